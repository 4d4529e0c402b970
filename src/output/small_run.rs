//! The run that tests of outputs speak about: two areas, a stage with a list, a stage of planned contacts.

use crate::analysis::{Findings, findings};
use crate::engine::Fact;
use crate::experiment::{self, Results, ScenarioResults};
use crate::measure::facts::{measures, staff_changed};
use crate::measure::small_model::{change, hire, parts, piece, stage};
use crate::model::{
    Assumption, Change, ChangeKind, Comparison, Count, Counted, Deadline, Delay, Destination, Hire,
    Language, Model, ModelParts, Moment, RoleId, RunPlan, Scenario, StageId, Study, Target, Timing,
    WorkerId,
};
use crate::random::Law;
use crate::time::{Day, SimTime, Term, TermUnit};

/// A study and what its runs measured.
pub(super) struct SmallRun {
    pub(super) study: Study,
    results: Results,
}

impl SmallRun {
    /// Runs the study of these scenarios on so many threads.
    pub(super) fn of(scenarios: &[&str], language: Language, threads: usize) -> Self {
        let study = study(scenarios, language);
        let results =
            experiment::run(&study, Some(threads), &|_| ()).expect("the small study runs");
        SmallRun { study, results }
    }

    /// The study with a second scenario in which one and a half fte is hired for research: decided on 1 January 2021,
    /// there on 1 April, gone on 1 October. Its runs are made of a few facts; in the second the half is never filled.
    pub(super) fn with_hire(language: Language) -> Self {
        let mut study = study(&["nu", "impuls"], language);
        let mut parts = busy();
        parts.changes = vec![one_and_a_half()];
        study.scenarios[1].model = Model::new(parts).expect("a right model");
        let runs = |scenario: &Scenario, facts: [Vec<(SimTime, Fact)>; 2]| ScenarioResults {
            runs: facts.map(|facts| measures(&scenario.model, facts)).to_vec(),
            twins: Vec::new(),
        };
        let hired = [true, false].map(facts_of_hire);
        let results = Results {
            scenarios: vec![
                runs(&study.scenarios[0], [vec![], vec![]]),
                runs(&study.scenarios[1], hired),
            ],
        };
        study.plan.replications = 2;
        SmallRun { study, results }
    }

    /// What was found.
    pub(super) fn findings(&self) -> Findings<'_> {
        findings(&self.study, &self.results)
    }
}

fn one_and_a_half() -> Change {
    let only_research = Hire {
        lag: Some(Delay::Months(3)),
        stages: Some(vec![StageId(1)]),
        ..hire(&[1.0, 0.5])
    };
    let (decided, until) = (Day::new(2021, 1, 1), Day::new(2021, 10, 1));
    change(decided, Some(until), ChangeKind::Hire(only_research))
}

fn facts_of_hire(half_is_filled: bool) -> Vec<(SimTime, Fact)> {
    let [decided, first, until] = [1, 4, 10].map(|month| Day::new(2021, month, 1).start());
    let mut facts = Vec::new();
    for (worker, fte, filled) in [(2, 1.0, true), (3, 0.5, half_is_filled)] {
        let worker = WorkerId(worker);
        facts.push((decided, Fact::PostDecided { worker, filled }));
        if filled {
            facts.push((first, staff_changed(worker, fte, fte)));
            facts.push((until, staff_changed(worker, 0.0, 0.0)));
        }
        facts.push((until, Fact::PostEnded { worker }));
    }
    facts
}

fn study(scenarios: &[&str], language: Language) -> Study {
    let scenario = |name: &&str| Scenario {
        name: name.to_string(),
        title: format!("scenario {name}"),
        settings: Vec::new(),
        model: Model::new(busy()).expect("a right model"),
        money: Default::default(),
        norms: Default::default(),
    };
    Study {
        usual: None,
        title: "Kleine studie".into(),
        region: Some("Overal".into()),
        language,
        scenarios: scenarios.iter().map(scenario).collect(),
        plan: RunPlan {
            replications: 12,
            replications_set_by: crate::model::SetBy::Study,
            seed: 7,
        },
        targets: [("none", Comparison::AtMost), ("never", Comparison::Above)]
            .map(target)
            .to_vec(),
        observed: Vec::new(),
        fit: Vec::new(),
        unknowns: crate::model::Unknowns::none(),
        assumptions: vec![Assumption {
            code: "U3".into(),
            key: "work.cv".into(),
            supposed: "0.7".into(),
            set_by: crate::model::SetBy::Default,
        }],
        fingerprint: "0123abcd".into(),
    }
}

/// On the cases that wait for the stage to which nobody comes.
fn target((name, comparison): (&str, Comparison)) -> Target {
    Target {
        name: name.into(),
        title: format!("target {name}"),
        counted: Counted::Cases(Count::Waiting(NEVER)),
        comparison,
        limit: 0.0,
        by: Day::new(2021, 7, 1),
    }
}

const MONITOR: StageId = StageId(2);
/// Nothing comes here: one case in a billion years.
const NEVER: StageId = StageId(3);

/// Triage and research of 33 hours a case, 365 cases a year: 97% of the 36 hours a day of the staff.
fn busy() -> ModelParts {
    let (start, from, until) = (
        Day::new(2020, 7, 1),
        Day::new(2020, 10, 15),
        Day::new(2022, 1, 1),
    );
    let mut parts = parts(2, start, from, until);
    parts.roles[0].cost_per_year = Some(80_000.0);
    parts.roles[0].title = "medewerker".into();
    parts.stages[0].title = "veiligheidsbeoordeling".into();
    parts.stages[1].title = "onderzoek".into();
    parts.stages[1].work = vec![piece(RoleId(0), 33.0)];
    parts.stages[1].work[0].hours = Law::exponential(33.0).expect("hours are a length");
    parts.stages[1].route.shares = vec![
        (Destination::Closed, 0.5),
        (Destination::Stage(MONITOR), 0.5 - 1e-12),
        (Destination::Stage(NEVER), 1e-12),
    ];
    parts.stages.push(stage("monitor", Destination::Closed));
    parts.stages[2].work = vec![contact_after(2), contact_after(6)];
    parts.stages.push(stage("never", Destination::Closed));
    parts.teams[0].stages.extend([MONITOR, NEVER]);
    parts.deadlines.push(Deadline {
        name: "contact".into(),
        title: "contact op tijd".into(),
        start: vec![Moment::Due(MONITOR)],
        stop: vec![Moment::Done(MONITOR)],
        term: Term::new(1, TermUnit::Weeks),
        legal: false,
        target: None,
    });
    parts
}

fn contact_after(months: u32) -> crate::model::Piece {
    let mut contact = piece(RoleId(0), 0.25);
    contact.timing = Timing {
        planned: Some(Delay::Months(months)),
        ..Timing::STRAIGHT
    };
    contact
}

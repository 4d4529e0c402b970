//! The run that tests of outputs speak about: two areas, a stage with a list, a stage of planned contacts.

use crate::analysis::{Findings, findings};
use crate::experiment::{self, Results};
use crate::measure::small_model::{parts, piece, stage};
use crate::model::{
    Assumption, Deadline, Delay, Destination, Language, Model, ModelParts, Moment, RoleId, RunPlan,
    Scenario, StageId, Study, Timing,
};
use crate::random::Law;
use crate::time::{Day, Term, TermUnit};

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

    /// What was found.
    pub(super) fn findings(&self) -> Findings<'_> {
        findings(&self.study, &self.results)
    }
}

fn study(scenarios: &[&str], language: Language) -> Study {
    let scenario = |name: &&str| Scenario {
        name: name.to_string(),
        title: format!("scenario {name}"),
        model: Model::new(busy()).expect("a right model"),
    };
    Study {
        title: "Kleine studie".into(),
        region: Some("Overal".into()),
        language,
        scenarios: scenarios.iter().map(scenario).collect(),
        plan: RunPlan {
            replications: 12,
            replications_set_by: crate::model::SetBy::Study,
            seed: 7,
        },
        observed: Vec::new(),
        assumptions: vec![Assumption {
            code: "U3".into(),
            key: "work.cv".into(),
            supposed: "0.7".into(),
        }],
        fingerprint: "0123abcd".into(),
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

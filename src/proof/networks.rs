//! Stages in a network: feedback, a partner who blocks, and case managers with a caseload.

use super::check::{Check, Section, Text};
use super::laboratory::{Laboratory, laboratory};
use super::long_run::LongRun;
use super::one_list::{in_hand, time, wait, waiting};
use crate::engine::EngineError;
use crate::experiment::ExperimentError;
use crate::model::StageId;
use crate::queueing::{BlockedTandem, CaseManager, Node, mean_time_in_network, stations};

const FIRST: StageId = StageId(0);
const SECOND: StageId = StageId(1);

type Outcome = Result<Section, ExperimentError<EngineError>>;

/// The tables of a study of two stages that send cases to each other and to themselves, without its arrivals.
pub const FEEDBACK: &str = r#"
[role.A]
hours_per_year = "always"
[role.B]
hours_per_year = "always"

[stage.first]
work = [ { role = "A", hours = 0.96 } ]
next = { first = 0.1, second = 0.5, closed = 0.4 }
[stage.second]
work = [ { role = "B", hours = 2.16 } ]
next = { first = 0.4, second = 0.1, closed = 0.5 }

[team.first]
staff  = { A = 1 }
stages = ["first"]
[team.second]
staff  = { B = 2 }
stages = ["second"]
"#;

/// Its arrivals, those of a Jackson network.
pub const FEEDBACK_ARRIVALS: &str = r#"
[arrivals.at-the-first]
to = "first"
rate = "10 per day"
[arrivals.at-the-second]
to = "second"
rate = "4 per day"
"#;

/// The network of [`FEEDBACK`] with its arrivals, in days.
pub fn feedback_nodes() -> [Node; 2] {
    [
        Node {
            outside_rate: 10.0,
            mean_service: 0.04,
            servers: 1,
            next: vec![0.1, 0.5],
        },
        Node {
            outside_rate: 4.0,
            mean_service: 0.09,
            servers: 2,
            next: vec![0.4, 0.1],
        },
    ]
}

/// An open Jackson network.
pub(super) fn feedback(runner: &Laboratory) -> Outcome {
    let model = laboratory(10, &format!("{FEEDBACK_ARRIVALS}{FEEDBACK}"));
    let (runs, tables) = runner.both(&model)?;
    let stations = stations(&feedback_nodes());
    let mut checks = Vec::new();
    for (stage, station) in [FIRST, SECOND].into_iter().zip(&stations) {
        let number = stage.index() + 1;
        checks.push(Check::of_runs(
            Text::new(
                format!("wachttijd bij dienst {number} (dagen)"),
                format!("wait at stage {number} (days)"),
            ),
            &runs,
            |run| run.mean_wait(stage),
            station.mean_wait(),
        ));
        checks.push(Check::of_runs(
            Text::new(
                format!("begonnen per dag bij dienst {number}, uit de tabellen"),
                format!("started a day at stage {number}, from the tables"),
            ),
            &tables,
            |table| table.started_per_day(stage),
            station.arrival_rate,
        ));
    }
    let theory = mean_time_in_network(&feedback_nodes());
    checks.push(Check::of_runs(
        time(),
        &runs,
        LongRun::mean_time_in_system,
        theory,
    ));
    Ok(Section {
        title: Text::new(
            "Twee diensten die zaken naar elkaar en terug sturen",
            "Two stages that send cases on and back",
        ),
        source: Text::alike("Jackson (1957); Gross et al., 4.2"),
        checks,
    })
}

/// The tables of a study of a worker who may hold one case, until the partner starts on it.
pub const TANDEM: &str = r#"
[arrivals.customers]
to = "first"
rate = "4.5 per day"

[role.A]
hours_per_year = "always"
[role.B]
hours_per_year = "always"

[stage.first]
owner = "A"
work  = [ { role = "A", hours = 2.4 } ]
next  = { second = 1.0 }
[stage.second]
keeps_owner = true
work        = [ { role = "B", hours = 2.4 } ]
next        = { closed = 1.0 }

[team.first]
staff    = { A = 1 }
stages   = ["first"]
caseload = 1
[team.partner]
external = true
staff    = { B = 1 }
stages   = ["second"]
"#;

/// A tandem without room between its servers.
pub(super) fn blocked(runner: &Laboratory) -> Outcome {
    let theory = BlockedTandem {
        arrival_rate: 4.5,
        mean_services: [0.1, 0.1],
    }
    .means();
    let model = laboratory(22, TANDEM);
    let runs = runner.listen(&model, Laboratory::REPLICATIONS, || LongRun::new(&model))?;
    let blocked = Text::new(
        "deel van de tijd dat de medewerker vastzit aan een volle partner",
        "share of time the worker is held up by a full partner",
    );
    Ok(Section {
        title: Text::new(
            "Overdracht aan een partner die vol kan zitten",
            "Hand-over to a partner who may be full",
        ),
        source: Text::new(
            "Hunt (1956); Avi-Itzhak & Yadin (1965); de Markovketen daarvan, opgelost",
            "Hunt (1956); Avi-Itzhak & Yadin (1965); their Markov chain, solved",
        ),
        checks: vec![
            Check::of_runs(wait(), &runs, |run| run.mean_wait(FIRST), theory.mean_wait),
            Check::of_runs(
                time(),
                &runs,
                LongRun::mean_time_in_system,
                theory.mean_time_in_system,
            ),
            // What waits for the partner is what the worker still holds.
            Check::of_runs(
                blocked,
                &runs,
                |run| run.mean_waiting(SECOND),
                theory.first_blocked,
            ),
        ],
    })
}

const CASE_MANAGERS: &str = r#"
[arrivals.cases]
to = "stage"
rate = "6 per day"

[role.MW]
hours_per_year = "always"

[stage.stage]
owner = "MW"
work = [
  { role = "MW", hours = 2.4 },
  { role = "MW", hours = 2.4, wait = { mean = "4.8 hours", law = "exponential" } },
]
next = { closed = 1.0 }

[team.managers]
staff    = { MW = 2 }
stages   = ["stage"]
caseload = 3
"#;

/// Two owners of at most three cases, each in two pieces of work with an external wait between.
pub(super) fn case_managers(runner: &Laboratory) -> Outcome {
    let chain = CaseManager {
        arrival_rate: 6.0,
        slices: 2,
        mean_slice: 0.1,
        mean_external_wait: 0.2,
        caseload: 3,
        workers: 2,
    };
    let theory = chain.means();
    let model = laboratory(19, CASE_MANAGERS);
    let runs = runner.listen(&model, Laboratory::REPLICATIONS, || LongRun::new(&model))?;
    Ok(Section {
        title: Text::new(
            "Twee medewerkers met elk ten hoogste drie eigen zaken",
            "Two workers with at most three cases of their own",
        ),
        source: Text::new(
            "Campello, Ingolfsson & Shumsky (2017); de Markovketen daarvan, opgelost",
            "Campello, Ingolfsson & Shumsky (2017); their Markov chain, solved",
        ),
        checks: vec![
            Check::of_runs(wait(), &runs, |run| run.mean_wait(FIRST), theory.mean_wait),
            Check::of_runs(
                time(),
                &runs,
                LongRun::mean_time_in_system,
                theory.mean_time_in_system,
            ),
            Check::of_runs(
                waiting(),
                &runs,
                |run| run.mean_waiting(FIRST),
                theory.mean_waiting,
            ),
            Check::of_runs(
                in_hand(),
                &runs,
                |run| run.mean_in_hand(FIRST),
                theory.mean_in_hand,
            ),
        ],
    })
}

//! The program against itself: nothing is lost, threads change nothing, a scenario meets the same cases.

use super::check::{Check, Section, Text};
use super::laboratory::{Laboratory, laboratory_in, one_station, study};
use super::networks::FEEDBACK;
use crate::engine::{EngineError, Fact, Observer};
use crate::experiment::{self, ExperimentError};
use crate::measure::{Collector, Periods, RunMeasures, Scope, StockMeasure, stock_dates};
use crate::model::{Model, StageId};
use crate::time::{SimTime, Span};

type Outcome = Result<Section, ExperimentError<EngineError>>;

/// Hears how many cases are in the system, and how long each was.
struct Little {
    /// Until when the area is known.
    known_until: SimTime,
    number: i64,
    /// The number in the system, held over time.
    area: i64,
    /// The time in the system, over all cases that are closed.
    times: Span,
}

impl Little {
    fn new(model: &Model) -> Self {
        Little {
            known_until: model.start().start(),
            number: 0,
            area: 0,
            times: Span::ZERO,
        }
    }

    fn changes_by(&mut self, at: SimTime, change: i64) {
        self.area += self.number * (at - self.known_until).seconds();
        self.known_until = at;
        self.number += change;
    }

    /// Is everybody gone, and were as many seconds spent by the cases as the list says?
    fn holds(&self) -> bool {
        self.number == 0 && self.area > 0 && self.area == self.times.seconds()
    }
}

impl Observer for Little {
    fn record(&mut self, at: SimTime, fact: Fact) {
        match fact {
            Fact::CaseArrived { .. } => self.changes_by(at, 1),
            Fact::CaseClosed { received_at, .. } => {
                self.changes_by(at, -1);
                self.times += at - received_at;
            }
            _ => {}
        }
    }
}

/// Arrivals stop half-way, so that everybody is gone at the end.
const ARRIVALS: &str = r#"
[arrivals.at-the-first]
to = "first"
rate = [ { from = 2021-01-01, value = "10 per day" }, { from = 2022-01-01, value = "0 per day" } ]
[arrivals.at-the-second]
to = "second"
rate = [ { from = 2021-01-01, value = "4 per day" }, { from = 2022-01-01, value = "0 per day" } ]
"#;

/// Little's law run by run, to the second; and whoever enters a stage leaves it or is still there.
pub(super) fn conservation(runner: &Laboratory) -> Outcome {
    const RUNS: u32 = 20;
    let period = |until| format!("from = 2021-01-01\nuntil = {until}");
    let tables = format!("{ARRIVALS}{FEEDBACK}");
    let emptied = laboratory_in(&period("2022-07-01"), "\"always\"", &tables);
    let runs = runner.listen(&emptied, RUNS, || Little::new(&emptied))?;
    let littles = runs.iter().filter(|run| run.holds()).count();
    let broken_off = laboratory_in(&period("2021-10-01"), "\"always\"", &tables);
    let runs = runner.listen(&broken_off, RUNS, || Collector::new(&broken_off))?;
    let kept = |run: Collector<'_>| nothing_is_lost(&broken_off, &run.finish());
    let whole = runs
        .into_iter()
        .filter_map(|run| kept(run).then_some(()))
        .count();
    Ok(Section {
        title: Text::new("Niets gaat verloren", "Nothing is lost"),
        source: Text::new(
            "Wet van Little (1961) in elke run tot op de seconde: aantal × tijd = som van de doorlooptijden",
            "Little's law (1961) in every run to the second: number × time = sum of the times in system",
        ),
        checks: vec![
            Check::exact(
                Text::new(
                    "runs waarin de wet van Little precies geldt",
                    "runs in which Little's law holds exactly",
                ),
                littles,
                RUNS,
            ),
            Check::exact(
                Text::new(
                    "runs waarin in elke dienst geldt: instroom = uitstroom + wachtend + in behandeling",
                    "runs in which for each stage: entered = completed + waiting + in hand",
                ),
                whole,
                RUNS,
            ),
        ],
    })
}

/// Of a run that was started empty.
fn nothing_is_lost(model: &Model, measures: &RunMeasures) -> bool {
    let periods = Periods::of(model);
    let last = stock_dates(model).len() - 1;
    (0..model.stages().len()).map(StageId::from).all(|stage| {
        let flow = measures.flow(Scope::All, stage, periods.whole());
        let open = |of| measures.stock(Scope::All, stage, of, last);
        let there: u32 = StockMeasure::ALL.into_iter().map(open).sum();
        flow.entered > 0 && flow.entered == flow.completed + there
    })
}

/// One team and a scenario with one worker more.
fn small_study() -> String {
    let station = one_station("rate = \"20 per day\"\ndispersion = 1.5", "2.4", 2);
    format!(
        r#"
[period]
from  = 2021-01-01
until = 2022-01-01

[runs]
replications = 16

[calendar.work]
hours  = "always"
closed = "none"

[work]
law = "lognormal"
cv  = 0.7
{station}
[scenario.one-more.set]
team.servers.staff.S = 3
"#
    )
}

/// One thread and several give the same results.
pub(super) fn threads(_: &Laboratory) -> Outcome {
    let study = study(&small_study(), &[]);
    let on = |threads| experiment::run(&study, Some(threads), &|_| ());
    let (alone, together) = (on(1)?, on(3)?);
    let runs = study.plan.replications as usize;
    let same = alone.scenarios.iter().zip(&together.scenarios);
    let same = same.flat_map(|(one, other)| one.runs.iter().zip(&other.runs));
    let equal = same.filter(|(one, other)| one == other).count();
    Ok(Section {
        title: Text::new(
            "Hetzelfde op elk aantal processors",
            "The same on any number of processors",
        ),
        source: Text::new(
            "Dezelfde studie op één en op drie threads",
            "The same study on one and on three threads",
        ),
        checks: vec![Check::exact(
            Text::new("gelijke runs", "runs that are equal"),
            equal,
            runs * study.scenarios.len(),
        )],
    })
}

/// Baseline and scenario meet the same cases at the same instants with the same work; only what is done with them differs.
pub(super) fn common_numbers(runner: &Laboratory) -> Outcome {
    const RUNS: u32 = 16;
    let study = study(&small_study(), &[]);
    let met = |scenario: usize| {
        let model = &study.scenarios[scenario].model;
        runner.listen(model, RUNS, Arrivals::default)
    };
    let (baseline, more) = (met(0)?, met(1)?);
    let pairs = || baseline.iter().zip(&more);
    let arrivals = pairs().filter(|(one, other)| one.at == other.at).count();
    let sooner = pairs()
        .filter(|(one, other)| other.closed > one.closed)
        .count();
    Ok(Section {
        title: Text::new(
            "Scenario's beleven hetzelfde toeval",
            "Scenarios meet the same chance",
        ),
        source: Text::new(
            "Gemeenschappelijke toevalsgetallen: een medewerker erbij verandert niet wie er komt",
            "Common random numbers: one worker more does not change who comes",
        ),
        checks: vec![
            Check::exact(
                Text::new(
                    "runs met dezelfde meldingen op dezelfde seconden",
                    "runs with the same reports at the same seconds",
                ),
                arrivals,
                RUNS,
            ),
            Check::exact(
                Text::new(
                    "runs waarin de medewerker erbij meer zaken afrondt",
                    "runs in which one worker more completes more cases",
                ),
                sooner,
                RUNS,
            ),
        ],
    })
}

/// Hears when cases come, and how many go.
#[derive(Default)]
struct Arrivals {
    at: Vec<(SimTime, bool)>,
    closed: u32,
}

impl Observer for Arrivals {
    fn record(&mut self, at: SimTime, fact: Fact) {
        match fact {
            Fact::CaseArrived { urgent, .. } => self.at.push((at, urgent)),
            Fact::CaseClosed { .. } => self.closed += 1,
            _ => {}
        }
    }
}

//! A scenario beside its baseline: twelve servers beside eleven, with the same customers.

use super::laboratory::one_station;
use doorstroom::analysis::{Compared, ComparisonRow, findings};
use doorstroom::config;
use doorstroom::experiment::{self, Results, ScenarioResults};
use doorstroom::measure::{DurationMeasure, PeriodKind, Periods, Scope};
use doorstroom::model::{StageId, Study};
use doorstroom::queueing::Station;
use doorstroom::stats::{ConfidenceLevel, Paired};

const STATION: StageId = StageId(0);
const REPLICATIONS: usize = 40;
/// Fisher and Yates, Statistical Tables, table III: 95%, 39 degrees of freedom.
const STUDENT: f64 = 2.023;

/// M/M/c with fifty customers a day who take 4.8 hours: ten erlang.
fn station(servers: u32) -> Station {
    Station {
        arrival_rate: 50.0,
        mean_service: 0.2,
        servers,
    }
}

fn eleven_and_twelve() -> Study {
    let station = one_station("rate = \"50 per day\"", "4.8", 11);
    let text = format!(
        r#"
[period]
warm_up = 2021-01-01
from    = 2022-01-01
until   = 2025-01-01

[runs]
replications = {REPLICATIONS}

[calendar.work]
hours  = "always"
closed = "none"

[calendar.legal]
holidays = "none"

[work]
law = "exponential"
{station}
[scenario.twelve.set]
team.servers.staff.S = 12
"#
    );
    config::parse("theory.toml", &text).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The difference in wait is that of Erlang, and less uncertain than with customers of their own: the variance of the
/// differences is well below the sum of the variances. It is not when each run is set beside another future of the
/// scenario.
#[test]
fn the_same_customers_make_the_difference_sharper() {
    let study = eleven_and_twelve();
    let results = experiment::run(&study, Some(2), &|_| ()).expect("the study runs");
    let found = findings(&study, &results);
    let wait = Compared::MeanDays(STATION, DurationMeasure::Wait);
    let is_wait = |row: &&ComparisonRow| {
        (row.scope, row.compared, row.period.kind()) == (Scope::All, wait, PeriodKind::All)
    };
    let row = found.scenarios[1].comparisons.iter().find(is_wait);
    let row = row.expect("a row");
    let paired = row.values.expect("customers waited");

    let theory = station(12).mean_wait() - station(11).mean_wait();
    let difference = paired.difference();
    let standard_error = difference.half_width().expect("an interval") / STUDENT;
    assert!(
        standard_error < 0.05 * theory.abs(),
        "{standard_error} of {theory}"
    );
    let distance = (difference.mean() - theory) / standard_error;
    assert!(
        distance.abs() < 3.5,
        "{} is not {theory}: {distance}",
        difference.mean()
    );
    // In every future a server more serves the same customers sooner.
    assert_eq!(row.chance_better(), Some(1.0));

    let ratio = variance_ratio(&paired);
    assert!(ratio < 0.6, "{ratio}");
    let others = variance_ratio(&beside_another_future(&study, &results));
    assert!((0.7..1.4).contains(&others), "{others}");
}

/// The variance of the differences over the sum of the variances.
fn variance_ratio(paired: &Paired) -> f64 {
    let ratio = 1.0 - paired.narrower().expect("waits that vary");
    ratio * ratio
}

/// Each run of the baseline beside the next run of the scenario.
fn beside_another_future(study: &Study, results: &Results) -> Paired {
    let periods = Periods::of(&study.scenarios[0].model);
    let waits = |results: &ScenarioResults| -> Vec<f64> {
        let wait = DurationMeasure::Wait;
        let runs = results.runs.iter();
        let durations = runs.map(|run| run.durations(Scope::All, STATION, wait, periods.whole()));
        durations.map(|days| days.expect("waits").mean).collect()
    };
    let [eleven, twelve] = [0, 1].map(|scenario| waits(&results.scenarios[scenario]));
    let others = twelve.iter().cycle().skip(1);
    let pairs: Vec<(f64, f64)> = eleven.into_iter().zip(others.copied()).collect();
    Paired::of(&pairs, ConfidenceLevel::NINETY_FIVE).expect("pairs")
}

//! Numbers that were planted in a queue with known answers are found again from what would be observed of it.

use std::collections::BTreeMap;

use doorstroom::analysis::{self, Fit};
use doorstroom::config::Template;
use doorstroom::experiment::{self, Fitted};
use doorstroom::model::Study;

/// Two queues with one server each, of which only the first is observed.
const STUDY: &str = r#"
[period]
from  = 2021-01-01
until = 2022-01-01

[calendar.work]
hours  = "always"
closed = "none"
[calendar.legal]
holidays = "none"

[arrivals.reports]
to   = "triage"
rate = "7 per day"
[arrivals.other]
to   = "research"
rate = "1 per day"

[role.T]
hours_per_year = "always"

[work]
law = "exponential"

[stage.triage]
work = [ { role = "T", hours = 1.2 } ]
next = { closed = 1.0 }
[stage.research]
work = [ { role = "T", hours = 2.0 } ]
next = { closed = 1.0 }

[team.triage]
staff  = { T = 1 }
stages = ["triage"]
[team.research]
staff  = { T = 1 }
stages = ["research"]

[[fit]]
key   = "arrivals.reports.rate"
range = [6, 10]
[[fit]]
key   = "stage.triage.work[0].hours"
range = [1, 2]
[[fit]]
key   = "stage.research.work[0].hours"
range = [1, 3]
"#;

/// What M/M/1 gives in 2021 with 8 reports a day and 1.5 hours of work, so 16 a day when busy: 8 × 365 reports; the time in the
/// stage is exponential with rate 16 - 8 a day, so that nine in ten take at most ln(10) / 8 days = 6.9078 hours and half
/// ln(2) / 8 days = 2.0794 hours.
const OBSERVED: &str = r#"
[[observed]]
measure = "received"
of      = "reports"
from    = 2021-01-01
until   = 2022-01-01
value   = 2920

[[observed]]
measure  = "stage"
of       = "triage"
quantile = 0.9
from     = 2021-01-01
until    = 2022-01-01
value    = "6.9078 hours"

[[observed]]
measure  = "stage"
of       = "triage"
quantile = 0.5
from     = 2021-01-01
until    = 2022-01-01
value    = "2.0794 hours"
"#;

const REPLICATIONS: u32 = 20;

fn template() -> Template {
    Template::new("x.toml", &format!("{STUDY}{OBSERVED}"))
}

fn read(template: &Template, settings: &[(&str, f64)]) -> Study {
    let study = template.with(settings);
    let mut study = study.unwrap_or_else(|problems| panic!("{problems}"));
    study.plan.replications = REPLICATIONS;
    study
}

fn simulated(study: &Study) -> Vec<Vec<Option<f64>>> {
    experiment::observe(study, None, &|_| ()).unwrap_or_else(|error| panic!("{error}"))
}

fn fitted() -> Fitted {
    let template = template();
    let study = read(&template, &[]);
    let keys = study.fit.iter().map(|free| free.key.as_str());
    let keys: Vec<&str> = keys.collect();
    let runs_with = |values: &[f64]| -> Result<_, std::convert::Infallible> {
        let settings: Vec<(&str, f64)> = keys.iter().copied().zip(values.iter().copied()).collect();
        Ok(simulated(&read(&template, &settings)))
    };
    let Ok(fitted) = experiment::fit(&study.fit, &study.observed, REPLICATIONS, runs_with);
    fitted
}

#[test]
fn planted_numbers_lie_in_the_region_and_what_is_not_observed_is_flat() {
    let fitted = fitted();
    let keys = fitted.keys.iter();
    let keys: BTreeMap<&str, _> = keys.map(|key| (key.free.key.as_str(), key)).collect();
    for (name, planted, near) in [
        ("arrivals.reports.rate", 8.0, 0.2),
        ("stage.triage.work[0].hours", 1.5, 0.05),
    ] {
        let key = keys[name];
        assert!(key.low < planted && planted < key.high, "{key:?}");
        assert!((key.best - planted).abs() < near, "{key:?}");
        assert!(!key.is_flat() && !key.is_at_an_end(), "{key:?}");
    }
    let unseen = keys["stage.research.work[0].hours"];
    assert!(unseen.is_flat(), "{unseen:?}");
}

/// With the planted numbers the observations lie in the range, with those that are written they do not: 7 × 365 is 2555, and the
/// rate of leaving 20 - 7 instead of 8.
#[test]
fn the_planted_study_fits_and_the_written_one_does_not() {
    let template = template();
    let planted = read(
        &template,
        &[
            ("arrivals.reports.rate", 8.0),
            ("stage.triage.work[0].hours", 1.5),
        ],
    );
    let found = analysis::backtest(&planted, &simulated(&planted));
    assert!(
        found.rows.iter().all(|row| row.fit == Fit::Fits),
        "{found:?}"
    );
    assert!(!found.coverage.fails());
    let written = read(&template, &[]);
    let found = analysis::backtest(&written, &simulated(&written));
    assert!(
        found.rows.iter().all(|row| row.fit == Fit::TooLow),
        "{found:?}"
    );
    assert!(found.coverage.fails());
}

//! Laboratory studies and their replications.

use std::ops::Range;
use std::thread;

use crate::queueing::agreement::assert_agrees;
use doorstroom::config;
use doorstroom::engine::{Observer, simulate};
use doorstroom::model::Model;
use doorstroom::random::Streams;

/// Replications of every case with a warm-up.
pub(super) const REPLICATIONS: u64 = 32;
const SEED: u64 = 1;

/// Always open, started empty, a year of warm-up and then `years` that count; work is exponential unless the
/// `tables` say otherwise.
pub(super) fn laboratory(years: u32, tables: &str) -> Model {
    let until = 2022 + years;
    laboratory_in(
        &format!("warm_up = 2021-01-01\nfrom = 2022-01-01\nuntil = {until}-01-01"),
        "\"always\"",
        tables,
    )
}

/// As [`laboratory`], in a period and with opening hours of its own.
pub(super) fn laboratory_in(period: &str, hours: &str, tables: &str) -> Model {
    let text = format!(
        r#"
[period]
{period}

[calendar.work]
hours  = {hours}
closed = "none"

[calendar.legal]
holidays = "none"

[work]
law = "exponential"
{tables}"#
    );
    let study = config::parse("theory.toml", &text).unwrap_or_else(|problems| panic!("{problems}"));
    let [baseline] = <[_; 1]>::try_from(study.scenarios).expect("only a baseline");
    baseline.model
}

/// One list and equal servers: stage 0. The `arrivals` are keys of a study, the `hours` a law of work.
pub(super) fn one_station(arrivals: &str, hours: &str, servers: u32) -> String {
    format!(
        r#"
[arrivals.customers]
to = "station"
{arrivals}

[role.S]
hours_per_year = "always"

[stage.station]
work = [ {{ role = "S", hours = {hours} }} ]
next = {{ closed = 1.0 }}

[team.servers]
staff  = {{ S = {servers} }}
stages = ["station"]
"#
    )
}

/// What each of `replications` runs told an observer of its own; two runs at a time.
pub(super) fn replicate<O: Observer + Send>(
    model: &Model,
    replications: u64,
    observer: impl Fn() -> O + Sync,
) -> Vec<O> {
    let runs = |numbers: Range<u64>| -> Vec<O> {
        let run = |number| {
            let mut observer = observer();
            simulate(model, Streams::new(SEED, number), &mut observer)
                .unwrap_or_else(|error| panic!("{error}"));
            observer
        };
        numbers.map(run).collect()
    };
    let half = replications / 2;
    thread::scope(|scope| {
        let later = scope.spawn(|| runs(half..replications));
        let mut all = runs(0..half);
        all.extend(later.join().expect("the later half has run"));
        all
    })
}

/// Fails unless what is read from the runs agrees with `theory`.
#[track_caller]
pub(super) fn assert_mean<R>(name: &str, runs: &[R], of: impl Fn(&R) -> f64, theory: f64) {
    let values: Vec<f64> = runs.iter().map(of).collect();
    assert_agrees(name, &values, theory);
}

//! Laboratory studies and their replications.

use std::ops::Range;
use std::thread;

use crate::agreement::assert_agrees;
use doorstroom::engine::{Observer, simulate};
use doorstroom::measure::Collector;
use doorstroom::model::Model;
use doorstroom::proof::{LongRun, Tables};
pub(super) use doorstroom::proof::{laboratory, laboratory_in, one_station};
use doorstroom::random::Streams;

/// Replications of every case with a warm-up.
pub(super) const REPLICATIONS: u64 = 32;
const SEED: u64 = 1;

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

/// The same runs twice: as the facts tell them, and as the tables do.
pub(super) fn long_runs_and_tables(model: &Model) -> (Vec<LongRun>, Vec<Tables<'_>>) {
    let runs = replicate(model, REPLICATIONS, || {
        (LongRun::new(model), Collector::new(model))
    });
    let runs = runs.into_iter();
    runs.map(|(run, collector)| (run, Tables::new(model, collector)))
        .unzip()
}

//! The engine beside a bare loop, in one run, so that their ratio can be read whatever the machine is doing.
//!
//! An event is an arrival, a planned moment or an end of work; external waits and the opening of the calendar come
//! on top and are not counted. Before anything is timed, both programs have to give Erlang's mean wait for
//! triage and the same number of events: a ratio of two programs that do different work says nothing.

mod bare_loop;

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput};
use doorstroom::config;
use doorstroom::engine::{Fact, Observer, simulate};
use doorstroom::measure::{Collector, RunMeasures};
use doorstroom::model::{Model, StageId};
use doorstroom::random::Streams;
use doorstroom::time::{DAY, SimTime};

use bare_loop::Outcome;

/// Runs of each program that are compared before anything is timed.
const COMPARED: u64 = 40;
const SEED: u64 = 1;

fn main() {
    let laboratory = study("laboratory");
    check_agreement(&laboratory);
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("events");
    group.throughput(Throughput::Elements(bare_loop::run(SEED).events));
    group.bench_function("bare loop", |bencher| {
        bencher.iter(|| bare_loop::run(black_box(SEED)))
    });
    let region = study("gooi-en-vechtstreek");
    for (name, model) in [
        ("engine on laboratory", laboratory),
        ("engine on Gooi en Vechtstreek", region),
    ] {
        group.throughput(Throughput::Elements(counted(&model, 0).events));
        group.bench_function(name, |bencher| bencher.iter(|| run(black_box(&model))));
    }
    group.finish();
    criterion.final_summary();
}

/// The model of a study that comes with the program.
fn study(name: &str) -> Model {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("configs");
    let study = config::load(&folder.join(format!("{name}.toml")));
    let mut study = study.unwrap_or_else(|problems| panic!("{problems}"));
    study.scenarios.swap_remove(0).model
}

/// One run as the program does it: every measure is taken.
fn run(model: &Model) -> RunMeasures {
    let mut collector = Collector::new(model);
    simulate(model, Streams::new(SEED, 0), &mut collector).expect("the model can be simulated");
    collector.finish()
}

/// Both programs simulate the laboratory: same wait, same work.
fn check_agreement(laboratory: &Model) {
    let bare = total((0..COMPARED).map(bare_loop::run));
    let engine = total((0..COMPARED).map(|replication| counted(laboratory, replication)));
    let theory = erlang_mean_wait();
    for (program, outcome) in [("bare loop", bare), ("engine", engine)] {
        let wait = outcome.triage_wait as f64 / outcome.triages as f64 / DAY as f64;
        let is_near = (wait / theory - 1.0).abs() < 0.05;
        assert!(
            is_near,
            "{program}: cases wait {wait:.4} days for triage, Erlang says {theory:.4}"
        );
    }
    let ratio = engine.events as f64 / bare.events as f64;
    assert!(
        (ratio - 1.0).abs() < 0.02,
        "{} events in the engine, {} in the bare loop",
        engine.events,
        bare.events
    );
}

/// Days that a case waits for triage on average, by Erlang's delay formula.
fn erlang_mean_wait() -> f64 {
    let workers = f64::from(bare_loop::TRIAGE_WORKERS);
    let load = bare_loop::ARRIVALS_PER_DAY * bare_loop::TRIAGE_DAYS;
    let loss = (1..=bare_loop::TRIAGE_WORKERS).fold(1.0, |loss, workers| {
        load * loss / (f64::from(workers) + load * loss)
    });
    let delay = workers * loss / (workers - load * (1.0 - loss));
    delay / (workers / bare_loop::TRIAGE_DAYS - bare_loop::ARRIVALS_PER_DAY)
}

fn total(outcomes: impl Iterator<Item = Outcome>) -> Outcome {
    outcomes.fold(Outcome::default(), |sum, outcome| Outcome {
        events: sum.events + outcome.events,
        triages: sum.triages + outcome.triages,
        triage_wait: sum.triage_wait + outcome.triage_wait,
    })
}

/// What one run of the engine comes to, counted as the bare loop counts.
fn counted(model: &Model, replication: u64) -> Outcome {
    let mut counter = Counter {
        model,
        outcome: Outcome::default(),
    };
    simulate(model, Streams::new(SEED, replication), &mut counter)
        .expect("the model can be simulated");
    counter.outcome
}

struct Counter<'a> {
    model: &'a Model,
    outcome: Outcome,
}

impl Counter<'_> {
    /// Planned moments that a case that enters `stage` now will see before the end, of work that every case needs.
    fn moments_to_come(&self, now: SimTime, stage: StageId) -> u64 {
        let needed = self
            .model
            .stage(stage)
            .work
            .iter()
            .filter(|piece| piece.share >= 1.0);
        let planned = needed.filter_map(|piece| piece.timing.planned.as_ref());
        let ends = planned.filter_map(|delay| delay.fixed_end(now, self.model.work_calendar()));
        ends.filter(|&at| at < self.model.end()).count() as u64
    }
}

impl Observer for Counter<'_> {
    fn record(&mut self, at: SimTime, fact: Fact) {
        match fact {
            Fact::CaseArrived { .. } | Fact::WorkEnded { .. } => self.outcome.events += 1,
            Fact::StageEntered { stage, .. } => {
                self.outcome.events += self.moments_to_come(at, stage)
            }
            Fact::StageStarted {
                stage: StageId(0),
                entered_at,
                ..
            } => {
                self.outcome.triages += 1;
                self.outcome.triage_wait += (at - entered_at).seconds() as u64;
            }
            _ => {}
        }
    }
}

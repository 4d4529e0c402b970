//! `MemoryNeeded`: what an experiment takes, known before it starts.

use crate::measure::{bytes_of_run, bytes_while_running};
use crate::model::{ChangeKind, Model, Source, Study};

/// How much memory an experiment takes, in bytes: an estimate from above.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MemoryNeeded {
    /// For the results of all runs, which are kept until the end.
    pub results: u64,
    /// For the runs that go on at once, one on each thread.
    pub running: u64,
}

impl MemoryNeeded {
    /// All of it.
    pub const fn total(self) -> u64 {
        self.results.saturating_add(self.running)
    }

    /// How many replications fit within so many bytes; none when not even one does.
    pub fn replications_within(self, limit: u64, replications: u32) -> u32 {
        let left = limit.saturating_sub(self.running) as f64;
        let share = left / (self.results.max(1)) as f64;
        (share * f64::from(replications)).min(f64::from(replications)) as u32
    }
}

/// What [`run`](super::run()) takes for a study on so many threads: the results of every replication of every scenario and
/// of the twins of those, and on each thread a run of the scenario with most cases, twice the expected number of them.
pub fn memory_needed(study: &Study, threads: usize) -> MemoryNeeded {
    let replications = study.plan.replications;
    let runs = u64::from(replications) + u64::from(study.unknowns.twins(replications));
    let models = || study.scenarios.iter().map(|scenario| &scenario.model);
    let each: u64 = models().map(bytes_of_run).sum();
    MemoryNeeded {
        results: each.saturating_mul(runs),
        running: on_threads(threads, models()),
    }
}

/// What [`observe`](super::observe()) takes for a study on so many threads: of each run of the baseline only the numbers that
/// were also measured in reality are kept.
pub fn memory_to_observe(study: &Study, threads: usize) -> MemoryNeeded {
    let kept = (size_of::<Vec<f64>>() + study.observed.len() * size_of::<Option<f64>>()) as u64;
    let baseline = study.scenarios.iter().take(1);
    MemoryNeeded {
        results: kept.saturating_mul(study.plan.replications.into()),
        running: on_threads(threads, baseline.map(|scenario| &scenario.model)),
    }
}

/// Of the runs that go on at once.
fn on_threads<'m>(threads: usize, models: impl Iterator<Item = &'m Model>) -> u64 {
    let running = models.map(|model| bytes_while_running(model, 2.0 * expected_cases(model)));
    (threads as u64).saturating_mul(running.max().unwrap_or(0))
}

/// Of a whole run, those that are open at its start included.
fn expected_cases(model: &Model) -> f64 {
    let arriving =
        model
            .streams()
            .iter()
            .enumerate()
            .map(|(number, stream)| match &stream.source {
                Source::Replay(arrivals) => arrivals.len() as f64,
                _ => model.daily_means(number.into()).iter().sum(),
            });
    let growth = model.changes().iter().map(|change| match change.kind {
        ChangeKind::Inflow { factor, .. } => factor.max(1.0),
        _ => 1.0,
    });
    arriving.sum::<f64>() * growth.product::<f64>() + model.opening().len() as f64
}

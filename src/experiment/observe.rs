//! Runs the baseline of a study where only what was measured in reality is asked of it.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::error::ExperimentError;
use super::parallel::in_parallel;
use super::runner::Progress;
use crate::engine::{self, EngineError};
use crate::measure::Counterparts;
use crate::model::{Scenario, Study};
use crate::random::Streams;

/// Runs every replication of the baseline and gives, by replication, the simulated numbers in the order of the
/// observations of the study; `None` where a run had no case to take a share or a quantile of.
///
/// Replications meet the same chance as those of [`run`](super::run()), and do not depend on the number of threads.
///
/// # Errors
/// When a run fails, or the threads cannot be started. All runs are tried; one failure is told.
pub fn observe(
    study: &Study,
    threads: Option<usize>,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Vec<Vec<Option<f64>>>, ExperimentError<EngineError>> {
    let Some(baseline) = study.scenarios.first() else {
        return Ok(Vec::new());
    };
    let total = study.plan.replications as usize;
    let done = AtomicUsize::new(0);
    let run = |number: usize| {
        let outcome = replicate(study, baseline, number);
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        progress(Progress { done, total });
        outcome
    };
    let outcomes = in_parallel(threads, total, run)?;
    outcomes.into_iter().collect()
}

/// One run: a model, its chance, and what it has where reality was measured.
fn replicate(
    study: &Study,
    baseline: &Scenario,
    number: usize,
) -> Result<Vec<Option<f64>>, ExperimentError<EngineError>> {
    let streams = Streams::new(study.plan.seed, number as u64);
    let mut counterparts = Counterparts::of(&study.observed);
    engine::simulate(&baseline.model, streams, &mut counterparts).map_err(|reason| {
        ExperimentError::Run {
            scenario: baseline.name.clone(),
            replication: number as u32,
            reason,
        }
    })?;
    Ok(counterparts.finish())
}

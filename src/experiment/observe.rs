//! Runs the baseline of a study where only what was measured in reality is asked of it.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::drawn::{Luck, drawn};
use super::error::ExperimentError;
use super::parallel::Pool;
use super::runner::Progress;
use crate::engine::{self, EngineError};
use crate::measure::Counterparts;
use crate::model::Study;

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
    if study.scenarios.is_empty() {
        return Ok(Vec::new());
    }
    let replications = study.plan.replications;
    let total = replications as usize;
    let done = AtomicUsize::new(0);
    let run = |replication: u32| {
        let outcome = replicate(study, replication);
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        progress(Progress { done, total });
        outcome
    };
    let outcomes = Pool::new(threads)?.each(0..replications, run);
    outcomes.into_iter().collect()
}

/// One run: a model, its chance, and what it has where reality was measured.
fn replicate(
    study: &Study,
    replication: u32,
) -> Result<Vec<Option<f64>>, ExperimentError<EngineError>> {
    let streams = Luck::Own.streams(study.plan.seed, replication);
    let scenarios = drawn(study, replication)?;
    let baseline = &scenarios[0];
    let mut counterparts = Counterparts::of(&study.observed);
    engine::simulate(&baseline.model, streams, &mut counterparts).map_err(|reason| {
        ExperimentError::Run {
            scenario: baseline.name.clone(),
            replication,
            reason,
        }
    })?;
    Ok(counterparts.finish())
}

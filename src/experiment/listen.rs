//! Runs one model again and again for listeners of one's own.

use super::error::ExperimentError;
use super::parallel::Pool;
use crate::engine::{self, EngineError, Observer};
use crate::model::Model;
use crate::random::Streams;

/// What each of `replications` runs of a model told an observer of its own, in the order of replications; the same on any
/// number of threads, and with the same chance as in [`run`](super::run()).
///
/// # Errors
/// When a run fails, or the threads cannot be started. All runs are tried; one failure is told, of the scenario `name`.
pub fn listen<O: Observer + Send>(
    name: &str,
    model: &Model,
    seed: u64,
    replications: u32,
    threads: Option<usize>,
    observer: impl Fn() -> O + Sync + Send,
) -> Result<Vec<O>, ExperimentError<EngineError>> {
    let run = |replication: u32| {
        let mut observer = observer();
        let streams = Streams::new(seed, u64::from(replication));
        let outcome = engine::simulate(model, streams, &mut observer);
        outcome
            .map(|()| observer)
            .map_err(|reason| ExperimentError::Run {
                scenario: name.to_owned(),
                replication,
                reason,
            })
    };
    let outcomes = Pool::new(threads)?.each(0..replications, run);
    outcomes.into_iter().collect()
}

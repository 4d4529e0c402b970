//! `Pool`: work that is spread over threads.

use std::ops::Range;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::error::ExperimentError;

/// Threads that run replications.
pub(super) struct Pool(ThreadPool);

impl Pool {
    /// So many threads, or one for each processor.
    ///
    /// # Errors
    /// When they cannot be started.
    pub(super) fn new<E>(threads: Option<usize>) -> Result<Self, ExperimentError<E>> {
        // Zero asks for one thread for each processor.
        let pool = ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0));
        pool.build()
            .map(Pool)
            .map_err(|error| ExperimentError::Threads(error.to_string()))
    }

    /// What `run` makes of each of the replications, in their order.
    pub(super) fn each<T: Send>(
        &self,
        replications: Range<u32>,
        run: impl Fn(u32) -> T + Sync + Send,
    ) -> Vec<T> {
        self.0
            .install(|| replications.into_par_iter().map(run).collect())
    }
}

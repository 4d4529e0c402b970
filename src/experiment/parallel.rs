//! Work that is spread over threads.

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use super::error::ExperimentError;

/// What `run` makes of each number from 0 up to `total`, in that order, on so many threads or one for each processor.
pub(super) fn in_parallel<T: Send, E>(
    threads: Option<usize>,
    total: usize,
    run: impl Fn(usize) -> T + Sync + Send,
) -> Result<Vec<T>, ExperimentError<E>> {
    // Zero asks for one thread for each processor.
    let pool = ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0));
    let pool = pool
        .build()
        .map_err(|error| ExperimentError::Threads(error.to_string()))?;
    Ok(pool.install(|| (0..total).into_par_iter().map(run).collect()))
}

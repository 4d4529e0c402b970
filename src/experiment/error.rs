//! `ExperimentError`: why an experiment has no results.

use std::fmt;

/// Why an experiment has no results; `E` is why a run failed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ExperimentError<E> {
    /// The machine did not give the threads that were asked for.
    Threads(String),
    /// A run failed. Of several the first is told, in the order of scenarios and replications.
    Run {
        /// The name of its scenario.
        scenario: String,
        /// The number of the replication, from 0.
        replication: u32,
        /// Why.
        reason: E,
    },
}

impl<E: fmt::Display> fmt::Display for ExperimentError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ExperimentError::Threads(reason) => write!(f, "cannot start the threads: {reason}"),
            ExperimentError::Run {
                scenario,
                replication,
                reason,
            } => write!(
                f,
                "replication {replication} of scenario `{scenario}` failed: {reason}"
            ),
        }
    }
}

impl<E: std::error::Error> std::error::Error for ExperimentError<E> {}

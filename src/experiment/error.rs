//! `ExperimentError`: why an experiment has no results.

use std::fmt;

/// Why an experiment has no results; `E` is why a run failed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ExperimentError<E> {
    /// The machine did not give the threads that were asked for.
    Threads(String),
    /// What a replication drew for the numbers that nobody knows does not make a study.
    Unknowns {
        /// The number of the replication, from 0.
        replication: u32,
        /// What is wrong with the study then, ready to be shown.
        reason: String,
    },
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
            ExperimentError::Unknowns {
                replication,
                reason,
            } => write!(
                f,
                "replication {replication} drew numbers that the study cannot have:\n{reason}"
            ),
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

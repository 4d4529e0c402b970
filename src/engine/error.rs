//! `EngineError`: why a run cannot go on.

use std::fmt;

use crate::time::SimTime;

/// Why a run cannot go on. Never a mistake in a study: those are found before a model exists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EngineError {
    /// More cases are open at once than memory can be expected to hold.
    TooManyOpenCases {
        /// When that happened.
        at: SimTime,
        /// The limit.
        most: usize,
    },
}

impl fmt::Display for EngineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EngineError::TooManyOpenCases { at, most } => {
                write!(
                    f,
                    "more than {most} cases are open on {}: the lists grow without bound",
                    at.day()
                )
            }
        }
    }
}

impl std::error::Error for EngineError {}

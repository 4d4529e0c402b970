//! Seeks the numbers of a study with which it reproduces what was measured.

mod nelder_mead;
mod region;
mod search;
#[cfg(test)]
mod tests;
mod trials;

pub use search::{Fitted, FittedKey, fit, most_trials};
pub use trials::{Phase, Response, Trial};

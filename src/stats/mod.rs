//! Estimators on plain numbers, without a word of the domain. Ground floor. Home of `statrs`.
//!
//! One rule for every estimator here: it is `None` when there is nothing to estimate from, or when a value
//! is not a finite number.

mod band;
#[cfg(test)]
mod check;
mod critical_value;
mod interval;
mod paired;
mod proportion;
mod quantile;
mod replications;
mod tally;

pub use band::Band;
pub use interval::{ConfidenceLevel, Estimate, Interval};
pub use paired::Paired;
pub use proportion::Proportion;
pub use quantile::{quantile, quantile_interval, quantiles};
pub use replications::{LEAST_REPLICATIONS, Precision, ReplicationsRule};
pub use tally::Tally;

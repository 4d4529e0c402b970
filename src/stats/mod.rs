//! Estimators on plain numbers, without a word of the domain. Ground floor. Home of `statrs`.
//!
//! One rule for every estimator here: it is `None` when there is nothing to estimate from, or when a value
//! is not a finite number.

mod band;
mod binomial;
#[cfg(test)]
mod check;
mod critical_value;
mod deviance;
mod interval;
mod least_squares;
mod paired;
mod proportion;
mod quantile;
mod ratio;
mod replications;
mod standard_regression;
mod tally;
mod variance_components;
mod warm_up;

pub use band::Band;
pub use binomial::binomial_at_most;
pub use critical_value::{chi_square, student_t};
pub use deviance::normal_deviance;
pub use interval::{ConfidenceLevel, Estimate, Interval};
pub use least_squares::{slopes, solve};
pub use paired::Paired;
pub use proportion::Proportion;
pub use quantile::{mean_of_largest, quantile, quantile_interval, quantiles};
pub use ratio::Ratio;
pub use replications::{LEAST_REPLICATIONS, Precision, ReplicationsRule};
pub use standard_regression::{Coefficient, StandardRegression, ranks};
pub use tally::Tally;
pub use variance_components::VarianceComponents;
pub use warm_up::{Truncation, mser_5, welch};

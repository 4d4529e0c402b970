//! Scenarios x replications, in parallel, with the same results on any number of threads. Home of `rayon`.

mod cheapest;
mod error;
mod precision;
mod results;
mod runner;

pub use cheapest::cheapest;
pub use error::ExperimentError;
pub use precision::{MOST_REPLICATIONS, Reached, Watched, run_to_precision};
pub use results::{Results, ScenarioResults};
pub use runner::{Progress, run};

//! Scenarios x replications, in parallel, with the same results on any number of threads. Home of `rayon`.

mod cheapest;
mod course;
mod drawn;
mod error;
mod fit;
mod future;
mod listen;
mod memory;
mod observe;
mod parallel;
mod precision;
mod replay;
mod results;
mod runner;

pub use cheapest::cheapest;
pub use course::course;
pub use drawn::draws;
pub use error::ExperimentError;
pub use fit::{Fitted, FittedKey, Phase, Response, Trial, fit, most_trials};
pub use listen::listen;
pub use memory::{MemoryNeeded, memory_needed, memory_to_observe};
pub use observe::observe;
pub use precision::{FEWEST_FOR_PRECISION, MOST_REPLICATIONS, Reached, Watched, run_to_precision};
pub use replay::replay;
pub use results::{Results, ScenarioResults};
pub use runner::{Progress, run, run_twins};

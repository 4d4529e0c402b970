//! Files: tables, charts and the manifest of a run, in the reader's language. Home of `csv`, `plotters`, `png`,
//! `resvg`, `harfrust`, `base64`, `serde_json` and `tempfile`.

mod answers;
pub mod charts;
mod error;
mod events;
mod figures;
mod manifest;
mod raster;
#[cfg(test)]
mod small_run;
mod tables;
mod words;
mod write;

pub use answers::{FittedStudy, write_backtest, write_fit};
pub use error::OutputError;
pub use manifest::{RunInfo, run_id};
pub use words::{Heading, Words};
pub use write::{prepare, write, write_sizing};

//! Files: tables, charts, the council letter and the manifest of a run, in the reader's language. Home of `csv`,
//! `plotters`, `png`, `resvg`, `harfrust`, `base64`, `serde_json`, `tempfile`, `maud`, `zip` and `rust_xlsxwriter`.

mod answers;
mod cells;
pub mod charts;
mod data_table;
mod error;
mod events;
mod figures;
mod letter;
mod manifest;
mod proof_page;
mod raster;
#[cfg(test)]
mod small_run;
mod starter;
mod stress_des;
mod tables;
mod words;
mod write;

pub use answers::{FittedStudy, write_backtest, write_fit, write_warm_up, write_workload};
pub use error::OutputError;
pub use letter::{
    LetterError, LetterRequest, SheetError, StoreError, StoredLetters, TemplateError,
};
pub use manifest::{RunInfo, run_id};
pub use proof_page::write_proof;
pub use starter::{Given, NewStaff, NewStudy, new_study};
pub use tables::Dialect;
pub use words::{Heading, ProofRow, Words};
pub use write::{letters_in, prepare, write, write_letter, write_new, write_sizing};

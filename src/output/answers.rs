//! Files of questions that are answered without a run of all scenarios.

use std::path::{Path, PathBuf};

use super::error::OutputError;
use super::tables;
use super::write::write_texts;
use crate::analysis::Backtest;

/// The table of a back-test.
const BACKTEST: &str = "backtest.csv";

/// Writes `backtest.csv` into a folder, which is made where needed, and tells its path.
///
/// # Errors
/// When it cannot be written or moved into place.
pub fn write_backtest(backtest: &Backtest<'_>, folder: &Path) -> Result<Vec<PathBuf>, OutputError> {
    write_texts(folder, vec![(BACKTEST.to_owned(), table(backtest))])
}

fn table(backtest: &Backtest<'_>) -> Vec<u8> {
    let mut text = Vec::new();
    tables::backtest(backtest, &mut text).expect("memory can be written");
    text
}

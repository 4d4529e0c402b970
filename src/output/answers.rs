//! Files of questions that are answered without a run of all scenarios.

use std::path::{Path, PathBuf};

use super::error::OutputError;
use super::tables::{self, Dialect};
use super::write::write_texts;
use crate::analysis::{Backtest, WarmUp, Worksheet};
use crate::experiment::{Fitted, FittedKey};
use crate::model::{Model, Study};

/// The table of a back-test.
const BACKTEST: &str = "backtest.csv";
/// The table of a fit.
const FIT: &str = "fit.csv";

/// The table of workload sheets.
const WORKLOAD_SHEET: &str = "workload-sheet.csv";
/// The table of a pilot for the warm-up.
const WARM_UP: &str = "warm-up.csv";

/// A study in which numbers were replaced by those that reproduce what was measured.
#[derive(Clone, Copy, Debug)]
pub struct FittedStudy<'a> {
    /// The file of the study in which they were replaced, without folders.
    pub origin: &'a str,
    /// The text of that study, with the new numbers.
    pub text: &'a str,
    /// How they were found.
    pub fitted: &'a Fitted,
    /// How many replications each set of numbers was tried with.
    pub replications: u32,
    /// The new study beside what was measured.
    pub backtest: &'a Backtest<'a>,
}

/// Writes `backtest.csv` into a folder, which is made where needed, and tells its path.
///
/// # Errors
/// When it cannot be written or moved into place.
pub fn write_backtest(
    backtest: &Backtest<'_>,
    folder: &Path,
    dialect: Dialect,
) -> Result<Vec<PathBuf>, OutputError> {
    let table = dialect.of(table(backtest));
    write_texts(folder, vec![(BACKTEST.to_owned(), table)])
}

/// Writes the workload sheets of the scenarios of a study, in their order, into `workload-sheet.csv` in a folder, which is
/// made where needed; tells its path.
///
/// # Errors
/// When it cannot be written or moved into place.
pub fn write_workload(
    study: &Study,
    sheets: &[Worksheet],
    folder: &Path,
) -> Result<Vec<PathBuf>, OutputError> {
    let mut text = Vec::new();
    tables::write_worksheets(study, sheets, &mut text).expect("memory can be written");
    write_texts(folder, vec![(WORKLOAD_SHEET.to_owned(), text)])
}

/// Writes `warm-up.csv`, the course of the lists of `model` in a pilot, into a folder, which is made where needed, and tells
/// its path.
///
/// # Errors
/// When it cannot be written or moved into place.
pub fn write_warm_up(
    found: &WarmUp,
    model: &Model,
    folder: &Path,
) -> Result<Vec<PathBuf>, OutputError> {
    let mut text = Vec::new();
    tables::warm_up(found, model, &mut text).expect("memory can be written");
    write_texts(folder, vec![(WARM_UP.to_owned(), text)])
}

/// Writes the fitted study into the file `path`, with a comment on the origin of its numbers, and `fit.csv` and
/// `backtest.csv` beside it; tells the paths of all.
///
/// # Errors
/// When a file cannot be written or moved into place.
pub fn write_fit(
    study: &FittedStudy<'_>,
    path: &Path,
    dialect: Dialect,
) -> Result<Vec<PathBuf>, OutputError> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let name = path.file_name().unwrap_or(path.as_os_str());
    let text = format!("{}\n{}", origin(study), study.text);
    let mut trials = Vec::new();
    tables::fit(study.fitted, &mut trials).expect("memory can be written");
    let files = vec![
        (name.to_string_lossy().into_owned(), text.into_bytes()),
        (FIT.to_owned(), dialect.of(trials)),
        (BACKTEST.to_owned(), dialect.of(table(study.backtest))),
    ];
    write_texts(folder.unwrap_or(Path::new(".")), files)
}

/// Where the numbers come from, as a comment above the study.
fn origin(study: &FittedStudy<'_>) -> String {
    let plan = study.backtest.study.plan;
    let mut lines = vec![
        format!(
            "Fitted by doorstroom {} from {}",
            env!("CARGO_PKG_VERSION"),
            study.origin
        ),
        format!(
            "to {} observations: {} sets of numbers, {} replications each, seed {}.",
            study.backtest.rows.len(),
            study.fitted.trials.len(),
            study.replications,
            plan.seed
        ),
    ];
    lines.extend(study.fitted.keys.iter().map(key));
    lines.push(validity(study.backtest).to_owned());
    let comment = |line: String| format!("# {line}\n");
    lines.into_iter().map(comment).collect()
}

fn key(key: &FittedKey) -> String {
    let FittedKey {
        free,
        best,
        low,
        high,
    } = key;
    let remark = if key.is_flat() {
        "; not determined by the observations"
    } else if key.is_at_an_end() {
        "; at the end of its range"
    } else {
        ""
    };
    format!(
        "  {} = {best} (was {}; acceptable {low} to {high}, sought from {} to {}{remark})",
        free.name(),
        free.written,
        free.low,
        free.high
    )
}

fn validity(backtest: &Backtest<'_>) -> &'static str {
    if backtest.coverage.fails() {
        "Not validated: even with these numbers the study does not reproduce what was observed."
    } else {
        "The observations were used to find these numbers: that they agree is no test of the study."
    }
}

fn table(backtest: &Backtest<'_>) -> Vec<u8> {
    let mut text = Vec::new();
    tables::backtest(backtest, &mut text).expect("memory can be written");
    text
}

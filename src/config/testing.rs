//! Short ways for the tests of this room to read a piece of a study and see what is said of it.

use super::log::ProblemLog;
use super::problem::Problems;
use super::source::Source;
use super::table::{Keys, parse, read_document};

/// Reads `text` as the study `x.toml`.
pub(super) fn try_read<T>(
    text: &str,
    read: impl FnOnce(&mut Keys<'_>) -> Option<T>,
) -> Result<T, Problems> {
    let log = ProblemLog::new(Source::new("x.toml", text));
    let result = parse(&log).and_then(|document| read_document(&document, &log, read));
    log.verdict(result)
}

/// What is said of `text`; for tests of messages.
pub(super) fn told<T>(text: &str, read: impl FnOnce(&mut Keys<'_>) -> Option<T>) -> String {
    match try_read(text, read) {
        Ok(_) => "no problem".to_owned(),
        Err(problems) => problems.to_string(),
    }
}

//! `OutputError`: which file could not be made, at which step, and what to do.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::charts::ChartError;
use super::letter::LetterError;

/// A file could not be made. Results of an earlier run are still there.
#[derive(Debug)]
pub struct OutputError {
    step: Step,
    path: PathBuf,
    reason: Reason,
}

const FAULT_OF_OURS: &str = "this is a fault of the program: please tell its makers";

/// What was being done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Step {
    MakeFolder,
    Draw,
    Compose,
    Write,
    WriteNew,
    PutInPlace,
    Remove,
}

#[derive(Debug)]
enum Reason {
    System(io::Error),
    Chart(ChartError),
    Letter(LetterError),
}

impl OutputError {
    /// A step that the system refused.
    pub(super) fn system(step: Step, path: &Path, reason: io::Error) -> Self {
        OutputError {
            step,
            path: path.into(),
            reason: Reason::System(of_the_system(reason)),
        }
    }

    /// A chart that could not be drawn.
    pub(super) fn chart(path: &Path, reason: ChartError) -> Self {
        OutputError {
            step: Step::Draw,
            path: path.into(),
            reason: Reason::Chart(reason),
        }
    }

    /// A letter that could not be made.
    pub(super) fn letter(path: &Path, reason: LetterError) -> Self {
        OutputError {
            step: Step::Compose,
            path: path.into(),
            reason: Reason::Letter(reason),
        }
    }

    /// The file or folder that could not be made.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What to do about it, when that is known.
    pub fn hint(&self) -> Option<String> {
        match &self.reason {
            Reason::System(reason) => self.hint_of_system(reason).map(String::from),
            Reason::Chart(_) => Some(FAULT_OF_OURS.into()),
            Reason::Letter(reason) => Some(reason.hint().unwrap_or_else(|| FAULT_OF_OURS.into())),
        }
    }

    fn hint_of_system(&self, reason: &io::Error) -> Option<&'static str> {
        match reason.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                Some("make room on the disk, or choose a folder on another one with --out")
            }
            ErrorKind::PermissionDenied if self.step == Step::PutInPlace => Some(
                "close the program in which this file is open, or choose another folder with --out",
            ),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                Some("choose a folder in which you may write with --out")
            }
            ErrorKind::AlreadyExists if self.step == Step::WriteNew => {
                Some("it is left as it is: choose another file with --out")
            }
            ErrorKind::AlreadyExists | ErrorKind::NotADirectory => {
                Some("a file stands where a folder must be: choose another folder with --out")
            }
            ErrorKind::IsADirectory => {
                Some("a folder stands where a file must be: choose another folder with --out")
            }
            _ => None,
        }
    }
}

/// The error beneath that of the writer of tables: what kind it is tells what to do.
fn of_the_system(reason: io::Error) -> io::Error {
    match reason.downcast::<csv::Error>().map(csv::Error::into_kind) {
        Ok(csv::ErrorKind::Io(reason)) => reason,
        Ok(other) => io::Error::other(format!("{other:?}")),
        Err(reason) => reason,
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let step = match self.step {
            Step::MakeFolder => "make folder",
            Step::Draw => "draw",
            Step::Compose => "compose",
            Step::Write => "write",
            Step::WriteNew => "make",
            Step::PutInPlace => "put in place",
            Step::Remove => "remove the earlier",
        };
        write!(
            f,
            "cannot {step} `{}`: {}",
            self.path.display(),
            self.reason
        )
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::System(reason) => reason.fmt(f),
            Reason::Chart(reason) => reason.fmt(f),
            Reason::Letter(reason) => reason.fmt(f),
        }
    }
}

impl std::error::Error for OutputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.reason {
            Reason::System(reason) => Some(reason),
            Reason::Chart(reason) => Some(reason),
            Reason::Letter(reason) => Some(reason),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_which_file_which_step_and_what_to_do() {
        let path = Path::new("output/x/stock.csv");
        let full = io::Error::from(ErrorKind::StorageFull);
        let error = OutputError::system(Step::Write, path, full);
        assert_eq!(
            error.to_string(),
            "cannot write `output/x/stock.csv`: no storage space"
        );
        assert!(error.hint().is_some_and(|hint| hint.contains("make room")));
        let of_a_table = io::Error::from(csv::Error::from(io::Error::from(ErrorKind::StorageFull)));
        let error = OutputError::system(Step::Write, path, of_a_table);
        assert!(error.hint().is_some_and(|hint| hint.contains("make room")));
        let denied = || io::Error::from(ErrorKind::PermissionDenied);
        let place = OutputError::system(Step::PutInPlace, path, denied());
        assert!(place.hint().is_some_and(|hint| hint.contains("is open")));
        let folder = OutputError::system(Step::MakeFolder, path, denied());
        assert!(folder.hint().is_some_and(|hint| hint.contains("may write")));
    }
}

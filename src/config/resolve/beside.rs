//! `FilesBeside`: the files that a study names, seen from its own folder.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::context::Context;
use crate::config::file::{Unread, read_beside};
use crate::config::log::ProblemLog;
use crate::config::problem::Problems;
use crate::config::source::{Placed, Source};

/// The files that a study names: what is wrong in them, and a fingerprint of all text that was read.
pub(in crate::config) struct FilesBeside {
    folder: PathBuf,
    /// Files that are not on disk: their names and texts.
    given: Vec<(String, String)>,
    problems: RefCell<Option<Problems>>,
    fingerprint: RefCell<Fingerprint>,
    /// The names of the files that were read: scenarios read them again.
    known: RefCell<BTreeSet<String>>,
}

impl FilesBeside {
    /// The files beside the study `name` with this text.
    pub(in crate::config) fn of_study(name: &str, text: &str) -> Self {
        let folder = Path::new(name).parent().unwrap_or(Path::new(""));
        FilesBeside {
            folder: folder.to_owned(),
            given: Vec::new(),
            problems: RefCell::default(),
            fingerprint: RefCell::new(Fingerprint::default().and(text)),
            known: RefCell::default(),
        }
    }

    /// With files that are not looked for on disk: their names and texts.
    pub(in crate::config) fn with(mut self, given: &[(String, String)]) -> Self {
        self.given = given.to_vec();
        self
    }

    fn source(&self, name: &str) -> Result<Source, Unread> {
        let given = self.given.iter().find(|(given, _)| given == name);
        match given {
            Some((name, text)) => Ok(Source::new(name.as_str(), text.as_str())),
            None => read_beside(&self.folder.join(name), Path::new(name)),
        }
    }

    /// What `read` makes of the file `name`; its problems are kept, and give nothing. That it cannot be read at all is
    /// told where the study names it.
    pub(super) fn read<T>(
        &self,
        context: &Context<'_>,
        name: &Placed<String>,
        read: impl FnOnce(&ProblemLog) -> Option<T>,
    ) -> Option<T> {
        let source = match self.source(&name.value) {
            Ok(source) => source,
            Err(Unread::Whole(problem)) => {
                context.tell(*problem, name.place, "looked for beside the study");
                return None;
            }
            Err(Unread::Inside(problems)) => return self.keep(problems),
        };
        if self.known.borrow_mut().insert(name.value.clone()) {
            self.fingerprint
                .replace_with(|fingerprint| fingerprint.and(source.text()));
        }
        let log = ProblemLog::new(source);
        let result = read(&log);
        let verdict = log.verdict(result);
        verdict.map_or_else(|problems| self.keep(problems), Some)
    }

    fn keep<T>(&self, problems: Problems) -> Option<T> {
        let mut kept = self.problems.borrow_mut();
        match &mut *kept {
            Some(others) => others.append(problems),
            None => *kept = Some(problems),
        }
        None
    }

    /// What is wrong in the files, if anything is.
    pub(in crate::config) fn into_problems(self) -> Option<Problems> {
        self.problems.into_inner()
    }

    /// The fingerprint of the study and all files it names, hexadecimal.
    pub(super) fn fingerprint(&self) -> String {
        format!("{:016x}", self.fingerprint.borrow().0)
    }
}

/// FNV-1a, 64 bits (Fowler, Noll and Vo): tells texts apart, no more.
#[derive(Clone, Copy)]
struct Fingerprint(u64);

impl Default for Fingerprint {
    fn default() -> Self {
        Fingerprint(0xcbf2_9ce4_8422_2325)
    }
}

impl Fingerprint {
    fn and(self, text: &str) -> Self {
        text.bytes().fold(self, |Fingerprint(hash), byte| {
            Fingerprint((hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Test vectors of the authors of FNV: the empty text and `foobar`.
    #[test]
    fn the_fingerprint_is_the_published_hash() {
        assert_eq!(
            FilesBeside::of_study("x", "").fingerprint(),
            "cbf29ce484222325"
        );
        assert_eq!(
            FilesBeside::of_study("x", "foobar").fingerprint(),
            "85944171f73967e8"
        );
    }
}

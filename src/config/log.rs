//! `ProblemLog`: collects the problems of one file while it is read, so that reading goes on after each.

use std::cell::{Cell, RefCell};
#[cfg(test)]
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::problem::{Problem, Problems};
use super::source::Source;

/// Collects the problems of one file while it is read, so that reading can go on after each.
pub(super) struct ProblemLog {
    source: Arc<Source>,
    problems: RefCell<Vec<Problem>>,
    /// Lines that could not be parsed: what else is said of them would be noise.
    unreadable_lines: RefCell<Vec<usize>>,
    /// The scenario whose text is read.
    scenario: RefCell<Option<String>>,
    /// Was a key told as misspelt? Then what it was meant to say is missing.
    misspelt: Cell<bool>,
    /// For each kind of table, known by the keys it was asked for, those that were there.
    #[cfg(test)]
    tables: RefCell<BTreeMap<Vec<&'static str>, BTreeSet<String>>>,
}

impl ProblemLog {
    /// An empty log for `source`.
    pub(super) fn new(source: Source) -> Self {
        ProblemLog {
            source: Arc::new(source),
            problems: Default::default(),
            unreadable_lines: Default::default(),
            scenario: Default::default(),
            misspelt: Default::default(),
            #[cfg(test)]
            tables: Default::default(),
        }
    }

    /// The file that is being read.
    pub(super) fn source(&self) -> &Source {
        &self.source
    }

    /// Adds a problem, unless its line could not be parsed at all.
    pub(super) fn tell(&self, problem: Problem) {
        let line = problem
            .place()
            .map(|place| self.source.line_number(place.start));
        let unreadable = line.is_some_and(|line| self.unreadable_lines.borrow().contains(&line));
        if unreadable {
            return;
        }
        let mut problems = self.problems.borrow_mut();
        match &*self.scenario.borrow() {
            None => problems.push(problem),
            Some(_) if problems.iter().any(|known| known.is_again(&problem)) => (),
            Some(name) => problems.push(problem.in_scenario(name)),
        }
    }

    /// What `read` makes of the text of a scenario. What was told before, of the study itself or of another
    /// scenario, is not told again.
    pub(super) fn in_scenario<T>(&self, name: &str, read: impl FnOnce() -> T) -> T {
        self.scenario.replace(Some(name.to_owned()));
        let result = read();
        self.scenario.replace(None);
        result
    }

    /// Adds a problem; gives nothing, so that a reader can end with it.
    pub(super) fn refuse<T>(&self, problem: Problem) -> Option<T> {
        self.tell(problem);
        None
    }

    /// Adds a syntax problem. The parser stumbles on after it, so only the first of a line is kept.
    pub(super) fn tell_syntax(&self, problem: Problem) {
        let line = problem
            .place()
            .map(|place| self.source.line_number(place.start));
        self.tell(problem);
        self.unreadable_lines.borrow_mut().push(line.unwrap_or(0));
    }

    /// Whether parts of the file could not be parsed: then what seems to be missing may well be there.
    pub(super) fn is_incomplete(&self) -> bool {
        !self.unreadable_lines.borrow().is_empty()
    }

    /// Notes that a key is nearly the name of one that is not there.
    pub(super) fn note_misspelt(&self) {
        self.misspelt.set(true);
    }

    /// Whether a key is misspelt: then what seems to be missing may well be meant by it.
    pub(super) fn has_misspelt(&self) -> bool {
        self.misspelt.get()
    }

    /// Notes which keys a table was asked for and which it has.
    #[cfg(test)]
    pub(super) fn note_table(&self, table: &toml::de::DeTable<'_>, asked: &[&'static str]) {
        let mut tables = self.tables.borrow_mut();
        let there = tables.entry(asked.to_vec()).or_default();
        there.extend(table.keys().map(|key| key.get_ref().to_string()));
    }

    /// The keys that no table of their kind has, each with all keys of the kind.
    #[cfg(test)]
    pub(super) fn keys_never_used(&self) -> Vec<(&'static str, Vec<&'static str>)> {
        let tables = self.tables.borrow();
        let of_kind = |(asked, there): (&Vec<&'static str>, &BTreeSet<String>)| {
            let unused = asked.iter().filter(|key| !there.contains(**key));
            let kind = asked.clone();
            unused.map(|key| (*key, kind.clone())).collect::<Vec<_>>()
        };
        tables.iter().flat_map(of_kind).collect()
    }

    /// What was read when there were no problems, else all problems.
    ///
    /// # Panics
    /// When a reader gave nothing and told no reason: a fault of this program, not of the study.
    pub(super) fn verdict<T>(self, read: Option<T>) -> Result<T, Problems> {
        match Problems::of(&self.source, self.problems.into_inner()) {
            Some(problems) => Err(problems),
            None => Ok(read.expect("a reader that gives nothing has told why")),
        }
    }
}

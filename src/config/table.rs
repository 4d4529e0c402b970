//! `Keys`: reading the tables of a study key by key, telling what is wrong and going on.
//!
//! A reader is a function from a [`Value`] to `Option<T>`; `None` means that it has told a problem. The reader of a
//! table is a list of its keys:
//!
//! ```text
//! fn team(keys: &mut Keys) -> Option<TeamText> {
//!     let staff = keys.required("staff", map_of(positive));
//!     let caseload = keys.optional("caseload", positive);
//!     Some(TeamText { staff: staff?, caseload })
//! }
//! ```
//!
//! All keys are read before the first `?`, so that one problem does not hide the next.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::log::ProblemLog;
use super::nearest::{near_hint, nearest};
use super::problem::Problem;
use super::source::Place;
use super::value::Value;

/// The keys of one table while it is read: which were asked for, and which were not there.
pub(super) struct Keys<'a> {
    table: &'a DeTable<'a>,
    /// The table as a value of the table around it; the study itself has none.
    value: Option<Value<'a>>,
    log: &'a ProblemLog,
    asked: Vec<&'static str>,
    missing: Vec<&'static str>,
    ignores_others: bool,
}

impl<'a> Keys<'a> {
    fn new(table: &'a DeTable<'a>, value: Option<Value<'a>>, log: &'a ProblemLog) -> Self {
        Keys {
            table,
            value,
            log,
            asked: Vec::new(),
            missing: Vec::new(),
            ignores_others: false,
        }
    }

    /// The log of the file, for checks that concern more than one key.
    pub(super) fn log(&self) -> &'a ProblemLog {
        self.log
    }

    /// A key that must be there.
    pub(super) fn required<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(Value<'a>) -> Option<T>,
    ) -> Option<T> {
        let value = self.find(key);
        if value.is_none() {
            self.missing.push(key);
        }
        value.and_then(read)
    }

    /// A key that may be left out.
    ///
    /// A value that is there but wrong also gives nothing; its problem keeps the study from being used.
    pub(super) fn optional<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(Value<'a>) -> Option<T>,
    ) -> Option<T> {
        self.find(key).and_then(read)
    }

    /// Lets `keys` pass unread, where a problem that was told already leaves open what they mean.
    pub(super) fn ignore(&mut self, keys: &[&'static str]) {
        self.asked.extend(keys);
    }

    /// Lets all keys pass unread that nobody asks for: the key that tells what they are is wrong.
    pub(super) fn ignore_others(&mut self) {
        self.ignores_others = true;
    }

    /// Whether `key` is there; does not count as reading it.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    fn find(&mut self, key: &'static str) -> Option<Value<'a>> {
        self.asked.push(key);
        let node = self.table.get(key)?;
        Some(Value {
            key,
            names: None,
            place: Place::from(node.span()),
            content: node.get_ref(),
            log: self.log,
        })
    }

    /// Tells every key nobody asked for and every key that is missing. A misspelt required key is told once.
    fn finish(self) {
        #[cfg(test)]
        self.log.note_table(self.table, &self.asked);
        let mut unknown = entries_in_file_order(self.table);
        unknown.retain(|(key, _)| !self.ignores_others && !self.asked.contains(key));
        for (key, place) in &unknown {
            self.tell_unknown(key, *place);
        }
        let misspelt = |missing: &str| {
            let absent = || self.absent();
            unknown
                .iter()
                .any(|(key, _)| nearest(key, absent()) == Some(missing))
        };
        let missing = self.missing.iter().filter(|missing| !misspelt(missing));
        missing.for_each(|key| self.tell_missing(key));
    }

    /// The keys that were asked for and are not there.
    fn absent(&self) -> impl Iterator<Item = &'static str> {
        self.asked
            .iter()
            .copied()
            .filter(|key| !self.table.contains_key(*key))
    }

    fn tell_unknown(&self, key: &str, place: Place) {
        let of_table = self
            .value
            .map(|value| format!(" in `{}`", value.name()))
            .unwrap_or_default();
        let near = near_hint(key, self.absent());
        if near.is_some() {
            self.log.note_misspelt();
        }
        let all = || format!("valid here: {}", self.asked.join(", "));
        let hint = near.or_else(|| (!self.asked.is_empty()).then(all));
        let problem = Problem::new(format!("unknown key `{key}`{of_table}"))
            .at(place, "this key means nothing here")
            .hint(hint);
        self.log.tell(problem);
    }

    fn tell_missing(&self, key: &str) {
        if self.log.is_incomplete() {
            return;
        }
        let problem = match self.value {
            Some(value) => Problem::new(format!("`{}` has no `{key}`", value.name()))
                .at(value.place, format!("`{key}` is needed here")),
            None => Problem::new(format!("the study has no `{key}`")),
        };
        self.log.tell(problem);
    }
}

/// Reads `value` as a table; keys that `read` does not ask for are told as unknown.
pub(super) fn read_table<'a, T>(
    value: Value<'a>,
    read: impl FnOnce(&mut Keys<'a>) -> Option<T>,
) -> Option<T> {
    match value.content {
        DeValue::Table(table) => read_keys(Keys::new(table, Some(value), value.log), read),
        _ => value.wrong_type("a table"),
    }
}

/// Reads the whole file as a table.
pub(super) fn read_document<'a, T>(
    document: &'a Spanned<DeTable<'a>>,
    log: &'a ProblemLog,
    read: impl FnOnce(&mut Keys<'a>) -> Option<T>,
) -> Option<T> {
    read_keys(Keys::new(document.get_ref(), None, log), read)
}

fn read_keys<'a, T>(
    mut keys: Keys<'a>,
    read: impl FnOnce(&mut Keys<'a>) -> Option<T>,
) -> Option<T> {
    let result = read(&mut keys);
    keys.finish();
    result
}

/// The keys of a table and where they stand, in the order of the file; the parser keeps them by name.
pub(super) fn entries_in_file_order<'a>(table: &'a DeTable<'a>) -> Vec<(&'a str, Place)> {
    let mut entries: Vec<(&str, Place)> = table
        .iter()
        .map(|(key, _)| (key.get_ref().as_ref(), Place::from(key.span())))
        .collect();
    entries.sort_by_key(|(_, place)| *place);
    entries
}

#[cfg(test)]
mod tests {
    use crate::config::collection::{map_of, names_to, table};
    use crate::config::scalar::{positive, text};
    use crate::config::testing::told;
    use insta::assert_snapshot;

    /// Reads teams with two keys that are needed and one that is not.
    fn told_of_teams(study: &str) -> String {
        told(study, |keys| {
            let team = table(|keys| {
                let staff = keys.required("staff", map_of(positive));
                let stages = keys.required("stages", text);
                let caseload = keys.optional("caseload", positive);
                Some((staff?, stages?, caseload))
            });
            keys.required("team", names_to(team))
        })
    }

    #[test]
    fn a_study_without_faults_is_read() {
        let study = "[team.a]\nstaff = { MW = 3.6 }\nstages = \"triage\"\n";
        assert_eq!(told_of_teams(study), "no problem");
    }

    #[test]
    fn unknown_keys_get_the_nearest_or_all_valid_ones() {
        let study =
            "[team.a]\nstaff = { MW = 3.6 }\nstages = \"triage\"\ncasload = 12\nleden = 4\n";
        assert_snapshot!(told_of_teams(study), @r#"
        error: unknown key `casload` in `team.a`
         --> x.toml:4:1
          |
        4 | casload = 12
          | ^^^^^^^ this key means nothing here
          |
          = hint: did you mean `caseload`?

        error: unknown key `leden` in `team.a`
         --> x.toml:5:1
          |
        5 | leden = 4
          | ^^^^^ this key means nothing here
          |
          = hint: valid here: staff, stages, caseload

        2 problems in x.toml
        "#);
    }

    #[test]
    fn a_misspelt_key_is_not_also_told_as_missing() {
        let study =
            "[team.a]\nstaf = { MW = 3.6 }\nstages = \"triage\"\n[team.b]\nstages = \"triage\"\n";
        assert_snapshot!(told_of_teams(study), @r#"
        error: unknown key `staf` in `team.a`
         --> x.toml:2:1
          |
        2 | staf = { MW = 3.6 }
          | ^^^^ this key means nothing here
          |
          = hint: did you mean `staff`?

        error: `team.b` has no `staff`
         --> x.toml:4:1
          |
        4 | [team.b]
          | ^^^^^^^^ `staff` is needed here

        2 problems in x.toml
        "#);
    }

    #[test]
    fn missing_keys_are_marked_where_they_belong() {
        assert_snapshot!(told_of_teams("team.a = { stages = \"triage\" }\n"), @r#"
        error: `team.a` has no `staff`
         --> x.toml:1:10
          |
        1 | team.a = { stages = "triage" }
          |          ^^^^^^^^^^^^^^^^^^^^^ `staff` is needed here

        1 problem in x.toml
        "#);
        assert_snapshot!(told_of_teams("# nothing yet\n"), @r#"
        error: the study has no `team`
        --> x.toml

        1 problem in x.toml
        "#);
    }

    #[test]
    fn nothing_is_missing_from_a_file_that_was_not_read_to_the_end() {
        let study = "[team.a]\nstaff = { MW = ? }\n[team.b]\nstaff = { MW = 0 }\n";
        assert_snapshot!(told_of_teams(study), @r#"
        error: a value that is neither a number, a date, a list nor quoted text
         --> x.toml:2:16
          |
        2 | staff = { MW = ? }
          |                ^ this cannot be read
          |
          = hint: write text in straight quotes: `"?"`

        error: `staff.MW` must be above 0
         --> x.toml:4:16
          |
        4 | staff = { MW = 0 }
          |                ^ this is out of range

        2 problems in x.toml
        "#);
    }
}

//! `KeyPath`: the way to a key of a study, as people write it: `team.vervolg.staff.MW`, `stage.onderzoek.work[0].hours`.

use std::fmt;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::source::Place;

/// The way to a key of a study: names with points between them; the elements of a list are counted from 0, in brackets.
/// A name with a point or a bracket in it stands in double quotes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct KeyPath(Vec<Step>);

#[derive(Clone, PartialEq, Eq, Debug)]
enum Step {
    Key(String),
    Element(usize),
}

/// Where a path ends before its end.
pub(super) struct DeadEnd<'a> {
    /// The part of the path that does exist; empty when not even its first name does.
    pub(super) known: KeyPath,
    /// Where that stands.
    pub(super) place: Place,
    /// What is there instead of the next step.
    pub(super) content: Option<&'a DeValue<'a>>,
}

impl KeyPath {
    /// Reads a path; `None` when that is no way to write one.
    pub(super) fn read(written: &str) -> Option<Self> {
        let mut steps = Vec::new();
        let mut rest = written.trim();
        while !rest.is_empty() {
            let (step, after) = if let Some(inside) = rest.strip_prefix('[') {
                let (number, after) = inside.split_once(']')?;
                (Step::Element(number.trim().parse().ok()?), after)
            } else {
                let name = match rest.strip_prefix('.') {
                    Some(name) if !steps.is_empty() => name,
                    None if steps.is_empty() => rest,
                    _ => return None,
                };
                let (name, after) = read_name(name)?;
                (Step::Key(name.to_owned()), after)
            };
            steps.push(step);
            rest = after;
        }
        (!steps.is_empty()).then_some(KeyPath(steps))
    }

    /// The value at the end of the path, or how far it leads.
    pub(super) fn find<'a>(
        &self,
        document: &'a Spanned<DeTable<'a>>,
    ) -> Result<&'a Spanned<DeValue<'a>>, DeadEnd<'a>> {
        let mut here: Option<&'a Spanned<DeValue<'a>>> = None;
        for (number, step) in self.0.iter().enumerate() {
            let next = match (step, here.map(Spanned::get_ref)) {
                (Step::Key(key), None) => document.get_ref().get(key.as_str()),
                (Step::Key(key), Some(DeValue::Table(table))) => table.get(key.as_str()),
                (Step::Element(number), Some(DeValue::Array(list))) => list.get(*number),
                _ => None,
            };
            here = Some(next.ok_or_else(|| DeadEnd {
                known: KeyPath(self.0[..number].to_vec()),
                place: Place::from(here.map_or(0..0, Spanned::span)),
                content: here.map(Spanned::get_ref),
            })?);
        }
        here.ok_or(DeadEnd {
            known: KeyPath(Vec::new()),
            place: Place::from(0..0),
            content: None,
        })
    }

    /// The way to the mean beside a range of which this is the way to the low end; `None` when it is the way to anything
    /// else.
    pub(super) fn mean_beside_range(&self) -> Option<Self> {
        match &self.0[..] {
            [before @ .., Step::Key(range), Step::Element(0)] if range == "range" => {
                Some(KeyPath(before.to_vec()).followed_by(Step::Key("mean".to_owned())))
            }
            _ => None,
        }
    }

    /// The way to the list of which this is the way to an element.
    pub(super) fn list(&self) -> Self {
        KeyPath(self.0[..self.0.len().saturating_sub(1)].to_vec())
    }

    fn followed_by(&self, step: Step) -> Self {
        KeyPath(self.0.iter().cloned().chain([step]).collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A name at the start of `text`, in quotes or up to the next point or bracket, and what follows it.
fn read_name(text: &str) -> Option<(&str, &str)> {
    let (name, after) = match text.strip_prefix('"') {
        Some(inside) => inside.split_once('"')?,
        None => text.split_at(text.find(['.', '[', ']', '"']).unwrap_or(text.len())),
    };
    (!name.is_empty()).then_some((name, after))
}

impl fmt::Display for KeyPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, step) in self.0.iter().enumerate() {
            let point = if number == 0 { "" } else { "." };
            match step {
                Step::Key(key) if key.contains(['.', '[', ']']) => write!(f, "{point}\"{key}\"")?,
                Step::Key(key) => write!(f, "{point}{key}")?,
                Step::Element(number) => write!(f, "[{number}]")?,
            }
        }
        Ok(())
    }
}

/// Every key of a study that holds one value rather than a list or a table, with that value.
pub(super) fn leaves<'a>(
    document: &'a Spanned<DeTable<'a>>,
) -> Vec<(KeyPath, &'a Spanned<DeValue<'a>>)> {
    let mut found = Vec::new();
    leaves_of_table(document.get_ref(), &KeyPath(Vec::new()), &mut found);
    found.sort_by_key(|(_, value)| value.span().start);
    found
}

fn leaves_of_table<'a>(
    table: &'a DeTable<'a>,
    path: &KeyPath,
    found: &mut Vec<(KeyPath, &'a Spanned<DeValue<'a>>)>,
) {
    for (key, value) in table.iter() {
        let path = path.followed_by(Step::Key(key.get_ref().to_string()));
        leaves_of(value, path, found);
    }
}

fn leaves_of<'a>(
    value: &'a Spanned<DeValue<'a>>,
    path: KeyPath,
    found: &mut Vec<(KeyPath, &'a Spanned<DeValue<'a>>)>,
) {
    match value.get_ref() {
        DeValue::Table(table) => leaves_of_table(table, &path, found),
        DeValue::Array(list) => {
            for (number, element) in list.iter().enumerate() {
                leaves_of(element, path.followed_by(Step::Element(number)), found);
            }
        }
        _ => found.push((path, value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_reads_as_it_is_written() {
        for path in [
            "team.vervolg.staff.MW",
            "stage.onderzoek.work[0].hours",
            "scenario.impuls.change[12].fte",
            "arrivals.meldingen.months[3]",
            "team.\"Gooi. noord\".caseload",
            "runs",
        ] {
            let read = KeyPath::read(path).map(|path| path.to_string());
            assert_eq!(read.as_deref(), Some(path));
        }
    }

    #[test]
    fn what_is_no_path_is_not_read() {
        for path in [
            "", " ", ".", "a.", ".a", "a..b", "a[", "a[x]", "a[-1]", "a]", "a.[0]", "a\"b\"",
            "a[0]b", "\"a",
        ] {
            assert_eq!(KeyPath::read(path), None, "{path}");
        }
    }
}

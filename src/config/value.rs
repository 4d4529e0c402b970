//! `Value`: a value of the study, where it stands, and what can be said of it.

use toml::Spanned;
use toml::de::DeValue;

use super::log::ProblemLog;
use super::problem::Problem;
use super::source::Place;

/// A value of the study with the key it belongs to.
#[derive(Clone, Copy)]
pub(super) struct Value<'a> {
    pub(super) key: &'a str,
    /// The table of names that the key belongs to: `team` for the key `voordeur` of `[team.voordeur]`.
    pub(super) names: Option<&'a str>,
    pub(super) place: Place,
    pub(super) content: &'a DeValue<'a>,
    pub(super) log: &'a ProblemLog,
}

impl<'a> Value<'a> {
    /// A value inside this one, which is still known by the same key.
    pub(super) fn element(self, node: &'a Spanned<DeValue<'a>>) -> Value<'a> {
        Value {
            place: Place::from(node.span()),
            content: node.get_ref(),
            ..self
        }
    }

    /// What the value is called in messages: its key, after that of the table of names it belongs to.
    pub(super) fn name(self) -> String {
        match self.names {
            Some(names) => format!("{names}.{}", self.key),
            None => self.key.to_owned(),
        }
    }

    /// The value as it stands in the file.
    pub(super) fn as_written(self) -> &'a str {
        self.log.source().text_at(self.place)
    }

    /// Tells a problem with this value; gives nothing, so that a reader can end with it.
    pub(super) fn refuse<T>(self, title: impl Into<String>, label: impl Into<String>) -> Option<T> {
        self.tell(Problem::new(title).at(self.place, label))
    }

    /// Tells `problem`; gives nothing, so that a reader can end with it.
    pub(super) fn tell<T>(self, problem: Problem) -> Option<T> {
        self.log.tell(problem);
        None
    }

    /// Tells that something else was expected here, and what to change when that is plain.
    pub(super) fn wrong_type<T>(self, expected: &str) -> Option<T> {
        let problem = Problem::new(format!("`{}` must be {expected}", self.name()))
            .at(self.place, format!("found {}", self.kind()))
            .hint(self.hint_for(expected));
        self.tell(problem)
    }

    /// What kind of value this is, in words.
    pub(super) fn kind(self) -> &'static str {
        match self.content {
            DeValue::String(_) => "text",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a number with decimals",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(moment) => match (&moment.date, &moment.time) {
                (Some(_), None) => "a date",
                (None, _) => "a time of day",
                (Some(_), Some(_)) => "a date and a time of day",
            },
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        }
    }

    /// How to write the value so that it is what was expected, where that can be seen from what stands there.
    fn hint_for(self, expected: &str) -> Option<String> {
        let is_number = |text: &str| text.parse::<f64>().is_ok_and(f64::is_finite);
        match self.content {
            DeValue::String(text) if expected.contains("number") => {
                let with_point = text.trim().replace(',', ".");
                is_number(&with_point)
                    .then(|| format!("write it as `{with_point}`, without quotes"))
            }
            DeValue::String(text) if expected == "true or false" => match text.as_ref() {
                "true" | "false" => Some(format!("write it as `{text}`, without quotes")),
                _ => None,
            },
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) if expected == "text" => {
                Some(format!("write it in quotes: `\"{}\"`", self.as_written()))
            }
            DeValue::Table(_) if expected.starts_with("tables") => {
                let header = self.as_written();
                let is_header = header.starts_with('[') && header.ends_with(']');
                is_header.then(|| format!("write it with two brackets: `[{header}]`"))
            }
            DeValue::Array(_) | DeValue::Table(_) => None,
            _ if expected.starts_with("a list") => {
                Some(format!("write it in brackets: `[{}]`", self.as_written()))
            }
            _ => None,
        }
    }
}

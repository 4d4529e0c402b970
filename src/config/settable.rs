//! `Settable`: a value of a study that can be set to another number, and how that is written.

use toml::de::DeValue;

use super::scalar::{date, number};
use super::value::Value;
use crate::time::Day;

/// A value of a study that can be set to another number.
#[derive(Clone, PartialEq, Debug)]
pub enum Settable {
    /// A number: `3.6`.
    Number(f64),
    /// A number with words around it, which stay: `"1459 per year"`, `"6 weeks"`, `"waiting.onderzoek > 40"`.
    Quantity {
        /// What stands before the number, a space at its end included; mostly nothing.
        before: String,
        /// The number.
        amount: f64,
        /// What follows the number, a space at its start included.
        after: String,
    },
    /// A date; its number is that of the day, with 1 January 1970 as 0.
    Date(Day),
}

impl Settable {
    /// What can be set of a value; `None` when it holds no number.
    pub(super) fn of(value: Value<'_>) -> Option<Self> {
        match value.content {
            DeValue::Integer(_) | DeValue::Float(_) => number(value).map(Settable::Number),
            DeValue::String(text) => quantity(text),
            DeValue::Datetime(moment) if moment.time.is_none() => date(value).map(Settable::Date),
            _ => None,
        }
    }

    /// The number that it holds.
    pub fn amount(&self) -> f64 {
        match self {
            Settable::Number(amount) | Settable::Quantity { amount, .. } => *amount,
            Settable::Date(day) => f64::from(day.number()),
        }
    }

    /// The same with another number, as a study writes it. A date takes the whole day at or before `amount`.
    pub(super) fn written_with(&self, amount: f64) -> String {
        match self {
            Settable::Number(_) => plain(amount),
            Settable::Quantity { before, after, .. } => {
                format!("\"{before}{}{after}\"", plain(amount))
            }
            Settable::Date(_) => Day::from_number(amount.floor() as i32).to_string(),
        }
    }
}

/// The only number in a text that has its place there: first, or after a comparison.
fn quantity(text: &str) -> Option<Settable> {
    let amount_of = |word: &str| -> Option<f64> {
        let digits = word.replace('_', "");
        let is_plain = digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
        digits.parse().ok().filter(|_| is_plain)
    };
    let mut found = None;
    let mut before = "";
    for word in text.split_whitespace() {
        let has_place = before.is_empty() || before.ends_with(['<', '>', '=']);
        match (amount_of(word), &found) {
            (Some(amount), None) if has_place => found = Some((word, amount)),
            (Some(_), _) => return None,
            (None, _) => (),
        }
        before = word;
    }
    let (word, amount) = found?;
    let (before, after) = text.split_once(word)?;
    let has_words = !(before.trim().is_empty() && after.trim().is_empty());
    let is_plain = !text.contains(['"', '\\']) && !text.contains(char::is_control);
    (has_words && is_plain).then(|| Settable::Quantity {
        before: before.to_owned(),
        amount,
        after: after.to_owned(),
    })
}

/// A number as a study writes it. Three decimals get a zero behind them, so that no reader takes them for a thousand.
fn plain(amount: f64) -> String {
    let written = format!("{amount}");
    match written.split_once('.') {
        Some((_, decimals)) if decimals.len() == 3 => written + "0",
        _ => written,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str, amount: f64) -> Option<String> {
        quantity(text).map(|quantity| quantity.written_with(amount))
    }

    #[test]
    fn words_around_a_number_stay() {
        let written = |text| set(text, 1600.0).unwrap_or_default();
        assert_eq!(written("1459 per year"), "\"1600 per year\"");
        assert_eq!(written("1_459 per year"), "\"1600 per year\"");
        assert_eq!(
            written("waiting.onderzoek > 40"),
            "\"waiting.onderzoek > 1600\""
        );
        assert_eq!(set("6.5 weeks", 0.25), Some("\"0.25 weeks\"".to_owned()));
    }

    #[test]
    fn text_without_one_number_in_its_place_cannot_be_set() {
        for text in [
            "impuls 2021",
            "1459",
            "mon-fri 09:00-17:00",
            "2 of 3",
            "12 \"weeks\"",
            "-3 days",
            "",
        ] {
            assert_eq!(set(text, 1.0), None, "{text}");
        }
    }

    /// 1.125 with a reader who writes thousands with a point is 1125.
    #[test]
    fn a_number_is_never_written_so_that_it_may_be_a_thousand() {
        assert_eq!(plain(1.125), "1.1250");
        assert_eq!(plain(3.0), "3");
        assert_eq!(plain(0.1 + 0.2), "0.30000000000000004");
        assert_eq!(plain(1e-7), "0.0000001");
    }

    #[test]
    fn a_date_moves_by_whole_days() {
        let start = Day::new(2021, 3, 18);
        let later = Settable::Date(start).written_with(f64::from(start.number()) + 14.9);
        assert_eq!(later, "2021-04-01");
    }
}

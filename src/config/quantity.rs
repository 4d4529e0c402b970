//! Quantities as people write them: `"1459 per year"`, `"5 working days"`.

use std::fmt;

use super::nearest::nearest;
use super::problem::Problem;
use super::value::Value;

/// How often something happens: `amount` times per `unit`, on average.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Rate {
    /// Zero or more.
    pub(super) amount: f64,
    pub(super) unit: RateUnit,
}

/// What a rate counts over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum RateUnit {
    /// The expected total of each calendar year, leap or not.
    Year,
    Week,
    Day,
}

const RATE_UNITS: [(&str, RateUnit); 3] = [
    ("year", RateUnit::Year),
    ("week", RateUnit::Week),
    ("day", RateUnit::Day),
];

/// A length of time in the unit in which it was written.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Length {
    /// Zero or more; whole when the unit is counted on a calendar.
    pub(super) amount: f64,
    pub(super) unit: LengthUnit,
}

/// The units of a length. Minutes, hours, days and weeks are elapsed time; the others are counted on a calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum LengthUnit {
    Minutes,
    Hours,
    Days,
    WorkingDays,
    Weeks,
    Months,
}

impl LengthUnit {
    /// Whether only whole numbers of the unit mean something.
    fn is_counted(self) -> bool {
        matches!(self, LengthUnit::WorkingDays | LengthUnit::Months)
    }

    /// How many go into a hundred years at least; a longer length is a slip of the pen.
    fn in_a_century(self) -> f64 {
        match self {
            LengthUnit::Minutes => 100.0 * 366.0 * 1440.0,
            LengthUnit::Hours => 100.0 * 366.0 * 24.0,
            LengthUnit::Days | LengthUnit::WorkingDays => 100.0 * 366.0,
            LengthUnit::Weeks => 100.0 * 53.0,
            LengthUnit::Months => 1200.0,
        }
    }
}

const LENGTH_UNITS: [(&str, LengthUnit); 6] = [
    ("minute", LengthUnit::Minutes),
    ("hour", LengthUnit::Hours),
    ("day", LengthUnit::Days),
    ("working day", LengthUnit::WorkingDays),
    ("week", LengthUnit::Weeks),
    ("month", LengthUnit::Months),
];

/// Reads a rate such as `"1459 per year"`.
pub(super) fn rate(value: Value<'_>) -> Option<Rate> {
    quantity(
        value,
        "a rate",
        "`\"1459 per year\"`, `\"28 per week\"` or `\"16 per day\"`",
        parse_rate,
    )
}

/// Reads a length of time such as `"6 weeks"`.
pub(super) fn length(value: Value<'_>) -> Option<Length> {
    let forms = "`\"45 minutes\"`, `\"36 hours\"`, `\"90 days\"`, `\"5 working days\"`, `\"6 weeks\"` or `\"3 months\"`";
    quantity(value, "a length of time", forms, parse_length)
}

fn quantity<T>(
    value: Value<'_>,
    what: &str,
    forms: &str,
    parse: fn(&str) -> Result<T, Misread>,
) -> Option<T> {
    let write_as = || format!("write for example {forms}");
    let Some(text) = value.content.as_str() else {
        let problem = Problem::new(format!("`{}` must be {what}", value.name()))
            .at(value.place, format!("found {}", value.kind()));
        return value.tell(problem.hint(write_as()));
    };
    parse(text)
        .map_err(|misread| {
            let problem = Problem::new(format!("`{}` cannot be read as {what}", value.name()))
                .at(value.place, misread.fault)
                .hint(misread.hint.unwrap_or_else(write_as));
            value.log.tell(problem);
        })
        .ok()
}

/// Why a text is not the quantity that was expected.
#[derive(Debug)]
pub(super) struct Misread {
    pub(super) fault: String,
    /// What to write instead, where it is plainer than the list of forms.
    pub(super) hint: Option<String>,
}

impl Misread {
    pub(super) fn new(fault: impl Into<String>) -> Self {
        Misread {
            fault: fault.into(),
            hint: None,
        }
    }

    pub(super) fn hint(self, hint: impl fmt::Display) -> Self {
        Misread {
            hint: Some(hint.to_string()),
            ..self
        }
    }
}

fn parse_rate(text: &str) -> Result<Rate, Misread> {
    let (number, rest) = split_number(text);
    let amount = amount(number, rest)?;
    let Some(unit) = rest.strip_prefix("per ") else {
        return Err(Misread::new("`per` is expected after the number"));
    };
    let unit = find_unit(unit.trim(), &RATE_UNITS)?;
    let decimals = number
        .split_once('.')
        .filter(|(whole, decimals)| *whole != "0" && decimals.len() == 3);
    if let (Some((whole, decimals)), RateUnit::Year) = (decimals, unit) {
        return Err(Misread::new("is this a thousand, or a decimal point?")
            .hint(thousand_or_decimals(whole, decimals, rest)));
    }
    Ok(Rate { amount, unit })
}

fn parse_length(text: &str) -> Result<Length, Misread> {
    let (number, rest) = split_number(text);
    let amount = amount(number, rest)?;
    let unit = find_unit(rest, &LENGTH_UNITS)?;
    if unit.is_counted() && amount.fract() != 0.0 {
        return Err(Misread::new(format!("{rest} are counted whole"))
            .hint("write a whole number, or use hours, days or weeks"));
    }
    if amount > unit.in_a_century() {
        return Err(Misread::new("this is longer than a century"));
    }
    Ok(Length { amount, unit })
}

/// The number at the start of a quantity, and what follows it.
fn split_number(text: &str) -> (&str, &str) {
    let text = text.trim();
    let end = text.find(|c: char| c.is_whitespace() || c.is_alphabetic());
    let (number, rest) = text.split_at(end.unwrap_or(text.len()));
    (number, rest.trim_start())
}

/// The amount that `number` writes; `rest` is what follows it, for the hint.
fn amount(number: &str, rest: &str) -> Result<f64, Misread> {
    if number.is_empty() {
        return Err(Misread::new("a number is expected first"));
    }
    if number.starts_with('-') {
        return Err(Misread::new("this cannot be negative"));
    }
    if let Some((whole, decimals)) = number.split_once(',') {
        let hint = if decimals.len() == 3 {
            thousand_or_decimals(whole, decimals, rest)
        } else {
            format!("write `\"{whole}.{decimals} {rest}\"`")
        };
        return Err(Misread::new("a decimal point is expected, not a comma").hint(hint));
    }
    let digits = number.replace('_', "");
    let is_plain = digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    match digits.parse::<f64>() {
        Ok(amount) if is_plain && amount <= 1e9 => Ok(amount),
        Ok(_) if is_plain => Err(Misread::new("this number is too large")),
        _ => Err(Misread::new(format!("`{number}` is not a number"))),
    }
}

/// `1.459` and `1,459` mean a thousand times more to one reader than to another.
fn thousand_or_decimals(whole: &str, decimals: &str, rest: &str) -> String {
    format!(
        "write `\"{whole}{decimals} {rest}\"` for a thousand, `\"{whole}.{decimals}0 {rest}\"` for decimals"
    )
}

/// The unit that `written` names, in the singular or the plural.
fn find_unit<U: Copy>(written: &str, units: &[(&str, U)]) -> Result<U, Misread> {
    let singular = written
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    let singular = singular.strip_suffix('s').unwrap_or(&singular);
    let found = units.iter().find(|(name, _)| *name == singular);
    if let Some((_, unit)) = found {
        return Ok(*unit);
    }
    if written.is_empty() {
        return Err(Misread::new("a unit is missing"));
    }
    let misread = Misread::new(format!("unknown unit `{written}`"));
    Err(
        match nearest(singular, units.iter().map(|(name, _)| *name)) {
            Some(name) => misread.hint(format!("did you mean `{name}`?")),
            None => misread,
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::testing::{told, try_read};
    use insta::assert_snapshot;

    fn rate_of(text: &str) -> Rate {
        try_read(&format!("a = \"{text}\""), |keys| keys.required("a", rate)).unwrap()
    }

    fn length_of(text: &str) -> Length {
        try_read(&format!("a = \"{text}\""), |keys| {
            keys.required("a", length)
        })
        .unwrap()
    }

    /// The label and the hint of the only problem with the length `text`.
    fn fault_of_length(text: &str) -> String {
        fault(&format!("a = \"{text}\""), |value| {
            length(value).map(|_| ())
        })
    }

    fn fault_of_rate(text: &str) -> String {
        fault(&format!("a = \"{text}\""), |value| rate(value).map(|_| ()))
    }

    fn fault(study: &str, read: fn(Value<'_>) -> Option<()>) -> String {
        let told = told(study, |keys| keys.required("a", read));
        let marked = told.lines().filter(|line| line.contains('^'));
        let label = marked.map(|line| line.trim_start_matches([' ', '|', '^']));
        let hint = told
            .lines()
            .filter_map(|line| line.trim().strip_prefix("= hint: "));
        label.chain(hint).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn rates_are_read_as_written() {
        let per = |amount, unit| Rate { amount, unit };
        assert_eq!(rate_of("1459 per year"), per(1459.0, RateUnit::Year));
        assert_eq!(rate_of("1_459 per year"), per(1459.0, RateUnit::Year));
        assert_eq!(rate_of("16 per day"), per(16.0, RateUnit::Day));
        assert_eq!(rate_of(" 2.125  per  week "), per(2.125, RateUnit::Week));
    }

    #[test]
    fn lengths_are_read_in_the_singular_and_the_plural() {
        let of = |amount, unit| Length { amount, unit };
        assert_eq!(length_of("1 day"), of(1.0, LengthUnit::Days));
        assert_eq!(length_of("90 days"), of(90.0, LengthUnit::Days));
        assert_eq!(
            length_of("5 working days"),
            of(5.0, LengthUnit::WorkingDays)
        );
        assert_eq!(length_of("6 weeks"), of(6.0, LengthUnit::Weeks));
        assert_eq!(length_of("1.5 weeks"), of(1.5, LengthUnit::Weeks));
        assert_eq!(length_of("3 months"), of(3.0, LengthUnit::Months));
        assert_eq!(length_of("36 hours"), of(36.0, LengthUnit::Hours));
        assert_eq!(length_of("45 minutes"), of(45.0, LengthUnit::Minutes));
    }

    #[test]
    fn a_faulty_rate_is_told_with_the_forms_that_are_accepted() {
        let told = told("rate = \"1459 a year\"\n", |keys| {
            keys.required("rate", rate)
        });
        assert_snapshot!(told, @r#"
        error: `rate` cannot be read as a rate
         --> x.toml:1:8
          |
        1 | rate = "1459 a year"
          |        ^^^^^^^^^^^^^ `per` is expected after the number
          |
          = hint: write for example `"1459 per year"`, `"28 per week"` or `"16 per day"`

        1 problem in x.toml
        "#);
    }

    #[test]
    fn a_faulty_length_is_told_with_the_forms_that_are_accepted() {
        let told = told("term = 10\n", |keys| keys.required("term", length));
        assert_snapshot!(told, @r#"
        error: `term` must be a length of time
         --> x.toml:1:8
          |
        1 | term = 10
          |        ^^ found a whole number
          |
          = hint: write for example `"45 minutes"`, `"36 hours"`, `"90 days"`, `"5 working days"`, `"6 weeks"` or `"3 months"`

        1 problem in x.toml
        "#);
    }

    #[test]
    fn every_fault_of_a_length_has_its_words() {
        assert_snapshot!(fault_of_length("1,5 weeks"), @r#"a decimal point is expected, not a comma; write `"1.5 weeks"`"#);
        assert_snapshot!(fault_of_length("5 workng days"), @"unknown unit `workng days`; did you mean `working day`?");
        assert_snapshot!(fault_of_length("10 weken"), @"unknown unit `weken`; did you mean `week`?");
        assert_snapshot!(fault_of_length("2 fortnights"), @r#"unknown unit `fortnights`; write for example `"45 minutes"`, `"36 hours"`, `"90 days"`, `"5 working days"`, `"6 weeks"` or `"3 months"`"#);
        assert_snapshot!(fault_of_length("6"), @r#"a unit is missing; write for example `"45 minutes"`, `"36 hours"`, `"90 days"`, `"5 working days"`, `"6 weeks"` or `"3 months"`"#);
        assert_snapshot!(fault_of_length("six weeks"), @r#"a number is expected first; write for example `"45 minutes"`, `"36 hours"`, `"90 days"`, `"5 working days"`, `"6 weeks"` or `"3 months"`"#);
        assert_snapshot!(fault_of_length("-2 days"), @r#"this cannot be negative; write for example `"45 minutes"`, `"36 hours"`, `"90 days"`, `"5 working days"`, `"6 weeks"` or `"3 months"`"#);
        assert_snapshot!(fault_of_length("1.5 months"), @"months are counted whole; write a whole number, or use hours, days or weeks");
        assert_snapshot!(fault_of_length("9999 weeks"), @r#"this is longer than a century; write for example `"45 minutes"`, `"36 hours"`, `"90 days"`, `"5 working days"`, `"6 weeks"` or `"3 months"`"#);
        assert_snapshot!(fault_of_length("1.2.3 days"), @r#"`1.2.3` is not a number; write for example `"45 minutes"`, `"36 hours"`, `"90 days"`, `"5 working days"`, `"6 weeks"` or `"3 months"`"#);
        assert_snapshot!(fault_of_length("99999999999 days"), @r#"this number is too large; write for example `"45 minutes"`, `"36 hours"`, `"90 days"`, `"5 working days"`, `"6 weeks"` or `"3 months"`"#);
        assert_snapshot!(fault_of_length(""), @r#"a number is expected first; write for example `"45 minutes"`, `"36 hours"`, `"90 days"`, `"5 working days"`, `"6 weeks"` or `"3 months"`"#);
    }

    #[test]
    fn a_thousand_with_a_point_or_a_comma_is_not_taken_for_a_decimal() {
        assert_snapshot!(fault_of_rate("1.459 per year"), @r#"is this a thousand, or a decimal point?; write `"1459 per year"` for a thousand, `"1.4590 per year"` for decimals"#);
        assert_snapshot!(fault_of_rate("1,459 per year"), @r#"a decimal point is expected, not a comma; write `"1459 per year"` for a thousand, `"1.4590 per year"` for decimals"#);
        assert_snapshot!(fault_of_rate("120 per month"), @r#"unknown unit `month`; write for example `"1459 per year"`, `"28 per week"` or `"16 per day"`"#);
        let eighth = Rate {
            amount: 0.125,
            unit: RateUnit::Year,
        };
        assert_eq!(rate_of("0.125 per year"), eighth);
    }
}

//! Readers of single values: text, truth, numbers and dates.

use toml::de::DeValue;

use super::problem::Problem;
use super::value::Value;
use crate::time::Day;

/// Text that is not empty.
pub(super) fn text(value: Value<'_>) -> Option<String> {
    match value.content {
        DeValue::String(text) if text.trim().is_empty() => value.refuse(
            format!("`{}` is empty", value.name()),
            "text is expected here",
        ),
        DeValue::String(text) => Some(text.clone().into_owned()),
        _ => value.wrong_type("text"),
    }
}

/// `true` or `false`.
pub(super) fn flag(value: Value<'_>) -> Option<bool> {
    match value.content {
        DeValue::Boolean(flag) => Some(*flag),
        _ => value.wrong_type("true or false"),
    }
}

/// A finite number, with decimals or without.
pub(super) fn number(value: Value<'_>) -> Option<f64> {
    let number = match value.content {
        DeValue::Integer(digits) => i64::from_str_radix(digits.as_str(), digits.radix())
            .ok()
            .map(|whole| whole as f64),
        DeValue::Float(digits) => digits.as_str().parse().ok(),
        _ => return value.wrong_type("a number"),
    };
    number.filter(|number| number.is_finite()).or_else(|| {
        let title = format!("`{}` must be a finite number", value.name());
        value.refuse(title, "this is not a number to reckon with")
    })
}

/// A number above zero.
pub(super) fn positive(value: Value<'_>) -> Option<f64> {
    limited(value, number(value)?, "above 0", |number| number > 0.0)
}

/// A number that usually has thousands, such as euro or hours a year.
///
/// `1.350` is refused: a Dutch reader means 1350 by it, TOML reads 1.35.
pub(super) fn in_thousands<'a>(
    read: impl Fn(Value<'a>) -> Option<f64>,
) -> impl Fn(Value<'a>) -> Option<f64> {
    move |value| {
        let number = read(value)?;
        let written = value.as_written();
        let parts = written.split_once('.');
        match parts.filter(|(whole, decimals)| *whole != "0" && decimals.len() == 3) {
            Some((whole, decimals)) => value.tell(
                Problem::new(format!("`{}` can be read in two ways", value.name()))
                    .at(value.place, "is this a thousand, or a decimal point?")
                    .hint(format!(
                        "write `{whole}{decimals}` for a thousand, `{written}0` for decimals"
                    )),
            ),
            None => Some(number),
        }
    }
}

/// A number that is zero or more.
pub(super) fn not_negative(value: Value<'_>) -> Option<f64> {
    limited(value, number(value)?, "0 or more", |number| number >= 0.0)
}

/// A share or a chance: a number from 0 to 1.
pub(super) fn share(value: Value<'_>) -> Option<f64> {
    let share = number(value)?;
    if share > 1.0 && share <= 100.0 {
        let problem = Problem::new(format!("`{}` must be from 0 to 1", value.name()))
            .at(value.place, "this is more than all")
            .hint(format!("{share} percent is written as `{}`", share / 100.0));
        return value.tell(problem);
    }
    limited(value, share, "from 0 to 1", |share| {
        (0.0..=1.0).contains(&share)
    })
}

fn limited(value: Value<'_>, number: f64, range: &str, holds: fn(f64) -> bool) -> Option<f64> {
    if holds(number) {
        return Some(number);
    }
    value.refuse(
        format!("`{}` must be {range}", value.name()),
        "this is out of range",
    )
}

/// A whole number of at least `least`.
pub(super) fn whole_from<'a>(least: u64) -> impl Fn(Value<'a>) -> Option<u64> {
    move |value| {
        let DeValue::Integer(digits) = value.content else {
            return value.wrong_type("a whole number");
        };
        match i64::from_str_radix(digits.as_str(), digits.radix()) {
            Ok(whole) if u64::try_from(whole).is_ok_and(|whole| whole >= least) => {
                Some(whole as u64)
            }
            Ok(_) => value.refuse(
                format!("`{}` must be {least} or more", value.name()),
                "this is out of range",
            ),
            Err(_) => value.refuse(
                format!("`{}` is too large", value.name()),
                "more digits than can be kept",
            ),
        }
    }
}

/// A date without a time of day, in the years for which holidays are known.
pub(super) fn date(value: Value<'_>) -> Option<Day> {
    let DeValue::Datetime(moment) = value.content else {
        return not_a_date(value);
    };
    let (Some(date), None) = (moment.date, moment.time) else {
        return value.wrong_type("a date");
    };
    if !(1900..=2200).contains(&date.year) {
        let title = format!("`{}` must lie in the years 1900 to 2200", value.name());
        return value.refuse(title, "this year is out of range");
    }
    // The parser refuses days that do not exist; it leaves year, month and day only to real dates.
    Some(Day::new(date.year as i16, date.month as i8, date.day as i8))
}

/// Dates in quotes and in Dutch order are common mistakes that can be put right.
fn not_a_date(value: Value<'_>) -> Option<Day> {
    let iso = value.content.as_str().and_then(iso_date);
    let problem = Problem::new(format!("`{}` must be a date", value.name()))
        .at(value.place, "this is not a date")
        .hint(match iso {
            Some(iso) => format!("write it as `{iso}`, without quotes"),
            None => "a date is written as year-month-day without quotes: `2021-03-18`".to_owned(),
        });
    value.tell(problem)
}

/// `2021-03-18` from `2021-03-18`, `18-03-2021`, `18/3/2021`.
pub(super) fn iso_date(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.trim().split(['-', '/', '.']).collect();
    let [first, month, last] = parts.as_slice() else {
        return None;
    };
    let (year, day) = if first.len() == 4 {
        (first, last)
    } else {
        (last, first)
    };
    let number = |text: &str| text.parse::<u16>().ok();
    let (year, month, day) = (number(year)?, number(month)?, number(day)?);
    let iso = format!("{year:04}-{month:02}-{day:02}");
    iso.parse::<toml::value::Datetime>().is_ok().then_some(iso)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::collection::list_of;
    use crate::config::testing::{told, try_read};
    use insta::assert_snapshot;

    #[test]
    fn numbers_are_finite_and_in_range() {
        let told = told(
            "a = inf\nb = -1\nc = 70\nd = 1e999\ne = 99999999999999999999\nf = 0\n",
            |keys| {
                keys.required("a", number);
                keys.required("b", not_negative);
                keys.required("c", share);
                keys.required("d", number);
                keys.required("e", whole_from(1));
                keys.required("f", positive)
            },
        );
        assert_snapshot!(told, @r#"
        error: `a` must be a finite number
         --> x.toml:1:5
          |
        1 | a = inf
          |     ^^^ this is not a number to reckon with

        error: `b` must be 0 or more
         --> x.toml:2:5
          |
        2 | b = -1
          |     ^^ this is out of range

        error: `c` must be from 0 to 1
         --> x.toml:3:5
          |
        3 | c = 70
          |     ^^ this is more than all
          |
          = hint: 70 percent is written as `0.7`

        error: `d` must be a finite number
         --> x.toml:4:5
          |
        4 | d = 1e999
          |     ^^^^^ this is not a number to reckon with

        error: `e` is too large
         --> x.toml:5:5
          |
        5 | e = 99999999999999999999
          |     ^^^^^^^^^^^^^^^^^^^^ more digits than can be kept

        error: `f` must be above 0
         --> x.toml:6:5
          |
        6 | f = 0
          |     ^ this is out of range

        6 problems in x.toml
        "#);
    }

    #[test]
    fn numbers_may_have_underscores_a_sign_or_another_base() {
        let read = |text| try_read(text, |keys| keys.required("a", number)).ok();
        assert_eq!(read("a = 82_895"), Some(82_895.0));
        assert_eq!(read("a = -0.25"), Some(-0.25));
        assert_eq!(read("a = 0x10"), Some(16.0));
    }

    #[test]
    fn a_point_that_may_mark_a_thousand_is_asked_about() {
        let read = |text| {
            try_read(text, |keys| {
                keys.required("hours_per_year", in_thousands(positive))
            })
        };
        assert_eq!(read("hours_per_year = 1_350").ok(), Some(1350.0));
        assert_eq!(read("hours_per_year = 1350.5").ok(), Some(1350.5));
        assert_snapshot!(read("hours_per_year = 1.350").unwrap_err(), @r#"
        error: `hours_per_year` can be read in two ways
         --> x.toml:1:18
          |
        1 | hours_per_year = 1.350
          |                  ^^^^^ is this a thousand, or a decimal point?
          |
          = hint: write `1350` for a thousand, `1.3500` for decimals

        1 problem in x.toml
        "#);
    }

    #[test]
    fn a_wrong_type_says_what_was_found_and_how_to_write_it() {
        let told = told(
            "a = \"4,8\"\nb = 12\nc = \"true\"\nd = \"18-03-2021\"\ne = 3\nf = 2.0\ng = [1, \"x\"]\nh = 2021-01-01T09:00:00\n",
            |keys| {
                keys.required("a", number);
                keys.required("b", text);
                keys.required("c", flag);
                keys.required("d", date);
                keys.required("e", list_of(number));
                keys.required("f", whole_from(0));
                keys.required("g", list_of(number));
                keys.required("h", date)
            },
        );
        assert_snapshot!(told, @r#"
        error: `a` must be a number
         --> x.toml:1:5
          |
        1 | a = "4,8"
          |     ^^^^^ found text
          |
          = hint: write it as `4.8`, without quotes

        error: `b` must be text
         --> x.toml:2:5
          |
        2 | b = 12
          |     ^^ found a whole number
          |
          = hint: write it in quotes: `"12"`

        error: `c` must be true or false
         --> x.toml:3:5
          |
        3 | c = "true"
          |     ^^^^^^ found text
          |
          = hint: write it as `true`, without quotes

        error: `d` must be a date
         --> x.toml:4:5
          |
        4 | d = "18-03-2021"
          |     ^^^^^^^^^^^^ this is not a date
          |
          = hint: write it as `2021-03-18`, without quotes

        error: `e` must be a list
         --> x.toml:5:5
          |
        5 | e = 3
          |     ^ found a whole number
          |
          = hint: write it in brackets: `[3]`

        error: `f` must be a whole number
         --> x.toml:6:5
          |
        6 | f = 2.0
          |     ^^^ found a number with decimals

        error: `g` must be a number
         --> x.toml:7:9
          |
        7 | g = [1, "x"]
          |         ^^^ found text

        error: `h` must be a date
         --> x.toml:8:5
          |
        8 | h = 2021-01-01T09:00:00
          |     ^^^^^^^^^^^^^^^^^^^ found a date and a time of day

        8 problems in x.toml
        "#);
    }

    #[test]
    fn dates_are_day_numbers_and_years_are_believable() {
        let read = |text| try_read(text, |keys| keys.required("a", date));
        assert_eq!(read("a = 2020-02-29").unwrap(), Day::new(2020, 2, 29));
        assert_snapshot!(read("a = 0221-01-01").unwrap_err(), @r#"
        error: `a` must lie in the years 1900 to 2200
         --> x.toml:1:5
          |
        1 | a = 0221-01-01
          |     ^^^^^^^^^^ this year is out of range

        1 problem in x.toml
        "#);
        assert_snapshot!(read("a = \"voorjaar\"").unwrap_err(), @r#"
        error: `a` must be a date
         --> x.toml:1:5
          |
        1 | a = "voorjaar"
          |     ^^^^^^^^^^ this is not a date
          |
          = hint: a date is written as year-month-day without quotes: `2021-03-18`

        1 problem in x.toml
        "#);
    }
}

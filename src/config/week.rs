//! The hours of the week in which staff work, and the days on which they do not.

use toml::de::DeValue;

use super::collection::{list_of, one_or_more};
use super::problem::Problem;
use super::quantity::Misread;
use super::scalar::{date, text};
use super::source::Place;
use super::value::Value;
use crate::time::Day;

/// When staff work in an ordinary week.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum WeekHours {
    /// Day and night, every day.
    Always,
    /// In these windows, in the order of the week; they do not overlap.
    Windows(Vec<WeekWindow>),
}

/// A stretch of one day of the week.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct WeekWindow {
    /// Days since Monday: 0 on Monday, 6 on Sunday.
    pub(super) weekday: usize,
    /// Seconds since midnight; before `to_second`.
    pub(super) from_second: i64,
    /// Seconds since midnight, at most 86 400.
    pub(super) to_second: i64,
}

/// The days on which nobody works, whatever the day of the week.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum ClosedDays {
    /// No day.
    None,
    /// The Dutch holidays.
    Dutch,
    /// These days.
    Dates(Vec<Day>),
}

const FORMS: &str =
    "write for example `[\"mon-fri 09:00-17:00\", \"sat 10:00-12:00\"]` or `\"always\"`";

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Reads the hours of the week: `"always"` or a list of windows.
pub(super) fn week_hours(value: Value<'_>) -> Option<WeekHours> {
    if value.content.as_str() == Some("always") {
        return Some(WeekHours::Always);
    }
    let windows = one_or_more(windows_of_days)(value)?;
    let mut windows: Vec<(WeekWindow, Place)> = windows.into_iter().flatten().collect();
    windows.sort();
    let overlap = windows
        .windows(2)
        .find(|pair| overlaps(pair[0].0, pair[1].0));
    if let Some([(_, one), (window, other)]) = overlap {
        let problem = Problem::new(format!("`{}` has hours that overlap", value.name())).at(
            (*one).max(*other),
            format!("{} is already open at this time", WEEKDAYS[window.weekday]),
        );
        return value.tell(problem);
    }
    Some(WeekHours::Windows(
        windows.into_iter().map(|(window, _)| window).collect(),
    ))
}

/// Whether `later`, which does not begin before `earlier`, begins before it has ended.
fn overlaps(earlier: WeekWindow, later: WeekWindow) -> bool {
    earlier.weekday == later.weekday && later.from_second < earlier.to_second
}

/// Reads the closed days: `"nl"`, `"none"` or a list of dates.
pub(super) fn closed_days(value: Value<'_>) -> Option<ClosedDays> {
    match (value.content, value.content.as_str()) {
        (_, Some("nl")) => Some(ClosedDays::Dutch),
        (_, Some("none")) => Some(ClosedDays::None),
        (DeValue::Array(_), _) => list_of(date)(value).map(ClosedDays::Dates),
        _ => {
            let problem = Problem::new(format!(
                "`{}` cannot be {}",
                value.name(),
                value.as_written()
            ))
            .at(value.place, "expected \"nl\", \"none\" or a list of dates")
            .hint("write for example `\"nl\"` or `[2021-05-14, 2022-05-27]`".to_owned());
            value.tell(problem)
        }
    }
}

/// Reads `"mon-fri 09:00-17:00"`: the same window on each of the days.
fn windows_of_days(value: Value<'_>) -> Option<Vec<(WeekWindow, Place)>> {
    let written = text(value)?;
    match parse_windows(&written) {
        Ok(windows) => Some(
            windows
                .into_iter()
                .map(|window| (window, value.place))
                .collect(),
        ),
        Err(misread) => {
            let problem = Problem::new(format!(
                "`{}` cannot be read as hours of the week",
                value.name()
            ))
            .at(value.place, misread.fault)
            .hint(misread.hint.unwrap_or_else(|| FORMS.to_owned()));
            value.tell(problem)
        }
    }
}

fn parse_windows(written: &str) -> Result<Vec<WeekWindow>, Misread> {
    let Some((days, times)) = written.trim().rsplit_once(char::is_whitespace) else {
        return Err(Misread::new("days and times are expected"));
    };
    let Some((from, to)) = times.split_once('-') else {
        return Err(Misread::new("a time from and a time to are expected"));
    };
    let (from_second, to_second) = (second_of_day(from)?, second_of_day(to)?);
    if from_second >= to_second {
        return Err(Misread::new("this ends before it begins")
            .hint("hours through the night are written as two: until 24:00 and from 00:00"));
    }
    let days = parse_days(days)?.into_iter();
    Ok(days
        .map(|weekday| WeekWindow {
            weekday,
            from_second,
            to_second,
        })
        .collect())
}

/// `mon-fri`, `sat` or `mon, wed, fri`.
fn parse_days(written: &str) -> Result<Vec<usize>, Misread> {
    let mut days = Vec::new();
    for part in written.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (weekday(first)?, weekday(last)?);
        if first > last {
            return Err(Misread::new("the week begins on Monday")
                .hint("write days that run past Sunday as two: `fri-sun` and `mon`"));
        }
        days.extend(first..=last);
    }
    Ok(days)
}

fn weekday(written: &str) -> Result<usize, Misread> {
    let name = written.trim().to_lowercase();
    let found = WEEKDAYS.iter().position(|weekday| *weekday == name);
    found.ok_or_else(|| {
        Misread::new(format!("unknown day `{}`", written.trim()))
            .hint(format!("the days are {}", WEEKDAYS.join(", ")))
    })
}

/// Seconds since midnight of `09:00`; `24:00` is the end of the day.
fn second_of_day(written: &str) -> Result<i64, Misread> {
    let written = written.trim();
    let two_digits = |text: &str| -> Option<i64> {
        let digits = text.len() <= 2 && text.chars().all(|c| c.is_ascii_digit());
        digits.then(|| text.parse().ok()).flatten()
    };
    let time = written
        .split_once(':')
        .and_then(|(hour, minute)| Some((two_digits(hour)?, two_digits(minute)?)));
    match time {
        Some((hour @ 0..=23, minute @ 0..=59)) => Ok(hour * 3600 + minute * 60),
        Some((24, 0)) => Ok(24 * 3600),
        _ => Err(Misread::new(format!("`{written}` is not a time of day"))
            .hint("write times from 00:00 to 24:00, with a colon: `mon-fri 09:00-17:00`")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::testing::{told, try_read};
    use insta::assert_snapshot;

    fn hours_of(value: &str) -> WeekHours {
        try_read(&format!("hours = {value}"), |keys| {
            keys.required("hours", week_hours)
        })
        .unwrap()
    }

    fn told_of_hours(value: &str) -> String {
        told(&format!("hours = {value}"), |keys| {
            keys.required("hours", week_hours)
        })
    }

    fn window(weekday: usize, from_hour: i64, to_hour: i64) -> WeekWindow {
        WeekWindow {
            weekday,
            from_second: from_hour * 3600,
            to_second: to_hour * 3600,
        }
    }

    #[test]
    fn windows_come_in_the_order_of_the_week() {
        assert_eq!(hours_of("\"always\""), WeekHours::Always);
        let expected = vec![
            window(0, 9, 12),
            window(0, 12, 17),
            window(2, 9, 12),
            window(5, 0, 24),
        ];
        let hours = hours_of("[\"Sat 0:00-24:00\", \"mon, wed 09:00-12:00\", \"mon 12:00-17:00\"]");
        assert_eq!(hours, WeekHours::Windows(expected));
    }

    #[test]
    fn hours_that_overlap_are_told_where_they_do() {
        assert_snapshot!(told_of_hours("[\"mon-fri 09:00-17:00\", \"fri 16:00-20:00\"]"), @r#"
        error: `hours` has hours that overlap
         --> x.toml:1:33
          |
        1 | hours = ["mon-fri 09:00-17:00", "fri 16:00-20:00"]
          |                                 ^^^^^^^^^^^^^^^^^ fri is already open at this time

        1 problem in x.toml
        "#);
    }

    #[test]
    fn faults_in_hours_are_told_each_with_a_hint() {
        let faults = "[\"ma-vr 09:00-17:00\", \"mon 9-17\", \"mon 17:00-09:00\", \"fri-mon 09:00-17:00\", \"mon\", \"mon 09.00-17.00\", \"mon 09:00\"]";
        assert_snapshot!(told_of_hours(&faults.replace(", \"", ",\n  \"")), @r#"
        error: `hours` cannot be read as hours of the week
         --> x.toml:1:10
          |
        1 | hours = ["ma-vr 09:00-17:00",
          |          ^^^^^^^^^^^^^^^^^^^ unknown day `ma`
          |
          = hint: the days are mon, tue, wed, thu, fri, sat, sun

        error: `hours` cannot be read as hours of the week
         --> x.toml:2:3
          |
        2 |   "mon 9-17",
          |   ^^^^^^^^^^ `9` is not a time of day
          |
          = hint: write times from 00:00 to 24:00, with a colon: `mon-fri 09:00-17:00`

        error: `hours` cannot be read as hours of the week
         --> x.toml:3:3
          |
        3 |   "mon 17:00-09:00",
          |   ^^^^^^^^^^^^^^^^^ this ends before it begins
          |
          = hint: hours through the night are written as two: until 24:00 and from 00:00

        error: `hours` cannot be read as hours of the week
         --> x.toml:4:3
          |
        4 |   "fri-mon 09:00-17:00",
          |   ^^^^^^^^^^^^^^^^^^^^^ the week begins on Monday
          |
          = hint: write days that run past Sunday as two: `fri-sun` and `mon`

        error: `hours` cannot be read as hours of the week
         --> x.toml:5:3
          |
        5 |   "mon",
          |   ^^^^^ days and times are expected
          |
          = hint: write for example `["mon-fri 09:00-17:00", "sat 10:00-12:00"]` or `"always"`

        error: `hours` cannot be read as hours of the week
         --> x.toml:6:3
          |
        6 |   "mon 09.00-17.00",
          |   ^^^^^^^^^^^^^^^^^ `09.00` is not a time of day
          |
          = hint: write times from 00:00 to 24:00, with a colon: `mon-fri 09:00-17:00`

        error: `hours` cannot be read as hours of the week
         --> x.toml:7:3
          |
        7 |   "mon 09:00"]
          |   ^^^^^^^^^^^ a time from and a time to are expected
          |
          = hint: write for example `["mon-fri 09:00-17:00", "sat 10:00-12:00"]` or `"always"`

        7 problems in x.toml
        "#);
    }

    #[test]
    fn closed_days_are_a_country_none_or_dates() {
        let read = |value: &str| {
            try_read(&format!("closed = {value}"), |keys| {
                keys.required("closed", closed_days)
            })
        };
        assert_eq!(read("\"nl\"").unwrap(), ClosedDays::Dutch);
        assert_eq!(read("\"none\"").unwrap(), ClosedDays::None);
        assert_eq!(
            read("[2021-05-14]").unwrap(),
            ClosedDays::Dates(vec![Day::new(2021, 5, 14)])
        );
        assert_snapshot!(read("\"be\"").unwrap_err(), @r#"
        error: `closed` cannot be "be"
         --> x.toml:1:10
          |
        1 | closed = "be"
          |          ^^^^ expected "nl", "none" or a list of dates
          |
          = hint: write for example `"nl"` or `[2021-05-14, 2022-05-27]`

        1 problem in x.toml
        "#);
    }
}

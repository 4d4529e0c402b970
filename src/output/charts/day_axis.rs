//! The axis of days: months, quarters, half years or years, as many as there is room for.

use crate::time::Day;

use super::canvas::QUIET;
use super::notation::Notation;
use super::scale::Scale;

/// The days that a chart shows, from the first up to and including the last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct DaySpan {
    pub(super) first: Day,
    pub(super) last: Day,
}

/// Where the name of a month stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum MonthName {
    /// Under its first day: for values at an instant.
    UnderFirstDay,
    /// Under its middle: for values of a whole month.
    UnderMiddle,
}

/// A tick with a name.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Tick {
    /// Pixels from the left.
    pub(super) at: f64,
    pub(super) name: String,
}

/// The ticks of an axis of days.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct DayAxis {
    /// Months, or days where the span is short. Empty where only years fit.
    pub(super) ticks: Vec<Tick>,
    /// Small ticks without names.
    pub(super) minor: Vec<f64>,
    /// Where a year begins of which there is enough to name it.
    pub(super) year_starts: Vec<f64>,
    /// The years, each in the middle of the part of it that is shown.
    pub(super) years: Vec<Tick>,
}

/// At least this much room between names.
const NAME_GAP: f64 = 14.0;
/// Spans up to this many days have days on the axis.
const SHORT_SPAN: i32 = 75;

impl DaySpan {
    /// Midnight at the start of the first day to midnight after the last, in pixels.
    pub(super) fn scale(&self, left: f64, right: f64) -> Scale {
        let (first, last) = (self.first.number(), self.last.number());
        Scale::new(
            f64::from(first),
            f64::from(last.max(first + 1)),
            left,
            right,
        )
    }
}

/// Where a day stands on the axis.
pub(super) fn day_at(days: &Scale, day: Day) -> f64 {
    days.at(f64::from(day.number()))
}

/// Where the middle of the month of `day` stands on the axis.
pub(super) fn month_middle_at(days: &Scale, day: Day) -> f64 {
    let first = first_of_month(day);
    let next = first.plus_months(1);
    (day_at(days, first) + day_at(days, next)) / 2.0
}

/// The first day of the month of `day`.
pub(super) fn first_of_month(day: Day) -> Day {
    day + 1 - i32::from(day.date().day())
}

impl DayAxis {
    /// The ticks of `span` on the scale `days`.
    pub(super) fn new(span: DaySpan, days: &Scale, notation: &Notation, place: MonthName) -> Self {
        let mut axis = DayAxis::default();
        axis.add_years(span, days);
        if span.last - span.first <= SHORT_SPAN && place == MonthName::UnderFirstDay {
            axis.add_days(span, days, notation);
        } else {
            axis.add_months(span, days, notation, place);
        }
        axis
    }

    fn add_years(&mut self, span: DaySpan, days: &Scale) {
        let step = year_step(days);
        let mut from = span.first;
        while from <= span.last {
            let next_year = Day::new(from.year() + 1, 1, 1);
            let until = if next_year <= span.last {
                next_year
            } else {
                span.last
            };
            let (left, right) = (day_at(days, from), day_at(days, until));
            let name = from.year().to_string();
            let has_room = right - left + NAME_GAP >= QUIET.width(&name);
            if from != span.first && (has_room || step > 1) {
                self.year_starts.push(left);
            }
            if has_room && i32::from(from.year()) % step == 0 {
                let at = (left + right) / 2.0;
                self.years.push(Tick { at, name });
            }
            from = next_year;
        }
    }

    fn add_months(&mut self, span: DaySpan, days: &Scale, notation: &Notation, place: MonthName) {
        let step = month_step(days, notation);
        let mut month = first_of_month(span.first);
        while month <= span.last {
            let at = match place {
                MonthName::UnderFirstDay => day_at(days, month),
                MonthName::UnderMiddle => month_middle_at(days, month),
            };
            let is_inside = place == MonthName::UnderMiddle || month >= span.first;
            let index = i32::from(month.month() - 1);
            match step {
                Some(step) if is_inside && index % step == 0 => {
                    let name = notation.months[index as usize].to_owned();
                    self.ticks.push(Tick { at, name });
                }
                None if is_inside && index % 3 == 0 => self.minor.push(at),
                _ => {}
            }
            month = month.plus_months(1);
        }
    }

    fn add_days(&mut self, span: DaySpan, days: &Scale, notation: &Notation) {
        let step = day_step(days, notation);
        let mut day = span.first;
        while step >= 7 && day.days_since_monday() != 0 {
            day = day + 1;
        }
        while day <= span.last {
            let name = day_name(day, notation);
            let at = day_at(days, day);
            self.ticks.push(Tick { at, name });
            day = day + step;
        }
    }
}

/// `5 jan`: the order that Dutch and British readers expect.
fn day_name(day: Day, notation: &Notation) -> String {
    let month = notation.months[(day.month() - 1) as usize];
    format!("{} {month}", day.date().day())
}

/// Months between names; `None` when only years fit.
fn month_step(days: &Scale, notation: &Notation) -> Option<i32> {
    let widths = notation.months.iter().map(|name| QUIET.width(name));
    let needed = widths.fold(0.0, f64::max) + NAME_GAP;
    // The shortest month decides.
    let fits = |months: &i32| days.length(f64::from(*months) * 29.5) >= needed;
    [1, 2, 3, 6].into_iter().find(fits)
}

fn day_step(days: &Scale, notation: &Notation) -> i32 {
    let widths = notation
        .months
        .iter()
        .map(|name| QUIET.width(&format!("28 {name}")));
    let needed = widths.fold(0.0, f64::max) + NAME_GAP;
    let fits = |step: &i32| days.length(f64::from(*step)) >= needed;
    [1, 2, 7, 14].into_iter().find(fits).unwrap_or(28)
}

/// Years between names of years.
fn year_step(days: &Scale) -> i32 {
    let needed = QUIET.width("2026") + NAME_GAP;
    let fits = |step: &i32| days.length(f64::from(*step) * 365.0) >= needed;
    [1, 2, 5, 10, 20, 50].into_iter().find(fits).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::super::tests::DUTCH;
    use super::*;

    fn names(first: Day, last: Day, place: MonthName) -> (Vec<String>, Vec<String>) {
        let span = DaySpan { first, last };
        let axis = DayAxis::new(span, &span.scale(60.0, 760.0), &DUTCH, place);
        let named = |ticks: Vec<Tick>| ticks.into_iter().map(|tick| tick.name).collect();
        (named(axis.ticks), named(axis.years))
    }

    #[test]
    fn half_a_year_shows_every_month() {
        let (months, years) = names(
            Day::new(2026, 1, 5),
            Day::new(2026, 7, 6),
            MonthName::UnderFirstDay,
        );
        assert_eq!(months, ["feb", "mrt", "apr", "mei", "jun", "jul"]);
        assert_eq!(years, ["2026"]);
    }

    #[test]
    fn two_years_show_every_second_month_or_quarter() {
        let (months, years) = names(
            Day::new(2026, 1, 1),
            Day::new(2027, 12, 31),
            MonthName::UnderFirstDay,
        );
        assert_eq!(months[..4], ["jan", "mrt", "mei", "jul"]);
        assert_eq!(years, ["2026", "2027"]);
    }

    #[test]
    fn ten_weeks_show_mondays() {
        let (days, _) = names(
            Day::new(2026, 1, 6),
            Day::new(2026, 3, 10),
            MonthName::UnderFirstDay,
        );
        assert_eq!(days[0], "12 jan");
    }

    #[test]
    fn twenty_years_show_years_alone() {
        let (months, years) = names(
            Day::new(2020, 1, 1),
            Day::new(2039, 12, 31),
            MonthName::UnderFirstDay,
        );
        assert!(months.is_empty());
        assert_eq!(years[..2], ["2020", "2022"]);
    }

    #[test]
    fn the_month_of_a_leap_day_has_its_middle_in_february() {
        let span = DaySpan {
            first: Day::new(2024, 2, 1),
            last: Day::new(2024, 3, 1),
        };
        let days = span.scale(0.0, 29.0);
        assert!((month_middle_at(&days, Day::new(2024, 2, 29)) - 14.5).abs() < 1e-9);
    }
}

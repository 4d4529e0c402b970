//! `SimTime`, `Span` and `Day`: the one representation of an instant, a length and a date.

use std::fmt;
use std::ops::{Add, AddAssign, Sub};

use jiff::civil::{Date, Weekday};

/// Seconds in a civil day. Daylight saving is ignored: every day has 24 hours.
pub const DAY: i64 = 86_400;

/// An instant: whole seconds of local civil time since 1970-01-01 00:00.
///
/// Counting from one fixed day, not from the start of a study, gives an instant the same meaning in every
/// study: dates of opening cases, holidays and terms need no start date to be understood.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SimTime(i64);

impl SimTime {
    /// Later than anything that is ever simulated.
    pub const FAR_FUTURE: SimTime = SimTime(i64::MAX / 4);

    /// The instant that lies `seconds` after 1970-01-01 00:00.
    pub const fn from_seconds(seconds: i64) -> Self {
        SimTime(seconds)
    }

    /// Seconds since 1970-01-01 00:00.
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// The day in which the instant lies.
    pub const fn day(self) -> Day {
        Day(self.0.div_euclid(DAY) as i32)
    }

    /// Seconds since the start of the day, 0 to 86 399.
    pub const fn second_of_day(self) -> i64 {
        self.0.rem_euclid(DAY)
    }
}

impl Add<Span> for SimTime {
    type Output = SimTime;
    fn add(self, span: Span) -> SimTime {
        SimTime(self.0 + span.0)
    }
}

impl Sub<Span> for SimTime {
    type Output = SimTime;
    fn sub(self, span: Span) -> SimTime {
        SimTime(self.0 - span.0)
    }
}

impl Sub for SimTime {
    type Output = Span;
    fn sub(self, earlier: SimTime) -> Span {
        Span(self.0 - earlier.0)
    }
}

impl fmt::Display for SimTime {
    /// ISO 8601 without a zone: `2021-03-01T09:00:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let second = self.second_of_day();
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        write!(f, "{}T{hour:02}:{minute:02}:{second:02}", self.day())
    }
}

/// A length of time in whole seconds; negative when the end lies before the beginning.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span(i64);

impl Span {
    /// No time at all.
    pub const ZERO: Span = Span(0);

    /// A length of `seconds`.
    pub const fn from_seconds(seconds: i64) -> Self {
        Span(seconds)
    }

    /// A length of whole days of 24 hours.
    pub const fn from_days(days: i64) -> Self {
        Span(days * DAY)
    }

    /// The length in seconds.
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// The length in days of 24 hours.
    pub fn days(self) -> f64 {
        self.0 as f64 / DAY as f64
    }

    /// The length in hours.
    pub fn hours(self) -> f64 {
        self.0 as f64 / 3600.0
    }
}

impl Add for Span {
    type Output = Span;
    fn add(self, other: Span) -> Span {
        Span(self.0 + other.0)
    }
}

impl AddAssign for Span {
    fn add_assign(&mut self, other: Span) {
        self.0 += other.0;
    }
}

impl Sub for Span {
    type Output = Span;
    fn sub(self, other: Span) -> Span {
        Span(self.0 - other.0)
    }
}

/// A civil date as a day number: days since 1970-01-01.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(i32);

/// 1970-01-01 was a Thursday; day number -3 is the Monday before it.
const FIRST_MONDAY: i32 = -3;

impl Day {
    /// The day with this number, counted from 1970-01-01.
    pub const fn from_number(number: i32) -> Self {
        Day(number)
    }

    /// Days since 1970-01-01.
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The day of a civil date.
    pub fn from_date(date: Date) -> Self {
        let origin = jiff::civil::date(1970, 1, 1);
        let days = (date - origin).get_days();
        Day(days)
    }

    /// The day `year-month-day`.
    ///
    /// # Panics
    /// When there is no such date; meant for dates that are written in the program.
    pub fn new(year: i16, month: i8, day: i8) -> Self {
        Self::from_date(jiff::civil::date(year, month, day))
    }

    /// The civil date, for the calendar's own questions and for people.
    pub fn date(self) -> Date {
        let origin = jiff::civil::date(1970, 1, 1);
        origin + jiff::Span::new().days(self.0)
    }

    /// Midnight at the start of the day.
    pub const fn start(self) -> SimTime {
        SimTime(self.0 as i64 * DAY)
    }

    /// The last second of the day.
    pub const fn last_second(self) -> SimTime {
        SimTime((self.0 as i64 + 1) * DAY - 1)
    }

    /// Days since Monday: 0 on Monday, 6 on Sunday.
    pub const fn days_since_monday(self) -> usize {
        (self.0 - FIRST_MONDAY).rem_euclid(7) as usize
    }

    /// Is it a Sunday?
    pub const fn is_sunday(self) -> bool {
        self.days_since_monday() == 6
    }

    /// Is it a Saturday or a Sunday?
    pub const fn is_weekend(self) -> bool {
        self.days_since_monday() >= 5
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        self.date().weekday()
    }

    /// The calendar year.
    pub fn year(self) -> i16 {
        self.date().year()
    }

    /// The month of the year, 1 to 12.
    pub fn month(self) -> i8 {
        self.date().month()
    }

    /// The same day of the month `months` later, or the last day of that month where there is none.
    pub fn plus_months(self, months: i32) -> Day {
        Day::from_date(self.date() + jiff::Span::new().months(months))
    }
}

impl Add<i32> for Day {
    type Output = Day;
    fn add(self, days: i32) -> Day {
        Day(self.0 + days)
    }
}

impl Sub<i32> for Day {
    type Output = Day;
    fn sub(self, days: i32) -> Day {
        Day(self.0 - days)
    }
}

impl Sub for Day {
    type Output = i32;
    fn sub(self, earlier: Day) -> i32 {
        self.0 - earlier.0
    }
}

impl fmt::Display for Day {
    /// ISO 8601: `2021-03-01`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_instants_agree_with_the_civil_calendar() {
        let day = Day::new(2021, 3, 1);
        assert_eq!(day.to_string(), "2021-03-01");
        assert_eq!(day.days_since_monday(), 0);
        assert_eq!(day.weekday(), Weekday::Monday);
        assert_eq!(
            (day.start() + Span::from_seconds(9 * 3600)).to_string(),
            "2021-03-01T09:00:00"
        );
        assert_eq!(day.last_second().day(), day);
        assert_eq!((day.start() - Span::from_seconds(1)).day(), day - 1);
    }

    #[test]
    fn a_month_later_stays_inside_the_month() {
        assert_eq!(Day::new(2021, 1, 31).plus_months(1), Day::new(2021, 2, 28));
        assert_eq!(Day::new(2020, 8, 29).plus_months(18), Day::new(2022, 2, 28));
    }

    #[test]
    fn every_day_of_three_centuries_survives_the_round_trip() {
        for number in Day::new(1900, 1, 1).number()..Day::new(2201, 1, 1).number() {
            let day = Day::from_number(number);
            assert_eq!(Day::from_date(day.date()), day);
            assert_eq!(
                day.days_since_monday() as i8,
                day.weekday().to_monday_zero_offset()
            );
        }
    }
}

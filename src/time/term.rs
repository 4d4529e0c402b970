//! A term: a length of time as law and protocol write it ("5 working days", "10 weeks").

use std::fmt;

use super::sim_time::{Day, SimTime, Span};

/// What a term is counted in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TermUnit {
    /// Hours of sixty minutes.
    Hours,
    /// Days, free days included.
    Days,
    /// Days on which is worked.
    WorkingDays,
    /// Weeks of seven days.
    Weeks,
    /// Months: to the day of the same number, or the last of the month where there is none.
    Months,
}

/// A length of time as law and protocol write it.
///
/// The amount fits in sixteen bits, so that every term ends on a day that exists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Term {
    amount: u16,
    unit: TermUnit,
}

impl Term {
    /// A term of `amount` units.
    pub const fn new(amount: u16, unit: TermUnit) -> Self {
        Term { amount, unit }
    }

    /// The number of units.
    pub const fn amount(self) -> u16 {
        self.amount
    }

    /// What the term is counted in.
    pub const fn unit(self) -> TermUnit {
        self.unit
    }

    /// The last day of a term that starts after `day`; none for a term in hours, which knows no days.
    pub(super) fn last_day(self, day: Day, is_working: impl Fn(Day) -> bool) -> Option<Day> {
        let amount = i32::from(self.amount);
        match self.unit {
            TermUnit::Hours => None,
            TermUnit::Days => Some(day + amount),
            TermUnit::WorkingDays => Some(working_days_after(day, self.amount, is_working)),
            TermUnit::Weeks => Some(day + 7 * amount),
            TermUnit::Months => Some(day.plus_months(amount)),
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            TermUnit::Hours => "hour",
            TermUnit::Days => "day",
            TermUnit::WorkingDays => "working day",
            TermUnit::Weeks => "week",
            TermUnit::Months => "month",
        };
        let plural = if self.amount == 1 { "" } else { "s" };
        write!(f, "{} {unit}{plural}", self.amount)
    }
}

/// The end of a term as a plain length of time, to the second: what a term means where no law extends it.
///
/// Days have 24 hours and weeks seven days. Months and working days, those for which `is_working` holds, end
/// at the time of day of the event; the day of the event is not counted. Where no day is ever worked, a term in
/// working days ends millennia from now.
pub fn plain_due(event: SimTime, term: Term, is_working: impl Fn(Day) -> bool) -> SimTime {
    match term.last_day(event.day(), is_working) {
        Some(day) => day.start() + Span::from_seconds(event.second_of_day()),
        None => event + Span::from_seconds(3600 * i64::from(term.amount)),
    }
}

/// More than 65 535 working days, the longest term, at one a week.
const FARTHEST_WORKING_DAY: i32 = 500_000;

/// The working day that lies `amount` working days after `day`, which is itself not counted.
fn working_days_after(day: Day, amount: u16, is_working: impl Fn(Day) -> bool) -> Day {
    let working_days = (1..FARTHEST_WORKING_DAY)
        .map(|days| day + days)
        .filter(|&day| is_working(day));
    std::iter::once(day)
        .chain(working_days)
        .nth(usize::from(amount))
        .unwrap_or(day + FARTHEST_WORKING_DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: Day, hour: i64) -> SimTime {
        day.start() + Span::from_seconds(hour * 3600)
    }

    fn on_weekdays(day: Day) -> bool {
        day.days_since_monday() < 5
    }

    #[test]
    fn a_term_is_written_as_people_write_it() {
        assert_eq!(
            Term::new(5, TermUnit::WorkingDays).to_string(),
            "5 working days"
        );
        assert_eq!(
            Term::new(1, TermUnit::WorkingDays).to_string(),
            "1 working day"
        );
        assert_eq!(Term::new(10, TermUnit::Weeks).to_string(), "10 weeks");
        assert_eq!(Term::new(1, TermUnit::Months).to_string(), "1 month");
        assert_eq!(Term::new(24, TermUnit::Hours).to_string(), "24 hours");
        assert_eq!(Term::new(0, TermUnit::Days).to_string(), "0 days");
    }

    #[test]
    fn a_plain_term_ends_at_the_time_of_day_of_the_event() {
        // Counted by hand on a calendar. Friday 26 February 2021, 15:00.
        let event = at(Day::new(2021, 2, 26), 15);
        let due = |amount, unit| plain_due(event, Term::new(amount, unit), on_weekdays);
        assert_eq!(due(30, TermUnit::Hours), at(Day::new(2021, 2, 27), 21));
        assert_eq!(due(5, TermUnit::Days), at(Day::new(2021, 3, 3), 15));
        assert_eq!(due(5, TermUnit::WorkingDays), at(Day::new(2021, 3, 5), 15));
        assert_eq!(due(10, TermUnit::Weeks), at(Day::new(2021, 5, 7), 15));
        assert_eq!(due(2, TermUnit::Months), at(Day::new(2021, 4, 26), 15));
    }

    #[test]
    fn a_month_without_that_day_ends_on_its_last() {
        let event = at(Day::new(2020, 12, 31), 8);
        let due = plain_due(event, Term::new(2, TermUnit::Months), on_weekdays);
        assert_eq!(due, at(Day::new(2021, 2, 28), 8));
    }

    #[test]
    fn working_days_from_a_free_day_count_from_the_next_working_day() {
        // Saturday 27 February 2021: Monday is the first working day.
        let event = at(Day::new(2021, 2, 27), 11);
        let due = plain_due(event, Term::new(1, TermUnit::WorkingDays), on_weekdays);
        assert_eq!(due, at(Day::new(2021, 3, 1), 11));
    }

    #[test]
    fn a_term_of_nothing_ends_with_the_event() {
        let event = at(Day::new(2021, 2, 27), 11);
        for unit in [
            TermUnit::Hours,
            TermUnit::Days,
            TermUnit::WorkingDays,
            TermUnit::Weeks,
            TermUnit::Months,
        ] {
            assert_eq!(plain_due(event, Term::new(0, unit), on_weekdays), event);
        }
    }

    #[test]
    fn a_term_in_working_days_that_never_come_lies_millennia_away() {
        let event = at(Day::new(2021, 2, 27), 11);
        let due = plain_due(event, Term::new(1, TermUnit::WorkingDays), |_| false);
        assert!(due > Day::new(3000, 1, 1).start());
    }

    #[test]
    fn the_longest_terms_still_end_on_a_day_that_exists() {
        let event = at(Day::new(2200, 12, 31), 23);
        let due = |unit| {
            plain_due(event, Term::new(u16::MAX, unit), |day| {
                day.days_since_monday() == 0
            })
        };
        // 65 535 months are 5461 years and 3 months.
        assert_eq!(due(TermUnit::Months).day(), Day::new(7662, 3, 31));
        assert!(due(TermUnit::WorkingDays) < event + Span::from_days(500_000));
        assert!(due(TermUnit::Weeks) < due(TermUnit::Months));
    }
}

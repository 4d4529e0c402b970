//! `ProductiveTime`: how hands-on hours add up along the calendar, and when an amount of work is done.

use super::{Day, SimTime, Span, WorkCalendar};

/// How many productive hours one fte has.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum HoursPerYear {
    /// Every open second of the work calendar is productive: laboratory mode.
    Always,
    /// This many hours are expected in every calendar year, spread evenly over the open time of those present.
    Hours(f64),
}

/// The productive seconds of one fte who is present, from the start of the calendar up to an instant, and back.
///
/// Shifts are never events: the end of a piece of work is looked up here. Each calendar year holds exactly
/// the configured hours, however its weekends and holidays fall: for those who are never absent, or, where the hours
/// contain an absence, in expectation. Those who are present then do the work of a larger year.
#[derive(Clone, Debug)]
pub struct ProductiveTime {
    /// With an always-open calendar and no loss, productive time is time.
    continuous: bool,
    calendar: WorkCalendar,
    /// Productive seconds before each day; one entry more than there are days.
    before: Vec<f64>,
    /// Productive seconds per open second, by day.
    pace: Vec<f64>,
}

impl ProductiveTime {
    /// The productive time of one fte with `hours` on `calendar`. The hours contain an absence with which the chance
    /// to be at work on a day is `share_present`; 1 where there is none.
    pub fn new(
        calendar: &WorkCalendar,
        hours: HoursPerYear,
        share_present: impl Fn(Day) -> f64,
    ) -> Self {
        let pace = paces(calendar, hours, share_present);
        let mut before = Vec::with_capacity(pace.len() + 1);
        let mut total = 0.0;
        before.push(total);
        for (n, pace) in pace.iter().enumerate() {
            total += calendar.open_on(n) as f64 * pace;
            before.push(total);
        }
        let continuous = calendar.is_always_open() && hours == HoursPerYear::Always;
        ProductiveTime {
            continuous,
            calendar: calendar.clone(),
            before,
            pace,
        }
    }

    /// Productive seconds of one fte between two instants.
    pub fn between(&self, from: SimTime, to: SimTime) -> f64 {
        if self.continuous {
            return (to - from).seconds() as f64;
        }
        self.until(to) - self.until(from)
    }

    /// The instant at which `amount` productive seconds of one fte, begun at `from`, are done: the first whole
    /// second at or after it, at least one second later. Beyond the calendar: the far future.
    #[inline(always)]
    pub fn finish(&self, from: SimTime, amount: f64) -> SimTime {
        if self.continuous {
            return from + Span::from_seconds(((amount + 0.5) as i64).max(1));
        }
        let Some(first) = self.calendar.index(from.day()) else {
            return SimTime::FAR_FUTURE;
        };
        // Most work ends in the opening hours in which it begins.
        if let Some(window) = self.calendar.window_at(from) {
            let open = whole_seconds(amount / self.pace[first]);
            if from.second_of_day() + open <= window.to {
                return from + Span::from_seconds(open);
            }
        }
        self.finish_later(from, first, amount)
    }

    /// The end of work that goes on after the opening hours in which it begins, or that begins when it is closed.
    fn finish_later(&self, from: SimTime, first: usize, amount: f64) -> SimTime {
        let target = self.until(from) + amount;
        let Some(n) = self.day_that_reaches(first, target) else {
            return SimTime::FAR_FUTURE;
        };
        let open = whole_seconds((target - self.before[n]) / self.pace[n]);
        let second = self.calendar.second_after_open(n, open);
        let day = self.calendar.first_day() + n as i32;
        (day.start() + Span::from_seconds(second)).max(from + Span::from_seconds(1))
    }

    /// Productive seconds from the start of the calendar up to `at`.
    fn until(&self, at: SimTime) -> f64 {
        if at.day() < self.calendar.first_day() {
            return 0.0;
        }
        let Some(n) = self.calendar.index(at.day()) else {
            return self.before[self.pace.len()];
        };
        let open = self.calendar.open_since_midnight(n, at.second_of_day());
        self.before[n] + open as f64 * self.pace[n]
    }

    /// The first day, from `first` on, at whose end `target` is reached. Most work ends within days.
    fn day_that_reaches(&self, first: usize, target: f64) -> Option<usize> {
        let ends = &self.before[1..];
        let near = ends[first..]
            .iter()
            .take(8)
            .position(|&end| end >= target - 1e-6);
        near.map(|days| first + days).or_else(|| {
            let n = first + ends[first..].partition_point(|&end| end < target - 1e-6);
            (n < ends.len()).then_some(n)
        })
    }
}

/// Rounded up, to one second at least. A hair less, so that rounding errors of sums never cost a whole second.
fn whole_seconds(seconds: f64) -> i64 {
    let seconds = seconds - 1e-6;
    let below = seconds as i64;
    (below + i64::from(seconds > below as f64)).max(1)
}

/// Productive seconds per open second, for each day of the calendar: the same throughout a calendar year.
fn paces(
    calendar: &WorkCalendar,
    hours: HoursPerYear,
    share_present: impl Fn(Day) -> f64,
) -> Vec<f64> {
    let first = calendar.first_day();
    let present_on = |n: usize| calendar.open_on(n) as f64 * share_present(first + n as i32);
    let mut paces = Vec::with_capacity(calendar.days());
    while paces.len() < calendar.days() {
        let next_year = (first + paces.len() as i32).plus_months(12);
        let end = (next_year - first) as usize;
        let pace = match hours {
            HoursPerYear::Always => 1.0,
            HoursPerYear::Hours(hours) => {
                let present: f64 = (paces.len()..end).map(present_on).sum();
                hours / (present / 3600.0).max(f64::MIN_POSITIVE)
            }
        };
        paces.resize(end, pace);
    }
    paces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::OpenWindow;

    const HOUR: i64 = 3600;

    fn office_hours() -> WorkCalendar {
        let weekday = || {
            vec![
                OpenWindow {
                    from: 9 * HOUR,
                    to: 12 * HOUR,
                },
                OpenWindow {
                    from: 13 * HOUR,
                    to: 17 * HOUR,
                },
            ]
        };
        let week = std::array::from_fn(|day| if day < 5 { weekday() } else { vec![] });
        WorkCalendar::new(week, |_| false, 2020, 2023)
    }

    fn at(day: Day, hour: i64) -> SimTime {
        day.start() + Span::from_seconds(hour * HOUR)
    }

    #[test]
    fn every_calendar_year_holds_the_configured_hours() {
        let productive = ProductiveTime::new(&office_hours(), HoursPerYear::Hours(1350.0), |_| 1.0);
        for year in 2020..2023 {
            let hours = productive.between(
                Day::new(year, 1, 1).start(),
                Day::new(year + 1, 1, 1).start(),
            ) / 3600.0;
            assert!((hours - 1350.0).abs() < 1e-6, "{year}: {hours}");
        }
    }

    /// Second source: by hand. Present on every other day, twice as fast: the expectation is the same again.
    #[test]
    fn those_who_are_present_do_the_hours_of_those_who_are_not() {
        let productive = |share_present: fn(Day) -> f64| {
            ProductiveTime::new(&office_hours(), HoursPerYear::Hours(1350.0), share_present)
        };
        let (start, end) = (Day::new(2021, 1, 1), Day::new(2022, 1, 1));
        let hours = productive(|_| 0.5).between(start.start(), end.start()) / 3600.0;
        assert!((hours - 2700.0).abs() < 1e-6, "{hours}");
        // Away from July on: the pace is that of the open hours before, and holds in the months away as well.
        let until_july = |day: Day| f64::from(u8::from(day.month() < 7));
        let july = Day::new(2021, 7, 1);
        let hours = productive(until_july).between(start.start(), july.start()) / 3600.0;
        assert!((hours - 1350.0).abs() < 1e-6, "{hours}");
        // In the laboratory hours contain nothing.
        let laboratory = ProductiveTime::new(&office_hours(), HoursPerYear::Always, |_| 0.5);
        let hours = laboratory.between(start.start(), start.start() + Span::from_days(1)) / 3600.0;
        assert!((hours - 7.0).abs() < 1e-9, "{hours}");
    }

    #[test]
    fn work_is_paused_at_lunch_at_night_and_at_weekends() {
        let productive = ProductiveTime::new(&office_hours(), HoursPerYear::Always, |_| 1.0);
        let friday = Day::new(2021, 3, 5);
        // Friday 11:00: 1 h before lunch, 4 h after it, 3 h on Monday until noon.
        assert_eq!(
            productive.finish(at(friday, 11), 8.0 * 3600.0),
            at(friday + 3, 12)
        );
        assert_eq!(
            productive.finish(at(friday, 11), 5.0 * 3600.0),
            at(friday, 17)
        );
        assert_eq!(
            productive.finish(at(friday, 11), 1.0),
            at(friday, 11) + Span::from_seconds(1)
        );
    }

    #[test]
    fn finishing_undoes_counting() {
        let productive = ProductiveTime::new(&office_hours(), HoursPerYear::Hours(1350.0), |_| 1.0);
        let from = at(Day::new(2021, 3, 1), 10);
        for amount in [600.0, 5_000.0, 40_000.0, 900_000.0, 4_000_000.0] {
            let done = productive.finish(from, amount);
            let counted = productive.between(from, done);
            // At most one open second too much: the end is rounded up to a whole second.
            assert!(
                (0.0..1.0).contains(&(counted - amount + 1e-5)),
                "{amount}: {counted}"
            );
        }
    }

    /// By hand: 2021 has 261 weekdays of 7 open hours. Who does 1350 hours in half of those does 1.48 seconds of work in a
    /// second, and an end that is rounded up to a whole second is up to so much work too late.
    #[test]
    fn a_second_may_hold_more_than_a_second_of_work() {
        let productive = ProductiveTime::new(&office_hours(), HoursPerYear::Hours(1350.0), |_| 0.5);
        let from = at(Day::new(2021, 3, 1), 10);
        let second = productive.between(from, from + Span::from_seconds(1));
        assert!(
            (second - 1350.0 / (261.0 * 7.0 / 2.0)).abs() < 1e-6,
            "{second}"
        );
        let too_late = |hundredths: u32| {
            let amount = 3600.0 + f64::from(hundredths) / 100.0;
            productive.between(from, productive.finish(from, amount)) - amount
        };
        let latest = (0..200).map(too_late).fold(0.0, f64::max);
        assert!(1.0 < latest && latest < second, "{latest} of {second}");
    }

    #[test]
    fn in_the_laboratory_productive_time_is_time() {
        let productive = ProductiveTime::new(
            &WorkCalendar::always(2021, 2022),
            HoursPerYear::Always,
            |_| 1.0,
        );
        let from = at(Day::new(2021, 1, 1), 0);
        assert_eq!(
            productive.finish(from, 90_000.0),
            from + Span::from_seconds(90_000)
        );
    }
}

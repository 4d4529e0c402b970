//! `WorkCalendar`: when staff work, as a table that answers in a few steps.

use super::{DAY, Day, SimTime, Span};

/// An opening of one day of the week, in seconds since midnight; `to` is exclusive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OpenWindow {
    /// First second that is open.
    pub from: i64,
    /// First second that is closed again, at most 86 400.
    pub to: i64,
}

/// When staff work: the same windows every week, less the days that are closed.
///
/// The table holds whole calendar years; beyond it the calendar is closed, which nothing in a run notices
/// because the table reaches past the end of every run.
#[derive(Clone, PartialEq, Debug)]
pub struct WorkCalendar {
    first: Day,
    always: bool,
    /// Windows by day of the week, Monday first.
    week: [Vec<OpenWindow>; 7],
    closed: Vec<bool>,
    /// Open seconds before each day of the table; one entry more than there are days.
    open_before: Vec<i64>,
    /// Working days before each day of the table; one entry more than there are days.
    working_days_before: Vec<i32>,
}

impl WorkCalendar {
    /// The calendar of the years `first_year` to `last_year`, both included.
    ///
    /// The windows of a day must be ordered and may not overlap.
    pub fn new(
        week: [Vec<OpenWindow>; 7],
        is_closed: impl Fn(Day) -> bool,
        first_year: i16,
        last_year: i16,
    ) -> Self {
        let first = Day::new(first_year, 1, 1);
        let end = Day::new(last_year + 1, 1, 1);
        let days = (end - first) as usize;
        let closed: Vec<bool> = (0..days).map(|n| is_closed(first + n as i32)).collect();
        let always = week
            .iter()
            .all(|day| day == &[OpenWindow { from: 0, to: DAY }])
            && closed.iter().all(|closed| !closed);
        let mut calendar = WorkCalendar {
            first,
            always,
            week,
            closed,
            open_before: vec![0],
            working_days_before: vec![0],
        };
        for n in 0..days {
            let open: i64 = calendar.windows_of(n).iter().map(|w| w.to - w.from).sum();
            calendar.open_before.push(calendar.open_before[n] + open);
            let working = calendar.working_days_before[n] + i32::from(open > 0);
            calendar.working_days_before.push(working);
        }
        calendar
    }

    /// Open 24 hours on every day of the years `first_year` to `last_year`: laboratory mode.
    pub fn always(first_year: i16, last_year: i16) -> Self {
        let all_day = || vec![OpenWindow { from: 0, to: DAY }];
        Self::new(
            std::array::from_fn(|_| all_day()),
            |_| false,
            first_year,
            last_year,
        )
    }

    /// The same calendar up to and including a later year; what lies past its end is closed on the dates of its last year.
    pub fn through(&self, last_year: i16) -> Self {
        let last = self.first + self.days() as i32 - 1;
        let is_closed = |day: Day| {
            let years_past = i32::from(day.year() - last.year()).max(0);
            let known = self.index(day.plus_months(-12 * years_past));
            known.is_some_and(|n| self.closed[n])
        };
        let last_year = last_year.max(last.year());
        WorkCalendar::new(self.week.clone(), is_closed, self.first.year(), last_year)
    }

    /// Is every second of the table open?
    pub fn is_always_open(&self) -> bool {
        self.always
    }

    /// The first day of the table.
    pub fn first_day(&self) -> Day {
        self.first
    }

    /// Number of days in the table.
    pub fn days(&self) -> usize {
        self.closed.len()
    }

    /// Are there opening hours on this day?
    pub fn is_working_day(&self, day: Day) -> bool {
        !self.windows(day).is_empty()
    }

    /// The opening hours of a day, none when it is closed or outside the table.
    pub fn windows(&self, day: Day) -> &[OpenWindow] {
        match self.index(day) {
            Some(n) => self.windows_of(n),
            None => &[],
        }
    }

    /// Is staff at work in this second?
    pub fn is_open(&self, at: SimTime) -> bool {
        self.always || self.window_at(at).is_some()
    }

    /// The end of the opening hours that hold `at`; `None` when it is closed then.
    pub fn open_until(&self, at: SimTime) -> Option<SimTime> {
        if self.always {
            return Some(SimTime::FAR_FUTURE);
        }
        let window = self.window_at(at)?;
        Some(at.day().start() + Span::from_seconds(window.to))
    }

    /// The opening hours that hold `at`.
    #[inline]
    pub(super) fn window_at(&self, at: SimTime) -> Option<&OpenWindow> {
        let second = at.second_of_day();
        let mut windows = self.windows(at.day()).iter();
        windows.find(|window| window.from <= second && second < window.to)
    }

    /// The first open second at or after `at`; `None` when the table ends before that.
    pub fn next_open(&self, at: SimTime) -> Option<SimTime> {
        if self.is_open(at) {
            return Some(at);
        }
        let mut day = at.day().max(self.first);
        let mut earliest = if day == at.day() {
            at.second_of_day()
        } else {
            0
        };
        while self.index(day).is_some() {
            let next = self.windows(day).iter().find(|w| w.from >= earliest);
            if let Some(window) = next {
                return Some(day.start() + Span::from_seconds(window.from));
            }
            day = day + 1;
            earliest = 0;
        }
        None
    }

    /// Open time between two instants.
    pub fn open_between(&self, from: SimTime, to: SimTime) -> Span {
        Span::from_seconds(self.open_seconds_before(to) - self.open_seconds_before(from))
    }

    /// The instant that lies `amount` working days after `from`, parts of a day included: three working days
    /// after Friday 10:00 is Wednesday 10:00. Days without opening hours do not count.
    pub fn after_working_days(&self, from: SimTime, amount: f64) -> SimTime {
        let passed = if self.is_working_day(from.day()) {
            from.second_of_day() as f64 / DAY as f64
        } else {
            0.0
        };
        let Some(start) = self.index(from.day()) else {
            return SimTime::FAR_FUTURE;
        };
        let target = f64::from(self.working_days_before[start]) + passed + amount;
        // The last day that begins at or before the target is the day in which it falls.
        let day = self
            .working_days_before
            .partition_point(|&before| f64::from(before) <= target)
            - 1;
        if day >= self.days() {
            return SimTime::FAR_FUTURE;
        }
        let rest = target - f64::from(self.working_days_before[day]);
        let second = if day == start {
            from.second_of_day() as f64 + (rest - passed) * DAY as f64
        } else {
            rest * DAY as f64
        };
        (self.first + day as i32).start() + Span::from_seconds(second.round() as i64)
    }

    /// Open seconds from the start of the table up to `at`.
    fn open_seconds_before(&self, at: SimTime) -> i64 {
        let day = at.day();
        if day < self.first {
            return 0;
        }
        let Some(n) = self.index(day) else {
            return self.open_before[self.days()];
        };
        self.open_before[n] + self.open_since_midnight(n, at.second_of_day())
    }

    /// Open seconds of the `n`-th day of the table before `second`.
    pub(super) fn open_since_midnight(&self, n: usize, second: i64) -> i64 {
        let windows = self.windows_of(n).iter();
        windows.map(|w| (second.min(w.to) - w.from).max(0)).sum()
    }

    /// Open seconds of the `n`-th day of the table.
    pub(super) fn open_on(&self, n: usize) -> i64 {
        self.open_before[n + 1] - self.open_before[n]
    }

    /// The second of the `n`-th day at which `open` seconds (more than none) have been open.
    pub(super) fn second_after_open(&self, n: usize, open: i64) -> i64 {
        let mut left = open;
        for window in self.windows_of(n) {
            if left <= window.to - window.from {
                return window.from + left;
            }
            left -= window.to - window.from;
        }
        DAY
    }

    pub(super) fn index(&self, day: Day) -> Option<usize> {
        let n = day - self.first;
        (n >= 0 && (n as usize) < self.closed.len()).then_some(n as usize)
    }

    fn windows_of(&self, n: usize) -> &[OpenWindow] {
        if self.closed[n] {
            return &[];
        }
        &self.week[(self.first + n as i32).days_since_monday()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3600;

    fn office() -> WorkCalendar {
        let weekday = || {
            vec![OpenWindow {
                from: 9 * HOUR,
                to: 17 * HOUR,
            }]
        };
        let week = std::array::from_fn(|day| if day < 5 { weekday() } else { vec![] });
        WorkCalendar::new(week, |day| day == Day::new(2021, 4, 5), 2021, 2022)
    }

    fn at(day: Day, hour: i64) -> SimTime {
        day.start() + Span::from_seconds(hour * HOUR)
    }

    #[test]
    fn the_office_is_open_on_weekdays_until_five() {
        let friday = Day::new(2021, 4, 2);
        let calendar = office();
        assert!(calendar.is_open(at(friday, 9)));
        assert!(!calendar.is_open(at(friday, 17)));
        // Saturday, Sunday and the closed Easter Monday are skipped.
        assert_eq!(
            calendar.next_open(at(friday, 17)),
            Some(at(Day::new(2021, 4, 6), 9))
        );
        assert_eq!(
            calendar.open_between(at(friday, 16), at(Day::new(2021, 4, 6), 11)),
            Span::from_seconds(3 * HOUR)
        );
    }

    #[test]
    fn working_days_are_counted_over_a_long_weekend() {
        let calendar = office();
        let friday = at(Day::new(2021, 4, 2), 10);
        // Friday 10:00 + 3 working days: Tuesday, Wednesday, Thursday (Monday is closed).
        assert_eq!(
            calendar.after_working_days(friday, 3.0),
            at(Day::new(2021, 4, 8), 10)
        );
        assert_eq!(calendar.after_working_days(friday, 0.0), friday);
        assert_eq!(
            calendar.after_working_days(friday, 0.25),
            at(Day::new(2021, 4, 2), 16)
        );
        // From Saturday one working day has passed when Tuesday is over.
        assert_eq!(
            calendar.after_working_days(at(Day::new(2021, 4, 3), 15), 1.0),
            at(Day::new(2021, 4, 7), 0)
        );
    }

    #[test]
    fn an_ordinary_year_has_the_working_days_of_the_civil_calendar() {
        let calendar = office();
        // 2021 has 261 weekdays; one was closed.
        let hours =
            calendar.open_between(Day::new(2021, 1, 1).start(), Day::new(2022, 1, 1).start());
        assert_eq!(hours, Span::from_seconds(260 * 8 * HOUR));
    }
}

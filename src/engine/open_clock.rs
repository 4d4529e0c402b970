//! `OpenClock`: a clock that runs while the work calendar is open.

use crate::time::{SimTime, WorkCalendar};

/// A clock that runs while the work calendar is open. It remembers the stretch in which it was last asked.
#[derive(Clone, Debug)]
pub(super) struct OpenClock {
    from: SimTime,
    until: SimTime,
    /// Open seconds before the stretch.
    before: i64,
    is_open: bool,
}

impl OpenClock {
    /// A clock that was never asked.
    pub(super) fn new(start: SimTime) -> Self {
        OpenClock {
            from: start,
            until: start,
            before: 0,
            is_open: false,
        }
    }

    /// Open seconds since the calendar began.
    #[inline]
    pub(super) fn at(&mut self, now: SimTime, calendar: &WorkCalendar) -> i64 {
        if now >= self.until {
            self.goes_on(now, calendar);
        }
        if self.is_open {
            self.before + (now - self.from).seconds()
        } else {
            self.before
        }
    }

    /// The stretch of open or closed time that holds `now`.
    #[cold]
    fn goes_on(&mut self, now: SimTime, calendar: &WorkCalendar) {
        let open_until = calendar.open_until(now);
        self.is_open = open_until.is_some();
        let until = open_until.or_else(|| calendar.next_open(now));
        self.from = now;
        self.until = until.unwrap_or(SimTime::FAR_FUTURE);
        let first = calendar.first_day().start();
        self.before = calendar.open_between(first, now).seconds();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{Day, OpenWindow, Span};

    /// The second source is the calendar itself, asked anew at every instant.
    #[test]
    fn counts_the_open_time_of_the_calendar() {
        let nine_to_five = OpenWindow {
            from: 9 * 3600,
            to: 17 * 3600,
        };
        let week = std::array::from_fn(|day| if day < 5 { vec![nine_to_five] } else { vec![] });
        let calendar = WorkCalendar::new(week, |_| false, 2021, 2021);
        let start = Day::new(2021, 3, 1).start();
        let mut clock = OpenClock::new(start);
        for quarter in 0..4 * 24 * 14 {
            let now = start + Span::from_seconds(900 * quarter);
            let expected = calendar.open_between(calendar.first_day().start(), now);
            assert_eq!(clock.at(now, &calendar), expected.seconds());
        }
    }
}

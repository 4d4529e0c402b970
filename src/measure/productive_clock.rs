//! `ProductiveClock`: reads the productive time of a role, again and again and ever later.

use crate::model::{Model, RoleId};
use crate::time::{ProductiveTime, SimTime, Span, WorkCalendar};

/// The productive seconds of one fte of a role since the work calendar began.
///
/// Remembers the opening hours or the closed time that it was last read in, where productive time runs evenly:
/// most readings are one multiplication.
#[derive(Clone, Debug)]
pub(super) struct ProductiveClock<'m> {
    calendar: &'m WorkCalendar,
    productive: &'m ProductiveTime,
    stretch: Stretch,
}

/// A stretch of time in which productive time runs evenly, both ends included.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    from: SimTime,
    to: SimTime,
    /// Productive seconds at the start.
    before: f64,
    /// Productive seconds per second.
    pace: f64,
}

impl<'m> ProductiveClock<'m> {
    pub(super) fn new(model: &'m Model, role: RoleId) -> Self {
        let start = model.start().start();
        let mut clock = ProductiveClock {
            calendar: model.work_calendar(),
            productive: model.productive_time(role),
            stretch: Stretch {
                from: start,
                to: start,
                before: 0.0,
                pace: 0.0,
            },
        };
        clock.turn_to(start);
        clock
    }

    /// Productive seconds up to `at`.
    #[inline]
    pub(super) fn read(&mut self, at: SimTime) -> f64 {
        if at < self.stretch.from || self.stretch.to < at {
            self.turn_to(at);
        }
        self.stretch.before + (at - self.stretch.from).seconds() as f64 * self.stretch.pace
    }

    /// Remembers the opening hours or the closed time of the day that hold `at`.
    #[cold]
    fn turn_to(&mut self, at: SimTime) {
        let (from, to) = self.stretch_around(at);
        let length = (to - from).seconds() as f64;
        self.stretch = Stretch {
            from,
            to,
            before: self
                .productive
                .between(self.calendar.first_day().start(), from),
            pace: self.productive.between(from, to) / length,
        };
    }

    fn stretch_around(&self, at: SimTime) -> (SimTime, SimTime) {
        let midnight = at.day().start();
        let mut closed_from = midnight;
        for window in self.calendar.windows(at.day()) {
            let opens = midnight + Span::from_seconds(window.from);
            let closes = midnight + Span::from_seconds(window.to);
            if at < opens {
                return (closed_from, opens);
            }
            if at < closes {
                return (opens, closes);
            }
            closed_from = closes;
        }
        (closed_from, (at.day() + 1).start())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::small_model::{at, parts};
    use crate::time::{DAY, Day, HoursPerYear, OpenWindow};

    /// The second source is the table of productive time itself, asked directly.
    #[test]
    fn the_clock_agrees_with_the_table_at_every_quarter_of_an_hour() {
        let hour = DAY / 24;
        let windows = [(9, 12), (13, 17)].map(|(from, to)| OpenWindow {
            from: from * hour,
            to: to * hour,
        });
        let week = std::array::from_fn(|day| if day < 5 { windows.to_vec() } else { vec![] });
        let first = Day::new(2020, 12, 28);
        let mut parts = parts(1, first, first, first + 14);
        parts.work_calendar =
            WorkCalendar::new(week, |day| day == Day::new(2021, 1, 1), 2020, 2021);
        parts.roles[0].hours_per_year = HoursPerYear::Hours(1350.0);
        let model = Model::new(parts).expect("a right model");
        let role = RoleId(0);
        let mut clock = ProductiveClock::new(&model, role);
        let start = clock.read(first.start());
        for quarter in 0..14 * 96 {
            let now = at(2020, 12, 28, 0) + Span::from_seconds(quarter * 900);
            let expected = model.productive_time(role).between(first.start(), now);
            assert!((clock.read(now) - start - expected).abs() < 1e-6, "{now}");
        }
    }
}

//! `Presence`: the chance of every worker to be at work, day by day, exactly as a run draws it.

mod blocks;
mod extra_absence;
mod illness;
mod leave_weeks;
mod spells;

pub use extra_absence::ExtraAbsence;

use self::illness::Illness;
use self::leave_weeks::LeaveWeeks;
use super::absence::Absence;
use crate::time::Day;

/// What an [`Absence`] means for the days of a run: what is drawn for a worker, and what is expected of it.
///
/// Leave and illness are independent of each other; a worker is away when either holds. What is expected is not an
/// approximation of what is drawn but follows from the very same laws, so that productive hours that are spread by
/// it come out exactly.
#[derive(Clone, Debug)]
pub struct Presence {
    first_day: Day,
    leave: Option<LeaveWeeks>,
    illness: Option<Illness>,
    /// The chance to be at work, by day from the first day on.
    present: Vec<f64>,
}

impl Presence {
    /// The absence of a run that begins on `start`, up to but not including `until`.
    pub(super) fn new(absence: &Absence, start: Day, until: Day) -> Presence {
        // A year at least in which illness finds its level, and whole calendar years for productive hours.
        let first_day = Day::new(start.year() - 1, 1, 1);
        let leave = absence
            .leave
            .as_ref()
            .map(|leave| LeaveWeeks::new(leave, first_day, until));
        let illness = absence
            .sickness
            .as_ref()
            .map(|sickness| Illness::new(sickness, first_day, until));
        let present = |number: i32| {
            let day = Day::from_number(number);
            let on_leave = leave.as_ref().map_or(0.0, |leave| leave.share(day));
            let ill = illness.as_ref().map_or(0.0, |illness| illness.share(day));
            (1.0 - on_leave) * (1.0 - ill)
        };
        Presence {
            first_day,
            present: (first_day.number()..until.number()).map(present).collect(),
            leave,
            illness,
        }
    }

    /// The day on which everybody is healthy and risk begins: the first of January of the year before the run.
    pub fn first_day(&self) -> Day {
        self.first_day
    }

    /// The leave of one worker in one calendar year, drawn by `u` between 0 and 1: the Mondays of the weeks away, in
    /// order. A week belongs to the year of its Monday. Empty without leave and in years outside the run.
    pub fn leave_weeks(&self, year: i16, u: f64) -> Vec<Day> {
        let leave = self.leave.as_ref();
        leave.map_or_else(Vec::new, |leave| leave.chosen(year, u))
    }

    /// The chance to fall ill on this day of one who is healthy at its start; 0 without sickness and outside the run.
    pub fn risk_to_fall_ill(&self, day: Day) -> f64 {
        let illness = self.illness.as_ref();
        illness.map_or(0.0, |illness| illness.risk(day))
    }

    /// The length of a spell of illness, drawn by `u` between 0 and 1: whole days, that of falling ill included; on
    /// the day after the last of them the worker is healthy and at risk again. 0 without sickness.
    pub fn spell_days(&self, u: f64) -> i32 {
        let illness = self.illness.as_ref();
        illness.map_or(0, |illness| illness.spells().days(u))
    }

    /// The chance to be at work on a day, 0 to 1; 1 outside the days of the run.
    pub fn share_present(&self, day: Day) -> f64 {
        let n = usize::try_from(day - self.first_day).ok();
        let present = n.and_then(|n| self.present.get(n));
        present.copied().unwrap_or(1.0)
    }
}

#[cfg(test)]
mod tests;

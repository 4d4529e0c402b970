//! `TermTally`: what is counted of one term in one area while the run goes on.

use super::terms::MonthOfTerms;

/// Running, met and all terms by the month in which they are due, and those that stopped in the current month.
///
/// The places before and after the reported months hold the terms that are due outside them. No term needs to
/// be remembered by itself: whether it is overdue at the end of a month follows from the month it is due in.
#[derive(Clone, Debug)]
pub(super) struct TermTally {
    by_due: Vec<DueInMonth>,
    finished: u32,
    finished_in_time: u32,
}

/// The terms that are due in one month.
#[derive(Clone, Copy, Default, Debug)]
struct DueInMonth {
    running: u32,
    cases: u32,
    met: u32,
}

impl TermTally {
    /// A tally for so many reported months.
    pub(super) fn new(months: usize) -> Self {
        TermTally {
            by_due: vec![DueInMonth::default(); months + 2],
            finished: 0,
            finished_in_time: 0,
        }
    }

    /// A term counts; `due` is the place of the month in which it is due.
    #[inline]
    pub(super) fn counts(&mut self, due: usize) {
        let term = &mut self.by_due[due];
        term.running += 1;
        term.cases += 1;
    }

    /// A term that counts was stopped.
    #[inline]
    pub(super) fn stopped(&mut self, due: usize, in_time: bool) {
        let term = &mut self.by_due[due];
        term.running -= 1;
        term.met += u32::from(in_time);
        self.finished += 1;
        self.finished_in_time += u32::from(in_time);
    }

    /// Ends the warm-up: what was finished in it is forgotten. Terms that still run are not, nor are terms that
    /// fall due in the reported time and were met early.
    pub(super) fn end_warm_up(&mut self) {
        (self.finished, self.finished_in_time) = (0, 0);
    }

    /// Ends a month of which the place is given. What was due by now and is still running is overdue.
    pub(super) fn close_month(&mut self, place: usize) -> MonthOfTerms {
        let running = |terms: &[DueInMonth]| terms.iter().map(|due| due.running).sum::<u32>();
        let (due_by_now, due_later) = self.by_due.split_at(place + 1);
        MonthOfTerms {
            finished: std::mem::take(&mut self.finished),
            finished_in_time: std::mem::take(&mut self.finished_in_time),
            open_within: running(due_later),
            open_overdue: running(due_by_now),
        }
    }

    /// How many terms are due in the month of a place, and how many of them were met.
    pub(super) fn due_in(&self, place: usize) -> (u32, u32) {
        (self.by_due[place].cases, self.by_due[place].met)
    }
}

//! `TermTally`: what is counted of one term in one area while the run goes on.

use std::ops::Range;

use super::terms::MonthOfTerms;

/// Running, met and all terms by the stretch between two counts in which they are due, those that stopped in the
/// current month, and how long every clock ran that stopped in the reported time so far.
///
/// The places before and after the reported time hold the terms that are due outside it. No term needs to be
/// remembered by itself: whether it is overdue when terms are counted follows from the stretch it is due in.
#[derive(Clone, Debug)]
pub(super) struct TermTally {
    by_due: Vec<DueInStretch>,
    finished: u32,
    finished_in_time: u32,
    /// Seconds, in the order in which they stopped.
    clock_times: Vec<u32>,
}

/// The terms that are due between two counts.
#[derive(Clone, Copy, Default, Debug)]
struct DueInStretch {
    running: u32,
    cases: u32,
    met: u32,
}

impl TermTally {
    /// A tally with so many places.
    pub(super) fn new(places: usize) -> Self {
        TermTally {
            by_due: vec![DueInStretch::default(); places],
            finished: 0,
            finished_in_time: 0,
            clock_times: Vec::new(),
        }
    }

    /// A term counts; `due` is the place of the stretch in which it is due.
    #[inline]
    pub(super) fn counts(&mut self, due: usize) {
        let term = &mut self.by_due[due];
        term.running += 1;
        term.cases += 1;
    }

    /// A term that counts was stopped, so many seconds after its clock started.
    #[inline]
    pub(super) fn stopped(&mut self, due: usize, in_time: bool, seconds: u32) {
        let term = &mut self.by_due[due];
        term.running -= 1;
        term.met += u32::from(in_time);
        self.finished += 1;
        self.finished_in_time += u32::from(in_time);
        self.clock_times.push(seconds);
    }

    /// Ends the warm-up: what was finished in it is forgotten. Terms that still run are not, nor are terms that
    /// fall due in the reported time and were met early.
    pub(super) fn end_warm_up(&mut self) {
        (self.finished, self.finished_in_time) = (0, 0);
        self.clock_times.clear();
    }

    /// How long the clocks ran that stopped, in the order in which they did.
    pub(super) fn clock_times(&self) -> &[u32] {
        &self.clock_times
    }

    /// Ends a month at the end of the stretch of a place. What was due by now and is still running is overdue.
    pub(super) fn close_month(&mut self, place: usize) -> MonthOfTerms {
        let running: u32 = self.by_due.iter().map(|due| due.running).sum();
        let open_overdue = self.overdue(place);
        MonthOfTerms {
            finished: std::mem::take(&mut self.finished),
            finished_in_time: std::mem::take(&mut self.finished_in_time),
            open_within: running - open_overdue,
            open_overdue,
        }
    }

    /// How many terms that were due by the end of the stretch of a place, which is now, are still running.
    pub(super) fn overdue(&self, place: usize) -> u32 {
        self.by_due[..=place].iter().map(|due| due.running).sum()
    }

    /// How many terms are due in the stretches of these places, and how many of them were met.
    pub(super) fn due_in(&self, places: Range<usize>) -> (u32, u32) {
        let due = self.by_due[places].iter();
        due.fold((0, 0), |(cases, met), due| {
            (cases + due.cases, met + due.met)
        })
    }
}

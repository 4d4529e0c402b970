//! `RunningClocks`: the clocks of the open cases.

use super::cases::Slot;
use crate::model::{ClockId, Deadline, DeadlineId, Model};
use crate::time::{SimTime, Span, TermUnit, plain_due};

/// A clock of one case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct RunningClock {
    pub(super) started_at: SimTime,
    /// The last second that is in time.
    pub(super) due_at: SimTime,
    /// Is it known that the term concerns the case?
    pub(super) counts: bool,
}

/// The clocks of the open cases, by slot.
#[derive(Debug)]
pub(super) struct RunningClocks {
    running: Vec<Option<RunningClock>>,
    per_case: usize,
    terms: Vec<DueDates>,
}

impl RunningClocks {
    pub(super) fn new(model: &Model) -> Self {
        RunningClocks {
            running: Vec::new(),
            per_case: model.clocks().all().len(),
            terms: model
                .deadlines()
                .iter()
                .map(|deadline| DueDates::new(model, deadline))
                .collect(),
        }
    }

    /// Makes room for a new case: none of its clocks runs.
    #[inline]
    pub(super) fn clear(&mut self, slot: Slot) {
        let end = (slot.index() + 1) * self.per_case;
        if self.running.len() < end {
            self.running.resize(end, None);
        } else {
            self.of_mut(slot).fill(None);
        }
    }

    /// The clocks of a case, by clock id.
    #[inline]
    pub(super) fn of(&self, slot: Slot) -> &[Option<RunningClock>] {
        &self.running[slot.index() * self.per_case..][..self.per_case]
    }

    #[inline]
    pub(super) fn of_mut(&mut self, slot: Slot) -> &mut [Option<RunningClock>] {
        &mut self.running[slot.index() * self.per_case..][..self.per_case]
    }

    /// Starts a clock, unless it runs already. It does not count yet.
    #[inline]
    pub(super) fn start(&mut self, slot: Slot, clock: ClockId, model: &Model, now: SimTime) {
        let deadline = model.clocks().clock(clock).deadline;
        let due_at = self.terms[deadline.index()].due_at(model, deadline, now);
        let running = &mut self.of_mut(slot)[clock.index()];
        running.get_or_insert(RunningClock {
            started_at: now,
            due_at,
            counts: false,
        });
    }

    /// The counting clock that runs out first.
    #[inline]
    pub(super) fn most_pressing(&self, slot: Slot) -> Option<RunningClock> {
        let counting = self.of(slot).iter().flatten().filter(|clock| clock.counts);
        counting.min_by_key(|clock| clock.due_at).copied()
    }
}

/// The ends of one term.
#[derive(Debug)]
enum DueDates {
    /// A legal term ends on a day that depends only on the day on which it starts: looked up by that day, counted
    /// from the start of the run.
    ByDay(Vec<SimTime>),
    /// A plain length that is the same wherever it starts.
    After(Span),
    /// A plain number of months or working days.
    Counted,
}

impl DueDates {
    fn new(model: &Model, deadline: &Deadline) -> Self {
        let amount = i64::from(deadline.term.amount());
        match (deadline.term.unit(), deadline.legal) {
            (TermUnit::Hours, _) => DueDates::After(Span::from_seconds(amount * 3600)),
            (TermUnit::Days, false) => DueDates::After(Span::from_days(amount)),
            (TermUnit::Weeks, false) => DueDates::After(Span::from_days(amount * 7)),
            (TermUnit::Months | TermUnit::WorkingDays, false) => DueDates::Counted,
            (_, true) => {
                let day = |n: i32| (model.start() + n).start();
                let due = |n: i32| model.legal_calendar().due(day(n), deadline.term);
                DueDates::ByDay((0..model.until() - model.start()).map(due).collect())
            }
        }
    }

    #[inline]
    fn due_at(&self, model: &Model, deadline: DeadlineId, started_at: SimTime) -> SimTime {
        match self {
            DueDates::ByDay(due) => due[(started_at.day() - model.start()) as usize],
            DueDates::After(length) => started_at + *length,
            DueDates::Counted => {
                let is_working = |day| model.work_calendar().is_working_day(day);
                let term = model.deadlines()[deadline.index()].term;
                plain_due(started_at, term, is_working)
            }
        }
    }
}

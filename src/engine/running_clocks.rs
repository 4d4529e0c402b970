//! `RunningClocks`: the clocks of the open cases.

use super::cases::Slot;
use crate::model::{ClockId, Model};
use crate::time::SimTime;

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
#[derive(Clone, Debug)]
pub(super) struct RunningClocks {
    running: Vec<Option<RunningClock>>,
    per_case: usize,
}

impl RunningClocks {
    pub(super) fn new(model: &Model) -> Self {
        RunningClocks {
            running: Vec::new(),
            per_case: model.clocks().all().len(),
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
        let due_at = model.due_at(deadline, now);
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

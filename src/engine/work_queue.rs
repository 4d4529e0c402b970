//! `WorkQueue`: ready work in the order in which it is to be taken.

use std::cmp::Ordering;
use std::collections::VecDeque;

use super::cases::Slot;
use super::observer::CaseNumber;
use crate::model::Order;

/// The place of a piece of ready work among all that a desk may take; the smallest goes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Priority {
    /// Urgent before others, then the team's stages in their order, then begun before new.
    class: u16,
    /// What the team's order makes of it.
    rank: i64,
    /// The oldest case.
    number: CaseNumber,
}

impl Priority {
    pub(super) fn new(
        urgent: bool,
        stage_rank: usize,
        begun: bool,
        rank: i64,
        number: CaseNumber,
    ) -> Self {
        let stage_rank = stage_rank.min(0x3fff) as u16;
        Priority {
            class: u16::from(!urgent) << 15 | stage_rank << 1 | u16::from(!begun),
            rank,
            number,
        }
    }

    /// What goes before any order: urgency, the team's ranking of stages, begun before new.
    pub(super) fn class(self) -> u16 {
        self.class
    }
}

/// Ready work on a case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Entry {
    pub(super) priority: Priority,
    pub(super) slot: Slot,
    /// The ticket of the case when it was entered: another one now means that the work was taken.
    pub(super) ticket: u32,
}

/// Ready work that some workers may take, sorted by priority.
///
/// Work mostly becomes ready in about the order in which it is taken, so that a sorted queue beats a heap: it is put at
/// the end and taken from the front.
#[derive(Clone, Debug)]
pub(super) struct WorkQueue {
    entries: VecDeque<Entry>,
    /// Does the order depend on the moment of asking?
    accumulating: bool,
}

impl WorkQueue {
    pub(super) fn new(order: Order) -> Self {
        WorkQueue {
            entries: VecDeque::new(),
            accumulating: order == Order::Accumulating,
        }
    }

    #[inline(always)]
    pub(super) fn push(&mut self, entry: Entry) {
        if self.entries.back().is_none_or(|last| *last < entry) {
            self.entries.push_back(entry);
        } else {
            let position = self.entries.partition_point(|other| *other < entry);
            self.entries.insert(position, entry);
        }
    }

    /// The entry that goes first, where `compare` is the order of accumulating priority at this moment. Stale
    /// entries are thrown away on the way.
    #[inline(always)]
    pub(super) fn first(
        &mut self,
        is_stale: impl Fn(&Entry) -> bool,
        compare: impl Fn(&Entry, &Entry) -> Ordering,
    ) -> Option<Entry> {
        if self.accumulating {
            self.entries.retain(|entry| !is_stale(entry));
            return self.entries.iter().min_by(|a, b| compare(a, b)).copied();
        }
        while let Some(entry) = self.entries.front() {
            if !is_stale(entry) {
                return Some(*entry);
            }
            self.entries.pop_front();
        }
        None
    }

    /// Takes out the entry that was found to go first.
    #[inline(always)]
    pub(super) fn remove(&mut self, first: &Entry) {
        if self.accumulating {
            self.entries.retain(|entry| entry != first);
        } else {
            self.entries.pop_front();
        }
    }

    /// Throws everything away; says how many entries that were.
    pub(super) fn clear(&mut self) -> u32 {
        let entries = self.len();
        self.entries.clear();
        entries
    }

    /// How many entries it holds, stale ones included.
    #[inline]
    pub(super) fn len(&self) -> u32 {
        self.entries.len() as u32
    }

    /// Does it hold no entries at all, stale ones included?
    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

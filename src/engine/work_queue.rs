//! `WorkQueue`: ready work in the order in which it is to be taken.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

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

/// Ready work that some workers may take.
#[derive(Debug)]
pub(super) enum WorkQueue {
    /// In an order that does not change while work waits.
    Ranked(BinaryHeap<Reverse<Entry>>),
    /// In an order that depends on the moment of asking.
    Accumulating(Vec<Entry>),
}

impl WorkQueue {
    pub(super) fn new(order: Order) -> Self {
        match order {
            Order::Accumulating => WorkQueue::Accumulating(Vec::new()),
            Order::Fifo | Order::Due | Order::Slack => WorkQueue::Ranked(BinaryHeap::new()),
        }
    }

    #[inline]
    pub(super) fn push(&mut self, entry: Entry) {
        match self {
            WorkQueue::Ranked(heap) => heap.push(Reverse(entry)),
            WorkQueue::Accumulating(entries) => entries.push(entry),
        }
    }

    /// The entry that goes first, where `compare` is the order of accumulating priority at this moment. Stale
    /// entries are thrown away on the way.
    #[inline]
    pub(super) fn first(
        &mut self,
        is_stale: impl Fn(&Entry) -> bool,
        compare: impl Fn(&Entry, &Entry) -> Ordering,
    ) -> Option<Entry> {
        match self {
            WorkQueue::Ranked(heap) => {
                while let Some(Reverse(entry)) = heap.peek() {
                    if !is_stale(entry) {
                        return Some(*entry);
                    }
                    heap.pop();
                }
                None
            }
            WorkQueue::Accumulating(entries) => {
                entries.retain(|entry| !is_stale(entry));
                entries.iter().min_by(|a, b| compare(a, b)).copied()
            }
        }
    }

    /// Does it hold no entries at all, stale ones included?
    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        match self {
            WorkQueue::Ranked(heap) => heap.is_empty(),
            WorkQueue::Accumulating(entries) => entries.is_empty(),
        }
    }
}

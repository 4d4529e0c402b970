//! `FutureEvents`: what will happen, by time.
//!
//! A case-flow model has a few dense near events and thousands of far ones (monitor contacts 18 months out). A heap
//! pays for the far ones at each step. Here the run is cut into equal buckets: to plan an event is to put it at the
//! head of the list of its bucket; only the bucket that time has reached is kept sorted. Both take constant
//! time as long as a bucket holds a handful of events, which its width is chosen for (a calendar queue with one
//! year as long as the run; Brown, Communications of the ACM 31, 1988, 1220-1227).

use crate::time::SimTime;

/// An event and when it happens. The order is that of execution.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Planned<E> {
    at: SimTime,
    event: E,
}

/// A planned event in the list of its bucket.
#[derive(Clone, Copy, Debug)]
struct Node<E> {
    planned: Planned<E>,
    /// The next node of the bucket, or of the list of free nodes.
    next: Option<NodeIndex>,
}

/// Position of a node plus one, so that "none" takes no room.
type NodeIndex = std::num::NonZeroU32;

/// The future event list. Events of one instant come in the order of `E`, whenever they were planned.
#[derive(Clone, Debug)]
pub(super) struct FutureEvents<E> {
    start: SimTime,
    /// The width of a bucket is two to this power, in seconds.
    width_log2: u32,
    buckets: Vec<Option<NodeIndex>>,
    /// One bit for each bucket: does it hold events?
    occupied: Vec<u64>,
    nodes: Vec<Node<E>>,
    free: Option<NodeIndex>,
    /// The bucket that `near` holds.
    current: usize,
    /// The events of the current bucket, the next one last.
    near: Vec<Planned<E>>,
}

/// Events that a bucket should hold on average.
const PER_BUCKET: f64 = 3.0;
/// The list of buckets should stay within the cache of a processor.
const MOST_BUCKETS: f64 = 131_072.0;

impl<E: Copy + Ord> FutureEvents<E> {
    /// A list for a run from `start` to `end` in which about `expected` events will happen.
    pub(super) fn new(start: SimTime, end: SimTime, expected: f64) -> Self {
        let length = (end - start).seconds().max(1);
        let wanted = (expected / PER_BUCKET).clamp(64.0, MOST_BUCKETS);
        let width = (length as f64 / wanted).max(1.0) as u64;
        let width_log2 = width.next_power_of_two().trailing_zeros();
        let buckets = ((length as u64) >> width_log2) as usize + 1;
        FutureEvents {
            start,
            width_log2,
            buckets: vec![None; buckets],
            occupied: vec![0; buckets.div_ceil(64)],
            nodes: Vec::new(),
            free: None,
            current: 0,
            near: Vec::new(),
        }
    }

    /// Plans an event. What lies beyond the end of the run never happens and is not kept.
    #[inline(always)]
    pub(super) fn plan(&mut self, at: SimTime, event: E) {
        let planned = Planned { at, event };
        let bucket = (((at - self.start).seconds() as u64) >> self.width_log2) as usize;
        if bucket <= self.current {
            let position = self.near.partition_point(|other| *other > planned);
            self.near.insert(position, planned);
        } else if bucket < self.buckets.len() {
            let node = Node {
                planned,
                next: self.buckets[bucket],
            };
            self.buckets[bucket] = Some(self.store(node));
            self.occupied[bucket / 64] |= 1 << (bucket % 64);
        }
    }

    /// Takes the next event.
    #[inline]
    pub(super) fn next(&mut self) -> Option<(SimTime, E)> {
        if self.near.is_empty() {
            self.open_next_bucket();
        }
        self.near.pop().map(|planned| (planned.at, planned.event))
    }

    /// Takes the next event if it happens at `now`, the instant of the one taken last.
    #[inline]
    pub(super) fn next_at(&mut self, now: SimTime) -> Option<E> {
        self.near
            .pop_if(|planned| planned.at == now)
            .map(|planned| planned.event)
    }

    fn store(&mut self, node: Node<E>) -> NodeIndex {
        if let Some(index) = self.free {
            let slot = &mut self.nodes[index.get() as usize - 1];
            self.free = slot.next;
            *slot = node;
            return index;
        }
        self.nodes.push(node);
        NodeIndex::new(self.nodes.len() as u32).expect("fewer than 2^32 events are pending")
    }

    /// Sorts the events of the next bucket that has any.
    fn open_next_bucket(&mut self) {
        let Some(bucket) = self.next_occupied() else {
            return;
        };
        self.occupied[bucket / 64] &= !(1 << (bucket % 64));
        self.current = bucket;
        let mut next = self.buckets[bucket].take();
        while let Some(index) = next {
            let node = &mut self.nodes[index.get() as usize - 1];
            self.near.push(node.planned);
            next = node.next;
            node.next = self.free;
            self.free = Some(index);
        }
        sort_latest_first(&mut self.near);
    }

    fn next_occupied(&self) -> Option<usize> {
        let first = self.current + 1;
        let mut word = first / 64;
        let mut bits = self.occupied.get(word)? & (!0 << (first % 64));
        while bits == 0 {
            word += 1;
            bits = *self.occupied.get(word)?;
        }
        Some(word * 64 + bits.trailing_zeros() as usize)
    }
}

/// Insertion for the handful that a bucket should hold; the library's sort for more.
#[inline]
fn sort_latest_first<T: Copy + Ord>(events: &mut [T]) {
    if events.len() > 16 {
        events.sort_unstable_by(|a, b| b.cmp(a));
        return;
    }
    for sorted in 1..events.len() {
        let event = events[sorted];
        let mut position = sorted;
        while position > 0 && events[position - 1] < event {
            events[position] = events[position - 1];
            position -= 1;
        }
        events[position] = event;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BinaryHeap;

    fn at(seconds: i64) -> SimTime {
        SimTime::from_seconds(seconds)
    }

    #[test]
    fn events_of_one_instant_come_in_their_own_order() {
        let mut events = FutureEvents::new(at(0), at(1_000), 100.0);
        for event in [3, 1, 2] {
            events.plan(at(500), event);
        }
        assert_eq!(events.next(), Some((at(500), 1)));
        let others: Vec<i32> = std::iter::from_fn(|| events.next_at(at(500))).collect();
        assert_eq!(others, [2, 3]);
        assert_eq!(events.next(), None);
    }

    #[test]
    fn what_lies_beyond_the_end_is_not_kept() {
        let mut events = FutureEvents::new(at(0), at(1_000), 100.0);
        events.plan(SimTime::FAR_FUTURE, 1);
        assert_eq!(events.next(), None);
    }

    /// Second source: the heap of the standard library, under a million steps of plan-and-take with near,
    /// far and equal times.
    #[test]
    fn agrees_with_a_heap() {
        let end = 10_000_000;
        let mut events = FutureEvents::new(at(0), at(end), 1_000_000.0);
        let mut heap = BinaryHeap::new();
        let mut state = 1_u64;
        let mut random = move |below: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        for event in 0..500_u32 {
            let time = random(1_000) as i64;
            events.plan(at(time), event);
            heap.push(std::cmp::Reverse((time, event)));
        }
        while let Some(std::cmp::Reverse((time, event))) = heap.pop() {
            assert_eq!(events.next(), Some((at(time), event)));
            let delay = match random(3) {
                0 => random(3),
                1 => random(5_000),
                _ => random(100_000),
            };
            let later = time + delay as i64;
            if later < end {
                events.plan(at(later), event);
                heap.push(std::cmp::Reverse((later, event)));
            }
        }
        assert_eq!(events.next(), None);
    }
}

//! `StageTally`: what is counted of one stage in one area while the run goes on.

use super::causes::{self, CauseSeconds};
use super::durations::DurationMeasure;
use super::flow::FlowCounts;
use crate::engine::Causes;
use crate::time::SimTime;

/// The levels now, the flow of the current month and every duration that ended in the reported time so far.
#[derive(Clone, Default, Debug)]
pub(super) struct StageTally {
    waiting: u32,
    in_hand: u32,
    month: FlowCounts,
    /// In the order in which they ended, so that the flow of the months tells where each month begins.
    waits: Vec<u32>,
    stage_times: Vec<u32>,
    times_since_received: Vec<u32>,
    /// What the time went to of those who completed the stage in the current year.
    causes: CauseSeconds,
}

impl StageTally {
    #[inline]
    pub(super) fn entered(&mut self) {
        self.waiting += 1;
        self.month.entered += 1;
    }

    /// A case was in the stage when the run started. It does not pass into it.
    pub(super) fn was_open(&mut self, begun: bool) {
        if begun {
            self.in_hand += 1;
        } else {
            self.waiting += 1;
        }
    }

    #[inline]
    pub(super) fn started(&mut self, at: SimTime, entered_at: SimTime) {
        self.waiting -= 1;
        self.in_hand += 1;
        self.month.started += 1;
        self.waits.push(seconds(entered_at, at));
    }

    #[inline]
    pub(super) fn completed(
        &mut self,
        at: SimTime,
        received_at: SimTime,
        entered_at: SimTime,
        was_started: bool,
        causes: &Causes,
    ) {
        if was_started {
            self.in_hand -= 1;
        } else {
            self.waiting -= 1;
        }
        self.month.completed += 1;
        self.stage_times.push(seconds(entered_at, at));
        self.times_since_received.push(seconds(received_at, at));
        causes::add(&mut self.causes, causes);
    }

    /// Cases waiting and cases in hand, now.
    pub(super) fn levels(&self) -> (u32, u32) {
        (self.waiting, self.in_hand)
    }

    /// Ends a month: tells its flow and counts on from zero.
    pub(super) fn close_month(&mut self) -> FlowCounts {
        std::mem::take(&mut self.month)
    }

    /// Ends a year: tells what the time of its cases went to.
    pub(super) fn close_year(&mut self) -> CauseSeconds {
        std::mem::take(&mut self.causes)
    }

    /// Ends the warm-up: what was counted is forgotten, the cases themselves are not.
    pub(super) fn end_warm_up(&mut self) {
        self.month = FlowCounts::default();
        self.causes = CauseSeconds::default();
        for durations in [
            &mut self.waits,
            &mut self.stage_times,
            &mut self.times_since_received,
        ] {
            durations.clear();
        }
    }

    /// Every duration of one kind in seconds, in the order in which they ended.
    pub(super) fn durations(&self, of: DurationMeasure) -> &[u32] {
        match of {
            DurationMeasure::Wait => &self.waits,
            DurationMeasure::Stage => &self.stage_times,
            DurationMeasure::SinceReceived => &self.times_since_received,
        }
    }
}

/// Whole seconds between two instants; 136 years at most.
#[inline]
/// From one instant to a later one.
pub(super) fn seconds(from: SimTime, to: SimTime) -> u32 {
    (to - from).seconds().clamp(0, i64::from(u32::MAX)) as u32
}

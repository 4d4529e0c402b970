//! `RunMeasures`: the measures of performance of one run.

use super::durations::{DurationMeasure, DurationSummary, Durations};
use super::flow::{Flow, FlowCounts};
use super::period::Period;
use super::scope::Scope;
use super::stock::{Stock, StockMeasure};
use super::terms::{Basis, TermCounts, Terms};
use super::workload::{Hours, Workload};
use crate::model::{DeadlineId, DeskId, StageId};

/// The measures of performance of one run. Small: a thousand runs of the largest region with ten areas are
/// kept in half a gigabyte.
///
/// Ids, areas, periods and dates are those of the model that was run.
#[derive(Clone, PartialEq, Debug)]
pub struct RunMeasures {
    pub(super) stock: Stock,
    pub(super) flow: Flow,
    pub(super) durations: Durations,
    pub(super) terms: Terms,
    pub(super) workload: Workload,
}

impl RunMeasures {
    /// Cases in a stage on a date, given by its position in [`stock_dates`](super::stock_dates).
    pub fn stock(&self, scope: Scope, stage: StageId, of: StockMeasure, date: usize) -> u32 {
        self.stock.at(scope, stage, of, date)
    }

    /// Cases that passed through a stage in a period.
    pub fn flow(&self, scope: Scope, stage: StageId, period: &Period) -> FlowCounts {
        self.flow.of(scope, stage, period)
    }

    /// The durations in a stage that ended in a period; `None` when none did. There are as many waits as cases
    /// started and as many of the other two as cases completed: see [`RunMeasures::flow`].
    pub fn durations(
        &self,
        scope: Scope,
        stage: StageId,
        of: DurationMeasure,
        period: &Period,
    ) -> Option<DurationSummary> {
        let flow = self.flow.of(scope, stage, period);
        self.durations.of(scope, stage, of, period, flow)
    }

    /// The terms of a deadline in a period.
    pub fn terms(
        &self,
        scope: Scope,
        deadline: DeadlineId,
        basis: Basis,
        period: &Period,
    ) -> TermCounts {
        self.terms.of(scope, deadline, basis, period)
    }

    /// The hours of a desk in a period.
    pub fn hours(&self, desk: DeskId, period: &Period) -> Hours {
        self.workload.of(desk, period)
    }

    /// Bytes in memory, those on the heap included.
    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        size_of::<RunMeasures>()
            + self.stock.bytes()
            + self.flow.bytes()
            + self.durations.bytes()
            + self.terms.bytes()
            + self.workload.bytes()
    }
}

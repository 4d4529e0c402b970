//! `RunMeasures`: the measures of performance of one run.

use super::causes::{CauseDays, CauseTotals};
use super::clock_times::{ClockSummary, ClockTimes};
use super::counts::Counts;
use super::durations::{DurationMeasure, DurationSummary, Durations};
use super::flow::{Flow, FlowCounts};
use super::hires::{HireWeeks, Hires};
use super::payroll::Payroll;
use super::period::Period;
use super::scope::Scope;
use super::stock::{Stock, StockMeasure};
use super::terms::{Basis, TermCounts, Terms};
use super::workload::{Hours, Workload};
use crate::model::{AreaId, DeadlineId, DeskId, StageId};

/// The measures of performance of one run. Small: a thousand runs of the largest region with ten areas are
/// kept in half a gigabyte.
///
/// Ids, areas, periods and dates are those of the model that was run.
#[derive(Clone, PartialEq, Debug)]
pub struct RunMeasures {
    pub(super) stock: Stock,
    pub(super) flow: Flow,
    pub(super) durations: Durations,
    pub(super) causes: CauseTotals,
    pub(super) terms: Terms,
    pub(super) clock_times: ClockTimes,
    pub(super) workload: Workload,
    pub(super) payroll: Payroll,
    pub(super) hires: Hires,
    /// Cases closed, by month.
    pub(super) closed: Counts,
    /// How many areas there are.
    pub(super) areas: usize,
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

    /// What the time in a stage went to, of the cases that completed it in a year or in all of the reported time; `None`
    /// when none did, or in a month or a quarter.
    pub fn causes(&self, scope: Scope, stage: StageId, period: &Period) -> Option<CauseDays> {
        let completed = self.flow.of(scope, stage, period).completed;
        self.causes.of(scope, stage, period, completed)
    }

    /// The largest difference between areas in the mean wait for a stage, in days, of the waits that ended in a
    /// period. Areas in which none ended are left out; `None` when fewer than two have any.
    pub fn wait_difference(&self, stage: StageId, period: &Period) -> Option<f64> {
        let mean_wait = |area: usize| {
            let scope = Scope::Area(AreaId::from(area));
            Some(
                self.durations(scope, stage, DurationMeasure::Wait, period)?
                    .mean,
            )
        };
        let waits: Vec<f64> = (0..self.areas).filter_map(mean_wait).collect();
        let longest = waits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let shortest = waits.iter().copied().fold(f64::INFINITY, f64::min);
        (waits.len() >= 2).then_some(longest - shortest)
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

    /// How long the clocks of a deadline ran that stopped in a period; `None` when none did. There are as many as terms
    /// on the basis [`Basis::Finished`].
    pub fn clock_times(
        &self,
        scope: Scope,
        deadline: DeadlineId,
        period: &Period,
    ) -> Option<ClockSummary> {
        let stopped = self.terms(scope, deadline, Basis::Finished, period).cases;
        self.clock_times.of(scope, deadline, period, stopped)
    }

    /// The terms of a deadline that were over before a date, given by its position in
    /// [`stock_dates`](super::stock_dates), and had not been stopped.
    pub fn overdue(&self, scope: Scope, deadline: DeadlineId, date: usize) -> u32 {
        self.terms.overdue(scope, deadline, date)
    }

    /// The hours of a desk in a period.
    pub fn hours(&self, desk: DeskId, period: &Period) -> Hours {
        self.workload.of(desk, period)
    }

    /// The fte-days paid in a period to those of a desk who were there at the start of the run or came in the place of
    /// one who was.
    pub fn paid_at_desk(&self, desk: DeskId, period: &Period) -> f64 {
        self.payroll.of_desk(desk.index(), period)
    }

    /// The fte-days paid in a period to those who were hired by a change, by its position; zero when it is no hire.
    pub fn paid_by_hire(&self, change: usize, period: &Period) -> f64 {
        let hire = self.hires.number_of(change);
        hire.map_or(0.0, |hire| self.payroll.of_hire(hire, period))
    }

    /// Cases that ended in a period, reports that joined an open case included.
    pub fn closed(&self, period: &Period) -> u32 {
        period.months().map(|month| self.closed.at(month)).sum()
    }

    /// What became of the weeks of a hire, by the position of its change; `None` when that is no hire.
    pub fn hire(&self, change: usize) -> Option<HireWeeks> {
        self.hires.of(change)
    }

    /// Bytes in memory, those on the heap included.
    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        size_of::<RunMeasures>()
            + self.stock.bytes()
            + self.flow.bytes()
            + self.durations.bytes()
            + self.causes.bytes()
            + self.terms.bytes()
            + self.clock_times.bytes()
            + self.workload.bytes()
            + self.payroll.bytes()
            + self.hires.bytes()
            + self.closed.bytes()
    }
}

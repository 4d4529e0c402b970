//! Durations: how long cases wait for a stage, are in it, and have been known when they leave it.
//!
//! A duration belongs to the period in which it ended. Cases that began in the warm-up are in, so that nothing
//! is short only because counting began late; cases that are not finished are in the stock, and in the terms
//! that are open.

use super::flow::{Flow, FlowCounts};
use super::period::{Period, Periods};
use super::scope::{Grid, Scope};
use super::stage_tally::StageTally;
use crate::model::StageId;
use crate::time::DAY;

/// What is timed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum DurationMeasure {
    /// From the entry into the stage to its first work.
    Wait,
    /// From the entry into the stage to its completion.
    Stage,
    /// From the receipt of the case to the completion of the stage.
    SinceReceived,
}

impl DurationMeasure {
    /// All three.
    pub const ALL: [DurationMeasure; 3] = [
        DurationMeasure::Wait,
        DurationMeasure::Stage,
        DurationMeasure::SinceReceived,
    ];

    /// The name in tables.
    pub fn key(self) -> &'static str {
        match self {
            DurationMeasure::Wait => "wait",
            DurationMeasure::Stage => "stage",
            DurationMeasure::SinceReceived => "since_received",
        }
    }

    /// How many such durations ended, by what passed through the stage.
    fn cases(self, flow: FlowCounts) -> u32 {
        match self {
            DurationMeasure::Wait => flow.started,
            DurationMeasure::Stage | DurationMeasure::SinceReceived => flow.completed,
        }
    }
}

/// The durations of one run that ended in a period, in days. Quantiles are of type 7 of Hyndman and Fan, to
/// the nearest second.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct DurationSummary {
    /// How many.
    pub cases: u32,
    /// Their mean.
    pub mean: f64,
    /// Half took at most this.
    pub p50: f64,
    /// Eight in ten took at most this.
    pub p80: f64,
    /// Nine in ten took at most this.
    pub p90: f64,
    /// Nineteen in twenty took at most this.
    pub p95: f64,
}

/// The quantiles that are kept.
const PARTS: [f64; 4] = [0.50, 0.80, 0.90, 0.95];

/// The durations of one run: sums by cell and month, quantiles by scope and period. How many there are is told
/// by the flow.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Durations {
    grid: Grid,
    months: usize,
    periods: usize,
    /// Seconds, by cell, measure and month.
    sums: Box<[u64]>,
    /// Seconds, by scope, stage, measure and period.
    quantiles: Box<[[u32; 4]]>,
}

impl Durations {
    /// Reduces every duration to what is kept.
    pub(super) fn new(grid: Grid, periods: &Periods, tallies: &[StageTally], flow: &Flow) -> Self {
        let mut reduction = Reduction {
            grid,
            periods,
            tallies,
            flow,
            month_starts: Vec::new(),
            seconds: Vec::new(),
        };
        let mut quantiles = Vec::new();
        for scope in grid.scopes() {
            for (stage, of) in series(grid) {
                reduction.gather(scope, stage, of);
                quantiles.extend(reduction.quantiles());
            }
        }
        Durations {
            grid,
            months: periods.months().len(),
            periods: periods.all().len(),
            sums: reduction.sums(),
            quantiles: quantiles.into(),
        }
    }

    /// The durations that ended in a period; `None` when there are none.
    pub(super) fn of(
        &self,
        scope: Scope,
        stage: StageId,
        of: DurationMeasure,
        period: &Period,
        flow: FlowCounts,
    ) -> Option<DurationSummary> {
        let cases = of.cases(flow);
        if cases == 0 {
            return None;
        }
        let cells = self.grid.cells_in(scope, stage.index());
        let sums = cells.flat_map(|cell| {
            let first = (cell * DurationMeasure::ALL.len() + of as usize) * self.months;
            &self.sums[first..][period.months()]
        });
        let series = self.grid.position(scope) * self.grid.subjects() + stage.index();
        let place =
            (series * DurationMeasure::ALL.len() + of as usize) * self.periods + period.index();
        let [p50, p80, p90, p95] = self.quantiles[place].map(|seconds| days(f64::from(seconds)));
        Some(DurationSummary {
            cases,
            mean: days(sums.sum::<u64>() as f64 / f64::from(cases)),
            p50,
            p80,
            p90,
            p95,
        })
    }

    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.sums) + size_of_val(&*self.quantiles)
    }
}

/// Every stage and measure, in the order of the tables.
fn series(grid: Grid) -> impl Iterator<Item = (StageId, DurationMeasure)> {
    let stages = (0..grid.subjects()).map(StageId::from);
    stages.flat_map(|stage| DurationMeasure::ALL.map(|of| (stage, of)))
}

/// The work of reducing, and the room it takes.
struct Reduction<'a> {
    grid: Grid,
    periods: &'a Periods,
    tallies: &'a [StageTally],
    flow: &'a Flow,
    /// Where the durations of each month begin; one entry more than there are months.
    month_starts: Vec<usize>,
    /// The durations of one series, month after month.
    seconds: Vec<u32>,
}

impl Reduction<'_> {
    /// Lays out the durations of a scope month by month, those of its areas one after the other in each month.
    fn gather(&mut self, scope: Scope, stage: StageId, of: DurationMeasure) {
        self.seconds.clear();
        self.month_starts.clear();
        self.month_starts.push(0);
        let mut unread: Vec<(usize, &[u32])> = (self.grid.cells_in(scope, stage.index()))
            .map(|cell| (cell, self.tallies[cell].durations(of)))
            .collect();
        for month in 0..self.periods.months().len() {
            for (cell, durations) in &mut unread {
                let ended = of.cases(self.flow.at(month, *cell)) as usize;
                let (of_month, later) = durations.split_at(ended);
                self.seconds.extend_from_slice(of_month);
                *durations = later;
            }
            self.month_starts.push(self.seconds.len());
        }
    }

    /// The quantiles of every period of what was gathered.
    fn quantiles(&mut self) -> Vec<[u32; 4]> {
        let of_period = |period: &Period| {
            let months = period.months();
            quantiles(
                &mut self.seconds[self.month_starts[months.start]..self.month_starts[months.end]],
            )
        };
        self.periods.all().iter().map(of_period).collect()
    }

    /// The sum of the durations of every cell, measure and month.
    fn sums(&self) -> Box<[u64]> {
        let mut sums = Vec::new();
        for (cell, tally) in self.tallies.iter().enumerate() {
            for of in DurationMeasure::ALL {
                let mut durations = tally.durations(of).iter();
                for month in 0..self.periods.months().len() {
                    let ended = of.cases(self.flow.at(month, cell)) as usize;
                    sums.push(durations.by_ref().take(ended).map(|&s| u64::from(s)).sum());
                }
            }
        }
        sums.into()
    }
}

/// The quantiles of type 7 of some seconds, to the nearest second; zero when there are none. Changes their order.
///
/// Each quantile is selected, not sorted for, among those above the one before it.
pub(super) fn quantiles(seconds: &mut [u32]) -> [u32; 4] {
    let Some(last) = seconds.len().checked_sub(1) else {
        return [0; 4];
    };
    let mut above = seconds;
    let mut passed = 0;
    PARTS.map(|part| {
        let place = part * last as f64;
        let rank = place as usize - passed;
        let (_, &mut value, rest) = above.select_nth_unstable(rank);
        let next = rest.iter().copied().min().unwrap_or(value);
        // The value itself stays among those above: the next quantile may be the same one.
        above = &mut std::mem::take(&mut above)[rank..];
        passed += rank;
        let (value, next) = (f64::from(value), f64::from(next));
        (value + (next - value) * place.fract()).round() as u32
    })
}

/// Seconds as days of 24 hours.
pub(super) fn days(seconds: f64) -> f64 {
    seconds / DAY as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The second source is the estimator of floor 1, which is tested against R.
    #[test]
    fn quantiles_of_seconds_are_quantiles_of_numbers() {
        for count in 1..60_u32 {
            let sorted: Vec<u32> = (0..count).map(|n| n * n * 97).collect();
            let numbers: Vec<f64> = sorted.iter().map(|&n| f64::from(n)).collect();
            let mut shuffled: Vec<u32> = sorted.iter().rev().copied().collect();
            for (part, selected) in PARTS.into_iter().zip(quantiles(&mut shuffled)) {
                let expected = crate::stats::quantile(&numbers, part).expect("numbers");
                assert!((f64::from(selected) - expected).abs() <= 0.5 + 1e-9);
            }
        }
    }
}

//! Clock times: how long the clocks of terms ran, from their start to their stop.
//!
//! A clock belongs to the month in which it stopped. What still runs is in the terms that are open.

use super::durations::{days, quantiles};
use super::period::{Period, Periods};
use super::scope::{Grid, Scope};
use super::term_tally::TermTally;
use super::terms::MonthOfTerms;
use crate::model::DeadlineId;

/// The clocks of one run that stopped in a period, in days. Quantiles are of type 7 of Hyndman and Fan, to the nearest
/// second.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ClockSummary {
    /// How many.
    pub cases: u32,
    /// Their mean.
    pub mean: f64,
    /// Half ran at most this.
    pub p50: f64,
    /// Eight in ten ran at most this.
    pub p80: f64,
}

/// The clocks of one run that stopped: sums by cell and month, quantiles by scope and period. How many there are is told
/// by the terms that were finished.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct ClockTimes {
    grid: Grid,
    months: usize,
    periods: usize,
    /// Seconds, by cell and month.
    sums: Box<[u64]>,
    /// Seconds in which half and eight in ten stopped, by scope, deadline and period.
    quantiles: Box<[[u32; 2]]>,
}

impl ClockTimes {
    /// From the clocks of every cell in the order in which they stopped, and how many stopped in each month, one month
    /// after the other.
    pub(super) fn new(
        grid: Grid,
        periods: &Periods,
        tallies: &[TermTally],
        stopped: &[MonthOfTerms],
    ) -> Self {
        let by_month = by_month(grid, tallies, stopped);
        let mut all = Vec::new();
        for scope in grid.scopes() {
            for deadline in 0..grid.subjects() {
                let of_period = |period: &Period| {
                    let cells: Vec<usize> = grid.cells_in(scope, deadline).collect();
                    let months = cells
                        .iter()
                        .flat_map(|&cell| &by_month[cell][period.months()]);
                    let mut seconds: Vec<u32> = months.copied().flatten().copied().collect();
                    let [p50, p80, ..] = quantiles(&mut seconds);
                    [p50, p80]
                };
                all.extend(periods.all().iter().map(of_period));
            }
        }
        let months = by_month.iter().flatten();
        let sum = |month: &&[u32]| month.iter().map(|&seconds| u64::from(seconds)).sum();
        ClockTimes {
            grid,
            months: periods.months().len(),
            periods: periods.all().len(),
            sums: months.map(sum).collect(),
            quantiles: all.into(),
        }
    }

    /// The clocks that stopped in a period, of which there were so many; `None` when none did.
    pub(super) fn of(
        &self,
        scope: Scope,
        deadline: DeadlineId,
        period: &Period,
        stopped: u32,
    ) -> Option<ClockSummary> {
        if stopped == 0 {
            return None;
        }
        let cells = self.grid.cells_in(scope, deadline.index());
        let sums = cells.flat_map(|cell| &self.sums[cell * self.months..][period.months()]);
        let series = self.grid.position(scope) * self.grid.subjects() + deadline.index();
        let place = series * self.periods + period.index();
        let [p50, p80] = self.quantiles[place].map(|seconds| days(f64::from(seconds)));
        Some(ClockSummary {
            cases: stopped,
            mean: days(sums.sum::<u64>() as f64 / f64::from(stopped)),
            p50,
            p80,
        })
    }

    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.sums) + size_of_val(&*self.quantiles)
    }
}

/// The clocks of every cell, month by month.
fn by_month<'a>(
    grid: Grid,
    tallies: &'a [TermTally],
    stopped: &[MonthOfTerms],
) -> Vec<Vec<&'a [u32]>> {
    let of_cell = |(cell, tally): (usize, &'a TermTally)| {
        let mut unread = tally.clock_times();
        let months = stopped.iter().skip(cell).step_by(grid.cells());
        let month = |month: &MonthOfTerms| {
            let (of_month, later) = unread.split_at(month.finished as usize);
            unread = later;
            of_month
        };
        months.map(month).collect()
    };
    tallies.iter().enumerate().map(of_cell).collect()
}

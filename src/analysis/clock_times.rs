//! Clock times: how long the clocks of terms ran that stopped, and how far futures lie apart in it.

use super::across_runs::{LEVEL, Layout};
use crate::measure::{ClockSummary, Period, RunMeasures, Scope};
use crate::model::{DeadlineId, Model};
use crate::stats::{Band, Estimate, Tally};

/// How long the clocks of a deadline ran that stopped in a period: from the start of the term to the work that it asks.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ClockRow {
    /// Of which areas.
    pub scope: Scope,
    /// Which deadline.
    pub deadline: DeadlineId,
    /// When they stopped.
    pub period: Period,
    /// The mean number over the replications.
    pub cases: f64,
    /// How long, in days; `None` when no replication had a case.
    pub days: Option<ClockDays>,
}

/// How long clocks ran, in days, over the replications that had a case.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ClockDays {
    /// The mean of the run's means.
    pub mean: Estimate,
    /// Half took at most this.
    pub p50: Spread,
    /// Eight in ten took at most this.
    pub p80: Spread,
}

/// A quantile within a run, over the replications.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Spread {
    /// The mean.
    pub mean: f64,
    /// One run in twenty has less.
    pub p05: f64,
    /// One run in twenty has more.
    pub p95: f64,
}

/// A row for every area, deadline and period.
pub(super) fn rows(model: &Model, runs: &[RunMeasures]) -> Vec<ClockRow> {
    let layout = Layout::of(model);
    let mut rows = Vec::new();
    for (scope, deadline) in layout.deadlines() {
        for &period in layout.periods.all() {
            let of_run = |run: &RunMeasures| run.clock_times(scope, deadline, &period);
            let summaries: Vec<ClockSummary> = runs.iter().filter_map(of_run).collect();
            let cases: u64 = summaries.iter().map(|run| u64::from(run.cases)).sum();
            rows.push(ClockRow {
                scope,
                deadline,
                period,
                cases: cases as f64 / runs.len().max(1) as f64,
                days: ClockDays::of(&summaries),
            });
        }
    }
    rows
}

impl ClockDays {
    fn of(runs: &[ClockSummary]) -> Option<Self> {
        let means: Tally = runs.iter().map(|run| run.mean).collect();
        Some(ClockDays {
            mean: Estimate::of_tally(&means, LEVEL)?,
            p50: Spread::of(runs, |run| run.p50)?,
            p80: Spread::of(runs, |run| run.p80)?,
        })
    }
}

impl Spread {
    fn of(runs: &[ClockSummary], value: fn(&ClockSummary) -> f64) -> Option<Self> {
        let values: Vec<f64> = runs.iter().map(value).collect();
        let band = Band::of(&values)?;
        Some(Spread {
            mean: values.iter().sum::<f64>() / values.len() as f64,
            p05: band.p05,
            p95: band.p95,
        })
    }
}

//! Deadlines: the share in time, and the chance that the target is met.

use super::across_runs::{LEVEL, Layout, mean};
use crate::measure::{Basis, Period, RunMeasures, Scope, TermCounts};
use crate::model::{DeadlineId, Model};
use crate::stats::{Estimate, Interval, Proportion, quantiles};

/// The terms of a deadline in a period, on one basis.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct DeadlineRow {
    /// Of which areas.
    pub scope: Scope,
    /// Which deadline.
    pub deadline: DeadlineId,
    /// Over which terms.
    pub basis: Basis,
    /// When they were due or finished, or at the end of what they were open.
    pub period: Period,
    /// The mean number of terms over the replications.
    pub cases: f64,
    /// The share in time; `None` when no replication had a case.
    pub share: Option<ShareEstimate>,
    /// The mean number that is past its term: `due` not met, `finished` too late, `open` overdue now.
    pub overdue: f64,
    /// The share that should be in time, 0 to 1.
    pub target: Option<f64>,
    /// The chance that the share is at least the target: the replications in which it is, among those that had
    /// a case. `None` without a target or without cases.
    pub target_met: Option<Proportion>,
}

/// A share of cases, 0 to 1, over the replications that had a case.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ShareEstimate {
    /// The mean of the run's shares.
    pub mean: f64,
    /// The interval of that mean, cut off at 0 and 1; `None` when one replication is all there is.
    pub interval: Option<Interval>,
    /// One run in twenty has a smaller share.
    pub p05: f64,
    /// One run in twenty has a larger share.
    pub p95: f64,
}

pub(super) fn rows(model: &Model, runs: &[RunMeasures]) -> Vec<DeadlineRow> {
    let layout = Layout::of(model);
    let mut rows = Vec::new();
    for (scope, deadline) in layout.deadlines() {
        let target = model.deadlines()[deadline.index()].target;
        for basis in Basis::ALL {
            for &period in layout.periods.all() {
                let of = |run: &RunMeasures| run.terms(scope, deadline, basis, &period);
                let terms: Vec<TermCounts> = runs.iter().map(of).collect();
                let mut shares: Vec<f64> = terms.iter().filter_map(|run| run.share()).collect();
                rows.push(DeadlineRow {
                    scope,
                    deadline,
                    basis,
                    period,
                    cases: mean(&terms, |run| f64::from(run.cases)),
                    target_met: target.and_then(|target| target_met(&shares, target)),
                    share: ShareEstimate::of(&mut shares),
                    overdue: mean(&terms, |run| f64::from(run.overdue())),
                    target,
                });
            }
        }
    }
    rows
}

impl ShareEstimate {
    fn of(shares: &mut [f64]) -> Option<Self> {
        let estimate = Estimate::of(shares, LEVEL)?;
        let within = |interval: Interval| {
            Interval::new(
                interval.low().clamp(0.0, 1.0),
                interval.high().clamp(0.0, 1.0),
            )
        };
        let [p05, p95] = quantiles(shares, [0.05, 0.95])?;
        Some(ShareEstimate {
            mean: estimate.mean(),
            interval: estimate.interval().and_then(within),
            p05,
            p95,
        })
    }
}

/// A share that lies below the target by less than this is the target: four of five is 0.8.
const ROUNDING: f64 = 1e-12;

fn target_met(shares: &[f64], target: f64) -> Option<Proportion> {
    let met = shares.iter().filter(|&&share| share >= target - ROUNDING);
    Proportion::of(met.count() as u64, shares.len() as u64, LEVEL)
}

//! Durations: how long it takes, and how well that is known.

use super::across_runs::{LEVEL, Layout};
use crate::measure::{DurationMeasure, DurationSummary, Period, RunMeasures, Scope};
use crate::model::{Model, StageId};
use crate::stats::{Estimate, Tally};

/// How long it takes in a stage, of the durations that ended in a period.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct DurationRow {
    /// Of which areas.
    pub scope: Scope,
    /// Which stage.
    pub stage: StageId,
    /// What is timed.
    pub measure: DurationMeasure,
    /// When it ended.
    pub period: Period,
    /// The mean number of durations over the replications.
    pub cases: f64,
    /// How long, in days; `None` when no replication had a case.
    pub days: Option<DurationEstimates>,
}

/// How long it takes, in days: the mean over the replications that had a case of the run's own mean and
/// quantiles, each with its interval.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct DurationEstimates {
    /// The mean.
    pub mean: Estimate,
    /// Half took at most this.
    pub p50: Estimate,
    /// Eight in ten took at most this.
    pub p80: Estimate,
    /// Nine in ten took at most this.
    pub p90: Estimate,
    /// Nineteen in twenty took at most this.
    pub p95: Estimate,
}

pub(super) fn rows(model: &Model, runs: &[RunMeasures]) -> Vec<DurationRow> {
    let layout = Layout::of(model);
    let mut rows = Vec::new();
    for (scope, stage) in layout.stages() {
        for measure in DurationMeasure::ALL {
            for &period in layout.periods.all() {
                let summaries: Vec<DurationSummary> = runs
                    .iter()
                    .filter_map(|run| run.durations(scope, stage, measure, &period))
                    .collect();
                let cases: u64 = summaries
                    .iter()
                    .map(|summary| u64::from(summary.cases))
                    .sum();
                rows.push(DurationRow {
                    scope,
                    stage,
                    measure,
                    period,
                    cases: cases as f64 / runs.len().max(1) as f64,
                    days: estimates(&summaries),
                });
            }
        }
    }
    rows
}

fn estimates(summaries: &[DurationSummary]) -> Option<DurationEstimates> {
    let of = |value: fn(&DurationSummary) -> f64| {
        let tally: Tally = summaries.iter().map(value).collect();
        Estimate::of_tally(&tally, LEVEL)
    };
    Some(DurationEstimates {
        mean: of(|summary| summary.mean)?,
        p50: of(|summary| summary.p50)?,
        p80: of(|summary| summary.p80)?,
        p90: of(|summary| summary.p90)?,
        p95: of(|summary| summary.p95)?,
    })
}

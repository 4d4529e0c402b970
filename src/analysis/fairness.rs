//! Fairness: how much longer one area waits than another.

use super::across_runs::{Layout, estimate_known, mean};
use crate::measure::{Period, RunMeasures, Scope};
use crate::model::{Model, StageId};
use crate::stats::Estimate;

/// The largest difference between areas in the mean wait for a stage, of the waits that ended in a period.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct FairnessRow {
    /// The stage.
    pub stage: StageId,
    /// When the waits ended.
    pub period: Period,
    /// The mean number of waits in all areas over the replications.
    pub cases: f64,
    /// The difference in days: the mean over the replications in which at least two areas had a case; `None` when
    /// there is none.
    pub days: Option<Estimate>,
}

/// A row for every stage and period, where there are several areas.
pub(super) fn rows(model: &Model, runs: &[RunMeasures]) -> Vec<FairnessRow> {
    if model.areas().len() < 2 {
        return Vec::new();
    }
    let periods = Layout::of(model).periods;
    let row = |stage: StageId, period: &Period| FairnessRow {
        stage,
        period: *period,
        cases: mean(runs, |run| {
            f64::from(run.flow(Scope::All, stage, period).started)
        }),
        days: estimate_known(runs, |run| run.wait_difference(stage, period)),
    };
    let stages = (0..model.stages().len()).map(StageId::from);
    let of_stage = |stage| periods.all().iter().map(move |period| (stage, period));
    stages
        .flat_map(of_stage)
        .map(|(stage, period)| row(stage, period))
        .collect()
}

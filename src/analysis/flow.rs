//! Flow: how many cases pass through each stage.

use super::across_runs::Layout;
use crate::measure::{FlowCounts, Period, RunMeasures, Scope};
use crate::model::{Model, StageId};

/// The cases that pass through a stage in a period: means over the replications.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct FlowRow {
    /// Of which areas.
    pub scope: Scope,
    /// Which stage.
    pub stage: StageId,
    /// When.
    pub period: Period,
    /// Cases that entered the stage.
    pub entered: f64,
    /// Cases on which its first work began.
    pub started: f64,
    /// Cases of which all its work was done.
    pub completed: f64,
}

pub(super) fn rows(model: &Model, runs: &[RunMeasures]) -> Vec<FlowRow> {
    let layout = Layout::of(model);
    let mut rows = Vec::new();
    for (scope, stage) in layout.stages() {
        for &period in layout.periods.all() {
            let mut total = FlowCounts::default();
            for run in runs {
                total += run.flow(scope, stage, &period);
            }
            let mean = |count: u32| f64::from(count) / runs.len().max(1) as f64;
            rows.push(FlowRow {
                scope,
                stage,
                period,
                entered: mean(total.entered),
                started: mean(total.started),
                completed: mean(total.completed),
            });
        }
    }
    rows
}

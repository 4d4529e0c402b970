//! Causes: what the time of cases in a stage goes to, and how well that is known.

use super::across_runs::{Layout, estimate_known, mean};
use crate::engine::Cause;
use crate::measure::{Period, PeriodKind, RunMeasures, Scope};
use crate::model::{Model, StageId};
use crate::stats::Estimate;

/// How much of the time of cases in a stage goes to one cause, of the cases that complete the stage in a period: a year, or
/// all of the reported time. The causes of a stage add up to the time in the stage.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct CauseRow {
    /// Of which areas.
    pub scope: Scope,
    /// Which stage.
    pub stage: StageId,
    /// When the cases completed it.
    pub period: Period,
    /// What the time goes to.
    pub cause: Cause,
    /// The mean number of cases over the replications.
    pub cases: f64,
    /// Days for each case: the mean, over the replications that had a case, of the mean of each. `None` when no
    /// replication had one.
    pub days: Option<Estimate>,
}

/// Where most could be gained: the avoidable cause in a stage that takes most of the time of all cases together, those that
/// complete the stage in the reported time.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Obstacle {
    /// Which stage.
    pub stage: StageId,
    /// What the time goes to.
    pub cause: Cause,
    /// Days for each case: the mean over the replications.
    pub days: Estimate,
    /// Its part of all avoidable time of all stages, 0 to 1: the mean over the replications that had any.
    pub share: Estimate,
}

/// The largest obstacle; `None` when no time can be avoided.
pub(super) fn obstacle(model: &Model, runs: &[RunMeasures], rows: &[CauseRow]) -> Option<Obstacle> {
    let layout = Layout::of(model);
    let whole = *layout.periods.whole();
    // Days of all cases of a run.
    let of_run = |run: &RunMeasures, stage: StageId, cause: Cause| {
        let completed = run.flow(Scope::All, stage, &whole).completed;
        let days = run.causes(Scope::All, stage, &whole);
        days.map_or(0.0, |days| days[cause] * f64::from(completed))
    };
    let avoidable = || {
        let causes = Cause::ALL.into_iter().filter(|cause| cause.is_avoidable());
        let stages = (0..model.stages().len()).map(StageId::from);
        causes.flat_map(move |cause| stages.clone().map(move |stage| (stage, cause)))
    };
    let total = |run: &RunMeasures| -> f64 {
        avoidable()
            .map(|(stage, cause)| of_run(run, stage, cause))
            .sum()
    };
    let largest = avoidable().max_by(|a, b| {
        let mean = |&(stage, cause): &(StageId, Cause)| mean(runs, |run| of_run(run, stage, cause));
        mean(a).total_cmp(&mean(b))
    });
    let (stage, cause) = largest?;
    let share = |run: &RunMeasures| {
        let total = total(run);
        (total > 0.0).then(|| of_run(run, stage, cause) / total)
    };
    let row = rows.iter().find(|row| {
        (row.scope, row.stage, row.cause, row.period) == (Scope::All, stage, cause, whole)
    })?;
    Some(Obstacle {
        stage,
        cause,
        days: row.days?,
        share: estimate_known(runs, share)?,
    })
}

pub(super) fn rows(model: &Model, runs: &[RunMeasures]) -> Vec<CauseRow> {
    let layout = Layout::of(model);
    let is_told = |period: &&Period| matches!(period.kind(), PeriodKind::Year | PeriodKind::All);
    let mut rows = Vec::new();
    for (scope, stage) in layout.stages() {
        for &period in layout.periods.all().iter().filter(is_told) {
            let flows = runs.iter().map(|run| run.flow(scope, stage, &period));
            let completed: u64 = flows.map(|flow| u64::from(flow.completed)).sum();
            let causes: Vec<_> = runs
                .iter()
                .map(|run| run.causes(scope, stage, &period))
                .collect();
            rows.extend(Cause::ALL.map(|cause| CauseRow {
                scope,
                stage,
                period,
                cause,
                cases: completed as f64 / runs.len().max(1) as f64,
                days: estimate_known(&causes, |causes| Some((*causes)?[cause])),
            }));
        }
    }
    rows
}

//! Hires: what became of the weeks that were decided on.

use super::across_runs::mean;
use super::foreseen::first_working_day;
use super::names::change_name;
use crate::measure::{HireWeeks, RunMeasures};
use crate::model::{Change, ChangeKind, Hire, Model, RoleId, TeamId};
use crate::stats::quantiles;
use crate::time::Day;

/// What became of a hire, in weeks of one full-time worker over all simulated time: means over the replications.
#[derive(Clone, PartialEq, Debug)]
pub struct HireRow {
    /// The position of its change.
    pub change: usize,
    /// Its name in tables.
    pub name: String,
    /// The team that is joined.
    pub team: TeamId,
    /// The role.
    pub role: RoleId,
    /// The size of all its posts together, in fte.
    pub fte: f64,
    /// The day of the decision; `None` when that is the start of the run or depends on the lists.
    pub decided: Option<Day>,
    /// The first working day after a lag of its mean length; `None` when the decision depends on the lists.
    pub first_day: Option<Day>,
    /// The first day on which the posts are no longer there; `None` when they have no end that is known beforehand.
    pub until: Option<Day>,
    /// The means over the replications.
    pub weeks: HireWeeks,
    /// One run in twenty had fewer weeks that reached cases.
    pub reached_p05: f64,
    /// One run in twenty had more.
    pub reached_p95: f64,
}

/// A row for every hire, in the order of the changes.
pub(super) fn rows(model: &Model, runs: &[RunMeasures]) -> Vec<HireRow> {
    let changes = model.changes().iter().enumerate();
    let row = |(position, change): (usize, &Change)| match &change.kind {
        ChangeKind::Hire(hire) => Some(row(model, runs, position, hire)),
        _ => None,
    };
    changes.filter_map(row).collect()
}

fn row(model: &Model, runs: &[RunMeasures], change: usize, hire: &Hire) -> HireRow {
    let weeks: Vec<HireWeeks> = runs.iter().filter_map(|run| run.hire(change)).collect();
    let mut reached: Vec<f64> = weeks.iter().map(HireWeeks::reached).collect();
    let [reached_p05, reached_p95] = quantiles(&mut reached, [0.05, 0.95]).unwrap_or_default();
    let during = &model.changes()[change].during;
    let is_dated = during.trigger.is_none();
    HireRow {
        change,
        name: change_name(model, change),
        team: hire.team,
        role: hire.role,
        fte: hire.posts.iter().sum(),
        decided: during.from.filter(|_| is_dated),
        first_day: is_dated.then(|| first_working_day(model, change, hire)),
        until: during.until,
        weeks: HireWeeks {
            planned: mean(&weeks, |run| run.planned),
            unfilled: mean(&weeks, |run| run.unfilled),
            lag: mean(&weeks, |run| run.lag),
            paid: mean(&weeks, |run| run.paid),
            settling: mean(&weeks, |run| run.settling),
            mentor: mean(&weeks, |run| run.mentor),
        },
        reached_p05,
        reached_p95,
    }
}

//! Workload: hours available and hours worked.

use super::across_runs::{Layout, estimate_known, mean};
use super::post::Post;
use crate::measure::{Hours, Period, RunMeasures};
use crate::model::{Model, RoleId, TeamId};
use crate::stats::{Band, Estimate};

/// The hours of the staff of a team with one role in a period.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct WorkloadRow {
    /// The team; never a partner.
    pub team: TeamId,
    /// The role.
    pub role: RoleId,
    /// When.
    pub period: Period,
    /// Productive hours that they have: the mean over the replications.
    pub available_hours: f64,
    /// Productive hours that they worked on cases: the mean over the replications.
    pub worked_hours: f64,
    /// Hours worked over hours available, 0 to 1; `None` when there are none.
    pub utilisation: Option<Estimate>,
    /// The quantiles of that share over the replications.
    pub band: Option<Band>,
}

pub(super) fn rows(model: &Model, runs: &[RunMeasures]) -> Vec<WorkloadRow> {
    let layout = Layout::of(model);
    let mut rows = Vec::new();
    for post in Post::of_our_own(model) {
        for &period in layout.periods.all() {
            let of = |run: &RunMeasures| post.hours(run, &period);
            let hours: Vec<Hours> = runs.iter().map(of).collect();
            let shares: Vec<f64> = hours.iter().filter_map(|run| run.utilisation()).collect();
            rows.push(WorkloadRow {
                team: post.team,
                role: post.role,
                period,
                available_hours: mean(&hours, |run| run.available),
                worked_hours: mean(&hours, |run| run.worked),
                utilisation: estimate_known(&hours, |run| run.utilisation()),
                band: Band::of(&shares),
            });
        }
    }
    rows
}

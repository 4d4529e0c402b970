//! Staffing: how many fte are in service, partners and hires included.

use super::across_runs::{Layout, mean};
use super::names::change_name;
use super::post::Post;
use crate::measure::{Period, RunMeasures};
use crate::model::{ChangeKind, Model, RoleId, TeamId};

/// The fte in service of the staff of a team with one role, or of one hire, in a period.
#[derive(Clone, PartialEq, Debug)]
pub struct StaffingRow {
    /// The team.
    pub team: TeamId,
    /// The role.
    pub role: RoleId,
    /// The hire, by the position of its change; `None` for those who are there without one.
    pub hire: Option<usize>,
    /// The name of the hire in tables.
    pub name: Option<String>,
    /// When.
    pub period: Period,
    /// Paid fte, ill or not: the mean over the period and the replications.
    pub fte: f64,
}

/// A row for every post that has staff and for every hire, in every period.
pub(super) fn rows(model: &Model, runs: &[RunMeasures]) -> Vec<StaffingRow> {
    let periods = Layout::of(model).periods;
    let mut rows = Vec::new();
    for post in Post::all(model) {
        for period in periods.all() {
            let days = |run: &RunMeasures| -> f64 {
                let desks = post.desks.iter();
                desks.map(|&desk| run.paid_at_desk(desk, period)).sum()
            };
            rows.extend(post.is_there_at_the_start(model).then(|| StaffingRow {
                team: post.team,
                role: post.role,
                hire: None,
                name: None,
                period: *period,
                fte: mean(runs, days) / length(period),
            }));
        }
    }
    for (change, described) in model.changes().iter().enumerate() {
        let ChangeKind::Hire(hire) = &described.kind else {
            continue;
        };
        rows.extend(periods.all().iter().map(|period| StaffingRow {
            team: hire.team,
            role: hire.role,
            hire: Some(change),
            name: Some(change_name(model, change)),
            period: *period,
            fte: mean(runs, |run| run.paid_by_hire(change, period)) / length(period),
        }));
    }
    rows
}

/// Days in a period.
fn length(period: &Period) -> f64 {
    f64::from(period.end() - period.first())
}

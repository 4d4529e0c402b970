//! Staff: hours and what they cost.

use super::field::{euro, hours, known, share};
use super::table::{Rows, Told};
use crate::analysis::{CostRow, WorkloadRow};
use crate::model::{Model, RoleId, TeamId};

/// Hours available and worked: means over the replications.
pub(super) const WORKLOAD: [&str; 6] = [
    "team",
    "role",
    "period",
    "available_hours",
    "worked_hours",
    "utilisation",
];

/// What staff costs, for the part of each year that is reported.
pub(super) const COSTS: [&str; 3] = ["year", "item", "euro"];

pub(super) fn workload(told: Told<'_>) -> Rows<'_> {
    let model = &told.found.scenario.model;
    let row = move |row: &WorkloadRow| {
        vec![
            model.team(row.team).name.clone(),
            model.role(row.role).name.clone(),
            row.period.label(),
            hours(row.available_hours),
            hours(row.worked_hours),
            known(row.utilisation, |estimate| share(estimate.mean())),
        ]
    };
    Box::new(told.found.workload.iter().map(row))
}

pub(super) fn costs(told: Told<'_>) -> Rows<'_> {
    let model = &told.found.scenario.model;
    let row = move |row: &CostRow| {
        vec![
            row.year.to_string(),
            post(model, row.team, row.role),
            euro(row.euro),
        ]
    };
    Box::new(told.found.costs.iter().map(row))
}

/// The name of the staff of a team with one role: `vervolg.MW`.
pub(super) fn post(model: &Model, team: TeamId, role: RoleId) -> String {
    format!("{}.{}", model.team(team).name, model.role(role).name)
}

//! Staff: fte in service, hours asked, available and worked, what they cost, and what became of hires.

use super::field::{euro, fte, fte_weeks, hours, known, share};
use super::table::{Rows, Told};
use crate::analysis::{CostItem, CostRow, HireRow, LoadRow, StaffingRow, WorkloadRow};
use crate::model::{Model, RoleId, TeamId};
use crate::time::Day;

/// Hours available and worked: means over the replications.
pub(super) const WORKLOAD: [&str; 6] = [
    "team",
    "role",
    "period",
    "available_hours",
    "worked_hours",
    "utilisation",
];

/// What became of each hire, in fte-weeks of all simulated time: means over the replications, and how far those that
/// reached cases lie apart.
pub(super) const HIRES: [&str; 15] = [
    "hire",
    "team",
    "role",
    "fte",
    "decided",
    "until",
    "planned_weeks",
    "unfilled_weeks",
    "lag_weeks",
    "paid_weeks",
    "settling_weeks",
    "mentor_weeks",
    "reached_weeks",
    "reached_p05",
    "reached_p95",
];

/// What staff, hires and the rest cost, for the part of each year that is reported, and whether that is for good.
pub(super) const COSTS: [&str; 5] = ["year", "kind", "item", "nature", "euro"];

/// Fte in service, ill or not: means over the replications. Those who were hired stand apart, by the name of the hire.
pub(super) const STAFFING: [&str; 5] = ["team", "role", "hire", "period", "fte"];

/// Hours that the expected arrivals of a year ask, against hours available: reckoned, not simulated.
pub(super) const LOAD: [&str; 6] = [
    "team",
    "role",
    "year",
    "asked_hours",
    "available_hours",
    "load",
];

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
        let (kind, item) = match &row.item {
            CostItem::Staff { team, role } => ("staff", post(model, *team, *role)),
            CostItem::Hire(name) => ("hire", name.clone()),
            CostItem::Once(name) => ("once", name.clone()),
            CostItem::Post(title) => ("post", title.clone()),
            CostItem::Expense(title) => ("expense", title.clone()),
        };
        vec![
            row.year.to_string(),
            kind.into(),
            item,
            row.nature.key().into(),
            euro(row.euro),
        ]
    };
    Box::new(told.found.costs.iter().map(row))
}

pub(super) fn hires(told: Told<'_>) -> Rows<'_> {
    let model = &told.found.scenario.model;
    let row = move |row: &HireRow| {
        let day = |day: Option<Day>| known(day, |day| day.to_string());
        let weeks = [
            row.weeks.planned,
            row.weeks.unfilled,
            row.weeks.lag,
            row.weeks.paid,
            row.weeks.settling,
            row.weeks.mentor,
            row.weeks.reached(),
            row.reached_p05,
            row.reached_p95,
        ];
        let mut fields = vec![
            row.name.clone(),
            model.team(row.team).name.clone(),
            model.role(row.role).name.clone(),
            fte(row.fte),
            day(row.decided),
            day(row.until),
        ];
        fields.extend(weeks.map(fte_weeks));
        fields
    };
    Box::new(told.found.hires.iter().map(row))
}

pub(super) fn staffing(told: Told<'_>) -> Rows<'_> {
    let model = &told.found.scenario.model;
    let row = move |row: &StaffingRow| {
        vec![
            model.team(row.team).name.clone(),
            model.role(row.role).name.clone(),
            row.name.clone().unwrap_or_default(),
            row.period.label(),
            fte(row.fte),
        ]
    };
    Box::new(told.found.staffing.iter().map(row))
}

pub(super) fn load(told: Told<'_>) -> Rows<'_> {
    let model = &told.found.scenario.model;
    let row = move |row: &LoadRow| {
        vec![
            model.team(row.team).name.clone(),
            model.role(row.role).name.clone(),
            row.year.label(),
            hours(row.asked_hours),
            hours(row.available_hours),
            share(row.load()),
        ]
    };
    Box::new(told.found.load.rows.iter().map(row))
}

/// The name of the staff of a team with one role: `vervolg.MW`.
pub(super) fn post(model: &Model, team: TeamId, role: RoleId) -> String {
    format!("{}.{}", model.team(team).name, model.role(role).name)
}

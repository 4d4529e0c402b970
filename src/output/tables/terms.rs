//! Deadlines: the share in time on each basis, and the chance that the target is met.

use super::field::{area, cases, ends, known, share};
use super::table::{Rows, Told};
use crate::analysis::DeadlineRow;
use crate::model::Model;

/// Shares in time; the interval is of their mean, p05 and p95 are of the replications.
pub(super) const DEADLINES: [&str; 13] = [
    "area",
    "deadline",
    "basis",
    "period",
    "cases",
    "share",
    "ci_low",
    "ci_high",
    "p05",
    "p95",
    "overdue",
    "target",
    "chance_target_met",
];

pub(super) fn deadlines(told: Told<'_>) -> Rows<'_> {
    let model = &told.found.scenario.model;
    let rows = told.found.deadlines.iter();
    Box::new(rows.map(move |row| deadline_row(model, row)))
}

fn deadline_row(model: &Model, row: &DeadlineRow) -> Vec<String> {
    let [low, high] = ends(row.share.and_then(|share| share.interval), share);
    vec![
        area(model, row.scope),
        model.deadlines()[row.deadline.index()].name.clone(),
        row.basis.key().into(),
        row.period.label(),
        cases(row.cases),
        known(row.share, |estimate| share(estimate.mean)),
        low,
        high,
        known(row.share, |estimate| share(estimate.p05)),
        known(row.share, |estimate| share(estimate.p95)),
        cases(row.overdue),
        known(row.target, share),
        known(row.target_met, |chance| share(chance.share())),
    ]
}

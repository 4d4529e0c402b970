//! Single replications, for readers who want to do their own statistics.

use super::cases::WAIT_DIFFERENCE;
use super::comparison::{at_end, mean_days, share_of};
use super::field::{days, known, share};
use super::staff::post;
use super::table::{Rows, Told};
use crate::analysis::{ReplicationRow, ReplicationValue, replication_rows};
use crate::measure::StockMeasure;
use crate::model::{DeadlineId, Model, StageId};

/// One measure of one replication, all areas together. The subject is a stage, a deadline or `team.role`.
pub(super) const REPLICATIONS: [&str; 5] = ["replication", "measure", "subject", "period", "value"];

pub(super) fn replications(told: Told<'_>) -> Rows<'_> {
    let model = &told.found.scenario.model;
    let row = move |row: ReplicationRow| {
        let (measure, subject, value) = value(model, row.value);
        vec![
            row.replication.to_string(),
            measure.into(),
            subject,
            row.period.label(),
            value,
        ]
    };
    Box::new(replication_rows(model, told.runs).map(row))
}

/// Measure, subject and value.
fn value(model: &Model, value: ReplicationValue) -> (&'static str, String, String) {
    let stage = |id: StageId| model.stage(id).name.clone();
    let deadline = |id: DeadlineId| model.deadlines()[id.index()].name.clone();
    let number = |count: u32| count.to_string();
    match value {
        ReplicationValue::WaitingAtEnd(id, count) => {
            (at_end(StockMeasure::Waiting), stage(id), number(count))
        }
        ReplicationValue::InHandAtEnd(id, count) => {
            (at_end(StockMeasure::InHand), stage(id), number(count))
        }
        ReplicationValue::Entered(id, count) => ("entered", stage(id), number(count)),
        ReplicationValue::Completed(id, count) => ("completed", stage(id), number(count)),
        ReplicationValue::MeanDays(id, of, mean) => (mean_days(of), stage(id), known(mean, days)),
        ReplicationValue::WaitDifference(id, difference) => {
            (WAIT_DIFFERENCE, stage(id), known(difference, days))
        }
        ReplicationValue::Share(id, basis, in_time) => {
            (share_of(basis), deadline(id), known(in_time, share))
        }
        ReplicationValue::Utilisation(team, role, worked) => {
            ("utilisation", post(model, team, role), known(worked, share))
        }
    }
}

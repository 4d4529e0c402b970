//! An event log as CSV: one row for each activity.

use std::io::{self, Write};

use super::columns::{Names, stage_of};
use super::log::RunName;
use crate::measure::{Activity, ActivityKind};
use crate::model::Model;
use crate::time::SimTime;

/// The columns.
const COLUMNS: [&str; 13] = [
    "scenario",
    "replication",
    "case",
    "area",
    "urgent",
    "stage",
    "activity",
    "role",
    "worker",
    "enabled",
    "started",
    "completed",
    "cause_of_wait",
];

/// A CSV file in the making.
pub(super) struct CsvLog<W: Write> {
    writer: csv::Writer<W>,
}

impl<W: Write> CsvLog<W> {
    pub(super) fn begin(to: W) -> io::Result<Self> {
        let mut writer = csv::Writer::from_writer(to);
        writer.write_record(COLUMNS)?;
        Ok(CsvLog { writer })
    }

    pub(super) fn add(
        &mut self,
        run: &RunName<'_>,
        model: &Model,
        names: &Names,
        activity: &Activity,
    ) -> io::Result<()> {
        let at = |at: Option<SimTime>| at.map_or(String::new(), |at| at.to_string());
        let work = match activity.kind {
            ActivityKind::Worked(work) => Some(work),
            _ => None,
        };
        let role = work.map(|work| model.stage(work.stage).work[work.piece].role);
        let cause = work.and_then(|work| work.waited_for);
        self.writer.write_record([
            run.scenario,
            &run.replication.to_string(),
            &activity.case.0.to_string(),
            &model.area(activity.area).name,
            if activity.urgent { "true" } else { "false" },
            stage_of(activity).map_or("", |stage| &model.stage(stage).name),
            names.activity(activity),
            role.map_or("", |role| &model.role(role).name),
            work.as_ref().map_or("", |work| names.worker(work)),
            &at(work.map(|work| work.enabled_at)),
            &at(work.map(|work| work.started_at)),
            &at(activity.completed_at),
            cause.map_or("", |cause| cause.key()),
        ])?;
        Ok(())
    }

    pub(super) fn end(mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

//! `EventFiles`: both files of an event log, written while chosen replications run again.

use std::io::{self, Write};

use super::columns::Names;
use super::rows::CsvLog;
use super::xes::XesLog;
use crate::engine::EngineError;
use crate::experiment::{self, ExperimentError};
use crate::measure::{Activities, Activity};
use crate::model::{Model, Scenario, Study};

/// The names of the files.
pub(in crate::output) const EVENTS: [&str; 2] = ["events.csv", "events.xes"];

/// Which run an activity is of.
pub(super) struct RunName<'a> {
    pub(super) scenario: &'a str,
    pub(super) replication: u32,
}

/// Why an event log could not be made.
#[derive(Debug)]
pub(in crate::output) enum LogError {
    /// The file of this position in [`EVENTS`] could not be written.
    File(usize, io::Error),
    /// The run failed, which it did not when it was measured.
    Run(ExperimentError<EngineError>),
}

/// The files of an event log in the making.
pub(in crate::output) struct EventFiles<C: Write, X: Write> {
    csv: CsvLog<C>,
    xes: XesLog<X>,
}

impl<C: Write, X: Write> EventFiles<C, X> {
    /// Begins both files.
    pub(in crate::output) fn begin(csv: C, xes: X) -> Result<Self, LogError> {
        Ok(EventFiles {
            csv: CsvLog::begin(csv).map_err(|reason| LogError::File(0, reason))?,
            xes: XesLog::begin(xes).map_err(|reason| LogError::File(1, reason))?,
        })
    }

    /// Runs a replication of a scenario again and writes what happens.
    pub(in crate::output) fn add(
        &mut self,
        study: &Study,
        scenario: &Scenario,
        replication: u32,
    ) -> Result<(), LogError> {
        let names = Names::of(&scenario.model);
        let run = RunName {
            scenario: &scenario.name,
            replication,
        };
        let mut written = Ok(());
        let mut activities = Activities::new(|activity| {
            // After a file could not be written nothing more is.
            if written.is_ok() {
                written = self.write(&run, &scenario.model, &names, &activity);
            }
        });
        let ran = experiment::replay(study, scenario, replication, &mut activities);
        activities.finish();
        written?;
        ran.map_err(LogError::Run)?;
        self.xes
            .end_run()
            .map_err(|reason| LogError::File(1, reason))
    }

    fn write(
        &mut self,
        run: &RunName<'_>,
        model: &Model,
        names: &Names,
        activity: &Activity,
    ) -> Result<(), LogError> {
        let csv = self.csv.add(run, model, names, activity);
        csv.map_err(|reason| LogError::File(0, reason))?;
        let xes = self.xes.add(run, model, names, activity);
        xes.map_err(|reason| LogError::File(1, reason))
    }

    /// Ends both files.
    pub(in crate::output) fn end(self) -> Result<(), LogError> {
        self.csv.end().map_err(|reason| LogError::File(0, reason))?;
        self.xes.end().map_err(|reason| LogError::File(1, reason))
    }
}

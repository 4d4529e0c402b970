//! `Table`: a CSV file with its columns, and all such files.

use std::io;

use super::{cases, comparison, money, replications, staff, targets, terms, unknowns};
use crate::analysis::{Findings, ScenarioFindings};
use crate::measure::RunMeasures;
use crate::model::Study;

/// The rows of a scenario, without their first column.
pub(super) type Rows<'a> = Box<dyn Iterator<Item = Vec<String>> + 'a>;

/// A scenario as tables see it.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    /// What was found.
    pub(super) found: &'a ScenarioFindings<'a>,
    /// The study: its baseline is the first of its scenarios.
    pub(super) study: &'a Study,
    /// What each run measured.
    pub(super) runs: &'a [RunMeasures],
}

/// A CSV file.
#[derive(Clone, Copy)]
pub(in crate::output) struct Table {
    /// The name of the file.
    pub(in crate::output) name: &'static str,
    /// The columns after the first, which is `scenario`.
    columns: &'static [&'static str],
    /// The rows of one scenario.
    rows: for<'a> fn(Told<'a>) -> Rows<'a>,
}

/// Every table, in the order in which a reader would open them.
pub(in crate::output) const TABLES: [Table; 17] = [
    Table {
        name: "stock.csv",
        columns: &cases::STOCK,
        rows: cases::stock,
    },
    Table {
        name: "flow.csv",
        columns: &cases::FLOW,
        rows: cases::flow,
    },
    Table {
        name: "deadlines.csv",
        columns: &terms::DEADLINES,
        rows: terms::deadlines,
    },
    Table {
        name: "durations.csv",
        columns: &cases::DURATIONS,
        rows: cases::durations,
    },
    Table {
        name: "causes.csv",
        columns: &cases::CAUSES,
        rows: cases::causes,
    },
    Table {
        name: "workload.csv",
        columns: &staff::WORKLOAD,
        rows: staff::workload,
    },
    Table {
        name: "costs.csv",
        columns: &staff::COSTS,
        rows: staff::costs,
    },
    Table {
        name: "money.csv",
        columns: &money::MONEY,
        rows: money::money,
    },
    Table {
        name: "hires.csv",
        columns: &staff::HIRES,
        rows: staff::hires,
    },
    Table {
        name: "comparison.csv",
        columns: &comparison::COMPARISON,
        rows: comparison::comparison,
    },
    Table {
        name: "targets.csv",
        columns: &targets::TARGETS,
        rows: targets::targets,
    },
    Table {
        name: "overdue.csv",
        columns: &terms::OVERDUE,
        rows: terms::overdue,
    },
    Table {
        name: "clocks.csv",
        columns: &terms::CLOCKS,
        rows: terms::clocks,
    },
    Table {
        name: "clearance.csv",
        columns: &cases::CLEARANCE,
        rows: cases::clearance,
    },
    Table {
        name: "staffing.csv",
        columns: &staff::STAFFING,
        rows: staff::staffing,
    },
    Table {
        name: "load.csv",
        columns: &staff::LOAD,
        rows: staff::load,
    },
    Table {
        name: "replications.csv",
        columns: &replications::REPLICATIONS,
        rows: replications::replications,
    },
];

/// The table of a study in which something is unknown.
pub(in crate::output) const UNKNOWNS: Table = Table {
    name: "unknowns.csv",
    columns: &unknowns::UNKNOWNS,
    rows: unknowns::unknowns,
};

impl Table {
    /// Writes the table of all scenarios, row by row.
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub(in crate::output) fn write(
        &self,
        findings: &Findings<'_>,
        to: impl io::Write,
    ) -> io::Result<()> {
        let mut writer = csv::Writer::from_writer(to);
        writer.write_field("scenario")?;
        writer.write_record(self.columns)?;
        for (found, results) in findings.scenarios.iter().zip(&findings.results.scenarios) {
            let runs = &results.runs;
            let told = Told {
                found,
                study: findings.study,
                runs,
            };
            for row in (self.rows)(told) {
                writer.write_field(&found.scenario.name)?;
                writer.write_record(row)?;
            }
        }
        writer.flush()
    }
}

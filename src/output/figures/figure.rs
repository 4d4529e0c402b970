//! `Figure`: a chart with the name of its files, and all figures of a study.

use super::super::charts::{Caption, Svg};
use super::super::data_table::DataTable;
use super::drawing::Drawing;
use super::file_names::FileNames;
use super::shares_in_time::shares_in_time;
use super::utilisation::utilisation;
use super::waiting_lists::waiting_lists;
use crate::analysis::Findings;

/// A chart with the name of its files.
pub(in crate::output) struct Figure {
    /// The name of its files without folder and ending.
    pub(in crate::output) name: String,
    /// How names of figures of its kind begin.
    pub(in crate::output) kind: &'static str,
    /// The name of the stage or the deadline; empty where it is of all.
    pub(in crate::output) subject: String,
    /// The text alternative.
    pub(in crate::output) description: String,
    /// The numbers that are drawn.
    pub(in crate::output) table: DataTable,
    /// The chart.
    pub(in crate::output) svg: Svg,
}

/// Every figure of a study, of all areas together: the waiting lists and the shares in time with all scenarios that have
/// them, and the utilisation of each scenario.
pub(in crate::output) fn figures(findings: &Findings<'_>) -> Vec<Figure> {
    let has_several = findings.scenarios.len() > 1;
    let mut names = FileNames::default();
    let mut figures = Vec::new();
    for (position, found) in findings.scenarios.iter().enumerate() {
        let drawing = Drawing::of(findings, position);
        let of_all = waiting_lists(&drawing).chain(shares_in_time(&drawing));
        figures.extend(of_all.map(|chart| {
            let name = names.name(&[chart.kind, chart.subject]);
            figure(name, chart)
        }));
        let scenario = has_several.then_some(found.scenario.name.as_str());
        figures.extend(utilisation(&drawing).map(|chart| {
            let name = names.name(&[chart.kind, chart.subject, scenario.unwrap_or("")]);
            figure(name, chart)
        }));
    }
    figures
}

fn figure(name: String, chart: Chart<'_>) -> Figure {
    Figure {
        name,
        kind: chart.kind,
        subject: chart.subject.to_owned(),
        description: chart.caption.description,
        table: chart.table,
        svg: chart.svg,
    }
}

/// A chart, and what it is of.
pub(super) struct Chart<'a> {
    /// How the name of its files begins.
    pub(super) kind: &'static str,
    /// The name of the stage or the deadline; empty where it is of all.
    pub(super) subject: &'a str,
    /// The words around it.
    pub(super) caption: Caption,
    /// The numbers that are drawn.
    pub(super) table: DataTable,
    /// The picture.
    pub(super) svg: Svg,
}

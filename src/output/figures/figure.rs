//! `Figure`: a chart with the name of its files, and all figures of a study.

use super::super::charts::Svg;
use super::drawing::Drawing;
use super::file_names::FileNames;
use super::shares_in_time::shares_in_time;
use super::time_by_cause::time_by_cause;
use super::utilisation::utilisation;
use super::waiting_lists::waiting_lists;
use crate::analysis::Findings;

/// A chart with the name of its files.
pub(in crate::output) struct Figure {
    /// The name of its files without folder and ending.
    pub(in crate::output) name: String,
    /// The chart.
    pub(in crate::output) svg: Svg,
}

/// Every figure of a study, of all areas together: the waiting lists and the shares in time with all scenarios that have
/// them, and of each scenario the utilisation and what the time goes to.
pub(in crate::output) fn figures(findings: &Findings<'_>) -> Vec<Figure> {
    let has_several = findings.scenarios.len() > 1;
    let mut names = FileNames::default();
    let mut figures = Vec::new();
    for (position, found) in findings.scenarios.iter().enumerate() {
        let drawing = Drawing::of(findings, position);
        let of_all = waiting_lists(&drawing).chain(shares_in_time(&drawing));
        figures.extend(of_all.map(|chart| Figure {
            name: names.name(&[chart.kind, chart.subject]),
            svg: chart.svg,
        }));
        let scenario = has_several.then_some(found.scenario.name.as_str());
        let of_scenario = utilisation(&drawing).chain(time_by_cause(&drawing));
        figures.extend(of_scenario.map(|chart| Figure {
            name: names.name(&[chart.kind, chart.subject, scenario.unwrap_or("")]),
            svg: chart.svg,
        }));
    }
    figures
}

/// A chart, and what it is of.
pub(super) struct Chart<'a> {
    /// How the name of its files begins.
    pub(super) kind: &'static str,
    /// The name of the stage or the deadline; empty where it is of all.
    pub(super) subject: &'a str,
    /// The picture.
    pub(super) svg: Svg,
}

//! `Figure`: a chart with the name of its files, and all figures of a study.

use super::super::charts::{Caption, Svg};
use super::drawing::Drawing;
use super::file_names::FileNames;
use super::shares_in_time::shares_in_time;
use super::utilisation::utilisation;
use super::waiting_lists::waiting_lists;
use crate::analysis::Findings;

/// A chart with all that stands around it, in the reader's language.
#[derive(Clone, Debug)]
pub(in crate::output) struct Figure {
    /// The name of its files without folder and ending.
    pub(in crate::output) name: String,
    /// What it shows.
    pub(in crate::output) kind: FigureKind,
    /// The stage or deadline that it is of, by its name in the study; empty where it is of all.
    pub(in crate::output) subject: String,
    /// The title, which is a finding; what is counted; the source; the text alternative.
    pub(in crate::output) caption: Caption,
    /// The picture.
    pub(in crate::output) svg: Svg,
}

/// What a figure shows, in the order of a letter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(in crate::output) enum FigureKind {
    /// The waiting list of a stage over time, of all scenarios.
    WaitingList,
    /// The share in time of a deadline by month, against its target.
    ShareInTime,
    /// How busy the staff of a scenario was.
    Utilisation,
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
        figures.extend(of_all.map(|chart| chart.named(&mut names)));
        let scenario = has_several.then_some(found.scenario.name.as_str());
        let of_staff = utilisation(&drawing).map(|chart| Chart {
            subject: scenario.unwrap_or(""),
            ..chart
        });
        figures.extend(of_staff.map(|chart| chart.named(&mut names)));
    }
    figures
}

/// A chart, and what it is of.
pub(super) struct Chart<'a> {
    /// What it shows.
    pub(super) kind: FigureKind,
    /// How the name of its files begins.
    pub(super) file: &'static str,
    /// The name of the stage or the deadline; empty where it is of all.
    pub(super) subject: &'a str,
    /// The words around it.
    pub(super) caption: Caption,
    /// The picture.
    pub(super) svg: Svg,
}

impl Chart<'_> {
    fn named(self, names: &mut FileNames) -> Figure {
        Figure {
            name: names.name(&[self.file, self.subject]),
            kind: self.kind,
            subject: self.subject.to_owned(),
            caption: self.caption,
            svg: self.svg,
        }
    }
}

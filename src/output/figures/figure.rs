//! `Figure`: a chart with all that stands around it, and all figures of a study.

use super::super::charts::{Caption, Size, Svg};
use super::contacts::contacts;
use super::drawing::Drawing;
use super::file_names::FileNames;
use super::lists_by_area::lists_by_area;
use super::loads::loads;
use super::numbers::Numbers;
use super::overview::overview;
use super::shares_in_time::shares_in_time;
use super::three_ways::three_ways;
use super::time_by_cause::time_by_cause;
use super::utilisation::utilisation;
use super::waiting_lists::waiting_lists;
use super::weeks_to_finish::weeks_to_finish;
use crate::analysis::Findings;

/// A chart with all that stands around it, in the reader's language.
#[derive(Clone, Debug)]
pub(in crate::output) struct Figure {
    /// The name of its files without folder and ending.
    pub(in crate::output) name: String,
    /// What it shows.
    pub(in crate::output) kind: FigureKind,
    /// The stage, deadline or scenario that it is of, by its name in the study; empty where it is of all.
    pub(in crate::output) subject: String,
    /// The title, which is a finding; what is counted and how far it may lie apart; the source and the run; the text
    /// alternative.
    pub(in crate::output) caption: Caption,
    /// What its values are: `wachtende zaken`.
    pub(in crate::output) unit: String,
    /// Its numbers.
    pub(in crate::output) table: Numbers,
    /// The picture; as PNG by [`Svg::to_png`].
    pub(in crate::output) svg: Svg,
}

/// What a figure shows, in the order of a letter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(in crate::output) enum FigureKind {
    /// The waiting list of a stage over time, of all scenarios, with the staff for it.
    WaitingList,
    /// The share in time of a deadline by month, against its target.
    ShareInTime,
    /// How busy the staff of a scenario was.
    Utilisation,
    /// In how many weeks the work of a deadline was finished, by month, against its term.
    WeeksToFinish,
    /// The share in time of a deadline, counted in three ways.
    ThreeWays,
    /// The planned contacts of a deadline: over time, due and done.
    Contacts,
    /// What scenarios change, measure by measure.
    Overview,
    /// The waiting list of a stage in each area.
    ListByArea,
    /// Hours asked against hours available, by role and team.
    Load,
    /// What the time in each stage goes to.
    TimeByCause,
}

impl FigureKind {
    /// The name in the manifest.
    pub(in crate::output) fn key(self) -> &'static str {
        match self {
            FigureKind::WaitingList => "waiting_list",
            FigureKind::ShareInTime => "share_in_time",
            FigureKind::Utilisation => "utilisation",
            FigureKind::WeeksToFinish => "weeks_to_finish",
            FigureKind::ThreeWays => "three_ways",
            FigureKind::Contacts => "contacts",
            FigureKind::Overview => "overview",
            FigureKind::ListByArea => "list_by_area",
            FigureKind::Load => "load",
            FigureKind::TimeByCause => "time_by_cause",
        }
    }
}

/// Every figure of a study: those of a stage or a deadline with all scenarios that have it, and of each scenario the
/// utilisation and what the time goes to.
pub(in crate::output) fn figures(findings: &Findings<'_>) -> Vec<Figure> {
    drawn(findings, Size::Full)
}

/// The same figures as they stand between the lines of a letter: lower, with a source of one line, for the letter has its own.
pub(in crate::output) fn figures_of_letter(findings: &Findings<'_>) -> Vec<Figure> {
    drawn(findings, Size::Low)
}

fn drawn(findings: &Findings<'_>, size: Size) -> Vec<Figure> {
    let has_several = findings.scenarios.len() > 1;
    let mut names = FileNames::default();
    let mut figures = Vec::new();
    for (position, found) in findings.scenarios.iter().enumerate() {
        let drawing = Drawing::of(findings, position, size);
        let of_all = waiting_lists(&drawing)
            .chain(lists_by_area(&drawing))
            .chain(shares_in_time(&drawing))
            .chain(three_ways(&drawing))
            .chain(weeks_to_finish(&drawing))
            .chain(contacts(&drawing))
            .chain(overview(&drawing))
            .chain(loads(&drawing));
        figures.extend(of_all.map(|chart| chart.named(&mut names)));
        let scenario = has_several.then_some(found.scenario.name.as_str());
        let of_scenario = utilisation(&drawing).chain(time_by_cause(&drawing));
        let of_scenario = of_scenario.map(|chart| Chart {
            subject: scenario.unwrap_or(""),
            ..chart
        });
        figures.extend(of_scenario.map(|chart| chart.named(&mut names)));
    }
    figures
}

/// A chart, and what it is of.
pub(super) struct Chart<'a> {
    /// What it shows.
    pub(super) kind: FigureKind,
    /// How the name of its files begins.
    pub(super) file: &'static str,
    /// The name of the stage, the deadline or the scenario; empty where it is of all.
    pub(super) subject: &'a str,
    /// The words around it.
    pub(super) caption: Caption,
    /// What its values are.
    pub(super) unit: String,
    /// Its numbers.
    pub(super) table: Numbers,
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
            unit: self.unit,
            table: self.table,
            svg: self.svg,
        }
    }
}

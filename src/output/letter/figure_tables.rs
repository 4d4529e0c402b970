//! Figures and the numbers of charts: a list by date, what is over time by date, a share in time by month, on every side.

use super::super::cells;
use super::super::data_table::{Cell, DataTable};
use super::super::figures::{Figure, FigureKind};
use super::subject::{Subject, ToldList};
use super::terms::of_kind;
use crate::analysis::{DeadlineRow, ScenarioFindings, StockPoint, StockSeries};
use crate::measure::{PeriodKind, Scope};
use crate::model::Deadline;

/// The figure of a kind and a subject.
pub(super) fn shown<'a>(
    figures: &'a [Figure],
    kind: FigureKind,
    subject: &str,
) -> Option<&'a Figure> {
    let mut figures = figures.iter();
    figures.find(|figure| figure.kind == kind && figure.subject == subject)
}

/// The median of a list and its range, date by date.
pub(super) fn list_table(subject: &Subject<'_>, list: &ToldList<'_>) -> DataTable {
    let words = subject.words;
    let sides = std::iter::once(list.without).chain(list.with);
    let points = |series: &StockSeries| series.points.clone();
    let sides: Vec<Vec<StockPoint>> = sides.map(points).collect();
    DataTable {
        name: format!("{} {}", words.words.list_file(), list.stage.name),
        caption: words.list_figure(list.stage),
        ..by_date(subject, &sides)
    }
}

/// The median of the terms of a deadline that are over time, and its range, date by date.
pub(super) fn overdue_table(subject: &Subject<'_>, deadline: &Deadline) -> DataTable {
    let words = subject.words;
    let sides = subject.sides().into_iter();
    let sides: Vec<Vec<StockPoint>> = sides
        .filter_map(|(_, found)| overdue(found, deadline))
        .collect();
    DataTable {
        name: format!("{} {}", words.words.contacts_file(), deadline.name),
        caption: words.overdue_figure(deadline),
        ..by_date(subject, &sides)
    }
}

fn overdue(found: &ScenarioFindings<'_>, deadline: &Deadline) -> Option<Vec<StockPoint>> {
    let deadlines = found.scenario.model.deadlines();
    let mut all = found.overdue.iter();
    let series = all.find(|series| {
        series.scope == Scope::All && deadlines[series.deadline.index()].name == deadline.name
    });
    Some(series?.points.clone())
}

/// Counts date by date; without a name and a caption.
fn by_date(subject: &Subject<'_>, sides: &[Vec<StockPoint>]) -> DataTable {
    let words = subject.words;
    let dates = sides.first().map_or(&[][..], Vec::as_slice);
    let rows = dates.iter().enumerate().map(|(position, point)| {
        let of = |points: &Vec<StockPoint>| {
            points.get(position).map_or_else(
                || Cell::text(words.words.nothing()),
                |point| cells::cases(words.words, &point.band),
            )
        };
        let date = cells::day(words.words, point.date);
        std::iter::once(date).chain(sides.iter().map(of)).collect()
    });
    DataTable {
        name: String::new(),
        caption: String::new(),
        headings: headings(subject, words.words.date_heading(), sides.len()),
        rows: rows.collect(),
        note: words.list_figure_note().into(),
    }
}

/// The mean of a share in time and its range, in every period of a kind.
pub(super) fn share_table(
    subject: &Subject<'_>,
    deadline: &Deadline,
    kind: PeriodKind,
) -> DataTable {
    let words = subject.words;
    let sides: Vec<Vec<&DeadlineRow>> = subject
        .sides()
        .into_iter()
        .map(|(_, found)| of_kind(found, deadline, kind))
        .collect();
    let periods = sides.first().map_or(&[][..], Vec::as_slice);
    let rows = periods.iter().enumerate().map(|(position, row)| {
        let of = |rows: &Vec<&DeadlineRow>| {
            let share = rows.get(position).and_then(|row| row.share.as_ref());
            cells::share(words.words, share)
        };
        let period = Cell::day(row.period.first(), words.words.period(&row.period));
        std::iter::once(period)
            .chain(sides.iter().map(of))
            .collect()
    });
    DataTable {
        name: format!("{} {}", words.words.share_file(), deadline.name),
        caption: words.share_figure(deadline),
        headings: headings(subject, words.period_heading(), sides.len()),
        rows: rows.collect(),
        note: words.share_figure_note().into(),
    }
}

fn headings(subject: &Subject<'_>, first: &str, sides: usize) -> Vec<String> {
    let all = subject.sides().into_iter().take(sides);
    let sides = all.map(|(side, _)| subject.words.side(side).to_owned());
    std::iter::once(first.to_owned()).chain(sides).collect()
}

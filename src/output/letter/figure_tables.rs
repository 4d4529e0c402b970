//! The numbers of charts: a list by date, a share in time by month, on every side.

use super::super::cells;
use super::super::data_table::{Cell, DataTable};
use super::subject::{Subject, ToldList};
use super::terms::of_months;
use crate::analysis::{DeadlineRow, StockSeries};
use crate::model::Deadline;

/// The median of a list and its range, date by date.
pub(super) fn list_table(subject: &Subject<'_>, list: &ToldList<'_>) -> DataTable {
    let words = subject.words;
    let sides: Vec<&StockSeries> = std::iter::once(list.without).chain(list.with).collect();
    let dates = list.without.points.iter().enumerate();
    let rows = dates.map(|(position, point)| {
        let of = |series: &&StockSeries| {
            let point = series.points.get(position);
            point.map_or_else(
                || Cell::text(words.words.nothing()),
                |point| cells::cases(words.words, &point.band),
            )
        };
        let date = cells::day(words.words, point.date);
        std::iter::once(date).chain(sides.iter().map(of)).collect()
    });
    DataTable {
        name: format!("{} {}", words.words.list_file(), list.stage.name),
        caption: words.list_figure(list.stage),
        headings: headings(subject, words.words.date_heading(), sides.len()),
        rows: rows.collect(),
        note: words.list_figure_note().into(),
    }
}

/// The mean of a share in time and its range, month by month.
pub(super) fn share_table(subject: &Subject<'_>, deadline: &Deadline) -> DataTable {
    let words = subject.words;
    let sides: Vec<Vec<&DeadlineRow>> = subject
        .sides()
        .into_iter()
        .map(|(_, found)| of_months(found, deadline))
        .collect();
    let months = sides.first().map_or(&[][..], Vec::as_slice);
    let rows = months.iter().enumerate().map(|(position, row)| {
        let of = |rows: &Vec<&DeadlineRow>| {
            let share = rows.get(position).and_then(|row| row.share.as_ref());
            cells::share(words.words, share)
        };
        let first = row.period.first();
        let month = Cell::day(first, words.words.month(first));
        std::iter::once(month).chain(sides.iter().map(of)).collect()
    });
    DataTable {
        name: format!("{} {}", words.words.share_file(), deadline.name),
        caption: words.share_figure(deadline),
        headings: headings(subject, words.words.month_heading(), sides.len()),
        rows: rows.collect(),
        note: words.share_figure_note().into(),
    }
}

fn headings(subject: &Subject<'_>, first: &str, sides: usize) -> Vec<String> {
    let all = subject.sides().into_iter().take(sides);
    let sides = all.map(|(side, _)| subject.words.side(side).to_owned());
    std::iter::once(first.to_owned()).chain(sides).collect()
}

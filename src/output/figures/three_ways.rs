//! The share in time of every deadline counted in three ways, side by side.

use super::super::charts::{BarGroup, GroupedBar, GroupedBarsChart, Target, grouped_bars};
use super::super::words::{Column, ThreeWaysStory, Words};
use super::drawing::Drawing;
use super::figure::{Chart, FigureKind};
use super::numbers::{Cell, Numbers};
use super::of_deadline::{OfDeadline, new_deadlines, rows_of};
use crate::analysis::{DeadlineRow, ScenarioFindings};
use crate::measure::{Basis, PeriodKind};
use crate::model::DeadlineId;

/// The three shares of every deadline, over the whole period.
pub(super) fn three_ways<'a>(drawing: &'a Drawing<'a>) -> impl Iterator<Item = Chart<'a>> {
    new_deadlines(drawing).map(|of| chart(drawing, &of))
}

fn chart<'a>(drawing: &'a Drawing<'a>, of: &OfDeadline<'a>) -> Chart<'a> {
    let words = drawing.words;
    let shares = Basis::ALL.map(|basis| {
        let row = whole(&of.scenarios[0], basis);
        row.and_then(|row| row.share).map(|share| share.mean)
    });
    let story = ThreeWaysStory {
        setting: drawing.setting_beside(of.others()),
        lead: of.name(0),
        deadline: &of.deadline.title,
        shares,
        target: of.deadline.target,
    };
    let table = table(words, of);
    let caption = drawing.caption(
        words.three_ways_title(&story),
        words.three_ways_subtitle(&story),
        words.three_ways_description(&story, &groups_in_words(words, of)),
    );
    let svg = grouped_bars(&GroupedBarsChart {
        caption: caption.clone(),
        notation: words.notation(),
        bar_legend: words.column(Column::Mean).into(),
        range_legend: words.range_legend().into(),
        groups: groups(words, of),
        mark: of.deadline.target.map(|target| Target {
            value: target,
            label: words.target_label(target),
        }),
    });
    Chart {
        kind: FigureKind::ThreeWays,
        file: words.three_ways_file(),
        subject: &of.deadline.name,
        caption,
        unit: words.share_axis().into(),
        table,
        svg,
    }
}

fn whole<'a>(
    &(found, id): &(&'a ScenarioFindings<'a>, DeadlineId),
    basis: Basis,
) -> Option<&'a DeadlineRow> {
    rows_of(found, id, basis, PeriodKind::All).next()
}

fn groups(words: Words, of: &OfDeadline<'_>) -> Vec<BarGroup> {
    let group = |basis| BarGroup {
        heading: words.basis_heading(basis).into(),
        explanation: words.basis_explained(basis).into(),
        bars: (0..of.scenarios.len())
            .map(|scenario| bar(words, of, scenario, basis))
            .collect(),
    };
    Basis::ALL.map(group).into()
}

fn bar(words: Words, of: &OfDeadline<'_>, scenario: usize, basis: Basis) -> GroupedBar {
    let row = whole(&of.scenarios[scenario], basis);
    let share = row.and_then(|row| row.share);
    GroupedBar {
        label: of.name(scenario).into(),
        share: share.map(|share| share.mean),
        written: share.map_or(words.no_terms().into(), |share| words.percent(share.mean)),
        range: share.map(|share| (share.p05, share.p95)),
        note: row.map_or(String::new(), |row| {
            words.late_of(basis, row.overdue, row.cases)
        }),
    }
}

/// Every bar in words, group by group.
fn groups_in_words(words: Words, of: &OfDeadline<'_>) -> String {
    let group = |group: &BarGroup| {
        let bars = group.bars.iter().map(|bar| {
            let named = if bar.label.is_empty() {
                String::new()
            } else {
                format!("{} ", bar.label)
            };
            let range = bar.range.map_or(String::new(), |(low, high)| {
                format!(" ({})", words.percent_between(low, high))
            });
            format!("{named}{}{range}, {}", bar.written, bar.note)
        });
        format!(
            " {}: {}.",
            group.heading,
            bars.collect::<Vec<_>>().join("; ")
        )
    };
    groups(words, of).iter().map(group).collect()
}

/// A row for every way of counting and scenario.
fn table(words: Words, of: &OfDeadline<'_>) -> Numbers {
    let columns = [
        Column::Measure,
        Column::Scenario,
        Column::Mean,
        Column::Low,
        Column::High,
        Column::IntervalLow,
        Column::IntervalHigh,
        Column::Cases,
        Column::Late,
        Column::Target,
    ];
    let mut rows = Vec::new();
    for basis in Basis::ALL {
        for scenario in &of.scenarios {
            let row = whole(scenario, basis);
            let share = row.and_then(|row| row.share);
            let interval = share.and_then(|share| share.interval);
            rows.push(vec![
                Cell::Text(words.basis_heading(basis).into()),
                Cell::Text(scenario.0.scenario.name.clone()),
                Cell::known(share, |share| Cell::Share(share.mean)),
                Cell::known(share, |share| Cell::Share(share.p05)),
                Cell::known(share, |share| Cell::Share(share.p95)),
                Cell::known(interval, |interval| Cell::Share(interval.low())),
                Cell::known(interval, |interval| Cell::Share(interval.high())),
                Cell::known(row, |row| Cell::Number(row.cases)),
                Cell::known(row, |row| Cell::Number(row.overdue)),
                Cell::known(of.deadline.target, Cell::Share),
            ]);
        }
    }
    Numbers {
        headings: columns.map(|column| words.column(column).into()).into(),
        rows,
    }
}

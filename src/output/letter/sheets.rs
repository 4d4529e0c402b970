//! What a writer needs beside the letter, for the workbook: every list, what is over time, every share in time, what the charts
//! of the letter draw, how long it takes, and all that is paid.

use super::super::cells;
use super::super::data_table::{Cell, DataTable, Form};
use super::super::figures::{Figure, FigureKind};
use super::content::{Drawn, FigureTable};
use super::figure_tables::{list_table, overdue_table, share_table, shown};
use super::subject::Subject;
use crate::analysis::{CostItem, CostRow, DurationEstimates, DurationRow, ScenarioFindings};
use crate::measure::{DurationMeasure, PeriodKind, Scope};
use crate::stats::Estimate;

/// The sheets after those of the tables of the letter.
pub(super) fn sheets(subject: &Subject<'_>, figures: &[Figure]) -> Vec<FigureTable> {
    let mut sheets = drawn(subject, figures);
    // Numbers by area may be so small that they point at somebody; those of lists and shares have sheets of their own.
    let others = figures.iter().filter(|figure| {
        !matches!(
            figure.kind,
            FigureKind::ListByArea | FigureKind::WaitingList | FigureKind::ShareInTime
        )
    });
    sheets.extend(others.map(|figure| of_figure(subject, figure)));
    let not_drawn = |table: DataTable| FigureTable {
        drawn: None,
        description: String::new(),
        table,
    };
    sheets.push(not_drawn(durations(subject)));
    let costs = costs(subject);
    if !costs.rows.is_empty() {
        sheets.push(not_drawn(costs));
    }
    sheets
}

/// Lists, what is over time, and shares in time, with charts that stay editable.
fn drawn(subject: &Subject<'_>, figures: &[Figure]) -> Vec<FigureTable> {
    let words_of = |kind, name: &str| {
        let figure = shown(figures, kind, name);
        figure.map_or_else(String::new, |figure| figure.caption.description.clone())
    };
    let model = subject.model();
    let stages = model.stages().iter();
    let lists = stages.filter_map(|stage| {
        Some(FigureTable {
            drawn: Some(Drawn::List),
            description: words_of(FigureKind::WaitingList, &stage.name),
            table: list_table(subject, &subject.list(stage, Scope::All)?),
        })
    });
    let planned = model.deadlines().iter();
    let planned = planned.filter(|deadline| deadline.starts_at_planned_moments());
    let overdue = planned.map(|deadline| FigureTable {
        drawn: Some(Drawn::List),
        description: words_of(FigureKind::Contacts, &deadline.name),
        table: overdue_table(subject, deadline),
    });
    let shares = model.deadlines().iter().map(|deadline| FigureTable {
        drawn: Some(Drawn::Shares),
        description: words_of(FigureKind::ShareInTime, &deadline.name),
        table: share_table(subject, deadline, PeriodKind::Month),
    });
    lists.chain(overdue).chain(shares).collect()
}

fn of_figure(subject: &Subject<'_>, figure: &Figure) -> FigureTable {
    FigureTable {
        drawn: None,
        description: figure.caption.description.clone(),
        table: figure.table.written(
            subject.words.words,
            figure.name.clone(),
            figure.caption.title.clone(),
            figure.unit.clone(),
        ),
    }
}

/// How long cases wait and take, stage by stage over the whole period, on every side.
fn durations(subject: &Subject<'_>) -> DataTable {
    let words = subject.words;
    let rows = subject.sides().into_iter().flat_map(|(side, found)| {
        let rows = found.durations.iter().filter(|row| {
            row.scope == Scope::All
                && row.period.kind() == PeriodKind::All
                && row.measure != DurationMeasure::SinceReceived
        });
        let row = move |row: &DurationRow| {
            let stage = &found.scenario.model.stage(row.stage).title;
            let mut cells = vec![
                Cell::text(stage.clone()),
                Cell::text(words.side(side)),
                Cell::text(words.timed(row.measure == DurationMeasure::Wait)),
            ];
            let of = |estimate: &dyn Fn(&DurationEstimates) -> Estimate| {
                let estimate = row.days.as_ref().map(estimate);
                estimate.map_or_else(
                    || Cell::text(words.words.nothing()),
                    |estimate| cells::days(words.words, estimate),
                )
            };
            cells.extend([
                of(&|days| days.mean),
                of(&|days| days.p50),
                of(&|days| days.p80),
            ]);
            cells
        };
        rows.map(row).collect::<Vec<_>>()
    });
    DataTable {
        name: words.durations_name().into(),
        caption: words.durations_caption().into(),
        headings: words.durations_headings().map(String::from).to_vec(),
        rows: rows.collect(),
        note: words.durations_note().into(),
    }
}

/// All that is paid, item by item and year by year, on every side.
fn costs(subject: &Subject<'_>) -> DataTable {
    let words = subject.words;
    let rows = subject.sides().into_iter().flat_map(|(side, found)| {
        let row = move |row: &CostRow| {
            vec![
                Cell::text(item_name(subject, found, &row.item)),
                Cell::text(words.side(side)),
                Cell::text(row.year.to_string()),
                Cell::Number {
                    value: row.euro,
                    form: Form::Euro,
                    written: words.words.euro(row.euro),
                },
            ]
        };
        found.costs.iter().map(row).collect::<Vec<_>>()
    });
    DataTable {
        name: words.all_costs_name().into(),
        caption: words.all_costs_caption().into(),
        headings: words.all_costs_headings().map(String::from).to_vec(),
        rows: rows.collect(),
        note: String::new(),
    }
}

fn item_name(subject: &Subject<'_>, found: &ScenarioFindings<'_>, item: &CostItem) -> String {
    match item {
        CostItem::Staff { team, role } => {
            let words = subject.words.words;
            words.post(&found.scenario.model, *team, *role)
        }
        CostItem::Hire(name)
        | CostItem::Once(name)
        | CostItem::Post(name)
        | CostItem::Expense(name) => name.clone(),
    }
}

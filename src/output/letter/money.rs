//! What it costs, and what becomes of the staff that is hired.

use super::super::cells;
use super::super::data_table::{Cell, DataTable, Form};
use super::content::{Block, Part, Section};
use super::numbering::Numbering;
use super::subject::Subject;
use crate::analysis::{CostItem, HireRow, ScenarioFindings};

/// What it costs on each side, and what reaches cases.
pub(super) fn money(subject: &Subject<'_>, numbering: &mut Numbering) -> Section {
    let words = subject.words;
    let sides = subject.sides();
    let totals: Vec<f64> = sides.iter().map(|(_, found)| total(found)).collect();
    let mut blocks = Vec::new();
    if sides.iter().all(|(_, found)| found.costs.is_empty()) {
        blocks.push(Block::Paragraph(words.no_money().into()));
    } else {
        let told = words.costs(totals[0], totals.get(1).copied());
        blocks.push(Block::Paragraph(told));
        blocks.push(numbering.table(table(subject)));
    }
    let (_, chosen) = subject.chosen();
    if !chosen.hires.is_empty() {
        blocks.push(Block::Paragraph(words.hires().into()));
        blocks.push(numbering.table(table_of_hires(subject, &chosen.hires)));
    }
    Section {
        part: Part::Money,
        heading: words.money_heading().into(),
        blocks,
    }
}

fn total(found: &ScenarioFindings<'_>) -> f64 {
    found.costs.iter().map(|row| row.euro).sum()
}

/// The years of the costs, in order.
fn years(subject: &Subject<'_>) -> Vec<i16> {
    let sides = subject.sides();
    let rows = sides.iter().flat_map(|(_, found)| &found.costs);
    let mut years: Vec<i16> = rows.map(|row| row.year).collect();
    years.sort_unstable();
    years.dedup();
    years
}

fn table(subject: &Subject<'_>) -> DataTable {
    let words = subject.words;
    let years = years(subject);
    let mut headings = vec![words.item_heading().to_owned()];
    headings.extend(years.iter().map(i16::to_string));
    headings.push(words.total_heading().into());
    let row = |name: String, euro: &dyn Fn(i16) -> f64| {
        let by_year: Vec<f64> = years.iter().map(|&year| euro(year)).collect();
        let all = by_year.iter().sum();
        let amounts = by_year.into_iter().chain([all]);
        let amounts = amounts.map(|amount| cells::euro(words.words, amount));
        std::iter::once(Cell::text(name)).chain(amounts).collect()
    };
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (side, found) in subject.sides() {
        rows.push(row(words.total_of(side), &|year| of_year(found, year)));
        for (item, name) in extra_items(found) {
            let euro = |year| {
                let of_item = found.costs.iter();
                let of_item = of_item.filter(|row| row.year == year && row.item == *item);
                of_item.map(|row| row.euro).sum()
            };
            rows.push(row(words.of_which(name), &euro));
        }
    }
    if let Some(measure) = subject.measure {
        let extra = |year| of_year(measure, year) - of_year(subject.baseline, year);
        rows.push(row(words.extra().into(), &extra));
    }
    DataTable {
        name: words.money_heading().into(),
        caption: words.costs_caption().into(),
        headings,
        rows,
        note: words.costs_note().into(),
    }
}

fn of_year(found: &ScenarioFindings<'_>, year: i16) -> f64 {
    let of_year = found.costs.iter().filter(|row| row.year == year);
    of_year.map(|row| row.euro).sum()
}

/// What is paid besides the staff that is there, each once, with its name.
fn extra_items<'a>(found: &'a ScenarioFindings<'_>) -> Vec<(&'a CostItem, &'a str)> {
    let mut items: Vec<(&CostItem, &str)> = Vec::new();
    for row in &found.costs {
        match &row.item {
            CostItem::Staff { .. } => {}
            CostItem::Hire(name)
            | CostItem::Once(name)
            | CostItem::Post(name)
            | CostItem::Expense(name) => {
                if !items.iter().any(|(item, _)| **item == row.item) {
                    items.push((&row.item, name));
                }
            }
        }
    }
    items
}

fn table_of_hires(subject: &Subject<'_>, hires: &[HireRow]) -> DataTable {
    let words = subject.words;
    let weeks = |value: f64| Cell::Number {
        value,
        form: Form::Count,
        written: words.words.count(value),
    };
    let row = |hire: &HireRow| {
        let [reached, low, high] = [hire.weeks.reached(), hire.reached_p05, hire.reached_p95];
        let [written, least, most] = [reached, low, high].map(|value| words.words.count(value));
        vec![
            Cell::text(hire.name.clone()),
            weeks(hire.weeks.planned),
            weeks(hire.weeks.paid),
            Cell::Range {
                value: reached,
                low,
                high,
                form: Form::Count,
                written: words.words.with_range(&written, &least, &most),
            },
        ]
    };
    DataTable {
        name: words.hire_headings()[0].into(),
        caption: words.hires_caption().into(),
        headings: words.hire_headings().map(String::from).to_vec(),
        rows: hires.iter().map(row).collect(),
        note: words.hires_note().into(),
    }
}

//! What it costs, and what becomes of the staff that is hired.

use super::super::cells;
use super::super::data_table::{Cell, DataTable, Form};
use super::content::{Block, Part, Section};
use super::numbering::Numbering;
use super::subject::Subject;
use crate::analysis::{CostItem, HireRow, MoneyRow, ScenarioFindings};
use crate::measure::PeriodKind;
use crate::stats::{Estimate, Interval};

/// More items and years do not fit on a page; the workbook has all.
const MOST_ITEMS: usize = 6;
const MOST_YEARS: usize = 5;
const MOST_HIRES: usize = 6;

/// Euros that nobody would call a difference.
const NOTHING: f64 = 1.0;

/// Less than this part of the weeks that were decided is worth a sentence.
const NEARLY_ALL: f64 = 0.98;

/// What it costs on each side, and what reaches cases.
pub(super) fn money(subject: &Subject<'_>, numbering: &mut Numbering) -> Section {
    let words = subject.words;
    let mut blocks = Vec::new();
    if knows_costs(subject) {
        let (without, with) = totals(subject);
        let told = words.costs(without, with, interval_of_extra(subject));
        blocks.push(Block::Paragraph(told));
        blocks.push(numbering.table(table(subject)));
    } else {
        blocks.push(Block::Paragraph(words.no_money().into()));
    }
    let hires = hires(subject);
    if !hires.is_empty() {
        let planned: f64 = hires.iter().map(|hire| hire.weeks.planned).sum();
        let reached: f64 = hires.iter().map(|hire| hire.weeks.reached()).sum();
        let told = words.hires(reached >= NEARLY_ALL * planned);
        blocks.push(Block::Paragraph(told.into()));
        let largest = &hires[..hires.len().min(MOST_HIRES)];
        blocks.push(numbering.table(table_of_hires(subject, largest)));
    }
    Section {
        part: Part::Money,
        heading: words.money_heading().into(),
        blocks,
    }
}

/// What the measure costs more or less, for the core of the letter.
pub(super) fn in_short(subject: &Subject<'_>) -> Option<String> {
    let (without, with) = totals(subject);
    let difference = with? - without;
    let words = subject.words;
    knows_costs(subject).then(|| words.extra_in_short(difference, interval_of_extra(subject)))
}

fn knows_costs(subject: &Subject<'_>) -> bool {
    let mut sides = subject.sides().into_iter();
    sides.any(|(_, found)| !found.costs.is_empty())
}

/// What is paid without and with the measure: the sums of the whole euros of the years, so that what stands beside each other
/// adds up.
fn totals(subject: &Subject<'_>) -> (f64, Option<f64>) {
    let years = years(subject);
    let total = |found: &ScenarioFindings<'_>| years.iter().map(|&year| of_year(found, year)).sum();
    (total(subject.baseline), subject.measure.map(total))
}

/// Between what the mean of all that is paid lies; nothing where every future pays the same.
fn interval_of(estimate: Option<Estimate>) -> Option<Interval> {
    let interval = estimate?.interval()?;
    (interval.high() - interval.low() >= NOTHING).then_some(interval)
}

/// The row of money of a side over the whole period.
fn whole<'a>(found: &'a ScenarioFindings<'_>) -> Option<&'a MoneyRow> {
    let mut rows = found.money.iter();
    rows.find(|row| row.period.kind() == PeriodKind::All)
}

/// Between what the mean difference lies; nothing where it is the same in every future.
fn interval_of_extra(subject: &Subject<'_>) -> Option<Interval> {
    let against = whole(subject.measure?)?.against.as_ref()?;
    interval_of(against.extra)
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

/// The total of each side with what makes the difference, and the difference.
fn table(subject: &Subject<'_>) -> DataTable {
    let words = subject.words;
    let all_years = years(subject);
    let shown: &[i16] = if all_years.len() > MOST_YEARS {
        &[]
    } else {
        &all_years
    };
    let mut headings = vec![words.item_heading().to_owned()];
    headings.extend(shown.iter().map(i16::to_string));
    headings.push(words.total_heading().into());
    let row = |name: String, euro: &dyn Fn(i16) -> f64, interval: Option<Interval>| {
        let amounts = shown
            .iter()
            .map(|&year| cells::euro(words.words, euro(year)));
        let all: f64 = all_years.iter().map(|&year| euro(year)).sum();
        let all = match interval {
            None => cells::euro(words.words, all),
            Some(interval) => cells::euro_between(words.words, all, interval),
        };
        let name = std::iter::once(Cell::text(name));
        name.chain(amounts).chain([all]).collect()
    };
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (side, found) in subject.sides() {
        let interval = whole(found).and_then(|row| interval_of(row.costs));
        let total = |year| of_year(found, year);
        rows.push(row(words.total_of(side), &total, interval));
        for (item, name) in telling_items(subject, found) {
            let euro = |year| of_item(found, item, year);
            rows.push(row(words.of_which(name), &euro, None));
        }
    }
    if let Some(measure) = subject.measure {
        let extra = |year| of_year(measure, year) - of_year(subject.baseline, year);
        rows.push(row(
            words.extra().into(),
            &extra,
            interval_of_extra(subject),
        ));
    }
    let varies = subject
        .sides()
        .iter()
        .any(|(_, found)| whole(found).is_some_and(|row| interval_of(row.costs).is_some()));
    DataTable {
        name: words.money_heading().into(),
        caption: words.costs_caption().into(),
        headings,
        rows,
        note: words.costs_note(varies, subject.measure.is_some()),
    }
}

/// Whole euros of a year.
fn of_year(found: &ScenarioFindings<'_>, year: i16) -> f64 {
    let of_year = found.costs.iter().filter(|row| row.year == year);
    of_year.map(|row| row.euro).sum::<f64>().round()
}

/// Whole euros of an item in a year.
fn of_item(found: &ScenarioFindings<'_>, item: &CostItem, year: i16) -> f64 {
    let rows = found.costs.iter();
    let rows = rows.filter(|row| row.year == year && row.item == *item);
    rows.map(|row| row.euro).sum::<f64>().round()
}

/// What is paid besides the staff that is there, and not as much on the other side: the largest, with their names.
fn telling_items<'a>(
    subject: &Subject<'_>,
    found: &'a ScenarioFindings<'_>,
) -> Vec<(&'a CostItem, &'a str)> {
    let years = years(subject);
    let total = |found: &ScenarioFindings<'_>, item: &CostItem| -> f64 {
        years.iter().map(|&year| of_item(found, item, year)).sum()
    };
    let differs = |item: &CostItem| match subject.measure {
        None => true,
        Some(measure) => (total(measure, item) - total(subject.baseline, item)).abs() >= NOTHING,
    };
    let mut items: Vec<(&CostItem, &str)> = Vec::new();
    for row in &found.costs {
        let (CostItem::Hire(name)
        | CostItem::Once(name)
        | CostItem::Post(name)
        | CostItem::Expense(name)) = &row.item
        else {
            continue;
        };
        if !items.iter().any(|(item, _)| **item == row.item) {
            items.push((&row.item, name));
        }
    }
    items.retain(|(item, _)| total(found, item).abs() >= NOTHING && differs(item));
    items.sort_by(|(one, _), (other, _)| total(found, other).total_cmp(&total(found, one)));
    items.truncate(MOST_ITEMS);
    items
}

/// The hires that the measure adds, those with most weeks first; where it stands alone all of them.
fn hires<'a>(subject: &Subject<'a>) -> Vec<&'a HireRow> {
    let (_, chosen) = subject.chosen();
    let baseline = subject.measure.map(|_| subject.baseline);
    let is_there = |hire: &HireRow| {
        let mut hires = baseline.iter().flat_map(|found| &found.hires);
        hires.any(|other| other.name == hire.name && other.weeks == hire.weeks)
    };
    let mut hires: Vec<&HireRow> = chosen.hires.iter().filter(|hire| !is_there(hire)).collect();
    hires.sort_by(|one, other| other.weeks.planned.total_cmp(&one.weeks.planned));
    hires
}

fn table_of_hires(subject: &Subject<'_>, hires: &[&HireRow]) -> DataTable {
    let words = subject.words;
    let weeks = |value: f64| Cell::Number {
        value,
        form: Form::Count,
        written: words.words.count(value),
    };
    let row = |hire: &&HireRow| {
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

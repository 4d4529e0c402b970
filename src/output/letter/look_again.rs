//! When to look again, and what to expect then.

use std::collections::BTreeMap;

use super::super::cells;
use super::super::data_table::{Cell, DataTable};
use super::content::{Block, Part, Section};
use super::lists::in_sentences;
use super::numbering::Numbering;
use super::subject::{Subject, ToldList, counted_by};
use crate::analysis::{ScenarioFindings, StockSeries};
use crate::time::Day;

/// More dates are no plan.
const MOST_DATES: usize = 4;
/// More reasons make a row of many lines.
const MOST_REASONS: usize = 2;
/// More lists do not fit on a page.
const MOST_LISTS: usize = 3;

/// The dates on which something is known that is not known now.
pub(super) fn look_again(subject: &Subject<'_>, numbering: &mut Numbering) -> Section {
    let words = subject.words;
    let dates = dates(subject);
    let days: Vec<Day> = dates.keys().copied().collect();
    let mut blocks = vec![Block::Paragraph(words.look_again(&days))];
    let all = subject.lists();
    // What the letter tells in sentences is what is looked at again.
    let mut lists = in_sentences(subject, &all);
    let is_told =
        |list: &&ToldList<'_>| lists.iter().any(|told| told.stage.name == list.stage.name);
    let others: Vec<&ToldList<'_>> = all.iter().filter(|list| !is_told(list)).collect();
    lists.extend(others);
    lists.truncate(MOST_LISTS);
    blocks.push(numbering.table(table(subject, &dates, &lists)));
    Section {
        part: Part::LookAgain,
        heading: words.look_again_heading().into(),
        blocks,
    }
}

/// Dates and why: the targets, the ends of what was hired, the end of the period; where there is only that, half way too.
fn dates(subject: &Subject<'_>) -> BTreeMap<Day, Vec<String>> {
    let words = subject.words;
    let (from, until) = (subject.from(), subject.until());
    let mut dates: BTreeMap<Day, Vec<String>> = BTreeMap::new();
    let (_, chosen) = subject.chosen();
    let targets = subject.study.targets.iter();
    let reasons = targets.map(|target| (target.by, words.target_is_due(&target.title)));
    for (day, reason) in reasons.chain(ends_of_hires(subject, chosen)) {
        if from < day && day < until {
            dates.entry(day).or_default().push(reason);
        }
    }
    while dates.len() >= MOST_DATES {
        dates.pop_last();
    }
    if dates.is_empty() {
        let half_way = from + (until - from) / 2;
        dates
            .entry(half_way)
            .or_default()
            .push(words.half_way().into());
    }
    dates
        .entry(until)
        .or_default()
        .push(words.period_ends().into());
    dates
}

fn ends_of_hires<'a>(
    subject: &Subject<'a>,
    chosen: &'a ScenarioFindings<'a>,
) -> impl Iterator<Item = (Day, String)> + use<'a> {
    let words = subject.words;
    let hires = chosen.hires.iter();
    hires.filter_map(move |hire| Some((hire.until?, words.hire_ends(&hire.name))))
}

fn table(
    subject: &Subject<'_>,
    dates: &BTreeMap<Day, Vec<String>>,
    lists: &[&ToldList<'_>],
) -> DataTable {
    let words = subject.words;
    let (side, _) = subject.chosen();
    let mut headings = words.look_again_headings().map(String::from).to_vec();
    headings.extend(lists.iter().map(|list| {
        if list.planned {
            words.planned_list(list.stage)
        } else {
            list.stage.title.clone()
        }
    }));
    let row = |(&day, reasons): (&Day, &Vec<String>)| {
        let cell = |list: &&ToldList<'_>| {
            let series: &StockSeries = list.with.unwrap_or(list.without);
            counted_by(series, day).map_or_else(
                || Cell::text(words.words.nothing()),
                |point| cells::cases(words.words, &point.band),
            )
        };
        let mut told: Vec<String> = reasons.iter().take(MOST_REASONS).cloned().collect();
        if reasons.len() > MOST_REASONS {
            told.push(words.and_more().into());
        }
        let first = [cells::day(words.words, day), Cell::text(told.join("; "))];
        first.into_iter().chain(lists.iter().map(cell)).collect()
    };
    DataTable {
        name: words.look_again_heading().into(),
        caption: words.look_again_caption(side),
        headings,
        rows: dates.iter().map(row).collect(),
        note: words.look_again_note().into(),
    }
}

//! The situation on the first day, and the lists without and with the measure.

use super::super::cells;
use super::super::data_table::{Cell, DataTable, Form};
use super::super::words::Heading;
use super::areas;
use super::content::{Block, Part, Section};
use super::numbering::Numbering;
use super::subject::{Subject, ToldList};
use crate::analysis::{Compared, ComparisonRow};
use crate::measure::{PeriodKind, Scope, StockMeasure};
use crate::stats::Paired;

/// The lists that are told in sentences: that of a target of the study, else the one that the measure changes most; and of the
/// others the one that it changes most. The table has all.
pub(super) fn in_sentences<'a, 'b>(
    subject: &Subject<'_>,
    lists: &'b [ToldList<'a>],
) -> Vec<&'b ToldList<'a>> {
    let wanted = lists.first().filter(|list| list.is_wanted);
    let Some(first) = wanted.or_else(|| most_changed(subject, lists)) else {
        return Vec::new();
    };
    let others = lists
        .iter()
        .filter(|list| list.stage.name != first.stage.name);
    let changed =
        others.max_by(|one, other| change(subject, one).total_cmp(&change(subject, other)));
    std::iter::once(first).chain(changed).collect()
}

/// The list that the measure changes most; the first where it changes none enough to be told.
pub(super) fn most_changed<'a, 'b>(
    subject: &Subject<'_>,
    lists: &'b [ToldList<'a>],
) -> Option<&'b ToldList<'a>> {
    let changed = lists
        .iter()
        .filter(|list| change(subject, list) >= LEAST_CHANGE);
    changed
        .max_by(|one, other| change(subject, one).total_cmp(&change(subject, other)))
        .or(lists.first())
}

/// By how many cases the measure changes a list, on average.
fn change(subject: &Subject<'_>, list: &ToldList<'_>) -> f64 {
    let values = compared(subject, list).and_then(|row| row.values);
    values.map_or(0.0, |values| values.difference().mean().abs())
}

/// A smaller change of a list is not worth a sentence: in cases, and as a part of the list.
const LEAST_CHANGE: f64 = 1.0;
const LEAST_PART: f64 = 0.05;

/// How long the lists are on the first day.
pub(super) fn situation(subject: &Subject<'_>) -> Section {
    let words = subject.words;
    let mut blocks = vec![Block::Paragraph(
        words.opening(subject.from(), subject.until()),
    )];
    if let Some(measure) = subject.measure {
        let baseline = &subject.baseline.scenario;
        let own_title = (baseline.title != baseline.name).then_some(baseline.title.as_str());
        let told = words.both_sides(own_title, &measure.scenario.title);
        blocks.push(Block::Paragraph(told));
    }
    let lists = subject.lists();
    let now = in_sentences(subject, &lists).into_iter();
    let told: Vec<String> = now.filter_map(|list| now_of(subject, list)).collect();
    if !told.is_empty() {
        blocks.push(Block::Paragraph(told.join(" ")));
    }
    Section {
        part: Part::Situation,
        heading: words.situation_heading(subject.from()),
        blocks,
    }
}

fn now_of(subject: &Subject<'_>, list: &ToldList<'_>) -> Option<String> {
    let first = list.first()?;
    // Counted and given in the study, it is the same in every future.
    let is_given = !subject.model().opening().is_empty()
        && (first.band.p05 - first.band.p95).abs() < f64::EPSILON;
    let words = subject.words;
    Some(words.list_now(list.stage, list.planned, first.date, &first.band, is_given))
}

/// What becomes of the lists.
pub(super) fn expected(
    subject: &Subject<'_>,
    figure: Option<Block>,
    numbering: &mut Numbering,
) -> Section {
    let words = subject.words;
    let lists = subject.lists();
    let mut blocks = Vec::new();
    // The first is told in the core.
    for list in in_sentences(subject, &lists).into_iter().skip(1) {
        blocks.extend(then_of(subject, list).map(Block::Paragraph));
    }
    if lists.is_empty() {
        blocks.push(Block::Paragraph(words.no_lists().into()));
    } else {
        blocks.push(numbering.table(table(subject, &lists)));
    }
    blocks.extend(figure);
    blocks.extend(areas::table(subject, &lists).map(|table| numbering.table(table)));
    Section {
        part: Part::Expected,
        heading: words.expected_heading(subject.measure.is_some()).into(),
        blocks,
    }
}

/// What becomes of a list, on each side.
pub(super) fn then_of(subject: &Subject<'_>, list: &ToldList<'_>) -> Option<String> {
    let words = subject.words;
    let (without, with) = list.last()?;
    let with = with.map(|point| &point.band);
    let mut told = words.list_then(list.stage, list.planned, without.date, &without.band, with);
    if let Some(difference) = difference(subject, list) {
        told.push(' ');
        told += &difference;
    }
    Some(told)
}

fn difference(subject: &Subject<'_>, list: &ToldList<'_>) -> Option<String> {
    let row = compared(subject, list)?;
    let values = row.values?;
    let difference = values.difference();
    let least = LEAST_CHANGE.max(LEAST_PART * values.first());
    Some(subject.words.list_difference(
        difference.mean(),
        difference.interval()?,
        row.chance_better()?,
        difference.mean().abs() >= least,
    ))
}

/// The row of the comparison that is about the length of this list at the end.
fn compared<'a>(subject: &Subject<'a>, list: &ToldList<'_>) -> Option<&'a ComparisonRow> {
    let wanted = Compared::Stock(list.without.stage, StockMeasure::Waiting);
    let is_it = |row: &&ComparisonRow| {
        (row.scope, row.compared, row.period.kind()) == (Scope::All, wanted, PeriodKind::All)
    };
    subject.measure?.comparisons.iter().find(is_it)
}

/// All lists that are worth telling.
fn table(subject: &Subject<'_>, lists: &[ToldList<'_>]) -> DataTable {
    let words = subject.words;
    let has_measure = subject.measure.is_some();
    let mut headings = vec![
        words.words.heading(Heading::Stage).to_owned(),
        words.words.date(subject.from()),
    ];
    let sides = subject.sides();
    headings.extend(
        sides
            .iter()
            .map(|(side, _)| words.on_side(subject.until(), *side)),
    );
    if has_measure {
        headings.push(words.difference_heading().into());
        headings.push(words.shorter_heading().into());
    }
    DataTable {
        name: words.lists_caption().into(),
        caption: words.lists_caption().into(),
        headings,
        rows: lists.iter().map(|list| row(subject, list)).collect(),
        note: words.lists_note(
            has_measure,
            subject.tells_all(),
            lists.iter().any(|list| list.planned),
        ),
    }
}

fn row(subject: &Subject<'_>, list: &ToldList<'_>) -> Vec<Cell> {
    let words = subject.words.words;
    let none = || Cell::text(words.nothing());
    let name = if list.planned {
        subject.words.planned_list(list.stage)
    } else {
        list.stage.title.clone()
    };
    let last = list.last();
    let mut row = vec![
        Cell::text(name),
        list.first()
            .map_or_else(none, |point| cells::cases(words, &point.band)),
        last.map_or_else(none, |(without, _)| cells::cases(words, &without.band)),
    ];
    if subject.measure.is_some() {
        let with = last.and_then(|(_, with)| with);
        row.push(with.map_or_else(none, |point| cells::cases(words, &point.band)));
        let compared = compared(subject, list);
        let values = compared.and_then(|row| row.values);
        row.push(values.map_or_else(none, |values| difference_cell(subject, &values)));
        let shorter = compared.and_then(ComparisonRow::chance_better);
        row.push(shorter.map_or_else(none, |value| Cell::Number {
            value,
            form: Form::Share,
            written: words.percent(value),
        }));
    }
    row
}

fn difference_cell(subject: &Subject<'_>, values: &Paired) -> Cell {
    let words = subject.words.words;
    let (value, interval) = (values.difference().mean(), values.difference().interval());
    let Some(interval) = interval else {
        return Cell::Number {
            value,
            form: Form::Count,
            written: words.count(value),
        };
    };
    let [written, low, high] =
        [value, interval.low(), interval.high()].map(|cases| words.count(cases));
    Cell::Range {
        value,
        low: interval.low(),
        high: interval.high(),
        form: Form::Count,
        written: words.with_range(&written, &low, &high),
    }
}

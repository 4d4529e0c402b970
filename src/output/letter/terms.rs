//! The terms beside their targets, and the targets of the study.

use super::super::cells;
use super::super::data_table::{Cell, DataTable};
use super::super::words::Heading;
use super::content::{Block, Part, Section};
use super::numbering::Numbering;
use super::subject::Subject;
use crate::analysis::{DeadlineRow, ScenarioFindings, TargetRow};
use crate::measure::{Basis, PeriodKind, Scope};
use crate::model::{Deadline, Target};

/// How much of each term is met, and how often its target.
pub(super) fn terms(
    subject: &Subject<'_>,
    figures: Vec<Block>,
    numbering: &mut Numbering,
) -> Section {
    let words = subject.words;
    let deadlines = subject.model().deadlines();
    let mut blocks: Vec<Block> = deadlines
        .iter()
        .filter_map(|deadline| Some(Block::Paragraph(told(subject, deadline)?)))
        .collect();
    if deadlines.is_empty() {
        blocks.push(Block::Paragraph(words.no_terms().into()));
    } else {
        blocks.push(numbering.table(table(subject, deadlines)));
    }
    blocks.extend(figures);
    let targets = subject.study.targets.iter().enumerate();
    let targets: Vec<(&Target, Vec<&TargetRow>)> = targets
        .map(|(position, target)| (target, reached(subject, position)))
        .filter(|(_, rows)| !rows.is_empty())
        .collect();
    if !targets.is_empty() {
        let told = targets
            .iter()
            .map(|(target, rows)| Block::Paragraph(told_target(subject, target, rows)));
        blocks.extend(told);
        blocks.push(numbering.table(table_of_targets(subject, &targets)));
    }
    Section {
        part: Part::Terms,
        heading: words.terms_heading().into(),
        blocks,
    }
}

/// What is due of a deadline over the whole period, on each side.
pub(super) fn whole<'a>(
    found: &'a ScenarioFindings<'a>,
    deadline: &Deadline,
) -> Option<&'a DeadlineRow> {
    let deadlines = found.scenario.model.deadlines();
    let is_it = |row: &&DeadlineRow| {
        row.scope == Scope::All
            && row.basis == Basis::Due
            && row.period.kind() == PeriodKind::All
            && deadlines[row.deadline.index()].name == deadline.name
    };
    found.deadlines.iter().find(is_it)
}

/// What is due of a deadline, month by month.
pub(super) fn of_months<'a>(
    found: &'a ScenarioFindings<'a>,
    deadline: &Deadline,
) -> Vec<&'a DeadlineRow> {
    let deadlines = found.scenario.model.deadlines();
    let is_it = |row: &&DeadlineRow| {
        row.scope == Scope::All
            && row.basis == Basis::Due
            && row.period.kind() == PeriodKind::Month
            && deadlines[row.deadline.index()].name == deadline.name
    };
    found.deadlines.iter().filter(is_it).collect()
}

fn told(subject: &Subject<'_>, deadline: &Deadline) -> Option<String> {
    let target = deadline.target?;
    let words = subject.words;
    let baseline = whole(subject.baseline, deadline)?;
    let measure = subject.measure.map(|measure| whole(measure, deadline));
    let shares = measure.map(|row| row.and_then(|row| row.share.as_ref()));
    let mut told = words.term(deadline, target, baseline.share.as_ref(), shares);
    if let Some(met) = &baseline.target_met {
        let with = measure.flatten().and_then(|row| row.target_met.as_ref());
        told.push(' ');
        told += &words.target_met(met, with);
    }
    Some(told)
}

fn table(subject: &Subject<'_>, deadlines: &[Deadline]) -> DataTable {
    let words = subject.words;
    let sides = subject.sides();
    let mut headings = vec![
        words.words.heading(Heading::Deadline).to_owned(),
        words.words.heading(Heading::Target).to_owned(),
    ];
    headings.extend(sides.iter().map(|(side, _)| words.in_time_heading(*side)));
    headings.extend(sides.iter().map(|(side, _)| words.met_heading(*side)));
    let row = |deadline: &Deadline| {
        let rows: Vec<Option<&DeadlineRow>> = sides
            .iter()
            .map(|(_, found)| whole(found, deadline))
            .collect();
        let target = cells::target(words.words, deadline.target);
        let shares = rows
            .iter()
            .map(|row| cells::share(words.words, row.and_then(|row| row.share.as_ref())));
        let met = rows
            .iter()
            .map(|row| cells::chance(words.words, row.and_then(|row| row.target_met.as_ref())));
        let first = [Cell::text(deadline.title.clone()), target];
        first.into_iter().chain(shares).chain(met).collect()
    };
    DataTable {
        name: words.words.heading(Heading::Deadline).into(),
        caption: words.terms_caption().into(),
        headings,
        rows: deadlines.iter().map(row).collect(),
        note: words.terms_note().into(),
    }
}

/// What each side makes of a target.
fn reached<'a>(subject: &Subject<'a>, target: usize) -> Vec<&'a TargetRow> {
    let sides = subject.sides().into_iter();
    let of =
        |found: &'a ScenarioFindings<'a>| found.targets.iter().find(|row| row.target == target);
    sides.filter_map(|(_, found)| of(found)).collect()
}

fn told_target(subject: &Subject<'_>, target: &Target, rows: &[&TargetRow]) -> String {
    let both = |row: &'_ TargetRow| [row.on_date, row.by_then];
    let [without, with] = [rows.first(), rows.get(1)].map(|row| row.map(|row| both(row)));
    let Some(without) = without else {
        return String::new();
    };
    subject.words.target(
        target,
        without.each_ref(),
        with.as_ref().map(|with| with.each_ref()),
    )
}

fn table_of_targets(subject: &Subject<'_>, targets: &[(&Target, Vec<&TargetRow>)]) -> DataTable {
    let words = subject.words;
    let mut headings = vec![
        words.target_heading().to_owned(),
        words.words.date_heading().to_owned(),
    ];
    for (side, _) in subject.sides() {
        headings.extend(words.reached_headings(side));
    }
    let row = |(target, rows): &(&Target, Vec<&TargetRow>)| {
        let first = [
            Cell::text(target.title.clone()),
            cells::day(words.words, target.by),
        ];
        let chances = rows
            .iter()
            .flat_map(|row| [row.on_date, row.by_then])
            .map(|met| cells::chance(words.words, Some(&met)));
        first.into_iter().chain(chances).collect()
    };
    DataTable {
        name: words.target_heading().into(),
        caption: words.targets_caption().into(),
        headings,
        rows: targets.iter().map(row).collect(),
        note: String::new(),
    }
}

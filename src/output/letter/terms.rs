//! The terms beside their targets, and the targets of the study.

use super::super::cells;
use super::super::data_table::{Cell, DataTable};
use super::super::words::Heading;
use super::content::{Block, Part, Section};
use super::goals::{self, goals};
use super::numbering::Numbering;
use super::subject::Subject;
use crate::analysis::{DeadlineRow, ScenarioFindings};
use crate::measure::{Basis, PeriodKind, Scope};
use crate::model::Deadline;

/// More terms in sentences are not read: the table has all.
const MOST_IN_WORDS: usize = 2;

/// How much of each term is met, and how often its target.
pub(super) fn terms(
    subject: &Subject<'_>,
    figure: Option<Block>,
    numbering: &mut Numbering,
) -> Section {
    let words = subject.words;
    let deadlines = subject.model().deadlines();
    let core = farthest_below_target(subject).map(|deadline| &deadline.name);
    // The one that matters most is told in the core.
    let others = deadlines
        .iter()
        .filter(|deadline| Some(&deadline.name) != core);
    let told = others.filter_map(|deadline| told(subject, deadline));
    let mut blocks: Vec<Block> = told.take(MOST_IN_WORDS).map(Block::Paragraph).collect();
    if deadlines.is_empty() {
        blocks.push(Block::Paragraph(words.no_terms().into()));
    } else {
        blocks.push(numbering.table(table(subject, deadlines)));
    }
    blocks.extend(figure);
    let goals = goals(subject);
    if !goals.is_empty() {
        blocks.push(numbering.table(goals::table(subject, &goals)));
    }
    Section {
        part: Part::Terms,
        heading: words.terms_heading().into(),
        blocks,
    }
}

/// The deadline that is farthest below its target without the measure.
pub(super) fn farthest_below_target<'a>(subject: &Subject<'a>) -> Option<&'a Deadline> {
    let deadlines = subject.model().deadlines().iter();
    let short = deadlines.filter_map(|deadline| {
        let share = whole(subject.baseline, deadline)?.share?.mean;
        Some((deadline.target? - share, deadline))
    });
    let farthest = short.max_by(|one, other| one.0.total_cmp(&other.0));
    farthest.map(|(_, deadline)| deadline)
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

/// What is due of a deadline, in every period of a kind.
pub(super) fn of_kind<'a>(
    found: &'a ScenarioFindings<'a>,
    deadline: &Deadline,
    kind: PeriodKind,
) -> Vec<&'a DeadlineRow> {
    let deadlines = found.scenario.model.deadlines();
    let is_it = |row: &&DeadlineRow| {
        row.scope == Scope::All
            && row.basis == Basis::Due
            && row.period.kind() == kind
            && deadlines[row.deadline.index()].name == deadline.name
    };
    found.deadlines.iter().filter(is_it).collect()
}

/// A term beside its target; nothing where it has none.
pub(super) fn told(subject: &Subject<'_>, deadline: &Deadline) -> Option<String> {
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

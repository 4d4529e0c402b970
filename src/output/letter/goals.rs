//! The targets of the study: in how many futures they are reached, and what is counted then.

use super::super::cells;
use super::super::data_table::{Cell, DataTable};
use super::super::words::Side;
use super::subject::Subject;
use crate::analysis::{ScenarioFindings, TargetRow};
use crate::model::Target;

/// A target with what each side makes of it.
pub(super) struct Goal<'a> {
    target: &'a Target,
    rows: Vec<(Side, &'a TargetRow)>,
}

/// The targets of which something is known.
pub(super) fn goals<'a>(subject: &Subject<'a>) -> Vec<Goal<'a>> {
    let targets = subject.study.targets.iter().enumerate();
    let goals = targets.map(|(position, target)| Goal {
        target,
        rows: reached(subject, position),
    });
    goals.filter(|goal| !goal.rows.is_empty()).collect()
}

/// What each side makes of a target.
fn reached<'a>(subject: &Subject<'a>, target: usize) -> Vec<(Side, &'a TargetRow)> {
    let of =
        |found: &'a ScenarioFindings<'a>| found.targets.iter().find(|row| row.target == target);
    let sides = subject.sides().into_iter();
    sides
        .filter_map(|(side, found)| Some((side, of(found)?)))
        .collect()
}

/// A target in a sentence or two.
pub(super) fn told(subject: &Subject<'_>, goal: &Goal<'_>) -> String {
    let words = subject.words;
    let [without, with] = [goal.rows.first(), goal.rows.get(1)].map(|row| row.map(|(_, row)| *row));
    without.map_or_else(String::new, |without| {
        words.target(goal.target, without, with)
    })
}

/// All targets: a row for each of them on each side.
pub(super) fn table(subject: &Subject<'_>, goals: &[Goal<'_>]) -> DataTable {
    let words = subject.words;
    let row = |goal: &Goal<'_>, (side, row): &(Side, &TargetRow)| {
        vec![
            Cell::text(words.target_on(&goal.target.title, *side)),
            cells::day(words.words, goal.target.by),
            cells::chance(words.words, Some(&row.on_date)),
            cells::chance(words.words, Some(&row.by_then)),
            cells::cases(words.words, &row.count_on_date),
        ]
    };
    let rows = goals
        .iter()
        .flat_map(|goal| goal.rows.iter().map(move |of_side| row(goal, of_side)));
    DataTable {
        name: words.target_heading().into(),
        caption: words.targets_caption().into(),
        headings: words.targets_headings().map(String::from).to_vec(),
        rows: rows.collect(),
        note: words.targets_note().into(),
    }
}

//! What a council has to know, in a few lines: the targets, the list and the term that matter most, and the money.

use super::content::{Block, Part, Section};
use super::lists::{in_sentences, then_of};
use super::money::in_short;
use super::subject::Subject;
use super::terms::{farthest_below_target, told};
use super::{goals, goals::goals as all_goals};

/// The first section; none where there is nothing to tell.
pub(super) fn core(subject: &Subject<'_>) -> Option<Section> {
    let lists = subject.lists();
    let goals = all_goals(subject);
    let mut points: Vec<String> = goals
        .iter()
        .map(|goal| goals::told(subject, goal))
        .collect();
    let first = in_sentences(subject, &lists).into_iter().next();
    points.extend(first.and_then(|list| then_of(subject, list)));
    let term = farthest_below_target(subject);
    points.extend(term.and_then(|deadline| told(subject, deadline)));
    points.extend(in_short(subject));
    (!points.is_empty()).then(|| Section {
        part: Part::Core,
        heading: subject.words.core_heading().into(),
        blocks: vec![Block::List(points)],
    })
}

//! What is not certain: what a range is, what limits the numbers, what was supposed.

use super::super::words::Side;
use super::content::{Block, Part, Section};
use super::subject::Subject;
use crate::analysis::{Caution, ScenarioFindings};

/// Cautions and assumptions.
pub(super) fn uncertain(subject: &Subject<'_>) -> Section {
    let words = subject.words;
    let mut blocks = vec![Block::Paragraph(words.what_a_range_is().into())];
    let cautions = cautions(subject);
    if !cautions.is_empty() {
        blocks.push(Block::List(cautions));
    }
    let assumptions = words.assumptions(&subject.study.assumptions);
    if assumptions.is_empty() {
        blocks.push(Block::Paragraph(words.no_assumptions().into()));
    } else {
        blocks.push(Block::Paragraph(words.assumptions_intro().into()));
        blocks.push(Block::List(assumptions));
    }
    Section {
        part: Part::Uncertain,
        heading: words.uncertain_heading().into(),
        blocks,
    }
}

/// Every caution once, with the sides that it is about.
fn cautions(subject: &Subject<'_>) -> Vec<String> {
    let mut told: Vec<(String, Vec<Side>)> = Vec::new();
    for (side, found) in subject.sides() {
        for text in of_side(subject, found) {
            match told.iter_mut().find(|(known, _)| *known == text) {
                Some((_, sides)) => sides.push(side),
                None => told.push((text, vec![side])),
            }
        }
    }
    let told = told.into_iter();
    told.map(|(text, sides)| subject.words.caution(&sides, &text))
        .collect()
}

/// The cautions of a side: the lists that grow in one sentence, and nothing of durations, which a letter does not tell.
fn of_side(subject: &Subject<'_>, found: &ScenarioFindings<'_>) -> Vec<String> {
    let model = &found.scenario.model;
    let mut growing = Vec::new();
    let mut told = Vec::new();
    for caution in &found.cautions {
        match caution {
            Caution::GrowingList { stage, .. } => growing.push(model.stage(*stage).title.clone()),
            Caution::OpenAtEnd { .. } => {}
            other => told.push(subject.words.words.caution(other, model)),
        }
    }
    if !growing.is_empty() {
        told.push(subject.words.growing(&growing));
    }
    told
}

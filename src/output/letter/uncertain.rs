//! What is not certain: what a range is, what limits the numbers, what was supposed.

use super::super::words::Side;
use super::annex::Annexes;
use super::content::{Block, Part, Section};
use super::subject::Subject;
use crate::analysis::{Caution, ScenarioFindings};

/// Cautions and assumptions.
pub(super) fn uncertain(subject: &Subject<'_>, annexes: Annexes) -> Section {
    let words = subject.words;
    let mut blocks = vec![Block::Paragraph(words.what_a_range_is().into())];
    let cautions = cautions(subject);
    if !cautions.is_empty() {
        blocks.push(Block::List(cautions));
    }
    blocks.push(Block::Paragraph(match annexes.assumptions() {
        Some(annex) => words.assumptions_in(annex),
        None => words.no_assumptions().into(),
    }));
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

/// The cautions of a side: shortages in one sentence and so the lists that grow, and nothing of durations, which a letter does
/// not tell.
fn of_side(subject: &Subject<'_>, found: &ScenarioFindings<'_>) -> Vec<String> {
    let words = subject.words;
    let model = &found.scenario.model;
    let mut short = Vec::new();
    let mut growing = Vec::new();
    let mut told = Vec::new();
    for caution in &found.cautions {
        match caution {
            Caution::StructuralShortage {
                first_year,
                last_year,
                team,
                role,
                load,
            } => {
                let post = words.words.post(model, *team, *role);
                short.push(words.short_post([first_year, last_year], &post, *load));
            }
            Caution::GrowingList { stage, .. } => growing.push(model.stage(*stage).title.clone()),
            Caution::OpenAtEnd { .. } => {}
            other => told.push(words.words.caution(other, model)),
        }
    }
    if !growing.is_empty() {
        told.insert(0, words.growing(&growing));
    }
    if !short.is_empty() {
        told.insert(0, words.shortage(&short));
    }
    told
}

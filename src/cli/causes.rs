//! What the time of cases goes to, where that is most, and where most could be gained.

use doorstroom::analysis::{CauseRow, DurationRow, ScenarioFindings};
use doorstroom::engine::Cause;
use doorstroom::measure::{DurationMeasure, PeriodKind, Scope};
use doorstroom::model::StageId;
use doorstroom::output::Words;

use super::beside;
use super::words::pick;

/// So many stages of a scenario are told: those with the most avoidable time.
const MOST_STAGES: usize = 3;
/// A stage with less than this part of all avoidable time is not worth a line.
const LEAST_PART: f64 = 0.1;
/// Fewer days than this for each case are not worth a line.
const LEAST_DAYS: f64 = 0.5;

/// The stages in which most time could be avoided, and what their time goes to.
pub(super) fn of(scenarios: &[ScenarioFindings<'_>], words: Words) -> String {
    let said = |found: &ScenarioFindings<'_>| {
        let mut lines = of_stages(found, words);
        if let Some(obstacle) = found.obstacle.as_ref().filter(|_| !lines.is_empty()) {
            lines.push(words.most_to_gain(obstacle, &found.scenario.model));
        }
        lines
    };
    let title = pick(
        words.language(),
        "Waar de tijd in een dienst heen gaat (afgeronde zaken van de hele periode, gemiddeld):",
        "What the time in a stage goes to (cases completed in the whole period, means):",
    );
    beside::listed(title, scenarios, said)
}

fn of_stages(found: &ScenarioFindings<'_>, words: Words) -> Vec<String> {
    let model = &found.scenario.model;
    let stages = (0..model.stages().len()).map(StageId::from);
    let mut by_avoidable: Vec<(StageId, f64)> = stages
        .map(|stage| (stage, avoidable_case_days(found, stage)))
        .collect();
    let total: f64 = by_avoidable.iter().map(|(_, days)| days).sum();
    by_avoidable.sort_by(|one, other| other.1.total_cmp(&one.1));
    by_avoidable.retain(|&(stage, days)| {
        days >= LEAST_PART * total && avoidable_days(found, stage) >= LEAST_DAYS
    });
    let told = by_avoidable.iter().take(MOST_STAGES);
    told.filter_map(|&(stage, _)| {
        let in_stage = time_in(found, stage)?.days?.mean;
        let causes: Vec<(Cause, f64)> = rows(found, stage)
            .filter_map(|row| Some((row.cause, row.days?.mean())))
            .collect();
        Some(words.time_by_cause(model, stage, in_stage, &causes))
    })
    .collect()
}

/// The causes of a stage over the whole period.
fn rows<'a>(found: &'a ScenarioFindings<'_>, stage: StageId) -> impl Iterator<Item = &'a CauseRow> {
    found.causes.iter().filter(move |row| {
        (row.scope, row.stage, row.period.kind()) == (Scope::All, stage, PeriodKind::All)
    })
}

fn time_in<'a>(found: &'a ScenarioFindings<'_>, stage: StageId) -> Option<&'a DurationRow> {
    found.durations.iter().find(|row| {
        (row.scope, row.stage, row.measure, row.period.kind())
            == (Scope::All, stage, DurationMeasure::Stage, PeriodKind::All)
    })
}

/// Avoidable days for each case.
fn avoidable_days(found: &ScenarioFindings<'_>, stage: StageId) -> f64 {
    let avoidable = rows(found, stage).filter(|row| row.cause.is_avoidable());
    avoidable
        .filter_map(|row| row.days.map(|days| days.mean()))
        .sum()
}

/// Avoidable days of all cases together.
fn avoidable_case_days(found: &ScenarioFindings<'_>, stage: StageId) -> f64 {
    let cases = rows(found, stage).next().map_or(0.0, |row| row.cases);
    avoidable_days(found, stage) * cases
}

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

/// The stages in which most time could be avoided, and what their time goes to: of a scenario alone in full; of several that of
/// the first, then what each makes of the waits that can be shortened.
pub(super) fn of(scenarios: &[ScenarioFindings<'_>], words: Words) -> String {
    let said = |found: &ScenarioFindings<'_>| {
        let is_first = scenarios
            .first()
            .is_some_and(|first| first.scenario.name == found.scenario.name);
        if is_first {
            in_full(found, words)
        } else {
            other_obstacle(scenarios, found, words)
                .into_iter()
                .collect()
        }
    };
    let title = pick(
        words.language(),
        "Waar de tijd in een dienst heen gaat (afgeronde zaken van de hele periode, gemiddeld):",
        "What the time in a stage goes to (cases completed in the whole period, means):",
    );
    let lines = beside::listed(title, scenarios, said);
    if lines.is_empty() || scenarios.len() < 2 {
        return lines;
    }
    lines + &avoidable(scenarios, words)
}

/// The stages with most avoidable time, and where most could be gained.
fn in_full(found: &ScenarioFindings<'_>, words: Words) -> Vec<String> {
    let mut lines = of_stages(found, words);
    if let Some(obstacle) = found.obstacle.as_ref().filter(|_| !lines.is_empty()) {
        lines.push(words.most_to_gain(obstacle, &found.scenario.model));
    }
    lines
}

/// Where most could be gained in a scenario, where that is not where it is in the first.
fn other_obstacle(
    scenarios: &[ScenarioFindings<'_>],
    found: &ScenarioFindings<'_>,
    words: Words,
) -> Option<String> {
    let obstacle = found.obstacle.as_ref()?;
    let named = |found: &ScenarioFindings<'_>| {
        let obstacle = found.obstacle.as_ref()?;
        let stage = &found.scenario.model.stage(obstacle.stage).name;
        Some((stage.clone(), obstacle.cause))
    };
    let is_as_in_the_first = scenarios.first().and_then(named) == named(found);
    (!is_as_in_the_first).then(|| words.obstacle_in_short(obstacle, &found.scenario.model))
}

/// The waits that can be shortened, of the stages where they are most in the first scenario, in all of them.
fn avoidable(scenarios: &[ScenarioFindings<'_>], words: Words) -> String {
    let language = words.language();
    let Some(first) = scenarios.first() else {
        return String::new();
    };
    let model = &first.scenario.model;
    let stages: Vec<(&str, String)> = worth_telling(first)
        .into_iter()
        .map(|id| (model.stage(id).name.as_str(), model.stage(id).title.clone()))
        .collect();
    let cell = |found: &ScenarioFindings<'_>, stage: &str| {
        let stages = found.scenario.model.stages();
        let position = stages.iter().position(|other| other.name == stage)?;
        let id = StageId::from(position);
        rows(found, id).next()?.days?;
        Some(words.duration(avoidable_days(found, id)))
    };
    beside::question(
        pick(
            language,
            "daarvan wachten dat te bekorten is",
            "of that, waits that can be shortened",
        ),
        pick(language, "dienst", "stage"),
        pick(
            language,
            "Gemiddeld per afgeronde zaak; per oorzaak in causes.csv.",
            "Mean for each completed case; by cause in causes.csv.",
        ),
        scenarios,
        &stages,
        cell,
    )
}

fn of_stages(found: &ScenarioFindings<'_>, words: Words) -> Vec<String> {
    let model = &found.scenario.model;
    let told = worth_telling(found).into_iter();
    told.filter_map(|stage| {
        let in_stage = time_in(found, stage)?.days?.mean;
        let causes: Vec<(Cause, f64)> = rows(found, stage)
            .filter_map(|row| Some((row.cause, row.days?.mean())))
            .collect();
        Some(words.time_by_cause(model, stage, in_stage, &causes))
    })
    .collect()
}

/// The stages with most avoidable time, the most first.
fn worth_telling(found: &ScenarioFindings<'_>) -> Vec<StageId> {
    let stages = (0..found.scenario.model.stages().len()).map(StageId::from);
    let mut by_avoidable: Vec<(StageId, f64)> = stages
        .map(|stage| (stage, avoidable_case_days(found, stage)))
        .collect();
    let total: f64 = by_avoidable.iter().map(|(_, days)| days).sum();
    by_avoidable.sort_by(|one, other| other.1.total_cmp(&one.1));
    by_avoidable.retain(|&(stage, days)| {
        days >= LEAST_PART * total && avoidable_days(found, stage) >= LEAST_DAYS
    });
    let told = by_avoidable.iter().take(MOST_STAGES);
    told.map(|&(stage, _)| stage).collect()
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

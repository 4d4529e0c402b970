//! Where the spread of futures comes from: what nobody knows, and chance.

use doorstroom::analysis::{Effect, Findings, KeyMeasure, Part, ScenarioFindings, SpreadRow};
use doorstroom::model::{Language, Model, Ownership, Study, Unknown};
use doorstroom::output::Words;

use super::table::Columns;
use super::words::pick;

/// More unknowns of one number are not told in the summary.
const MOST_TOLD: usize = 2;

/// For each scenario the numbers that planners read with where their spread comes from: of the baseline the numbers
/// themselves, of the others what differs from it. Nothing where everything is known.
pub(super) fn of(findings: &Findings<'_>, words: Words) -> String {
    let study = findings.study;
    if study.unknowns.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", drawn(study, words));
    for found in &findings.scenarios {
        text += &of_scenario(found, study, words);
    }
    text += &explained(words);
    text + &first_to_find_out(findings, words)
}

/// What was drawn.
fn drawn(study: &Study, words: Words) -> String {
    let count = study.unknowns.all().len();
    let twins = study.unknowns.twins(study.plan.replications);
    match (words.language(), count) {
        (Language::Dutch, 1) => format!(
            "Wat we niet weten: elke herhaling trekt 1 onzeker getal opnieuw; {twins} ervan zijn tweemaal gedaan, met \
             hetzelfde getal en ander toeval."
        ),
        (Language::Dutch, _) => format!(
            "Wat we niet weten: elke herhaling trekt {count} onzekere getallen opnieuw; {twins} ervan zijn tweemaal gedaan, \
             met dezelfde getallen en ander toeval."
        ),
        (Language::English, 1) => format!(
            "What we do not know: every replication draws 1 uncertain number anew; {twins} of them were run twice, with \
             the same number and other luck."
        ),
        (Language::English, _) => format!(
            "What we do not know: every replication draws {count} uncertain numbers anew; {twins} of them were run twice, \
             with the same numbers and other luck."
        ),
    }
}

fn of_scenario(found: &ScenarioFindings<'_>, study: &Study, words: Words) -> String {
    let model = &found.scenario.model;
    let is_baseline = found.spread.iter().all(|row| !row.is_difference);
    let told: Vec<&SpreadRow> = told(found, model).collect();
    if told.is_empty() {
        return String::new();
    }
    let say = |dutch, english| pick(words.language(), dutch, english);
    let name = &found.scenario.name;
    let first = match is_baseline {
        true => name.clone(),
        false => format!("{name}: {}", say("verschil", "difference")),
    };
    let headings = [
        first.as_str(),
        say("van wat we niet weten", "from what we do not know"),
        say("vooral", "mostly"),
    ];
    let mut columns = Columns::new(headings, 3);
    for row in told {
        columns.row([
            named(row.measure, study, model, words),
            row.unknown.map_or("–".into(), |of| part(of, words)),
            strongest(row, study, words),
        ]);
    }
    format!("\n{}", columns.text())
}

/// Of the baseline the numbers, of a scenario the differences; lists of stages with an owner, where any has one, and shares of
/// terms with a target. What does not vary is left out.
fn told<'a>(
    found: &'a ScenarioFindings<'_>,
    model: &'a Model,
) -> impl Iterator<Item = &'a SpreadRow> {
    let has_difference = found.spread.iter().any(|row| row.is_difference);
    let any_owner = model
        .stages()
        .iter()
        .any(|stage| !matches!(stage.owner, Ownership::Anyone));
    found.spread.iter().filter(move |row| {
        let is_read = match row.measure {
            KeyMeasure::WaitingAtEnd(stage) => {
                let owner = &model.stage(stage).owner;
                (!any_owner || !matches!(owner, Ownership::Anyone)) && row.deviation >= 1.0
            }
            KeyMeasure::ShareDue(deadline) => {
                model.deadlines()[deadline.index()].target.is_some() && row.deviation > 0.0
            }
            KeyMeasure::TargetReached(_) => row.deviation > 0.0,
        };
        is_read && row.is_difference == has_difference
    })
}

fn named(measure: KeyMeasure, study: &Study, model: &Model, words: Words) -> String {
    let say = |dutch, english| pick(words.language(), dutch, english);
    match measure {
        KeyMeasure::WaitingAtEnd(stage) => {
            let waiting = say("wachtend aan het eind", "waiting at the end");
            format!("{}: {waiting}", model.stage(stage).title)
        }
        KeyMeasure::ShareDue(deadline) => {
            let title = &model.deadlines()[deadline.index()].title;
            format!("{title}: {}", say("op tijd", "in time"))
        }
        KeyMeasure::TargetReached(target) => {
            let title = &study.targets[target].title;
            format!("{}: {title}", say("doel gehaald", "target reached"))
        }
    }
}

/// `71% (62–79%)`.
fn part(part: Part, words: Words) -> String {
    let interval = part.interval.map_or(String::new(), |interval| {
        let range = words.percent_range(interval.low(), interval.high());
        format!(" ({range})")
    });
    format!("{}{interval}", words.percent(part.share))
}

/// The unknowns with the largest parts, each with its direction.
fn strongest(row: &SpreadRow, study: &Study, words: Words) -> String {
    let strongest = row.strongest();
    let told = strongest.iter().take(MOST_TOLD).map(|effect: &Effect| {
        let direction = if effect.rank > 0.0 { '↑' } else { '↓' };
        let name = name(&study.unknowns.all()[effect.unknown]);
        format!("{name} {direction} {}", part(effect.part, words))
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() {
        return pick(words.language(), "niets zeker", "nothing surely").to_owned();
    }
    told.join("\n")
}

fn name(unknown: &Unknown) -> &str {
    unknown.title.as_ref().unwrap_or(&unknown.key)
}

fn explained(words: Words) -> String {
    let said = pick(
        words.language(),
        "Van de spreiding (variantie) tussen herhalingen, met 95%-interval; de rest is toeval. ↑: hoe groter dit getal, hoe \
         groter de uitkomst; ↓: hoe kleiner.",
        "Of the spread (variance) between replications, with its 95% interval; the rest is chance. ↑: the larger this \
         number, the larger the outcome; ↓: the smaller.",
    );
    format!("{said}\n")
}

/// The unknown that most of the spread of the baseline comes from, over the numbers that are told.
fn first_to_find_out(findings: &Findings<'_>, words: Words) -> String {
    let (study, Some(baseline)) = (findings.study, findings.scenarios.first()) else {
        return String::new();
    };
    let mut sums = vec![0.0; study.unknowns.all().len()];
    for row in told(baseline, &baseline.scenario.model) {
        for effect in row.strongest() {
            sums[effect.unknown] += effect.part.share;
        }
    }
    let most = (0..sums.len()).max_by(|&a, &b| sums[a].total_cmp(&sums[b]));
    let Some(most) = most.filter(|&most| sums[most] > 0.0 && sums.len() > 1) else {
        return String::new();
    };
    let name = name(&study.unknowns.all()[most]);
    match words.language() {
        Language::Dutch => {
            format!("Wie het nauwkeuriger wil weten, zoekt het eerst uit: {name}.\n")
        }
        Language::English => format!("To know it better, find out first: {name}.\n"),
    }
}

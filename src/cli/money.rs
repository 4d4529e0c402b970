//! What scenarios cost, for good and for a while, and what the extra money brings.

use doorstroom::analysis::{AgainstBaseline, AvoidedLate, MoneyRow, ScenarioFindings};
use doorstroom::measure::PeriodKind;
use doorstroom::model::Model;
use doorstroom::output::Words;
use doorstroom::stats::{Estimate, Interval};

use super::beside::{grouped, question};
use super::words::pick;

/// Costs of every scenario over the reported period, and what they avoid; nothing when nothing is known of money.
pub(super) fn of(scenarios: &[ScenarioFindings<'_>], words: Words) -> String {
    if scenarios.iter().all(|found| whole(found).is_none()) {
        return String::new();
    }
    costs(scenarios, words) + &unpriced(scenarios, words) + &effects(scenarios, words)
}

/// What holds over all that is reported.
fn whole<'a>(found: &'a ScenarioFindings<'_>) -> Option<&'a MoneyRow> {
    let mut rows = found.money.iter();
    rows.find(|row| row.period.kind() == PeriodKind::All)
}

fn costs(scenarios: &[ScenarioFindings<'_>], words: Words) -> String {
    let say = |dutch, english| pick(words.language(), dutch, english);
    let has_income = scenarios
        .iter()
        .filter_map(whole)
        .any(|row| row.income > 0.0);
    let mut subjects = vec![
        ("structural", say("structureel", "for good").to_owned()),
        ("incidental", say("incidenteel", "for a while").to_owned()),
        ("costs", say("samen", "together").to_owned()),
    ];
    if has_income {
        subjects.push(("income", say("opbrengsten", "income").to_owned()));
        let balance = say("opbrengsten min kosten", "income less costs");
        subjects.push(("balance", balance.to_owned()));
    }
    let closed = say("per afgesloten zaak", "for each closed case");
    subjects.push(("closed", closed.to_owned()));
    let mean = |estimate: Option<Estimate>| Some(words.euro(estimate?.mean()));
    let cell = |found: &ScenarioFindings<'_>, subject: &str| {
        let row = whole(found)?;
        match subject {
            "structural" => mean(row.structural),
            "incidental" => mean(row.incidental),
            "costs" => mean(row.costs),
            "income" => Some(words.euro(row.income)),
            "balance" => Some(words.euro(row.income - row.costs?.mean())),
            _ => Some(words.euro(row.for_each_closed?.ratio())),
        }
    };
    question(
        say("kosten over de hele periode", "costs over the whole period"),
        "",
        say(
            "Gemiddeld over de herhalingen. Incidenteel is wat afloopt: eenmalig, tijdelijk of van enkele jaren.",
            "Means over the replications. For a while is what ends: paid once, temporary, or of some years.",
        ),
        scenarios,
        &subjects,
        cell,
    )
}

/// Whose costs are not known.
fn unpriced(scenarios: &[ScenarioFindings<'_>], words: Words) -> String {
    grouped(scenarios, |found| {
        let model = &found.scenario.model;
        let roles = found.unpriced_roles.iter();
        let titles: Vec<String> = roles.map(|role| model.role(*role).title.clone()).collect();
        if titles.is_empty() {
            return Vec::new();
        }
        let titles = words.list(&titles);
        vec![match words.tag() {
            "nl" => format!("zonder {titles}: wat die kosten is niet bekend (`cost_per_year`)"),
            _ => format!("without {titles}: what they cost is not known (`cost_per_year`)"),
        }]
    })
}

/// What the extra money avoids, scenario by scenario.
fn effects(scenarios: &[ScenarioFindings<'_>], words: Words) -> String {
    let [baseline, others @ ..] = scenarios else {
        return String::new();
    };
    let lines = grouped(others, |found| {
        let against = whole(found).and_then(|row| row.against.as_ref());
        against.map_or_else(Vec::new, |against| {
            effect(against, &found.scenario.model, words)
        })
    });
    if lines.is_empty() {
        return String::new();
    }
    let name = &baseline.scenario.name;
    let title = match words.tag() {
        "nl" => format!(
            "Wat het meer kost dan {name}, en wat dat aan te late termijnen scheelt (95%-interval):"
        ),
        _ => format!(
            "What it costs more than {name}, and what that avoids of late terms (95% interval):"
        ),
    };
    format!("\n{title}\n{lines}")
}

/// The extra costs, then each deadline of which something can be said.
fn effect(against: &AgainstBaseline, model: &Model, words: Words) -> Vec<String> {
    let Some(extra) = against.extra else {
        return Vec::new();
    };
    let mut lines = vec![extra_costs(extra, words)];
    let deadlines = against.avoided.iter();
    lines.extend(deadlines.filter_map(|avoided| {
        let title = &model.deadlines()[avoided.deadline.index()].title;
        Some(format!("{title}: {}", avoided_late(avoided, extra, words)?))
    }));
    lines
}

fn extra_costs(extra: Estimate, words: Words) -> String {
    let say = |dutch, english| pick(words.language(), dutch, english);
    let (amount, word) = if extra.mean() < 0.0 {
        (-extra.mean(), say("minder", "less"))
    } else {
        (extra.mean(), say("meer", "more"))
    };
    let interval = extra.interval().map(|interval| {
        if extra.mean() < 0.0 {
            (-interval.high(), -interval.low())
        } else {
            (interval.low(), interval.high())
        }
    });
    let written = words.euro(amount);
    let range = interval.map_or(String::new(), |(low, high)| {
        range(&words.euro(low), &words.euro(high), words)
    });
    format!("{written} {word}{range}")
}

/// Terms that are no longer missed and what each costs; nothing where neither differs.
fn avoided_late(avoided: &AvoidedLate, extra: Estimate, words: Words) -> Option<String> {
    let say = |dutch, english| pick(words.language(), dutch, english);
    let terms = avoided.terms?;
    let interval = terms.interval()?;
    if interval.contains(0.0) {
        let differs = terms.mean().abs() >= 0.5;
        let unsure = say(
            "geen antwoord: het kan ook niets schelen, of meer te laat zijn",
            "no answer: it may as well avoid nothing, or make more late",
        );
        return differs.then(|| unsure.to_owned());
    }
    let (number, word, low, high) = if terms.mean() > 0.0 {
        let fewer = say("minder te laat", "fewer late");
        (terms.mean(), fewer, interval.low(), interval.high())
    } else {
        let more = say("meer te laat", "more late");
        (-terms.mean(), more, -interval.high(), -interval.low())
    };
    let range_of_terms = range(&words.count(low), &words.count(high), words);
    let mut said = format!("{} {word}{range_of_terms}", words.count(number));
    if avoided.is_sure() && surely_costs(extra) {
        let each = avoided.euro_for_each?;
        said += &format!(
            "; {} {}{}",
            words.euro(each.ratio()),
            say("per termijn", "for each"),
            range_of_euro(each.interval(), words)
        );
    }
    Some(said)
}

/// Is the extra money surely more than nothing?
fn surely_costs(extra: Estimate) -> bool {
    extra
        .interval()
        .is_some_and(|interval| interval.low() > 0.0)
}

fn range_of_euro(interval: Interval, words: Words) -> String {
    range(
        &words.euro(interval.low()),
        &words.euro(interval.high()),
        words,
    )
}

/// ` (31 tot 58)`; nothing where both read the same.
fn range(low: &str, high: &str, words: Words) -> String {
    if low == high {
        return String::new();
    }
    format!(" ({low} {} {high})", pick(words.language(), "tot", "to"))
}

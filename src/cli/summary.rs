//! What a run found, in two tables and a few lines.

use std::path::Path;

use doorstroom::analysis::{DeadlineRow, Findings, ScenarioFindings};
use doorstroom::measure::{Basis, DurationMeasure, PeriodKind, Scope, StockMeasure};
use doorstroom::model::StageId;
use doorstroom::output::{Heading, Words, run_id};

use super::table::Columns;
use super::words::{capitalised, pick};
use super::{beside, causes, differences, money, targets, unknowns};

/// The summary of a study, with where its files are.
pub(super) fn of(findings: &Findings<'_>, files: usize, folder: &Path) -> String {
    let study = findings.study;
    let words = Words::of(study.language);
    let mut text = heading(findings, words);
    match &findings.scenarios[..] {
        [alone] => text += &of_one(alone, words),
        several => text += &beside::of(several, words),
    }
    text += &differences::of(&findings.scenarios, words);
    text += &differences::of_bases(&findings.scenarios, words);
    text += &targets::of(&study.targets, &findings.scenarios, words);
    text += &unknowns::of(findings, words);
    text += &causes::of(&findings.scenarios, words);
    text += &hires(&findings.scenarios, words);
    text += &money::of(&findings.scenarios, words);
    text += &cautions(&findings.scenarios, words);
    if let Some(assumptions) = words.assumptions(&study.assumptions) {
        text += &format!("\n{}\n", sentence(&assumptions));
    }
    text + &format!(
        "{}\n",
        words.files_written(files, &folder.display().to_string())
    )
}

/// Which scenarios the study leaves out unless they are asked for, and how that is done; nothing when it leaves out none.
pub(super) fn left_out(names: &[String], words: Words) -> String {
    let ask = pick(
        words.language(),
        "Niet gesimuleerd (vraag erom met --scenario NAAM, of alles met --all):",
        "Not simulated (ask with --scenario NAME, or for all with --all):",
    );
    match names {
        [] => String::new(),
        names => format!("{ask} {}\n", names.join(", ")),
    }
}

/// The tables of the only scenario.
fn of_one(found: &ScenarioFindings<'_>, words: Words) -> String {
    let mut text = format!("\n{}", stages(found, words));
    if !found.scenario.model.deadlines().is_empty() {
        text += &format!(
            "\n{}{}\n",
            deadlines(found, words),
            words.basis_explained(Basis::Due)
        );
    }
    text
}

/// What was simulated, and what its numbers are.
fn heading(findings: &Findings<'_>, words: Words) -> String {
    let study = findings.study;
    let period = findings.scenarios.first().map(|scenario| {
        let model = &scenario.scenario.model;
        words.days_from_until(model.from(), model.until())
    });
    format!(
        "{}\n{} · {} · run {} (seed {})\n{}\n",
        study.title,
        period.unwrap_or_default(),
        words.replications(study.plan.replications as usize),
        run_id(study),
        study.plan.seed,
        sentence(words.expectation()),
    )
}

/// The waiting list, the wait and the work in hand of every stage.
fn stages(found: &ScenarioFindings<'_>, words: Words) -> String {
    let headings = [
        words.heading(Heading::Stage),
        words.heading(Heading::WaitingAtStart),
        words.heading(Heading::WaitingAtEnd),
        words.heading(Heading::Range),
        words.heading(Heading::Wait),
        words.heading(Heading::InHand),
        words.heading(Heading::Range),
    ];
    let mut columns = Columns::new(headings, 1);
    let model = &found.scenario.model;
    for (index, stage) in model.stages().iter().enumerate() {
        let id = StageId::from(index);
        let [waiting, in_hand] = [StockMeasure::Waiting, StockMeasure::InHand].map(|measure| {
            let series = found.stock.iter().find(|series| {
                series.scope == Scope::All && series.stage == id && series.measure == measure
            });
            series.map_or(&[][..], |series| &series.points)
        });
        let (Some(first), Some(last), Some(in_hand)) =
            (waiting.first(), waiting.last(), in_hand.last())
        else {
            continue;
        };
        columns.row([
            stage.title.clone(),
            words.count(first.band.p50),
            words.count(last.band.p50),
            words.count_range(last.band.p05, last.band.p95),
            wait(found, id, words),
            words.count(in_hand.band.p50),
            words.count_range(in_hand.band.p05, in_hand.band.p95),
        ]);
    }
    columns.text()
}

/// The mean wait for the first work of a stage, over the whole period.
fn wait(found: &ScenarioFindings<'_>, stage: StageId, words: Words) -> String {
    let row = found.durations.iter().find(|row| {
        row.scope == Scope::All
            && row.stage == stage
            && row.measure == DurationMeasure::Wait
            && row.period.kind() == PeriodKind::All
    });
    let days = row.and_then(|row| row.days.as_ref());
    days.map_or("–".into(), |days| words.duration(days.mean.mean()))
}

/// The share of every term that was met, over the whole period.
fn deadlines(found: &ScenarioFindings<'_>, words: Words) -> String {
    let headings = [
        words.heading(Heading::Deadline),
        words.heading(Heading::TermsEnded),
        words.heading(Heading::ShareInTime),
        words.heading(Heading::Interval),
        words.heading(Heading::Target),
        words.heading(Heading::ChanceTargetMet),
    ];
    let mut columns = Columns::new(headings, 1);
    let whole = found.deadlines.iter().filter(|row| {
        row.scope == Scope::All && row.basis == Basis::Due && row.period.kind() == PeriodKind::All
    });
    for row in whole {
        let title = &found.scenario.model.deadlines()[row.deadline.index()].title;
        columns.row(deadline(title, row, words));
    }
    columns.text()
}

fn deadline(title: &str, row: &DeadlineRow, words: Words) -> [String; 6] {
    let none = || "–".to_owned();
    let share = row.share.as_ref();
    let interval = share.and_then(|share| share.interval);
    [
        title.to_owned(),
        words.count(row.cases),
        share.map_or_else(none, |share| words.percent(share.mean)),
        interval.map_or_else(none, |interval| {
            words.percent_range(interval.low(), interval.high())
        }),
        row.target
            .map_or_else(none, |target| words.percent_as_set(target)),
        row.target_met
            .as_ref()
            .map_or_else(none, |met| words.percent(met.share())),
    ]
}

/// What became of every hire.
fn hires(scenarios: &[ScenarioFindings<'_>], words: Words) -> String {
    let said = |found: &ScenarioFindings<'_>| {
        let model = &found.scenario.model;
        let hires = found.hires.iter();
        hires.map(|hire| words.hire(hire, model)).collect()
    };
    let title = pick(
        words.language(),
        "Wat er van extra inzet terechtkomt (over de hele gesimuleerde tijd):",
        "What becomes of extra staff (over all simulated time):",
    );
    beside::listed(title, scenarios, said)
}

/// What a reader must know before using the numbers.
fn cautions(scenarios: &[ScenarioFindings<'_>], words: Words) -> String {
    let said = |found: &ScenarioFindings<'_>| {
        let model = &found.scenario.model;
        let cautions = found.cautions.iter();
        cautions
            .map(|caution| words.caution(caution, model))
            .collect()
    };
    let title = pick(words.language(), "Let op:", "Take care:");
    beside::listed(title, scenarios, said)
}

/// A fragment as a sentence.
fn sentence(fragment: &str) -> String {
    format!("{}.", capitalised(fragment))
}

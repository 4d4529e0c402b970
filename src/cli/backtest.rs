//! What was measured in reality beside the simulated range, in a table and a few sentences.

use doorstroom::analysis::{Backtest, BacktestRow};
use doorstroom::output::{Heading, Words};

use super::table::Columns;

/// The table of a back-test, and what it says of the study.
pub(super) fn of(backtest: &Backtest<'_>) -> String {
    let study = backtest.study;
    let words = Words::of(study.language);
    format!(
        "{}\n{} · seed {}\n\n{}\n{}\n",
        study.title,
        words.replications(study.plan.replications as usize),
        study.plan.seed,
        table(backtest, words),
        words.coverage(&backtest.coverage),
    )
}

fn table(backtest: &Backtest<'_>, words: Words) -> String {
    let headings = [
        Heading::Observation,
        Heading::Observed,
        Heading::Mean,
        Heading::Range,
        Heading::Place,
        Heading::Verdict,
    ];
    let mut columns = Columns::new(headings.map(|heading| words.heading(heading)), 1);
    for row in &backtest.rows {
        columns.row(cells(backtest, row, words));
    }
    columns.text()
}

fn cells(backtest: &Backtest<'_>, row: &BacktestRow<'_>, words: Words) -> Vec<String> {
    let model = &backtest.study.scenarios[0].model;
    let value = |value: f64| words.observed_value(&row.observed.measure, value);
    let none = || "–".to_owned();
    let range = |low, high| words.observed_range(&row.observed.measure, low, high);
    vec![
        words.observation(row.observed, model),
        value(row.observed.value),
        row.simulated.map_or_else(none, |found| value(found.mean)),
        row.simulated
            .map_or_else(none, |found| range(found.band.p05, found.band.p95)),
        row.simulated
            .map_or_else(none, |found| words.percent(found.pit)),
        words.fit(row.fit).to_owned(),
    ]
}

//! What was tried to answer a question about size.

use std::io;

use super::field::{ends, ends_of, euro, known, share};
use crate::analysis::{Answer, Sizing, Try};

/// The columns after those of the keys that were varied; the first interval is of the chance, the second of the mean.
const AFTER_THE_KEYS: [&str; 10] = [
    "cost",
    "replications",
    "reached",
    "chance",
    "chance_ci_low",
    "chance_ci_high",
    "mean",
    "mean_ci_low",
    "mean_ci_high",
    "answer",
];

/// Writes every try, one a row.
///
/// # Errors
/// When `to` cannot be written.
pub(in crate::output) fn write_tries(sizing: &Sizing, to: impl io::Write) -> io::Result<()> {
    let keys = sizing
        .question
        .varied
        .iter()
        .map(|varied| varied.key.as_str());
    let mut writer = csv::Writer::from_writer(to);
    writer.write_record(["scenario"].into_iter().chain(keys).chain(AFTER_THE_KEYS))?;
    for (number, tried) in sizing.tries.iter().enumerate() {
        let is_answer = match sizing.answer {
            Answer::Suffices(at) | Answer::LeastSuffices(at) => at == number,
            Answer::Nothing { .. } => false,
        };
        writer.write_field(&sizing.study.scenarios[0].name)?;
        writer.write_record(row(sizing, tried, is_answer))?;
    }
    writer.flush()
}

fn row(sizing: &Sizing, tried: &Try, is_answer: bool) -> Vec<String> {
    let varied = tried.amounts.iter().zip(&sizing.question.varied);
    let mut row: Vec<String> = varied
        .map(|(&amount, varied)| varied.settable.label(amount))
        .collect();
    let count = |count: u64| count.to_string();
    let [chance_low, chance_high] = ends(tried.chance.map(|chance| chance.interval()), share);
    let [mean_low, mean_high] = ends_of(tried.measure, share);
    row.extend([
        euro(tried.cost),
        known(tried.chance.map(|chance| chance.trials()), count),
        known(tried.chance.map(|chance| chance.successes()), count),
        known(tried.chance, |chance| share(chance.share())),
        chance_low,
        chance_high,
        known(tried.measure, |measure| share(measure.mean())),
        mean_low,
        mean_high,
        is_answer.to_string(),
    ]);
    row
}

//! Every set of numbers that was tried to reproduce what was measured.

use std::io;

use super::field::known;
use crate::experiment::{Fitted, Phase, Response, Trial};

/// Writes one row for each set, in the order in which they were tried: the numbers under their keys, then what the runs
/// have on average of each observation, by its number.
///
/// # Errors
/// When `to` cannot be written.
pub(in crate::output) fn fit(fitted: &Fitted, to: impl io::Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(to);
    let observations = fitted.best_trial().responses.len();
    let mut header: Vec<String> = ["trial", "phase", "objective", "acceptable"]
        .map(str::to_owned)
        .into();
    header.extend(fitted.keys.iter().map(|key| key.free.key.clone()));
    header.extend((1..=observations).map(|number| format!("observation_{number}")));
    writer.write_record(header)?;
    for (number, trial) in fitted.trials.iter().enumerate() {
        writer.write_record(record(number + 1, trial))?;
    }
    writer.flush()
}

fn record(number: usize, trial: &Trial) -> Vec<String> {
    let phase = match trial.phase {
        Phase::Start => "start",
        Phase::Search => "search",
        Phase::Region => "region",
    };
    let mut record = vec![
        number.to_string(),
        phase.to_owned(),
        format!("{:.4}", trial.objective),
        trial.acceptable.to_string(),
    ];
    record.extend(trial.values.iter().map(f64::to_string));
    let mean =
        |response: &Option<Response>| known(*response, |response| format!("{:.4}", response.mean));
    record.extend(trial.responses.iter().map(mean));
    record
}

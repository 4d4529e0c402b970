//! Observations beside the simulated range.

use std::io;

use super::super::words::{basis_of, duration_of, stock_of};
use super::field::{area, cases, days, known, share};
use crate::analysis::{Backtest, BacktestRow, Fit, Simulated};
use crate::measure::Scope;
use crate::model::{Days, Model, ObservedFlow, ObservedMeasure, ObservedPart, StageId};
use crate::time::Day;

/// One row for each observation; a stock has no `until`.
const BACKTEST: [&str; 16] = [
    "observation",
    "measure",
    "of",
    "area",
    "from",
    "until",
    "observed",
    "mean",
    "p05",
    "p25",
    "p50",
    "p75",
    "p95",
    "pit",
    "verdict",
    "source",
];

/// Writes the table.
///
/// # Errors
/// When `to` cannot be written.
pub(in crate::output) fn backtest(backtest: &Backtest<'_>, to: impl io::Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(to);
    writer.write_record(BACKTEST)?;
    let Some(baseline) = backtest.study.scenarios.first() else {
        return writer.flush();
    };
    for (number, row) in backtest.rows.iter().enumerate() {
        writer.write_record(record(number + 1, &baseline.model, row))?;
    }
    writer.flush()
}

fn record(number: usize, model: &Model, row: &BacktestRow<'_>) -> Vec<String> {
    let observed = row.observed;
    let (measure, of, from, until) = what(model, &observed.measure);
    let write = match observed.measure {
        ObservedMeasure::ShareInTime { .. } => share,
        ObservedMeasure::Duration { .. } | ObservedMeasure::Clock { .. } => days,
        _ => cases,
    };
    let simulated = |of: fn(Simulated) -> f64| known(row.simulated.map(of), write);
    vec![
        number.to_string(),
        measure,
        of,
        area(model, observed.area.map_or(Scope::All, Scope::Area)),
        from.to_string(),
        known(until, |day| day.to_string()),
        write(observed.value),
        simulated(|simulated| simulated.mean),
        simulated(|simulated| simulated.band.p05),
        simulated(|simulated| simulated.band.p25),
        simulated(|simulated| simulated.band.p50),
        simulated(|simulated| simulated.band.p75),
        simulated(|simulated| simulated.band.p95),
        known(row.simulated, |simulated| share(simulated.pit)),
        verdict(row.fit).into(),
        observed.source.clone().unwrap_or_default(),
    ]
}

/// What was measured, of what, from when and until when.
fn what(model: &Model, measure: &ObservedMeasure) -> (String, String, Day, Option<Day>) {
    let stage = |id: StageId| model.stage(id).name.clone();
    let (name, of, during) = match measure {
        ObservedMeasure::ShareInTime {
            deadline,
            basis,
            during,
        } => (
            format!("share_{}", basis_of(*basis).key()),
            model.deadlines()[deadline.index()].name.clone(),
            during,
        ),
        ObservedMeasure::Stock {
            stock,
            stage: id,
            date,
        } => return (stock_of(*stock).key().into(), stage(*id), *date, None),
        ObservedMeasure::Duration {
            duration,
            stage: id,
            part,
            during,
        } => (
            part_of(duration_of(*duration).key(), *part),
            stage(*id),
            during,
        ),
        ObservedMeasure::Clock {
            deadline,
            part,
            during,
        } => (
            part_of("clock", *part),
            model.deadlines()[deadline.index()].name.clone(),
            during,
        ),
        ObservedMeasure::Flow {
            flow,
            stage: id,
            during,
        } => (point(*flow).into(), stage(*id), during),
        ObservedMeasure::Received { stream, during } => {
            let name = model.stream(*stream).name.clone();
            ("received".into(), name, during)
        }
    };
    let Days { from, until } = *during;
    (name, of, from, Some(until))
}

/// `wait_p75`, `clock_slowest_25`.
fn part_of(lengths: &str, part: ObservedPart) -> String {
    let percent = |share: f64| (share * 1e4).round() / 100.0;
    match part {
        ObservedPart::Quantile(quantile) => format!("{lengths}_p{:02}", percent(quantile)),
        ObservedPart::Slowest(share) => format!("{lengths}_slowest_{:02}", percent(share)),
    }
}

fn point(flow: ObservedFlow) -> &'static str {
    match flow {
        ObservedFlow::Entered => "entered",
        ObservedFlow::Started => "started",
        ObservedFlow::Completed => "completed",
    }
}

fn verdict(fit: Fit) -> &'static str {
    match fit {
        Fit::Fits => "fits",
        Fit::TooLow => "simulated_too_low",
        Fit::TooHigh => "simulated_too_high",
        Fit::NothingSimulated => "nothing_simulated",
    }
}

//! What differs between each scenario and the baseline, in the same random futures.

use super::field::{area, cases, days, ends, known, share};
use super::table::{Rows, Told};
use crate::analysis::{Compared, ComparisonRow};
use crate::measure::{Basis, DurationMeasure, StockMeasure};
use crate::model::Model;
use crate::stats::Paired;

/// Paired differences, scenario less baseline: shares from 0 to 1, numbers of cases, or days.
pub(super) const COMPARISON: [&str; 10] = [
    "baseline",
    "area",
    "subject",
    "measure",
    "period",
    "difference",
    "ci_low",
    "ci_high",
    "chance_better",
    "narrower",
];

pub(super) fn comparison(told: Told<'_>) -> Rows<'_> {
    let rows = told.found.comparisons.iter();
    Box::new(rows.map(move |row| comparison_row(told, row)))
}

fn comparison_row(told: Told<'_>, row: &ComparisonRow) -> Vec<String> {
    let model = &told.found.scenario.model;
    let (subject, measure) = names(model, row.compared);
    let write = writer(row.compared);
    let difference = row.values.map(|values| values.difference());
    let [low, high] = ends(
        difference.and_then(|difference| difference.interval()),
        write,
    );
    vec![
        told.study.scenarios[0].name.clone(),
        area(model, row.scope),
        subject,
        measure.to_owned(),
        row.period.label(),
        known(difference, |difference| write(difference.mean())),
        low,
        high,
        known(row.chance_better(), share),
        known(row.values.as_ref().and_then(Paired::narrower), share),
    ]
}

/// Subject and measure, as `replications.csv` names them.
fn names(model: &Model, compared: Compared) -> (String, &'static str) {
    let stage = |stage| model.stage(stage).name.clone();
    match compared {
        Compared::Share(deadline, basis) => (
            model.deadlines()[deadline.index()].name.clone(),
            share_of(basis),
        ),
        Compared::Stock(id, of) => (stage(id), at_end(of)),
        Compared::MeanDays(id, of) => (stage(id), mean_days(of)),
    }
}

fn writer(compared: Compared) -> fn(f64) -> String {
    match compared {
        Compared::Share(..) => share,
        Compared::Stock(..) => cases,
        Compared::MeanDays(..) => days,
    }
}

/// The name of a share in time of one run.
pub(super) fn share_of(basis: Basis) -> &'static str {
    match basis {
        Basis::Due => "share_due",
        Basis::Finished => "share_finished",
        Basis::Open => "share_open",
    }
}

/// The name of a stock on the last date of a period.
pub(super) fn at_end(of: StockMeasure) -> &'static str {
    match of {
        StockMeasure::Waiting => "waiting_at_end",
        StockMeasure::InHand => "in_hand_at_end",
    }
}

/// The name of a mean duration of one run.
pub(super) fn mean_days(of: DurationMeasure) -> &'static str {
    match of {
        DurationMeasure::Wait => "mean_wait_days",
        DurationMeasure::Stage => "mean_stage_days",
        DurationMeasure::SinceReceived => "mean_since_received_days",
    }
}

//! Deadlines: the share in time on each basis, the chance that the target is met, what is overdue, and how long clocks ran.

use super::field::{area, cases, days, ends, ends_of, known, share};
use super::table::{Rows, Told};
use crate::analysis::{ClockRow, DeadlineRow, OverdueSeries, Spread, StockPoint};
use crate::model::Model;

/// Shares in time; the interval is of their mean, p05 and p95 are of the replications.
pub(super) const DEADLINES: [&str; 13] = [
    "area",
    "deadline",
    "basis",
    "period",
    "cases",
    "share",
    "ci_low",
    "ci_high",
    "p05",
    "p95",
    "overdue",
    "target",
    "chance_target_met",
];

/// Terms that are over and not met, by date.
pub(super) const OVERDUE: [&str; 9] = [
    "area", "deadline", "date", "mean", "p05", "p25", "p50", "p75", "p95",
];

/// How long the clocks ran that stopped, in days. Of each quantile over the cases of a run: the mean, the 5th and the 95th
/// percentile over the replications.
pub(super) const CLOCKS: [&str; 13] = [
    "area", "deadline", "period", "cases", "mean", "ci_low", "ci_high", "p50", "p50_p05",
    "p50_p95", "p80", "p80_p05", "p80_p95",
];

pub(super) fn deadlines(told: Told<'_>) -> Rows<'_> {
    let model = &told.found.scenario.model;
    let rows = told.found.deadlines.iter();
    Box::new(rows.map(move |row| deadline_row(model, row)))
}

fn deadline_row(model: &Model, row: &DeadlineRow) -> Vec<String> {
    let [low, high] = ends(row.share.and_then(|share| share.interval), share);
    vec![
        area(model, row.scope),
        model.deadlines()[row.deadline.index()].name.clone(),
        row.basis.key().into(),
        row.period.label(),
        cases(row.cases),
        known(row.share, |estimate| share(estimate.mean)),
        low,
        high,
        known(row.share, |estimate| share(estimate.p05)),
        known(row.share, |estimate| share(estimate.p95)),
        cases(row.overdue),
        known(row.target, share),
        known(row.target_met, |chance| share(chance.share())),
    ]
}

pub(super) fn overdue(told: Told<'_>) -> Rows<'_> {
    let model = &told.found.scenario.model;
    let rows = move |series: &'_ OverdueSeries| {
        let row = |point: &StockPoint| {
            let band = point.band;
            let numbers = [point.mean, band.p05, band.p25, band.p50, band.p75, band.p95];
            let mut row = vec![
                area(model, series.scope),
                model.deadlines()[series.deadline.index()].name.clone(),
                point.date.to_string(),
            ];
            row.extend(numbers.map(cases));
            row
        };
        series.points.iter().map(row).collect::<Vec<_>>()
    };
    Box::new(told.found.overdue.iter().flat_map(rows))
}

pub(super) fn clocks(told: Told<'_>) -> Rows<'_> {
    let model = &told.found.scenario.model;
    Box::new(
        told.found
            .clock_times
            .iter()
            .map(move |row| clock_row(model, row)),
    )
}

fn clock_row(model: &Model, row: &ClockRow) -> Vec<String> {
    let mean = row.days.map(|days| days.mean);
    let spread = |spread: Option<Spread>| {
        let numbers = [
            spread.map(|spread| spread.mean),
            spread.map(|spread| spread.p05),
            spread.map(|spread| spread.p95),
        ];
        numbers.map(|number| known(number, days))
    };
    let mut fields = vec![
        area(model, row.scope),
        model.deadlines()[row.deadline.index()].name.clone(),
        row.period.label(),
        cases(row.cases),
        known(mean, |mean| days(mean.mean())),
    ];
    fields.extend(ends_of(mean, days));
    fields.extend(spread(row.days.map(|days| days.p50)));
    fields.extend(spread(row.days.map(|days| days.p80)));
    fields
}

//! What becomes of cases: stock, flow, durations, and when a list is gone.

use super::field::{area, cases, days, ends_of, known, share};
use super::table::{Rows, Told};
use crate::analysis::{
    CauseRow, ClearanceRow, DurationEstimates, DurationRow, FairnessRow, FlowRow, StockPoint,
    StockSeries,
};
use crate::measure::Scope;
use crate::model::Model;
use crate::stats::Estimate;
use crate::time::Day;

/// Cases waiting and in hand, by date.
pub(super) const STOCK: [&str; 10] = [
    "area", "stage", "measure", "date", "mean", "p05", "p25", "p50", "p75", "p95",
];

/// Cases that entered, were started and were completed: means over the replications.
pub(super) const FLOW: [&str; 6] = ["area", "stage", "period", "entered", "started", "completed"];

/// When the waiting list of a stage is gone: p05 to p95 are dates by which it is in so many of the replications.
pub(super) const CLEARANCE: [&str; 9] = [
    "stage",
    "limit",
    "there_at_first",
    "never",
    "p05",
    "p25",
    "p50",
    "p75",
    "p95",
];

/// How long it took, in days; after the quantiles the ends of their 95% intervals.
pub(super) const DURATIONS: [&str; 20] = [
    "area", "stage", "measure", "period", "cases", "mean", "ci_low", "ci_high", "p50", "p80",
    "p90", "p95", "p50_low", "p50_high", "p80_low", "p80_high", "p90_low", "p90_high", "p95_low",
    "p95_high",
];

/// What the time in a stage goes to, in days for each case.
pub(super) const CAUSES: [&str; 8] = [
    "area", "stage", "period", "cause", "cases", "mean", "ci_low", "ci_high",
];

pub(super) fn causes(told: Told<'_>) -> Rows<'_> {
    let model = &told.found.scenario.model;
    let row = move |row: &CauseRow| {
        let mut fields = vec![
            area(model, row.scope),
            model.stage(row.stage).name.clone(),
            row.period.label(),
            row.cause.key().into(),
            cases(row.cases),
            known(row.days, |estimate| days(estimate.mean())),
        ];
        fields.extend(ends_of(row.days, days));
        fields
    };
    Box::new(told.found.causes.iter().map(row))
}

pub(super) fn stock(told: Told<'_>) -> Rows<'_> {
    let model = &told.found.scenario.model;
    let rows = move |series| stock_rows(model, series);
    Box::new(told.found.stock.iter().flat_map(rows))
}

fn stock_rows<'a>(
    model: &'a Model,
    series: &'a StockSeries,
) -> impl Iterator<Item = Vec<String>> + 'a {
    let row = move |point: &StockPoint| {
        let band = point.band;
        let numbers = [point.mean, band.p05, band.p25, band.p50, band.p75, band.p95];
        let mut row = vec![
            area(model, series.scope),
            model.stage(series.stage).name.clone(),
            series.measure.key().into(),
            point.date.to_string(),
        ];
        row.extend(numbers.map(cases));
        row
    };
    series.points.iter().map(row)
}

pub(super) fn flow(told: Told<'_>) -> Rows<'_> {
    let model = &told.found.scenario.model;
    let row = move |row: &FlowRow| {
        vec![
            area(model, row.scope),
            model.stage(row.stage).name.clone(),
            row.period.label(),
            cases(row.entered),
            cases(row.started),
            cases(row.completed),
        ]
    };
    Box::new(told.found.flow.iter().map(row))
}

/// The measure of fairness: the largest difference in mean wait between areas.
pub(super) const WAIT_DIFFERENCE: &str = "wait_difference_between_areas";

pub(super) fn durations(told: Told<'_>) -> Rows<'_> {
    let model = &told.found.scenario.model;
    let same = |one: &DurationRow, other: &DurationRow| {
        (one.scope, one.stage) == (other.scope, other.stage)
    };
    let of_stage = move |rows: &'_ [DurationRow]| {
        let (scope, stage) = (rows[0].scope, rows[0].stage);
        let fairness = told.found.fairness.iter();
        let fairness = fairness.filter(|row| scope == Scope::All && row.stage == stage);
        let durations = rows.iter().map(|row| duration_row(model, row));
        let rows = durations.chain(fairness.map(|row| fairness_row(model, row)));
        rows.collect::<Vec<_>>()
    };
    let stages = told.found.durations.chunk_by(same);
    Box::new(stages.flat_map(of_stage))
}

/// A difference of means has an interval and no quantiles.
fn fairness_row(model: &Model, row: &FairnessRow) -> Vec<String> {
    let mut fields = vec![
        area(model, Scope::All),
        model.stage(row.stage).name.clone(),
        WAIT_DIFFERENCE.into(),
        row.period.label(),
        cases(row.cases),
        known(row.days, |estimate| days(estimate.mean())),
    ];
    fields.extend(ends_of(row.days, days));
    fields.resize(DURATIONS.len(), String::new());
    fields
}

fn duration_row(model: &Model, row: &DurationRow) -> Vec<String> {
    let estimate = |of: fn(&DurationEstimates) -> Estimate| row.days.as_ref().map(of);
    let middle = |estimate: Option<Estimate>| known(estimate, |estimate| days(estimate.mean()));
    let mean = estimate(|days| days.mean);
    let quantiles = [
        estimate(|days| days.p50),
        estimate(|days| days.p80),
        estimate(|days| days.p90),
        estimate(|days| days.p95),
    ];
    let mut fields = vec![
        area(model, row.scope),
        model.stage(row.stage).name.clone(),
        row.measure.key().into(),
        row.period.label(),
        cases(row.cases),
        middle(mean),
    ];
    fields.extend(ends_of(mean, days));
    fields.extend(quantiles.map(middle));
    fields.extend(
        quantiles
            .into_iter()
            .flat_map(|quantile| ends_of(quantile, days)),
    );
    fields
}

pub(super) fn clearance(told: Told<'_>) -> Rows<'_> {
    let model = &told.found.scenario.model;
    let row = move |row: &ClearanceRow| {
        let first = row.first;
        let dates = [first.p05, first.p25, first.p50, first.p75, first.p95];
        let mut fields = vec![
            model.stage(row.stage).name.clone(),
            cases(row.limit),
            share(row.there_at_first),
            share(row.never),
        ];
        fields.extend(dates.map(|date| known(date, |date: Day| date.to_string())));
        fields
    };
    Box::new(told.found.clearance.iter().map(row))
}

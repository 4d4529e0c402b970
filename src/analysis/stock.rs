//! Stock over time: the middle and the bands over the replications.

use super::across_runs::{Layout, mean};
use crate::measure::{RunMeasures, Scope, StockMeasure, stock_dates};
use crate::model::{Model, StageId};
use crate::stats::Band;
use crate::time::Day;

/// The cases in a stage, date by date.
#[derive(Clone, PartialEq, Debug)]
pub struct StockSeries {
    /// Of which areas.
    pub scope: Scope,
    /// Which stage.
    pub stage: StageId,
    /// Waiting or in hand.
    pub measure: StockMeasure,
    /// One for each of [`stock_dates`].
    pub points: Vec<StockPoint>,
}

/// The cases in a stage on one date.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct StockPoint {
    /// Counted at 00:00 of this day.
    pub date: Day,
    /// The mean over the replications.
    pub mean: f64,
    /// The quantiles over the replications.
    pub band: Band,
}

pub(super) fn series(model: &Model, runs: &[RunMeasures]) -> Vec<StockSeries> {
    let dates = stock_dates(model);
    let mut all = Vec::new();
    for (scope, stage) in Layout::of(model).stages() {
        for measure in StockMeasure::ALL {
            let on_date = |(position, &date): (usize, &Day)| {
                let cases =
                    |run: &RunMeasures| f64::from(run.stock(scope, stage, measure, position));
                let values: Vec<f64> = runs.iter().map(cases).collect();
                Some(StockPoint {
                    date,
                    mean: mean(runs, cases),
                    band: Band::of(&values)?,
                })
            };
            all.push(StockSeries {
                scope,
                stage,
                measure,
                points: dates.iter().enumerate().filter_map(on_date).collect(),
            });
        }
    }
    all
}

//! Overdue over time: how many terms are over and not met, date by date.

use super::across_runs::{Layout, mean};
use super::stock::StockPoint;
use crate::measure::{RunMeasures, Scope, stock_dates};
use crate::model::{DeadlineId, Model};
use crate::stats::Band;
use crate::time::Day;

/// The terms of a deadline that are over and not met, date by date.
#[derive(Clone, PartialEq, Debug)]
pub struct OverdueSeries {
    /// Of which areas.
    pub scope: Scope,
    /// Which deadline.
    pub deadline: DeadlineId,
    /// One for each of [`stock_dates`].
    pub points: Vec<StockPoint>,
}

/// A series for every area and deadline.
pub(super) fn series(model: &Model, runs: &[RunMeasures]) -> Vec<OverdueSeries> {
    let dates = stock_dates(model);
    let of = |(scope, deadline): (Scope, DeadlineId)| {
        let on_date = |(position, &date): (usize, &Day)| {
            let terms = |run: &RunMeasures| f64::from(run.overdue(scope, deadline, position));
            let values: Vec<f64> = runs.iter().map(terms).collect();
            Some(StockPoint {
                date,
                mean: mean(runs, terms),
                band: Band::of(&values)?,
            })
        };
        OverdueSeries {
            scope,
            deadline,
            points: dates.iter().enumerate().filter_map(on_date).collect(),
        }
    };
    Layout::of(model).deadlines().map(of).collect()
}

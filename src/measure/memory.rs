//! How much memory the measures of a run take, told before it is run.

use super::durations::DurationMeasure;
use super::period::Periods;
use super::scope::Scope;
use super::stock::{StockMeasure, stock_dates};
use super::terms::Basis;
use crate::model::Model;

/// The bytes that the measures of one run of a model hold on to once it is over: not less, and at most about twice as many.
///
/// Counts are taken as four bytes, of which two are enough where all are below 65,536.
pub fn bytes_of_run(model: &Model) -> u64 {
    let periods = Periods::of(model);
    let (areas, stages) = (model.areas().len(), model.stages().len());
    let (months, dates) = (periods.months().len(), stock_dates(model).len());
    let terms = model.deadlines().len() * areas;
    let cells = stages * areas;
    let scopes = Scope::of(model).len();
    let durations = DurationMeasure::ALL.len();
    let staff = model.desks().all().len() + model.changes().len();
    let counts = dates * cells * StockMeasure::ALL.len()
        + months * cells * 3
        + months * terms * Basis::ALL.len() * 2
        + dates * terms;
    let sums = months * cells * durations;
    let quantiles = scopes * stages * durations * periods.all().len();
    let hours = months * staff * 3 + model.changes().len() * 16;
    const REST: usize = 1_024;
    (counts * 4 + sums * 8 + quantiles * 16 + hours * 8 + REST) as u64
}

/// The bytes that a run with so many cases takes while it goes on, at most: durations that are kept until its end, and cases
/// that are all open at once.
pub fn bytes_while_running(model: &Model, cases: f64) -> u64 {
    /// Three durations of each stage, in lists that may have room for twice as many.
    const DURATIONS: f64 = 24.0;
    /// A case, its clocks and what is still to happen to it.
    const CASE: f64 = 400.0;
    let each = CASE + DURATIONS * model.stages().len() as f64;
    bytes_of_run(model) + (cases * each) as u64
}

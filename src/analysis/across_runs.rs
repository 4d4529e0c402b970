//! One number of every run, and what these numbers say together.

use crate::measure::{Period, PeriodKind, Periods, Scope, stock_dates};
use crate::model::{DeadlineId, Model, StageId};
use crate::stats::{ConfidenceLevel, Estimate};

/// The confidence of every interval.
pub(super) const LEVEL: ConfidenceLevel = ConfidenceLevel::NINETY_FIVE;

/// The mean of a number over the runs and its interval; `None` without runs.
pub(super) fn estimate<R>(runs: &[R], value: impl Fn(&R) -> f64) -> Option<Estimate> {
    estimate_known(runs, |run| Some(value(run)))
}

/// The mean over the runs that have the number, and its interval; `None` when no run has it.
pub(super) fn estimate_known<R>(runs: &[R], value: impl Fn(&R) -> Option<f64>) -> Option<Estimate> {
    Estimate::of_tally(&runs.iter().filter_map(value).collect(), LEVEL)
}

/// The mean of a number over the runs, or over what was taken from each; zero without runs.
pub(super) fn mean<R>(runs: &[R], value: impl Fn(&R) -> f64) -> f64 {
    let total: f64 = runs.iter().map(value).sum();
    total / runs.len().max(1) as f64
}

/// What every table of a model is laid out by.
pub(super) struct Layout {
    pub(super) scopes: Vec<Scope>,
    pub(super) periods: Periods,
    stages: usize,
    deadlines: usize,
}

impl Layout {
    pub(super) fn of(model: &Model) -> Self {
        Layout {
            scopes: Scope::of(model),
            periods: Periods::of(model),
            stages: model.stages().len(),
            deadlines: model.deadlines().len(),
        }
    }

    /// Every scope with every stage.
    pub(super) fn stages(&self) -> impl Iterator<Item = (Scope, StageId)> {
        let stages = self.stages;
        let with_stages = move |&scope| (0..stages).map(move |stage| (scope, StageId::from(stage)));
        self.scopes.iter().flat_map(with_stages)
    }

    /// Every scope with every deadline.
    pub(super) fn deadlines(&self) -> impl Iterator<Item = (Scope, DeadlineId)> {
        let deadlines = self.deadlines;
        let with_deadlines =
            move |&scope| (0..deadlines).map(move |deadline| (scope, DeadlineId::from(deadline)));
        self.scopes.iter().flat_map(with_deadlines)
    }
}

/// A period that is told in little room: a year as far as it is reported, or all that is reported.
pub(super) struct ToldPeriod {
    pub(super) period: Period,
    /// The position of the last date of stock in it, its end included.
    pub(super) last_date: usize,
}

impl ToldPeriod {
    /// The years, then the whole.
    pub(super) fn of(model: &Model) -> Vec<ToldPeriod> {
        let dates = stock_dates(model);
        let is_told =
            |period: &&Period| matches!(period.kind(), PeriodKind::Year | PeriodKind::All);
        let told = |&period: &Period| ToldPeriod {
            period,
            last_date: dates.partition_point(|&date| date <= period.end()) - 1,
        };
        let periods = Periods::of(model);
        periods.all().iter().filter(is_told).map(told).collect()
    }
}

//! Comparison: what differs between a scenario and the baseline in the same random futures.

use super::across_runs::{LEVEL, Layout, ToldPeriod};
use crate::measure::{Basis, DurationMeasure, Period, RunMeasures, Scope, StockMeasure};
use crate::model::{DeadlineId, Scenario, StageId};
use crate::stats::Paired;

/// What differs between a scenario and the baseline.
///
/// Replications of the same number are compared with each other: they are the same random future. Those in which
/// either has no case are left out.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ComparisonRow {
    /// Of which areas.
    pub scope: Scope,
    /// What is compared.
    pub compared: Compared,
    /// A calendar year as far as it is reported, or all that is reported.
    pub period: Period,
    /// Baseline first, scenario second; `None` when no replication has a case in both.
    pub values: Option<Paired>,
}

/// A measure of one run that scenarios are compared by. Ids are those of the baseline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Compared {
    /// The share in time, 0 to 1. More is better.
    Share(DeadlineId, Basis),
    /// Cases waiting or in hand on the last date of stock in the period, its end included. Fewer is better: work in
    /// hand that is done is no longer in hand.
    Stock(StageId, StockMeasure),
    /// The mean duration in days. Shorter is better.
    MeanDays(StageId, DurationMeasure),
}

impl Compared {
    /// Is a larger value the better one?
    pub const fn more_is_better(self) -> bool {
        matches!(self, Compared::Share(..))
    }

    fn of(self, run: &RunMeasures, scope: Scope, told: &ToldPeriod) -> Option<f64> {
        let period = &told.period;
        match self {
            Compared::Share(deadline, basis) => run.terms(scope, deadline, basis, period).share(),
            Compared::Stock(stage, of) => {
                Some(f64::from(run.stock(scope, stage, of, told.last_date)))
            }
            Compared::MeanDays(stage, of) => Some(run.durations(scope, stage, of, period)?.mean),
        }
    }
}

impl ComparisonRow {
    /// The chance that the scenario is better than the baseline: the share of the replications in which it is, 0 to 1;
    /// where both are the same counts for half.
    pub fn chance_better(&self) -> Option<f64> {
        let larger = self.values?.chance_larger();
        Some(if self.compared.more_is_better() {
            larger
        } else {
            1.0 - larger
        })
    }
}

/// A scenario and what its runs measured.
#[derive(Clone, Copy)]
pub(super) struct Ran<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) runs: &'a [RunMeasures],
}

/// A row for every area, measure, and year or whole that both have. Stages, deadlines and areas that a scenario adds
/// have nothing to be compared with.
pub(super) fn rows(baseline: Ran<'_>, scenario: Ran<'_>) -> Vec<ComparisonRow> {
    let model = &baseline.scenario.model;
    let (layout, periods) = (Layout::of(model), ToldPeriod::of(model));
    let known = Scope::of(&scenario.scenario.model);
    let mut rows = Vec::new();
    for &scope in layout.scopes.iter().filter(|scope| known.contains(scope)) {
        for compared in all_compared(&layout, scope) {
            rows.extend(periods.iter().map(|told| ComparisonRow {
                scope,
                compared,
                period: told.period,
                values: paired(baseline, scenario, |run| compared.of(run, scope, told)),
            }));
        }
    }
    rows
}

/// Deadlines first, then stages, each in the order of the study.
fn all_compared(layout: &Layout, scope: Scope) -> Vec<Compared> {
    let deadlines = layout.deadlines().filter(|(of, _)| *of == scope);
    let stages = layout.stages().filter(|(of, _)| *of == scope);
    let shares = deadlines
        .flat_map(|(_, deadline)| Basis::ALL.map(|basis| Compared::Share(deadline, basis)));
    let of_stages = stages.flat_map(|(_, stage)| {
        let stock = StockMeasure::ALL.map(|of| Compared::Stock(stage, of));
        let days = DurationMeasure::ALL.map(|of| Compared::MeanDays(stage, of));
        stock.into_iter().chain(days)
    });
    shares.chain(of_stages).collect()
}

fn paired(
    baseline: Ran<'_>,
    scenario: Ran<'_>,
    value: impl Fn(&RunMeasures) -> Option<f64>,
) -> Option<Paired> {
    let runs = baseline.runs.iter().zip(scenario.runs);
    let pairs = runs
        .filter_map(|(of_baseline, of_scenario)| Some((value(of_baseline)?, value(of_scenario)?)));
    Paired::of(&pairs.collect::<Vec<_>>(), LEVEL)
}

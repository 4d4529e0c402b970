//! What theory speaks of, read from the measures that become tables.

use super::laboratory::{REPLICATIONS, replicate};
use super::long_run::LongRun;
use doorstroom::measure::{
    Collector, DurationMeasure, DurationSummary, Periods, RunMeasures, Scope, StockMeasure,
    stock_dates,
};
use doorstroom::model::{DeskId, Model, StageId};

/// The measures of one run over all of its reported time.
pub(super) struct Tables<'m> {
    model: &'m Model,
    periods: Periods,
    measures: RunMeasures,
}

/// The same runs twice: as the facts tell them, and as the tables do.
pub(super) fn long_runs_and_tables(model: &Model) -> (Vec<LongRun>, Vec<Tables<'_>>) {
    let runs = replicate(model, REPLICATIONS, || {
        (LongRun::new(model), Collector::new(model))
    });
    let runs = runs.into_iter();
    runs.map(|(run, collector)| (run, Tables::new(model, collector)))
        .unzip()
}

impl<'m> Tables<'m> {
    /// Of a run of `model` to its end.
    pub(super) fn new(model: &'m Model, collector: Collector<'m>) -> Self {
        Tables {
            model,
            periods: Periods::of(model),
            measures: collector.finish(),
        }
    }

    /// Days from entering a stage to the first work in it.
    pub(super) fn mean_wait(&self, stage: StageId) -> f64 {
        self.durations(stage, DurationMeasure::Wait).mean
    }

    /// Days from entering a stage to its completion.
    pub(super) fn times_in_stage(&self, stage: StageId) -> DurationSummary {
        self.durations(stage, DurationMeasure::Stage)
    }

    fn durations(&self, stage: StageId, of: DurationMeasure) -> DurationSummary {
        let whole = self.periods.whole();
        let durations = self.measures.durations(Scope::All, stage, of, whole);
        durations.expect("cases passed through")
    }

    /// Cases in hand in a stage, over all dates on which stock is counted.
    pub(super) fn mean_in_hand(&self, stage: StageId) -> f64 {
        self.mean_stock(stage, &[StockMeasure::InHand])
    }

    /// Cases in a stage, waiting or in hand, over all dates on which stock is counted.
    pub(super) fn mean_number(&self, stage: StageId) -> f64 {
        self.mean_stock(stage, &StockMeasure::ALL)
    }

    fn mean_stock(&self, stage: StageId, of: &[StockMeasure]) -> f64 {
        let dates = stock_dates(self.model).len();
        let numbers = (0..dates).map(|date| self.number_on(date, stage, of));
        numbers.sum::<f64>() / dates as f64
    }

    /// Cases in a stage on a date, given by its position among those on which stock is counted.
    pub(super) fn number_on(&self, date: usize, stage: StageId, of: &[StockMeasure]) -> f64 {
        let stock = |of| self.measures.stock(Scope::All, stage, of, date);
        of.iter().map(|&of| f64::from(stock(of))).sum()
    }

    /// Cases on which the work of a stage began, per day.
    pub(super) fn started_per_day(&self, stage: StageId) -> f64 {
        let flow = self.measures.flow(Scope::All, stage, self.periods.whole());
        f64::from(flow.started) / f64::from(self.model.until() - self.model.from())
    }

    /// The part of its hours that a desk works.
    pub(super) fn utilisation(&self, desk: DeskId) -> f64 {
        let hours = self.measures.hours(desk, self.periods.whole());
        hours.utilisation().expect("the desk has hours")
    }
}

//! What theory speaks of, read from the measures that become tables.

use crate::measure::{
    Collector, DurationMeasure, DurationSummary, Hours, Periods, RunMeasures, Scope, StockMeasure,
    stock_dates,
};
use crate::model::{DeskId, Model, StageId};

/// The measures of one run over all of its reported time.
pub struct Tables<'m> {
    model: &'m Model,
    periods: Periods,
    measures: RunMeasures,
}

impl<'m> Tables<'m> {
    /// Of a run of `model` to its end.
    pub fn new(model: &'m Model, collector: Collector<'m>) -> Self {
        Tables {
            model,
            periods: Periods::of(model),
            measures: collector.finish(),
        }
    }

    /// Days from entering a stage to the first work in it.
    pub fn mean_wait(&self, stage: StageId) -> f64 {
        self.durations(stage, DurationMeasure::Wait).mean
    }

    /// Days from entering a stage to its completion.
    pub fn times_in_stage(&self, stage: StageId) -> DurationSummary {
        self.durations(stage, DurationMeasure::Stage)
    }

    fn durations(&self, stage: StageId, of: DurationMeasure) -> DurationSummary {
        let whole = self.periods.whole();
        let durations = self.measures.durations(Scope::All, stage, of, whole);
        durations.expect("cases pass through in a laboratory")
    }

    /// Cases in hand in a stage, over all dates on which stock is counted.
    pub fn mean_in_hand(&self, stage: StageId) -> f64 {
        self.mean_stock(stage, &[StockMeasure::InHand])
    }

    /// Cases in a stage, waiting or in hand, over all dates on which stock is counted.
    pub fn mean_number(&self, stage: StageId) -> f64 {
        self.mean_stock(stage, &StockMeasure::ALL)
    }

    fn mean_stock(&self, stage: StageId, of: &[StockMeasure]) -> f64 {
        let dates = stock_dates(self.model).len();
        let numbers = (0..dates).map(|date| self.number_on(date, stage, of));
        numbers.sum::<f64>() / dates as f64
    }

    /// Cases in a stage on a date, given by its position among those on which stock is counted.
    pub fn number_on(&self, date: usize, stage: StageId, of: &[StockMeasure]) -> f64 {
        let stock = |of| self.measures.stock(Scope::All, stage, of, date);
        of.iter().map(|&of| f64::from(stock(of))).sum()
    }

    /// Cases on which the work of a stage began, per day.
    pub fn started_per_day(&self, stage: StageId) -> f64 {
        let flow = self.measures.flow(Scope::All, stage, self.periods.whole());
        f64::from(flow.started) / f64::from(self.model.until() - self.model.from())
    }

    /// Cases of which the work of a stage was completed.
    pub fn completed(&self, stage: StageId) -> u32 {
        let flow = self.measures.flow(Scope::All, stage, self.periods.whole());
        flow.completed
    }

    /// The hours of a desk.
    pub fn hours(&self, desk: DeskId) -> Hours {
        self.measures.hours(desk, self.periods.whole())
    }

    /// The part of its hours that a desk works.
    pub fn utilisation(&self, desk: DeskId) -> f64 {
        let hours = self.hours(desk);
        hours
            .utilisation()
            .expect("a desk in a laboratory has hours")
    }
}

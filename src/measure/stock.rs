//! Stock: how many cases wait for a stage and how many are in hand there, on fixed dates.

use super::counts::Counts;
use super::scope::{Grid, Scope};
use super::stage_tally::StageTally;
use crate::model::{Model, StageId};
use crate::time::Day;

/// What is counted on a date.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum StockMeasure {
    /// Cases that entered the stage and on which no work of it has begun: the waiting list.
    Waiting,
    /// Cases on which work of the stage has begun and not all is done.
    InHand,
}

impl StockMeasure {
    /// Both.
    pub const ALL: [StockMeasure; 2] = [StockMeasure::Waiting, StockMeasure::InHand];

    /// The name in tables.
    pub fn key(self) -> &'static str {
        match self {
            StockMeasure::Waiting => "waiting",
            StockMeasure::InHand => "in_hand",
        }
    }
}

/// The dates on which stock is counted, at 00:00 before anything of the day happens: the first reported day,
/// every Monday after it, and the day after the last reported day.
pub fn stock_dates(model: &Model) -> Vec<Day> {
    let (from, until) = (model.from(), model.until());
    let days = (from.number()..=until.number()).map(Day::from_number);
    days.filter(|&day| day == from || day == until || day.days_since_monday() == 0)
        .collect()
}

/// The stock of one run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Stock {
    grid: Grid,
    counts: Counts,
}

impl Stock {
    /// From the counts of [`count`] on each date, one after the other.
    pub(super) fn new(grid: Grid, counts: Vec<u32>) -> Self {
        Stock {
            grid,
            counts: counts.into(),
        }
    }

    pub(super) fn at(&self, scope: Scope, stage: StageId, of: StockMeasure, date: usize) -> u32 {
        let before = date * self.grid.cells();
        let cells = self.grid.cells_in(scope, stage.index());
        cells
            .map(|cell| self.counts.at((before + cell) * 2 + of as usize))
            .sum()
    }

    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        self.counts.bytes()
    }
}

/// Counts the stock of every cell now.
pub(super) fn count(tallies: &[StageTally], counts: &mut Vec<u32>) {
    let levels = tallies.iter().map(StageTally::levels);
    counts.extend(levels.flat_map(|(waiting, in_hand)| [waiting, in_hand]));
}

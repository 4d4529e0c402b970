//! Flow: how many cases enter a stage, are taken up there and complete it.

use std::ops::AddAssign;

use super::counts::Counts;
use super::period::Period;
use super::scope::{Grid, Scope};
use crate::model::StageId;

/// Cases that passed through a stage in a period.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct FlowCounts {
    /// Cases that entered it.
    pub entered: u32,
    /// Cases on which the first work of it began.
    pub started: u32,
    /// Cases of which all work of it was done.
    pub completed: u32,
}

impl AddAssign for FlowCounts {
    fn add_assign(&mut self, other: FlowCounts) {
        self.entered += other.entered;
        self.started += other.started;
        self.completed += other.completed;
    }
}

/// The flow of one run, by month.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Flow {
    grid: Grid,
    counts: Counts,
}

impl Flow {
    /// From the flow of every cell in each month, one month after the other.
    pub(super) fn new(grid: Grid, months: &[FlowCounts]) -> Self {
        let flat = months
            .iter()
            .flat_map(|flow| [flow.entered, flow.started, flow.completed]);
        Flow {
            grid,
            counts: flat.collect::<Vec<u32>>().into(),
        }
    }

    pub(super) fn of(&self, scope: Scope, stage: StageId, period: &Period) -> FlowCounts {
        let mut total = FlowCounts::default();
        for month in period.months() {
            for cell in self.grid.cells_in(scope, stage.index()) {
                total += self.at(month, cell);
            }
        }
        total
    }

    pub(super) fn at(&self, month: usize, cell: usize) -> FlowCounts {
        let first = (month * self.grid.cells() + cell) * 3;
        FlowCounts {
            entered: self.counts.at(first),
            started: self.counts.at(first + 1),
            completed: self.counts.at(first + 2),
        }
    }

    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        self.counts.bytes()
    }
}

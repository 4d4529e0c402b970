//! `Target`: a state of the lists that is to be reached for good.

use super::change::{Comparison, Count};
use super::ids::DeadlineId;
use crate::time::Day;

/// A number of cases or terms that has to come to the right side of a limit, and to stay there.
#[derive(Clone, PartialEq, Debug)]
pub struct Target {
    /// The name by which the study knows it.
    pub name: String,
    /// The name for readers.
    pub title: String,
    /// What is counted, of all areas together. The baseline and all its scenarios have it under this id.
    pub counted: Counted,
    /// How it is compared.
    pub comparison: Comparison,
    /// The limit.
    pub limit: f64,
    /// The day by which it should hold, a reported day or the day after the last.
    pub by: Day,
}

impl Target {
    /// Does it hold when so many are counted?
    pub fn holds(&self, counted: u32) -> bool {
        self.comparison.holds(counted, self.limit)
    }
}

/// What a target counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counted {
    /// Cases in a stage.
    Cases(Count),
    /// Terms of this deadline that are over and have not been met: their stop is still to come.
    Overdue(DeadlineId),
}

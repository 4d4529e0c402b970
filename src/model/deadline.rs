//! `Deadline`: a statutory term, what starts its clock and what stops it.

use super::ids::StageId;
use crate::time::Term;

/// A term that the law or an agreement sets.
#[derive(Clone, PartialEq, Debug)]
pub struct Deadline {
    /// The name by which the study knows it.
    pub name: String,
    /// The name for readers.
    pub title: String,
    /// The clock starts at the first of these.
    pub start: Vec<Moment>,
    /// The clock stops at the first of these.
    pub stop: Vec<Moment>,
    /// How long it may take.
    pub term: Term,
    /// Counted on the legal calendar, or as a plain length of time.
    pub legal: bool,
    /// The share that should be in time, 0 to 1.
    pub target: Option<f64>,
}

impl Deadline {
    /// Does its clock start at planned moments of work?
    pub fn starts_at_planned_moments(&self) -> bool {
        self.start
            .iter()
            .any(|moment| matches!(moment, Moment::Due(_)))
    }
}

/// Something that happens to a case, by which clocks start and stop.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Moment {
    /// The report was received.
    Received,
    /// The case entered the stage.
    Entered(StageId),
    /// The first work of the stage began.
    Started(StageId),
    /// All work of the stage is done.
    Completed(StageId),
    /// The planned moment of a piece of work of the stage came.
    Due(StageId),
    /// A piece of work of the stage with a planned moment was done.
    Done(StageId),
}

impl Moment {
    /// The stage in which it happens; none for the receipt.
    pub fn stage(self) -> Option<StageId> {
        match self {
            Moment::Received => None,
            Moment::Entered(stage)
            | Moment::Started(stage)
            | Moment::Completed(stage)
            | Moment::Due(stage)
            | Moment::Done(stage) => Some(stage),
        }
    }
}

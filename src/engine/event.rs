//! `Event`: everything that can happen by itself.

use std::fmt;

use super::cases::Slot;
use crate::model::{StreamId, WorkerId};

/// What can happen by itself, in the order in which events of one instant are executed. An event frees people and
/// makes work ready; it starts none: that is done once all events of the instant are executed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Event {
    /// A worker finishes a slice of work.
    WorkEnds(WorkerId),
    /// Midnight of a day on which staff or a change may come or go.
    Midnight,
    /// The external wait of a case is over.
    WaitEnds(Slot),
    /// The planned moment of a piece of work comes.
    PlannedMoment(Slot),
    /// The work calendar opens while work is waiting.
    Opening,
    /// The next case of a stream arrives.
    Arrival(StreamId),
    /// A household is reported again, by position among those that are expected.
    Rereport(u32),
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::WorkEnds(worker) => write!(f, "worker {} finishes a slice", worker.0),
            Event::Midnight => write!(f, "a day begins"),
            Event::WaitEnds(slot) => write!(f, "the wait of the case in slot {} ends", slot.0),
            Event::PlannedMoment(slot) => {
                write!(f, "a planned moment of the case in slot {} comes", slot.0)
            }
            Event::Opening => write!(f, "the work calendar opens"),
            Event::Arrival(stream) => write!(f, "a case of stream {} arrives", stream.0),
            Event::Rereport(number) => write!(f, "household {number} is reported again"),
        }
    }
}

//! `Observed`: what was measured in reality.

use super::ids::{AreaId, DeadlineId, StageId, StreamId};
use crate::time::{Day, SimTime};

/// A number that was measured in reality, to be set beside the simulated range.
#[derive(Clone, PartialEq, Debug)]
pub struct Observed {
    /// What was measured, and when.
    pub measure: ObservedMeasure,
    /// Only of cases of this area; none means all.
    pub area: Option<AreaId>,
    /// The number: a share from 0 to 1, a number of cases, or days of 24 hours.
    pub value: f64,
    /// Where it is printed.
    pub source: Option<String>,
}

/// What was measured, and when.
#[derive(Clone, PartialEq, Debug)]
pub enum ObservedMeasure {
    /// The share of cases within a term.
    ShareInTime {
        /// The term.
        deadline: DeadlineId,
        /// Which cases were counted.
        basis: ObservedBasis,
        /// When.
        during: Days,
    },
    /// How many cases were there at 00:00 of a day.
    Stock {
        /// Waiting, or in hand.
        stock: ObservedStock,
        /// The stage.
        stage: StageId,
        /// The day.
        date: Day,
    },
    /// How long cases took of which a length of time ended in a period.
    Duration {
        /// Which length of time.
        duration: ObservedDuration,
        /// The stage.
        stage: StageId,
        /// What of these lengths was told.
        part: ObservedPart,
        /// When.
        during: Days,
    },
    /// How long a clock ran, from its start to its stop, in cases of which it stopped in a period.
    Clock {
        /// The term.
        deadline: DeadlineId,
        /// What of these lengths was told.
        part: ObservedPart,
        /// When.
        during: Days,
    },
    /// How many cases passed a point of a stage.
    Flow {
        /// Which point.
        flow: ObservedFlow,
        /// The stage.
        stage: StageId,
        /// When.
        during: Days,
    },
    /// How many cases were received.
    Received {
        /// The stream of arrivals.
        stream: StreamId,
        /// When.
        during: Days,
    },
}

/// Days in a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Days {
    /// The first day.
    pub from: Day,
    /// The first day after them.
    pub until: Day,
}

impl Days {
    /// Does an instant lie in them?
    pub fn hold(self, at: SimTime) -> bool {
        self.from.start() <= at && at < self.until.start()
    }
}

/// Which cases a share in time was counted over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ObservedBasis {
    /// Those whose term ended in the period.
    Due,
    /// Those of which the work was finished in the period.
    Finished,
}

/// Cases that were counted at a moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ObservedStock {
    /// No work of the stage had begun.
    Waiting,
    /// Work of the stage had begun and was not completed.
    InHand,
}

/// A length of time in the life of a case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ObservedDuration {
    /// From entry into the stage to its first work.
    Wait,
    /// From entry into the stage to its completion.
    Stage,
    /// From receipt to the completion of the stage.
    SinceReceived,
}

/// What of many lengths of time was told.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum ObservedPart {
    /// So long did this share of the cases take at most, between 0 and 1.
    Quantile(f64),
    /// So long did this share of the cases, those that took longest, take on average; above 0.
    Slowest(f64),
}

/// A point of a stage that cases pass.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ObservedFlow {
    /// They enter it.
    Entered,
    /// The first work on them begins.
    Started,
    /// All its work is done.
    Completed,
}

//! `Observer`: the engine tells what happens; others listen.

use crate::model::{AreaId, DeadlineId, StageId, StreamId, WorkerId};
use crate::time::SimTime;

/// The number of a case within a run, in the order of arrival, from 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CaseNumber(pub u32);

/// Something that happened. Each fact carries what a listener needs to count it, so that no listener has to
/// remember cases.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fact {
    /// A case arrived.
    CaseArrived {
        /// Which.
        case: CaseNumber,
        /// By which stream.
        stream: StreamId,
        /// From where.
        area: AreaId,
        /// Whether it is acutely unsafe.
        urgent: bool,
    },
    /// A case entered a stage.
    StageEntered {
        /// Which case.
        case: CaseNumber,
        /// Which stage.
        stage: StageId,
        /// From where.
        area: AreaId,
    },
    /// The first work on a case in a stage began.
    StageStarted {
        /// Which case.
        case: CaseNumber,
        /// Which stage.
        stage: StageId,
        /// From where.
        area: AreaId,
        /// When it entered the stage.
        entered_at: SimTime,
    },
    /// A worker took up a slice of work.
    WorkStarted {
        /// On which case.
        case: CaseNumber,
        /// In which stage.
        stage: StageId,
        /// Which piece of the stage's work, by position.
        piece: usize,
        /// Who.
        worker: WorkerId,
        /// From when on it could have begun.
        enabled_at: SimTime,
    },
    /// A worker finished a slice of work.
    WorkEnded {
        /// On which case.
        case: CaseNumber,
        /// In which stage.
        stage: StageId,
        /// Which piece of the stage's work, by position.
        piece: usize,
        /// Who.
        worker: WorkerId,
        /// When it had begun.
        started_at: SimTime,
    },
    /// All work on a case in a stage is done.
    StageCompleted {
        /// Which case.
        case: CaseNumber,
        /// Which stage.
        stage: StageId,
        /// From where.
        area: AreaId,
        /// When the case was received.
        received_at: SimTime,
        /// When it entered the stage.
        entered_at: SimTime,
        /// When the first work began; none when the stage needed no work on this case.
        started_at: Option<SimTime>,
    },
    /// A term counts for a case: its stop can no longer be avoided. Told when that is known, which may be after
    /// the clock started and even after it ran out.
    TermCounts {
        /// Which case.
        case: CaseNumber,
        /// From where.
        area: AreaId,
        /// Which term.
        deadline: DeadlineId,
        /// When its clock started.
        started_at: SimTime,
        /// The last second that is still in time.
        due_at: SimTime,
    },
    /// The clock of a term that counts was stopped.
    TermStopped {
        /// Which case.
        case: CaseNumber,
        /// From where.
        area: AreaId,
        /// Which term.
        deadline: DeadlineId,
        /// When its clock had started.
        started_at: SimTime,
        /// The last second that was still in time.
        due_at: SimTime,
    },
    /// A case is over.
    CaseClosed {
        /// Which.
        case: CaseNumber,
        /// From where.
        area: AreaId,
        /// When it was received.
        received_at: SimTime,
    },
}

/// Listens to a run. The facts of a run come in the order of time.
pub trait Observer {
    /// `fact` happened at `at`.
    fn record(&mut self, at: SimTime, fact: Fact);
}

/// Listens to nothing.
impl Observer for () {
    #[inline]
    fn record(&mut self, _: SimTime, _: Fact) {}
}

/// Both listen.
impl<A: Observer, B: Observer> Observer for (A, B) {
    #[inline]
    fn record(&mut self, at: SimTime, fact: Fact) {
        self.0.record(at, fact);
        self.1.record(at, fact);
    }
}

/// A borrowed listener listens too.
impl<O: Observer> Observer for &mut O {
    #[inline]
    fn record(&mut self, at: SimTime, fact: Fact) {
        (**self).record(at, fact);
    }
}

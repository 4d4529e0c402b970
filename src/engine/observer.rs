//! `Observer`: the engine tells what happens; others listen.

use super::causes::Causes;
use crate::model::{AreaId, DeadlineId, StageId, StreamId, WorkerId};
use crate::time::SimTime;

/// The number of a case within a run, in the order of arrival, from 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CaseNumber(pub u32);

/// Something that happened. Each fact carries what a listener needs to count it, so that no listener has to
/// remember cases.
#[derive(Clone, Copy, PartialEq, Debug)]
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
    /// A case was open when the run started. Told one second before the run starts.
    CaseOpen {
        /// Which.
        case: CaseNumber,
        /// By which stream it had arrived.
        stream: StreamId,
        /// From where.
        area: AreaId,
        /// Whether it is acutely unsafe.
        urgent: bool,
        /// When it was received.
        received_at: SimTime,
        /// The stage that it is in.
        stage: StageId,
        /// When it entered the stage.
        entered_at: SimTime,
        /// Has work of the stage begun?
        begun: bool,
    },
    /// A report turned out to concern a household with an open case. What arrived is administrative work alone.
    JoinedOpenCase {
        /// The number of the report.
        case: CaseNumber,
        /// The open case.
        joined: CaseNumber,
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
        /// What it waited for since then.
        waited: Causes,
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
    /// A worker left a slice of work to others before it was done.
    WorkHandedBack {
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
    /// A worker came, went, fell ill, came back or works at another pace from now on. Before the first of these facts a
    /// worker who is not to be hired is there at full size.
    StaffChanged {
        /// Who.
        worker: WorkerId,
        /// What holds from now on.
        state: StaffState,
    },
    /// It was decided to hire for a post.
    PostDecided {
        /// Who may come.
        worker: WorkerId,
        /// Will somebody be found?
        filled: bool,
    },
    /// A post that was decided on is no longer there.
    PostEnded {
        /// Who went, or never came.
        worker: WorkerId,
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
        /// All time from the entry to the completion.
        causes: Causes,
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

/// What a worker is worth at an instant, in full-time equivalents.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub struct StaffState {
    /// On the payroll, whether present or not.
    pub employed: f64,
    /// Working pace against one full-time worker; 0 while away.
    pub pace: f64,
    /// Lost because the worker is new.
    pub settling: f64,
    /// Taken from an experienced colleague because the worker is new.
    pub mentored: f64,
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

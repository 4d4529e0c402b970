//! Facts made by hand, and the run that tells them.

use super::small_model::{TEN_WEEKS, TRIAGE, at};
use super::{Collector, RunMeasures};
use crate::engine::{CaseNumber, Causes, Fact, Observer, StaffState};
use crate::model::{AreaId, Model, StageId, StreamId, WorkerId};
use crate::time::SimTime;

pub(crate) fn entered(area: AreaId, stage: StageId) -> Fact {
    Fact::StageEntered {
        case: CaseNumber(0),
        stage,
        area,
    }
}

pub(crate) fn started(area: AreaId, stage: StageId, entered_at: SimTime) -> Fact {
    Fact::StageStarted {
        case: CaseNumber(0),
        stage,
        area,
        entered_at,
    }
}

/// A stage was completed by a case that was received, entered it and was taken up in it at these instants.
pub(crate) fn completed(
    area: AreaId,
    stage: StageId,
    (received_at, entered_at, started_at): (SimTime, SimTime, Option<SimTime>),
) -> Fact {
    Fact::StageCompleted {
        case: CaseNumber(0),
        stage,
        area,
        received_at,
        entered_at,
        started_at,
        causes: Causes::default(),
    }
}

pub(crate) fn work_started(worker: WorkerId) -> Fact {
    Fact::WorkStarted {
        case: CaseNumber(0),
        stage: TRIAGE,
        piece: 0,
        worker,
        enabled_at: at(2021, 1, 1, 0),
        waited: Causes::default(),
    }
}

pub(crate) fn work_ended(worker: WorkerId, started_at: SimTime) -> Fact {
    Fact::WorkEnded {
        case: CaseNumber(0),
        stage: TRIAGE,
        piece: 0,
        worker,
        started_at,
    }
}

pub(crate) fn work_handed_back(worker: WorkerId, started_at: SimTime) -> Fact {
    Fact::WorkHandedBack {
        case: CaseNumber(0),
        stage: TRIAGE,
        piece: 0,
        worker,
        started_at,
    }
}

/// A case was open at the start: it had entered a stage, and work of it had begun or not.
pub(crate) fn open(area: AreaId, stage: StageId, entered_at: SimTime, begun: bool) -> Fact {
    Fact::CaseOpen {
        case: CaseNumber(0),
        stream: StreamId(0),
        area,
        urgent: false,
        received_at: entered_at,
        stage,
        entered_at,
        begun,
    }
}

pub(crate) fn staff_changed(worker: WorkerId, employed: f64, pace: f64) -> Fact {
    let state = StaffState {
        employed,
        pace,
        ..StaffState::default()
    };
    Fact::StaffChanged { worker, state }
}

pub(crate) fn term_counts(area: AreaId, due_at: SimTime) -> Fact {
    Fact::TermCounts {
        case: CaseNumber(0),
        area,
        deadline: TEN_WEEKS,
        started_at: at(2021, 1, 1, 0),
        due_at,
    }
}

pub(crate) fn term_stopped(area: AreaId, due_at: SimTime) -> Fact {
    Fact::TermStopped {
        case: CaseNumber(0),
        area,
        deadline: TEN_WEEKS,
        started_at: at(2021, 1, 1, 0),
        due_at,
    }
}

/// The measures of a run in which this happened, told in the order of time.
pub(crate) fn measures(model: &Model, mut facts: Vec<(SimTime, Fact)>) -> RunMeasures {
    facts.sort_by_key(|(at, _)| *at);
    let mut collector = Collector::new(model);
    for (at, fact) in facts {
        collector.record(at, fact);
    }
    collector.finish()
}

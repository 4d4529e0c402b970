//! `Cases`: the open cases, in slots that are used again.

use super::observer::CaseNumber;
use crate::model::{AreaId, Model, RoleId, StageId, StreamId, WorkerId};
use crate::time::SimTime;

/// Where an open case is kept. A slot is used again after the case is closed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct Slot(pub(super) u32);

impl Slot {
    #[inline]
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a case is doing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Doing {
    /// It waits for time to pass.
    Waiting,
    /// It waits for a worker.
    Ready,
    /// A worker has it in hand.
    InHand,
    /// It is over; its slot is free.
    Closed,
}

/// An open case. All that one event touches lies together.
#[derive(Clone, Debug)]
pub(super) struct Case {
    /// What chance knows the case by: the same in every scenario.
    pub(super) key: u64,
    pub(super) received_at: SimTime,
    /// When it entered the stage.
    pub(super) entered_at: SimTime,
    /// When the first work in the stage began.
    pub(super) started_at: Option<SimTime>,
    /// When the slice that is ready or in hand could have begun.
    pub(super) enabled_at: SimTime,
    /// Hands-on seconds of each slice of the piece in hand.
    pub(super) slice_seconds: f64,
    /// Hands-on seconds left of a slice that a worker handed back; none when it has not been begun.
    pub(super) left: Option<f64>,
    pub(super) number: CaseNumber,
    pub(super) owner: Option<WorkerId>,
    /// The role of the worker who is or was the owner: another one takes over when that worker goes.
    pub(super) owner_role: Option<RoleId>,
    /// Changes whenever the case is taken from a list, so that copies in other lists are known to be stale.
    pub(super) ticket: u32,
    pub(super) stage: StageId,
    pub(super) area: AreaId,
    pub(super) stream: StreamId,
    /// How often the case had been in this stage before.
    pub(super) visit: u16,
    /// The piece of work at hand, by position.
    pub(super) piece: u16,
    /// The slice of that piece at hand.
    pub(super) slice: u16,
    /// The first piece whose planned moment has not come yet.
    pub(super) next_planned: u16,
    pub(super) urgent: bool,
    /// Does the owner's caseload count it?
    pub(super) holds_place: bool,
    /// Is it waiting for the planned moment of the piece at hand?
    pub(super) awaits_moment: bool,
    /// Is it a report that joined another case: administrative work alone?
    pub(super) joined: bool,
    pub(super) doing: Doing,
}

impl Case {
    /// A case of a stream that is about to enter its first stage.
    pub(super) fn new(
        key: u64,
        number: CaseNumber,
        stream: StreamId,
        stage: StageId,
        area: AreaId,
        received_at: SimTime,
    ) -> Self {
        Case {
            key,
            received_at,
            entered_at: received_at,
            started_at: None,
            enabled_at: received_at,
            slice_seconds: 0.0,
            left: None,
            number,
            owner: None,
            owner_role: None,
            ticket: 0,
            stage,
            area,
            stream,
            visit: 0,
            piece: 0,
            slice: 0,
            next_planned: 0,
            urgent: false,
            holds_place: false,
            awaits_moment: false,
            joined: false,
            doing: Doing::Waiting,
        }
    }
}

/// All open cases.
#[derive(Clone, Debug)]
pub(super) struct Cases {
    slots: Vec<Case>,
    free: Vec<Slot>,
    /// How often each case has been in each stage, by slot and stage; empty when no stage comes twice.
    visits: Vec<u16>,
    stages: usize,
    loops: bool,
    arrived: u32,
}

/// More open cases at once than any region will have; a study that gets here grows without bound.
pub(super) const MOST_OPEN_CASES: usize = 20_000_000;

impl Cases {
    pub(super) fn new(model: &Model) -> Self {
        Cases {
            slots: Vec::new(),
            free: Vec::new(),
            visits: Vec::new(),
            stages: model.stages().len(),
            loops: model.has_loops(),
            arrived: 0,
        }
    }

    /// The number of the next case to arrive.
    pub(super) fn next_number(&mut self) -> CaseNumber {
        let number = CaseNumber(self.arrived);
        self.arrived += 1;
        number
    }

    /// Keeps a case; `None` when there are too many.
    pub(super) fn open(&mut self, case: Case) -> Option<Slot> {
        let slot = match self.free.pop() {
            Some(slot) => {
                // Tickets go on counting: entries of the case that had the slot before stay stale.
                let ticket = self.slots[slot.index()].ticket;
                self.slots[slot.index()] = Case { ticket, ..case };
                slot
            }
            None if self.slots.len() >= MOST_OPEN_CASES => return None,
            None => {
                self.slots.push(case);
                Slot(self.slots.len() as u32 - 1)
            }
        };
        if self.loops {
            let first = slot.index() * self.stages;
            self.visits.resize(self.slots.len() * self.stages, 0);
            self.visits[first..first + self.stages].fill(0);
        }
        Some(slot)
    }

    /// Every open case.
    pub(super) fn open_slots(&self) -> impl Iterator<Item = Slot> {
        let slots = self.slots.iter().zip(0..);
        slots.filter_map(|(case, slot)| (case.doing != Doing::Closed).then_some(Slot(slot)))
    }

    /// Every case that waits for a worker.
    pub(super) fn ready_slots(&self) -> impl Iterator<Item = Slot> {
        self.open_slots()
            .filter(|slot| self[*slot].doing == Doing::Ready)
    }

    /// Gives the slot of a closed case free.
    pub(super) fn close(&mut self, slot: Slot) {
        self[slot].ticket += 1;
        self[slot].doing = Doing::Closed;
        self.free.push(slot);
    }

    /// Counts an entry into a stage; returns how often the case had been there before.
    pub(super) fn count_visit(&mut self, slot: Slot, stage: StageId) -> u16 {
        if !self.loops {
            return 0;
        }
        let visits = &mut self.visits[slot.index() * self.stages + stage.index()];
        *visits = visits.saturating_add(1);
        *visits - 1
    }
}

impl std::ops::Index<Slot> for Cases {
    type Output = Case;
    #[inline]
    fn index(&self, slot: Slot) -> &Case {
        &self.slots[slot.index()]
    }
}

impl std::ops::IndexMut<Slot> for Cases {
    #[inline]
    fn index_mut(&mut self, slot: Slot) -> &mut Case {
        &mut self.slots[slot.index()]
    }
}

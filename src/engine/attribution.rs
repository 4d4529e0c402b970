//! What every second of a case in its stage is due to.

use super::cases::{Doing, Slot};
use super::causes::{Cause, Causes};
use super::lines::{CaseTime, Halt, LineId, Who};
use super::observer::Observer;
use super::roster::{InHand, Roster};
use super::simulation::Run;
use crate::model::{DeskId, Offer, WorkerId};
use crate::time::SimTime;

impl<O: Observer> Run<'_, O> {
    /// Open seconds since the work calendar began.
    #[inline]
    pub(super) fn open_seconds(&mut self) -> i64 {
        self.open_clock.at(self.now, self.model.work_calendar())
    }

    /// Makes room for the time of a case.
    pub(super) fn keep_time_of(&mut self, slot: Slot) {
        if self.times.len() <= slot.index() {
            self.times.resize(slot.index() + 1, CaseTime::default());
        }
        self.times[slot.index()] = CaseTime::default();
    }

    /// Work that was offered to some of the desks that do such work, and not to those whose workers take only older cases.
    #[cold]
    pub(super) fn line_of_older(&mut self, slot: Slot, work: usize, holds: bool) -> LineId {
        let case = &self.cases[slot];
        let is_told = |offer: &&Offer| {
            let limit = self.roster.desks[offer.desk.index()].received_before;
            limit.is_none_or(|before| case.received_at < before)
        };
        let told = self.rules.offers.numbered(work).iter().filter(is_told);
        let desks: Vec<DeskId> = told.map(|offer| offer.desk).collect();
        self.lines.of_desks(&desks, holds)
    }

    /// At the end of an instant: looks again at the lines for which something changed, and puts those who wait from now on
    /// into theirs.
    #[inline]
    pub(super) fn review_lines(&mut self) {
        while let Some(desk) = self.lines.take_stirred() {
            if self.is_as_full_as_before(desk) {
                continue;
            }
            for place in 0..self.lines.at(desk).len() {
                let line = self.lines.at(desk)[place];
                self.review(line);
            }
        }
        if !self.lines.ready.is_empty() {
            self.join_lines();
        }
    }

    /// Is everybody at a desk at work on older cases than those that wait, as when its lines were last looked at, and may
    /// somebody hold another case if that was so then? Then nothing is new for its lines.
    #[inline]
    fn is_as_full_as_before(&mut self, id: DeskId) -> bool {
        let Roster { desks, workers, .. } = &mut self.roster;
        let desk = &mut desks[id.index()];
        let is_full = desk.idle.is_empty() && desk.newer.is_empty();
        let full_but_for_places = is_full.then(|| {
            let mut of_desk = self.model.desks().desk(id).workers.iter();
            of_desk.any(|id| workers[id.index()].is_there() && workers[id.index()].has_place())
        });
        let before = std::mem::replace(&mut desk.full_but_for_places, full_but_for_places);
        is_full && before == full_but_for_places
    }

    fn review(&mut self, line: LineId) {
        if self.lines.is_waiting(line) {
            let halt = self.halt_of(line);
            self.lines.stands_still(line, halt, self.now);
        }
    }

    fn join_lines(&mut self) {
        let mut ready = std::mem::take(&mut self.lines.ready);
        ready.sort_by_key(|(slot, _)| self.cases[*slot].enabled_at);
        for &(slot, line) in &ready {
            if self.cases[slot].doing == Doing::Ready {
                self.join_line(slot, line);
            }
        }
        ready.clear();
        self.lines.ready = ready;
    }

    fn join_line(&mut self, slot: Slot, line: LineId) {
        let now = self.now;
        if let Some(ticket) = self.times[slot.index()].ticket.take() {
            let waited = self.lines.leave(slot, &ticket, now);
            self.times[slot.index()].spent += waited;
            *self.interrupted.entry(slot).or_default() += waited;
        }
        let ready_at = self.cases[slot].enabled_at;
        if ready_at < now {
            self.looks_newer(line);
        }
        let halt = self.halt_of(line);
        self.lines
            .join(&mut self.times, (slot, ready_at), line, halt, now);
    }

    /// Work that was ready before comes into a line: what its people have in hand may be newer.
    fn looks_newer(&mut self, line: LineId) {
        if let Who::Desks { desks, .. } = self.lines.who(line) {
            for &desk in desks {
                let workers = &self.model.desks().desk(desk).workers;
                let at_work = workers
                    .iter()
                    .filter(|id| self.roster.workers[id.index()].in_hand.is_some());
                let state = &mut self.roster.desks[desk.index()];
                state.newer = at_work.copied().collect();
                state.full_but_for_places = None;
            }
        }
    }

    /// Why a line stands still.
    fn halt_of(&self, line: LineId) -> Halt {
        match self.lines.who(line) {
            Who::Nobody => Halt::NobodyThere,
            Who::Owner(id) => {
                let owner = &self.roster.workers[id.index()];
                match owner.in_hand {
                    _ if !owner.is_there() => Halt::NobodyThere,
                    None => Halt::Closed,
                    Some(_) => Halt::AtWork {
                        newest: self.entry_in_hand(*id),
                    },
                }
            }
            Who::Desks { desks, holds } => self.halt_at(desks, *holds),
        }
    }

    fn halt_at(&self, desks: &[DeskId], holds: bool) -> Halt {
        let worker = |id: &WorkerId| &self.roster.workers[id.index()];
        let all = || desks.iter().map(|desk| self.model.desks().desk(*desk));
        let mut there = all().flat_map(|desk| &desk.workers).map(worker);
        if !there.any(|worker| worker.is_there()) {
            return Halt::NobodyThere;
        }
        let desks = || desks.iter().map(|desk| &self.roster.desks[desk.index()]);
        let mut free = desks().flat_map(|desk| &desk.idle).map(worker);
        if free.any(|worker| !holds || worker.has_place()) {
            return Halt::Closed;
        }
        if holds {
            let is_free = desks().any(|desk| !desk.idle.is_empty());
            let mut there = all().flat_map(|desk| &desk.workers).map(worker);
            if is_free || !there.any(|worker| worker.is_there() && worker.has_place()) {
                return Halt::CaseloadFull;
            }
        }
        let newer = desks().flat_map(|desk| &desk.newer);
        let at_work = newer.filter(|id| worker(id).is_there());
        Halt::AtWork {
            newest: at_work.filter_map(|id| self.entry_in_hand(*id)).max(),
        }
    }

    /// When the case that a worker has in hand entered its stage.
    fn entry_in_hand(&self, id: WorkerId) -> Option<SimTime> {
        let work = self.roster.workers[id.index()].in_hand.as_ref()?;
        Some(self.cases[work.slot].entered_at)
    }

    /// Work on a case is taken up: tells what it waited for since it could have begun.
    #[inline]
    pub(super) fn waited(&mut self, slot: Slot) -> Causes {
        let time = &mut self.times[slot.index()];
        let mut waited = Causes::default();
        let (ready_at, start) = (self.cases[slot].enabled_at, self.model.start().start());
        if ready_at < start {
            waited.add(Cause::BeforeStart, (start - ready_at).seconds());
        }
        if let Some(ticket) = time.ticket.take() {
            let in_line = self.lines.leave(slot, &ticket, self.now);
            time.spent += in_line;
            waited += in_line;
        }
        if !self.interrupted.is_empty()
            && let Some(before) = self.interrupted.remove(&slot)
        {
            waited += before;
        }
        waited
    }

    /// A worker took up a case: perhaps it overtakes others.
    #[inline]
    pub(super) fn is_at_work(&mut self, id: WorkerId, entered_at: SimTime) {
        let desk = self.roster.workers[id.index()].desk;
        let state = &mut self.roster.desks[desk.index()];
        if self.lines.is_newer(desk, entered_at) {
            state.newer.push(id);
        }
        self.lines.stir(desk);
        if let Some(line) = self.lines.waiting_for(id) {
            self.review(line);
        }
    }

    /// A worker has a case no longer in hand.
    #[inline]
    pub(super) fn is_done(&mut self, id: WorkerId) {
        let desk = self.roster.workers[id.index()].desk;
        let newer = &mut self.roster.desks[desk.index()].newer;
        if !newer.is_empty() {
            newer.retain(|newer| *newer != id);
        }
        self.lines.stir(desk);
        if let Some(line) = self.lines.waiting_for(id) {
            self.review(line);
        }
    }

    /// A worker came or went, or may hold more or fewer cases.
    pub(super) fn may_take_up(&mut self, id: WorkerId) {
        self.look_anew(self.roster.workers[id.index()].desk);
        if let Some(line) = self.lines.waiting_for(id) {
            self.review(line);
        }
    }

    /// The time for which a worker had a case in hand, which ends now.
    #[inline]
    pub(super) fn had_in_hand(&mut self, work: &InHand) {
        let elapsed = (self.now - work.started_at).seconds();
        let worked = self.open_seconds() - work.open_at - work.away.open;
        let away = work.away.elapsed;
        let spent = &mut self.times[work.slot.index()].spent;
        spent.add(Cause::WorkedOn, worked);
        spent.add(Cause::OwnerAbsent, away);
        spent.add(Cause::OutsideHours, elapsed - worked - away);
    }

    /// All time of a case in its stage, which it completes.
    #[inline]
    pub(super) fn time_in_stage(&self, slot: Slot) -> Causes {
        let mut spent = self.times[slot.index()].spent;
        let elapsed = (self.now - self.cases[slot].entered_at).seconds();
        spent.add(Cause::PlannedWait, elapsed - spent.total() as i64);
        spent
    }

    /// From now on work is offered as the rules say.
    pub(super) fn rearrange_lines(&mut self) {
        self.lines.rearrange(self.rules.offers.all());
        for desk in 0..self.roster.desks.len() {
            self.look_anew(DeskId::from(desk));
        }
    }

    /// More changed at a desk than what its workers have in hand.
    fn look_anew(&mut self, desk: DeskId) {
        self.roster.desks[desk.index()].full_but_for_places = None;
        self.lines.stir(desk);
    }
}

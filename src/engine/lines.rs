//! `Lines`: ready work, in lines of those who wait for the same people, and why each line stands still.
//!
//! Why a piece of work waits hangs on the people who may take it, not on the piece alone. So a line keeps the time
//! for which each reason held, and a piece takes the differences between its two ends: nothing is done for those who only
//! wait.

use std::collections::VecDeque;

use super::cases::Slot;
use super::causes::{Cause, Causes};
use super::overtaken::Overtaken;
use crate::model::{Desk, DeskId, Model, Offer, WorkerId};
use crate::time::SimTime;

/// The number of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct LineId(u32);

impl LineId {
    /// Of work whose stage is suspended.
    pub(super) const SUSPENDED: LineId = LineId(0);

    fn index(self) -> usize {
        self.0 as usize
    }
}

/// Who may take the work of a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Who {
    /// Nobody: its stage is suspended.
    Nobody,
    /// One worker alone.
    Owner(WorkerId),
    /// The workers of these desks; of those who come to hold the case, if the taker does, only who has a place left.
    Desks { desks: Box<[DeskId]>, holds: bool },
}

/// Why a line stands still.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Halt {
    /// Nobody who may take its work is there.
    NobodyThere,
    /// Somebody is free to take it, when the calendar opens.
    Closed,
    /// Who may take it may hold no more cases.
    CaseloadFull,
    /// Everybody is at work: on cases of which the last entered its stage at `newest`, as far as that matters.
    AtWork { newest: Option<SimTime> },
}

/// The place of a piece of work in a line.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// Since when it could have begun.
    ready_at: SimTime,
    slot: Slot,
    is_left: bool,
}

/// What a piece of work remembers of the moment when it came into a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ticket {
    line: LineId,
    ready_at: SimTime,
    since: SimTime,
    /// What the line had stood still for until then.
    stood: Stood,
    /// For how many seconds, until then, cases were at work that entered their stage after this one was ready.
    overtaken: i64,
}

/// For how many seconds a line stood still for each of some reasons. It was at work for the rest.
#[derive(Clone, Copy, Default, Debug)]
struct Stood {
    nobody_there: i64,
    closed: i64,
    caseload_full: i64,
}

/// What is known of the time of an open case in its stage.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct CaseTime {
    /// What is over, by cause. Planned waits are what no other cause accounts for.
    pub(super) spent: Causes,
    /// While it waits for a worker.
    pub(super) ticket: Option<Ticket>,
}

/// Pieces of work that wait for the same people.
#[derive(Clone, Debug)]
struct Line {
    who: Who,
    /// Only partners may take its work.
    of_partners: bool,
    halt: Halt,
    /// Since when.
    since: SimTime,
    /// Until then.
    stood: Stood,
    /// In the order in which they became ready. The first one is still there.
    places: VecDeque<Place>,
    /// Since it was last empty.
    overtaken: Overtaken,
}

impl Line {
    fn new(who: Who, of_partners: bool) -> Self {
        Line {
            who,
            of_partners,
            halt: Halt::NobodyThere,
            since: SimTime::FAR_FUTURE,
            stood: Stood::default(),
            places: VecDeque::new(),
            overtaken: Overtaken::default(),
        }
    }

    /// Since when the first one waits.
    #[inline]
    fn oldest(&self) -> Option<SimTime> {
        self.places.front().map(|place| place.ready_at)
    }

    /// What it stood still for up to `now`.
    fn stood(&self, now: SimTime) -> Stood {
        let seconds = (now - self.since).seconds();
        let mut stood = self.stood;
        match self.halt {
            Halt::NobodyThere => stood.nobody_there += seconds,
            Halt::Closed => stood.closed += seconds,
            Halt::CaseloadFull => stood.caseload_full += seconds,
            Halt::AtWork { .. } => {}
        }
        stood
    }

    /// From `now` on it stands still for this reason.
    fn stands_still(&mut self, halt: Halt, now: SimTime) {
        if halt != self.halt {
            self.reckon(now);
            self.halt = halt;
        }
    }

    /// Stands still for this reason when another piece of work comes. Of the time in which nobody waited nothing is known.
    fn is_seen(&mut self, halt: Halt, now: SimTime) {
        if self.places.is_empty() {
            (self.halt, self.since) = (halt, now);
        } else {
            self.stands_still(halt, now);
        }
    }

    /// Reckons the time of the present halt.
    fn reckon(&mut self, now: SimTime) {
        self.stood = self.stood(now);
        let seconds = (now - std::mem::replace(&mut self.since, now)).seconds();
        if let Halt::AtWork {
            newest: Some(newest),
        } = self.halt
            && self.oldest().is_some_and(|ready_at| ready_at < newest)
        {
            self.overtaken.add(newest, seconds);
        }
    }

    /// Puts a piece of work among those who are ready later.
    fn insert(&mut self, place: Place) {
        let is_before = |other: &Place| other.ready_at <= place.ready_at;
        let position = self.places.partition_point(is_before);
        self.places.insert(position, place);
    }

    /// One leaves, and so do those who left before and come to the front by that.
    #[inline]
    fn leaves(&mut self, slot: Slot, ready_at: SimTime) {
        let first = self
            .places
            .partition_point(|place| place.ready_at < ready_at);
        let mut ready_then = self.places.range_mut(first..);
        if let Some(place) = ready_then.find(|place| place.slot == slot && !place.is_left) {
            place.is_left = true;
        }
        while self.places.front().is_some_and(|place| place.is_left) {
            self.places.pop_front();
        }
        if self.places.is_empty() {
            self.overtaken.clear();
        }
    }

    /// What a ticket has waited for, up to `now`.
    fn waited(&self, ticket: &Ticket, now: SimTime) -> Causes {
        let mut causes = Causes::default();
        let elapsed = (now - ticket.since).seconds();
        let nobody = match self.who {
            Who::Nobody => {
                causes.add(Cause::Suspended, elapsed);
                return causes;
            }
            Who::Owner(_) => Cause::OwnerAbsent,
            Who::Desks { .. } => Cause::SpecialistMissing,
        };
        let (until, from) = (self.stood(now), ticket.stood);
        let closed = until.closed - from.closed;
        causes.add(Cause::OutsideHours, closed);
        if self.of_partners {
            causes.add(Cause::PartnerFull, elapsed - closed);
            return causes;
        }
        let nobody_there = until.nobody_there - from.nobody_there;
        let caseload_full = until.caseload_full - from.caseload_full;
        let overtaken = self.overtaken.after(ticket.ready_at) - ticket.overtaken;
        causes.add(nobody, nobody_there);
        causes.add(Cause::CaseloadFull, caseload_full);
        causes.add(Cause::Overtaken, overtaken);
        let at_work = elapsed - closed - nobody_there - caseload_full;
        causes.add(Cause::NoWorkerFree, at_work - overtaken);
        causes
    }
}

/// All lines.
#[derive(Clone, Debug)]
pub(super) struct Lines {
    all: Vec<Line>,
    /// By kind of work, as the offers number it: where whoever is free does it, and where the taker holds the case.
    of_work: Vec<[LineId; 2]>,
    /// By desk.
    of_desk: Vec<Vec<LineId>>,
    /// By worker.
    of_owner: Vec<Option<LineId>>,
    /// Work that became ready at this instant, and its line.
    pub(super) ready: Vec<(Slot, LineId)>,
    /// Desks at which that changed which makes lines stand still.
    stirred: Vec<DeskId>,
    /// By desk.
    external: Vec<bool>,
}

impl Lines {
    /// Nobody waits yet, and work is offered as when nothing is changed.
    pub(super) fn new(model: &Model) -> Self {
        let desks = model.desks();
        let is_external = |desk: &Desk| model.team(desk.team).external;
        let mut lines = Lines {
            all: vec![Line::new(Who::Nobody, false)],
            of_work: Vec::new(),
            of_desk: vec![Vec::new(); desks.all().len()],
            of_owner: vec![None; desks.workers().len()],
            ready: Vec::new(),
            stirred: Vec::new(),
            external: desks.all().iter().map(is_external).collect(),
        };
        lines.rearrange(model.offers().all());
        lines
    }

    /// Takes over what other lines came to, of the first of the desks and workers; nobody waits for the others.
    pub(super) fn take_over(&mut self, past: &Lines) {
        let (desks, workers) = (self.of_desk.len(), self.of_owner.len());
        let external = std::mem::take(&mut self.external);
        *self = Lines {
            external,
            ..past.clone()
        };
        self.of_desk.resize(desks, Vec::new());
        self.of_owner.resize(workers, None);
    }

    /// From now on work is offered to these desks, by kind of work.
    pub(super) fn rearrange<'o>(&mut self, offers: impl Iterator<Item = &'o [Offer]>) {
        let of_work = offers.map(|offers| {
            let desks: Vec<DeskId> = offers.iter().map(|offer| offer.desk).collect();
            [false, true].map(|holds| self.of_desks(&desks, holds))
        });
        self.of_work = of_work.collect();
    }

    /// The line of a kind of work.
    #[inline]
    pub(super) fn of_work(&self, work: usize, holds: bool) -> LineId {
        self.of_work[work][usize::from(holds)]
    }

    /// The line of those who wait for the workers of some desks.
    pub(super) fn of_desks(&mut self, desks: &[DeskId], holds: bool) -> LineId {
        let who = Who::Desks {
            desks: desks.into(),
            holds,
        };
        if let Some(known) = self.all.iter().position(|line| line.who == who) {
            return LineId(known as u32);
        }
        let of_partners = desks.iter().all(|desk| self.external[desk.index()]);
        let line = self.begin(who, of_partners && !desks.is_empty());
        for desk in desks {
            self.of_desk[desk.index()].push(line);
        }
        line
    }

    /// The line of those who wait for one worker.
    pub(super) fn of_owner(&mut self, owner: WorkerId) -> LineId {
        if let Some(line) = self.of_owner[owner.index()] {
            return line;
        }
        let line = self.begin(Who::Owner(owner), false);
        self.of_owner[owner.index()] = Some(line);
        line
    }

    fn begin(&mut self, who: Who, of_partners: bool) -> LineId {
        self.all.push(Line::new(who, of_partners));
        LineId(self.all.len() as u32 - 1)
    }

    /// Does a case that entered its stage then overtake anybody who waits for a worker of this desk?
    #[inline]
    pub(super) fn is_newer(&self, desk: DeskId, entered_at: SimTime) -> bool {
        let mut lines = self.of_desk[desk.index()].iter();
        lines.any(|line| {
            let oldest = self.all[line.index()].oldest();
            oldest.is_some_and(|ready_at| ready_at < entered_at)
        })
    }

    /// What makes lines stand still changed at a desk.
    #[inline]
    pub(super) fn stir(&mut self, desk: DeskId) {
        if !self.stirred.contains(&desk) {
            self.stirred.push(desk);
        }
    }

    /// A desk that was stirred.
    #[inline]
    pub(super) fn take_stirred(&mut self) -> Option<DeskId> {
        self.stirred.pop()
    }

    /// The lines of a desk.
    pub(super) fn at(&self, desk: DeskId) -> &[LineId] {
        &self.of_desk[desk.index()]
    }

    /// The line of a worker's own work, if work waits in it.
    #[inline]
    pub(super) fn waiting_for(&self, owner: WorkerId) -> Option<LineId> {
        self.of_owner[owner.index()].filter(|line| self.is_waiting(*line))
    }

    /// Does anything wait in a line?
    pub(super) fn is_waiting(&self, line: LineId) -> bool {
        !self.all[line.index()].places.is_empty()
    }

    /// Who may take the work of a line.
    pub(super) fn who(&self, line: LineId) -> &Who {
        &self.all[line.index()].who
    }

    /// From now on a line stands still for this reason.
    pub(super) fn stands_still(&mut self, line: LineId, halt: Halt, now: SimTime) {
        self.all[line.index()].stands_still(halt, now);
    }

    /// A piece of work that could begin since `ready_at` comes into a line, which stands still for this reason.
    pub(super) fn join(
        &mut self,
        times: &mut [CaseTime],
        (slot, ready_at): (Slot, SimTime),
        id: LineId,
        halt: Halt,
        now: SimTime,
    ) {
        let line = &mut self.all[id.index()];
        let place = Place {
            ready_at,
            slot,
            is_left: false,
        };
        if line.who != Who::Nobody {
            line.is_seen(halt, now);
            if ready_at < now {
                // What was before it came is not its own.
                line.reckon(now);
            }
            let ahead = line
                .places
                .back()
                .is_none_or(|last| last.ready_at <= ready_at);
            if ahead {
                line.places.push_back(place);
            } else {
                line.insert(place);
            }
        }
        times[slot.index()].ticket = Some(Ticket {
            line: id,
            ready_at,
            since: now,
            stood: line.stood(now),
            overtaken: line.overtaken.after(ready_at),
        });
    }

    /// A piece of work leaves its line; tells what it waited for there.
    #[inline]
    pub(super) fn leave(&mut self, slot: Slot, ticket: &Ticket, now: SimTime) -> Causes {
        let line = &mut self.all[ticket.line.index()];
        if line.who == Who::Nobody {
            return line.waited(ticket, now);
        }
        if matches!(line.halt, Halt::AtWork { newest: Some(_) }) {
            line.reckon(now);
        }
        let waited = line.waited(ticket, now);
        line.leaves(slot, ticket.ready_at);
        waited
    }
}

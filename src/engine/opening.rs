//! The opening position: cases that are open when the run starts.
//!
//! A case is put where it is, as if the run had seen it come: its terms run from their real dates, work that is done is not
//! drawn again, and what is left of it is drawn given what is done.

use super::cases::{Case, Doing, Slot};
use super::causes::Cause;
use super::event::Event;
use super::observer::{Fact, Observer};
use super::routing::Next;
use super::simulation::Run;
use crate::model::{
    ClockId, Deadline, Delay, Moment, OpeningCase, Ownership, Past, Progress, RoleId, StageId,
    WorkerId,
};
use crate::random::{Law, Purpose, combined_key};
use crate::time::{SimTime, Span};

/// When a case entered its stage and when it was received.
#[derive(Clone, Copy, Debug)]
struct Dates {
    received_at: SimTime,
    entered_at: SimTime,
}

/// How far a case is in the work of its stage.
#[derive(Clone, Copy, Debug)]
struct Position {
    piece: usize,
    slice: u16,
    /// Hands-on seconds of each slice.
    slice_seconds: f64,
    /// Hands-on seconds left of a slice that is begun.
    left: Option<f64>,
}

/// So often a fate is drawn for a case until one fits the hours that are done.
const MOST_FATES: u64 = 1000;

/// So many waits are laid end to end to see how long the one at a random moment still lasts.
const WAITS_IN_A_ROW: u64 = 16;

impl<O: Observer> Run<'_, O> {
    /// Opens the cases of the opening position, the one received first first. They go on once all of them are told:
    /// what is open at the start is told before anything that happens.
    pub(super) fn open_cases(&mut self) {
        let opening = self.model.opening();
        let mut dated: Vec<(Dates, &OpeningCase)> = opening
            .iter()
            .map(|case| (self.dates(case), case))
            .collect();
        dated.sort_by_key(|(dates, _)| (dates.received_at, dates.entered_at));
        // All of them are there before the first of them moves.
        let opened: Vec<_> = dated
            .into_iter()
            .filter_map(|(dates, case)| Some((self.open_as_it_is(dates, case)?, case)))
            .collect();
        for ((slot, at), case) in opened {
            self.goes_on(slot, at, case);
        }
    }

    fn dates(&self, case: &OpeningCase) -> Dates {
        let start = self.model.start().start();
        let before = |from: SimTime, law: &Law, purpose: Purpose| {
            let seconds = law.sample(&mut self.streams.draw(purpose, case.key, 0));
            from - Span::from_seconds(seconds.max(0.0) as i64)
        };
        let entered_at = match &case.since {
            Past::At(at) => *at,
            Past::Before(law) => before(start, law, Purpose::OpeningAge),
        };
        let received_at = match &case.received {
            None => entered_at,
            Some(Past::At(at)) => *at,
            Some(Past::Before(law)) => before(entered_at, law, Purpose::OpeningBefore),
        };
        Dates {
            received_at,
            entered_at,
        }
    }

    /// Opens a case where it is; tells its place in the work of its stage.
    fn open_as_it_is(
        &mut self,
        dates: Dates,
        opening: &OpeningCase,
    ) -> Option<(Slot, Option<Position>)> {
        let key = opening.key;
        let area = opening.area.unwrap_or_else(|| self.draw_area(key));
        let urgent = opening
            .urgent
            .unwrap_or_else(|| self.draw_urgency(opening.stream, key));
        let number = self.cases.next_number();
        let case = Case {
            urgent,
            entered_at: dates.entered_at,
            ..Case::new(
                key,
                number,
                opening.stream,
                opening.stage,
                area,
                dates.received_at,
            )
        };
        let slot = self.open_case(case)?;
        let before = (self.now - dates.entered_at).seconds().max(0);
        self.times[slot.index()]
            .spent
            .add(Cause::BeforeStart, before);
        let visit = self.cases.count_visit(slot, opening.stage);
        self.cases[slot].visit = visit;
        let at = self.place(slot, opening);
        let begun = self.cases[slot].started_at.is_some();
        let count = &mut self.stages[opening.stage.index()].count;
        count.enters();
        if begun {
            count.starts();
        }
        let told_at = self.now - Span::from_seconds(1);
        let fact = Fact::CaseOpen {
            case: number,
            stream: opening.stream,
            area,
            urgent,
            received_at: dates.received_at,
            stage: opening.stage,
            entered_at: dates.entered_at,
            begun,
        };
        self.observer.record(told_at, fact);
        self.gets_owner(slot, opening);
        self.clocks_run(slot, told_at);
        if opening.progress != Progress::Monitored {
            self.moments_came(slot, at.map_or(usize::MAX, |at| at.piece));
        }
        Some((slot, at))
    }

    /// Puts a case where it is in the work of its stage; `None` when all of it is done.
    fn place(&mut self, slot: Slot, opening: &OpeningCase) -> Option<Position> {
        let position = match opening.progress {
            Progress::Waiting => self.at_hours(slot, 0.0),
            Progress::InHand(Some(hours)) => self.given_hours(slot, hours),
            Progress::InHand(None) => self.at_some_moment(slot),
            Progress::Monitored => self.after_passed_moments(slot),
        };
        let case = &mut self.cases[slot];
        let begun = match opening.progress {
            Progress::Waiting => false,
            Progress::InHand(_) => true,
            Progress::Monitored => case.next_planned > 0 && position.is_none_or(|at| at.piece > 0),
        };
        // When work began is not known, and no measure needs it: the wait ended before the run.
        case.started_at = begun.then_some(case.entered_at);
        if let Some(at) = position {
            case.piece = at.piece as u16;
            case.slice = at.slice;
            case.slice_seconds = at.slice_seconds;
            case.left = at.left;
        }
        position
    }

    /// The fate of the case is drawn again until its work is more than what is done.
    fn given_hours(&mut self, slot: Slot, hours: f64) -> Option<Position> {
        let key = self.cases[slot].key;
        for fate in 1..=MOST_FATES {
            if let Some(position) = self.at_hours(slot, hours) {
                return Some(position);
            }
            self.cases[slot].key = combined_key(key, fate);
        }
        // No work is as much as that: none of it is left.
        self.cases[slot].key = key;
        None
    }

    /// In hand, nobody said how far: at any part of its work; in the middle of a first slice, else between two slices.
    fn at_some_moment(&mut self, slot: Slot) -> Option<Position> {
        let key = self.cases[slot].key;
        let part = self
            .streams
            .draw(Purpose::OpeningProgress, key, 0)
            .uniform();
        let total: f64 = self.work_of(slot).iter().map(|(_, hours)| hours).sum();
        let mut position = self.at_hours(slot, part * total)?;
        if position.slice > 0 {
            position.left = None;
        }
        Some(position)
    }

    /// All planned moments that lie before the run were attended to.
    fn after_passed_moments(&mut self, slot: Slot) -> Option<Position> {
        let start = self.now;
        let case = &self.cases[slot];
        let stage = self.model.stage(case.stage);
        let calendar = self.model.work_calendar();
        let has_passed = |delay: &Delay| {
            let planned_at = delay.fixed_end(case.entered_at, calendar);
            planned_at.is_some_and(|at| at < start)
        };
        let mut moments = stage.work.iter().map(|piece| piece.timing.planned.as_ref());
        let passed = moments.rposition(|planned| planned.is_some_and(has_passed));
        let first = passed.map_or(0, |piece| piece + 1);
        self.cases[slot].next_planned = first as u16;
        let next = self
            .work_of(slot)
            .into_iter()
            .find(|(piece, _)| *piece >= first);
        next.map(|(piece, hours)| self.position(slot, piece, hours, 0.0))
    }

    /// The pieces of work that the case needs in its stage, and their hours.
    fn work_of(&self, slot: Slot) -> Vec<(usize, f64)> {
        let case = &self.cases[slot];
        let work = self.model.stage(case.stage).work.iter().enumerate();
        let needed = work
            .filter(|(piece, described)| described.share >= 1.0 || self.draws_need(slot, *piece));
        needed
            .map(|(piece, described)| {
                let visit = self.work_key(case.stage, case.visit, piece);
                let mut draw = self.streams.draw(Purpose::Hours, case.key, visit);
                (piece, described.hours.sample(&mut draw))
            })
            .collect()
    }

    /// Where the case is when so many hours of its work are done; `None` when that is all of it.
    fn at_hours(&self, slot: Slot, mut done: f64) -> Option<Position> {
        for (piece, hours) in self.work_of(slot) {
            if done < hours {
                return Some(self.position(slot, piece, hours, done));
            }
            done -= hours;
        }
        None
    }

    fn position(&self, slot: Slot, piece: usize, hours: f64, done: f64) -> Position {
        let stage = self.model.stage(self.cases[slot].stage);
        let slices = stage.work[piece].timing.slices;
        let of_slice = hours / f64::from(slices);
        let slice = ((done / of_slice) as u32).min(slices - 1);
        let done_of_slice = done - f64::from(slice) * of_slice;
        Position {
            piece,
            slice: slice as u16,
            slice_seconds: of_slice * 3600.0,
            left: (done_of_slice > 0.0).then_some((of_slice - done_of_slice) * 3600.0),
        }
    }

    /// The worker who holds the case, where its stage has an owner and work has begun or the owner is an earlier one.
    fn gets_owner(&mut self, slot: Slot, opening: &OpeningCase) {
        let model = self.model;
        let case = &self.cases[slot];
        let stage = model.stage(case.stage);
        let role = match stage.owner {
            Ownership::FirstOf(role) if case.started_at.is_some() => Some(role),
            Ownership::FirstOf(_) => None,
            Ownership::Anyone if !stage.keeps_owner => None,
            Ownership::Anyone | Ownership::Same => self.earlier_owner(case.stage),
        };
        let named = opening
            .worker
            .and_then(|seat| model.desks().seated(seat.team, seat.role, seat.position));
        let Some(role) = role else { return };
        let owner = named.or_else(|| self.least_loaded(slot, role));
        let holds_place = match stage.owner {
            Ownership::FirstOf(_) => true,
            _ => stage.keeps_owner && !self.is_accepted(slot),
        };
        let case = &mut self.cases[slot];
        case.owner = owner;
        case.owner_role = Some(role);
        if let Some(owner) = owner {
            case.holds_place = holds_place;
            self.roster.workers[owner.index()].open_cases += u32::from(holds_place);
        }
    }

    /// Has a partner taken the case over? Work has begun, and only partners do the work at hand.
    fn is_accepted(&self, slot: Slot) -> bool {
        let model = self.model;
        let case = &self.cases[slot];
        let work = &model.stage(case.stage).work;
        let role = work.get(usize::from(case.piece)).map(|piece| piece.role);
        let is_partner = |desk| model.team(model.desks().desk(desk).team).external;
        case.started_at.is_some()
            && role.is_some_and(|role| {
                let offers = self.rules.offers.of(case.stage, role, case.area);
                offers.iter().all(|offer| is_partner(offer.desk))
            })
    }

    /// The role of those who own cases in a stage from which this one can be reached.
    fn earlier_owner(&self, stage: StageId) -> Option<RoleId> {
        let mut owners = self
            .model
            .stages()
            .iter()
            .enumerate()
            .filter_map(|(index, from)| match from.owner {
                Ownership::FirstOf(role) if self.leads_to(StageId::from(index), stage) => {
                    Some(role)
                }
                _ => None,
            });
        owners.next()
    }

    fn leads_to(&self, from: StageId, to: StageId) -> bool {
        let stages = self.model.stages();
        let mut seen = vec![false; stages.len()];
        let mut next = vec![from];
        while let Some(stage) = next.pop() {
            if !std::mem::replace(&mut seen[stage.index()], true) {
                next.extend(stages[stage.index()].successors());
            }
        }
        from == to
            || stages
                .iter()
                .zip(&seen)
                .any(|(stage, seen)| *seen && stage.successors().any(|next| next == to))
    }

    /// The worker of a role with the fewest open cases per fte, of those who do such work in this area.
    fn least_loaded(&self, slot: Slot, role: RoleId) -> Option<WorkerId> {
        let case = &self.cases[slot];
        let of_stage = self.rules.offers.of(case.stage, role, case.area);
        let able = of_stage.iter().map(|offer| offer.desk);
        // Where only a partner has work, the owner comes from any of our teams of the area.
        let desks = self.model.desks();
        let of_area = || {
            let all = desks.all().iter().enumerate();
            all.filter(|(_, desk)| {
                desk.role == role && self.model.team(desk.team).serves(case.area)
            })
            .map(|(index, _)| index.into())
        };
        let mut able: Vec<_> = able.collect();
        if able.is_empty() {
            able = of_area().collect();
        }
        let workers = able
            .into_iter()
            .flat_map(|desk| desks.desk(desk).workers.iter().copied());
        let there = workers.filter(|id| self.roster.workers[id.index()].fte > 0.0);
        let load = |id: WorkerId| self.roster.load(id);
        there.min_by(|a, b| load(*a).total_cmp(&load(*b)).then(a.cmp(b)))
    }

    /// The terms that run, from their real dates. Where the start lies in an earlier stage its date is not known: it is taken to
    /// be the entry into this one, which is exact for a term that starts when the stage before is completed.
    fn clocks_run(&mut self, slot: Slot, told_at: SimTime) {
        let model = self.model;
        let case = &self.cases[slot];
        let (stage, begun) = (case.stage, case.started_at.is_some());
        let (received_at, entered_at) = (case.received_at, case.entered_at);
        for index in 0..model.clocks().all().len() {
            let id = ClockId::from(index);
            let clock = model.clocks().clock(id);
            let deadline = &model.deadlines()[clock.deadline.index()];
            if clock.planned.is_some() {
                continue;
            }
            let has_come = |moment: &Moment| match *moment {
                Moment::Received => Some(received_at),
                Moment::Entered(at) if at == stage => Some(entered_at),
                Moment::Started(at) if at == stage => begun.then_some(entered_at),
                Moment::Completed(at) | Moment::Entered(at) | Moment::Started(at)
                    if at != stage =>
                {
                    self.leads_to(at, stage).then_some(entered_at)
                }
                _ => None,
            };
            let has_stopped = |deadline: &Deadline| {
                let here = |moment: &Moment| match *moment {
                    Moment::Entered(at) => at == stage,
                    Moment::Started(at) => at == stage && begun,
                    _ => false,
                };
                deadline.stop.iter().any(here)
            };
            let started_at = deadline.start.iter().filter_map(has_come).min();
            if let Some(at) = started_at.filter(|_| !has_stopped(deadline)) {
                self.running.start(slot, id, model, at);
            }
        }
        let now = std::mem::replace(&mut self.now, told_at);
        self.settle(slot, &model.clocks().stage(stage).verdicts);
        self.now = now;
    }

    /// The case goes on from where it is.
    fn goes_on(&mut self, slot: Slot, at: Option<Position>, opening: &OpeningCase) {
        // The planned moment of a piece that is done does not come any more, be it early.
        let next = at.map_or(u16::MAX, |at| at.piece as u16);
        self.cases[slot].next_planned = self.cases[slot].next_planned.max(next);
        if self.stages[opening.stage.index()].has_planned_work {
            self.plan_next_moment(slot);
        }
        let Some(at) = at else {
            return self.proceed(slot, Next::Complete);
        };
        let timing = &self.model.stage(opening.stage).work[at.piece].timing;
        if timing.planned.is_some() && usize::from(self.cases[slot].next_planned) <= at.piece {
            self.cases[slot].awaits_moment = true;
            self.cases[slot].doing = Doing::Waiting;
            return;
        }
        let wait = match at {
            Position { left: Some(_), .. } => None,
            Position { slice: 0, .. } => timing.wait_before.as_ref(),
            _ => timing.wait_between.as_ref(),
        };
        match wait {
            None if opening.progress == Progress::Waiting => {
                self.is_ready_since(slot, self.cases[slot].entered_at);
            }
            None => self.is_ready_since(slot, self.now),
            Some(wait) => self.waits_on(slot, wait, opening.progress == Progress::Waiting),
        }
    }

    fn is_ready_since(&mut self, slot: Slot, at: SimTime) {
        let case = &mut self.cases[slot];
        case.enabled_at = at;
        case.doing = Doing::Ready;
        self.offer(slot);
    }

    /// The planned moments that came before the run, of work that is not done yet.
    fn moments_came(&mut self, slot: Slot, first: usize) {
        let model = self.model;
        let (stage, entered_at) = (self.cases[slot].stage, self.cases[slot].entered_at);
        for (piece, described) in model.stage(stage).work.iter().enumerate() {
            let planned = described.timing.planned.as_ref();
            let at = planned.and_then(|delay| delay.fixed_end(entered_at, model.work_calendar()));
            let Some(at) = at.filter(|at| *at < self.now) else {
                continue;
            };
            self.cases[slot].next_planned = piece as u16 + 1;
            let is_needed = described.share >= 1.0 || self.draws_need(slot, piece);
            if piece >= first && is_needed {
                let now = std::mem::replace(&mut self.now, at);
                for &clock in &model.clocks().stage(stage).due[piece].start {
                    self.running.start(slot, clock, model, at);
                }
                self.now = now - Span::from_seconds(1);
                self.settle(slot, &model.clocks().stage(stage).verdicts);
                self.now = now;
            }
        }
    }

    /// An external wait goes on: from the entry into the stage where that is when it began, else from some moment within it.
    fn waits_on(&mut self, slot: Slot, wait: &Delay, since_entry: bool) {
        let case = &self.cases[slot];
        let (key, entered_at) = (case.key, case.entered_at);
        let calendar = self.model.work_calendar();
        let drawn = |visit: u64| {
            let mut draw = self.streams.draw(Purpose::OpeningWait, key, visit);
            wait.law().map_or(0.0, |law| law.sample(&mut draw))
        };
        let at = if since_entry {
            wait.end(entered_at, drawn(0), calendar)
        } else {
            let waits: Vec<f64> = (1..=WAITS_IN_A_ROW).map(drawn).collect();
            let mut moment = waits.iter().sum::<f64>()
                * self.streams.draw(Purpose::OpeningWait, key, 0).uniform();
            let still = waits.iter().find_map(|wait| {
                moment -= wait;
                (moment < 0.0).then_some(-moment)
            });
            wait.end(self.now, still.unwrap_or(0.0), calendar)
        };
        if at <= self.now {
            self.is_ready_since(slot, at);
        } else {
            self.cases[slot].doing = Doing::Waiting;
            self.events.plan(at, Event::WaitEnds(slot));
        }
    }
}

//! The one place where work starts.
//!
//! An idle worker takes, of all that is ready for the desk or for this worker alone: urgent cases first; then the team's
//! stages in their order; within a stage, work on begun cases before new ones; then the team's order; then the
//! oldest case. Of several idle workers the owner takes a piece of work, else the one with fewest open cases per fte, else
//! the longest idle, else the lowest number.

use std::cmp::Ordering;

use super::cases::{Cases, Doing, Slot};
use super::event::Event;
use super::observer::{Fact, Observer};
use super::roster::{Away, InHand, WorkerState};
use super::running_clocks::RunningClocks;
use super::simulation::Run;
use super::work_queue::{Entry, WorkQueue};
use crate::model::{DeskId, Order, Ownership, WorkerId};
use crate::random::{Law, Purpose, Streams};
use crate::time::SimTime;

/// The lists of ready work from which a worker may take.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum List {
    /// What any worker of the desk may take.
    Open,
    /// What makes the taker owner of the case.
    Unowned,
    /// What is for this worker alone.
    Own,
}

/// An idle worker and the work to take.
#[derive(Clone, Copy, Debug)]
struct Match {
    entry: Entry,
    list: List,
    desk: DeskId,
    /// The place of the worker among the idle of the desk.
    place: usize,
    worker: WorkerId,
}

impl<O: Observer> Run<'_, O> {
    /// Starts work until nothing more can start. While the calendar is closed nothing can: then the next opening is
    /// planned, at which the desks that changed get their turn.
    pub(super) fn dispatch(&mut self) {
        if !self.roster.any_touched() {
            return;
        }
        if !self.is_open() {
            return;
        }
        while let Some(desk) = self.roster.take_touched() {
            if self.roster.desks[desk.index()].is_plain {
                self.serve_in_turn(desk);
                continue;
            }
            while let Some(found) = self.find(desk) {
                self.take(found);
            }
        }
    }

    /// Is the calendar open now? If not, sees to it that the next opening is planned.
    #[inline]
    fn is_open(&mut self) -> bool {
        if self.now < self.open_until {
            return true;
        }
        if self.opening_at.is_some() {
            return false;
        }
        self.look_at_calendar()
    }

    /// Remembers until when the calendar is open, or plans its next opening.
    fn look_at_calendar(&mut self) -> bool {
        let calendar = self.model.work_calendar();
        if let Some(until) = calendar.open_until(self.now) {
            self.open_until = until;
            return true;
        }
        if let Some(at) = calendar.next_open(self.now) {
            self.opening_at = Some(at);
            self.events.plan(at, Event::Opening);
        }
        false
    }

    /// At a desk that shares no work and whose workers own no cases the work that goes first meets the longest idle.
    #[inline]
    fn serve_in_turn(&mut self, desk: DeskId) {
        loop {
            let view = View {
                cases: &self.cases,
                running: &self.running,
                now: self.now,
            };
            let state = &mut self.roster.desks[desk.index()];
            let Some(&worker) = state.idle.front() else {
                return;
            };
            let Some(entry) = view.first(&mut state.open) else {
                return;
            };
            state.open.remove(&entry);
            state.idle.pop_front();
            self.begin(worker, entry.slot);
        }
    }

    /// The work that goes first at a desk, and who takes it: perhaps a worker of another desk to which the same
    /// work goes first.
    #[inline]
    fn find(&mut self, desk: DeskId) -> Option<Match> {
        let found = self.find_at(desk)?;
        if !self.roster.desks[desk.index()].shares_work || found.list == List::Own {
            return Some(found);
        }
        let slot = found.entry.slot;
        let case = &self.cases[slot];
        let role = self.model.stage(case.stage).work[usize::from(case.piece)].role;
        let (stage, area) = (case.stage, case.area);
        let mut best = found;
        for place in 0..self.rules.offers.of(stage, role, area).len() {
            let other = self.rules.offers.of(stage, role, area)[place].desk;
            if other != desk
                && let Some(other) = self.find_at(other)
                && other.entry.slot == slot
                && self.compare_takers(other.worker, best.worker).is_lt()
            {
                best = other;
            }
        }
        Some(best)
    }

    /// Of two idle workers who may take the same work, the one who does comes first.
    fn compare_takers(&self, a: WorkerId, b: WorkerId) -> Ordering {
        let roster = &self.roster;
        let load = roster.load(a).total_cmp(&roster.load(b));
        let idle = || roster.idle_since(a).cmp(&roster.idle_since(b));
        load.then_with(idle).then_with(|| a.cmp(&b))
    }

    /// The work that goes first at a desk, among what it shares and what is for one idle worker alone, and who of its
    /// workers takes it.
    #[inline]
    fn find_at(&mut self, desk: DeskId) -> Option<Match> {
        let Run {
            roster,
            running,
            cases,
            now,
            ..
        } = self;
        let state = &mut roster.desks[desk.index()];
        if state.idle.is_empty() {
            return None;
        }
        let view = View {
            cases,
            running,
            now: *now,
        };
        let workers = &mut roster.workers;
        let order = state.order;
        let open = view.first(&mut state.open);
        let any_place = || state.idle.iter().any(|id| workers[id.index()].has_place());
        let unowned = if !state.unowned.is_empty() && any_place() {
            view.first(&mut state.unowned)
        } else {
            None
        };
        let own = if state.own_waiting == 0 {
            None
        } else {
            let mut taken = 0;
            let own = state
                .idle
                .iter()
                .enumerate()
                .filter_map(|(place, &worker)| {
                    let own = &mut workers[worker.index()].own;
                    let before = own.len();
                    let entry = view.first(own);
                    taken += before - own.len();
                    Some(Match {
                        entry: entry?,
                        desk,
                        place,
                        worker,
                        list: List::Own,
                    })
                });
            let first = own.min_by(|a, b| view.compare(order, &a.entry, &b.entry));
            // What others took in the owner's place waits no longer.
            state.own_waiting -= taken;
            first
        };
        let shared = open
            .into_iter()
            .chain(unowned)
            .min_by(|a, b| view.compare(order, a, b));
        let Some(entry) = shared else { return own };
        if own.is_some_and(|own| view.compare(order, &own.entry, &entry).is_lt()) {
            return own;
        }
        let list = if unowned == Some(entry) {
            List::Unowned
        } else {
            List::Open
        };
        let may_take = |worker: &WorkerState| list == List::Open || worker.has_place();
        let (place, worker) = roster.best_idle(desk, may_take)?;
        Some(Match {
            entry,
            list,
            desk,
            place,
            worker,
        })
    }

    /// A worker takes work from a list.
    fn take(
        &mut self,
        Match {
            entry,
            list,
            desk,
            place,
            worker,
        }: Match,
    ) {
        let state = &mut self.roster.desks[desk.index()];
        state.idle.remove(place);
        match list {
            List::Open => state.open.remove(&entry),
            List::Unowned => state.unowned.remove(&entry),
            List::Own => {
                state.own_waiting -= 1;
                self.roster.workers[worker.index()].own.remove(&entry);
            }
        }
        self.begin(worker, entry.slot);
    }

    /// A worker begins the slice at hand of a case.
    fn begin(&mut self, id: WorkerId, slot: Slot) {
        let open_at = self.open_seconds();
        let waited = self.waited(slot);
        let Run {
            model,
            cases,
            roster,
            observer,
            now,
            streams,
            ..
        } = self;
        let (model, now) = (*model, *now);
        let case = &mut cases[slot];
        let worker = &mut roster.workers[id.index()];
        case.ticket += 1;
        case.doing = Doing::InHand;
        let (stage, piece) = (case.stage, usize::from(case.piece));
        let described = model.stage(stage);
        let work = &described.work[piece];
        if case.owner.is_none() {
            match described.owner {
                Ownership::FirstOf(role) if role == work.role => {
                    case.owner = Some(id);
                    case.owner_role = Some(role);
                    case.holds_place = true;
                    worker.open_cases += 1;
                }
                // The worker who held the case has gone.
                Ownership::Same if case.owner_role == Some(work.role) => case.owner = Some(id),
                _ => {}
            }
        }
        let for_another = case.owner.is_some_and(|owner| owner != id);
        let accepted = worker.external && for_another && described.keeps_owner;
        let left = case.left.take().unwrap_or_else(|| {
            if case.slice == 0 {
                let plan = &self.stages[stage.index()];
                let visit = plan.work_key(case.visit, piece);
                let hours = hours(&work.hours, streams, case.key, visit) * plan.factors[piece];
                case.slice_seconds = hours * 3600.0 / f64::from(work.timing.slices);
            }
            case.slice_seconds
        });
        let ends_at = model
            .productive_time(work.role)
            .finish(now, left / worker.pace);
        worker.in_hand = Some(InHand {
            slot,
            started_at: now,
            open_at,
            away: Away::default(),
            left,
            since: now,
            ends_at,
        });
        let fact = Fact::WorkStarted {
            case: case.number,
            stage,
            piece,
            worker: id,
            enabled_at: case.enabled_at,
            waited,
        };
        let entered_at = case.entered_at;
        if case.started_at.is_none() {
            case.started_at = Some(now);
            self.stages[stage.index()].count.starts();
            let (case, area, entered_at) = (case.number, case.area, case.entered_at);
            observer.record(
                now,
                Fact::StageStarted {
                    case,
                    stage,
                    area,
                    entered_at,
                },
            );
            self.apply_inside(slot, &model.clocks().stage(stage).started);
        }
        self.observer.record(now, fact);
        self.is_at_work(id, entered_at);
        if accepted {
            // The partner takes the case over: from here on it no longer blocks its owner.
            self.give_place_back(slot);
        }
        self.events.plan(ends_at, Event::WorkEnds(id));
    }
}

/// The hands-on hours of a piece of work: the same for the case whoever does it and whenever.
#[inline(always)]
fn hours(law: &Law, streams: &Streams, case: u64, visit: u64) -> f64 {
    let drawn = || law.sample(&mut streams.draw(Purpose::Hours, case, visit));
    law.fixed_value().unwrap_or_else(drawn)
}

/// What the order of ready work depends on.
struct View<'a> {
    cases: &'a Cases,
    running: &'a RunningClocks,
    now: SimTime,
}

impl View<'_> {
    /// The entry of a queue that goes first.
    #[inline]
    fn first(&self, queue: &mut WorkQueue) -> Option<Entry> {
        queue.first(
            |entry| self.cases[entry.slot].ticket != entry.ticket,
            |a, b| self.by_part_used(a, b),
        )
    }

    #[inline]
    fn compare(&self, order: Order, a: &Entry, b: &Entry) -> Ordering {
        match order {
            Order::Accumulating => self.by_part_used(a, b),
            Order::Fifo | Order::Due | Order::Slack => a.cmp(b),
        }
    }

    /// The order of accumulating priority: the case that has used up most of its term goes first.
    fn by_part_used(&self, a: &Entry, b: &Entry) -> Ordering {
        let by_class = a.priority.class().cmp(&b.priority.class());
        let by_part = || self.part_used(b.slot).total_cmp(&self.part_used(a.slot));
        by_class.then_with(by_part).then_with(|| a.cmp(b))
    }

    /// The part of its most pressing term that a case has used up; a case without a term comes last.
    fn part_used(&self, slot: Slot) -> f64 {
        self.running
            .most_pressing(slot)
            .map_or(f64::NEG_INFINITY, |clock| {
                let term = (clock.due_at - clock.started_at).seconds().max(1);
                (self.now - clock.started_at).seconds() as f64 / term as f64
            })
    }
}

//! The one place where work starts.
//!
//! An idle worker takes, of all that is ready for the desk or for this worker alone: urgent cases first; then the team's
//! stages in their order; within a stage, work on begun cases before new ones; then the team's order; then the
//! oldest case. Of several idle workers the owner takes a piece of work, else the one with fewest open cases per fte, else
//! the longest idle, else the lowest number.

use std::cmp::Ordering;

use super::cases::{Cases, Slot};
use super::event::Event;
use super::observer::{Fact, Observer};
use super::running_clocks::RunningClocks;
use super::simulation::Run;
use super::work_queue::{Entry, WorkQueue};
use crate::model::{DeskId, Order, Ownership, WorkerId};
use crate::random::Purpose;
use crate::time::SimTime;

/// An idle worker and the work to take.
#[derive(Clone, Copy, Debug)]
struct Match {
    entry: Entry,
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
        if !self.model.work_calendar().is_open(self.now) {
            self.plan_opening();
            return;
        }
        while let Some(desk) = self.roster.take_touched() {
            while let Some(found) = self.find(desk) {
                self.begin(found);
            }
        }
    }

    fn plan_opening(&mut self) {
        if self.opening_at.is_none()
            && let Some(at) = self.model.work_calendar().next_open(self.now)
        {
            self.opening_at = Some(at);
            self.events.plan(at, Event::Opening);
        }
    }

    /// The work that goes first at a desk, and who takes it: perhaps a worker of another desk to which the same
    /// work goes first.
    #[inline]
    fn find(&mut self, desk: DeskId) -> Option<Match> {
        let found = self.find_at(desk)?;
        let case = &self.cases[found.entry.slot];
        let role = self.model.stage(case.stage).work[usize::from(case.piece)].role;
        let offered = self.model.desks().offered_to(case.stage, role, case.area);
        if offered.len() < 2 || self.is_own(&found) {
            return Some(found);
        }
        let slot = found.entry.slot;
        let elsewhere: Vec<Match> = offered
            .iter()
            .filter(|&&other| other != desk)
            .filter_map(|&other| self.find_at(other))
            .filter(|other| other.entry.slot == slot)
            .collect();
        let roster = &self.roster;
        let preference = |a: &Match, b: &Match| {
            let load = roster.load(a.worker).total_cmp(&roster.load(b.worker));
            let idle = || {
                roster
                    .idle_since(a.worker)
                    .cmp(&roster.idle_since(b.worker))
            };
            load.then_with(idle).then_with(|| a.worker.cmp(&b.worker))
        };
        elsewhere.into_iter().chain([found]).min_by(preference)
    }

    fn is_own(&self, found: &Match) -> bool {
        let case = &self.cases[found.entry.slot];
        let stage = self.model.stage(case.stage);
        case.owner == Some(found.worker) && (stage.keeps_owner || stage.owner != Ownership::Anyone)
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
        let open = view.first(&mut state.open);
        let unowned = if state.unowned.is_empty()
            || !state.idle.iter().any(|id| workers[id.index()].has_place())
        {
            None
        } else {
            view.first(&mut state.unowned)
        };
        let own = state
            .idle
            .iter()
            .enumerate()
            .filter_map(|(place, &worker)| {
                let queue = &mut workers[worker.index()].own;
                let entry = if queue.is_empty() {
                    None
                } else {
                    view.first(queue)
                };
                entry.map(|entry| Match {
                    entry,
                    desk,
                    place,
                    worker,
                })
            });
        let order = state.order;
        let own = own.min_by(|a, b| view.compare(order, &a.entry, &b.entry));
        let shared = open
            .into_iter()
            .chain(unowned)
            .min_by(|a, b| view.compare(order, a, b));
        let Some(entry) = shared else { return own };
        if own.is_some_and(|own| view.compare(order, &own.entry, &entry).is_lt()) {
            return own;
        }
        let needs_place = unowned == Some(entry);
        let (place, worker) =
            roster.best_idle(desk, |worker| !needs_place || worker.has_place())?;
        Some(Match {
            entry,
            desk,
            place,
            worker,
        })
    }

    /// A worker takes up the slice at hand of a case.
    fn begin(
        &mut self,
        Match {
            entry: Entry { slot, .. },
            place,
            worker,
            desk,
        }: Match,
    ) {
        let model = self.model;
        self.roster.desks[desk.index()].idle.remove(place);
        self.roster.workers[worker.index()].in_hand = Some((slot, self.now));
        let case = &mut self.cases[slot];
        case.ticket += 1;
        let (stage, piece) = (case.stage, usize::from(case.piece));
        let described = model.stage(stage);
        let work = &described.work[piece];
        if described.owner == Ownership::FirstOf(work.role) && case.owner.is_none() {
            case.owner = Some(worker);
            case.holds_place = true;
            self.roster.workers[worker.index()].open_cases += 1;
        }
        if case.started_at.is_none() {
            case.started_at = Some(self.now);
            let (case, area, entered_at) = (case.number, case.area, case.entered_at);
            self.observer.record(
                self.now,
                Fact::StageStarted {
                    case,
                    stage,
                    area,
                    entered_at,
                },
            );
            self.apply_inside(slot, &model.clocks().stage(stage).started);
        }
        if self.cases[slot].slice == 0 {
            self.cases[slot].slice_seconds =
                self.draw_hours(slot) * 3600.0 / f64::from(work.timing.slices);
        }
        let case = &self.cases[slot];
        let enabled_at = case.enabled_at;
        let fact = Fact::WorkStarted {
            case: case.number,
            stage,
            piece,
            worker,
            enabled_at,
        };
        self.observer.record(self.now, fact);
        let amount = case.slice_seconds / self.roster.workers[worker.index()].fte;
        let at = model.productive_time(work.role).finish(self.now, amount);
        self.events.plan(at, Event::WorkEnds(worker));
    }

    /// The hands-on hours of the piece at hand: the same for the case whoever does it and whenever.
    #[inline]
    fn draw_hours(&self, slot: Slot) -> f64 {
        let case = &self.cases[slot];
        let law = &self.model.stage(case.stage).work[usize::from(case.piece)].hours;
        law.fixed_value().unwrap_or_else(|| {
            let visit = self.work_key(case.stage, case.visit, case.piece.into());
            law.sample(&mut self.streams.draw(Purpose::Hours, case.key, visit))
        })
    }
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

//! Work on a case becomes ready, and ends.

use super::cases::Slot;
use super::event::Event;
use super::observer::{Fact, Observer};
use super::simulation::Run;
use super::work_queue::{Entry, Priority};
use crate::model::{Delay, DeskId, Order, Ownership, WorkerId};
use crate::random::Purpose;
use crate::time::{SimTime, Span};

impl<O: Observer> Run<'_, O> {
    /// Takes up the first piece of work, from `first` on, that the case needs. False when none is left.
    pub(super) fn take_up_from(&mut self, slot: Slot, first: usize) -> bool {
        let model = self.model;
        let work = &model.stage(self.cases[slot].stage).work;
        let Some(piece) = (first..work.len()).find(|&piece| self.needs(slot, piece)) else {
            return false;
        };
        let case = &mut self.cases[slot];
        case.piece = piece as u16;
        case.slice = 0;
        let timing = &work[piece].timing;
        if timing.planned.is_some() && usize::from(case.next_planned) <= piece {
            case.awaits_moment = true;
        } else if let Some(wait) = &timing.wait_before {
            self.wait(slot, wait);
        } else {
            self.becomes_ready(slot);
        }
        true
    }

    /// Does the case need this piece of work of its stage?
    #[inline]
    pub(super) fn needs(&self, slot: Slot, piece: usize) -> bool {
        let case = &self.cases[slot];
        let share = self.model.stage(case.stage).work[piece].share;
        if share >= 1.0 {
            return true;
        }
        let visit = self.work_key(case.stage, case.visit, piece);
        self.streams.draw(Purpose::Need, case.key, visit).uniform() < share
    }

    /// An external wait begins.
    fn wait(&mut self, slot: Slot, delay: &Delay) {
        let case = &self.cases[slot];
        let amount = delay.law().map_or(0.0, |law| {
            law.fixed_value().unwrap_or_else(|| {
                let visit = self.work_key(case.stage, case.visit, case.piece.into())
                    + u64::from(case.slice);
                law.sample(&mut self.streams.draw(Purpose::Wait, case.key, visit))
            })
        });
        let at = delay.end(self.now, amount, self.model.work_calendar());
        self.events.plan(at, Event::WaitEnds(slot));
    }

    /// The slice at hand can be done from now on: its owner or the desks that may take it are told.
    pub(super) fn becomes_ready(&mut self, slot: Slot) {
        let model = self.model;
        let case = &mut self.cases[slot];
        case.enabled_at = self.now;
        let stage = model.stage(case.stage);
        let role = stage.work[usize::from(case.piece)].role;
        let owned = stage.keeps_owner || stage.owner != Ownership::Anyone;
        if owned
            && let Some(owner) = case.owner
            && model
                .desks()
                .desk(self.roster.workers[owner.index()].desk)
                .role
                == role
        {
            let desk = self.roster.workers[owner.index()].desk;
            let entry = self.entry(slot, desk);
            self.roster.workers[owner.index()].own.push(entry);
            self.roster.touch(desk);
            return;
        }
        let unowned = stage.owner == Ownership::FirstOf(role) && case.owner.is_none();
        for &desk in model.desks().offered_to(case.stage, role, case.area) {
            let entry = self.entry(slot, desk);
            let state = &mut self.roster.desks[desk.index()];
            if unowned {
                state.unowned.push(entry)
            } else {
                state.open.push(entry)
            }
            self.roster.touch(desk);
        }
    }

    fn entry(&self, slot: Slot, desk: DeskId) -> Entry {
        let case = &self.cases[slot];
        let desk = self.model.desks().desk(desk);
        let stage_rank = desk.rank_of(case.stage).unwrap_or(usize::MAX);
        let rank = self.rank(slot, desk.order);
        let priority = Priority::new(
            case.urgent,
            stage_rank,
            case.started_at.is_some(),
            rank,
            case.number,
        );
        Entry {
            priority,
            slot,
            ticket: case.ticket,
        }
    }

    /// What a team's order makes of the slice at hand; the smallest goes first.
    fn rank(&self, slot: Slot, order: Order) -> i64 {
        let due_at = || {
            self.running
                .most_pressing(slot)
                .map_or(SimTime::FAR_FUTURE, |clock| clock.due_at)
        };
        let rank = match order {
            Order::Fifo => self.cases[slot].enabled_at,
            Order::Due => due_at(),
            Order::Slack => due_at() - self.expected_still(slot),
            Order::Accumulating => self.cases[slot].received_at,
        };
        rank.seconds()
    }

    /// The elapsed time that the work and waits of the stage are still expected to take, were nobody to wait for.
    fn expected_still(&self, slot: Slot) -> Span {
        let case = &self.cases[slot];
        let stage = self.model.stage(case.stage);
        let left = stage.work.iter().enumerate().skip(case.piece.into());
        left.fold(Span::ZERO, |total, (index, piece)| {
            let done = if index == usize::from(case.piece) {
                f64::from(case.slice)
            } else {
                0.0
            };
            let slices = f64::from(piece.timing.slices);
            let waits = match &piece.timing.wait_between {
                Some(wait) => wait.expected().seconds() as f64 * (slices - 1.0 - done),
                None => 0.0,
            };
            let work = piece.hours.mean() * 3600.0 * (slices - done) / slices;
            total + Span::from_seconds((piece.share * (work + waits)).round() as i64)
        })
    }

    /// A worker finishes a slice of work.
    pub(super) fn work_ends(&mut self, worker: WorkerId) {
        let Some((slot, started_at)) = self.roster.workers[worker.index()].in_hand.take() else {
            return;
        };
        self.roster.becomes_idle(worker, self.now);
        let model = self.model;
        let case = &mut self.cases[slot];
        let (stage, piece) = (case.stage, usize::from(case.piece));
        case.slice += 1;
        let fact = Fact::WorkEnded {
            case: case.number,
            stage,
            piece,
            worker,
            started_at,
        };
        self.observer.record(self.now, fact);
        let timing = &model.stage(stage).work[piece].timing;
        if u32::from(self.cases[slot].slice) < timing.slices {
            match &timing.wait_between {
                Some(wait) => self.wait(slot, wait),
                None => self.becomes_ready(slot),
            }
            return;
        }
        if timing.planned.is_some() {
            self.apply_inside(slot, &model.clocks().stage(stage).done[piece]);
        }
        if !self.take_up_from(slot, piece + 1) {
            self.leave(slot);
        }
    }
}

//! Work on a case becomes ready, and ends.

use super::cases::{Case, Doing, Slot};
use super::event::Event;
use super::lines::LineId;
use super::observer::{Fact, Observer};
use super::roster::InHand;
use super::routing::Next;
use super::running_clocks::RunningClocks;
use super::simulation::Run;
use super::work_queue::{Entry, Priority};
use crate::model::{Model, Order, Ownership, Stage, WorkerId};
use crate::random::{Law, Purpose};
use crate::time::{SimTime, Span};

impl<O: Observer> Run<'_, O> {
    /// Takes up the first piece of work, from `first` on, that the case needs; says what comes next, if that can be
    /// said before the planned moment of the piece.
    #[inline]
    pub(super) fn take_up_from(&mut self, slot: Slot, first: usize) -> Option<Next> {
        let model = self.model;
        let work = &model.stage(self.cases[slot].stage).work;
        let needed = |piece: &usize| work[*piece].share >= 1.0 || self.draws_need(slot, *piece);
        let Some(piece) = (first..work.len()).find(needed) else {
            return Some(Next::Complete);
        };
        let case = &mut self.cases[slot];
        case.piece = piece as u16;
        case.slice = 0;
        let timing = &work[piece].timing;
        if timing.planned.is_some() && usize::from(case.next_planned) <= piece {
            case.awaits_moment = true;
            return None;
        }
        Some(if timing.wait_before.is_some() {
            Next::Wait
        } else {
            Next::Ready
        })
    }

    /// Does the case need a piece of work of its stage that not all cases need?
    pub(super) fn draws_need(&self, slot: Slot, piece: usize) -> bool {
        let case = &self.cases[slot];
        let share = self.model.stage(case.stage).work[piece].share;
        let visit = self.work_key(case.stage, case.visit, piece);
        self.streams.draw(Purpose::Need, case.key, visit).uniform() < share
    }

    /// The external wait before the slice at hand begins.
    #[inline]
    pub(super) fn wait(&mut self, slot: Slot) {
        let model = self.model;
        let case = &self.cases[slot];
        let timing = &model.stage(case.stage).work[usize::from(case.piece)].timing;
        let delay = if case.slice == 0 {
            &timing.wait_before
        } else {
            &timing.wait_between
        };
        let at = delay.as_ref().map_or(self.now, |delay| {
            let visit =
                self.work_key(case.stage, case.visit, case.piece.into()) + u64::from(case.slice);
            let draw =
                |law: &Law| law.sample(&mut self.streams.draw(Purpose::Wait, case.key, visit));
            let amount = |law: &Law| law.fixed_value().unwrap_or_else(|| draw(law));
            delay.end(
                self.now,
                delay.law().map_or(0.0, amount),
                model.work_calendar(),
            )
        });
        self.events.plan(at, Event::WaitEnds(slot));
    }

    /// The slice at hand can be done from now on.
    #[inline]
    pub(super) fn becomes_ready(&mut self, slot: Slot) {
        let case = &mut self.cases[slot];
        case.enabled_at = self.now;
        case.doing = Doing::Ready;
        self.offer(slot);
    }

    /// The owner of a case that is ready, or the desks that may take it, are told. What the earlier owner is to do may
    /// also be taken by those who were hired for that stage: they are there because its owners have no time.
    #[inline]
    pub(super) fn offer(&mut self, slot: Slot) {
        let Run {
            model,
            cases,
            running,
            roster,
            rules,
            lines,
            ..
        } = self;
        let case = &mut cases[slot];
        if rules.suspended[case.stage.index()] {
            lines.ready.push((slot, LineId::SUSPENDED));
            return;
        }
        let stage = model.stage(case.stage);
        let role = stage.work[usize::from(case.piece)].role;
        let enter = |case: &Case, order: Order, stage_rank: u16| {
            let rank = rank(order, case, slot, model, running);
            let begun = case.started_at.is_some();
            let priority = Priority::new(case.urgent, stage_rank.into(), begun, rank, case.number);
            Entry {
                priority,
                slot,
                ticket: case.ticket,
            }
        };
        let work = rules.offers.number(case.stage, role, case.area);
        let offers = rules.offers.numbered(work);
        let mut owned = false;
        if stage.has_owner()
            && let Some(owner) = case.owner
            && case.owner_role == Some(role)
        {
            let desk = roster.workers[owner.index()].desk;
            if let Some(offer) = offers.iter().find(|offer| offer.desk == desk) {
                let order = roster.desks[desk.index()].order;
                roster.push_own(owner, enter(case, order, offer.stage_rank));
                let line = lines.of_owner(owner);
                lines.ready.push((slot, line));
                if stage.owner != Ownership::Same {
                    return;
                }
                owned = true;
            } else {
                // The owner's team has other things to do: somebody else must go on with the case.
                case.owner = None;
                if std::mem::take(&mut case.holds_place) {
                    roster.gives_place_back(owner);
                    lines.stir(desk);
                }
            }
        }
        let unowned = case.owner.is_none() && stage.owner == Ownership::FirstOf(role);
        let mut is_passed_over = false;
        for offer in offers {
            let desk = &mut roster.desks[offer.desk.index()];
            let too_new = |before: SimTime| case.received_at >= before;
            if desk.received_before.is_some_and(too_new) {
                is_passed_over = true;
                continue;
            }
            if owned && !desk.relieves {
                continue;
            }
            let entry = enter(case, desk.order, offer.stage_rank);
            if unowned {
                desk.unowned.push(entry)
            } else {
                desk.open.push(entry)
            }
            roster.touch(offer.desk);
        }
        if !owned {
            let line = if is_passed_over {
                self.line_of_older(slot, work, unowned)
            } else {
                lines.of_work(work, unowned)
            };
            self.lines.ready.push((slot, line));
        }
    }

    /// A worker finishes a slice of work.
    pub(super) fn work_ends(&mut self, worker: WorkerId) {
        let in_hand = &mut self.roster.workers[worker.index()].in_hand;
        // The pace may have changed since this end was planned.
        let Some(work) = in_hand.take_if(|work| work.ends_at == self.now) else {
            return;
        };
        let InHand {
            slot, started_at, ..
        } = work;
        self.had_in_hand(&work);
        self.is_done(worker);
        self.roster.becomes_idle(worker, self.now);
        let model = self.model;
        let case = &mut self.cases[slot];
        let (stage, piece) = (case.stage, usize::from(case.piece));
        case.slice += 1;
        case.doing = Doing::Waiting;
        let fact = Fact::WorkEnded {
            case: case.number,
            stage,
            piece,
            worker,
            started_at,
        };
        self.observer.record(self.now, fact);
        let timing = &model.stage(stage).work[piece].timing;
        let next = if u32::from(self.cases[slot].slice) == timing.slices {
            if timing.planned.is_some() {
                self.apply_inside(slot, &model.clocks().stage(stage).done[piece]);
            }
            Next::TakeUpFrom(piece + 1)
        } else if timing.wait_between.is_some() {
            Next::Wait
        } else {
            Next::Ready
        };
        self.proceed(slot, next);
    }
}

/// What a team's order makes of the slice at hand; the smallest goes first.
#[inline(always)]
fn rank(order: Order, case: &Case, slot: Slot, model: &Model, running: &RunningClocks) -> i64 {
    let due_at = || {
        let pressing = running.most_pressing(slot);
        pressing.map_or(SimTime::FAR_FUTURE, |clock| clock.due_at)
    };
    let rank = match order {
        Order::Fifo => case.enabled_at,
        Order::Due => due_at(),
        Order::Slack => due_at() - expected_still(case, model.stage(case.stage)),
        Order::Accumulating => case.received_at,
    };
    rank.seconds()
}

/// The time that the work and waits of the stage are still expected to take, were there nobody to wait for.
fn expected_still(case: &Case, stage: &Stage) -> Span {
    let left = stage.work.iter().enumerate().skip(case.piece.into());
    left.fold(Span::ZERO, |total, (index, piece)| {
        let at_hand = index == usize::from(case.piece);
        let done = if at_hand { f64::from(case.slice) } else { 0.0 };
        let slices = f64::from(piece.timing.slices);
        let wait = piece.timing.wait_between.as_ref();
        let wait = wait.map_or(0.0, |wait| wait.expected().seconds() as f64);
        let work = piece.hours.mean() * 3600.0 / slices;
        let length = work * (slices - done) + wait * (slices - done - 1.0);
        let share = if at_hand { 1.0 } else { piece.share };
        total + Span::from_seconds((share * length).round() as i64)
    })
}

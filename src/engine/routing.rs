//! Cases enter stages, complete them and go on.

use super::cases::Slot;
use super::causes::Causes;
use super::event::Event;
use super::observer::{Fact, Observer};
use super::simulation::Run;
use crate::model::{ClockRules, Destination, Ownership, StageId, Verdict};
use crate::random::Purpose;

/// What a case does next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Next {
    /// Enter a stage.
    Enter(StageId),
    /// Take up the first piece of work that it needs, from this one on.
    TakeUpFrom(usize),
    /// Begin the wait before the slice at hand.
    Wait,
    /// Be ready for the slice at hand.
    Ready,
    /// Complete the stage: no work is left.
    Complete,
    /// Be closed.
    Close,
}

impl<O: Observer> Run<'_, O> {
    /// A case goes on until it has to wait for time or for a worker.
    pub(super) fn proceed(&mut self, slot: Slot, mut next: Next) {
        loop {
            next = match next {
                Next::Enter(stage) => {
                    self.enter(slot, stage);
                    Next::TakeUpFrom(0)
                }
                Next::TakeUpFrom(piece) => match self.take_up_from(slot, piece) {
                    Some(next) => next,
                    None => return,
                },
                Next::Wait => return self.wait(slot),
                Next::Ready => return self.becomes_ready(slot),
                Next::Complete => match self.complete(slot) {
                    Destination::Stage(stage) => Next::Enter(stage),
                    Destination::Closed => Next::Close,
                },
                Next::Close => return self.close(slot),
            }
        }
    }

    #[inline]
    fn enter(&mut self, slot: Slot, stage: StageId) {
        let model = self.model;
        let described = model.stage(stage);
        let visit = self.cases.count_visit(slot, stage);
        let case = &mut self.cases[slot];
        case.stage = stage;
        case.visit = visit;
        case.entered_at = self.now;
        case.started_at = None;
        case.next_planned = 0;
        self.times[slot.index()].spent = Causes::default();
        self.stages[stage.index()].count.enters();
        if !described.keeps_owner {
            self.give_place_back(slot);
            if let Ownership::FirstOf(_) = described.owner {
                let case = &mut self.cases[slot];
                (case.owner, case.owner_role) = (None, None);
            }
        }
        let case = &self.cases[slot];
        self.observer.record(
            self.now,
            Fact::StageEntered {
                case: case.number,
                stage,
                area: case.area,
            },
        );
        let rules = model.clocks().stage(stage);
        self.apply(slot, &rules.entered);
        self.settle(slot, &rules.verdicts);
        if self.stages[stage.index()].has_planned_work {
            self.plan_next_moment(slot);
        }
    }

    /// Plans the next planned moment of the stage, from the piece `next_planned` on, that the case needs.
    #[inline(always)]
    pub(super) fn plan_next_moment(&mut self, slot: Slot) {
        let work = &self.model.stage(self.cases[slot].stage).work;
        let mut piece = usize::from(self.cases[slot].next_planned);
        while piece < work.len() {
            if let Some(delay) = &work[piece].timing.planned
                && (work[piece].share >= 1.0 || self.draws_need(slot, piece))
            {
                let entered_at = self.cases[slot].entered_at;
                let planned_at = delay.fixed_end(entered_at, self.model.work_calendar());
                let at = planned_at.unwrap_or(entered_at).max(self.now);
                self.events.plan(at, Event::PlannedMoment(slot));
                break;
            }
            piece += 1;
        }
        self.cases[slot].next_planned = piece as u16;
    }

    /// The planned moment of a piece of work comes.
    pub(super) fn planned_moment(&mut self, slot: Slot) {
        let case = &mut self.cases[slot];
        let piece = case.next_planned;
        case.next_planned += 1;
        let awaited = case.awaits_moment && case.piece == piece;
        let stage = case.stage;
        let rules = self.model.clocks().stage(stage);
        self.apply_inside(slot, &rules.due[usize::from(piece)]);
        self.plan_next_moment(slot);
        if awaited {
            self.cases[slot].awaits_moment = false;
            self.proceed(slot, Next::Ready);
        }
    }

    #[inline]
    fn complete(&mut self, slot: Slot) -> Destination {
        let model = self.model;
        let case = &self.cases[slot];
        let stage = case.stage;
        let fact = Fact::StageCompleted {
            case: case.number,
            stage,
            area: case.area,
            received_at: case.received_at,
            entered_at: case.entered_at,
            started_at: case.started_at,
            causes: self.time_in_stage(slot),
        };
        self.observer.record(self.now, fact);
        let plan = &mut self.stages[stage.index()];
        plan.count.completes(case.started_at.is_some());
        self.apply(slot, &model.clocks().stage(stage).completed);
        let case = &self.cases[slot];
        let route = self.stages[stage.index()].route_of(model.stage(stage), case.stream);
        if let [(only, _)] = route.shares[..] {
            return only;
        }
        let visit = self.work_key(stage, case.visit, 0);
        route.choose(self.streams.draw(Purpose::Route, case.key, visit).uniform())
    }

    #[inline]
    fn close(&mut self, slot: Slot) {
        self.give_place_back(slot);
        let case = &self.cases[slot];
        let fact = Fact::CaseClosed {
            case: case.number,
            area: case.area,
            received_at: case.received_at,
        };
        self.observer.record(self.now, fact);
        self.may_be_reported_again(slot);
        self.cases.close(slot);
    }

    /// The case leaves the caseload of its owner, if it counts there.
    pub(super) fn give_place_back(&mut self, slot: Slot) {
        let case = &mut self.cases[slot];
        if case.holds_place {
            case.holds_place = false;
            if let Some(owner) = case.owner {
                self.roster.gives_place_back(owner);
                self.lines.stir(self.roster.workers[owner.index()].desk);
            }
        }
    }

    /// Stops and starts the clocks of a moment.
    #[inline(always)]
    pub(super) fn apply(&mut self, slot: Slot, rules: &ClockRules) {
        if !rules.is_empty() {
            self.stop_and_start(slot, rules);
        }
    }

    fn stop_and_start(&mut self, slot: Slot, rules: &ClockRules) {
        for &clock in &rules.stop {
            let Some(stopped) = self.running.of_mut(slot)[clock.index()].take() else {
                continue;
            };
            let case = &self.cases[slot];
            let deadline = self.model.clocks().clock(clock).deadline;
            let (case, area) = (case.number, case.area);
            let (started_at, due_at) = (stopped.started_at, stopped.due_at);
            if !stopped.counts {
                self.observer.record(
                    self.now,
                    Fact::TermCounts {
                        case,
                        area,
                        deadline,
                        started_at,
                        due_at,
                    },
                );
            }
            self.observer.record(
                self.now,
                Fact::TermStopped {
                    case,
                    area,
                    deadline,
                    started_at,
                    due_at,
                },
            );
        }
        for &clock in &rules.start {
            self.running.start(slot, clock, self.model, self.now);
        }
    }

    /// Tells which running clocks count now that the case is in this stage, and drops those that never will.
    #[inline(always)]
    pub(super) fn settle(&mut self, slot: Slot, verdicts: &[Verdict]) {
        let case = &self.cases[slot];
        let clocks = self
            .running
            .of_mut(slot)
            .iter_mut()
            .zip(verdicts)
            .zip(self.model.clocks().all());
        for ((running, verdict), clock) in clocks {
            match (verdict, &mut *running) {
                (Verdict::Counts, Some(started)) if !started.counts => {
                    started.counts = true;
                    let fact = Fact::TermCounts {
                        case: case.number,
                        area: case.area,
                        deadline: clock.deadline,
                        started_at: started.started_at,
                        due_at: started.due_at,
                    };
                    self.observer.record(self.now, fact);
                }
                (Verdict::Dropped, Some(_)) => *running = None,
                _ => {}
            }
        }
    }

    /// Applies the rules of a moment inside the stage of a case, and tells which of the clocks that started count.
    #[inline(always)]
    pub(super) fn apply_inside(&mut self, slot: Slot, rules: &ClockRules) {
        if rules.is_empty() {
            return;
        }
        self.apply(slot, rules);
        let verdicts = &self.model.clocks().stage(self.cases[slot].stage).verdicts;
        self.settle(slot, verdicts);
    }
}

//! Staff come, settle, fall ill, come back and go, at midnight.

use super::cases::{Case, Doing};
use super::event::Event;
use super::observer::{Fact, Observer, StaffState};
use super::people::{Holder, Person, Settles, first_day};
use super::simulation::Run;
use crate::model::{Change, ChangeKind, Hire, WorkerId, cap_of};
use crate::random::Purpose;
use crate::time::{Day, SimTime};

impl<O: Observer> Run<'_, O> {
    /// A day begins on which staff or a change may come or go.
    pub(super) fn midnight(&mut self) {
        let today = self.now.day();
        if self.last_midnight.replace(today) == Some(today) {
            return;
        }
        let rules_change = self.switch_changes(today);
        self.posts_are_filled_and_left(today);
        self.mentors_are_found();
        let desks_change = self.staff_changes(today);
        if rules_change || desks_change {
            self.rearrange();
        }
        if let Some(day) = self.next_midnight(today) {
            self.events.plan(day.start(), Event::Midnight);
        }
    }

    /// The absences that lie before the run, and its first midnight.
    pub(super) fn plan_first_midnight(&mut self) {
        let model = self.model;
        self.have_been_ill(0, model.start());
        let nothing_changes =
            model.changes().is_empty() && model.presence().is_none() && !self.has_turnover();
        if !nothing_changes || !model.opening().is_empty() {
            self.events.plan(self.now, Event::Midnight);
        }
    }

    fn has_turnover(&self) -> bool {
        self.people.iter().any(|person| person.turnover.is_some())
    }

    /// The next day on which something may change: each day when chance or a condition decides.
    fn next_midnight(&self, today: Day) -> Option<Day> {
        let triggers = |change: &Change| change.during.trigger.is_some();
        let in_motion = |person: &Person<'_>| {
            person.settles.is_some()
                || matches!(person.holder, Holder::From(_))
                || !person.extra.is_empty()
        };
        let every_day = self.model.presence().is_some()
            || self.has_turnover()
            || self.model.changes().iter().any(triggers)
            || self.people.iter().any(in_motion);
        if every_day {
            return Some(today + 1);
        }
        let changes = self.model.changes().iter();
        let dates = changes.flat_map(|change| [change.during.from, change.during.until]);
        dates.flatten().filter(|date| *date > today).min()
    }

    /// It is decided to hire: whether somebody will be found and when is known to chance alone.
    pub(super) fn decide_to_hire(&mut self, change: usize, hire: &Hire, today: Day) {
        let visit = u64::from(self.changes[change].begun);
        let during = &self.model.changes()[change].during;
        let on_date = during.from.filter(|_| during.trigger.is_none());
        // What was decided before the run began counts from then on.
        let decided = on_date.unwrap_or(today);
        for id in self.hired_by(change) {
            let key = self.people[id.index()].key;
            let filled = hire.chance >= 1.0
                || self.streams.draw(Purpose::PostFilled, key, visit).uniform() < hire.chance;
            let first = hire.lag.as_ref().map_or(decided, |lag| {
                let mut draw = self.streams.draw(Purpose::HiringLag, key, visit);
                let amount = lag.law().map_or(0.0, |law| law.sample(&mut draw));
                first_day(lag.end(decided.start(), amount, self.model.work_calendar()))
            });
            if filled {
                self.people[id.index()].holder = Holder::From(first);
            }
            let fact = Fact::PostDecided { worker: id, filled };
            self.observer.record(self.now, fact);
        }
    }

    /// New people come, others leave for good and leave a vacancy.
    fn posts_are_filled_and_left(&mut self, today: Day) {
        let model = self.model;
        for (person, worker) in self.people.iter_mut().zip(model.desks().workers()) {
            let hire = worker
                .hired_by
                .and_then(|change| match &model.changes()[change].kind {
                    ChangeKind::Hire(hire) => Some(&hire.settling),
                    _ => None,
                });
            let settling = hire.or(person.turnover.map(|turnover| &turnover.settling));
            person.comes_or_settles(today, settling, model.work_calendar());
            if let Some(turnover) = person.turnover {
                person.may_leave(today, turnover, &self.streams, model.work_calendar());
            }
        }
    }

    /// Every new worker who needs one gets a mentor: the first experienced colleague who has no other.
    fn mentors_are_found(&mut self) {
        if self
            .people
            .iter()
            .all(|person| person.settles.is_none() && person.gives <= 0.0)
        {
            return;
        }
        for index in 0..self.people.len() {
            let needs = |new: Settles<'_>| new.how.mentor > 0.0;
            let has = |mentor: WorkerId| self.people[mentor.index()].is_experienced();
            if self.people[index].settles.is_some_and(needs)
                && !self.people[index].mentor.is_some_and(has)
            {
                self.people[index].mentor = self.mentor_for(WorkerId::from(index));
            }
        }
        self.people.iter_mut().for_each(|person| person.gives = 0.0);
        for index in 0..self.people.len() {
            let person = &self.people[index];
            if let (Some(mentor), Some(new)) = (person.mentor, person.settles) {
                self.people[mentor.index()].gives += new.how.mentor;
            }
        }
    }

    fn mentor_for(&self, new: WorkerId) -> Option<WorkerId> {
        let place = |id: WorkerId| {
            let desk = self.model.desks().desk(self.model.desks().worker(id).desk);
            (desk.team, desk.role)
        };
        let able = (0..self.people.len()).map(WorkerId::from).filter(|&id| {
            let is_free = || self.people.iter().all(|person| person.mentor != Some(id));
            place(id) == place(new) && self.people[id.index()].is_experienced() && is_free()
        });
        able.min()
    }

    /// Everybody's state of today. Says whether a desk got its first worker or lost its last.
    fn staff_changes(&mut self, today: Day) -> bool {
        let staffed = self.roster.staffed();
        for index in 0..self.people.len() {
            let away = self.is_away(index, today);
            let state = self.people[index].state_on(today, away);
            let id = WorkerId::from(index);
            if state != self.people[index].state {
                self.people[index].state = state;
                self.observer
                    .record(self.now, Fact::StaffChanged { worker: id, state });
                self.works_at(id, state);
            }
            self.may_hand_back(id, today, away);
        }
        staffed != self.roster.staffed()
    }

    /// An absence that lasts too long sends the open cases back to the list.
    fn may_hand_back(&mut self, id: WorkerId, today: Day, away: bool) {
        let limit = self
            .model
            .absence()
            .and_then(|absence| absence.hand_back_after);
        let person = &mut self.people[id.index()];
        if !away {
            person.away_since = None;
            person.handed_back = false;
            return;
        }
        let since = *person.away_since.get_or_insert(today);
        let too_long = limit.is_some_and(|limit| (today.start() - since.start()) >= limit);
        if too_long && !std::mem::replace(&mut person.handed_back, true) {
            self.hand_back_cases(id);
        }
    }

    /// From now on the worker works at this pace, or not at all.
    fn works_at(&mut self, id: WorkerId, state: StaffState) {
        let open = self.open_seconds();
        let worker = &mut self.roster.workers[id.index()];
        let desk = self.model.desks().desk(worker.desk);
        let productive = self.model.productive_time(desk.role);
        let (was, was_employed) = (worker.pace, worker.fte > 0.0);
        if let Some(work) = &mut worker.in_hand {
            work.left = (work.left - productive.between(work.since, self.now) * was).max(0.0);
            work.since = self.now;
            work.ends_at = SimTime::FAR_FUTURE;
            if state.pace <= 0.0 {
                work.away.begins(self.now, open);
            } else {
                work.away.ends(self.now, open);
                work.ends_at = productive.finish(self.now, work.left / state.pace);
                self.events.plan(work.ends_at, Event::WorkEnds(id));
            }
        }
        worker.pace = state.pace;
        worker.fte = state.employed;
        worker.cap = cap_of(self.rules.teams[desk.team.index()].caseload, state.employed);
        self.may_take_up(id);
        let worker = &self.roster.workers[id.index()];
        let has_work = worker.in_hand.map(|work| work.slot);
        if state.employed <= 0.0 && was_employed {
            self.roster.is_not_idle(id);
            self.hand_back_cases(id);
        } else if state.pace <= 0.0 {
            self.roster.is_not_idle(id);
            // Work on somebody else's case is for others to go on with; the worker's own cases wait.
            if has_work.is_some_and(|slot| self.cases[slot].owner != Some(id)) {
                self.hand_back_work(id);
            }
        } else if was <= 0.0 && has_work.is_none() {
            self.roster.becomes_idle(id, self.now);
        } else {
            self.roster.touch(self.roster.workers[id.index()].desk);
        }
    }

    /// The slice in hand goes back to the list, with the work that is left of it.
    fn hand_back_work(&mut self, id: WorkerId) {
        let open = self.open_seconds();
        let Some(mut work) = self.roster.workers[id.index()].in_hand.take() else {
            return;
        };
        work.away.ends(self.now, open);
        self.had_in_hand(&work);
        self.is_done(id);
        let case = &mut self.cases[work.slot];
        case.left = Some(work.left);
        let fact = Fact::WorkHandedBack {
            case: case.number,
            stage: case.stage,
            piece: case.piece.into(),
            worker: id,
            started_at: work.started_at,
        };
        self.observer.record(self.now, fact);
        self.becomes_ready(work.slot);
    }

    /// The cases of which the worker is the owner go back to the list.
    fn hand_back_cases(&mut self, id: WorkerId) {
        self.roster.clear_own(id);
        let owned = |case: &Case| case.owner == Some(id);
        let slots: Vec<_> = self
            .cases
            .open_slots()
            .filter(|slot| owned(&self.cases[*slot]))
            .collect();
        for slot in slots {
            self.give_place_back(slot);
            let case = &mut self.cases[slot];
            case.owner = None;
            let work = &self.model.stage(case.stage).work;
            let is_owners = |piece: u16| Some(work[usize::from(piece)].role) == case.owner_role;
            if case.doing == Doing::Ready && is_owners(case.piece) {
                self.offer(slot);
            }
        }
        self.hand_back_work(id);
    }
}

//! Changes begin and end, at midnight.

use super::observer::{Fact, Observer};
use super::rules::{Rules, replaces_rules};
use super::simulation::Run;
use super::stage_plan::counted;
use crate::model::{ChangeKind, Condition, Model, RoleId, TeamId, Watched, WorkerId};
use crate::time::Day;

/// A change during a run.
#[derive(Clone, Default, Debug)]
pub(super) struct ChangeState {
    /// The day on which it began, while it holds.
    since: Option<Day>,
    /// How often it has begun.
    pub(super) begun: u32,
    /// The fte that it took from workers.
    taken: Vec<(WorkerId, f64)>,
}

impl ChangeState {
    pub(super) fn all(model: &Model) -> Vec<Self> {
        vec![ChangeState::default(); model.changes().len()]
    }

    /// Does it hold now?
    pub(super) fn holds(&self) -> bool {
        self.since.is_some()
    }

    /// Does it begin today?
    pub(super) fn begins(&self, today: Day) -> bool {
        self.since == Some(today)
    }
}

impl<O: Observer> Run<'_, O> {
    /// Begins and ends what is to begin and end today. Says whether the rules of teams are other ones now.
    pub(super) fn switch_changes(&mut self, today: Day) -> bool {
        let mut rules_change = false;
        for change in 0..self.changes.len() {
            let holds = self.changes[change].holds();
            if self.is_wanted(change, today) == holds {
                continue;
            }
            if holds {
                self.change_ends(change);
            } else {
                self.change_begins(change, today);
            }
            rules_change |= replaces_rules(&self.model.changes()[change].kind);
        }
        rules_change
    }

    /// Is the change to hold today?
    fn is_wanted(&self, change: usize, today: Day) -> bool {
        let during = &self.model.changes()[change].during;
        let too_early = during.from.is_some_and(|from| today < from);
        let too_late = during.until.is_some_and(|until| until <= today);
        if too_early || too_late {
            return false;
        }
        let Some(trigger) = &during.trigger else {
            return true;
        };
        let holds = |condition: &Condition| {
            condition.holds(match condition.watched {
                Watched::Cases(count) => counted(&self.stages, count),
                Watched::Received(stream) => self.arrivals[stream.index()].received_before(today),
            })
        };
        match (self.changes[change].since, &trigger.until) {
            (None, _) => holds(&trigger.when),
            (Some(since), _) if today - since < trigger.days => true,
            (Some(_), Some(until)) => !holds(until),
            (Some(_), None) => holds(&trigger.when),
        }
    }

    fn change_begins(&mut self, change: usize, today: Day) {
        let state = &mut self.changes[change];
        state.since = Some(today);
        state.begun += 1;
        match &self.model.changes()[change].kind {
            ChangeKind::Hire(hire) => self.decide_to_hire(change, hire, today),
            ChangeKind::Leave { team, role, fte } => self.take_staff(change, *team, *role, *fte),
            ChangeKind::Absence { .. } => self.extra_absence_begins(change, today),
            kind => self.arrange(kind, today),
        }
    }

    fn change_ends(&mut self, change: usize) {
        self.changes[change].since = None;
        match &self.model.changes()[change].kind {
            ChangeKind::Hire(_) => self.contracts_end(change),
            ChangeKind::Leave { .. } => self.give_staff_back(change),
            ChangeKind::Absence { .. } => self.extra_absence_ends(change),
            kind => self.arrange(kind, self.now.day()),
        }
    }

    /// Works out anew what changes of this kind are about.
    fn arrange(&mut self, kind: &ChangeKind, today: Day) {
        match kind {
            ChangeKind::Inflow { .. } => self.change_inflow(today),
            ChangeKind::Route { .. } | ChangeKind::Work { .. } => self.change_stages(),
            _ => {}
        }
    }

    /// What is different at the moment, in the order of the study.
    fn in_force(&self) -> impl Iterator<Item = &ChangeKind> {
        let changes = self.model.changes().iter().zip(&self.changes);
        changes.filter_map(|(change, state)| state.holds().then_some(&change.kind))
    }

    fn change_inflow(&mut self, today: Day) {
        let mut factors = vec![1.0; self.arrivals.len()];
        for kind in self.in_force() {
            if let ChangeKind::Inflow { stream, factor } = kind {
                factors[stream.index()] *= factor;
            }
        }
        for (stream, factor) in factors.into_iter().enumerate() {
            self.arrives_at_rate(stream.into(), factor, today);
        }
    }

    /// Routes and hours of work, as things stand.
    fn change_stages(&mut self) {
        let mut stages = std::mem::take(&mut self.stages);
        for plan in &mut stages {
            plan.factors.fill(1.0);
            plan.routes.clear();
        }
        for kind in self.in_force() {
            match kind {
                ChangeKind::Route {
                    stage,
                    stream,
                    route,
                } => stages[stage.index()].routes.push((*stream, route.clone())),
                ChangeKind::Work {
                    stage,
                    role,
                    factor,
                } => {
                    let pieces = self.model.stage(*stage).work.iter();
                    let factors = stages[stage.index()].factors.iter_mut().zip(pieces);
                    let concerned =
                        factors.filter(|(_, piece)| role.is_none_or(|role| role == piece.role));
                    concerned.for_each(|(usual, _)| *usual *= factor);
                }
                _ => {}
            }
        }
        self.stages = stages;
    }

    /// Takes fte from those who are there: first from those who were there at the start, the last one first.
    fn take_staff(&mut self, change: usize, team: TeamId, role: RoleId, fte: f64) {
        let desks = self.model.desks();
        let in_team = |id: &WorkerId| {
            let desk = desks.desk(desks.worker(*id).desk);
            (desk.team, desk.role) == (team, role)
        };
        let all = (0..self.people.len()).rev().map(WorkerId::from);
        let mut ids: Vec<WorkerId> = all.filter(in_team).collect();
        ids.sort_by_key(|id| desks.worker(*id).hired_by.is_some());
        let mut still = fte;
        for id in ids {
            let person = &mut self.people[id.index()];
            let taken = person.size().min(still);
            if taken > 1e-9 {
                person.taken += taken;
                self.changes[change].taken.push((id, taken));
                still -= taken;
            }
        }
    }

    fn give_staff_back(&mut self, change: usize) {
        for (id, taken) in std::mem::take(&mut self.changes[change].taken) {
            self.people[id.index()].taken -= taken;
        }
    }

    /// A contract ends, or a post is given up before somebody came.
    fn contracts_end(&mut self, change: usize) {
        for id in self.hired_by(change) {
            self.people[id.index()].goes();
            self.observer
                .record(self.now, Fact::PostEnded { worker: id });
        }
    }

    /// The workers whom a change hires.
    pub(super) fn hired_by(&self, change: usize) -> Vec<WorkerId> {
        let workers = self.model.desks().workers().iter().enumerate();
        workers
            .filter(|(_, worker)| worker.hired_by == Some(change))
            .map(|(index, _)| WorkerId::from(index))
            .collect()
    }

    /// Takes the rules of this moment, and offers all ready work anew by them.
    pub(super) fn rearrange(&mut self) {
        let rules = Rules::under(self.model, self.in_force(), &self.roster.staffed());
        self.rules = rules;
        self.roster
            .rearrange(self.model, &self.rules.offers, &self.rules.teams);
        self.rearrange_lines();
        let ready: Vec<_> = self.cases.ready_slots().collect();
        ready.into_iter().for_each(|slot| self.offer(slot));
    }
}

//! `Roster`: who is idle, who is busy with what, who holds how many cases, and what waits at each desk.

use std::collections::VecDeque;

use super::cases::Slot;
use super::rules::Rules;
use super::work_queue::{Entry, WorkQueue};
use crate::model::{DeskId, Model, Offers, Order, Ownership, TeamRules, WorkerId, cap_of};
use crate::time::SimTime;

/// A slice of work that a worker has in hand.
#[derive(Clone, Copy, Debug)]
pub(super) struct InHand {
    pub(super) slot: Slot,
    pub(super) started_at: SimTime,
    /// Open seconds when that was.
    pub(super) open_at: i64,
    /// Since then, in which the worker was not there.
    pub(super) away: Away,
    /// Hands-on seconds that were left when the worker's pace last changed.
    pub(super) left: f64,
    /// When that was; else when the slice was begun.
    pub(super) since: SimTime,
    /// When it ends at this pace; the far future while the worker is away.
    pub(super) ends_at: SimTime,
}

/// How long a worker was not there, in seconds.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Away {
    pub(super) elapsed: i64,
    /// Of these while the calendar was open.
    pub(super) open: i64,
    /// Since when the worker is not there, and the open seconds before that.
    since: Option<(SimTime, i64)>,
}

impl Away {
    /// The worker goes, or is not there still, after so many open seconds.
    pub(super) fn begins(&mut self, now: SimTime, open: i64) {
        self.since.get_or_insert((now, open));
    }

    /// The worker comes back, or was there still.
    pub(super) fn ends(&mut self, now: SimTime, open: i64) {
        if let Some((since, open_before)) = self.since.take() {
            self.elapsed += (now - since).seconds();
            self.open += open - open_before;
        }
    }
}

/// A worker during a run.
#[derive(Clone, Debug)]
pub(super) struct WorkerState {
    pub(super) desk: DeskId,
    /// Size in fte; 0 for one who is not there.
    pub(super) fte: f64,
    /// Working pace against one full-time worker; 0 while away.
    pub(super) pace: f64,
    pub(super) cap: Option<u32>,
    /// Does the worker belong to a partner?
    pub(super) external: bool,
    /// Cases that count in the caseload.
    pub(super) open_cases: u32,
    pub(super) in_hand: Option<InHand>,
    /// Since when the worker is idle; what it was before when busy.
    idle_since: SimTime,
    /// Ready work that only this worker may do.
    pub(super) own: WorkQueue,
}

impl WorkerState {
    /// May the worker take up a case that will count in the caseload?
    #[inline]
    pub(super) fn has_place(&self) -> bool {
        self.cap.is_none_or(|cap| self.open_cases < cap)
    }

    /// Is the worker at work today?
    #[inline]
    pub(super) fn is_there(&self) -> bool {
        self.pace > 0.0
    }

    /// From now on the worker's team works by these rules. Nothing waits for the worker alone.
    fn works_by(&mut self, rules: &TeamRules) {
        self.own = WorkQueue::new(rules.order);
        self.cap = cap_of(rules.caseload, self.fte);
    }

    fn open_cases_per_fte(&self) -> f64 {
        f64::from(self.open_cases) / self.fte
    }
}

/// A desk during a run.
#[derive(Clone, Debug)]
pub(super) struct DeskState {
    /// Idle workers, the longest idle first; of those idle equally long, the lowest number first.
    pub(super) idle: VecDeque<WorkerId>,
    /// Ready work that any of its workers may take.
    pub(super) open: WorkQueue,
    /// Ready work that makes the taker owner of the case: only for those with a place in their caseload.
    pub(super) unowned: WorkQueue,
    /// Which case first, within a stage.
    pub(super) order: Order,
    /// Ready work in the own lists of its workers.
    pub(super) own_waiting: u32,
    /// May other desks take some of its work too?
    pub(super) shares_work: bool,
    /// Does it neither share work nor own cases?
    pub(super) is_plain: bool,
    /// Do its workers come to own cases? If not, all idle ones have equally many and the longest idle goes first.
    pub(super) owns: bool,
    /// Only cases received before this instant.
    pub(super) received_before: Option<SimTime>,
    /// Were its workers hired for particular stages?
    pub(super) relieves: bool,
    /// Those who took up a case that is newer than some work that waits for them, and have it in hand.
    pub(super) newer: Vec<WorkerId>,
    /// Was everybody at work on older cases when its lines were last looked at, and if so, had anybody a place for
    /// another case?
    pub(super) full_but_for_places: Option<bool>,
}

impl DeskState {
    /// Does work wait here, stale entries included?
    #[inline]
    fn has_work(&self) -> bool {
        !self.open.is_empty() || !self.unowned.is_empty() || self.own_waiting > 0
    }
}

/// All workers and desks, and the desks at which something changed.
#[derive(Debug)]
pub(super) struct Roster {
    pub(super) workers: Vec<WorkerState>,
    pub(super) desks: Vec<DeskState>,
    /// One bit for each desk: may work start there?
    changed: Vec<u64>,
    /// One bit for each desk: does it belong to a partner?
    partners: Vec<u64>,
}

/// One bit for each desk: does it belong to a partner?
fn desks_of_partners(model: &Model) -> Vec<u64> {
    let desks = model.desks().all();
    let mut partners = vec![0; desks.len().div_ceil(64)];
    for (index, desk) in desks.iter().enumerate() {
        partners[index / 64] |= u64::from(model.team(desk.team).external) << (index % 64);
    }
    partners
}

/// The position of the lowest bit that is set.
#[inline]
fn lowest(words: impl Iterator<Item = u64>) -> Option<usize> {
    let (word, bits) = words.enumerate().find(|(_, bits)| *bits != 0)?;
    Some(word * 64 + bits.trailing_zeros() as usize)
}

impl Roster {
    pub(super) fn new(model: &Model) -> Self {
        let start = model.start().start();
        let desks = model.desks();
        let worker = |worker: &crate::model::Worker| {
            let desk = desks.desk(worker.desk);
            let fte = if worker.hired_by.is_some() {
                0.0
            } else {
                worker.fte
            };
            WorkerState {
                desk: worker.desk,
                fte,
                pace: fte,
                cap: worker.cap,
                external: model.team(desk.team).external,
                open_cases: 0,
                in_hand: None,
                idle_since: start,
                own: WorkQueue::new(desk.order),
            }
        };
        let is_there = |id: &WorkerId| desks.worker(*id).hired_by.is_none();
        let desk = |desk: &crate::model::Desk| DeskState {
            idle: desk.workers.iter().copied().filter(is_there).collect(),
            open: WorkQueue::new(desk.order),
            unowned: WorkQueue::new(desk.order),
            order: desk.order,
            own_waiting: 0,
            shares_work: false,
            is_plain: false,
            owns: false,
            received_before: desk.limits.received_before,
            relieves: desk.limits.stages.is_some(),
            newer: Vec::new(),
            full_but_for_places: None,
        };
        let mut roster = Roster {
            workers: desks.workers().iter().map(worker).collect(),
            desks: desks.all().iter().map(desk).collect(),
            changed: vec![0; desks.all().len().div_ceil(64)],
            partners: desks_of_partners(model),
        };
        let rules: Vec<TeamRules> = model.teams().iter().map(TeamRules::of).collect();
        roster.rearrange(model, model.offers(), &rules);
        roster
    }

    /// From now on the teams work by these rules. The lists are empty after this: all ready work is to be offered anew.
    pub(super) fn rearrange(&mut self, model: &Model, offers: &Offers, rules: &[TeamRules]) {
        for desk in (0..self.desks.len()).map(DeskId::from) {
            self.rearrange_desk(desk, model, offers, rules);
        }
    }

    fn rearrange_desk(&mut self, id: DeskId, model: &Model, offers: &Offers, rules: &[TeamRules]) {
        let desk = &mut self.desks[id.index()];
        let described = model.desks().desk(id);
        let rules = &rules[described.team.index()];
        let mut stages = rules.stages.iter();
        desk.owns = stages.any(|&stage| {
            let owner = model.stage(stage).owner;
            let may_own = owner == Ownership::FirstOf(described.role) || owner == Ownership::Same;
            may_own && described.limits.allow(stage)
        });
        desk.shares_work = offers.share_work(id);
        desk.is_plain = !desk.owns && !desk.shares_work;
        desk.order = rules.order;
        desk.open = WorkQueue::new(rules.order);
        desk.unowned = WorkQueue::new(rules.order);
        desk.own_waiting = 0;
        for id in &described.workers {
            self.workers[id.index()].works_by(rules);
        }
    }

    /// Takes over what another roster came to, which has the first of the workers and desks; of the others nobody has come.
    pub(super) fn take_over(&mut self, past: &Roster, model: &Model, rules: &Rules) {
        let (workers, desks) = (past.workers.len(), past.desks.len());
        self.workers[..workers].clone_from_slice(&past.workers);
        self.desks[..desks].clone_from_slice(&past.desks);
        self.changed[..past.changed.len()].copy_from_slice(&past.changed);
        for desk in (desks..self.desks.len()).map(DeskId::from) {
            self.rearrange_desk(desk, model, &rules.offers, &rules.teams);
        }
        for worker in &mut self.workers[workers..] {
            let team = model.desks().desk(worker.desk).team;
            worker.works_by(&rules.teams[team.index()]);
        }
    }

    /// Remembers that work may start at a desk: a worker came free, or work became ready.
    #[inline]
    pub(super) fn touch(&mut self, desk: DeskId) {
        let state = &self.desks[desk.index()];
        if state.idle.is_empty() || !state.has_work() {
            return;
        }
        self.changed[desk.index() / 64] |= 1 << (desk.index() % 64);
    }

    /// Did anything change at any desk?
    #[inline]
    pub(super) fn any_touched(&self) -> bool {
        self.changed.iter().any(|&word| word != 0)
    }

    /// Takes a desk at which something changed: the lowest of a partner, for a case that a partner accepts gives its
    /// owner room for another, else the lowest of all.
    #[inline]
    pub(super) fn take_touched(&mut self) -> Option<DeskId> {
        let of_partners = self.changed.iter().zip(&self.partners);
        let partner = lowest(of_partners.map(|(changed, partners)| changed & partners));
        let desk = partner.or_else(|| lowest(self.changed.iter().copied()))?;
        self.changed[desk / 64] &= !(1 << (desk % 64));
        Some(DeskId::from(desk))
    }

    /// Work became ready that only this worker may do.
    pub(super) fn push_own(&mut self, id: WorkerId, entry: Entry) {
        let worker = &mut self.workers[id.index()];
        worker.own.push(entry);
        let desk = worker.desk;
        self.desks[desk.index()].own_waiting += 1;
        self.touch(desk);
    }

    /// The worker is free from `now` on.
    #[inline]
    pub(super) fn becomes_idle(&mut self, id: WorkerId, now: SimTime) {
        let worker = &mut self.workers[id.index()];
        worker.idle_since = now;
        let desk = worker.desk;
        let idle = &mut self.desks[desk.index()].idle;
        idle.push_back(id);
        let mut position = idle.len() - 1;
        while position > 0 {
            let before = idle[position - 1];
            if self.workers[before.index()].idle_since < now || before < id {
                break;
            }
            idle.swap(position, position - 1);
            position -= 1;
        }
        self.touch(desk);
    }

    /// Which desks have workers on the payroll, present or not.
    pub(super) fn staffed(&self) -> Vec<bool> {
        let mut staffed = vec![false; self.desks.len()];
        for worker in &self.workers {
            staffed[worker.desk.index()] |= worker.fte > 0.0;
        }
        staffed
    }

    /// Nothing waits for this worker alone any more.
    pub(super) fn clear_own(&mut self, id: WorkerId) {
        let worker = &mut self.workers[id.index()];
        self.desks[worker.desk.index()].own_waiting -= worker.own.clear();
    }

    /// The worker takes up nothing more.
    pub(super) fn is_not_idle(&mut self, id: WorkerId) {
        let desk = self.workers[id.index()].desk;
        self.desks[desk.index()].idle.retain(|idle| *idle != id);
    }

    /// A case leaves the caseload of its owner.
    pub(super) fn gives_place_back(&mut self, owner: WorkerId) {
        let worker = &mut self.workers[owner.index()];
        worker.open_cases -= 1;
        let desk = worker.desk;
        self.touch(desk);
    }

    /// Of the idle workers of a desk that `may` take a piece of work, the one with the fewest open cases per fte,
    /// then the longest idle, then the lowest number; with its place among the idle.
    #[inline]
    pub(super) fn best_idle(
        &self,
        desk: DeskId,
        may: impl Fn(&WorkerState) -> bool,
    ) -> Option<(usize, WorkerId)> {
        let desk = &self.desks[desk.index()];
        let able = || {
            desk.idle
                .iter()
                .copied()
                .enumerate()
                .filter(|(_, id)| may(&self.workers[id.index()]))
        };
        if !desk.owns {
            return able().next();
        }
        // The first of equals is the longest idle.
        able().min_by(|(_, a), (_, b)| self.load(*a).total_cmp(&self.load(*b)))
    }

    /// Open cases per fte.
    pub(super) fn load(&self, id: WorkerId) -> f64 {
        self.workers[id.index()].open_cases_per_fte()
    }

    /// Since when an idle worker is idle.
    pub(super) fn idle_since(&self, id: WorkerId) -> SimTime {
        self.workers[id.index()].idle_since
    }
}

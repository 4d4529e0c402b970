//! Hires: what became of the fte-weeks that were decided on, over all simulated time.

use super::payroll::fte_at_start;
use crate::engine::StaffState;
use crate::model::{ChangeKind, Model, WorkerId};
use crate::time::{DAY, SimTime};

/// Seconds of a week.
const WEEK: f64 = 7.0 * DAY as f64;

/// What became of a hire in one run, in weeks of one full-time worker, from the decision to the end of the post or of
/// the run. What was planned was unfilled, lag or paid.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub struct HireWeeks {
    /// Decided on.
    pub planned: f64,
    /// Lost because nobody was found, or because who was found left.
    pub unfilled: f64,
    /// Lost between the decision and the first working day.
    pub lag: f64,
    /// Paid, whether present or not.
    pub paid: f64,
    /// Lost because the new worker did not yet work at full pace.
    pub settling: f64,
    /// Lost by the experienced colleague who helped.
    pub mentor: f64,
}

impl HireWeeks {
    /// What reached cases: paid weeks less those lost to settling and to the mentor.
    pub fn reached(&self) -> f64 {
        self.paid - self.settling - self.mentor
    }
}

/// The positions of the hires among the changes of a model, ascending.
pub(super) fn hires_of(model: &Model) -> Vec<usize> {
    let changes = model.changes().iter().enumerate();
    let hires = changes.filter(|(_, change)| matches!(change.kind, ChangeKind::Hire(_)));
    hires.map(|(position, _)| position).collect()
}

/// Follows the posts of all hires while the run goes on.
#[derive(Clone, Debug)]
pub(super) struct HireTally {
    hires: Vec<usize>,
    weeks: Vec<HireWeeks>,
    posts: Vec<Post>,
    /// The workers who are there at the start have the numbers before those of the posts.
    first: usize,
}

/// A post for one worker.
#[derive(Clone, Copy, Debug)]
struct Post {
    /// Among the hires.
    hire: usize,
    fte: f64,
    status: Status,
    state: StaffState,
    counted_to: SimTime,
}

/// To what the empty part of a post is lost.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Status {
    /// To nothing: it is not yet, or no longer, decided on.
    NotPlanned,
    /// To the lag: who comes is known.
    Awaited,
    /// To the post being unfilled: nobody was found, or who came is gone.
    Open,
}

impl HireTally {
    pub(super) fn new(model: &Model) -> Self {
        let hires = hires_of(model);
        let workers = model.desks().workers();
        let post = |worker: &crate::model::Worker| {
            worker.hired_by.map(|change| Post {
                hire: hires.partition_point(|&hire| hire < change),
                fte: worker.fte,
                status: Status::NotPlanned,
                state: StaffState {
                    employed: fte_at_start(worker),
                    ..StaffState::default()
                },
                counted_to: model.start().start(),
            })
        };
        HireTally {
            weeks: vec![HireWeeks::default(); hires.len()],
            posts: workers.iter().filter_map(post).collect(),
            first: workers.partition_point(|worker| worker.hired_by.is_none()),
            hires,
        }
    }

    /// Takes over what was counted of the first of the hires; the others are not decided on yet.
    pub(super) fn take_over(&mut self, past: &HireTally) {
        self.weeks[..past.weeks.len()].copy_from_slice(&past.weeks);
        self.posts[..past.posts.len()].copy_from_slice(&past.posts);
    }

    pub(super) fn decided(&mut self, at: SimTime, worker: WorkerId, filled: bool) {
        let status = if filled {
            Status::Awaited
        } else {
            Status::Open
        };
        self.update(at, worker, |post| post.status = status);
    }

    pub(super) fn changed(&mut self, at: SimTime, worker: WorkerId, state: StaffState) {
        self.update(at, worker, |post| {
            post.state = state;
            if state.employed > 0.0 && post.status == Status::Awaited {
                post.status = Status::Open;
            }
        });
    }

    pub(super) fn ended(&mut self, at: SimTime, worker: WorkerId) {
        self.update(at, worker, |post| post.status = Status::NotPlanned);
    }

    /// Counts a post up to `at`, then changes it. Who was there at the start has no post.
    fn update(&mut self, at: SimTime, worker: WorkerId, change: impl FnOnce(&mut Post)) {
        let post = worker.index().checked_sub(self.first);
        if let Some(post) = post.and_then(|number| self.posts.get_mut(number)) {
            post.count(at, &mut self.weeks[post.hire]);
            change(post);
        }
    }

    /// What became of every hire by the end of the run.
    pub(super) fn finish(mut self, end: SimTime) -> Hires {
        for post in &mut self.posts {
            post.count(end, &mut self.weeks[post.hire]);
        }
        Hires {
            changes: self.hires.into(),
            weeks: self.weeks.into(),
        }
    }
}

impl Post {
    /// Adds what happened to the post from the last count up to `at`.
    fn count(&mut self, at: SimTime, weeks: &mut HireWeeks) {
        let since = std::mem::replace(&mut self.counted_to, at);
        let length = (at - since).seconds() as f64 / WEEK;
        let empty = (self.fte - self.state.employed).max(0.0) * length;
        match self.status {
            Status::NotPlanned => {}
            Status::Awaited => weeks.lag += empty,
            Status::Open => weeks.unfilled += empty,
        }
        if self.status != Status::NotPlanned {
            weeks.planned += self.fte * length;
        }
        weeks.paid += self.state.employed * length;
        weeks.settling += self.state.settling * length;
        weeks.mentor += self.state.mentored * length;
    }
}

/// What became of the hires in one run.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Hires {
    changes: Box<[usize]>,
    weeks: Box<[HireWeeks]>,
}

impl Hires {
    /// The position among the hires of a change; `None` when it is no hire.
    pub(super) fn number_of(&self, change: usize) -> Option<usize> {
        self.changes.binary_search(&change).ok()
    }

    pub(super) fn of(&self, change: usize) -> Option<HireWeeks> {
        self.number_of(change).map(|number| self.weeks[number])
    }

    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.changes) + size_of_val(&*self.weeks)
    }
}

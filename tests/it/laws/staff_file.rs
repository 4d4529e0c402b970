//! `StaffFile`: what a worker was worth at every moment of a run, as the facts told it.

use doorstroom::engine::StaffState;
use doorstroom::model::Model;
use doorstroom::time::{ProductiveTime, SimTime};

/// What a worker was worth at every moment of a run.
#[derive(Debug)]
pub(crate) struct StaffFile {
    at_start: StaffState,
    changes: Vec<(SimTime, StaffState)>,
    /// Is there a post that was decided on and has not ended?
    post: Option<Post>,
}

/// A post for a new worker.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Post {
    Filled,
    Empty,
}

impl StaffFile {
    /// Everybody, by worker, at the start of a run.
    pub(super) fn all(model: &Model) -> Vec<StaffFile> {
        let workers = model.desks().workers().iter().map(|worker| {
            let size = if worker.hired_by.is_none() {
                worker.fte
            } else {
                0.0
            };
            StaffFile {
                at_start: StaffState {
                    employed: size,
                    pace: size,
                    ..StaffState::default()
                },
                changes: Vec::new(),
                post: None,
            }
        });
        workers.collect()
    }

    /// From `at` on the worker is worth this. Panics at what cannot be.
    pub(super) fn changes(&mut self, at: SimTime, state: StaffState, hired: bool) {
        assert!(0.0 <= state.pace && state.pace <= state.employed);
        assert!(0.0 <= state.settling && state.settling <= state.employed);
        assert_ne!(state, self.last());
        assert!(self.changes.last().is_none_or(|(last, _)| *last < at));
        let has_post = !hired || self.post == Some(Post::Filled);
        assert!(has_post || state.employed <= 0.0, "nobody was hired");
        self.changes.push((at, state));
    }

    pub(super) fn post_is_decided(&mut self, filled: bool) {
        assert_eq!(self.post, None);
        self.post = Some(if filled { Post::Filled } else { Post::Empty });
    }

    pub(super) fn post_ends(&mut self) {
        assert!(self.post.take().is_some());
    }

    fn last(&self) -> StaffState {
        self.changes
            .last()
            .map_or(self.at_start, |(_, state)| *state)
    }

    /// What holds after all that happens at an instant.
    pub(crate) fn at(&self, at: SimTime) -> StaffState {
        let passed = self.changes.partition_point(|(time, _)| *time <= at);
        self.before(passed)
    }

    /// What holds before anything happens at an instant.
    pub(crate) fn just_before(&self, at: SimTime) -> StaffState {
        let passed = self.changes.partition_point(|(time, _)| *time < at);
        self.before(passed)
    }

    fn before(&self, change: usize) -> StaffState {
        let before = change.checked_sub(1);
        before.map_or(self.at_start, |last| self.changes[last].1)
    }

    /// Was the worker on the payroll all the time from one instant up to another?
    pub(crate) fn is_there(&self, from: SimTime, to: SimTime) -> bool {
        let within = self.changes.iter().filter(|(at, _)| from < *at && *at < to);
        self.at(from).employed > 0.0 && within.into_iter().all(|(_, state)| state.employed > 0.0)
    }

    /// The productive seconds of the worker between two instants, each at the pace of its moment.
    pub(crate) fn seconds(&self, productive: &ProductiveTime, from: SimTime, to: SimTime) -> f64 {
        let mut seconds = 0.0;
        let (mut since, mut pace) = (from, self.at(from).pace);
        for &(at, state) in self.changes.iter().filter(|(at, _)| from < *at && *at < to) {
            seconds += pace * productive.between(since, at);
            (since, pace) = (at, state.pace);
        }
        seconds + pace * productive.between(since, to.max(since))
    }

    /// How often the worker was told to be away while on the payroll.
    pub(crate) fn absences(&self) -> usize {
        let away = |(_, state): &&(SimTime, StaffState)| state.employed > 0.0 && state.pace <= 0.0;
        self.changes.iter().filter(away).count()
    }

    /// How often somebody came.
    pub(crate) fn arrivals(&self) -> usize {
        let comes =
            |n: &usize| self.before(*n).employed <= 0.0 && self.before(*n + 1).employed > 0.0;
        (0..self.changes.len()).filter(comes).count()
    }
}

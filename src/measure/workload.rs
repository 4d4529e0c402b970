//! Workload: the hours that staff has and the hours it works, by desk and month.

use super::payroll::fte_at_start;
use super::period::Period;
use super::productive_clock::ProductiveClock;
use crate::model::{DeskId, Model, RoleId, Worker, WorkerId};
use crate::time::SimTime;

/// Productive hours of the workers of a desk in a period.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub struct Hours {
    /// That they have.
    pub available: f64,
    /// That they worked on cases.
    pub worked: f64,
}

impl Hours {
    /// Hours worked over hours available; `None` when there are none.
    pub fn utilisation(self) -> Option<f64> {
        (self.available > 0.0).then(|| self.worked / self.available)
    }
}

/// Counts hours while the run goes on.
///
/// Work lasts over lunch, nights and weekends: what counts is the productive time between its ends, at the pace of
/// the worker. Work that goes on when a month ends or the pace changes is cut there. An hour at half pace is half an
/// hour, available and worked alike; who is away has no pace.
#[derive(Clone, Debug)]
pub(super) struct WorkTally<'m> {
    workers: Vec<WorkerTally>,
    /// By role.
    clocks: Vec<ProductiveClock<'m>>,
    /// Productive seconds worked in the current month, by desk.
    worked: Vec<f64>,
    /// Productive seconds that there were in the current month as far as counted, by desk.
    available: Vec<f64>,
    /// What the clock of the role read when the hours of a worker were last counted, by worker.
    counted_to: Vec<f64>,
}

#[derive(Clone, Copy, Debug)]
struct WorkerTally {
    desk: DeskId,
    role: RoleId,
    /// Against one full-time worker, now.
    pace: f64,
    /// While at work: what the clock of the role read when this work started or was cut.
    begun: Option<f64>,
}

impl<'m> WorkTally<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        let desks = model.desks();
        let roles = (0..model.roles().len()).map(RoleId::from);
        let mut clocks: Vec<ProductiveClock<'m>> = roles
            .map(|role| ProductiveClock::new(model, role))
            .collect();
        let tally = |worker: &Worker| WorkerTally {
            desk: worker.desk,
            role: desks.desk(worker.desk).role,
            pace: fte_at_start(worker),
            begun: None,
        };
        let workers: Vec<WorkerTally> = desks.workers().iter().map(tally).collect();
        let start = model.start().start();
        let counted_to = workers
            .iter()
            .map(|worker| clocks[worker.role.index()].read(start))
            .collect();
        WorkTally {
            counted_to,
            workers,
            clocks,
            worked: vec![0.0; desks.all().len()],
            available: vec![0.0; desks.all().len()],
        }
    }

    /// Takes over what was counted of the first of the workers and desks; of the others nobody has come.
    pub(super) fn take_over<'p: 'm>(&mut self, past: &WorkTally<'p>) {
        self.workers[..past.workers.len()].copy_from_slice(&past.workers);
        self.clocks.clone_from(&past.clocks);
        self.worked[..past.worked.len()].copy_from_slice(&past.worked);
        self.available[..past.available.len()].copy_from_slice(&past.available);
        self.counted_to[..past.counted_to.len()].copy_from_slice(&past.counted_to);
    }

    #[inline]
    pub(super) fn started(&mut self, at: SimTime, worker: WorkerId) {
        let worker = &mut self.workers[worker.index()];
        worker.begun = Some(self.clocks[worker.role.index()].read(at));
    }

    #[inline]
    pub(super) fn ended(&mut self, at: SimTime, worker: WorkerId) {
        let worker = &mut self.workers[worker.index()];
        if let Some(begun) = worker.begun.take() {
            let ended = self.clocks[worker.role.index()].read(at);
            self.worked[worker.desk.index()] += worker.pace * (ended - begun);
        }
    }

    /// From `at` on a worker works at another pace.
    pub(super) fn pace_changed(&mut self, at: SimTime, worker: WorkerId, pace: f64) {
        self.count(at, worker.index());
        self.workers[worker.index()].pace = pace;
    }

    /// Counts the hours of all workers up to `at`, those of work that goes on included.
    pub(super) fn cut(&mut self, at: SimTime) {
        for number in 0..self.workers.len() {
            self.count(at, number);
        }
    }

    /// Counts the hours that a worker had and worked up to `at`.
    fn count(&mut self, at: SimTime, number: usize) {
        let worker = &mut self.workers[number];
        let now = self.clocks[worker.role.index()].read(at);
        let counted_to = std::mem::replace(&mut self.counted_to[number], now);
        self.available[worker.desk.index()] += worker.pace * (now - counted_to);
        if let Some(begun) = &mut worker.begun {
            self.worked[worker.desk.index()] += worker.pace * (now - *begun);
            *begun = now;
        }
    }

    /// Tells the hours of each desk since this was last asked, as far as they are counted.
    pub(super) fn take_hours(&mut self) -> impl Iterator<Item = Hours> {
        let hours = |seconds: &mut f64| std::mem::take(seconds) / 3600.0;
        let seconds = self.available.iter_mut().zip(&mut self.worked);
        seconds.map(move |(available, worked)| Hours {
            available: hours(available),
            worked: hours(worked),
        })
    }
}

/// The workload of one run, by month.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Workload {
    desks: usize,
    /// By month and desk.
    hours: Box<[Hours]>,
}

impl Workload {
    /// From the hours of every desk in each month, one month after the other.
    pub(super) fn new(model: &Model, hours: Vec<Hours>) -> Self {
        Workload {
            desks: model.desks().all().len(),
            hours: hours.into(),
        }
    }

    pub(super) fn of(&self, desk: DeskId, period: &Period) -> Hours {
        let mut total = Hours::default();
        for month in period.months() {
            let hours = self.hours[month * self.desks + desk.index()];
            total.available += hours.available;
            total.worked += hours.worked;
        }
        total
    }

    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.hours)
    }
}

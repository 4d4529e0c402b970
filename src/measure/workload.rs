//! Workload: the hours that staff has and the hours it works, by desk and month.

use super::period::{Period, Periods};
use super::productive_clock::ProductiveClock;
use crate::model::{Desk, DeskId, Model, RoleId, WorkerId};
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

/// Counts worked hours while the run goes on.
///
/// Work lasts over lunch, nights and weekends: what counts is the productive time between its ends. Work that
/// goes on when a month ends is cut there.
#[derive(Clone, Debug)]
pub(super) struct WorkTally<'m> {
    workers: Vec<WorkerTally>,
    /// By role.
    clocks: Vec<ProductiveClock<'m>>,
    /// Productive seconds worked in the current month, by desk.
    worked: Vec<f64>,
}

#[derive(Clone, Copy, Debug)]
struct WorkerTally {
    desk: DeskId,
    role: RoleId,
    fte: f64,
    /// While at work: what the clock of the role read when this work started.
    begun: Option<f64>,
}

impl<'m> WorkTally<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        let workers = model.desks().workers().iter().map(|worker| WorkerTally {
            desk: worker.desk,
            role: model.desks().desk(worker.desk).role,
            fte: worker.fte,
            begun: None,
        });
        let roles = (0..model.roles().len()).map(RoleId::from);
        WorkTally {
            workers: workers.collect(),
            clocks: roles
                .map(|role| ProductiveClock::new(model, role))
                .collect(),
            worked: vec![0.0; model.desks().all().len()],
        }
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
            self.worked[worker.desk.index()] += worker.fte * (ended - begun);
        }
    }

    /// Cuts the work that goes on at `at`, so that the part before it is counted.
    pub(super) fn cut(&mut self, at: SimTime) {
        for number in 0..self.workers.len() {
            if self.workers[number].begun.is_some() {
                let worker = WorkerId::from(number);
                self.ended(at, worker);
                self.started(at, worker);
            }
        }
    }

    /// Tells the hours that each desk worked since this was last asked.
    pub(super) fn take_hours(&mut self) -> impl Iterator<Item = f64> {
        let worked = self.worked.iter_mut();
        worked.map(|seconds| std::mem::take(seconds) / 3600.0)
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
    /// From the hours that every desk worked in each month, one month after the other.
    pub(super) fn new(model: &Model, periods: &Periods, worked: &[f64]) -> Self {
        let desks = model.desks().all();
        let available = periods.months().iter().flat_map(|month| {
            let (first, end) = (month.first().start(), month.end().start());
            let of_desk = move |desk: &Desk| {
                desk.fte * model.productive_time(desk.role).between(first, end) / 3600.0
            };
            desks.iter().map(of_desk)
        });
        let hours = available
            .zip(worked)
            .map(|(available, &worked)| Hours { available, worked });
        Workload {
            desks: desks.len(),
            hours: hours.collect(),
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

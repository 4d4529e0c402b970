//! Workload: the hours that staff has and the hours it works, by desk and month.

use super::period::{Period, Periods};
use crate::model::{DeskId, Model, WorkerId};
use crate::time::{ProductiveTime, SimTime, Span};

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
    desks: Vec<DeskTally<'m>>,
    /// Before the calendar begins, where productive time is zero.
    origin: SimTime,
}

#[derive(Clone, Copy, Debug)]
struct WorkerTally {
    desk: DeskId,
    fte: f64,
    /// While at work: the productive seconds of one fte, from the origin up to the start of this work.
    begun: Option<f64>,
}

#[derive(Clone, Debug)]
struct DeskTally<'m> {
    productive: &'m ProductiveTime,
    /// Productive seconds worked in the current month.
    worked: f64,
}

impl<'m> WorkTally<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        let workers = model.desks().workers().iter().map(|worker| WorkerTally {
            desk: worker.desk,
            fte: worker.fte,
            begun: None,
        });
        let desks = model.desks().all().iter().map(|desk| DeskTally {
            productive: model.productive_time(desk.role),
            worked: 0.0,
        });
        WorkTally {
            workers: workers.collect(),
            desks: desks.collect(),
            origin: model.work_calendar().first_day().start() - Span::from_seconds(1),
        }
    }

    #[inline]
    pub(super) fn started(&mut self, at: SimTime, worker: WorkerId) {
        let worker = &mut self.workers[worker.index()];
        let productive = self.desks[worker.desk.index()].productive;
        worker.begun = Some(productive.between(self.origin, at));
    }

    #[inline]
    pub(super) fn ended(&mut self, at: SimTime, worker: WorkerId) {
        let worker = &mut self.workers[worker.index()];
        if let Some(begun) = worker.begun.take() {
            let desk = &mut self.desks[worker.desk.index()];
            desk.worked += worker.fte * (desk.productive.between(self.origin, at) - begun);
        }
    }

    /// Cuts the work that goes on at `at`, so that the part before it is counted.
    pub(super) fn cut(&mut self, at: SimTime) {
        for number in 0..self.workers.len() {
            let worker = WorkerId::from(number);
            if self.workers[number].begun.is_some() {
                self.ended(at, worker);
                self.started(at, worker);
            }
        }
    }

    /// Tells the hours that each desk worked since this was last asked.
    pub(super) fn take_hours(&mut self) -> impl Iterator<Item = f64> {
        let worked = |desk: &mut DeskTally| std::mem::take(&mut desk.worked) / 3600.0;
        self.desks.iter_mut().map(worked)
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
            let of_desk = move |desk: &crate::model::Desk| {
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

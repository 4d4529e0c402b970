//! Payroll: the fte-days that are paid, by month: those of the staff of each desk and those of each hire.

use super::hires::hires_of;
use super::period::Period;
use crate::model::{Model, Worker, WorkerId};
use crate::time::{DAY, SimTime};

/// What a worker is worth before anything is told: full size, and nothing for who is still to be hired.
pub(super) fn fte_at_start(worker: &Worker) -> f64 {
    match worker.hired_by {
        None => worker.fte,
        Some(_) => 0.0,
    }
}

/// Counts paid time while the run goes on.
#[derive(Clone, Debug)]
pub(super) struct PayrollTally {
    workers: Vec<Employment>,
    desks: usize,
    /// Fte-seconds paid in the current month as far as counted, by account.
    paid: Vec<f64>,
}

/// What a worker is paid for now.
#[derive(Clone, Copy, Debug)]
struct Employment {
    /// The desk of those who are there at the start; after all desks come the hires.
    account: usize,
    fte: f64,
    counted_to: SimTime,
}

impl PayrollTally {
    pub(super) fn new(model: &Model) -> Self {
        let desks = model.desks();
        let hires = hires_of(model);
        let account = |worker: &Worker| match worker.hired_by {
            None => worker.desk.index(),
            Some(change) => desks.all().len() + hires.partition_point(|&hire| hire < change),
        };
        let employment = |worker: &Worker| Employment {
            account: account(worker),
            fte: fte_at_start(worker),
            counted_to: model.start().start(),
        };
        PayrollTally {
            workers: desks.workers().iter().map(employment).collect(),
            desks: desks.all().len(),
            paid: vec![0.0; desks.all().len() + hires.len()],
        }
    }

    /// Takes over what was counted of the first of the workers, desks and hires; of the others nobody has come.
    pub(super) fn take_over(&mut self, past: &PayrollTally) {
        for (worker, past) in self.workers.iter_mut().zip(&past.workers) {
            (worker.fte, worker.counted_to) = (past.fte, past.counted_to);
        }
        let (of_desks, of_hires) = past.paid.split_at(past.desks);
        self.paid[..of_desks.len()].copy_from_slice(of_desks);
        self.paid[self.desks..][..of_hires.len()].copy_from_slice(of_hires);
    }

    /// From `at` on a worker is paid for so many fte.
    pub(super) fn changed(&mut self, at: SimTime, worker: WorkerId, fte: f64) {
        let worker = &mut self.workers[worker.index()];
        self.paid[worker.account] += worker.pay(at);
        worker.fte = fte;
    }

    /// Counts what is paid up to `at`.
    pub(super) fn cut(&mut self, at: SimTime) {
        for worker in &mut self.workers {
            self.paid[worker.account] += worker.pay(at);
        }
    }

    /// Tells the fte-days of every account since this was last asked, as far as they are counted.
    pub(super) fn take_days(&mut self) -> impl Iterator<Item = f64> {
        let paid = self.paid.iter_mut();
        paid.map(|seconds| std::mem::take(seconds) / DAY as f64)
    }
}

impl Employment {
    /// The fte-seconds from the last count up to `at`.
    fn pay(&mut self, at: SimTime) -> f64 {
        let since = std::mem::replace(&mut self.counted_to, at);
        self.fte * (at - since).seconds() as f64
    }
}

/// The paid fte-days of one run, by month.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Payroll {
    desks: usize,
    accounts: usize,
    /// By month and account.
    days: Box<[f64]>,
}

impl Payroll {
    /// From the fte-days of every account in each month, one month after the other.
    pub(super) fn new(model: &Model, days: Vec<f64>) -> Self {
        let desks = model.desks().all().len();
        Payroll {
            desks,
            accounts: desks + hires_of(model).len(),
            days: days.into(),
        }
    }

    /// The fte-days of those who were at a desk at the start.
    pub(super) fn of_desk(&self, desk: usize, period: &Period) -> f64 {
        self.of(desk, period)
    }

    /// The fte-days of a hire, by its position among the hires.
    pub(super) fn of_hire(&self, hire: usize, period: &Period) -> f64 {
        self.of(self.desks + hire, period)
    }

    fn of(&self, account: usize, period: &Period) -> f64 {
        let months = period.months();
        months
            .map(|month| self.days[month * self.accounts + account])
            .sum()
    }

    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.days)
    }
}

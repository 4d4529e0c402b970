//! Causes: what the time of cases in a stage went to.
//!
//! As with durations, all time of a case in a stage belongs to the period in which it completed the stage. Only
//! years are kept, and all of the reported time: a thousand runs are kept at once.

use std::ops::Index;

use super::period::{Period, PeriodKind, Periods};
use super::scope::{Grid, Scope};
use crate::engine::{Cause, Causes};
use crate::model::StageId;
use crate::time::DAY;

/// Seconds by cause.
pub(super) type CauseSeconds = [u64; Cause::ALL.len()];

/// Adds what the time of one more case went to.
#[inline]
pub(super) fn add(total: &mut CauseSeconds, causes: &Causes) {
    for (total, cause) in total.iter_mut().zip(Cause::ALL) {
        *total += u64::from(causes[cause]);
    }
}

/// The mean number of days in a stage by cause, of the cases that completed it in a period.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct CauseDays([f64; Cause::ALL.len()]);

impl CauseDays {
    /// Days in the stage.
    pub fn total(&self) -> f64 {
        self.0.iter().sum()
    }
}

impl Index<Cause> for CauseDays {
    type Output = f64;
    fn index(&self, cause: Cause) -> &f64 {
        &self.0[cause as usize]
    }
}

/// What the time of all cases went to in one run, by year.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct CauseTotals {
    grid: Grid,
    /// The causes that occur.
    occurring: Box<[Cause]>,
    /// Seconds, by year, cell and cause that occurs.
    seconds: Box<[u64]>,
    /// The position of the first year among all periods.
    first_year: usize,
}

impl CauseTotals {
    /// From the seconds of every cell in each year, one year after the other.
    pub(super) fn new(grid: Grid, periods: &Periods, years: &[CauseSeconds]) -> Self {
        let occurs = |cause: &Cause| years.iter().any(|seconds| seconds[*cause as usize] > 0);
        let occurring: Box<[Cause]> = Cause::ALL.into_iter().filter(occurs).collect();
        let kept = |seconds: &CauseSeconds| {
            occurring
                .iter()
                .map(|&cause| seconds[cause as usize])
                .collect::<Vec<u64>>()
        };
        let seconds = years.iter().flat_map(kept).collect();
        let first_year = periods.of_kind(PeriodKind::Year).next();
        CauseTotals {
            grid,
            seconds,
            occurring,
            first_year: first_year.map_or(0, Period::index),
        }
    }

    /// The mean days of so many cases that completed a stage; `None` when there are none, or in a month or a quarter.
    pub(super) fn of(
        &self,
        scope: Scope,
        stage: StageId,
        period: &Period,
        cases: u32,
    ) -> Option<CauseDays> {
        let years = match period.kind() {
            PeriodKind::All => 0..self.years(),
            PeriodKind::Year => {
                period.index() - self.first_year..period.index() - self.first_year + 1
            }
            PeriodKind::Month | PeriodKind::Quarter => return None,
        };
        if cases == 0 {
            return None;
        }
        let mut days = CauseDays([0.0; Cause::ALL.len()]);
        for (position, &cause) in self.occurring.iter().enumerate() {
            let cells = || self.grid.cells_in(scope, stage.index());
            let places = years
                .clone()
                .flat_map(|year| cells().map(move |cell| year * self.grid.cells() + cell));
            let seconds: u64 = places
                .map(|place| self.seconds[place * self.occurring.len() + position])
                .sum();
            days.0[cause as usize] = seconds as f64 / DAY as f64 / f64::from(cases);
        }
        Some(days)
    }

    fn years(&self) -> usize {
        self.seconds.len() / (self.grid.cells() * self.occurring.len()).max(1)
    }

    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.occurring) + size_of_val(&*self.seconds)
    }
}

//! Terms: how many were due, were stopped and are running, and how many of those in time.

use std::ops::Range;

use super::counts::Counts;
use super::period::Period;
use super::scope::{Grid, Scope};
use super::term_tally::TermTally;
use crate::model::DeadlineId;
use crate::time::{DAY, Day, SimTime};

/// Over which terms a share in time is taken.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Basis {
    /// Those that ended in the period, whether the work was finished or not. A term that ends after the
    /// reported time is in no period.
    Due,
    /// Those whose work was finished in the period.
    Finished,
    /// Those that were running at the end of the period.
    Open,
}

impl Basis {
    /// All three.
    pub const ALL: [Basis; 3] = [Basis::Due, Basis::Finished, Basis::Open];

    /// The name in tables.
    pub fn key(self) -> &'static str {
        match self {
            Basis::Due => "due",
            Basis::Finished => "finished",
            Basis::Open => "open",
        }
    }
}

/// The terms of one run in a period, on one basis.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct TermCounts {
    /// How many.
    pub cases: u32,
    /// Of these: stopped at or before the last second in time or, of open terms, not yet past it.
    pub in_time: u32,
}

impl TermCounts {
    /// The share in time, 0 to 1; `None` without cases.
    pub fn share(self) -> Option<f64> {
        (self.cases > 0).then(|| f64::from(self.in_time) / f64::from(self.cases))
    }

    /// How many are past their term: stopped too late, or not stopped in time.
    pub fn overdue(self) -> u32 {
        self.cases - self.in_time
    }
}

/// What is told of a term when a month ends.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct MonthOfTerms {
    pub(super) finished: u32,
    pub(super) finished_in_time: u32,
    pub(super) open_within: u32,
    pub(super) open_overdue: u32,
}

/// The terms of one run, by month, and those that are overdue by date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Terms {
    grid: Grid,
    /// Cases and cases in time, by month, cell and basis.
    counts: Counts,
    /// By date of stock and cell.
    overdue: Counts,
}

impl Terms {
    /// From what was told of every cell at the end of each month, one month after the other; from the places of the
    /// stretches that make up each month; and from what was overdue in every cell on each date of stock.
    pub(super) fn new(
        grid: Grid,
        tallies: &[TermTally],
        months: &[MonthOfTerms],
        places: &[Range<usize>],
        overdue: Vec<u32>,
    ) -> Self {
        let of_month = |(position, month): (usize, &MonthOfTerms)| {
            let places = places[position / grid.cells()].clone();
            let (due, met) = tallies[position % grid.cells()].due_in(places);
            let open = month.open_within + month.open_overdue;
            [
                [due, met],
                [month.finished, month.finished_in_time],
                [open, month.open_within],
            ]
        };
        let counts = months.iter().enumerate().flat_map(of_month).flatten();
        Terms {
            grid,
            counts: counts.collect::<Vec<u32>>().into(),
            overdue: overdue.into(),
        }
    }

    pub(super) fn overdue(&self, scope: Scope, deadline: DeadlineId, date: usize) -> u32 {
        let before = date * self.grid.cells();
        let cells = self.grid.cells_in(scope, deadline.index());
        cells.map(|cell| self.overdue.at(before + cell)).sum()
    }

    pub(super) fn of(
        &self,
        scope: Scope,
        deadline: DeadlineId,
        basis: Basis,
        period: &Period,
    ) -> TermCounts {
        let mut months = period.months();
        if basis == Basis::Open {
            months.start = months.end - 1;
        }
        let mut total = TermCounts::default();
        for month in months {
            for cell in self.grid.cells_in(scope, deadline.index()) {
                let row = (month * self.grid.cells() + cell) * Basis::ALL.len();
                let first = (row + basis as usize) * 2;
                total.cases += self.counts.at(first);
                total.in_time += self.counts.at(first + 1);
            }
        }
        total
    }

    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        self.counts.bytes() + self.overdue.bytes()
    }
}

/// Between which two of the days on which something is counted an instant lies: place 0 before the first day, from 1 on
/// the stretches from each day up to the next, then one place for everything later.
///
/// The stretch that ends on a day has the position of that day as its place.
#[derive(Clone, Debug)]
pub(super) struct DuePlaces {
    from: Day,
    by_day: Vec<u16>,
    after: usize,
}

impl DuePlaces {
    /// The places between days in ascending order, of which there is at least one.
    pub(super) fn new(days: &[Day]) -> Self {
        let mut by_day = Vec::new();
        for (stretch, place) in days.windows(2).zip(1..) {
            by_day.extend((stretch[0].number()..stretch[1].number()).map(|_| place));
        }
        DuePlaces {
            from: days[0],
            by_day,
            after: days.len(),
        }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.after + 1
    }

    #[inline]
    pub(super) fn of(&self, at: SimTime) -> usize {
        let since = (at - self.from.start()).seconds();
        match u64::try_from(since) {
            Err(_) => 0,
            Ok(since) => {
                let day = (since / DAY as u64) as usize;
                self.by_day
                    .get(day)
                    .map_or(self.after, |&place| usize::from(place))
            }
        }
    }
}

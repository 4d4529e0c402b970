//! Targets: the chance that a list stays below a number from a date on, and from which date it does.

use super::across_runs::LEVEL;
use crate::measure::{RunMeasures, Scope, StockMeasure, stock_dates};
use crate::model::{Count, Counted, Model, Target};
use crate::stats::Proportion;
use crate::time::Day;

/// When the lists of a scenario reach a target.
///
/// It is reached for good on the first date of stock from which on it holds on every date up to the end of the reported
/// time. A list that is cleared and comes back before that end has not reached it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct TargetRow {
    /// The position of the target in the study.
    pub target: usize,
    /// The chance that it is reached for good at or before its date.
    pub by_then: Proportion,
    /// The chance that it holds on its date, or on the last date of stock before that, whatever comes after.
    pub on_date: Proportion,
    /// The share of the replications in which it is never reached for good, 0 to 1.
    pub never: f64,
    /// From which date on it holds for good.
    pub first: FirstDates,
}

/// By which date so many of all replications have reached a target for good; `None` where not so many ever do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FirstDates {
    /// One in twenty.
    pub p05: Option<Day>,
    /// A quarter.
    pub p25: Option<Day>,
    /// Half.
    pub p50: Option<Day>,
    /// Three quarters.
    pub p75: Option<Day>,
    /// Nineteen in twenty.
    pub p95: Option<Day>,
}

/// A row for every target, in the order of the study; none without runs.
pub(super) fn rows(targets: &[Target], model: &Model, runs: &[RunMeasures]) -> Vec<TargetRow> {
    let dates = stock_dates(model);
    let rows = targets.iter().enumerate();
    rows.filter_map(|(position, target)| row(position, target, &dates, runs))
        .collect()
}

fn row(position: usize, target: &Target, dates: &[Day], runs: &[RunMeasures]) -> Option<TargetRow> {
    let courses: Vec<Vec<bool>> = runs.iter().map(|run| course(target, dates, run)).collect();
    let on_date = dates.partition_point(|&date| date <= target.by) - 1;
    let chance = |met: &dyn Fn(&Vec<bool>) -> bool| {
        let met = courses.iter().filter(|course| met(course)).count();
        Proportion::of(met as u64, runs.len() as u64, LEVEL)
    };
    let mut reached: Vec<Day> = courses
        .iter()
        .filter_map(|course| Some(dates[first_for_good(course)?]))
        .collect();
    reached.sort_unstable();
    let never = runs.len() - reached.len();
    Some(TargetRow {
        target: position,
        by_then: chance(&|course| first_for_good(course).is_some_and(|first| first <= on_date))?,
        on_date: chance(&|course| course[on_date])?,
        never: never as f64 / runs.len() as f64,
        first: FirstDates::of(&reached, runs.len()),
    })
}

/// Is the target reached for good at or before its date?
pub(super) fn is_reached(target: &Target, dates: &[Day], run: &RunMeasures) -> bool {
    let on_date = dates.partition_point(|&date| date <= target.by) - 1;
    first_for_good(&course(target, dates, run)).is_some_and(|first| first <= on_date)
}

/// Whether the target holds on each of the dates.
fn course(target: &Target, dates: &[Day], run: &RunMeasures) -> Vec<bool> {
    let dates = 0..dates.len();
    dates
        .map(|date| target.holds(counted(target.counted, run, date)))
        .collect()
}

fn counted(counted: Counted, run: &RunMeasures, date: usize) -> u32 {
    match counted {
        Counted::Cases(Count::Waiting(stage)) => {
            run.stock(Scope::All, stage, StockMeasure::Waiting, date)
        }
        Counted::Cases(Count::InHand(stage)) => {
            run.stock(Scope::All, stage, StockMeasure::InHand, date)
        }
        Counted::Overdue(deadline) => run.overdue(Scope::All, deadline, date),
    }
}

/// The first date from which on it holds on every date; `None` when it does not on the last.
fn first_for_good(course: &[bool]) -> Option<usize> {
    let first = course.iter().rposition(|holds| !holds);
    let first = first.map_or(0, |last_failure| last_failure + 1);
    (first < course.len()).then_some(first)
}

impl FirstDates {
    /// From the dates in ascending order on which some of the replications reached it. The dates are those of the
    /// replications themselves (type 1 of Hyndman and Fan), for between a date and never lies nothing.
    fn of(reached: &[Day], replications: usize) -> Self {
        let of_percent = |percent: usize| {
            let rank = (percent * replications).div_ceil(100);
            reached.get(rank.checked_sub(1)?).copied()
        };
        FirstDates {
            p05: of_percent(5),
            p25: of_percent(25),
            p50: of_percent(50),
            p75: of_percent(75),
            p95: of_percent(95),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn for_good_is_after_the_last_failure() {
        let first = |course: &str| {
            let course: Vec<bool> = course.chars().map(|sign| sign == '+').collect();
            first_for_good(&course)
        };
        assert_eq!(first("++++"), Some(0));
        assert_eq!(first("-+++"), Some(1));
        assert_eq!(first("+-+-++"), Some(4));
        assert_eq!(first("---+"), Some(3));
        assert_eq!(first("+++-"), None);
        assert_eq!(first("----"), None);
    }

    /// Of twenty replications nineteen reach it, on the days 1 to 19: one in twenty is the first, half the tenth. Of
    /// twenty-one nineteen are fewer than nineteen in twenty, and half is the eleventh.
    #[test]
    fn what_so_many_never_reach_has_no_date() {
        let day = Day::from_number;
        let reached: Vec<Day> = (1..20).map(day).collect();
        let dates = FirstDates::of(&reached, 20);
        let told = |of: FirstDates| [of.p05, of.p25, of.p50, of.p75, of.p95];
        assert_eq!(
            told(dates),
            [1, 5, 10, 15, 19].map(|number| Some(day(number)))
        );
        let dates = FirstDates::of(&reached, 21);
        let some = [2, 6, 11, 16].map(|number| Some(day(number)));
        assert_eq!(told(dates)[..4], some);
        assert_eq!(dates.p95, None);
        assert_eq!(told(FirstDates::of(&[], 3)), [None; 5]);
    }
}

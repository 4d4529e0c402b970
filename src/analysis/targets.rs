//! Targets: the chance that a list stays below a number from a date on, and from which date it does.

use super::across_runs::LEVEL;
use crate::measure::{RunMeasures, Scope, StockMeasure, stock_dates};
use crate::model::{Count, Counted, Model, Target};
use crate::stats::{Band, Proportion};
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
    /// The chance that it holds at the end of the reported time.
    pub at_end: Proportion,
    /// What is counted on its date, over the replications.
    pub count_on_date: Band,
    /// What is counted at the end of the reported time.
    pub count_at_end: Band,
    /// The first date by which half of the replications that have it on its date have lost it, up to the end; `None` where
    /// not so many do.
    pub lost: Option<Day>,
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
    let counts: Vec<Vec<u32>> = runs.iter().map(|run| counts(target, dates, run)).collect();
    let courses: Vec<Vec<bool>> = counts.iter().map(|counts| course(target, counts)).collect();
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
        at_end: chance(&|course| course.last().is_some_and(|holds| *holds))?,
        count_on_date: band(&counts, on_date)?,
        count_at_end: band(&counts, dates.len() - 1)?,
        lost: lost(&courses, on_date).map(|date| dates[date]),
    })
}

/// Is the target reached for good at or before its date?
pub(super) fn is_reached(target: &Target, dates: &[Day], run: &RunMeasures) -> bool {
    let on_date = dates.partition_point(|&date| date <= target.by) - 1;
    let course = course(target, &counts(target, dates, run));
    first_for_good(&course).is_some_and(|first| first <= on_date)
}

/// Whether the target holds on each of the dates.
fn course(target: &Target, counts: &[u32]) -> Vec<bool> {
    counts.iter().map(|&count| target.holds(count)).collect()
}

/// What a target counts, on each of the dates.
fn counts(target: &Target, dates: &[Day], run: &RunMeasures) -> Vec<u32> {
    let dates = 0..dates.len();
    dates
        .map(|date| counted(target.counted, run, date))
        .collect()
}

/// What is counted on one date, over the replications.
fn band(counts: &[Vec<u32>], date: usize) -> Option<Band> {
    let counts: Vec<f64> = counts
        .iter()
        .map(|counts| f64::from(counts[date]))
        .collect();
    Band::of(&counts)
}

/// By which date half of those that have it on a date have lost it up to the end.
fn lost(courses: &[Vec<bool>], on_date: usize) -> Option<usize> {
    let having = || courses.iter().filter(|course| course[on_date]);
    let mut lost: Vec<usize> = having()
        .filter_map(|course| Some(course.iter().rposition(|holds| *holds)? + 1))
        .filter(|first_without| *first_without < courses[0].len())
        .collect();
    lost.sort_unstable();
    let half = having().count().div_ceil(2);
    lost.get(half.checked_sub(1)?).copied()
}

/// How many there are on a date of stock, in all areas together.
pub(super) fn counted(counted: Counted, run: &RunMeasures, date: usize) -> u32 {
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
    pub(super) fn of(reached: &[Day], replications: usize) -> Self {
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

    /// Of four that have it on the second date two lose it, on the fourth and the fifth date; the third loses it and has it
    /// back. One that never had it does not count: half of four is the second to lose it. Of the last three only one has.
    #[test]
    fn half_of_those_that_have_it_lose_it_by_a_date() {
        let courses = ["-+++-", "+++--", "-+-++", "+++++", "-----"];
        let courses = courses.map(|course| course.chars().map(|sign| sign == '+').collect());
        assert_eq!(lost(&courses, 1), Some(4));
        assert_eq!(lost(&courses[1..4], 1), None);
        assert_eq!(lost(&courses[4..], 1), None);
    }

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

//! Clearance: when a waiting list is gone, so that no more than a week's work waits.

use super::across_runs::mean;
use super::comparison::Ran;
use super::targets::FirstDates;
use crate::measure::{Periods, RunMeasures, Scope, StockMeasure, stock_dates};
use crate::model::StageId;
use crate::time::Day;

/// When the waiting list of a stage is gone for good.
///
/// It is gone on the first date of stock from which on no more cases wait than enter the stage in a week of the baseline,
/// up to the end of the reported time and for four weeks at least: what has just come in is no list.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ClearanceRow {
    /// The stage.
    pub stage: StageId,
    /// So many cases at most wait when the list is gone: the mean entries of a week, rounded up.
    pub limit: f64,
    /// The share of the replications in which there is a list on the first date, 0 to 1.
    pub there_at_first: f64,
    /// The share of the replications in which it is never gone, 0 to 1.
    pub never: f64,
    /// From which date on it is gone.
    pub first: FirstDates,
}

/// A list must have been gone for so many weeks.
const WEEKS: i32 = 4;

/// A row for every stage; none without runs. Stages that the baseline lacks have a limit of their own.
pub(super) fn rows(baseline: Ran<'_>, ran: Ran<'_>) -> Vec<ClearanceRow> {
    let known = baseline.scenario.model.stages().len();
    let stages = (0..ran.scenario.model.stages().len()).map(StageId::from);
    let row = |stage: StageId| {
        let measured = if stage.index() < known { baseline } else { ran };
        row(ran, stage, limit(measured, stage))
    };
    stages.filter_map(row).collect()
}

/// The entries of a week, at least one case.
fn limit(ran: Ran<'_>, stage: StageId) -> f64 {
    let periods = Periods::of(&ran.scenario.model);
    let whole = periods.whole();
    let weeks = f64::from(whole.end() - whole.first()) / 7.0;
    let entered = |run: &RunMeasures| f64::from(run.flow(Scope::All, stage, whole).entered) / weeks;
    mean(ran.runs, entered).ceil().max(1.0)
}

fn row(ran: Ran<'_>, stage: StageId, limit: f64) -> Option<ClearanceRow> {
    let dates = stock_dates(&ran.scenario.model);
    let latest = *dates.last()? - 7 * WEEKS;
    let courses: Vec<Vec<bool>> = ran
        .runs
        .iter()
        .map(|run| {
            let waiting = |date| run.stock(Scope::All, stage, StockMeasure::Waiting, date);
            let is_gone = |date| f64::from(waiting(date)) <= limit;
            (0..dates.len()).map(is_gone).collect()
        })
        .collect();
    let share = |count: usize| count as f64 / courses.len() as f64;
    let there = courses.iter().filter(|course| !course[0]).count();
    let gone = |course: &Vec<bool>| gone_from(course, &dates).filter(|&day| day <= latest);
    let mut first: Vec<Day> = courses.iter().filter_map(gone).collect();
    first.sort_unstable();
    (!courses.is_empty()).then(|| ClearanceRow {
        stage,
        limit,
        there_at_first: share(there),
        never: share(courses.len() - first.len()),
        first: FirstDates::of(&first, courses.len()),
    })
}

/// The first date from which on it is gone; `None` when it is there on the last.
fn gone_from(course: &[bool], dates: &[Day]) -> Option<Day> {
    let there = course.iter().rposition(|gone| !gone);
    dates.get(there.map_or(0, |last| last + 1)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_gone_after_the_last_date_on_which_it_is_there() {
        let dates: Vec<Day> = (0..4).map(|week| Day::from_number(7 * week)).collect();
        let gone = |course: &str| {
            let course: Vec<bool> = course.chars().map(|sign| sign == '-').collect();
            gone_from(&course, &dates).map(Day::number)
        };
        assert_eq!(gone("+++-"), Some(21));
        assert_eq!(gone("+-+-"), Some(21));
        assert_eq!(gone("+---"), Some(7));
        assert_eq!(gone("----"), Some(0));
        assert_eq!(gone("---+"), None);
    }
}

//! `Caution`: what a reader must know before using the numbers. Part of the result.

use super::across_runs::{estimate, mean};
use super::deadlines::DeadlineRow;
use super::load::{LoadRow, StaticLoad};
use crate::measure::{Basis, Period, PeriodKind, RunMeasures, Scope, StockMeasure, stock_dates};
use crate::model::{DeadlineId, Model, RoleId, StageId, TeamId};
use crate::stats::Estimate;

/// Something that limits what the numbers of a scenario can say.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Caution {
    /// So few replications that intervals are wide and bands mean little.
    FewReplications {
        /// How many there were.
        replications: usize,
    },
    /// More work is asked than there are hours: the list grows for as long as this lasts, and how long it is
    /// depends on when one looks.
    StructuralShortage {
        /// The first calendar year with this load, as far as it is reported.
        first_year: Period,
        /// The last of the years in a row that have it, to a whole percent.
        last_year: Period,
        /// The team.
        team: TeamId,
        /// The role.
        role: RoleId,
        /// Hours asked over hours available in the first of these years: 1.13 is 113%.
        load: f64,
    },
    /// The waiting list still grew at the end. The numbers describe the way up, not where it ends. May be a
    /// season.
    ///
    /// Told when the growth is surely above zero (the 95% interval over the replications lies above it), is at least one
    /// case, and is at least a twentieth of the mean list of the earlier weeks: with many replications growth that
    /// nobody would notice is sure as well.
    GrowingList {
        /// The stage.
        stage: StageId,
        /// Cases by which the mean list of the last thirteen weeks exceeds that of the thirteen before.
        growth: Estimate,
    },
    /// Cases were open when the run ended. Durations are of finished work only.
    OpenAtEnd {
        /// Their mean number, over all stages.
        cases: f64,
    },
    /// The target of a deadline lies inside the interval of the share due and met: whether the share is met on
    /// average cannot be told with so many replications.
    TargetInsideInterval {
        /// The deadline.
        deadline: DeadlineId,
    },
}

/// With fewer, Student's t is more than a sixth wider than the normal law, and one run in twenty is no run.
const FEW: usize = 10;

/// Weeks that are compared with as many before: a quarter of a year.
const WEEKS: usize = 13;

/// Smaller growth of a list is not told: in cases, and as a part of the list that it is growth of.
const LEAST_CASES: f64 = 1.0;
const LEAST_PART: f64 = 0.05;

pub(super) fn cautions(
    model: &Model,
    runs: &[RunMeasures],
    load: &StaticLoad,
    deadlines: &[DeadlineRow],
) -> Vec<Caution> {
    let few = (runs.len() < FEW).then_some(Caution::FewReplications {
        replications: runs.len(),
    });
    few.into_iter()
        .chain(structural_shortages(load))
        .chain(growing_lists(model, runs))
        .chain(open_at_end(model, runs))
        .chain(targets_inside_intervals(deadlines))
        .collect()
}

/// Every shortage; one that goes on in the next year with the same load is told once.
fn structural_shortages(load: &StaticLoad) -> Vec<Caution> {
    let mut told: Vec<Caution> = Vec::new();
    for row in load.rows.iter().filter(|row| row.is_structural_shortage()) {
        if !told.iter_mut().any(|shortage| goes_on(shortage, row)) {
            told.push(Caution::StructuralShortage {
                first_year: row.year,
                last_year: row.year,
                team: row.team,
                role: row.role,
                load: row.load(),
            });
        }
    }
    told
}

/// Takes the year of `row` into a shortage of the same staff with the same load in the year before, if it is that.
fn goes_on(shortage: &mut Caution, row: &LoadRow) -> bool {
    let Caution::StructuralShortage {
        last_year,
        team,
        role,
        load,
        ..
    } = shortage
    else {
        return false;
    };
    let is_next = last_year.index() + 1 == row.year.index();
    let is_same_post = (*team, *role) == (row.team, row.role);
    let whole_percents = |load: f64| (load * 100.0).round() as i64;
    let goes_on = is_next && is_same_post && whole_percents(*load) == whole_percents(row.load());
    if goes_on {
        *last_year = row.year;
    }
    goes_on
}

/// Lists that grow, surely and by an amount that matters.
fn growing_lists(model: &Model, runs: &[RunMeasures]) -> Vec<Caution> {
    let mondays: Vec<usize> = (stock_dates(model).iter().enumerate())
        .filter(|(_, date)| date.days_since_monday() == 0)
        .map(|(position, _)| position)
        .collect();
    let Some(compared) = mondays.len().checked_sub(2 * WEEKS) else {
        return Vec::new();
    };
    let (before, last) = mondays[compared..].split_at(WEEKS);
    let growing = |stage: StageId| {
        let list = |run: &RunMeasures, dates: &[usize]| -> f64 {
            let waiting = |&date| run.stock(Scope::All, stage, StockMeasure::Waiting, date);
            dates.iter().map(waiting).sum::<u32>().into()
        };
        let mean_list = |total: f64| total / WEEKS as f64;
        let growth = estimate(runs, |run| mean_list(list(run, last) - list(run, before)))?;
        let earlier = mean(runs, |run| mean_list(list(run, before)));
        matters(&growth, earlier).then_some(Caution::GrowingList { stage, growth })
    };
    let stages = (0..model.stages().len()).map(StageId::from);
    stages.filter_map(growing).collect()
}

/// Is the growth of a list that had `earlier` cases sure, and enough to tell?
fn matters(growth: &Estimate, earlier: f64) -> bool {
    let is_sure = growth
        .interval()
        .is_some_and(|interval| interval.low() > 0.0);
    is_sure && growth.mean() >= LEAST_CASES.max(LEAST_PART * earlier)
}

fn open_at_end(model: &Model, runs: &[RunMeasures]) -> Option<Caution> {
    let last = stock_dates(model).len() - 1;
    let open = |run: &RunMeasures| -> u32 {
        let stages = (0..model.stages().len()).map(StageId::from);
        let of = |stage| StockMeasure::ALL.map(|of| run.stock(Scope::All, stage, of, last));
        stages.flat_map(of).sum()
    };
    let cases = mean(runs, |run| f64::from(open(run)));
    (cases > 0.0).then_some(Caution::OpenAtEnd { cases })
}

fn targets_inside_intervals(deadlines: &[DeadlineRow]) -> impl Iterator<Item = Caution> {
    let of_whole = |row: &&DeadlineRow| {
        row.scope == Scope::All && row.basis == Basis::Due && row.period.kind() == PeriodKind::All
    };
    let is_inside = |row: &&DeadlineRow| {
        let interval = row.share.and_then(|share| share.interval);
        let inside = interval.zip(row.target);
        inside.is_some_and(|(interval, target)| interval.contains(target))
    };
    let rows = deadlines.iter().filter(of_whole).filter(is_inside);
    rows.map(|row| Caution::TargetInsideInterval {
        deadline: row.deadline,
    })
}

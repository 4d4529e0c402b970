//! Costs: what staff, hires and the rest cost in each year.

use super::across_runs::mean;
use super::names::change_name;
use super::post::Post;
use crate::measure::{Period, PeriodKind, Periods, RunMeasures};
use crate::model::{ChangeKind, Hire, Model, RoleId, TeamId};
use crate::time::Day;

/// What an item costs in the reported part of a calendar year.
#[derive(Clone, PartialEq, Debug)]
pub struct CostRow {
    /// The calendar year.
    pub year: i16,
    /// For what.
    pub item: CostItem,
    /// The mean over the replications. Staff costs what is paid: fte-days times the cost of a year over the days of that
    /// year.
    pub euro: f64,
}

/// What money is spent on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CostItem {
    /// The staff of a team with one role, hires left out.
    Staff {
        /// The team; never a partner.
        team: TeamId,
        /// The role.
        role: RoleId,
    },
    /// A hire, by its name in tables.
    Hire(String),
    /// Something that is paid once, by its name in tables.
    Once(String),
}

/// A row in every year for each role and hire of which the cost is known, and one for what is paid once.
pub(super) fn rows(model: &Model, runs: &[RunMeasures]) -> Vec<CostRow> {
    let periods = Periods::of(model);
    let of_year = |year| {
        let staff = staff(model, runs, year);
        staff
            .chain(hires(model, runs, year))
            .chain(paid_once(model, year))
    };
    periods
        .of_kind(PeriodKind::Year)
        .flat_map(of_year)
        .collect()
}

fn staff<'a>(
    model: &'a Model,
    runs: &'a [RunMeasures],
    year: &'a Period,
) -> impl Iterator<Item = CostRow> + 'a {
    let of_post = |post: Post| {
        let cost_per_year = model.role(post.role).cost_per_year?;
        let days = |run: &RunMeasures| {
            let desks = post.desks.iter();
            desks.map(|&desk| run.paid_at_desk(desk, year)).sum()
        };
        post.is_there_at_the_start(model).then(|| CostRow {
            year: year.first().year(),
            item: CostItem::Staff {
                team: post.team,
                role: post.role,
            },
            euro: cost_per_year * mean(runs, days) / days_of_calendar_year(year),
        })
    };
    Post::of_our_own(model).into_iter().filter_map(of_post)
}

fn hires<'a>(
    model: &'a Model,
    runs: &'a [RunMeasures],
    year: &'a Period,
) -> impl Iterator<Item = CostRow> + 'a {
    let of_change = |change: usize| {
        let ChangeKind::Hire(hire) = &model.changes()[change].kind else {
            return None;
        };
        let days = mean(runs, |run| run.paid_by_hire(change, year));
        Some(CostRow {
            year: year.first().year(),
            item: CostItem::Hire(change_name(model, change)),
            euro: cost_per_year(model, hire)? * days / days_of_calendar_year(year),
        })
    };
    (0..model.changes().len()).filter_map(of_change)
}

/// That of the hire itself, else that of the role unless it joins a partner.
fn cost_per_year(model: &Model, hire: &Hire) -> Option<f64> {
    let of_role = model.role(hire.role).cost_per_year;
    let is_ours = !model.team(hire.team).external;
    hire.cost_per_year.or(of_role.filter(|_| is_ours))
}

/// What is paid on a day of the year; on which day a trigger starts a change is known to no table.
fn paid_once<'a>(model: &'a Model, year: &'a Period) -> impl Iterator<Item = CostRow> + 'a {
    let of_change = |change: usize| {
        let ChangeKind::Cost { euro } = model.changes()[change].kind else {
            return None;
        };
        let during = &model.changes()[change].during;
        let day = during.from.unwrap_or(model.start());
        let is_paid = during.trigger.is_none() && year.first() <= day && day < year.end();
        is_paid.then(|| CostRow {
            year: year.first().year(),
            item: CostItem::Once(change_name(model, change)),
            euro,
        })
    };
    (0..model.changes().len()).filter_map(of_change)
}

fn days_of_calendar_year(period: &Period) -> f64 {
    let year = period.first().year();
    f64::from(Day::new(year + 1, 1, 1) - Day::new(year, 1, 1))
}

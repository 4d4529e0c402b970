//! Costs: what the staff costs in each year.

use super::post::Post;
use crate::measure::{Period, PeriodKind, Periods};
use crate::model::{Model, RoleId, TeamId};
use crate::time::Day;

/// What the staff of a team with one role costs in the reported part of a calendar year.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct CostRow {
    /// The calendar year.
    pub year: i16,
    /// The team; never a partner.
    pub team: TeamId,
    /// The role.
    pub role: RoleId,
    /// Fte times the cost of a year, for the part of the year that is reported.
    pub euro: f64,
}

/// A row for every role of which the cost is known.
pub(super) fn rows(model: &Model) -> Vec<CostRow> {
    let mut rows = Vec::new();
    for year in Periods::of(model).of_kind(PeriodKind::Year) {
        for post in Post::of_our_own(model) {
            let cost = model.role(post.role).cost_per_year;
            rows.extend(cost.map(|cost_per_year| CostRow {
                year: year.first().year(),
                team: post.team,
                role: post.role,
                euro: post.fte(model) * cost_per_year * part_of_calendar_year(year),
            }));
        }
    }
    rows
}

fn part_of_calendar_year(period: &Period) -> f64 {
    let year = period.first().year();
    let days = Day::new(year + 1, 1, 1) - Day::new(year, 1, 1);
    f64::from(period.end() - period.first()) / f64::from(days)
}

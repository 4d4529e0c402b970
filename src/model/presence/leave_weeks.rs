//! `LeaveWeeks`: which weeks of a year a worker is on leave.

use std::collections::BTreeMap;
use std::ops::Range;

use super::blocks::{order_for_blocks, points_below};
use crate::model::absence::Leave;
use crate::time::Day;

/// The leave of the calendar years of a run.
#[derive(Clone, Debug)]
pub(super) struct LeaveWeeks {
    first_year: i16,
    years: Vec<LeaveYear>,
    /// The first Monday of the first year.
    first_monday: Day,
    /// The chance to be on leave in each week from then on.
    shares: Vec<f64>,
}

impl LeaveWeeks {
    /// The leave of all years that have a day from `first_day` up to but not including `until`, and of the year
    /// before: its last week may reach into the first.
    pub(super) fn new(leave: &Leave, first_day: Day, until: Day) -> LeaveWeeks {
        let first_year = first_day.year() - 1;
        let weeks = (first_year..=until.year()).map(|year| weeks_of(leave, year));
        let weeks: Vec<Vec<Week>> = weeks.collect();
        // A good order takes some finding, and many years have the same number of weeks in every month.
        let mut orders = BTreeMap::new();
        let year = |weeks: &Vec<Week>| {
            let months: Vec<i8> = weeks.iter().map(|week| week.monday.month()).collect();
            let order = orders
                .entry(months)
                .or_insert_with(|| order_of_choice(weeks));
            LeaveYear::new(order.iter().map(|&n| weeks[n]), leave.weeks)
        };
        LeaveWeeks {
            first_year,
            first_monday: weeks[0][0].monday,
            shares: weeks.iter().flatten().map(|week| week.share).collect(),
            years: weeks.iter().map(year).collect(),
        }
    }

    /// The chance to be on leave on a day; 0 outside the run.
    pub(super) fn share(&self, day: Day) -> f64 {
        let week = (day - self.first_monday).div_euclid(7);
        let n = usize::try_from(week).ok();
        n.and_then(|n| self.shares.get(n)).copied().unwrap_or(0.0)
    }

    /// The Mondays of the weeks of a year that `u` between 0 and 1 draws, in order; none outside the run.
    pub(super) fn chosen(&self, year: i16, u: f64) -> Vec<Day> {
        let n = usize::try_from(year - self.first_year).ok();
        let year = n.and_then(|n| self.years.get(n));
        year.map_or_else(Vec::new, |year| year.chosen(u))
    }
}

/// The weeks of one year in the order in which one systematic sample goes through them.
///
/// Systematic sampling with unequal chances (Madow, Annals of Mathematical Statistics 20, 1949, 333-354): the chances
/// of the weeks are laid end to end, and the weeks at `u`, `u + 1`, `u + 2` and so on are chosen. Each week has
/// exactly its chance and the number of weeks is exactly that of the study, whatever the order; the order makes the
/// habits. Chances of 6.5 weeks give six or seven, equally often.
#[derive(Clone, Debug)]
struct LeaveYear {
    /// Each Monday with the sum of the chances up to and including its week.
    weeks: Vec<(Day, f64)>,
}

impl LeaveYear {
    fn new(weeks: impl Iterator<Item = Week>, total: f64) -> LeaveYear {
        let mut sum = 0.0;
        let cumulated = weeks.map(|week| {
            sum += week.share;
            (week.monday, sum)
        });
        let mut weeks: Vec<(Day, f64)> = cumulated.collect();
        // Rounding may not cost anybody a week.
        if let Some((_, sum)) = weeks.last_mut() {
            *sum = total;
        }
        LeaveYear { weeks }
    }

    /// A week is chosen when one of the points `u`, `u + 1`, .. lies on it: when more of them lie below its end than
    /// below its beginning.
    fn chosen(&self, u: f64) -> Vec<Day> {
        let mut before = 0.0;
        let mut chosen = Vec::with_capacity(8);
        for &(monday, end) in &self.weeks {
            let below = points_below(end, u);
            if below > before {
                chosen.push(monday);
            }
            before = below;
        }
        chosen.sort_unstable();
        chosen
    }
}

/// A week of a year.
#[derive(Clone, Copy, Debug)]
struct Week {
    monday: Day,
    /// The chance to be on leave in it.
    share: f64,
}

/// The weeks of a year, which are those whose Monday lies in it. The leave is divided over the months by their
/// weights, and over the weeks of a month equally.
fn weeks_of(leave: &Leave, year: i16) -> Vec<Week> {
    let mondays = mondays_of(year);
    let months: Vec<i8> = mondays.iter().map(|monday| monday.month()).collect();
    let total: f64 = leave.months.iter().sum();
    let share = |month: i8| {
        let weeks = months.iter().filter(|&&other| other == month).count();
        leave.weeks * (leave.months[month as usize - 1] / total) / weeks as f64
    };
    let shares = months.iter().map(|&month| share(month));
    let weeks: Vec<Week> = mondays
        .into_iter()
        .zip(shares)
        .map(|(monday, share)| Week { monday, share })
        .collect();
    debug_assert!(weeks.iter().all(|week| week.share <= 1.0 + 1e-9));
    weeks
}

fn mondays_of(year: i16) -> Vec<Day> {
    let (new_year, next) = (Day::new(year, 1, 1), Day::new(year + 1, 1, 1));
    let first = new_year + (7 - new_year.days_since_monday() as i32) % 7;
    let mondays = (first.number()..next.number()).step_by(7);
    mondays.map(Day::from_number).collect()
}

/// The high season first, arranged for holidays of some weeks on end; then the other weeks as they come, which
/// spreads single weeks over the year.
fn order_of_choice(weeks: &[Week]) -> Vec<usize> {
    let season = high_season(weeks);
    let shares: Vec<f64> = weeks[season.clone()]
        .iter()
        .map(|week| week.share)
        .collect();
    let in_season = order_for_blocks(&shares)
        .into_iter()
        .map(|n| season.start + n);
    in_season
        .chain(0..season.start)
        .chain(season.end..weeks.len())
        .collect()
}

/// The weeks on end about the most wanted one that are half as much wanted again as a week is on average.
fn high_season(weeks: &[Week]) -> Range<usize> {
    let mean = weeks.iter().map(|week| week.share).sum::<f64>() / weeks.len() as f64;
    let is_high = |n: &usize| weeks[*n].share > 1.5 * mean;
    let by_share = |a: &usize, b: &usize| weeks[*a].share.total_cmp(&weeks[*b].share);
    let Some(peak) = (0..weeks.len()).filter(is_high).max_by(by_share) else {
        return 0..0;
    };
    let before = (0..peak).rev().take_while(is_high).count();
    let after = (peak..weeks.len()).take_while(is_high).count();
    peak - before..peak + after
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The profile of the contract study: most leave in July and August.
    const SUMMER: [f64; 12] = [4.0, 6.0, 4.0, 6.0, 8.0, 6.0, 22.0, 24.0, 5.0, 6.0, 3.0, 6.0];

    fn leave(weeks: f64, months: [f64; 12]) -> Leave {
        Leave { weeks, months }
    }

    fn year_of(leave: &Leave, year: i16) -> LeaveYear {
        let weeks = weeks_of(leave, year);
        let order = order_of_choice(&weeks);
        LeaveYear::new(order.into_iter().map(|n| weeks[n]), leave.weeks)
    }

    /// Every choice that a year can bring with its probability: between two fractions of the cumulated chances the
    /// choice does not depend on `u`.
    fn all_choices(year: &LeaveYear) -> Vec<(f64, Vec<Day>)> {
        let mut bounds: Vec<f64> = year.weeks.iter().map(|(_, sum)| sum.fract()).collect();
        bounds.extend([0.0, 1.0]);
        bounds.sort_by(f64::total_cmp);
        let between = bounds.windows(2).filter(|pair| pair[1] > pair[0]);
        between
            .map(|pair| (pair[1] - pair[0], year.chosen((pair[0] + pair[1]) / 2.0)))
            .collect()
    }

    fn profiles() -> Vec<Leave> {
        let mut christmas = [1.0; 12];
        christmas[11] = 9.0;
        let mut summer_only = [0.0; 12];
        (summer_only[6], summer_only[7]) = (1.0, 1.0);
        vec![
            leave(6.0, SUMMER),
            leave(6.5, SUMMER),
            leave(5.0, [1.0; 12]),
            leave(4.25, christmas),
            leave(8.0, summer_only),
            leave(0.4, SUMMER),
        ]
    }

    /// Second source: the definition, a month's part of the leave over the Mondays of the month, which in 2021 are
    /// four in July (5 to 26) and five in August (2 to 30).
    #[test]
    fn a_week_has_its_part_of_the_leave_of_its_month() {
        let weeks = weeks_of(&leave(6.0, SUMMER), 2021);
        assert_eq!(weeks.len(), 52);
        assert_eq!(weeks[0].monday, Day::new(2021, 1, 4));
        let share = |month, day| {
            let monday = Day::new(2021, month, day);
            weeks
                .iter()
                .find(|week| week.monday == monday)
                .unwrap()
                .share
        };
        assert!((share(7, 26) - 6.0 * 22.0 / 100.0 / 4.0).abs() < 1e-12);
        assert!((share(8, 2) - 6.0 * 24.0 / 100.0 / 5.0).abs() < 1e-12);
        assert!((share(11, 29) - 6.0 * 3.0 / 100.0 / 5.0).abs() < 1e-12);
        // 2018 began on a Monday and had 53.
        assert_eq!(weeks_of(&leave(6.0, SUMMER), 2018).len(), 53);
    }

    /// Second source: Madow's theorem, by integrating over every choice.
    #[test]
    fn every_week_is_chosen_with_exactly_its_chance() {
        for leave in profiles() {
            for year in 2018..2030 {
                let choices = all_choices(&year_of(&leave, year));
                for week in weeks_of(&leave, year) {
                    let chosen = choices.iter().filter(|(_, c)| c.contains(&week.monday));
                    let chance: f64 = chosen.map(|(probability, _)| probability).sum();
                    assert!((chance - week.share).abs() < 1e-9, "{leave:?} {week:?}");
                }
            }
        }
    }

    #[test]
    fn everybody_has_the_weeks_of_the_study_and_none_twice() {
        for leave in profiles() {
            for year in 2018..2030 {
                let mut expected = 0.0;
                for (probability, chosen) in all_choices(&year_of(&leave, year)) {
                    let (few, many) = (leave.weeks.floor(), leave.weeks.ceil());
                    let weeks = chosen.len() as f64;
                    assert!(few <= weeks && weeks <= many, "{leave:?}: {chosen:?}");
                    assert!(chosen.windows(2).all(|pair| pair[0] < pair[1]));
                    assert!(chosen.iter().all(|monday| monday.year() == year));
                    expected += probability * weeks;
                }
                assert!((expected - leave.weeks).abs() < 1e-9, "{leave:?}");
            }
        }
    }

    /// The smallest and the largest number that a draw can give, one of them rounded to 1.
    #[test]
    fn the_ends_of_the_scale_cost_no_week() {
        for leave in profiles() {
            let year = year_of(&leave, 2021);
            for u in [f64::EPSILON / 4.0, 1.0 - f64::EPSILON / 2.0, 1.0] {
                let weeks = year.chosen(u).len() as f64;
                assert!(leave.weeks.floor() <= weeks && weeks <= leave.weeks.ceil());
            }
        }
    }

    /// The share of the chosen summer weeks that are next to another chosen week.
    fn share_in_blocks(leave: &Leave, year: i16) -> f64 {
        let season = high_season(&weeks_of(leave, year));
        let of_season = weeks_of(leave, year)[season].to_vec();
        let (mut all, mut in_blocks) = (0.0, 0.0);
        for (probability, chosen) in all_choices(&year_of(leave, year)) {
            for week in &of_season {
                if chosen.contains(&week.monday) {
                    let beside = [week.monday + 7, week.monday - 7];
                    all += probability;
                    if beside.iter().any(|monday| chosen.contains(monday)) {
                        in_blocks += probability;
                    }
                }
            }
        }
        in_blocks / all
    }

    /// With six weeks a year between two and three of them fall in summer: all can be beside another one.
    #[test]
    fn summer_leave_is_taken_on_end() {
        for year in 2015..2035 {
            for weeks in [5.0, 6.0, 6.5, 7.0] {
                let share = share_in_blocks(&leave(weeks, SUMMER), year);
                assert!(share > 0.85, "{weeks} weeks, {year}: {share}");
            }
        }
    }

    /// Second source: the profile of the study, as far as weeks keep to months.
    #[test]
    fn leave_of_a_month_is_the_weight_of_the_month() {
        let leave = leave(6.0, SUMMER);
        let mut months = [0.0; 12];
        for (probability, chosen) in all_choices(&year_of(&leave, 2022)) {
            for monday in chosen {
                months[monday.month() as usize - 1] += probability;
            }
        }
        for (found, weight) in months.iter().zip(SUMMER) {
            assert!((found - 6.0 * weight / 100.0).abs() < 1e-9, "{months:?}");
        }
    }
}

//! `Illness`: the risk to fall ill that gives the configured share, and the share that it gives on each day.

use super::spells::Spells;
use crate::model::absence::Sickness;
use crate::time::Day;

/// The days of an ordinary year, by month.
const DAYS_OF_MONTHS: [u32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// Illness over the days of a run.
#[derive(Clone, Debug)]
pub(super) struct Illness {
    first_day: Day,
    spells: Spells,
    /// The chance to fall ill of one who is healthy in the morning, by day.
    risks: Vec<f64>,
    /// The chance to be ill, by day.
    shares: Vec<f64>,
}

impl Illness {
    /// The illness of people who are all healthy on the first day.
    pub(super) fn new(sickness: &Sickness, first_day: Day, until: Day) -> Illness {
        let spells = Spells::new(&sickness.spell);
        let of_month = risks_of_months(sickness, &spells);
        let days = (first_day.number()..until.number()).map(Day::from_number);
        let risks: Vec<f64> = days.map(|day| of_month[day.month() as usize - 1]).collect();
        let mut course = Course::from_health(&spells);
        Illness {
            first_day,
            shares: risks.iter().map(|&risk| course.next_day(risk)).collect(),
            risks,
            spells,
        }
    }

    /// How long spells last.
    pub(super) fn spells(&self) -> &Spells {
        &self.spells
    }

    /// The chance to fall ill on a day of one who is healthy at its start; 0 outside the run.
    pub(super) fn risk(&self, day: Day) -> f64 {
        self.on(&self.risks, day)
    }

    /// The chance to be ill on a day; 0 outside the run.
    pub(super) fn share(&self, day: Day) -> f64 {
        self.on(&self.shares, day)
    }

    fn on(&self, values: &[f64], day: Day) -> f64 {
        let n = usize::try_from(day - self.first_day).ok();
        n.and_then(|n| values.get(n)).copied().unwrap_or(0.0)
    }
}

/// The constant chance per day to fall ill of one who is healthy that keeps this share of people ill.
///
/// Each day as many fall ill as spells end: `share / mean` of all, out of those who are healthy at the start of the
/// day, who are the people not ill that day and those who fall ill on it.
pub(super) fn constant_risk(share: f64, spells: &Spells) -> f64 {
    let falls_ill = share / spells.mean();
    falls_ill / (1.0 - share + falls_ill)
}

/// The chance to fall ill on a day of each month: the weights of the months times the one factor with which, in a
/// year of 365 days that has always been going on, people are ill on exactly the configured share of days.
fn risks_of_months(sickness: &Sickness, spells: &Spells) -> [f64; 12] {
    debug_assert!((0.0..1.0).contains(&sickness.share));
    let mean_weight = in_a_year(&sickness.months).sum::<f64>() / 365.0;
    let risks = |factor: f64| {
        let weighted = |weight: f64| (factor * weight / mean_weight).min(1.0);
        sickness.months.map(weighted)
    };
    let odds = |share: f64| share / (1.0 - share);
    let mut factor = constant_risk(sickness.share, spells);
    // With a constant risk q and spells of m days the odds to be ill are q m / (1 - q): nearly proportional to the
    // risk, and so they are with a season. Each step therefore leaves a small part of the error only.
    for _ in 0..100 {
        let found = share_of_year(&risks(factor), sickness.share, spells);
        if (found - sickness.share).abs() <= 1e-14 {
            break;
        }
        factor *= odds(sickness.share) / odds(found);
    }
    risks(factor)
}

/// The share of days ill in a year with these risks by month, after as many such years as it takes to make no
/// difference; it begins with about the right share of people ill.
fn share_of_year(risks: &[f64; 12], about: f64, spells: &Spells) -> f64 {
    let mut course = Course::from_share(about, spells);
    let mut year = || {
        in_a_year(risks)
            .map(|risk| course.next_day(risk))
            .sum::<f64>()
            / 365.0
    };
    let mut before = year();
    for _ in 0..50 {
        let share = year();
        if (share - before).abs() <= 1e-15 {
            return share;
        }
        before = share;
    }
    before
}

/// The value of each day of an ordinary year, of values by month.
fn in_a_year(of_months: &[f64; 12]) -> impl Iterator<Item = f64> {
    let months = of_months.iter().zip(DAYS_OF_MONTHS);
    months.flat_map(|(&value, days)| (0..days).map(move |_| value))
}

/// Illness followed from day to day, in expected shares of all people: exact, because every quantity is linear.
struct Course {
    /// The lengths of spells with their probabilities.
    spells: Vec<(usize, f64)>,
    /// Who are healthy at the start of the day.
    healthy: f64,
    /// Who fell ill on each day so far.
    fell_ill: Vec<f64>,
    /// Who fell ill on every day before the first.
    fell_ill_before: f64,
}

impl Course {
    /// Everybody is healthy.
    fn from_health(spells: &Spells) -> Course {
        Course {
            spells: spells.law(),
            healthy: 1.0,
            fell_ill: Vec::new(),
            fell_ill_before: 0.0,
        }
    }

    /// This share has always been ill.
    fn from_share(share: f64, spells: &Spells) -> Course {
        let fell_ill_before = share / spells.mean();
        Course {
            healthy: 1.0 - share + fell_ill_before,
            fell_ill_before,
            ..Course::from_health(spells)
        }
    }

    /// Goes on to the end of a day with this risk; the share of people who are ill on that day.
    fn next_day(&mut self, risk: f64) -> f64 {
        let fall_ill = self.healthy * risk;
        self.fell_ill.push(fall_ill);
        let not_ill = self.healthy - fall_ill;
        self.healthy = not_ill + self.whose_last_day_it_is();
        // Rounding may leave a hair below nothing.
        (1.0 - not_ill).max(0.0)
    }

    /// Those for whom the latest day is the last of their spell: a spell of n days began n - 1 days ago.
    fn whose_last_day_it_is(&self) -> f64 {
        let days = self.fell_ill.len();
        let of_length = |&(length, share): &(usize, f64)| {
            let began = days.checked_sub(length).map(|day| self.fell_ill[day]);
            share * began.unwrap_or(self.fell_ill_before)
        };
        self.spells.iter().map(of_length).sum()
    }
}

//! `ArrivalStream`: what arrives, how much of it on which day, and how unevenly.

use super::ids::{AreaId, StageId};
use crate::random::{ClusterSize, DailyCount};
use crate::time::{Day, SimTime};

/// A stream of reports or requests for advice.
#[derive(Clone, PartialEq, Debug)]
pub struct ArrivalStream {
    /// The name by which the study knows it.
    pub name: String,
    /// The stage that its cases enter.
    pub to: StageId,
    /// The share of cases that are acutely unsafe, 0 to 1.
    pub urgent: f64,
    /// When its cases arrive.
    pub source: Source,
}

impl ArrivalStream {
    /// The expected number of cases on each day from `first` up to but not including `end`; none for a replayed
    /// stream.
    pub(super) fn daily_means(&self, first: Day, end: Day) -> Vec<f64> {
        match &self.source {
            Source::Rate(profile) => profile.daily_means(first, end),
            Source::Replay(_) => Vec::new(),
        }
    }
}

/// Where arrivals come from.
#[derive(Clone, PartialEq, Debug)]
pub enum Source {
    /// Drawn by chance from a rate.
    Rate(Box<RateProfile>),
    /// Arrivals that happened, in the order of their instants.
    Replay(Vec<ReplayedArrival>),
}

/// An arrival that happened.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ReplayedArrival {
    /// When it was received.
    pub received_at: SimTime,
    /// Its area, or none to draw one.
    pub area: Option<AreaId>,
    /// Whether it was urgent, or none to draw that.
    pub urgent: Option<bool>,
}

/// The expected number of arrivals of every day, and the spread around it.
#[derive(Clone, PartialEq, Debug)]
pub struct RateProfile {
    /// Dated steps, in ascending order; nothing arrives before the first.
    pub steps: Vec<RateStep>,
    /// Growth per calendar year, compounding, counted from the year of the last step: 0.03 is three percent.
    pub growth: f64,
    /// Relative weights of the months, January first.
    pub months: [f64; 12],
    /// Relative weights of the days of the week, Monday first.
    pub weekdays: [f64; 7],
    /// The spread of daily counts (of clusters, where there are clusters).
    pub count: DailyCount,
    /// How many cases arrive at one instant; none means one.
    pub cluster: Option<ClusterSize>,
}

/// A rate that holds from a date.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct RateStep {
    /// The first day.
    pub from: Day,
    /// The rate.
    pub rate: Rate,
}

/// How often something arrives.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Rate {
    /// The expected total of a calendar year, leap or not.
    PerYear(f64),
    /// The expected number of an average day of the year.
    PerDay(f64),
}

impl RateProfile {
    /// The expected number of cases on each day from `first` up to but not including `end`.
    ///
    /// Months and weekdays weigh the days of a calendar year, after which the year is scaled back so that a
    /// rate that holds all year gives exactly its total.
    pub fn daily_means(&self, first: Day, end: Day) -> Vec<f64> {
        let mut means = Vec::with_capacity((end - first).max(0) as usize);
        let mut year = first.year();
        let mut scale = self.year_scale(year);
        for number in first.number()..end.number() {
            let day = Day::from_number(number);
            if day.year() != year {
                year = day.year();
                scale = self.year_scale(year);
            }
            means.push(self.mean_on(day, scale));
        }
        means
    }

    /// As many arrivals in every year as in that of `day`, without seasons.
    pub(super) fn held_still(&self, day: Day) -> RateProfile {
        let times = |rate: Rate, factor: f64| match rate {
            Rate::PerYear(total) => Rate::PerYear(total * factor),
            Rate::PerDay(rate) => Rate::PerDay(rate * factor),
        };
        let steps = self.step_on(day).map(|step| RateStep {
            from: day,
            rate: times(step.rate, self.growth_on(day, step)),
        });
        RateProfile {
            steps: steps.into_iter().collect(),
            growth: 0.0,
            months: [1.0; 12],
            ..self.clone()
        }
    }

    fn step_on(&self, day: Day) -> Option<&RateStep> {
        self.steps.iter().rev().find(|step| step.from <= day)
    }

    /// How much a rate has grown by then, 1 when it has not.
    fn growth_on(&self, day: Day, step: &RateStep) -> f64 {
        let years = i32::from(day.year() - step.from.year());
        let is_last = self.steps.last() == Some(step);
        if is_last {
            libm::pow(1.0 + self.growth, f64::from(years))
        } else {
            1.0
        }
    }

    fn mean_on(&self, day: Day, scale: YearScale) -> f64 {
        let Some(step) = self.step_on(day) else {
            return 0.0;
        };
        let total = match step.rate {
            Rate::PerYear(total) => total,
            Rate::PerDay(rate) => rate * scale.days,
        };
        total * self.growth_on(day, step) * self.weight(day) / scale.weights
    }

    fn weight(&self, day: Day) -> f64 {
        self.months[day.month() as usize - 1] * self.weekdays[day.days_since_monday()]
    }

    fn year_scale(&self, year: i16) -> YearScale {
        let (first, end) = (Day::new(year, 1, 1), Day::new(year + 1, 1, 1));
        let days = first.number()..end.number();
        YearScale {
            days: f64::from(end - first),
            weights: days
                .map(|number| self.weight(Day::from_number(number)))
                .sum(),
        }
    }
}

/// Number of days of a calendar year, and the sum of their weights.
#[derive(Clone, Copy)]
struct YearScale {
    days: f64,
    weights: f64,
}

/// Where a case comes from.
#[derive(Clone, PartialEq, Debug)]
pub struct Area {
    /// The name by which the study knows it.
    pub name: String,
    /// The name for readers.
    pub title: String,
    /// The share of all cases, 0 to 1.
    pub share: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(steps: Vec<RateStep>) -> RateProfile {
        RateProfile {
            steps,
            growth: 0.0,
            months: [
                0.87, 0.87, 1.03, 0.90, 1.02, 1.04, 1.03, 0.96, 1.05, 1.01, 1.21, 1.03,
            ],
            weekdays: [1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0],
            count: DailyCount::new(1.5).unwrap(),
            cluster: None,
        }
    }

    fn year(means: &[f64], first: Day, year: i16) -> f64 {
        let days =
            (Day::new(year, 1, 1) - first) as usize..(Day::new(year + 1, 1, 1) - first) as usize;
        means[days].iter().sum()
    }

    /// "1459 per year" is the expected total of each calendar year, leap or not (DESIGN, small print).
    #[test]
    fn every_calendar_year_expects_exactly_its_total() {
        let first = Day::new(2019, 1, 1);
        let steps = [(first, 1620.0), (Day::new(2020, 1, 1), 1459.0)];
        let steps = steps.map(|(from, total)| RateStep {
            from,
            rate: Rate::PerYear(total),
        });
        let mut profile = profile(steps.to_vec());
        profile.growth = 0.03;
        let means = profile.daily_means(first, Day::new(2023, 1, 1));
        for (of, total) in [
            (2019, 1620.0),
            (2020, 1459.0),
            (2021, 1459.0 * 1.03),
            (2022, 1459.0 * 1.03 * 1.03),
        ] {
            assert!((year(&means, first, of) - total).abs() < 1e-8, "{of}");
        }
        // 2 January 2021 was a Saturday.
        assert!(means[(Day::new(2021, 1, 2) - first) as usize].abs() < 1e-12);
    }

    #[test]
    fn a_rate_per_day_is_the_mean_of_the_year() {
        let first = Day::new(2020, 1, 1);
        let means = profile(vec![RateStep {
            from: first,
            rate: Rate::PerDay(16.0),
        }])
        .daily_means(first, Day::new(2021, 1, 1));
        assert!((year(&means, first, 2020) - 16.0 * 366.0).abs() < 1e-8);
    }
}

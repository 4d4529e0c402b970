//! What was measured in reality beside the simulated range.

use crate::model::{Observed, Study};
use crate::stats::{Band, Tally, binomial_at_most};

/// The observations of a study, each beside what the baseline gives.
#[derive(Clone, Debug)]
pub struct Backtest<'a> {
    /// The study.
    pub study: &'a Study,
    /// In the order of the study.
    pub rows: Vec<BacktestRow<'a>>,
    /// What they say together.
    pub coverage: Coverage,
}

/// An observation beside what the baseline gives.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct BacktestRow<'a> {
    /// What was measured in reality.
    pub observed: &'a Observed,
    /// What the replications have; `None` when none had a case to take a share or a quantile of.
    pub simulated: Option<Simulated>,
    /// Whether the one fits the other.
    pub fit: Fit,
}

/// A number over the replications that have it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Simulated {
    /// How many replications have it.
    pub replications: u64,
    /// The mean over them.
    pub mean: f64,
    /// The standard deviation over them; 0 of one.
    pub spread: f64,
    /// The quantiles over them.
    pub band: Band,
    /// Where the observation falls, 0 to 1: the share of replications below it, with half of those that equal it. Of
    /// observations that are one more replication it is uniform (Dawid, *Journal of the Royal Statistical Society A*
    /// 147, 1984, p. 278).
    pub pit: f64,
}

/// Does an observation lie in the middle nine tenths of the replications?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fit {
    /// It does.
    Fits,
    /// It lies above: what is simulated is too low.
    TooLow,
    /// It lies below: what is simulated is too high.
    TooHigh,
    /// No replication had a case to compare with.
    NothingSimulated,
}

/// How many observations lie in the middle nine tenths of the replications, and whether that is what one expects.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Coverage {
    /// Observations that lie in it.
    pub inside: usize,
    /// All observations.
    pub of: usize,
    /// The chance that so few or fewer would, if reality were one more replication and the observations were independent.
    pub chance_of_so_few: f64,
    /// Observations with which nothing can be compared.
    pub nothing_simulated: usize,
    /// Observations that lie beyond all replications.
    pub beyond_all: usize,
    /// The chance, at most, that any would lie beyond all replications, if reality were one more.
    pub chance_of_beyond: f64,
    /// The fewest replications that an observation was compared with.
    pub replications: u64,
}

/// The share of replications that is the range of an observation.
const MIDDLE: f64 = 0.9;
/// What happens with a smaller chance than this is no chance.
const SURPRISE: f64 = 0.05;
/// With fewer replications the middle nine tenths has no ends: one in twenty is less than one.
const FEWEST_REPLICATIONS: u64 = 20;

impl Coverage {
    /// How many observations one expects in the middle nine tenths.
    pub fn expected(&self) -> f64 {
        MIDDLE * self.of as f64
    }

    /// Do the observations contradict the study? So few lie within, or one so far outside, that it would be by chance
    /// less than once in twenty times; or something observed is not simulated at all.
    ///
    /// A study of which the coverage fails is not validated.
    pub fn fails(&self) -> bool {
        let has_too_few_inside = self.chance_of_so_few < SURPRISE;
        self.nothing_simulated > 0 || has_too_few_inside || self.has_one_too_far()
    }

    /// Does an observation lie beyond all replications, where that would be no chance?
    pub fn has_one_too_far(&self) -> bool {
        self.beyond_all > 0 && self.chance_of_beyond < SURPRISE
    }

    /// Are there too few replications to tell what lies within?
    pub fn has_too_few_replications(&self) -> bool {
        self.replications < FEWEST_REPLICATIONS
    }

    fn of(rows: &[BacktestRow<'_>]) -> Self {
        let count = |is: fn(&&BacktestRow<'_>) -> bool| rows.iter().filter(is).count();
        let inside = count(|row| row.fit == Fit::Fits);
        let replications = rows.iter().filter_map(|row| row.simulated);
        let replications = replications.map(|simulated| simulated.replications).min();
        let replications = replications.unwrap_or(0);
        // One more of so many equally likely futures is the lowest or the highest with two chances of all.
        let beyond = 2.0 * rows.len() as f64 / (replications + 1) as f64;
        Coverage {
            inside,
            of: rows.len(),
            chance_of_so_few: binomial_at_most(rows.len(), inside, MIDDLE).unwrap_or(1.0),
            nothing_simulated: count(|row| row.simulated.is_none()),
            beyond_all: count(|row| row.simulated.is_some_and(Simulated::has_all_on_one_side)),
            chance_of_beyond: beyond.min(1.0),
            replications,
        }
    }
}

impl Simulated {
    /// What the replications that have a number say of it, beside the number that was observed.
    fn of(values: &[f64], observed: f64) -> Option<Self> {
        let band = Band::of(values)?;
        let tally: Tally = values.iter().copied().collect();
        let share = |count: usize| count as f64 / values.len() as f64;
        let is_tie = |value: &&f64| (**value - observed).abs() <= ROUNDING;
        let ties = values.iter().filter(is_tie).count();
        let below = values.iter().filter(|value| **value < observed - ROUNDING);
        Some(Simulated {
            replications: tally.count(),
            mean: tally.mean()?,
            spread: tally.standard_deviation().unwrap_or(0.0),
            band,
            pit: share(below.count()) + share(ties) / 2.0,
        })
    }

    /// Do all replications lie on one side of the observation?
    fn has_all_on_one_side(self) -> bool {
        self.pit <= 0.0 || self.pit >= 1.0
    }
}

/// Numbers that differ by less than this are the same number: four of five is 0.8.
const ROUNDING: f64 = 1e-12;

impl Fit {
    fn of(simulated: Option<Simulated>, observed: f64) -> Self {
        match simulated.map(|simulated| simulated.band) {
            None => Fit::NothingSimulated,
            Some(band) if observed > band.p95 + ROUNDING => Fit::TooLow,
            Some(band) if observed < band.p05 - ROUNDING => Fit::TooHigh,
            Some(_) => Fit::Fits,
        }
    }
}

/// Sets every observation beside the simulated numbers of each run of the baseline, as
/// [`experiment::observe`](crate::experiment::observe) gives them.
pub fn backtest<'a>(study: &'a Study, runs: &[Vec<Option<f64>>]) -> Backtest<'a> {
    let row = |(position, observed): (usize, &'a Observed)| {
        let values: Vec<f64> = runs.iter().filter_map(|run| run[position]).collect();
        let simulated = Simulated::of(&values, observed.value);
        BacktestRow {
            observed,
            simulated,
            fit: Fit::of(simulated, observed.value),
        }
    };
    let rows: Vec<BacktestRow<'a>> = study.observed.iter().enumerate().map(row).collect();
    Backtest {
        study,
        coverage: Coverage::of(&rows),
        rows,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ObservedMeasure, ObservedStock, StageId};
    use crate::time::Day;

    fn observed(value: f64) -> Observed {
        let measure = ObservedMeasure::Stock {
            stock: ObservedStock::Waiting,
            stage: StageId(0),
            date: Day::new(2021, 1, 1),
        };
        Observed {
            measure,
            area: None,
            value,
            source: None,
        }
    }

    /// An observation beside the values of the replications.
    fn row(value: f64, values: &[f64]) -> BacktestRow<'static> {
        let observed: &Observed = Box::leak(Box::new(observed(value)));
        let simulated = Simulated::of(values, value);
        BacktestRow {
            observed,
            simulated,
            fit: Fit::of(simulated, value),
        }
    }

    fn one_to(last: u32) -> Vec<f64> {
        (1..=last).map(f64::from).collect()
    }

    #[test]
    fn the_place_of_an_observation_counts_half_of_its_ties() {
        let pit = |value, values: &[f64]| Simulated::of(values, value).unwrap().pit.to_string();
        assert_eq!(pit(2.5, &[1.0, 2.0, 3.0, 4.0]), "0.5");
        assert_eq!(pit(3.0, &[1.0, 2.0, 3.0, 4.0]), "0.625");
        assert_eq!(pit(0.0, &[0.0, 0.0, 0.0, 0.0]), "0.5");
        assert_eq!(pit(0.0, &[0.0, 0.0, 1.0, 2.0]), "0.25");
        assert_eq!(pit(9.0, &[1.0, 2.0]), "1");
        assert_eq!(Simulated::of(&[], 1.0), None);
    }

    /// Of 1 to 101 the quantile p lies at 100 p beyond 1: 6 and 96.
    #[test]
    fn an_observation_fits_in_the_middle_nine_tenths() {
        let fit = |value| row(value, &one_to(101)).fit;
        assert_eq!(fit(6.0), Fit::Fits);
        assert_eq!(fit(96.0), Fit::Fits);
        assert_eq!(fit(5.9), Fit::TooHigh);
        assert_eq!(fit(96.1), Fit::TooLow);
        assert_eq!(row(5.0, &[]).fit, Fit::NothingSimulated);
        // Four of five, as a sum and as it is written.
        assert_eq!(row(0.8, &[0.1 + 0.7; 30]).fit, Fit::Fits);
    }

    /// By hand: of three, one or none lies within with a chance of 0.1^3 + 3 * 0.9 * 0.1^2 = 0.028; at most two with 0.271.
    #[test]
    fn coverage_fails_when_chance_would_not_leave_so_few_within() {
        let values = one_to(101);
        let coverage = |observed: &[f64]| {
            let rows: Vec<_> = observed.iter().map(|value| row(*value, &values)).collect();
            Coverage::of(&rows)
        };
        let two = coverage(&[50.0, 60.0, 4.0]);
        assert_eq!((two.inside, two.of), (2, 3));
        assert!((two.chance_of_so_few - 0.271).abs() < 1e-12);
        assert!((two.expected() - 2.7).abs() < 1e-12);
        assert!(!two.fails());
        let one = coverage(&[50.0, 98.0, 4.0]);
        assert!((one.chance_of_so_few - 0.028).abs() < 1e-12);
        assert!(one.fails());
    }

    /// By hand: one more of 101 is the lowest or the highest with a chance of 2 / 102; of three with at most 6 / 102, which
    /// is more than one in twenty, and of two with 4 / 102, which is less.
    #[test]
    fn an_observation_beyond_all_replications_fails_where_that_is_no_chance() {
        let values = one_to(101);
        let within = row(50.0, &values);
        let beyond = row(1000.0, &values);
        let two = Coverage::of(&[within, beyond]);
        assert!((two.chance_of_beyond - 4.0 / 102.0).abs() < 1e-12);
        assert!(two.fails());
        let three = Coverage::of(&[within, within, beyond]);
        assert_eq!(three.beyond_all, 1);
        assert!(!three.fails());
    }

    #[test]
    fn what_is_not_simulated_fails() {
        let coverage = Coverage::of(&[row(50.0, &one_to(101)), row(5.0, &[])]);
        assert_eq!(coverage.nothing_simulated, 1);
        assert!(coverage.fails());
        assert!(!coverage.has_too_few_replications());
        assert!(Coverage::of(&[row(5.0, &one_to(19))]).has_too_few_replications());
    }
}

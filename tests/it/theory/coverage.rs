//! How often 90% intervals hold the true mean, where observations are skewed and few: M/M/1 from an empty station.
//!
//! Law and Kelton's table of it (*Simulation Modeling and Analysis*, 3rd edition, section 9.4.1: 0.880, 0.864, 0.886 and 0.914
//! of 500 intervals from 5, 10, 20 and 40 replications) is known here by memory alone, and too coarse to test with: the first
//! lies three of its own standard errors from what is counted below. So the expectation is what another program counts: Lindley's
//! recursion W' = max(0, W + S - A) in NumPy 2 (`Generator(PCG64(1961))`, exponential S and A) over four million
//! stations, with Student's quantiles as printed (2.132, 1.833, 1.729, 1.685).

use std::sync::LazyLock;

use super::laboratory::{laboratory_in, one_station, replicate};
use crate::agreement::assert_close;
use doorstroom::engine::{Fact, Observer};
use doorstroom::stats::{ConfidenceLevel, Estimate};
use doorstroom::time::SimTime;

/// The customers of whom the delays are averaged.
const CUSTOMERS: u32 = 25;
/// The mean delay of 25 customers from an empty station, in mean times between arrivals, as printed by Law and Kelton.
const PRINTED_MEAN: f64 = 2.12;
/// Replications of an interval, the share of intervals that hold the mean as the other program counts it, and how many it made.
const COUNTED: [(usize, f64, f64); 4] = [
    (5, 0.8366, 800_000.0),
    (10, 0.8593, 400_000.0),
    (20, 0.8759, 200_000.0),
    (40, 0.8875, 100_000.0),
];
const REPLICATIONS: u64 = 20_000;
/// Standard errors of the difference of two shares that were both counted; beyond it once in two thousand by chance.
const LARGEST_DISTANCE: f64 = 3.5;

/// The mean delay of the first customers, in hours.
#[derive(Default)]
struct FirstDelays {
    served: u32,
    hours: f64,
}

impl FirstDelays {
    fn mean(&self) -> f64 {
        assert_eq!(self.served, CUSTOMERS, "all have been served");
        self.hours / f64::from(CUSTOMERS)
    }
}

impl Observer for FirstDelays {
    fn record(&mut self, at: SimTime, fact: Fact) {
        if let Fact::StageStarted { entered_at, .. } = fact
            && self.served < CUSTOMERS
        {
            self.served += 1;
            self.hours += (at - entered_at).days() * 24.0;
        }
    }
}

/// A customer an hour, who takes 54 minutes: a load of 0.9. After a week 25 have long been served.
static MEAN_DELAYS: LazyLock<Vec<f64>> = LazyLock::new(|| {
    let period = "from = 2021-01-01\nuntil = 2021-01-08";
    let tables = one_station("rate = \"24 per day\"", "0.9", 1);
    let model = laboratory_in(period, "\"always\"", &tables);
    let runs = replicate(&model, REPLICATIONS, FirstDelays::default);
    runs.iter().map(FirstDelays::mean).collect()
});

/// How often intervals from so many replications hold the mean, in standard errors from what the other program counts.
fn distance(
    (replications, expected, counted): (usize, f64, f64),
    holds: impl Fn(&[f64]) -> Option<bool>,
) -> f64 {
    let intervals = MEAN_DELAYS.chunks_exact(replications);
    let number = intervals.len() as f64;
    let covering = intervals.filter_map(holds).filter(|holds| *holds);
    let covered = covering.count() as f64 / number;
    let variance = expected * (1.0 - expected) * (1.0 / counted + 1.0 / number);
    (covered - expected) / variance.sqrt()
}

/// Student's interval covers less than its 90% when replications are few and skewed, as another program has it, and no less.
#[test]
fn intervals_cover_as_often_as_another_program_counts() {
    let level = ConfidenceLevel::new(0.90).expect("a level");
    let mean = mean_delay();
    for expected in COUNTED {
        let distance = distance(expected, |delays| {
            let interval = Estimate::of(delays, level)?.interval()?;
            Some(interval.contains(mean))
        });
        assert!(
            distance.abs() <= LARGEST_DISTANCE,
            "{expected:?}: {distance:.1} standard errors"
        );
    }
}

/// A normal interval in place of Student's covers less of five replications: the bar can tell.
#[test]
fn intervals_that_forget_how_few_there_are_cover_less() {
    let level = ConfidenceLevel::new(0.90).expect("a level");
    let mean = mean_delay();
    let distance = distance(COUNTED[0], |delays| {
        let estimate = Estimate::of(delays, level)?;
        // 1.645 of the normal law for t(4) = 2.132, by any printed table.
        let half_width = estimate.half_width()? * 1.645 / 2.132;
        Some((estimate.mean() - mean).abs() <= half_width)
    });
    assert!(distance < -LARGEST_DISTANCE, "{distance}");
}

#[test]
fn the_printed_mean_delay_is_that_of_the_chain() {
    assert_close(mean_delay(), PRINTED_MEAN, 0.005);
}

/// The mean delay, from the chain of the numbers that customers find there. Who finds n waits for n services; while anybody is
/// there, a service ends before the next arrival with chance 1 / (1 + 0.9).
fn mean_delay() -> f64 {
    let served_first = 1.0 / (1.0 + 0.9);
    let mut found = vec![1.0];
    let mut delays = 0.0;
    for _ in 0..CUSTOMERS {
        let numbers = found.iter().enumerate();
        delays += numbers
            .map(|(n, chance)| n as f64 * 0.9 * chance)
            .sum::<f64>();
        found = found_next(&found, served_first);
    }
    delays / f64::from(CUSTOMERS)
}

/// The chances of the numbers that the next customer finds.
fn found_next(found: &[f64], served_first: f64) -> Vec<f64> {
    let mut next = vec![0.0; found.len() + 1];
    for (number, chance) in found.iter().enumerate() {
        let mut still = *chance;
        for left in (1..=number + 1).rev() {
            next[left] += still * (1.0 - served_first);
            still *= served_first;
        }
        next[0] += still;
    }
    next
}

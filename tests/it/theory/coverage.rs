//! How often 90% intervals hold the true mean, where observations are skewed and few: M/M/1 against a printed table.

use std::sync::LazyLock;

use super::laboratory::{laboratory_in, one_station, replicate};
use crate::agreement::assert_close;
use doorstroom::engine::{Fact, Observer};
use doorstroom::stats::{ConfidenceLevel, Estimate};
use doorstroom::time::SimTime;

/// The customers of whom the delays are averaged.
const CUSTOMERS: u32 = 25;
/// The mean delay of 25 customers from an empty station, in mean times between arrivals, as printed: Law and Kelton,
/// *Simulation Modeling and Analysis*, 3rd edition, section 9.4.1.
const MEAN_DELAY: f64 = 2.12;
/// The table in the same place: how often the interval from so many replications held the mean, of 500 intervals of 90%.
const PRINTED: [(usize, f64); 4] = [(5, 0.880), (10, 0.864), (20, 0.886), (40, 0.914)];
const PRINTED_INTERVALS: f64 = 500.0;
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

/// Student's interval covers less than its 90% when replications are few and skewed, as the table has it, and no less.
#[test]
fn intervals_cover_as_often_as_printed() {
    let level = ConfidenceLevel::new(0.90).expect("a level");
    for (replications, printed) in PRINTED {
        let intervals = MEAN_DELAYS.chunks_exact(replications);
        let number = intervals.len() as f64;
        let covering = intervals
            .filter_map(|delays| Estimate::of(delays, level)?.interval())
            .filter(|interval| interval.contains(MEAN_DELAY));
        let covered = covering.count() as f64 / number;
        let variance = printed * (1.0 - printed);
        let error = (variance / PRINTED_INTERVALS + variance / number).sqrt();
        let distance = (covered - printed) / error;
        assert!(
            distance.abs() <= LARGEST_DISTANCE,
            "of {replications}: {covered:.3} against {printed}, {distance:.1} standard errors"
        );
    }
}

/// A normal interval in place of Student's covers less than the table has it of five replications: the bar can tell.
#[test]
fn intervals_that_forget_how_few_there_are_cover_less_than_printed() {
    let level = ConfidenceLevel::new(0.90).expect("a level");
    let (of_five, printed) = PRINTED[0];
    let narrow = |delays: &[f64]| {
        let estimate = Estimate::of(delays, level)?;
        // 1.645 of the normal law for t(4) = 2.132, by any printed table.
        let half_width = estimate.half_width()? * 1.645 / 2.132;
        Some((estimate.mean() - MEAN_DELAY).abs() <= half_width)
    };
    let intervals = MEAN_DELAYS.chunks_exact(of_five);
    let number = intervals.len() as f64;
    let covered = intervals.filter_map(narrow).filter(|holds| *holds).count() as f64 / number;
    let variance = printed * (1.0 - printed);
    let error = (variance / PRINTED_INTERVALS + variance / number).sqrt();
    assert!((printed - covered) / error > LARGEST_DISTANCE, "{covered}");
}

/// The printed mean follows from the chain of the numbers that customers find there. Who finds n waits for n services; while
/// anybody is there, a service ends before the next arrival with chance 1 / (1 + 0.9).
#[test]
fn the_printed_mean_delay_is_that_of_the_chain() {
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
    assert_close(delays / f64::from(CUSTOMERS), MEAN_DELAY, 0.005);
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

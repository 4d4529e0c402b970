//! `Trials`: every set of numbers that was tried, and how far what it gives lies from what was measured.

use crate::model::{FreeKey, Observed, ObservedMeasure};
use crate::stats::{Tally, normal_deviance};

/// What the runs with one set of numbers have where reality was measured.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Response {
    /// The mean over the replications that have it.
    pub mean: f64,
    /// The standard deviation over them: what chance does.
    pub spread: f64,
}

/// A set of numbers that was tried.
#[derive(Clone, PartialEq, Debug)]
pub struct Trial {
    /// What it was tried for.
    pub phase: Phase,
    /// By key, in the unit in which the study writes it.
    pub values: Vec<f64>,
    /// By observation; `None` where no replication has it.
    pub responses: Vec<Option<Response>>,
    /// Twice the negative logarithm of the likelihood, but for a constant; never below 0.
    pub objective: f64,
    /// Does it explain what was measured as well as the best does, but for chance?
    pub acceptable: bool,
}

/// What a set of numbers was tried for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
    /// To see the whole range.
    Start,
    /// To come nearer to what was measured.
    Search,
    /// To see how far from the best is still acceptable.
    Region,
}

/// An observation that no replication has counts as one that lies this many spreads away.
const NOTHING_SIMULATED: f64 = 30.0;
/// A key is tried at multiples of a power of ten, at least so many of them in its range, so that what is found is as it is
/// written.
const STEPS: f64 = 1000.0;

/// Tries sets of numbers and keeps them. Points are places in the ranges: 0 at the low end of a key, 1 at the high end.
pub(super) struct Trials<'a, F> {
    pub(super) free: &'a [FreeKey],
    observed: &'a [Observed],
    /// By replication and observation, what the runs with these numbers have.
    runs_with: F,
    replications: u32,
    pub(super) all: Vec<Trial>,
}

impl<'a, F, E> Trials<'a, F>
where
    F: FnMut(&[f64]) -> Result<Vec<Vec<Option<f64>>>, E>,
{
    /// `replications` are those of each trial, at least one.
    pub(super) fn new(
        free: &'a [FreeKey],
        observed: &'a [Observed],
        replications: u32,
        runs_with: F,
    ) -> Self {
        Trials {
            free,
            observed,
            runs_with,
            replications: replications.max(1),
            all: Vec::new(),
        }
    }

    /// The objective at a point; what was tried before is not tried again.
    pub(super) fn at(&mut self, phase: Phase, point: &[f64]) -> Result<f64, E> {
        let pairs = self.free.iter().zip(point);
        let values: Vec<f64> = pairs.map(|(key, place)| value_at(key, *place)).collect();
        if let Some(known) = self.all.iter().find(|trial| trial.values == values) {
            return Ok(known.objective);
        }
        let runs = (self.runs_with)(&values)?;
        let responses: Vec<Option<Response>> = (0..self.observed.len())
            .map(|position| response(&runs, position))
            .collect();
        let objective = self.objective(&responses);
        self.all.push(Trial {
            phase,
            values,
            responses,
            objective,
            acceptable: false,
        });
        Ok(objective)
    }

    /// How far a trial lies from what was measured, by observation, in units of what chance does under another.
    pub(super) fn residuals(&self, trial: usize, under: usize) -> Vec<f64> {
        let responses = self.all[trial].responses.iter();
        let units = self.all[under].responses.iter();
        let each = self.observed.iter().zip(responses.zip(units));
        each.map(|(observed, (response, unit))| match response {
            Some(response) => (response.mean - observed.value) / self.unit(observed, unit),
            None => NOTHING_SIMULATED,
        })
        .collect()
    }

    fn objective(&self, responses: &[Option<Response>]) -> f64 {
        let each = self.observed.iter().zip(responses);
        each.map(|(observed, response)| {
            let Some(found) = response else {
                return NOTHING_SIMULATED * NOTHING_SIMULATED;
            };
            let unit = self.unit(observed, response);
            normal_deviance(found.mean - observed.value, unit, floor(observed))
        })
        .sum()
    }

    /// What a difference is measured in: reality is one future and the mean is of so many, so that their difference has the
    /// variance of both.
    fn unit(&self, observed: &Observed, response: &Option<Response>) -> f64 {
        let of_means = (1.0 + 1.0 / f64::from(self.replications)).sqrt();
        let spread = response.map_or(0.0, |response| response.spread);
        (spread * of_means).max(floor(observed))
    }

    /// The position of the trial with the least objective; of several the first.
    pub(super) fn best(&self) -> Option<usize> {
        let trials = self.all.iter().enumerate();
        let best = trials.min_by(|(_, a), (_, b)| a.objective.total_cmp(&b.objective));
        best.map(|(position, _)| position)
    }

    /// Where a trial lies in the ranges.
    pub(super) fn point_of(&self, trial: usize) -> Vec<f64> {
        let pairs = self.free.iter().zip(&self.all[trial].values);
        pairs.map(|(key, value)| place_of(key, *value)).collect()
    }
}

/// What the runs have of one observation.
fn response(runs: &[Vec<Option<f64>>], position: usize) -> Option<Response> {
    let tally: Tally = runs.iter().filter_map(|run| run[position]).collect();
    Some(Response {
        mean: tally.mean()?,
        spread: tally.standard_deviation().unwrap_or(0.0),
    })
}

/// The least that a difference is measured in, so that what hardly varies does not outweigh all else: a percentage point, a
/// case, an hour; and of counts and lengths of time a hundredth, which is how they are printed.
fn floor(observed: &Observed) -> f64 {
    let hundredth = observed.value.abs() / 100.0;
    match observed.measure {
        ObservedMeasure::ShareInTime { .. } => 0.01,
        ObservedMeasure::Duration { .. } | ObservedMeasure::Clock { .. } => {
            hundredth.max(1.0 / 24.0)
        }
        _ => hundredth.max(1.0),
    }
}

/// The value of a key at a place in its range, on the steps in which it is tried.
fn value_at(key: &FreeKey, place: f64) -> f64 {
    let (low, high) = (key.low, key.high);
    let value = low + place.clamp(0.0, 1.0) * (high - low);
    if key.step.is_some() {
        return key.stepped(value);
    }
    let (mut tens, mut tenths) = (1.0, 1.0);
    while (high - low) / tens >= 10.0 * STEPS {
        tens *= 10.0;
    }
    while (high - low) * tenths < STEPS {
        tenths *= 10.0;
    }
    // Whole numbers divide into what is nearest to a decimal fraction.
    let stepped = (value * tenths / tens).round() * tens / tenths;
    stepped.clamp(low, high)
}

/// The place of a value in the range of its key.
pub(super) fn place_of(key: &FreeKey, value: f64) -> f64 {
    (value - key.low) / (key.high - key.low)
}

#[cfg(test)]
mod unit_tests {
    use super::*;

    #[test]
    fn values_are_tried_on_steps_that_can_be_written() {
        let key = |low, high| FreeKey {
            key: "a".into(),
            also: Vec::new(),
            low,
            high,
            written: low,
            step: None,
        };
        let at = |low, high, place| value_at(&key(low, high), place).to_string();
        assert_eq!(at(5.0, 8.0, 1.0 / 3.0), "6");
        assert_eq!(at(5.0, 8.0, 0.123_456), "5.37");
        assert_eq!(at(0.0, 1.0, 0.123_456), "0.123");
        assert_eq!(at(1000.0, 60_000.0, 0.123_456), "8280");
        assert_eq!(at(0.25, 0.75, 1.0), "0.75");
        assert_eq!(at(0.25, 0.75, -3.0), "0.25");
    }
}

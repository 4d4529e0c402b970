//! `Unknown`: a number of a study that nobody knows, with what it may be; and `Unknowns`: all of them.

use std::fmt;
use std::sync::Arc;

use super::study::Scenario;
use crate::random::{Purpose, RangeLaw, Streams, key_of};

/// A number of a study that nobody knows, and what it may be.
#[derive(Clone, PartialEq, Debug)]
pub struct Unknown {
    /// The key of the study that holds it, with points between the names: `stage.onderzoek.work[0].hours`.
    pub key: String,
    /// The name for readers, when it has one.
    pub title: Option<String>,
    /// The least that it may be, in the unit in which the study writes it.
    pub low: f64,
    /// The most that it may be; more than `low`.
    pub high: f64,
    /// What the study has.
    pub written: f64,
    /// How likely the parts of the range are.
    pub law: RangeLaw,
    /// It is a multiple of this above `low`; none for any number.
    pub step: Option<f64>,
    /// What moves the other way by as much.
    pub opposite: Option<Opposite>,
}

/// A key that moves the other way by as much as another, so that their sum stays: of shares.
#[derive(Clone, PartialEq, Debug)]
pub struct Opposite {
    /// The key.
    pub key: String,
    /// What the study has.
    pub written: f64,
}

impl Unknown {
    /// What it is in the future of these streams: the same in every scenario, whatever else is unknown.
    pub fn draw(&self, streams: &Streams) -> f64 {
        let mut draw = streams.draw(Purpose::Unknown, key_of(&self.key), 0);
        self.at(draw.uniform())
    }

    /// Does another value of it change this key?
    pub fn moves(&self, key: &str) -> bool {
        let opposite = self.opposite.as_ref();
        self.key == key || opposite.is_some_and(|opposite| opposite.key == key)
    }

    /// What it does not exceed with probability `p`.
    fn at(&self, p: f64) -> f64 {
        let width = self.high - self.low;
        let place = match self.step {
            None => self.law.quantile(p),
            // Each multiple stands for the part of the range around it; those at the ends for half as much.
            Some(step) => {
                let steps = (width / step + ROUNDING).floor();
                let nearest = (self.law.quantile(p) * width / step).round().min(steps);
                return written(self.low + nearest * step);
            }
        };
        written(self.low + place * width)
    }
}

/// A part of a step that is lost in reckoning.
const ROUNDING: f64 = 1e-9;

/// A number with no more digits than a study has use for.
fn written(value: f64) -> f64 {
    (value * 1e9).round() / 1e9
}

/// What makes the scenarios of a study with other numbers for some of its keys, or tells why that cannot be.
pub type Remake = dyn Fn(&[(&str, f64)]) -> Result<Vec<Scenario>, String> + Send + Sync;

/// The numbers of a study that nobody knows. Each future draws them anew, so that what futures say has both kinds of doubt
/// in it: chance, and what we do not know.
#[derive(Clone)]
pub struct Unknowns {
    all: Vec<Unknown>,
    twins: Option<u32>,
    remake: Arc<Remake>,
}

impl Unknowns {
    /// Everything is known.
    pub fn none() -> Self {
        Unknowns::new(Vec::new(), None)
    }

    /// These; of so many futures a twin is run, or of as many as is usual.
    pub fn new(all: Vec<Unknown>, twins: Option<u32>) -> Self {
        Unknowns {
            all,
            twins,
            remake: Arc::new(|_| Err("the study cannot be made with other numbers".to_owned())),
        }
    }

    /// The same, with how the scenarios are made.
    pub fn remade_by(self, remake: Arc<Remake>) -> Self {
        Unknowns { remake, ..self }
    }

    /// Each of them, in the order of the study.
    pub fn all(&self) -> &[Unknown] {
        &self.all
    }

    /// Is everything known?
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Of so many futures a twin is run: the same numbers and other luck. Only that tells the two kinds of doubt apart.
    pub fn twins(&self, replications: u32) -> u32 {
        let usual = if self.is_empty() { 0 } else { USUAL_TWINS };
        self.twins.unwrap_or(usual).min(replications)
    }

    /// The scenarios of the study in the future of these streams, or why they cannot be.
    ///
    /// # Errors
    /// What the study would say of numbers that do not fit, ready to be shown.
    pub fn scenarios(&self, streams: &Streams) -> Result<Vec<Scenario>, String> {
        let draws: Vec<f64> = self
            .all
            .iter()
            .map(|unknown| unknown.draw(streams))
            .collect();
        (self.remake)(&self.settings(&draws))
    }

    /// Every key that these values of the unknowns change, with what it becomes.
    fn settings(&self, values: &[f64]) -> Vec<(&str, f64)> {
        let mut settings: Vec<(&str, f64)> = Vec::new();
        for (unknown, &value) in self.all.iter().zip(values) {
            settings.push((&unknown.key, value));
            let Some(opposite) = &unknown.opposite else {
                continue;
            };
            let moved = unknown.written - value;
            match settings.iter_mut().find(|(key, _)| *key == opposite.key) {
                Some((_, sum)) => *sum = written(*sum + moved),
                None => settings.push((&opposite.key, written(opposite.written + moved))),
            }
        }
        settings
    }

    /// Makes the study with each unknown in turn at both ends of its range and in between, the others as written, so that a
    /// range that does not fit is known before anything is run.
    ///
    /// # Errors
    /// The first error of `made`, which is given the keys that change.
    pub fn try_each<E>(&self, made: impl Fn(&[(&str, f64)]) -> Result<(), E>) -> Result<(), E> {
        for (number, unknown) in self.all.iter().enumerate() {
            // In between is no round number, so that what has to be whole is found out.
            for p in [0.0, 1.0, 0.381_966] {
                let mut values: Vec<f64> = self.all.iter().map(|other| other.written).collect();
                values[number] = unknown.at(p);
                made(&self.settings(&values))?;
            }
        }
        Ok(())
    }
}

/// With so many pairs the part of chance is known to within about a tenth.
const USUAL_TWINS: u32 = 200;

impl fmt::Debug for Unknowns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unknowns")
            .field("all", &self.all)
            .field("twins", &self.twins)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unknown(key: &str, law: RangeLaw, step: Option<f64>) -> Unknown {
        Unknown {
            key: key.to_owned(),
            title: None,
            low: -0.5,
            high: 2.0,
            written: 1.0,
            law,
            step,
            opposite: None,
        }
    }

    /// Theory: the mean of a triangular law is that of its three corners; 4 standard errors of 4000 draws at most.
    #[test]
    fn futures_draw_from_the_law_and_within_the_range() {
        let hours = unknown("hours", RangeLaw::Triangular { mode: 0.6 }, None);
        let draws: Vec<f64> = (0..4000)
            .map(|future| hours.draw(&Streams::new(1, future)))
            .collect();
        assert!(draws.iter().all(|draw| (-0.5..=2.0).contains(draw)));
        let mean = draws.iter().sum::<f64>() / 4000.0;
        let expected = (-0.5 + 1.0 + 2.0) / 3.0;
        // Variance of the law with corners 0, 0.6 and 1, times the square of the width.
        let deviation = ((0.36 + 1.0 - 0.6) / 18.0_f64).sqrt() * 2.5;
        assert!((mean - expected).abs() < 4.0 * deviation / 4000_f64.sqrt());
    }

    #[test]
    fn one_unknown_leaves_another_alone() {
        let (streams, law) = (Streams::new(1, 7), RangeLaw::Uniform);
        let (hours, wait) = (unknown("hours", law, None), unknown("wait", law, None));
        assert_ne!(
            hours.draw(&streams).to_bits(),
            wait.draw(&streams).to_bits()
        );
        assert_eq!(
            hours.draw(&streams).to_bits(),
            hours.draw(&Streams::new(1, 7)).to_bits()
        );
    }

    /// By hand: -0.5, 0.5 and 1.5 fit in the range; its upper quarter, from 1.0 on, belongs to the last.
    #[test]
    fn steps_are_counted_from_the_low_end() {
        let slices = unknown("slices", RangeLaw::Uniform, Some(1.0));
        let values = [0.1, 0.3, 0.7, 0.99].map(|p| slices.at(p));
        assert_eq!(
            values.map(|value| value.to_string()),
            ["-0.5", "0.5", "1.5", "1.5"]
        );
    }

    #[test]
    fn twins_are_run_where_something_is_unknown() {
        assert_eq!(Unknowns::none().twins(500), 0);
        let one = || vec![unknown("hours", RangeLaw::Uniform, None)];
        assert_eq!(Unknowns::new(one(), None).twins(500), 200);
        assert_eq!(Unknowns::new(one(), Some(300)).twins(500), 300);
        assert_eq!(Unknowns::new(one(), Some(0)).twins(500), 0);
        assert_eq!(Unknowns::new(one(), None).twins(50), 50);
    }
}

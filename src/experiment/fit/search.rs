//! The search: first the whole range, then towards the best, then around it.

use super::nelder_mead::descend;
use super::region::{POINTS_FOR_AN_END, explore};
use super::trials::{Phase, Trial, Trials, place_of};
use crate::model::{FreeKey, Observed};
use crate::stats::{ConfidenceLevel, chi_square};

/// The numbers with which a study comes nearest to what was measured, and all others that explain it as well.
#[derive(Clone, PartialEq, Debug)]
pub struct Fitted {
    /// Every set of numbers that was tried, in the order in which that was done.
    pub trials: Vec<Trial>,
    /// The position of the one that comes nearest.
    pub best: usize,
    /// The largest objective that is acceptable: the least plus what chance exceeds in one of twenty cases.
    pub limit: f64,
    /// In the order of the study.
    pub keys: Vec<FittedKey>,
}

impl Fitted {
    /// The set of numbers that comes nearest.
    pub fn best_trial(&self) -> &Trial {
        &self.trials[self.best]
    }
}

/// What was found of one key.
#[derive(Clone, PartialEq, Debug)]
pub struct FittedKey {
    /// The key, its range and what the study has.
    pub free: FreeKey,
    /// The value that comes nearest.
    pub best: f64,
    /// The least value among the acceptable sets.
    pub low: f64,
    /// The largest value among the acceptable sets.
    pub high: f64,
}

/// A region over more of the range than this says nothing of the key.
const MOST_OF_THE_RANGE: f64 = 0.8;
/// So near an end of the range, what is sought may lie beyond it.
const AT_AN_END: f64 = 0.01;

impl FittedKey {
    /// Do the observations leave this key open: is most of its range acceptable?
    pub fn is_flat(&self) -> bool {
        let places = [self.low, self.high].map(|value| place_of(&self.free, value));
        places[1] - places[0] >= MOST_OF_THE_RANGE
    }

    /// Does the best lie at an end of the range, though the observations do not leave the key open?
    pub fn is_at_an_end(&self) -> bool {
        let place = place_of(&self.free, self.best);
        !self.is_flat() && !(AT_AN_END..=1.0 - AT_AN_END).contains(&place)
    }
}

/// Seeks values of the free keys, at least one, with which what is simulated is near what was measured, by trying some:
/// `runs_with` gives, by replication, what the runs with these values have of each observation, on the same chance for all.
///
/// Nearest is the set of numbers that makes the observations most likely if each were a draw from a normal law with the mean
/// and the variance of the replications, the synthetic likelihood of Wood (*Nature* 466, 2010, p. 1102): the sum of
/// squares of the differences, each in units of what chance does from one future to another, and of the logarithms of
/// these units, without which numbers under which everything is uncertain would be preferred. No unit is smaller than what
/// figures are printed in.
///
/// First the ranges are covered by points of Halton (*Numerische Mathematik* 2, 1960, p. 84) and the study as it is written;
/// the best of these starts a search by the method of Nelder and Mead, which is repeated from its end; then the border of the
/// acceptable region is sought from the best. Acceptable is what chi-square, with as many degrees of freedom as there
/// are keys, does not refuse at 95% (Wilks, *Annals of Mathematical Statistics* 9, 1938, p. 60). Observations count as
/// independent, which makes the region approximate.
///
/// # Errors
/// The first error of `runs_with`.
pub fn fit<E>(
    free: &[FreeKey],
    observed: &[Observed],
    replications: u32,
    runs_with: impl FnMut(&[f64]) -> Result<Vec<Vec<Option<f64>>>, E>,
) -> Result<Fitted, E> {
    let mut trials = Trials::new(free, observed, replications, runs_with);
    for point in starts(free) {
        trials.at(Phase::Start, &point)?;
    }
    for step in STEPS {
        let from = trials.best().map(|best| trials.point_of(best));
        let from = from.unwrap_or_default();
        descend(&from, step, points_of_a_search(free.len()), |point| {
            trials.at(Phase::Search, point)
        })?;
    }
    let room = chi_square(ConfidenceLevel::NINETY_FIVE, free.len() as u32).unwrap_or(0.0);
    explore(&mut trials, room)?;
    let best = trials.best().expect("a start was tried");
    Ok(concluded(free, trials.all, best, room))
}

/// How many sets of values are tried at most, for so many keys.
pub fn most_trials(keys: usize) -> usize {
    // A shrinking simplex may pass its bound by a round.
    let searches = STEPS.len() * (points_of_a_search(keys) + keys + 2);
    points_to_start(keys) + 1 + searches + 2 * keys * POINTS_FOR_AN_END
}

/// The first steps of the searches, as parts of the ranges.
const STEPS: [f64; 2] = [0.15, 0.05];

fn points_to_start(keys: usize) -> usize {
    4 + 6 * keys
}

fn points_of_a_search(keys: usize) -> usize {
    15 + 12 * keys
}

/// Points all over the ranges, and the study as it is written where it lies in them.
fn starts(free: &[FreeKey]) -> Vec<Vec<f64>> {
    let written = free.iter().map(|key| place_of(key, key.written));
    let written: Vec<f64> = written.collect();
    let is_inside = written.iter().all(|place| (0.0..=1.0).contains(place));
    let halton = (1..=points_to_start(free.len())).map(|number| {
        let bases = [2, 3, 5, 7, 11, 13].into_iter().take(free.len());
        bases.map(|base| mirrored(number, base)).collect()
    });
    is_inside
        .then_some(written)
        .into_iter()
        .chain(halton)
        .collect()
}

/// The digits of a number in a base, mirrored behind the point: 6 in base 2 is 110 and becomes 0.011.
fn mirrored(mut number: usize, base: usize) -> f64 {
    let (mut mirrored, mut unit) = (0.0, 1.0);
    while number > 0 {
        unit /= base as f64;
        mirrored += unit * (number % base) as f64;
        number /= base;
    }
    mirrored
}

fn concluded(free: &[FreeKey], mut trials: Vec<Trial>, best: usize, room: f64) -> Fitted {
    let limit = trials[best].objective + room;
    for trial in &mut trials {
        trial.acceptable = trial.objective <= limit;
    }
    let key = |(position, free): (usize, &FreeKey)| {
        let acceptable = trials.iter().filter(|trial| trial.acceptable);
        let values = acceptable.map(|trial| trial.values[position]);
        FittedKey {
            free: free.clone(),
            best: trials[best].values[position],
            low: values.clone().fold(f64::INFINITY, f64::min),
            high: values.fold(f64::NEG_INFINITY, f64::max),
        }
    };
    let keys = free.iter().enumerate().map(key).collect();
    Fitted {
        trials,
        best,
        limit,
        keys,
    }
}

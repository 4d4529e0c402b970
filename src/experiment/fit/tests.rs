//! Made-up simulators with known answers.

use std::convert::Infallible;

use super::*;
use crate::model::{FreeKey, Observed, ObservedMeasure, ObservedStock, StageId};
use crate::time::Day;

fn key(name: &str, low: f64, high: f64, written: f64) -> FreeKey {
    FreeKey {
        key: name.into(),
        also: Vec::new(),
        low,
        high,
        written,
        step: None,
    }
}

fn waiting(value: f64) -> Observed {
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

/// Forty runs whose numbers lie around these means with a standard deviation of 10 √(40 / 39).
fn runs_around(means: &[f64]) -> Vec<Vec<Option<f64>>> {
    let run = |number: usize| {
        let luck = if number.is_multiple_of(2) {
            10.0
        } else {
            -10.0
        };
        means.iter().map(|mean| Some(mean + luck)).collect()
    };
    (0..40).map(run).collect()
}

fn fitted(free: &[FreeKey], observed: &[f64], simulate: impl Fn(&[f64]) -> Vec<f64>) -> Fitted {
    let observed: Vec<Observed> = observed.iter().map(|value| waiting(*value)).collect();
    let runs_with =
        |values: &[f64]| -> Result<_, Infallible> { Ok(runs_around(&simulate(values))) };
    let Ok(fitted) = fit(free, &observed, 40, runs_with);
    assert!(fitted.trials.len() <= most_trials(free.len()));
    fitted
}

/// By hand: with 5 x and 3 y observed at x = 40, y = 60, the unit being √(1 + 1/40) times the spread, 10.26 in all, the region
/// is an ellipse with half axes √5.991 × 10.26 / 5 = 5.02 and 8.37.
#[test]
fn two_planted_numbers_and_their_region_are_found() {
    let free = [key("x", 0.0, 100.0, 80.0), key("y", 0.0, 100.0, 10.0)];
    let fitted = fitted(&free, &[200.0, 180.0], |at| vec![5.0 * at[0], 3.0 * at[1]]);
    for (key, (best, half)) in fitted.keys.iter().zip([(40.0, 5.02), (60.0, 8.37)]) {
        assert!((key.best - best).abs() < 0.5, "{key:?}");
        assert!((key.low - (best - half)).abs() < 2.0, "{key:?}");
        assert!((key.high - (best + half)).abs() < 2.0, "{key:?}");
        assert!(!key.is_flat() && !key.is_at_an_end());
    }
    // By hand: no difference, and 2 ln(10.26 / 2) + 2 ln(10.26 / 1.8), a hundredth of what is observed being the least unit.
    assert!(fitted.best_trial().acceptable);
    assert!((fitted.best_trial().objective - 6.75).abs() < 0.1);
}

/// Only the sum of two numbers is seen: each may be anything, as long as the other makes up for it.
#[test]
fn numbers_of_which_only_the_sum_is_seen_are_flat_though_no_one_alone_is() {
    let free = [key("x", 0.0, 100.0, 20.0), key("y", 0.0, 100.0, 20.0)];
    let fitted = fitted(&free, &[1000.0], |at| vec![10.0 * (at[0] + at[1])]);
    for key in &fitted.keys {
        assert!(key.is_flat(), "{key:?}");
    }
    let sums = fitted.trials.iter().filter(|trial| trial.acceptable);
    for sum in sums.map(|trial| trial.values[0] + trial.values[1]) {
        // By hand: √5.991 × 10.26 / 10 = 2.51.
        assert!((sum - 100.0).abs() < 2.6, "{sum}");
    }
}

#[test]
fn a_number_that_changes_nothing_is_flat_and_spoils_nothing() {
    let free = [key("x", 0.0, 10.0, 5.0), key("nothing", 2.0, 4.0, 3.0)];
    let fitted = fitted(&free, &[300.0], |at| vec![100.0 * at[0]]);
    let [x, nothing] = &fitted.keys[..] else {
        panic!("two keys");
    };
    assert!((x.best - 3.0).abs() < 0.05 && !x.is_flat(), "{x:?}");
    assert!(nothing.is_flat(), "{nothing:?}");
}

#[test]
fn what_lies_beyond_the_range_is_told() {
    let free = [key("x", 0.0, 10.0, 5.0)];
    let fitted = fitted(&free, &[2000.0], |at| vec![100.0 * at[0]]);
    assert!(fitted.keys[0].is_at_an_end(), "{:?}", fitted.keys);
}

/// At x = 8 the mean is right and chance large; at x = 2 chance is ten times smaller and the mean off by five of its
/// spreads. By hand: 25 against 2 ln 10 = 4.6.
#[test]
fn a_small_spread_does_not_excuse_a_wrong_mean_nor_a_large_one_a_right_one() {
    let free = [key("x", 0.0, 10.0, 2.0)];
    let observed = [waiting(1000.0)];
    let runs_with = |at: &[f64]| -> Result<_, Infallible> {
        let (mean, luck) = if at[0] < 5.0 {
            (500.0, 100.0)
        } else {
            (1000.0, 1000.0)
        };
        let run = |number: usize| {
            vec![Some(
                mean + if number.is_multiple_of(2) {
                    luck
                } else {
                    -luck
                },
            )]
        };
        Ok((0..40).map(run).collect())
    };
    let Ok(fitted) = fit(&free, &observed, 40, runs_with);
    assert!(fitted.keys[0].best >= 5.0, "{:?}", fitted.keys);
}

/// Of where nothing is simulated nothing is known, and the search goes elsewhere.
#[test]
fn where_nothing_is_simulated_the_search_does_not_stay() {
    let free = [key("x", 0.0, 10.0, 1.0)];
    let observed = [waiting(300.0)];
    let runs_with = |at: &[f64]| -> Result<_, Infallible> {
        if at[0] < 2.0 {
            return Ok(vec![vec![None]; 40]);
        }
        Ok(runs_around(&[100.0 * at[0]]))
    };
    let Ok(fitted) = fit(&free, &observed, 40, runs_with);
    assert!((fitted.keys[0].best - 3.0).abs() < 0.05);
    assert!(fitted.keys[0].low >= 2.0);
}

#[test]
fn the_first_error_ends_the_search() {
    let free = [key("x", 0.0, 10.0, 1.0)];
    let failed = fit(&free, &[waiting(3.0)], 40, |_| Err("no way out"));
    assert_eq!(failed, Err("no way out"));
}

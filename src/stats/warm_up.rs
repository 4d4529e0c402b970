//! Warm-up: from where on a series no longer shows how it was started.

/// How many values are joined into one before a series is judged.
const BATCH: usize = 5;
/// Fewer batches tell nothing.
const LEAST_BATCHES: usize = 10;
/// So few batches at the end may be alike by chance, and are not judged by themselves.
const LAST_BATCHES: usize = 5;

/// How much of the start of a series is to be left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Truncation {
    /// The first so many values.
    After(usize),
    /// It cannot be told: the series has not come to rest in its first half, so that it is too short or never does.
    Undecided,
}

/// How much of the start of a series is to be left out, by the rule MSER-5: where the mean of what is left is known best.
///
/// The values are joined by fives; of every number d of these k batches that could be left out, the rule takes the one with
/// the least sum of squared deviations from their own mean of the batches that are left, divided by (k - d)². Leaving out
/// more removes what differs because of the start, leaving out less keeps more to take a mean of (White, *Simulation* 69, 1997,
/// p. 323; White, Cobb and Spratt, *Winter Simulation Conference* 2000, p. 755). When the least lies in the second half
/// the rule does not decide (Hoad, Robinson and Davies, *Journal of the Operational Research Society* 61, 2010, p. 1382, who
/// apply it, as is done here, to the mean over replications).
///
/// `None` with fewer than ten whole batches, and when a value is not finite.
pub fn mser_5(values: &[f64]) -> Option<Truncation> {
    let batches: Vec<f64> = values
        .chunks_exact(BATCH)
        .map(|batch| batch.iter().sum::<f64>() / BATCH as f64)
        .collect();
    if batches.len() < LEAST_BATCHES || !values.iter().all(|value| value.is_finite()) {
        return None;
    }
    let mut best = (f64::INFINITY, 0);
    for left_out in (0..=batches.len() - LAST_BATCHES).rev() {
        let error = squared_error_of_mean(&batches[left_out..]);
        // Going back, so that of equal ones the shortest is taken.
        if error <= best.0 {
            best = (error, left_out);
        }
    }
    let (_, left_out) = best;
    Some(if left_out > batches.len() / 2 {
        Truncation::Undecided
    } else {
        Truncation::After(left_out * BATCH)
    })
}

/// The sum of squared deviations from the mean over the square of their number.
fn squared_error_of_mean(batches: &[f64]) -> f64 {
    let count = batches.len() as f64;
    let mean = batches.iter().sum::<f64>() / count;
    let squares = batches.iter().map(|batch| (batch - mean) * (batch - mean));
    squares.sum::<f64>() / (count * count)
}

/// The moving average of a series over `window` values to either side, by which a reader judges where it comes to rest.
///
/// Near the start as many values to either side are taken as there are before; the last `window` values have no average
/// (Welch, *The Statistical Analysis of Simulation Results*, 1983; Law, *Simulation Modeling and Analysis*, 5th edition,
/// section 9.5.1, for the mean over replications).
pub fn welch(values: &[f64], window: usize) -> Vec<f64> {
    let averaged = 0..values.len().saturating_sub(window);
    averaged
        .map(|place| {
            let aside = place.min(window);
            let around = &values[place - aside..=place + aside];
            around.iter().sum::<f64>() / around.len() as f64
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Each number five times: a series whose batches are these numbers.
    fn batches(of: &[f64]) -> Vec<f64> {
        of.iter().flat_map(|&batch| [batch; BATCH]).collect()
    }

    /// By hand, leaving out so many of ten batches: 11.6 / 100, 8 / 81, 8 / 64, 6.86 / 49, 6 / 36 and 4.8 / 25. The least is
    /// the second, 0.0988.
    #[test]
    fn ten_batches_worked_by_hand() {
        let series = batches(&[0.0, 2.0, 1.0, 3.0, 1.0, 3.0, 1.0, 3.0, 1.0, 3.0]);
        let errors = [0.116, 8.0 / 81.0, 0.125, 48.0 / 343.0, 6.0 / 36.0, 0.192];
        let by_fives: Vec<f64> = series.chunks(BATCH).map(|batch| batch[0]).collect();
        for (left_out, expected) in errors.into_iter().enumerate() {
            let error = squared_error_of_mean(&by_fives[left_out..]);
            assert!((error - expected).abs() < 1e-12, "{left_out}: {error}");
        }
        assert_eq!(mser_5(&series), Some(Truncation::After(5)));
    }

    #[test]
    fn what_grows_all_the_time_never_comes_to_rest() {
        let growing: Vec<f64> = (0..500).map(f64::from).collect();
        assert_eq!(mser_5(&growing), Some(Truncation::Undecided));
    }

    #[test]
    fn what_is_at_rest_from_the_start_keeps_all() {
        assert_eq!(mser_5(&[0.0; 60]), Some(Truncation::After(0)));
        assert_eq!(mser_5(&[3.0; 49]), None);
        let mut unknown = [3.0; 60];
        unknown[59] = f64::NAN;
        assert_eq!(mser_5(&unknown), None);
    }

    /// Theory: for b exp(-t / τ) around independent noise of deviation σ per batch, the rule minimises
    /// σ² / (k - d) + b² τ / 2 exp(-2 d / τ) / (k - d)², the least of which, for k much larger than τ, lies where the effect of
    /// the start is as large as the noise: d = τ log(b / σ).
    #[test]
    fn a_start_that_wears_off_is_left_out_until_it_drowns_in_the_noise() {
        let (relaxation, from, deviation) = (20.0, 10.0, 0.5);
        // A recipe for noise that is anybody's: the mirrored digits of Van der Corput, as far from 1/2 as a law of deviation 1.
        let noise = |number: u32| {
            let mirrored = f64::from(number.reverse_bits()) / 4_294_967_296.0;
            (mirrored - 0.5) * 12_f64.sqrt()
        };
        let series: Vec<f64> = (0..800_u32)
            .map(|batch| {
                from * libm::exp(-f64::from(batch) / relaxation) + deviation * noise(batch + 1)
            })
            .collect();
        let expected = relaxation * libm::log(from / deviation);
        let Some(Truncation::After(values)) = mser_5(&batches(&series)) else {
            panic!("it comes to rest");
        };
        let found = (values / BATCH) as f64;
        assert!(
            (found - expected).abs() <= relaxation / 4.0,
            "{found} {expected}"
        );
    }

    /// By hand: a window of one to either side.
    #[test]
    fn a_moving_average_worked_by_hand() {
        let averages = welch(&[2.0, 4.0, 9.0, 5.0, 7.0], 1);
        assert_eq!(averages, [2.0, 5.0, 6.0, 7.0]);
        assert_eq!(welch(&[2.0, 4.0], 2), [0.0; 0]);
    }

    proptest! {
        /// The shortest of the best, found by trying each with the definition.
        #[test]
        fn nothing_else_leaves_a_mean_that_is_known_better(
            series in prop::collection::vec(0.0_f64..10.0, 50..200),
        ) {
            let means: Vec<f64> = series.chunks_exact(5).map(|five| five.iter().sum::<f64>() / 5.0).collect();
            let tried = 0..=means.len() - 5;
            let errors: Vec<f64> = tried.map(|left_out| squared_error_of_mean(&means[left_out..])).collect();
            let least = errors.iter().copied().fold(f64::INFINITY, f64::min);
            let first = errors.iter().position(|error| *error <= least).unwrap();
            let expected = if first > means.len() / 2 { Truncation::Undecided } else { Truncation::After(first * 5) };
            prop_assert_eq!(mser_5(&series), Some(expected));
        }
    }
}

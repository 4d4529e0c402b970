//! `Proportion`: a share of trials and the confidence interval around it.

use super::critical_value;
use super::interval::{ConfidenceLevel, Interval};

/// The share of independent trials that succeeded, such as the replications in which a target is met.
///
/// The interval is the score interval of Wilson (*Journal of the American Statistical Association* 22, 1927,
/// p. 209), without continuity correction. It stays inside 0 to 1 and keeps a width when all or none of the
/// trials succeed; its coverage is near the level on average over the true share (Brown, Cai and DasGupta,
/// *Statistical Science* 16, 2001, p. 101).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Proportion {
    successes: u64,
    trials: u64,
    interval: Interval,
}

impl Proportion {
    /// The proportion, or `None` without trials or with more successes than trials.
    pub fn of(successes: u64, trials: u64, level: ConfidenceLevel) -> Option<Self> {
        if trials == 0 || successes > trials {
            return None;
        }
        Some(Proportion {
            successes,
            trials,
            interval: score_interval(successes as f64, trials as f64, level)?,
        })
    }

    /// The number of trials that succeeded.
    pub const fn successes(&self) -> u64 {
        self.successes
    }

    /// The number of trials.
    pub const fn trials(&self) -> u64 {
        self.trials
    }

    /// Successes over trials, 0 to 1.
    pub fn share(&self) -> f64 {
        self.successes as f64 / self.trials as f64
    }

    /// The confidence interval of the chance of success.
    pub const fn interval(&self) -> Interval {
        self.interval
    }
}

fn score_interval(successes: f64, trials: f64, level: ConfidenceLevel) -> Option<Interval> {
    let z = critical_value::standard_normal(level);
    let share = successes / trials;
    let total = trials + z * z;
    let centre = (successes + z * z / 2.0) / total;
    let half_width = z * (trials * share * (1.0 - share) + z * z / 4.0).sqrt() / total;
    // Rounding may put an end that is exactly 0 or 1 just outside, or the share just outside an end.
    Interval::new(
        (centre - half_width).clamp(0.0, share),
        (centre + half_width).clamp(share, 1.0),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_agree_with_the_published_comparison_of_methods() {
        // Newcombe, Statistics in Medicine 17 (1998), p. 857, table I, method 3: 95%, four decimals.
        let published = [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0000, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ];
        for (successes, trials, low, high) in published {
            let proportion =
                Proportion::of(successes, trials, ConfidenceLevel::NINETY_FIVE).unwrap();
            let interval = proportion.interval();
            assert!((interval.low() - low).abs() < 0.000_05, "{interval:?}");
            assert!((interval.high() - high).abs() < 0.000_05, "{interval:?}");
        }
    }

    #[test]
    fn no_success_and_all_successes_mirror_each_other() {
        // By hand: the open end lies at z^2 / (n + z^2) = 3.841459 / 203.841459 = 0.018845.
        let none = Proportion::of(0, 200, ConfidenceLevel::NINETY_FIVE).unwrap();
        let all = Proportion::of(200, 200, ConfidenceLevel::NINETY_FIVE).unwrap();
        assert!((none.interval().high() - 0.018_845).abs() < 1e-6);
        assert!((all.interval().low() - (1.0 - 0.018_845)).abs() < 1e-6);
        assert!(none.interval().contains(0.0) && all.interval().contains(1.0));
    }

    #[test]
    fn the_share_lies_in_its_interval() {
        for trials in 1..=60 {
            for successes in 0..=trials {
                let proportion =
                    Proportion::of(successes, trials, ConfidenceLevel::NINETY_FIVE).unwrap();
                assert!(proportion.interval().contains(proportion.share()));
            }
        }
    }

    #[test]
    fn impossible_counts_are_refused() {
        assert_eq!(Proportion::of(0, 0, ConfidenceLevel::NINETY_FIVE), None);
        assert_eq!(Proportion::of(3, 2, ConfidenceLevel::NINETY_FIVE), None);
    }
}

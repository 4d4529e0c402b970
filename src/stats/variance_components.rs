//! `VarianceComponents`: how much values differ between groups, and how much within them.

use super::critical_value::fisher;
use super::interval::{ConfidenceLevel, Interval};

/// The two parts of the variance of values that come in pairs: what the two of a pair share, and what they do not.
///
/// The model is that of one-way random effects: value = mean + effect of the pair + the rest, all independent. The mean square
/// between pairs is expected to be twice the variance of the effect plus that of the rest, the mean square within pairs that of
/// the rest; so that half their difference is unbiased for the effect, and below zero when chance makes it so (Searle, Casella
/// and McCulloch, *Variance Components*, 1992, section 3.5).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct VarianceComponents {
    /// The variance of what pairs share; an unbiased estimate, which may lie below zero.
    pub between: f64,
    /// The variance of the rest.
    pub within: f64,
    /// Twice the variance of the means of pairs, over the variance within.
    ratio: f64,
    pairs: u64,
}

impl VarianceComponents {
    /// Of pairs of values. `None` below two pairs, when a value is not finite, and when nothing varies.
    pub fn of(pairs: &[(f64, f64)]) -> Option<Self> {
        let count = pairs.len() as f64;
        let mean = pairs.iter().map(|(a, b)| a + b).sum::<f64>() / (2.0 * count);
        let from_mean = |(a, b): &(f64, f64)| (a + b) / 2.0 - mean;
        let between_squares: f64 = pairs
            .iter()
            .map(|pair| 2.0 * from_mean(pair) * from_mean(pair))
            .sum();
        let within_squares: f64 = pairs.iter().map(|(a, b)| (a - b) * (a - b) / 2.0).sum();
        let (mean_between, within) = (between_squares / (count - 1.0), within_squares / count);
        let varies = between_squares + within_squares > 0.0;
        let is_known = pairs.len() >= 2 && varies && mean_between.is_finite() && within.is_finite();
        is_known.then_some(VarianceComponents {
            between: (mean_between - within) / 2.0,
            within,
            ratio: mean_between / within,
            pairs: pairs.len() as u64,
        })
    }

    /// The part of the variance of single values that pairs share, 0 to 1: the intraclass correlation.
    pub fn share_between(&self) -> f64 {
        let between = self.between.max(0.0);
        between / (between + self.within)
    }

    /// The interval of that share, cut off at 0 and 1: exact where effect and rest are normal (Searle, *Linear Models*,
    /// 1971, section 9.9), and good for what is nearly so.
    pub fn interval(&self, level: ConfidenceLevel) -> Option<Interval> {
        let (between, within) = (self.pairs - 1, self.pairs);
        let upper = fisher(level, between, within)?;
        let lower = 1.0 / fisher(level, within, between)?;
        // (r / f - 1) / (r / f + 1), which holds for an infinite ratio too.
        let share = |critical: f64| {
            let inverse = critical / self.ratio;
            ((1.0 - inverse) / (1.0 + inverse)).clamp(0.0, 1.0)
        };
        Interval::new(share(upper), share(lower))
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::assert_close;
    use super::*;

    /// By hand: means of pairs 1, 3 and 8 around 4, so that twice the squares are 2 (9 + 1 + 16) = 52, over 2: 26. Halves of
    /// squared differences 2 + 0 + 2 = 4, over 3: 1.3333. Between: (26 - 1.3333) / 2 = 12.3333.
    #[test]
    fn three_pairs_worked_by_hand() {
        let found = VarianceComponents::of(&[(0.0, 2.0), (3.0, 3.0), (9.0, 7.0)]).unwrap();
        assert_close(Some(found.within), 4.0 / 3.0, 1e-12);
        assert_close(Some(found.between), 37.0 / 3.0, 1e-12);
        assert_close(Some(found.share_between()), 37.0 / 41.0, 1e-12);
    }

    /// Second source: with 2 and 3 degrees of freedom the points of F that 2.5% exceed are 16.04, and 39.17 the other way
    /// round (Pearson and Hartley, *Biometrika Tables*, table 18). The ratio by hand is 26 / 1.3333 = 19.5.
    #[test]
    fn the_interval_of_three_pairs() {
        let found = VarianceComponents::of(&[(0.0, 2.0), (3.0, 3.0), (9.0, 7.0)]).unwrap();
        let interval = found.interval(ConfidenceLevel::NINETY_FIVE).unwrap();
        let low = (19.5 / 16.04 - 1.0) / (19.5 / 16.04 + 1.0);
        let high = (19.5 * 39.17 - 1.0) / (19.5 * 39.17 + 1.0);
        assert_close(Some(interval.low()), low, 2e-3);
        assert_close(Some(interval.high()), high, 1e-5);
    }

    #[test]
    fn pairs_that_agree_share_all_and_what_never_varies_shares_nothing() {
        let alike = VarianceComponents::of(&[(1.0, 1.0), (2.0, 2.0), (4.0, 4.0)]).unwrap();
        assert_close(Some(alike.share_between()), 1.0, 1e-15);
        let interval = alike.interval(ConfidenceLevel::NINETY_FIVE).unwrap();
        assert_close(Some(interval.low()), 1.0, 1e-15);
        assert_eq!(VarianceComponents::of(&[(1.0, 1.0); 9]), None);
        assert_eq!(VarianceComponents::of(&[(1.0, 2.0)]), None);
        assert_eq!(VarianceComponents::of(&[(1.0, f64::NAN), (1.0, 2.0)]), None);
    }
}

//! `Ratio`: one mean over another, such as euro for each case that is avoided, with an interval that knows when there is no
//! answer.

use super::critical_value;
use super::interval::{ConfidenceLevel, Interval};
use super::tally::Tally;

/// The ratio of the means of values that belong together two by two, and its interval after Fieller.
///
/// The interval holds every ratio θ with which the mean of `above - θ · below` does not differ from zero (Fieller, *Journal of
/// the Royal Statistical Society* B 16, 1954, p. 175): the roots of a quadratic. While the mean below cannot be told from zero
/// these roots enclose no interval, for the ratio may be of any size: then there is no answer.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Ratio {
    ratio: f64,
    interval: Interval,
}

impl Ratio {
    /// The ratio of the means of pairs of a value above and one below; `None` when there are fewer than two pairs, a value is
    /// not finite, or the interval of the mean below includes zero.
    pub fn of(pairs: &[(f64, f64)], level: ConfidenceLevel) -> Option<Self> {
        let above: Tally = pairs.iter().map(|&(above, _)| above).collect();
        let below: Tally = pairs.iter().map(|&(_, below)| below).collect();
        let (mean_above, mean_below) = (above.mean()?, below.mean()?);
        let (var_above, var_below) = (above.variance()?, below.variance()?);
        let count = pairs.len() as f64;
        let products = pairs
            .iter()
            .map(|(above, below)| (above - mean_above) * (below - mean_below));
        let covariance = products.sum::<f64>() / (count - 1.0);
        let t = critical_value::student_t(level, pairs.len() as u64 - 1)?;
        let part = t * t / count;
        // A - 2 B θ + C θ² <= 0
        let a = mean_above * mean_above - part * var_above;
        let b = mean_above * mean_below - part * covariance;
        let c = mean_below * mean_below - part * var_below;
        if c <= 0.0 {
            return None;
        }
        let root = (b * b - a * c).max(0.0).sqrt();
        Some(Ratio {
            ratio: mean_above / mean_below,
            interval: Interval::new((b - root) / c, (b + root) / c)?,
        })
    }

    /// The mean above over the mean below.
    pub const fn ratio(&self) -> f64 {
        self.ratio
    }

    /// The interval of the ratio.
    pub const fn interval(&self) -> Interval {
        self.interval
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::assert_close;
    use super::super::interval::Estimate;
    use super::*;

    const LEVEL: ConfidenceLevel = ConfidenceLevel::NINETY_FIVE;

    const PAIRS: [(f64, f64); 5] = [
        (12.0, 5.0),
        (15.0, 7.0),
        (11.0, 6.0),
        (18.0, 7.5),
        (13.0, 6.5),
    ];

    /// Second source: the definition. At an end of the interval, the interval of Student of `above - θ · below` just touches
    /// zero; within, it holds zero; outside, not.
    #[test]
    fn the_ends_are_where_students_interval_touches_zero() {
        let ratio = Ratio::of(&PAIRS, LEVEL).expect("a ratio");
        assert_close(Some(ratio.ratio()), 69.0 / 32.0, 1e-12);
        let of = |theta: f64| {
            let rests = PAIRS.map(|(above, below)| above - theta * below);
            Estimate::of(&rests, LEVEL).and_then(|estimate| estimate.interval())
        };
        let interval = ratio.interval();
        let (low, high) = (of(interval.low()), of(interval.high()));
        assert!(low.is_some_and(|low| low.low().abs() < 1e-9));
        assert!(high.is_some_and(|high| high.high().abs() < 1e-9));
        assert!(of(ratio.ratio()).is_some_and(|rests| rests.contains(0.0)));
        assert!(of(interval.high() + 0.1).is_some_and(|rests| !rests.contains(0.0)));
    }

    /// By hand: 100 euro for 4, 5 and 6 cases. t(2) = 4.302653 (closed form), s = 1, part = 4.302653² / 3 = 6.170940;
    /// C = 25 - 6.170940 = 18.829060, B = 500, A = 10 000, root = √(250 000 - 188 290.60) = 248.414;
    /// (500 ± 248.414) / 18.829060 = 13.362 and 39.748.
    #[test]
    fn a_fixed_sum_over_cases_that_vary() {
        let pairs = [(100.0, 4.0), (100.0, 5.0), (100.0, 6.0)];
        let ratio = Ratio::of(&pairs, LEVEL).expect("a ratio");
        assert_close(Some(ratio.ratio()), 20.0, 1e-12);
        assert_close(Some(ratio.interval().low()), 13.362, 1e-3);
        assert_close(Some(ratio.interval().high()), 39.748, 1e-3);
    }

    /// What always costs two for each has no width.
    #[test]
    fn what_never_varies_is_known() {
        let ratio = Ratio::of(&[(2.0, 1.0), (4.0, 2.0), (6.0, 3.0)], LEVEL);
        // t² s² / n is more than the square of the mean here: 18.51 x 1 / 3 against 4.
        assert_eq!(ratio, None);
        let ratio = Ratio::of(&[(10.0, 5.0), (12.0, 6.0), (14.0, 7.0)], LEVEL);
        let interval = ratio.expect("a ratio").interval();
        assert!(interval.half_width() < 1e-6);
    }

    #[test]
    fn without_a_sure_mean_below_there_is_no_answer() {
        assert_eq!(
            Ratio::of(&[(1.0, -1.0), (1.0, 1.0), (1.0, 2.0)], LEVEL),
            None
        );
        assert_eq!(Ratio::of(&[(1.0, 0.0); 4], LEVEL), None);
        assert_eq!(Ratio::of(&[(1.0, 1.0)], LEVEL), None);
        assert_eq!(Ratio::of(&[], LEVEL), None);
        assert_eq!(Ratio::of(&[(f64::NAN, 1.0), (1.0, 1.0)], LEVEL), None);
    }
}

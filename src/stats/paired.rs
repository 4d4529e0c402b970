//! `Paired`: the difference between two values of each pair, and what is gained by pairing them.

use std::cmp::Ordering;

use super::interval::{ConfidenceLevel, Estimate};
use super::tally::Tally;

/// Values that belong together two by two, such as those of two scenarios in the same random future.
///
/// The differences of the pairs are independent of each other although the two values of a pair are not: the interval
/// of their mean is Student's, on the differences (Law, *Simulation Modeling and Analysis*, 5th edition, section
/// 10.2.1). Values that rise and fall together leave little in the differences, and the interval narrow; this is what
/// common random numbers are for (section 11.2).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Paired {
    first: f64,
    second: f64,
    difference: Estimate,
    chance_larger: f64,
    narrower: Option<f64>,
}

impl Paired {
    /// The second values less the first, or `None` when there are no pairs or a value is not finite.
    pub fn of(pairs: &[(f64, f64)], level: ConfidenceLevel) -> Option<Self> {
        let first: Tally = pairs.iter().map(|&(first, _)| first).collect();
        let second: Tally = pairs.iter().map(|&(_, second)| second).collect();
        let differences: Tally = pairs
            .iter()
            .map(|&(first, second)| second - first)
            .collect();
        Some(Paired {
            first: first.mean()?,
            second: second.mean()?,
            difference: Estimate::of_tally(&differences, level)?,
            chance_larger: chance_larger(pairs),
            narrower: narrower(&first, &second, &differences),
        })
    }

    /// The mean of the first values.
    pub const fn first(&self) -> f64 {
        self.first
    }

    /// The mean of the second values.
    pub const fn second(&self) -> f64 {
        self.second
    }

    /// The mean of the differences, second less first, with its interval.
    pub const fn difference(&self) -> Estimate {
        self.difference
    }

    /// The share of the pairs in which the second value is the larger, 0 to 1; a tie counts as half a pair.
    pub const fn chance_larger(&self) -> f64 {
        self.chance_larger
    }

    /// How much narrower the interval of the difference is than that of as many values that are not paired: one less
    /// s(second - first) / √(s²(first) + s²(second)), with the same critical value for both. Below zero when pairing
    /// widens it. `None` below two pairs, and when neither value varies.
    pub const fn narrower(&self) -> Option<f64> {
        self.narrower
    }
}

fn chance_larger(pairs: &[(f64, f64)]) -> f64 {
    let (mut larger, mut equal) = (0_u32, 0_u32);
    for (first, second) in pairs {
        match second.partial_cmp(first) {
            Some(Ordering::Greater) => larger += 1,
            Some(Ordering::Equal) => equal += 1,
            Some(Ordering::Less) | None => {}
        }
    }
    (f64::from(larger) + f64::from(equal) / 2.0) / pairs.len() as f64
}

fn narrower(first: &Tally, second: &Tally, differences: &Tally) -> Option<f64> {
    let unpaired = (first.variance()? + second.variance()?).sqrt();
    let ratio = differences.standard_deviation()? / unpaired;
    ratio.is_finite().then_some(1.0 - ratio)
}

#[cfg(test)]
mod tests {
    use super::super::check::assert_close;
    use super::*;

    fn paired(pairs: &[(f64, f64)]) -> Paired {
        Paired::of(pairs, ConfidenceLevel::NINETY_FIVE).expect("pairs of numbers")
    }

    /// The sleep of ten patients under two drugs, by which Student showed his test: differences of 1.58 hours on
    /// average with s = 1.229995 (Student, *Biometrika* 6, 1908, p. 20). R: `t.test(extra ~ group, data = sleep,
    /// paired = TRUE)` prints the interval 0.7001142 to 2.4598858; variances of 3.200556 and 4.009 by `var`.
    #[test]
    fn the_patients_of_student() {
        let pairs = [
            (0.7, 1.9),
            (-1.6, 0.8),
            (-0.2, 1.1),
            (-1.2, 0.1),
            (-0.1, -0.1),
            (3.4, 4.4),
            (3.7, 5.5),
            (0.8, 1.6),
            (0.0, 4.6),
            (2.0, 3.4),
        ];
        let paired = paired(&pairs);
        assert_close(Some(paired.first()), 0.75, 1e-12);
        assert_close(Some(paired.second()), 2.33, 1e-12);
        assert_close(Some(paired.difference().mean()), 1.58, 1e-12);
        let interval = paired.difference().interval().expect("ten pairs");
        assert_close(Some(interval.low()), 0.700_114_2, 1e-6);
        assert_close(Some(interval.high()), 2.459_885_8, 1e-6);
        // Nine patients slept longer under the second drug, one as long.
        assert_close(Some(paired.chance_larger()), 0.95, 1e-12);
        let ratio = 1.229_995 / (3.200_556_f64 + 4.009).sqrt();
        assert_close(paired.narrower(), 1.0 - ratio, 1e-5);
    }

    /// What always differs by one leaves no doubt; values that run against each other are worse than unpaired: 2 s
    /// against √2 s.
    #[test]
    fn pairing_takes_doubt_away_or_adds_to_it() {
        let together = paired(&[(1.0, 2.0), (5.0, 6.0), (3.0, 4.0)]);
        assert_close(together.difference().half_width(), 0.0, 1e-12);
        assert_close(together.narrower(), 1.0, 1e-12);
        let against = paired(&[(1.0, 5.0), (3.0, 3.0), (5.0, 1.0)]);
        assert_close(against.narrower(), 1.0 - std::f64::consts::SQRT_2, 1e-12);
        assert_close(Some(against.chance_larger()), 0.5, 1e-12);
    }

    #[test]
    fn what_is_not_there_is_not_known() {
        let level = ConfidenceLevel::NINETY_FIVE;
        assert_eq!(Paired::of(&[], level), None);
        assert_eq!(Paired::of(&[(1.0, f64::NAN), (1.0, 2.0)], level), None);
        let one = paired(&[(1.0, 3.0)]);
        assert_eq!((one.difference().interval(), one.narrower()), (None, None));
        assert_eq!(paired(&[(1.0, 3.0); 4]).narrower(), None);
    }
}

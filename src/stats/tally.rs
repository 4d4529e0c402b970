//! `Tally`: count, mean, variance and extremes of values that come one by one.

/// Count, mean, variance, minimum and maximum of values that come one by one, none of which is kept.
///
/// The mean and the sum of squares are updated by the method of Welford (*Technometrics* 4, 1962, p. 419),
/// which loses no digits when the spread is small beside the mean.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Tally {
    count: u64,
    mean: f64,
    /// Sum of squared deviations from the mean.
    squares: f64,
    min: f64,
    max: f64,
}

impl Tally {
    /// A tally of no values.
    pub const fn new() -> Self {
        Tally {
            count: 0,
            mean: 0.0,
            squares: 0.0,
            min: f64::INFINITY,
            max: f64::NEG_INFINITY,
        }
    }

    /// Counts a value in. After a value that is not finite every statistic but the count stays `None`.
    pub fn add(&mut self, value: f64) {
        self.count += 1;
        let from_old_mean = value - self.mean;
        self.mean += from_old_mean / self.count as f64;
        self.squares += from_old_mean * (value - self.mean);
        self.min = self.min.min(value);
        self.max = self.max.max(value);
    }

    /// Counts the values of another tally in, as if they had been added here.
    ///
    /// Chan, Golub and LeVeque, *The American Statistician* 37 (1983), p. 242. The last bits depend on the
    /// order of merging: merge in a fixed order.
    pub fn merge(&mut self, other: &Tally) {
        if other.count == 0 {
            return;
        }
        let count = self.count + other.count;
        let weight = other.count as f64 / count as f64;
        let between = other.mean - self.mean;
        self.mean += between * weight;
        self.squares += other.squares + between * between * self.count as f64 * weight;
        self.count = count;
        self.min = self.min.min(other.min);
        self.max = self.max.max(other.max);
    }

    /// The number of values.
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// The mean, in the unit of the values.
    pub fn mean(&self) -> Option<f64> {
        self.known(1, self.mean)
    }

    /// The sample variance, with n - 1 in the denominator; `None` below two values.
    pub fn variance(&self) -> Option<f64> {
        self.known(2, self.squares / (self.count as f64 - 1.0))
    }

    /// The sample standard deviation; `None` below two values.
    pub fn standard_deviation(&self) -> Option<f64> {
        self.variance().map(f64::sqrt)
    }

    /// The standard error of the mean of independent values; `None` below two values.
    pub fn standard_error(&self) -> Option<f64> {
        self.variance()
            .map(|variance| (variance / self.count as f64).sqrt())
    }

    /// The smallest value.
    pub fn min(&self) -> Option<f64> {
        self.known(1, self.min)
    }

    /// The largest value.
    pub fn max(&self) -> Option<f64> {
        self.known(1, self.max)
    }

    /// A statistic that takes at least so many values. The mean tells whether all of them were finite: once it
    /// is not, it never is again.
    fn known(&self, at_least: u64, statistic: f64) -> Option<f64> {
        let is_known = self.count >= at_least && self.mean.is_finite() && statistic.is_finite();
        is_known.then_some(statistic)
    }
}

impl Default for Tally {
    fn default() -> Self {
        Tally::new()
    }
}

impl Extend<f64> for Tally {
    fn extend<T: IntoIterator<Item = f64>>(&mut self, values: T) {
        for value in values {
            self.add(value);
        }
    }
}

impl FromIterator<f64> for Tally {
    fn from_iter<T: IntoIterator<Item = f64>>(values: T) -> Self {
        let mut tally = Tally::new();
        tally.extend(values);
        tally
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::check::{MTCARS_MPG, assert_close};
    use super::*;

    fn tally(values: &[f64]) -> Tally {
        values.iter().copied().collect()
    }

    #[test]
    fn eight_values_worked_by_hand() {
        // Mean 40 / 8 = 5; squares 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32; variance 32 / 7.
        let tally = tally(&[2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]);
        assert_eq!(tally.count(), 8);
        assert_close(tally.mean(), 5.0, 1e-15);
        assert_close(tally.variance(), 32.0 / 7.0, 1e-15);
        assert_close(tally.standard_error(), (4.0_f64 / 7.0).sqrt(), 1e-15);
        assert_eq!((tally.min(), tally.max()), (Some(2.0), Some(9.0)));
    }

    #[test]
    fn fuel_economy_as_r_prints_it() {
        // R: mean(mtcars$mpg) is 20.09062, sd(mtcars$mpg) is 6.026948.
        let tally = tally(&MTCARS_MPG);
        assert_close(tally.mean(), 20.09062, 5e-7);
        assert_close(tally.standard_deviation(), 6.026948, 1e-7);
    }

    #[test]
    fn a_small_spread_beside_a_large_mean_keeps_its_digits() {
        // NIST Statistical Reference Datasets, NumAcc4: mean 10000000.2 and standard deviation 0.1, exactly.
        let alternating = (0..500).flat_map(|_| [10_000_000.1, 10_000_000.3]);
        let tally: Tally = std::iter::once(10_000_000.2).chain(alternating).collect();
        assert_eq!(tally.count(), 1001);
        assert_close(tally.mean(), 10_000_000.2, 1e-15);
        assert_close(tally.standard_deviation(), 0.1, 1e-7);
    }

    #[test]
    fn nothing_is_known_of_nothing_and_no_spread_of_one_value() {
        let empty = Tally::default();
        assert_eq!((empty.mean(), empty.min(), empty.max()), (None, None, None));
        let one = tally(&[3.0]);
        assert_eq!((one.mean(), one.variance()), (Some(3.0), None));
        assert_eq!(one.standard_error(), None);
    }

    #[test]
    fn a_value_that_is_not_finite_leaves_nothing_known() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let mut tally = tally(&[1.0, value, 2.0]);
            tally.merge(&[1.0].into_iter().collect());
            let mut merged: Tally = [1.0].into_iter().collect();
            merged.merge(&tally);
            for tally in [tally, merged] {
                assert_eq!((tally.mean(), tally.variance()), (None, None));
                assert_eq!((tally.min(), tally.max()), (None, None));
            }
        }
    }

    proptest! {
        #[test]
        fn merging_is_as_good_as_adding(
            values in prop::collection::vec(-1e3..1e3, 2..60),
            cut in 0..60_usize,
        ) {
            let (first, second) = values.split_at(cut.min(values.len()));
            let mut merged = tally(first);
            merged.merge(&tally(second));
            let added = tally(&values);
            prop_assert_eq!(merged.count(), added.count());
            prop_assert_eq!((merged.min(), merged.max()), (added.min(), added.max()));
            let apart = |a: Option<f64>, b: Option<f64>| (a.unwrap() - b.unwrap()).abs();
            prop_assert!(apart(merged.mean(), added.mean()) < 1e-9);
            prop_assert!(apart(merged.variance(), added.variance()) < 1e-6);
        }
    }
}

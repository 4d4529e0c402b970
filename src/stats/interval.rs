//! `Estimate`: a mean and the confidence interval around it.

use super::critical_value;
use super::tally::Tally;

/// The share of such intervals that hold the true value, strictly between 0 and 1.
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug)]
pub struct ConfidenceLevel(f64);

impl ConfidenceLevel {
    /// 95%.
    pub const NINETY_FIVE: ConfidenceLevel = ConfidenceLevel(0.95);

    /// A level strictly between 0 and 1, else `None`.
    pub fn new(level: f64) -> Option<Self> {
        (level > 0.0 && level < 1.0).then_some(ConfidenceLevel(level))
    }

    /// The level as a share: 0.95.
    pub const fn share(self) -> f64 {
        self.0
    }

    /// The chance left on either side: 0.025 for 95%.
    pub(super) fn tail(self) -> f64 {
        (1.0 - self.0) / 2.0
    }
}

/// A lower and an upper end, both finite, the lower at most the upper.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Interval {
    low: f64,
    high: f64,
}

impl Interval {
    /// The interval between two ends, or `None` when they are not finite or in the wrong order.
    pub fn new(low: f64, high: f64) -> Option<Self> {
        (low.is_finite() && high.is_finite() && low <= high).then_some(Interval { low, high })
    }

    /// The lower end.
    pub const fn low(self) -> f64 {
        self.low
    }

    /// The upper end.
    pub const fn high(self) -> f64 {
        self.high
    }

    /// Half the width.
    pub fn half_width(self) -> f64 {
        (self.high - self.low) / 2.0
    }

    /// Does the value lie in the interval, ends included?
    pub fn contains(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

/// The mean of independent values, such as one of each replication, and its confidence interval.
///
/// The interval is Student's: mean ± t(n - 1) · s / √n (Law, *Simulation Modeling and Analysis*, 5th edition,
/// section 4.5).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Estimate {
    mean: f64,
    count: u64,
    interval: Option<Interval>,
}

impl Estimate {
    /// The estimate from values, or `None` when there are none or one is not finite.
    pub fn of(values: &[f64], level: ConfidenceLevel) -> Option<Self> {
        Estimate::of_tally(&values.iter().copied().collect(), level)
    }

    /// The estimate from values that were tallied.
    pub fn of_tally(tally: &Tally, level: ConfidenceLevel) -> Option<Self> {
        let mean = tally.mean()?;
        Some(Estimate {
            mean,
            count: tally.count(),
            interval: half_width(tally, level)
                .and_then(|half_width| Interval::new(mean - half_width, mean + half_width)),
        })
    }

    /// The mean, in the unit of the values.
    pub const fn mean(&self) -> f64 {
        self.mean
    }

    /// The number of values.
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// The confidence interval of the mean; `None` when one value is all there is.
    pub const fn interval(&self) -> Option<Interval> {
        self.interval
    }

    /// Half the width of the interval.
    pub fn half_width(&self) -> Option<f64> {
        self.interval.map(Interval::half_width)
    }

    /// Half the width of the interval as a share of the mean; `None` when the mean is zero.
    pub fn relative_half_width(&self) -> Option<f64> {
        let share = self.half_width()? / self.mean.abs();
        share.is_finite().then_some(share)
    }
}

fn half_width(tally: &Tally, level: ConfidenceLevel) -> Option<f64> {
    let degrees_of_freedom = tally.count().checked_sub(1)?;
    Some(critical_value::student_t(level, degrees_of_freedom)? * tally.standard_error()?)
}

#[cfg(test)]
mod tests {
    use super::super::check::assert_close;
    use super::*;

    const NINETY: ConfidenceLevel = ConfidenceLevel(0.90);

    #[test]
    fn ten_delays_of_a_bank_give_the_interval_of_the_textbook() {
        // Law, Simulation Modeling and Analysis, section 9.4.1: average delays in ten replications of a bank,
        // 90% interval 2.03 ± 0.32 minutes.
        let delays = [1.53, 1.66, 1.24, 2.34, 2.00, 1.69, 2.69, 2.86, 1.70, 2.60];
        let estimate = Estimate::of(&delays, NINETY).unwrap();
        assert_eq!(estimate.count(), 10);
        assert!((estimate.mean() - 2.03).abs() < 0.005);
        assert!((estimate.half_width().unwrap() - 0.32).abs() < 0.005);
    }

    #[test]
    fn ten_normal_values_give_the_interval_of_the_textbook() {
        // Law, Simulation Modeling and Analysis, section 4.5: 90% interval 1.34 ± 0.24.
        let values = [1.20, 1.50, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.50, 1.09];
        let estimate = Estimate::of(&values, NINETY).unwrap();
        assert!((estimate.mean() - 1.34).abs() < 0.005);
        assert!((estimate.half_width().unwrap() - 0.24).abs() < 0.005);
    }

    #[test]
    fn three_values_worked_by_hand() {
        // Mean 2, s = 1, t(2) = 4.302653 (closed form), half-width 4.302653 / sqrt(3) = 2.484138.
        let estimate = Estimate::of(&[1.0, 2.0, 3.0], ConfidenceLevel::NINETY_FIVE).unwrap();
        let interval = estimate.interval().unwrap();
        assert_close(Some(interval.low()), -0.484138, 1e-6);
        assert_close(Some(interval.high()), 4.484138, 1e-6);
        assert_close(estimate.relative_half_width(), 1.242069, 1e-6);
        assert!(interval.contains(4.48) && !interval.contains(4.49));
    }

    #[test]
    fn one_value_has_a_mean_and_no_interval() {
        let estimate = Estimate::of(&[7.0], ConfidenceLevel::NINETY_FIVE).unwrap();
        assert_close(Some(estimate.mean()), 7.0, 0.0);
        assert_eq!(estimate.interval(), None);
        assert_eq!(estimate.half_width(), None);
    }

    #[test]
    fn equal_values_have_an_interval_without_width() {
        let estimate = Estimate::of(&[0.0; 5], ConfidenceLevel::NINETY_FIVE).unwrap();
        assert_eq!(estimate.half_width(), Some(0.0));
        assert_eq!(estimate.relative_half_width(), None);
    }

    #[test]
    fn no_value_or_no_number_gives_no_estimate() {
        assert_eq!(Estimate::of(&[], NINETY), None);
        assert_eq!(Estimate::of(&[1.0, f64::NAN], NINETY), None);
    }

    #[test]
    fn impossible_levels_and_intervals_are_refused() {
        for level in [0.0, 1.0, -0.1, 95.0, f64::NAN] {
            assert_eq!(ConfidenceLevel::new(level), None);
        }
        assert_eq!(Interval::new(2.0, 1.0), None);
        assert_eq!(Interval::new(f64::NAN, 1.0), None);
    }
}

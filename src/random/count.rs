//! Random whole numbers: how many cases arrive on a day, how many arrive together.

use std::fmt;

use super::law::{Law, LawError};
use super::streams::{Draw, Purpose, Streams};

/// The law of the number of arrivals of one day, given the expected number.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct DailyCount {
    dispersion: f64,
}

/// Largest expectation that is counted in one go; a busier day is the sum of several such parts, which the
/// Poisson and the negative binomial law both allow. Keeps the first probability far from underflow.
const LARGEST_PART: f64 = 64.0;

impl DailyCount {
    /// Counts with a variance of `dispersion` times the mean: 1 is Poisson, more is negative binomial (a day's
    /// rate is itself gamma distributed). `None` below 1 or when not finite.
    pub fn new(dispersion: f64) -> Option<Self> {
        (dispersion >= 1.0 && dispersion.is_finite()).then_some(DailyCount { dispersion })
    }

    /// The variance-to-mean ratio.
    pub fn dispersion(self) -> f64 {
        self.dispersion
    }

    /// The count of the day `visit` of the stream `subject`, with expectation `mean`. The count rises with the
    /// mean under the same key: more inflow keeps the cases that were there and adds some.
    pub fn sample(self, mean: f64, streams: &Streams, subject: u64, visit: u64) -> u32 {
        let mut draw = streams.draw(Purpose::ArrivalCount, subject, visit);
        let mut left = mean;
        let mut count = 0;
        while left > 0.0 {
            count += self.part(left.min(LARGEST_PART), draw.uniform());
            left -= LARGEST_PART;
        }
        count
    }

    /// The smallest number whose cumulative probability exceeds `u`, by adding up from zero.
    fn part(self, mean: f64, u: f64) -> u32 {
        let extra = self.dispersion - 1.0;
        // Negative binomial with r = mean / extra and success chance 1 / dispersion; its limit is Poisson.
        let first = if extra < 1e-9 {
            -mean
        } else {
            -mean / extra * libm::log1p(extra)
        };
        let mut probability = libm::exp(first);
        let mut cumulative = probability;
        let mut count = 0_u32;
        while cumulative <= u && (probability > 0.0 || cumulative == 0.0) {
            let k = f64::from(count);
            probability *= (mean + k * extra) / (self.dispersion * (k + 1.0));
            cumulative += probability;
            count += 1;
        }
        count
    }
}

/// How many cases arrive at the same instant: at least one.
#[derive(Clone, PartialEq, Debug)]
pub struct ClusterSize(Size);

#[derive(Clone, PartialEq, Debug)]
enum Size {
    Geometric { mean: f64 },
    Listed(Law),
}

/// Why a law cannot be one of cluster sizes.
#[derive(Clone, PartialEq, Debug)]
pub enum ClusterError {
    /// The mean is below one or not finite.
    Mean(f64),
    /// A value is not a whole number of at least one.
    Value(f64),
    /// The weights do not fit.
    Weights(LawError),
}

impl fmt::Display for ClusterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ClusterError::Mean(mean) => write!(
                f,
                "a cluster holds at least one case: a mean of {mean} is not possible"
            ),
            ClusterError::Value(value) => {
                write!(
                    f,
                    "a cluster holds a whole number of cases, at least one: {value} is not possible"
                )
            }
            ClusterError::Weights(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ClusterError {}

impl ClusterSize {
    /// Geometric on 1, 2, 3, ... with this mean.
    pub fn geometric(mean: f64) -> Result<Self, ClusterError> {
        if mean >= 1.0 && mean.is_finite() {
            Ok(ClusterSize(Size::Geometric { mean }))
        } else {
            Err(ClusterError::Mean(mean))
        }
    }

    /// Always this many.
    pub fn fixed(size: f64) -> Result<Self, ClusterError> {
        Self::discrete(vec![size], &[1.0])
    }

    /// One of `sizes`, with probabilities in the proportion of `weights`.
    pub fn discrete(sizes: Vec<f64>, weights: &[f64]) -> Result<Self, ClusterError> {
        if let Some(&wrong) = sizes
            .iter()
            .find(|size| !(**size >= 1.0 && size.fract() == 0.0 && **size <= 1e6))
        {
            return Err(ClusterError::Value(wrong));
        }
        let law = Law::discrete(sizes, weights).map_err(ClusterError::Weights)?;
        Ok(ClusterSize(Size::Listed(law)))
    }

    /// The mean size.
    pub fn mean(&self) -> f64 {
        match &self.0 {
            Size::Geometric { mean } => *mean,
            Size::Listed(law) => law.mean(),
        }
    }

    /// The variance of the size.
    pub fn variance(&self) -> f64 {
        match &self.0 {
            Size::Geometric { mean } => mean * (mean - 1.0),
            Size::Listed(law) => (law.mean() * law.cv()) * (law.mean() * law.cv()),
        }
    }

    /// One size.
    pub fn sample(&self, draw: &mut Draw) -> u32 {
        match &self.0 {
            Size::Geometric { mean } if *mean <= 1.0 => 1,
            Size::Geometric { mean } => {
                let size = libm::log(draw.uniform()) / libm::log1p(-1.0 / mean);
                1 + size.min(1e6) as u32
            }
            Size::Listed(law) => law.sample(draw) as u32,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean_and_variance(values: &[f64]) -> (f64, f64) {
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        (
            mean,
            values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (n - 1.0),
        )
    }

    /// Mean and variance-to-mean ratio are what the law says, also on days that are summed from parts.
    #[test]
    fn daily_counts_have_the_mean_and_dispersion_that_were_asked() {
        let streams = Streams::new(11, 0);
        for (mean, dispersion) in [
            (5.8, 1.0),
            (5.8, 1.5),
            (0.3, 4.0),
            (200.0, 1.0),
            (200.0, 3.0),
        ] {
            let law = DailyCount::new(dispersion).unwrap();
            let counts: Vec<f64> = (0..100_000)
                .map(|day| f64::from(law.sample(mean, &streams, 1, day)))
                .collect();
            let (average, variance) = mean_and_variance(&counts);
            let error = (mean * dispersion / counts.len() as f64).sqrt();
            assert!(
                (average - mean).abs() < 4.0 * error,
                "mean {average} for {mean}"
            );
            assert!(
                (variance / average / dispersion - 1.0).abs() < 0.05,
                "dispersion of {mean}, {dispersion}"
            );
        }
    }

    /// P(0), P(1), P(2) of a Poisson law with mean 2: 0.1353, 0.2707, 0.2707 (printed tables).
    #[test]
    fn poisson_probabilities_are_the_printed_ones() {
        let law = DailyCount::new(1.0).unwrap();
        assert_eq!(law.part(2.0, 0.1353), 0);
        assert_eq!(law.part(2.0, 0.1354), 1);
        assert_eq!(law.part(2.0, 0.4060), 1);
        assert_eq!(law.part(2.0, 0.4061), 2);
        assert_eq!(law.part(2.0, 0.6767), 3);
    }

    #[test]
    fn more_inflow_keeps_the_cases_that_were_there() {
        let streams = Streams::new(3, 0);
        let law = DailyCount::new(1.5).unwrap();
        for day in 0..2_000 {
            assert!(law.sample(6.6, &streams, 1, day) >= law.sample(6.0, &streams, 1, day));
        }
    }

    #[test]
    fn clusters_have_the_mean_and_variance_of_their_law() {
        let streams = Streams::new(5, 0);
        for size in [
            ClusterSize::geometric(2.0),
            ClusterSize::discrete(vec![1.0, 4.0], &[0.5, 0.5]),
        ] {
            let size = size.unwrap();
            let sizes: Vec<f64> = (0..100_000)
                .map(|i| f64::from(size.sample(&mut streams.draw(Purpose::ClusterSize, i, 0))))
                .collect();
            let (mean, variance) = mean_and_variance(&sizes);
            assert!(
                (mean - size.mean()).abs() < 4.0 * (size.variance() / sizes.len() as f64).sqrt()
            );
            assert!((variance / size.variance() - 1.0).abs() < 0.05);
        }
    }
}

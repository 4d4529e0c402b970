//! `StandardRegression`: what goes with what, when several things differ at once.

use super::critical_value::student_t;
use super::interval::{ConfidenceLevel, Interval};
use super::least_squares::solve;

/// A linear regression of values on several inputs, all of them brought to mean 0 and variance 1.
///
/// The coefficient of an input is by how many of its standard deviations a value changes when the input does so by one of its
/// own, the others staying as they are. Where inputs are independent the square of it is the part of the variance that goes with
/// that input in a straight line; on the ranks of values and inputs, in any line that only rises or only falls (Saltelli,
/// Chan and Scott, *Sensitivity Analysis*, 2000, section 2.4). Intervals are Student's.
#[derive(Clone, PartialEq, Debug)]
pub struct StandardRegression {
    coefficients: Vec<Coefficient>,
    explained: f64,
}

/// The coefficient of an input.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Coefficient {
    /// From about -1, the more the less, to about 1, the more the more.
    pub value: f64,
    /// How well it is known.
    pub interval: Interval,
    standard_error: f64,
}

impl StandardRegression {
    /// Of values on inputs: by input, one for each value. `None` when there are no more values than inputs and two, when
    /// a value or an input does not vary or is not finite, and when inputs say the same as others.
    pub fn of(inputs: &[Vec<f64>], values: &[f64], level: ConfidenceLevel) -> Option<Self> {
        let freedom = values.len().checked_sub(inputs.len() + 1)?;
        let critical = student_t(level, freedom as u64)?;
        let inputs: Vec<Vec<f64>> = inputs
            .iter()
            .map(|input| standard(input))
            .collect::<Option<_>>()?;
        let values = standard(values)?;
        let count = values.len() as f64;
        let product =
            |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>() / count;
        let correlations: Vec<Vec<f64>> = inputs
            .iter()
            .map(|a| inputs.iter().map(|b| product(a, b)).collect())
            .collect();
        let with_values: Vec<f64> = inputs.iter().map(|input| product(input, &values)).collect();
        let found = solve(correlations.clone(), with_values.clone())?;
        let explained: f64 = found.iter().zip(&with_values).map(|(a, b)| a * b).sum();
        let rest = (1.0 - explained).max(0.0) / freedom as f64;
        let coefficient = |(position, &value): (usize, &f64)| {
            let mut unit = vec![0.0; found.len()];
            unit[position] = 1.0;
            let inverse = solve(correlations.clone(), unit)?[position];
            let standard_error = (rest * inverse).sqrt();
            let reach = critical * standard_error;
            Some(Coefficient {
                value,
                interval: Interval::new(value - reach, value + reach)?,
                standard_error,
            })
        };
        Some(StandardRegression {
            coefficients: found
                .iter()
                .enumerate()
                .map(coefficient)
                .collect::<Option<_>>()?,
            explained: explained.clamp(0.0, 1.0),
        })
    }

    /// By input.
    pub fn coefficients(&self) -> &[Coefficient] {
        &self.coefficients
    }

    /// The part of the variance that goes with all inputs together, 0 to 1.
    pub fn explained(&self) -> f64 {
        self.explained
    }
}

impl Coefficient {
    /// The part of the variance that goes with the input where inputs are independent, 0 to 1. What chance adds to a square
    /// on average is taken away.
    pub fn share(&self) -> f64 {
        (self.value * self.value - self.standard_error * self.standard_error).clamp(0.0, 1.0)
    }

    /// The interval of that part, from the ends of that of the coefficient.
    pub fn share_interval(&self) -> Option<Interval> {
        let ends = [self.interval.low(), self.interval.high()].map(|end| (end * end).min(1.0));
        let low = if self.is_sure() {
            ends[0].min(ends[1])
        } else {
            0.0
        };
        Interval::new(low, ends[0].max(ends[1]))
    }

    /// Does zero lie outside the interval?
    pub fn is_sure(&self) -> bool {
        !self.interval.contains(0.0)
    }
}

/// Brought to mean 0 and variance 1, with n in the denominator; `None` when that is not possible.
fn standard(values: &[f64]) -> Option<Vec<f64>> {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values
        .iter()
        .map(|value| (value - mean) * (value - mean))
        .sum();
    let deviation = (squares / count).sqrt();
    let varies = deviation.is_finite() && deviation > 1e-12 * mean.abs();
    varies.then(|| {
        values
            .iter()
            .map(|value| (value - mean) / deviation)
            .collect()
    })
}

/// The ranks of values, from 1 for the smallest; equal ones share the mean of theirs.
pub fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for alike in order.chunk_by(|&a, &b| values[a].total_cmp(&values[b]).is_eq()) {
        let rank = before as f64 + (alike.len() as f64 + 1.0) / 2.0;
        alike.iter().for_each(|&position| ranks[position] = rank);
        before += alike.len();
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::super::check::{MTCARS_MPG, assert_close};
    use super::*;

    /// Weight of 32 cars in 1000 lbs: `mtcars$wt` of R.
    const MTCARS_WT: [f64; 32] = [
        2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25,
        5.424, 5.345, 2.2, 1.615, 1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17,
        2.77, 3.57, 2.78,
    ];

    /// Second source: `cor(mtcars$wt, mtcars$mpg)` of R is -0.8676594 and with one input the coefficient; the slope of
    /// `lm(mpg ~ wt)` has t = -9.559 on 30 degrees of freedom, and R² = 0.7528.
    #[test]
    fn heavy_cars_drive_fewer_miles() {
        let level = ConfidenceLevel::NINETY_FIVE;
        let found = StandardRegression::of(&[MTCARS_WT.to_vec()], &MTCARS_MPG, level).unwrap();
        let weight = found.coefficients()[0];
        assert_close(Some(weight.value), -0.867_659_4, 1e-6);
        assert_close(Some(weight.value / weight.standard_error), -9.559, 1e-4);
        assert_close(Some(found.explained()), 0.7528, 1e-4);
        assert!(weight.is_sure());
    }

    /// By hand: y = 3 a - 4 b over all four corners of a square, on which a and b are independent with variance one: of the
    /// variance 25 go 9 with a and 16 with b.
    #[test]
    fn a_plane_over_a_square_is_divided_by_hand() {
        let a = vec![-1.0, -1.0, 1.0, 1.0];
        let b = vec![-1.0, 1.0, -1.0, 1.0];
        let values: Vec<f64> = a.iter().zip(&b).map(|(a, b)| 3.0 * a - 4.0 * b).collect();
        let found = StandardRegression::of(&[a, b], &values, ConfidenceLevel::NINETY_FIVE).unwrap();
        let of = |input: usize| found.coefficients()[input];
        assert_close(Some(of(0).value), 0.6, 1e-12);
        assert_close(Some(of(1).value), -0.8, 1e-12);
        assert_close(Some(of(0).share()), 0.36, 1e-9);
        assert_close(Some(found.explained()), 1.0, 1e-12);
    }

    #[test]
    fn what_does_not_vary_says_nothing() {
        let level = ConfidenceLevel::NINETY_FIVE;
        let rising: Vec<f64> = (0..9).map(f64::from).collect();
        assert_eq!(
            StandardRegression::of(std::slice::from_ref(&rising), &[2.0; 9], level),
            None
        );
        assert_eq!(
            StandardRegression::of(&[vec![2.0; 9]], &rising, level),
            None
        );
        let two = vec![rising[..2].to_vec()];
        assert_eq!(StandardRegression::of(&two, &rising[..2], level), None);
    }

    /// By hand.
    #[test]
    fn equal_values_share_a_rank() {
        assert_eq!(ranks(&[5.0, 1.0, 5.0, 3.0]), [3.5, 1.0, 3.5, 2.0]);
    }
}

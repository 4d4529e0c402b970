//! `Law`: the distribution of a quantity, with parameters that were checked once.

mod quantile;

use std::fmt;

use super::normal::normal_quantile;
use super::streams::Draw;

/// The probability law of a non-negative quantity. Mean and coefficient of variation are exact.
#[derive(Clone, PartialEq, Debug)]
pub struct Law(Kind);

#[derive(Clone, PartialEq, Debug)]
enum Kind {
    Fixed {
        value: f64,
    },
    Exponential {
        mean: f64,
    },
    Erlang {
        phases: u32,
        mean: f64,
    },
    Gamma {
        shape: f64,
        scale: f64,
    },
    Lognormal {
        mu: f64,
        sigma: f64,
    },
    Weibull {
        shape: f64,
        scale: f64,
    },
    Triangular {
        min: f64,
        mode: f64,
        max: f64,
    },
    Uniform {
        min: f64,
        max: f64,
    },
    /// Values with the cumulative probability up to and including each.
    Discrete {
        values: Vec<f64>,
        cumulative: Vec<f64>,
    },
}

/// Why a law cannot have these parameters.
#[derive(Clone, PartialEq, Debug)]
pub enum LawError {
    /// The mean is negative, infinite or not a number.
    Mean(f64),
    /// The coefficient of variation is not a positive finite number.
    Variation(f64),
    /// An Erlang law has a coefficient of variation 1/sqrt(phases); the nearest possible one is given.
    ErlangVariation {
        /// What was asked.
        asked: f64,
        /// The nearest coefficient of variation that an Erlang law can have.
        nearest: f64,
    },
    /// A symmetric law on non-negative values cannot spread this far; the largest possible is given.
    TooWide {
        /// What was asked.
        asked: f64,
        /// The largest coefficient of variation with which no value is negative.
        largest: f64,
    },
    /// The bounds are out of order, negative, infinite or not numbers.
    Bounds,
    /// Values and weights differ in number, are none, or one is negative or infinite, or all weights are zero.
    Weights,
}

impl fmt::Display for LawError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LawError::Mean(mean) => write!(
                f,
                "a mean of {mean} is not possible: it must be finite and not negative"
            ),
            LawError::Variation(cv) => write!(
                f,
                "a cv of {cv} is not possible: it must be finite and above 0"
            ),
            LawError::ErlangVariation { asked, nearest } => write!(
                f,
                "an erlang law cannot have a cv of {asked}: its cv is 1 divided by the root of a whole number, the nearest is {nearest:.4}"
            ),
            LawError::TooWide { asked, largest } => write!(
                f,
                "a cv of {asked} would make this law negative: it can be at most {largest:.4}"
            ),
            LawError::Bounds => write!(
                f,
                "the bounds must be finite, not negative and in ascending order"
            ),
            LawError::Weights => write!(
                f,
                "there must be as many weights as values, none negative or infinite, and not all weights zero"
            ),
        }
    }
}

impl std::error::Error for LawError {}

impl Law {
    /// Always `value`.
    pub fn fixed(value: f64) -> Result<Law, LawError> {
        Ok(Law(Kind::Fixed {
            value: checked_mean(value)?,
        }))
    }

    /// Exponential: no memory, cv 1.
    pub fn exponential(mean: f64) -> Result<Law, LawError> {
        Ok(Law(Kind::Exponential {
            mean: checked_mean(mean)?,
        }))
    }

    /// Erlang: the sum of equal exponential phases; `cv` must be 1/sqrt(phases) within one percent.
    pub fn erlang(mean: f64, cv: f64) -> Result<Law, LawError> {
        let (mean, cv) = (checked_mean(mean)?, checked_variation(cv)?);
        let phases = (1.0 / (cv * cv)).round().clamp(1.0, 10_000.0);
        let nearest = 1.0 / libm::sqrt(phases);
        if (cv - nearest).abs() > 0.01 * nearest {
            return Err(LawError::ErlangVariation { asked: cv, nearest });
        }
        Ok(Law(Kind::Erlang {
            phases: phases as u32,
            mean,
        }))
    }

    /// Gamma with this mean and coefficient of variation.
    pub fn gamma(mean: f64, cv: f64) -> Result<Law, LawError> {
        let (mean, cv) = (checked_mean(mean)?, checked_variation(cv)?);
        let shape = 1.0 / (cv * cv);
        Ok(Law(Kind::Gamma {
            shape,
            scale: mean / shape,
        }))
    }

    /// Lognormal with this mean and coefficient of variation (of the quantity itself, not of its logarithm).
    pub fn lognormal(mean: f64, cv: f64) -> Result<Law, LawError> {
        let (mean, cv) = (checked_mean(mean)?, checked_variation(cv)?);
        if mean == 0.0 {
            return Law::fixed(0.0);
        }
        let variance = libm::log1p(cv * cv);
        Ok(Law(Kind::Lognormal {
            mu: libm::log(mean) - variance / 2.0,
            sigma: libm::sqrt(variance),
        }))
    }

    /// Weibull with this mean and coefficient of variation; the shape is solved by bisection.
    pub fn weibull(mean: f64, cv: f64) -> Result<Law, LawError> {
        let (mean, cv) = (checked_mean(mean)?, checked_variation(cv)?);
        // cv^2 + 1 = G(1 + 2/k) / G(1 + 1/k)^2 falls as the shape k grows.
        let spread = |shape: f64| {
            libm::exp(libm::lgamma(1.0 + 2.0 / shape) - 2.0 * libm::lgamma(1.0 + 1.0 / shape)) - 1.0
        };
        let (mut low, mut high) = (0.05_f64, 1000.0_f64);
        for _ in 0..200 {
            let middle = libm::sqrt(low * high);
            if spread(middle) > cv * cv {
                low = middle
            } else {
                high = middle
            }
        }
        let shape = libm::sqrt(low * high);
        if (libm::sqrt(spread(shape)) - cv).abs() > 1e-6 * cv {
            return Err(LawError::Variation(cv));
        }
        Ok(Law(Kind::Weibull {
            shape,
            scale: mean / libm::tgamma(1.0 + 1.0 / shape),
        }))
    }

    /// Triangular between `min` and `max` with the top at `mode`.
    pub fn triangular(min: f64, mode: f64, max: f64) -> Result<Law, LawError> {
        let ordered = 0.0 <= min && min <= mode && mode <= max && max.is_finite();
        if !ordered {
            return Err(LawError::Bounds);
        }
        Ok(if max <= min {
            Law(Kind::Fixed { value: min })
        } else {
            Law(Kind::Triangular { min, mode, max })
        })
    }

    /// The symmetric triangular law with this mean and coefficient of variation.
    pub fn symmetric_triangular(mean: f64, cv: f64) -> Result<Law, LawError> {
        let half_width = symmetric_half_width(mean, cv, libm::sqrt(6.0))?;
        Law::triangular(mean - half_width, mean, mean + half_width)
    }

    /// Uniform between `min` and `max`.
    pub fn uniform(min: f64, max: f64) -> Result<Law, LawError> {
        if !(0.0 <= min && min <= max && max.is_finite()) {
            return Err(LawError::Bounds);
        }
        Ok(Law(Kind::Uniform { min, max }))
    }

    /// The uniform law with this mean and coefficient of variation.
    pub fn uniform_about(mean: f64, cv: f64) -> Result<Law, LawError> {
        let half_width = symmetric_half_width(mean, cv, libm::sqrt(3.0))?;
        Law::uniform(mean - half_width, mean + half_width)
    }

    /// One of `values`, with probabilities in the proportion of `weights`.
    pub fn discrete(values: Vec<f64>, weights: &[f64]) -> Result<Law, LawError> {
        let usable = |numbers: &[f64]| numbers.iter().all(|n| n.is_finite() && *n >= 0.0);
        let total: f64 = weights.iter().sum();
        if values.len() != weights.len() || !usable(&values) || !usable(weights) || total <= 0.0 {
            return Err(LawError::Weights);
        }
        let cumulative = weights.iter().scan(0.0, |sum, weight| {
            *sum += weight / total;
            Some(*sum)
        });
        Ok(Law(Kind::Discrete {
            cumulative: cumulative.collect(),
            values,
        }))
    }

    /// The mean.
    pub fn mean(&self) -> f64 {
        match &self.0 {
            Kind::Fixed { value } => *value,
            Kind::Exponential { mean } | Kind::Erlang { mean, .. } => *mean,
            Kind::Gamma { shape, scale } => shape * scale,
            Kind::Lognormal { mu, sigma } => libm::exp(mu + sigma * sigma / 2.0),
            Kind::Weibull { shape, scale } => scale * libm::tgamma(1.0 + 1.0 / shape),
            Kind::Triangular { min, mode, max } => (min + mode + max) / 3.0,
            Kind::Uniform { min, max } => (min + max) / 2.0,
            Kind::Discrete { .. } => self.moment(1),
        }
    }

    /// The coefficient of variation: standard deviation divided by mean; 0 for a mean of 0.
    pub fn cv(&self) -> f64 {
        let mean = self.mean();
        match &self.0 {
            Kind::Fixed { .. } => 0.0,
            _ if mean == 0.0 => 0.0,
            Kind::Exponential { .. } => 1.0,
            Kind::Erlang { phases, .. } => 1.0 / libm::sqrt(f64::from(*phases)),
            Kind::Gamma { shape, .. } => 1.0 / libm::sqrt(*shape),
            Kind::Lognormal { sigma, .. } => libm::sqrt(libm::expm1(sigma * sigma)),
            Kind::Weibull { shape, .. } => {
                let ratio = libm::lgamma(1.0 + 2.0 / shape) - 2.0 * libm::lgamma(1.0 + 1.0 / shape);
                libm::sqrt(libm::expm1(ratio))
            }
            Kind::Triangular { min, mode, max } => {
                let square =
                    min * min + mode * mode + max * max - min * mode - min * max - mode * max;
                libm::sqrt(square / 18.0) / mean
            }
            Kind::Uniform { min, max } => (max - min) / libm::sqrt(12.0) / mean,
            Kind::Discrete { .. } => libm::sqrt((self.moment(2) - mean * mean).max(0.0)) / mean,
        }
    }

    /// The value of a law without spread.
    pub fn fixed_value(&self) -> Option<f64> {
        match self.0 {
            Kind::Fixed { value } => Some(value),
            _ => None,
        }
    }

    /// The law of the quantity in another unit: every value times `factor` (positive).
    pub fn scaled(&self, factor: f64) -> Law {
        let mut law = self.clone();
        match &mut law.0 {
            Kind::Fixed { value } => *value *= factor,
            Kind::Exponential { mean } | Kind::Erlang { mean, .. } => *mean *= factor,
            Kind::Gamma { scale, .. } | Kind::Weibull { scale, .. } => *scale *= factor,
            Kind::Lognormal { mu, .. } => *mu += libm::log(factor),
            Kind::Triangular { min, mode, max } => [min, mode, max]
                .into_iter()
                .for_each(|bound| *bound *= factor),
            Kind::Uniform { min, max } => [min, max].into_iter().for_each(|bound| *bound *= factor),
            Kind::Discrete { values, .. } => values.iter_mut().for_each(|value| *value *= factor),
        }
        law
    }

    /// One value. Laws with a quantile function use one uniform number, so that a value rises with its number.
    #[inline(always)]
    pub fn sample(&self, draw: &mut Draw) -> f64 {
        match &self.0 {
            Kind::Fixed { value } => *value,
            Kind::Exponential { mean } => -mean * libm::log(draw.uniform()),
            Kind::Erlang { phases, mean } => {
                let sum: f64 = (0..*phases).map(|_| -libm::log(draw.uniform())).sum();
                sum * mean / f64::from(*phases)
            }
            Kind::Gamma { shape, scale } => scale * standard_gamma(*shape, draw),
            Kind::Lognormal { mu, sigma } => {
                libm::exp(mu + sigma * normal_quantile(draw.uniform()))
            }
            Kind::Weibull { shape, scale } => {
                scale * libm::pow(-libm::log(draw.uniform()), 1.0 / shape)
            }
            Kind::Triangular { min, mode, max } => {
                triangular_quantile(*min, *mode, *max, draw.uniform())
            }
            Kind::Uniform { min, max } => min + (max - min) * draw.uniform(),
            Kind::Discrete { values, cumulative } => {
                discrete_quantile(values, cumulative, draw.uniform())
            }
        }
    }

    fn moment(&self, order: u32) -> f64 {
        let Kind::Discrete { values, cumulative } = &self.0 else {
            return f64::NAN;
        };
        let mut below = 0.0;
        let terms = values.iter().zip(cumulative).map(|(value, &up_to)| {
            let probability = up_to - below;
            below = up_to;
            probability * (0..order).map(|_| value).product::<f64>()
        });
        terms.sum()
    }
}

fn checked_mean(mean: f64) -> Result<f64, LawError> {
    if mean.is_finite() && mean >= 0.0 {
        Ok(mean)
    } else {
        Err(LawError::Mean(mean))
    }
}

fn checked_variation(cv: f64) -> Result<f64, LawError> {
    if cv.is_finite() && cv > 0.0 {
        Ok(cv)
    } else {
        Err(LawError::Variation(cv))
    }
}

/// Half the width of a symmetric law whose standard deviation is its half-width divided by `ratio`.
fn symmetric_half_width(mean: f64, cv: f64, ratio: f64) -> Result<f64, LawError> {
    let (mean, cv) = (checked_mean(mean)?, checked_variation(cv)?);
    let largest = 1.0 / ratio;
    if cv > largest * (1.0 + 1e-12) {
        return Err(LawError::TooWide { asked: cv, largest });
    }
    Ok((mean * cv * ratio).min(mean))
}

pub(super) fn triangular_quantile(min: f64, mode: f64, max: f64, u: f64) -> f64 {
    let rising = (mode - min) / (max - min);
    if u < rising {
        min + libm::sqrt(u * (max - min) * (mode - min))
    } else {
        max - libm::sqrt((1.0 - u) * (max - min) * (max - mode))
    }
}

fn discrete_quantile(values: &[f64], cumulative: &[f64], u: f64) -> f64 {
    let chosen = cumulative.partition_point(|&p| p <= u);
    values[chosen.min(values.len() - 1)]
}

/// A gamma number with scale 1 (Marsaglia and Tsang, ACM TOMS 26, 2000, 363-372); shapes below 1 through
/// the shape one higher and a power of a uniform number, as in the same paper.
fn standard_gamma(shape: f64, draw: &mut Draw) -> f64 {
    if shape < 1.0 {
        let boost = libm::pow(draw.uniform(), 1.0 / shape);
        return boost * standard_gamma(shape + 1.0, draw);
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / libm::sqrt(9.0 * d);
    loop {
        let x = normal_quantile(draw.uniform());
        let root = 1.0 + c * x;
        if root <= 0.0 {
            continue;
        }
        let v = root * root * root;
        if libm::log(draw.uniform()) < 0.5 * x * x + d - d * v + d * libm::log(v) {
            return d * v;
        }
    }
}

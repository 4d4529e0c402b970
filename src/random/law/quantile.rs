//! The quantile function of a law: for those who need the whole law at once, not one number of it.

use super::{Kind, Law, discrete_quantile, triangular_quantile};
use crate::random::normal_quantile;

impl Law {
    /// The value that is not exceeded with probability `p`, 0 < p < 1. Relative accuracy about 1e-10 for gamma and
    /// Erlang laws, which are solved for, and that of the elementary functions for all others.
    pub fn quantile(&self, p: f64) -> f64 {
        match &self.0 {
            Kind::Fixed { value } => *value,
            Kind::Exponential { mean } => -mean * libm::log1p(-p),
            Kind::Erlang { phases, mean } => {
                let shape = f64::from(*phases);
                mean / shape * standard_gamma_quantile(shape, p)
            }
            Kind::Gamma { shape, scale } => scale * standard_gamma_quantile(*shape, p),
            Kind::Lognormal { mu, sigma } => libm::exp(mu + sigma * normal_quantile(p)),
            Kind::Weibull { shape, scale } => scale * libm::pow(-libm::log1p(-p), 1.0 / shape),
            Kind::Triangular { min, mode, max } => triangular_quantile(*min, *mode, *max, p),
            Kind::Uniform { min, max } => min + (max - min) * p,
            Kind::Discrete { values, cumulative } => discrete_quantile(values, cumulative, p),
        }
    }
}

/// The quantile of a gamma law with scale 1: Newton's method, kept between bounds that close in.
fn standard_gamma_quantile(shape: f64, p: f64) -> f64 {
    let log_gamma = libm::lgamma(shape);
    let (mut low, mut high) = (0.0, f64::INFINITY);
    let mut x = first_guess(shape, p, log_gamma);
    for _ in 0..200 {
        let excess = gamma_probability(shape, x, log_gamma) - p;
        if excess < 0.0 {
            low = x
        } else {
            high = x
        }
        let density = libm::exp((shape - 1.0) * libm::log(x) - x - log_gamma);
        let step = excess / density;
        let next = x - step;
        if step.abs() <= 1e-12 * x {
            return x;
        }
        x = if low < next && next < high {
            next
        } else if high.is_finite() {
            (low + high) / 2.0
        } else {
            2.0 * low
        };
    }
    x
}

/// The cube root of a gamma number is nearly normal (Wilson and Hilferty, PNAS 17, 1931, 684-688), but for the
/// smallest, where the distribution function is nearly a power.
fn first_guess(shape: f64, p: f64, log_gamma: f64) -> f64 {
    let spread = 1.0 / (9.0 * shape);
    let root = 1.0 - spread + normal_quantile(p) * libm::sqrt(spread);
    if root > 0.3 {
        return shape * root * root * root;
    }
    let power = libm::exp((libm::log(p * shape) + log_gamma) / shape);
    power.max(f64::MIN_POSITIVE)
}

/// The distribution function of a gamma law with scale 1: the series of Abramowitz and Stegun 6.5.29, whose terms
/// are all positive.
fn gamma_probability(shape: f64, x: f64, log_gamma: f64) -> f64 {
    let mut term = libm::exp(shape * libm::log(x) - x - log_gamma) / shape;
    let mut sum = term;
    let mut n = shape;
    while term > 1e-17 * sum {
        n += 1.0;
        term *= x / n;
        sum += term;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHARES: [f64; 9] = [1e-4, 0.01, 0.1, 0.3, 0.5, 0.8, 0.95, 0.999, 0.999_9];

    /// Second source: the distribution functions in closed form.
    #[test]
    fn a_quantile_undoes_the_distribution_function() {
        for p in SHARES {
            let exponential = Law::exponential(2.0).unwrap().quantile(p);
            assert!((1.0 - libm::exp(-exponential / 2.0) - p).abs() < 1e-12);
            // Erlang with two phases of mean 1: 1 - (1 + x) e^-x.
            let erlang = Law::erlang(2.0, 0.5_f64.sqrt()).unwrap().quantile(p);
            assert!((1.0 - (1.0 + erlang) * libm::exp(-erlang) - p).abs() < 1e-11);
            let uniform = Law::uniform(1.0, 3.0).unwrap().quantile(p);
            assert!((uniform - (1.0 + 2.0 * p)).abs() < 1e-12);
            // A Weibull law with a cv of 1 is exponential.
            let weibull = Law::weibull(2.0, 1.0).unwrap().quantile(p);
            assert!((weibull / exponential - 1.0).abs() < 1e-5);
        }
    }

    /// Second source: the table of the chi-square law (NIST/SEMATECH e-Handbook, 1.3.6.7.4), which is a gamma law
    /// of shape v/2 and scale 2: mean v, cv sqrt(2/v).
    #[test]
    fn gamma_quantiles_agree_with_the_chi_square_table() {
        let table = [
            (1.0, 0.90, 2.706),
            (1.0, 0.99, 6.635),
            (3.0, 0.95, 7.815),
            (5.0, 0.10, 1.610),
            (10.0, 0.99, 23.209),
            (10.0, 0.01, 2.558),
            (100.0, 0.95, 124.342),
            (100.0, 0.001, 61.918),
        ];
        for (freedom, p, value) in table {
            let law = Law::gamma(freedom, (2.0_f64 / freedom).sqrt()).unwrap();
            let found = law.quantile(p);
            assert!((found - value).abs() < 6e-4, "{freedom} {p}: {found}");
        }
    }

    /// Second source: the mean is the integral of the quantile function. What the midpoint rule misses lies in the
    /// tail.
    #[test]
    fn the_mean_of_the_quantiles_is_the_mean_of_the_law() {
        let laws = [
            Law::gamma(21.0, 2.0).unwrap(),
            Law::gamma(21.0, 0.01).unwrap(),
            Law::erlang(21.0, 0.5).unwrap(),
            Law::lognormal(21.0, 1.0).unwrap(),
            Law::weibull(21.0, 1.5).unwrap(),
            Law::triangular(1.0, 2.0, 60.0).unwrap(),
            Law::discrete(vec![2.0, 30.0, 180.0], &[0.8, 0.15, 0.05]).unwrap(),
            Law::fixed(5.0).unwrap(),
        ];
        for law in laws {
            let n = 100_000;
            let sum: f64 = (0..n)
                .map(|i| law.quantile((f64::from(i) + 0.5) / f64::from(n)))
                .sum();
            let mean = sum / f64::from(n);
            assert!((mean / law.mean() - 1.0).abs() < 3e-4, "{law:?}: {mean}");
        }
    }
}

//! `RangeLaw`: how likely the parts of a range are.

use super::law::triangular_quantile;

/// How likely the parts of a range are. Places in the range count from 0 at its low end to 1 at its high end.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum RangeLaw {
    /// All alike.
    Uniform,
    /// Ever less likely in a straight line from the top to both ends.
    Triangular {
        /// The place of the top.
        mode: f64,
    },
    /// Ever less likely from the top to both ends, in a bell: the beta law of PERT, with four times the weight on the top as
    /// on the ends (Malcolm, Roseboom, Clark and Fazar, *Operations Research* 7, 1959, p. 646).
    Pert {
        /// The place of the top.
        mode: f64,
    },
}

impl RangeLaw {
    /// The place that is not exceeded with probability `p`, 0 < p < 1.
    pub fn quantile(self, p: f64) -> f64 {
        match self {
            RangeLaw::Uniform => p,
            RangeLaw::Triangular { mode } => triangular_quantile(0.0, mode, 1.0, p),
            RangeLaw::Pert { mode } => beta_quantile(1.0 + 4.0 * mode, 5.0 - 4.0 * mode, p),
        }
    }

    /// The mean place.
    pub fn mean(self) -> f64 {
        match self {
            RangeLaw::Uniform => 0.5,
            RangeLaw::Triangular { mode } => (1.0 + mode) / 3.0,
            RangeLaw::Pert { mode } => (1.0 + 4.0 * mode) / 6.0,
        }
    }
}

/// The quantile of a beta law, by halving: 50 times is as near as its distribution function is known.
fn beta_quantile(a: f64, b: f64, p: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..50 {
        let middle = (low + high) / 2.0;
        if beta_probability(a, b, middle) < p {
            low = middle
        } else {
            high = middle
        }
    }
    (low + high) / 2.0
}

/// The distribution function of a beta law: the hypergeometric series of Abramowitz and Stegun 26.5.4, whose terms are all
/// positive, on the side of the mean where it is short.
fn beta_probability(a: f64, b: f64, x: f64) -> f64 {
    if x > a / (a + b) {
        return 1.0 - beta_probability(b, a, 1.0 - x);
    }
    if x <= 0.0 {
        return 0.0;
    }
    let front = libm::lgamma(a + b) - libm::lgamma(a + 1.0) - libm::lgamma(b);
    let front = libm::exp(front + a * libm::log(x) + b * libm::log1p(-x));
    let (mut term, mut sum, mut n) = (1.0, 1.0, 0.0);
    while term > 1e-16 * sum {
        term *= x * (a + b + n) / (a + 1.0 + n);
        sum += term;
        n += 1.0;
    }
    front * sum
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Second source: with the top in the middle PERT is the beta law of 3 and 3, whose distribution function is a polynomial;
    /// with the top at the low end it is that of 1 and 5, 1 - (1 - x)⁵.
    #[test]
    fn pert_quantiles_undo_distribution_functions_in_closed_form() {
        for p in [0.001, 0.05, 0.3, 0.5, 0.9, 0.999] {
            let x = RangeLaw::Pert { mode: 0.5 }.quantile(p);
            let middle = x * x * x * (10.0 - 15.0 * x + 6.0 * x * x);
            assert!((middle - p).abs() < 1e-12, "{middle} {p}");
            let x = RangeLaw::Pert { mode: 0.0 }.quantile(p);
            assert!((1.0 - libm::pow(1.0 - x, 5.0) - p).abs() < 1e-12);
            let x = RangeLaw::Pert { mode: 1.0 }.quantile(p);
            assert!((libm::pow(x, 5.0) - p).abs() < 1e-12);
        }
    }

    /// Second source: the mean is the integral of the quantile function.
    #[test]
    fn the_mean_of_the_quantiles_is_the_mean_of_the_law() {
        let laws = [
            RangeLaw::Uniform,
            RangeLaw::Triangular { mode: 0.2 },
            RangeLaw::Pert { mode: 0.7 },
        ];
        for law in laws {
            let n = 2_000;
            let places = (0..n).map(|i| law.quantile((f64::from(i) + 0.5) / f64::from(n)));
            let mean = places.sum::<f64>() / f64::from(n);
            assert!((mean - law.mean()).abs() < 1e-5, "{law:?}: {mean}");
        }
    }
}

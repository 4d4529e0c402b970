//! The binomial law: how many of independent trials succeed.

/// The chance of exactly so many successes in `count` trials.
pub(super) fn binomial_chance(count: usize, successes: usize, p: f64) -> f64 {
    let log_factorial = |number: usize| libm::lgamma(number as f64 + 1.0);
    let failures = count - successes;
    let log_ways = log_factorial(count) - log_factorial(successes) - log_factorial(failures);
    libm::exp(log_ways + successes as f64 * libm::log(p) + failures as f64 * libm::log1p(-p))
}

/// The chance of at most so many successes in `count` independent trials that each succeed with chance `p`.
///
/// `None` when `p` is not strictly between 0 and 1, or there are more successes than trials.
pub fn binomial_at_most(count: usize, successes: usize, p: f64) -> Option<f64> {
    if !(p > 0.0 && p < 1.0) || successes > count {
        return None;
    }
    let chances = (0..=successes).map(|number| binomial_chance(count, number, p));
    Some(chances.sum::<f64>().min(1.0))
}

#[cfg(test)]
mod tests {
    use super::super::check::assert_close;
    use super::*;

    /// By hand: (1/10)^2; 1 - (9/10)^3; and of ten with chance 9/10 the failures are at least two with a chance of
    /// 1 - (0.9^10 + 10 * 0.1 * 0.9^9) = 0.2639010709.
    #[test]
    fn chances_worked_by_hand() {
        assert_close(binomial_at_most(2, 0, 0.9), 0.01, 1e-12);
        assert_close(binomial_at_most(3, 2, 0.9), 0.271, 1e-12);
        assert_close(binomial_at_most(10, 8, 0.9), 0.263_901_070_9, 1e-9);
        assert_close(binomial_at_most(10, 10, 0.9), 1.0, 1e-12);
    }

    #[test]
    fn impossible_counts_and_chances_are_refused() {
        assert_eq!(binomial_at_most(2, 3, 0.9), None);
        for p in [0.0, 1.0, -0.1, f64::NAN] {
            assert_eq!(binomial_at_most(2, 1, p), None);
        }
    }
}

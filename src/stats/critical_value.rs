//! Critical values: how many standard errors an interval reaches to either side.

use statrs::distribution::{ChiSquared, ContinuousCDF, FisherSnedecor, Normal, StudentsT};

use super::interval::ConfidenceLevel;

/// The size that Student's t exceeds, on either side, with a chance of one minus the level.
///
/// `None` without degrees of freedom.
pub fn student_t(level: ConfidenceLevel, degrees_of_freedom: u64) -> Option<f64> {
    if degrees_of_freedom > MANY_DEGREES_OF_FREEDOM {
        return Some(portable(nearly_normal(level, degrees_of_freedom as f64)));
    }
    let law = StudentsT::new(0.0, 1.0, degrees_of_freedom as f64).ok()?;
    Some(portable(law.inverse_cdf(1.0 - level.tail())))
}

/// From here on the inverse of `statrs` loses digits (it errs in the fourth decimal at a million), while the
/// expansion around the normal has all nine.
const MANY_DEGREES_OF_FREEDOM: u64 = 1_000;

/// Student's t by its expansion around the normal (Abramowitz and Stegun, *Handbook of Mathematical
/// Functions*, 26.7.5).
fn nearly_normal(level: ConfidenceLevel, n: f64) -> f64 {
    let z = normal_quantile(level);
    let square = z * z;
    let first = (square + 1.0) / 4.0;
    let second = ((5.0 * square + 16.0) * square + 3.0) / 96.0;
    let third = (((3.0 * square + 19.0) * square + 17.0) * square - 15.0) / 384.0;
    z * (1.0 + (first + (second + third / n) / n) / n)
}

/// The size that a standard normal exceeds, on either side, with a chance of one minus the level.
pub(super) fn standard_normal(level: ConfidenceLevel) -> f64 {
    portable(normal_quantile(level))
}

fn normal_quantile(level: ConfidenceLevel) -> f64 {
    Normal::standard().inverse_cdf(1.0 - level.tail())
}

/// The size that a chi-square exceeds with a chance of one minus the level.
///
/// `None` without degrees of freedom.
pub fn chi_square(level: ConfidenceLevel, degrees_of_freedom: u32) -> Option<f64> {
    let law = ChiSquared::new(f64::from(degrees_of_freedom)).ok()?;
    Some(portable(law.inverse_cdf(level.share())))
}

/// The size that the ratio of two mean squares exceeds with a chance of half of what the level lacks (Snedecor's F).
///
/// `None` without degrees of freedom.
pub(super) fn fisher(level: ConfidenceLevel, above: u64, below: u64) -> Option<f64> {
    let law = FisherSnedecor::new(above as f64, below as f64).ok()?;
    Some(portable(law.inverse_cdf(1.0 - level.tail())))
}

/// Nine decimals: `statrs` takes its logarithms from the platform, and their last bit may not reach a result.
fn portable(value: f64) -> f64 {
    (value * 1e9).round() / 1e9
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_rounds_to(printed: f64, decimals: i32, value: f64) {
        let half_a_digit = 0.5 * libm::pow(10.0, f64::from(-decimals));
        assert!(
            (value - printed).abs() <= half_a_digit * 1.000_001,
            "{value} does not round to {printed}"
        );
    }

    #[test]
    fn student_t_agrees_with_the_printed_table() {
        // Fisher and Yates, Statistical Tables, table III: two-sided level, degrees of freedom, value.
        let printed = [
            (0.90, 1, 6.314),
            (0.90, 9, 1.833),
            (0.90, 30, 1.697),
            (0.95, 1, 12.706),
            (0.95, 2, 4.303),
            (0.95, 4, 2.776),
            (0.95, 9, 2.262),
            (0.95, 19, 2.093),
            (0.95, 29, 2.045),
            (0.95, 60, 2.000),
            (0.95, 120, 1.980),
            (0.99, 1, 63.657),
            (0.99, 9, 3.250),
            (0.99, 29, 2.756),
            (0.999, 9, 4.781),
        ];
        for (level, degrees_of_freedom, value) in printed {
            let level = ConfidenceLevel::new(level).unwrap();
            assert_rounds_to(value, 3, student_t(level, degrees_of_freedom).unwrap());
        }
    }

    #[test]
    fn student_t_agrees_with_closed_forms() {
        // One degree of freedom: tan(pi (p - 1/2)). Two: (2 p - 1) / sqrt(2 p (1 - p)). With p = 0.975.
        let level = ConfidenceLevel::NINETY_FIVE;
        let one = libm::tan(std::f64::consts::PI * 0.475);
        let two = 0.95 / (2.0_f64 * 0.975 * 0.025).sqrt();
        assert_rounds_to(one, 8, student_t(level, 1).unwrap());
        assert_rounds_to(two, 8, student_t(level, 2).unwrap());
    }

    #[test]
    fn student_t_agrees_with_scipy_on_both_sides_of_a_thousand() {
        // scipy.stats.t.ppf 1.17.
        let computed = [
            (0.95, 29, 2.045_229_642),
            (0.95, 999, 1.962_341_461),
            (0.95, 1_000, 1.962_339_081),
            (0.95, 1_001, 1.962_336_705),
            (0.95, 9_999, 1.960_201_264),
            (0.95, 1_000_000, 1.959_966_357),
            (0.999, 999, 3.300_292_440),
            (0.999, 1_001, 3.300_272_876),
            (0.999, 9_999, 3.291_500_063),
            (0.999, 1_000_000, 3.290_536_461),
        ];
        for (level, degrees_of_freedom, value) in computed {
            let level = ConfidenceLevel::new(level).unwrap();
            assert_rounds_to(value, 8, student_t(level, degrees_of_freedom).unwrap());
        }
    }

    #[test]
    fn the_normal_agrees_with_the_printed_table() {
        // Abramowitz and Stegun, table 26.5.
        let printed = [(0.90, 1.64485), (0.95, 1.95996), (0.99, 2.57583)];
        for (level, value) in printed {
            let level = ConfidenceLevel::new(level).unwrap();
            assert_rounds_to(value, 5, standard_normal(level));
        }
    }

    #[test]
    fn fisher_agrees_with_the_printed_table() {
        // Pearson and Hartley, Biometrika Tables for Statisticians, table 18, upper 2.5% points.
        let printed = [
            (2, 3, 16.04),
            (3, 2, 39.17),
            (10, 10, 3.72),
            (30, 30, 2.07),
            (120, 120, 1.43),
        ];
        for (above, below, value) in printed {
            let computed = fisher(ConfidenceLevel::NINETY_FIVE, above, below).unwrap();
            assert_rounds_to(value, 2, computed);
        }
    }

    #[test]
    fn chi_square_agrees_with_the_printed_table() {
        // Abramowitz and Stegun, table 26.8, upper tail 0.05.
        let printed = [
            (1, 3.84146),
            (2, 5.99147),
            (3, 7.81473),
            (6, 12.5916),
            (10, 18.3070),
        ];
        for (degrees_of_freedom, value) in printed {
            let computed = chi_square(ConfidenceLevel::NINETY_FIVE, degrees_of_freedom).unwrap();
            assert!((computed - value).abs() < 1e-4, "{computed} {value}");
        }
    }

    #[test]
    fn without_degrees_of_freedom_there_is_no_value() {
        assert_eq!(chi_square(ConfidenceLevel::NINETY_FIVE, 0), None);
        assert_eq!(student_t(ConfidenceLevel::NINETY_FIVE, 0), None);
    }
}

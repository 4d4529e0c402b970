//! When do replications agree with a theoretical value? The bar every comparison with theory has to pass.

/// Fewer replications give no trustworthy standard error.
const FEWEST_REPLICATIONS: usize = 30;
/// Farther apart, in standard errors, is a disagreement: once in two thousand by chance.
const LARGEST_DISTANCE: f64 = 3.5;
/// A larger standard error, relative to the theoretical value, proves nothing.
const LARGEST_RELATIVE_ERROR: f64 = 0.01;

/// Fails unless the mean of independent replications agrees with `theory`, sharply enough to mean something.
#[track_caller]
pub(crate) fn assert_agrees(name: &str, values: &[f64], theory: f64) {
    if let Err(objection) = agreement(name, values, theory) {
        panic!("{objection}");
    }
}

/// Fails unless replications that are sharp enough contradict `wrong`: shows that the bar can tell right from wrong.
#[track_caller]
pub(crate) fn assert_rejects(name: &str, values: &[f64], wrong: f64) {
    if let Err(objection) = rejection(name, values, wrong) {
        panic!("{objection}");
    }
}

/// Fails unless two numbers that were both computed, not simulated, differ by at most `tolerance`.
#[track_caller]
pub(crate) fn assert_close(value: f64, expected: f64, tolerance: f64) {
    assert!(
        (value - expected).abs() <= tolerance,
        "{value} is not within {tolerance} of {expected}"
    );
}

fn agreement(name: &str, values: &[f64], theory: f64) -> Result<(), String> {
    let estimate = Estimate::sharp_enough(name, values, theory)?;
    if estimate.distance_from(theory).abs() <= LARGEST_DISTANCE {
        return Ok(());
    }
    Err(estimate.describe(name, theory))
}

fn rejection(name: &str, values: &[f64], wrong: f64) -> Result<(), String> {
    let estimate = Estimate::sharp_enough(name, values, wrong)?;
    if estimate.distance_from(wrong).abs() > LARGEST_DISTANCE {
        return Ok(());
    }
    let description = estimate.describe(name, wrong);
    Err(format!("{description}, but it should have been rejected"))
}

/// The mean of independent replications and its standard error.
struct Estimate {
    mean: f64,
    standard_error: f64,
    replications: usize,
}

impl Estimate {
    fn sharp_enough(name: &str, values: &[f64], theory: f64) -> Result<Estimate, String> {
        let estimate = Estimate::of(name, values)?;
        if estimate.standard_error <= LARGEST_RELATIVE_ERROR * theory.abs() {
            return Ok(estimate);
        }
        let description = estimate.describe(name, theory);
        Err(format!("{description}: the standard error is over 1%"))
    }

    fn of(name: &str, values: &[f64]) -> Result<Estimate, String> {
        if values.len() < FEWEST_REPLICATIONS {
            return Err(format!("{name}: only {} replications", values.len()));
        }
        if let Some(value) = values.iter().find(|value| !value.is_finite()) {
            return Err(format!("{name}: a replication gave {value}"));
        }
        let count = values.len() as f64;
        let mean = values.iter().sum::<f64>() / count;
        let squares = values.iter().map(|value| (value - mean) * (value - mean));
        Ok(Estimate {
            mean,
            standard_error: (squares.sum::<f64>() / (count - 1.0) / count).sqrt(),
            replications: values.len(),
        })
    }

    /// The distance in standard errors; without any spread, only the exact value is near.
    fn distance_from(&self, theory: f64) -> f64 {
        let difference = self.mean - theory;
        if difference.abs() <= f64::EPSILON * theory.abs() {
            return 0.0;
        }
        difference / self.standard_error
    }

    fn describe(&self, name: &str, theory: f64) -> String {
        format!(
            "{name}: simulated {:.6} +- {:.6} ({} replications), theory {theory:.6}, {:+.2} standard errors apart",
            self.mean,
            self.standard_error,
            self.replications,
            self.distance_from(theory)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mean 100, sample variance 0.96 x 32 / 31, so a standard error of 0.176 with 32 replications.
    fn replications() -> Vec<f64> {
        let deviations = [-1.2, -0.6, 0.6, 1.2, -1.2, 0.6, -0.6, 1.2];
        let values = deviations.map(|deviation| 100.0 + deviation);
        values.repeat(4)
    }

    /// By hand: the squared deviations are 1.44 and 0.36 in equal numbers, 0.9 on average.
    #[test]
    fn mean_and_standard_error_agree_with_hand_calculation() {
        let estimate = Estimate::of("hand", &replications()).expect("enough replications");
        assert_close(estimate.mean, 100.0, 1e-12);
        assert_close(estimate.standard_error, (0.9_f64 / 31.0).sqrt(), 1e-12);
    }

    #[test]
    fn a_near_value_agrees_and_a_value_five_per_cent_off_is_rejected() {
        assert_agrees("near", &replications(), 100.5);
        assert_rejects("5% more", &replications(), 105.0);
        assert_rejects("5% less", &replications(), 95.0);
    }

    #[test]
    fn each_reason_to_object_is_told() {
        let values = replications();
        let apart = agreement("wait", &values, 105.0).expect_err("5% off");
        assert!(apart.contains("simulated 100.000000"), "{apart}");
        assert!(apart.contains("theory 105.000000"), "{apart}");
        assert!(apart.contains("-29.34 standard errors"), "{apart}");
        let few = agreement("wait", &values[..29], 100.0).expect_err("29 replications");
        assert!(few.contains("only 29 replications"), "{few}");
        let blunt = agreement("wait", &values, 10.0).expect_err("blunt");
        assert!(blunt.contains("over 1%"), "{blunt}");
        let undefined = agreement("wait", &[f64::NAN; 30], 1.0).expect_err("undefined");
        assert!(undefined.contains("gave NaN"), "{undefined}");
        assert!(rejection("wait", &values, 100.1).is_err());
    }

    #[test]
    fn values_without_spread_agree_only_with_themselves() {
        assert_agrees("constant", &[2.0; 30], 2.0);
        assert_rejects("constant", &[2.0; 30], 2.1);
    }
}

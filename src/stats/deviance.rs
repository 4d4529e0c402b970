//! How unlikely a value is under a normal law.

/// Twice the negative logarithm of the density of a normal law at `difference` from its mean, when its standard deviation
/// is `spread`, less that at the mean of one whose standard deviation is `unit`. Both are positive and in the unit of
/// the difference.
pub fn normal_deviance(difference: f64, spread: f64, unit: f64) -> f64 {
    let standardised = difference / spread;
    standardised * standardised + 2.0 * libm::log(spread / unit)
}

#[cfg(test)]
mod tests {
    use super::super::check::assert_close;
    use super::*;

    /// By hand: 3 is 1.5 spreads of 2 away: 2.25 + 2 ln 2 = 3.636 294.
    #[test]
    fn one_and_a_half_spreads_worked_by_hand() {
        assert_close(Some(normal_deviance(3.0, 2.0, 1.0)), 3.636_294, 1e-6);
        assert_close(Some(normal_deviance(-3.0, 2.0, 2.0)), 2.25, 1e-12);
    }
}

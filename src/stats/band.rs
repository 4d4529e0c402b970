//! `Band`: the middle of a sample and the two ranges around it.

use super::quantile::quantiles;

/// Five quantiles of a sample: the median, the middle half and the middle nine tenths.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Band {
    /// One in twenty values lies below.
    pub p05: f64,
    /// A quarter lies below.
    pub p25: f64,
    /// Half lies below: the median.
    pub p50: f64,
    /// A quarter lies above.
    pub p75: f64,
    /// One in twenty lies above.
    pub p95: f64,
}

impl Band {
    /// The band of values in any order, or `None` when there are none or one is not finite.
    pub fn of(values: &[f64]) -> Option<Self> {
        let [p05, p25, p50, p75, p95] =
            quantiles(&mut values.to_vec(), [0.05, 0.25, 0.5, 0.75, 0.95])?;
        Some(Band {
            p05,
            p25,
            p50,
            p75,
            p95,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::assert_close;
    use super::*;

    #[test]
    fn ten_to_one_worked_by_hand() {
        // At (n - 1) p = 9 p beyond the smallest value.
        let values: Vec<f64> = (1..=10).rev().map(f64::from).collect();
        let band = Band::of(&values).unwrap();
        let computed = [band.p05, band.p25, band.p50, band.p75, band.p95];
        for (computed, expected) in computed.into_iter().zip([1.45, 3.25, 5.5, 7.75, 9.55]) {
            assert_close(Some(computed), expected, 1e-14);
        }
    }

    #[test]
    fn nothing_and_no_number_have_no_band() {
        assert_eq!(Band::of(&[]), None);
        assert_eq!(Band::of(&[1.0, f64::NAN]), None);
    }
}

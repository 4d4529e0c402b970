//! Quantiles of a sample, and the interval in which that of the population lies.

use super::binomial::binomial_chance;
use super::interval::{ConfidenceLevel, Interval};

/// The quantile `p` (0 to 1) of values in ascending order.
///
/// Type 7 of Hyndman and Fan (*The American Statistician* 50, 1996, p. 361): the point at (n - 1) p between
/// the first and the last value, in a straight line between neighbours. It is what R, NumPy and spreadsheets
/// (`PERCENTILE.INC`) do.
///
/// `None` when there are no values, one is not finite or `p` is not between 0 and 1.
pub fn quantile(sorted: &[f64], p: f64) -> Option<f64> {
    let place = Place::of(p, sorted.len())?;
    // In ascending order what is not finite stands at an end.
    if !(sorted.first()?.is_finite() && sorted.last()?.is_finite()) {
        return None;
    }
    debug_assert!(sorted.is_sorted());
    let below = *sorted.get(place.index)?;
    let above = sorted.get(place.index + 1).copied();
    Some(place.between(below, above))
}

/// Several quantiles of values in any order, each as [`quantile`] gives it. Reorders the values.
///
/// Selects instead of sorting: time proportional to the number of values, for each quantile.
pub fn quantiles<const N: usize>(values: &mut [f64], ps: [f64; N]) -> Option<[f64; N]> {
    if !values.iter().all(|value| value.is_finite()) {
        return None;
    }
    let mut found = [0.0; N];
    for (quantile, p) in found.iter_mut().zip(ps) {
        let place = Place::of(p, values.len())?;
        let (_, &mut below, larger) = values.select_nth_unstable_by(place.index, f64::total_cmp);
        let above = larger.iter().copied().min_by(f64::total_cmp);
        *quantile = place.between(below, above);
    }
    Some(found)
}

/// The mean of the largest values that make up a `share` (above 0, at most 1) of all; reorders the values.
///
/// Where the share ends within a value, that counts for a part (Acerbi and Tasche, *Journal of Banking & Finance* 26, 2002,
/// p. 1487, who have it of the smallest).
///
/// `None` when there are no values, one is not finite or the share is not above 0 and at most 1.
pub fn mean_of_largest(values: &mut [f64], share: f64) -> Option<f64> {
    let is_share = share > 0.0 && share <= 1.0;
    if values.is_empty() || !is_share || !values.iter().all(|value| value.is_finite()) {
        return None;
    }
    values.sort_unstable_by(|a, b| b.total_cmp(a));
    let count = share * values.len() as f64;
    let whole = (count as usize).min(values.len());
    let part = values
        .get(whole)
        .map_or(0.0, |next| next * (count - whole as f64));
    Some((values[..whole].iter().sum::<f64>() + part) / count)
}

/// Where a quantile lies among ordered values: at one of them, or a part of the way to the next.
#[derive(Clone, Copy)]
struct Place {
    index: usize,
    part: f64,
}

impl Place {
    fn of(p: f64, count: usize) -> Option<Self> {
        if !(0.0..=1.0).contains(&p) {
            return None;
        }
        let place = p * count.checked_sub(1)? as f64;
        Some(Place {
            index: place as usize,
            part: place.fract(),
        })
    }

    fn between(self, below: f64, above: Option<f64>) -> f64 {
        above.map_or(below, |above| below + (above - below) * self.part)
    }
}

/// An interval between two of the values that holds the quantile `p` of the population they were drawn from
/// with at least the chance of the level, whatever the law of that population.
///
/// The number of values below the quantile is binomial; the ends are the innermost order statistics that
/// leave at most half of what the level lacks on either side (Conover, *Practical Nonparametric Statistics*,
/// 3rd edition, section 3.2). Takes time proportional to the number of values.
///
/// `None` when so few values cannot give that level, and wherever [`quantile`] is `None`.
pub fn quantile_interval(sorted: &[f64], p: f64, level: ConfidenceLevel) -> Option<Interval> {
    quantile(sorted, p)?;
    let count = sorted.len();
    let low = lower_rank(count, p, level.tail());
    let high = count + 1 - lower_rank(count, 1.0 - p, level.tail());
    Interval::new(*sorted.get(low.checked_sub(1)?)?, *sorted.get(high - 1)?)
}

/// The largest rank, counted from one, whose order statistic lies above the quantile with at most the chance
/// `tail`; zero when even the smallest value is not that surely below it.
fn lower_rank(count: usize, p: f64, tail: f64) -> usize {
    let mut at_most = 0.0;
    (0..count)
        .take_while(|&successes| {
            at_most += binomial_chance(count, successes, p);
            at_most <= tail
        })
        .count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::check::{MTCARS_MPG, assert_close};
    use super::*;

    fn one_to(count: u32) -> Vec<f64> {
        (1..=count).map(f64::from).collect()
    }

    fn ranks(count: u32, p: f64, level: f64) -> Option<(f64, f64)> {
        let level = ConfidenceLevel::new(level).unwrap();
        let interval = quantile_interval(&one_to(count), p, level)?;
        Some((interval.low(), interval.high()))
    }

    /// Of one to ten: the largest; 10, 9 and half of 8, which is 23 / 2.5; all, of which the mean is 5.5; half of the largest.
    #[test]
    fn the_largest_of_one_to_ten_by_hand() {
        let of =
            |share| mean_of_largest(&mut one_to(10), share).map(|mean| (mean * 1e9).round() / 1e9);
        assert_eq!(of(0.1), Some(10.0));
        assert_eq!(of(0.25), Some(9.2));
        assert_eq!(of(1.0), Some(5.5));
        assert_eq!(of(0.05), Some(10.0));
        assert_eq!([of(0.0), of(1.1), of(f64::NAN)], [None; 3]);
        assert_eq!(mean_of_largest(&mut [], 0.5), None);
        assert_eq!(mean_of_largest(&mut [1.0, f64::INFINITY], 0.5), None);
    }

    #[test]
    fn one_to_ten_worked_by_hand() {
        // At (n - 1) p = 9 p beyond the first value.
        let expected = [
            (0.0, 1.0),
            (0.05, 1.45),
            (0.25, 3.25),
            (0.5, 5.5),
            (0.75, 7.75),
            (0.95, 9.55),
            (1.0, 10.0),
        ];
        for (p, value) in expected {
            assert_close(quantile(&one_to(10), p), value, 1e-14);
        }
    }

    #[test]
    fn fuel_economy_as_r_prints_it() {
        // R: quantile(mtcars$mpg), type 7 by default.
        let printed = [
            (0.0, 10.4),
            (0.25, 15.425),
            (0.5, 19.2),
            (0.75, 22.8),
            (1.0, 33.9),
        ];
        let mut sorted = MTCARS_MPG;
        sorted.sort_by(f64::total_cmp);
        for (p, value) in printed {
            assert_close(quantile(&sorted, p), value, 1e-14);
        }
    }

    #[test]
    fn a_single_value_is_every_quantile() {
        for p in [0.0, 0.3, 1.0] {
            assert_eq!(quantile(&[4.0], p), Some(4.0));
        }
        assert_eq!(quantiles(&mut [4.0], [0.0, 0.3]), Some([4.0, 4.0]));
    }

    #[test]
    fn nothing_no_number_and_no_chance_give_no_quantile() {
        assert_eq!(quantile(&[], 0.5), None);
        assert_eq!(quantiles(&mut [], [0.5]), None);
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let mut values = [1.0, value, 2.0];
            assert_eq!(quantiles(&mut values, [0.5]), None);
            values.sort_by(f64::total_cmp);
            assert_eq!(quantile(&values, 0.5), None);
            assert_eq!(
                quantile_interval(&values, 0.5, ConfidenceLevel::NINETY_FIVE),
                None
            );
        }
        for p in [-0.1, 1.1, f64::NAN] {
            assert_eq!(quantile(&[1.0, 2.0], p), None);
            assert_eq!(quantiles(&mut [1.0, 2.0], [p]), None);
        }
    }

    #[test]
    fn intervals_for_the_median_agree_with_the_printed_table() {
        // Nair, Sankhya 4 (1940), p. 551: number of values, rank k of the lower end, the upper being the k-th
        // from above; more than 95% and more than 99%.
        let printed = [
            (8, 1, 1),
            (9, 2, 1),
            (10, 2, 1),
            (12, 3, 2),
            (15, 4, 3),
            (17, 5, 3),
            (20, 6, 4),
            (25, 8, 6),
            (30, 10, 8),
            (37, 13, 11),
            (44, 16, 14),
            (51, 19, 16),
            (65, 25, 22),
        ];
        for (count, at_95, at_99) in printed {
            let from_both_sides = |rank: u32| Some((f64::from(rank), f64::from(count + 1 - rank)));
            assert_eq!(ranks(count, 0.5, 0.95), from_both_sides(at_95), "{count}");
            assert_eq!(ranks(count, 0.5, 0.99), from_both_sides(at_99), "{count}");
        }
    }

    #[test]
    fn intervals_for_other_quantiles_agree_with_the_binomial_law_of_scipy() {
        // scipy.stats.binom 1.17: the ranks l and u with cdf(l - 1) <= tail < cdf(l) and
        // cdf(u - 2) < 1 - tail <= cdf(u - 1).
        let expected = [
            (100, 0.9, 0.95, 84.0, 96.0),
            (100, 0.8, 0.95, 72.0, 89.0),
            (200, 0.05, 0.95, 4.0, 17.0),
            (200, 0.25, 0.95, 38.0, 63.0),
            (200, 0.95, 0.95, 184.0, 197.0),
            (1000, 0.9, 0.95, 881.0, 919.0),
            (10_000, 0.95, 0.95, 9457.0, 9543.0),
            (50, 0.9, 0.90, 41.0, 49.0),
        ];
        for (count, p, level, low, high) in expected {
            assert_eq!(ranks(count, p, level), Some((low, high)), "{count} {p}");
        }
    }

    #[test]
    fn too_few_values_give_no_interval() {
        // By hand: 2 / 2^5 = 0.0625 is more than 0.05, 2 / 2^6 = 0.03125 is not.
        assert_eq!(ranks(5, 0.5, 0.95), None);
        assert_eq!(ranks(6, 0.5, 0.95), Some((1.0, 6.0)));
        // 0.9^35 = 0.02503 is more than 0.025, 0.9^36 = 0.02253 is not.
        assert_eq!(ranks(35, 0.9, 0.95), None);
        assert_eq!(ranks(36, 0.9, 0.95), Some((29.0, 36.0)));
        // The ends of a population lie beyond every sample.
        assert_eq!(ranks(1000, 0.0, 0.95), None);
        assert_eq!(ranks(1000, 1.0, 0.95), None);
    }

    proptest! {
        #[test]
        fn selecting_finds_what_sorting_finds(
            values in prop::collection::vec(-1e3..1e3, 1..80),
            ps in prop::array::uniform5(0.0..=1.0),
        ) {
            let mut sorted = values.clone();
            sorted.sort_by(f64::total_cmp);
            let selected = quantiles(&mut values.clone(), ps).unwrap();
            for (p, selected) in ps.into_iter().zip(selected) {
                prop_assert_eq!(quantile(&sorted, p), Some(selected));
            }
        }
    }
}

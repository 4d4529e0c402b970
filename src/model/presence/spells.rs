//! `Spells`: how long people are ill, in whole days.

use crate::random::Law;

/// Lengths in the table.
const LENGTHS: usize = 1024;

/// A law in whole days, one at least: a table of equally likely lengths.
///
/// The table is the law, for those who draw a length and for those who work out what to expect. Were it made of one
/// and reckoned with the other, the expected hours of a year would be true up to the error of rounding only.
#[derive(Clone, Debug)]
pub(super) struct Spells {
    /// In ascending order.
    lengths: Vec<i32>,
}

impl Spells {
    /// The law in whole days. The mean is that of the law within a thousandth of a day; or 1 where that is less.
    pub(super) fn new(law: &Law) -> Spells {
        let quantile = |n: usize| law.quantile((n as f64 + 0.5) / LENGTHS as f64);
        let lengths: Vec<f64> = (0..LENGTHS).map(quantile).collect();
        let mut lengths = whole_days(&at_least_a_day(&lengths, law.mean()));
        lengths.sort_unstable();
        Spells { lengths }
    }

    /// The length that `u` between 0 and 1 draws; a longer one for a larger `u`.
    pub(super) fn days(&self, u: f64) -> i32 {
        let n = (u * LENGTHS as f64) as usize;
        self.lengths[n.min(LENGTHS - 1)]
    }

    /// The mean length in days.
    pub(super) fn mean(&self) -> f64 {
        self.all_days() as f64 / LENGTHS as f64
    }

    /// The days still to come, today included, of a spell that is found going on at some moment, drawn by `u` between
    /// 0 and 1. Long spells are found more often: every day of every spell is equally likely to be today.
    pub(super) fn days_left(&self, u: f64) -> i32 {
        let mut left = (u * self.all_days() as f64) as i64;
        for &length in &self.lengths {
            if left < i64::from(length) {
                return length - left as i32;
            }
            left -= i64::from(length);
        }
        1
    }

    /// Every length that occurs, in ascending order, with its probability.
    pub(super) fn law(&self) -> Vec<(usize, f64)> {
        let same = self.lengths.chunk_by(|one, next| one == next);
        same.map(|same| (same[0] as usize, same.len() as f64 / LENGTHS as f64))
            .collect()
    }

    fn all_days(&self) -> i64 {
        self.lengths.iter().copied().map(i64::from).sum()
    }
}

/// The lengths in the same proportions, but none shorter than a day, and with this mean.
fn at_least_a_day(lengths: &[f64], mean: f64) -> Vec<f64> {
    let stretched = |factor: f64| lengths.iter().map(move |days| (days * factor).max(1.0));
    let total = mean.max(1.0) * lengths.len() as f64;
    let (mut low, mut high) = (0.0, 1024.0);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if stretched(middle).sum::<f64>() < total {
            low = middle
        } else {
            high = middle
        }
    }
    stretched(high).collect()
}

/// Rounded so that what one length loses the next one gains: sums, and with them the mean, stay right.
fn whole_days(lengths: &[f64]) -> Vec<i32> {
    let mut total = 0.0;
    let mut given = 0;
    let rounded = lengths.iter().map(|days| {
        total += days;
        let length = (total + 0.5) as i64 - given;
        given += length;
        length as i32
    });
    rounded.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_is_that_of_the_law() {
        let laws = [
            Law::exponential(21.0).unwrap(),
            Law::lognormal(9.3, 2.0).unwrap(),
            Law::gamma(2.0, 1.0).unwrap(),
            Law::uniform(1.0, 8.0).unwrap(),
        ];
        for law in laws {
            let spells = Spells::new(&law);
            assert!((spells.mean() - law.mean()).abs() < 1e-3, "{law:?}");
            assert!(spells.days(1e-9) >= 1, "{law:?}");
            let total: f64 = spells.law().iter().map(|(_, share)| share).sum();
            assert!((total - 1.0).abs() < 1e-12, "{law:?}");
        }
    }

    /// Second source: whole days need no rounding, less than a day is a day.
    #[test]
    fn lengths_in_whole_days_stay_as_they_are() {
        let days = |law: Law| Spells::new(&law).law();
        assert_eq!(days(Law::fixed(5.0).unwrap()), [(5, 1.0)]);
        assert_eq!(days(Law::fixed(0.25).unwrap()), [(1, 1.0)]);
        let discrete = Law::discrete(vec![2.0, 40.0], &[3.0, 1.0]).unwrap();
        assert_eq!(days(discrete), [(2, 0.75), (40, 0.25)]);
        // Half of the spells of two and a half days last two days, half of them three.
        assert_eq!(days(Law::fixed(2.5).unwrap()), [(2, 0.5), (3, 0.5)]);
    }

    /// Second source: P(length > n days) of an exponential law is exp(-n / mean); rounding moves a length by half a
    /// day in the mean, the table by a thousandth in probability.
    #[test]
    fn the_table_follows_the_law() {
        let spells = Spells::new(&Law::exponential(21.0).unwrap());
        for n in [3, 7, 14, 28, 56] {
            let law = spells.law();
            let longer: f64 = law.iter().filter(|(l, _)| *l > n).map(|(_, p)| p).sum();
            let expected = libm::exp(-(n as f64 + 0.5) / 21.0);
            assert!(
                (longer - expected).abs() < 0.004,
                "{n}: {longer} {expected}"
            );
        }
    }

    /// Second source: renewal theory. Found at a random moment a spell is longer by its length, and j days are left
    /// with probability P(length >= j) / mean: of spells of 1 and 3 days 1/2, 1/4 and 1/4.
    #[test]
    fn a_spell_found_going_on_is_a_long_one() {
        let spells = Spells::new(&Law::discrete(vec![1.0, 3.0], &[1.0, 1.0]).unwrap());
        let mut found = [0; 4];
        for n in 0..2048 {
            found[spells.days_left((f64::from(n) + 0.5) / 2048.0) as usize] += 1;
        }
        assert_eq!(found, [0, 1024, 512, 512]);
    }
}

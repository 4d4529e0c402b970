//! `ReplicationsRule`: how many replications are enough.

use super::interval::{ConfidenceLevel, Estimate};
use super::tally::Tally;

/// How narrow the 95% confidence interval of a mean has to be.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Precision {
    /// Its half-width as a share of the mean, at most.
    pub relative: f64,
    /// A half-width that is narrow enough whatever the mean is, in the unit of the values.
    pub absolute: f64,
}

impl Precision {
    /// Is the estimate that precise?
    pub fn is_met_by(&self, estimate: &Estimate) -> bool {
        let wide_enough = (self.relative * estimate.mean().abs()).max(self.absolute);
        estimate
            .half_width()
            .is_some_and(|half_width| half_width <= wide_enough)
    }
}

/// Tells, value by value, when there are enough replications.
///
/// The replications algorithm of Hoad, Robinson and Davies (*Journal of the Operational Research Society* 61, 2010,
/// p. 1632): a small number of values may look precise by chance, so the interval has to stay narrow enough while a few more
/// come in, five, or five for each hundred there are. When it does not the search begins anew.
#[derive(Clone, Debug)]
pub struct ReplicationsRule {
    precision: Precision,
    tally: Tally,
    /// Those that were taken in, with a value or without.
    replications: u64,
    /// The number of replications from which on the precision has held.
    precise_since: Option<u64>,
}

/// Fewer replications are never enough.
pub const LEAST_REPLICATIONS: u64 = 3;

/// Replications to look ahead, for each hundred.
const LOOK_AHEAD: u64 = 5;

impl ReplicationsRule {
    /// A rule that has seen nothing.
    pub fn new(precision: Precision) -> Self {
        ReplicationsRule {
            precision,
            tally: Tally::new(),
            replications: 0,
            precise_since: None,
        }
    }

    /// Takes in the value of the next replication; `None` when it has none, which makes nothing more precise.
    pub fn add(&mut self, value: Option<f64>) {
        self.replications += 1;
        self.tally.extend(value);
        let is_precise = self.replications >= LEAST_REPLICATIONS
            && self
                .estimate()
                .is_some_and(|estimate| self.precision.is_met_by(&estimate));
        self.precise_since = is_precise.then(|| self.precise_since.unwrap_or(self.replications));
    }

    /// Has the precision held for long enough?
    pub fn is_settled(&self) -> bool {
        self.precise_since
            .is_some_and(|since| self.replications >= since + look_ahead(since))
    }

    /// The number of replications from which on the precision has held.
    pub fn precise_since(&self) -> Option<u64> {
        self.precise_since
    }

    /// The mean so far and its interval.
    pub fn estimate(&self) -> Option<Estimate> {
        Estimate::of_tally(&self.tally, ConfidenceLevel::NINETY_FIVE)
    }
}

fn look_ahead(replications: u64) -> u64 {
    LOOK_AHEAD * replications.max(100) / 100
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEN_PERCENT: Precision = Precision {
        relative: 0.1,
        absolute: 0.0,
    };

    /// The rule after these values, and the number of values after which it was settled first.
    fn after(precision: Precision, values: &[f64]) -> (ReplicationsRule, Option<u64>) {
        let mut rule = ReplicationsRule::new(precision);
        let mut settled = None;
        for (replication, &value) in (1..).zip(values) {
            rule.add(Some(value));
            if rule.is_settled() {
                settled.get_or_insert(replication);
            }
        }
        (rule, settled)
    }

    fn alternating(count: usize) -> Vec<f64> {
        [10.6, 9.4].into_iter().cycle().take(count).collect()
    }

    /// By hand, with t(3) = 3.182 and t(4) = 2.776: of 10.6, 9.4, 10.6, 9.4 the half-width is 3.182 × 0.6 / √3 = 1.10, 11.0% of
    /// 10; with another 10.6 it is 2.776 × √(1.728 / 4 / 5) = 0.816, 8.1% of 10.12. So five are precise and ten show that it lasts.
    #[test]
    fn five_more_have_to_agree() {
        let (rule, settled) = after(TEN_PERCENT, &alternating(10));
        assert_eq!(rule.precise_since(), Some(5));
        assert_eq!(settled, Some(10));
        assert_eq!(after(TEN_PERCENT, &alternating(9)).1, None);
    }

    /// By hand: a ninth value of 16 makes the mean 96 / 9 = 10.67 and the variance (8 × 0.36 + 8 × 0.667² + 5.333²) / 8 =
    /// 4.36; with t(8) = 2.306 the half-width is 1.605, 15%. What was precise since the fifth no longer is.
    #[test]
    fn what_looked_precise_by_chance_begins_anew() {
        let mut values = alternating(8);
        values.push(16.0);
        let (rule, settled) = after(TEN_PERCENT, &values);
        assert_eq!((rule.precise_since(), settled), (None, None));
        values.extend(alternating(60));
        let (rule, settled) = after(TEN_PERCENT, &values);
        let since = rule.precise_since().expect("precise in the end");
        assert!(since > 9);
        assert_eq!(settled, Some(since + 5));
    }

    /// Equal values are precise at once; two are not enough to say so.
    #[test]
    fn there_are_at_least_three() {
        let (rule, settled) = after(TEN_PERCENT, &[7.0; 20]);
        assert_eq!((rule.precise_since(), settled), (Some(3), Some(8)));
    }

    /// Five for each hundred, rounded down: Hoad, Robinson and Davies, f(k, n) = ⌊k max(n, 100) / 100⌋.
    #[test]
    fn more_replications_look_further_ahead() {
        let expected = [(3, 5), (100, 5), (119, 5), (120, 6), (200, 10), (1000, 50)];
        for (replications, ahead) in expected {
            assert_eq!(look_ahead(replications), ahead);
        }
    }

    #[test]
    fn a_narrow_interval_around_nothing_is_precise_enough() {
        let shares = [
            0.01, -0.01, 0.01, -0.01, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
        ];
        let absolute = Precision {
            relative: 0.05,
            absolute: 0.05,
        };
        assert!(after(absolute, &shares).1.is_some());
        let relative = Precision {
            absolute: 0.0,
            ..absolute
        };
        assert_eq!(after(relative, &shares).1, None);
    }

    #[test]
    fn replications_without_a_value_make_nothing_precise() {
        let mut rule = ReplicationsRule::new(TEN_PERCENT);
        (1..50).for_each(|_| rule.add(None));
        assert!(!rule.is_settled() && rule.estimate().is_none());
    }
}

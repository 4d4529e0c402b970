//! Numbers as they stand in tables: a fixed number of decimals, and nothing where there is no number.

use crate::measure::Scope;
use crate::model::Model;
use crate::stats::{Estimate, Interval};

/// A number of cases: means over the replications have fractions.
pub(super) fn cases(number: f64) -> String {
    decimals(number, 3)
}

/// A length of time in days; the last digit is a minute and a half.
pub(super) fn days(length: f64) -> String {
    decimals(length, 3)
}

/// Hours.
pub(super) fn hours(length: f64) -> String {
    decimals(length, 2)
}

/// Weeks of one full-time worker; the last digit is ten minutes of a week.
pub(super) fn fte_weeks(length: f64) -> String {
    decimals(length, 3)
}

/// Full-time equivalents.
pub(super) fn fte(size: f64) -> String {
    decimals(size, 3)
}

/// Euros and cents.
pub(super) fn euro(amount: f64) -> String {
    decimals(amount, 2)
}

/// A share or a chance, 0 to 1.
pub(super) fn share(share: f64) -> String {
    decimals(share, 4)
}

/// A number that may not exist.
pub(super) fn known<N>(number: Option<N>, write: impl Fn(N) -> String) -> String {
    number.map(write).unwrap_or_default()
}

/// Both ends of an interval that may not exist.
pub(super) fn ends(interval: Option<Interval>, write: fn(f64) -> String) -> [String; 2] {
    [
        known(interval.map(Interval::low), write),
        known(interval.map(Interval::high), write),
    ]
}

/// Both ends of the interval of an estimate that may not exist.
pub(super) fn ends_of(estimate: Option<Estimate>, write: fn(f64) -> String) -> [String; 2] {
    ends(estimate.and_then(|estimate| estimate.interval()), write)
}

/// The name of an area, or `all`.
pub(super) fn area(model: &Model, scope: Scope) -> String {
    match scope {
        Scope::All => "all".into(),
        Scope::Area(area) => model.area(area).name.clone(),
    }
}

fn decimals(number: f64, decimals: usize) -> String {
    if !number.is_finite() {
        return String::new();
    }
    let written = format!("{number:.decimals$}");
    // What rounds to nothing has no sign.
    match written.strip_prefix('-') {
        Some(digits) if digits.bytes().all(|byte| matches!(byte, b'0' | b'.')) => digits.into(),
        _ => written,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_a_point_and_no_more_digits_than_they_are_worth() {
        assert_eq!(cases(1459.0), "1459.000");
        assert_eq!(share(2.0 / 3.0), "0.6667");
        assert_eq!(days(-0.0001), "0.000");
        assert_eq!(hours(-12.5), "-12.50");
        assert_eq!(euro(82_895.0), "82895.00");
    }

    #[test]
    fn what_does_not_exist_is_empty() {
        assert_eq!(known(None, share), "");
        assert_eq!(ends(None, days), ["", ""]);
        assert_eq!(cases(f64::NAN), "");
        assert_eq!(cases(f64::INFINITY), "");
    }
}

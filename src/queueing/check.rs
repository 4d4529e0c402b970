//! How the tests of this room compare numbers.

/// Fails unless two computed numbers differ by at most `tolerance`.
#[track_caller]
pub(super) fn assert_close(value: f64, expected: f64, tolerance: f64) {
    assert!(
        (value - expected).abs() <= tolerance,
        "{value} is not within {tolerance} of {expected}"
    );
}

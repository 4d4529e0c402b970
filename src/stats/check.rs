//! What the tests of this room share.

/// Fails unless the value is known and differs from the expected one by no more than this share of it.
#[track_caller]
pub(super) fn assert_close(value: Option<f64>, expected: f64, relative_tolerance: f64) {
    let difference = value.map(|value| (value - expected).abs());
    assert!(
        difference.is_some_and(|difference| difference <= relative_tolerance * expected.abs()),
        "{value:?} instead of {expected}"
    );
}

/// Miles per gallon of 32 cars: `mtcars$mpg` of R.
pub(super) const MTCARS_MPG: [f64; 32] = [
    21.0, 21.0, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4,
    14.7, 32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26.0, 30.4, 15.8, 19.7, 15.0, 21.4,
];

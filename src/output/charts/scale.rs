//! `Scale`: from a number to a place on the canvas.

/// A straight line from a range of numbers to a range of pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Scale {
    low: f64,
    pixels_per_unit: f64,
    low_at: f64,
}

impl Scale {
    /// The scale on which `low` stands at pixel `low_at` and `high` at `high_at`; `high` is above `low`.
    pub(super) fn new(low: f64, high: f64, low_at: f64, high_at: f64) -> Self {
        Scale {
            low,
            pixels_per_unit: (high_at - low_at) / (high - low),
            low_at,
        }
    }

    /// Where `value` stands. What is not a number stands at the low end.
    pub(super) fn at(&self, value: f64) -> f64 {
        let value = if value.is_finite() { value } else { self.low };
        self.low_at + (value - self.low) * self.pixels_per_unit
    }

    /// How many pixels a distance of `units` takes.
    pub(super) fn length(&self, units: f64) -> f64 {
        (units * self.pixels_per_unit).abs()
    }
}

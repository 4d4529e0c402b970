//! `Amounts`: the evenly spaced values that a key of a study is tried with.

/// Evenly spaced amounts from a lowest to a highest.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Amounts {
    low: f64,
    step: f64,
    count: usize,
}

/// More amounts of one key than this are not tried: a century of days.
const MOST: f64 = 40_000.0;

impl Amounts {
    /// The amounts `low`, `low + step` and so on, none above `high`; `None` when there are not at least two, or more
    /// than forty thousand, or one is not finite.
    pub fn new(low: f64, high: f64, step: f64) -> Option<Self> {
        let is_finite = low.is_finite() && high.is_finite() && step > 0.0;
        let steps = ((high - low) / step + ROUNDING).floor();
        (is_finite && (1.0..MOST).contains(&steps)).then(|| Amounts {
            low,
            step,
            count: steps as usize + 1,
        })
    }

    /// Amounts from half of `now` to twice that. Without a step: whole numbers around a whole number, otherwise tenths up to
    /// ten, hundredths up to one, and so on. `None` when `now` is not above zero.
    pub fn around(now: f64, step: Option<f64>) -> Option<Self> {
        if !(now > 0.0 && now.is_finite()) {
            return None;
        }
        let step = step.unwrap_or_else(|| usual_step(now));
        let low = ((now / 2.0 / step - ROUNDING).ceil() * step).max(step);
        Amounts::new(rounded(low), now * 2.0, step)
    }

    /// How many amounts there are; at least two.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The amount at a position, from 0.
    pub fn at(&self, position: usize) -> f64 {
        rounded(self.low + position as f64 * self.step)
    }

    /// The lowest amount.
    pub fn lowest(&self) -> f64 {
        self.at(0)
    }

    /// The highest amount.
    pub fn highest(&self) -> f64 {
        self.at(self.count - 1)
    }

    /// From one amount to the next.
    pub fn step(&self) -> f64 {
        self.step
    }
}

/// A part of a step that is lost in reckoning.
const ROUNDING: f64 = 1e-9;

/// Three steps of a tenth are 0.3, not 0.30000000000000004.
fn rounded(amount: f64) -> f64 {
    (amount * 1e9).round() / 1e9
}

fn usual_step(now: f64) -> f64 {
    if now.fract() == 0.0 {
        return 1.0;
    }
    let mut step = 1.0;
    while step * 10.0 > now {
        step /= 10.0;
    }
    rounded(step).max(ROUNDING)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(amounts: Option<Amounts>) -> Vec<String> {
        let amounts = amounts.expect("amounts");
        let positions = 0..amounts.count();
        positions
            .map(|position| amounts.at(position).to_string())
            .collect()
    }

    #[test]
    fn amounts_are_written_as_one_would() {
        let tenths = Amounts::new(0.1, 0.7, 0.1);
        assert_eq!(
            all(tenths),
            ["0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7"]
        );
        assert_eq!(all(Amounts::new(1.0, 2.4, 0.5)), ["1", "1.5", "2"]);
    }

    #[test]
    fn there_are_at_least_two_amounts_and_not_too_many() {
        assert_eq!(Amounts::new(3.0, 3.0, 1.0), None);
        assert_eq!(Amounts::new(3.0, 2.0, 1.0), None);
        assert_eq!(Amounts::new(1.0, 2.0, 0.0), None);
        assert_eq!(Amounts::new(1.0, 2.0, 1e-9), None);
        assert_eq!(Amounts::new(f64::NAN, 2.0, 1.0), None);
        assert_eq!(Amounts::around(0.0, None), None);
    }

    #[test]
    fn around_what_is_there_now() {
        let ends = |now, step| {
            let amounts = Amounts::around(now, step).expect("amounts");
            (amounts.lowest(), amounts.step(), amounts.highest())
        };
        let told = |(low, step, high)| format!("{low} {step} {high}");
        assert_eq!(told(ends(6.5, None)), "3.3 0.1 13");
        assert_eq!(told(ends(12.0, None)), "6 1 24");
        assert_eq!(told(ends(25.5, None)), "13 1 51");
        assert_eq!(told(ends(0.03, None)), "0.015 0.001 0.06");
        assert_eq!(told(ends(6.5, Some(1.0))), "4 1 13");
        assert_eq!(told(ends(1.0, None)), "1 1 2");
    }
}

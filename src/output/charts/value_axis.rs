//! The axis of values: from zero, in steps that people count in.

/// Ticks from zero up to the first step that holds all values.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct ValueAxis {
    /// The value of each tick, zero first.
    pub(super) ticks: Vec<f64>,
}

/// More lines than this are clutter.
const MOST_STEPS: f64 = 6.0;
/// And more than this in a low panel.
const FEW_STEPS: f64 = 3.0;

impl ValueAxis {
    /// For numbers of cases: steps of at least one case.
    pub(super) fn of_counts(values: impl Iterator<Item = f64>) -> Self {
        Self::in_steps(highest_of(values), MOST_STEPS)
    }

    /// Likewise in a low panel: three steps at most.
    pub(super) fn of_few_counts(values: impl Iterator<Item = f64>) -> Self {
        Self::in_steps(highest_of(values), FEW_STEPS)
    }

    fn in_steps(highest: f64, most: f64) -> Self {
        let mut power = 1.0;
        loop {
            for step in [1.0, 2.0, 2.5, 5.0] {
                let step = step * power;
                // Two and a half cases is not a number of cases.
                let is_whole = step - f64::floor(step) < 0.25;
                if is_whole && highest <= step * most {
                    return Self::up_to(highest, step);
                }
            }
            power *= 10.0;
        }
    }

    /// For shares of one: to 100%, or further where the values do.
    pub(super) fn of_shares(values: impl Iterator<Item = f64>) -> Self {
        let highest = highest_of(values).max(1.0);
        let mut step = 0.2;
        while highest > step * 8.0 {
            step *= if step < 0.3 { 2.5 } else { 2.0 };
        }
        Self::up_to(highest, step)
    }

    /// The highest tick.
    pub(super) fn top(&self) -> f64 {
        self.ticks.last().copied().unwrap_or(1.0)
    }

    fn up_to(highest: f64, step: f64) -> Self {
        // A value a hair above a tick, from rounding, does not ask for another step.
        let steps = (highest / step - 1e-9).ceil().max(1.0) as u32;
        let ticks = (0..=steps).map(|index| f64::from(index) * step).collect();
        ValueAxis { ticks }
    }
}

/// Beyond this no axis is readable; it keeps the search for a step finite.
const HIGHEST: f64 = 1e15;

fn highest_of(values: impl Iterator<Item = f64>) -> f64 {
    let finite = values.filter(|value| value.is_finite());
    finite.fold(0.0, f64::max).min(HIGHEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(highest: f64) -> Vec<f64> {
        ValueAxis::of_counts([highest].into_iter()).ticks
    }

    #[test]
    fn counts_go_in_steps_that_people_count_in() {
        assert_eq!(counts(0.0), [0.0, 1.0]);
        assert_eq!(counts(2.0), [0.0, 1.0, 2.0]);
        assert_eq!(counts(12.0), [0.0, 2.0, 4.0, 6.0, 8.0, 10.0, 12.0]);
        assert_eq!(counts(248.0), [0.0, 50.0, 100.0, 150.0, 200.0, 250.0]);
        assert_eq!(counts(12_000.0), [0.0, 2e3, 4e3, 6e3, 8e3, 1e4, 1.2e4]);
        assert_eq!(counts(f64::NAN), [0.0, 1.0]);
    }

    #[test]
    fn shares_reach_the_whole_and_further_only_when_they_must() {
        let tops = |share: f64| ValueAxis::of_shares([share].into_iter()).top();
        assert!((tops(0.3) - 1.0).abs() < 1e-9);
        assert!((tops(1.0) - 1.0).abs() < 1e-9);
        assert!((tops(1.13) - 1.2).abs() < 1e-9);
        assert!((tops(2.6) - 3.0).abs() < 1e-9);
    }
}

//! `Goal`: what a planner wants to hold, such as four in five cases in time.

use super::change::Comparison;
use super::ids::DeadlineId;
use super::target::Counted;

/// A measure of a run compared with a limit: `tien-weken.due >= 0.80`, `waiting.onderzoek <= 40`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Goal {
    /// What is compared.
    pub measure: GoalMeasure,
    /// How.
    pub comparison: Comparison,
    /// With what: a share from 0 to 1, or a number of cases.
    pub limit: f64,
}

/// What a goal is about, over all areas together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GoalMeasure {
    /// The share of cases within a term, 0 to 1.
    Share(DeadlineId, GoalBasis),
    /// A number of cases or of terms.
    Number(Counted),
}

/// Over which terms the share of a goal is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GoalBasis {
    /// Those that ended in the period, whether the work was finished or not.
    Due,
    /// Those of which the work was finished in the period.
    Finished,
    /// Those that run at a moment.
    Open,
}

/// A value that misses the limit by less than this is the limit: four of five is 0.8.
const ROUNDING: f64 = 1e-12;

impl Goal {
    /// Does it hold with this value of its measure?
    pub fn holds(&self, value: f64) -> bool {
        match self.comparison {
            Comparison::Above => value > self.limit + ROUNDING,
            Comparison::AtLeast => value >= self.limit - ROUNDING,
            Comparison::Below => value < self.limit - ROUNDING,
            Comparison::AtMost => value <= self.limit + ROUNDING,
        }
    }

    /// Is it met by large values rather than by small ones?
    pub fn wants_more(&self) -> bool {
        matches!(self.comparison, Comparison::Above | Comparison::AtLeast)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Count, StageId};

    #[test]
    fn four_of_five_is_at_least_80_percent_and_not_above_it() {
        let goal = |comparison| Goal {
            measure: GoalMeasure::Share(DeadlineId(0), GoalBasis::Due),
            comparison,
            limit: 0.8,
        };
        for share in [4.0 / 5.0, 0.1 + 0.7, 1.0 - 0.2] {
            assert!(goal(Comparison::AtLeast).holds(share));
            assert!(!goal(Comparison::Above).holds(share));
            assert!(goal(Comparison::AtMost).holds(share));
            assert!(!goal(Comparison::Below).holds(share));
        }
        assert!(!goal(Comparison::AtLeast).holds(0.799));
    }

    #[test]
    fn a_goal_wants_more_or_less() {
        let goal = |comparison| Goal {
            measure: GoalMeasure::Number(Counted::Cases(Count::Waiting(StageId(0)))),
            comparison,
            limit: 40.0,
        };
        assert!(goal(Comparison::AtLeast).wants_more());
        assert!(!goal(Comparison::Below).wants_more());
    }
}

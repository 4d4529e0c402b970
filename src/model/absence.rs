//! `Absence`: leave and sickness, as a study describes them.

use crate::random::Law;
use crate::time::Span;

/// When staff are away. Productive hours per year already contain the average: absence only moves them in time. A
/// role that is productive in every open hour has no such average, and loses the hours of its absence.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Absence {
    /// Holidays that people choose.
    pub leave: Option<Leave>,
    /// Illness.
    pub sickness: Option<Sickness>,
    /// An absence that has lasted this long sends the worker's open cases back to the list; none means that they
    /// wait for the worker.
    pub hand_back_after: Option<Span>,
}

/// Leave, taken in whole weeks.
#[derive(Clone, PartialEq, Debug)]
pub struct Leave {
    /// Weeks in a calendar year.
    pub weeks: f64,
    /// Relative weights of the months, January first.
    pub months: [f64; 12],
}

/// Spells of illness.
#[derive(Clone, PartialEq, Debug)]
pub struct Sickness {
    /// The share of days on which a worker is ill, over an average year, 0 to 1.
    pub share: f64,
    /// The length of a spell, in days.
    pub spell: Law,
    /// Relative risk to fall ill in each month, January first.
    pub months: [f64; 12],
    /// How the risk follows the work pressure; none means that it does not.
    pub pressure: Option<Pressure>,
}

/// The loop from a long list to illness to a longer list.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Pressure {
    /// Cases waiting in the stages of a worker's team that are borne without harm.
    pub waiting: f64,
    /// For each time that number on top of it the risk rises by this part: at 0.5, twice the number means a risk
    /// one and a half times as large.
    pub factor: f64,
}

impl Leave {
    /// More weeks than half a year are a slip of the pen.
    pub const MOST_WEEKS: f64 = 26.0;
}

impl Sickness {
    /// A larger share is no average of a year.
    pub const MOST_SHARE: f64 = 0.5;
}

impl Pressure {
    /// How much larger the risk to fall ill is while so many cases wait.
    pub fn on_risk(&self, waiting: f64) -> f64 {
        1.0 + self.factor * (waiting / self.waiting - 1.0).max(0.0)
    }
}

//! Spells of illness: their length in days.

use super::laws::{Spread, drawn, possible};
use crate::config::law::{LawText, ShapeText};
use crate::config::log::ProblemLog;
use crate::config::problem::Problem;
use crate::config::quantity::{Length, LengthUnit};
use crate::random::Law;

/// The law of the length of a spell in days. A length alone is the mean of an exponential law: most spells are short
/// and a few very long. Nothing when there is no such law, which is told.
pub(super) fn spell(written: &LawText<Length>, log: &ProblemLog) -> Option<Law> {
    if written.shape.values().any(|length| days(length).is_none()) {
        let problem = Problem::new("an illness takes no account of the calendar")
            .at(written.place, "elapsed time is expected")
            .hint("write the length in hours, days or weeks: `\"3 weeks\"`".to_owned());
        return log.refuse(problem);
    }
    let in_days = written.shape.map(|length| days(length).unwrap_or_default());
    match &in_days {
        ShapeText::Mean {
            law: None,
            mean,
            cv: None,
        } => possible(Law::exponential(mean.value), written.place, log),
        shape => drawn(shape, written.place, Spread::NONE, log),
    }
}

/// The length in days; none when it is counted on a calendar.
fn days(length: Length) -> Option<f64> {
    let in_a_day = match length.unit {
        LengthUnit::Minutes => 1440.0,
        LengthUnit::Hours => 24.0,
        LengthUnit::Days => 1.0,
        LengthUnit::Weeks => return Some(7.0 * length.amount),
        LengthUnit::WorkingDays | LengthUnit::Months => return None,
    };
    Some(length.amount / in_a_day)
}

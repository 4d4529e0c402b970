//! Lengths of time during which nobody works on a case: external waits and planned moments.

use super::laws::{Spread, drawn, stand_in};
use crate::config::law::{LawText, ShapeText};
use crate::config::log::ProblemLog;
use crate::config::problem::Problem;
use crate::config::quantity::{Length, LengthUnit};
use crate::config::source::Place;
use crate::model::Delay;
use crate::random::Law;
use crate::time::Span;

/// What a delay is counted on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Counting {
    /// Elapsed time, in seconds.
    Elapsed,
    /// Working days of the work calendar.
    WorkingDays,
    /// Months of the calendar.
    Months,
}

/// A wait with or without spread.
pub(super) fn wait(written: &LawText<Length>, log: &ProblemLog) -> Delay {
    delay(&written.shape, written.place, log).unwrap_or_else(|| Delay::Elapsed(stand_in()))
}

/// The law of a length of which only the size matters, in a unit of time: a working day counts as 7/5 of a day and a
/// month as 30.4 days. A length alone spreads as `spread` says.
pub(super) fn in_units_of(
    unit: Span,
    written: &LawText<Length>,
    spread: Spread,
    log: &ProblemLog,
) -> Law {
    let seconds = |length: Length| fixed(length).expected().seconds() as f64;
    let in_units = written
        .shape
        .map(|length| seconds(length) / unit.seconds() as f64);
    drawn(&in_units, written.place, spread, log).unwrap_or_else(stand_in)
}

/// A length without spread.
pub(super) fn fixed(length: Length) -> Delay {
    let (counting, amount) = counted(length);
    let law = || Law::fixed(amount).expect("a length is finite and not negative");
    match counting {
        Counting::Elapsed => Delay::Elapsed(law()),
        Counting::WorkingDays => Delay::WorkingDays(law()),
        Counting::Months => Delay::Months(amount as u32),
    }
}

fn delay(shape: &ShapeText<Length>, place: Place, log: &ProblemLog) -> Option<Delay> {
    if let ShapeText::Mean {
        law: None,
        mean,
        cv: None,
    } = shape
    {
        return Some(fixed(mean.value));
    }
    let mut countings = shape.values().map(|length| counted(length).0);
    let counting = countings.next()?;
    if countings.any(|other| other != counting) {
        let problem = Problem::new("a law over lengths that are counted in different ways")
            .at(place, "these cannot be compared")
            .because("minutes, hours, days and weeks are elapsed time; working days and months are counted on a calendar");
        return log.refuse(problem);
    }
    let in_one_unit = shape.map(|length| counted(length).1);
    let law = drawn(&in_one_unit, place, Spread::NONE, log)?;
    match (counting, law.fixed_value()) {
        (Counting::Elapsed, _) => Some(Delay::Elapsed(law)),
        (Counting::WorkingDays, _) => Some(Delay::WorkingDays(law)),
        (Counting::Months, Some(months)) => Some(Delay::Months(months as u32)),
        (Counting::Months, None) => {
            let problem = Problem::new("a number of months has no spread")
                .at(place, "months are counted whole")
                .hint("write the lengths in days or weeks".to_owned());
            log.refuse(problem)
        }
    }
}

/// The length in seconds, working days or months.
fn counted(length: Length) -> (Counting, f64) {
    let (counting, unit) = match length.unit {
        LengthUnit::Minutes => (Counting::Elapsed, 60.0),
        LengthUnit::Hours => (Counting::Elapsed, 3600.0),
        LengthUnit::Days => (Counting::Elapsed, 86_400.0),
        LengthUnit::Weeks => (Counting::Elapsed, 604_800.0),
        LengthUnit::WorkingDays => (Counting::WorkingDays, 1.0),
        LengthUnit::Months => (Counting::Months, 1.0),
    };
    (counting, length.amount * unit)
}

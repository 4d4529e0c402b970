//! Lengths of time during which nobody works on a case: external waits and planned moments.

use super::laws::{Spread, drawn, stand_in};
use crate::config::law::{LawText, ShapeText};
use crate::config::log::ProblemLog;
use crate::config::problem::Problem;
use crate::config::quantity::{Length, LengthUnit};
use crate::config::source::Place;
use crate::model::Delay;
use crate::random::Law;

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
    delay(&written.shape, written.place).unwrap_or_else(|problem| {
        log.tell(problem);
        Delay::Elapsed(stand_in())
    })
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

fn delay(shape: &ShapeText<Length>, place: Place) -> Result<Delay, Problem> {
    if let ShapeText::Mean {
        law: None,
        mean,
        cv: None,
    } = shape
    {
        return Ok(fixed(mean.value));
    }
    let countings: Vec<Counting> = shape.values().map(|length| counted(length).0).collect();
    let counting = countings[0];
    if countings.iter().any(|other| *other != counting) {
        let problem = Problem::new("a law over lengths that are counted in different ways");
        return Err(problem
            .at(place, "these cannot be compared")
            .because("minutes, hours, days and weeks are elapsed time; working days and months are counted on a calendar"));
    }
    let in_one_unit = shape.map(|length| counted(length).1);
    let law = drawn(&in_one_unit, place, Spread::NONE)?;
    match counting {
        Counting::Elapsed => Ok(Delay::Elapsed(law)),
        Counting::WorkingDays => Ok(Delay::WorkingDays(law)),
        Counting::Months => match law.fixed_value() {
            Some(months) => Ok(Delay::Months(months as u32)),
            None => Err(Problem::new("a number of months has no spread")
                .at(place, "months are counted whole")
                .hint("write the lengths in days or weeks".to_owned())),
        },
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

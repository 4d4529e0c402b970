//! When staff are away.

use super::context::Context;
use super::delays;
use super::laws::Spread;
use crate::config::law::LawText;
use crate::config::problem::Problem;
use crate::config::quantity::{Length, LengthUnit};
use crate::config::source::Placed;
use crate::config::study::absence::{AbsenceText, LeaveText, PressureText, SicknessText};
use crate::model::{Absence, Leave, Pressure, Sickness};
use crate::random::Law;
use crate::time::Span;

/// The absence of the study, when it describes any.
pub(super) fn absence(context: &Context<'_>) -> Option<Absence> {
    let AbsenceText {
        leave,
        sickness,
        hand_back_after,
        pressure,
    } = &context.text.absence.as_ref()?.value;
    let pressure = pressure.as_ref();
    Some(Absence {
        leave: leave.as_ref().map(|leave| of_leave(&leave.value)),
        sickness: sickness
            .as_ref()
            .map(|sickness| of_sickness(context, &sickness.value, pressure)),
        hand_back_after: hand_back_after.and_then(|length| whole_days(context, length)),
    })
}

/// The part of an average year in which a worker is neither on leave nor ill. Absence that cannot be is told by the
/// model, and takes no part here.
pub(super) fn present_share(absence: Option<&Absence>) -> f64 {
    let leave = absence
        .and_then(|absence| absence.leave.as_ref())
        .filter(|leave| leave.weeks <= Leave::MOST_WEEKS);
    let sickness = absence
        .and_then(|absence| absence.sickness.as_ref())
        .filter(|sickness| sickness.share <= Sickness::MOST_SHARE);
    let on_leave = leave.map_or(0.0, |leave| leave.weeks * 7.0 / 365.25);
    let ill = sickness.map_or(0.0, |sickness| sickness.share);
    (1.0 - on_leave) * (1.0 - ill)
}

fn of_leave(written: &LeaveText) -> Leave {
    Leave {
        weeks: written.weeks,
        months: weights(written.months.as_deref()),
    }
}

/// The length of a spell of illness in days. A length alone is exponential: no two illnesses last equally long.
pub(super) fn spell(context: &Context<'_>, written: &LawText<Length>) -> Law {
    let day = Span::from_days(1);
    delays::in_units_of(day, written, Spread::MEMORYLESS, context.log)
}

fn of_sickness(
    context: &Context<'_>,
    written: &SicknessText,
    pressure: Option<&PressureText>,
) -> Sickness {
    Sickness {
        share: written.share,
        spell: spell(context, &written.spell),
        months: weights(written.months.as_deref()),
        pressure: pressure.map(|written| Pressure {
            waiting: written.waiting,
            factor: written.factor,
        }),
    }
}

/// Weights as they are written, or equal ones.
fn weights(written: Option<&[f64]>) -> [f64; 12] {
    let written = written.and_then(|weights| weights.try_into().ok());
    written.unwrap_or([1.0; 12])
}

fn whole_days(context: &Context<'_>, written: Placed<Length>) -> Option<Span> {
    let Length { amount, unit } = written.value;
    let days = match unit {
        LengthUnit::Days => amount,
        LengthUnit::Weeks => amount * 7.0,
        _ => 0.0,
    };
    if days < 1.0 || days.fract() != 0.0 {
        let problem = Problem::new("an absence is counted in whole days")
            .hint("write for example `\"4 weeks\"` or `\"10 days\"`".to_owned());
        context.tell(problem, written.place, "at least one day is expected");
        return None;
    }
    Some(Span::from_days(days as i64))
}

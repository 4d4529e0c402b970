//! Leave and sickness as they are written.

use toml::de::DeValue;

use crate::config::collection::{list_of_exactly, placed, table};
use crate::config::law::{LawText, law_of};
use crate::config::problem::Problem;
use crate::config::quantity::{Length, length};
use crate::config::scalar::{not_negative, positive, share};
use crate::config::source::Placed;
use crate::config::table::{Keys, read_table};
use crate::config::value::Value;

/// `[absence]`.
#[derive(Debug)]
pub(in crate::config) struct AbsenceText {
    pub(in crate::config) leave: Option<Placed<LeaveText>>,
    pub(in crate::config) sickness: Option<Placed<SicknessText>>,
    pub(in crate::config) hand_back_after: Option<Placed<Length>>,
    /// Only beside sickness.
    pub(in crate::config) pressure: Option<PressureText>,
}

/// `leave = { .. }`.
#[derive(Debug)]
pub(in crate::config) struct LeaveText {
    /// In a calendar year.
    pub(in crate::config) weeks: f64,
    /// Twelve weights, January first.
    pub(in crate::config) months: Option<Vec<f64>>,
}

/// `sickness = { .. }`.
#[derive(Debug)]
pub(in crate::config) struct SicknessText {
    /// Of the days of an average year.
    pub(in crate::config) share: f64,
    pub(in crate::config) spell: LawText<Length>,
    /// Twelve weights, January first.
    pub(in crate::config) months: Option<Vec<f64>>,
}

/// `pressure = { .. }`.
#[derive(Debug)]
pub(in crate::config) struct PressureText {
    /// Cases that are borne without harm.
    pub(in crate::config) waiting: f64,
    pub(in crate::config) factor: f64,
}

pub(super) fn absence(value: Value<'_>) -> Option<Placed<AbsenceText>> {
    match value.content {
        DeValue::Table(table) if table.is_empty() => value.refuse(
            "`absence` says nothing",
            "`leave` or `sickness` is expected here",
        ),
        _ => placed(|value| read_table(value, absence_keys))(value),
    }
}

fn absence_keys(keys: &mut Keys<'_>) -> Option<AbsenceText> {
    let leave = keys.optional("leave", placed(table(leave)));
    let sickness = keys.optional("sickness", placed(table(sickness)));
    let hand_back_after = keys.optional("hand_back_after", placed(length));
    let pressure = keys.optional("pressure", placed(table(pressure)));
    if let Some(pressure) = &pressure
        && !keys.has("sickness")
    {
        let problem = Problem::new("`pressure` without `sickness`")
            .at(pressure.place, "this raises a risk that is not there")
            .hint(
                "write for example `sickness = { share = 0.07, spell = \"3 weeks\" }`".to_owned(),
            );
        keys.log().tell(problem);
    }
    Some(AbsenceText {
        leave,
        sickness,
        hand_back_after,
        pressure: pressure.map(|pressure| pressure.value),
    })
}

fn leave(keys: &mut Keys<'_>) -> Option<LeaveText> {
    let weeks = keys.required("weeks", not_negative);
    let months = keys.optional("months", list_of_exactly(12, not_negative));
    Some(LeaveText {
        weeks: weeks?,
        months,
    })
}

fn sickness(keys: &mut Keys<'_>) -> Option<SicknessText> {
    let share = keys.required("share", share);
    let spell = keys.required("spell", law_of(length));
    let months = keys.optional("months", list_of_exactly(12, not_negative));
    Some(SicknessText {
        share: share?,
        spell: spell?,
        months,
    })
}

fn pressure(keys: &mut Keys<'_>) -> Option<PressureText> {
    let waiting = keys.required("waiting", positive);
    let factor = keys.required("factor", not_negative);
    Some(PressureText {
        waiting: waiting?,
        factor: factor?,
    })
}

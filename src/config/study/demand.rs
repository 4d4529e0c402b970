//! Arrivals as they are written.

use toml::de::DeValue;

use crate::config::collection::{list_of_exactly, one_or_more, placed, table};
use crate::config::law::{LawText, cluster_law};
use crate::config::quantity::{Rate, rate};
use crate::config::scalar::{date, not_negative, number, positive, share, text};
use crate::config::source::Placed;
use crate::config::table::Keys;
use crate::config::value::Value;
use crate::time::Day;

/// `[arrivals.NAME]`.
#[derive(Debug)]
pub(in crate::config) struct ArrivalsText {
    /// The stage they enter.
    pub(in crate::config) to: Placed<String>,
    /// Drawn by chance from a rate, or else replayed.
    pub(in crate::config) rate: Option<Placed<RateText>>,
    /// The file of arrivals that happened, as seen from the folder of the study.
    pub(in crate::config) replay: Option<Placed<String>>,
    /// Per year, compounding, after the last step.
    pub(in crate::config) growth: Option<Placed<f64>>,
    /// Twelve weights, January first.
    pub(in crate::config) months: Option<Placed<Vec<f64>>>,
    /// Seven weights, Monday first.
    pub(in crate::config) weekdays: Option<Placed<Vec<f64>>>,
    /// Variance-to-mean ratio of daily counts.
    pub(in crate::config) dispersion: Option<Placed<f64>>,
    pub(in crate::config) cluster: Option<LawText<f64>>,
    pub(in crate::config) urgent: Option<Placed<f64>>,
    /// Is there a rate or a replay, readable or not?
    pub(in crate::config) says_whence: bool,
}

/// A rate that stays as it is, or changes from given dates.
#[derive(Debug)]
pub(in crate::config) enum RateText {
    Constant(Rate),
    /// At least one.
    Steps(Vec<(Placed<Day>, Rate)>),
}

pub(super) fn arrivals(keys: &mut Keys<'_>) -> Option<ArrivalsText> {
    let to = keys.required("to", placed(text));
    let rate = keys.optional("rate", placed(rate_text));
    let replay = keys.optional("replay", placed(text));
    let growth = keys.optional("growth", placed(number));
    let months = keys.optional("months", placed(list_of_exactly(12, not_negative)));
    let weekdays = keys.optional("weekdays", placed(list_of_exactly(7, not_negative)));
    let dispersion = keys.optional("dispersion", placed(positive));
    let cluster = keys.optional("cluster", cluster_law);
    let urgent = keys.optional("urgent", placed(share));
    let says_whence = keys.has("rate") || keys.has("replay");
    Some(ArrivalsText {
        to: to?,
        rate,
        replay,
        growth,
        months,
        weekdays,
        dispersion,
        cluster,
        urgent,
        says_whence,
    })
}

fn rate_text(value: Value<'_>) -> Option<RateText> {
    match value.content {
        DeValue::Array(_) => one_or_more(table(step))(value).map(RateText::Steps),
        _ => rate(value).map(RateText::Constant),
    }
}

fn step(keys: &mut Keys<'_>) -> Option<(Placed<Day>, Rate)> {
    let from = keys.required("from", placed(date));
    let value = keys.required("value", rate);
    Some((from?, value?))
}

//! What was measured in reality, as it is written.

use crate::config::collection::{one_of, placed};
use crate::config::problem::Problem;
use crate::config::quantity::{Length, length};
use crate::config::scalar::{date, not_negative, positive, share, text};
use crate::config::source::Placed;
use crate::config::table::Keys;
use crate::model::{ObservedBasis, ObservedDuration, ObservedFlow, ObservedPart, ObservedStock};
use crate::time::Day;

/// `[[observed]]`.
#[derive(Debug)]
pub(in crate::config) struct ObservedText {
    /// A deadline, a stage or arrivals, as the measure asks.
    pub(in crate::config) of: Placed<String>,
    pub(in crate::config) measure: MeasureText,
    pub(in crate::config) area: Option<Placed<String>>,
    pub(in crate::config) source: Option<String>,
}

/// What was measured, with the keys that belong to it.
#[derive(Debug)]
pub(in crate::config) enum MeasureText {
    ShareInTime {
        basis: ObservedBasis,
        during: DaysText,
        value: f64,
    },
    Stock {
        stock: ObservedStock,
        date: Placed<Day>,
        value: f64,
    },
    Duration {
        duration: ObservedDuration,
        lengths: LengthsText,
    },
    Clock {
        lengths: LengthsText,
    },
    Flow {
        flow: ObservedFlow,
        during: DaysText,
        value: f64,
    },
    Received {
        during: DaysText,
        value: f64,
    },
}

/// What was told of lengths of time that ended on certain days.
#[derive(Debug)]
pub(in crate::config) struct LengthsText {
    pub(in crate::config) part: ObservedPart,
    pub(in crate::config) during: DaysText,
    pub(in crate::config) value: Length,
}

/// `from` and `until`.
#[derive(Clone, Copy, Debug)]
pub(in crate::config) struct DaysText {
    pub(in crate::config) from: Placed<Day>,
    pub(in crate::config) until: Placed<Day>,
}

/// The measures by name.
#[derive(Clone, Copy)]
enum Measure {
    ShareInTime,
    Stock(ObservedStock),
    Duration(ObservedDuration),
    Clock,
    Flow(ObservedFlow),
    Received,
}

const MEASURES: [(&str, Measure); 11] = [
    ("share_in_time", Measure::ShareInTime),
    ("waiting", Measure::Stock(ObservedStock::Waiting)),
    ("in_hand", Measure::Stock(ObservedStock::InHand)),
    ("wait", Measure::Duration(ObservedDuration::Wait)),
    ("stage", Measure::Duration(ObservedDuration::Stage)),
    (
        "since_received",
        Measure::Duration(ObservedDuration::SinceReceived),
    ),
    ("clock", Measure::Clock),
    ("received", Measure::Received),
    ("entered", Measure::Flow(ObservedFlow::Entered)),
    ("started", Measure::Flow(ObservedFlow::Started)),
    ("completed", Measure::Flow(ObservedFlow::Completed)),
];

const BASES: [(&str, ObservedBasis); 2] = [
    ("due", ObservedBasis::Due),
    ("finished", ObservedBasis::Finished),
];

/// Asks only for the keys that belong to the measure, so that another measure's key is told as unknown.
pub(super) fn observed(keys: &mut Keys<'_>) -> Option<ObservedText> {
    let measure = keys.required("measure", one_of(&MEASURES));
    let of = keys.required("of", placed(text));
    let area = keys.optional("area", placed(text));
    let source = keys.optional("source", text);
    let Some(measure) = measure else {
        keys.ignore(&[
            "from", "until", "date", "basis", "quantile", "slowest", "value",
        ]);
        return None;
    };
    let measure = match measure {
        Measure::ShareInTime => share_in_time(keys),
        Measure::Stock(stock) => stock_on(keys, stock),
        Measure::Duration(duration) => {
            lengths_in(keys).map(|lengths| MeasureText::Duration { duration, lengths })
        }
        Measure::Clock => lengths_in(keys).map(|lengths| MeasureText::Clock { lengths }),
        Measure::Flow(flow) => number_in(keys).map(|(during, value)| MeasureText::Flow {
            flow,
            during,
            value,
        }),
        Measure::Received => {
            number_in(keys).map(|(during, value)| MeasureText::Received { during, value })
        }
    };
    Some(ObservedText {
        of: of?,
        measure: measure?,
        area,
        source,
    })
}

fn share_in_time(keys: &mut Keys<'_>) -> Option<MeasureText> {
    let basis = keys.optional("basis", one_of(&BASES));
    let during = days(keys);
    let value = keys.required("value", share);
    Some(MeasureText::ShareInTime {
        basis: basis.unwrap_or(ObservedBasis::Due),
        during: during?,
        value: value?,
    })
}

fn stock_on(keys: &mut Keys<'_>, stock: ObservedStock) -> Option<MeasureText> {
    let date = keys.required("date", placed(date));
    let value = keys.required("value", not_negative);
    Some(MeasureText::Stock {
        stock,
        date: date?,
        value: value?,
    })
}

fn lengths_in(keys: &mut Keys<'_>) -> Option<LengthsText> {
    let part = part_of_lengths(keys);
    let during = days(keys);
    let value = keys.required("value", length);
    Some(LengthsText {
        part: part?,
        during: during?,
        value: value?,
    })
}

/// `quantile` or `slowest`, one of the two.
fn part_of_lengths(keys: &mut Keys<'_>) -> Option<ObservedPart> {
    let slowest = keys.optional("slowest", placed(positive));
    let Some(slowest) = slowest else {
        let quantile = keys.required("quantile", placed(positive))?;
        let hint = "`quantile = 0.5` and a `value` say that half took at most so long";
        return below_one(keys, "quantile", quantile, hint).map(ObservedPart::Quantile);
    };
    if let Some(quantile) = keys.optional("quantile", placed(positive)) {
        let problem = Problem::new("`slowest` and `quantile` of one observation")
            .with(slowest.place, "this is one")
            .at(quantile.place, "and this is another")
            .hint("write an `[[observed]]` for each".to_owned());
        return keys.log().refuse(problem);
    }
    let hint =
        "`slowest = 0.25` and a `value` say that the slowest quarter took so long on average";
    below_one(keys, "slowest", slowest, hint).map(ObservedPart::Slowest)
}

fn below_one(keys: &mut Keys<'_>, name: &str, share: Placed<f64>, hint: &str) -> Option<f64> {
    if share.value < 1.0 {
        return Some(share.value);
    }
    let problem = Problem::new(format!("`{name}` must be below 1"))
        .at(share.place, "this is out of range")
        .hint(hint.to_owned());
    keys.log().refuse(problem)
}

fn number_in(keys: &mut Keys<'_>) -> Option<(DaysText, f64)> {
    let during = days(keys);
    let value = keys.required("value", not_negative);
    Some((during?, value?))
}

fn days(keys: &mut Keys<'_>) -> Option<DaysText> {
    let from = keys.required("from", placed(date));
    let until = keys.required("until", placed(date));
    Some(DaysText {
        from: from?,
        until: until?,
    })
}

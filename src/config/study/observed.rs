//! What was measured in reality, as it is written.

use crate::config::collection::{one_of, placed};
use crate::config::problem::Problem;
use crate::config::quantity::{Length, length};
use crate::config::scalar::{date, not_negative, positive, share, text};
use crate::config::source::Placed;
use crate::config::table::Keys;
use crate::model::{ObservedBasis, ObservedDuration, ObservedFlow, ObservedStock};
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
        quantile: f64,
        during: DaysText,
        value: Length,
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
    Flow(ObservedFlow),
    Received,
}

const MEASURES: [(&str, Measure); 10] = [
    ("share_in_time", Measure::ShareInTime),
    ("waiting", Measure::Stock(ObservedStock::Waiting)),
    ("in_hand", Measure::Stock(ObservedStock::InHand)),
    ("wait", Measure::Duration(ObservedDuration::Wait)),
    ("stage", Measure::Duration(ObservedDuration::Stage)),
    (
        "since_received",
        Measure::Duration(ObservedDuration::SinceReceived),
    ),
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
        keys.ignore(&["from", "until", "date", "basis", "quantile", "value"]);
        return None;
    };
    let measure = match measure {
        Measure::ShareInTime => share_in_time(keys),
        Measure::Stock(stock) => stock_on(keys, stock),
        Measure::Duration(duration) => duration_in(keys, duration),
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

fn duration_in(keys: &mut Keys<'_>, duration: ObservedDuration) -> Option<MeasureText> {
    let quantile = keys.required("quantile", placed(positive));
    let during = days(keys);
    let value = keys.required("value", length);
    let quantile = quantile?;
    if quantile.value >= 1.0 {
        let problem = Problem::new("`quantile` must be below 1")
            .at(quantile.place, "this is out of range")
            .hint("`quantile = 0.5` and a `value` say that half took at most so long".to_owned());
        return keys.log().refuse(problem);
    }
    Some(MeasureText::Duration {
        duration,
        quantile: quantile.value,
        during: during?,
        value: value?,
    })
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

//! The numbers that may be fitted to what was measured, as they are written.

use crate::config::collection::{one_or_more, placed, range_of_two};
use crate::config::scalar::{positive, text};
use crate::config::source::Placed;
use crate::config::table::Keys;

/// `[[fit]]`.
#[derive(Debug)]
pub(in crate::config) struct FitText {
    /// The keys that hold the number; at least one.
    pub(in crate::config) keys: Vec<Placed<String>>,
    pub(in crate::config) low: f64,
    /// Above `low`.
    pub(in crate::config) high: f64,
    /// From one value to the next; any value when left out.
    pub(in crate::config) step: Option<Placed<f64>>,
}

pub(super) fn fit(keys: &mut Keys<'_>) -> Option<FitText> {
    let key = keys.required("key", one_or_more(placed(text)));
    let range = keys.required("range", range_of_two);
    let step = keys.optional("step", placed(positive));
    let [low, high] = range?.value;
    Some(FitText {
        keys: key?,
        low,
        high,
        step,
    })
}

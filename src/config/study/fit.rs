//! The numbers that may be fitted to what was measured, as they are written.

use crate::config::collection::{list_of_exactly, one_or_more, placed};
use crate::config::problem::Problem;
use crate::config::scalar::{number, text};
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
}

pub(super) fn fit(keys: &mut Keys<'_>) -> Option<FitText> {
    let key = keys.required("key", one_or_more(placed(text)));
    let range = keys.required("range", placed(list_of_exactly(2, number)));
    let range = range?;
    let (low, high) = (range.value[0], range.value[1]);
    if low >= high {
        let problem = Problem::new("`range` has no room")
            .at(
                range.place,
                "the second number must be larger than the first",
            )
            .hint("write for example `range = [4, 9]`".to_owned());
        return keys.log().refuse(problem);
    }
    Some(FitText {
        keys: key?,
        low,
        high,
    })
}

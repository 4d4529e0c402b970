//! The numbers that nobody knows, as they are written.

use crate::config::collection::{one_of, placed, range_of_two};
use crate::config::problem::Problem;
use crate::config::scalar::{number, text};
use crate::config::source::Placed;
use crate::config::table::Keys;

/// `[[uncertain]]`.
#[derive(Debug)]
pub(in crate::config) struct UncertainText {
    pub(in crate::config) key: Placed<String>,
    pub(in crate::config) title: Option<String>,
    pub(in crate::config) range: Placed<[f64; 2]>,
    pub(in crate::config) law: RangeLawText,
    /// Where it is most likely; only for laws that have such a place.
    pub(in crate::config) mode: Option<Placed<f64>>,
    pub(in crate::config) step: Option<Placed<f64>>,
    /// What moves the other way by as much.
    pub(in crate::config) against: Option<Placed<String>>,
}

/// How likely the parts of a range are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::config) enum RangeLawText {
    Uniform,
    Triangular,
    Pert,
}

const LAWS: [(&str, RangeLawText); 3] = [
    ("uniform", RangeLawText::Uniform),
    ("triangular", RangeLawText::Triangular),
    ("pert", RangeLawText::Pert),
];

pub(super) fn uncertain(keys: &mut Keys<'_>) -> Option<UncertainText> {
    let key = keys.required("key", placed(text));
    let title = keys.optional("title", text);
    let range = keys.required("range", range_of_two);
    let has_law = keys.has("law");
    let law = keys.optional("law", one_of(&LAWS));
    let is_wrong = has_law && law.is_none();
    let law = law.unwrap_or(RangeLawText::Triangular);
    let mode = match keys.optional("mode", placed(number)) {
        Some(mode) if law == RangeLawText::Uniform => {
            let problem = Problem::new("a uniform law has no `mode`")
                .at(mode.place, "no value is more likely than another")
                .hint("leave `mode` out, or write `law = \"triangular\"`".to_owned());
            return keys.log().refuse(problem);
        }
        mode => mode,
    };
    let step = keys.optional("step", placed(number));
    let against = keys.optional("against", placed(text));
    let step = match step {
        Some(step) if step.value <= 0.0 => {
            let problem = Problem::new("`step` must be above 0");
            return keys
                .log()
                .refuse(problem.at(step.place, "this is out of range"));
        }
        step => step,
    };
    if is_wrong {
        return None;
    }
    Some(UncertainText {
        key: key?,
        title,
        range: range?,
        law,
        mode,
        step,
        against,
    })
}

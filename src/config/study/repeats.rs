//! Repeat contact as it is written.

use crate::config::collection::{one_or_more, placed};
use crate::config::law::{LawText, law_of};
use crate::config::quantity::{Length, length};
use crate::config::scalar::{share, text};
use crate::config::source::Placed;
use crate::config::table::Keys;

/// `[followup]`.
#[derive(Debug)]
pub(in crate::config) struct FollowUpText {
    pub(in crate::config) share: f64,
    /// The stage of the administrative work.
    pub(in crate::config) stage: Placed<String>,
    /// All of them when left out.
    pub(in crate::config) arrivals: Option<Vec<Placed<String>>>,
}

/// `[rereport]`.
#[derive(Debug)]
pub(in crate::config) struct RereportText {
    pub(in crate::config) share: f64,
    /// From closing to the new report.
    pub(in crate::config) delay: LawText<Length>,
    /// All of them when left out.
    pub(in crate::config) arrivals: Option<Vec<Placed<String>>>,
}

pub(super) fn follow_up(keys: &mut Keys<'_>) -> Option<FollowUpText> {
    let share = keys.required("share", share);
    let stage = keys.required("stage", placed(text));
    let arrivals = keys.optional("arrivals", one_or_more(placed(text)));
    Some(FollowUpText {
        share: share?,
        stage: stage?,
        arrivals,
    })
}

pub(super) fn rereport(keys: &mut Keys<'_>) -> Option<RereportText> {
    let share = keys.required("share", share);
    let delay = keys.required("delay", law_of(length));
    let arrivals = keys.optional("arrivals", one_or_more(placed(text)));
    Some(RereportText {
        share: share?,
        delay: delay?,
        arrivals,
    })
}

//! Repeat contact: reports on households that are known.

use super::ids::{StageId, StreamId};
use super::stage::Delay;

/// A report on a household with an open case joins that case: administrative work only.
#[derive(Clone, PartialEq, Debug)]
pub struct FollowUp {
    /// The streams of which reports may join an open case.
    pub streams: Vec<StreamId>,
    /// The share of their reports that concern an open case, when there is one.
    pub share: f64,
    /// The stage that holds the administrative work.
    pub stage: StageId,
}

/// After a case is closed the household may be reported again.
#[derive(Clone, PartialEq, Debug)]
pub struct Rereport {
    /// The streams of which closed cases may come back; a new case is of the same stream.
    pub streams: Vec<StreamId>,
    /// The share of closed cases that come back.
    pub share: f64,
    /// From closing to the new report.
    pub delay: Delay,
}

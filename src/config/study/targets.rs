//! What is to be reached, as it is written.

use crate::config::collection::placed;
use crate::config::condition::{ConditionText, TargetCountText, target_condition};
use crate::config::scalar::{date, text};
use crate::config::source::Placed;
use crate::config::table::Keys;
use crate::time::Day;

/// `[target.NAME]`.
#[derive(Debug)]
pub(in crate::config) struct TargetText {
    pub(in crate::config) title: Option<String>,
    pub(in crate::config) holds: ConditionText<TargetCountText>,
    /// The end of the reported period unless set.
    pub(in crate::config) by: Option<Placed<Day>>,
}

pub(super) fn target(keys: &mut Keys<'_>) -> Option<TargetText> {
    let title = keys.optional("title", text);
    let holds = keys.required("holds", target_condition);
    let by = keys.optional("by", placed(date));
    Some(TargetText {
        title,
        holds: holds?,
        by,
    })
}

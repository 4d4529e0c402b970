//! How the workload sheet counts, as it is written.

use crate::config::collection::{Named, map_of, placed};
use crate::config::scalar::{share, text};
use crate::config::source::Placed;
use crate::config::table::Keys;

/// `[workload]`.
#[derive(Debug)]
pub(in crate::config) struct NormsText {
    /// For a role, the share of the cases of each stage.
    pub(in crate::config) average_share: Vec<Named<Vec<Named<f64>>>>,
    /// For a stage, the one with which its hours count.
    pub(in crate::config) counted_with: Vec<Named<Placed<String>>>,
}

pub(super) fn norms(keys: &mut Keys<'_>) -> Option<NormsText> {
    let average_share = keys.optional("average_share", map_of(map_of(share)));
    let counted_with = keys.optional("counted_with", map_of(placed(text)));
    Some(NormsText {
        average_share: average_share.unwrap_or_default(),
        counted_with: counted_with.unwrap_or_default(),
    })
}

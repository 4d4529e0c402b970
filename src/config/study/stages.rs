//! Stages, their work and their routes as they are written.

use super::study_text::Names;
use crate::config::collection::{Named, list_of, map_of, names_to, placed, table};
use crate::config::law::{LawText, law_of};
use crate::config::quantity::{Length, length};
use crate::config::scalar::{flag, positive, share, text, whole_from};
use crate::config::source::Placed;
use crate::config::table::Keys;

/// Where cases go, with the share of each way; `closed` ends the case.
pub(in crate::config) type SharesText = Placed<Vec<Named<Placed<f64>>>>;

/// `[stage.NAME]`.
#[derive(Debug)]
pub(in crate::config) struct StageText {
    pub(in crate::config) title: Option<String>,
    /// A role, or `same`.
    pub(in crate::config) owner: Option<Placed<String>>,
    pub(in crate::config) keeps_owner: Option<Placed<bool>>,
    pub(in crate::config) work: Vec<PieceText>,
    pub(in crate::config) next: SharesText,
    /// Shares of their own for the arrivals of a name.
    pub(in crate::config) next_of: Names<SharesText>,
}

/// A piece of work of a stage.
#[derive(Debug)]
pub(in crate::config) struct PieceText {
    pub(in crate::config) role: Placed<String>,
    pub(in crate::config) hours: LawText<f64>,
    pub(in crate::config) share: Option<Placed<f64>>,
    pub(in crate::config) slices: Option<Placed<u64>>,
    pub(in crate::config) wait: Option<LawText<Length>>,
    /// After entry into the stage.
    pub(in crate::config) at: Option<Placed<Length>>,
}

pub(super) fn stage(keys: &mut Keys<'_>) -> Option<StageText> {
    let title = keys.optional("title", text);
    let owner = keys.optional("owner", placed(text));
    let keeps_owner = keys.optional("keeps_owner", placed(flag));
    let work = keys.required("work", list_of(table(piece)));
    let next = keys.required("next", placed(map_of(placed(share))));
    let next_of = keys.optional("next_of", names_to(placed(map_of(placed(share)))));
    Some(StageText {
        title,
        owner,
        keeps_owner,
        work: work?,
        next: next?,
        next_of: next_of.unwrap_or_default(),
    })
}

fn piece(keys: &mut Keys<'_>) -> Option<PieceText> {
    let role = keys.required("role", placed(text));
    let hours = keys.required("hours", law_of(positive));
    let share = keys.optional("share", placed(share));
    let slices = keys.optional("slices", placed(whole_from(1)));
    let wait = keys.optional("wait", law_of(length));
    let at = keys.optional("at", placed(length));
    Some(PieceText {
        role: role?,
        hours: hours?,
        share,
        slices,
        wait,
        at,
    })
}

//! The tables of a study as they are written, each value with its place; names are not looked up yet.

pub(super) mod absence;
pub(super) mod changes;
pub(super) mod demand;
pub(super) mod fit;
pub(super) mod money;
pub(super) mod norms;
pub(super) mod observed;
pub(super) mod opening;
pub(super) mod period;
pub(super) mod repeats;
pub(super) mod scenarios;
pub(super) mod staff;
pub(super) mod stages;
pub(super) mod study_text;
pub(super) mod targets;
pub(super) mod terms;
pub(super) mod uncertain;

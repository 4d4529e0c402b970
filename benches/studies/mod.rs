//! The organisations that are timed.

mod gooi_en_vechtstreek;
mod laboratory;
mod parts;

pub(crate) use gooi_en_vechtstreek::gooi_en_vechtstreek;
pub(crate) use laboratory::laboratory;

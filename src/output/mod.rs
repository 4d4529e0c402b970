//! Room.
pub mod charts;

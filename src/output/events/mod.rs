//! The event log of chosen replications, as CSV and as XES, for programs that mine processes.

mod columns;
mod log;
mod rows;
mod xes;

pub(super) use log::{EVENTS, EventFiles, LogError};

//! One run: advance the clock, do what is due, start what can start. Tells facts to an [`Observer`]; knows no
//! file, no scenario, no thread, no language and no statistic over runs.

mod observer;

pub use observer::{CaseNumber, Fact, Observer};

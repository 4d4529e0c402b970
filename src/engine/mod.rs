//! One run: advance the clock, do what is due, start what can start. Tells facts to an [`Observer`]; knows no
//! file, no scenario, no thread, no language and no statistic over runs.

mod arrivals;
mod cases;
mod dispatch;
mod error;
mod event;
mod future_events;
mod observer;
mod roster;
mod routing;
mod running_clocks;
mod simulation;
mod work;
mod work_queue;

pub use error::EngineError;
pub use observer::{CaseNumber, Fact, Observer, StaffState};
pub use simulation::simulate;

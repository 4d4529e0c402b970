//! One run: advance the clock, do what is due, start what can start. Tells facts to an [`Observer`]; knows no
//! file, no scenario, no thread, no language and no statistic over runs.

mod absences;
mod arrivals;
mod attribution;
mod cases;
mod causes;
mod changes;
mod dispatch;
mod error;
mod event;
mod future_events;
mod halted;
mod lines;
mod observer;
mod open_clock;
mod opening;
mod overtaken;
mod people;
mod repeats;
mod roster;
mod routing;
mod rules;
mod running_clocks;
mod simulation;
mod staff;
mod stage_plan;
mod work;
mod work_queue;

pub use causes::{Cause, Causes};
pub use error::EngineError;
pub use halted::{HaltedRun, simulate_until};
pub use observer::{CaseNumber, Fact, Observer, StaffState};
pub use simulation::simulate;

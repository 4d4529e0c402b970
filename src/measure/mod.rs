//! Facts of one run become its measures of performance. Knows one run; nothing of ranges over runs, files or
//! languages.

mod activities;
#[cfg(test)]
mod by_hand;
mod causes;
mod clock_times;
mod collector;
mod counterparts;
mod counts;
mod course;
mod durations;
mod event_log;
#[cfg(test)]
pub(crate) mod facts;
mod flow;
mod hires;
mod memory;
mod payroll;
mod period;
mod productive_clock;
mod run_measures;
mod scope;
#[cfg(test)]
pub(crate) mod small_model;
mod stage_tally;
mod stock;
mod term_tally;
mod terms;
mod workload;

pub use activities::{Activities, Activity, ActivityKind, Work};
pub use causes::CauseDays;
pub use clock_times::ClockSummary;
pub use collector::Collector;
pub use counterparts::Counterparts;
pub use course::Course;
pub use durations::{DurationMeasure, DurationSummary};
pub use event_log::EventLog;
pub use flow::FlowCounts;
pub use hires::HireWeeks;
pub use memory::{bytes_of_run, bytes_while_running};
pub use period::{Period, PeriodKind, Periods};
pub use run_measures::RunMeasures;
pub use scope::Scope;
pub use stock::{StockMeasure, stock_dates};
pub use terms::{Basis, TermCounts};
pub use workload::Hours;

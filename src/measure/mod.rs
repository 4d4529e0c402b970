//! Facts of one run become its measures of performance. Knows one run; nothing of ranges over runs, files or
//! languages.

mod activities;
#[cfg(test)]
mod by_hand;
mod causes;
mod collector;
mod counterparts;
mod counts;
mod durations;
mod event_log;
#[cfg(test)]
pub(crate) mod facts;
mod flow;
mod hires;
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
pub use collector::Collector;
pub use counterparts::Counterparts;
pub use durations::{DurationMeasure, DurationSummary};
pub use event_log::EventLog;
pub use flow::FlowCounts;
pub use hires::HireWeeks;
pub use period::{Period, PeriodKind, Periods};
pub use run_measures::RunMeasures;
pub use scope::Scope;
pub use stock::{StockMeasure, stock_dates};
pub use terms::{Basis, TermCounts};
pub use workload::Hours;

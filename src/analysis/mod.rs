//! What the runs of a study say, with ranges: plain typed data, not a word of any language.

mod across_runs;
mod backtest;
#[cfg(test)]
mod by_hand;
mod caution;
mod costs;
mod deadlines;
mod durations;
mod fairness;
mod findings;
mod flow;
mod foreseen;
mod hires;
mod load;
mod names;
mod post;
mod replications;
mod stock;
mod traffic;
mod workload;

pub use backtest::{Backtest, BacktestRow, Coverage, Fit, Simulated, backtest};
pub use caution::Caution;
pub use costs::{CostItem, CostRow};
pub use deadlines::{DeadlineRow, ShareEstimate};
pub use durations::{DurationEstimates, DurationRow};
pub use fairness::FairnessRow;
pub use findings::{Findings, ScenarioFindings, findings};
pub use flow::FlowRow;
pub use hires::HireRow;
pub use load::{LoadRow, StaticLoad, VisitsRow, static_load};
pub use post::Post;
pub use replications::{ReplicationRow, ReplicationValue, replication_rows};
pub use stock::{StockPoint, StockSeries};
pub use workload::WorkloadRow;

//! What the runs of a study say, with ranges: plain typed data, not a word of any language.

mod across_runs;
#[cfg(test)]
mod by_hand;
mod caution;
mod costs;
mod deadlines;
mod durations;
mod findings;
mod flow;
mod load;
mod post;
mod replications;
mod stock;
mod traffic;
mod workload;

pub use caution::Caution;
pub use costs::CostRow;
pub use deadlines::{DeadlineRow, ShareEstimate};
pub use durations::{DurationEstimates, DurationRow};
pub use findings::{Findings, ScenarioFindings, findings};
pub use flow::FlowRow;
pub use load::{LoadRow, StaticLoad, VisitsRow, static_load};
pub use post::Post;
pub use replications::{ReplicationRow, ReplicationValue, replication_rows};
pub use stock::{StockPoint, StockSeries};
pub use workload::WorkloadRow;

//! What the runs of a study say, with ranges: plain typed data, not a word of any language.

mod across_runs;
mod amounts;
mod backtest;
#[cfg(test)]
mod by_hand;
mod causes;
mod caution;
mod clearance;
mod clock_times;
mod comparison;
mod costs;
mod deadlines;
mod durations;
mod fairness;
mod findings;
mod flow;
mod foreseen;
mod goal;
mod hires;
mod load;
mod money;
mod names;
mod overdue;
mod post;
mod replications;
mod size;
mod staffing;
mod stock;
mod targets;
mod traffic;
mod unknowns;
mod warm_up;
mod workload;
mod worksheet;

pub use amounts::Amounts;
pub use backtest::{Backtest, BacktestRow, Coverage, Fit, Simulated, backtest};
pub use causes::{CauseRow, Obstacle};
pub use caution::Caution;
pub use clearance::ClearanceRow;
pub use clock_times::{ClockDays, ClockRow, Spread};
pub use comparison::{Compared, ComparisonRow};
pub use costs::{CostItem, CostRow, Nature};
pub use deadlines::{DeadlineRow, ShareEstimate};
pub use durations::{DurationEstimates, DurationRow};
pub use fairness::FairnessRow;
pub use findings::{Findings, ScenarioFindings, findings};
pub use flow::FlowRow;
pub use goal::Gauge;
pub use hires::HireRow;
pub use load::{LoadRow, StaticLoad, VisitsRow, static_load};
pub use money::{AgainstBaseline, AvoidedLate, MoneyRow};
pub use overdue::OverdueSeries;
pub use post::Post;
pub use replications::{ReplicationRow, ReplicationValue, replication_rows};
pub use size::{Answer, Question, SizeDoubt, SizeError, SizeProgress, Sizing, Try, Varied, size};
pub use staffing::StaffingRow;
pub use stock::{StockPoint, StockSeries};
pub use targets::{FirstDates, TargetRow};
pub use unknowns::{Effect, KeyMeasure, Part, SpreadRow};
pub use warm_up::{ListCourse, Rest, WarmUp, warm_up};
pub use workload::WorkloadRow;
pub use worksheet::{
    ExpenseLine, MoneyLine, PostLine, Product, RoleNeed, SheetYear, Worksheet, worksheet,
};

//! Tables: findings as tidy CSV, one row a fact, the same bytes on every platform.

mod backtest;
mod cases;
mod comparison;
mod dialect;
mod field;
mod fit;
mod money;
mod replications;
mod staff;
mod table;
mod targets;
mod terms;
mod tries;
mod unknowns;
mod warm_up;
mod worksheet;

#[cfg(test)]
mod tests;

pub(super) use backtest::backtest;
pub use dialect::Dialect;
pub(super) use fit::fit;
pub(super) use table::{TABLES, UNKNOWNS};
pub(super) use tries::write_tries;
pub(super) use unknowns::write_draws;
pub(super) use warm_up::warm_up;
pub(super) use worksheet::write_worksheets;

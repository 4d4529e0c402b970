//! Queueing theory: the second source the simulator is held against. Knows nothing of the simulator.
//!
//! Every rate is per unit of time and every length of time is in that same unit; the caller chooses the unit.
//! Each function is itself tested: against printed values, or against another road to the same number.

pub(crate) mod agreement;
pub(crate) mod blocked_tandem;
pub(crate) mod case_manager;
pub(crate) mod jackson_network;
pub(crate) mod markov_chain;
pub(crate) mod station;
pub(crate) mod time_varying;
pub(crate) mod varying_servers;
pub(crate) mod weekend;

//! Queueing theory: the second source the simulator is held against. Ground floor: knows nothing of the simulator.
//!
//! Every rate is per unit of time and every length of time is in that same unit; the caller chooses the unit.
//! Each function is itself tested: against printed values, or against another road to the same number. A function fails
//! on what has no answer, such as the steady state of a station with more work than time.

mod blocked_tandem;
mod case_manager;
#[cfg(test)]
mod check;
mod jackson_network;
mod markov_chain;
mod station;
mod time_varying;
mod varying_servers;
mod weekend;

pub use blocked_tandem::{BlockedTandem, BlockedTandemMeans};
pub use case_manager::{CaseManager, CaseManagerMeans};
pub use jackson_network::{Node, mean_time_in_network, stations};
pub use station::{
    Lognormal, Station, mean_wait_clustered, mean_wait_single_server, mean_waits_by_priority,
};
pub use time_varying::{RateStep, expected_in_service, expected_in_service_under};
pub use varying_servers::{Stretch, expected_number};
pub use weekend::{WeekendStation, WeeklyCycle};

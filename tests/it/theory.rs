//! The simulator against queueing theory. Each case has at least 30 replications; their mean lies within 3.5 standard
//! errors of the theory, and a standard error is at most 1% of it.
//!
//! The unit of time is the day. Work of 2.4 hours is a tenth of one, for whoever works 24 hours a day.

mod capacity;
mod case_manager;
mod coverage;
mod impulse;
mod laboratory;
mod many_servers;
mod networks;
mod paired;
mod pooling;
mod priorities;
mod several_servers;
mod single_server;
mod weekend;

//! The program against what is known without it: queueing theory, the law, traces made by hand, and itself on other
//! threads. Every expected number names its second source.

mod battery;
mod calendars;
mod chance;
mod changing;
mod check;
mod hours;
mod laboratory;
mod long_run;
mod networks;
mod one_list;
mod sameness;
mod tables;
mod traces;
mod wrong;

pub use battery::{Proof, verify};
pub use check::{Check, Found, Rule, Section, Text, Verdict};
pub use laboratory::{laboratory, laboratory_in, one_station};
pub use long_run::{LongRun, LongWaits, WaitsByArea, WaitsByUrgency};
pub use networks::{FEEDBACK, FEEDBACK_ARRIVALS, TANDEM, feedback_nodes};
pub use tables::Tables;

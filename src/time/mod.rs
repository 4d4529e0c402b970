//! Instants, dates, calendars and terms. Ground floor: knows nothing of cases or staff. Home of `jiff`.

mod sim_time;

pub use sim_time::{DAY, Day, SimTime, Span};

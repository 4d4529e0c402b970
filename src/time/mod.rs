//! Instants, dates, calendars and terms. Ground floor: knows nothing of cases or staff. Home of `jiff`.

mod productive_time;
mod sim_time;
mod work_calendar;

pub use productive_time::{HoursPerYear, ProductiveTime};
pub use sim_time::{DAY, Day, SimTime, Span};
pub use work_calendar::{OpenWindow, WorkCalendar};

//! Instants, dates, calendars and terms. Ground floor: knows nothing of cases or staff. Home of `jiff`.

mod holidays;
mod legal_calendar;
mod productive_time;
mod sim_time;
mod term;
mod work_calendar;

pub use holidays::{Holidays, dutch_holidays};
pub use legal_calendar::LegalCalendar;
pub use productive_time::{HoursPerYear, ProductiveTime};
pub use sim_time::{DAY, Day, SimTime, Span};
pub use term::{Term, TermUnit, plain_due};
pub use work_calendar::{OpenWindow, WorkCalendar};

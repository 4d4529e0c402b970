//! The words around charts: titles that say what was found, what the marks mean, and what is seen there in words.

mod areas;
mod beside;
mod cleared;
mod contacts;
mod load;
mod overview;
mod setting;
mod share_in_time;
mod three_ways;
mod time_by_cause;
mod utilisation;
mod waiting_list;
mod weeks;

pub(in crate::output) use areas::AreasStory;
pub(in crate::output) use beside::Beside;
pub(in crate::output) use cleared::Clearances;
pub(in crate::output) use contacts::ContactsStory;
pub(in crate::output) use load::LoadStory;
pub(in crate::output) use overview::{Differs, OverviewStory};
pub(in crate::output) use setting::Setting;
pub(in crate::output) use share_in_time::{ShareStory, Verdict};
pub(in crate::output) use three_ways::ThreeWaysStory;
pub(in crate::output) use time_by_cause::TimeStory;
pub(in crate::output) use utilisation::UtilisationStory;
pub(in crate::output) use waiting_list::{Course, ListStory, StaffStory};
pub(in crate::output) use weeks::WeeksStory;

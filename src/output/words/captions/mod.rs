//! The words around charts: titles that say what was found, what the marks mean, and what is seen there in words.

mod beside;
mod setting;
mod share_in_time;
mod time_by_cause;
mod utilisation;
mod waiting_list;

pub(in crate::output) use beside::Beside;
pub(in crate::output) use setting::Setting;
pub(in crate::output) use share_in_time::{ShareStory, Verdict};
pub(in crate::output) use time_by_cause::TimeStory;
pub(in crate::output) use utilisation::UtilisationStory;
pub(in crate::output) use waiting_list::{Course, ListStory};

//! From what was written to what is simulated: names become ids, quantities become laws, dates become calendars. One
//! file a subject. A part that is wrong is told and replaced by a stand-in, so that the rest is still checked.

mod absence;
mod assumptions;
mod beside;
mod calendars;
mod change_kinds;
mod changes;
mod context;
mod deadlines;
mod delays;
mod demand;
mod faults;
mod fit;
mod laws;
mod money;
mod names;
mod norms;
mod observed;
mod open_cases;
mod opening;
mod period;
mod repeats;
mod replay;
mod rows;
mod staff;
mod stages;
mod study;
mod targets;
#[cfg(test)]
mod tests;
mod uncertain;

pub(super) use beside::FilesBeside;
pub(super) use study::resolve;

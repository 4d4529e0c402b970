//! Stories whose timetable was worked out by hand and stands in the test as a drawing. One file a subject.
//!
//! In a drawing a letter is work on that case, `.` is waiting and a blank is nobody's time. March 2021 began on a
//! Monday; Easter was on Sunday 4 April. The office is open from nine to five on weekdays unless the story says
//! otherwise.

mod absence;
mod caseload;
mod causes;
mod changes;
mod hand_over;
mod office_hours;
mod opening;
mod order;
mod owners;
mod planned_moments;
mod repeats;
mod routes;
mod slices;
mod staff;
mod story;
mod terms;
mod ties;
mod triggers;
mod who_takes_it;

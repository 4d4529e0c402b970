//! Figures: findings as charts, with titles that say what was found.

mod drawing;
mod figure;
mod file_names;
mod marks;
mod shares_in_time;
mod time_by_cause;
mod utilisation;
mod waiting_lists;

#[cfg(test)]
mod tests;

pub(super) use figure::{Figure, figures};

//! Figures: findings as charts, with titles that say what was found.

mod contacts;
mod drawing;
mod figure;
mod file_names;
mod lists_by_area;
mod loads;
mod marks;
mod numbers;
mod of_deadline;
mod overview;
mod shares_in_time;
mod staff_steps;
mod three_ways;
mod time_by_cause;
mod utilisation;
mod waiting_lists;
mod weeks_to_finish;

#[cfg(test)]
mod tests;

pub(super) use figure::{Figure, FigureKind, figures, figures_of_letter};

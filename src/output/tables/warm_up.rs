//! The course of every list in the pilot for the warm-up.

use std::io;

use super::field::{cases, known};
use crate::analysis::{ListCourse, Rest, WarmUp};
use crate::model::Model;

/// The columns; `settled` is empty where it cannot be told.
const COLUMNS: [&str; 6] = [
    "stage",
    "measure",
    "day",
    "mean",
    "moving_average",
    "settled",
];

/// Writes every day of every list, one a row.
///
/// # Errors
/// When `to` cannot be written.
pub(in crate::output) fn warm_up(
    found: &WarmUp,
    model: &Model,
    to: impl io::Write,
) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(to);
    writer.write_record(COLUMNS)?;
    for list in &found.lists {
        let stage = list.stage.map_or("all", |stage| &model.stage(stage).name);
        for (day, mean) in list.cases.iter().enumerate() {
            writer.write_record([
                stage.to_owned(),
                list.measure.key().to_owned(),
                day.to_string(),
                cases(*mean),
                known(list.moving_average.get(day), |average| cases(*average)),
                settled(list, day),
            ])?;
        }
    }
    writer.flush()
}

fn settled(list: &ListCourse, day: usize) -> String {
    match list.rest {
        Rest::After(days) => (day as i32 >= days).to_string(),
        Rest::Never => "false".to_owned(),
        Rest::Small | Rest::Unclear => String::new(),
    }
}

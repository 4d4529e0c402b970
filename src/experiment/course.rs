//! Runs a model to see the course of its lists.

use super::error::ExperimentError;
use super::listen::listen;
use crate::engine::EngineError;
use crate::measure::{Course, StockMeasure};
use crate::model::{Model, StageId};

/// The cases of every stage on every simulated day and the day after, the mean over so many replications: first those that
/// wait for the first stage, then those in hand there, then those of the next stage.
///
/// # Errors
/// When a run fails, or the threads cannot be started.
pub fn course(
    model: &Model,
    seed: u64,
    replications: u32,
    threads: Option<usize>,
) -> Result<Vec<Vec<f64>>, ExperimentError<EngineError>> {
    let courses = listen("baseline", model, seed, replications, threads, || {
        Course::new(model)
    })?;
    let courses: Vec<Course> = courses.into_iter().map(Course::finish).collect();
    let stages = (0..model.stages().len()).map(StageId::from);
    let series = stages.flat_map(|stage| StockMeasure::ALL.map(|measure| (stage, measure)));
    Ok(series
        .map(|(stage, measure)| mean_course(&courses, stage, measure))
        .collect())
}

/// Day by day the mean over the runs.
fn mean_course(courses: &[Course], stage: StageId, measure: StockMeasure) -> Vec<f64> {
    let mut sums: Vec<f64> = Vec::new();
    for course in courses {
        for (day, cases) in course.of(stage, measure).enumerate() {
            if day == sums.len() {
                sums.push(0.0);
            }
            sums[day] += cases;
        }
    }
    let count = courses.len().max(1) as f64;
    sums.iter().map(|sum| sum / count).collect()
}

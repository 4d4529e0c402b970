//! The warm-up that a study needs, from a pilot of its baseline.

use super::load::{LoadRow, static_load};
use crate::engine::EngineError;
use crate::experiment::{ExperimentError, course};
use crate::measure::StockMeasure;
use crate::model::{Model, StageId, Study};
use crate::stats::{Truncation, mser_5, welch};
use crate::time::Day;

/// Replications of the pilot; their mean is judged.
const REPLICATIONS: u32 = 20;
/// The years that the pilot takes at first, and how often these are doubled while a list has not come to rest.
const YEARS: i16 = 4;
const DOUBLINGS: u32 = 2;
/// So many days to either side are averaged for the eye: thirteen weeks, so that no day of the week weighs more.
const WINDOW: usize = 45;
/// A list of fewer cases than this, on average in the second half of the pilot, is left out of the judgement.
const ONE_CASE: f64 = 1.0;
/// A difference that is larger than this part of a list, and larger than one case, is one that matters.
const DRIFT: f64 = 0.05;

/// The warm-up that a study needs: after how long its lists no longer show that they began empty.
///
/// The pilot holds the organisation still as it is on the first reported day ([`Model::held_still`]): lists that follow the
/// seasons or dated changes never come to rest, and what is asked is how long an empty start is remembered.
#[derive(Clone, PartialEq, Debug)]
pub struct WarmUp {
    /// How long the pilot was, in years.
    pub years: i16,
    /// How often it was run.
    pub replications: u32,
    /// All stages together first, then each stage; waiting before in hand.
    pub lists: Vec<ListCourse>,
    /// The staff of whom more is asked than there is on that day, with the load of the first year of the pilot. The lists before
    /// them grow for ever.
    pub shortages: Vec<LoadRow>,
    /// The first day that is simulated in the study.
    pub given: Day,
    /// The first day that is reported.
    pub from: Day,
}

/// A list in the pilot, day by day.
#[derive(Clone, PartialEq, Debug)]
pub struct ListCourse {
    /// The stage; none for all together.
    pub stage: Option<StageId>,
    /// Waiting or in hand.
    pub measure: StockMeasure,
    /// The mean over the replications at 00:00 of each day.
    pub cases: Vec<f64>,
    /// The moving average of Welch; shorter by its window.
    pub moving_average: Vec<f64>,
    /// When it comes to rest.
    pub rest: Rest,
}

/// When a list comes to rest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rest {
    /// After so many days.
    After(i32),
    /// It is at rest in the second half of the pilot, but the rule does not tell since when: it varies too much.
    Unclear,
    /// It still changed in the last quarter of the pilot.
    Never,
    /// It holds less than one case, which is no list.
    Small,
}

impl WarmUp {
    /// The warm-up that is needed, in whole months; none when a list does not come to rest.
    pub fn months(&self) -> Option<i32> {
        let days = self.lists.iter().map(|list| match list.rest {
            Rest::After(days) => Some(days),
            Rest::Small | Rest::Unclear => Some(0),
            Rest::Never => None,
        });
        let days: Vec<i32> = days.collect::<Option<_>>()?;
        let longest = days.into_iter().max()?;
        let mut months = 0;
        while self.from - self.from.plus_months(-months) < longest {
            months += 1;
        }
        Some(months)
    }

    /// After how many days the last of the lists of single stages that come to rest does so.
    pub fn last_rest(&self) -> Option<i32> {
        let single = self.lists.iter().filter(|list| list.stage.is_some());
        let days = single.filter_map(|list| match list.rest {
            Rest::After(days) => Some(days),
            _ => None,
        });
        days.max()
    }

    /// The day on which a warm-up of that length begins.
    pub fn proposed(&self) -> Option<Day> {
        self.months().map(|months| self.from.plus_months(-months))
    }

    /// Does the study begin too late for its lists to be filled?
    pub fn is_short(&self) -> Option<bool> {
        self.proposed().map(|proposed| self.given > proposed)
    }
}

/// Runs a pilot of the baseline and judges when its lists come to rest. `None` when the study begins with the cases that are
/// open, so that it does not begin empty, or when the organisation cannot be held still as it is on the first reported day.
///
/// # Errors
/// When a run fails, or the threads cannot be started.
pub fn warm_up(
    study: &Study,
    threads: Option<usize>,
) -> Result<Option<WarmUp>, ExperimentError<EngineError>> {
    let Some(baseline) = study.scenarios.first() else {
        return Ok(None);
    };
    let model = &baseline.model;
    if !model.opening().is_empty() {
        return Ok(None);
    }
    let mut years = YEARS;
    loop {
        let Ok(still) = model.held_still(years) else {
            return Ok(None);
        };
        let shortages = shortages(&still);
        let lists = lists(
            &still,
            course(&still, study.plan.seed, REPLICATIONS, threads)?,
        );
        let any = |rest| lists.iter().any(|list| list.rest == rest);
        // What grows for ever does not come to rest in a longer pilot either.
        let may_rest = any(Rest::Unclear) || any(Rest::Never) && shortages.is_empty();
        if !may_rest || years >= YEARS << DOUBLINGS {
            return Ok(Some(WarmUp {
                years,
                replications: REPLICATIONS,
                lists,
                shortages,
                given: model.start(),
                from: model.from(),
            }));
        }
        years *= 2;
    }
}

/// The staff of whom more is asked than there is, in the first whole year.
fn shortages(model: &Model) -> Vec<LoadRow> {
    let rows = static_load(model).rows;
    let Some(year) = rows.iter().map(|row| row.year).find(is_whole_year) else {
        return Vec::new();
    };
    let rows = rows.into_iter();
    rows.filter(|row| row.year == year && row.is_structural_shortage())
        .collect()
}

fn is_whole_year(year: &crate::measure::Period) -> bool {
    year.first().plus_months(12) == year.end()
}

/// Every list of the pilot, from the courses of the stages in their order.
fn lists(model: &Model, courses: Vec<Vec<f64>>) -> Vec<ListCourse> {
    let together = StockMeasure::ALL.map(|measure| {
        let of_measure = courses.iter().skip(measure as usize).step_by(2);
        (None, measure, sum(of_measure))
    });
    let stages = (0..model.stages().len()).map(StageId::from);
    let series = stages.flat_map(|stage| StockMeasure::ALL.map(|measure| (Some(stage), measure)));
    let each = series
        .zip(courses)
        .map(|((stage, measure), cases)| (stage, measure, cases));
    // All together is the only list where there is one stage.
    let together = together.into_iter().filter(|_| model.stages().len() > 1);
    together
        .collect::<Vec<_>>()
        .into_iter()
        .chain(each)
        .map(|(stage, measure, cases)| ListCourse {
            stage,
            measure,
            rest: rest(&cases, &welch(&cases, WINDOW)),
            moving_average: welch(&cases, WINDOW),
            cases,
        })
        .collect()
}

fn sum<'a>(courses: impl Iterator<Item = &'a Vec<f64>>) -> Vec<f64> {
    courses.fold(Vec::new(), |sums, course| {
        let sum = |(day, cases): (usize, &f64)| sums.get(day).unwrap_or(&0.0) + cases;
        course.iter().enumerate().map(sum).collect()
    })
}

/// When a list comes to rest: MSER-5 tells what to leave out so that the mean of years is known best, which may leave some of
/// the way up in; a first reported day asks for more, that the moving average has come up to that mean.
fn rest(cases: &[f64], moving_average: &[f64]) -> Rest {
    let mean = |cases: &[f64]| cases.iter().sum::<f64>() / cases.len() as f64;
    let (third, last) = cases[cases.len() / 2..].split_at(cases.len() / 4);
    let (third, last) = (mean(third), mean(last));
    if (third + last) / 2.0 < ONE_CASE {
        return Rest::Small;
    }
    match mser_5(cases) {
        Some(Truncation::After(days)) => {
            let level = mean(&cases[days..]);
            let is_up = |average: &f64| (average - level).abs() <= ONE_CASE.max(DRIFT * level);
            let up = moving_average.iter().position(is_up);
            up.map_or(Rest::Unclear, |up| Rest::After(days.max(up) as i32))
        }
        Some(Truncation::Undecided) | None => {
            let is_at_rest = (last - third).abs() < ONE_CASE.max(DRIFT * third);
            if is_at_rest {
                Rest::Unclear
            } else {
                Rest::Never
            }
        }
    }
}

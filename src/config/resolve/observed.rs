//! What was measured in reality.

use super::context::Context;
use super::delays;
use super::period::Period;
use crate::config::problem::Problem;
use crate::config::source::Placed;
use crate::config::study::observed::{DaysText, LengthsText, MeasureText, ObservedText};
use crate::model::{Days, DeadlineId, Observed, ObservedMeasure};
use crate::time::Day;

/// What was measured. Without a period nothing is said of dates; `positions` are those of the deadlines of the model.
pub(super) fn observed(
    context: &Context<'_>,
    period: Option<Period>,
    positions: &[usize],
) -> Vec<Observed> {
    let written = context.text.observed.iter();
    written
        .filter_map(|written| {
            check_dates(context, written, period);
            measured(context, written, positions)
        })
        .collect()
}

fn measured(
    context: &Context<'_>,
    written: &ObservedText,
    positions: &[usize],
) -> Option<Observed> {
    let area = match &written.area {
        None => Some(None),
        Some(area) => context.area(area).map(Some),
    };
    let (measure, value) = match written.measure {
        MeasureText::ShareInTime {
            basis,
            during,
            value,
        } => {
            let measure = ObservedMeasure::ShareInTime {
                deadline: deadline(context, &written.of, positions)?,
                basis,
                during: days(during),
            };
            (measure, value)
        }
        MeasureText::Stock { stock, date, value } => {
            let measure = ObservedMeasure::Stock {
                stock,
                stage: context.stage(&written.of)?,
                date: date.value,
            };
            (measure, value)
        }
        MeasureText::Duration {
            duration,
            ref lengths,
        } => {
            let measure = ObservedMeasure::Duration {
                duration,
                stage: context.stage(&written.of)?,
                part: lengths.part,
                during: days(lengths.during),
            };
            (measure, in_days(lengths))
        }
        MeasureText::Clock { ref lengths } => {
            let measure = ObservedMeasure::Clock {
                deadline: deadline(context, &written.of, positions)?,
                part: lengths.part,
                during: days(lengths.during),
            };
            (measure, in_days(lengths))
        }
        MeasureText::Flow {
            flow,
            during,
            value,
        } => {
            let measure = ObservedMeasure::Flow {
                flow,
                stage: context.stage(&written.of)?,
                during: days(during),
            };
            (measure, value)
        }
        MeasureText::Received { during, value } => {
            let measure = ObservedMeasure::Received {
                stream: context.stream(&written.of)?,
                during: days(during),
            };
            (measure, value)
        }
    };
    Some(Observed {
        measure,
        area: area?,
        value,
        source: written.source.clone(),
    })
}

/// The deadline of the model that is written as `name`.
fn deadline(
    context: &Context<'_>,
    name: &Placed<String>,
    positions: &[usize],
) -> Option<DeadlineId> {
    let written = context.deadline(name)?;
    let position = positions.iter().position(|known| *known == written)?;
    Some(position.into())
}

fn in_days(lengths: &LengthsText) -> f64 {
    delays::fixed(lengths.value).expected().days()
}

fn days(written: DaysText) -> Days {
    Days {
        from: written.from.value,
        until: written.until.value,
    }
}

/// Only what is simulated, warm-up included, can be compared.
fn check_dates(context: &Context<'_>, written: &ObservedText, period: Option<Period>) {
    let (from, until) = match written.measure {
        MeasureText::Stock { date, .. } => (date, date),
        MeasureText::ShareInTime { during, .. }
        | MeasureText::Duration {
            lengths: LengthsText { during, .. },
            ..
        }
        | MeasureText::Clock {
            lengths: LengthsText { during, .. },
        }
        | MeasureText::Flow { during, .. }
        | MeasureText::Received { during, .. } => {
            if during.until.value <= during.from.value {
                let problem = Problem::new("the observation ends before it begins")
                    .with(during.from.place, "it begins here")
                    .hint("`until` is the first day after it".to_owned());
                context.tell(problem, during.until.place, "this is not later");
                return;
            }
            (during.from, during.until)
        }
    };
    let Some(period) = period else { return };
    let outside = |day: &&Placed<Day>| day.value < period.start || day.value > period.until;
    if let Some(day) = [&from, &until].into_iter().find(outside) {
        let problem = Problem::new("an observation outside the simulated period")
            .because(format!(
                "it is simulated from {} until {}",
                period.start, period.until
            ))
            .hint("let the period and its `warm_up` hold it, or leave it out".to_owned());
        context.tell(problem, day.place, "this is not simulated");
    }
}

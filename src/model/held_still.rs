//! A model as it is on one day, held still: what is left to see is how lists come to rest.

use super::absence::Absence;
use super::arrivals::{ArrivalStream, Rate, RateProfile, RateStep, Source};
use super::change::{Change, ChangeKind, During};
use super::fault::Fault;
use super::model::{Model, ModelParts};
use crate::random::DailyCount;
use crate::time::Day;

impl Model {
    /// The organisation as it is on the first reported day, started empty on that day and held still for so many years.
    ///
    /// As many cases arrive in every year as in the year of that day, without seasons; what happened is replayed at its mean
    /// rate. Staff are absent in any month alike. Changes that hold on that day by date hold all the time; others do not
    /// come.
    ///
    /// # Errors
    /// What is wrong with the organisation then: somebody may be missing who is still to be hired.
    pub fn held_still(&self, years: i16) -> Result<Model, Vec<Fault>> {
        let parts = self.parts();
        let day = parts.from;
        let until = day.plus_months(12 * i32::from(years));
        // Work and planned moments that end after the period are to be known too.
        let last_year = until.year() + 3;
        let streams = parts.streams.iter();
        let changes = parts.changes.iter();
        let without_seasons = |absence: &Absence| without_seasons(absence);
        Model::new(ModelParts {
            start: day,
            from: day,
            until,
            work_calendar: parts.work_calendar.through(last_year),
            streams: streams.map(|stream| held_still(stream, parts)).collect(),
            absence: parts.absence.as_ref().map(without_seasons),
            usual_absence: parts.usual_absence.as_ref().map(without_seasons),
            changes: changes.filter_map(|change| held(change, day)).collect(),
            opening: Vec::new(),
            ..parts.clone()
        })
    }
}

fn held_still(stream: &ArrivalStream, parts: &ModelParts) -> ArrivalStream {
    let profile = match &stream.source {
        Source::Rate(profile) => profile.held_still(parts.from),
        Source::Replay(arrivals) => {
            let rate = arrivals.len() as f64 / f64::from(parts.until - parts.start);
            RateProfile {
                steps: vec![RateStep {
                    from: parts.from,
                    rate: Rate::PerDay(rate),
                }],
                growth: 0.0,
                months: [1.0; 12],
                weekdays: [1.0; 7],
                count: DailyCount::new(1.0).expect("a Poisson law"),
                cluster: None,
            }
        }
    };
    ArrivalStream {
        source: Source::Rate(Box::new(profile)),
        ..stream.clone()
    }
}

fn without_seasons(absence: &Absence) -> Absence {
    let mut absence = absence.clone();
    if let Some(leave) = &mut absence.leave {
        leave.months = [1.0; 12];
    }
    if let Some(sickness) = &mut absence.sickness {
        sickness.months = [1.0; 12];
    }
    absence
}

/// A change that holds on the day, without an end.
fn held(change: &Change, day: Day) -> Option<Change> {
    let During {
        from,
        until,
        trigger,
    } = &change.during;
    let has_begun = from.is_none_or(|from| from <= day);
    let has_ended = until.is_some_and(|until| until <= day);
    let holds = has_begun && !has_ended && trigger.is_none();
    let is_of_lists = !matches!(change.kind, ChangeKind::Cost { .. });
    (holds && is_of_lists).then(|| Change {
        during: During {
            from: Some(day),
            until: None,
            trigger: None,
        },
        ..change.clone()
    })
}

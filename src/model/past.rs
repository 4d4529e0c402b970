//! Which models go the same way up to a day.

use super::change::{Change, ChangeKind};
use super::ids::StreamId;
use super::model::{Model, ModelParts};
use crate::time::Day;

impl Model {
    /// Does a run of this model go as one of `other` up to the beginning of a day, in every random future?
    ///
    /// So it does when this model has all that the other has and, after it, only changes that begin on that day or
    /// later. What is needed then has to be known of the days before: whether who is hired is ill by a spell that began
    /// earlier, and how many reports came in when a condition counts them. A change of routes is never
    /// among them: it decides from the first day on which terms can still be avoided and whether cases may come twice.
    pub fn has_past_of(&self, other: &Model, day: Day) -> bool {
        let (own, others) = (self.parts(), other.parts());
        let (shared, later) = match own.changes.split_at_checked(others.changes.len()) {
            Some(changes) if same_but_for_changes(own, others) => changes,
            _ => return false,
        };
        let begins_later = |change: &Change| change.during.from.is_some_and(|from| from >= day);
        let reroutes = |change: &Change| matches!(change.kind, ChangeKind::Route { .. });
        shared == others.changes
            && later.iter().all(begins_later)
            && !later.iter().any(reroutes)
            && (illness_hangs_on_the_day_alone(others) || !later.iter().any(hires))
            && self.counts_reports_as(other)
    }

    fn counts_reports_as(&self, other: &Model) -> bool {
        let mut streams = (0..self.streams().len()).map(StreamId::from);
        streams.all(|stream| self.counts_received(stream) == other.counts_received(stream))
    }
}

fn hires(change: &Change) -> bool {
    matches!(change.kind, ChangeKind::Hire(_))
}

/// Who falls ill, and when, hangs neither on the lists nor on changes.
fn illness_hangs_on_the_day_alone(parts: &ModelParts) -> bool {
    let sickness = parts
        .absence
        .as_ref()
        .and_then(|absence| absence.sickness.as_ref());
    let is_absence = |change: &Change| matches!(change.kind, ChangeKind::Absence { .. });
    sickness.is_none_or(|sickness| sickness.pressure.is_none())
        && !parts.changes.iter().any(is_absence)
}

/// Each part is named, so that none is forgotten.
fn same_but_for_changes(a: &ModelParts, b: &ModelParts) -> bool {
    let ModelParts {
        start,
        from,
        until,
        work_calendar,
        legal_calendar,
        roles,
        stages,
        areas,
        streams,
        teams,
        deadlines,
        absence,
        usual_absence,
        changes: _,
        follow_up,
        rereport,
        opening,
    } = a;
    (*start, *from, *until) == (b.start, b.from, b.until)
        && *work_calendar == b.work_calendar
        && *legal_calendar == b.legal_calendar
        && *roles == b.roles
        && *stages == b.stages
        && *areas == b.areas
        && *streams == b.streams
        && *teams == b.teams
        && *deadlines == b.deadlines
        && *absence == b.absence
        && *usual_absence == b.usual_absence
        && *follow_up == b.follow_up
        && *rereport == b.rereport
        && *opening == b.opening
}

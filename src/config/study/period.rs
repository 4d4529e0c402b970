//! The simulated period, the runs and the two calendars as they are written.

use super::super::collection::{list_of, placed, table};
use super::super::scalar::{date, whole_from};
use super::super::source::Placed;
use super::super::table::Keys;
use super::super::week::{ClosedDays, WeekHours, closed_days, week_hours};
use crate::time::Day;

/// `[period]`.
#[derive(Debug)]
pub(in super::super) struct PeriodText {
    pub(in super::super) warm_up: Option<Placed<Day>>,
    pub(in super::super) from: Placed<Day>,
    pub(in super::super) until: Placed<Day>,
}

/// `[runs]`.
#[derive(Debug)]
pub(in super::super) struct RunsText {
    pub(in super::super) replications: Placed<u64>,
    pub(in super::super) seed: u64,
}

/// `[calendar.work]`: when staff work.
#[derive(Debug)]
pub(in super::super) struct WorkCalendarText {
    pub(in super::super) hours: WeekHours,
    pub(in super::super) closed: ClosedDays,
}

/// `[calendar.legal]`: how terms count.
#[derive(Debug)]
pub(in super::super) struct LegalCalendarText {
    pub(in super::super) holidays: ClosedDays,
    pub(in super::super) equated: Vec<Placed<Day>>,
}

pub(super) fn period(keys: &mut Keys<'_>) -> Option<PeriodText> {
    let warm_up = keys.optional("warm_up", placed(date));
    let from = keys.required("from", placed(date));
    let until = keys.required("until", placed(date));
    Some(PeriodText {
        warm_up,
        from: from?,
        until: until?,
    })
}

pub(super) fn runs(keys: &mut Keys<'_>) -> Option<RunsText> {
    let replications = keys.required("replications", placed(whole_from(1)));
    let seed = keys.required("seed", whole_from(0));
    Some(RunsText {
        replications: replications?,
        seed: seed?,
    })
}

pub(super) fn calendars(
    keys: &mut Keys<'_>,
) -> Option<(Option<WorkCalendarText>, Option<LegalCalendarText>)> {
    let work = keys.required("work", table(work_calendar));
    let legal = keys.required("legal", table(legal_calendar));
    Some((work, legal))
}

fn work_calendar(keys: &mut Keys<'_>) -> Option<WorkCalendarText> {
    let hours = keys.required("hours", week_hours);
    let closed = keys.required("closed", closed_days);
    Some(WorkCalendarText {
        hours: hours?,
        closed: closed?,
    })
}

fn legal_calendar(keys: &mut Keys<'_>) -> Option<LegalCalendarText> {
    let holidays = keys.required("holidays", closed_days);
    let equated = keys.optional("equated", list_of(placed(date)));
    Some(LegalCalendarText {
        holidays: holidays?,
        equated: equated.unwrap_or_default(),
    })
}

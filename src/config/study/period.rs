//! The simulated period, the runs and the two calendars as they are written.

use crate::config::collection::{list_of, placed, table};
use crate::config::scalar::{date, whole_from};
use crate::config::source::Placed;
use crate::config::table::Keys;
use crate::config::week::{ClosedDays, WeekHours, closed_days, week_hours};
use crate::time::Day;

/// `[period]`.
#[derive(Debug)]
pub(in crate::config) struct PeriodText {
    pub(in crate::config) warm_up: Option<Placed<Day>>,
    pub(in crate::config) from: Placed<Day>,
    pub(in crate::config) until: Placed<Day>,
}

/// `[runs]`.
#[derive(Debug)]
pub(in crate::config) struct RunsText {
    pub(in crate::config) replications: Placed<u64>,
    pub(in crate::config) seed: u64,
}

/// `[calendar.work]`: when staff work.
#[derive(Debug)]
pub(in crate::config) struct WorkCalendarText {
    pub(in crate::config) hours: WeekHours,
    pub(in crate::config) closed: ClosedDays,
}

/// `[calendar.legal]`: how terms count.
#[derive(Debug)]
pub(in crate::config) struct LegalCalendarText {
    pub(in crate::config) holidays: ClosedDays,
    pub(in crate::config) equated: Vec<Placed<Day>>,
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

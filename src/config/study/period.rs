//! The simulated period, the runs and the two calendars as they are written.

use crate::config::collection::{list_of, one_of, placed, table};
use crate::config::scalar::{date, text, whole_from};
use crate::config::source::Placed;
use crate::config::table::Keys;
use crate::config::week::{ClosedDays, WeekHours, closed_days, week_hours};
use crate::time::{Day, Holidays};

/// `[period]`.
#[derive(Debug)]
pub(in crate::config) struct PeriodText {
    pub(in crate::config) warm_up: Option<Placed<Day>>,
    pub(in crate::config) from: Placed<Day>,
    pub(in crate::config) until: Placed<Day>,
}

/// `[runs]`.
#[derive(Default, Debug)]
pub(in crate::config) struct RunsText {
    pub(in crate::config) replications: Option<Placed<u64>>,
    pub(in crate::config) seed: Option<u64>,
    /// The scenarios of a run that asks for none; none means all.
    pub(in crate::config) scenarios: Option<Vec<Placed<String>>>,
    pub(in crate::config) twins: Option<Placed<u64>>,
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
    pub(in crate::config) holidays: Holidays,
    pub(in crate::config) equated: Vec<Placed<Day>>,
}

const HOLIDAYS: [(&str, Holidays); 2] = [("nl", Holidays::Dutch), ("none", Holidays::None)];

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
    let replications = keys.optional("replications", placed(whole_from(1)));
    let seed = keys.optional("seed", whole_from(0));
    let scenarios = keys.optional("scenarios", list_of(placed(text)));
    let twins = keys.optional("twins", placed(whole_from(0)));
    Some(RunsText {
        replications,
        seed,
        scenarios,
        twins,
    })
}

pub(super) fn calendars(
    keys: &mut Keys<'_>,
) -> Option<(Option<WorkCalendarText>, Option<LegalCalendarText>)> {
    let work = keys.optional("work", table(work_calendar));
    let legal = keys.optional("legal", table(legal_calendar));
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
    let holidays = keys.required("holidays", one_of(&HOLIDAYS));
    let equated = keys.optional("equated", list_of(placed(date)));
    Some(LegalCalendarText {
        holidays: holidays?,
        equated: equated.unwrap_or_default(),
    })
}

//! `DueDates`: when the clocks of a term run out.

use super::deadline::Deadline;
use super::model::ModelParts;
use crate::time::{Day, LegalCalendar, SimTime, Span, Term, TermUnit, WorkCalendar, plain_due};

/// The ends of one term, worked out for every day on which its clock may start.
#[derive(Clone, Debug)]
pub(super) enum DueDates {
    /// A legal term ends on a day that depends only on the day on which it starts.
    ByDay {
        /// The first day of the run.
        start: Day,
        /// The end of a term that starts on each day of the run.
        due: Vec<SimTime>,
        /// The term itself, for cases that were open when the run started.
        term: Term,
    },
    /// A plain length that is the same wherever it starts.
    After(Span),
    /// A plain number of months or working days.
    Counted(Term),
}

impl DueDates {
    pub(super) fn new(parts: &ModelParts, deadline: &Deadline) -> Self {
        let amount = i64::from(deadline.term.amount());
        match (deadline.term.unit(), deadline.legal) {
            (TermUnit::Hours, _) => DueDates::After(Span::from_seconds(amount * 3600)),
            (TermUnit::Days, false) => DueDates::After(Span::from_days(amount)),
            (TermUnit::Weeks, false) => DueDates::After(Span::from_days(amount * 7)),
            (TermUnit::Months | TermUnit::WorkingDays, false) => DueDates::Counted(deadline.term),
            (_, true) => {
                let days = 0..parts.until - parts.start;
                let due = |n: i32| {
                    let day = (parts.start + n).start();
                    parts.legal_calendar.due(day, deadline.term)
                };
                DueDates::ByDay {
                    start: parts.start,
                    due: days.map(due).collect(),
                    term: deadline.term,
                }
            }
        }
    }

    /// The last second that is in time when the clock starts at `started_at`, before or in the run.
    #[inline]
    pub(super) fn due_at(
        &self,
        started_at: SimTime,
        calendar: &WorkCalendar,
        legal: &LegalCalendar,
    ) -> SimTime {
        match self {
            DueDates::ByDay { start, due, term } => {
                match usize::try_from(started_at.day() - *start) {
                    Ok(day) => due[day],
                    Err(_) => legal.due(started_at, *term),
                }
            }
            DueDates::After(length) => started_at + *length,
            DueDates::Counted(term) => {
                plain_due(started_at, *term, |day| calendar.is_working_day(day))
            }
        }
    }
}

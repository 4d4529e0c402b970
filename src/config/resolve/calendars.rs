//! The work calendar and the legal calendar.

use super::context::Context;
use super::period::Period;
use crate::config::week::{ClosedDays, WeekHours};
use crate::model::OpeningRules;
use crate::time::{DAY, Day, Holidays, LegalCalendar, OpenWindow, WorkCalendar};

/// Years that the calendar reaches past the period: work and planned moments that end after it are known too.
const YEARS_AFTER: i16 = 3;

/// When staff work: Monday to Friday from nine to five but for the Dutch holidays, unless the study says otherwise.
pub(super) fn work_calendar(context: &Context<'_>, period: Period) -> WorkCalendar {
    // Terms of cases that are open at the start have run since they were received.
    let years_open = context
        .text
        .opening
        .as_ref()
        .map_or(0, |_| OpeningRules::MOST_YEARS);
    let first = period.start.year() - 1 - years_open;
    let last = period.until.year() + YEARS_AFTER;
    match &context.text.work_calendar {
        None => WorkCalendar::new(office_hours(), is_dutch_holiday, first, last),
        Some(written) => {
            let week = windows(&written.hours);
            match &written.closed {
                ClosedDays::None => WorkCalendar::new(week, |_| false, first, last),
                ClosedDays::Dutch => WorkCalendar::new(week, is_dutch_holiday, first, last),
                ClosedDays::Dates(days) => {
                    WorkCalendar::new(week, |day| days.contains(&day), first, last)
                }
            }
        }
    }
}

/// How terms count: by the Dutch holidays, unless the study says otherwise.
pub(super) fn legal_calendar(context: &Context<'_>) -> LegalCalendar {
    match &context.text.legal_calendar {
        None => LegalCalendar::new(Holidays::Dutch, Vec::new()),
        Some(written) => {
            let equated = written.equated.iter().map(|day| day.value);
            LegalCalendar::new(written.holidays, equated.collect())
        }
    }
}

fn is_dutch_holiday(day: Day) -> bool {
    Holidays::Dutch.contains(day)
}

fn office_hours() -> [Vec<OpenWindow>; 7] {
    let nine_to_five = OpenWindow {
        from: 9 * 3600,
        to: 17 * 3600,
    };
    std::array::from_fn(|weekday| {
        if weekday < 5 {
            vec![nine_to_five]
        } else {
            Vec::new()
        }
    })
}

fn windows(hours: &WeekHours) -> [Vec<OpenWindow>; 7] {
    match hours {
        WeekHours::Always => std::array::from_fn(|_| vec![OpenWindow { from: 0, to: DAY }]),
        WeekHours::Windows(written) => std::array::from_fn(|weekday| {
            let of_day = written.iter().filter(|window| window.weekday == weekday);
            let windows = of_day.map(|window| OpenWindow {
                from: window.from_second,
                to: window.to_second,
            });
            windows.collect()
        }),
    }
}

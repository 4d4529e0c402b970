//! Terms of the Algemene termijnenwet, counted by hand on the calendar of the year.

use super::check::{Check, Section, Text};
use super::laboratory::Laboratory;
use crate::engine::EngineError;
use crate::experiment::ExperimentError;
use crate::time::{Day, Holidays, LegalCalendar, Span, Term, TermUnit};

/// A term, and the last day of it by hand.
struct Counted {
    event: (i16, i8, i8),
    term: Term,
    last: (i16, i8, i8),
    why: (&'static str, &'static str),
}

const fn counted(
    event: (i16, i8, i8),
    term: Term,
    last: (i16, i8, i8),
    why: (&'static str, &'static str),
) -> Counted {
    Counted {
        event,
        term,
        last,
        why,
    }
}

const FIVE_WORKING_DAYS: Term = Term::new(5, TermUnit::WorkingDays);
const FIVE_DAYS: Term = Term::new(5, TermUnit::Days);
const TEN_WEEKS: Term = Term::new(10, TermUnit::Weeks);

const COUNTED: [Counted; 12] = [
    counted(
        (2021, 3, 1),
        FIVE_WORKING_DAYS,
        (2021, 3, 8),
        ("de dag zelf telt niet mee", "the day itself is not counted"),
    ),
    counted(
        (2022, 4, 14),
        FIVE_WORKING_DAYS,
        (2022, 4, 25),
        ("over Pasen", "over Easter"),
    ),
    counted(
        (2022, 12, 23),
        FIVE_WORKING_DAYS,
        (2023, 1, 2),
        ("over Kerstmis", "over Christmas"),
    ),
    counted(
        (2016, 3, 24),
        FIVE_WORKING_DAYS,
        (2016, 4, 4),
        ("over Pasen", "over Easter"),
    ),
    counted(
        (2021, 3, 1),
        FIVE_DAYS,
        (2021, 3, 8),
        (
            "artikel 1: niet op zaterdag",
            "article 1: not on a Saturday",
        ),
    ),
    counted(
        (2022, 4, 14),
        FIVE_DAYS,
        (2022, 4, 20),
        (
            "artikel 2: ten minste twee gewone dagen",
            "article 2: at least two ordinary days",
        ),
    ),
    counted(
        (2022, 12, 23),
        FIVE_DAYS,
        (2022, 12, 28),
        (
            "artikel 2: ten minste twee gewone dagen",
            "article 2: at least two ordinary days",
        ),
    ),
    counted(
        (2016, 3, 24),
        FIVE_DAYS,
        (2016, 3, 30),
        (
            "artikel 2: ten minste twee gewone dagen",
            "article 2: at least two ordinary days",
        ),
    ),
    counted(
        (2022, 8, 1),
        TEN_WEEKS,
        (2022, 10, 10),
        ("een gewone maandag", "an ordinary Monday"),
    ),
    counted(
        (2021, 2, 24),
        TEN_WEEKS,
        (2021, 5, 6),
        (
            "artikel 3: niet op Bevrijdingsdag",
            "article 3: not on Liberation Day",
        ),
    ),
    counted(
        (2021, 3, 13),
        Term::new(12, TermUnit::Weeks),
        (2021, 6, 7),
        (
            "twaalf weken: nog in de wet",
            "twelve weeks: within the act",
        ),
    ),
    counted(
        (2021, 3, 6),
        Term::new(13, TermUnit::Weeks),
        (2021, 6, 5),
        (
            "artikel 4: boven twaalf weken niet",
            "article 4: not above twelve weeks",
        ),
    ),
];

/// The last day of each term.
pub(super) fn terms(_: &Laboratory) -> Result<Section, ExperimentError<EngineError>> {
    Ok(Section {
        title: Text::new("Wettelijke termijnen", "Statutory terms"),
        source: Text::new(
            "Algemene termijnenwet, artikel 1 tot en met 4, met de hand geteld op de kalender",
            "Algemene termijnenwet (general act on terms), articles 1 to 4, counted by hand on the calendar",
        ),
        checks: COUNTED.iter().map(check).collect(),
    })
}

/// A term that would end a day later than the law says.
pub(super) fn a_day_later() -> Check {
    let counted = &COUNTED[9];
    let expected = day(counted.last) + 1;
    let what = Text::new(
        "een termijn die een dag later zou eindigen",
        "a term that would end a day later",
    );
    Check::exact(what, last_day(counted), expected)
}

fn check(counted: &Counted) -> Check {
    let amount = counted.term.amount();
    let unit = match counted.term.unit() {
        TermUnit::WorkingDays => ("werkdagen", "working days"),
        TermUnit::Weeks => ("weken", "weeks"),
        _ => ("dagen", "days"),
    };
    let event = day(counted.event);
    let what = Text::new(
        format!("{amount} {} na {event} ({})", unit.0, counted.why.0),
        format!("{amount} {} after {event} ({})", unit.1, counted.why.1),
    );
    Check::exact(what, last_day(counted), day(counted.last))
}

/// What the program makes of it: the term starts at noon and may be met until the last second of a day.
fn last_day(counted: &Counted) -> Day {
    let calendar = LegalCalendar::new(Holidays::Dutch, Vec::new());
    let noon = day(counted.event).start() + Span::from_seconds(12 * 3600);
    calendar.due(noon, counted.term).day()
}

fn day((year, month, day): (i16, i8, i8)) -> Day {
    Day::new(year, month, day)
}

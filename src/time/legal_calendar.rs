//! The legal calendar: when a statutory term ends under the Algemene termijnenwet.

use std::ops::RangeInclusive;

use super::holidays::Holidays;
use super::sim_time::{Day, SimTime};
use super::term::{Term, TermUnit, plain_due};

/// What a day is to the act.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum DayKind {
    /// A Saturday, a Sunday or a holiday.
    Free,
    /// A working day that a decree has equated with a holiday: no term ends on it.
    Equated,
    /// Any other day.
    Ordinary,
}

/// The calendar by which statutory terms count.
///
/// Article numbers are those of the [Algemene termijnenwet](https://wetten.overheid.nl/BWBR0002448).
#[derive(Clone, PartialEq, Debug)]
pub struct LegalCalendar {
    holidays: Holidays,
    /// In order, for the search.
    equated: Vec<Day>,
    /// The kind of each day from `first_known`, so that a term costs a few look-ups.
    kinds: Vec<DayKind>,
    first_known: Day,
}

/// The years of which the kind of every day is worked out beforehand; other days are worked out when asked.
const KNOWN_YEARS: RangeInclusive<i16> = 2000..=2060;

impl LegalCalendar {
    /// A calendar with these holidays and these days that a decree has equated with a holiday (article 3).
    pub fn new(holidays: Holidays, mut equated: Vec<Day>) -> Self {
        equated.sort_unstable();
        let first_known = Day::new(*KNOWN_YEARS.start(), 1, 1);
        let first_unknown = Day::new(*KNOWN_YEARS.end() + 1, 1, 1);
        let mut kinds: Vec<DayKind> = (first_known.number()..first_unknown.number())
            .map(|number| kind_of(Day::from_number(number), Holidays::None, &equated))
            .collect();
        // The feasts of a year are worked out once, not for each of its days.
        for day in KNOWN_YEARS.flat_map(|year| holidays.of_year(year)) {
            kinds[(day - first_known) as usize] = DayKind::Free;
        }
        LegalCalendar {
            holidays,
            equated,
            kinds,
            first_known,
        }
    }

    /// Is the day neither a Saturday, a Sunday, a holiday nor equated with one: a day on which a term may end?
    pub fn is_ordinary(&self, day: Day) -> bool {
        self.kind(day) == DayKind::Ordinary
    }

    /// The last second in which a term that starts with the event is still met.
    ///
    /// The day of the event is not counted and the term ends with the end of a day; working days are Monday to
    /// Friday but for the holidays, equated days included. The act then extends the term; terms that are out of
    /// its scope end on the day they end. A term in hours is a plain length of time.
    pub fn due(&self, event: SimTime, term: Term) -> SimTime {
        let start = event.day();
        let is_working = |day| self.kind(day) != DayKind::Free;
        match term.last_day(start, is_working) {
            None => plain_due(event, term, is_working),
            Some(day) if is_within_the_act(term) => self.extended(start, day, term).last_second(),
            Some(day) => day.last_second(),
        }
    }

    /// The last day of a term that ran from after `start` to `last_day`, as articles 1 and 2 extend it.
    fn extended(&self, start: Day, last_day: Day, term: Term) -> Day {
        let run_on = self.ordinary_day_from(last_day);
        if is_at_least_three_days(term) {
            run_on.max(self.second_ordinary_day_after(start))
        } else {
            run_on
        }
    }

    /// The day itself when it is ordinary, else the next that is.
    fn ordinary_day_from(&self, mut day: Day) -> Day {
        while !self.is_ordinary(day) {
            day = day + 1;
        }
        day
    }

    fn second_ordinary_day_after(&self, day: Day) -> Day {
        let first = self.ordinary_day_from(day + 1);
        self.ordinary_day_from(first + 1)
    }

    fn kind(&self, day: Day) -> DayKind {
        usize::try_from(day - self.first_known)
            .ok()
            .and_then(|index| self.kinds.get(index).copied())
            .unwrap_or_else(|| kind_of(day, self.holidays, &self.equated))
    }
}

fn kind_of(day: Day, holidays: Holidays, equated: &[Day]) -> DayKind {
    if day.is_weekend() || holidays.contains(day) {
        DayKind::Free
    } else if equated.binary_search(&day).is_ok() {
        DayKind::Equated
    } else {
        DayKind::Ordinary
    }
}

/// Article 4: the act is not for terms in hours, of more than 90 days, twelve weeks or three months.
///
/// Working days are days here: the act does not know them.
fn is_within_the_act(term: Term) -> bool {
    match term.unit() {
        TermUnit::Hours => false,
        TermUnit::Days | TermUnit::WorkingDays => term.amount() <= 90,
        TermUnit::Weeks => term.amount() <= 12,
        TermUnit::Months => term.amount() <= 3,
    }
}

/// Article 2 is for terms of at least three days.
fn is_at_least_three_days(term: Term) -> bool {
    match term.unit() {
        TermUnit::Hours => false,
        TermUnit::Days | TermUnit::WorkingDays => term.amount() >= 3,
        TermUnit::Weeks | TermUnit::Months => term.amount() >= 1,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::sim_time::Span;
    use super::*;

    const FIVE_WORKING_DAYS: Term = Term::new(5, TermUnit::WorkingDays);
    const FIVE_DAYS: Term = Term::new(5, TermUnit::Days);
    const TEN_WEEKS: Term = Term::new(10, TermUnit::Weeks);

    fn dutch() -> LegalCalendar {
        LegalCalendar::new(Holidays::Dutch, Vec::new())
    }

    /// The last day of a term that starts at noon of a day, which must be met until its last second.
    fn last_day(calendar: &LegalCalendar, start: Day, term: Term) -> Day {
        let due = calendar.due(start.start() + Span::from_seconds(12 * 3600), term);
        assert_eq!(due, due.day().last_second());
        due.day()
    }

    // Expected dates without another source: counted by hand on the calendar of the year.

    #[test]
    fn five_days_of_receipt_end_as_in_the_known_answers() {
        // The domain dossier, table "Known answers": received, 5 working days, 5 days under the act.
        let known = [
            ((2021, 3, 1), (2021, 3, 8), (2021, 3, 8)),
            ((2022, 4, 14), (2022, 4, 25), (2022, 4, 20)),
            ((2022, 12, 23), (2023, 1, 2), (2022, 12, 28)),
            ((2016, 3, 24), (2016, 4, 4), (2016, 3, 30)),
        ];
        let day = |(year, month, day)| Day::new(year, month, day);
        for (received, working_days, days) in known {
            let received = day(received);
            assert_eq!(
                last_day(&dutch(), received, FIVE_WORKING_DAYS),
                day(working_days)
            );
            assert_eq!(last_day(&dutch(), received, FIVE_DAYS), day(days));
        }
    }

    #[test]
    fn ten_weeks_of_decision_end_as_in_the_known_answers() {
        // The domain dossier, table "Decision, +10 weeks, under L3".
        let decided = Day::new(2022, 8, 1);
        assert_eq!(decided + 70, Day::new(2022, 10, 10));
        assert_eq!(
            last_day(&dutch(), decided, TEN_WEEKS),
            Day::new(2022, 10, 10)
        );

        let decided = Day::new(2021, 2, 24);
        assert_eq!(decided + 70, Day::new(2021, 5, 5));
        assert_eq!(last_day(&dutch(), decided, TEN_WEEKS), Day::new(2021, 5, 6));
    }

    #[test]
    fn the_hour_of_the_event_does_not_matter() {
        let day = Day::new(2021, 3, 1);
        let early = dutch().due(day.start(), FIVE_DAYS);
        let late = dutch().due(day.last_second(), FIVE_DAYS);
        assert_eq!(early, late);
        assert_eq!(early.to_string(), "2021-03-08T23:59:59");
    }

    #[test]
    fn article_1_a_term_that_ends_on_a_free_day_runs_on() {
        let two_days = Term::new(2, TermUnit::Days);
        // Thursday to Saturday, Friday to Sunday: Monday. Wednesday to Friday: stays.
        assert_eq!(
            last_day(&dutch(), Day::new(2021, 3, 4), two_days),
            Day::new(2021, 3, 8)
        );
        assert_eq!(
            last_day(&dutch(), Day::new(2021, 3, 5), two_days),
            Day::new(2021, 3, 8)
        );
        assert_eq!(
            last_day(&dutch(), Day::new(2021, 3, 3), two_days),
            Day::new(2021, 3, 5)
        );
        // King's Day on Tuesday 27 April 2021: Wednesday.
        assert_eq!(
            last_day(&dutch(), Day::new(2021, 4, 25), two_days),
            Day::new(2021, 4, 28)
        );
    }

    #[test]
    fn article_2_a_term_of_three_days_holds_two_ordinary_days() {
        // Good Friday 2 April 2021 is followed by a weekend and Easter Monday. Two days end on Sunday, run on to
        // Tuesday and hold one ordinary day. Three days end on Monday; Wednesday is the second ordinary day.
        let good_friday = Day::new(2021, 4, 2);
        let days = |amount| Term::new(amount, TermUnit::Days);
        assert_eq!(
            last_day(&dutch(), good_friday, days(2)),
            Day::new(2021, 4, 6)
        );
        assert_eq!(
            last_day(&dutch(), good_friday, days(3)),
            Day::new(2021, 4, 7)
        );
    }

    #[test]
    fn article_3_an_equated_day_extends_a_term_but_is_a_working_day() {
        // Friday 27 May 2022, the day after Ascension, was equated by decree.
        let equated = Day::new(2022, 5, 27);
        let calendar = LegalCalendar::new(Holidays::Dutch, vec![equated]);
        assert!(!calendar.is_ordinary(equated));
        assert!(dutch().is_ordinary(equated));

        // Article 1: ten weeks from Friday 18 March end on it, and run on to Monday 30 May.
        let decided = Day::new(2022, 3, 18);
        assert_eq!(last_day(&dutch(), decided, TEN_WEEKS), equated);
        assert_eq!(
            last_day(&calendar, decided, TEN_WEEKS),
            Day::new(2022, 5, 30)
        );

        // Article 2: five days from Wednesday 25 May hold Ascension Day, the equated day, a weekend and Monday
        // 30 May: one ordinary day. Tuesday 31 May is the second.
        let received = Day::new(2022, 5, 25);
        assert_eq!(
            last_day(&dutch(), received, FIVE_DAYS),
            Day::new(2022, 5, 30)
        );
        assert_eq!(
            last_day(&calendar, received, FIVE_DAYS),
            Day::new(2022, 5, 31)
        );

        // It is counted as a working day: 27, 30 and 31 May, 1 and 2 June.
        assert_eq!(
            last_day(&calendar, received, FIVE_WORKING_DAYS),
            Day::new(2022, 6, 2)
        );
        // One working day from 25 May is that very day, on which no term ends.
        let one_working_day = Term::new(1, TermUnit::WorkingDays);
        assert_eq!(last_day(&dutch(), received, one_working_day), equated);
        assert_eq!(
            last_day(&calendar, received, one_working_day),
            Day::new(2022, 5, 30)
        );
    }

    #[test]
    fn article_4_long_terms_are_not_extended() {
        // In each pair both terms end on Saturday 5 June 2021.
        let saturday = Day::new(2021, 6, 5);
        let monday = saturday + 2;
        let weeks = |amount| Term::new(amount, TermUnit::Weeks);
        assert_eq!(last_day(&dutch(), saturday - 84, weeks(12)), monday);
        assert_eq!(last_day(&dutch(), saturday - 91, weeks(13)), saturday);
        let days = |amount| Term::new(amount, TermUnit::Days);
        assert_eq!(last_day(&dutch(), saturday - 90, days(90)), monday);
        assert_eq!(last_day(&dutch(), saturday - 91, days(91)), saturday);
        let months = |amount| Term::new(amount, TermUnit::Months);
        assert_eq!(last_day(&dutch(), Day::new(2021, 3, 5), months(3)), monday);
        assert_eq!(
            last_day(&dutch(), Day::new(2021, 2, 5), months(4)),
            saturday
        );
    }

    #[test]
    fn article_4_terms_in_hours_end_to_the_second() {
        let event = Day::new(2021, 3, 5).start() + Span::from_seconds(61_200);
        let due = dutch().due(event, Term::new(24, TermUnit::Hours));
        assert_eq!(due, event + Span::from_seconds(86_400));
    }

    #[test]
    fn without_holidays_only_weekends_extend_a_term() {
        let calendar = LegalCalendar::new(Holidays::None, Vec::new());
        assert_eq!(
            last_day(&calendar, Day::new(2021, 2, 24), TEN_WEEKS),
            Day::new(2021, 5, 5)
        );
        assert_eq!(
            last_day(&calendar, Day::new(2021, 3, 1), FIVE_DAYS),
            Day::new(2021, 3, 8)
        );
    }

    #[test]
    fn years_have_252_to_255_working_days_with_all_holidays_free() {
        // The domain dossier 3.3: years 2016 to 2028.
        let calendar = dutch();
        for year in 2016..=2028 {
            let days = Day::new(year, 1, 1).number()..Day::new(year + 1, 1, 1).number();
            let ordinary = days.filter(|&number| calendar.is_ordinary(Day::from_number(number)));
            assert!((252..=255).contains(&ordinary.count()), "{year}");
        }
    }

    #[test]
    fn days_outside_the_known_years_have_their_kind_too() {
        // 30 August 1941 was a Saturday, Queen's Day moved to Monday 1 September; Easter 2200 is on 6 April.
        assert_eq!(
            last_day(
                &dutch(),
                Day::new(1941, 8, 29),
                Term::new(1, TermUnit::Days)
            ),
            Day::new(1941, 9, 2)
        );
        assert!(!dutch().is_ordinary(Day::new(2200, 4, 7)));
        assert!(dutch().is_ordinary(Day::new(2200, 4, 8)));
    }

    proptest! {
        #[test]
        fn the_act_read_to_the_letter_gives_the_same_day(
            start in Day::new(2014, 1, 1).number()..Day::new(2030, 1, 1).number(),
            days in 0..=90_u16,
            equated_after in prop::collection::vec(0..100_i32, 0..6),
        ) {
            let start = Day::from_number(start);
            let equated = equated_after.into_iter().map(|days| start + days).collect();
            let calendar = LegalCalendar::new(Holidays::Dutch, equated);
            let ordinary_days_until = |last: Day| {
                (1..=last - start)
                    .filter(|&days| calendar.is_ordinary(start + days))
                    .count()
            };
            // A day at a time, "extended as much as needed", until both articles are content.
            let mut last = start + i32::from(days);
            while !calendar.is_ordinary(last) || (days >= 3 && ordinary_days_until(last) < 2) {
                last = last + 1;
            }
            prop_assert_eq!(last_day(&calendar, start, Term::new(days, TermUnit::Days)), last);
        }
    }
}

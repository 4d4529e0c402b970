//! Dates and periods as readers say them: `1 januari 2021`, `april 2021`.

use super::language::Words;
use crate::measure::{Period, PeriodKind};
use crate::model::Language;
use crate::time::Day;

const DUTCH_MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Words {
    /// `1 januari 2021`.
    pub fn date(self, day: Day) -> String {
        format!("{} {}", day.date().day(), self.month(day))
    }

    /// The month of a day: `januari 2021`.
    pub fn month(self, day: Day) -> String {
        format!("{} {}", self.month_name(day), day.year())
    }

    /// The month of a day without its year: `januari`.
    pub(super) fn month_name(self, day: Day) -> &'static str {
        let names = match self.language() {
            Language::Dutch => DUTCH_MONTHS,
            Language::English => ENGLISH_MONTHS,
        };
        names[usize::from(day.month().unsigned_abs()) - 1]
    }

    /// `april 2021`, `tweede kwartaal van 2021`, `2021`, `hele periode`.
    pub fn period(self, period: &Period) -> String {
        let first = period.first();
        match period.kind() {
            PeriodKind::Month => self.month(first),
            PeriodKind::Quarter => self.quarter(first),
            PeriodKind::Year => first.year().to_string(),
            PeriodKind::All => self.pick("hele periode", "whole period").into(),
        }
    }

    /// From a day up to the last day before `end`: `1 januari 2021 tot en met 31 december 2022`.
    pub fn days_from_until(self, first: Day, end: Day) -> String {
        let to = self.pick("tot en met", "to");
        format!("{} {to} {}", self.date(first), self.date(end - 1))
    }

    /// From one calendar year to another: `in 2021`, `in 2021 en 2022`, `in de jaren 2021 tot en met 2023`.
    pub(in crate::output) fn in_years(self, first: &Period, last: &Period) -> String {
        let (first, last) = (first.first().year(), last.first().year());
        match last - first {
            0 => format!("in {first}"),
            1 => format!("in {first} {} {last}", self.pick("en", "and")),
            _ => self.say(
                format!("in de jaren {first} tot en met {last}"),
                format!("in the years {first} to {last}"),
            ),
        }
    }

    fn quarter(self, first: Day) -> String {
        let index = (usize::from(first.month().unsigned_abs()) - 1) / 3;
        let year = first.year();
        let dutch = ["eerste", "tweede", "derde", "vierde"][index];
        let english = ["first", "second", "third", "fourth"][index];
        self.say(
            format!("{dutch} kwartaal van {year}"),
            format!("{english} quarter of {year}"),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Periods;

    #[test]
    fn dates_and_periods_are_for_people() {
        let (dutch, english) = (Words::of(Language::Dutch), Words::of(Language::English));
        let (first, end) = (Day::new(2021, 3, 1), Day::new(2021, 5, 1));
        assert_eq!(dutch.date(first), "1 maart 2021");
        assert_eq!(english.date(first), "1 March 2021");
        assert_eq!(
            dutch.days_from_until(first, end),
            "1 maart 2021 tot en met 30 april 2021"
        );
        let periods = Periods::new(first, end);
        let said = |words: Words| -> Vec<String> {
            let periods = periods.all().iter();
            periods.map(|period| words.period(period)).collect()
        };
        assert_eq!(
            said(dutch),
            [
                "maart 2021",
                "april 2021",
                "eerste kwartaal van 2021",
                "tweede kwartaal van 2021",
                "2021",
                "hele periode"
            ]
        );
        assert_eq!(said(english)[3], "second quarter of 2021");
    }
}

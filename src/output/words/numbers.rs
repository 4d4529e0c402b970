//! Numbers, ranges and shares as readers say them: `1 zaak`, `2,5 dagen`, `tussen 31 en 58`.

use super::language::Words;
use crate::stats::Proportion;

/// What a spreadsheet does not show of a number, as a part of it.
const LAST_DIGITS: f64 = 1e-12;

/// From this many days on, a length of time is told in weeks.
const DAYS_TOLD_AS_WEEKS: f64 = 21.0;

impl Words {
    /// A number with this many decimals, thousands apart.
    pub fn number(self, value: f64, decimals: usize) -> String {
        self.notation().number(value, decimals)
    }

    /// A number with the decimals that it has.
    pub fn number_as_set(self, value: f64) -> String {
        let written = value.to_string();
        let decimals = written
            .split_once('.')
            .map_or(0, |(_, decimals)| decimals.len());
        self.number(value, decimals)
    }

    /// A number as a spreadsheet shows it: exact halves go up, away from zero, and so does what is a half but for the last
    /// digits of a reckoning.
    pub fn number_as_in_sheets(self, value: f64, decimals: usize) -> String {
        let tens = (0..decimals).fold(1.0, |tens, _| tens * 10.0);
        let scaled = value.abs() * tens;
        let rounded = (scaled * (1.0 + LAST_DIGITS) + 0.5).floor() / tens;
        self.number(rounded.copysign(value), decimals)
    }

    /// A number of things: whole, or with one decimal below ten where that tells something.
    pub fn count(self, value: f64) -> String {
        self.notation().count(value)
    }

    /// `1 zaak`, `2,5 zaken`.
    pub fn cases(self, number: f64) -> String {
        self.counted(number, self.case_nouns())
    }

    /// `1 herhaling`, `200 herhalingen`.
    pub fn replications(self, number: usize) -> String {
        let (one, many) = match self.tag() {
            "nl" => ("herhaling", "herhalingen"),
            _ => ("replication", "replications"),
        };
        self.counted(number as f64, (one, many))
    }

    /// `1 dag`, `2,5 dagen`.
    pub fn days(self, number: f64) -> String {
        self.counted(
            number,
            (self.pick("dag", "day"), self.pick("dagen", "days")),
        )
    }

    /// `1 week`, `10 weken`.
    pub fn weeks(self, number: f64) -> String {
        self.counted(number, ("week", self.pick("weken", "weeks")))
    }

    /// A length of time given in days, told in days or, from three weeks on, in weeks.
    pub fn duration(self, days: f64) -> String {
        if is_told_in_weeks(days) {
            self.weeks(days / 7.0)
        } else {
            self.days(days)
        }
    }

    /// `1 uur`, `1.350 uur`; `1 hour`, `1,350 hours`.
    pub fn hours(self, number: f64) -> String {
        self.counted(
            number,
            (self.pick("uur", "hour"), self.pick("uur", "hours")),
        )
    }

    /// Whole euros: `€ 82.895`, `€82,895`.
    pub fn euro(self, amount: f64) -> String {
        format!("{}{}", self.pick("€\u{a0}", "€"), self.number(amount, 0))
    }

    /// A share of one in whole percents. What is not quite none or all does not look like it.
    pub fn percent(self, share: f64) -> String {
        let written = self.notation().percent(share);
        match written.as_str() {
            "0%" if share > 0.0 => self.pick("minder dan 1%", "less than 1%").into(),
            "100%" if share < 1.0 => self.pick("meer dan 99%", "more than 99%").into(),
            _ => written,
        }
    }

    /// A share of one in percents with as many decimals as it needs, two at most: for shares that somebody chose.
    pub fn percent_as_set(self, share: f64) -> String {
        let percents = share * 100.0;
        let is_told = |&decimals: &usize| {
            let tenth = [1.0, 10.0][decimals];
            ((percents * tenth).round() - percents * tenth).abs() < 1e-9
        };
        let decimals = (0..2).find(is_told).unwrap_or(2);
        format!("{}%", self.number(percents, decimals))
    }

    /// A share in percents, with a decimal or two where it would otherwise read as another share that it is not.
    pub fn percent_apart_from(self, share: f64, other: f64) -> String {
        let written = |share: f64, decimals| format!("{}%", self.number(share * 100.0, decimals));
        let reads_the_same = |decimals| written(share, decimals) == written(other, decimals);
        if (share - other).abs() < 1e-9 || !reads_the_same(0) {
            return self.percent(share);
        }
        written(share, if reads_the_same(1) { 2 } else { 1 })
    }

    /// The chance that was found: `in 74 van de 200 herhalingen`.
    pub fn chance(self, met: &Proportion) -> String {
        let number = |count: u64| self.number(count as f64, 0);
        let (met, all) = (
            number(met.successes()),
            self.replications(met.trials() as usize),
        );
        self.say(
            format!("in {met} van de {all}"),
            format!("in {met} of {all}"),
        )
    }

    /// From one number to another, as they are written: `tussen 31 en 58`; one number where both read the same.
    pub fn between(self, low: &str, high: &str) -> String {
        if low == high {
            return low.into();
        }
        self.say(
            format!("tussen {low} en {high}"),
            format!("between {low} and {high}"),
        )
    }

    /// `tussen 31 en 58 zaken`; `1 zaak` where both ends read the same.
    pub fn cases_between(self, low: f64, high: f64) -> String {
        let range = self.between(&self.count(low), &self.count(high));
        format!("{range} {}", self.noun(&range, self.case_nouns()))
    }

    /// `tussen 31% en 58%`.
    pub fn percent_between(self, low: f64, high: f64) -> String {
        let percent = |share| self.notation().percent(share);
        self.between(&percent(low), &percent(high))
    }

    /// The end of a range of shares.
    pub(in crate::output) fn percent_of_range(self, share: f64) -> String {
        self.notation().percent(share)
    }

    /// A number and between what it lies, in a table: `114 (33 tot 216)`; the number alone where all read the same.
    pub(in crate::output) fn with_range(self, value: &str, low: &str, high: &str) -> String {
        if low == high && low == value {
            return value.into();
        }
        let to = self.pick("tot", "to");
        format!("{value} ({low} {to} {high})")
    }

    /// How many of all: `74 van de 200`.
    pub(in crate::output) fn so_many_of(self, met: &Proportion) -> String {
        let number = |count: u64| self.number(count as f64, 0);
        let (met, all) = (number(met.successes()), number(met.trials()));
        self.say(format!("{met} van de {all}"), format!("{met} of {all}"))
    }

    /// What stands in a table where there is no number.
    pub(in crate::output) fn nothing(self) -> &'static str {
        self.pick("geen", "none")
    }

    /// A number that came or went, with its sign: `+2,5`, `−24`, `0`.
    pub(in crate::output) fn signed_count(self, value: f64) -> String {
        signed(self.count(value))
    }

    /// A difference between shares of one, in percentage points with one decimal: `+2,5`, `−24,0`.
    pub(in crate::output) fn signed_points(self, difference: f64) -> String {
        signed(self.number(difference * 100.0, 1))
    }

    /// How many of ten, at least one and at most nine: `in 3 van de 10 herhalingen`.
    pub(in crate::output) fn in_some_of_ten(self, share: f64) -> String {
        let tenths = self.number((share * 10.0).round().clamp(1.0, 9.0), 0);
        self.say(
            format!("in {tenths} van de 10 herhalingen"),
            format!("in {tenths} of 10 replications"),
        )
    }

    /// A range in little room: `31–58`.
    pub fn count_range(self, low: f64, high: f64) -> String {
        self.notation().count_range(low, high)
    }

    /// A range of shares in little room: `31–58%`.
    pub fn percent_range(self, low: f64, high: f64) -> String {
        self.notation().percent_range(low, high)
    }

    /// `a, b en c`.
    pub fn list(self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => {
                format!("{} {} {last}", first.join(", "), self.pick("en", "and"))
            }
        }
    }

    /// `van 12 naar 48 zaken`.
    pub fn cases_from_to(self, first: f64, last: f64) -> String {
        let (from, to) = (self.count(first), self.cases(last));
        self.say(
            format!("van {from} naar {to}"),
            format!("from {from} to {to}"),
        )
    }

    fn case_nouns(self) -> (&'static str, &'static str) {
        (self.pick("zaak", "case"), self.pick("zaken", "cases"))
    }

    fn counted(self, number: f64, nouns: (&'static str, &'static str)) -> String {
        let written = self.count(number);
        format!("{written} {}", self.noun(&written, nouns))
    }

    fn noun(self, written: &str, (one, many): (&'static str, &'static str)) -> &'static str {
        if written == "1" { one } else { many }
    }
}

/// With a plus where it is above zero.
fn signed(written: String) -> String {
    let is_something = written.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    if is_something && !written.starts_with('\u{2212}') {
        format!("+{written}")
    } else {
        written
    }
}

/// Is a length of time, given in days, told in weeks?
pub(super) fn is_told_in_weeks(days: f64) -> bool {
    days >= DAYS_TOLD_AS_WEEKS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::stats::ConfidenceLevel;

    const DUTCH: Words = Words::of(Language::Dutch);
    const ENGLISH: Words = Words::of(Language::English);

    #[test]
    fn one_is_singular_as_it_is_read() {
        let dutch = [0.0, 1.0, 1.02, 1.5, 2.0, 1459.0].map(|cases| DUTCH.cases(cases));
        assert_eq!(
            dutch,
            [
                "0 zaken",
                "1 zaak",
                "1 zaak",
                "1,5 zaken",
                "2 zaken",
                "1.459 zaken"
            ]
        );
        assert_eq!(ENGLISH.cases(1.0), "1 case");
        assert_eq!(ENGLISH.cases(1459.4), "1,459 cases");
        assert_eq!(DUTCH.days(1.0), "1 dag");
        assert_eq!(DUTCH.days(2.54), "2,5 dagen");
        assert_eq!(ENGLISH.weeks(1.0), "1 week");
        assert_eq!(DUTCH.hours(1350.0), "1.350 uur");
        assert_eq!(DUTCH.replications(1), "1 herhaling");
        assert_eq!(ENGLISH.replications(1000), "1,000 replications");
    }

    /// Second source: what LibreOffice and Excel show of these numbers.
    #[test]
    fn halves_go_up_in_sheets() {
        let shown = [
            6628.5,
            6_628.499_999_999_999,
            6628.49,
            -0.5,
            0.4,
            -2_663_258.7,
        ]
        .map(|value| DUTCH.number_as_in_sheets(value, 0));
        assert_eq!(shown, ["6.629", "6.629", "6.628", "−1", "0", "−2.663.259"]);
        assert_eq!(DUTCH.number_as_in_sheets(1.795_035, 2), "1,80");
        assert_eq!(ENGLISH.number_as_in_sheets(2.5, 0), "3");
    }

    #[test]
    fn differences_have_a_sign() {
        let counts = [2.5, -24.0, 0.0, 0.04].map(|count| DUTCH.signed_count(count));
        assert_eq!(counts, ["+2,5", "\u{2212}24", "0", "0"]);
        let points = [0.0251, -0.24, 0.0].map(|points| DUTCH.signed_points(points));
        assert_eq!(points, ["+2,5", "\u{2212}24,0", "0,0"]);
        let tenths = [0.01, 0.3, 1.0].map(|share| DUTCH.in_some_of_ten(share));
        assert_eq!(tenths[0], "in 1 van de 10 herhalingen");
        assert_eq!(tenths[1], "in 3 van de 10 herhalingen");
        assert_eq!(tenths[2], "in 9 van de 10 herhalingen");
    }

    #[test]
    fn long_times_are_told_in_weeks() {
        assert_eq!(DUTCH.duration(4.26), "4,3 dagen");
        assert_eq!(DUTCH.duration(14.0), "14 dagen");
        assert_eq!(DUTCH.duration(70.0), "10 weken");
        assert_eq!(ENGLISH.duration(24.5), "3.5 weeks");
    }

    #[test]
    fn ranges_are_said_in_words() {
        assert_eq!(DUTCH.cases_between(31.2, 58.0), "tussen 31 en 58 zaken");
        assert_eq!(ENGLISH.cases_between(0.0, 1.0), "between 0 and 1 cases");
        assert_eq!(DUTCH.cases_between(1.0, 1.0), "1 zaak");
        assert_eq!(DUTCH.percent_between(0.311, 0.58), "tussen 31% en 58%");
        assert_eq!(ENGLISH.percent_between(0.5, 0.5), "50%");
        assert_eq!(DUTCH.count_range(1031.0, 2058.0), "1.031–2.058");
    }

    #[test]
    fn almost_is_not_all() {
        let shares = [0.0, 0.004, 0.006, 0.5, 0.994, 0.996, 1.0].map(|share| DUTCH.percent(share));
        assert_eq!(
            shares,
            [
                "0%",
                "minder dan 1%",
                "1%",
                "50%",
                "99%",
                "meer dan 99%",
                "100%"
            ]
        );
        assert_eq!(DUTCH.percent_apart_from(0.796, 0.8), "79,6%");
        assert_eq!(DUTCH.percent_apart_from(0.7996, 0.8), "79,96%");
        assert_eq!(DUTCH.percent_apart_from(0.8, 0.8), "80%");
        assert_eq!(DUTCH.percent_apart_from(0.34, 0.8), "34%");
        let set = [0.8, 0.825, 0.9, 0.333].map(|share| DUTCH.percent_as_set(share));
        assert_eq!(set, ["80%", "82,5%", "90%", "33,3%"]);
    }

    #[test]
    fn money_lists_and_chances() {
        assert_eq!(DUTCH.euro(82_895.4), "€\u{a0}82.895");
        assert_eq!(ENGLISH.euro(82_895.4), "€82,895");
        let items = ["a", "b", "c"].map(String::from);
        assert_eq!(DUTCH.list(&items), "a, b en c");
        assert_eq!(ENGLISH.list(&items[..2]), "a and b");
        assert_eq!(DUTCH.list(&items[..1]), "a");
        let met = Proportion::of(74, 200, ConfidenceLevel::NINETY_FIVE).expect("a proportion");
        assert_eq!(DUTCH.chance(&met), "in 74 van de 200 herhalingen");
        assert_eq!(ENGLISH.chance(&met), "in 74 of 200 replications");
    }
}

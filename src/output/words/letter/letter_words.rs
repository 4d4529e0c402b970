//! `LetterWords`: the words of a letter; here its headings, labels and first sentences.

use super::super::language::{Words, capitalised};
use crate::model::Language;
use crate::stats::Band;
use crate::time::Day;

/// The words of a letter about so many futures.
#[derive(Clone, Copy, Debug)]
pub(in crate::output) struct LetterWords {
    /// The words of its language.
    pub(in crate::output) words: Words,
    /// How many futures were worked out.
    pub(in crate::output) futures: usize,
}

/// Without the measure, with it, or where there is none to compare with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::output) enum Side {
    /// The study as it is, where it is all there is.
    Alone,
    /// The study as it is, beside a measure.
    Without,
    /// With the measure.
    With,
}

impl LetterWords {
    /// What the letter is, over its title.
    pub(in crate::output) fn kind(self) -> &'static str {
        self.words.pick(
            "Verwachting van wachtlijsten en termijnen",
            "What to expect of waiting lists and terms",
        )
    }

    /// Which measure it is about.
    pub(in crate::output) fn measure(self, title: &str) -> String {
        format!("{}: {title}", self.words.pick("Maatregel", "Measure"))
    }

    /// The heading over what a council has to know.
    pub(in crate::output) fn core_heading(self) -> &'static str {
        self.words.pick("Kernboodschap", "In brief")
    }

    /// The first heading after it.
    pub(in crate::output) fn situation_heading(self, date: Day) -> String {
        let date = self.words.date(date);
        self.words.say(
            format!("De situatie op {date}"),
            format!("The situation on {date}"),
        )
    }

    /// The second heading.
    pub(in crate::output) fn expected_heading(self, has_measure: bool) -> &'static str {
        if has_measure {
            self.words.pick(
                "Wat we verwachten zonder en met de maatregel",
                "What we expect without and with the measure",
            )
        } else {
            self.words.pick("Wat we verwachten", "What we expect")
        }
    }

    /// The third heading.
    pub(in crate::output) fn terms_heading(self) -> &'static str {
        self.words.pick(
            "De termijnen naast de streefwaarden",
            "The terms beside their targets",
        )
    }

    /// The fourth heading.
    pub(in crate::output) fn money_heading(self) -> &'static str {
        self.words.pick("Het geld", "The money")
    }

    /// The fifth heading.
    pub(in crate::output) fn uncertain_heading(self) -> &'static str {
        self.words.pick("Wat niet zeker is", "What is not certain")
    }

    /// The sixth heading.
    pub(in crate::output) fn look_again_heading(self) -> &'static str {
        self.words
            .pick("Wanneer we opnieuw kijken", "When to look again")
    }

    /// `Tabel`.
    pub(in crate::output) fn table(self) -> &'static str {
        self.words.pick("Tabel", "Table")
    }

    /// `Figuur`.
    pub(in crate::output) fn figure(self) -> &'static str {
        self.words.pick("Figuur", "Figure")
    }

    /// The caption of the numbers of a figure.
    pub(in crate::output) fn in_numbers(self, number: usize, caption: &str) -> String {
        self.words.say(
            format!("Figuur {number} in cijfers. {caption}"),
            format!("Figure {number} in numbers. {caption}"),
        )
    }

    /// The caption of a figure whose numbers stand in an annex.
    pub(in crate::output) fn with_numbers_in(self, caption: &str, annex: usize) -> String {
        self.words.say(
            format!("{caption} (cijfers: bijlage {annex})"),
            format!("{caption} (numbers: annex {annex})"),
        )
    }

    /// What a reader who uses a keyboard hears of a table that may be wider than the screen.
    pub(in crate::output) fn scrolling(self, caption: &str) -> String {
        self.words.say(
            format!("Tabel, schuift zo nodig opzij: {caption}"),
            format!("Table, scrolls sideways where needed: {caption}"),
        )
    }

    /// `zonder de maatregel`; nothing where there is no measure.
    pub(in crate::output) fn side(self, side: Side) -> &'static str {
        match side {
            Side::Alone => self.words.pick("verwacht", "expected"),
            Side::Without => self
                .words
                .pick("zonder de maatregel", "without the measure"),
            Side::With => self.words.pick("met de maatregel", "with the measure"),
        }
    }

    /// `1 januari 2023, zonder de maatregel`.
    pub(in crate::output) fn on_side(self, date: Day, side: Side) -> String {
        format!("{}, {}", self.words.date(date), self.side(side))
    }

    pub(super) fn sentence_side(self, side: Side, rest: &str, inverted: &str) -> String {
        match side {
            Side::Alone => capitalised(rest),
            Side::Without | Side::With => format!("{} {inverted}", capitalised(self.side(side))),
        }
    }

    /// `(in 9 van de 10 doorrekeningen tussen 33 en 216)`.
    pub(super) fn range(self, low: &str, high: &str) -> String {
        let words = self.words;
        if self.futures < 2 {
            return words
                .pick(
                    "(één doorrekening: er is geen marge)",
                    "(a single run: there is no range)",
                )
                .into();
        }
        let between = words.between(low, high);
        words.say(
            format!("(in 9 van de 10 doorrekeningen {between})"),
            format!("(in 9 of 10 runs {between})"),
        )
    }

    /// The range of a second number in a sentence that has said what a range is: `(tussen 0 en 111)`.
    pub(super) fn next_range(self, low: &str, high: &str) -> String {
        if self.futures < 2 {
            return self.range(low, high);
        }
        format!("({})", self.words.between(low, high))
    }

    pub(super) fn next_range_of(self, band: &Band) -> String {
        let words = self.words;
        self.next_range(&words.count(band.p05), &words.count(band.p95))
    }

    pub(super) fn range_of(self, band: &Band) -> String {
        let words = self.words;
        self.range(&words.count(band.p05), &words.count(band.p95))
    }

    /// `Bijlage 1. Wat is aangenomen`.
    pub(in crate::output) fn annex_heading(self, number: usize, title: &str) -> String {
        format!("{} {number}. {title}", self.words.pick("Bijlage", "Annex"))
    }

    /// The annex of assumptions.
    pub(in crate::output) fn assumptions_heading(self) -> &'static str {
        self.words.pick("Wat is aangenomen", "What was assumed")
    }

    /// The annex of figures that do not stand between the lines.
    pub(in crate::output) fn more_figures_heading(self) -> &'static str {
        self.words.pick("Meer figuren", "More figures")
    }

    /// The annex of numbers.
    pub(in crate::output) fn figures_in_numbers_heading(self) -> &'static str {
        self.words.pick(
            "De figuren in woorden en cijfers",
            "The figures in words and numbers",
        )
    }

    /// Under rows that are only some of those that there are.
    pub(in crate::output) fn all_in_workbook(self) -> &'static str {
        self.words.pick(
            "Alle data en alle tabellen staan in tables.xlsx.",
            "All dates and all tables are in tables.xlsx.",
        )
    }

    /// The first sheet of a workbook.
    pub(in crate::output) fn contents(self) -> &'static str {
        self.words.pick("Inhoud", "Contents")
    }

    /// Its columns.
    pub(in crate::output) fn contents_headings(self) -> [&'static str; 3] {
        match self.words.language() {
            Language::Dutch => ["blad", "wat erin staat", "toelichting"],
            Language::English => ["sheet", "what it has", "note"],
        }
    }

    /// The columns of the ends of a range.
    pub(in crate::output) fn range_headings(self, heading: &str) -> [String; 2] {
        let ends = match self.words.language() {
            Language::Dutch => ["van", "tot"],
            Language::English => ["from", "to"],
        };
        ends.map(|end| format!("{heading}: {end}"))
    }

    /// The column of the width of a range.
    pub(in crate::output) fn spread_heading(self) -> &'static str {
        self.words.pick(
            "breedte van de marge (voor de grafiek)",
            "width of the range (for the chart)",
        )
    }

    /// The range in a chart.
    pub(in crate::output) fn band(self) -> &'static str {
        self.words
            .pick("9 van de 10 doorrekeningen", "9 in 10 runs")
    }

    /// How Excel writes dates, whatever its own language.
    pub(in crate::output) fn date_format(self) -> &'static str {
        self.words.pick("[$-413]d mmmm yyyy", "[$-809]d mmmm yyyy")
    }

    /// How Excel writes months.
    pub(in crate::output) fn month_format(self) -> &'static str {
        self.words.pick("[$-413]mmm yyyy", "[$-809]mmm yyyy")
    }

    /// How Excel writes euros.
    pub(in crate::output) fn euro_format(self) -> &'static str {
        self.words
            .pick("[$\u{20ac}-413] #,##0", "[$\u{20ac}-809]#,##0")
    }

    /// What the letter is made from.
    pub(in crate::output) fn opening(self, from: Day, until: Day) -> String {
        let period = self.words.days_from_until(from, until);
        let futures = self.words.number(self.futures as f64, 0);
        self.words.say(
            format!(
                "De periode van {period} is {futures} keer doorgerekend met een simulatie, elke keer met ander toeval. De \
                 cijfers zijn een verwachting bij deze aannames, geen belofte."
            ),
            format!(
                "The period from {period} was simulated {futures} times, each time with other luck. The numbers are what \
                 to expect under these assumptions, not a promise."
            ),
        )
    }

    /// What stands on either side; the baseline may have no title of its own.
    pub(in crate::output) fn both_sides(self, baseline: Option<&str>, measure: &str) -> String {
        let baseline = baseline.unwrap_or(self.words.pick(
            "de uitgangspunten van de studie, zonder wat er met de maatregel bij komt of verandert",
            "what the study starts from, without what the measure adds or changes",
        ));
        self.words.say(
            format!(
                "‘Zonder de maatregel’ betekent hier: {baseline}. ‘Met de maatregel’ betekent: {measure}. Beide zijn \
                 doorgerekend met dezelfde meldingen en hetzelfde toeval."
            ),
            format!(
                "‘Without the measure’ here means: {baseline}. ‘With the measure’ means: {measure}. Both were simulated \
                 with the same reports and the same luck."
            ),
        )
    }
}

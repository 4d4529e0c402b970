//! Sentences and labels of money.

use super::letter_words::{LetterWords, Side};
use crate::model::Language;

impl LetterWords {
    /// Where the study has no amounts.
    pub(in crate::output) fn no_money(self) -> &'static str {
        self.words.pick(
            "In de studie staan geen bedragen. Daarom zegt deze brief niets over geld.",
            "The study has no amounts. So this letter says nothing about money.",
        )
    }

    /// What it costs on one side or on both.
    pub(in crate::output) fn costs(self, without: f64, with: Option<f64>) -> String {
        let words = self.words;
        let first = words.euro(without);
        let Some(with) = with else {
            return words.say(
                format!("Over de hele periode kost het personeel gemiddeld {first}."),
                format!("Over the whole period the staff costs {first} on average."),
            );
        };
        let second = words.euro(with);
        let difference = with - without;
        let written = words.euro(difference.abs());
        if words.euro(with) == words.euro(without) {
            return words.say(
                format!("Zonder en met de maatregel zijn de kosten gelijk: gemiddeld {first}."),
                format!("Without and with the measure the costs are the same: {first} on average."),
            );
        }
        let more = match (words.language(), difference > 0.0) {
            (Language::Dutch, true) => "meer",
            (Language::Dutch, false) => "minder",
            (Language::English, true) => "more",
            (Language::English, false) => "less",
        };
        words.say(
            format!(
                "Zonder de maatregel kost het werk over de hele periode gemiddeld {first}. Met de maatregel is dat \
                 {second}: {written} {more}."
            ),
            format!(
                "Without the measure the work costs {first} on average over the whole period. With the measure it is \
                 {second}: {written} {more}."
            ),
        )
    }

    /// Why amounts have no range.
    pub(in crate::output) fn costs_note(self) -> &'static str {
        self.words.pick(
            "Bedragen zijn gemiddelden over alle doorrekeningen, voor het deel van elk jaar dat in de periode valt. Ze hebben \
             geen marge, omdat ze vastliggen zodra de mensen er zijn; een plek die leeg blijft, kost niets.",
            "Amounts are means over all runs, for the part of each year that lies in the period. They have no range, for they \
             are fixed once the people are there; a post that stays vacant costs nothing.",
        )
    }

    /// The table of costs.
    pub(in crate::output) fn costs_caption(self) -> &'static str {
        self.words.pick("Kosten in euro", "Costs in euro")
    }

    /// The column of items.
    pub(in crate::output) fn item_heading(self) -> &'static str {
        self.words.pick("post", "item")
    }

    /// The column of all years together.
    pub(in crate::output) fn total_heading(self) -> &'static str {
        self.words.pick("samen", "together")
    }

    /// The row of all items on a side.
    pub(in crate::output) fn total_of(self, side: Side) -> String {
        let total = self.words.pick("totaal", "total");
        match side {
            Side::Alone => total.into(),
            _ => format!("{total}, {}", self.side(side)),
        }
    }

    /// An item that is in a total.
    pub(in crate::output) fn of_which(self, item: &str) -> String {
        format!("{}: {item}", self.words.pick("waarvan", "of which"))
    }

    /// The row of what the measure adds.
    pub(in crate::output) fn extra(self) -> &'static str {
        self.words
            .pick("verschil door de maatregel", "difference by the measure")
    }

    /// What becomes of the hours that are hired.
    pub(in crate::output) fn hires(self) -> &'static str {
        self.words.pick(
            "Niet alle extra uren komen bij zaken terecht. Er gaat tijd op aan zoeken, inwerken en begeleiden. De tabel zegt hoeveel \
             er overblijft.",
            "Not all extra hours reach cases. Time goes to the search, to settling in and to mentoring. The table says how much is \
             left.",
        )
    }

    /// The table of hires.
    pub(in crate::output) fn hires_caption(self) -> &'static str {
        self.words.pick(
            "Extra inzet, in weken werk van één voltijder",
            "Extra staff, in weeks of one full-time worker",
        )
    }

    /// The columns of hires.
    pub(in crate::output) fn hire_headings(self) -> [&'static str; 4] {
        match self.words.language() {
            Language::Dutch => ["extra inzet", "besloten", "betaald", "bij zaken"],
            Language::English => ["extra staff", "decided", "paid", "reached cases"],
        }
    }

    /// Where the other weeks went.
    pub(in crate::output) fn hires_note(self) -> &'static str {
        self.words.pick(
            "Over de hele doorgerekende tijd; gemiddelden. Tussen haakjes de marge waarin 9 van de 10 doorrekeningen liggen.",
            "Over all simulated time; means. In brackets the range of 9 in 10 runs.",
        )
    }
}

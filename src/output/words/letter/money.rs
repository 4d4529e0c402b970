//! Sentences and labels of money.

use super::letter_words::{LetterWords, Side};
use crate::model::Language;
use crate::stats::Interval;

impl LetterWords {
    /// Where the study has no amounts.
    pub(in crate::output) fn no_money(self) -> &'static str {
        self.words.pick(
            "In de studie staan geen bedragen. Daarom zegt deze brief niets over geld.",
            "The study has no amounts. So this letter says nothing about money.",
        )
    }

    /// What it costs on one side or on both, with between what the mean difference lies where futures differ.
    pub(in crate::output) fn costs(
        self,
        without: f64,
        with: Option<f64>,
        extra: Option<Interval>,
    ) -> String {
        let words = self.words;
        let first = words.euro(without);
        let Some(with) = with else {
            return words.say(
                format!("Over de hele periode kost het werk {first}."),
                format!("Over the whole period the work costs {first}."),
            );
        };
        if words.euro(with) == words.euro(without) {
            return words.say(
                format!("Zonder en met de maatregel zijn de kosten gelijk: {first}."),
                format!("Without and with the measure the costs are the same: {first}."),
            );
        }
        let (second, difference) = (words.euro(with), self.more_or_less(with - without, extra));
        words.say(
            format!(
                "Zonder de maatregel kost het werk over de hele periode {first}. Met de maatregel is dat {second}: \
                 {difference}."
            ),
            format!(
                "Without the measure the work costs {first} over the whole period. With the measure it is {second}: \
                 {difference}."
            ),
        )
    }

    /// What the measure costs more or less.
    pub(in crate::output) fn extra_in_short(
        self,
        difference: f64,
        interval: Option<Interval>,
    ) -> String {
        let words = self.words;
        if difference.abs() < 0.5 {
            return words
                .pick(
                    "Met de maatregel zijn de kosten over de hele periode gelijk.",
                    "With the measure the costs over the whole period are the same.",
                )
                .into();
        }
        let difference = self.more_or_less(difference, interval);
        words.say(
            format!("Met de maatregel kost het werk over de hele periode {difference}."),
            format!("With the measure the work costs {difference} over the whole period."),
        )
    }

    /// `€ 326.169 meer`, with between what the mean lies where futures differ.
    fn more_or_less(self, difference: f64, interval: Option<Interval>) -> String {
        let words = self.words;
        let amount = words.euro(difference.abs());
        let more = match (words.language(), difference > 0.0) {
            (Language::Dutch, true) => "meer",
            (Language::Dutch, false) => "minder",
            (Language::English, true) => "more",
            (Language::English, false) => "less",
        };
        let Some(interval) = interval else {
            return format!("{amount} {more}");
        };
        let mut ends = [interval.low(), interval.high()];
        if difference < 0.0 {
            ends = [-interval.high(), -interval.low()];
        }
        let [low, high] = ends.map(|end| words.euro(end));
        let between = words.between(&low, &high);
        words.say(
            format!("gemiddeld {amount} {more} (met 95% zekerheid {between})"),
            format!("{amount} {more} on average (with 95% certainty {between})"),
        )
    }

    /// Why amounts have no range, or what it is.
    pub(in crate::output) fn costs_note(self, varies: bool, has_measure: bool) -> String {
        let words = self.words;
        let mut note = words
            .pick(
                "De bedragen gelden voor het deel van elk jaar dat in de periode valt.",
                "The amounts are for the part of each year that lies in the period.",
            )
            .to_owned();
        note += if varies {
            words.pick(
                " Het zijn gemiddelden. Wat er wordt betaald, verschilt per doorrekening: een plek die leeg blijft of later wordt \
                 gevuld, kost dan niets. Tussen haakjes de grenzen waar het gemiddelde met 95% zekerheid tussen ligt.",
                " They are means. What is paid differs between runs: a post that stays vacant or is filled later costs nothing \
                 meanwhile. In brackets the bounds between which the mean lies with 95% certainty.",
            )
        } else {
            words.pick(
                " Ze hebben geen marge: in elke doorrekening wordt hetzelfde betaald.",
                " They have no range: every run pays the same.",
            )
        };
        if has_measure {
            note += words.pick(
                " Onder elk totaal staat alleen wat zonder en met de maatregel verschilt; alle posten staan in tables.xlsx.",
                " Under each total stands only what differs without and with the measure; all items are in tables.xlsx.",
            );
        }
        note
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
    pub(in crate::output) fn hires(self, reach_cases: bool) -> &'static str {
        if reach_cases {
            return self.words.pick(
                "De uren waartoe is besloten, komen bijna allemaal bij zaken terecht.",
                "Nearly all hours that were decided on reach cases.",
            );
        }
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

//! Sentences and labels of the targets of a study.

use super::letter_words::{LetterWords, Side};
use crate::analysis::TargetRow;
use crate::model::{Count, Counted, Language, Target};

impl LetterWords {
    /// A target of the study: on its date, from then on, and what is counted then.
    pub(in crate::output) fn target(
        self,
        target: &Target,
        without: &TargetRow,
        with: Option<&TargetRow>,
    ) -> String {
        let words = self.words;
        let (title, date) = (&target.title, words.date(target.by));
        let on_date = self.on_both_sides(
            &self.in_futures(&without.on_date),
            with.map(|with| self.in_futures(&with.on_date)),
        );
        let lasting = self.on_both_sides(
            &self.in_futures(&without.by_then),
            with.map(|with| self.in_futures(&with.by_then)),
        );
        let number = |row: &TargetRow| words.count(row.count_on_date.p50);
        let range = self.range_of(&without.count_on_date);
        let counted = match with {
            None => format!("{} {range}", number(without)),
            Some(with) => format!(
                "{} {} {range}, {} {} {}",
                self.side(Side::Without),
                number(without),
                self.side(Side::With),
                number(with),
                self.next_range_of(&with.count_on_date)
            ),
        };
        let expected = self.counted_that_day(target.counted);
        words.say(
            format!(
                "Het doel ‘{title}’ wordt op {date} gehaald: {on_date}. Blijvend, tot het eind van de periode: {lasting}. \
                 {expected}: {counted}."
            ),
            format!(
                "The target ‘{title}’ is reached on {date}: {on_date}. For good, up to the end of the period: {lasting}. \
                 {expected}: {counted}."
            ),
        )
    }

    /// What a target counts, on its day.
    fn counted_that_day(self, counted: Counted) -> &'static str {
        match counted {
            Counted::Overdue(_) => self.words.pick(
                "Over tijd zijn er op die dag naar verwachting",
                "Expected to be overdue on that day",
            ),
            Counted::Cases(Count::Waiting(_)) => self.words.pick(
                "Op die dag wachten er naar verwachting",
                "Expected to wait on that day",
            ),
            Counted::Cases(Count::InHand(_)) => self.words.pick(
                "In behandeling zijn er op die dag naar verwachting",
                "Expected to be in hand on that day",
            ),
        }
    }

    /// `zonder de maatregel 7, met de maatregel 9`; both at once where they read the same.
    fn on_both_sides(self, without: &str, with: Option<String>) -> String {
        match with {
            None => without.to_owned(),
            Some(with) if with == without => {
                let both = self
                    .words
                    .pick("zonder en met de maatregel", "without and with the measure");
                format!("{both} {without}")
            }
            Some(with) => format!(
                "{} {without}, {} {with}",
                self.side(Side::Without),
                self.side(Side::With)
            ),
        }
    }

    /// The table of targets.
    pub(in crate::output) fn targets_caption(self) -> &'static str {
        self.words.pick(
            "Doelen: in hoeveel doorrekeningen gehaald",
            "Targets: reached in how many runs",
        )
    }

    /// The column of targets.
    pub(in crate::output) fn target_heading(self) -> &'static str {
        self.words.pick("doel", "target")
    }

    /// A target on a side, in a table.
    pub(in crate::output) fn target_on(self, title: &str, side: Side) -> String {
        match side {
            Side::Alone => title.to_owned(),
            _ => format!("{title}, {}", self.side(side)),
        }
    }

    /// The columns of targets.
    pub(in crate::output) fn targets_headings(self) -> [&'static str; 5] {
        match self.words.language() {
            Language::Dutch => [
                "doel",
                "datum",
                "gehaald op de datum",
                "en daarna blijvend",
                "aantal op de datum",
            ],
            Language::English => [
                "target",
                "date",
                "reached on the date",
                "and lasting",
                "number on the date",
            ],
        }
    }

    /// What the numbers of the table of targets are.
    pub(in crate::output) fn targets_note(self) -> &'static str {
        self.words.pick(
            "Aantal: de middelste doorrekening, en tussen haakjes de marge waarin 9 van de 10 doorrekeningen liggen.",
            "Number: the run in the middle, and in brackets the range of 9 in 10 runs.",
        )
    }
}

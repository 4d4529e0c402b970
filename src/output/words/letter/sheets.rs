//! Labels of the sheets of a workbook that no letter has.

use super::super::language::capitalised;
use super::letter_words::LetterWords;
use crate::model::{Deadline, Language};

impl LetterWords {
    /// What a figure of terms that are over time shows.
    pub(in crate::output) fn overdue_figure(self, deadline: &Deadline) -> String {
        let title = capitalised(&deadline.title);
        self.words.say(
            format!("{title}: over tijd, per week"),
            format!("{title}: overdue, by week"),
        )
    }

    /// What a figure of all that a measure changes shows.
    pub(in crate::output) fn overview_figure(self) -> &'static str {
        self.words.pick(
            "Wat de maatregel verandert, met 95%-interval",
            "What the measure changes, with its 95% interval",
        )
    }

    /// What a figure of what time goes to shows.
    pub(in crate::output) fn causes_figure(self) -> &'static str {
        self.words.pick(
            "Waar de tijd in elke dienst heen gaat",
            "What the time in each stage goes to",
        )
    }

    /// What the numbers of a figure of the annex are.
    pub(in crate::output) fn figure_note(self, is_of_differences: bool) -> &'static str {
        if is_of_differences {
            return self.words.pick(
                "Met de maatregel min zonder; in procentpunten (%) of in zaken.",
                "With the measure less without; in percentage points (%) or in cases.",
            );
        }
        self.words.pick(
            "Gemiddeld aantal dagen per afgeronde zaak, zonder de maatregel.",
            "Mean days for each completed case, without the measure.",
        )
    }

    /// The column of periods.
    pub(in crate::output) fn period_heading(self) -> &'static str {
        self.words.pick("periode", "period")
    }

    /// The wait for the first work of a stage, or all of the time in it.
    pub(in crate::output) fn timed(self, is_wait: bool) -> &'static str {
        if is_wait {
            self.words
                .pick("wachten op het eerste werk", "wait for the first work")
        } else {
            self.words
                .pick("van binnenkomst tot afronding", "from entry to completion")
        }
    }

    /// The sheet of durations.
    pub(in crate::output) fn durations_name(self) -> &'static str {
        self.words.pick("doorlooptijden", "durations")
    }

    /// Likewise.
    pub(in crate::output) fn durations_caption(self) -> &'static str {
        self.words.pick(
            "Hoe lang zaken wachten en duren per dienst, in dagen, over de hele periode",
            "How long cases wait and take by stage, in days, over the whole period",
        )
    }

    /// Its columns.
    pub(in crate::output) fn durations_headings(self) -> [&'static str; 6] {
        match self.words.language() {
            Language::Dutch => [
                "dienst",
                "kant",
                "wat",
                "gemiddeld",
                "de helft binnen",
                "8 van de 10 binnen",
            ],
            Language::English => [
                "stage",
                "side",
                "what",
                "mean",
                "half within",
                "8 in 10 within",
            ],
        }
    }

    /// What its ranges are.
    pub(in crate::output) fn durations_note(self) -> &'static str {
        self.words.pick(
            "Dagen van 24 uur; gemiddelden over de doorrekeningen, met 95%-interval.",
            "Days of 24 hours; means over the runs, with their 95% interval.",
        )
    }

    /// The sheet of all that is paid.
    pub(in crate::output) fn all_costs_name(self) -> &'static str {
        self.words.pick("alle kosten", "all costs")
    }

    /// Likewise.
    pub(in crate::output) fn all_costs_caption(self) -> &'static str {
        self.words.pick(
            "Alles wat wordt betaald, per post en per jaar",
            "All that is paid, by item and year",
        )
    }

    /// Its columns.
    pub(in crate::output) fn all_costs_headings(self) -> [&'static str; 4] {
        match self.words.language() {
            Language::Dutch => ["post", "kant", "jaar", "euro"],
            Language::English => ["item", "side", "year", "euro"],
        }
    }
}

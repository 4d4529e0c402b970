//! Sentences on when to look again.

use super::letter_words::{LetterWords, Side};
use crate::model::Language;
use crate::time::Day;

impl LetterWords {
    /// What to do then.
    pub(in crate::output) fn look_again(self, dates: &[Day]) -> String {
        let dates: Vec<String> = dates.iter().map(|&date| self.words.date(date)).collect();
        let dates = self.words.list(&dates);
        self.words.say(
            format!(
                "Kijk opnieuw op {dates}. Leg de werkelijke wachtlijst dan naast de tabel hieronder. Ligt die buiten de \
                 marge, dan klopt een aanname niet: reken dan opnieuw, met de lijst van dat moment."
            ),
            format!(
                "Look again on {dates}. Set the real waiting list beside the table below. When it lies outside the range, \
                 an assumption is not right: simulate again then, from the list of that moment."
            ),
        )
    }

    /// What happens on a date to look again.
    pub(in crate::output) fn hire_ends(self, name: &str) -> String {
        self.words.say(
            format!("de extra inzet ‘{name}’ stopt"),
            format!("the extra staff ‘{name}’ ends"),
        )
    }

    /// Likewise.
    pub(in crate::output) fn target_is_due(self, title: &str) -> String {
        self.words.say(
            format!("het doel ‘{title}’ moet zijn gehaald"),
            format!("the target ‘{title}’ must be reached"),
        )
    }

    /// Likewise.
    pub(in crate::output) fn half_way(self) -> &'static str {
        self.words
            .pick("halverwege de periode", "half way the period")
    }

    /// Likewise.
    pub(in crate::output) fn period_ends(self) -> &'static str {
        self.words
            .pick("de periode is voorbij", "the period is over")
    }

    /// More happens on that date.
    pub(in crate::output) fn and_more(self) -> &'static str {
        self.words.pick("en meer", "and more")
    }

    /// The table of what to expect then.
    pub(in crate::output) fn look_again_caption(self, side: Side) -> String {
        let side = match side {
            Side::Alone => String::new(),
            _ => format!(", {}", self.side(side)),
        };
        self.words.say(
            format!("Wat er dan naar verwachting wacht{side}"),
            format!("What is then expected to wait{side}"),
        )
    }

    /// The columns before the lists.
    pub(in crate::output) fn look_again_headings(self) -> [&'static str; 2] {
        match self.words.language() {
            Language::Dutch => ["datum", "wat er dan is"],
            Language::English => ["date", "what happens then"],
        }
    }

    /// On which day the cases are counted.
    pub(in crate::output) fn look_again_note(self) -> &'static str {
        self.words.pick(
            "Geteld op de datum zelf, of op de maandag ervoor.",
            "Counted on the date itself, or on the Monday before it.",
        )
    }
}

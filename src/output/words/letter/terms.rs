//! Sentences and labels of terms and targets.

use super::letter_words::{LetterWords, Side};
use crate::analysis::ShareEstimate;
use crate::model::{Deadline, Language};
use crate::stats::Proportion;

impl LetterWords {
    /// A term on one side or on both, beside its target.
    pub(in crate::output) fn term(
        self,
        deadline: &Deadline,
        target: f64,
        without: Option<&ShareEstimate>,
        with: Option<Option<&ShareEstimate>>,
    ) -> String {
        let words = self.words;
        let (title, target) = (&deadline.title, words.percent_as_set(target));
        let first = words.say(
            format!("Voor ‘{title}’ is de streefwaarde {target}."),
            format!("For ‘{title}’ the target is {target}."),
        );
        let share = |share: Option<&ShareEstimate>, is_first: bool| {
            let share = share?;
            let [low, high] = [share.p05, share.p95].map(|end| words.percent_of_range(end));
            let range = if is_first {
                self.range(&low, &high)
            } else {
                self.next_range(&low, &high)
            };
            Some(format!("{} {range}", words.percent(share.mean)))
        };
        let Some(of_baseline) = share(without, true) else {
            let none = words.pick(
                "Geen van deze termijnen loopt in de periode af.",
                "None of these terms ends in the period.",
            );
            return format!("{first} {none}");
        };
        let second = match (with, words.language()) {
            (None, Language::Dutch) => format!("Naar verwachting is {of_baseline} op tijd."),
            (None, Language::English) => format!("{of_baseline} is expected to be in time."),
            (Some(with), Language::Dutch) => {
                let with = share(with, false)
                    .map_or(String::new(), |with| format!(", met de maatregel {with}"));
                format!("Zonder de maatregel is naar verwachting {of_baseline} op tijd{with}.")
            }
            (Some(with), Language::English) => {
                let with = share(with, false)
                    .map_or(String::new(), |with| format!(", with the measure {with}"));
                format!("Without the measure {of_baseline} is expected to be in time{with}.")
            }
        };
        format!("{first} {second}")
    }

    /// How often a target is met, on one side or on both.
    pub(in crate::output) fn target_met(
        self,
        without: &Proportion,
        with: Option<&Proportion>,
    ) -> String {
        let first = self.in_futures(without);
        match (
            with.map(|with| self.in_futures(with)),
            self.words.language(),
        ) {
            (None, Language::Dutch) => format!("De streefwaarde wordt gehaald {first}."),
            (None, Language::English) => format!("The target is met {first}."),
            (Some(with), Language::Dutch) if with == first => {
                format!("De streefwaarde wordt zonder en met de maatregel gehaald {first}.")
            }
            (Some(with), Language::English) if with == first => {
                format!("Without and with the measure the target is met {first}.")
            }
            (Some(with), Language::Dutch) => format!(
                "De streefwaarde wordt zonder de maatregel gehaald {first}, met de maatregel {with}."
            ),
            (Some(with), Language::English) => {
                format!("Without the measure the target is met {first}, with the measure {with}.")
            }
        }
    }

    /// `in 74 van de 200 doorrekeningen`, `in geen van de 200 doorrekeningen`.
    pub(super) fn in_futures(self, met: &Proportion) -> String {
        let words = self.words;
        let number = |count: u64| words.number(count as f64, 0);
        let all = number(met.trials());
        let (dutch, english) = match met.successes() {
            0 => ("geen van de ".to_owned(), "none of ".to_owned()),
            some if some == met.trials() => ("alle ".to_owned(), "all ".to_owned()),
            some => (
                format!("{} van de ", number(some)),
                format!("{} of ", number(some)),
            ),
        };
        let runs = if met.trials() == 1 { "run" } else { "runs" };
        let futures = if met.trials() == 1 {
            "doorrekening"
        } else {
            "doorrekeningen"
        };
        words.say(
            format!("in {dutch}{all} {futures}"),
            format!("in {english}{all} {runs}"),
        )
    }

    /// What a share in time is of.
    pub(in crate::output) fn terms_note(self) -> &'static str {
        self.words.pick(
            "Op tijd: het deel van de termijnen die in de periode aflopen, dat is gehaald. Werk dat niet af is, telt mee als \
             niet gehaald. Per getal: het gemiddelde, en tussen haakjes de marge waarin 9 van de 10 doorrekeningen liggen.",
            "In time: the share of the terms ending in the period that was met. Unfinished work counts as not met. Each \
             number: the mean, and in brackets the range of 9 in 10 runs.",
        )
    }

    /// The table of terms.
    pub(in crate::output) fn terms_caption(self) -> &'static str {
        self.words.pick(
            "Op tijd, per termijn, over de hele periode",
            "In time, by term, over the whole period",
        )
    }

    /// Where the study has no terms.
    pub(in crate::output) fn no_terms(self) -> &'static str {
        self.words
            .pick("De studie heeft geen termijnen.", "The study has no terms.")
    }

    /// The column of shares in time.
    pub(in crate::output) fn in_time_heading(self, side: Side) -> String {
        let in_time = self.words.pick("op tijd", "in time");
        match side {
            Side::Alone => in_time.into(),
            _ => format!("{in_time}, {}", self.side(side)),
        }
    }

    /// The column of how often a target is met.
    pub(in crate::output) fn met_heading(self, side: Side) -> String {
        let met = self.words.pick("streefwaarde gehaald", "target met");
        match side {
            Side::Alone => met.into(),
            _ => format!("{met}, {}", self.side(side)),
        }
    }
}

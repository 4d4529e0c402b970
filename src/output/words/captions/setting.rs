//! `Setting`: of which runs a chart is, and the words that all captions share.

use super::super::language::{Words, capitalised};
use crate::time::Day;

/// Of which runs a chart is.
#[derive(Clone, Copy, Debug)]
pub(in crate::output) struct Setting<'a> {
    /// The title of the scenario, where there are several.
    pub(in crate::output) scenario: Option<&'a str>,
    /// How many runs.
    pub(in crate::output) replications: usize,
    /// The first day that is shown.
    pub(in crate::output) from: Day,
    /// The day after the last.
    pub(in crate::output) until: Day,
}

impl Words {
    /// Where the numbers of a chart come from.
    pub(in crate::output) fn source(
        self,
        version: &str,
        study: &str,
        run: &str,
        seed: u64,
    ) -> String {
        let source = self.pick("Bron", "Source");
        let expectation = capitalised(self.expectation());
        let see = self.pick("zie run.json", "see run.json");
        format!(
            "{source}: doorstroom {version}, {study}, run {run}, seed {seed}. {expectation} ({see})."
        )
    }

    /// The same in one line, where the study is named nearby.
    pub(in crate::output) fn short_source(self, version: &str, run: &str, seed: u64) -> String {
        let source = self.pick("Bron", "Source");
        let expectation = capitalised(self.expectation());
        format!("{source}: doorstroom {version}, run {run}, seed {seed}. {expectation}.")
    }

    /// A sentence, then of which runs it is.
    pub(super) fn in_setting(self, sentence: &str, setting: &Setting<'_>) -> String {
        let scenario = setting
            .scenario
            .map_or(String::new(), |title| format!("Scenario: {title}. "));
        let runs = in_one_line(&self.replications(setting.replications));
        let [first, last] =
            [setting.from, setting.until - 1].map(|day| in_one_line(&self.date(day)));
        let to = self.pick("tot en met", "to");
        format!("{scenario}{sentence} {first} {to} {last}, {runs}.")
    }

    /// A range in brackets; nothing when one run is all there is.
    pub(super) fn in_nine_of_ten(self, setting: &Setting<'_>, range: &str) -> String {
        if setting.replications < 2 {
            return String::new();
        }
        self.say(
            format!(" (in 9 van de 10 herhalingen {range})"),
            format!(" (in 9 of 10 replications {range})"),
        )
    }

    pub(in crate::output::words) fn nine_in_ten(self) -> &'static str {
        self.pick("9 op de 10 herhalingen", "9 in 10 replications")
    }
}

/// Words that a line does not break between.
pub(super) fn in_one_line(words: &str) -> String {
    words.replace(' ', "\u{a0}")
}

/// Two hundred runs of 2021.
#[cfg(test)]
pub(super) const SETTING: Setting<'static> = Setting {
    scenario: None,
    replications: 200,
    from: Day::from_number(18_628),
    until: Day::from_number(18_993),
};

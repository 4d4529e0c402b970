//! The words around the three shares in time of a deadline.

use super::super::language::{Words, capitalised};
use super::setting::{Setting, in_one_line};
use crate::measure::Basis;

/// The share in time of a deadline, counted in three ways.
#[derive(Clone, Copy, Debug)]
pub(in crate::output) struct ThreeWaysStory<'a> {
    pub(in crate::output) setting: Setting<'a>,
    /// The scenario that the shares are of; empty where there is one.
    pub(in crate::output) lead: &'a str,
    pub(in crate::output) deadline: &'a str,
    /// Due, finished and open.
    pub(in crate::output) shares: [Option<f64>; 3],
    pub(in crate::output) target: Option<f64>,
}

impl Words {
    /// How names of files with the three shares begin.
    pub(in crate::output) fn three_ways_file(self) -> &'static str {
        self.pick("drie-tellingen", "three-ways")
    }

    /// What a share is of, in a few words.
    pub(in crate::output) fn basis_heading(self, basis: Basis) -> &'static str {
        match basis {
            Basis::Due => self.pick("Verstreken termijnen", "Terms that ended"),
            Basis::Finished => self.pick("Afgerond werk", "Finished work"),
            Basis::Open => self.pick("Nog lopend aan het eind", "Still running at the end"),
        }
    }

    /// The whiskers of shares.
    pub(in crate::output) fn range_legend(self) -> &'static str {
        self.nine_in_ten()
    }

    /// There was nothing to take a share of.
    pub(in crate::output) fn no_terms(self) -> &'static str {
        self.pick("geen", "none")
    }

    /// How many of how many are late: `62 te laat van 412`.
    pub(in crate::output) fn late_of(self, basis: Basis, late: f64, cases: f64) -> String {
        let (late, cases) = (self.count(late), self.count(cases));
        let is_late = match basis {
            Basis::Open => self.pick("nu te laat", "overdue now"),
            _ => self.pick("te laat", "late"),
        };
        format!("{late} {is_late} {} {cases}", self.pick("van", "of"))
    }

    /// The title: the three shares, or the one that they all are.
    pub(in crate::output) fn three_ways_title(self, story: &ThreeWaysStory<'_>) -> String {
        let deadline = capitalised(story.deadline);
        let lead = match story.lead {
            "" => String::new(),
            name => format!(", {name}"),
        };
        let [Some(due), Some(finished), open] = story.shares else {
            let nothing = self.pick("er verstreek geen termijn", "no term ended");
            return format!("{deadline}{lead}: {nothing}");
        };
        let [due, finished] = [due, finished].map(|share| in_one_line(&self.percent(share)));
        let open = open.map(|share| in_one_line(&self.percent(share)));
        if due == finished && open.as_ref() == Some(&due) {
            return self.say(
                format!("{deadline}{lead}: hoe ook geteld, {due} op tijd"),
                format!("{deadline}{lead}: {due} in time, however it is counted"),
            );
        }
        let open = open.map_or(String::new(), |open| {
            self.say(
                format!(", {open} van wat nog loopt"),
                format!(", {open} of what still runs"),
            )
        });
        self.say(
            format!(
                "{deadline}{lead}: {due} van de verstreken termijnen op tijd, {finished} van het afgeronde werk{open}"
            ),
            format!("{deadline}{lead}: {due} of the terms that ended in time, {finished} of the finished work{open}"),
        )
    }

    /// What is counted.
    pub(in crate::output) fn three_ways_subtitle(self, story: &ThreeWaysStory<'_>) -> String {
        let counted = self.pick(
            "Drie manieren om hetzelfde werk te tellen; ze zeggen pas iets naast elkaar.",
            "Three ways to count the same work; they tell something side by side only.",
        );
        self.in_setting(counted, &story.setting)
    }

    /// The three shares in words; `groups` has them one after the other.
    pub(in crate::output) fn three_ways_description(
        self,
        story: &ThreeWaysStory<'_>,
        groups: &str,
    ) -> String {
        let kind = self.pick(
            "Staafgrafiek, gemiddelden met tussen haakjes 9 op de 10 herhalingen.",
            "Bar chart, means with 9 in 10 replications in brackets.",
        );
        let target = story.target.map_or(String::new(), |target| {
            format!(" {}.", capitalised(&self.target_label(target)))
        });
        format!("{kind}{groups}{target}")
    }
}

#[cfg(test)]
mod tests {
    use super::super::setting::SETTING;
    use super::*;
    use crate::model::Language;

    #[test]
    fn three_shares_are_one_when_they_read_the_same() {
        let title = |shares| {
            let story = ThreeWaysStory {
                setting: SETTING,
                lead: "",
                deadline: "besluit",
                shares,
                target: Some(0.9),
            };
            Words::of(Language::Dutch).three_ways_title(&story)
        };
        assert_eq!(
            title([Some(0.49), Some(0.55), Some(0.8)]),
            "Besluit: 49% van de verstreken termijnen op tijd, 55% van het afgeronde werk, 80% van wat nog loopt"
        );
        assert_eq!(
            title([Some(0.95), Some(0.951), Some(0.95)]),
            "Besluit: hoe ook geteld, 95% op tijd"
        );
        assert_eq!(
            title([Some(0.95), Some(0.951), None]),
            "Besluit: 95% van de verstreken termijnen op tijd, 95% van het afgeronde werk"
        );
        assert_eq!(
            title([None, None, None]),
            "Besluit: er verstreek geen termijn"
        );
    }

    #[test]
    fn counts_stand_behind_the_shares() {
        let words = Words::of(Language::Dutch);
        assert_eq!(words.late_of(Basis::Due, 62.0, 412.4), "62 te laat van 412");
        assert_eq!(words.late_of(Basis::Open, 3.0, 40.0), "3 nu te laat van 40");
    }
}

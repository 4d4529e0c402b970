//! The words around hours asked against hours available.

use super::super::language::{Words, capitalised};
use super::setting::Setting;

/// Hours asked against hours available.
#[derive(Clone, Copy, Debug)]
pub(in crate::output) struct LoadStory<'a> {
    pub(in crate::output) setting: Setting<'a>,
    /// The scenario that the highest load is of; empty where there is one.
    pub(in crate::output) lead: &'a str,
    /// Of whom most is asked, and how much of what there is.
    pub(in crate::output) highest: Option<(&'a str, f64)>,
    /// In which scenario least is asked of them, and how much.
    pub(in crate::output) lowest_there: Option<(&'a str, f64)>,
}

impl Words {
    /// The name of the file of loads.
    pub(in crate::output) fn load_file(self) -> &'static str {
        self.pick("werklast", "load")
    }

    /// What the bars are.
    pub(in crate::output) fn load_axis(self) -> &'static str {
        self.pick(
            "gevraagde uren als deel van de beschikbare",
            "hours asked as a share of hours available",
        )
    }

    /// All scenarios together.
    pub(in crate::output) fn every_scenario(self) -> &'static str {
        self.pick("alle scenario's", "all scenarios")
    }

    /// `9.123 van 8.100 uur`.
    pub(in crate::output) fn hours_of_hours(self, asked: f64, available: f64) -> String {
        let (asked, available) = (self.number(asked, 0), self.number(available, 0));
        self.say(
            format!("{asked} van {available} uur"),
            format!("{asked} of {available} hours"),
        )
    }

    /// The title: of whom most is asked, and whether that is more than there is.
    pub(in crate::output) fn load_title(self, story: &LoadStory<'_>) -> String {
        let Some((post, load)) = story.highest else {
            return self
                .pick(
                    "Er zijn geen beschikbare uren",
                    "There are no available hours",
                )
                .into();
        };
        let percent = self.percent(load);
        let lead = match story.lead {
            "" => String::new(),
            name => format!("{}: ", capitalised(name)),
        };
        let lowest = story
            .lowest_there
            .filter(|&(name, lowest)| name != story.lead && self.percent(lowest) != percent);
        let other = lowest.map_or(String::new(), |(name, lowest)| {
            let lowest = self.percent(lowest);
            self.say(format!("; {name} {lowest}"), format!("; {name} {lowest}"))
        });
        let told = if load > 1.0 {
            self.say(
                format!("er wordt {percent} gevraagd van de uren van {post}{other}"),
                format!("{percent} of the hours of {post} is asked{other}"),
            )
        } else {
            self.say(
                format!("er zijn overal genoeg uren; het meest wordt gevraagd van {post}, {percent}{other}"),
                format!("there are hours enough everywhere; most is asked of {post}, {percent}{other}"),
            )
        };
        if lead.is_empty() {
            capitalised(&told)
        } else {
            format!("{lead}{told}")
        }
    }

    /// What is counted.
    pub(in crate::output) fn load_subtitle(self, story: &LoadStory<'_>) -> String {
        let counted = self.pick(
            "Uren die de verwachte zaken vragen tegen productieve uren: uitgerekend, niet gesimuleerd. Boven 100% \
             groeit een lijst, hoe het werk ook wordt verdeeld.",
            "Hours that the expected cases ask against productive hours: reckoned, not simulated. Above 100% a list \
             grows, however work is shared out.",
        );
        let Setting { from, until, .. } = story.setting;
        let days = self.days_from_until(from, until);
        format!("{counted} {days}.")
    }

    /// Loads in words; `groups` has them one after the other.
    pub(in crate::output) fn load_description(self, groups: &[String]) -> String {
        let kind = self.pick(
            "Staafgrafiek, gevraagde uren van de beschikbare.",
            "Bar chart, hours asked of hours available.",
        );
        format!("{kind} {}", groups.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::super::setting::SETTING;
    use super::*;
    use crate::model::Language;

    #[test]
    fn a_shortage_is_named_and_so_is_enough() {
        let title = |lead, load, lowest| {
            Words::of(Language::Dutch).load_title(&LoadStory {
                setting: SETTING,
                lead,
                highest: Some(("arts (team)", load)),
                lowest_there: lowest,
            })
        };
        assert_eq!(
            title("", 1.13, None),
            "Er wordt 113% gevraagd van de uren van arts (team)"
        );
        assert_eq!(
            title("nu", 1.13, Some(("meer", 0.98))),
            "Nu: er wordt 113% gevraagd van de uren van arts (team); meer 98%"
        );
        assert_eq!(
            title("nu", 0.91, Some(("nu", 0.91))),
            "Nu: er zijn overal genoeg uren; het meest wordt gevraagd van arts (team), 91%"
        );
    }

    #[test]
    fn hours_stand_behind_the_share() {
        let words = Words::of(Language::Dutch);
        assert_eq!(words.hours_of_hours(9123.4, 8100.0), "9.123 van 8.100 uur");
    }
}

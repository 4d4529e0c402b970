//! The words around the waiting lists of areas.

use super::super::language::Words;
use super::beside::Beside;
use super::setting::Setting;

/// The waiting lists of areas.
#[derive(Clone, Debug)]
pub(in crate::output) struct AreasStory<'a> {
    pub(in crate::output) setting: Setting<'a>,
    /// Where the chart shows several scenarios.
    pub(in crate::output) beside: Option<&'a Beside<'a>>,
    /// The scenario that is drawn with its range; empty where there is one.
    pub(in crate::output) lead: &'a str,
    pub(in crate::output) stage: &'a str,
    /// The mean list of each area in that scenario over the period.
    pub(in crate::output) means: Vec<(&'a str, f64)>,
}

impl Words {
    /// How names of files with lists of areas begin.
    pub(in crate::output) fn areas_file(self) -> &'static str {
        self.pick("wachtlijst-per-gebied", "waiting-list-by-area")
    }

    /// The mean of a list.
    pub(in crate::output) fn mean_over_period(self) -> &'static str {
        self.pick("gemiddeld over de periode", "mean over the period")
    }

    /// The title: where the list is longest and shortest.
    pub(in crate::output) fn areas_title(self, story: &AreasStory<'_>) -> String {
        let stage = story.stage;
        let lead = match story.lead {
            "" => String::new(),
            name => format!(", {name}"),
        };
        let written = |&(_, mean): &(&str, f64)| self.count(mean);
        let means = || story.means.iter();
        let longest = means().reduce(|one, other| if other.1 > one.1 { other } else { one });
        let shortest = means().reduce(|one, other| if other.1 < one.1 { other } else { one });
        let told = match (longest, shortest) {
            (Some(longest), Some(shortest)) if written(longest) != written(shortest) => {
                let (high, low) = (self.cases(longest.1), self.count(shortest.1));
                self.say(
                    format!(
                        "gemiddeld het langst in {} ({high}), het kortst in {} ({low})",
                        longest.0, shortest.0
                    ),
                    format!(
                        "on average longest in {} ({high}), shortest in {} ({low})",
                        longest.0, shortest.0
                    ),
                )
            }
            (Some(same), _) => {
                let cases = self.cases(same.1);
                self.say(
                    format!("in elk gebied gemiddeld {cases}"),
                    format!("on average {cases} in every area"),
                )
            }
            _ => self.pick("geen gebieden", "no areas").into(),
        };
        self.say(
            format!("Wachtlijst {stage} per gebied{lead}: {told}"),
            format!("Waiting list {stage} by area{lead}: {told}"),
        )
    }

    /// What is counted.
    pub(in crate::output) fn areas_subtitle(self, story: &AreasStory<'_>) -> String {
        let counted = self.pick(
            "Zaken waaraan in deze dienst nog niet is gewerkt, geteld per week; elk gebied op dezelfde schaal. Maak aantallen \
             onder 5 per gebied niet openbaar.",
            "Cases on which no work of this stage has begun, counted by week; every area on the same scale. Do not publish \
             numbers under 5 by area.",
        );
        self.in_setting(counted, &story.setting)
    }

    /// The lists in words.
    pub(in crate::output) fn areas_description(self, story: &AreasStory<'_>) -> String {
        let lead = story
            .beside
            .map_or(String::new(), |beside| format!(", {}", beside.lead));
        let areas = story.means.iter();
        let areas: Vec<String> = areas
            .map(|&(area, mean)| format!("{area} {}", self.count(mean)))
            .collect();
        let areas = areas.join("; ");
        self.say(
            format!("Lijngrafiek met een deel voor elk gebied. Gemiddelde lijst over de periode{lead}: {areas}."),
            format!("Line chart with a part for each area. Mean list over the period{lead}: {areas}."),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::setting::SETTING;
    use super::*;
    use crate::model::Language;

    #[test]
    fn the_longest_and_the_shortest_list_are_named() {
        let title = |means: &[(&'static str, f64)]| {
            Words::of(Language::Dutch).areas_title(&AreasStory {
                setting: SETTING,
                beside: None,
                lead: "",
                stage: "onderzoek",
                means: means.to_vec(),
            })
        };
        assert_eq!(
            title(&[("Noord", 12.0), ("Zuid", 31.0), ("West", 20.0)]),
            "Wachtlijst onderzoek per gebied: gemiddeld het langst in Zuid (31 zaken), het kortst in Noord (12)"
        );
        assert_eq!(
            title(&[("Noord", 12.2), ("Zuid", 11.9)]),
            "Wachtlijst onderzoek per gebied: in elk gebied gemiddeld 12 zaken"
        );
    }
}

//! The words around what scenarios change.

use super::super::super::charts::DifferencesLegend;
use super::super::language::{Words, capitalised};
use super::setting::{Setting, in_one_line};
use crate::time::Day;

/// What scenarios change in the key measures.
#[derive(Clone, Debug)]
pub(in crate::output) struct OverviewStory<'a> {
    pub(in crate::output) setting: Setting<'a>,
    pub(in crate::output) baseline: &'a str,
    /// How many measures there are.
    pub(in crate::output) measures: usize,
    pub(in crate::output) scenarios: Vec<Differs<'a>>,
}

/// In how many measures a scenario surely differs from the baseline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::output) struct Differs<'a> {
    pub(in crate::output) scenario: &'a str,
    pub(in crate::output) better: usize,
    pub(in crate::output) worse: usize,
}

impl Differs<'_> {
    fn net(&self) -> i64 {
        self.better as i64 - self.worse as i64
    }
}

impl Words {
    /// The name of the file of the overview.
    pub(in crate::output) fn overview_file(self) -> &'static str {
        self.pick("overzicht", "overview")
    }

    /// What the values of the overview are.
    pub(in crate::output) fn overview_axis(self) -> &'static str {
        self.pick(
            "verschil: procentpunten op tijd, of wachtende zaken",
            "difference: percentage points in time, or cases waiting",
        )
    }

    /// The signs of the overview.
    pub(in crate::output) fn overview_legend(self) -> DifferencesLegend {
        DifferencesLegend {
            sure: self.pick("gemiddeld verschil", "mean difference").into(),
            unsure: self
                .pick("verschil dat niet zeker is", "difference that is not sure")
                .into(),
            interval: self
                .pick(
                    "95%-interval van het gemiddelde",
                    "95% interval of the mean",
                )
                .into(),
        }
    }

    /// The left side of zero.
    pub(in crate::output) fn worse_than(self, baseline: &str) -> String {
        self.say(
            format!("slechter dan {baseline}"),
            format!("worse than {baseline}"),
        )
    }

    /// The right side of zero.
    pub(in crate::output) fn better_than(self, baseline: &str) -> String {
        self.say(
            format!("beter dan {baseline}"),
            format!("better than {baseline}"),
        )
    }

    /// There is nothing to compare.
    pub(in crate::output) fn nothing_to_compare(self) -> &'static str {
        self.pick("geen zaken", "no cases")
    }

    /// `−26 tot −22`.
    pub(in crate::output) fn short_range(self, low: &str, high: &str) -> String {
        format!("{low} {} {high}", self.pick("tot", "to"))
    }

    /// A share in time as a measure.
    pub(in crate::output) fn share_measure(self, deadline: &str) -> String {
        let unit = self.pick("op tijd, in procentpunten", "in time, in percentage points");
        format!("{}: {unit}", capitalised(deadline))
    }

    /// A list as a measure; `until` is the day after the last.
    pub(in crate::output) fn list_measure(self, stage: &str, until: Day) -> String {
        let date = in_one_line(&self.date(until));
        self.say(
            format!("Wachtlijst {stage}: zaken op {date}"),
            format!("Waiting list {stage}: cases on {date}"),
        )
    }

    /// A measure with its differences: `Onderzoek: impuls −24 (−26 tot −22).`
    pub(in crate::output) fn measure_in_words(self, heading: &str, rows: &[String]) -> String {
        format!("{heading}: {}.", rows.join("; "))
    }

    /// The title: which scenario is surely better in most measures.
    pub(in crate::output) fn overview_title(self, story: &OverviewStory<'_>) -> String {
        let baseline = story.baseline;
        let differs = |of: &&Differs<'_>| of.better + of.worse > 0;
        let all = self.number(story.measures as f64, 0);
        // Of scenarios that are as good the first in the study.
        let best = story.scenarios.iter().filter(differs).reduce(|one, other| {
            if other.net() > one.net() { other } else { one }
        });
        let Some(best) = best else {
            return match &story.scenarios[..] {
                [only] => self.say(
                    format!(
                        "{}: niet aantoonbaar anders dan {baseline}",
                        capitalised(only.scenario)
                    ),
                    format!(
                        "{}: not surely different from {baseline}",
                        capitalised(only.scenario)
                    ),
                ),
                _ => self.say(
                    format!("Geen scenario verschilt aantoonbaar van {baseline}"),
                    format!("No scenario surely differs from {baseline}"),
                ),
            };
        };
        let name = capitalised(best.scenario);
        let [better, worse] = [best.better, best.worse].map(|number| self.number(number as f64, 0));
        match (best.better, best.worse) {
            (0, _) if story.scenarios.len() == 1 => self.say(
                format!("{name}: op {worse} van de {all} punten slechter dan {baseline}, nergens beter"),
                format!("{name}: worse than {baseline} on {worse} of {all} points, nowhere better"),
            ),
            (0, _) => self.say(
                format!("Geen scenario is aantoonbaar beter dan {baseline}; {} is op {worse} van de {all} punten slechter", best.scenario),
                format!("No scenario is surely better than {baseline}; {} is worse on {worse} of {all} points", best.scenario),
            ),
            (_, 0) => self.say(
                format!("{name}: op {better} van de {all} punten beter dan {baseline}, nergens slechter"),
                format!("{name}: better than {baseline} on {better} of {all} points, nowhere worse"),
            ),
            _ => self.say(
                format!("{name}: op {better} van de {all} punten beter dan {baseline}, op {worse} slechter"),
                format!("{name}: better than {baseline} on {better} of {all} points, worse on {worse}"),
            ),
        }
    }

    /// What is compared.
    pub(in crate::output) fn overview_subtitle(self, story: &OverviewStory<'_>) -> String {
        let counted = self.say(
            format!(
                "Verschil met ‘{}’ in dezelfde herhalingen; rechts van nul is beter. Geteld als beter of \
                 slechter: nul ligt buiten het interval en het verschil is minstens 1 procentpunt of 1 zaak.",
                story.baseline
            ),
            format!(
                "Difference with ‘{}’ in the same replications; to the right of zero is better. Counted as \
                 better or worse: zero lies outside the interval and the difference is at least 1 percentage point or \
                 1 case.",
                story.baseline
            ),
        );
        self.in_setting(&counted, &story.setting)
    }

    /// The overview in words; `measures` has the measures one after the other.
    pub(in crate::output) fn overview_description(
        self,
        story: &OverviewStory<'_>,
        measures: &[String],
    ) -> String {
        let kind = self.say(
            format!("Verschillen met ‘{}’, met 95%-interval.", story.baseline),
            format!("Differences with ‘{}’, with 95% interval.", story.baseline),
        );
        let tally = story.scenarios.iter().map(|of| {
            let [better, worse] = [of.better, of.worse].map(|number| self.number(number as f64, 0));
            let name = of.scenario;
            self.say(
                format!(" {name}: {better} beter, {worse} slechter."),
                format!(" {name}: {better} better, {worse} worse."),
            )
        });
        let tally: String = tally.collect();
        format!("{kind}{tally} {}", measures.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::super::setting::SETTING;
    use super::*;
    use crate::model::Language;

    fn title(scenarios: &[(&'static str, usize, usize)]) -> String {
        let differs = |&(scenario, better, worse): &(&'static str, usize, usize)| Differs {
            scenario,
            better,
            worse,
        };
        Words::of(Language::Dutch).overview_title(&OverviewStory {
            setting: SETTING,
            baseline: "nu",
            measures: 5,
            scenarios: scenarios.iter().map(differs).collect(),
        })
    }

    #[test]
    fn the_best_scenario_is_named_with_what_it_costs() {
        assert_eq!(
            title(&[("impuls", 2, 0), ("meer", 4, 1)]),
            "Meer: op 4 van de 5 punten beter dan nu, op 1 slechter"
        );
        assert_eq!(
            title(&[("impuls", 2, 0)]),
            "Impuls: op 2 van de 5 punten beter dan nu, nergens slechter"
        );
        assert_eq!(
            title(&[("impuls", 0, 2)]),
            "Impuls: op 2 van de 5 punten slechter dan nu, nergens beter"
        );
        assert_eq!(
            title(&[("impuls", 0, 0)]),
            "Impuls: niet aantoonbaar anders dan nu"
        );
        assert_eq!(
            title(&[("impuls", 0, 0), ("meer", 0, 0)]),
            "Geen scenario verschilt aantoonbaar van nu"
        );
    }
}

//! The words around a share in time.

use super::super::super::charts::MonthlyLegend;
use super::super::language::{Words, capitalised};
use super::beside::Beside;
use super::setting::{Setting, in_one_line};
use crate::analysis::ShareEstimate;
use crate::time::Day;

/// What a share in time was.
#[derive(Clone, Copy, Debug)]
pub(in crate::output) struct ShareStory<'a> {
    pub(in crate::output) setting: Setting<'a>,
    /// The shares of the whole period of all scenarios, where the chart shows several.
    pub(in crate::output) beside: Option<&'a Beside<'a>>,
    /// How these lie to the target, in the same order; none without a target.
    pub(in crate::output) verdicts: &'a [Verdict],
    pub(in crate::output) deadline: &'a str,
    /// Over the whole period; `None` when no term ended.
    pub(in crate::output) whole: Option<ShareEstimate>,
    /// The target and how the whole lies to it.
    pub(in crate::output) target: Option<(f64, Verdict)>,
    /// The first days of the months with the lowest and the highest share.
    pub(in crate::output) extremes: Option<[(Day, f64); 2]>,
}

/// How a share lies to its target.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::output) enum Verdict {
    /// Surely below it.
    Below,
    /// The target lies in the interval.
    About,
    /// Surely above it.
    Above,
    /// One run is all there is.
    Unknown,
}

impl Words {
    /// How names of files with shares in time begin.
    pub(in crate::output) fn share_file(self) -> &'static str {
        self.pick("op-tijd", "in-time")
    }

    /// The title of a share in time: the share of the whole period beside its target.
    pub(in crate::output) fn share_title(self, story: &ShareStory<'_>) -> String {
        let deadline = capitalised(story.deadline);
        if let Some(beside) = story.beside.filter(|beside| !beside.values.is_empty()) {
            let shares = self.shares(story, beside);
            return match self.scenarios_beside_target(story, beside) {
                Some(told) => {
                    let shares = self.by_scenario(beside, |share| self.share_apart(story, share));
                    format!("{deadline}: {told}; {shares}")
                }
                None => format!("{deadline}: {shares}"),
            };
        }
        match self.share_beside_target(story) {
            Some(share) => format!("{deadline}: {share}"),
            None => format!("{deadline}: {}", self.no_term_ended()),
        }
    }

    /// Which scenarios reach the target; `None` without one, or where one run is all there is.
    fn scenarios_beside_target(
        self,
        story: &ShareStory<'_>,
        beside: &Beside<'_>,
    ) -> Option<String> {
        let (target, _) = story.target?;
        let verdicts = story.verdicts;
        if verdicts.len() != beside.values.len() || verdicts.contains(&Verdict::Unknown) {
            return None;
        }
        let names = |wanted: Verdict| {
            let of = verdicts.iter().zip(&beside.values);
            let names = of.filter(|(verdict, _)| **verdict == wanted);
            let names: Vec<String> = names.map(|(_, (name, _))| (*name).to_owned()).collect();
            (names.len(), self.list(&names))
        };
        let ((above, over), (near, around)) = (names(Verdict::Above), names(Verdict::About));
        let all = verdicts.len();
        let target = in_one_line(&self.percent_as_set(target));
        Some(match () {
            () if above == all => self.say(
                format!("elk scenario haalt de streefwaarde van {target}"),
                format!("every scenario meets the target of {target}"),
            ),
            () if above > 0 => self.say(
                format!(
                    "alleen {over} {} de streefwaarde van {target}",
                    one_or_more(above, "haalt", "halen")
                ),
                format!(
                    "only {over} {} the target of {target}",
                    one_or_more(above, "meets", "meet")
                ),
            ),
            () if near == all => self.say(
                format!("elk scenario komt rond de streefwaarde van {target} uit"),
                format!("every scenario comes out about the target of {target}"),
            ),
            () if near > 0 => self.say(
                format!(
                    "alleen {around} {} in de buurt van de streefwaarde van {target}",
                    one_or_more(near, "komt", "komen")
                ),
                format!(
                    "only {around} {} near the target of {target}",
                    one_or_more(near, "comes", "come")
                ),
            ),
            () => self.say(
                format!("geen scenario haalt de streefwaarde van {target}"),
                format!("no scenario meets the target of {target}"),
            ),
        })
    }

    fn share_apart(self, story: &ShareStory<'_>, share: f64) -> String {
        match story.target {
            Some((target, _)) => self.percent_apart_from(share, target),
            None => self.percent(share),
        }
    }

    /// What the shares of several scenarios come to.
    fn shares(self, story: &ShareStory<'_>, beside: &Beside<'_>) -> String {
        let shares = self.by_scenario(beside, |share| self.share_apart(story, share));
        let target = story.target.map_or(String::new(), |(target, _)| {
            let target = self.percent_as_set(target);
            let words = self.pick("streefwaarde", "target");
            in_one_line(&format!("; {words} {target}"))
        });
        format!("{shares} {}{target}", self.pick("op tijd", "in time"))
    }

    /// What is counted in a share in time.
    pub(in crate::output) fn share_subtitle(self, story: &ShareStory<'_>) -> String {
        let counted = self.pick(
            "Deel van de termijnen die in de maand verstreken, dat op tijd is gehaald; werk dat niet af is, \
             telt mee.",
            "Share of the terms ending in the month that was met; unfinished work counts.",
        );
        let subtitle = self.in_setting(counted, &story.setting);
        let others = story.beside.map_or("", |_| {
            self.pick(
                " Van de andere scenario's staat alleen het gemiddelde erbij.",
                " Of the other scenarios only the mean is shown.",
            )
        });
        format!("{subtitle}{others}")
    }

    /// What stands over the axis of a share in time.
    pub(in crate::output) fn share_axis(self) -> &'static str {
        self.pick("op tijd", "in time")
    }

    /// The line and the bars of a share in time.
    pub(in crate::output) fn share_legend(self, beside: Option<&Beside<'_>>) -> MonthlyLegend {
        MonthlyLegend {
            middle: self.lead_of(self.pick("gemiddelde", "mean"), beside),
            range: self.nine_in_ten().into(),
        }
    }

    /// What the line of a target means.
    pub(in crate::output) fn target_label(self, target: f64) -> String {
        let percent = self.percent_as_set(target);
        self.say(
            format!("streefwaarde: {percent} op tijd"),
            format!("target: {percent} in time"),
        )
    }

    /// A share in time in words.
    pub(in crate::output) fn share_description(self, story: &ShareStory<'_>) -> String {
        let Some(share) = self.share_beside_target(story) else {
            return format!("{}.", capitalised(self.no_term_ended()));
        };
        let whole = story.whole.and_then(|whole| whole.interval);
        let interval = whole.map_or(String::new(), |interval| {
            let between = self.percent_between(interval.low(), interval.high());
            let label = self.pick(
                "95%-interval van het gemiddelde",
                "95% interval of the mean",
            );
            format!(" ({label}: {between})")
        });
        let extremes = story.extremes.map_or(String::new(), |[lowest, highest]| {
            let month = |(day, share)| format!("{} ({})", self.month(day), self.percent(share));
            let (lowest, highest) = (month(lowest), month(highest));
            self.say(
                format!(" Laagste maand: {lowest}. Hoogste maand: {highest}."),
                format!(" Lowest month: {lowest}. Highest month: {highest}."),
            )
        });
        let whole = self.pick(
            "Grafiek per maand. Hele periode",
            "Chart by month. Whole period",
        );
        let lead = story
            .beside
            .map_or(String::new(), |beside| format!(", {}", beside.lead));
        let others = story.beside.map_or(String::new(), |beside| {
            let all = self.pick("Alle scenario's", "All scenarios");
            let shares = self.each_scenario(beside, |share| self.share_apart(story, share));
            format!(" {all}: {shares}.")
        });
        format!("{whole}{lead}: {share}{interval}.{extremes}{others}")
    }

    fn share_beside_target(self, story: &ShareStory<'_>) -> Option<String> {
        let share = story.whole?.mean;
        let Some((target, verdict)) = story.target else {
            return Some(self.on_average(&self.percent(share)));
        };
        let lies = match verdict {
            Verdict::Below => self.pick("onder de streefwaarde van", "below the target of"),
            Verdict::About => self.pick("rond de streefwaarde van", "about the target of"),
            Verdict::Above => self.pick("boven de streefwaarde van", "above the target of"),
            Verdict::Unknown => self.pick("streefwaarde", "target"),
        };
        let share = self.on_average(&self.percent_apart_from(share, target));
        let target = in_one_line(&format!("{lies} {}", self.percent_as_set(target)));
        Some(format!("{share}, {target}"))
    }

    fn on_average(self, share: &str) -> String {
        self.say(
            format!("gemiddeld {share} op tijd"),
            format!("{share} in time on average"),
        )
    }

    fn no_term_ended(self) -> &'static str {
        self.pick(
            "in deze periode verstreek geen termijn",
            "no term ended in this period",
        )
    }
}

fn one_or_more(number: usize, one: &'static str, more: &'static str) -> &'static str {
    if number == 1 { one } else { more }
}

#[cfg(test)]
mod tests {
    use super::super::setting::SETTING;
    use super::*;
    use crate::model::Language;
    use crate::stats::Interval;

    const DUTCH: Words = Words::of(Language::Dutch);

    fn share(mean: f64, target: Option<(f64, Verdict)>) -> ShareStory<'static> {
        ShareStory {
            setting: SETTING,
            beside: None,
            verdicts: &[],
            deadline: "besluit binnen 5 werkdagen",
            whole: Some(ShareEstimate {
                mean,
                interval: Interval::new(mean - 0.01, mean + 0.01),
                p05: mean - 0.1,
                p95: mean + 0.1,
            }),
            target,
            extremes: Some([(SETTING.from, 0.5), (SETTING.from + 31, 1.0)]),
        }
    }

    #[test]
    fn scenarios_stand_beside_each_other() {
        let beside = Beside {
            lead: "zoals het is",
            values: vec![("nu", 0.34), ("impuls", 0.798)],
        };
        let story = ShareStory {
            beside: Some(&beside),
            ..share(0.34, Some((0.8, Verdict::Below)))
        };
        assert_eq!(
            DUTCH.share_title(&story).replace('\u{a0}', " "),
            "Besluit binnen 5 werkdagen: nu 34% en impuls 79,8% op tijd; streefwaarde 80%"
        );
        let description = DUTCH.share_description(&story);
        assert!(description.contains("Hele periode, zoals het is: gemiddeld 34%"));
        assert!(description.contains("Alle scenario's: nu 34%; impuls 79,8%."));
    }

    #[test]
    fn a_share_stands_beside_its_target() {
        let title = |mean, target| {
            DUTCH
                .share_title(&share(mean, target))
                .replace('\u{a0}', " ")
        };
        assert_eq!(
            title(0.34, Some((0.8, Verdict::Below))),
            "Besluit binnen 5 werkdagen: gemiddeld 34% op tijd, onder de streefwaarde van 80%"
        );
        assert_eq!(
            title(0.796, Some((0.8, Verdict::About))),
            "Besluit binnen 5 werkdagen: gemiddeld 79,6% op tijd, rond de streefwaarde van 80%"
        );
        assert_eq!(
            title(0.5, None),
            "Besluit binnen 5 werkdagen: gemiddeld 50% op tijd"
        );
        assert_eq!(
            DUTCH.share_description(&share(0.75, None)),
            "Grafiek per maand. Hele periode: gemiddeld 75% op tijd (95%-interval van het gemiddelde: tussen 74% en \
             76%). Laagste maand: januari 2021 (50%). Hoogste maand: februari 2021 (100%)."
        );
        let nothing = ShareStory {
            whole: None,
            ..share(0.5, None)
        };
        assert!(
            DUTCH
                .share_title(&nothing)
                .ends_with("verstreek geen termijn")
        );
    }

    #[test]
    fn scenarios_are_told_by_who_meets_the_target() {
        use Verdict::{About, Above, Below, Unknown};
        let title = |verdicts: &[Verdict]| {
            let names = ["nu", "impuls", "meer"];
            let shares = [0.5, 0.6, 0.7];
            let beside = Beside {
                lead: "zoals het is",
                values: names.into_iter().zip(shares).take(verdicts.len()).collect(),
            };
            let story = ShareStory {
                beside: Some(&beside),
                verdicts,
                ..share(0.5, Some((0.8, Below)))
            };
            DUTCH.share_title(&story).replace('\u{a0}', " ")
        };
        let told =
            |told: &str| format!("Besluit binnen 5 werkdagen: {told}; van 50% (nu) tot 70% (meer)");
        assert_eq!(
            title(&[Below; 3]),
            told("geen scenario haalt de streefwaarde van 80%")
        );
        assert_eq!(
            title(&[Above; 3]),
            told("elk scenario haalt de streefwaarde van 80%")
        );
        assert_eq!(
            title(&[Below, About, Above]),
            told("alleen meer haalt de streefwaarde van 80%")
        );
        assert_eq!(
            title(&[Below, Above, Above]),
            told("alleen impuls en meer halen de streefwaarde van 80%")
        );
        assert_eq!(
            title(&[Below, About, Below]),
            told("alleen impuls komt in de buurt van de streefwaarde van 80%")
        );
        assert_eq!(
            title(&[About; 3]),
            told("elk scenario komt rond de streefwaarde van 80% uit")
        );
        assert_eq!(
            title(&[Unknown, Unknown]),
            "Besluit binnen 5 werkdagen: nu 50% en impuls 60% op tijd; streefwaarde 80%"
        );
    }
}

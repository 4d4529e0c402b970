//! The words around a share in time.

use super::super::super::charts::ShareLegend;
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
            return format!("{deadline}: {}", self.shares(story, beside));
        }
        match self.share_beside_target(story) {
            Some(share) => format!("{deadline}: {share}"),
            None => format!("{deadline}: {}", self.no_term_ended()),
        }
    }

    /// What the shares of several scenarios come to.
    fn shares(self, story: &ShareStory<'_>, beside: &Beside<'_>) -> String {
        let shares = self.by_scenario(beside, |share| match story.target {
            Some((target, _)) => self.percent_apart_from(share, target),
            None => self.percent(share),
        });
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
    pub(in crate::output) fn share_legend(self, beside: Option<&Beside<'_>>) -> ShareLegend {
        ShareLegend {
            mean: self.lead_of(self.pick("gemiddelde", "mean"), beside),
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
            format!(" {all}: {}.", self.shares(story, beside))
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
        assert!(description.contains("Alle scenario's: nu 34% en impuls 79,8% op tijd"));
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
}

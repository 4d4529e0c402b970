//! The words around what the time in each stage goes to.

use super::super::language::{Words, capitalised};
use super::setting::Setting;
use crate::engine::Cause;

/// What the time in each stage goes to.
#[derive(Clone, Debug)]
pub(in crate::output) struct TimeStory<'a> {
    /// Where most could be gained: the stage, the time for each case, and the cause.
    pub(in crate::output) obstacle: Option<(&'a str, String, String)>,
    /// The same in whole sentences.
    pub(in crate::output) most_to_gain: Option<String>,
    /// The stage, its time written out, and the share of each cause.
    pub(in crate::output) bars: Vec<(&'a str, &'a str, &'a [f64])>,
}

impl Words {
    /// How names of files with what the time goes to begin.
    pub(in crate::output) fn time_file(self) -> &'static str {
        self.pick("waar-de-tijd-heen-gaat", "what-time-goes-to")
    }

    /// What is counted.
    pub(in crate::output) fn time_unit(self) -> &'static str {
        self.pick("dagen per afgeronde zaak", "days per completed case")
    }

    /// The title: where most could be gained.
    pub(in crate::output) fn time_title(self, story: &TimeStory<'_>) -> String {
        let Some((stage, time, cause)) = &story.obstacle else {
            return self
                .pick(
                    "Nergens gaat tijd verloren aan wachten dat te vermijden is",
                    "Nowhere is time lost in waits that can be avoided",
                )
                .into();
        };
        self.say(
            format!("Het meest is te winnen bij {stage}: per zaak gemiddeld {time} ‘{cause}’"),
            format!("Most can be gained in {stage}: on average {time} for each case ‘{cause}’"),
        )
    }

    /// What is measured.
    pub(in crate::output) fn time_subtitle(self, setting: &Setting<'_>) -> String {
        let measured = self.pick(
            "Waar de tijd tussen binnenkomst en afronding heen gaat, als deel van de gemiddelde tijd in de dienst, van zaken die \
             haar afronden; rechts die tijd zelf.",
            "What the time from entry to completion goes to, as part of the mean time in the stage, of cases that complete it; \
             that time itself to the right.",
        );
        self.in_setting(measured, setting)
    }

    /// What is seen, in words.
    pub(in crate::output) fn time_description(self, story: &TimeStory<'_>) -> String {
        let bars = story.bars.iter().map(|(stage, total, shares)| {
            let mut parts: Vec<(Cause, f64)> = Cause::ALL
                .into_iter()
                .zip(shares.iter().copied())
                .filter(|(_, share)| *share >= 0.005)
                .collect();
            parts.sort_by(|one, other| other.1.total_cmp(&one.1));
            let parts: Vec<String> = parts
                .iter()
                .map(|&(cause, share)| format!("{} {}", self.cause(cause), self.percent(share)))
                .collect();
            format!(" {}, {total}: {}.", capitalised(stage), parts.join(", "))
        });
        let kind = self.pick(
            "Gestapeld staafdiagram, gemiddelden.",
            "Stacked bar chart, means.",
        );
        let most = story.most_to_gain.as_ref();
        let most = most.map_or(String::new(), |most| format!(" {most}"));
        format!("{kind}{}{most}", bars.collect::<String>())
    }
}

//! The words around a utilisation.

use super::super::super::charts::UtilisationLegend;
use super::super::language::{Words, capitalised};
use super::setting::Setting;

/// How busy the staff was.
#[derive(Clone, Debug)]
pub(in crate::output) struct UtilisationStory<'a> {
    pub(in crate::output) setting: Setting<'a>,
    /// Name, mean, p05 and p95 of each bar.
    pub(in crate::output) bars: Vec<(&'a str, f64, [f64; 2])>,
}

impl Words {
    /// How names of files with utilisation begin.
    pub(in crate::output) fn utilisation_file(self) -> &'static str {
        self.pick("bezetting", "utilisation")
    }

    /// What the bars of a utilisation are.
    pub(in crate::output) fn utilisation_axis(self) -> &'static str {
        self.pick(
            "gewerkt van de beschikbare uren",
            "worked of available hours",
        )
    }

    /// The title of a utilisation: where it is highest.
    pub(in crate::output) fn utilisation_title(self, story: &UtilisationStory<'_>) -> String {
        let mut by_mean = story.bars.clone();
        by_mean.sort_by(|one, other| other.1.total_cmp(&one.1));
        let written = |bar: &(&str, f64, [f64; 2])| self.percent(bar.1);
        match &by_mean[..] {
            [] => self.utilisation_by_post().into(),
            [only] => format!(
                "{} {}: {}",
                self.pick("Bezetting", "Utilisation"),
                only.0,
                written(only)
            ),
            [first, second, ..] if written(first) == written(second) => {
                self.utilisation_by_post().into()
            }
            [first, ..] => {
                let highest = self.pick("Bezetting het hoogst bij", "Utilisation is highest for");
                format!("{highest} {}: {}", first.0, written(first))
            }
        }
    }

    /// What is measured in a utilisation.
    pub(in crate::output) fn utilisation_subtitle(self, setting: &Setting<'_>) -> String {
        let measured = self.pick(
            "Uren aan zaken gewerkt als deel van de uren die er zijn.",
            "Hours worked on cases as a share of the hours that there are.",
        );
        self.in_setting(measured, setting)
    }

    /// The bars and the whiskers of a utilisation.
    pub(in crate::output) fn utilisation_legend(self) -> UtilisationLegend {
        UtilisationLegend {
            mean: self.pick("gemiddelde", "mean").into(),
            range: self.nine_in_ten().into(),
        }
    }

    /// What the line at 100% means.
    pub(in crate::output) fn all_hours(self) -> &'static str {
        self.pick("alle beschikbare uren", "all available hours")
    }

    /// A utilisation in words.
    pub(in crate::output) fn utilisation_description(self, story: &UtilisationStory<'_>) -> String {
        let bars = story.bars.iter().map(|(name, mean, [low, high])| {
            let between = self.percent_between(*low, *high);
            let range = self.in_nine_of_ten(&story.setting, &between);
            format!(" {}: {}{range}.", capitalised(name), self.percent(*mean))
        });
        let kind = self.pick("Staafgrafiek, gemiddelden.", "Bar chart, means.");
        format!("{kind}{}", bars.collect::<String>())
    }

    fn utilisation_by_post(self) -> &'static str {
        self.pick(
            "Bezetting per functie en team",
            "Utilisation by role and team",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::setting::SETTING;
    use super::*;
    use crate::model::Language;

    const DUTCH: Words = Words::of(Language::Dutch);

    #[test]
    fn the_busiest_is_named_unless_two_read_the_same() {
        let title = |means: &[f64]| {
            let names = ["arts (team)", "medewerker (team)"];
            let bars = names.into_iter().zip(means);
            DUTCH.utilisation_title(&UtilisationStory {
                setting: SETTING,
                bars: bars
                    .map(|(name, &mean)| (name, mean, [mean, mean]))
                    .collect(),
            })
        };
        assert_eq!(
            title(&[0.4, 0.93]),
            "Bezetting het hoogst bij medewerker (team): 93%"
        );
        assert_eq!(title(&[0.932, 0.93]), "Bezetting per functie en team");
        assert_eq!(title(&[0.4]), "Bezetting arts (team): 40%");
        assert_eq!(title(&[]), "Bezetting per functie en team");
    }
}

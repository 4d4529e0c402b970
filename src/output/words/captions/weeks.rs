//! The words around the weeks in which work was finished.

use super::super::language::{Words, capitalised};
use super::beside::Beside;
use super::setting::{Setting, in_one_line};

/// In how many weeks the work of a deadline was finished.
#[derive(Clone, Copy, Debug)]
pub(in crate::output) struct WeeksStory<'a> {
    pub(in crate::output) setting: Setting<'a>,
    /// The weeks in which eight in ten were finished, of all scenarios, where the chart shows several.
    pub(in crate::output) beside: Option<&'a Beside<'a>>,
    pub(in crate::output) deadline: &'a str,
    /// The term in weeks.
    pub(in crate::output) term: f64,
    /// In so many weeks half was finished over the whole period: mean, p05 and p95.
    pub(in crate::output) half: [f64; 3],
    /// And eight in ten.
    pub(in crate::output) most: [f64; 3],
}

impl Words {
    /// How names of files with weeks to finish begin.
    pub(in crate::output) fn weeks_file(self) -> &'static str {
        self.pick("weken-tot-klaar", "weeks-to-finish")
    }

    /// What the values of weeks to finish are.
    pub(in crate::output) fn weeks_axis(self) -> &'static str {
        self.pick("weken tot klaar", "weeks to finish")
    }

    /// What stands over the weeks in which half was finished.
    pub(in crate::output) fn half_axis(self) -> &'static str {
        self.pick(
            "weken: de helft was klaar binnen",
            "weeks: half was finished within",
        )
    }

    /// What stands over the weeks in which eight in ten were finished.
    pub(in crate::output) fn most_axis(self) -> &'static str {
        self.pick(
            "weken: 8 van de 10 waren klaar binnen",
            "weeks: 8 in 10 were finished within",
        )
    }

    /// The line of a term: `termijn: 10 weken`.
    pub(in crate::output) fn term_label(self, weeks: f64) -> String {
        format!("{}: {}", self.term_heading(), self.weeks(weeks))
    }

    /// The heading of a term.
    pub(in crate::output) fn term_heading(self) -> &'static str {
        self.pick("termijn", "term")
    }

    /// The title: how eight in ten lie to the term.
    pub(in crate::output) fn weeks_title(self, story: &WeeksStory<'_>) -> String {
        let deadline = capitalised(story.deadline);
        let term = in_one_line(&self.weeks(story.term));
        if let Some(beside) = story.beside.filter(|beside| !beside.values.is_empty()) {
            let weeks = self.by_scenario(beside, |weeks| in_one_line(&self.weeks(weeks)));
            return self.say(
                format!("{deadline}, tijd tot 8 van de 10 klaar zijn: {weeks}; termijn {term}"),
                format!("{deadline}, time until 8 in 10 are finished: {weeks}; term {term}"),
            );
        }
        let (half, most) = (story.half[0], story.most[0]);
        let [after_half, after_most] = [half, most].map(|weeks| in_one_line(&self.weeks(weeks)));
        let told = match () {
            () if most <= story.term => self.say(
                format!("8 van de 10 zaken zijn klaar na {after_most}, binnen de termijn van {term}"),
                format!("8 in 10 cases are finished after {after_most}, within the term of {term}"),
            ),
            () if half <= story.term => self.say(
                format!(
                    "de helft van de zaken is klaar na {after_half}, 8 van de 10 pas na {after_most}; \
                     termijn {term}"
                ),
                format!(
                    "half of the cases are finished after {after_half}, 8 in 10 only after {after_most}; \
                     term {term}"
                ),
            ),
            () => self.say(
                format!(
                    "de helft van de zaken is pas na {after_half} klaar, 8 van de 10 na {after_most}; \
                     termijn {term}"
                ),
                format!(
                    "half of the cases are only finished after {after_half}, 8 in 10 after {after_most}; \
                     term {term}"
                ),
            ),
        };
        format!("{deadline}: {told}")
    }

    /// What is counted.
    pub(in crate::output) fn weeks_subtitle(self, story: &WeeksStory<'_>) -> String {
        let counted = self.pick(
            "Van begin tot eind van de termijn, van zaken die in de maand klaar waren; werk dat niet af is, \
             telt niet mee.",
            "From the start of the term to its stop, of cases finished in the month; unfinished work does not \
             count.",
        );
        self.in_setting(counted, &story.setting)
    }

    /// The weeks in words.
    pub(in crate::output) fn weeks_description(self, story: &WeeksStory<'_>) -> String {
        let told = |[mean, low, high]: [f64; 3]| {
            let between = self.between(&self.count(low), &self.count(high));
            let range = self.in_nine_of_ten(&story.setting, &between);
            format!("{}{range}", self.weeks(mean))
        };
        let (half, most) = (told(story.half), told(story.most));
        let lead = story
            .beside
            .map_or(String::new(), |beside| format!(", {}", beside.lead));
        let others = story.beside.map_or(String::new(), |beside| {
            let named = self.each_scenario(beside, |weeks| self.weeks(weeks));
            let all = self.pick("8 van de 10, alle scenario's", "8 in 10, all scenarios");
            format!(" {all}: {}.", named)
        });
        let term = self.term_label(story.term);
        self.say(
            format!(
                "Grafiek per maand in twee delen. Hele periode{lead}: de helft klaar binnen {half}; 8 van de 10 \
                 binnen {most}.{others} {}.",
                capitalised(&term)
            ),
            format!(
                "Chart by month in two parts. Whole period{lead}: half finished within {half}; 8 in 10 within \
                 {most}.{others} {}.",
                capitalised(&term)
            ),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::setting::SETTING;
    use super::*;
    use crate::model::Language;

    #[test]
    fn the_title_says_on_which_side_of_the_term_cases_are_finished() {
        let title = |half: f64, most: f64| {
            let story = WeeksStory {
                setting: SETTING,
                beside: None,
                deadline: "onderzoek",
                term: 10.0,
                half: [half; 3],
                most: [most; 3],
            };
            Words::of(Language::Dutch)
                .weeks_title(&story)
                .replace('\u{a0}', " ")
        };
        assert_eq!(
            title(6.0, 9.5),
            "Onderzoek: 8 van de 10 zaken zijn klaar na 9,5 weken, binnen de termijn van 10 weken"
        );
        assert_eq!(
            title(6.0, 12.0),
            "Onderzoek: de helft van de zaken is klaar na 6 weken, 8 van de 10 pas na 12 weken; termijn 10 weken"
        );
        assert_eq!(
            title(11.0, 21.0),
            "Onderzoek: de helft van de zaken is pas na 11 weken klaar, 8 van de 10 na 21 weken; termijn 10 weken"
        );
    }
}

//! The words around a waiting list.

use super::super::super::charts::{Mark, WaitingListLegend};
use super::super::language::{Words, capitalised};
use super::beside::Beside;
use super::cleared::Clearances;
use super::setting::{Setting, in_one_line};
use crate::analysis::StockPoint;

/// The course of the median of a waiting list.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(in crate::output) enum Course {
    /// It went from one length to another.
    FromTo(f64, f64),
    /// It went up and down between two lengths.
    Between(f64, f64),
}

/// What a waiting list did.
#[derive(Clone, Copy, Debug)]
pub(in crate::output) struct ListStory<'a> {
    pub(in crate::output) setting: Setting<'a>,
    /// The last medians of all scenarios, where the chart shows several.
    pub(in crate::output) beside: Option<&'a Beside<'a>>,
    pub(in crate::output) stage: &'a str,
    /// Is all work of the stage planned, so that its list is of cases whose first moment is still to come?
    pub(in crate::output) planned: bool,
    pub(in crate::output) course: Course,
    pub(in crate::output) first: StockPoint,
    /// Where the median is highest.
    pub(in crate::output) highest: StockPoint,
    pub(in crate::output) last: StockPoint,
    /// When the list is gone, in each scenario; of planned moments never.
    pub(in crate::output) clearances: &'a Clearances<'a>,
    /// Who does the most of the work, where there is staff for it.
    pub(in crate::output) staff: Option<StaffStory<'a>>,
    /// Measures that begin and end.
    pub(in crate::output) marks: &'a [Mark],
}

/// The staff for a stage.
#[derive(Clone, Copy, Debug)]
pub(in crate::output) struct StaffStory<'a> {
    /// Title of the role.
    pub(in crate::output) role: &'a str,
    /// Of each scenario the fewest and the most fte.
    pub(in crate::output) scenarios: &'a [(&'a str, f64, f64)],
}

impl Words {
    /// How names of files with waiting lists begin.
    pub(in crate::output) fn list_file(self) -> &'static str {
        self.pick("wachtlijst", "waiting-list")
    }

    /// The title of a waiting list: when it is gone, else the course of its median.
    pub(in crate::output) fn list_title(self, story: &ListStory<'_>) -> String {
        if let Some(title) = self.cleared_title(story) {
            return title;
        }
        if let Some(title) = self.short_title(story) {
            return title;
        }
        let course = match (story.beside, story.course) {
            (Some(beside), _) => self.ends(story, beside),
            (None, Course::FromTo(first, last)) => self.cases_from_to(first, last),
            (None, Course::Between(low, high)) => self.cases_between(low, high),
        };
        let (stage, median) = (story.stage, self.median());
        if story.planned {
            let before = self.before_first_contact();
            format!("{}, {before}: {course} ({median})", capitalised(stage))
        } else {
            let list = self.pick("Wachtlijst", "Waiting list");
            format!("{list} {stage}: {course} ({median})")
        }
    }

    /// That the list is short at the end: no longer than a list that is gone. `None` when it is longer, or was there at
    /// the beginning.
    fn short_title(self, story: &ListStory<'_>) -> Option<String> {
        let (_, row) = story.clearances.scenarios.first()?;
        let ends = match story.beside {
            Some(beside) => beside.values.iter().map(|&(_, end)| end).collect(),
            None => vec![story.last.band.p50],
        };
        let longest = ends.into_iter().fold(0.0, f64::max);
        if longest > row.limit {
            return None;
        }
        let (stage, date) = (story.stage, in_one_line(&self.date(story.last.date)));
        let cases = in_one_line(&self.cases(longest));
        Some(match story.beside {
            Some(_) => self.say(
                format!(
                    "Wachtlijst {stage}: op {date} in elk scenario hoogstens {cases} (mediaan)"
                ),
                format!(
                    "Waiting list {stage}: on {date} at most {cases} in every scenario (median)"
                ),
            ),
            None => {
                let highest = self.count(story.highest.band.p50);
                self.say(
                    format!(
                        "Wachtlijst {stage}: op {date} {cases}, op zijn langst {highest} (mediaan)"
                    ),
                    format!(
                        "Waiting list {stage}: on {date} {cases}, at its longest {highest} (median)"
                    ),
                )
            }
        })
    }

    /// What the lists of several scenarios come to.
    pub(super) fn ends(self, story: &ListStory<'_>, beside: &Beside<'_>) -> String {
        let date = in_one_line(&self.date(story.last.date));
        let ends = self.by_scenario(beside, |cases| self.count(cases));
        let on = self.pick("op", "on");
        format!("{ends} {} {on} {date}", self.pick("zaken", "cases"))
    }

    /// What is counted in a waiting list.
    pub(in crate::output) fn list_subtitle(self, story: &ListStory<'_>) -> String {
        let counted = if story.planned {
            self.pick(
                "Zaken waarvan het eerste geplande contact nog niet is begonnen: de datum moet nog komen of is \
                 al voorbij.",
                "Cases whose first planned contact has not begun: its date is still to come or has passed.",
            )
        } else {
            self.pick(
                "Zaken waaraan in deze dienst nog niet is gewerkt, geteld per week.",
                "Cases on which no work of this stage has begun, counted by week.",
            )
        };
        let subtitle = self.in_setting(counted, &story.setting);
        let others = story.beside.map_or("", |_| {
            self.pick(
                " Van de andere scenario's staat alleen de mediaan erbij.",
                " Of the other scenarios only the median is shown.",
            )
        });
        let gone = self.what_gone_means(story);
        format!("{subtitle}{others}{gone}")
    }

    /// What stands over the axis of a waiting list.
    pub(in crate::output) fn list_axis(self, planned: bool) -> &'static str {
        if planned {
            self.pick(
                "zaken vóór het eerste contact",
                "cases before the first contact",
            )
        } else {
            self.pick("wachtende zaken", "cases waiting")
        }
    }

    /// The line and the bands of a waiting list.
    pub(in crate::output) fn list_legend(self, beside: Option<&Beside<'_>>) -> WaitingListLegend {
        WaitingListLegend {
            median: self.lead_of(self.median(), beside),
            half: self
                .pick("de helft van de herhalingen", "half of the replications")
                .into(),
            most: self.nine_in_ten().into(),
        }
    }

    /// A waiting list in words.
    pub(in crate::output) fn list_description(self, story: &ListStory<'_>) -> String {
        let on = |point: &StockPoint| {
            let (date, cases) = (self.date(point.date), self.cases(point.band.p50));
            let (low, high) = (self.count(point.band.p05), self.count(point.band.p95));
            let range = self.in_nine_of_ten(&story.setting, &self.between(&low, &high));
            format!("{date}: {cases}{range}.")
        };
        let (date, cases) = (
            self.date(story.highest.date),
            self.cases(story.highest.band.p50),
        );
        let highest = self.say(
            format!("Hoogste mediaan: {cases}, op {date}."),
            format!("Highest median: {cases}, on {date}."),
        );
        let kind = self.pick("Lijngrafiek, mediaan.", "Line chart, median.");
        let lead = story
            .beside
            .map_or(String::new(), |beside| format!(" {}.", beside.lead));
        let others = story.beside.map_or(String::new(), |beside| {
            let ends = self.each_scenario(beside, |cases| self.count(cases));
            let all = self.pick("Alle scenario's", "All scenarios");
            format!(" {all}: {ends}.")
        });
        let (first, last) = (on(&story.first), on(&story.last));
        let around = self.around_list(story);
        format!("{kind}{lead} {first} {highest} {last}{others}{around}")
    }

    /// When the list is gone, the staff under it, and the marks in it.
    fn around_list(self, story: &ListStory<'_>) -> String {
        let gone = self.clearances_in_words(story);
        let staff = story.staff.map_or(String::new(), |staff| {
            let fte = |&(name, low, high): &(&str, f64, f64)| {
                let named = if name.is_empty() {
                    String::new()
                } else {
                    format!("{name} ")
                };
                format!("{named}{}", self.between(&self.fte(low), &self.fte(high)))
            };
            let fte: Vec<String> = staff.scenarios.iter().map(fte).collect();
            let below = self.pick("Daaronder fte in dienst", "Below it fte in service");
            format!(" {below}, {}: {}.", staff.role, fte.join("; "))
        });
        let marks = story.marks.iter();
        let marks: Vec<String> = marks
            .map(|mark| format!("{} {}", self.date(mark.day), mark.label))
            .collect();
        let marked = self.pick("Gemarkeerd", "Marked");
        let marks = match marks.is_empty() {
            true => String::new(),
            false => format!(" {marked}: {}.", marks.join("; ")),
        };
        format!("{gone}{staff}{marks}")
    }

    pub(super) fn median(self) -> &'static str {
        self.pick("mediaan", "median")
    }
}

#[cfg(test)]
mod tests {
    use super::super::setting::SETTING;
    use super::*;
    use crate::model::Language;
    use crate::stats::Band;

    const DUTCH: Words = Words::of(Language::Dutch);
    const ENGLISH: Words = Words::of(Language::English);

    fn point(day: i32, p50: f64) -> StockPoint {
        StockPoint {
            date: SETTING.from + day,
            mean: p50,
            band: Band {
                p05: p50 / 2.0,
                p25: p50,
                p50,
                p75: p50,
                p95: p50 * 2.0,
            },
        }
    }

    fn list(first: f64, last: f64) -> ListStory<'static> {
        ListStory {
            setting: SETTING,
            beside: None,
            stage: "onderzoek",
            planned: false,
            course: Course::FromTo(first, last),
            first: point(0, first),
            highest: point(151, 60.0),
            last: point(365, last),
            clearances: &NONE,
            staff: None,
            marks: &[],
        }
    }

    static NONE: Clearances<'static> = Clearances { scenarios: vec![] };

    #[test]
    fn the_title_of_a_list_says_what_became_of_it() {
        let title = |first, last| DUTCH.list_title(&list(first, last));
        assert_eq!(
            title(12.0, 48.0),
            "Wachtlijst onderzoek: van 12 naar 48 zaken (mediaan)"
        );
        assert_eq!(
            title(3.0, 1.0),
            "Wachtlijst onderzoek: van 3 naar 1 zaak (mediaan)"
        );
        let wavering = |low, high| ListStory {
            course: Course::Between(low, high),
            ..list(2.0, 7.0)
        };
        assert_eq!(
            DUTCH.list_title(&wavering(2.0, 17.0)),
            "Wachtlijst onderzoek: tussen 2 en 17 zaken (mediaan)"
        );
        assert_eq!(
            DUTCH.list_title(&wavering(1.0, 1.0)),
            "Wachtlijst onderzoek: 1 zaak (mediaan)"
        );
        let planned = ListStory {
            planned: true,
            stage: "monitor",
            ..list(12.0, 48.0)
        };
        assert_eq!(
            DUTCH.list_title(&planned),
            "Monitor, vóór het eerste geplande contact: van 12 naar 48 zaken (mediaan)"
        );
        assert!(
            DUTCH
                .list_subtitle(&planned)
                .contains("de datum moet nog komen of is al voorbij")
        );
        assert_eq!(
            ENGLISH.list_title(&list(12.0, 48.0)),
            "Waiting list onderzoek: from 12 to 48 cases (median)"
        );
    }

    #[test]
    fn scenarios_stand_beside_each_other() {
        let beside = Beside {
            lead: "zoals het is",
            values: vec![("nu", 48.0), ("impuls", 12.4)],
        };
        let story = ListStory {
            beside: Some(&beside),
            ..list(12.0, 48.0)
        };
        let title = DUTCH.list_title(&story).replace('\u{a0}', " ");
        assert_eq!(
            title,
            "Wachtlijst onderzoek: nu 48 en impuls 12 zaken op 1 januari 2022 (mediaan)"
        );
        let description = DUTCH.list_description(&story).replace('\u{a0}', " ");
        assert!(description.starts_with("Lijngrafiek, mediaan. zoals het is. 1 januari 2021"));
        assert!(description.ends_with("Alle scenario's: nu 48; impuls 12."));
        let legend = ENGLISH.list_legend(story.beside);
        assert_eq!(legend.median, "median: zoals het is");
    }

    #[test]
    fn a_list_is_told_to_who_cannot_see_it() {
        assert_eq!(
            DUTCH.list_description(&list(12.0, 48.0)),
            "Lijngrafiek, mediaan. 1 januari 2021: 12 zaken (in 9 van de 10 herhalingen tussen 6 en 24). \
             Hoogste mediaan: 60 zaken, op 1 juni 2021. 1 januari 2022: 48 zaken (in 9 van de 10 \
             herhalingen tussen 24 en 96)."
        );
        let mut alone = list(12.0, 48.0);
        alone.setting.replications = 1;
        assert!(!DUTCH.list_description(&alone).contains("9 van de 10"));
        alone.setting.scenario = Some("impuls");
        assert_eq!(
            DUTCH.list_subtitle(&alone),
            "Scenario: impuls. Zaken waaraan in deze dienst nog niet is gewerkt, geteld per week. \
             1\u{a0}januari\u{a0}2021 tot en met 31\u{a0}december\u{a0}2021, 1\u{a0}herhaling."
        );
    }
}

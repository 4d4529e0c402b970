//! Titles of waiting lists that say when a list is gone, with the doubt that there is.

use super::super::language::Words;
use super::setting::in_one_line;
use super::waiting_list::ListStory;
use crate::analysis::ClearanceRow;
use crate::time::Day;

/// When the waiting list of a stage is gone, in each scenario.
#[derive(Clone, Debug)]
pub(in crate::output) struct Clearances<'a> {
    /// By the name of the scenario, the one that is drawn with its range first; none where a list is of planned moments.
    pub(in crate::output) scenarios: Vec<(&'a str, ClearanceRow)>,
}

/// Fewer replications than this part are not told.
const LEAST: f64 = 0.05;

impl Clearances<'_> {
    /// Is there a list on the first date, so that it may go?
    fn is_there_at_first(&self) -> bool {
        let first = self.scenarios.first();
        first.is_some_and(|(_, row)| row.there_at_first >= 0.5)
    }
}

impl Words {
    /// When the list is gone; `None` when there was none to begin with.
    pub(super) fn cleared_title(self, story: &ListStory<'_>) -> Option<String> {
        let clearances = story.clearances;
        if !clearances.is_there_at_first() {
            return None;
        }
        match &clearances.scenarios[..] {
            [(_, row)] => Some(self.cleared_alone(story, row)),
            scenarios => self.cleared_beside(story, scenarios),
        }
    }

    fn cleared_alone(self, story: &ListStory<'_>, row: &ClearanceRow) -> String {
        let stage = story.stage;
        let Some(month) = row.first.p50.map(|day| self.month_in_one(day)) else {
            let (first, last) = (story.first.band.p50, story.last.band.p50);
            let course = self.cases_from_to(first, last);
            let doubt = match 1.0 - row.never >= LEAST {
                true => format!(
                    "; {} {}",
                    self.in_some_of_ten(1.0 - row.never),
                    self.pick("wel", "it does")
                ),
                false => String::new(),
            };
            return self.say(
                format!(
                    "De wachtlijst van {stage} gaat in deze periode naar verwachting niet weg: {course}{doubt}"
                ),
                format!("The waiting list of {stage} is not expected to go in this period: {course}{doubt}"),
            );
        };
        let doubt = self.doubt(row, story.setting.replications);
        self.say(
            format!("De wachtlijst van {stage} is naar verwachting in {month} weg{doubt}"),
            format!("The waiting list of {stage} is expected to be gone in {month}{doubt}"),
        )
    }

    fn cleared_beside(
        self,
        story: &ListStory<'_>,
        scenarios: &[(&str, ClearanceRow)],
    ) -> Option<String> {
        let stage = story.stage;
        let month = |row: &ClearanceRow| row.first.p50.map(|day| self.month_in_one(day));
        let gone = |row: &ClearanceRow| row.first.p50.map_or(i32::MAX, Day::number);
        let (lead, own) = scenarios.first()?;
        // Of scenarios on the same day the first in the study.
        let (best, earliest) = scenarios.iter().min_by_key(|(_, row)| gone(row))?;
        let replications = story.setting.replications;
        let Some(first_month) = month(earliest) else {
            let ends = story.beside.map(|beside| self.ends(story, beside))?;
            return Some(self.say(
                format!(
                    "In geen scenario gaat de wachtlijst van {stage} naar verwachting weg: {ends}"
                ),
                format!("In no scenario is the waiting list of {stage} expected to go: {ends}"),
            ));
        };
        let is_same = |(_, row): &(&str, ClearanceRow)| month(row).as_ref() == Some(&first_month);
        if scenarios.iter().all(is_same) {
            return Some(self.say(
                format!("De wachtlijst van {stage} is in elk scenario naar verwachting in {first_month} weg"),
                format!("The waiting list of {stage} is expected to be gone in {first_month} in every scenario"),
            ));
        }
        let doubt = self.doubt(earliest, replications);
        Some(match month(own) {
            Some(own) if own == first_month => self.say(
                format!(
                    "Wachtlijst van {stage}: {lead} naar verwachting in {own} weg{doubt}; geen ander scenario is \
                     eerder"
                ),
                format!(
                    "Waiting list of {stage}: {lead} expected to be gone in {own}{doubt}; no other scenario is \
                     earlier"
                ),
            ),
            Some(own) => self.say(
                format!(
                    "Wachtlijst van {stage}: {best} naar verwachting in {first_month} weg{doubt}, {lead} in \
                     {own}"
                ),
                format!(
                    "Waiting list of {stage}: {best} expected to be gone in {first_month}{doubt}, {lead} in \
                     {own}"
                ),
            ),
            None => self.say(
                format!(
                    "Wachtlijst van {stage}: {best} naar verwachting in {first_month} weg{doubt}, {lead} niet"
                ),
                format!(
                    "Waiting list of {stage}: {best} expected to be gone in {first_month}{doubt}, {lead} not"
                ),
            ),
        })
    }

    /// In brackets, what speaks against a month: that the list stays in some futures, else between which months nine in
    /// ten lie. Nothing when they agree, or when one run is all there is.
    fn doubt(self, row: &ClearanceRow, replications: usize) -> String {
        if replications < 2 {
            return String::new();
        }
        if row.never >= LEAST {
            let some = self.in_some_of_ten(row.never);
            return format!(" ({some} {})", self.pick("niet", "it is not"));
        }
        match (row.first.p05, row.first.p95) {
            (Some(early), Some(late)) if self.month(early) != self.month(late) => {
                let between = self.between_months(early, late);
                self.say(
                    format!(" (in 9 van de 10 herhalingen {between})"),
                    format!(" (in 9 of 10 replications {between})"),
                )
            }
            _ => String::new(),
        }
    }

    /// What a list that is gone is, where the title says that one is or is not.
    pub(super) fn what_gone_means(self, story: &ListStory<'_>) -> String {
        if self.cleared_title(story).is_none() {
            return String::new();
        }
        let limit = story.clearances.scenarios.first().map(|(_, row)| row.limit);
        let cases = in_one_line(&self.cases(limit.unwrap_or(1.0)));
        self.say(
            format!(
                " Weg is: hoogstens één week instroom wacht ({cases}), tot het eind van de periode."
            ),
            format!(
                " Gone is: at most a week's entries wait ({cases}), up to the end of the period."
            ),
        )
    }

    /// When the list is gone, in every scenario; nothing where there was none to begin with.
    pub(super) fn clearances_in_words(self, story: &ListStory<'_>) -> String {
        if !story.clearances.is_there_at_first() {
            return String::new();
        }
        let scenarios = story.clearances.scenarios.iter();
        let told = scenarios.map(|(name, row)| {
            let named = match story.beside {
                Some(_) => format!("{name} "),
                None => String::new(),
            };
            let date = match row.first.p50 {
                Some(day) => self.date(day),
                None => self.pick("niet", "not").into(),
            };
            format!(
                "{named}{date}{}",
                self.doubt(row, story.setting.replications)
            )
        });
        let gone = self.pick("Weg (mediaan)", "Gone (median)");
        format!(" {gone}: {}.", told.collect::<Vec<_>>().join("; "))
    }

    /// `tussen september en december 2021`, `tussen december 2021 en maart 2022`.
    fn between_months(self, early: Day, late: Day) -> String {
        let first = match early.year() == late.year() {
            true => self.month_name(early).to_owned(),
            false => self.month_in_one(early),
        };
        self.between(&first, &self.month_in_one(late))
    }

    fn month_in_one(self, day: Day) -> String {
        in_one_line(&self.month(day))
    }
}

#[cfg(test)]
mod tests {
    use super::super::setting::SETTING;
    use super::super::waiting_list::{Course, ListStory};
    use super::*;
    use crate::analysis::{FirstDates, StockPoint};
    use crate::model::{Language, StageId};
    use crate::stats::Band;

    const DUTCH: Words = Words::of(Language::Dutch);

    fn point(p50: f64) -> StockPoint {
        StockPoint {
            date: SETTING.until,
            mean: p50,
            band: Band {
                p05: p50,
                p25: p50,
                p50,
                p75: p50,
                p95: p50,
            },
        }
    }

    /// Gone on these days of the first months of 2021, by 5, 50 and 95% of the replications.
    fn row(never: f64, months: [Option<i32>; 3]) -> ClearanceRow {
        let [p05, p50, p95] = months.map(|month| Some(Day::new(2021, 1, 11).plus_months(month?)));
        ClearanceRow {
            stage: StageId(0),
            limit: 3.0,
            there_at_first: 1.0,
            never,
            first: FirstDates {
                p05,
                p25: p50,
                p50,
                p75: p95,
                p95,
            },
        }
    }

    fn title(scenarios: &[(&str, ClearanceRow)]) -> String {
        let clearances = Clearances {
            scenarios: scenarios.to_vec(),
        };
        let beside = super::super::Beside {
            lead: "zonder",
            values: vec![("zonder", 48.0), ("impuls", 60.0)],
        };
        let story = ListStory {
            setting: SETTING,
            beside: (scenarios.len() > 1).then_some(&beside),
            stage: "onderzoek",
            planned: false,
            course: Course::FromTo(48.0, 60.0),
            first: point(48.0),
            highest: point(60.0),
            last: point(60.0),
            clearances: &clearances,
            staff: None,
            marks: &[],
        };
        DUTCH.list_title(&story).replace('\u{a0}', " ")
    }

    #[test]
    fn a_list_alone_is_gone_as_surely_as_the_futures_say() {
        assert_eq!(
            title(&[("nu", row(0.0, [Some(10), Some(10), Some(10)]))]),
            "De wachtlijst van onderzoek is naar verwachting in november 2021 weg"
        );
        assert_eq!(
            title(&[("nu", row(0.0, [Some(8), Some(10), Some(11)]))]),
            "De wachtlijst van onderzoek is naar verwachting in november 2021 weg (in 9 van de 10 herhalingen \
             tussen september en december 2021)"
        );
        assert_eq!(
            title(&[("nu", row(0.31, [Some(8), Some(10), None]))]),
            "De wachtlijst van onderzoek is naar verwachting in november 2021 weg (in 3 van de 10 herhalingen \
             niet)"
        );
        assert_eq!(
            title(&[("nu", row(0.7, [Some(8), None, None]))]),
            "De wachtlijst van onderzoek gaat in deze periode naar verwachting niet weg: van 48 naar 60 zaken; \
             in 3 van de 10 herhalingen wel"
        );
        assert!(title(&[("nu", row(1.0, [None; 3]))]).ends_with("van 48 naar 60 zaken"));
        let none_at_first = ClearanceRow {
            there_at_first: 0.2,
            ..row(0.0, [Some(0); 3])
        };
        assert!(title(&[("nu", none_at_first)]).starts_with("Wachtlijst onderzoek: van 48"));
        let short = ClearanceRow {
            limit: 60.0,
            ..none_at_first
        };
        assert_eq!(
            title(&[("nu", short)]),
            "Wachtlijst onderzoek: op 1 januari 2022 60 zaken, op zijn langst 60 (mediaan)"
        );
        assert_eq!(
            title(&[("zonder", short), ("impuls", short)]),
            "Wachtlijst onderzoek: op 1 januari 2022 in elk scenario hoogstens 60 zaken (mediaan)"
        );
    }

    #[test]
    fn the_earliest_scenario_stands_beside_the_baseline() {
        let (early, late) = (row(0.0, [Some(3); 3]), row(0.0, [Some(9); 3]));
        let never = row(1.0, [None; 3]);
        assert_eq!(
            title(&[("zonder", late), ("impuls", early)]),
            "Wachtlijst van onderzoek: impuls naar verwachting in april 2021 weg, zonder in oktober 2021"
        );
        assert_eq!(
            title(&[("zonder", never), ("impuls", early)]),
            "Wachtlijst van onderzoek: impuls naar verwachting in april 2021 weg, zonder niet"
        );
        assert_eq!(
            title(&[("zonder", early), ("impuls", late)]),
            "Wachtlijst van onderzoek: zonder naar verwachting in april 2021 weg; geen ander scenario is eerder"
        );
        assert_eq!(
            title(&[("zonder", late), ("impuls", late)]),
            "De wachtlijst van onderzoek is in elk scenario naar verwachting in oktober 2021 weg"
        );
        assert_eq!(
            title(&[("zonder", never), ("impuls", never)]),
            "In geen scenario gaat de wachtlijst van onderzoek naar verwachting weg: zonder 48 en impuls 60 \
             zaken op 1 januari 2022"
        );
    }
}

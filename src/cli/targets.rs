//! What is to be reached, and whether it is.

use doorstroom::analysis::{ScenarioFindings, TargetRow};
use doorstroom::model::{Count, Counted, Language, Model, Target};
use doorstroom::output::Words;
use doorstroom::stats::Proportion;

use super::beside::listed;
use super::words::{compared, pick};

/// Every target with what each scenario makes of it.
pub(super) fn of(targets: &[Target], scenarios: &[ScenarioFindings<'_>], words: Words) -> String {
    let Some(first) = scenarios.first() else {
        return String::new();
    };
    let told = |(position, target): (usize, &Target)| {
        let condition = condition(target, &first.scenario.model, words);
        let title = format!(
            "{} {} ({condition}):",
            pick(words.language(), "Doel:", "Target:"),
            target.title
        );
        listed(&title, scenarios, |found| {
            let row = found.targets.iter().find(|row| row.target == position);
            row.map(|row| reached(target, row, words))
                .into_iter()
                .collect()
        })
    };
    targets.iter().enumerate().map(told).collect()
}

/// `onderzoek: ten hoogste 20 zaken wachten`.
pub(super) fn condition(target: &Target, model: &Model, words: Words) -> String {
    let language = words.language();
    let compared = compared(language, target.comparison);
    let stage = |id| &model.stage(id).title;
    match target.counted {
        Counted::Cases(Count::Waiting(id)) => {
            let wait = pick(language, "wachten", "wait");
            format!(
                "{}: {compared} {} {wait}",
                stage(id),
                words.cases(target.limit)
            )
        }
        Counted::Cases(Count::InHand(id)) => {
            let in_hand = pick(language, "in behandeling", "in hand");
            format!(
                "{}: {compared} {} {in_hand}",
                stage(id),
                words.cases(target.limit)
            )
        }
        Counted::Overdue(id) => {
            let overdue = pick(language, "over tijd", "overdue");
            let title = &model.deadlines()[id.index()].title;
            format!(
                "{title}: {compared} {} {overdue}",
                words.count(target.limit)
            )
        }
    }
}

/// `op 1 april 2022 gehaald in 63% van de herhalingen (56–69%), en dan ook tot het eind in 12% (8–17%); …`.
fn reached(target: &Target, row: &TargetRow, words: Words) -> String {
    let chance = |met: &Proportion| {
        let interval = met.interval();
        let range = words.percent_range(interval.low(), interval.high());
        (words.percent(met.share()), range)
    };
    let date = words.date(target.by);
    let ((on_date, on_date_range), (by_then, by_then_range)) =
        (chance(&row.on_date), chance(&row.by_then));
    let median = row.first.p50.map(|day| words.date(day));
    match words.language() {
        Language::Dutch => {
            let median = median.map_or("blijvend in minder dan de helft".to_owned(), |day| {
                format!("mediaan: blijvend vanaf {day}")
            });
            format!(
                "op {date} gehaald in {on_date} van de herhalingen ({on_date_range}), en dan ook tot het eind in \
                 {by_then} ({by_then_range}); {median}"
            )
        }
        Language::English => {
            let median = median.map_or("for good in fewer than half".to_owned(), |day| {
                format!("median: for good from {day}")
            });
            format!(
                "met on {date} in {on_date} of the replications ({on_date_range}), and then up to the end in \
                 {by_then} ({by_then_range}); {median}"
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use doorstroom::analysis::FirstDates;
    use doorstroom::model::{Comparison, DeadlineId};
    use doorstroom::stats::ConfidenceLevel;
    use doorstroom::time::Day;

    use super::*;

    /// Wilson by hand: 1 of 4 is 4.56% to 69.94%, 2 of 4 is 15.00% to 85.00%.
    #[test]
    fn a_target_is_told_on_its_date_and_after_it() {
        let target = Target {
            name: "monitor-bij".into(),
            title: "de monitor is bij".into(),
            counted: Counted::Overdue(DeadlineId(0)),
            comparison: Comparison::AtMost,
            limit: 20.0,
            by: Day::new(2022, 4, 1),
        };
        let chance =
            |met| Proportion::of(met, 4, ConfidenceLevel::NINETY_FIVE).expect("four replications");
        let mut row = TargetRow {
            target: 0,
            by_then: chance(1),
            on_date: chance(2),
            never: 0.5,
            first: FirstDates {
                p05: None,
                p25: None,
                p50: Some(Day::new(2022, 12, 26)),
                p75: None,
                p95: None,
            },
        };
        assert_eq!(
            reached(&target, &row, Words::of(Language::Dutch)),
            "op 1 april 2022 gehaald in 50% van de herhalingen (15–85%), en dan ook tot het eind in 25% (5–70%); \
             mediaan: blijvend vanaf 26 december 2022"
        );
        row.first.p50 = None;
        assert_eq!(
            reached(&target, &row, Words::of(Language::English)),
            "met on 1 April 2022 in 50% of the replications (15–85%), and then up to the end in 25% (5–70%); for good \
             in fewer than half"
        );
    }
}

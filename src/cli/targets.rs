//! What is to be reached, and whether it is.

use doorstroom::analysis::{ScenarioFindings, TargetRow};
use doorstroom::model::{Count, Counted, Language, Model, Target};
use doorstroom::output::Words;
use doorstroom::stats::{Band, Proportion};

use super::beside::grouped;
use super::table::Columns;
use super::words::{compared, pick};

/// Every target with what each scenario makes of it: on its date, at the end, and in between.
pub(super) fn of(targets: &[Target], scenarios: &[ScenarioFindings<'_>], words: Words) -> String {
    let Some(first) = scenarios.first() else {
        return String::new();
    };
    let told = |(position, target): (usize, &Target)| {
        let condition = condition(target, &first.scenario.model, words);
        let heading = pick(words.language(), "Doel:", "Target:");
        let row = |found: &ScenarioFindings<'_>| {
            let row = found.targets.iter().find(|row| row.target == position);
            row.copied()
        };
        let lines = grouped(scenarios, |found| {
            row(found)
                .map(|row| course(target, &row, words))
                .into_iter()
                .collect()
        });
        format!(
            "\n{heading} {} ({condition}):\n{}{}\n{lines}",
            target.title,
            table(target, scenarios, row, words),
            pick(
                words.language(),
                "Kans met 95%-interval; aantal: mediaan, en het bereik van 9 op de 10 herhalingen.",
                "Chance with its 95% interval; number: median, and the range of 9 in 10 replications.",
            ),
        )
    };
    targets.iter().enumerate().map(told).collect()
}

/// The chance on the date of the target and at the end, each with what is counted then.
fn table(
    target: &Target,
    scenarios: &[ScenarioFindings<'_>],
    row: impl Fn(&ScenarioFindings<'_>) -> Option<TargetRow>,
    words: Words,
) -> String {
    let say = |dutch: &'static str, english: &'static str| {
        pick(words.language(), dutch, english).to_owned()
    };
    let date = words.date(target.by);
    let number = say("aantal dan", "number then");
    let headings = [
        say("scenario", "scenario"),
        say("gehaald op ", "met on ") + &date,
        number.clone(),
        say("gehaald aan het eind", "met at the end"),
        number,
    ];
    let mut columns = Columns::new(headings.iter().map(String::as_str), 1);
    for found in scenarios {
        let Some(row) = row(found) else { continue };
        columns.row([
            found.scenario.name.clone(),
            chance(row.on_date, words),
            counted(row.count_on_date, words),
            chance(row.at_end, words),
            counted(row.count_at_end, words),
        ]);
    }
    columns.text()
}

/// `63% (56–69%)`.
fn chance(met: Proportion, words: Words) -> String {
    let interval = met.interval();
    let range = words.percent_range(interval.low(), interval.high());
    format!("{} ({range})", words.percent(met.share()))
}

/// `8 (2–15)`.
fn counted(band: Band, words: Words) -> String {
    let range = words.count_range(band.p05, band.p95);
    format!("{} ({range})", words.count(band.p50))
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

/// Whether it is likely to be met in time, and what becomes of it up to the end.
fn course(target: &Target, row: &TargetRow, words: Words) -> String {
    let date = words.date(target.by);
    let on_date = likely(row.on_date.share(), words.language());
    let first = match words.language() {
        Language::Dutch => format!("gehaald op {date}: {on_date}"),
        Language::English => format!("met on {date}: {on_date}"),
    };
    let then = if row.on_date.share() < 0.5 {
        when_it_is_met(row, words)
    } else {
        how_long_it_lasts(row, words)
    };
    format!("{first}; {then}")
}

/// Of what is likely not met in time: from when on it is.
fn when_it_is_met(row: &TargetRow, words: Words) -> String {
    let language = words.language();
    let day = row.first.p50.map(|day| words.date(day));
    match (day, language) {
        (Some(day), Language::Dutch) => format!("in de helft van de herhalingen vanaf {day}"),
        (Some(day), Language::English) => format!("in half of the replications from {day} on"),
        (None, _) => pick(
            language,
            "ook later niet blijvend, in meer dan de helft van de herhalingen",
            "nor later for good, in more than half of the replications",
        )
        .to_owned(),
    }
}

/// Of what is likely met in time: whether it stays so.
fn how_long_it_lasts(row: &TargetRow, words: Words) -> String {
    let language = words.language();
    let at_end = likely(row.at_end.share(), language);
    let day = row.lost.map(|day| words.date(day));
    match (day, language) {
        (Some(day), Language::Dutch) => {
            format!(
                "daarna niet vol te houden: de helft van de herhalingen is het vanaf {day} kwijt"
            )
        }
        (Some(day), Language::English) => {
            format!("it does not last: half of the replications have lost it by {day}")
        }
        (None, Language::Dutch) => format!("nog steeds aan het eind: {at_end}"),
        (None, Language::English) => format!("still so at the end: {at_end}"),
    }
}

/// How likely something is, in the words and with the limits of the climate panel (Mastrandrea and others, *Guidance Note
/// for Lead Authors of the IPCC Fifth Assessment Report*, 2010, table 1).
fn likely(chance: f64, language: Language) -> &'static str {
    match chance {
        _ if chance >= 0.9 => pick(language, "zeer waarschijnlijk", "very likely"),
        _ if chance >= 0.66 => pick(language, "waarschijnlijk", "likely"),
        _ if chance > 0.33 => pick(
            language,
            "ongeveer even waarschijnlijk wel als niet",
            "about as likely as not",
        ),
        _ if chance > 0.1 => pick(language, "onwaarschijnlijk", "unlikely"),
        _ => pick(language, "zeer onwaarschijnlijk", "very unlikely"),
    }
}

#[cfg(test)]
mod tests {
    use doorstroom::analysis::FirstDates;
    use doorstroom::model::{Comparison, DeadlineId};
    use doorstroom::stats::ConfidenceLevel;
    use doorstroom::time::Day;

    use super::*;

    fn target() -> Target {
        Target {
            name: "monitor-bij".into(),
            title: "de monitor is bij".into(),
            counted: Counted::Overdue(DeadlineId(0)),
            comparison: Comparison::AtMost,
            limit: 20.0,
            by: Day::new(2022, 4, 1),
        }
    }

    /// Of four replications so many have it on the date and at the end.
    fn row(on_date: u64, at_end: u64, first: Option<Day>, lost: Option<Day>) -> TargetRow {
        let chance =
            |met| Proportion::of(met, 4, ConfidenceLevel::NINETY_FIVE).expect("four replications");
        let count = |p50: f64| Band::of(&[p50 - 1.0, p50, p50 + 1.0]).expect("counts");
        TargetRow {
            target: 0,
            by_then: chance(1),
            on_date: chance(on_date),
            never: 0.5,
            first: FirstDates {
                p05: None,
                p25: None,
                p50: first,
                p75: None,
                p95: None,
            },
            at_end: chance(at_end),
            count_on_date: count(8.0),
            count_at_end: count(30.0),
            lost,
        }
    }

    fn told(row: &TargetRow, language: Language) -> String {
        course(&target(), row, Words::of(language))
    }

    /// Wilson by hand: 2 of 4 is 15.00% to 85.00%.
    #[test]
    fn a_chance_and_a_number_have_their_range() {
        let row = row(2, 2, None, None);
        let words = Words::of(Language::Dutch);
        assert_eq!(chance(row.on_date, words), "50% (15–85%)");
        assert!(counted(row.count_on_date, words).starts_with("8 ("));
    }

    #[test]
    fn what_comes_back_is_told_with_when() {
        let lost = Some(Day::new(2022, 10, 3));
        assert_eq!(
            told(&row(4, 1, None, lost), Language::Dutch),
            "gehaald op 1 april 2022: zeer waarschijnlijk; daarna niet vol te houden: de helft van de herhalingen is het \
             vanaf 3 oktober 2022 kwijt"
        );
        assert_eq!(
            told(&row(3, 3, None, None), Language::English),
            "met on 1 April 2022: likely; still so at the end: likely"
        );
    }

    #[test]
    fn what_is_not_met_in_time_is_told_with_when_it_is() {
        let first = Some(Day::new(2022, 12, 26));
        assert_eq!(
            told(&row(1, 2, first, None), Language::Dutch),
            "gehaald op 1 april 2022: onwaarschijnlijk; in de helft van de herhalingen vanaf 26 december 2022"
        );
        assert_eq!(
            told(&row(0, 0, None, None), Language::English),
            "met on 1 April 2022: very unlikely; nor later for good, in more than half of the replications"
        );
    }
}

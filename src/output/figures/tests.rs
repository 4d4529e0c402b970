//! Figures of a small study: which there are, and what their titles and descriptions say.

use super::super::small_run::SmallRun;
use super::numbers::Cell;
use super::{FigureKind, figures};
use crate::model::Language;

/// Names and texts of the figures of a study.
fn drawn(scenarios: &[&str], language: Language) -> Vec<(String, String)> {
    let small = SmallRun::of(scenarios, language, 2);
    let figures = figures(&small.findings());
    let told = figures.into_iter();
    told.map(|figure| (figure.name, figure.svg.text_without_fonts()))
        .collect()
}

/// The text between `<tag>` and `</tag>`.
fn inside<'a>(text: &'a str, tag: &str) -> &'a str {
    let (_, after) = text.split_once(&format!("<{tag}>")).expect("the tag");
    after.split_once(&format!("</{tag}>")).expect("its end").0
}

/// A stage to which nothing comes has a figure too: its list stays empty.
#[test]
fn every_stage_deadline_and_team_has_its_place_in_the_figures() {
    let dutch: Vec<String> = drawn(&["nu"], Language::Dutch)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(
        dutch,
        [
            "wachtlijst-triage",
            "wachtlijst-research",
            "wachtlijst-monitor",
            "wachtlijst-never",
            "wachtlijst-per-gebied-triage",
            "wachtlijst-per-gebied-research",
            "wachtlijst-per-gebied-never",
            "op-tijd-ten-weeks",
            "op-tijd-contact",
            "drie-tellingen-ten-weeks",
            "drie-tellingen-contact",
            "weken-tot-klaar-ten-weeks",
            "contacten-contact",
            "werklast",
            "bezetting",
            "waar-de-tijd-heen-gaat"
        ]
    );
}

#[test]
fn several_scenarios_stand_in_one_chart_and_say_which_they_are() {
    let english = drawn(&["now", "more"], Language::English);
    let names: Vec<&str> = english.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "waiting-list-triage",
            "waiting-list-research",
            "waiting-list-monitor",
            "waiting-list-never",
            "waiting-list-by-area-triage",
            "waiting-list-by-area-research",
            "waiting-list-by-area-never",
            "in-time-ten-weeks",
            "in-time-contact",
            "three-ways-ten-weeks",
            "three-ways-contact",
            "weeks-to-finish-ten-weeks",
            "contacts-contact",
            "overview",
            "load",
            "utilisation-now",
            "what-time-goes-to-now",
            "utilisation-more",
            "what-time-goes-to-more"
        ]
    );
    let lines = |name: &&(String, String)| {
        let kinds = ["waiting-list-", "in-time-", "weeks-", "contacts-"];
        kinds.iter().any(|kind| name.0.starts_with(kind)) && !name.0.contains("by-area")
    };
    for (name, text) in english.iter().filter(lines) {
        // The line of the first scenario in the legend, and the other's beside the drawing and in the legend.
        assert!(text.contains(": scenario now<"), "{name}");
        assert!(text.contains(">more: "), "{name}");
        assert!(text.contains(">scenario more<"), "{name}");
        assert!(inside(text, "desc").contains("now "), "{name}");
        assert!(inside(text, "desc").contains("more "), "{name}");
        assert!(!text.contains("Scenario: "), "{name}");
    }
    assert!(
        english[english.len() - 1]
            .1
            .contains("Scenario: scenario more.")
    );
}

/// A hire in the second scenario only, on research alone, three months after the decision.
#[test]
fn hires_are_marked_where_they_work() {
    let small = SmallRun::with_hire(Language::Dutch);
    let figures = figures(&small.findings());
    let text = |name: &str| {
        let figure = figures.iter().find(|figure| figure.name == name);
        figure.expect("a figure").svg.text_without_fonts()
    };
    let research = text("wachtlijst-research");
    assert!(research.contains(">+1,5 fte MW (impuls)<"));
    assert!(research.contains(">\u{2212}1,5 fte MW (impuls)<"));
    assert!(!text("wachtlijst-triage").contains("fte MW"));
}

#[test]
fn titles_are_findings_and_descriptions_have_the_numbers() {
    let figures = drawn(&["nu"], Language::Dutch);
    let figure = |name: &str| {
        let found = figures.iter().find(|(other, _)| other == name);
        found.expect("a figure").1.as_str()
    };
    let list = figure("wachtlijst-research");
    assert!(inside(list, "title").starts_with("Wachtlijst onderzoek: "));
    assert!(inside(list, "desc").starts_with("Lijngrafiek, mediaan. 15 oktober 2020: "));
    assert!(!list.contains("Scenario:"));
    let contacts = figure("wachtlijst-monitor");
    assert!(inside(contacts, "title").starts_with("Monitor, vóór het eerste geplande contact: "));
    assert!(contacts.contains("eerste geplande contact nog niet is begonnen"));
    let share = figure("op-tijd-ten-weeks");
    assert!(inside(share, "title").starts_with("Within ten weeks: "));
    assert!(inside(share, "title").contains("streefwaarde\u{a0}van\u{a0}80%"));
    assert!(!inside(figure("op-tijd-contact"), "title").contains("streefwaarde"));
    let hours = figure("bezetting");
    assert!(inside(hours, "title").starts_with("Bezetting medewerker (team): "));
    for (name, text) in &figures {
        assert!(text.contains("Bron: doorstroom"), "{name}");
        assert!(inside(text, "desc").len() > 60, "{name}");
    }
}

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// Every number that the words of a chart tell.
fn numbers(text: &str) -> Vec<String> {
    let is_part = |letter: char| letter.is_ascii_digit() || matches!(letter, ',' | '.');
    let parts = text.split(|letter: char| !is_part(letter));
    let numbers = parts.map(|part| part.trim_matches([',', '.']).to_owned());
    numbers.filter(|part| !part.is_empty()).collect()
}

/// The second source of the words is the table: whoever reads one finds it in the other. Left out are what is no number
/// of a run: dates and months, the words for ranges, and the fte of marks.
#[test]
fn the_words_of_a_chart_tell_numbers_of_its_table() {
    for small in [
        SmallRun::of(&["nu"], Language::Dutch, 2),
        SmallRun::of(&["nu", "meer"], Language::Dutch, 2),
        SmallRun::with_hire(Language::Dutch),
    ] {
        let words = crate::output::words::Words::of(Language::Dutch);
        for figure in figures(&small.findings()) {
            let cells = figure.table.rows.iter().flatten();
            // A range is written without `meer dan` and `minder dan`.
            let written = |cell: &Cell| match cell {
                Cell::Share(share) => {
                    format!(
                        "{} {}",
                        cell.written(words),
                        words.percent_range(*share, *share)
                    )
                }
                _ => cell.written(words),
            };
            let cells: Vec<String> = cells.flat_map(|cell| numbers(&written(cell))).collect();
            let told = format!("{} {}", figure.caption.title, figure.caption.description);
            let (told, _marks) = told.split_once(" Gemarkeerd: ").unwrap_or((&told, ""));
            let told = told.replace('\u{a0}', " ");
            let told = [
                "9 van de 10",
                "9 op de 10",
                "8 van de 10",
                "95%-interval",
                "2020",
                "2021",
                "2022",
            ]
            .iter()
            .fold(told, |told, said| told.replace(said, ""));
            for number in numbers(&told) {
                let follows = |words: &str| told.contains(&format!("{number} {words}"));
                let is_day = MONTHS.iter().any(|month| follows(month));
                let is_day = is_day || follows("van de 10") || number == "10";
                // Counts of differences, and parts of the days in the table.
                let is_count =
                    matches!(figure.kind, FigureKind::Overview | FigureKind::TimeByCause);
                assert!(
                    cells.contains(&number) || is_day || is_count,
                    "{}: {number} in: {told}",
                    figure.name
                );
            }
            assert!(
                figure
                    .table
                    .rows
                    .iter()
                    .all(|row| row.len() == figure.table.headings.len())
            );
            assert!(!figure.unit.is_empty() && figure.caption.source.starts_with("Bron: "));
        }
    }
}

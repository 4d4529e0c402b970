//! Figures of a small study: which there are, and what their titles and descriptions say.

use super::super::small_run::SmallRun;
use super::figures;
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
            "op-tijd-ten-weeks",
            "op-tijd-contact",
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
            "in-time-ten-weeks",
            "in-time-contact",
            "utilisation-now",
            "what-time-goes-to-now",
            "utilisation-more",
            "what-time-goes-to-more"
        ]
    );
    for (name, text) in &english[..6] {
        // The line of the first scenario in the legend, and the other's beside the drawing and in the legend.
        assert!(text.contains(": scenario now<"), "{name}");
        assert!(text.contains(">more: "), "{name}");
        assert!(text.contains(">scenario more<"), "{name}");
        assert!(inside(text, "title").contains("now "), "{name}");
        assert!(
            inside(text, "desc").contains("All scenarios: now "),
            "{name}"
        );
        assert!(!text.contains("Scenario: "), "{name}");
    }
    assert!(english[8].1.contains("Scenario: scenario more."));
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

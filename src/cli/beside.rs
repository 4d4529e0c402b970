//! Several scenarios beside each other: one table for each question.

use doorstroom::analysis::{DeadlineRow, ScenarioFindings, StockPoint};
use doorstroom::measure::{Basis, PeriodKind, Scope, StockMeasure};
use doorstroom::output::{Heading, Words};

use super::table::Columns;
use super::words::{capitalised, pick};

/// More scenarios stand in another table: a terminal is not wide.
const MOST_COLUMNS: usize = 4;

/// Which scenarios there are, their waiting lists at the end and the terms that were met.
pub(super) fn of(scenarios: &[ScenarioFindings<'_>], words: Words) -> String {
    let mut text = format!("\n{}", titles(scenarios));
    text += &lists(scenarios, words);
    if has_deadlines(scenarios) {
        text += &terms(scenarios, words);
    }
    text
}

/// The name of each scenario in the tables, and its title.
fn titles(scenarios: &[ScenarioFindings<'_>]) -> String {
    let names = scenarios.iter().map(|found| &found.scenario.name);
    let width = names.map(|name| name.chars().count()).max().unwrap_or(0);
    let line = |found: &ScenarioFindings<'_>| {
        let (name, title) = (&found.scenario.name, &found.scenario.title);
        if name == title {
            format!("{name}\n")
        } else {
            format!("{name:width$}  {title}\n")
        }
    };
    scenarios.iter().map(line).collect()
}

/// Cases waiting at the end, by stage.
fn lists(scenarios: &[ScenarioFindings<'_>], words: Words) -> String {
    let stages = named_once(scenarios, |found| {
        let stages = found.scenario.model.stages().iter();
        stages
            .map(|stage| (stage.name.as_str(), stage.title.clone()))
            .collect()
    });
    let first = words.heading(Heading::Stage);
    let explained = pick(
        words.language(),
        "Mediaan van het aantal wachtende zaken aan het eind, met het bereik van 9 op de 10 herhalingen.",
        "Median number of cases waiting at the end, with the range of 9 in 10 replications.",
    );
    let cell = |found: &ScenarioFindings<'_>, stage: &str| {
        let point = list_at_end(found, stage)?;
        let range = words.count_range(point.band.p05, point.band.p95);
        Some(format!("{} ({range})", words.count(point.band.p50)))
    };
    let heading = words.heading(Heading::WaitingAtEnd);
    question(heading, first, explained, scenarios, &stages, cell)
}

fn list_at_end<'a>(found: &'a ScenarioFindings<'_>, stage: &str) -> Option<&'a StockPoint> {
    let model = &found.scenario.model;
    let series = found.stock.iter().find(|series| {
        series.scope == Scope::All
            && series.measure == StockMeasure::Waiting
            && model.stage(series.stage).name == stage
    });
    series?.points.last()
}

/// The share of terms met over the whole period.
fn terms(scenarios: &[ScenarioFindings<'_>], words: Words) -> String {
    let deadlines = named_once(scenarios, |found| {
        let deadlines = found.scenario.model.deadlines().iter();
        let title = |title: &str, target: Option<f64>| match target {
            Some(target) => format!("{title} ({})", words.percent_as_set(target)),
            None => title.to_owned(),
        };
        deadlines
            .map(|deadline| {
                let title = title(&deadline.title, deadline.target);
                (deadline.name.as_str(), title)
            })
            .collect()
    });
    let first = pick(
        words.language(),
        "termijn (streefwaarde)",
        "deadline (target)",
    );
    let interval = pick(
        words.language(),
        "Tussen haakjes het 95%-interval van het gemiddelde.",
        "In brackets the 95% interval of the mean.",
    );
    let explained = format!("{} {interval}", words.basis_explained(Basis::Due));
    let cell = |found: &ScenarioFindings<'_>, deadline: &str| {
        let share = due_and_met(found, deadline)?.share?;
        let interval = share.interval.map_or(String::new(), |interval| {
            let range = words.percent_range(interval.low(), interval.high());
            format!(" ({range})")
        });
        Some(format!("{}{interval}", words.percent(share.mean)))
    };
    let heading = words.heading(Heading::ShareInTime);
    question(heading, first, &explained, scenarios, &deadlines, cell)
}

fn due_and_met<'a>(found: &'a ScenarioFindings<'_>, deadline: &str) -> Option<&'a DeadlineRow> {
    let model = &found.scenario.model;
    found.deadlines.iter().find(|row| {
        row.scope == Scope::All
            && row.basis == Basis::Due
            && row.period.kind() == PeriodKind::All
            && model.deadlines()[row.deadline.index()].name == deadline
    })
}

fn has_deadlines(scenarios: &[ScenarioFindings<'_>]) -> bool {
    let mut models = scenarios.iter().map(|found| &found.scenario.model);
    models.any(|model| !model.deadlines().is_empty())
}

/// Names and titles of the things that any of the scenarios has, each once.
fn named_once<'a>(
    scenarios: &'a [ScenarioFindings<'_>],
    things: impl Fn(&'a ScenarioFindings<'_>) -> Vec<(&'a str, String)>,
) -> Vec<(&'a str, String)> {
    let mut all: Vec<(&str, String)> = Vec::new();
    for thing in scenarios.iter().flat_map(things) {
        if !all.iter().any(|known| known.0 == thing.0) {
            all.push(thing);
        }
    }
    all
}

/// A question: a heading, a table with a row for each subject and a column for each scenario, and what stands in it.
pub(super) fn question(
    heading: &str,
    first: &str,
    explained: &str,
    scenarios: &[ScenarioFindings<'_>],
    subjects: &[(&str, String)],
    cell: impl Fn(&ScenarioFindings<'_>, &str) -> Option<String>,
) -> String {
    let mut text = format!("\n{}:\n", capitalised(heading));
    for (number, some) in scenarios.chunks(MOST_COLUMNS).enumerate() {
        text += if number > 0 { "\n" } else { "" };
        let names = some.iter().map(|found| found.scenario.name.as_str());
        let mut columns = Columns::new(std::iter::once(first).chain(names), 1);
        for (name, title) in subjects {
            let cells = some
                .iter()
                .map(|found| cell(found, name).unwrap_or("–".into()));
            columns.row(std::iter::once(title.clone()).chain(cells));
        }
        text += &columns.text();
    }
    format!("{text}{explained}\n")
}

/// Lines under a title, each once, after the names of the scenarios that it is about where that is not all of them;
/// nothing without lines.
pub(super) fn listed(
    title: &str,
    scenarios: &[ScenarioFindings<'_>],
    said: impl Fn(&ScenarioFindings<'_>) -> Vec<String>,
) -> String {
    let lines = grouped(scenarios, said);
    if lines.is_empty() {
        return String::new();
    }
    format!("\n{title}\n{lines}")
}

/// The lines of [`listed`] without a title.
pub(super) fn grouped(
    scenarios: &[ScenarioFindings<'_>],
    said: impl Fn(&ScenarioFindings<'_>) -> Vec<String>,
) -> String {
    let mut lines: Vec<(String, Vec<&str>)> = Vec::new();
    for found in scenarios {
        let name = found.scenario.name.as_str();
        for line in said(found) {
            let is_new =
                |known: &&mut (String, Vec<&str>)| known.0 == line && !known.1.contains(&name);
            match lines.iter_mut().find(is_new) {
                Some((_, names)) => names.push(name),
                None => lines.push((line, vec![name])),
            }
        }
    }
    let line = |(line, names): &(String, Vec<&str>)| {
        if names.len() == scenarios.len() {
            format!("- {line}\n")
        } else {
            format!("- {}: {line}\n", names.join(", "))
        }
    };
    lines.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use doorstroom::analysis::{Findings, findings};
    use doorstroom::model::{Language, Study};
    use doorstroom::{config, experiment};

    use super::super::summary;
    use super::*;

    /// The study that comes with the program, with scenarios of these names that are all the same.
    fn with_scenarios(names: &[&str]) -> Study {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("configs/gooi-en-vechtstreek.toml");
        let mut study = config::load(&file).expect("a right study");
        study.language = Language::English;
        study.plan.replications = 2;
        study.scenarios.truncate(1);
        let only = study.scenarios[0].clone();
        study.scenarios = names
            .iter()
            .map(|name| {
                let mut scenario = only.clone();
                (scenario.name, scenario.title) =
                    (name.to_string(), format!("the title of {name}"));
                scenario
            })
            .collect();
        study
    }

    /// What `look` sees of the findings of a study.
    fn found<R>(study: &Study, look: impl FnOnce(&Findings<'_>) -> R) -> R {
        let results = experiment::run(study, Some(1), &|_| ()).expect("the study runs");
        look(&findings(study, &results))
    }

    fn lines_with<'a>(text: &'a str, words: &'a str) -> Vec<&'a str> {
        text.lines().filter(|line| line.contains(words)).collect()
    }

    #[test]
    fn several_scenarios_share_their_tables_and_what_is_the_same_is_told_once() {
        let study = with_scenarios(&["one", "two", "three", "four", "five"]);
        let text = found(&study, |findings| {
            summary::of(findings, 3, Path::new("out"))
        });
        assert_eq!(lines_with(&text, "the title of").len(), 5);
        // Three questions and the costs, each in a table of four scenarios and one of the fifth.
        let mut heads: Vec<&str> = lines_with(&text, " one ");
        heads.retain(|head| head.contains(" two "));
        assert_eq!(heads.len(), 4, "{heads:?}");
        assert!(heads.iter().all(|head| head.trim_end().ends_with("four")));
        let fifth = text
            .lines()
            .filter(|line| line.trim_end().ends_with(" five"));
        assert_eq!(fifth.count(), 4 + 1);
        let list = &lines_with(&text, "onderzoek")[0];
        assert_eq!(list.matches('(').count(), 4, "{list}");
        assert_eq!(lines_with(&text, "small number of futures").len(), 1);
        assert!(text.contains("- Only a small number"));
        assert!(text.contains("Difference with one, in the same futures"));
        assert_eq!(lines_with(&text, "large and sure enough").len(), 1);
        assert_eq!(lines_with(&text, "met on 1 April 2022").len(), 2);
        assert_eq!(lines_with(&text, "- one, ").len(), 0);
    }

    #[test]
    fn what_is_about_some_scenarios_names_them() {
        let study = with_scenarios(&["one", "two", "three"]);
        let said = found(&study, |findings| {
            let said = |found: &ScenarioFindings<'_>| match &*found.scenario.name {
                "one" => vec!["of all".to_owned()],
                _ => ["of two", "of all", "of two"].map(String::from).to_vec(),
            };
            listed("Lines:", &findings.scenarios, said)
        });
        // A line that a scenario says twice, as of two equal hires, is there twice.
        let lines: Vec<&str> = said.lines().collect();
        assert_eq!(
            lines,
            [
                "",
                "Lines:",
                "- of all",
                "- two, three: of two",
                "- two, three: of two"
            ]
        );
    }
}

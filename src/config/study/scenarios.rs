//! Scenarios as they are written: what each is called, what it builds on and what it changes.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::study_text::Names;
use crate::config::collection::{names_to, placed, table};
use crate::config::problem::Problem;
use crate::config::scalar::text;
use crate::config::source::{Place, Placed, Source};
use crate::config::table::Keys;
use crate::config::value::Value;

/// `[scenario.NAME]`.
#[derive(Debug)]
pub(in crate::config) struct ScenarioText<'a> {
    pub(in crate::config) title: Option<String>,
    /// The scenario that it builds on.
    pub(in crate::config) extends: Option<Placed<String>>,
    /// What the study says otherwise, to be laid over it.
    pub(in crate::config) set: Option<&'a DeTable<'a>>,
    /// The tables of its changes, not read yet.
    pub(in crate::config) changes: Vec<&'a Spanned<DeValue<'a>>>,
}

impl ScenarioText<'_> {
    /// The keys that it sets with their values as they are written: `team.vervolg.caseload = 14`.
    pub(in crate::config) fn settings(&self, source: &Source) -> Vec<String> {
        let mut found = Vec::new();
        if let Some(set) = self.set {
            settings_in(set, "", source, &mut found);
        }
        found.sort_unstable_by_key(|(place, _)| *place);
        found.into_iter().map(|(_, setting)| setting).collect()
    }
}

fn settings_in(table: &DeTable<'_>, path: &str, source: &Source, found: &mut Vec<(Place, String)>) {
    for (key, value) in table.iter() {
        let path = format!("{path}{}", key.get_ref());
        let place = Place::from(value.span());
        match value.get_ref() {
            DeValue::Table(table) => settings_in(table, &format!("{path}."), source, found),
            _ => {
                let written = source.text_at(place).split_whitespace();
                let written = written.collect::<Vec<_>>().join(" ");
                found.push((place, format!("{path} = {written}")));
            }
        }
    }
}

/// What is of the whole study, and why.
const OF_THE_WHOLE_STUDY: [(&str, &str); 10] = [
    (
        "title",
        "it is the title of the study: that of the scenario stands in `title` of the scenario",
    ),
    ("region", "a study is about one region"),
    ("language", "all texts of a study are in one language"),
    (
        "baseline",
        "it is the name of the study without its scenarios",
    ),
    ("scenario", "a scenario builds on another by `extends`"),
    (
        "runs",
        "scenarios are compared run by run, so all have the same runs",
    ),
    (
        "period",
        "scenarios are compared day by day, so all have the same days",
    ),
    (
        "target",
        "scenarios are held against the same targets, so that they can be compared",
    ),
    (
        "observed",
        "what was measured does not depend on a scenario",
    ),
    ("fit", "what is sought does not depend on a scenario"),
];

/// Reads the scenarios of a study; what they set and change is read when it is laid over the study.
pub(in crate::config) fn read_scenarios<'a>(keys: &mut Keys<'a>) -> Names<ScenarioText<'a>> {
    let scenarios = keys.optional("scenario", names_to(table(scenario)));
    scenarios.unwrap_or_default()
}

fn scenario<'a>(keys: &mut Keys<'a>) -> Option<ScenarioText<'a>> {
    let title = keys.optional("title", text);
    let extends = keys.optional("extends", placed(text));
    let set = keys.optional("set", settings);
    let changes = keys.optional("change", elements);
    Some(ScenarioText {
        title,
        extends,
        set,
        changes: changes.unwrap_or_default(),
    })
}

fn settings(value: Value<'_>) -> Option<&DeTable<'_>> {
    let DeValue::Table(settings) = value.content else {
        return value.wrong_type("a table");
    };
    let mut possible = true;
    for (key, reason) in OF_THE_WHOLE_STUDY {
        if let Some((written, _)) = settings.get_key_value(key) {
            let problem = Problem::new(format!("a scenario cannot set `{key}`"))
                .at(Place::from(written.span()), "this is of the whole study")
                .because(reason);
            value.log.tell(problem);
            possible = false;
        }
    }
    possible.then_some(settings)
}

fn elements<'a>(value: Value<'a>) -> Option<Vec<&'a Spanned<DeValue<'a>>>> {
    match value.content {
        DeValue::Array(elements) => Some(elements.iter().collect()),
        _ => value.wrong_type("tables, each under double brackets"),
    }
}

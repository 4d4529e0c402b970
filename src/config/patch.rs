//! The text of a scenario: the study with what the scenario sets laid over it, and its changes after those of the study.

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::study::scenarios::ScenarioText;

/// The study `document` as the scenarios of `lineage` make it, one after the other.
///
/// Every value keeps the place in the file where it was written, so that messages point there.
pub(super) fn patched<'a>(
    document: &'a Spanned<DeTable<'a>>,
    lineage: &[&ScenarioText<'a>],
) -> Spanned<DeTable<'a>> {
    let mut patched = document.clone();
    let study = patched.get_mut();
    study.remove("scenario");
    for scenario in lineage {
        if let Some(settings) = scenario.set {
            lay_over(study, settings);
        }
        add_changes(study, &scenario.changes);
    }
    patched
}

/// Tables merge key by key; anything else replaces what was there. A key keeps its place, by which the study is
/// ordered; what it holds has that of the setting, where a message is of use.
fn lay_over<'a>(table: &mut DeTable<'a>, settings: &DeTable<'a>) {
    for (key, setting) in settings.iter() {
        let (key, there) = match table.remove_entry(key.get_ref().as_ref()) {
            Some((key, there)) => (key, Some(there.into_inner())),
            None => (key.clone(), None),
        };
        let held = match (there, setting.get_ref()) {
            (Some(DeValue::Table(mut there)), DeValue::Table(settings)) => {
                lay_over(&mut there, settings);
                DeValue::Table(there)
            }
            (_, other) => other.clone(),
        };
        table.insert(key, Spanned::new(setting.span(), held));
    }
}

fn add_changes<'a>(study: &mut DeTable<'a>, changes: &[&Spanned<DeValue<'a>>]) {
    let Some(first) = changes.first() else {
        return;
    };
    let key = Spanned::new(first.span(), "change".into());
    let none = || Spanned::new(first.span(), DeValue::Array(DeArray::new()));
    let there = study.entry(key).or_insert_with(none).get_mut();
    if let DeValue::Array(there) = there {
        changes
            .iter()
            .for_each(|change| there.push((*change).clone()));
    }
}

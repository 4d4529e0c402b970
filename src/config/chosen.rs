//! A study with some of its scenarios.

use std::fmt;

use super::nearest::did_you_mean;
use crate::model::Study;

/// A name that no scenario of a study has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownScenario {
    name: String,
    hint: Option<String>,
}

impl UnknownScenario {
    /// The name that was probably meant, or all names.
    pub fn hint(&self) -> Option<&str> {
        self.hint.as_deref()
    }
}

impl fmt::Display for UnknownScenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the study has no scenario `{}`", self.name)
    }
}

impl std::error::Error for UnknownScenario {}

/// The study with its baseline and the scenarios of these `names`, in the order of the study.
///
/// # Errors
/// When no scenario has one of the names.
pub fn only_scenarios(mut study: Study, names: &[String]) -> Result<Study, UnknownScenario> {
    let known = || {
        study
            .scenarios
            .iter()
            .map(|scenario| scenario.name.as_str())
    };
    if let Some(name) = names
        .iter()
        .find(|name| !known().any(|known| known == *name))
    {
        return Err(UnknownScenario {
            name: name.clone(),
            hint: did_you_mean(name, known().skip(1)),
        });
    }
    let baseline = study
        .scenarios
        .first()
        .map(|scenario| scenario.name.clone());
    study.scenarios.retain(|scenario| {
        names.contains(&scenario.name) || Some(&scenario.name) == baseline.as_ref()
    });
    Ok(study)
}

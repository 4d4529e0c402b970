//! `StoredLetters`: the letters of a run as they are kept beside its results, so that each can be made again without
//! simulating.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::super::manifest::{VERSION, run_id};
use super::compose::letters;
use super::content::Letter;
use crate::analysis::Findings;
use crate::model::Language;

/// The letters of a run: every measure beside the baseline, in every language.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct StoredLetters {
    program: String,
    version: String,
    run: String,
    /// That of the run itself first.
    letters: Vec<Letter>,
}

/// The name of the file in which letters are kept.
pub(in crate::output) const LETTERS: &str = "letters.json";

const PROGRAM: &str = "doorstroom";

/// Why a letter cannot be made again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StoreError {
    /// The file is not one that this program wrote; says why.
    Unreadable(String),
    /// Another version of the program wrote it.
    OtherVersion(String),
    /// There is no letter about that scenario; has those that there are.
    NoSuchScenario(String, Vec<String>),
}

impl StoredLetters {
    /// The letters of a study.
    pub(in crate::output) fn of(findings: &Findings<'_>) -> Self {
        StoredLetters {
            program: PROGRAM.into(),
            version: VERSION.into(),
            run: run_id(findings.study),
            letters: letters(findings),
        }
    }

    /// Reads what a run kept in its folder.
    ///
    /// # Errors
    /// When it is something else, or of another version.
    pub fn read(text: &str) -> Result<Self, StoreError> {
        let origin: Origin =
            serde_json::from_str(text).map_err(|why| StoreError::Unreadable(why.to_string()))?;
        if origin.program != PROGRAM {
            return Err(StoreError::Unreadable("it is of another program".into()));
        }
        if origin.version != VERSION {
            return Err(StoreError::OtherVersion(origin.version));
        }
        serde_json::from_str(text).map_err(|why| StoreError::Unreadable(why.to_string()))
    }

    /// The language of the run.
    pub fn language(&self) -> Language {
        let first = self.letters.first();
        first.map_or(Language::default(), |letter| letter.words().language())
    }

    /// The letters as the text of a file.
    pub(in crate::output) fn text(&self) -> String {
        let text = serde_json::to_string(self);
        text.expect("a letter has only text, lists and finite numbers") + "\n"
    }

    /// The letter in a language and about a scenario; without these that of the run itself.
    ///
    /// # Errors
    /// When no letter is about that scenario.
    pub(super) fn letter(
        &self,
        language: Option<Language>,
        scenario: Option<&str>,
    ) -> Result<&Letter, StoreError> {
        let is_it = |letter: &&Letter| {
            language.is_none_or(|language| letter.words().language() == language)
                && scenario.is_none_or(|name| letter.scenario.as_deref() == Some(name))
        };
        self.letters.iter().find(is_it).ok_or_else(|| {
            let wanted = scenario.unwrap_or_default().to_owned();
            StoreError::NoSuchScenario(wanted, self.scenarios())
        })
    }

    /// The scenarios about which there is a letter.
    fn scenarios(&self) -> Vec<String> {
        let mut names: Vec<String> = self
            .letters
            .iter()
            .filter_map(|letter| letter.scenario.clone())
            .collect();
        names.dedup();
        names.sort();
        names.dedup();
        names
    }
}

impl StoreError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            StoreError::Unreadable(_) | StoreError::OtherVersion(_) => {
                "run the study again: `doorstroom run STUDY`".into()
            }
            StoreError::NoSuchScenario(_, names) if names.is_empty() => {
                "the study has no scenarios: leave --scenario out".into()
            }
            StoreError::NoSuchScenario(_, names) => format!("known: {}", names.join(", ")),
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::Unreadable(why) => write!(f, "{LETTERS} cannot be read: {why}"),
            StoreError::OtherVersion(version) => {
                write!(
                    f,
                    "{LETTERS} was written by version {version}, this is {VERSION}"
                )
            }
            StoreError::NoSuchScenario(name, _) => {
                write!(f, "no letter is about the scenario `{name}`")
            }
        }
    }
}

impl std::error::Error for StoreError {}

#[derive(Deserialize)]
struct Origin {
    program: String,
    version: String,
}

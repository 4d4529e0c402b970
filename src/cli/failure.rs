//! `Failure`: why a command did not do what was asked.

use std::fmt;
use std::io;

use doorstroom::analysis::SizeError;
use doorstroom::config::{Problems, UnknownScenario, UnreadableGoal};
use doorstroom::engine::EngineError;
use doorstroom::experiment::ExperimentError;
use doorstroom::output::{LetterError, OutputError};

/// Why a command did not do what was asked.
#[derive(Debug)]
pub(super) enum Failure {
    /// The study is wrong.
    Study(Problems),
    /// No scenario has a name that was asked for.
    Scenario(UnknownScenario),
    /// The study has not what a question is about, or the question makes no sense; with a hint.
    Question(String, Option<String>),
    /// The study has nothing that was measured in reality.
    NothingObserved,
    /// The study has no number that may be fitted.
    NothingToFit,
    /// The simulation could not go on.
    Run(ExperimentError<EngineError>),
    /// The letter cannot be made again.
    Letter(LetterError),
    /// The files could not be written.
    Output(OutputError),
    /// The answer could not be written to stdout.
    Answer(io::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Study(problems) => write!(f, "{}", problems.in_colour()),
            Failure::Question(told, hinted) => {
                write!(f, "error: {told}")?;
                hint(f, hinted.as_ref())
            }
            Failure::NothingObserved => {
                write!(
                    f,
                    "error: the study has no `[[observed]]`: there is nothing to compare with"
                )?;
                let example =
                    "measure = \"waiting\", of = \"onderzoek\", date = 2021-07-01, value = 31";
                hint(
                    f,
                    Some(format!(
                        "add a table [[observed]] with for example {example}"
                    )),
                )
            }
            Failure::NothingToFit => {
                write!(
                    f,
                    "error: the study has no `[[fit]]`: there is no number to seek"
                )?;
                let example = "key = \"team.vervolg.staff.MW\", range = [5, 9]";
                hint(
                    f,
                    Some(format!("add a table [[fit]] with for example {example}")),
                )
            }
            Failure::Run(error) => write!(f, "error: {error}"),
            Failure::Scenario(error) => {
                write!(f, "error: {error}")?;
                hint(f, error.hint())
            }
            Failure::Letter(error) => {
                write!(f, "error: {error}")?;
                hint(f, error.hint())
            }
            Failure::Output(error) => {
                write!(f, "error: {error}")?;
                hint(f, error.hint())
            }
            Failure::Answer(error) => write!(f, "error: cannot write the answer: {error}"),
        }
    }
}

fn hint(f: &mut fmt::Formatter<'_>, hint: Option<impl fmt::Display>) -> fmt::Result {
    hint.map_or(Ok(()), |hint| write!(f, "\n = hint: {hint}"))
}

impl From<UnknownScenario> for Failure {
    fn from(unknown: UnknownScenario) -> Self {
        Failure::Scenario(unknown)
    }
}

impl From<UnreadableGoal> for Failure {
    fn from(unreadable: UnreadableGoal) -> Self {
        let hint = unreadable.hint().map(str::to_owned);
        Failure::Question(unreadable.to_string(), hint)
    }
}

impl From<SizeError> for Failure {
    fn from(error: SizeError) -> Self {
        match error {
            SizeError::Study(problems) => Failure::Study(problems),
            SizeError::Scenario(unknown) => Failure::Scenario(unknown),
            SizeError::Run(error) => Failure::Run(error),
            SizeError::NothingCounted(day) => Failure::Question(
                format!("nothing is counted from {day} on"),
                Some("terms are counted in the months that begin on that day or later, and before `until`".to_owned()),
            ),
        }
    }
}

impl From<Problems> for Failure {
    fn from(problems: Problems) -> Self {
        Failure::Study(problems)
    }
}

impl From<ExperimentError<EngineError>> for Failure {
    fn from(error: ExperimentError<EngineError>) -> Self {
        Failure::Run(error)
    }
}

impl From<LetterError> for Failure {
    fn from(error: LetterError) -> Self {
        Failure::Letter(error)
    }
}

impl From<OutputError> for Failure {
    fn from(error: OutputError) -> Self {
        Failure::Output(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Answer(error)
    }
}

//! `Failure`: why a command did not do what was asked.

use std::fmt;
use std::io;

use doorstroom::analysis::SizeError;
use doorstroom::config::{Problems, UnknownScenario, UnreadableGoal};
use doorstroom::engine::EngineError;
use doorstroom::experiment::{ExperimentError, MemoryNeeded};
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
    /// The study would need more memory than it may have.
    TooLarge(TooLarge),
    /// So many checks of the program itself did not end as they should.
    NotProven(usize),
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
            Failure::TooLarge(too_large) => {
                write!(f, "error: {too_large}")?;
                hint(f, Some(too_large.hint()))
            }
            Failure::NotProven(failures) => write!(
                f,
                "error: {failures} of the checks did not end as they should: see the page above"
            ),
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

/// How much memory a study would need, and how much it may have.
#[derive(Clone, Copy, Debug)]
pub(super) struct TooLarge {
    pub(super) needed: MemoryNeeded,
    pub(super) limit: u64,
    pub(super) replications: u32,
    pub(super) scenarios: usize,
    pub(super) threads: usize,
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let MemoryNeeded { results, running } = self.needed;
        write!(
            f,
            "this would need about {} of memory, and it may have {}: {} for the results of {} replications of {} scenarios, {} for the runs that go on at once on {} threads",
            size(self.needed.total()),
            size(self.limit),
            size(results),
            self.replications,
            self.scenarios,
            size(running),
            self.threads,
        )
    }
}

impl TooLarge {
    fn hint(&self) -> String {
        let enough = size(self.needed.total() + self.needed.total() / 10);
        let raise = format!("if this machine has it, allow more with `--memory {enough}`");
        match self
            .needed
            .replications_within(self.limit, self.replications)
        {
            0 => format!("simulate fewer years, cases or areas, or use fewer `--threads`; {raise}"),
            fits => format!("ask for at most `--replications {fits}`; {raise}"),
        }
    }
}

/// `1.2GB`, `480MB`.
fn size(bytes: u64) -> String {
    let bytes = bytes as f64;
    if bytes >= 1e9 {
        return format!("{:.1}GB", bytes / 1e9);
    }
    format!("{:.0}MB", (bytes / 1e6).max(1.0))
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

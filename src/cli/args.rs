//! What can be asked on the command line.

use std::num::{NonZeroU32, NonZeroUsize};
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use doorstroom::model::Language;

/// Case-flow simulator for Veilig Thuis: what will this do to the waiting list and to the legal terms, and how sure
/// are we?
#[derive(Parser, Debug)]
#[command(name = "doorstroom", version, arg_required_else_help = false)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Subcommand, Debug)]
pub(super) enum Command {
    /// Simulate a study; write its tables and charts
    Run(RunArguments),
    /// Show a study as understood, and the work asked against the hours available
    Check(CheckArguments),
    /// Set what was measured in reality beside what the baseline gives
    Backtest(BacktestArguments),
    /// Seek the numbers under [[fit]] with which the baseline gives what was measured
    Fit(FitArguments),
}

#[derive(Args, Debug)]
pub(super) struct RunArguments {
    /// The study, a TOML file such as configs/gooi-en-vechtstreek.toml
    pub(super) study: PathBuf,
    /// A scenario to run beside the baseline; may be given more than once [default: all]
    #[arg(long = "scenario", value_name = "NAME")]
    pub(super) scenarios: Vec<String>,
    /// Random futures to simulate [default: as the study says]
    #[arg(long, value_name = "N")]
    pub(super) replications: Option<NonZeroU32>,
    /// The number from which all chance follows [default: as the study says]
    #[arg(long, value_name = "S")]
    pub(super) seed: Option<u64>,
    /// Threads to use; results do not depend on it [default: one for each processor]
    #[arg(long, value_name = "T")]
    pub(super) threads: Option<NonZeroUsize>,
    /// Where the files go [default: output/<study>]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Language of charts and summary [default: as the study says]
    #[arg(long)]
    pub(super) lang: Option<LanguageArgument>,
    /// Write the files and say nothing, unless something is wrong
    #[arg(long)]
    pub(super) quiet: bool,
}

#[derive(Args, Debug)]
pub(super) struct BacktestArguments {
    /// The study, a TOML file with [[observed]]
    pub(super) study: PathBuf,
    #[command(flatten)]
    pub(super) futures: FuturesArguments,
    /// Where backtest.csv goes [default: output/<study>]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct FitArguments {
    /// The study, a TOML file with [[observed]] and [[fit]]
    pub(super) study: PathBuf,
    /// Random futures for each set of numbers [default: as the study says, 40 at most]
    #[arg(long, value_name = "N")]
    pub(super) replications: Option<NonZeroU32>,
    /// The number from which all chance follows [default: as the study says]
    #[arg(long, value_name = "S")]
    pub(super) seed: Option<u64>,
    /// Threads to use; results do not depend on it [default: one for each processor]
    #[arg(long, value_name = "T")]
    pub(super) threads: Option<NonZeroUsize>,
    /// Language of the answer [default: as the study says]
    #[arg(long)]
    pub(super) lang: Option<LanguageArgument>,
    /// Where the fitted study goes, with its tables beside it [default: output/<study>/fitted.toml]
    #[arg(long, value_name = "FILE.toml")]
    pub(super) out: Option<PathBuf>,
}

/// How many futures of the baseline, which, and how they are told.
#[derive(Args, Debug)]
pub(super) struct FuturesArguments {
    /// Random futures to simulate [default: as the study says]
    #[arg(long, value_name = "N")]
    pub(super) replications: Option<NonZeroU32>,
    /// The number from which all chance follows [default: as the study says]
    #[arg(long, value_name = "S")]
    pub(super) seed: Option<u64>,
    /// Threads to use; results do not depend on it [default: one for each processor]
    #[arg(long, value_name = "T")]
    pub(super) threads: Option<NonZeroUsize>,
    /// Language of the answer [default: as the study says]
    #[arg(long)]
    pub(super) lang: Option<LanguageArgument>,
}

#[derive(Args, Debug)]
pub(super) struct CheckArguments {
    /// The study, a TOML file such as configs/gooi-en-vechtstreek.toml
    pub(super) study: PathBuf,
    /// Language of the answer [default: as the study says]
    #[arg(long)]
    pub(super) lang: Option<LanguageArgument>,
}

#[derive(ValueEnum, Clone, Copy, Debug)]
pub(super) enum LanguageArgument {
    /// Dutch
    Nl,
    /// English
    En,
}

impl From<LanguageArgument> for Language {
    fn from(argument: LanguageArgument) -> Self {
        match argument {
            LanguageArgument::Nl => Language::Dutch,
            LanguageArgument::En => Language::English,
        }
    }
}

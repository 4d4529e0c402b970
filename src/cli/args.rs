//! What can be asked on the command line.

use std::num::{NonZeroU32, NonZeroUsize};
use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum};
use doorstroom::model::{Language, SetBy, Study};
use doorstroom::output::Dialect;

use super::new;

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
    /// Find the least staff, or the most of anything else, with which a goal is reached
    Size(SizeArguments),
    /// Show a study as understood, and the work asked against the hours available
    Check(CheckArguments),
    /// Set what was measured in reality beside what the baseline gives
    Backtest(BacktestArguments),
    /// Seek the numbers under [[fit]] with which the baseline gives what was measured
    Fit(FitArguments),
    /// Count numbers times norm hours: hours, fte and euro, without simulating
    Workload(WorkloadArguments),
    /// Try this program against queueing theory and traces made by hand, as a page to keep
    Verify(VerifyArguments),
    /// Write the council letter of a run again, without simulating: in another language, about another scenario, in your
    /// own letterhead
    Letter(LetterArguments),
    /// Make a commented study of a region to start from
    New(NewArguments),
}

#[derive(Args, Debug)]
pub(super) struct RunArguments {
    /// The study, a TOML file such as configs/gooi-en-vechtstreek.toml
    pub(super) study: PathBuf,
    /// A scenario to run beside the baseline; may be given more than once [default: as the study says, else all]
    #[arg(long = "scenario", value_name = "NAME")]
    pub(super) scenarios: Vec<String>,
    /// Run all scenarios, also those that the study leaves out unless they are asked for
    #[arg(long, conflicts_with = "scenarios")]
    pub(super) all: bool,
    #[command(flatten)]
    pub(super) futures: FuturesArguments,
    /// Simulate until shares in time are known to within so many percentage points, and lists to within this part of
    /// their mean: 5%
    #[arg(long, value_name = "P", value_parser = precision, conflicts_with = "replications")]
    pub(super) precision: Option<f64>,
    /// Where the files go [default: output/<study>]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Also write everything that happens in some futures of every scenario, to events.csv and events.xes; their numbers
    /// count from 0 [default: 0, the first]
    #[arg(long, value_name = "R,R", num_args = 0..=1, require_equals = true, value_delimiter = ',', default_missing_value = "0")]
    pub(super) events: Option<Vec<u32>>,
    /// Write the files and say nothing, unless something is wrong
    #[arg(long)]
    pub(super) quiet: bool,
}

#[derive(Args, Debug)]
pub(super) struct SizeArguments {
    /// The study, a TOML file such as configs/gooi-en-vechtstreek.toml
    pub(super) study: PathBuf,
    /// A key of the study to vary, such as team.vervolg.staff.MW or scenario.impuls.change[0].decided. Up to three,
    /// each with what one more costs (KEY=82895): then the cheapest choice is sought
    #[arg(long = "vary", value_name = "KEY[=COST]", required = true)]
    pub(super) varied: Vec<VariedArgument>,
    /// What has to hold: "<deadline>.due >= 0.80" (or .finished, .open), "waiting.<stage> <= 40", "in_hand.<stage> <= 40" or
    /// "overdue.<deadline> <= 20"
    #[arg(long, value_name = "GOAL")]
    pub(super) until: String,
    /// The share of random futures in which it has to hold
    #[arg(long, value_name = "SHARE", default_value_t = 0.9, value_parser = chance)]
    pub(super) chance: f64,
    /// From which day on it has to hold, such as 2022-01-01 [default: over the whole period; numbers of cases at its end]
    #[arg(long, value_name = "DATE")]
    pub(super) by: Option<String>,
    /// The lowest value to try, for each --vary in turn [default: half of what the study has]
    #[arg(
        long = "from",
        value_name = "LOW",
        requires = "to",
        allow_hyphen_values = true
    )]
    pub(super) from: Vec<String>,
    /// The highest value to try, for each --vary in turn [default: twice what the study has]
    #[arg(
        long = "to",
        value_name = "HIGH",
        requires = "from",
        allow_hyphen_values = true
    )]
    pub(super) to: Vec<String>,
    /// From one value to the next, for all keys; of dates in days [default: 0.1 fte, one for whole numbers, a week for dates]
    #[arg(long, value_name = "STEP", value_parser = above_zero)]
    pub(super) step: Option<f64>,
    /// The most fte that can be found in a month, of the hire whose fte is varied [default: as the study says, else no limit]
    #[arg(long = "per-month", value_name = "FTE", value_parser = above_zero)]
    pub(super) per_month: Option<f64>,
    /// The scenario in which it is asked [default: the baseline]
    #[arg(long, value_name = "NAME")]
    pub(super) scenario: Option<String>,
    #[command(flatten)]
    pub(super) futures: FuturesArguments,
    /// Also write what was tried to size.csv in this folder
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Show no progress
    #[arg(long)]
    pub(super) quiet: bool,
}

/// `KEY` or `KEY=COST`.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct VariedArgument {
    pub(super) key: String,
    /// What one more costs.
    pub(super) cost: Option<f64>,
}

impl FromStr for VariedArgument {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (key, cost) = match text.rsplit_once('=') {
            None => (text, None),
            Some((key, cost)) => (key, Some(above_zero(cost)?)),
        };
        Ok(VariedArgument {
            key: key.trim().to_owned(),
            cost,
        })
    }
}

fn above_zero(text: &str) -> Result<f64, String> {
    let number = text.trim().parse::<f64>().ok();
    let number = number.filter(|number| number.is_finite() && *number > 0.0);
    number.ok_or_else(|| format!("`{text}` is not a number above zero"))
}

/// `5%` or `0.05`.
fn precision(text: &str) -> Result<f64, String> {
    let share = match text.strip_suffix('%') {
        Some(percentage) => percentage
            .trim()
            .parse::<f64>()
            .map(|percents| percents / 100.0),
        None => text.parse(),
    };
    let share = share.ok().filter(|share| *share >= 0.001 && *share <= 0.5);
    share.ok_or_else(|| format!("`{text}` is not a precision from 0.1% to 50%, such as 5%"))
}

/// `500MB` or `4 GB`, in bytes.
fn memory(text: &str) -> Result<u64, String> {
    let units = [("GB", 1e9), ("MB", 1e6)];
    let written = text.trim().to_ascii_uppercase();
    let found = units.into_iter().find_map(|(unit, size)| {
        let number = written.strip_suffix(unit)?.trim().parse::<f64>().ok()?;
        Some(number * size)
    });
    let bytes = found.filter(|bytes| *bytes >= 1e6 && *bytes <= 1e15);
    let bytes = bytes.map(|bytes| bytes as u64);
    bytes.ok_or_else(|| {
        format!("`{text}` is not a size of memory from 1MB on, such as 500MB or 4GB")
    })
}

fn chance(text: &str) -> Result<f64, String> {
    let chance = text.parse::<f64>().ok();
    let chance = chance.filter(|chance| *chance > 0.0 && *chance <= 1.0);
    chance.ok_or_else(|| format!("`{text}` is not a share above 0 and at most 1"))
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
    #[command(flatten)]
    pub(super) how: HowArguments,
    /// Where the fitted study goes, with its tables beside it [default: output/<study>/fitted.toml]
    #[arg(long, value_name = "FILE.toml")]
    pub(super) out: Option<PathBuf>,
}

/// How many futures, which, and how they are told.
#[derive(Args, Debug)]
pub(super) struct FuturesArguments {
    /// Random futures to simulate, by `size` for each value that it tries [default: as the study says]
    #[arg(long, value_name = "N")]
    pub(super) replications: Option<NonZeroU32>,
    #[command(flatten)]
    pub(super) how: HowArguments,
}

impl FuturesArguments {
    /// Lets a study have the futures that were asked for.
    pub(super) fn set(&self, study: &mut Study) {
        if let Some(replications) = self.replications {
            study.plan.replications = replications.get();
            study.plan.replications_set_by = SetBy::CommandLine;
        }
        self.how.set(study);
    }
}

/// Which luck, on how many threads, and how the answer is written.
#[derive(Args, Debug)]
pub(super) struct HowArguments {
    /// The number from which all chance follows [default: as the study says]
    #[arg(long, value_name = "S")]
    seed: Option<u64>,
    #[command(flatten)]
    pub(super) threads: ThreadsArgument,
    #[command(flatten)]
    lang: AnswerLanguage,
    /// How tables are written
    #[arg(long, value_enum, default_value_t)]
    pub(super) dialect: DialectArgument,
    /// A study that would need more memory is refused before it starts
    #[arg(long, value_name = "SIZE", default_value = "4GB", value_parser = memory)]
    pub(super) memory: u64,
}

impl HowArguments {
    /// Lets a study have the seed and the language that were asked for.
    pub(super) fn set(&self, study: &mut Study) {
        study.plan.seed = self.seed.unwrap_or(study.plan.seed);
        self.lang.set(study);
    }
}

#[derive(Args, Debug)]
pub(super) struct ThreadsArgument {
    /// Threads to use; results do not depend on it [default: one for each processor]
    #[arg(long, value_name = "T")]
    threads: Option<NonZeroUsize>,
}

impl ThreadsArgument {
    /// So many as were asked for, else as there are processors.
    pub(super) fn number(&self) -> usize {
        let processors = || std::thread::available_parallelism().map_or(1, usize::from);
        self.threads.map_or_else(processors, usize::from)
    }
}

#[derive(Args, Debug)]
pub(super) struct AnswerLanguage {
    /// Language of what is told and written [default: as the study says]
    #[arg(long)]
    lang: Option<LanguageArgument>,
}

impl AnswerLanguage {
    /// Lets a study be told in the language that was asked for.
    pub(super) fn set(&self, study: &mut Study) {
        study.language = self.lang.map_or(study.language, Into::into);
    }
}

#[derive(Args, Debug)]
pub(super) struct CheckArguments {
    /// The study, a TOML file such as configs/gooi-en-vechtstreek.toml
    pub(super) study: PathBuf,
    /// Simulate nothing: leave out the pilot by which the warm-up is judged
    #[arg(long, conflicts_with = "out")]
    pub(super) quick: bool,
    #[command(flatten)]
    pub(super) threads: ThreadsArgument,
    /// Also write the course of every list in the pilot to warm-up.csv in this folder
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    #[command(flatten)]
    pub(super) lang: AnswerLanguage,
}

#[derive(Args, Debug)]
pub(super) struct WorkloadArguments {
    /// The study, a TOML file such as configs/zuid-limburg-formatie.toml
    pub(super) study: PathBuf,
    /// Also write all numbers to workload-sheet.csv in this folder
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    #[command(flatten)]
    pub(super) lang: AnswerLanguage,
}

#[derive(Args, Debug)]
pub(super) struct VerifyArguments {
    /// Also write the page as HTML
    #[arg(long, value_name = "FILE.html")]
    pub(super) out: Option<PathBuf>,
    #[command(flatten)]
    pub(super) threads: ThreadsArgument,
    /// Language of the page
    #[arg(long, default_value = "nl")]
    pub(super) lang: LanguageArgument,
}

#[derive(Args, Debug)]
pub(super) struct LetterArguments {
    /// The folder of results that `run` wrote, such as output/gooi-en-vechtstreek
    pub(super) folder: PathBuf,
    /// Language of the letter [default: that of the run]
    #[arg(long)]
    pub(super) lang: Option<LanguageArgument>,
    /// The scenario that is the measure [default: the first of the study]
    #[arg(long, value_name = "NAME")]
    pub(super) scenario: Option<String>,
    /// Your own page (.html) or Word document (.docx) with {{letter}} where the letter has to come; one of each may be
    /// given
    #[arg(long = "template", value_name = "FILE")]
    pub(super) templates: Vec<PathBuf>,
    /// Where the files go [default: the folder of results]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
}

#[derive(ValueEnum, Clone, Copy, Default, Debug)]
pub(super) enum DialectArgument {
    /// Commas between fields, points in numbers: for programs
    #[default]
    Int,
    /// Semicolons between fields, commas in numbers: opens in a Dutch Excel at a double click
    Nl,
}

impl From<DialectArgument> for Dialect {
    fn from(argument: DialectArgument) -> Self {
        match argument {
            DialectArgument::Int => Dialect::International,
            DialectArgument::Nl => Dialect::Dutch,
        }
    }
}

#[derive(Args, Debug)]
pub(super) struct NewArguments {
    /// The region; what is not given is asked on a terminal
    #[arg(value_parser = new::region)]
    pub(super) region: Option<String>,
    /// Reports a year [default: 5000]
    #[arg(long, value_name = "N", value_parser = new::above_zero)]
    pub(super) reports: Option<f64>,
    /// Requests for advice a year [default: from the reports, as in the whole country]
    #[arg(long, value_name = "N", value_parser = new::above_zero)]
    pub(super) advice: Option<f64>,
    /// The share of reports that stays with Veilig Thuis after the assessment [default: 0.30]
    #[arg(long, value_name = "SHARE", value_parser = new::share)]
    pub(super) kept: Option<f64>,
    /// Fte that work on cases, all roles together [default: so many that all are 90% busy]
    #[arg(long, value_name = "FTE", value_parser = new::above_zero)]
    pub(super) fte: Option<f64>,
    /// The term for the assessment, in working days [default: 5]
    #[arg(long, value_name = "DAYS", value_parser = new::working_days)]
    pub(super) assessment_days: Option<f64>,
    /// The term for the work after it, in weeks [default: 10]
    #[arg(long, value_name = "WEEKS", value_parser = new::weeks)]
    pub(super) weeks: Option<f64>,
    /// The first of two reported calendar years [default: this year]
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i16).range(1990..=2190))]
    pub(super) from: Option<i16>,
    /// The file to make; it must not be there yet [default: <region>.toml]
    #[arg(long, value_name = "FILE.toml")]
    pub(super) out: Option<PathBuf>,
    /// Language of the study and its comments [default: nl]
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

//! The commands: each reads as what it does.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::{CommandFactory, Parser};
use doorstroom::model::{Language, SetBy, Study};
use doorstroom::{analysis, config, experiment, output};

use super::args::{
    Arguments, BacktestArguments, CheckArguments, Command, FuturesArguments, RunArguments,
};
use super::failure::Failure;
use super::speak::{say, tell};
use super::words::pick;
use super::{backtest, check, progress, summary};

/// Does what the command line asks. 0: done; 1: the study is wrong or the run failed; 2: wrong usage.
pub(crate) fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Some(Command::Run(arguments)) => run(&arguments),
        Some(Command::Check(arguments)) => check(&arguments),
        Some(Command::Backtest(arguments)) => backtest(&arguments),
        None => help(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            tell(&format!("{failure}\n"));
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &RunArguments) -> Result<(), Failure> {
    let study = study_to_run(arguments)?;
    let folder = arguments
        .out
        .clone()
        .unwrap_or_else(|| default_folder(&arguments.study));
    output::prepare(&folder)?;
    let label = pick(study.language, "simuleren", "simulating");
    let bar = progress::bar(arguments.quiet, label);
    let clock = clock();
    let threads = arguments.threads.map_or_else(processors, usize::from);
    let results = experiment::run(&study, Some(threads), &|done| progress::show(&bar, done))?;
    bar.finish_and_clear();
    let findings = analysis::findings(&study, &results);
    let run = output::RunInfo {
        study_file: file_name(&arguments.study),
        threads,
        wall_time: clock(),
    };
    let files = output::write(&findings, &folder, &run)?;
    if !arguments.quiet {
        say(&summary::of(&findings, files.len(), &folder))?;
    }
    Ok(())
}

fn check(arguments: &CheckArguments) -> Result<(), Failure> {
    let mut study = config::load(&arguments.study)?;
    study.language = arguments.lang.map_or(study.language, Into::into);
    Ok(say(&check::of(&study))?)
}

fn backtest(arguments: &BacktestArguments) -> Result<(), Failure> {
    let mut study = config::load(&arguments.study)?;
    refuse_nothing_observed(&study)?;
    set_futures(&mut study, &arguments.futures);
    let folder = arguments.out.clone();
    let folder = folder.unwrap_or_else(|| default_folder(&arguments.study));
    output::prepare(&folder)?;
    let bar = progress::bar(false, pick(study.language, "simuleren", "simulating"));
    let threads = arguments
        .futures
        .threads
        .map_or_else(processors, usize::from);
    let runs = experiment::observe(&study, Some(threads), &|done| progress::show(&bar, done))?;
    bar.finish_and_clear();
    let found = analysis::backtest(&study, &runs);
    let files = output::write_backtest(&found, &folder)?;
    say(&backtest::of(&found))?;
    Ok(say(&files_written(study.language, &files, &folder))?)
}

/// Without observations there is nothing to compare with.
fn refuse_nothing_observed(study: &Study) -> Result<(), Failure> {
    if study.observed.is_empty() {
        return Err(Failure::NothingObserved);
    }
    Ok(())
}

/// The study, with the futures that the command line asks for.
fn set_futures(study: &mut Study, arguments: &FuturesArguments) {
    if let Some(replications) = arguments.replications {
        study.plan.replications = replications.get();
        study.plan.replications_set_by = SetBy::CommandLine;
    }
    study.plan.seed = arguments.seed.unwrap_or(study.plan.seed);
    study.language = arguments.lang.map_or(study.language, Into::into);
}

/// Where files are, in a line.
fn files_written(language: Language, files: &[PathBuf], folder: &Path) -> String {
    let words = output::Words::of(language);
    let said = words.files_written(files.len(), &folder.display().to_string());
    format!("{said}\n")
}

/// A short help and the one command to try.
fn help() -> Result<(), Failure> {
    let help = Arguments::command().render_help();
    let first = "Try this first:\n  doorstroom run configs/gooi-en-vechtstreek.toml\n";
    Ok(say(&format!("{}\n{first}", help.ansi()))?)
}

/// The study, with what the command line sets otherwise.
fn study_to_run(arguments: &RunArguments) -> Result<Study, Failure> {
    let mut study = config::load(&arguments.study)?;
    if !arguments.scenarios.is_empty() {
        study = config::only_scenarios(study, &arguments.scenarios)?;
    }
    if let Some(replications) = arguments.replications {
        study.plan.replications = replications.get();
        study.plan.replications_set_by = SetBy::CommandLine;
    }
    study.plan.seed = arguments.seed.unwrap_or(study.plan.seed);
    study.language = arguments.lang.map_or(study.language, Into::into);
    Ok(study)
}

/// `output/<study>`, in the folder where the program is run.
fn default_folder(study: &Path) -> PathBuf {
    let name = study.file_stem().unwrap_or(study.as_os_str());
    Path::new("output").join(name)
}

/// The name of a file without its folders.
fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Tells how long ago it was made.
#[expect(
    clippy::disallowed_types,
    reason = "how long a run took is told, and changes no result"
)]
fn clock() -> impl Fn() -> Duration {
    let start = std::time::Instant::now();
    move || start.elapsed()
}

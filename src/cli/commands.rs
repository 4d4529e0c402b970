//! The commands: each reads as what it does.

use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::{CommandFactory, Parser};
use doorstroom::experiment::{Progress, Reached, Results};
use doorstroom::model::{Language, RunPlan, Study};
use doorstroom::{analysis, config, experiment, output, proof};

use super::args::{
    Arguments, BacktestArguments, CheckArguments, Command, FitArguments, NewArguments,
    RunArguments, SizeArguments, VerifyArguments, WorkloadArguments,
};
use super::failure::{Failure, TooLarge};
use super::speak::{say, tell};
use super::words::pick;
use super::{
    backtest, check, fit, letter, new, precise, progress, size, summary, verify, workload,
};

/// Does what the command line asks. 0: done; 1: the study is wrong or the run failed; 2: wrong usage.
pub(crate) fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Some(Command::Run(arguments)) => run(&arguments),
        Some(Command::Size(arguments)) => size(&arguments),
        Some(Command::Check(arguments)) => check(&arguments),
        Some(Command::Backtest(arguments)) => backtest(&arguments),
        Some(Command::Fit(arguments)) => fit(&arguments),
        Some(Command::Workload(arguments)) => workload(&arguments),
        Some(Command::Verify(arguments)) => verify(&arguments),
        Some(Command::Letter(arguments)) => letter::write(&arguments),
        Some(Command::New(arguments)) => new(&arguments),
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
    let (mut study, left_out) = study_to_run(arguments)?;
    let folder = arguments
        .out
        .clone()
        .unwrap_or_else(|| default_folder(&arguments.study));
    if arguments.precision.is_none() {
        futures_told(arguments, &study)?;
    }
    let how = &arguments.futures.how;
    let threads = how.threads.number();
    let most = most_within(how.memory, &study, arguments.precision, threads)?;
    output::prepare(&folder)?;
    let label = pick(study.language, "simuleren", "simulating");
    let bar = progress::bar(arguments.quiet, label);
    let clock = clock();
    let shown = |done| progress::show(&bar, done);
    let (mut results, precision) = results(&mut study, arguments, most, threads, &shown)?;
    bar.reset();
    experiment::run_twins(&study, &mut results, Some(threads), &shown)?;
    bar.finish_and_clear();
    let events = futures_told(arguments, &study)?;
    let findings = analysis::findings(&study, &results);
    let run = output::RunInfo {
        study_file: file_name(&arguments.study),
        threads,
        wall_time: clock(),
        precision,
        dialect: arguments.futures.how.dialect.into(),
        events,
    };
    let files = output::write(&findings, &folder, &run)?;
    if !arguments.quiet {
        let words = output::Words::of(study.language);
        let precision = run.precision.as_ref();
        let precision = precision.map(|reached| format!("{}\n\n", precise::of(reached, words)));
        let summary = summary::of(&findings, files.len(), &folder);
        let left_out = summary::left_out(&left_out, words);
        say(&format!(
            "{}{summary}{left_out}",
            precision.unwrap_or_default()
        ))?;
    }
    Ok(())
}

/// As many replications as were asked for, or as it takes, `most` at the most, for the precision that was asked for; `study`
/// is told how many.
fn results(
    study: &mut Study,
    arguments: &RunArguments,
    most: u32,
    threads: usize,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<(Results, Option<Reached>), Failure> {
    let Some(precision) = arguments.precision else {
        return Ok((experiment::run(study, Some(threads), progress)?, None));
    };
    let (results, reached) =
        experiment::run_to_precision(study, precision, most, Some(threads), progress)?;
    Ok((results, Some(reached)))
}

fn size(arguments: &SizeArguments) -> Result<(), Failure> {
    if let Some((kind, told)) = size::wrong_usage(arguments) {
        Arguments::command().error(kind, told).exit();
    }
    let template = config::Template::read(&arguments.study)?;
    let mut study = template.study()?;
    arguments.futures.set(&mut study);
    refuse_unknown(
        &study,
        arguments.varied.iter().map(|varied| varied.key.as_str()),
    )?;
    let template = size::limited(arguments, template)?;
    let question = size::question(arguments, &template, &study)?;
    let how = &arguments.futures.how;
    let threads = how.threads.number();
    let mut asked = study.clone();
    asked.plan = question.plan;
    refuse_too_large(&asked, threads, how.memory)?;
    if let Some(folder) = &arguments.out {
        output::prepare(folder)?;
    }
    let language = study.language;
    let bar = progress::bar(arguments.quiet, pick(language, "proberen", "trying"));
    let mut sizing = analysis::size(&template, &question, Some(threads), &|done| {
        progress::show_try(&bar, done, language);
    })?;
    bar.finish_and_clear();
    sizing.study.language = language;
    if let Some(folder) = &arguments.out {
        output::write_sizing(&sizing, folder, arguments.futures.how.dialect.into())?;
    }
    Ok(say(&size::of(&sizing, arguments))?)
}

fn check(arguments: &CheckArguments) -> Result<(), Failure> {
    let mut study = config::load(&arguments.study)?;
    arguments.lang.set(&mut study);
    if let Some(folder) = &arguments.out {
        output::prepare(folder)?;
    }
    say(&check::of(&study))?;
    if arguments.quick {
        return Ok(());
    }
    let threads = arguments.threads.number();
    let Some(found) = analysis::warm_up(&study, Some(threads))? else {
        return Ok(());
    };
    say(&check::warm_up::of(&study, &found))?;
    if let Some(folder) = &arguments.out {
        let model = &study.scenarios[0].model;
        let files = output::write_warm_up(&found, model, folder)?;
        say(&files_written(study.language, &files, folder))?;
    }
    Ok(())
}

fn backtest(arguments: &BacktestArguments) -> Result<(), Failure> {
    let mut study = config::load(&arguments.study)?;
    refuse_nothing_observed(&study)?;
    arguments.futures.set(&mut study);
    let folder = arguments.out.clone();
    let folder = folder.unwrap_or_else(|| default_folder(&arguments.study));
    let how = &arguments.futures.how;
    let threads = how.threads.number();
    refuse_to_observe(&study, threads, how.memory)?;
    output::prepare(&folder)?;
    let bar = progress::bar(false, pick(study.language, "simuleren", "simulating"));
    let runs = experiment::observe(&study, Some(threads), &|done| progress::show(&bar, done))?;
    bar.finish_and_clear();
    let found = analysis::backtest(&study, &runs);
    let files = output::write_backtest(&found, &folder, arguments.futures.how.dialect.into())?;
    say(&backtest::of(&found))?;
    Ok(say(&files_written(study.language, &files, &folder))?)
}

fn fit(arguments: &FitArguments) -> Result<(), Failure> {
    let template = config::Template::read(&arguments.study)?;
    let mut study = template.study()?;
    refuse_nothing_observed(&study)?;
    if study.fit.is_empty() {
        return Err(Failure::NothingToFit);
    }
    arguments.how.set(&mut study);
    let path = arguments.out.clone();
    let path = path.unwrap_or_else(|| default_folder(&arguments.study).join("fitted.toml"));
    let search = Search {
        template: &template.only_scenarios(&[]),
        study: &study,
        replications: trial_replications(arguments.replications, &study),
        threads: arguments.how.threads.number(),
    };
    refuse_to_observe(&study, search.threads, arguments.how.memory)?;
    output::prepare(path.parent().unwrap_or(&path))?;
    let fitted = search.fitted()?;
    let best = search.study_with(&fitted.best_trial().values)?;
    let runs = experiment::observe(&best, Some(search.threads), &|_| ())?;
    let found = analysis::backtest(&best, &runs);
    let files = output::write_fit(
        &output::FittedStudy {
            origin: &file_name(&arguments.study),
            text: &search.text_with(&fitted.best_trial().values)?,
            fitted: &fitted,
            replications: search.replications,
            backtest: &found,
        },
        &path,
        arguments.how.dialect.into(),
    )?;
    say(&fit::of(&fitted, search.replications, &found))?;
    say(&backtest::of(&found))?;
    say(&fit::caution(&found))?;
    // It was sought without them.
    let settings = search.settings(&fitted.best_trial().values);
    if let Err(problems) = template.with(&settings) {
        tell(&fit::unfit_scenarios(&problems, study.language));
    }
    Ok(say(&fit::files(&files, study.language))?)
}

fn workload(arguments: &WorkloadArguments) -> Result<(), Failure> {
    let mut study = config::load(&arguments.study)?;
    arguments.lang.set(&mut study);
    let sheets: Vec<_> = study.scenarios.iter().map(analysis::worksheet).collect();
    say(&workload::of(&study, &sheets))?;
    if let Some(folder) = &arguments.out {
        let files = output::write_workload(&study, &sheets, folder)?;
        say(&files_written(study.language, &files, folder))?;
    }
    Ok(())
}

fn verify(arguments: &VerifyArguments) -> Result<(), Failure> {
    let language = arguments.lang.into();
    let folder = arguments.out.as_deref().map(folder_of);
    if let Some(folder) = folder {
        output::prepare(folder)?;
    }
    let bar = progress::bar(false, pick(language, "beproeven", "trying"));
    let threads = arguments.threads.number();
    let proof = proof::verify(Some(threads), &|done| progress::show(&bar, done))?;
    bar.finish_and_clear();
    say(&verify::of(&proof, output::Words::of(language)))?;
    if let Some(path) = &arguments.out {
        let page = output::write_proof(&proof, language, path)?;
        say(&verify::page_written(&page, language))?;
    }
    if proof.passes() {
        return Ok(());
    }
    Err(Failure::NotProven(proof.failures()))
}

/// The folder of a file, the current one when it names none.
fn folder_of(path: &Path) -> &Path {
    let folder = path.parent();
    let named = folder.filter(|folder| !folder.as_os_str().is_empty());
    named.unwrap_or(Path::new("."))
}

fn new(arguments: &NewArguments) -> Result<(), Failure> {
    let start = new::start(arguments)?;
    output::prepare(folder_of(&start.path))?;
    output::write_new(&start.path, &start.text)?;
    Ok(say(&new::told(&start))?)
}

/// A set of numbers is tried with fewer futures than its answer is told with: the same chance for all sets makes up for it.
const MOST_FOR_A_TRIAL: u32 = 40;

fn trial_replications(asked: Option<NonZeroU32>, study: &Study) -> u32 {
    asked.map_or(
        study.plan.replications.min(MOST_FOR_A_TRIAL),
        NonZeroU32::get,
    )
}

/// What a fit is sought with.
struct Search<'a> {
    template: &'a config::Template,
    study: &'a Study,
    /// For each set of numbers.
    replications: u32,
    threads: usize,
}

impl Search<'_> {
    fn fitted(&self) -> Result<experiment::Fitted, Failure> {
        let study = self.study;
        let bar = progress::bar(false, pick(study.language, "zoeken", "seeking"));
        let total = experiment::most_trials(study.fit.len());
        let mut done = 0;
        let runs_with = |values: &[f64]| -> Result<_, Failure> {
            let mut tried = self.study_with(values)?;
            tried.plan.replications = self.replications;
            let runs = experiment::observe(&tried, Some(self.threads), &|_| ())?;
            done += 1;
            progress::show(&bar, Progress { done, total });
            Ok(runs)
        };
        let found = experiment::fit(&study.fit, &study.observed, self.replications, runs_with);
        bar.finish_and_clear();
        found
    }

    /// The study with these numbers, and all the rest as it was asked.
    fn study_with(&self, values: &[f64]) -> Result<Study, Failure> {
        let mut study = self.template.with(&self.settings(values))?;
        study.plan = self.study.plan;
        study.plan.replications = study.plan.replications.max(self.replications);
        study.language = self.study.language;
        Ok(study)
    }

    fn text_with(&self, values: &[f64]) -> Result<String, Failure> {
        Ok(self.template.text_with(&self.settings(values))?)
    }

    fn settings(&self, values: &[f64]) -> Vec<(&str, f64)> {
        let free = self.study.fit.iter().zip(values);
        free.flat_map(|(free, &value)| free.keys().map(move |key| (key, value)))
            .collect()
    }
}

/// What would not fit in memory is known before it starts.
fn refuse_too_large(study: &Study, threads: usize, limit: u64) -> Result<(), Failure> {
    let needed = experiment::memory_needed(study, threads);
    refuse_above(limit, needed, study.plan, study.scenarios.len(), threads)
}

/// As [`refuse_too_large`], where of the baseline alone only what was measured in reality is kept.
fn refuse_to_observe(study: &Study, threads: usize, limit: u64) -> Result<(), Failure> {
    let needed = experiment::memory_to_observe(study, threads);
    refuse_above(limit, needed, study.plan, 1, threads)
}

fn refuse_above(
    limit: u64,
    needed: experiment::MemoryNeeded,
    plan: RunPlan,
    scenarios: usize,
    threads: usize,
) -> Result<(), Failure> {
    if needed.total() <= limit {
        return Ok(());
    }
    Err(Failure::TooLarge(TooLarge {
        needed,
        limit,
        replications: plan.replications,
        scenarios,
        threads,
    }))
}

/// As many replications as the study asks for, if they fit; those that fit, where the precision will tell how many it takes.
fn most_within(
    limit: u64,
    study: &Study,
    precision: Option<f64>,
    threads: usize,
) -> Result<u32, Failure> {
    let mut asked = study.clone();
    if precision.is_some() {
        asked.plan.replications = experiment::FEWEST_FOR_PRECISION;
    }
    refuse_too_large(&asked, threads, limit)?;
    if precision.is_some() {
        asked.plan.replications = experiment::MOST_REPLICATIONS;
    }
    let needed = experiment::memory_needed(&asked, threads);
    Ok(needed.replications_within(limit, asked.plan.replications))
}

/// What every future draws anew cannot be given a value.
fn refuse_unknown<'a>(
    study: &Study,
    mut keys: impl Iterator<Item = &'a str>,
) -> Result<(), Failure> {
    let is_unknown = |key: &&str| {
        let mut unknowns = study.unknowns.all().iter();
        unknowns.any(|unknown| unknown.moves(key.trim()))
    };
    match keys.find(is_unknown) {
        None => Ok(()),
        Some(key) => Err(Failure::Question(
            format!("`{key}` is uncertain: every future draws it anew"),
            Some("take its range out of the study to vary it".to_owned()),
        )),
    }
}

/// Without observations there is nothing to compare with.
fn refuse_nothing_observed(study: &Study) -> Result<(), Failure> {
    if study.observed.is_empty() {
        return Err(Failure::NothingObserved);
    }
    Ok(())
}

/// Where files are, in a line.
pub(super) fn files_written(language: Language, files: &[PathBuf], folder: &Path) -> String {
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

/// The study, with what the command line sets otherwise, and the names of the scenarios that it leaves out because nobody asked
/// for any.
fn study_to_run(arguments: &RunArguments) -> Result<(Study, Vec<String>), Failure> {
    let mut study = config::load(&arguments.study)?;
    let mut left_out = Vec::new();
    if !arguments.scenarios.is_empty() {
        study = config::only_scenarios(study, &arguments.scenarios)?;
    } else if let Some(usual) = study.usual.clone().filter(|_| !arguments.all) {
        let names = study.scenarios.iter().skip(1);
        left_out = names.map(|scenario| scenario.name.clone()).collect();
        left_out.retain(|name| !usual.contains(name));
        study = config::only_scenarios(study, &usual)?;
    }
    arguments.futures.set(&mut study);
    Ok((study, left_out))
}

/// The futures of which everything that happens is written, each once.
fn futures_told(arguments: &RunArguments, study: &Study) -> Result<Vec<u32>, Failure> {
    let mut told = arguments.events.clone().unwrap_or_default();
    told.sort_unstable();
    told.dedup();
    let most = study.plan.replications;
    match told.iter().find(|&&number| number >= most) {
        None => Ok(told),
        Some(number) => Err(Failure::Question(
            format!("there is no future {number} to write the events of"),
            Some(format!(
                "the {most} futures of this run have the numbers 0 to {}",
                most - 1
            )),
        )),
    }
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

/// Tells how long ago it was made.
#[expect(
    clippy::disallowed_types,
    reason = "how long a run took is told, and changes no result"
)]
fn clock() -> impl Fn() -> Duration {
    let start = std::time::Instant::now();
    move || start.elapsed()
}

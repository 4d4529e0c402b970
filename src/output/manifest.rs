//! `run.json`: what was run, so that it can be run again, and what its numbers rest on.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::figures::Figure;
use super::stress_des::{Item, stress_des};
use super::tables::Dialect;
use super::words::Words;
use crate::analysis::{Findings, ScenarioFindings};
use crate::experiment::{Reached, Watched};
use crate::model::{Assumption, Language, SetBy, Study, Unknown};
use crate::random::{RangeLaw, key_of};

/// The name of the manifest.
pub(super) const MANIFEST: &str = "run.json";

/// The version of this program.
pub(super) const VERSION: &str = env!("CARGO_PKG_VERSION");

const PROGRAM: &str = "doorstroom";

/// What the program knows of a run and the library does not.
#[derive(Clone, PartialEq, Debug)]
pub struct RunInfo {
    /// The name of the file of the study, without folders.
    pub study_file: String,
    /// The number of threads; figures are drawn on as many.
    pub threads: usize,
    /// How long the runs took.
    pub wall_time: Duration,
    /// How precise the results are, when that was asked for.
    pub precision: Option<Reached>,
    /// How tables are written.
    pub dialect: Dialect,
    /// The replications of which an event log is kept, of every scenario; the first one is number 0.
    pub events: Vec<u32>,
}

fn set_by(who: SetBy) -> &'static str {
    match who {
        SetBy::Default => "default",
        SetBy::Study => "study",
        SetBy::CommandLine => "command-line",
        SetBy::Precision => "precision",
    }
}

/// A short name of a run: the same for the same version, text of the study, seed and number of replications.
pub fn run_id(study: &Study) -> String {
    let plan = study.plan;
    let parts = format!(
        "{VERSION}/{}/{}/{}",
        study.fingerprint, plan.seed, plan.replications
    );
    format!("{:08x}", key_of(&parts) >> 32)
}

/// The manifest as text. `files` are the other files, relative to the folder.
///
/// All but its last member, `execution`, is the same whenever the same run is done again.
pub(super) fn manifest(
    findings: &Findings<'_>,
    figures: &[Figure],
    files: &[String],
    run: &RunInfo,
) -> String {
    let study = findings.study;
    let manifest = Manifest {
        program: PROGRAM,
        version: VERSION,
        run: run_id(study),
        study: study_part(study, run),
        seed: study.plan.seed,
        generator: "SplitMix64, one for each draw, keyed by seed, replication, purpose, subject and visit",
        replications: study.plan.replications,
        replications_set_by: set_by(study.plan.replications_set_by),
        precision: run.precision.as_ref().map(precision_part),
        scenarios: findings
            .scenarios
            .iter()
            .map(|found| scenario_part(found, study.language))
            .collect(),
        unknowns: (!study.unknowns.is_empty()).then(|| unknowns_part(study)),
        assumptions: study.assumptions.iter().map(assumption_part).collect(),
        figures: figures.iter().map(figure_part).collect(),
        stress_des: stress_des(findings, files, run),
        files,
        execution: ExecutionPart {
            threads: run.threads,
            wall_seconds: (run.wall_time.as_secs_f64() * 1e3).round() / 1e3,
        },
    };
    let text = serde_json::to_string_pretty(&manifest);
    text.expect("a manifest has only text, lists and finite numbers") + "\n"
}

/// The files that an earlier run of ours names in its manifest; none when it is no manifest of ours.
pub(super) fn files_in(manifest: &str) -> Vec<String> {
    let earlier: Option<Earlier> = serde_json::from_str(manifest).ok();
    let ours = earlier.filter(|earlier| earlier.program == PROGRAM);
    ours.map_or_else(Vec::new, |earlier| earlier.files)
}

#[derive(Deserialize)]
struct Earlier {
    program: String,
    files: Vec<String>,
}

#[derive(Serialize)]
struct Manifest<'a> {
    program: &'static str,
    version: &'static str,
    run: String,
    study: StudyPart<'a>,
    seed: u64,
    generator: &'static str,
    replications: u32,
    replications_set_by: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    precision: Option<PrecisionPart<'a>>,
    scenarios: Vec<ScenarioPart<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unknowns: Option<UnknownsPart<'a>>,
    assumptions: Vec<AssumptionPart<'a>>,
    figures: Vec<FigurePart<'a>>,
    /// The checklist of Monks et al. (2019).
    stress_des: Vec<Item>,
    files: &'a [String],
    execution: ExecutionPart,
}

#[derive(Serialize)]
struct StudyPart<'a> {
    file: &'a str,
    title: &'a str,
    region: Option<&'a str>,
    language: &'static str,
    fingerprint: &'a str,
}

/// Why there are so many replications.
#[derive(Serialize)]
struct PrecisionPart<'a> {
    asked: f64,
    reached: bool,
    method: &'static str,
    measures: Vec<WatchedPart<'a>>,
}

#[derive(Serialize)]
struct WatchedPart<'a> {
    scenario: &'a str,
    measure: &'a str,
    mean: Option<f64>,
    half_width: Option<f64>,
    precise_from_replication: Option<u64>,
}

#[derive(Serialize)]
struct ScenarioPart<'a> {
    name: &'a str,
    title: &'a str,
    period: PeriodPart,
    cautions: Vec<String>,
}

/// Days; `until` is the first that is no longer in.
#[derive(Serialize)]
struct PeriodPart {
    warm_up: Option<String>,
    from: String,
    until: String,
}

/// A chart and its text alternative.
#[derive(Serialize)]
struct FigurePart<'a> {
    name: &'a str,
    kind: &'static str,
    subject: &'a str,
    title: &'a str,
    unit: &'a str,
    description: &'a str,
}

/// What nobody knows, and how it was drawn.
#[derive(Serialize)]
struct UnknownsPart<'a> {
    method: &'static str,
    twins: u32,
    numbers: Vec<UnknownPart<'a>>,
}

#[derive(Serialize)]
struct UnknownPart<'a> {
    key: &'a str,
    title: Option<&'a str>,
    low: f64,
    high: f64,
    written: f64,
    law: &'static str,
    mode: Option<f64>,
    step: Option<f64>,
    against: Option<&'a str>,
}

#[derive(Serialize)]
struct AssumptionPart<'a> {
    code: &'a str,
    key: &'a str,
    supposed: &'a str,
    set_by: &'static str,
}

/// What may differ when the same run is done again.
#[derive(Serialize)]
struct ExecutionPart {
    threads: usize,
    wall_seconds: f64,
}

fn study_part<'a>(study: &'a Study, run: &'a RunInfo) -> StudyPart<'a> {
    StudyPart {
        file: &run.study_file,
        title: &study.title,
        region: study.region.as_deref(),
        language: Words::of(study.language).tag(),
        fingerprint: &study.fingerprint,
    }
}

fn scenario_part<'a>(found: &'a ScenarioFindings<'a>, language: Language) -> ScenarioPart<'a> {
    let (scenario, words) = (found.scenario, Words::of(language));
    let model = &scenario.model;
    let caution = |caution| words.caution(caution, model);
    ScenarioPart {
        name: &scenario.name,
        title: &scenario.title,
        period: PeriodPart {
            warm_up: (model.start() < model.from()).then(|| model.start().to_string()),
            from: model.from().to_string(),
            until: model.until().to_string(),
        },
        cautions: found.cautions.iter().map(caution).collect(),
    }
}

fn figure_part(figure: &Figure) -> FigurePart<'_> {
    FigurePart {
        name: &figure.name,
        kind: figure.kind.key(),
        subject: &figure.subject,
        title: &figure.caption.title,
        unit: &figure.unit,
        description: &figure.caption.description,
    }
}

fn unknowns_part(study: &Study) -> UnknownsPart<'_> {
    UnknownsPart {
        method: "each replication draws every number independently, the same in all scenarios; twins repeat a draw with other luck: variance components of one-way random effects (pairs), effects by standardised regression, on ranks for the direction",
        twins: study.unknowns.twins(study.plan.replications),
        numbers: study.unknowns.all().iter().map(unknown_part).collect(),
    }
}

fn unknown_part(unknown: &Unknown) -> UnknownPart<'_> {
    let (law, mode) = match unknown.law {
        RangeLaw::Uniform => ("uniform", None),
        RangeLaw::Triangular { mode } => ("triangular", Some(mode)),
        RangeLaw::Pert { mode } => ("pert", Some(mode)),
    };
    let in_unit = |place: f64| {
        let value = unknown.low + place * (unknown.high - unknown.low);
        (value * 1e6).round() / 1e6
    };
    UnknownPart {
        key: &unknown.key,
        title: unknown.title.as_deref(),
        low: unknown.low,
        high: unknown.high,
        written: unknown.written,
        law,
        mode: mode.map(in_unit),
        step: unknown.step,
        against: unknown
            .opposite
            .as_ref()
            .map(|opposite| opposite.key.as_str()),
    }
}

fn precision_part(reached: &Reached) -> PrecisionPart<'_> {
    PrecisionPart {
        asked: reached.precision,
        reached: reached.is_met,
        method: "half-width of the 95% interval: of a share at most this, of a list at most this part of its mean or one case; replications algorithm of Hoad, Robinson and Davies (2010) with a look-ahead of 5 per 100",
        measures: reached.watched.iter().map(watched_part).collect(),
    }
}

fn watched_part(watched: &Watched) -> WatchedPart<'_> {
    let rounded = |number: f64| (number * 1e6).round() / 1e6;
    WatchedPart {
        scenario: &watched.scenario,
        measure: &watched.name,
        mean: watched.mean.map(rounded),
        half_width: watched.half_width.map(rounded),
        precise_from_replication: watched.precise_since,
    }
}

fn assumption_part(assumption: &Assumption) -> AssumptionPart<'_> {
    AssumptionPart {
        code: &assumption.code,
        key: &assumption.key,
        supposed: &assumption.supposed,
        set_by: set_by(assumption.set_by),
    }
}

#[cfg(test)]
mod tests {
    use super::super::small_run::SmallRun;
    use super::*;

    fn info(threads: usize) -> RunInfo {
        RunInfo {
            study_file: "klein.toml".into(),
            threads,
            wall_time: Duration::from_millis(1234 * threads as u64),
            precision: None,
            dialect: Dialect::default(),
            events: Vec::new(),
        }
    }

    #[test]
    fn only_the_execution_differs_between_runs() {
        let small = SmallRun::of(&["nu"], Language::Dutch, 2);
        let findings = small.findings();
        let files = ["stock.csv".to_owned()];
        let text = |threads| manifest(&findings, &[], &files, &info(threads));
        let (one, two) = (text(1), text(2));
        let same = |text: &str| text.split("\"execution\"").next().map(String::from);
        assert_ne!(one, two);
        assert_eq!(same(&one), same(&two));
        assert!(one.contains("\"replications_set_by\": \"study\""));
        assert!(one.contains("\"wall_seconds\": 1.234"));
        assert!(one.contains("\"warm_up\": \"2020-07-01\""));
        assert!(one.contains("\"code\": \"U3\""));
        assert_eq!(files_in(&one), files);
    }

    #[test]
    fn the_manifest_of_another_program_names_no_file_of_ours() {
        let another = r#"{"program": "tar", "files": ["stock.csv"]}"#;
        assert!(files_in(another).is_empty());
        assert!(files_in("not even json").is_empty());
    }

    #[test]
    fn another_seed_is_another_run() {
        let mut small = SmallRun::of(&["nu"], Language::Dutch, 2);
        let id = run_id(&small.study);
        assert_eq!(id.len(), 8);
        assert_eq!(id, run_id(&small.study));
        small.study.plan.seed += 1;
        assert_ne!(id, run_id(&small.study));
    }
}

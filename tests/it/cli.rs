//! The program as people use it: arguments in; files, answers and exit status out.

mod new;
mod precision;
mod size;
mod trouble;
mod unknowns;
mod verify;
mod workload;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use assert_cmd::Command;
use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::Value;
use tempfile::TempDir;

const MINIMAL: &str = "configs/minimal.toml";
const EXAMPLE: &str = "configs/example.toml";
const STUDIES: [&str; 5] = [
    EXAMPLE,
    "configs/gooi-en-vechtstreek.toml",
    "configs/laboratory.toml",
    MINIMAL,
    "configs/zuid-limburg-formatie.toml",
];

#[test]
fn without_arguments_it_tells_what_to_try() {
    let told = stdout(doorstroom().assert().code(0).stderr(""));
    assert!(told.contains("Usage: doorstroom"), "{told}");
    let command = told.lines().last().expect("a last line").trim();
    let study = command.strip_prefix("doorstroom run ");
    assert!(STUDIES.contains(&study.expect("a command to try")));
}

#[test]
fn help_names_the_commands_and_their_options() {
    let told = stdout(doorstroom().arg("--help").assert().code(0).stderr(""));
    for command in [
        "run", "size", "check", "backtest", "fit", "workload", "verify", "letter", "new",
    ] {
        assert!(told.contains(&format!("\n  {command} ")), "{told}");
    }
    let told = stdout(doorstroom().args(["run", "--help"]).assert().code(0));
    let options = [
        "scenario",
        "replications",
        "precision",
        "seed",
        "threads",
        "out",
        "lang",
        "events",
        "quiet",
    ];
    for option in options {
        assert!(told.contains(&format!("--{option}")), "{told}");
    }
    let told = stdout(doorstroom().args(["check", "--help"]).assert().code(0));
    assert!(told.contains("--lang"), "{told}");
}

#[test]
fn wrong_usage_is_told_with_status_2() {
    let wrong: [&[&str]; 8] = [
        &["backtest"],
        &["fit", MINIMAL, "--replications", "0"],
        &["simulate"],
        &["run"],
        &["run", MINIMAL, "--fast"],
        &["run", MINIMAL, "--replications", "0"],
        &["run", MINIMAL, "--seed", "-1"],
        &["check", MINIMAL, "--lang", "fr"],
    ];
    for arguments in wrong {
        let asserted = doorstroom().args(arguments).assert().code(2).stdout("");
        let told = stderr(asserted);
        assert!(told.starts_with("error: "), "{arguments:?}: {told}");
    }
}

#[test]
fn every_study_that_comes_with_the_program_can_be_checked() {
    for study in STUDIES {
        let asserted = doorstroom().args(["check", study]).assert().code(0);
        let told = stdout(asserted.stderr(""));
        assert!(
            told.contains("belasting") || told.contains("load"),
            "{told}"
        );
    }
    let english = doorstroom()
        .args(["check", MINIMAL, "--lang", "en"])
        .assert();
    let told = stdout(english.code(0));
    assert!(told.contains("hours available"), "{told}");
}

/// The hours of the shortest study by hand: 1200 requests of two hours, two fte of 1350 hours.
#[test]
fn check_sets_the_hours_asked_beside_those_available() {
    let asserted = doorstroom().args(["check", MINIMAL]).assert().code(0);
    let told = stdout(asserted);
    let load = told.lines().find(|line| line.trim().starts_with("2024 "));
    let load = load.expect("the load of 2024");
    for number in ["2.400", "2.700", "89%"] {
        assert!(load.contains(number), "{load}");
    }
}

/// The counts of the file beside the example, and those of its tables, by hand: 14 and 6 at triage, 40 and 1 monitored.
#[test]
fn check_shows_absence_and_the_cases_that_are_open_at_the_start() {
    let asserted = doorstroom()
        .args(["check", "configs/example.toml"])
        .assert();
    let told = stdout(asserted.code(0));
    assert!(told.contains("6 weken verlof per jaar; 7% ziek"), "{told}");
    let row = |name: &str| {
        let open = told.split("open bij het begin").nth(1).unwrap();
        let row = open.lines().find(|line| line.trim().starts_with(name));
        let numbers = row.unwrap().split_whitespace().skip(1);
        numbers.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(row("veiligheidsbeoordeling"), "14 6 0 0");
    assert_eq!(row("onderzoek"), "1 2 0 2");
    assert_eq!(row("monitor"), "0 0 41 1");
}

#[test]
fn a_run_writes_what_its_manifest_names_and_tells_where() {
    let folder = Folder::new();
    let asserted = run(&folder, MINIMAL, &[]).code(0).stderr("");
    let told = stdout(asserted);
    let files = folder.files();
    let manifest = manifest(&files);
    let mut named: Vec<&str> = array(&manifest["files"]);
    named.push("run.json");
    named.sort_unstable();
    assert_eq!(files.keys().collect::<Vec<_>>(), named);
    let tables = "stock flow deadlines durations workload costs replications";
    for table in tables.split(' ') {
        let table = &files[&format!("{table}.csv")];
        assert!(table.starts_with(b"scenario,"), "{table:?}");
    }
    assert!(files.keys().any(|name| name.ends_with(".svg")));
    assert!(files.keys().any(|name| name.ends_with(".png")));
    let last = told.lines().last().expect("a last line");
    let place = folder.results().display().to_string();
    assert_eq!(last, format!("{} bestanden staan in {place}", files.len()));
}

#[test]
fn results_go_to_output_and_the_name_of_the_study() {
    let folder = Folder::new();
    let study = top().join(MINIMAL);
    let mut command = doorstroom();
    command.current_dir(folder.path()).arg("run").arg(study);
    let asserted = command.args(["--replications", "2"]).assert();
    asserted.code(0).stderr("");
    assert!(folder.path().join("output/minimal/run.json").is_file());
}

#[test]
fn quiet_says_nothing() {
    let folder = Folder::new();
    let asserted = run(&folder, MINIMAL, &["--quiet"]);
    asserted.code(0).stdout("").stderr("");
    assert!(folder.files().contains_key("run.json"));
}

#[test]
fn the_language_can_be_chosen() {
    let folder = Folder::new();
    let told = stdout(run(&folder, MINIMAL, &["--lang", "en"]).code(0));
    assert!(told.contains("waiting at the end"), "{told}");
    let files = folder.files();
    assert_eq!(manifest(&files)["study"]["language"], "en");
    assert!(files.contains_key("figures/waiting-list-advies.svg"));
}

#[test]
fn replications_and_seed_of_the_command_line_are_in_the_manifest() {
    let ran = |options: &[&str]| {
        let folder = Folder::new();
        run(&folder, MINIMAL, options).code(0);
        let files = folder.files();
        (manifest(&files), files["flow.csv"].clone())
    };
    let (seed_9, flow_9) = ran(&["--seed", "9"]);
    assert_eq!(seed_9["seed"], 9);
    assert_eq!(seed_9["replications"], 2);
    assert_eq!(seed_9["replications_set_by"], "command-line");
    let (seed_10, flow_10) = ran(&["--seed", "10"]);
    assert_ne!(seed_9["run"], seed_10["run"]);
    assert_ne!(flow_9, flow_10);
}

/// The baseline always runs; of the scenarios all, or those that are named.
#[test]
fn scenarios_can_be_chosen() {
    let ran = |options: &[&str]| {
        let folder = Folder::new();
        run(&folder, EXAMPLE, options).code(0);
        let stock = text(&folder.files()["stock.csv"]);
        let rows = stock.lines().skip(1);
        let mut names: Vec<String> = rows
            .filter_map(|row| row.split(',').next().map(str::to_owned))
            .collect();
        names.dedup();
        names
    };
    assert_eq!(ran(&[]), ["zoals-nu", "zomer", "anders-werken"]);
    assert_eq!(
        ran(&["--scenario", "anders-werken"]),
        ["zoals-nu", "anders-werken"]
    );
    assert_eq!(ran(&["--scenario", "zoals-nu"]), ["zoals-nu"]);
}

#[test]
fn a_scenario_that_is_not_there_is_told_and_nothing_is_written() {
    let folder = Folder::new();
    let told = stderr(
        run(&folder, EXAMPLE, &["--scenario", "zomers"])
            .code(1)
            .stdout(""),
    );
    assert_eq!(
        told,
        "error: the study has no scenario `zomers`\n = hint: did you mean `zomer`?\n"
    );
    assert!(!folder.results().exists());
}

#[test]
fn check_tells_what_scenarios_change() {
    let asserted = doorstroom().args(["check", EXAMPLE]).assert().code(0);
    let told = stdout(asserted);
    let lines = |heading: &str| -> Vec<String> {
        let from = told.lines().skip_while(|line| *line != heading).skip(1);
        let lines = from.take_while(|line| line.starts_with("  "));
        lines.map(|line| line.trim().to_owned()).collect()
    };
    let summer = lines("scenario zomer: de zomer van 2024");
    assert_eq!(
        summer[0],
        "onbetaald verlof: 0,60 fte MW minder (de voordeur), vanaf 1 juli 2024, tot 1 september 2024"
    );
    // Eight tables, of which none names several stages or streams.
    assert_eq!(summer.len(), 8, "{summer:?}");
    let otherwise = lines("scenario anders-werken: anders werken na de zomer");
    assert_eq!(otherwise[0], "team.vervolg.caseload = 13");
    // One setting, the eight changes that it builds on and six of its own.
    assert_eq!(otherwise.len(), 1 + 8 + 6, "{otherwise:?}");
    assert_eq!(lines("wijzigingen").len(), 1);
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let ran = |threads| {
        let folder = Folder::new();
        run(&folder, EXAMPLE, &["--threads", threads]).code(0);
        let mut files = folder.files();
        let mut manifest = manifest(&files);
        let told = manifest.as_object_mut().expect("a table");
        let execution = told.remove("execution").expect("how it was run");
        assert_eq!(execution["threads"].to_string(), threads);
        files.insert("run.json".into(), manifest.to_string().into_bytes());
        files
    };
    let (one, two) = (ran("1"), ran("2"));
    assert_eq!(
        one.keys().collect::<Vec<_>>(),
        two.keys().collect::<Vec<_>>()
    );
    for (name, file) in &one {
        assert!(two[name] == *file, "{name} depends on the threads");
    }
}

/// What was measured at the shortest study, and what may be sought.
const MEASURED: &str = r#"
[[observed]]
measure = "received"
of      = "vragen"
from    = 2024-03-15
until   = 2024-09-01
value   = 550
source  = "jaarverslag, bijlage"

[[observed]]
measure  = "wait"
of       = "advies"
quantile = 0.75
from     = 2024-01-01
until    = 2025-01-01
value    = "300 weeks"

[[fit]]
key   = "stage.advies.work[0].hours"
range = [1.5, 2.5]
"#;

/// The shortest study, with what was measured.
fn measured_study(folder: &Folder) -> String {
    let path = folder.path().join("gemeten.toml");
    write(&path, &format!("{}{MEASURED}", read(&top().join(MINIMAL))));
    path.to_str().expect("a path of text").to_owned()
}

/// The wait of 300 weeks lies beyond every future: chance leaves that to at most 4 in 101.
#[test]
fn backtest_sets_observations_beside_the_range_and_does_not_call_the_study_validated() {
    let folder = Folder::new();
    let study = measured_study(&folder);
    let mut command = doorstroom();
    command.args(["backtest", &study, "--replications", "100", "--out"]);
    let asserted = command.arg(folder.results()).assert().code(0).stderr("");
    let told = stdout(asserted);
    assert!(told.contains("vragen: ontvangen, 15 maart 2024"), "{told}");
    assert!(told.contains("1 van de 2 waarnemingen valt"), "{told}");
    assert!(told.contains("De studie is niet gevalideerd: "), "{told}");
    let table = text(&folder.files()["backtest.csv"]);
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(
        rows[0],
        "observation,measure,of,area,from,until,observed,mean,p05,p25,p50,p75,p95,pit,verdict,source"
    );
    assert!(rows[1].starts_with("1,received,vragen,all,2024-03-15,2024-09-01,550.000,"));
    assert!(
        rows[1].ends_with(",fits,\"jaarverslag, bijlage\""),
        "{table}"
    );
    assert!(rows[2].starts_with("2,wait_p75,advies,all,"), "{table}");
    assert!(rows[2].ends_with(",1.0000,simulated_too_low,"), "{table}");
}

#[test]
fn fit_writes_a_study_with_the_numbers_that_were_found() {
    let folder = Folder::new();
    let study = measured_study(&folder);
    let out = folder.results().join("gevonden.toml");
    let mut command = doorstroom();
    command.args([
        "fit",
        &study,
        "--replications",
        "5",
        "--lang",
        "en",
        "--out",
    ]);
    let asserted = command.arg(&out).assert().code(0).stderr("");
    let told = stdout(asserted);
    assert!(told.contains("do not use them as validated"), "{told}");
    let files = folder.files();
    let fitted = text(&files["gevonden.toml"]);
    let mut comments = fitted.lines().take_while(|line| line.starts_with('#'));
    assert!(
        comments
            .next()
            .is_some_and(|line| line.contains("from gemeten.toml"))
    );
    let found = comments.find_map(|line| line.split("work[0].hours = ").nth(1));
    let found = found
        .and_then(|line| line.split(' ').next())
        .expect("a number");
    assert!(fitted.contains(&format!("hours = {found} ")), "{fitted}");
    let trials = text(&files["fit.csv"]);
    let header =
        "trial,phase,objective,acceptable,stage.advies.work[0].hours,observation_1,observation_2";
    assert_eq!(trials.lines().next(), Some(header));
    assert!(files.contains_key("backtest.csv"));
    doorstroom().arg("check").arg(&out).assert().code(0);
}

#[test]
fn without_observations_or_numbers_to_seek_there_is_no_answer() {
    let folder = Folder::new();
    let refused = |command: &str, study: &str| {
        let mut asked = doorstroom();
        asked.args([command, study, "--out"]).arg(folder.results());
        stderr(asked.assert().code(1).stdout(""))
    };
    for command in ["backtest", "fit"] {
        let told = refused(command, MINIMAL);
        assert!(
            told.starts_with("error: the study has no `[[observed]]`"),
            "{told}"
        );
    }
    let path = folder.path().join("alleen-gemeten.toml");
    let (observed, _) = MEASURED.split_once("[[fit]]").expect("something to seek");
    write(&path, &format!("{}{observed}", read(&top().join(MINIMAL))));
    let told = refused("fit", path.to_str().expect("a path of text"));
    assert!(
        told.starts_with("error: the study has no `[[fit]]`"),
        "{told}"
    );
    assert!(!folder.results().exists());
}

#[test]
fn a_broken_study_is_told_with_its_place_and_nothing_is_written() {
    let folder = Folder::new();
    let text = read(&top().join(MINIMAL)).replace("staff  =", "stafff =");
    let study = folder.path().join("broken.toml");
    write(&study, &text);
    let path = study.to_str().expect("a path of text");
    let told = stderr(run(&folder, path, &[]).code(1).stdout(""));
    let line = text.lines().position(|line| line.starts_with("stafff"));
    let place = format!("{path}:{}:1", line.expect("the line") + 1);
    assert!(told.contains(&place), "{told}");
    assert!(told.contains("did you mean `staff`?"), "{told}");
    assert!(!folder.results().exists());
}

#[test]
fn a_study_that_is_not_there_is_told() {
    let folder = Folder::new();
    let told = stderr(
        run(&folder, "configs/minimaal.toml", &[])
            .code(1)
            .stdout(""),
    );
    assert!(told.contains("there is no such file"), "{told}");
    assert!(
        told.contains("did you mean `configs/minimal.toml`?"),
        "{told}"
    );
    assert!(!folder.results().exists());
}

#[test]
fn a_file_in_the_place_of_the_folder_is_told_and_kept() {
    let folder = Folder::new();
    write(&folder.results(), "mine");
    let told = stderr(run(&folder, MINIMAL, &[]).code(1).stdout(""));
    let place = folder.results().display().to_string();
    assert!(told.contains(&place), "{told}");
    assert!(told.contains("choose another folder with --out"), "{told}");
    assert_eq!(read(&folder.results()), "mine");
}

#[test]
fn a_reader_who_stops_reading_is_no_failure() {
    let folder = Folder::new();
    let out = folder.results();
    let arguments = ["run", MINIMAL, "--replications", "2", "--out"];
    let mut command = std::process::Command::new(doorstroom().get_program());
    command.current_dir(top()).args(arguments).arg(&out);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = command.spawn().expect("the program starts");
    drop(running.stdout.take());
    let ended = running.wait_with_output().expect("the program ends");
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
    assert_eq!(ended.status.code(), Some(0));
    assert!(folder.files().contains_key("run.json"));
}

#[test]
fn the_readme_has_the_columns_of_every_table() {
    let folder = Folder::new();
    run(&folder, MINIMAL, &["--quiet"]).code(0);
    let readme = read(&top().join("README.md"));
    let files = folder.files().into_iter();
    let is_table = |name: &str| name.ends_with(".csv") && !name.starts_with("figures/");
    for (name, table) in files.filter(|(name, _)| is_table(name)) {
        let row = format!("| `{name}` | ");
        let told = readme.lines().find_map(|line| line.strip_prefix(&row));
        let columns = told.unwrap_or_else(|| panic!("{name} is not in the README"));
        let header = text(&table);
        let header = header.lines().next().expect("a header");
        assert_eq!(
            without_remarks(columns),
            header.replace(',', ", "),
            "{name}"
        );
    }
}

/// The columns of a row of the README, without what is said of them in brackets.
fn without_remarks(columns: &str) -> String {
    let parts = columns.trim_end_matches(" |").split(" (");
    let after = |part: &str| part.split_once(')').map(|(_, rest)| rest.to_owned());
    parts
        .map(|part| after(part).unwrap_or_else(|| part.to_owned()))
        .collect()
}

#[test]
fn the_readme_names_files_that_are_there() {
    let readme = read(&top().join("README.md"));
    let links: Vec<&str> = readme
        .split("](")
        .skip(1)
        .filter_map(|after| after.split(')').next())
        .filter(|link| !link.starts_with("http"))
        .collect();
    assert!(links.len() > 5, "{links:?}");
    for link in links {
        assert!(top().join(link).is_file(), "{link}");
    }
}

/// The program, in the folder of the package.
fn doorstroom() -> Command {
    let mut command = cargo_bin_cmd!("doorstroom");
    command.current_dir(top());
    command
}

/// Two replications of a study, with results in the folder.
fn run(folder: &Folder, study: &str, options: &[&str]) -> assert_cmd::assert::Assert {
    let mut command = doorstroom();
    command.args(["run", study, "--replications", "2", "--out"]);
    command.arg(folder.results()).args(options).assert()
}

/// A folder for one test.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Folder(TempDir::new().expect("a folder for a test"))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Where results go.
    fn results(&self) -> PathBuf {
        self.path().join("results")
    }

    /// Every file of the results by its name, with `/` between the parts.
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        for inside in ["", "figures/"] {
            let folder = self.results().join(inside);
            if !folder.is_dir() {
                continue;
            }
            let entries = fs::read_dir(folder).expect("a folder of results");
            for entry in entries.map(|entry| entry.expect("a result")) {
                if entry.path().is_file() {
                    let name = format!("{inside}{}", entry.file_name().to_string_lossy());
                    files.insert(name, read_bytes(&entry.path()));
                }
            }
        }
        files
    }
}

fn manifest(files: &BTreeMap<String, Vec<u8>>) -> Value {
    serde_json::from_slice(&files["run.json"]).expect("a manifest")
}

fn array(value: &Value) -> Vec<&str> {
    let values = value.as_array().expect("a list").iter();
    values.map(|value| value.as_str().expect("text")).collect()
}

fn stdout(asserted: assert_cmd::assert::Assert) -> String {
    text(&asserted.get_output().stdout)
}

fn stderr(asserted: assert_cmd::assert::Assert) -> String {
    text(&asserted.get_output().stderr)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

fn read(file: &Path) -> String {
    text(&read_bytes(file))
}

#[expect(
    clippy::disallowed_methods,
    reason = "what the program wrote is read as its users do"
)]
fn read_bytes(file: &Path) -> Vec<u8> {
    fs::read(file).expect("a file that can be read")
}

#[expect(clippy::disallowed_methods, reason = "a study is written as users do")]
fn write(file: &Path, text: &str) {
    fs::write(file, text).expect("a file that can be written");
}

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

//! Uncertain numbers and warm-ups as people meet them.

use super::*;

/// The shortest study, whose hours nobody knows.
fn uncertain(folder: &Folder) -> PathBuf {
    let text = read(Path::new(MINIMAL))
        .replace("hours = 2.0", "hours = { mean = 2.0, range = [1.8, 2.2] }");
    let path = folder.path().join("uncertain.toml");
    write(&path, &text);
    path
}

fn run_of(folder: &Folder, study: &Path) -> String {
    let mut command = doorstroom();
    command
        .arg("run")
        .arg(study)
        .arg("--out")
        .arg(folder.results());
    let asserted = command
        .args(["--replications", "20", "--lang", "en"])
        .assert();
    stdout(asserted.code(0).stderr(""))
}

#[test]
fn what_nobody_knows_is_told_apart_from_chance_in_words_tables_and_manifest() {
    let folder = Folder::new();
    let told = run_of(&folder, &uncertain(&folder));
    let sentence = "every replication draws 1 uncertain number anew; 20 of them were run twice";
    assert!(told.contains(sentence), "{told}");
    assert!(told.contains("from what we do not know"), "{told}");
    let files = folder.files();
    let draws = text(&files["draws.csv"]);
    assert_eq!(draws.lines().count(), 1 + 20);
    let values = draws
        .lines()
        .skip(1)
        .filter_map(|line| line.rsplit(',').next());
    let values: Vec<f64> = values
        .map(|value| value.parse().expect("a number"))
        .collect();
    assert!(
        values.iter().all(|value| (1.8..=2.2).contains(value)),
        "{values:?}"
    );
    let rows = text(&files["unknowns.csv"]);
    let key = "baseline,,waiting_at_end,advies,";
    let sources = rows.lines().filter(|row| row.starts_with(key));
    let sources: Vec<&str> = sources.filter_map(|row| row.split(',').nth(5)).collect();
    assert_eq!(
        sources,
        ["unknown", "chance", "stage.advies.work[0].hours.mean"]
    );
    let manifest = manifest(&files);
    assert_eq!(manifest["unknowns"]["twins"], 20);
    assert_eq!(manifest["unknowns"]["numbers"][0]["law"], "triangular");
}

#[test]
fn a_study_in_which_everything_is_known_says_nothing_of_it() {
    let folder = Folder::new();
    let told = run_of(&folder, Path::new(MINIMAL));
    assert!(!told.contains("do not know"), "{told}");
    let files = folder.files();
    assert!(!files.contains_key("unknowns.csv") && !files.contains_key("draws.csv"));
    assert!(manifest(&files)["unknowns"].is_null());
}

#[test]
fn what_is_uncertain_cannot_be_varied() {
    let folder = Folder::new();
    let mut command = doorstroom();
    command.arg("size").arg(uncertain(&folder));
    command.args([
        "--vary",
        "stage.advies.work[0].hours.mean",
        "--until",
        "waiting.advies <= 30",
    ]);
    let told = stderr(command.assert().code(1).stdout(""));
    let expected =
        "error: `stage.advies.work[0].hours.mean` is uncertain: every future draws it anew";
    assert!(told.contains(expected), "{told}");
}

/// The study without a warm-up begins empty; the pilot is left out when that is asked.
#[test]
fn check_proposes_a_warm_up_unless_it_is_to_be_quick() {
    let folder = Folder::new();
    let checked = |arguments: &[&str]| {
        let mut command = doorstroom();
        command
            .args(["check", MINIMAL, "--lang", "en"])
            .args(arguments);
        stdout(command.assert().code(0).stderr(""))
    };
    let results = folder.results();
    let told = checked(&["--out", results.to_str().expect("a path")]);
    assert!(
        told.contains("That is too short: write `warm_up = 2023-"),
        "{told}"
    );
    let table = read(&results.join("warm-up.csv"));
    let columns = "stage,measure,day,mean,moving_average,settled";
    assert_eq!(table.lines().next(), Some(columns));
    assert!(!checked(&["--quick"]).contains("pilot"));
}

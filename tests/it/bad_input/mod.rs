//! Bad input: what is said of each mistake in a study or a list, and that no input stops the program.

mod endure;
mod mistakes;
mod mutation;

use std::fmt::Write;
use std::panic;
use std::path::Path;

use assert_cmd::cargo::cargo_bin_cmd;
use tempfile::TempDir;

use endure::{Endured, try_input};
use mistakes::{Mistake, mistakes};

const STUDY: &str = include_str!("right.toml");
const OPEN_CASES: &str = include_str!("lijst.csv");
const ARRIVALS: &str = include_str!("adviezen.csv");

/// Each mistake is told on stderr with status 1, and nothing is written. What is told stands in one snapshot, to be read
/// as a planner reads it.
#[test]
fn every_mistake_is_told_and_nothing_is_written() {
    let mistakes = mistakes();
    assert!(mistakes.len() >= 80, "{}", mistakes.len());
    let mut messages = String::new();
    for mistake in &mistakes {
        let folder = folder_with(Some(mistake));
        let told = refusal(folder.path());
        assert!(!folder.path().join("output").exists(), "{}", mistake.name);
        let _ = write!(messages, "=== {} ===\n{told}\n", mistake.name);
    }
    insta::assert_snapshot!(messages);
}

#[test]
fn without_a_mistake_the_study_runs() {
    let folder = folder_with(None);
    let mut command = cargo_bin_cmd!("doorstroom");
    command
        .current_dir(folder.path())
        .args(["run", "studie.toml"]);
    command.assert().code(0).stderr("");
    assert!(folder.path().join("output/studie/run.json").is_file());
}

/// The number of inputs that are tried; more with `DOORSTROOM_INPUTS=1000000` in the environment, and others with
/// `DOORSTROOM_FIRST_INPUT`.
#[test]
#[expect(clippy::print_stdout, reason = "a long trial tells what it met")]
fn no_input_stops_the_program() {
    let number = |name: &str, otherwise: u64| {
        let asked = std::env::var(name).ok();
        asked.map_or(otherwise, |asked| asked.parse().expect("a number"))
    };
    let (first, inputs) = (
        number("DOORSTROOM_FIRST_INPUT", 0),
        number("DOORSTROOM_INPUTS", 2_000),
    );
    let mut endured = Endured::default();
    // Stops are counted, not printed.
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| ()));
    for number in first..first + inputs {
        try_input(number, &mut endured);
    }
    panic::set_hook(hook);
    println!("{inputs} inputs: {endured:?}");
    assert!(endured.stops.is_empty(), "{endured:?}");
    // They are neither all nonsense nor all right.
    assert!(endured.well_formed > endured.looked_at / 3, "{endured:?}");
    assert!(
        endured.refused > inputs / 4 && endured.accepted > inputs / 40,
        "{endured:?}"
    );
    assert!(endured.simulated > 0, "{endured:?}");
}

/// What is said of the study in a folder, which is wrong.
fn refusal(folder: &Path) -> String {
    let mut command = cargo_bin_cmd!("doorstroom");
    command.current_dir(folder).args(["run", "studie.toml"]);
    let asserted = command.assert().code(1).stdout("");
    String::from_utf8(asserted.get_output().stderr.clone()).expect("text")
}

/// A folder with the study and its lists, and perhaps a mistake in one of them.
#[expect(clippy::disallowed_methods, reason = "studies are written as users do")]
fn folder_with(mistake: Option<&Mistake>) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let files = [
        ("studie.toml", STUDY),
        ("lijst.csv", OPEN_CASES),
        ("adviezen.csv", ARRIVALS),
    ];
    for (name, text) in files {
        let mistaken = mistake.filter(|mistake| mistake.file == name);
        let text = mistaken.map_or(text.to_owned(), |mistake| made_in(text, mistake));
        std::fs::write(folder.path().join(name), text).expect("a file that can be written");
    }
    folder
}

fn made_in(text: &str, mistake: &Mistake) -> String {
    assert_eq!(text.matches(&mistake.right).count(), 1, "{}", mistake.name);
    text.replace(&mistake.right, &mistake.wrong)
}

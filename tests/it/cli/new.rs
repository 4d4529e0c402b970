//! `doorstroom new`: a study of a region of one's own.

use super::*;

/// What the program says of a new study, and the folder in which it stands.
fn make(options: &[&str]) -> (String, TempDir) {
    let folder = TempDir::new().expect("a folder");
    let mut command = cargo_bin_cmd!("doorstroom");
    command.current_dir(folder.path()).arg("new").args(options);
    let told = stdout(command.assert().code(0).stderr(""));
    (told, folder)
}

fn check(folder: &TempDir, file: &str) -> String {
    let mut command = cargo_bin_cmd!("doorstroom");
    let command = command.current_dir(folder.path()).args(["check", file]);
    stdout(command.assert().code(0).stderr(""))
}

#[test]
fn a_new_study_loads_has_enough_hours_and_runs() {
    for (language, enough) in [("nl", "genoeg uren"), ("en", "enough hours")] {
        let options = [
            "Over 't IJ",
            "--reports",
            "900",
            "--from",
            "2027",
            "--lang",
            language,
        ];
        let (told, folder) = make(&options);
        assert!(told.contains(enough), "{told}");
        let checked = check(&folder, "over-t-ij.toml");
        assert!(
            !checked.contains("tekort") && !checked.contains("shortage"),
            "{checked}"
        );
        let mut command = cargo_bin_cmd!("doorstroom");
        let run = [
            "run",
            "over-t-ij.toml",
            "--replications",
            "2",
            "--out",
            "uit",
        ];
        command
            .current_dir(folder.path())
            .args(run)
            .assert()
            .code(0);
        assert!(folder.path().join("uit/run.json").is_file());
    }
}

/// Twice the work for as many people, and the sum of the fte as it was asked for.
#[test]
fn too_few_people_are_told() {
    let fte = ["--reports", "1800", "--advice", "1800", "--fte", "14"];
    let (told, folder) = make(&fte);
    assert!(told.contains("te weinig uren"), "{told}");
    let text = read(&folder.path().join("onze-regio.toml"));
    let staff = text.lines().filter(|line| line.starts_with("staff "));
    let numbers = staff.flat_map(|line| {
        let inside = line.split(['{', '}']).nth(1).expect("a table");
        inside.split(',').filter_map(|of| of.split('=').nth(1))
    });
    let sum: f64 = numbers
        .map(|fte| fte.trim().parse::<f64>().expect("fte"))
        .sum();
    assert!((sum - 14.0).abs() < 0.03, "{sum}");
}

#[test]
fn every_number_of_a_new_study_says_where_it_comes_from() {
    let (_, folder) = make(&["Elders", "--reports", "1500", "--weeks", "8"]);
    let text = read(&folder.path().join("elders.toml"));
    assert!(
        text.contains("\"1500 per year\"     # [opgegeven]"),
        "{text}"
    );
    assert!(text.contains("term   = \"8 weeks\""), "{text}");
    let checked = check(&folder, "elders.toml");
    for code in [
        "U1", "U2", "U3", "U4", "U5", "U8", "U9", "U10", "U11", "U12", "U13", "U14", "U16",
    ] {
        assert!(checked.contains(&format!("  {code} ")), "{code}: {checked}");
    }
}

/// A comma before decimals and a percentage, as a Dutch planner writes them.
#[test]
fn numbers_are_read_as_a_planner_writes_them() {
    let (_, folder) = make(&["Elders", "--reports", "1500,5", "--kept", "25%"]);
    let text = read(&folder.path().join("elders.toml"));
    assert!(text.contains("\"1500.5 per year\""), "{text}");
    assert!(text.contains("directe-overdracht = 0.75"), "{text}");
}

#[test]
fn the_folder_of_a_new_study_is_made() {
    let (_, folder) = make(&["Elders", "--out", "regio/elders.toml"]);
    assert!(folder.path().join("regio/elders.toml").is_file());
}

#[test]
fn nothing_is_overwritten_and_nonsense_refused() {
    let (_, folder) = make(&["Elders"]);
    let file = folder.path().join("elders.toml");
    write(&file, "mine");
    let mut command = cargo_bin_cmd!("doorstroom");
    command.current_dir(folder.path()).args(["new", "Elders"]);
    let told = stderr(command.assert().code(1).stdout(""));
    assert!(told.contains("it is left as it is"), "{told}");
    assert_eq!(read(&file), "mine");
    let wrong: [&[&str]; 7] = [
        &["new", "--kept", "1"],
        &["new", "--reports", "2.500"],
        &["new", "--fte", "12,125"],
        &["new", "\"Elders\""],
        &["new", "--reports", "veel"],
        &["new", "--kept", "30"],
        &["new", "--weeks", "0"],
    ];
    for arguments in wrong {
        let asserted = doorstroom().args(arguments).assert().code(2).stdout("");
        assert!(stderr(asserted).starts_with("error: "), "{arguments:?}");
    }
}

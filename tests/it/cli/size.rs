//! `doorstroom size` as people use it.

use super::*;

const VERVOLG: [&str; 3] = ["size", "configs/gooi-en-vechtstreek.toml", "--vary"];
const GOAL: [&str; 2] = ["--until", "tien-weken.due >= 0.80"];

/// The hours of the shortest study by hand: 1200 requests of two hours are 1.78 fte of 1350 hours, so that with one fte the list
/// grows and with four it does not.
#[test]
fn it_answers_with_a_table_and_a_sentence() {
    let folder = Folder::new();
    let results = folder.results();
    let mut command = doorstroom();
    command.args(["size", MINIMAL, "--vary", "team.advies.staff.medewerker"]);
    command.args([
        "--until",
        "waiting.advies <= 30",
        "--from",
        "1",
        "--to",
        "4",
    ]);
    command.args([
        "--step",
        "1",
        "--replications",
        "10",
        "--lang",
        "en",
        "--out",
    ]);
    let told = stdout(command.arg(&results).assert().code(0).stderr(""));
    let sentence = "team.advies.staff.medewerker: at least 2. With that, `waiting.advies <= 30` is reached in 10 of 10 replications.";
    assert!(told.contains(sentence), "{told}");
    let rows = read(&results.join("size.csv"));
    let mut rows = rows.lines();
    let columns = "scenario,team.advies.staff.medewerker,cost,replications,reached,chance,chance_ci_low,chance_ci_high,mean,mean_ci_low,mean_ci_high,answer";
    assert_eq!(rows.next(), Some(columns));
    let answers: Vec<&str> = rows.filter(|row| row.ends_with(",true")).collect();
    assert_eq!(answers.len(), 1);
    assert!(
        answers[0].starts_with("baseline,2,2.00,10,10,1.0000,"),
        "{answers:?}"
    );
}

#[test]
fn what_the_study_does_not_have_is_told_with_status_1() {
    let wrong: [(&[&str], &str); 7] = [
        (
            &[
                "team.vervolg.staff.MW",
                GOAL[0],
                GOAL[1],
                "--per-month",
                "1",
            ],
            "is not the fte of a hire",
        ),
        (
            &["team.vervolg.staf.MW", GOAL[0], GOAL[1]],
            "team.vervolg.staff.MW",
        ),
        (
            &["team.vervolg.staff.MW", "--until", "tien-weken.deu >= 0.80"],
            "tien-weken.due",
        ),
        (
            &["team.vervolg.staff.MW", "--until", "tien-weken.due >= 80"],
            "0.8",
        ),
        (
            &[
                "team.vervolg.staff.MW",
                GOAL[0],
                GOAL[1],
                "--by",
                "2030-01-01",
            ],
            "2030-01-01",
        ),
        (
            &[
                "team.vervolg.staff.MW",
                GOAL[0],
                GOAL[1],
                "--from",
                "9",
                "--to",
                "3",
            ],
            "from 9 to 3",
        ),
        (
            &[
                "team.vervolg.staff.MW",
                GOAL[0],
                GOAL[1],
                "--scenario",
                "meer",
            ],
            "no scenario `meer`",
        ),
    ];
    for (arguments, told) in wrong {
        let asserted = doorstroom().args(VERVOLG).args(arguments).assert();
        let error = stderr(asserted.code(1).stdout(""));
        assert!(error.contains(told), "{arguments:?}: {error}");
    }
}

#[test]
fn a_question_that_makes_no_sense_is_wrong_usage() {
    let wrong: [&[&str]; 7] = [
        &["a"],
        &["a", "--until", "b", "--chance", "1.5"],
        &["a", "--until", "b", "--step", "0"],
        &["a", "--until", "b", "--from", "3"],
        &["a", "--until", "b", "--by", "1 juli"],
        &["a=1", "--vary", "b", "--until", "b"],
        &["a=-3", "--until", "b"],
    ];
    for arguments in wrong {
        let asserted = doorstroom().args(VERVOLG).args(arguments).assert();
        let error = stderr(asserted.code(2).stdout(""));
        assert!(error.starts_with("error: "), "{arguments:?}: {error}");
    }
}

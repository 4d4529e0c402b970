//! The numbers that may be fitted: what they become, and what is refused of them.

use super::*;

#[test]
fn a_number_to_fit_has_its_range_and_what_is_written() {
    let tables = "[[fit]]\nkey = \"stage.onderzoek.work[0].hours\"\nrange = [20, 32]\n[[fit]]\nkey = \"arrivals.politie.rate\"\nrange = [0.5, 2]\n";
    let study = parse("x.toml", &format!("{STUDY}{tables}"));
    let free = study.unwrap_or_else(|problems| panic!("{problems}")).fit;
    let told: Vec<_> = free
        .iter()
        .map(|free| (free.key.as_str(), free.low, free.high, free.written))
        .collect();
    assert_eq!(
        told,
        [
            ("stage.onderzoek.work[0].hours", 20.0, 32.0, 25.5),
            ("arrivals.politie.rate", 0.5, 2.0, 1.0)
        ]
    );
}

/// Contacts of the monitor take as long as each other, not as long as an investigation.
#[test]
fn a_number_that_stands_in_several_places_is_sought_once() {
    let with = |other| {
        format!("[[fit]]\nkey = [\"stage.monitor.work[0].hours\", \"{other}\"]\nrange = [1, 4]\n")
    };
    let study = parse(
        "x.toml",
        &format!("{STUDY}{}", with("stage.monitor.work[1].hours")),
    );
    let free = study.unwrap_or_else(|problems| panic!("{problems}")).fit;
    let name = "stage.monitor.work[0].hours = stage.monitor.work[1].hours";
    assert_eq!(
        (free.len(), free[0].name().as_str(), free[0].written),
        (1, name, 1.5)
    );
    assert_snapshot!(told_of(&with("stage.onderzoek.work[0].hours")), @r#"
    error: keys of one `[[fit]]` that hold different numbers
      --> x.toml:67:39
       |
    67 | key = ["stage.monitor.work[0].hours", "stage.onderzoek.work[0].hours"]
       |                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this is not the same
       |
       = note: `stage.monitor.work[0].hours` holds 1.5, `stage.onderzoek.work[0].hours` 25.5
       = hint: write the same number at both, or a `[[fit]]` for each

    1 problem in x.toml
    "#);
}

/// The scenarios of a usual run are among those of the study.
#[test]
fn a_usual_run_names_scenarios_of_the_study() {
    let tables = |usual| {
        format!(
            "[runs]\nscenarios = [\"{usual}\"]\n[scenario.zomer]\ntitle = \"de zomer\"\n[[scenario.zomer.change]]\nkind = \"cost\"\ntitle = \"een folder\"\nfrom = 2021-03-01\neuro = 5\n"
        )
    };
    let study = parse("x.toml", &format!("{STUDY}{}", tables("zomer")));
    let study = study.unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(study.usual, Some(vec!["zomer".to_owned()]));
    assert_snapshot!(told_of(&tables("zommer")), @r#"
    error: unknown scenario `zommer`
      --> x.toml:67:14
       |
    67 | scenarios = ["zommer"]
       |              ^^^^^^^^ no scenario has this name
       |
       = hint: did you mean `zomer`?

    1 problem in x.toml
    "#);
}

#[test]
fn keys_that_hold_no_number_of_the_organisation_are_refused() {
    assert_snapshot!(told_of("[[fit]]\nkey = \"team.vervolg.staf.MW\"\nrange = [4, 9]\n[[fit]]\nkey = \"stage.onderzoek.owner\"\nrange = [4, 9]\n[[fit]]\nkey = \"period.until\"\nrange = [4, 9]\n"), @r#"
    error: the study has no key `team.vervolg.staf.MW`
      --> x.toml:67:7
       |
    67 | key = "team.vervolg.staf.MW"
       |       ^^^^^^^^^^^^^^^^^^^^^^ this cannot be fitted
       |
       = hint: did you mean `team.vervolg.staff.MW`?

    error: `stage.onderzoek.owner` holds no number that can be set
      --> x.toml:70:7
       |
    70 | key = "stage.onderzoek.owner"
       |       ^^^^^^^^^^^^^^^^^^^^^^^ this cannot be fitted

    error: `period.until` cannot be fitted
      --> x.toml:73:7
       |
    73 | key = "period.until"
       |       ^^^^^^^^^^^^^^ reality says nothing of this
       |
       = hint: name a number of the organisation, such as `team.vervolg.staff.MW`

    3 problems in x.toml
    "#);
}

#[test]
fn ranges_without_room_and_keys_given_twice_are_refused() {
    assert_snapshot!(told_of("[[fit]]\nkey = \"stage.onderzoek.work[0].hours\"\nrange = [9, 4]\n"), @r#"
    error: `range` has no room
      --> x.toml:68:9
       |
    68 | range = [9, 4]
       |         ^^^^^^ the second number must be larger than the first
       |
       = hint: write for example `range = [4, 9]`

    1 problem in x.toml
    "#);
    assert_snapshot!(told_of("[[fit]]\nkey = \"stage.onderzoek.work[0].hours\"\nrange = [20, 30]\n[[fit]]\nkey = \"stage.onderzoek.work[0].hours\"\nrange = [20, 30]\n"), @r#"
    error: `stage.onderzoek.work[0].hours` is fitted twice
      --> x.toml:70:7
       |
    70 | key = "stage.onderzoek.work[0].hours"
       |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this stands in an earlier `[[fit]]`

    1 problem in x.toml
    "#);
}

#[test]
fn more_than_six_numbers_are_refused() {
    let keys = [
        "arrivals.meldingen.rate",
        "arrivals.politie.rate",
        "work.cv",
        "stage.triage.work[0].hours",
        "stage.onderzoek.work[0].hours",
        "stage.monitor.work[0].hours",
        "stage.monitor.work[1].hours",
    ];
    let tables = keys.map(|key| format!("[[fit]]\nkey = \"{key}\"\nrange = [0.1, 30]\n"));
    assert_snapshot!(told_of(&tables.concat()), @r#"
    error: more than 6 numbers to fit
      --> x.toml:85:7
       |
    85 | key = "stage.monitor.work[1].hours"
       |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this is one too many

    1 problem in x.toml
    "#);
}

/// With a number that lies between two slices the study cannot be read; in steps of one it is never asked to.
#[test]
fn what_has_to_be_whole_is_sought_in_steps() {
    let slices = "hours = 25.5, slices = 4, wait = \"2 days\" }";
    let study = STUDY.replace("hours = 25.5 }", slices);
    let fit = "[[fit]]\nkey = \"stage.onderzoek.work[0].slices\"\nrange = [2, 9]\n";
    let refused = parse("x.toml", &format!("{study}{fit}")).unwrap_err();
    let refused = refused.to_string();
    for told in ["`stage.onderzoek.work[0].slices` is 4.673762", "`step = 1`"] {
        assert!(refused.contains(told), "{refused}");
    }
    let read = parse("x.toml", &format!("{study}{fit}step = 1\n"));
    let fit = read.unwrap_or_else(|problems| panic!("{problems}")).fit;
    // By hand: from 2 on in ones, at 0.38 of the way to 9 it is 4.67.
    assert_eq!(fit[0].tried().map(|value| value.round() as i64), [2, 9, 5]);
    let too_large = format!("{STUDY}[[fit]]\nkey = \"work.cv\"\nrange = [0.3, 1.5]\nstep = 2\n");
    let refused = parse("x.toml", &too_large).unwrap_err().to_string();
    assert!(refused.contains("no room for a step"), "{refused}");
}

//! Changes that are written well and cannot be: hires without work, more who leave than there are, new hours of nothing.

use super::*;

#[test]
fn a_hire_that_finds_no_work_is_refused() {
    assert_snapshot!(told_of(&[
        &HIRE.replace("MW", "WT"),
        &format!("{HIRE}\nstages = [\"triage\"]"),
        &format!("{HIRE}\nstages = [\"onderzoek\", \"onderzoek\"]"),
        &format!("{}\nstages = [\"monitor\"]", HIRE.replace("MW", "WT")),
    ]), @r#"
    error: the stages of team `vervolg` have no work for `WT`
      --> x.toml:68:8
       |
    68 | kind = "hire"
       |        ^^^^^^ this change
       |
       = hint: hire another role, or for another team

    error: team `vervolg` does not work on `triage`
      --> x.toml:75:8
       |
    75 | kind = "hire"
       |        ^^^^^^ this change
       |
       = hint: name `triage` in the `stages` of the team

    error: `onderzoek` stands twice in `stages`
      --> x.toml:83:8
       |
    83 | kind = "hire"
       |        ^^^^^^ this change

    error: `monitor` has no work for `WT`
      --> x.toml:91:8
       |
    91 | kind = "hire"
       |        ^^^^^^ this change

    4 problems in x.toml
    "#);
}

#[test]
fn numbers_of_a_hire_that_nobody_can_have_are_refused() {
    assert_snapshot!(told_of(&[
        &HIRE.replace("2.5", "0"),
        &HIRE.replace("2.5", "100_000"),
        &format!("{HIRE}\ncontract = 2\nchance = 90\nramp = \"6 months\""),
        &format!("{HIRE}\npace = 0.5\nmentor = 0.1"),
        &format!("{HIRE}\nlag = {{ mean = \"3 months\", cv = 0.5, law = \"gamma\" }}"),
        &format!("{HIRE}\ncost_per_year = 82.895"),
    ]), @r#"
    error: `fte` must be above 0
      --> x.toml:71:7
       |
    71 | fte = 0
       |       ^ this is out of range

    error: 100000 fte of `MW`
      --> x.toml:78:7
       |
    78 | fte = 100_000
       |       ^^^^^^^ from 0.01 to 10000 fte is expected

    error: a contract that no worker has
      --> x.toml:87:12
       |
    87 | contract = 2
       |            ^ from 0.05 to 1 fte is expected
       |
       = hint: write the size of one worker in fte: `contract = 0.8`

    error: `chance` must be from 0 to 1
      --> x.toml:88:10
       |
    88 | chance = 90
       |          ^^ this is more than all
       |
       = hint: 90 percent is written as `0.9`

    error: `ramp` without `pace`
      --> x.toml:89:8
       |
    89 | ramp = "6 months"
       |        ^^^^^^^^^^ from which output does it rise?
       |
       = hint: write the part of full output on the first day: `pace = 0.5`

    error: `pace` without `ramp`
      --> x.toml:97:8
       |
    97 | pace = 0.5
       |        ^^^ for how long?
       |
       = hint: write the time to full output: `ramp = "6 months"`

    error: `mentor` without `ramp`
      --> x.toml:98:10
       |
    98 | mentor = 0.1
       |          ^^^ for how long?
       |
       = hint: write the time to full output: `ramp = "6 months"`

    error: a number of months has no spread
       --> x.toml:106:7
        |
    106 | lag = { mean = "3 months", cv = 0.5, law = "gamma" }
        |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ months are counted whole
        |
        = hint: write the lengths in days or weeks

    error: `cost_per_year` can be read in two ways
       --> x.toml:114:17
        |
    114 | cost_per_year = 82.895
        |                 ^^^^^^ is this a thousand, or a decimal point?
        |
        = hint: write `82895` for a thousand, `82.8950` for decimals

    9 problems in x.toml
    "#);
}

#[test]
fn more_cannot_leave_than_there_are() {
    let leave = |fte: &str, from: &str| {
        format!(
            "kind = \"leave\"\nteam = \"voordeur\"\nrole = \"MW\"\nfte = {fte}\nfrom = {from}\nuntil = 2021-12-01"
        )
    };
    // Three of 3.6 fte leave in July, one more in August; another two in December are alone.
    assert_snapshot!(told_of(&[
        &leave("3.0", "2021-07-01"),
        &leave("1.0", "2021-08-01"),
        "kind = \"leave\"\nteam = \"voordeur\"\nrole = \"MW\"\nfte = 2\nfrom = 2021-12-01",
        "kind = \"leave\"\nteam = \"vervolg\"\nrole = \"WT\"\nfte = 1\nfrom = 2021-12-01",
        "kind = \"leave\"\nteam = \"vervolg\"\nrole = \"MW\"\nfte = 8\nfrom = 2021-12-01",
    ]), @r#"
    error: leave of 4 fte together, but team `voordeur` has 3.6 fte of `MW`
      --> x.toml:76:8
       |
    76 | kind = "leave"
       |        ^^^^^^^ this change

    error: team `vervolg` has no `WT`
      --> x.toml:91:8
       |
    91 | kind = "leave"
       |        ^^^^^^^ this change
       |
       = hint: name a role of the team's staff

    error: leave of 8 fte, but team `vervolg` has 6.5 fte of `MW`
      --> x.toml:98:8
       |
    98 | kind = "leave"
       |        ^^^^^^^ this change

    3 problems in x.toml
    "#);
    let hired = HIRE.replace("vervolg", "voordeur");
    let with_hired = [&hired[..], &leave("6.1", "2021-07-01")];
    assert_eq!(told_of(&with_hired), "no problem");
}

#[test]
fn changes_of_what_is_not_there_are_refused() {
    assert_snapshot!(told_of(&[
        "kind = \"absence\"\nteam = \"vervolg\"\nrole = \"WT\"\nshare = 0.1\nspell = \"2 weeks\"\nfrom = 2021-07-01",
        "kind = \"work\"\nstage = \"onderzoek\"\nrole = \"WT\"\nfactor = 0.5\nfrom = 2021-07-01",
        "kind = \"stages\"\nteam = \"wijkteams\"\nstages = [\"overdracht\", \"triage\", \"overdracht\"]\nfrom = 2021-07-01",
        "kind = \"caseload\"\nteam = \"voordeur\"\ncaseload = 12\nfrom = 2021-07-01",
        "kind = \"route\"\nstage = \"triage\"\nnext = { onderzoek = 0.3, closed = 0.6 }\nfrom = 2021-07-01",
    ]), @r#"
    error: team `vervolg` has no `WT`
      --> x.toml:68:8
       |
    68 | kind = "absence"
       |        ^^^^^^^^^ this change

    error: `onderzoek` has no work for `WT`
      --> x.toml:76:8
       |
    76 | kind = "work"
       |        ^^^^^^ this change

    error: `overdracht` stands twice in `stages`
      --> x.toml:83:8
       |
    83 | kind = "stages"
       |        ^^^^^^^^ this change

    error: `triage` has no work for the roles of team `wijkteams`
      --> x.toml:83:8
       |
    83 | kind = "stages"
       |        ^^^^^^^^ this change
       |
       = hint: take the stage out of the list

    error: `voordeur` never owns a case
      --> x.toml:89:8
       |
    89 | kind = "caseload"
       |        ^^^^^^^^^^ this change
       |
       = hint: a caseload counts the cases of an owner: give a stage of the team an `owner` with a role of the team

    error: the shares add up to 0.9, not to 1
      --> x.toml:95:8
       |
    95 | kind = "route"
       |        ^^^^^^^ this change

    6 problems in x.toml
    "#);
}

#[test]
fn numbers_of_changes_that_cannot_be_are_refused() {
    assert_snapshot!(told_of(&[
        "kind = \"absence\"\nshare = 0.1\nspell = \"2 weeks\"\nfrom = 2021-07-01",
        "kind = \"absence\"\nshare = 5\nspell = \"2 weeks\"\nfrom = 2021-07-01",
        "kind = \"areas\"\nteam = \"voordeur\"\nareas = [\"zuid\", \"zuid\"]\nfrom = 2021-07-01",
        "kind = \"caseload\"\nteam = \"vervolg\"\ncaseload = 0.001\nfrom = 2021-07-01",
        "kind = \"caseload\"\nteam = \"vervolg\"\ncaseload = \"geen\"\nfrom = 2021-07-01",
        "kind = \"inflow\"\nfactor = -1\nfrom = 2021-07-01",
        "kind = \"work\"\nstage = \"onderzoek\"\nfactor = 0\nfrom = 2021-07-01",
        "kind = \"cost\"\ntitle = \"scholing\"\neuro = 12.500\nfrom = 2021-07-01",
    ]), @r#"
    error: `share` must be from 0 to 1
      --> x.toml:75:9
       |
    75 | share = 5
       |         ^ this is more than all
       |
       = hint: 5 percent is written as `0.05`

    error: `zuid` stands twice in `areas`
      --> x.toml:82:18
       |
    82 | areas = ["zuid", "zuid"]
       |                  ^^^^^^ this is the second time

    error: a caseload that nobody can have
      --> x.toml:88:12
       |
    88 | caseload = 0.001
       |            ^^^^^ from 0.01 to 1000000 open cases per fte is expected
       |
       = hint: write "none" when there is no limit

    error: `caseload` must be a number of cases, or "none"
      --> x.toml:94:12
       |
    94 | caseload = "geen"
       |            ^^^^^^ found text

    error: `factor` must be 0 or more
      --> x.toml:99:10
       |
    99 | factor = -1
       |          ^^ this is out of range

    error: `factor` must be above 0
       --> x.toml:105:10
        |
    105 | factor = 0
        |          ^ this is out of range

    error: `euro` can be read in two ways
       --> x.toml:111:8
        |
    111 | euro = 12.500
        |        ^^^^^^ is this a thousand, or a decimal point?
        |
        = hint: write `12500` for a thousand, `12.5000` for decimals

    7 problems in x.toml
    "#);
}

#[test]
fn a_stage_without_work_cannot_be_suspended() {
    let no_work = (
        "work        = [ { role = \"WT\", hours = 4.0 } ]",
        "work = []",
    );
    let text = changed(&[no_work, ("keeps_owner = true", "")]);
    let text = text.replace(
        "[team.wijkteams]\nexternal = true\nstaff    = { WT = 2.5 }\nstages   = [\"overdracht\"]\n",
        "",
    );
    let text = text.replace("[role.WT]\nhours_per_year = 1350\n", "");
    let suspended = "[[change]]\nkind = \"suspend\"\nstage = \"overdracht\"\nfrom = 2021-07-01\n";
    assert_snapshot!(parse("x.toml", &format!("{text}{suspended}")).unwrap_err(), @r#"
    error: `overdracht` has no work to change
      --> x.toml:61:8
       |
    61 | kind = "suspend"
       |        ^^^^^^^^^ this change

    1 problem in x.toml
    "#);
}

#[test]
fn new_hours_are_of_work_that_takes_as_long() {
    let two = (
        "{ role = \"MW\", hours = 25.5 }",
        "{ role = \"MW\", hours = 25.5 }, { role = \"MW\", hours = 2 }",
    );
    let told = |change: &str| match parse(
        "x.toml",
        &format!("{}[[change]]\n{change}\n", changed(&[two])),
    ) {
        Ok(_) => "no problem".to_owned(),
        Err(problems) => problems.to_string(),
    };
    let work = "kind = \"work\"\nstage = [\"onderzoek\", \"monitor\"]\nfrom = 2021-07-01";
    // The two contacts of the monitor both take 1.5 hours.
    assert_snapshot!(told(&format!("{work}\nhours = 20")), @r#"
    error: new hours for different work in `onderzoek`
      --> x.toml:70:9
       |
    70 | hours = 20
       |         ^^ of which piece are these the hours?
       |
       = note: the pieces take 25.5, 2 hours
       = hint: write a `factor`, or name a `role` of which all pieces take as long

    1 problem in x.toml
    "#);
    assert_snapshot!(told(&format!("{work}\nhours = 20\nfactor = 0.5")), @r#"
    error: work with both a factor and new hours
      --> x.toml:71:10
       |
    70 | hours = 20
       |         -- or these hours
    71 | factor = 0.5
       |          ^^^ times the usual hours
       |
       = hint: leave one of the two out

    1 problem in x.toml
    "#);
}

#[test]
fn arrivals_that_happened_do_not_become_more() {
    let text = include_str!("../../../../../configs/example.toml");
    let read = |change: &str| {
        parse(
            "configs/example.toml",
            &format!("{text}\n[[change]]\n{change}"),
        )
    };
    let replayed = "kind = \"inflow\"\narrivals = [\"adviezen\"]\nfactor = 1.1\nfrom = 2024-07-01";
    let told = read(replayed).unwrap_err().to_string();
    assert!(
        told.contains("error: `adviezen` are arrivals that happened"),
        "{told}"
    );
    let study = read("kind = \"inflow\"\nfactor = 1.1\nfrom = 2024-07-01").unwrap();
    let streams = study.scenarios[0]
        .model
        .changes()
        .iter()
        .filter_map(|change| match change.kind {
            ChangeKind::Inflow { stream, .. } => Some(stream.index()),
            _ => None,
        });
    // Without names all that have a rate: the first and the third of the study.
    assert_eq!(streams.collect::<Vec<_>>(), [0, 2]);
}

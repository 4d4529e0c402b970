//! Repeat contact: what it becomes, and what is refused of it.

use super::*;
use crate::model::StreamId;

/// `STUDY` with a stage for reports that join an open case.
fn with_joined(stage: &str, tables: &str) -> String {
    let study = changed(&[(
        "stages = [\"triage\"]",
        "stages = [\"triage\", \"vervolg\"]",
    )]);
    format!("{study}[stage.vervolg]\n{stage}\n{tables}")
}

const WORK: &str = "work = [ { role = \"MW\", hours = 0.25 } ]\nnext = { closed = 1.0 }";

fn told_of_joined(stage: &str, tables: &str) -> String {
    match parse("x.toml", &with_joined(stage, tables)) {
        Ok(_) => "no problem".to_owned(),
        Err(problems) => problems.to_string(),
    }
}

#[test]
fn repeat_contact_is_as_written() {
    let study = with_joined(
        WORK,
        "[followup]\nshare = 0.15\nstage = \"vervolg\"\narrivals = \"politie\"\n\
         [rereport]\nshare = 0.38\ndelay = { mean = \"26 weeks\", law = \"exponential\" }\n",
    );
    let study = parse("x.toml", &study).unwrap_or_else(|problems| panic!("{problems}"));
    let model = &study.scenarios[0].model;
    let joined = model.follow_up().unwrap();
    assert_eq!(joined.streams, [StreamId::from(1)]);
    assert_eq!((joined.share, joined.stage), (0.15, StageId::from(4)));
    let again = model.rereport().unwrap();
    assert_eq!(again.streams, [0, 1].map(StreamId::from));
    // 26 weeks are 182 days.
    let delay = Law::exponential(182.0 * 86_400.0).unwrap();
    assert_eq!((again.share, &again.delay), (0.38, &Delay::Elapsed(delay)));
}

/// Without the table nothing comes to the stage; with it the stage needs somebody for its work, as every other.
#[test]
fn the_stage_of_joined_reports_is_reached_through_them_alone() {
    let table = "[followup]\nshare = 0.15\nstage = \"vervolg\"\n";
    assert_eq!(told_of_joined(WORK, table), "no problem");
    assert_snapshot!(told_of_joined(WORK, ""), @r#"
    error: no case can reach `vervolg`
      --> x.toml:66:8
       |
    66 | [stage.vervolg]
       |        ^^^^^^^ this stage
       |
       = hint: give it a share in the `next` of another stage, or let arrivals go `to` it

    1 problem in x.toml
    "#);
    let by_partner = "work = [ { role = \"WT\", hours = 0.25 }, { role = \"MW\", hours = 0.25 } ]\nnext = { closed = 1.0 }";
    assert_snapshot!(told_of_joined(by_partner, table), @r#"
    error: no team that works on `vervolg` has the role `WT`
      --> x.toml:67:19
       |
    67 | work = [ { role = "WT", hours = 0.25 }, { role = "MW", hours = 0.25 } ]
       |                   ^^^^ this work
       |
       = hint: give `WT` staff in such a team, or name the stage in a team that has it

    1 problem in x.toml
    "#);
}

#[test]
fn joined_reports_have_no_owner_and_go_nowhere() {
    let table = "[followup]\nshare = 0.15\nstage = \"vervolg\"\n";
    let stage = format!("owner = \"same\"\n{WORK}");
    assert_snapshot!(told_of_joined(&stage, table), @r#"
    error: cases can enter `vervolg` without an owner: reports that join an open case begin there
      --> x.toml:67:9
       |
    67 | owner = "same"
       |         ^^^^^^ this owner
       |
       = hint: let a stage before it, on every route, have an `owner` with a role

    1 problem in x.toml
    "#);
    let stage = WORK.replace("closed = 1.0", "closed = 0.5, triage = 0.5");
    assert_snapshot!(told_of_joined(&stage, table), @r#"
    error: joined reports go on after `vervolg`, but only its work is theirs
      --> x.toml:69:1
       |
    69 | [followup]
       | ^^^^^^^^^^ these reports
       |
       = hint: give `vervolg` the way out `next = { closed = 1.0 }`

    1 problem in x.toml
    "#);
}

#[test]
fn repeats_with_wrong_names_or_shares_are_refused() {
    assert_snapshot!(told_of("[followup]\nshare = 15\nstage = \"vervolg\"\n"), @r#"
    error: `share` must be from 0 to 1
      --> x.toml:67:9
       |
    67 | share = 15
       |         ^^ this is more than all
       |
       = hint: 15 percent is written as `0.15`

    1 problem in x.toml
    "#);
    assert_snapshot!(told_of("[followup]\nshare = 0.15\nstage = \"vervolg\"\narrivals = [\"politi\", \"meldingen\", \"meldingen\"]\n"), @r#"
    error: unknown stage `vervolg`
      --> x.toml:68:9
       |
    68 | stage = "vervolg"
       |         ^^^^^^^^^ no stage has this name
       |
       = hint: valid here: triage, onderzoek, overdracht, monitor

    error: unknown arrivals `politi`
      --> x.toml:69:13
       |
    69 | arrivals = ["politi", "meldingen", "meldingen"]
       |             ^^^^^^^^ no arrivals has this name
       |
       = hint: did you mean `politie`?

    error: `meldingen` stands twice in `arrivals`
      --> x.toml:69:36
       |
    69 | arrivals = ["politi", "meldingen", "meldingen"]
       |                                    ^^^^^^^^^^^ this is the second time

    3 problems in x.toml
    "#);
    assert_snapshot!(told_of("[rereport]\nshare = 1.0\ndelay = \"26 weeks\"\n"), @r#"
    error: every household comes back, again and again
      --> x.toml:66:1
       |
    66 | [rereport]
       | ^^^^^^^^^^ these reports
       |
       = hint: the share of closed cases that come back lies below 1

    1 problem in x.toml
    "#);
    assert_snapshot!(told_of("[rereport]\nshare = 0.2\n"), @r#"
    error: `rereport` has no `delay`
      --> x.toml:66:1
       |
    66 | [rereport]
       | ^^^^^^^^^^ `delay` is needed here

    1 problem in x.toml
    "#);
}

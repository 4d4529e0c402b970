//! The opening position: what counts and lists become, and what is refused of them.

mod list_refused;

use super::*;
use crate::config::load;
use crate::model::{AreaId, OpeningCase, Past, Progress, RoleId, Seat, StreamId};
use crate::time::SimTime;
use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::MAIN_SEPARATOR;

const DAY: f64 = 86_400.0;

/// The opening position of `STUDY` with these tables.
fn opening(tables: &str) -> Vec<OpeningCase> {
    model_with(tables).opening().to_vec()
}

/// `STUDY` with more tables and the file `open.csv` beside it, or what is said of it.
fn listed_with(tables: &str, rows: &str) -> Result<Model, String> {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        let file = OpenOptions::new().create_new(true).write(true).open(path);
        file.unwrap().write_all(text.as_bytes()).unwrap();
    };
    write("x.toml", &format!("{STUDY}{tables}"));
    write("open.csv", rows);
    let prefix = format!("{}{}", folder.path().display(), MAIN_SEPARATOR);
    let study = load(&folder.path().join("x.toml"))
        .map_err(|problems| problems.to_string().replace(&prefix, ""))?;
    Ok(study.scenarios[0].model.clone())
}

/// The cases of a file with these rows, under the usual header.
fn listed(rows: &str) -> Result<Vec<OpeningCase>, String> {
    let header = "case,area,received,stage,since,status,worker,hours_done";
    let model = listed_with(
        "[opening]\nfile = \"open.csv\"\n",
        &format!("{header}\n{rows}\n"),
    )?;
    Ok(model.opening().to_vec())
}

/// What is said of a file with these rows.
fn told_of_rows(rows: &str) -> String {
    listed(rows).map_or_else(|told| told, |_| "no problem".to_owned())
}

fn at(year: i16, month: i8, day: i8, hour: i64) -> SimTime {
    Day::new(year, month, day).start() + Span::from_seconds(hour * 3600)
}

#[test]
fn counted_cases_are_as_many_and_as_old_as_written() {
    let cases = opening(
        "[opening.stage.onderzoek]\nwaiting = 3\nin_hand = 2\nage = \"3 weeks\"\nage_in_hand = { mean = \"50 days\", law = \"exponential\" }\nreceived = \"10 days\"\narrivals = \"politie\"\narea = \"zuid\"\n",
    );
    let waiting = cases
        .iter()
        .filter(|case| case.progress == Progress::Waiting);
    assert_eq!((cases.len(), waiting.count()), (5, 3));
    let days = |days: f64| Past::Before(Law::fixed(days * DAY).unwrap());
    assert_eq!(
        (&cases[0].since, &cases[0].received),
        (&days(21.0), &Some(days(10.0)))
    );
    let fifty = Past::Before(Law::exponential(50.0 * DAY).unwrap());
    assert_eq!(
        (&cases[4].since, cases[4].progress),
        (&fifty, Progress::InHand(None))
    );
    for case in &cases {
        let names = (case.stream, case.stage, case.area);
        assert_eq!(names, (StreamId(1), StageId(1), Some(AreaId(1))));
        assert_eq!((case.urgent, case.worker), (None, None));
    }
    let keys: BTreeSet<u64> = cases.iter().map(|case| case.key).collect();
    assert_eq!(keys.len(), 5);
}

/// A case that was counted before keeps its chance when more are counted, or another stage is.
#[test]
fn the_chance_of_a_counted_case_follows_from_its_stage_status_and_number() {
    let few = opening("[opening.stage.onderzoek]\nwaiting = 2\nage = \"3 weeks\"\n");
    let many = opening(
        "[opening.stage.triage]\nwaiting = 1\nage = \"3 days\"\n[opening.stage.onderzoek]\nwaiting = 4\nage = \"5 weeks\"\n",
    );
    let keys = |cases: &[OpeningCase]| cases.iter().map(|case| case.key).collect::<Vec<_>>();
    assert_eq!(keys(&few), keys(&many)[1..3]);
}

/// The last contact of `monitor` is planned after twelve months: 12 x 30.4 days are 31 518 720 seconds.
#[test]
fn monitored_cases_entered_at_any_time_before_their_last_contact() {
    let cases = opening("[opening.stage.monitor]\nmonitored = 40\n");
    assert_eq!((cases.len(), cases[0].progress), (40, Progress::Monitored));
    let evenly = Law::uniform(0.0, 31_518_720.0).unwrap();
    assert_eq!(cases[0].since, Past::Before(evenly));
    let cases = opening("[opening.stage.monitor]\nmonitored = 1\nage = \"2 months\"\n");
    let two_months = Law::fixed(5_253_120.0).unwrap();
    assert_eq!(cases[0].since, Past::Before(two_months));
}

#[test]
fn counts_that_cannot_be_are_refused() {
    assert_snapshot!(told_of("[opening]\n"), @r#"
    error: `opening` says nothing
      --> x.toml:66:1
       |
    66 | [opening]
       | ^^^^^^^^^ a `file`, or a table `opening.stage.NAME`, is expected here

    1 problem in x.toml
    "#);
    assert_snapshot!(told_of("[opening.stage.onderzoek]\nage = \"3 weeks\"\n"), @r#"
    error: `stage.onderzoek` counts no cases
      --> x.toml:66:1
       |
    66 | [opening.stage.onderzoek]
       | ^^^^^^^^^^^^^^^^^^^^^^^^^ waiting, in_hand or monitored is expected here

    1 problem in x.toml
    "#);
    assert_snapshot!(told_of("[opening.stage.onderzoek]\nwaiting = 3\n"), @r#"
    error: `stage.onderzoek` has no `age`
      --> x.toml:66:1
       |
    66 | [opening.stage.onderzoek]
       | ^^^^^^^^^^^^^^^^^^^^^^^^^ `age` is needed here

    1 problem in x.toml
    "#);
    assert_snapshot!(told_of("[opening.stage.onderzoek]\nmonitored = 3\n"), @r#"
    error: `onderzoek` has no work with a planned moment (`at`)
      --> x.toml:67:13
       |
    67 | monitored = 3
       |             ^ these cases
       |
       = hint: count its cases as waiting or in hand

    1 problem in x.toml
    "#);
    assert_snapshot!(told_of("[opening.stage.onderzoek]\nwaiting = 2_000_000\nage = \"3 weeks\"\n"), @r#"
    error: 2000000 open cases
      --> x.toml:67:11
       |
    67 | waiting = 2_000_000
       |           ^^^^^^^^^ at most 1000000

    1 problem in x.toml
    "#);
    assert_snapshot!(told_of("[opening.stage.onderzoek]\nwaiting = 3.5\nage = \"3 weeks\"\nage_in_hand = \"2 weeks\"\n"), @r#"
    error: `waiting` must be a whole number
      --> x.toml:67:11
       |
    67 | waiting = 3.5
       |           ^^^ found a number with decimals

    error: `age_in_hand` of no cases
      --> x.toml:69:15
       |
    69 | age_in_hand = "2 weeks"
       |               ^^^^^^^^^ no case that is counted here has this age
       |
       = hint: leave `age_in_hand` out, or count the cases

    2 problems in x.toml
    "#);
    assert_snapshot!(told_of("[opening.stage.onderzoeken]\nwaiting = 3\nage = \"3 weeks\"\n[opening.stage.triage]\nwaiting = 3\nage = \"3 weeks\"\narrivals = \"politi\"\narea = \"oost\"\n"), @r#"
    error: unknown stage `onderzoeken`
      --> x.toml:66:16
       |
    66 | [opening.stage.onderzoeken]
       |                ^^^^^^^^^^^ no stage has this name
       |
       = hint: did you mean `onderzoek`?

    error: unknown arrivals `politi`
      --> x.toml:72:12
       |
    72 | arrivals = "politi"
       |            ^^^^^^^^ no arrivals has this name
       |
       = hint: did you mean `politie`?

    error: unknown area `oost`
      --> x.toml:73:8
       |
    73 | area = "oost"
       |        ^^^^^^ no area has this name
       |
       = hint: valid here: noord, zuid

    3 problems in x.toml
    "#);
    assert_snapshot!(told_of("[opening.stage.monitor]\nmonitored = 3\nage = \"13 months\"\n"), @r#"
    error: its last planned moment in `monitor` has passed
      --> x.toml:67:13
       |
    67 | monitored = 3
       |             ^ these cases
       |
       = hint: count it as waiting or in hand, or leave it out

    1 problem in x.toml
    "#);
}

#[test]
fn cases_of_arrivals_that_never_come_there_are_refused() {
    let own = "[stage.triage.next_of.politie]\nclosed = 1.0\n";
    let of_police =
        "[opening.stage.onderzoek]\nwaiting = 3\nage = \"3 weeks\"\narrivals = \"politie\"\n";
    assert_snapshot!(told_of(&format!("{own}{of_police}")), @r#"
    error: arrivals `politie` never come to `onderzoek`
      --> x.toml:69:11
       |
    69 | waiting = 3
       |           ^ these cases
       |
       = hint: name the `arrivals` by which the case came

    1 problem in x.toml
    "#);
    let others = of_police.replace("arrivals = \"politie\"\n", "");
    let cases = opening(&format!("{own}{others}"));
    assert_eq!(cases[0].stream, StreamId(0));
}

#[test]
fn listed_cases_are_as_written() {
    let rows = "\u{feff}status;case;area;received;stage;since;worker;hours_done;arrivals;urgent;team\r\n\
        in_hand;2019-1;zuid;2019-10-01;onderzoek;2019-10-08 14:30;MW-17;4,5;politie;ja;\r\n\
        waiting;2019-2;;2019-12-20 10:15;onderzoek;2019-12-20;;;;;\r\n\
        monitored;2019-3;noord;2019-03-01;monitor;2019-09-01;MW-02;;;nee;vervolg\r\n\
        in_hand;\"2019-4\";noord;2019-08-01;overdracht;2019-11-01;MW-17;0;;;\r\n";
    let model = listed_with("[opening]\nfile = \"open.csv\"\n", rows);
    let model = model.unwrap_or_else(|told| panic!("{told}"));
    let [first, second, third, fourth] = model.opening() else {
        panic!("four cases are listed");
    };
    let seat = |position| Seat {
        team: TeamId(1),
        role: RoleId(0),
        position,
    };
    assert_eq!((first.stream, first.urgent), (StreamId(1), Some(true)));
    assert_eq!((first.stage, first.area), (StageId(1), Some(AreaId(1))));
    assert_eq!(first.progress, Progress::InHand(Some(4.5)));
    // A bare date falls at nine o'clock.
    assert_eq!(first.received, Some(Past::At(at(2019, 10, 1, 9))));
    let half_past_two = at(2019, 10, 8, 14) + Span::from_seconds(1800);
    assert_eq!(first.since, Past::At(half_past_two));
    assert_eq!(first.worker, Some(seat(0)));
    assert_eq!(
        (second.area, second.urgent, second.worker),
        (None, None, None)
    );
    assert_eq!(second.progress, Progress::Waiting);
    // Received at a quarter past ten, it cannot have entered its stage at nine.
    assert_eq!(Some(&second.since), second.received.as_ref());
    // In order of first appearance: MW-17 is the first of the team, MW-02 the second.
    assert_eq!(
        (third.worker, third.progress),
        (Some(seat(1)), Progress::Monitored)
    );
    assert_eq!(
        (fourth.worker, fourth.progress),
        (Some(seat(0)), Progress::InHand(Some(0.0)))
    );
}

#[test]
fn a_list_and_counts_are_added_up() {
    let tables =
        "[opening]\nfile = \"open.csv\"\n[opening.stage.triage]\nwaiting = 2\nage = \"1 day\"\n";
    let rows = "case,received,stage,since,status\n1,2019-12-01,triage,2019-12-01,in_hand\n";
    let model = listed_with(tables, rows).unwrap_or_else(|told| panic!("{told}"));
    assert_eq!(model.opening().len(), 3);
    assert_eq!(model.opening()[2].progress, Progress::InHand(None));
}

#[test]
fn a_study_with_an_opening_position_does_not_suppose_an_empty_one() {
    let study = changed(&[("warm_up = 2020-01-01\n", "")]);
    let codes = |tables: &str| {
        let study = parse("x.toml", &format!("{study}{tables}")).unwrap();
        let codes = study.assumptions.into_iter().map(|supposed| supposed.code);
        codes.collect::<Vec<_>>().contains(&"U16".to_owned())
    };
    assert!(codes(""));
    assert!(!codes(
        "[opening.stage.triage]\nwaiting = 2\nage = \"1 day\"\n"
    ));
}

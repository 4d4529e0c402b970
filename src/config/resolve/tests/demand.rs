//! Streams of arrivals: clusters and their dispersion, and arrivals that happened.

use super::*;
use crate::config::load;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{MAIN_SEPARATOR, Path};

const CLUSTER: &str = "rate = \"1 per day\"\ncluster = { law = \"geometric\", mean = 2.0 }";

/// Sizes geometric with mean 2 have variance 2 and, arriving by Poisson, give daily numbers a dispersion of
/// 2/2 + 2 = 3; for 5 the clusters must have (5 - 1) / 2 = 2 (variance of a random sum, by hand).
#[test]
fn clusters_spread_as_far_as_the_dispersion_asks() {
    let dispersion = |text: &str| {
        let model = model(&[("rate = \"1 per day\"", text)]);
        match &model.streams()[1].source {
            Source::Rate(profile) => profile.count.dispersion(),
            Source::Replay(_) => panic!("a rate is not a replay"),
        }
    };
    let is = |found: f64, expected: f64| (found - expected).abs() < 1e-12;
    assert!(is(dispersion(CLUSTER), 1.0));
    assert!(is(dispersion(&format!("{CLUSTER}\ndispersion = 3")), 1.0));
    assert!(is(dispersion(&format!("{CLUSTER}\ndispersion = 5")), 2.0));
}

#[test]
fn a_dispersion_below_that_of_the_clusters_is_refused() {
    let change = format!("{CLUSTER}\ndispersion = 1.5");
    assert_snapshot!(told(&[("rate = \"1 per day\"", &change)]), @r#"
    error: a dispersion that is less than the clusters give
      --> x.toml:15:14
       |
    15 | dispersion = 1.5
       |              ^^^ more is expected
       |
       = note: clusters of this law that arrive by a Poisson law already give 3
       = hint: leave `dispersion` out, or make the clusters smaller

    1 problem in x.toml
    "#);
}

#[test]
fn demand_that_cannot_be_is_refused() {
    assert_snapshot!(told(&[
        ("rate = \"1000 per year\"", "rate = \"1000 per year\"\ngrowth = -1\nweekdays = [0, 0, 0, 0, 0, 0, 0]"),
        ("rate = \"1 per day\"", "rate = [ { from = 2021-01-01, value = \"1 per day\" }, { from = 2020-01-01, value = \"2 per day\" } ]\ncluster = 2.0"),
    ]), @r#"
    error: growth of -1 or less leaves nothing to arrive
      --> x.toml:10:10
       |
    10 | growth = -1
       |          ^^ above -1 is expected
       |
       = hint: three percent less each year is written as `-0.03`

    error: weights that leave no day on which cases can arrive
      --> x.toml:11:12
       |
    11 | weekdays = [0, 0, 0, 0, 0, 0, 0]
       |            ^^^^^^^^^^^^^^^^^^^^^ one of them must be above 0

    error: the dates of the rates are out of order
      --> x.toml:15:63
       |
    15 | rate = [ { from = 2021-01-01, value = "1 per day" }, { from = 2020-01-01, value = "2 per day" } ]
       |                   ---------- the date before it               ^^^^^^^^^^ this is not later

    error: the size of a cluster needs a law
      --> x.toml:16:11
       |
    16 | cluster = 2.0
       |           ^^^ geometric, fixed or discrete
       |
       = hint: write for example `{ law = "geometric", mean = 2.0 }`

    4 problems in x.toml
    "#);
    assert_snapshot!(told(&[("rate = \"1 per day\"", ""), ("rate = \"1000 per year\"", "rate = \"1000 per year\"\nreplay = \"x.csv\"")]), @r#"
    error: arrivals with both a rate and a replay
      --> x.toml:10:10
       |
     9 | rate = "1000 per year"
       |        --------------- drawn by chance from this rate
    10 | replay = "x.csv"
       |          ^^^^^^^ or as they happened in this file
       |
       = hint: leave one of the two out

    error: `arrivals.politie` has no `rate`
      --> x.toml:12:11
       |
    12 | [arrivals.politie]
       |           ^^^^^^^ `rate` or `replay` is needed here
       |
       = hint: write for example `rate = "1459 per year"`, or name a file of arrivals in `replay`

    2 problems in x.toml
    "#);
}

/// `STUDY` with its police reports replayed from a file with these rows, or what is said of it.
fn replayed(rows: &str) -> Result<Study, String> {
    replayed_with("replay = \"politie.csv\"", rows)
}

fn replayed_with(replay: &str, rows: &str) -> Result<Study, String> {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        let file = OpenOptions::new().create_new(true).write(true).open(path);
        file.unwrap().write_all(text.as_bytes()).unwrap();
    };
    write("x.toml", &changed(&[("rate = \"1 per day\"", replay)]));
    write("politie.csv", rows);
    let prefix = format!("{}{}", folder.path().display(), MAIN_SEPARATOR);
    load(&folder.path().join("x.toml"))
        .map_err(|problems| problems.to_string().replace(&prefix, ""))
}

#[test]
fn arrivals_are_replayed_in_the_order_of_their_instants() {
    let rows = "\u{feff}received;area;urgent\r\n2021-03-02;zuid;ja\r\n\r\n2021-03-01 14:05;;0\r\n\"2021-03-01T09:00:30\";\"noord\";\r\n";
    let study = replayed(rows).unwrap_or_else(|told| panic!("{told}"));
    let Source::Replay(arrivals) = &study.scenarios[0].model.streams()[1].source else {
        panic!("these arrivals are replayed");
    };
    let found: Vec<_> = arrivals
        .iter()
        .map(|arrival| {
            let area = arrival.area.map(|area| area.index());
            (arrival.received_at.to_string(), area, arrival.urgent)
        })
        .collect();
    let expected = [
        ("2021-03-01T09:00:30", Some(0), None),
        ("2021-03-01T14:05:00", None, Some(false)),
        ("2021-03-02T09:00:00", Some(1), Some(true)),
    ];
    let expected = expected.map(|(at, area, urgent)| (at.to_owned(), area, urgent));
    assert_eq!(found, expected);
}

#[test]
fn every_row_that_cannot_be_read_is_told() {
    let rows = "received,area,urgent\r\n2021-02-30,noord,ja\r\n18-03-2021,noord,ja\r\n2021-03-18,nord,ja\r\n2021-03-18,noord,maybe\r\n2021-03-18,noord\r\n2021-03-18T10:00:00Z,noord,ja\r\n2021-03-18,noord,ja\r\n";
    assert_snapshot!(replayed_with("replay = \"politie.csv\"\ngrowth = 0.1", rows).unwrap_err(), @r#"
    error: `growth` has no meaning with `replay`
      --> x.toml:14:10
       |
    13 | replay = "politie.csv"
       |          ------------- the arrivals are in this file
    14 | growth = 0.1
       |          ^^^ nothing is drawn from this

    error: `2021-02-30` is not a date
     --> politie.csv:2:1
      |
    2 | 2021-02-30,noord,ja
      | ^^^^^^^^^^^^^^^^^^^ in this row
      |
      = hint: write `2021-03-18`, or `2021-03-18 14:05` in local time without a zone

    error: `18-03-2021` is not a date
     --> politie.csv:3:1
      |
    3 | 18-03-2021,noord,ja
      | ^^^^^^^^^^^^^^^^^^^ in this row
      |
      = hint: write it as `2021-03-18`

    error: unknown area `nord`
     --> politie.csv:4:1
      |
    4 | 2021-03-18,nord,ja
      | ^^^^^^^^^^^^^^^^^^ in this row
      |
      = hint: did you mean `noord`?

    error: `maybe` is neither true nor false
     --> politie.csv:5:1
      |
    5 | 2021-03-18,noord,maybe
      | ^^^^^^^^^^^^^^^^^^^^^^ in this row
      |
      = hint: write true or false, ja or nee, 1 or 0

    error: a row of 2 fields under a header of 3
     --> politie.csv:6:1
      |
    6 | 2021-03-18,noord
      | ^^^^^^^^^^^^^^^^ in this row

    error: `2021-03-18T10:00:00Z` is not a date
     --> politie.csv:7:1
      |
    7 | 2021-03-18T10:00:00Z,noord,ja
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row
      |
      = hint: write `2021-03-18`, or `2021-03-18 14:05` in local time without a zone

    7 problems in x.toml and politie.csv
    "#);
}

#[test]
fn columns_are_used_or_refused() {
    assert_snapshot!(replayed("recieved;area;naam\n2021-03-18;noord;x\n").unwrap_err(), @r#"
    error: unknown column `recieved`
     --> politie.csv:1:1
      |
    1 | recieved;area;naam
      | ^^^^^^^^^^^^^^^^^^ no column has this name
      |
      = hint: did you mean `received`?

    error: unknown column `naam`
     --> politie.csv:1:1
      |
    1 | recieved;area;naam
      | ^^^^^^^^^^^^^^^^^^ no column has this name
      |
      = hint: valid here: received, area, urgent

    2 problems in politie.csv
    "#);
    assert_snapshot!(replayed("area\nnoord\n").unwrap_err(), @r#"
    error: the file has no column `received`
     --> politie.csv:1:1
      |
    1 | area
      | ^^^^ the first line names the columns

    1 problem in politie.csv
    "#);
    assert_snapshot!(replayed("received\n2019-12-31\n2022-01-01\n").unwrap_err(), @r#"
    error: none of these arrivals falls in the simulated period
      --> x.toml:13:10
       |
    13 | replay = "politie.csv"
       |          ^^^^^^^^^^^^^ this file is of another time
       |
       = note: they were received from 2019-12-31 to 2022-01-01

    1 problem in x.toml
    "#);
    assert_snapshot!(replayed("received\n").unwrap_err(), @r#"
    error: the file has no arrivals
    --> politie.csv
     = note: there are no rows under its header

    1 problem in politie.csv
    "#);
}

#[test]
fn of_very_many_rows_the_lines_are_told() {
    let rows: String = (0..50).map(|_| "yesterday\n").collect();
    let told = replayed(&format!("received\n{rows}")).unwrap_err();
    let tail: Vec<&str> = told.lines().rev().take(8).collect();
    assert_snapshot!(tail.into_iter().rev().collect::<Vec<_>>().join("\n"), @r#"
      --> politie.csv:22:1
       |
    22 | yesterday
       | ^^^^^^^^^ the first of them
       |
       = note: lines 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51

    21 problems in politie.csv
    "#);
}

#[test]
fn a_file_that_is_not_there_is_told() {
    let problems = parse(
        "configs/x.toml",
        &changed(&[("rate = \"1 per day\"", "replay = \"exampl-arrivals.csv\"")]),
    );
    assert_snapshot!(problems.unwrap_err(), @r#"
    error: there is no such file
      --> configs/x.toml:13:10
       |
    13 | replay = "exampl-arrivals.csv"
       |          ^^^^^^^^^^^^^^^^^^^^^ looked for beside the study
       |
       = hint: did you mean `example-arrivals.csv`?

    1 problem in configs/x.toml
    "#);
    assert!(Path::new("configs/example-arrivals.csv").exists());
}

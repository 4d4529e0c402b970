//! What is refused of a list of open cases, and in which words.

use super::*;

#[test]
fn columns_are_known_and_needed() {
    let told = |header: &str| listed_with("[opening]\nfile = \"open.csv\"\n", header).unwrap_err();
    assert_snapshot!(told("case,received,stage,since,stauts,stage\n"), @r#"
    error: unknown column `stauts`
     --> open.csv:1:1
      |
    1 | case,received,stage,since,stauts,stage
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no column has this name
      |
      = hint: did you mean `status`?

    error: the column `stage` is given twice
     --> open.csv:1:1
      |
    1 | case,received,stage,since,stauts,stage
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ remove one of the two

    2 problems in open.csv
    "#);
    assert_snapshot!(told("case,stage,status\n1,triage,waiting\n"), @r#"
    error: the file has no column `received`
     --> open.csv:1:1
      |
    1 | case,stage,status
      | ^^^^^^^^^^^^^^^^^ the first line names the columns

    error: the file has no column `since`
     --> open.csv:1:1
      |
    1 | case,stage,status
      | ^^^^^^^^^^^^^^^^^ the first line names the columns

    2 problems in open.csv
    "#);
    assert_snapshot!(told("case,received,stage,since,status\n"), @r#"
    error: the file has no open cases
    --> open.csv
     = note: there are no rows under its header

    1 problem in open.csv
    "#);
}

#[test]
fn rows_with_wrong_names_dates_or_numbers_are_told() {
    assert_snapshot!(told_of_rows(
        "1,noord,2019-10-01,onderzoeken,2019-10-08,in_hand,,4.5\n\
         2,nord,2019-10-01,onderzoek,2019-10-08,in_hand,,4.5\n\
         3,noord,01-10-2019,onderzoek,2019-10-08,in_hand,,4.5\n\
         4,noord,2019-10-01,onderzoek,2020-01-01,in_hand,,4.5\n\
         5,noord,2019-10-08,onderzoek,2019-10-01,in_hand,,4.5\n\
         6,noord,2019-10-01,onderzoek,2019-10-08,in_hand,,-4.5\n\
         7,noord,2019-10-01,onderzoek,2019-10-08,inhand,,4.5\n\
         8,noord,2019-10-01,onderzoek,2019-10-08,waiting,,4.5\n\
         1,noord,2019-10-01,onderzoek,2019-10-08,waiting,,\n\
         ,noord,2019-10-01,onderzoek,2019-10-08,waiting,,\n\
         10,noord,,onderzoek,2019-10-08,waiting,,\n\
         11,noord,1919-10-01,onderzoek,2019-10-08,waiting,,\n\
         12,noord,2019-10-01,onderzoek,2019-10-08,in_hand,,four\n\
         13,noord,2019-10-01,onderzoek,2019-10-08,in_hand,,\"1,350\"\n\
         14,noord,2018-10-01,monitor,2018-10-08,monitored,,\n\
         15,noord,2019-10-01,onderzoek,2019-10-08,monitored,,\n\
         16,noord,2019-10-01,onderzoek,2019-10-08"
    ), @r#"
    error: unknown stage `onderzoeken`
     --> open.csv:2:1
      |
    2 | 1,noord,2019-10-01,onderzoeken,2019-10-08,in_hand,,4.5
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row
      |
      = hint: did you mean `onderzoek`?

    error: unknown area `nord`
     --> open.csv:3:1
      |
    3 | 2,nord,2019-10-01,onderzoek,2019-10-08,in_hand,,4.5
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row
      |
      = hint: did you mean `noord`?

    error: `01-10-2019` is not a date
     --> open.csv:4:1
      |
    4 | 3,noord,01-10-2019,onderzoek,2019-10-08,in_hand,,4.5
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row
      |
      = hint: write it as `2019-10-01`

    error: it entered the stage on 2020-01-01, when the run has begun
     --> open.csv:5:1
      |
    5 | 4,noord,2019-10-01,onderzoek,2020-01-01,in_hand,,4.5
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row
      |
      = hint: what is open at the start came before 2020-01-01

    error: it entered the stage on 2019-10-01, before it was received on 2019-10-08
     --> open.csv:6:1
      |
    6 | 5,noord,2019-10-08,onderzoek,2019-10-01,in_hand,,4.5
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row

    error: -4.5 hours of work done
     --> open.csv:7:1
      |
    7 | 6,noord,2019-10-01,onderzoek,2019-10-08,in_hand,,-4.5
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row
      |
      = hint: hours done are 0 or more

    error: unknown status `inhand`
     --> open.csv:8:1
      |
    8 | 7,noord,2019-10-01,onderzoek,2019-10-08,inhand,,4.5
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row
      |
      = hint: did you mean `in_hand`?

    error: 4.5 hours are done on a case that is waiting
     --> open.csv:9:1
      |
    9 | 8,noord,2019-10-01,onderzoek,2019-10-08,waiting,,4.5
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row
      |
      = hint: a case on which work has begun is in_hand

    error: the case `1` stands in the file twice
      --> open.csv:10:1
       |
    10 | 1,noord,2019-10-01,onderzoek,2019-10-08,waiting,,
       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row
       |
       = hint: a case is open once

    error: the row has no `case`
      --> open.csv:11:1
       |
    11 | ,noord,2019-10-01,onderzoek,2019-10-08,waiting,,
       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row

    error: the row has no `received`
      --> open.csv:12:1
       |
    12 | 10,noord,,onderzoek,2019-10-08,waiting,,
       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row

    error: it was received on 1919-10-01, more than 20 years before
      --> open.csv:13:1
       |
    13 | 11,noord,1919-10-01,onderzoek,2019-10-08,waiting,,
       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row

    error: `four` is not a number of hours
      --> open.csv:14:1
       |
    14 | 12,noord,2019-10-01,onderzoek,2019-10-08,in_hand,,four
       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row

    error: `1,350` can be read in two ways
      --> open.csv:15:1
       |
    15 | 13,noord,2019-10-01,onderzoek,2019-10-08,in_hand,,"1,350"
       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row
       |
       = hint: write the hours with a point and one or two decimals

    error: its last planned moment in `monitor` has passed
      --> open.csv:16:1
       |
    16 | 14,noord,2018-10-01,monitor,2018-10-08,monitored,,
       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row
       |
       = hint: count it as waiting or in hand, or leave it out

    error: `onderzoek` has no work with a planned moment (`at`)
      --> open.csv:17:1
       |
    17 | 15,noord,2019-10-01,onderzoek,2019-10-08,monitored,,
       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row
       |
       = hint: count its cases as waiting or in hand

    error: a row of 5 fields under a header of 8
      --> open.csv:18:1
       |
    18 | 16,noord,2019-10-01,onderzoek,2019-10-08
       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row

    17 problems in open.csv
    "#);
}

#[test]
fn workers_that_cannot_own_the_case_are_told() {
    assert_snapshot!(told_of_rows(
        "1,noord,2019-10-01,triage,2019-10-08,in_hand,MW-1,1\n\
         2,noord,2019-10-01,onderzoek,2019-10-08,waiting,MW-1,\n\
         3,noord,2019-10-01,overdracht,2019-10-08,waiting,MW-1,"
    ), @r#"
    error: worker `MW-1` is named, but nobody owns the cases of `triage`
     --> open.csv:2:1
      |
    2 | 1,noord,2019-10-01,triage,2019-10-08,in_hand,MW-1,1
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row
      |
      = hint: leave `worker` empty

    error: a worker is named, but a case that waits in `onderzoek` gets its owner with its first work
     --> open.csv:3:1
      |
    3 | 2,noord,2019-10-01,onderzoek,2019-10-08,waiting,MW-1,
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row
      |
      = hint: leave `worker` empty, or write in_hand with 0 hours when the worker has it already

    2 problems in open.csv
    "#);
}

/// Six and a half fte are seven workers.
#[test]
fn more_workers_than_the_team_has_are_told() {
    let rows: Vec<String> = (1..=9)
        .map(|n| format!("{n},noord,2019-10-01,onderzoek,2019-10-08,in_hand,MW-{n},"))
        .collect();
    assert_snapshot!(told_of_rows(&rows.join("\n")), @r#"
    error: more workers are named than the 7 that team `vervolg` has as `MW`
     --> open.csv:9:1
      |
    9 | 8,noord,2019-10-01,onderzoek,2019-10-08,in_hand,MW-8,
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row
      |
      = hint: give the team more staff, or merge workers who share a post

    error: more workers are named than the 7 that team `vervolg` has as `MW`
      --> open.csv:10:1
       |
    10 | 9,noord,2019-10-01,onderzoek,2019-10-08,in_hand,MW-9,
       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row
       |
       = hint: give the team more staff, or merge workers who share a post

    2 problems in open.csv
    "#);
    assert_eq!(told_of_rows(&rows[..7].join("\n")), "no problem");
}

#[test]
fn workers_sit_in_the_team_that_serves_their_area() {
    let study = changed(&[(
        "[team.vervolg]\n",
        "[team.noord]\nstaff = { MW = 2 }\nstages = [\"onderzoek\", \"monitor\"]\nareas = [\"noord\"]\n[team.vervolg]\n",
    )]);
    let header = "case,area,received,stage,since,status,worker,team";
    let seats = |rows: &str| -> Result<Vec<Option<Seat>>, String> {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            let file = OpenOptions::new().create_new(true).write(true).open(path);
            file.unwrap().write_all(text.as_bytes()).unwrap();
        };
        write(
            "x.toml",
            &format!("{study}[opening]\nfile = \"open.csv\"\n"),
        );
        write("open.csv", &format!("{header}\n{rows}\n"));
        let prefix = format!("{}{}", folder.path().display(), MAIN_SEPARATOR);
        let study = load(&folder.path().join("x.toml"))
            .map_err(|problems| problems.to_string().replace(&prefix, ""))?;
        let opening = study.scenarios[0].model.opening();
        Ok(opening.iter().map(|case| case.worker).collect())
    };
    let seat = |team, position| {
        Some(Seat {
            team: TeamId(team),
            role: RoleId(0),
            position,
        })
    };
    let found = seats(
        "1,noord,2019-10-01,onderzoek,2019-10-08,in_hand,A,\n\
         2,zuid,2019-10-01,onderzoek,2019-10-08,in_hand,B,\n\
         3,noord,2019-10-01,onderzoek,2019-10-08,in_hand,C,vervolg\n\
         4,,2019-10-01,onderzoek,2019-10-08,in_hand,D,\n\
         5,noord,2019-10-01,monitor,2019-10-08,monitored,A,",
    );
    assert_eq!(
        found.unwrap(),
        [seat(1, 0), seat(2, 0), seat(2, 1), seat(2, 2), seat(1, 0)]
    );
    assert_snapshot!(seats(
        "1,noord,2019-10-01,onderzoek,2019-10-08,in_hand,A,\n\
         2,zuid,2019-10-01,onderzoek,2019-10-08,in_hand,A,\n\
         3,zuid,2019-10-01,onderzoek,2019-10-08,in_hand,B,noord\n\
         4,noord,2019-10-01,onderzoek,2019-10-08,in_hand,A,vervolg\n\
         5,noord,2019-10-01,onderzoek,2019-10-08,in_hand,,vervolg\n\
         6,noord,2019-10-01,onderzoek,2019-10-08,in_hand,E,vervlog"
    ).unwrap_err(), @r#"
    error: team `noord` does not serve area `zuid`
     --> open.csv:3:1
      |
    3 | 2,zuid,2019-10-01,onderzoek,2019-10-08,in_hand,A,
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row
      |
      = hint: name the area of the case, and a worker who serves it

    error: team `noord` has no `MW` who can own the cases of `onderzoek` for area `zuid`
     --> open.csv:4:1
      |
    4 | 3,zuid,2019-10-01,onderzoek,2019-10-08,in_hand,B,noord
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row
      |
      = hint: name the area of the case, and a worker of a team that serves it

    error: worker `A` of team `noord` is now of team `vervolg`
     --> open.csv:5:1
      |
    5 | 4,noord,2019-10-01,onderzoek,2019-10-08,in_hand,A,vervolg
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row
      |
      = hint: a worker has one team in the whole file

    error: a team without a worker
     --> open.csv:6:1
      |
    6 | 5,noord,2019-10-01,onderzoek,2019-10-08,in_hand,,vervolg
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row
      |
      = hint: name the worker of the case, or leave `team` empty

    error: unknown team `vervlog`
     --> open.csv:7:1
      |
    7 | 6,noord,2019-10-01,onderzoek,2019-10-08,in_hand,E,vervlog
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row
      |
      = hint: did you mean `vervolg`?

    5 problems in open.csv
    "#);
}

/// Names and dates are checked in the same go as the rest, while what follows from missing parts is left alone.
#[test]
fn a_list_is_checked_beside_a_study_with_mistakes() {
    let tables =
        "[opening]\nfile = \"open.csv\"\n[team.x]\nstaff = { MX = 1 }\nstages = [\"triage\"]\n";
    let rows = "case,received,stage,since,status,worker\n1,2019-12-01,triag,2019-12-01,in_hand,\n2,2019-12-01,triage,2019-12-01,in_hand,MW-1\n";
    assert_snapshot!(listed_with(tables, rows).unwrap_err(), @r#"
    error: unknown role `MX`
      --> x.toml:69:11
       |
    69 | staff = { MX = 1 }
       |           ^^ no role has this name
       |
       = hint: did you mean `MW`?

    error: unknown stage `triag`
     --> open.csv:2:1
      |
    2 | 1,2019-12-01,triag,2019-12-01,in_hand,
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in this row
      |
      = hint: did you mean `triage`?

    2 problems in x.toml and open.csv
    "#);
}

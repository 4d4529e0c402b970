//! Every refusal that users are promised, and several at once.

mod names;

use super::*;

#[test]
fn the_study_that_is_changed_here_is_right() {
    assert_eq!(told(&[]), "no problem");
}

#[test]
fn shares_that_do_not_add_up_to_one_are_refused() {
    assert_snapshot!(told(&[("closed = 0.7", "closed = 0.6"), ("share = 0.4", "share = 0.5")]), @r#"
    error: the shares add up to 0.9, not to 1
      --> x.toml:26:8
       |
    26 | next = { onderzoek = 0.3, closed = 0.6 }
       |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ these shares

    error: the shares of the areas add up to 1.1, not to 1
      --> x.toml:49:9
       |
    49 | share = 0.6
       |         ^^^ this share and the others

    2 problems in x.toml
    "#);
}

#[test]
fn a_stage_nobody_works_on_is_refused() {
    assert_snapshot!(told(&[("[\"onderzoek\", \"monitor\"]", "[\"onderzoek\"]")]), @r#"
    error: no team works on `monitor`
      --> x.toml:38:8
       |
    38 | [stage.monitor]
       |        ^^^^^^^ this stage
       |
       = hint: name the stage in the `stages` of a team

    error: the owner comes from team `vervolg`, through `onderzoek`, but that team does not work on `monitor`
      --> x.toml:39:9
       |
    39 | owner = "same"
       |         ^^^^^^ this owner
       |
       = hint: name `monitor` in the `stages` of team `vervolg`

    2 problems in x.toml
    "#);
}

#[test]
fn work_of_a_role_that_no_team_of_the_stage_has_is_refused() {
    assert_snapshot!(told(&[("{ role = \"MW\", hours = 1.5 }", "{ role = \"WT\", hours = 1.5 }, { role = \"MW\", hours = 1.5 }")]), @r#"
    error: no team that works on `triage` has the role `WT`
      --> x.toml:25:19
       |
    25 | work = [ { role = "WT", hours = 1.5 }, { role = "MW", hours = 1.5 } ]
       |                   ^^^^ this work
       |
       = hint: give `WT` staff in such a team, or name the stage in a team that has it

    1 problem in x.toml
    "#);
}

#[test]
fn a_stage_that_no_case_reaches_is_refused() {
    assert_snapshot!(told(&[("onderzoek = 0.3, closed = 0.7", "closed = 1.0")]), @r#"
    error: no case can reach `onderzoek`
      --> x.toml:28:8
       |
    28 | [stage.onderzoek]
       |        ^^^^^^^^^ this stage
       |
       = hint: give it a share in the `next` of another stage, or let arrivals go `to` it

    error: no case can reach `overdracht`
      --> x.toml:33:8
       |
    33 | [stage.overdracht]
       |        ^^^^^^^^^^ this stage
       |
       = hint: give it a share in the `next` of another stage, or let arrivals go `to` it

    error: no case can reach `monitor`
      --> x.toml:38:8
       |
    38 | [stage.monitor]
       |        ^^^^^^^ this stage
       |
       = hint: give it a share in the `next` of another stage, or let arrivals go `to` it

    3 problems in x.toml
    "#);
}

#[test]
fn negative_and_infinite_numbers_are_refused() {
    assert_snapshot!(told(&[
        ("hours = 25.5", "hours = -25.5"),
        ("caseload = 12", "caseload = inf"),
        ("MW = 3.6", "MW = 0"),
        ("cv  = 0.7", "cv  = nan"),
    ]), @r#"
    error: `cv` must be a finite number
      --> x.toml:22:7
       |
    22 | cv  = nan
       |       ^^^ this is not a number to reckon with

    error: `hours` must be above 0
      --> x.toml:30:34
       |
    30 | work  = [ { role = "MW", hours = -25.5 } ]
       |                                  ^^^^^ this is out of range

    error: `staff.MW` must be above 0
      --> x.toml:54:17
       |
    54 | staff  = { MW = 0 }
       |                 ^ this is out of range

    error: `caseload` must be a finite number
      --> x.toml:60:12
       |
    60 | caseload = inf
       |            ^^^ this is not a number to reckon with

    4 problems in x.toml
    "#);
}

#[test]
fn dates_out_of_order_are_refused() {
    assert_snapshot!(told(&[("2020-01-01", "2021-06-01"), ("2022-01-01", "2021-01-01")]), @r#"
    error: the warm-up begins after the reported period
     --> x.toml:3:11
      |
    3 | warm_up = 2021-06-01
      |           ^^^^^^^^^^ this is later
    4 | from    = 2021-01-01
      |           ---------- the reported period begins here
      |
      = hint: let `warm_up` be a date before `from`, or leave it out

    error: the period ends before it begins
     --> x.toml:5:11
      |
    4 | from    = 2021-01-01
      |           ---------- it begins here
    5 | until   = 2021-01-01
      |           ^^^^^^^^^^ this is not later
      |
      = hint: `until` is the first day after the period

    2 problems in x.toml
    "#);
    assert_snapshot!(told(&[("until   = 2022-01-01", "until   = 2122-01-01")]), @r#"
    error: the period is longer than 100 years
     --> x.toml:5:11
      |
    3 | warm_up = 2020-01-01
      |           ---------- the simulation begins here
    4 | from    = 2021-01-01
    5 | until   = 2122-01-01
      |           ^^^^^^^^^^ and ends here

    1 problem in x.toml
    "#);
}

#[test]
fn terms_whose_events_cannot_happen_are_refused() {
    assert_snapshot!(told(&[("stop  = \"triage.completed\"", "stop  = \"triage.done\"")]), @r#"
    error: `triage` has no work with a planned moment (`at`)
      --> x.toml:45:9
       |
    45 | stop  = "triage.done"
       |         ^^^^^^^^^^^^^ the clock is to stop here

    1 problem in x.toml
    "#);
    assert_snapshot!(told(&[("start = \"received\"", "start = \"monitor.entered\"")]), @r#"
    error: no stop of this term can come after this start
      --> x.toml:44:9
       |
    44 | start = "monitor.entered"
       |         ^^^^^^^^^^^^^^^^^ the clock is to start here
       |
       = hint: name a later moment in `stop`

    1 problem in x.toml
    "#);
}

#[test]
fn a_same_owner_without_an_owner_before_it_is_refused() {
    assert_snapshot!(told(&[("owner = \"MW\"\n", ""), ("caseload = 12\n", "")]), @r#"
    error: cases can enter `overdracht` without an owner: from `onderzoek`, which has none
      --> x.toml:33:15
       |
    33 | keeps_owner = true
       |               ^^^^ an owner is expected
       |
       = hint: let a stage before it, on every route, have an `owner` with a role

    error: cases can enter `monitor` without an owner: from `overdracht`, which has none
      --> x.toml:38:9
       |
    38 | owner = "same"
       |         ^^^^^^ this owner
       |
       = hint: let a stage before it, on every route, have an `owner` with a role

    2 problems in x.toml
    "#);
}

#[test]
fn a_cycle_without_an_exit_is_refused() {
    assert_snapshot!(told(&[("next  = { closed = 1.0 }", "next  = { onderzoek = 1.0 }")]), @r#"
    error: a case that enters `onderzoek` never ends
      --> x.toml:31:9
       |
    31 | next  = { overdracht = 1.0 }
       |         ^^^^^^^^^^^^^^^^^^^^ these shares
       |
       = hint: give `closed` a share in the `next` of a stage on the way round

    1 problem in x.toml
    "#);
}

/// The exit is one for other streams only: those of the police go round for ever.
#[test]
fn a_cycle_without_an_exit_for_one_stream_is_refused() {
    let next = "next = { onderzoek = 0.3, closed = 0.7 }";
    let with_own = format!("{next}\n[stage.triage.next_of.politie]\ntriage = 1.0");
    assert_snapshot!(told(&[(next, &with_own)]), @r#"
    error: a case of `politie` that enters `triage` never ends
      --> x.toml:27:1
       |
    27 | [stage.triage.next_of.politie]
       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ these shares
       |
       = hint: give `closed` a share in the `next` of a stage on the way round

    1 problem in x.toml
    "#);
}

#[test]
fn many_kinds_of_mistakes_are_told_at_once() {
    assert_snapshot!(told(&[
        ("[period]", "[perod]"),
        ("rate = \"1 per day\"", "rate = \"1 per day\"\ndispersion = 0.5"),
        ("cv  = 0.7\n", ""),
        ("closed = 0.7", "closed = 0.8"),
        ("at = \"3 months\"", "at = \"13 months\""),
        ("term  = \"5 working days\"", "term  = \"1.5 weeks\""),
        ("stages = [\"triage\"]", "stages = [\"triage\", \"triage\"]"),
        ("caseload = 12", "caseload = 0.001"),
    ]), @r#"
    error: unknown key `perod`
     --> x.toml:2:2
      |
    2 | [perod]
      |  ^^^^^ this key means nothing here
      |
      = hint: did you mean `period`?

    error: a dispersion that daily counts cannot have
      --> x.toml:14:14
       |
    14 | dispersion = 0.5
       |              ^^^ from 1 to 1000 is expected
       |
       = note: it is the variance of the number of a day divided by its mean: 1 is Poisson, more is less regular

    error: `lognormal` needs a `cv`
      --> x.toml:22:7
       |
    22 | law = "lognormal"
       |       ^^^^^^^^^^^ how far does it spread?
       |
       = note: the cv is the standard deviation divided by the mean; only fixed and exponential need none
       = hint: write for example `cv = 0.7`

    error: the shares add up to 1.1, not to 1
      --> x.toml:26:8
       |
    26 | next = { onderzoek = 0.3, closed = 0.8 }
       |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ these shares

    error: planned moments out of order
      --> x.toml:40:92
       |
    40 | work  = [ { role = "MW", hours = 1.5, at = "13 months" }, { role = "MW", hours = 1.5, at = "12 months" } ]
       |                                            ----------- the moment before it                ^^^^^^^^^^^ this moment is earlier
       |
       = note: the pieces of work of a stage are done in the order of the list

    error: a term is a whole number of working days, days, weeks, months or hours
      --> x.toml:46:9
       |
    46 | term  = "1.5 weeks"
       |         ^^^^^^^^^^^ this is not such a number
       |
       = hint: write for example `"5 working days"` or `"10 weeks"`

    error: `triage` stands twice in the ranking
      --> x.toml:55:21
       |
    55 | stages = ["triage", "triage"]
       |                     ^^^^^^^^ in this ranking

    error: a caseload that nobody can have
      --> x.toml:60:12
       |
    60 | caseload = 0.001
       |            ^^^^^ from 0.01 to 1000000 open cases per fte is expected
       |
       = hint: leave `caseload` out when there is no limit

    8 problems in x.toml
    "#);
}

#[test]
fn a_wait_has_a_place() {
    assert_snapshot!(told(&[
        ("at = \"3 months\"", "at = \"3 months\", wait = \"6 days\""),
        ("hours = 25.5", "hours = 25.5, slices = 1001, wait = { mean = \"2 months\", law = \"exponential\" }"),
        ("hours = 4.0", "hours = 4.0, wait = { law = \"uniform\", min = \"1 day\", max = \"5 working days\" }"),
    ]), @r#"
    error: a piece of work in 1001 slices
      --> x.toml:30:49
       |
    30 | work  = [ { role = "MW", hours = 25.5, slices = 1001, wait = { mean = "2 months", law = "exponential" } } ]
       |                                                 ^^^^ at most 1000

    error: a number of months has no spread
      --> x.toml:30:62
       |
    30 | work  = [ { role = "MW", hours = 25.5, slices = 1001, wait = { mean = "2 months", law = "exponential" } } ]
       |                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ months are counted whole
       |
       = hint: write the lengths in days or weeks

    error: a law over lengths that are counted in different ways
      --> x.toml:35:52
       |
    35 | work        = [ { role = "WT", hours = 4.0, wait = { law = "uniform", min = "1 day", max = "5 working days" } } ]
       |                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ these cannot be compared
       |
       = note: minutes, hours, days and weeks are elapsed time; working days and months are counted on a calendar

    error: a planned moment and a wait before it
      --> x.toml:40:63
       |
    40 | work  = [ { role = "MW", hours = 1.5, at = "3 months", wait = "6 days" }, { role = "MW", hours = 1.5, at = "12 months" } ]
       |                                            ----------         ^^^^^^^^ this wait has no place
       |                                            |
       |                                            the moment is planned here
       |
       = note: work with `at` begins at its moment, or later when nobody is free; a `wait` comes between slices
       = hint: leave one of the two out, or split the work into `slices`

    4 problems in x.toml
    "#);
}

#[test]
fn laws_need_numbers_that_fit() {
    assert_snapshot!(told(&[
        ("cv  = 0.7", ""),
        ("hours = 25.5", "hours = { mean = 25.5, cv = 0.6, law = \"erlang\" }"),
        ("hours = 4.0", "hours = { mean = 4.0, cv = 11, law = \"gamma\" }"),
        ("hours = 1.5", "hours = { law = \"triangular\", min = 3, mode = 2, max = 4 }"),
    ]), @r#"
    error: `lognormal` needs a `cv`
      --> x.toml:21:7
       |
    21 | law = "lognormal"
       |       ^^^^^^^^^^^ how far does it spread?
       |
       = note: the cv is the standard deviation divided by the mean; only fixed and exponential need none
       = hint: write for example `cv = 0.7`

    error: there is no such law
      --> x.toml:25:33
       |
    25 | work = [ { role = "MW", hours = { law = "triangular", min = 3, mode = 2, max = 4 } } ]
       |                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ these numbers do not fit
       |
       = note: the bounds must be finite, not negative and in ascending order

    error: there is no such law
      --> x.toml:30:54
       |
    30 | work  = [ { role = "MW", hours = { mean = 25.5, cv = 0.6, law = "erlang" } } ]
       |                                                      ^^^ these numbers do not fit
       |
       = note: an erlang law cannot have a cv of 0.6: its cv is 1 divided by the root of a whole number, the nearest is 0.5774

    error: a cv of 11 is too large
      --> x.toml:35:59
       |
    35 | work        = [ { role = "WT", hours = { mean = 4.0, cv = 11, law = "gamma" } } ]
       |                                                           ^^ at most 10

    4 problems in x.toml
    "#);
    assert_snapshot!(told(&[("law = \"lognormal\"\ncv  = 0.7", "law = \"exponential\""), ("hours = 4.0", "hours = { mean = 4.0, cv = 0.5 }")]), @r#"
    error: a `cv` without a law that has one
      --> x.toml:34:59
       |
    34 | work        = [ { role = "WT", hours = { mean = 4.0, cv = 0.5 } } ]
       |                                                           ^^^ the law here is `exponential`
       |
       = hint: name the law beside it: `law = "lognormal"`

    1 problem in x.toml
    "#);
}

#[test]
fn staff_and_roles_that_cannot_be_are_refused() {
    assert_snapshot!(told(&[
        ("[role.WT]\nhours_per_year = 1350", "[role.WT]\nhours_per_year = 2100\n[role.XX]\nhours_per_year = 1350"),
        ("{ MW = 3.6 }", "{ MW = 20000 }"),
        ("caseload = 12", "contract = 1.2"),
        ("external = true", "caseload = 3"),
    ]), @r#"
    error: more productive hours than the work calendar is open
      --> x.toml:18:18
       |
    18 | hours_per_year = 2100
       |                  ^^^^ of one full-time worker
       |
       = note: in 2020 it is open for 2032 hours
       = hint: write "always" to make every open hour productive

    error: nothing uses the role `XX`
      --> x.toml:19:7
       |
    19 | [role.XX]
       |       ^^ no work and no team has it
       |
       = hint: give it work in a stage and `staff` in a team, or leave it out

    error: 20000 fte of `MW`
      --> x.toml:56:17
       |
    56 | staff  = { MW = 20000 }
       |                 ^^^^^ from 0.01 to 10000 fte is expected

    error: a contract that no worker has
      --> x.toml:62:12
       |
    62 | contract = 1.2
       |            ^^^ from 0.05 to 1 fte is expected
       |
       = hint: write the size of one worker in fte: `contract = 0.8`

    error: `wijkteams` never owns a case
      --> x.toml:65:12
       |
    65 | caseload = 3
       |            ^ so this limits nothing
       |
       = note: a caseload counts the cases of an owner, and no stage of this team has an `owner` with a role of the team
       = hint: leave `caseload` out, or give a stage of the team an `owner`

    5 problems in x.toml
    "#);
}

#[test]
fn a_study_that_does_not_fit_in_memory_is_refused() {
    assert_snapshot!(told(&[("\"1000 per year\"", "\"60_000_000 per year\"")]), @r#"
    error: more cases than can be simulated
     --> x.toml:7:11
      |
    7 | [arrivals.meldingen]
      |           ^^^^^^^^^ with these arrivals
      |
      = note: more than 50000000 cases are expected in one replication
      = hint: look at the rate, the growth and the length of the period

    1 problem in x.toml
    "#);
    let areas: String = (0..1001)
        .map(|n| format!("[area.a{n}]\nshare = 0\n"))
        .collect();
    assert_snapshot!(told(&[("[area.noord]", &format!("{areas}[area.noord]"))]), @r#"
    error: there are 1003 tables `area`: more than 1000
        --> x.toml:2048:7
         |
    2048 | [area.a1000]
         |       ^^^^^ this is one too many

    1 problem in x.toml
    "#);
}

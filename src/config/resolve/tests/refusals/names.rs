//! What is said of names that are unknown or cannot be.

use super::*;

#[test]
fn names_that_do_not_exist_get_the_nearest_or_the_list() {
    assert_snapshot!(told(&[
        ("to   = \"triage\"", "to   = \"triaje\""),
        ("closed = 0.7", "clozed = 0.7"),
        ("owner = \"MW\"", "owner = \"medewerker\""),
        ("stop  = \"triage.completed\"", "stop  = [\"triage.complete\", \"onderzok.completed\"]"),
        ("start = \"received\"", "start = \"recieved\""),
        ("{ MW = 6.5 }", "{ WM = 6.5 }\nareas = [\"nord\"]"),
    ]), @r#"
    error: unknown stage `triaje`
     --> x.toml:8:8
      |
    8 | to   = "triaje"
      |        ^^^^^^^^ no stage has this name
      |
      = hint: did you mean `triage`?

    error: unknown stage `clozed`
      --> x.toml:26:27
       |
    26 | next = { onderzoek = 0.3, clozed = 0.7 }
       |                           ^^^^^^ no stage has this name
       |
       = hint: did you mean `closed`?

    error: unknown role `medewerker`
      --> x.toml:29:9
       |
    29 | owner = "medewerker"
       |         ^^^^^^^^^^^^ no role has this name
       |
       = hint: valid here: MW, WT

    error: unknown event `recieved`
      --> x.toml:44:9
       |
    44 | start = "recieved"
       |         ^^^^^^^^^^ expected `received`, or a stage and what happens in it
       |
       = hint: did you mean `received`?

    error: nothing called `complete` happens in a stage
      --> x.toml:45:10
       |
    45 | stop  = ["triage.complete", "onderzok.completed"]
       |          ^^^^^^^^^^^^^^^^^ expected entered, started, completed, due or done
       |
       = hint: did you mean `completed`?

    error: unknown role `WM`
      --> x.toml:58:14
       |
    58 | staff    = { WM = 6.5 }
       |              ^^ no role has this name
       |
       = hint: did you mean `MW`?

    error: unknown area `nord`
      --> x.toml:59:10
       |
    59 | areas = ["nord"]
       |          ^^^^^^ no area has this name
       |
       = hint: did you mean `noord`?

    7 problems in x.toml
    "#);
}

#[test]
fn a_misspelt_table_does_not_make_every_name_unknown() {
    let text = STUDY.replace("[stage.", "[stages.");
    assert_snapshot!(parse("x.toml", &text).unwrap_err().to_string().lines().last().unwrap(), @"1 problem in x.toml");
}

#[test]
fn words_with_a_meaning_of_their_own_are_no_names() {
    assert_snapshot!(told(&[("[area.noord]", "[area.all]"), ("[role.WT]", "[role.same]\nhours_per_year = 1350\n[role.WT]")]), @r#"
    error: `same` cannot be the name of `role`
      --> x.toml:17:7
       |
    17 | [role.same]
       |       ^^^^ `same` is the owner that a case already has
       |
       = hint: choose another name

    error: nothing uses the role `same`
      --> x.toml:17:7
       |
    17 | [role.same]
       |       ^^^^ no work and no team has it
       |
       = hint: give it work in a stage and `staff` in a team, or leave it out

    error: `all` cannot be the name of `area`
      --> x.toml:50:7
       |
    50 | [area.all]
       |       ^^^ `all` stands for all areas together
       |
       = hint: choose another name

    3 problems in x.toml
    "#);
}

#[test]
fn a_name_that_is_unknown_hides_only_what_depends_on_it() {
    assert_snapshot!(told(&[
        ("next = { onderzoek = 0.3, closed = 0.7 }", "next = { onderzoek = 0.3, closed = 0.6 }"),
        ("next  = { overdracht = 1.0 }", "next  = { overdragt = 1.0 }"),
    ]), @r#"
    error: the shares add up to 0.9, not to 1
      --> x.toml:26:8
       |
    26 | next = { onderzoek = 0.3, closed = 0.6 }
       |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ these shares

    error: unknown stage `overdragt`
      --> x.toml:31:11
       |
    31 | next  = { overdragt = 1.0 }
       |           ^^^^^^^^^ no stage has this name
       |
       = hint: did you mean `overdracht`?

    2 problems in x.toml
    "#);
}

#[test]
fn areas_that_the_study_does_not_have_are_unknown() {
    assert_snapshot!(told(&[
        ("[area.noord]\nshare = 0.6\n[area.zuid]\nshare = 0.4\n", ""),
        ("caseload = 12", "areas = [\"noord\"]"),
    ]), @r#"
    error: unknown area `noord`
      --> x.toml:56:10
       |
    56 | areas = ["noord"]
       |          ^^^^^^^ no area has this name
       |
       = hint: the only valid name here is `all`

    1 problem in x.toml
    "#);
}

#[test]
fn a_table_without_names_is_empty() {
    assert_snapshot!(told(&[("[period]", "[deadline]\n[area]\n[period]"), ("[deadline.besluit]\nstart = \"received\"\nstop  = \"triage.completed\"\nterm  = \"5 working days\"\n\n[area.noord]\nshare = 0.6\n[area.zuid]\nshare = 0.4\n", "")]), @r#"
    error: `deadline` is empty
     --> x.toml:2:1
      |
    2 | [deadline]
      | ^^^^^^^^^^ at least one name is needed

    error: `area` is empty
     --> x.toml:3:1
      |
    3 | [area]
      | ^^^^^^ at least one name is needed

    2 problems in x.toml
    "#);
}

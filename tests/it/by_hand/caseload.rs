//! A cap on the number of open cases makes new cases wait although somebody is idle.

use super::story::Story;

/// Two slices of an hour with a day between them, by the owner.
fn team(fte: &str, hours: &str, caseload: &str) -> Story {
    Story::of(&format!(
        r#"
        role.MW.hours_per_year = "always"
        [stage.triage]
        owner = "MW"
        work  = [{{ role = "MW", hours = {hours}, slices = 2, wait = "1 day" }}]
        next  = {{ closed = 1 }}
        [team.front]
        staff    = {{ MW = {fte} }}
        stages   = ["triage"]
        caseload = {caseload}
        "#
    ))
}

const THREE_AT_NINE: [&str; 3] = ["2021-03-01 09:00"; 3];

/// ```text
///      Mon 9    10    11      Tue 10    11    12    13      Wed 13    14
/// MW1      AAAAAABBBBBB           AAAAAABBBBBBCCCCCC            CCCCCC
/// held     1     2            2         1     0 1                     0
///          C ................................
/// ```
/// From Monday 11:00 to Tuesday 10:00 the worker is idle and C waits: two cases are the most. On Tuesday at 11:00 A
/// leaves a place for C, but B was begun and goes first.
#[test]
fn a_full_caseload_makes_new_cases_wait() {
    team("1", "2", "2").arrivals(&THREE_AT_NINE).told().works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 10:00",
        "MW1 B triage Mon 1 Mar 10:00 - 11:00",
        "MW1 A triage Tue 2 Mar 10:00 - 11:00",
        "MW1 B triage Tue 2 Mar 11:00 - 12:00",
        "MW1 C triage Tue 2 Mar 12:00 - 13:00",
        "MW1 C triage Wed 3 Mar 13:00 - 14:00",
    ]);
}

/// 0.6 of a cap of 2 is 1.2, rounded up 2. The worker needs 0.6 h / 0.6 = 1 h for each slice: the timetable is that of
/// a full-time worker above.
#[test]
fn the_cap_of_a_part_time_worker_is_rounded_up() {
    team("0.6", "1.2", "2")
        .arrivals(&THREE_AT_NINE)
        .told()
        .works(&[
            "MW1 A triage Mon 1 Mar 09:00 - 10:00",
            "MW1 B triage Mon 1 Mar 10:00 - 11:00",
            "MW1 A triage Tue 2 Mar 10:00 - 11:00",
            "MW1 B triage Tue 2 Mar 11:00 - 12:00",
            "MW1 C triage Tue 2 Mar 12:00 - 13:00",
            "MW1 C triage Wed 3 Mar 13:00 - 14:00",
        ]);
}

/// 0.6 of a cap of 1 is 0.6, rounded up 1; 0.5 of a cap of 2 is exactly 1 (slices of 0.5 h / 0.5 = 1 h).
///
/// ```text
///      Mon 9    10      Tue 10    11    12      Wed 12    13    14      Thu 14    15
/// MW1      AAAAAA           AAAAAABBBBBB            BBBBBBCCCCCC            CCCCCC
///          B, C .................|..C ...................|
/// ```
#[test]
fn a_cap_of_one_is_one_case_after_the_other() {
    for (fte, hours, caseload) in [("0.6", "1.2", "1"), ("0.5", "1", "2"), ("1", "2", "1")] {
        team(fte, hours, caseload)
            .arrivals(&THREE_AT_NINE)
            .told()
            .works(&[
                "MW1 A triage Mon 1 Mar 09:00 - 10:00",
                "MW1 A triage Tue 2 Mar 10:00 - 11:00",
                "MW1 B triage Tue 2 Mar 11:00 - 12:00",
                "MW1 B triage Wed 3 Mar 12:00 - 13:00",
                "MW1 C triage Wed 3 Mar 13:00 - 14:00",
                "MW1 C triage Thu 4 Mar 14:00 - 15:00",
            ]);
    }
}

/// ```text
///      Mon 9    10    11      Tue 10    11    12    13      Wed 13    14
/// MW1      AAAAAA                 AAAAAA
/// MW2            BBBBBB                  BBBBBB
/// C                  10:30 ..... 11:00 CCCCCC (MW1)   ...   12:00 CCCCCC
/// ```
/// One case each: C waits for whoever is done first.
#[test]
fn the_first_place_that_comes_free_is_taken() {
    team("2", "2", "1")
        .arrivals(&["2021-03-01 09:00", "2021-03-01 10:00", "2021-03-01 10:30"])
        .told()
        .works(&[
            "MW1 A triage Mon 1 Mar 09:00 - 10:00",
            "MW2 B triage Mon 1 Mar 10:00 - 11:00",
            "MW1 A triage Tue 2 Mar 10:00 - 11:00",
            "MW1 C triage Tue 2 Mar 11:00 - 12:00",
            "MW2 B triage Tue 2 Mar 11:00 - 12:00",
            "MW1 C triage Wed 3 Mar 12:00 - 13:00",
        ]);
}

/// Advice has no owner: a worker whose caseload is full takes it all the same.
///
/// ```text
///      Mon 9    10    11    12      Tue 10    11    12
/// MW1      AAAAAACCCCCC                 AAAAAABBBBBB ...
///          B ................................
///                C is a request for advice
/// ```
#[test]
fn work_without_an_owner_asks_for_no_place() {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        stage.advice = { work = [{ role = "MW", hours = 1 }], next = { closed = 1 } }
        [stage.triage]
        owner = "MW"
        work  = [{ role = "MW", hours = 2, slices = 2, wait = "1 day" }]
        next  = { closed = 1 }
        [team.front]
        staff    = { MW = 1 }
        stages   = ["triage", "advice"]
        caseload = 1
        "#,
    )
    .arrivals(&["2021-03-01 09:00", "2021-03-01 09:00"])
    .arrivals_of("advice", "advice", &["2021-03-01 09:30"])
    .told()
    .works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 10:00",
        "MW1 C advice Mon 1 Mar 10:00 - 11:00",
        "MW1 A triage Tue 2 Mar 10:00 - 11:00",
        "MW1 B triage Tue 2 Mar 11:00 - 12:00",
        "MW1 B triage Wed 3 Mar 12:00 - 13:00",
    ]);
}

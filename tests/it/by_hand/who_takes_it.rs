//! Of several idle workers the one with the fewest open cases per fte takes a case, then the longest idle, then the
//! lowest number.

use super::story::Story;

/// ```text
///      Mon 9    10    11    12    13    14    15    16    17   Tue 10    11    12    13    14    15    16:30   Wed 10:30
/// MW1      AAAAAA                  CCCCCC                          AAAAAA                  CCCCCC
/// MW2               BBBBBBBBBBBB           DDDDDDDDDDDD                       BBBBBBBBBBBB         DDDDDDDDDDDDDDDDD
/// ```
/// MW1 is full-time, MW2 half-time. B: MW1 holds a case, MW2 none. C: 1 / 1 case per fte against 1 / 0.5. D: 2 / 1 is as
/// much as 1 / 0.5, and MW2 has been idle since 12:30, MW1 since 14:00.
#[test]
fn fewest_open_cases_per_fte() {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        [stage.triage]
        owner = "MW"
        work  = [{ role = "MW", hours = 2, slices = 2, wait = "1 day" }]
        next  = { closed = 1 }
        [team.front]
        staff  = { MW = 1.5 }
        stages = ["triage"]
        "#,
    )
    .arrivals(&[
        "2021-03-01 09:00",
        "2021-03-01 10:30",
        "2021-03-01 13:00",
        "2021-03-01 14:30",
    ])
    .told()
    .works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 10:00",
        "MW2 B triage Mon 1 Mar 10:30 - 12:30",
        "MW1 C triage Mon 1 Mar 13:00 - 14:00",
        "MW2 D triage Mon 1 Mar 14:30 - 16:30",
        "MW1 A triage Tue 2 Mar 10:00 - 11:00",
        "MW2 B triage Tue 2 Mar 12:30 - 14:30",
        "MW1 C triage Tue 2 Mar 14:00 - 15:00",
        "MW2 D triage Tue 2 Mar 16:30 - Wed 3 Mar 10:30",
    ]);
}

/// ```text
///      Mon 9    9:10       10    10:10  10:20 10:30 10:40 10:45
/// MW1      AAAAAAAAAAAAAAAAAA                 DDDDDDDDDDDDD...
/// MW2      BBBBBBBBBBBBBBBBBB                       EEEEEEE...
/// MW3           CCCCCCCCCCCCCCCCCCC                       FFF...
/// ```
/// At nine all are equal: A and B go to the lowest numbers. At 10:30 MW1 and MW2 are idle since 10:00, MW3 since 10:10.
#[test]
fn longest_idle_then_lowest_number() {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = { work = [{ role = "MW", hours = 1 }], next = { closed = 1 } }
        team.front = { staff = { MW = 3 }, stages = ["triage"] }
        "#,
    )
    .arrivals(&[
        "2021-03-01 09:00",
        "2021-03-01 09:00",
        "2021-03-01 09:10",
        "2021-03-01 10:30",
        "2021-03-01 10:40",
        "2021-03-01 10:45",
    ])
    .told()
    .works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 10:00",
        "MW2 B triage Mon 1 Mar 09:00 - 10:00",
        "MW3 C triage Mon 1 Mar 09:10 - 10:10",
        "MW1 D triage Mon 1 Mar 10:30 - 11:30",
        "MW2 E triage Mon 1 Mar 10:40 - 11:40",
        "MW3 F triage Mon 1 Mar 10:45 - 11:45",
    ]);
}

/// ```text
///            Mon 9    10    11 11:30 12    13 13:30      Tue 10    11 11:30
/// MW1 front      AAAAAA              CCCCCC                  AAAAAA
/// MW2 back                BBBBBB                                   BBBBB (10:30 + 1 h, a day later)
/// ```
/// Two teams work on the same stage. B goes to the back team, which holds nothing; at noon both hold one, and MW1 has
/// been idle since 10:00, MW2 since 11:30.
#[test]
fn two_teams_share_a_stage_as_if_they_were_one() {
    for teams in [["front", "back"], ["back", "front"]] {
        let staff = teams
            .map(|team| format!("[team.{team}]\nstaff = {{ MW = 1 }}\nstages = [\"triage\"]\n"));
        Story::of(&format!(
            r#"
            role.MW.hours_per_year = "always"
            [stage.triage]
            owner = "MW"
            work  = [{{ role = "MW", hours = 2, slices = 2, wait = "1 day" }}]
            next  = {{ closed = 1 }}
            {}
            "#,
            staff.concat()
        ))
        .arrivals(&["2021-03-01 09:00", "2021-03-01 10:30", "2021-03-01 12:00"])
        .told()
        .works(&[
            "MW1 A triage Mon 1 Mar 09:00 - 10:00",
            "MW2 B triage Mon 1 Mar 10:30 - 11:30",
            "MW1 C triage Mon 1 Mar 12:00 - 13:00",
            "MW1 A triage Tue 2 Mar 10:00 - 11:00",
            "MW2 B triage Tue 2 Mar 11:30 - 12:30",
            "MW1 C triage Tue 2 Mar 13:00 - 14:00",
        ]);
    }
}

/// ```text
///                 Mon 9    10    11
/// MW1 north           AAAAAA                     pooled: AAAAAA
/// MW2 south           idle                               BBBBBB
///                     B ....BBBBBB (MW1)
/// ```
/// A and B come from the north: with regional lists the southern worker looks on.
#[test]
fn a_team_with_areas_leaves_the_others_alone() {
    let teams = |north: &str, south: &str| {
        Story::of(&format!(
            r#"
            role.MW.hours_per_year = "always"
            area.north.share = 0.5
            area.south.share = 0.5
            stage.triage = {{ work = [{{ role = "MW", hours = 1 }}], next = {{ closed = 1 }} }}
            [team.north]
            staff  = {{ MW = 1 }}
            stages = ["triage"]
            {north}
            [team.south]
            staff  = {{ MW = 1 }}
            stages = ["triage"]
            {south}
            "#
        ))
        .arrivals(&["2021-03-01 09:00,north", "2021-03-01 09:00,north"])
        .told()
    };
    teams(r#"areas = ["north"]"#, r#"areas = ["south"]"#).works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 10:00",
        "MW1 B triage Mon 1 Mar 10:00 - 11:00",
    ]);
    teams("", "").works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 10:00",
        "MW2 B triage Mon 1 Mar 09:00 - 10:00",
    ]);
}

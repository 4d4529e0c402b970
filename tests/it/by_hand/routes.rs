//! Where cases go, and which work they need.

use super::story::Story;

/// ```text
///      Mon 9    10    11
/// MW1      AAAAAAaaaaaa        first and third piece
/// GD1                          the second: no case needs it
/// ```
#[test]
fn work_that_a_case_does_not_need_is_passed_over() {
    let with_share = |share: &str| {
        Story::of(&format!(
            r#"
            role.MW.hours_per_year = "always"
            role.GD.hours_per_year = "always"
            [stage.triage]
            work = [
              {{ role = "MW", hours = 1 }},
              {{ role = "GD", hours = 1, share = {share} }},
              {{ role = "MW", hours = 1, share = 1.0 }},
            ]
            next = {{ closed = 1 }}
            [team.front]
            staff  = {{ MW = 1, GD = 1 }}
            stages = ["triage"]
            "#
        ))
        .arrivals(&["2021-03-01 09:00"])
        .told()
    };
    with_share("0.0").works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 10:00",
        "MW1 A triage Mon 1 Mar 10:00 - 11:00",
    ]);
    with_share("1.0").works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 10:00",
        "GD1 A triage Mon 1 Mar 10:00 - 11:00",
        "MW1 A triage Mon 1 Mar 11:00 - 12:00",
    ]);
}

/// A case comes back with all but certainty: it leaves once in a thousand million million visits.
///
/// ```text
///      Mon 9    10    11    12    13    14    15    16    17
/// MW1      AAAAAABBBBBBAAAAAABBBBBBAAAAAABBBBBBAAAAAABBBBBB
/// A        |     |           |           |           |          each entry is a new visit
/// B          |         |           |           |            |
/// ```
/// Each time A comes back as a new case of the stage and has to wait for B, and the other way round.
#[test]
fn a_case_that_comes_back_joins_the_list_again() {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = { work = [{ role = "MW", hours = 1 }], next = { triage = 0.999999999999999, closed = 0.000000000000001 } }
        team.front = { staff = { MW = 1 }, stages = ["triage"] }
        "#,
    )
    .arrivals(&["2021-03-01 09:00", "2021-03-01 09:30"])
    .until("2021-03-02")
    .told()
    .completes(&[
        "A triage Mon 1 Mar 09:00 - 10:00",
        "B triage Mon 1 Mar 09:30 - 11:00",
        "A triage Mon 1 Mar 10:00 - 12:00",
        "B triage Mon 1 Mar 11:00 - 13:00",
        "A triage Mon 1 Mar 12:00 - 14:00",
        "B triage Mon 1 Mar 13:00 - 15:00",
        "A triage Mon 1 Mar 14:00 - 16:00",
        "B triage Mon 1 Mar 15:00 - 17:00",
    ]);
}

/// Two stages, the second of which sends every case back to the first; the owner of the first visit is let go.
///
/// ```text
///      Mon 9    10    11    12    13
/// MW1      AAAAAA      AAAAAA      ...
/// GD1            aaaaaa      aaaaaa        (small letters: advice)
/// ```
#[test]
fn a_route_may_lead_back_to_an_earlier_stage() {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        role.GD.hours_per_year = "always"
        [stage.triage]
        owner = "MW"
        work  = [{ role = "MW", hours = 1 }]
        next  = { advice = 1 }
        [stage.advice]
        work = [{ role = "GD", hours = 1 }]
        next = { triage = 0.999999999999999, closed = 0.000000000000001 }
        [team.front]
        staff    = { MW = 1, GD = 1 }
        stages   = ["triage", "advice"]
        caseload = 1
        "#,
    )
    .arrivals(&["2021-03-01 09:00"])
    .until("2021-03-02")
    .told()
    .works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 10:00",
        "GD1 A advice Mon 1 Mar 10:00 - 11:00",
        "MW1 A triage Mon 1 Mar 11:00 - 12:00",
        "GD1 A advice Mon 1 Mar 12:00 - 13:00",
        "MW1 A triage Mon 1 Mar 13:00 - 14:00",
        "GD1 A advice Mon 1 Mar 14:00 - 15:00",
        "MW1 A triage Mon 1 Mar 15:00 - 16:00",
        "GD1 A advice Mon 1 Mar 16:00 - 17:00",
    ]);
}

//! Hand-over to a partner: the owner keeps the case in the caseload until the partner starts on it.

use super::story::Story;

/// Triage of an hour, then four hours at the local team; a caseload of one.
fn with(hand_over: &str) -> Story {
    Story::of(&format!(
        r#"
        role.MW.hours_per_year = "always"
        role.WT.hours_per_year = "always"
        [stage.triage]
        owner = "MW"
        work  = [{{ role = "MW", hours = 1 }}]
        next  = {{ hand-over = 1 }}
        [stage.hand-over]
        {hand_over}
        work = [{{ role = "WT", hours = 4 }}]
        next = {{ closed = 1 }}
        [team.front]
        staff    = {{ MW = 1 }}
        stages   = ["triage"]
        caseload = 1
        [team.partner]
        external = true
        staff    = {{ WT = 1 }}
        stages   = ["hand-over"]
        "#
    ))
    .arrivals(&["2021-03-01 09:00"; 3])
}

/// ```text
///      Mon 9    10    11    12    13    14    15    16    17   Tue 9    10    11    12    13    14
/// MW1      AAAAAABBBBBB                   CCCCCC
/// held     A     B .....................  C .......................... (free: WT1 starts on C)
/// WT1            AAAAAAAAAAAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBBB  BBBBBBCCCCCCCCCCCCCCCCCCCCCCCCC
/// ```
/// A is accepted at once. From 11:00 to 14:00 MW1 sits idle with B in hand while C waits: the partner is full.
#[test]
fn a_full_partner_keeps_the_owner_from_new_work() {
    with("keeps_owner = true")
        .told()
        .works(&[
            "MW1 A triage    Mon 1 Mar 09:00 - 10:00",
            "MW1 B triage    Mon 1 Mar 10:00 - 11:00",
            "WT1 A hand-over Mon 1 Mar 10:00 - 14:00",
            "MW1 C triage    Mon 1 Mar 14:00 - 15:00",
            "WT1 B hand-over Mon 1 Mar 14:00 - Tue 2 Mar 10:00",
            "WT1 C hand-over Tue 2 Mar 10:00 - 14:00",
        ])
        .completes(&[
            "A triage    Mon 1 Mar 09:00 - 10:00",
            "B triage    Mon 1 Mar 09:00 - 11:00",
            "A hand-over Mon 1 Mar 10:00 - 14:00",
            "C triage    Mon 1 Mar 09:00 - 15:00",
            "B hand-over Mon 1 Mar 11:00 - Tue 2 Mar 10:00",
            "C hand-over Mon 1 Mar 15:00 - Tue 2 Mar 14:00",
        ]);
}

/// ```text
///      Mon 9    10    11    12    13    14    15    16    17   Tue 9    10    11    12    13    14
/// MW1      AAAAAABBBBBBCCCCCC
/// WT1            AAAAAAAAAAAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBBB  BBBBBBCCCCCCCCCCCCCCCCCCCCCCCCC
/// ```
#[test]
fn a_case_that_is_let_go_blocks_nobody() {
    with("").told().works(&[
        "MW1 A triage    Mon 1 Mar 09:00 - 10:00",
        "MW1 B triage    Mon 1 Mar 10:00 - 11:00",
        "WT1 A hand-over Mon 1 Mar 10:00 - 14:00",
        "MW1 C triage    Mon 1 Mar 11:00 - 12:00",
        "WT1 B hand-over Mon 1 Mar 14:00 - Tue 2 Mar 10:00",
        "WT1 C hand-over Tue 2 Mar 10:00 - 14:00",
    ]);
}

/// A partner who is an owner holds its own cases: a caseload of one binds there too.
///
/// ```text
///      Mon 9    10    11      Tue 11    12    13     Wed 13    14
/// MW1      AAAAAABBBBBB
/// WT1            AAAAAA           AAAAAABBBBBB           BBBBBB
///                      B ..............
/// ```
#[test]
fn the_caseload_of_a_partner_binds() {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        role.WT.hours_per_year = "always"
        stage.triage = { work = [{ role = "MW", hours = 1 }], next = { help = 1 } }
        [stage.help]
        owner = "WT"
        work  = [{ role = "WT", hours = 2, slices = 2, wait = "1 day" }]
        next  = { closed = 1 }
        [team.front]
        staff  = { MW = 1 }
        stages = ["triage"]
        [team.partner]
        external = true
        staff    = { WT = 1 }
        stages   = ["help"]
        caseload = 1
        "#,
    )
    .arrivals(&["2021-03-01 09:00"; 2])
    .told()
    .works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 10:00",
        "MW1 B triage Mon 1 Mar 10:00 - 11:00",
        "WT1 A help   Mon 1 Mar 10:00 - 11:00",
        "WT1 A help   Tue 2 Mar 11:00 - 12:00",
        "WT1 B help   Tue 2 Mar 12:00 - 13:00",
        "WT1 B help   Wed 3 Mar 13:00 - 14:00",
    ]);
}

/// A partner who helps inside the stage of an owner does not take the case over.
///
/// ```text
///      Mon 9    10    11    12    13
/// MW1      AAAAAA      AAAAAABBBBBB ...
/// WT1            AAAAAA
///          B ................
/// ```
#[test]
fn a_partner_who_only_helps_takes_nothing_over() {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        role.WT.hours_per_year = "always"
        [stage.triage]
        owner = "MW"
        work  = [{ role = "MW", hours = 1 }, { role = "WT", hours = 1 }, { role = "MW", hours = 1 }]
        next  = { closed = 1 }
        [team.front]
        staff    = { MW = 1 }
        stages   = ["triage"]
        caseload = 1
        [team.partner]
        external = true
        staff    = { WT = 1 }
        stages   = ["triage"]
        "#,
    )
    .arrivals(&["2021-03-01 09:00"; 2])
    .told()
    .works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 10:00",
        "WT1 A triage Mon 1 Mar 10:00 - 11:00",
        "MW1 A triage Mon 1 Mar 11:00 - 12:00",
        "MW1 B triage Mon 1 Mar 12:00 - 13:00",
        "WT1 B triage Mon 1 Mar 13:00 - 14:00",
        "MW1 B triage Mon 1 Mar 14:00 - 15:00",
    ]);
}

//! What every hour of a case in its stage is due to, from its entry to its completion.

use super::story::Story;

/// One case worker for whom every open hour is productive, and work of two hours.
const ONE_WORKER: &str = r#"
    role.MW.hours_per_year = "always"
    stage.triage = { work = [{ role = "MW", hours = 2 }], next = { closed = 1 } }
    team.front = { staff = { MW = 1 }, stages = ["triage"] }
"#;

/// ```text
///       Mon 15    16    17     Tue 9    10    11
/// MW1       AAAAAAAAAAAA         BBBBBBBBBBBB
///                     B ..........
/// ```
/// B waits for the worker up to five, then for the morning: the worker is free.
#[test]
fn a_free_worker_at_night_waits_for_the_office() {
    Story::of(ONE_WORKER)
        .arrivals(&["2021-03-01 15:00", "2021-03-01 16:30"])
        .told()
        .causes(&[
            "A triage: 2 worked_on",
            "B triage: 2 worked_on, 16 outside_hours, 0.5 no_worker_free",
        ]);
}

/// ```text
///       Mon 16    17     Tue 9    10    11    12
/// MW1       AAAAAA         AAAAAABBBBBBBBBBBB
///           A     B ..............
/// ```
/// The worker keeps A overnight: then B waits for the worker and not for the office.
#[test]
fn a_worker_with_work_in_hand_is_not_free_at_night() {
    Story::of(ONE_WORKER)
        .arrivals(&["2021-03-01 16:00", "2021-03-01 17:00"])
        .told()
        .causes(&[
            "A triage: 2 worked_on, 16 outside_hours",
            "B triage: 2 worked_on, 17 no_worker_free",
        ]);
}

/// ```text
///       Mon 9    10    11    12    13    14    15
/// MW1       AAAAAAAAAAAACCCCCCCCCCCCBBBBBBBBBBBB
///           B 9:30 .................
///                 C 10:00, urgent
/// ```
/// From eleven on B is overtaken by C, which came later.
#[test]
fn an_urgent_case_that_came_later_overtakes() {
    Story::of(ONE_WORKER)
        .arrivals(&[
            "2021-03-01 09:00",
            "2021-03-01 09:30",
            "2021-03-01 10:00,,true",
        ])
        .told()
        .causes(&[
            "A triage: 2 worked_on",
            "C triage: 2 worked_on, 1 no_worker_free",
            "B triage: 2 worked_on, 2 overtaken, 1.5 no_worker_free",
        ]);
}

/// ```text
///      Mon 9    10    11      Tue 10    11    12    13      Wed 13    14
/// MW1      AAAAAABBBBBB           AAAAAABBBBBBCCCCCC            CCCCCC
/// held     1     2            2         1     0 1                     0
///          C ................................
/// ```
/// C waits for the worker for an hour, then from Monday 10:00 to Tuesday 11:00 for a place: 25 hours. Then there is a place, and
/// the worker has B in hand.
#[test]
fn a_full_caseload_is_a_cause() {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        [stage.triage]
        owner = "MW"
        work  = [{ role = "MW", hours = 2, slices = 2, wait = "1 day" }]
        next  = { closed = 1 }
        [team.front]
        staff    = { MW = 1 }
        stages   = ["triage"]
        caseload = 2
        "#,
    )
    .arrivals(&["2021-03-01 09:00"; 3])
    .told()
    .causes(&[
        "A triage: 2 worked_on, 24 planned_wait",
        "B triage: 2 worked_on, 24 planned_wait, 1 no_worker_free",
        "C triage: 2 worked_on, 24 planned_wait, 25 caseload_full, 2 no_worker_free",
    ]);
}

/// ```text
///       Mon 9    10    11    12    13
/// WT1       AAAAAAAAAAAABBBBBBBBBBBB
///           B ..........
/// ```
#[test]
fn a_partner_at_work_is_full() {
    Story::of(
        r#"
        role.WT.hours_per_year = "always"
        stage.triage = { work = [{ role = "WT", hours = 2 }], next = { closed = 1 } }
        team.partner = { external = true, staff = { WT = 1 }, stages = ["triage"] }
        "#,
    )
    .arrivals(&["2021-03-01 09:00"; 2])
    .told()
    .causes(&[
        "A triage: 2 worked_on",
        "B triage: 2 worked_on, 2 partner_full",
    ]);
}

/// ```text
///       Tue 9 ... 24:00   Wed   Thu 0:00 ... 9:00    10    11
/// A           nobody             the office is closed AAAAAAAA
/// ```
/// The only worker is gone on Tuesday and Wednesday: 39 hours.
#[test]
fn nobody_is_there_who_may_do_it() {
    Story::of(&format!(
        r#"{ONE_WORKER}
        [[change]]
        kind  = "leave"
        team  = "front"
        role  = "MW"
        fte   = 1
        from  = 2021-03-02
        until = 2021-03-04
        "#
    ))
    .arrivals(&["2021-03-02 09:00"])
    .told()
    .causes(&["A triage: 2 worked_on, 9 outside_hours, 39 specialist_missing"]);
}

/// ```text
///       Tue 9 ... 24:00   Wed   Thu 0:00 ... 9:00    10    11
/// A           suspended          the office is closed AAAAAAAA
/// ```
#[test]
fn a_suspended_stage_is_a_cause_day_and_night() {
    Story::of(&format!(
        r#"{ONE_WORKER}
        [[change]]
        kind  = "suspend"
        stage = "triage"
        from  = 2021-03-02
        until = 2021-03-04
        "#
    ))
    .arrivals(&["2021-03-02 09:00"])
    .told()
    .causes(&["A triage: 2 worked_on, 39 suspended, 9 outside_hours"]);
}

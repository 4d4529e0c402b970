//! Work in slices, and the waits before and between them.

use super::story::Story;

fn one_worker(work: &str) -> Story {
    Story::of(&format!(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = {{ work = [{work}], next = {{ closed = 1 }} }}
        team.front = {{ staff = {{ MW = 1 }}, stages = ["triage"] }}
        "#
    ))
}

/// ```text
///      Mon 9    10    11      Tue 10    11    12      Wed 11    12    13      Thu 12    13    14
/// MW1      AAAAAABBBBBB           AAAAAABBBBBB            AAAAAABBBBBB            AAAAAABBBBBB
///          B ....
/// ```
/// Four slices of an hour with a day between them; B follows an hour behind all the way.
#[test]
fn a_wait_lies_between_two_slices() {
    one_worker(r#"{ role = "MW", hours = 4, slices = 4, wait = "1 day" }"#)
        .arrivals(&["2021-03-01 09:00", "2021-03-01 09:00"])
        .told()
        .works(&[
            "MW1 A triage Mon 1 Mar 09:00 - 10:00",
            "MW1 B triage Mon 1 Mar 10:00 - 11:00",
            "MW1 A triage Tue 2 Mar 10:00 - 11:00",
            "MW1 B triage Tue 2 Mar 11:00 - 12:00",
            "MW1 A triage Wed 3 Mar 11:00 - 12:00",
            "MW1 B triage Wed 3 Mar 12:00 - 13:00",
            "MW1 A triage Thu 4 Mar 12:00 - 13:00",
            "MW1 B triage Thu 4 Mar 13:00 - 14:00",
        ])
        .completes(&[
            "A triage Mon 1 Mar 09:00 - Thu 4 Mar 13:00",
            "B triage Mon 1 Mar 09:00 - Thu 4 Mar 14:00",
        ]);
}

/// ```text
///                   Thu 1 Apr 15    16    17   Fri  Sat  Sun  Mon    Tue 6 Apr 9    10    Wed 7 Apr 16    17
/// elapsed: 2 days             AAAAAA ................16:00...................  AAAAAA
/// 2 working days              AAAAAA ........Good Friday..Easter.........................................AAAAAA
/// ```
#[test]
fn a_wait_in_working_days_skips_easter() {
    let waits = |wait: &str| {
        one_worker(&format!(
            r#"{{ role = "MW", hours = 2, slices = 2, wait = "{wait}" }}"#
        ))
        .arrivals(&["2021-04-01 15:00"])
        .told()
    };
    waits("2 days").works(&[
        "MW1 A triage Thu 1 Apr 15:00 - 16:00",
        "MW1 A triage Tue 6 Apr 09:00 - 10:00",
    ]);
    waits("2 working days").works(&[
        "MW1 A triage Thu 1 Apr 15:00 - 16:00",
        "MW1 A triage Wed 7 Apr 16:00 - 17:00",
    ]);
}

/// ```text
///      Mon 9    10    11    12    13    14
/// MW1      AAAAAA ............... AAAAAA
/// ```
/// Without slices the wait comes before the piece.
#[test]
fn a_wait_comes_before_a_piece_that_is_not_sliced() {
    one_worker(r#"{ role = "MW", hours = 1 }, { role = "MW", hours = 1, wait = "3 hours" }"#)
        .arrivals(&["2021-03-01 09:00"])
        .told()
        .works(&[
            "MW1 A triage Mon 1 Mar 09:00 - 10:00",
            "MW1 A triage Mon 1 Mar 13:00 - 14:00",
        ]);
}

/// ```text
///      Mon 9    10    11    12    13
/// MW1      AAAAAA      BBBBBBAAAAAABBBBBB...
///          A1     1 h   B1    A2    B2
/// ```
/// A waits an hour from 10:00; B arrives at 10:30 and is begun at once; A's second slice is ready at 11:00 and has to
/// wait for B's first.
#[test]
fn a_worker_does_other_work_while_a_case_waits() {
    one_worker(r#"{ role = "MW", hours = 2, slices = 2, wait = "1 hour" }"#)
        .arrivals(&["2021-03-01 09:00", "2021-03-01 10:30"])
        .told()
        .works(&[
            "MW1 A triage Mon 1 Mar 09:00 - 10:00",
            "MW1 B triage Mon 1 Mar 10:30 - 11:30",
            "MW1 A triage Mon 1 Mar 11:30 - 12:30",
            "MW1 B triage Mon 1 Mar 12:30 - 13:30",
        ]);
}

/// One hour in three slices: 20 minutes each, so that the drawn hours are worked exactly once.
///
/// ```text
///      Mon 9:00  9:20       9:50  10:10       10:40  11:00
/// MW1      AAAAAA . 30 min . AAAAAA . 30 min . AAAAAA
/// ```
#[test]
fn slices_are_equal_parts_of_the_hours() {
    one_worker(r#"{ role = "MW", hours = 1, slices = 3, wait = "30 minutes" }"#)
        .arrivals(&["2021-03-01 09:00"])
        .told()
        .works(&[
            "MW1 A triage Mon 1 Mar 09:00 - 09:20",
            "MW1 A triage Mon 1 Mar 09:50 - 10:10",
            "MW1 A triage Mon 1 Mar 10:40 - 11:00",
        ]);
}

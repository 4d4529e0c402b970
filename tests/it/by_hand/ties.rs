//! What happens in the same second is known before anybody chooses: the order of the events makes no difference.

use super::story::Story;

/// ```text
///      Mon 9    10    11    12
/// MW1      AAAAAAC!C!C!BBBBBB
///                B .........         received at 10:00:00
///                C! urgent, received at 10:00:00
///                ^ A ends at 10:00:00
/// ```
/// The urgent one of two cases that arrive in the second in which the worker comes free goes first, whichever of them is
/// written first: only their letters change.
#[test]
fn two_arrivals_and_an_end_of_work_in_one_second() {
    let study = r#"
        role.MW.hours_per_year = "always"
        stage.triage = { work = [{ role = "MW", hours = 1 }], next = { closed = 1 } }
        team.front = { staff = { MW = 1 }, stages = ["triage"] }
    "#;
    let (first, calm, urgent) = (
        "2021-03-01 09:00",
        "2021-03-01 10:00,,false",
        "2021-03-01 10:00,,true",
    );
    for (arrivals, [second, third]) in [
        ([first, calm, urgent], ["C", "B"]),
        ([first, urgent, calm], ["B", "C"]),
    ] {
        Story::of(study).arrivals(&arrivals).told().works(&[
            "MW1 A triage Mon 1 Mar 09:00 - 10:00",
            &format!("MW1 {second} triage Mon 1 Mar 10:00 - 11:00"),
            &format!("MW1 {third} triage Mon 1 Mar 11:00 - 12:00"),
        ]);
    }
    // By two streams, in both orders.
    for [one, other] in [
        [("reports", calm), ("calls", urgent)],
        [("calls", urgent), ("reports", calm)],
    ] {
        let told = Story::of(study)
            .arrivals_of("earlier", "triage", &[first])
            .arrivals_of(one.0, "triage", &[one.1])
            .arrivals_of(other.0, "triage", &[other.1])
            .told();
        let (second, third) = if one.0 == "calls" {
            ("B", "C")
        } else {
            ("C", "B")
        };
        told.works(&[
            "MW1 A triage Mon 1 Mar 09:00 - 10:00",
            &format!("MW1 {second} triage Mon 1 Mar 10:00 - 11:00"),
            &format!("MW1 {third} triage Mon 1 Mar 11:00 - 12:00"),
        ]);
    }
}

/// ```text
///      Mon 9    10     Tue 9    10    11    12    13     Wed 10    11    12    13    14
/// MW1      AAAAAA          BBBBBBC!C!C!AAAAAADDDDDD          BBBBBBC!C!C!       DDDDDD
///                                ^ 10:00:00: B's first slice ends, A's wait ends, C and D arrive
/// ```
/// Urgent C, then A, which was begun, then D; B's wait ends on Wednesday at 10:00, C's at 11:00, D's at 13:00.
#[test]
fn an_end_of_work_an_end_of_a_wait_and_two_arrivals_in_one_second() {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        [stage.triage]
        work = [{ role = "MW", hours = 2, slices = 2, wait = "1 day" }]
        next = { closed = 1 }
        [team.front]
        staff  = { MW = 1 }
        stages = ["triage"]
        "#,
    )
    .arrivals(&[
        "2021-03-01 09:00",
        "2021-03-02 09:00",
        "2021-03-02 10:00,,true",
        "2021-03-02 10:00",
    ])
    .told()
    .works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 10:00",
        "MW1 B triage Tue 2 Mar 09:00 - 10:00",
        "MW1 C triage Tue 2 Mar 10:00 - 11:00",
        "MW1 A triage Tue 2 Mar 11:00 - 12:00",
        "MW1 D triage Tue 2 Mar 12:00 - 13:00",
        "MW1 B triage Wed 3 Mar 10:00 - 11:00",
        "MW1 C triage Wed 3 Mar 11:00 - 12:00",
        "MW1 D triage Wed 3 Mar 13:00 - 14:00",
    ]);
}

/// ```text
///      Mon 9    10    11    12
/// MW1      AAAAAA      CCCCCC       full-time
/// MW2      BBBBBBBBBBBB             half-time
///                      ^ 11:00:00: MW2 comes free, C arrives
/// ```
/// MW1 has been idle since 10:00.
#[test]
fn who_comes_free_in_the_second_of_an_arrival_is_not_the_longest_idle() {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = { work = [{ role = "MW", hours = 1 }], next = { closed = 1 } }
        team.front = { staff = { MW = 1.5 }, stages = ["triage"] }
        "#,
    )
    .arrivals(&["2021-03-01 09:00", "2021-03-01 09:00", "2021-03-01 11:00"])
    .told()
    .works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 10:00",
        "MW2 B triage Mon 1 Mar 09:00 - 11:00",
        "MW1 C triage Mon 1 Mar 11:00 - 12:00",
    ]);
}

/// ```text
///      Mon 9    10    11    12
/// MW1      AAAAAACCCCCCDDDDDD       full-time
/// MW2      BBBBBBBBBBBB             half-time
///                      ^ 11:00:00: both come free, D arrives
/// ```
/// MW2's end of work was planned first, at nine.
#[test]
fn of_two_who_come_free_in_one_second_the_lowest_number_goes_first() {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = { work = [{ role = "MW", hours = 1 }], next = { closed = 1 } }
        team.front = { staff = { MW = 1.5 }, stages = ["triage"] }
        "#,
    )
    .arrivals(&[
        "2021-03-01 09:00",
        "2021-03-01 09:00",
        "2021-03-01 10:00",
        "2021-03-01 11:00",
    ])
    .told()
    .works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 10:00",
        "MW2 B triage Mon 1 Mar 09:00 - 11:00",
        "MW1 C triage Mon 1 Mar 10:00 - 11:00",
        "MW1 D triage Mon 1 Mar 11:00 - 12:00",
    ]);
}

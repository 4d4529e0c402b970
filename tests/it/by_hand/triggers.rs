//! Changes that begin and end by a condition on the lists, looked at every midnight.

use super::story::Story;

/// MW1 does triage of a day; MW2 gives advice, and helps with triage while this trigger holds.
fn help(trigger: &str) -> Story {
    Story::of(&format!(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = {{ work = [{{ role = "MW", hours = 8 }}], next = {{ closed = 1 }} }}
        stage.advice = {{ work = [{{ role = "MW", hours = 8 }}], next = {{ closed = 1 }} }}
        team.front = {{ staff = {{ MW = 1 }}, stages = ["triage"] }}
        team.advice = {{ staff = {{ MW = 1 }}, stages = ["advice"] }}
        [[change]]
        kind   = "stages"
        team   = "advice"
        stages = ["advice", "triage"]
        {trigger}
        "#
    ))
    .arrivals_of("advice", "advice", &[])
}

/// More than two cases wait; then it lasts three days at least.
///
/// ```text
///            Mon 1 Mar     Tue 2     Wed 3     Thu 4     Fri 5     Mon 8
/// at 0:00    0             3, on     1         0         0, off    1
/// MW1        A             C         D         E         G         H
/// MW2                      B                   F
/// ```
/// On Monday A, B, C and D come, of which three wait at midnight. On Wednesday one waits, but Tuesday, Wednesday and
/// Thursday are the three days. Thursday brings E and F, both taken at once; on Friday MW2 gives advice again and H waits
/// until Monday.
#[test]
fn a_change_begins_by_a_condition_and_holds_so_long() {
    help(
        r#"
        when = "waiting.triage > 2"
        for  = "3 days"
        "#,
    )
    .arrivals(&[
        "2021-03-01 09:00",
        "2021-03-01 09:00",
        "2021-03-01 09:00",
        "2021-03-01 09:00",
        "2021-03-04 09:00",
        "2021-03-04 09:00",
        "2021-03-05 09:00",
        "2021-03-05 09:00",
    ])
    .told()
    .works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 17:00",
        "MW1 C triage Tue 2 Mar 09:00 - 17:00",
        "MW2 B triage Tue 2 Mar 09:00 - 17:00",
        "MW1 D triage Wed 3 Mar 09:00 - 17:00",
        "MW1 F triage Thu 4 Mar 09:00 - 17:00",
        "MW2 E triage Thu 4 Mar 09:00 - 17:00",
        "MW1 G triage Fri 5 Mar 09:00 - 17:00",
        "MW1 H triage Mon 8 Mar 09:00 - 17:00",
    ]);
}

/// It begins when more than three wait and ends when fewer than two do; without `until` it ends as soon as no more than
/// three wait.
///
/// ```text
///            Mon 1 Mar     Tue 2     Wed 3           Thu 4          Fri 5     Mon 8
/// at 0:00    0             5, on     3               1, off         1
/// MW1        A             C         D               F              G
/// MW2                      B         E
/// without `until`          5, on     3, off          2              2         1
/// MW1        A             C         D               E              F         G
/// MW2                      B
/// ```
/// G comes on Thursday at 10:00.
#[test]
fn a_change_ends_by_a_condition_of_its_own() {
    let story = |until: &str| {
        help(&format!(
            r#"
            when = "waiting.triage > 3"
            {until}
            "#
        ))
        .arrivals(&[
            "2021-03-01 09:00",
            "2021-03-01 09:00",
            "2021-03-01 09:00",
            "2021-03-01 09:00",
            "2021-03-01 09:00",
            "2021-03-01 09:00",
            "2021-03-04 10:00",
        ])
        .told()
    };
    story(r#"until = "waiting.triage < 2""#).works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 17:00",
        "MW1 C triage Tue 2 Mar 09:00 - 17:00",
        "MW2 B triage Tue 2 Mar 09:00 - 17:00",
        "MW1 D triage Wed 3 Mar 09:00 - 17:00",
        "MW2 E triage Wed 3 Mar 09:00 - 17:00",
        "MW1 F triage Thu 4 Mar 09:00 - 17:00",
        "MW1 G triage Fri 5 Mar 09:00 - 17:00",
    ]);
    story("").works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 17:00",
        "MW1 C triage Tue 2 Mar 09:00 - 17:00",
        "MW2 B triage Tue 2 Mar 09:00 - 17:00",
        "MW1 D triage Wed 3 Mar 09:00 - 17:00",
        "MW1 E triage Thu 4 Mar 09:00 - 17:00",
        "MW1 F triage Fri 5 Mar 09:00 - 17:00",
        "MW1 G triage Mon 8 Mar 09:00 - 17:00",
    ]);
}

/// The dates of a change are the days on which its condition is watched: on Tuesday it is not yet, from Thursday on no
/// longer, whatever waits and whatever the least duration.
///
/// ```text
///            Mon 1 Mar     Tue 2     Wed 3     Thu 4     Fri 5
/// at 0:00    0             4         3, on     1, off    0
/// MW1        A             B         D         E
/// MW2                                C
/// ```
#[test]
fn a_condition_is_watched_between_its_dates() {
    help(
        r#"
        when  = "waiting.triage >= 1"
        for   = "2 weeks"
        from  = 2021-03-03
        until = 2021-03-04
        "#,
    )
    .arrivals(&["2021-03-01 09:00"; 5])
    .told()
    .works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 17:00",
        "MW1 B triage Tue 2 Mar 09:00 - 17:00",
        "MW1 D triage Wed 3 Mar 09:00 - 17:00",
        "MW2 C triage Wed 3 Mar 09:00 - 17:00",
        "MW1 E triage Thu 4 Mar 09:00 - 17:00",
    ]);
}

/// Cases in hand count from their first work to their completion, the days between two slices included: A and B have
/// theirs on Monday and Wednesday. On Tuesday two are in hand, so advice is suspended until Thursday.
///
/// ```text
///      Mon 9  10  11     Tue 10 ..     Wed 10 11 12      Thu 9  10
/// MW1      AAAABBBB          C ........... AABBB ............. CCC
/// ```
#[test]
fn a_condition_may_count_work_in_hand() {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = { work = [{ role = "MW", hours = 2, slices = 2, wait = "2 days" }], next = { closed = 1 } }
        stage.advice = { work = [{ role = "MW", hours = 1 }], next = { closed = 1 } }
        team.front = { staff = { MW = 1 }, stages = ["triage", "advice"] }
        [[change]]
        kind  = "suspend"
        stage = "advice"
        when  = "in_hand.triage >= 2"
        "#,
    )
    .arrivals(&["2021-03-01 09:00", "2021-03-01 09:00"])
    .arrivals_of("advice", "advice", &["2021-03-02 10:00"])
    .told()
    .works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 10:00",
        "MW1 B triage Mon 1 Mar 10:00 - 11:00",
        "MW1 A triage Wed 3 Mar 10:00 - 11:00",
        "MW1 B triage Wed 3 Mar 11:00 - 12:00",
        "MW1 C advice Thu 4 Mar 09:00 - 10:00",
    ]);
}

/// Reports of the 365 days before count, today not: on Thursday there have been three, so MW2 helps. A year later A, B and C
/// drop out one by one. On 3 March 2022 C still counts, on 4 March F and G do in its place; where these did not
/// come, D and E are left, and MW2 no longer helps.
///
/// ```text
///          Mon 1 Mar   Tue 2   Wed 3   Thu 4    Thu 3 Mar 2022   Fri 4    Mon 7
/// at 0:00  0           1       2       3, on    3                4        4
/// MW1      A           B       C       E        F                H
/// MW2                                  D        G                I
/// the other story                               3                2, off   2
/// MW1                                                            F        G
/// ```
/// D, the older, goes to MW2, who has been idle longest; F and H to the first of two who have been idle as long.
#[test]
fn a_condition_may_count_the_reports_of_a_year() {
    let first = [
        "2021-03-01 09:00",
        "2021-03-02 09:00",
        "2021-03-03 09:00",
        "2021-03-04 09:00",
        "2021-03-04 09:00",
    ];
    let works = [
        "MW1 A triage Mon 1 Mar 09:00 - 17:00",
        "MW1 B triage Tue 2 Mar 09:00 - 17:00",
        "MW1 C triage Wed 3 Mar 09:00 - 17:00",
        "MW1 E triage Thu 4 Mar 09:00 - 17:00",
        "MW2 D triage Thu 4 Mar 09:00 - 17:00",
    ];
    let story = |later: &[&'static str], told: &[&'static str]| {
        help(r#"when = "received.reports >= 3""#)
            .arrivals(&[&first[..], later].concat())
            .until("2022-04-01")
            .told()
            .works(&[&works[..], told].concat());
    };
    story(
        &[
            "2022-03-03 09:00",
            "2022-03-03 09:00",
            "2022-03-04 09:00",
            "2022-03-04 09:00",
        ],
        &[
            "MW1 F triage Thu 3 Mar 09:00 - 17:00",
            "MW2 G triage Thu 3 Mar 09:00 - 17:00",
            "MW1 H triage Fri 4 Mar 09:00 - 17:00",
            "MW2 I triage Fri 4 Mar 09:00 - 17:00",
        ],
    );
    story(
        &["2022-03-04 09:00", "2022-03-04 09:00"],
        &[
            "MW1 F triage Fri 4 Mar 09:00 - 17:00",
            "MW1 G triage Mon 7 Mar 09:00 - 17:00",
        ],
    );
}

/// People may be hired by a condition too: for two weeks at least when more than two cases wait, two days after that is
/// seen. It is seen twice: on Tuesday 2 March and on Wednesday 31 March.
///
/// ```text
///            Mon 1 Mar   Tue 2   Wed 3   Thu 4     Tue 16   Tue 30   Wed 31   Thu 1 Apr   Fri 2    Tue 6   Wed 14
/// at 0:00    0           4, on                     0, off   0        4, on                                 0, off
/// MW1        A           B       C       D                  F        G        H                    I
/// MW2                                    comes, E  goes                                   comes    J       goes
/// ```
/// Good Friday and Easter Monday are free.
#[test]
fn a_condition_may_hire() {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = { work = [{ role = "MW", hours = 8 }], next = { closed = 1 } }
        team.front = { staff = { MW = 1 }, stages = ["triage"] }
        [[change]]
        kind = "hire"
        team = "front"
        role = "MW"
        fte  = 1.0
        when = "waiting.triage > 2"
        for  = "2 weeks"
        lag  = "2 days"
        "#,
    )
    .arrivals(&[
        "2021-03-01 09:00",
        "2021-03-01 09:00",
        "2021-03-01 09:00",
        "2021-03-01 09:00",
        "2021-03-01 09:00",
        "2021-03-30 09:00",
        "2021-03-30 09:00",
        "2021-03-30 09:00",
        "2021-03-30 09:00",
        "2021-03-30 09:00",
    ])
    .told()
    .staff(&[
        "MW2 Thu 4 Mar 1 fte at 1",
        "MW2 Tue 16 Mar 0 fte at 0",
        "MW2 Fri 2 Apr 1 fte at 1",
        "MW2 Wed 14 Apr 0 fte at 0",
    ])
    .works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 17:00",
        "MW1 B triage Tue 2 Mar 09:00 - 17:00",
        "MW1 C triage Wed 3 Mar 09:00 - 17:00",
        "MW1 D triage Thu 4 Mar 09:00 - 17:00",
        "MW2 E triage Thu 4 Mar 09:00 - 17:00",
        "MW1 F triage Tue 30 Mar 09:00 - 17:00",
        "MW1 G triage Wed 31 Mar 09:00 - 17:00",
        "MW1 H triage Thu 1 Apr 09:00 - 17:00",
        "MW1 I triage Tue 6 Apr 09:00 - 17:00",
        "MW2 J triage Tue 6 Apr 09:00 - 17:00",
    ]);
}

//! Reports on households that are known: some join an open case, some come after it was closed.

use super::story::Story;

/// Two areas with a case worker each, and triage of eight hours.
fn two_areas(repeat_contact: &str) -> Story {
    Story::of(&format!(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = {{ work = [{{ role = "MW", hours = 8 }}], next = {{ closed = 1 }} }}
        area.noord.share = 0.5
        area.zuid.share = 0.5
        team.noord = {{ staff = {{ MW = 1 }}, stages = ["triage"], areas = ["noord"] }}
        team.zuid = {{ staff = {{ MW = 1 }}, stages = ["triage"], areas = ["zuid"] }}
        [deadline.decision]
        start = "received"
        stop  = "triage.completed"
        term  = "3 days"
        legal = false
        {repeat_contact}
        "#
    ))
}

/// Every report that can joins an open case: an hour of administration.
const FOLLOW_UP: &str = r#"
    [followup]
    share = 1.0
    stage = "administration"
    [role.SC]
    hours_per_year = "always"
    [stage.administration]
    work = [{ role = "SC", hours = 1 }]
    next = { closed = 1 }
    [team.office]
    staff  = { SC = 1 }
    stages = ["administration"]
"#;

/// Every household comes back, but for one in a million: that all do, again and again, is refused.
const REREPORT: &str = r#"
    [rereport]
    share = 0.999999
    delay = "2 weeks"
"#;

/// Every report joins an open case of its area, when there is one.
///
/// ```text
///           Mon 1 Mar 9  10  11  12 .. 17     Tue 9 .. 17     Wed 9 .. 17
/// noord MW1           AAAAAAAAAAAAAAAAAAA         EEEEEEE
/// zuid  MW2                  CCCCCCCCCCCC         CC (9 - 10)
/// SC1                    BBBB  DDDD
/// ```
/// B comes at 10:00 while A is open and joins it. C is from zuid, where nothing is open. D comes at 10:30 while A and B are
/// open: it joins the case, not the report. A is closed on Monday at 17:00, so that E on Tuesday is a case. B and D
/// have no term: what has to be decided on is A.
#[test]
fn a_report_joins_an_open_case_of_its_area() {
    two_areas(FOLLOW_UP)
    .arrivals(&[
        "2021-03-01 09:00,noord",
        "2021-03-01 10:00,noord",
        "2021-03-01 10:00,zuid",
        "2021-03-01 10:30,noord",
        "2021-03-02 09:00,noord",
    ])
    .told()
    .joins(&["B joins A", "D joins A"])
    .works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 17:00",
        "MW2 C triage Mon 1 Mar 10:00 - Tue 2 Mar 10:00",
        "SC1 B administration Mon 1 Mar 10:00 - 11:00",
        "SC1 D administration Mon 1 Mar 11:00 - 12:00",
        "MW1 E triage Tue 2 Mar 09:00 - 17:00",
    ])
    .terms(&[
        "A decision Mon 1 Mar 09:00 - Thu 4 Mar 09:00 counts Mon 1 Mar 09:00 stopped Mon 1 Mar 17:00",
        "C decision Mon 1 Mar 10:00 - Thu 4 Mar 10:00 counts Mon 1 Mar 10:00 stopped Tue 2 Mar 10:00",
        "E decision Tue 2 Mar 09:00 - Fri 5 Mar 09:00 counts Tue 2 Mar 09:00 stopped Tue 2 Mar 17:00",
    ]);
}

/// Every household is reported again two weeks after its case was closed, as a new case of the same area with a term
/// of its own.
///
/// ```text
///           Mon 1 Mar 9 .. 17     Mon 15 Mar 17     Tue 16 9 .. 17     Tue 30 Mar 17     Wed 31 9 .. 17
/// noord MW1
/// zuid  MW2           AAAAAAA     B is received         BBBBBBBBBB     C is received         CCCCCCCCCC
/// ```
#[test]
fn a_household_is_reported_again_after_its_case_was_closed() {
    two_areas(REREPORT)
    .arrivals(&["2021-03-01 09:00,zuid"])
    .until("2021-04-10")
    .told()
    .joins(&[])
    .works(&[
        "MW2 A triage Mon 1 Mar 09:00 - 17:00",
        "MW2 B triage Tue 16 Mar 09:00 - 17:00",
        "MW2 C triage Wed 31 Mar 09:00 - 17:00",
    ])
    .terms(&[
        "A decision Mon 1 Mar 09:00 - Thu 4 Mar 09:00 counts Mon 1 Mar 09:00 stopped Mon 1 Mar 17:00",
        "B decision Mon 15 Mar 17:00 - Thu 18 Mar 17:00 counts Mon 15 Mar 17:00 stopped Tue 16 Mar 17:00",
        "C decision Tue 30 Mar 17:00 - Fri 2 Apr 17:00 counts Tue 30 Mar 17:00 stopped Wed 31 Mar 17:00",
    ]);
}

/// Both at once. B joins A. A is closed on Monday at 17:00 and comes back on Monday 15 March as C; the report B, done
/// at 11:00, does not come back by itself. D comes on Tuesday 16 March while C is open and joins it. E is A's
/// household again, two weeks after C.
///
/// ```text
///           Mon 1 Mar 9  10  11 .. 17     Mon 15 17        Tue 16 9  10  11 .. 17     Tue 30 17        Wed 31 9 .. 17
/// noord MW1           AAAAAAAAAAAAAAA     C is received           CCCCCCCCCCCCCCC     E is received           EEEEEEE
/// SC1                    BBBB                                        DDDD
/// ```
#[test]
fn a_report_that_joined_does_not_come_back() {
    two_areas(&[FOLLOW_UP, REREPORT].concat())
        .arrivals(&[
            "2021-03-01 09:00,noord",
            "2021-03-01 10:00,noord",
            "2021-03-16 10:00,noord",
        ])
        .until("2021-04-10")
        .told()
        .joins(&["B joins A", "D joins C"])
        .works(&[
            "MW1 A triage Mon 1 Mar 09:00 - 17:00",
            "SC1 B administration Mon 1 Mar 10:00 - 11:00",
            "MW1 C triage Tue 16 Mar 09:00 - 17:00",
            "SC1 D administration Tue 16 Mar 10:00 - 11:00",
            "MW1 E triage Wed 31 Mar 09:00 - 17:00",
        ]);
}

/// A report may join a case that was open at the start: A is in hand since 15 February with 2 of its 8 hours to go.
///
/// ```text
///           Mon 1 Mar 9  10  11
/// MW1                 AAAAAAAA
/// SC1                     BBBB
/// ```
#[test]
fn a_report_joins_a_case_that_was_open_at_the_start() {
    Story::of(&format!(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = {{ work = [{{ role = "MW", hours = 8 }}], next = {{ closed = 1 }} }}
        team.front = {{ staff = {{ MW = 1 }}, stages = ["triage"] }}
        {FOLLOW_UP}
        "#
    ))
    .open_cases(&["2021-17,2021-02-01,triage,2021-02-15,in_hand,,6"])
    .arrivals(&["2021-03-01 10:00"])
    .told()
    .joins(&["B joins A"])
    .works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 11:00",
        "SC1 B administration Mon 1 Mar 10:00 - 11:00",
    ]);
}

//! What is different for a while: suspended stages, other work, routes, inflow, caseloads, orders and areas.

use doorstroom::engine::Fact;
use doorstroom::time::{Day, SimTime};

use super::story::Story;

/// Contacts one, two and three weeks after entry all fall in the four weeks in which monitoring is suspended. Their
/// clocks start at their own moments; on Monday 29 March they are made up for, one after the other.
///
/// ```text
///      Mon 1 Mar 9    10   Fri 5 ..................................... Sun 28   Mon 29 9    10    11    12
/// MW1            AAAAAA    suspended                                                   AAAAAAAAAAAAAAAAAA
/// moments                           Mon 8 10:00  Mon 15 10:00  Mon 22 10:00
/// ```
#[test]
fn contacts_in_a_suspension_are_made_up_for() {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = { work = [{ role = "MW", hours = 1 }], next = { monitor = 1 } }
        [stage.monitor]
        work = [
          { role = "MW", hours = 1, at = "1 week" },
          { role = "MW", hours = 1, at = "2 weeks" },
          { role = "MW", hours = 1, at = "3 weeks" },
        ]
        next = { closed = 1 }
        [team.front]
        staff  = { MW = 1 }
        stages = ["triage", "monitor"]
        [deadline.contact]
        start = "monitor.due"
        stop  = "monitor.done"
        term  = "3 days"
        legal = false
        [[change]]
        kind  = "suspend"
        stage = "monitor"
        from  = 2021-03-05
        until = 2021-03-29
        "#,
    )
    .arrivals(&["2021-03-01 09:00"])
    .told()
    .works(&[
        "MW1 A triage  Mon 1 Mar 09:00 - 10:00",
        "MW1 A monitor Mon 29 Mar 09:00 - 10:00",
        "MW1 A monitor Mon 29 Mar 10:00 - 11:00",
        "MW1 A monitor Mon 29 Mar 11:00 - 12:00",
    ])
    .terms(&[
        "A contact Mon 8 Mar 10:00 - Thu 11 Mar 10:00 counts Mon 8 Mar 10:00 stopped Mon 29 Mar 10:00",
        "A contact Mon 15 Mar 10:00 - Thu 18 Mar 10:00 counts Mon 15 Mar 10:00 stopped Mon 29 Mar 11:00",
        "A contact Mon 22 Mar 10:00 - Thu 25 Mar 10:00 counts Mon 22 Mar 10:00 stopped Mon 29 Mar 12:00",
    ]);
}

/// Triage in two slices of four hours is suspended on Tuesday and Wednesday. A's first slice is finished, its second is
/// not begun; C arrives meanwhile; advice goes on.
///
/// ```text
///      Mon 1 Mar 15  17   Tue 9  11   Wed 10  11   Thu 9  13   17   Fri 9  13   17   Mon 9  13
/// MW1            AAAAAA       AAAA        DDDD         AAAABBBBB        BBBBCCCCC        CCCC
/// triage                  suspended .............|
/// ```
/// On Thursday everything has the place that it had: A is begun, B came before C.
#[test]
fn a_suspended_stage_begins_nothing_and_forgets_nothing() {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = { work = [{ role = "MW", hours = 8, slices = 2 }], next = { closed = 1 } }
        stage.advice = { work = [{ role = "MW", hours = 1 }], next = { closed = 1 } }
        team.front = { staff = { MW = 1 }, stages = ["triage", "advice"] }
        [[change]]
        kind  = "suspend"
        stage = "triage"
        from  = 2021-03-02
        until = 2021-03-04
        "#,
    )
    .arrivals(&["2021-03-01 15:00", "2021-03-01 16:00", "2021-03-03 09:00"])
    .arrivals_of("advice", "advice", &["2021-03-03 10:00"])
    .told()
    .works(&[
        "MW1 A triage Mon 1 Mar 15:00 - Tue 2 Mar 11:00",
        "MW1 D advice Wed 3 Mar 10:00 - 11:00",
        "MW1 A triage Thu 4 Mar 09:00 - 13:00",
        "MW1 B triage Thu 4 Mar 13:00 - 17:00",
        "MW1 B triage Fri 5 Mar 09:00 - 13:00",
        "MW1 C triage Fri 5 Mar 13:00 - 17:00",
        "MW1 C triage Mon 8 Mar 09:00 - 13:00",
    ]);
}

/// From Wednesday to Sunday triage takes twice its eight hours.
///
/// ```text
///      Tue 2 Mar 13  17   Wed 9  13  17   Thu 9 .. 17   Fri 9  13  17   Mon 8 9 .. 17   Tue 9  13  17   Wed 9  13
/// MW1            AAAAAA       AAAABBBB        BBBBBBB       BBBBCCCC          CCCCCCC       CCCCDDDD        DDDD
/// ```
/// A was begun before and keeps its 8 hours; B is begun on Wednesday: 16 hours; C, begun on Friday, keeps its 16 hours after
/// the change; D has 8 again.
#[test]
fn work_that_is_begun_keeps_its_hours() {
    for effort in ["factor = 2", "hours = 16"] {
        Story::of(&format!(
            r#"
            role.MW.hours_per_year = "always"
            stage.triage = {{ work = [{{ role = "MW", hours = 8 }}], next = {{ closed = 1 }} }}
            team.front = {{ staff = {{ MW = 1 }}, stages = ["triage"] }}
            [[change]]
            kind  = "work"
            stage = "triage"
            {effort}
            from  = 2021-03-03
            until = 2021-03-08
            "#
        ))
        .arrivals(&[
            "2021-03-02 13:00",
            "2021-03-02 14:00",
            "2021-03-04 09:00",
            "2021-03-04 10:00",
        ])
        .told()
        .works(&[
            "MW1 A triage Tue 2 Mar 13:00 - Wed 3 Mar 13:00",
            "MW1 B triage Wed 3 Mar 13:00 - Fri 5 Mar 13:00",
            "MW1 C triage Fri 5 Mar 13:00 - Tue 9 Mar 13:00",
            "MW1 D triage Tue 9 Mar 13:00 - Wed 10 Mar 13:00",
        ]);
    }
}

/// From Wednesday to Sunday cases are closed after triage. What counts is the moment at which triage is completed: B was
/// begun on Tuesday and is completed on Wednesday.
#[test]
fn a_route_holds_for_what_is_completed_meanwhile() {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = { work = [{ role = "MW", hours = 1 }], next = { monitor = 1 } }
        stage.monitor = { work = [{ role = "MW", hours = 1 }], next = { closed = 1 } }
        team.front = { staff = { MW = 1 }, stages = ["triage", "monitor"] }
        [[change]]
        kind  = "route"
        stage = "triage"
        next  = { closed = 1 }
        from  = 2021-03-03
        until = 2021-03-08
        "#,
    )
    .arrivals(&["2021-03-01 09:00", "2021-03-02 16:30", "2021-03-08 09:00"])
    .told()
    .completes(&[
        "A triage  Mon 1 Mar 09:00 - 10:00",
        "A monitor Mon 1 Mar 10:00 - 11:00",
        "B triage  Tue 2 Mar 16:30 - Wed 3 Mar 09:30",
        "C triage  Mon 8 Mar 09:00 - 10:00",
        "C monitor Mon 8 Mar 10:00 - 11:00",
    ]);
}

/// When reports arrive at a rate of twenty a day, with this change of it.
fn arrivals_under(change: &str) -> Vec<SimTime> {
    let told = Story::of(&format!(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = {{ work = [{{ role = "MW", hours = 0.1 }}], next = {{ closed = 1 }} }}
        team.front = {{ staff = {{ MW = 1 }}, stages = ["triage"] }}
        arrivals.reports = {{ to = "triage", rate = "20 per day" }}
        {change}
        "#
    ))
    .until("2021-04-01")
    .told();
    let facts = told.facts().iter();
    let arrived = facts.filter(|(_, fact)| matches!(fact, Fact::CaseArrived { .. }));
    arrived.map(|&(at, _)| at).collect()
}

/// Nothing arrives from 8 to 15 March at midnight; before and after it the very reports of the unchanged study.
#[test]
fn without_inflow_for_a_week_the_other_weeks_stay_as_they_were() {
    let usual = arrivals_under("");
    let without = arrivals_under(
        r#"
        [[change]]
        kind   = "inflow"
        factor = 0
        from   = 2021-03-08
        until  = 2021-03-15
        "#,
    );
    let week = Day::new(2021, 3, 8).start()..Day::new(2021, 3, 15).start();
    let outside: Vec<SimTime> = usual
        .iter()
        .copied()
        .filter(|at| !week.contains(at))
        .collect();
    // 140 are expected in the week; a hundred are far below that.
    assert!(usual.len() - outside.len() > 100);
    assert_eq!(without, outside);
}

/// Two slices of an hour with a day between them, by the owner; these caps on the caseload.
fn capped(usual: &str, change: &str) -> Story {
    Story::of(&format!(
        r#"
        role.MW.hours_per_year = "always"
        [stage.triage]
        owner = "MW"
        work  = [{{ role = "MW", hours = 2, slices = 2, wait = "1 day" }}]
        next  = {{ closed = 1 }}
        [team.front]
        staff    = {{ MW = 1 }}
        stages   = ["triage"]
        caseload = {usual}
        [[change]]
        kind     = "caseload"
        team     = "front"
        caseload = {change}
        from     = 2021-03-03
        "#
    ))
    .arrivals(&["2021-03-01 09:00"; 4])
}

/// One case at a time, two at a time from Wednesday on: C need not wait for B.
///
/// ```text
///      Mon 9  10     Tue 10  11  12     Wed 9  10    12  13  14     Thu 10  11    14  15
/// MW1      AAAA          AAAABBBB           CCCC     BBBBDDDD           CCCC      DDDD
/// held     1             1   1              2            2              1         0
/// ```
/// On Wednesday at 13:00 B leaves a place, which D takes.
#[test]
fn a_higher_cap_lets_new_cases_in() {
    capped("1", "2").told().works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 10:00",
        "MW1 A triage Tue 2 Mar 10:00 - 11:00",
        "MW1 B triage Tue 2 Mar 11:00 - 12:00",
        "MW1 C triage Wed 3 Mar 09:00 - 10:00",
        "MW1 B triage Wed 3 Mar 12:00 - 13:00",
        "MW1 D triage Wed 3 Mar 13:00 - 14:00",
        "MW1 C triage Thu 4 Mar 10:00 - 11:00",
        "MW1 D triage Thu 4 Mar 14:00 - 15:00",
    ]);
    // Without a limit both wait for an hour of the worker only.
    capped("1", r#""none""#).told().works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 10:00",
        "MW1 A triage Tue 2 Mar 10:00 - 11:00",
        "MW1 B triage Tue 2 Mar 11:00 - 12:00",
        "MW1 C triage Wed 3 Mar 09:00 - 10:00",
        "MW1 D triage Wed 3 Mar 10:00 - 11:00",
        "MW1 B triage Wed 3 Mar 12:00 - 13:00",
        "MW1 C triage Thu 4 Mar 10:00 - 11:00",
        "MW1 D triage Thu 4 Mar 11:00 - 12:00",
    ]);
}

/// Two cases at a time, one at a time from Wednesday on: nobody gives a case away, but D has to wait for both.
///
/// ```text
///      Mon 9  10  11     Tue 10  11  12  13  14     Wed 13  14  15  16     Thu 16  17
/// MW1      AAAABBBB          AAAABBBBCCCCDDDD           CCCCDDDDEEEE           EEEE
/// held     1   2             1   0   1   2              1   0   1              0
/// ```
/// C and D are in before the cap falls and stay although that is one too many; when C is finished on Wednesday at 14:00
/// there is no place for E yet.
#[test]
fn a_lower_cap_takes_nothing_away() {
    capped("2", "1")
        .arrivals_of("later", "triage", &["2021-03-02 16:00"])
        .told()
        .works(&[
            "MW1 A triage Mon 1 Mar 09:00 - 10:00",
            "MW1 B triage Mon 1 Mar 10:00 - 11:00",
            "MW1 A triage Tue 2 Mar 10:00 - 11:00",
            "MW1 B triage Tue 2 Mar 11:00 - 12:00",
            "MW1 C triage Tue 2 Mar 12:00 - 13:00",
            "MW1 D triage Tue 2 Mar 13:00 - 14:00",
            "MW1 C triage Wed 3 Mar 13:00 - 14:00",
            "MW1 D triage Wed 3 Mar 14:00 - 15:00",
            "MW1 E triage Wed 3 Mar 15:00 - 16:00",
            "MW1 E triage Thu 4 Mar 16:00 - 17:00",
        ]);
}

/// D was received on Monday and comes into triage on Tuesday at 11:00; E was received on Tuesday at 10:00. The first
/// in is E, the first due is D. MW1 is busy with A, B and C until Wednesday.
///
/// ```text
///      Mon 9 .. 17   Tue 9 .. 17   Wed 9 .. 17   Thu 9 .. 17   Fri 9 .. 17
/// MW1      AAAAAAA       BBBBBBB       CCCCCCC       D or E        the other
/// GD1                        D 10 - 11
/// ```
#[test]
fn another_order_ranks_what_waits_anew() {
    let story = |change: &str| {
        Story::of(&format!(
            r#"
            role.MW.hours_per_year = "always"
            role.GD.hours_per_year = "always"
            stage.intake = {{ work = [{{ role = "GD", hours = 1, wait = "1 day" }}], next = {{ triage = 1 }} }}
            stage.triage = {{ work = [{{ role = "MW", hours = 8 }}], next = {{ closed = 1 }} }}
            team.front = {{ staff = {{ MW = 1, GD = 1 }}, stages = ["intake", "triage"] }}
            [deadline.decision]
            start = "received"
            stop  = "triage.completed"
            term  = "10 days"
            legal = false
            {change}
            "#
        ))
        .arrivals(&[
            "2021-03-01 09:00",
            "2021-03-01 09:00",
            "2021-03-01 09:00",
            "2021-03-02 10:00",
        ])
        .arrivals_of("police", "intake", &["2021-03-01 10:00"])
        .told()
    };
    let begins = [
        "MW1 A triage Mon 1 Mar 09:00 - 17:00",
        "MW1 B triage Tue 2 Mar 09:00 - 17:00",
        "GD1 D intake Tue 2 Mar 10:00 - 11:00",
        "MW1 C triage Wed 3 Mar 09:00 - 17:00",
    ];
    let ends = |lines: [&'static str; 2]| [&begins[..], &lines].concat();
    story("").works(&ends([
        "MW1 E triage Thu 4 Mar 09:00 - 17:00",
        "MW1 D triage Fri 5 Mar 09:00 - 17:00",
    ]));
    let due = r#"
        [[change]]
        kind  = "order"
        team  = "front"
        order = "due"
        from  = 2021-03-04
        "#;
    story(due).works(&ends([
        "MW1 D triage Thu 4 Mar 09:00 - 17:00",
        "MW1 E triage Fri 5 Mar 09:00 - 17:00",
    ]));
}

/// Triage goes before advice; on Wednesday and Thursday it is the other way round.
///
/// ```text
///      Mon 9 .. 17   Tue 9 .. 17   Wed 9 .. 17   Thu 9 .. 17   Fri 9 .. 17   Mon 9 .. 17
/// MW1      AAAAAAA       BBBBBBB       DDDDDDD       EEEEEEE       CCCCCCC       FFFFFFF
/// ```
/// A, B and C are triage, D, E and F advice, all since Monday morning.
#[test]
fn another_ranking_of_stages_holds_for_what_waits() {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = { work = [{ role = "MW", hours = 8 }], next = { closed = 1 } }
        stage.advice = { work = [{ role = "MW", hours = 8 }], next = { closed = 1 } }
        team.front = { staff = { MW = 1 }, stages = ["triage", "advice"] }
        [[change]]
        kind   = "stages"
        team   = "front"
        stages = ["advice", "triage"]
        from   = 2021-03-03
        until  = 2021-03-05
        "#,
    )
    .arrivals(&["2021-03-01 09:00"; 3])
    .arrivals_of("advice", "advice", &["2021-03-01 09:01"; 3])
    .told()
    .works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 17:00",
        "MW1 B triage Tue 2 Mar 09:00 - 17:00",
        "MW1 D advice Wed 3 Mar 09:00 - 17:00",
        "MW1 E advice Thu 4 Mar 09:00 - 17:00",
        "MW1 C triage Fri 5 Mar 09:00 - 17:00",
        "MW1 F advice Mon 8 Mar 09:00 - 17:00",
    ]);
}

/// From Wednesday on team noord gives advice alone. MW1 owns A, which is ready on Wednesday at 11:00, and C, in hand since
/// Tuesday at 15:00: C is finished where it is, A goes on with MW2, before B because it is older.
///
/// ```text
///      Mon 9  11     Tue 15  17     Wed 9  11   15     Thu 11     Fri 11
/// MW1      AA            CCCCCC         CCCCCCCCCC  (2 of its 8 h on Tuesday)
/// MW2      BB            DDDDDD         DDDDDDDDDDAAAAAAAAAA...
/// ```
/// MW2 has D in hand until Wednesday at 15:00; then A until Thursday at 15:00, then B until Friday at 15:00.
#[test]
fn who_has_other_work_leaves_owned_cases_to_others() {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        [stage.triage]
        owner = "MW"
        work  = [{ role = "MW", hours = 2 }, { role = "MW", hours = 8, wait = "2 days" }]
        next  = { closed = 1 }
        [stage.visit]
        owner = "MW"
        work  = [{ role = "MW", hours = 8 }]
        next  = { closed = 1 }
        [stage.advice]
        work  = [{ role = "MW", hours = 1 }]
        next  = { closed = 1 }
        [team.noord]
        staff  = { MW = 1 }
        stages = ["triage", "visit", "advice"]
        [team.zuid]
        staff  = { MW = 1 }
        stages = ["triage", "visit"]
        [[change]]
        kind   = "stages"
        team   = "noord"
        stages = ["advice"]
        from   = 2021-03-03
        "#,
    )
    .arrivals(&["2021-03-01 09:00", "2021-03-01 09:00"])
    .arrivals_of("visits", "visit", &["2021-03-02 15:00", "2021-03-02 15:00"])
    .arrivals_of("advice", "advice", &["2021-03-03 12:00"])
    .told()
    .works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 11:00",
        "MW2 B triage Mon 1 Mar 09:00 - 11:00",
        "MW1 C visit  Tue 2 Mar 15:00 - Wed 3 Mar 15:00",
        "MW2 D visit  Tue 2 Mar 15:00 - Wed 3 Mar 15:00",
        "MW1 E advice Wed 3 Mar 15:00 - 16:00",
        "MW2 A triage Wed 3 Mar 15:00 - Thu 4 Mar 15:00",
        "MW2 B triage Thu 4 Mar 15:00 - Fri 5 Mar 15:00",
    ]);
}

/// Everything comes from noord; from 8 March until 8 April the team of zuid helps.
///
/// ```text
///            Fri 5 Mar 9 .. 17   Mon 8 9 .. 17  ...  Wed 7 Apr 9 .. 17   Thu 8 9 .. 17   Fri 9 9 .. 17
/// noord MW1            AAAAAAA                                 CCCCCCC         EEEEEEE         FFFFFFF
/// zuid  MW2                            BBBBBBB                 DDDDDDD
/// ```
/// On Monday 8 March both are idle; MW2 has been for longer.
#[test]
fn areas_are_pooled_for_a_month() {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = { work = [{ role = "MW", hours = 8 }], next = { closed = 1 } }
        area.noord.share = 0.5
        area.zuid.share = 0.5
        team.noord = { staff = { MW = 1 }, stages = ["triage"], areas = ["noord"] }
        team.zuid = { staff = { MW = 1 }, stages = ["triage"], areas = ["zuid"] }
        [[change]]
        kind  = "areas"
        team  = "zuid"
        areas = "all"
        from  = 2021-03-08
        until = 2021-04-08
        "#,
    )
    .arrivals(&[
        "2021-03-05 09:00,noord",
        "2021-03-05 09:00,noord",
        "2021-04-07 09:00,noord",
        "2021-04-07 09:00,noord",
        "2021-04-08 09:00,noord",
        "2021-04-08 09:00,noord",
    ])
    .told()
    .works(&[
        "MW1 A triage Fri 5 Mar 09:00 - 17:00",
        "MW2 B triage Mon 8 Mar 09:00 - 17:00",
        "MW1 C triage Wed 7 Apr 09:00 - 17:00",
        "MW2 D triage Wed 7 Apr 09:00 - 17:00",
        "MW1 E triage Thu 8 Apr 09:00 - 17:00",
        "MW1 F triage Fri 9 Apr 09:00 - 17:00",
    ]);
}

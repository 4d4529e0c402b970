//! Cases that are open when the run starts. The run starts on Monday 1 March at midnight.

use doorstroom::engine::Fact;
use doorstroom::measure::{Basis, Periods, Scope, StockMeasure, TermCounts};
use doorstroom::model::{DeadlineId, StageId};
use doorstroom::time::Span;

use super::story::{Story, Told};

/// Triage of eight hours, to be completed within two weeks of receipt, by this staff.
fn triage(staff: &str, work: &str, more: &str) -> Story {
    Story::of(&format!(
        r#"
        role.MW.hours_per_year = "always"
        [stage.triage]
        owner = "MW"
        work  = [{{ role = "MW", hours = 8{work} }}]
        next  = {{ closed = 1 }}
        [team.front]
        staff  = {{ MW = {staff} }}
        stages = ["triage"]
        [deadline.decision]
        start = "received"
        stop  = "triage.completed"
        term  = "2 weeks"
        legal = false
        {more}
        "#
    ))
}

/// Waiting and in hand in a stage at the start.
fn stock_at_start(told: &Told, stage: usize) -> [u32; 2] {
    let stage = StageId::from(stage);
    StockMeasure::ALL.map(|of| told.measures.stock(Scope::All, stage, of, 0))
}

/// Three cases wait since ten days before the start: Friday 19 February. They are worked on before D, which arrives
/// on Monday, and their two weeks end on Friday 5 March.
///
/// ```text
///      Mon 1 Mar 9 .. 17   Tue 9 .. 17   Wed 9 .. 17   Thu 9 .. 17
/// MW1            AAAAAAA       BBBBBBB       CCCCCCC       DDDDDDD
/// ```
#[test]
fn counted_cases_wait_since_their_age() {
    let told = triage(
        "1",
        "",
        "[opening.stage.triage]\nwaiting = 3\nage = \"10 days\"",
    )
    .arrivals(&["2021-03-01 09:00"])
    .told()
    .works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 17:00",
        "MW1 B triage Tue 2 Mar 09:00 - 17:00",
        "MW1 C triage Wed 3 Mar 09:00 - 17:00",
        "MW1 D triage Thu 4 Mar 09:00 - 17:00",
    ])
    .completes(&[
        "A triage Fri 19 Feb 00:00 - Mon 1 Mar 17:00",
        "B triage Fri 19 Feb 00:00 - Tue 2 Mar 17:00",
        "C triage Fri 19 Feb 00:00 - Wed 3 Mar 17:00",
        "D triage Mon 1 Mar 09:00 - Thu 4 Mar 17:00",
    ])
    .terms(&[
        "A decision Fri 19 Feb 00:00 - Fri 5 Mar 00:00 counts Sun 28 Feb 23:59:59 stopped Mon 1 Mar 17:00",
        "B decision Fri 19 Feb 00:00 - Fri 5 Mar 00:00 counts Sun 28 Feb 23:59:59 stopped Tue 2 Mar 17:00",
        "C decision Fri 19 Feb 00:00 - Fri 5 Mar 00:00 counts Sun 28 Feb 23:59:59 stopped Wed 3 Mar 17:00",
        "D decision Mon 1 Mar 09:00 - Mon 15 Mar 09:00 counts Mon 1 Mar 09:00 stopped Thu 4 Mar 17:00",
    ]);
    assert_eq!(stock_at_start(&told, 0), [3, 0]);
}

/// The three lists that a stage can have at the start are there to the case; how far the ones in hand are is chance.
#[test]
fn the_stock_of_the_first_day_is_what_was_given() {
    let told = Story::of(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = { work = [{ role = "MW", hours = 8 }], next = { monitor = 1 } }
        stage.monitor = { work = [{ role = "MW", hours = 1, at = "3 months" }], next = { closed = 1 } }
        team.front = { staff = { MW = 1 }, stages = ["triage", "monitor"] }
        [opening.stage.triage]
        waiting = 7
        in_hand = 4
        age     = "10 days"
        [opening.stage.monitor]
        monitored = 5
        "#,
    )
    .arrivals(&["2021-03-01 00:00"])
    .until("2021-12-01")
    .told();
    // The contact of a monitored case is still to come: no work of the stage has begun.
    assert_eq!(stock_at_start(&told, 0), [7, 4]);
    assert_eq!(stock_at_start(&told, 1), [5, 0]);
    let closed = told.facts().iter();
    let closed = closed.filter(|(_, fact)| matches!(fact, Fact::CaseClosed { .. }));
    assert_eq!(closed.count(), 7 + 4 + 5 + 1);
}

/// A list with workers and hours done. Jan (MW1) has 2 of 8 hours to go on A, Piet (MW2) 6 on B; C waits.
///
/// ```text
///      Mon 1 Mar 9  11 .. 15  17   Tue 9  11
/// MW1            AAAACCCCCCCCCCC       CCCC
/// MW2            BBBBBBBBBBB
/// ```
/// The two weeks of A, B and C ended on 15, 16 and 17 February.
const TODAYS_LIST: [&str; 3] = [
    "2021-17,2021-02-01 09:00,triage,2021-02-15 12:00,in_hand,jan,6",
    "2021-18,2021-02-02 09:00,triage,2021-02-16 12:00,in_hand,piet,2",
    "2021-21,2021-02-03 09:00,triage,2021-02-17 12:00,waiting,,",
];

#[test]
fn a_listed_case_goes_on_with_its_worker_where_it_was() {
    let told = triage("2", "", "")
        .arrivals(&[])
        .open_cases(&TODAYS_LIST)
        .told()
        .works(&[
            "MW1 A triage Mon 1 Mar 09:00 - 11:00",
            "MW2 B triage Mon 1 Mar 09:00 - 15:00",
            "MW1 C triage Mon 1 Mar 11:00 - Tue 2 Mar 11:00",
        ])
        .completes(&[
            "A triage Mon 15 Feb 12:00 - Mon 1 Mar 11:00",
            "B triage Tue 16 Feb 12:00 - Mon 1 Mar 15:00",
            "C triage Wed 17 Feb 12:00 - Tue 2 Mar 11:00",
        ])
        .terms(&[
            "A decision Mon 1 Feb 09:00 - Mon 15 Feb 09:00 counts Sun 28 Feb 23:59:59 stopped Mon 1 Mar 11:00",
            "B decision Tue 2 Feb 09:00 - Tue 16 Feb 09:00 counts Sun 28 Feb 23:59:59 stopped Mon 1 Mar 15:00",
            "C decision Wed 3 Feb 09:00 - Wed 17 Feb 09:00 counts Sun 28 Feb 23:59:59 stopped Tue 2 Mar 11:00",
        ]);
    assert_eq!(stock_at_start(&told, 0), [1, 2]);
}

/// After the first day of the same list: no term ended in that day (all did before), A and B are finished too late,
/// C is open and overdue.
#[test]
fn what_was_overdue_at_the_start_stays_overdue() {
    let told = triage("2", "", "")
        .arrivals(&[])
        .open_cases(&TODAYS_LIST)
        .until("2021-03-02")
        .told();
    let periods = Periods::of(&told.model);
    let count = |cases, in_time| TermCounts { cases, in_time };
    let counts = Basis::ALL.map(|basis| {
        told.measures
            .terms(Scope::All, DeadlineId(0), basis, periods.whole())
    });
    assert_eq!(counts, [count(0, 0), count(2, 0), count(1, 0)]);
}

/// The same list when the run starts four weeks before the reported time: nothing of it is left by then, and nothing of it is
/// lost. The whole timetable lies 28 days earlier.
#[test]
fn a_list_may_come_before_a_warm_up() {
    let told = triage("2", "", "")
        .arrivals(&["2021-03-01 09:00"])
        .open_cases(&[
            "2021-17,2021-01-04,triage,2021-01-18,in_hand,jan,6",
            "2021-18,2021-01-05,triage,2021-01-19,in_hand,piet,2",
            "2021-21,2021-01-06,triage,2021-01-20,waiting,,",
        ])
        .warm_up("2021-02-01")
        .told()
        .works(&[
            "MW1 A triage Mon 1 Feb 09:00 - 11:00",
            "MW2 B triage Mon 1 Feb 09:00 - 15:00",
            "MW1 C triage Mon 1 Feb 11:00 - Tue 2 Feb 11:00",
            "MW2 D triage Mon 1 Mar 09:00 - 17:00",
        ]);
    assert_eq!(stock_at_start(&told, 0), [0, 0]);
}

/// Eight hours in four slices with a day between them, of which three hours are done: the first slice, and half of the
/// second. What is left of the second is done at once, the others follow a day apart.
///
/// ```text
///      Mon 1 Mar 9  10     Tue 10  12     Wed 12  14
/// MW1            AAAA          AAAAAA         AAAAAA
/// ```
#[test]
fn a_slice_that_was_begun_is_finished() {
    triage("1", r#", slices = 4, wait = "1 day""#, "")
        .arrivals(&[])
        .open_cases(&["2021-17,2021-02-01,triage,2021-02-15,in_hand,jan,3"])
        .told()
        .works(&[
            "MW1 A triage Mon 1 Mar 09:00 - 10:00",
            "MW1 A triage Tue 2 Mar 10:00 - 12:00",
            "MW1 A triage Wed 3 Mar 12:00 - 14:00",
        ]);
}

/// Hours that are done are not done again: when they are all that the work takes, or more, nothing is left and the
/// case goes on at once.
#[test]
fn a_case_on_which_all_hours_are_done_goes_on() {
    for done in [
        "2021-17,2021-02-01,triage,2021-02-15 12:00,in_hand,jan,8",
        "2021-17,2021-02-01,triage,2021-02-15 12:00,in_hand,jan,10",
    ] {
        let told = triage("1", "", "")
            .arrivals(&[])
            .open_cases(&[done])
            .told()
            .works(&[])
            .completes(&["A triage Mon 15 Feb 12:00 - Mon 1 Mar 00:00"]);
        assert_eq!(stock_at_start(&told, 0), [0, 1]);
    }
}

/// Both cases came into monitoring on Wednesday 10 February at 10:00, with contacts one, two and four weeks later. Of A
/// the first two were not made: they are overdue and made up for on Monday. Of B, which is monitored, they were.
///
/// ```text
///      Wed 17 Feb 10:00   Wed 24 Feb 10:00   Mon 1 Mar 9  10  11     Wed 10 Mar 10  11  12
/// MW1  (A's first)        (A's second)                 AAAAAAAA                AAAABBBB
/// ```
#[test]
fn contacts_before_the_start_are_overdue_unless_they_were_made() {
    let told = Story::of(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = { work = [{ role = "MW", hours = 1 }], next = { monitor = 1 } }
        [stage.monitor]
        work = [
          { role = "MW", hours = 1, at = "1 week" },
          { role = "MW", hours = 1, at = "2 weeks" },
          { role = "MW", hours = 1, at = "4 weeks" },
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
        "#,
    )
    .arrivals(&[])
    .open_cases(&[
        "2020-91,2021-02-01,monitor,2021-02-10 10:00,waiting,,",
        "2020-92,2021-02-02,monitor,2021-02-10 10:00,monitored,,",
    ])
    .told()
    .works(&[
        "MW1 A monitor Mon 1 Mar 09:00 - 10:00",
        "MW1 A monitor Mon 1 Mar 10:00 - 11:00",
        "MW1 A monitor Wed 10 Mar 10:00 - 11:00",
        "MW1 B monitor Wed 10 Mar 11:00 - 12:00",
    ])
    .terms(&[
        "A contact Wed 17 Feb 10:00 - Sat 20 Feb 10:00 counts Sun 28 Feb 23:59:59 stopped Mon 1 Mar 10:00",
        "A contact Wed 24 Feb 10:00 - Sat 27 Feb 10:00 counts Sun 28 Feb 23:59:59 stopped Mon 1 Mar 11:00",
        "A contact Wed 10 Mar 10:00 - Sat 13 Mar 10:00 counts Wed 10 Mar 10:00 stopped Wed 10 Mar 11:00",
        "B contact Wed 10 Mar 10:00 - Sat 13 Mar 10:00 counts Wed 10 Mar 10:00 stopped Wed 10 Mar 12:00",
    ]);
    assert_eq!(stock_at_start(&told, 1), [1, 1]);
}

/// Triage by an owner of one case at most, then a hand-over of eight hours to a local team of one.
fn with_partner() -> Story {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        role.WT.hours_per_year = "always"
        [stage.triage]
        owner = "MW"
        work  = [{ role = "MW", hours = 8 }]
        next  = { handover = 1 }
        [stage.handover]
        keeps_owner = true
        work = [{ role = "WT", hours = 8 }]
        next = { closed = 1 }
        [team.front]
        staff    = { MW = 1 }
        stages   = ["triage"]
        caseload = 1
        [team.local]
        external = true
        staff    = { WT = 1 }
        stages   = ["handover"]
        "#,
    )
    .arrivals(&[])
    .until("2021-03-03")
}

/// The worker holds a case until the local team takes it up. The local team is busy with A until Monday at 15:00; until
/// then B counts in the caseload of MW1, one case at most, and C waits although MW1 is idle. A, which the local
/// team has in hand with two hours done, counts no longer.
///
/// ```text
///      Mon 1 Mar 9 .. 15  17     Tue 9 .. 15
/// WT1            AAAAAAABBBB         BBBBBBBCC
/// MW1                   CCCC         CCCCCCC
/// ```
#[test]
fn a_case_that_waits_for_a_partner_holds_its_place() {
    with_partner()
        .open_cases(&[
            "2021-17,2021-02-01,handover,2021-02-15,in_hand,jan,2",
            "2021-18,2021-02-02,handover,2021-02-16,waiting,jan,",
            "2021-21,2021-02-03,triage,2021-02-17,waiting,,",
        ])
        .told()
        .works(&[
            "WT1 A handover Mon 1 Mar 09:00 - 15:00",
            "MW1 C triage   Mon 1 Mar 15:00 - Tue 2 Mar 15:00",
            "WT1 B handover Mon 1 Mar 15:00 - Tue 2 Mar 15:00",
            "WT1 C handover Tue 2 Mar 15:00 - ...",
        ]);
}

/// The local team has both A and B in hand: MW1 holds neither and begins C at once.
///
/// ```text
///      Mon 1 Mar 9 .. 15  17     Tue 9  12  17
/// WT1            AAAAAAABBBB         BBBCCCCCC
/// MW1            CCCCCCCCCCC
/// ```
#[test]
fn a_case_that_a_partner_has_in_hand_holds_no_place() {
    with_partner()
        .open_cases(&[
            "2021-17,2021-02-01,handover,2021-02-15,in_hand,jan,2",
            "2021-18,2021-02-02,handover,2021-02-16,in_hand,jan,3",
            "2021-21,2021-02-03,triage,2021-02-17,waiting,,",
        ])
        .told()
        .works(&[
            "MW1 C triage   Mon 1 Mar 09:00 - 17:00",
            "WT1 A handover Mon 1 Mar 09:00 - 15:00",
            "WT1 B handover Mon 1 Mar 15:00 - Tue 2 Mar 12:00",
            "WT1 C handover Tue 2 Mar 12:00 - ...",
        ]);
}

/// A is Jan's and its contact is late: it is made on Monday 1 March. B and C are Piet's; their contacts are two weeks
/// after Monday 22 February at 9:00, and Jan, who is idle, makes neither.
///
/// ```text
///             Mon 1 Mar 9  10     Mon 8 Mar 9  10  11
/// MW1 (Jan)             AAAA
/// MW2 (Piet)                                BBBBCCCC
/// ```
#[test]
fn a_monitored_case_stays_with_its_worker() {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        [stage.triage]
        owner = "MW"
        work  = [{ role = "MW", hours = 1 }]
        next  = { monitor = 1 }
        [stage.monitor]
        owner = "same"
        work  = [{ role = "MW", hours = 1, at = "2 weeks" }]
        next  = { closed = 1 }
        [team.front]
        staff  = { MW = 2 }
        stages = ["triage", "monitor"]
        "#,
    )
    .arrivals(&[])
    .open_cases(&[
        "2021-17,2021-02-01,monitor,2021-02-10 09:00,waiting,jan,",
        "2021-18,2021-02-02,monitor,2021-02-22 09:00,monitored,piet,",
        "2021-21,2021-02-03,monitor,2021-02-22 09:00,monitored,piet,",
    ])
    .told()
    .works(&[
        "MW1 A monitor Mon 1 Mar 09:00 - 10:00",
        "MW2 B monitor Mon 8 Mar 09:00 - 10:00",
        "MW2 C monitor Mon 8 Mar 10:00 - 11:00",
    ]);
}

/// How far cases in hand are is unknown: at any part of their work, so that of a hundred about half the hours are left.
/// The mean of a hundred uniform parts has a standard deviation of 0.029; the bounds are five of them away.
#[test]
fn of_cases_in_hand_half_the_work_is_left() {
    let told = triage(
        "100",
        "",
        "[opening.stage.triage]\nin_hand = 100\nage = \"10 days\"",
    )
    .arrivals(&[])
    .told();
    let opens_at = told.model.start().start() + Span::from_seconds(9 * 3600);
    let hours = told.facts().iter().filter_map(|&(at, fact)| match fact {
        Fact::WorkEnded { .. } => Some((at - opens_at).hours()),
        _ => None,
    });
    let hours: Vec<f64> = hours.collect();
    assert_eq!(hours.len(), 100);
    assert!(hours.iter().all(|hours| (0.0..=8.0).contains(hours)));
    let part = hours.iter().sum::<f64>() / 100.0 / 8.0;
    assert!((part - 0.5).abs() < 5.0 * 0.029, "{part}");
}

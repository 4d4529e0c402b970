//! What an idle worker takes first: urgent cases, the team's ranking of stages, begun before new, the team's order.

use super::story::{Story, Told};

const WORKER: &str = r#"role.MW.hours_per_year = "always""#;

/// ```text
///      Mon 9    10    11    12
/// MW1      AAAAAACCCCCCBBBBBB
///            B ......|.....
///              C! ...|
/// ```
/// A is not interrupted; then C, which is urgent, goes before B.
#[test]
fn urgent_cases_go_first() {
    Story::of(&format!(
        r#"{WORKER}
        stage.triage = {{ work = [{{ role = "MW", hours = 1 }}], next = {{ closed = 1 }} }}
        team.front = {{ staff = {{ MW = 1 }}, stages = ["triage"] }}
        "#
    ))
    .arrivals(&[
        "2021-03-01 09:00",
        "2021-03-01 09:30",
        "2021-03-01 09:40,,true",
    ])
    .told()
    .works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 10:00",
        "MW1 C triage Mon 1 Mar 10:00 - 11:00",
        "MW1 B triage Mon 1 Mar 11:00 - 12:00",
    ]);
}

/// ```text
///      Mon 9    10    11    12    13    14    15
/// MW1      AAAAAAAAAAAACCCCCCCCCCCCBBBBBBBBBBBB
///            B ................................
///                    C! 10:30
/// ```
/// A's second slice is ready at 10:00, later than B, and still goes first: it was begun. The urgent C goes before both.
#[test]
fn begun_cases_go_before_new_ones_and_urgent_ones_before_both() {
    Story::of(&format!(
        r#"{WORKER}
        stage.triage = {{ work = [{{ role = "MW", hours = 2, slices = 2 }}], next = {{ closed = 1 }} }}
        team.front = {{ staff = {{ MW = 1 }}, stages = ["triage"] }}
        "#
    ))
    .arrivals(&[
        "2021-03-01 09:00",
        "2021-03-01 09:30",
        "2021-03-01 10:30,,true",
    ])
    .told()
    .works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 10:00",
        "MW1 A triage Mon 1 Mar 10:00 - 11:00",
        "MW1 C triage Mon 1 Mar 11:00 - 12:00",
        "MW1 C triage Mon 1 Mar 12:00 - 13:00",
        "MW1 B triage Mon 1 Mar 13:00 - 14:00",
        "MW1 B triage Mon 1 Mar 14:00 - 15:00",
    ]);
}

/// ```text
///                     Mon 9    10    11    12    13
/// triage, research        AAAAAABBBBBBaaaaaabbbbbb
/// research, triage        AAAAAAaaaaaaBBBBBBbbbbbb     (small letters: research)
/// ```
#[test]
fn the_stage_that_a_team_ranks_first_goes_first() {
    let ranked = |stages: &str| {
        Story::of(&format!(
            r#"{WORKER}
            stage.triage = {{ work = [{{ role = "MW", hours = 1 }}], next = {{ research = 1 }} }}
            stage.research = {{ work = [{{ role = "MW", hours = 1 }}], next = {{ closed = 1 }} }}
            team.front = {{ staff = {{ MW = 1 }}, stages = [{stages}] }}
            "#
        ))
        .arrivals(&["2021-03-01 09:00", "2021-03-01 09:00"])
        .told()
    };
    ranked(r#""triage", "research""#).works(&[
        "MW1 A triage   Mon 1 Mar 09:00 - 10:00",
        "MW1 B triage   Mon 1 Mar 10:00 - 11:00",
        "MW1 A research Mon 1 Mar 11:00 - 12:00",
        "MW1 B research Mon 1 Mar 12:00 - 13:00",
    ]);
    ranked(r#""research", "triage""#).works(&[
        "MW1 A triage   Mon 1 Mar 09:00 - 10:00",
        "MW1 A research Mon 1 Mar 10:00 - 11:00",
        "MW1 B triage   Mon 1 Mar 11:00 - 12:00",
        "MW1 B research Mon 1 Mar 12:00 - 13:00",
    ]);
}

/// Two workers of two areas do triage, the northern one at half the pace; one worker does research.
fn researched_in(order: &str) -> Told {
    Story::of(&format!(
        r#"
        role.MW.hours_per_year = "always"
        role.GD.hours_per_year = "always"
        area.south.share = 0.5
        area.north.share = 0.5
        stage.triage = {{ work = [{{ role = "MW", hours = 1 }}], next = {{ research = 1 }} }}
        stage.research = {{ work = [{{ role = "GD", hours = 2 }}], next = {{ closed = 1 }} }}
        team.south = {{ staff = {{ MW = 1 }}, stages = ["triage"], areas = ["south"] }}
        team.north = {{ staff = {{ MW = 0.5 }}, stages = ["triage"], areas = ["north"] }}
        team.research = {{ staff = {{ GD = 1 }}, stages = ["research"], order = "{order}" }}
        [deadline.ten-days]
        start = "received"
        stop  = "research.completed"
        term  = "10 days"
        legal = false
        "#
    ))
    .arrivals(&[
        "2021-03-01 09:00,south",
        "2021-03-01 09:10,north",
        "2021-03-01 09:30,south",
    ])
    .told()
}

/// ```text
///            Mon 9    10    11    12    13    14    15    16
/// MW1 south      AAAAAACCCCCC
/// MW2 north       BBBBBBBBBBBB
/// GD1 fifo             AAAAAAAAAAAACCCCCCCCCCCCBBBBBBBBBBBB
/// GD1 due              AAAAAAAAAAAABBBBBBBBBBBBCCCCCCCCCCCC
/// ```
/// B entered research ten minutes after C, but was received twenty minutes before it.
#[test]
fn the_earliest_end_of_a_term_goes_first() {
    let triage = [
        "MW1 A triage Mon 1 Mar 09:00 - 10:00",
        "MW2 B triage Mon 1 Mar 09:10 - 11:10",
        "MW1 C triage Mon 1 Mar 10:00 - 11:00",
    ];
    let first = "GD1 A research Mon 1 Mar 10:00 - 12:00";
    let fifo = [
        "GD1 C research Mon 1 Mar 12:00 - 14:00",
        "GD1 B research Mon 1 Mar 14:00 - 16:00",
    ];
    let due = [
        "GD1 B research Mon 1 Mar 12:00 - 14:00",
        "GD1 C research Mon 1 Mar 14:00 - 16:00",
    ];
    for (order, [second, third]) in [("fifo", fifo), ("due", due)] {
        let [a, b, c] = triage;
        researched_in(order).works(&[a, b, c, first, second, third]);
    }
}

/// Three slices of an hour with a day between them, to be done within ten days.
fn sliced_in(order: &str) -> Told {
    Story::of(&format!(
        r#"{WORKER}
        stage.triage = {{ work = [{{ role = "MW", hours = 3, slices = 3, wait = "1 day" }}], next = {{ closed = 1 }} }}
        team.front = {{ staff = {{ MW = 1 }}, stages = ["triage"], order = "{order}" }}
        [deadline.ten-days]
        start = "received"
        stop  = "triage.completed"
        term  = "10 days"
        legal = false
        "#
    ))
    .arrivals(&[
        "2021-03-01 09:00",
        "2021-03-02 09:00",
        "2021-03-02 09:30",
        "2021-03-03 10:30,,true",
    ])
    .told()
}

/// ```text
///            Mon 9    Tue 9    10    11    12     Wed 10    11    12    13    14     Thu 11    12    13    14
/// fifo, due      AA       BBBBBBAAAAAACCCCCC          BBBBBBD!D!D!AAAAAACCCCCC           BBBBBBD!D!D!       CC
/// slack          AA       BBBBBBAAAAAACCCCCC          BBBBBBD!D!D!CCCCCCAAAAAA           BBBBBBD!D!D!CCCCCC
/// ```
/// On Wednesday at noon A has its last slice left: an hour. C, received 24.5 hours later, has two slices and a day of
/// waiting left: 26 hours. Its slack is 26 - 1 - 24.5 = half an hour less than that of A.
#[test]
fn the_least_slack_goes_first() {
    let until_noon = [
        "MW1 A triage Mon 1 Mar 09:00 - 10:00",
        "MW1 B triage Tue 2 Mar 09:00 - 10:00",
        "MW1 A triage Tue 2 Mar 10:00 - 11:00",
        "MW1 C triage Tue 2 Mar 11:00 - 12:00",
        "MW1 B triage Wed 3 Mar 10:00 - 11:00",
        "MW1 D triage Wed 3 Mar 11:00 - 12:00",
    ];
    let by_due = [
        "MW1 A triage Wed 3 Mar 12:00 - 13:00",
        "MW1 C triage Wed 3 Mar 13:00 - 14:00",
        "MW1 B triage Thu 4 Mar 11:00 - 12:00",
        "MW1 D triage Thu 4 Mar 12:00 - 13:00",
        "MW1 C triage Thu 4 Mar 14:00 - 15:00",
        "MW1 D triage Fri 5 Mar 13:00 - 14:00",
    ];
    let by_slack = [
        "MW1 C triage Wed 3 Mar 12:00 - 13:00",
        "MW1 A triage Wed 3 Mar 13:00 - 14:00",
        "MW1 B triage Thu 4 Mar 11:00 - 12:00",
        "MW1 D triage Thu 4 Mar 12:00 - 13:00",
        "MW1 C triage Thu 4 Mar 13:00 - 14:00",
        "MW1 D triage Fri 5 Mar 13:00 - 14:00",
    ];
    for (order, afternoon) in [("fifo", by_due), ("due", by_due), ("slack", by_slack)] {
        sliced_in(order).works(&[until_noon, afternoon].concat());
    }
}

/// Reports have a term of twenty days, calls one of four; research takes 64 hours, eight working days.
fn mixed_terms_in(order: &str) -> Told {
    Story::of(&format!(
        r#"{WORKER}
        stage.triage = {{ work = [], next = {{ research = 1 }} }}
        stage.call = {{ work = [], next = {{ research = 1 }} }}
        stage.research = {{ work = [{{ role = "MW", hours = 64 }}], next = {{ closed = 1 }} }}
        team.research = {{ staff = {{ MW = 1 }}, stages = ["research"], order = "{order}" }}
        [deadline.report]
        start = "triage.entered"
        stop  = "research.completed"
        term  = "20 days"
        legal = false
        [deadline.call]
        start = "call.entered"
        stop  = "research.completed"
        term  = "4 days"
        legal = false
        "#
    ))
    .arrivals(&["2021-03-01 09:00", "2021-03-01 09:00", "2021-03-09 09:00"])
    .arrivals_of("calls", "call", &["2021-03-10 09:00"])
    .told()
}

/// ```text
///                 Mon 1 - Wed 10 Mar   Thu 11 - Mon 22 Mar   Tue 23 Mar - Thu 1 Apr   Tue 6 - Thu 15 Apr
/// fifo            A                    B                     C                        D
/// due             A                    D                     B                        C
/// accumulating    A                    B                     D                        C
/// ```
/// B: Mon 1 Mar to Sun 21; C: Tue 9 to Mon 29 Mar; D, a call: Wed 10 to Sun 14 Mar. On Thursday 11 March at nine B has
/// used 10 of 20 days, C 2 of 20, D 1 of 4: B, D, C. On Tuesday the 23rd C has used 14 of 20, D 13 of 4.
#[test]
fn the_largest_part_of_a_term_goes_first() {
    let times = [
        "Mon 1 Mar 09:00 - Wed 10 Mar 17:00",
        "Thu 11 Mar 09:00 - Mon 22 Mar 17:00",
        "Tue 23 Mar 09:00 - Thu 1 Apr 17:00",
        "Tue 6 Apr 09:00 - Thu 15 Apr 17:00",
    ];
    for (order, cases) in [("fifo", "ABCD"), ("due", "ADBC"), ("accumulating", "ABDC")] {
        let slices = cases.chars().zip(times);
        let lines: Vec<String> = slices
            .map(|(case, time)| format!("MW1 {case} research {time}"))
            .collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        mixed_terms_in(order).works(&lines);
    }
}

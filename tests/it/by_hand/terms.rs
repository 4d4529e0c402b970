//! Clocks: when they start, when they run out, when it is known that they count, when they stop.

use super::story::Story;

/// One worker, two hours of triage, and a deadline from receipt to its completion.
fn decision(term: &str) -> Story {
    Story::of(&format!(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = {{ work = [{{ role = "MW", hours = 2 }}], next = {{ closed = 1 }} }}
        team.front = {{ staff = {{ MW = 1 }}, stages = ["triage"] }}
        [deadline.decision]
        start = "received"
        stop  = "triage.completed"
        {term}
        "#
    ))
}

/// Working days of five, counted by hand (GF Good Friday, EM Easter Monday):
///
/// ```text
///      Fri 26 Mar  29 30 31 1  GF  sa su  EM  6  7  8  9   sa su  12
/// A    10:00       1  2  3  4                 5 23:59:59
/// B                      16:00 (Thu)          1  2  3  4          5 23:59:59
/// C                                12:00      1  2  3  4          5 23:59:59
/// ```
#[test]
fn five_working_days_over_easter() {
    decision(r#"term = "5 working days""#)
        .arrivals(&["2021-03-26 10:00", "2021-04-01 16:00", "2021-04-03 12:00"])
        .told()
        .terms(&[
            "A decision Fri 26 Mar 10:00 - Tue 6 Apr 23:59:59  counts Fri 26 Mar 10:00 stopped Fri 26 Mar 12:00",
            "B decision Thu 1 Apr 16:00  - Mon 12 Apr 23:59:59 counts Thu 1 Apr 16:00  stopped Tue 6 Apr 10:00",
            "C decision Sat 3 Apr 12:00  - Mon 12 Apr 23:59:59 counts Sat 3 Apr 12:00  stopped Tue 6 Apr 12:00",
        ]);
}

/// A week after Friday 26 March is Good Friday: the Algemene termijnenwet lets the term run on to the first day that is
/// no weekend or holiday, Tuesday 6 April. As a plain length of time it ends on Good Friday at ten; five plain working
/// days after Thursday 1 April end on Monday 12 April at the time of receipt.
///
/// ```text
///          Fri 26 Mar ............... Fri 2 Apr   3 4   Mon 5   Tue 6
/// legal    10:00                      (GF)        sa su (EM)    23:59:59
/// plain    10:00                      10:00
/// ```
#[test]
fn the_law_extends_a_term_and_a_plain_length_is_what_it_is() {
    let ends = |term: &str, received, expected: &str| {
        decision(term)
            .arrivals(&[received])
            .told()
            .terms(&[expected]);
    };
    ends(
        r#"term = "1 week""#,
        "2021-03-26 10:00",
        "A decision Fri 26 Mar 10:00 - Tue 6 Apr 23:59:59 counts Fri 26 Mar 10:00 stopped Fri 26 Mar 12:00",
    );
    ends(
        "term = \"1 week\"\nlegal = false",
        "2021-03-26 10:00",
        "A decision Fri 26 Mar 10:00 - Fri 2 Apr 10:00 counts Fri 26 Mar 10:00 stopped Fri 26 Mar 12:00",
    );
    ends(
        "term = \"5 working days\"\nlegal = false",
        "2021-04-01 10:00",
        "A decision Thu 1 Apr 10:00 - Mon 12 Apr 10:00 counts Thu 1 Apr 10:00 stopped Thu 1 Apr 12:00",
    );
}

/// The last second in time: the case is completed at 11:00:00, the term of two hours ends then, that of B an hour
/// before its completion.
///
/// ```text
///      Mon 9    10    11    12    13
/// MW1      AAAAAAAAAAAABBBBBBBBBBBB
/// A        -----------|
/// B              -----------|.....
/// ```
#[test]
fn a_term_in_hours_ends_to_the_second() {
    decision("term = \"2 hours\"\nlegal = false")
        .arrivals(&["2021-03-01 09:00", "2021-03-01 10:00"])
        .told()
        .terms(&[
            "A decision Mon 1 Mar 09:00 - Mon 1 Mar 11:00 counts Mon 1 Mar 09:00 stopped Mon 1 Mar 11:00",
            "B decision Mon 1 Mar 10:00 - Mon 1 Mar 12:00 counts Mon 1 Mar 10:00 stopped Mon 1 Mar 13:00",
        ]);
}

/// Triage, after which reports go on to research and calls are closed.
fn branching() -> Story {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        [stage.triage]
        work = [{ role = "MW", hours = 2 }]
        next = { research = 1 }
        next_of.calls = { closed = 1 }
        [stage.research]
        work = [{ role = "MW", hours = 2 }]
        next = { closed = 1 }
        [team.front]
        staff  = { MW = 1 }
        stages = ["triage", "research"]
        [deadline.ten-weeks]
        start = "received"
        stop  = "research.completed"
        term  = "10 weeks"
        [deadline.one-hour]
        start = "received"
        stop  = ["research.started", "research.completed"]
        term  = "1 hour"
        "#,
    )
}

/// ```text
///                Mon 9    10    11    12    13    14    15
/// MW1                AAAAAAAAAAAABBBBBBBBBBBBaaaaaaaaaaaa     (small letters: research)
/// A ten-weeks        ............|=========================|   . runs, = runs and is known to count
/// A one-hour         ......x     |===========|                 x runs out, before it is known to count
/// B, a call          ........................|                 both dropped: it never goes to research
/// ```
/// Ten weeks after 1 March is Monday 10 May. The second term is stopped by the first of its two events.
#[test]
fn a_term_counts_once_the_route_is_known_and_is_dropped_where_it_does_not_lead() {
    branching()
        .arrivals(&["2021-03-01 09:00"])
        .arrivals_of("calls", "triage", &["2021-03-01 09:30"])
        .told()
        .completes(&[
            "A triage   Mon 1 Mar 09:00 - 11:00",
            "B triage   Mon 1 Mar 09:30 - 13:00",
            "A research Mon 1 Mar 11:00 - 15:00",
        ])
        .terms(&[
            "A ten-weeks Mon 1 Mar 09:00 - Mon 10 May 23:59:59 counts Mon 1 Mar 11:00 stopped Mon 1 Mar 15:00",
            "A one-hour  Mon 1 Mar 09:00 - Mon 1 Mar 10:00     counts Mon 1 Mar 11:00 stopped Mon 1 Mar 13:00",
        ]);
}

/// A term from one event of a stage to another: what a case waits before it does not matter. The run ends on Tuesday:
/// B's clock is running.
///
/// ```text
///      Mon 16    17     Tue 9    10    11    12    13
/// MW1      AAAAAA          AAAAAABBBBBBBBBBBB ...
/// A        ======================|
/// B         ......................==================   its research begins at 10:00
/// ```
#[test]
fn a_clock_starts_with_the_work() {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = { work = [{ role = "MW", hours = 2 }], next = { closed = 1 } }
        team.front = { staff = { MW = 1 }, stages = ["triage"] }
        [deadline.work]
        start = "triage.started"
        stop  = "triage.completed"
        term  = "2 days"
        legal = false
        "#,
    )
    .arrivals(&["2021-03-01 16:00", "2021-03-01 16:30", "2021-03-02 15:00"])
    .until("2021-03-03")
    .told()
    .terms(&[
        "A work Mon 1 Mar 16:00 - Wed 3 Mar 16:00 counts Mon 1 Mar 16:00 stopped Tue 2 Mar 10:00",
        "B work Tue 2 Mar 10:00 - Thu 4 Mar 10:00 counts Tue 2 Mar 10:00 stopped Tue 2 Mar 12:00",
        "C work Tue 2 Mar 15:00 - Thu 4 Mar 15:00 counts Tue 2 Mar 15:00 stopped Tue 2 Mar 17:00",
    ]);
}

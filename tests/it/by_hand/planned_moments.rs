//! Contacts that are planned at a length of time after the entry into the stage.

use doorstroom::measure::{Basis, Periods, Scope, TermCounts};
use doorstroom::model::DeadlineId;

use super::story::Story;

/// Triage of an hour, then contacts of an hour at these moments.
fn contacts(moments: &[&str]) -> Story {
    let work = |at: &&str| format!(r#"{{ role = "MW", hours = 1, at = "{at}" }}"#);
    let work: Vec<String> = moments.iter().map(work).collect();
    Story::of(&format!(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = {{ work = [{{ role = "MW", hours = 1 }}], next = {{ monitor = 1 }} }}
        stage.monitor = {{ work = [{}], next = {{ closed = 1 }} }}
        team.front = {{ staff = {{ MW = 1 }}, stages = ["triage", "monitor"] }}
        [deadline.contact]
        start = "monitor.due"
        stop  = "monitor.done"
        term  = "3 days"
        legal = false
        "#,
        work.join(", ")
    ))
}

/// ```text
///      Mon 1 Mar 9    10 ............ Tue 1 Jun 10    11 ............ Thu 1 Jul 10    11
/// MW1            AAAAAA                         AAAAAA                          AAAAAA
/// ```
/// Both count from the entry into monitoring, not from each other.
#[test]
fn three_and_four_months_after_entry() {
    contacts(&["3 months", "4 months"])
        .arrivals(&["2021-03-01 09:00"])
        .until("2021-08-01")
        .told()
        .works(&[
            "MW1 A triage  Mon 1 Mar 09:00 - 10:00",
            "MW1 A monitor Tue 1 Jun 10:00 - 11:00",
            "MW1 A monitor Thu 1 Jul 10:00 - 11:00",
        ])
        .terms(&[
            "A contact Tue 1 Jun 10:00 - Fri 4 Jun 10:00 counts Tue 1 Jun 10:00 stopped Tue 1 Jun 11:00",
            "A contact Thu 1 Jul 10:00 - Sun 4 Jul 10:00 counts Thu 1 Jul 10:00 stopped Thu 1 Jul 11:00",
        ]);
}

/// A: a month after Friday 5 March is Easter Monday; the contact is on Tuesday. B: a month after Wednesday 31 March is
/// Friday 30 April, the last day of the month.
///
/// ```text
///      Fri 5 Mar 9   10 ...... Wed 31 Mar 9   10 ...... (Mon 5 Apr 10) Tue 6 Apr 9   10 ...... Fri 30 Apr 10   11
/// MW1            AAAAA                    BBBBB                                  AAAAA                    BBBBB
/// ```
#[test]
fn a_moment_on_a_free_day_waits_for_the_office() {
    contacts(&["1 month"])
        .arrivals(&["2021-03-05 09:00", "2021-03-31 09:00"])
        .told()
        .works(&[
            "MW1 A triage  Fri 5 Mar 09:00 - 10:00",
            "MW1 B triage  Wed 31 Mar 09:00 - 10:00",
            "MW1 A monitor Tue 6 Apr 09:00 - 10:00",
            "MW1 B monitor Fri 30 Apr 10:00 - 11:00",
        ]);
}

/// Triage takes twenty hours and goes before monitoring; contacts are planned one and two days after entry.
fn late_contacts() -> Story {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = { work = [{ role = "MW", hours = 20 }], next = { monitor = 1 } }
        [stage.monitor]
        work = [{ role = "MW", hours = 1, at = "1 day" }, { role = "MW", hours = 1, at = "2 days" }]
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
    .arrivals(&["2021-03-01 09:00", "2021-03-02 09:00"])
}

/// ```text
///      Mon 1 - Wed 3 Mar 13:00   Wed 13:00 - Fri 5 Mar 17:00        Mon 8 9    10    11    12    13
/// MW1  AAAAAAAAAAAAAAAAAAAAAAA   BBBBBBBBBBBBBBBBBBBBBBBBBBB            AAAAAAAAAAAABBBBBBBBBBBB
/// A's moments                           Thu 13:00  Fri 13:00           1     2
/// B's moments                                          Sat, Sun 17:00              1     2
/// ```
/// A's second moment has passed when the first contact is made: the second follows at once. Its clock started at its own
/// moment, before the first was stopped.
#[test]
fn a_moment_that_has_passed_is_made_up_for_at_once() {
    late_contacts()
        .told()
        .works(&[
            "MW1 A triage  Mon 1 Mar 09:00 - Wed 3 Mar 13:00",
            "MW1 B triage  Wed 3 Mar 13:00 - Fri 5 Mar 17:00",
            "MW1 A monitor Mon 8 Mar 09:00 - 10:00",
            "MW1 A monitor Mon 8 Mar 10:00 - 11:00",
            "MW1 B monitor Mon 8 Mar 11:00 - 12:00",
            "MW1 B monitor Mon 8 Mar 12:00 - 13:00",
        ])
        .terms(&[
            "A contact Thu 4 Mar 13:00 - Sun 7 Mar 13:00 counts Thu 4 Mar 13:00 stopped Mon 8 Mar 10:00",
            "A contact Fri 5 Mar 13:00 - Mon 8 Mar 13:00 counts Fri 5 Mar 13:00 stopped Mon 8 Mar 11:00",
            "B contact Sat 6 Mar 17:00 - Tue 9 Mar 17:00 counts Sat 6 Mar 17:00 stopped Mon 8 Mar 12:00",
            "B contact Sun 7 Mar 17:00 - Wed 10 Mar 17:00 counts Sun 7 Mar 17:00 stopped Mon 8 Mar 13:00",
        ]);
}

/// The run ends on Sunday at midnight: A's first contact is overdue since 13:00, the other three are not. On Tuesday at
/// midnight all four are made, three of them in time, and two of the four terms have ended.
///
/// ```text
///                Thu 4    Fri 5    Sat 6    Sun 7    Mon 8    Tue 9    Wed 10
/// A, first         13:00 ------------------- 13:00    made
/// A, second                 13:00 ------------------- made 13:00
/// B, first                           17:00 ---------- made ---- 17:00
/// B, second                                   17:00 - made ----------- 17:00
/// run ends                                         ^                ^
/// ```
#[test]
fn what_is_overdue_is_counted_whether_made_or_not() {
    let counts = |until: &'static str| {
        let told = late_contacts().until(until).told();
        let periods = Periods::of(&told.model);
        Basis::ALL.map(|basis| {
            told.measures
                .terms(Scope::All, DeadlineId(0), basis, periods.whole())
        })
    };
    let count = |cases, in_time| TermCounts { cases, in_time };
    assert_eq!(
        counts("2021-03-08"),
        [count(1, 0), count(0, 0), count(4, 3)]
    );
    assert_eq!(
        counts("2021-03-09"),
        [count(2, 1), count(4, 3), count(0, 0)]
    );
}

//! The owner does the work on a case, also when a colleague is idle.

use super::story::Story;

/// Case workers and one behavioural scientist in between.
fn triage(owner: &str) -> Story {
    Story::of(&format!(
        r#"
        role.MW.hours_per_year = "always"
        role.GD.hours_per_year = "always"
        [stage.triage]
        {owner}
        work = [
          {{ role = "MW", hours = 2 }}, {{ role = "GD", hours = 0.5 }}, {{ role = "MW", hours = 1 }},
        ]
        next = {{ closed = 1 }}
        [team.front]
        staff  = {{ MW = 2, GD = 1 }}
        stages = ["triage"]
        "#
    ))
    .arrivals(&["2021-03-01 09:00", "2021-03-01 09:00", "2021-03-01 11:00"])
}

/// ```text
///      Mon 9    10    11    12    13    14    15
/// MW1      AAAAAAAAAAAACCCCCCCCCCCCAAAAAACCCCCC
/// MW2      BBBBBBBBBBBB      BBBBBB
/// GD1                  AAABBB      CCC
///                         A ......... the owner is busy, MW2 is not
/// ```
#[test]
fn the_owner_does_all_work_of_the_stage() {
    triage(r#"owner = "MW""#).told().works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 11:00",
        "MW2 B triage Mon 1 Mar 09:00 - 11:00",
        "MW1 C triage Mon 1 Mar 11:00 - 13:00",
        "GD1 A triage Mon 1 Mar 11:00 - 11:30",
        "GD1 B triage Mon 1 Mar 11:30 - 12:00",
        "MW2 B triage Mon 1 Mar 12:00 - 13:00",
        "MW1 A triage Mon 1 Mar 13:00 - 14:00",
        "GD1 C triage Mon 1 Mar 13:00 - 13:30",
        "MW1 C triage Mon 1 Mar 14:00 - 15:00",
    ]);
}

/// The same morning without owners: whoever has been idle longest takes the last piece.
///
/// ```text
///      Mon 9    10    11    12    13    14
/// MW1      AAAAAAAAAAAACCCCCCCCCCCC   CCCCCC
/// MW2      BBBBBBBBBBBB   AAAAAABBBBBB
/// GD1                  AAABBB      CCC
/// ```
#[test]
fn without_an_owner_a_colleague_goes_on() {
    triage("").told().works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 11:00",
        "MW2 B triage Mon 1 Mar 09:00 - 11:00",
        "MW1 C triage Mon 1 Mar 11:00 - 13:00",
        "GD1 A triage Mon 1 Mar 11:00 - 11:30",
        "MW2 A triage Mon 1 Mar 11:30 - 12:30",
        "GD1 B triage Mon 1 Mar 11:30 - 12:00",
        "MW2 B triage Mon 1 Mar 12:30 - 13:30",
        "GD1 C triage Mon 1 Mar 13:00 - 13:30",
        "MW1 C triage Mon 1 Mar 13:30 - 14:30",
    ]);
}

/// A contact two days after triage, by `owner`.
fn with_monitor(owner: &str) -> Story {
    Story::of(&format!(
        r#"
        role.MW.hours_per_year = "always"
        [stage.triage]
        owner = "MW"
        work  = [{{ role = "MW", hours = 1 }}]
        next  = {{ monitor = 1 }}
        [stage.monitor]
        owner = "{owner}"
        work  = [{{ role = "MW", hours = 1, at = "2 days" }}]
        next  = {{ closed = 1 }}
        [team.front]
        staff  = {{ MW = 2 }}
        stages = ["triage", "monitor"]
        "#
    ))
    .arrivals(&["2021-03-01 09:00", "2021-03-01 12:00", "2021-03-03 09:30"])
}

/// ```text
///      Mon 9    10  ..  12    13     Wed 9:30 10:00 10:30 11:00 11:30 ... 13    14     Fri 10:30 11:30
/// MW1      AAAAAA                        CCCCCCCCCCCCAAAAAAAAAAAA                          CCCCCCCC
/// MW2                   BBBBBB                                           BBBBBB
///                                             A .... MW1 is busy, MW2 idle
/// ```
#[test]
fn the_same_worker_comes_back_to_monitor() {
    with_monitor("same").told().works(&[
        "MW1 A triage  Mon 1 Mar 09:00 - 10:00",
        "MW2 B triage  Mon 1 Mar 12:00 - 13:00",
        "MW1 C triage  Wed 3 Mar 09:30 - 10:30",
        "MW1 A monitor Wed 3 Mar 10:30 - 11:30",
        "MW2 B monitor Wed 3 Mar 13:00 - 14:00",
        "MW1 C monitor Fri 5 Mar 10:30 - 11:30",
    ]);
}

/// Any case worker may own the monitoring: the idle one takes A at once. On Wednesday at 13:00 both have been idle, MW1
/// since 10:30 and MW2 since 11:00; on Friday MW2 since Wednesday 11:00 and MW1 since 14:00.
///
/// ```text
///      Mon 9    10  ..  12    13     Wed 9:30 10:00 10:30 11:00 ... 13    14     Fri 10:30 11:30
/// MW1      AAAAAA                        CCCCCCCCCCCC               BBBBBB
/// MW2                   BBBBBB                AAAAAAAAAAA                            CCCCCCCC
/// ```
#[test]
fn another_owner_may_monitor_where_the_study_says_so() {
    with_monitor("MW").told().works(&[
        "MW1 A triage  Mon 1 Mar 09:00 - 10:00",
        "MW2 B triage  Mon 1 Mar 12:00 - 13:00",
        "MW1 C triage  Wed 3 Mar 09:30 - 10:30",
        "MW2 A monitor Wed 3 Mar 10:00 - 11:00",
        "MW1 B monitor Wed 3 Mar 13:00 - 14:00",
        "MW2 C monitor Fri 5 Mar 10:30 - 11:30",
    ]);
}

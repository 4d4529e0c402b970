//! What is to be reached: what it becomes, and what is refused of it.

use super::*;
use crate::model::{Counted, DeadlineId, Target};

fn targets(tables: &str) -> Vec<Target> {
    let study = parse("x.toml", &format!("{STUDY}{tables}"));
    study
        .unwrap_or_else(|problems| panic!("{problems}"))
        .targets
}

#[test]
fn every_target_is_as_written() {
    let read = targets(
        r#"
[target.weg]
title = "de wachtlijst is weg"
holds = "waiting.onderzoek <= 20"
by    = 2021-07-01
[target.op-tijd]
holds = "overdue.besluit < 5"
[target.aan-het-werk]
holds = "in_hand.monitor >= 2.5"
by    = 2022-01-01
"#,
    );
    let target = |name: &str, title: &str, counted, comparison, limit, by| Target {
        name: name.to_owned(),
        title: title.to_owned(),
        counted,
        comparison,
        limit,
        by,
    };
    let end = Day::new(2022, 1, 1);
    let expected = [
        target(
            "weg",
            "de wachtlijst is weg",
            Counted::Cases(Count::Waiting(StageId(1))),
            Comparison::AtMost,
            20.0,
            Day::new(2021, 7, 1),
        ),
        // Without a date it is the end of the period.
        target(
            "op-tijd",
            "op-tijd",
            Counted::Overdue(DeadlineId(0)),
            Comparison::Below,
            5.0,
            end,
        ),
        target(
            "aan-het-werk",
            "aan-het-werk",
            Counted::Cases(Count::InHand(StageId(3))),
            Comparison::AtLeast,
            2.5,
            end,
        ),
    ];
    assert_eq!(read, expected);
}

/// Stages and deadlines have names of their own; 1 July 2020 lies in the warm-up.
#[test]
fn what_cannot_be_reached_is_refused() {
    let tables = r#"
[target.a]
holds = "waiting.onderzoeken <= 20"
[target.b]
holds = "overdue.beslui <= 20"
by    = 2020-07-01
[target.c]
holds = "waiting.triage <= 20"
by    = 2022-01-02
[target.d]
by    = 2021-07-01
until = 2021-07-01
"#;
    assert_snapshot!(told_of(tables), @r#"
    error: unknown stage `onderzoeken`
      --> x.toml:68:9
       |
    68 | holds = "waiting.onderzoeken <= 20"
       |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ no stage has this name
       |
       = hint: did you mean `onderzoek`?

    error: unknown deadline `beslui`
      --> x.toml:70:9
       |
    70 | holds = "overdue.beslui <= 20"
       |         ^^^^^^^^^^^^^^^^^^^^^^ no deadline has this name
       |
       = hint: did you mean `besluit`?

    error: a target outside the reported period
      --> x.toml:71:9
       |
    71 | by    = 2020-07-01
       |         ^^^^^^^^^^ this is not reported
       |
       = note: it is reported from 2021-01-01 until 2022-01-01
       = hint: let the period hold it, or leave out `by` for the end of the period

    error: a target outside the reported period
      --> x.toml:74:9
       |
    74 | by    = 2022-01-02
       |         ^^^^^^^^^^ this is not reported
       |
       = note: it is reported from 2021-01-01 until 2022-01-01
       = hint: let the period hold it, or leave out `by` for the end of the period

    error: `target.d` has no `holds`
      --> x.toml:75:1
       |
    75 | [target.d]
       | ^^^^^^^^^^ `holds` is needed here

    error: unknown key `until` in `target.d`
      --> x.toml:77:1
       |
    77 | until = 2021-07-01
       | ^^^^^ this key means nothing here
       |
       = hint: valid here: title, holds, by

    6 problems in x.toml
    "#);
}

#[test]
fn scenarios_have_the_same_targets() {
    let tables = "[target.a]\nholds = \"waiting.triage <= 20\"\n[scenario.b.set]\ntarget.a.by = 2021-07-01\n";
    assert_snapshot!(told_of(tables), @r#"
    error: a scenario cannot set `target`
      --> x.toml:69:1
       |
    69 | target.a.by = 2021-07-01
       | ^^^^^^ this is of the whole study
       |
       = note: scenarios are held against the same targets, so that they can be compared

    1 problem in x.toml
    "#);
}

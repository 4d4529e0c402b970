//! What was measured in reality: what it becomes, and what is refused of it.

use super::*;
use crate::model::{
    AreaId, Days, DeadlineId, Observed, ObservedBasis, ObservedDuration, ObservedFlow,
    ObservedMeasure, ObservedPart, ObservedStock, StreamId,
};

fn observed(tables: &str) -> Vec<Observed> {
    let study = parse("x.toml", &format!("{STUDY}{tables}"));
    study
        .unwrap_or_else(|problems| panic!("{problems}"))
        .observed
}

fn of_2021() -> Days {
    Days {
        from: Day::new(2021, 1, 1),
        until: Day::new(2022, 1, 1),
    }
}

#[test]
fn every_measure_is_as_written() {
    let read = observed(
        r#"
[[observed]]
measure = "share_in_time"
of      = "besluit"
basis   = "finished"
from    = 2021-01-01
until   = 2022-01-01
value   = 0.94
area    = "zuid"
source  = "voorstel"
[[observed]]
measure = "in_hand"
of      = "onderzoek"
date    = 2022-01-01
value   = 31
[[observed]]
measure  = "since_received"
of       = "onderzoek"
quantile = 0.75
from     = 2021-01-01
until    = 2022-01-01
value    = "18 weeks"
[[observed]]
measure = "clock"
of      = "besluit"
slowest = 0.25
from    = 2021-01-01
until   = 2022-01-01
value   = "18 weeks"
[[observed]]
measure = "started"
of      = "onderzoek"
from    = 2021-01-01
until   = 2022-01-01
value   = 150
[[observed]]
measure = "received"
of      = "politie"
from    = 2021-01-01
until   = 2022-01-01
value   = 365
"#,
    );
    let (first, rest) = read.split_first().unwrap();
    let expected = Observed {
        measure: ObservedMeasure::ShareInTime {
            deadline: DeadlineId::from(0),
            basis: ObservedBasis::Finished,
            during: of_2021(),
        },
        area: Some(AreaId::from(1)),
        value: 0.94,
        source: Some("voorstel".to_owned()),
    };
    assert_eq!(*first, expected);
    let stage = StageId::from(1);
    let measures: Vec<_> = rest.iter().map(|read| read.measure.clone()).collect();
    let during = of_2021();
    let expected = [
        ObservedMeasure::Stock {
            stock: ObservedStock::InHand,
            stage,
            date: during.until,
        },
        ObservedMeasure::Duration {
            duration: ObservedDuration::SinceReceived,
            stage,
            part: ObservedPart::Quantile(0.75),
            during,
        },
        ObservedMeasure::Clock {
            deadline: DeadlineId::from(0),
            part: ObservedPart::Slowest(0.25),
            during,
        },
        ObservedMeasure::Flow {
            flow: ObservedFlow::Started,
            stage,
            during,
        },
        ObservedMeasure::Received {
            stream: StreamId::from(1),
            during,
        },
    ];
    assert_eq!(measures, expected);
    // Eighteen weeks are 126 days.
    let values: Vec<_> = rest.iter().map(|read| read.value).collect();
    assert_eq!(values, [31.0, 126.0, 126.0, 150.0, 365.0]);
}

/// What was measured during the warm-up was simulated too.
#[test]
fn an_observation_may_lie_in_the_warm_up() {
    let table = "[[observed]]\nmeasure = \"share_in_time\"\nof = \"besluit\"\nfrom = 2020-01-01\nuntil = 2021-01-01\nvalue = 0.94\n";
    let measure = &observed(table)[0].measure;
    assert!(matches!(
        measure,
        ObservedMeasure::ShareInTime {
            basis: ObservedBasis::Due,
            ..
        }
    ));
}

#[test]
fn measures_and_names_that_do_not_exist_are_told_with_the_nearest() {
    assert_snapshot!(told_of("[[observed]]\nmeasure = \"wating\"\nof = \"onderzoek\"\ndate = 2021-07-01\nvalue = 31\n"), @r#"
    error: `measure` cannot be `wating`
      --> x.toml:67:11
       |
    67 | measure = "wating"
       |           ^^^^^^^^ expected share_in_time, waiting, in_hand, wait, stage, since_received, clock, received, entered, started or completed
       |
       = hint: did you mean `waiting`?

    1 problem in x.toml
    "#);
    assert_snapshot!(told_of("[[observed]]\nmeasure = \"share_in_time\"\nof = \"beslut\"\nfrom = 2021-01-01\nuntil = 2022-01-01\nvalue = 0.94\n[[observed]]\nmeasure = \"waiting\"\nof = \"onderzoeken\"\ndate = 2021-07-01\nvalue = 3\narea = \"oost\"\n"), @r#"
    error: unknown deadline `beslut`
      --> x.toml:68:6
       |
    68 | of = "beslut"
       |      ^^^^^^^^ no deadline has this name
       |
       = hint: did you mean `besluit`?

    error: unknown stage `onderzoeken`
      --> x.toml:74:6
       |
    74 | of = "onderzoeken"
       |      ^^^^^^^^^^^^^ no stage has this name
       |
       = hint: did you mean `onderzoek`?

    error: unknown area `oost`
      --> x.toml:77:8
       |
    77 | area = "oost"
       |        ^^^^^^ no area has this name
       |
       = hint: valid here: noord, zuid

    3 problems in x.toml
    "#);
}

#[test]
fn keys_of_another_measure_are_refused() {
    assert_snapshot!(told_of("[[observed]]\nmeasure = \"waiting\"\nof = \"onderzoek\"\nfrom = 2021-01-01\nuntil = 2022-01-01\nquantile = 0.5\nvalue = 31\n"), @r#"
    error: `observed` has no `date`
      --> x.toml:66:1
       |
    66 | [[observed]]
       | ^^^^^^^^^^^^ `date` is needed here

    error: unknown key `from` in `observed`
      --> x.toml:69:1
       |
    69 | from = 2021-01-01
       | ^^^^ this key means nothing here
       |
       = hint: valid here: measure, of, area, source, date, value

    error: unknown key `until` in `observed`
      --> x.toml:70:1
       |
    70 | until = 2022-01-01
       | ^^^^^ this key means nothing here
       |
       = hint: valid here: measure, of, area, source, date, value

    error: unknown key `quantile` in `observed`
      --> x.toml:71:1
       |
    71 | quantile = 0.5
       | ^^^^^^^^ this key means nothing here
       |
       = hint: valid here: measure, of, area, source, date, value

    4 problems in x.toml
    "#);
    assert_snapshot!(told_of("[[observed]]\nmeasure = \"wait\"\nof = \"onderzoek\"\nfrom = 2021-01-01\nuntil = 2022-01-01\nvalue = 31\n"), @r#"
    error: `observed` has no `quantile`
      --> x.toml:66:1
       |
    66 | [[observed]]
       | ^^^^^^^^^^^^ `quantile` is needed here

    error: `value` must be a length of time
      --> x.toml:71:9
       |
    71 | value = 31
       |         ^^ found a whole number
       |
       = hint: write for example `"45 minutes"`, `"36 hours"`, `"90 days"`, `"5 working days"`, `"6 weeks"` or `"3 months"`

    2 problems in x.toml
    "#);
}

#[test]
fn values_that_cannot_be_are_refused() {
    assert_snapshot!(told_of("[[observed]]\nmeasure = \"share_in_time\"\nof = \"besluit\"\nfrom = 2021-01-01\nuntil = 2022-01-01\nvalue = 94\n"), @r#"
    error: `value` must be from 0 to 1
      --> x.toml:71:9
       |
    71 | value = 94
       |         ^^ this is more than all
       |
       = hint: 94 percent is written as `0.94`

    1 problem in x.toml
    "#);
    assert_snapshot!(told_of("[[observed]]\nmeasure = \"wait\"\nof = \"onderzoek\"\nquantile = 1.0\nfrom = 2021-01-01\nuntil = 2022-01-01\nvalue = \"3 weeks\"\n"), @r#"
    error: `quantile` must be below 1
      --> x.toml:69:12
       |
    69 | quantile = 1.0
       |            ^^^ this is out of range
       |
       = hint: `quantile = 0.5` and a `value` say that half took at most so long

    1 problem in x.toml
    "#);
    assert_snapshot!(told_of("[[observed]]\nmeasure = \"clock\"\nof = \"besluit\"\nquantile = 0.5\nslowest = 0.25\nfrom = 2021-01-01\nuntil = 2022-01-01\nvalue = \"3 weeks\"\n"), @r#"
    error: `slowest` and `quantile` of one observation
      --> x.toml:69:12
       |
    69 | quantile = 0.5
       |            ^^^ and this is another
    70 | slowest = 0.25
       |           ---- this is one
       |
       = hint: write an `[[observed]]` for each

    1 problem in x.toml
    "#);
}

#[test]
fn observations_outside_the_simulated_period_are_refused() {
    assert_snapshot!(told_of("[[observed]]\nmeasure = \"waiting\"\nof = \"onderzoek\"\ndate = 2019-12-31\nvalue = 31\n"), @r#"
    error: an observation outside the simulated period
      --> x.toml:69:8
       |
    69 | date = 2019-12-31
       |        ^^^^^^^^^^ this is not simulated
       |
       = note: it is simulated from 2020-01-01 until 2022-01-01
       = hint: let the period and its `warm_up` hold it, or leave it out

    1 problem in x.toml
    "#);
    assert_snapshot!(told_of("[[observed]]\nmeasure = \"share_in_time\"\nof = \"besluit\"\nfrom = 2021-01-01\nuntil = 2021-01-01\nvalue = 0.94\n"), @r#"
    error: the observation ends before it begins
      --> x.toml:70:9
       |
    69 | from = 2021-01-01
       |        ---------- it begins here
    70 | until = 2021-01-01
       |         ^^^^^^^^^^ this is not later
       |
       = hint: `until` is the first day after it

    1 problem in x.toml
    "#);
}

//! Leave, sickness and turnover: what they become, and what is refused of them.

use super::*;
use crate::model::{Absence, Pressure, Settling};

fn absence(tables: &str) -> Absence {
    model_with(tables).absence().unwrap().clone()
}

#[test]
fn leave_and_sickness_are_as_written() {
    let read = absence(
        "[absence]\nleave = { weeks = 6, months = [4, 6, 4, 6, 8, 6, 22, 24, 5, 6, 3, 6] }\n\
         sickness = { share = 0.07, spell = \"3 weeks\" }\nhand_back_after = \"4 weeks\"\n\
         pressure = { waiting = 40, factor = 0.5 }\n",
    );
    let leave = read.leave.unwrap();
    assert_eq!((leave.weeks, leave.months[7]), (6.0, 24.0));
    let sickness = read.sickness.unwrap();
    assert_eq!((sickness.share, sickness.months), (0.07, [1.0; 12]));
    let pressure = Pressure {
        waiting: 40.0,
        factor: 0.5,
    };
    assert_eq!(sickness.pressure, Some(pressure));
    assert_eq!(read.hand_back_after, Some(Span::from_days(28)));
}

/// Three weeks are 21 days. A month is 30.4 days on average, 365 / 12.
#[test]
fn a_spell_is_counted_in_days_and_is_exponential_unless_it_has_a_law() {
    let spell = |spell: &str| {
        let table = format!("[absence]\nsickness = {{ share = 0.07, spell = {spell} }}\n");
        absence(&table).sickness.unwrap().spell
    };
    assert_eq!(spell("\"3 weeks\""), Law::exponential(21.0).unwrap());
    assert_eq!(spell("\"10 days\""), Law::exponential(10.0).unwrap());
    assert_eq!(spell("\"1 month\""), Law::exponential(30.4).unwrap());
    let lognormal = "{ mean = \"2 weeks\", law = \"lognormal\", cv = 2 }";
    assert_eq!(spell(lognormal), Law::lognormal(14.0, 2.0).unwrap());
    let uniform = "{ law = \"uniform\", min = \"2 days\", max = \"1 week\" }";
    assert_eq!(spell(uniform), Law::uniform(2.0, 7.0).unwrap());
}

#[test]
fn a_spell_without_a_law_is_an_assumption() {
    let codes = |spell: &str| {
        let table = format!("[absence]\nsickness = {{ share = 0.07, spell = {spell} }}\n");
        let study = parse("x.toml", &format!("{STUDY}{table}")).unwrap();
        let codes = study.assumptions.into_iter().map(|supposed| supposed.code);
        codes.collect::<Vec<_>>().contains(&"U10".to_owned())
    };
    assert!(codes("\"3 weeks\""));
    assert!(!codes("{ mean = \"3 weeks\", law = \"exponential\" }"));
}

#[test]
fn absence_without_a_word_is_refused() {
    assert_snapshot!(told_of("[absence]\n"), @r#"
    error: `absence` says nothing
      --> x.toml:66:1
       |
    66 | [absence]
       | ^^^^^^^^^ `leave` or `sickness` is expected here

    1 problem in x.toml
    "#);
    assert_snapshot!(told_of("[absence]\npressure = { waiting = 40, factor = 0.5 }\n"), @r#"
    error: `pressure` without `sickness`
      --> x.toml:67:12
       |
    67 | pressure = { waiting = 40, factor = 0.5 }
       |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this raises a risk that is not there
       |
       = hint: write for example `sickness = { share = 0.07, spell = "3 weeks" }`

    1 problem in x.toml
    "#);
}

#[test]
fn leave_that_does_not_fit_is_refused() {
    assert_snapshot!(told_of("[absence]\nleave = { weeks = 27 }\n"), @r#"
    error: 27 weeks of leave in a year
      --> x.toml:67:9
       |
    67 | leave = { weeks = 27 }
       |         ^^^^^^^^^^^^^^ this leave
       |
       = hint: from 0 to 26 weeks are expected

    1 problem in x.toml
    "#);
    assert_snapshot!(told_of("[absence]\nleave = { weeks = 6, months = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }\n"), @r#"
    error: no month has a weight
      --> x.toml:67:9
       |
    67 | leave = { weeks = 6, months = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }
       |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this leave
       |
       = hint: one of the months must be above 0

    1 problem in x.toml
    "#);
    assert_snapshot!(told_of("[absence]\nleave = { weeks = 8, months = [0, 0, 0, 0, 0, 0, 1, 3, 0, 0, 0, 0] }\n"), @r#"
    error: 6.0 of the 8 weeks of leave fall in August, which has 4.4
      --> x.toml:67:9
       |
    67 | leave = { weeks = 8, months = [0, 0, 0, 0, 0, 0, 1, 3, 0, 0, 0, 0] }
       |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this leave
       |
       = hint: nobody takes the same week twice: spread the weights over more months

    1 problem in x.toml
    "#);
    assert_snapshot!(told_of("[absence]\nleave = { weeks = -1, months = [1, 1] }\n"), @r#"
    error: `weeks` must be 0 or more
      --> x.toml:67:19
       |
    67 | leave = { weeks = -1, months = [1, 1] }
       |                   ^^ this is out of range

    error: `months` must have 12 elements
      --> x.toml:67:32
       |
    67 | leave = { weeks = -1, months = [1, 1] }
       |                                ^^^^^^ this list has 2

    2 problems in x.toml
    "#);
}

#[test]
fn sickness_that_cannot_be_is_refused() {
    assert_snapshot!(told_of("[absence]\nsickness = { share = 7, spell = \"3 weeks\" }\n"), @r#"
    error: `share` must be from 0 to 1
      --> x.toml:67:22
       |
    67 | sickness = { share = 7, spell = "3 weeks" }
       |                      ^ this is more than all
       |
       = hint: 7 percent is written as `0.07`

    1 problem in x.toml
    "#);
    assert_snapshot!(told_of("[absence]\nsickness = { share = 0.6, spell = \"3 hours\" }\n"), @r#"
    error: a share of 0.6 of sickness
      --> x.toml:67:12
       |
    67 | sickness = { share = 0.6, spell = "3 hours" }
       |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this sickness
       |
       = hint: the share of days over an average year, from 0 to 0.5

    error: a spell of 0.12 days on average
      --> x.toml:67:12
       |
    67 | sickness = { share = 0.6, spell = "3 hours" }
       |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this sickness
       |
       = hint: from 1 to 730 days are expected

    2 problems in x.toml
    "#);
    assert_snapshot!(told_of("[absence]\nsickness = { share = 0.2, spell = \"1 week\", months = [3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1] }\n"), @r#"
    error: in January everybody would be ill all the time
      --> x.toml:67:12
       |
    67 | sickness = { share = 0.2, spell = "1 week", months = [3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1] }
       |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this sickness
       |
       = hint: make the weights of the months more equal, or the share smaller

    1 problem in x.toml
    "#);
    assert_snapshot!(told_of("[absence]\nsickness = { share = 0.07 }\npressure = { waiting = 0, factor = 101 }\n"), @r#"
    error: `sickness` has no `spell`
      --> x.toml:67:12
       |
    67 | sickness = { share = 0.07 }
       |            ^^^^^^^^^^^^^^^^ `spell` is needed here

    error: `waiting` must be above 0
      --> x.toml:68:24
       |
    68 | pressure = { waiting = 0, factor = 101 }
       |                        ^ this is out of range

    2 problems in x.toml
    "#);
    assert_snapshot!(told_of("[absence]\nsickness = { share = 0.07, spell = \"3 weeks\" }\npressure = { waiting = 40, factor = 101 }\n"), @r#"
    error: a pressure that cannot be
      --> x.toml:67:12
       |
    67 | sickness = { share = 0.07, spell = "3 weeks" }
       |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this sickness
       |
       = hint: `waiting` is above 0 and `factor` from 0 to 100

    1 problem in x.toml
    "#);
    assert_snapshot!(told_of("[absence]\nsickness = { share = 0.07, spell = { mean = \"3 weeks\", cv = 0.5 } }\n"), @r#"
    error: a `cv` without a law that has one
      --> x.toml:67:61
       |
    67 | sickness = { share = 0.07, spell = { mean = "3 weeks", cv = 0.5 } }
       |                                                             ^^^ the law here is `exponential`
       |
       = hint: name the law beside it: `law = "lognormal"`

    1 problem in x.toml
    "#);
}

#[test]
fn a_hand_back_is_after_whole_days() {
    assert_snapshot!(told_of("[absence]\nhand_back_after = \"36 hours\"\n"), @r#"
    error: an absence is counted in whole days
      --> x.toml:67:19
       |
    67 | hand_back_after = "36 hours"
       |                   ^^^^^^^^^^ at least one day is expected
       |
       = hint: write for example `"4 weeks"` or `"10 days"`

    1 problem in x.toml
    "#);
}

/// 2020 has 262 weekdays, eight of them Dutch holidays: 254 days of eight hours are 2032. Six weeks of leave take 42 of
/// 365.25 days, sickness a tenth of the rest: 2032 x 0.885 x 0.9 is 1618.
#[test]
fn productive_hours_fit_beside_absence() {
    let study = STUDY.replacen("hours_per_year = 1350", "hours_per_year = 1800", 1);
    let told = |absence: &str| match parse("x.toml", &format!("{study}{absence}")) {
        Ok(_) => "no problem".to_owned(),
        Err(problems) => problems.to_string(),
    };
    assert_eq!(told(""), "no problem");
    assert_snapshot!(told("[absence]\nleave = { weeks = 6 }\nsickness = { share = 0.1, spell = \"3 weeks\" }\n"), @r#"
    error: more productive hours than the work calendar is open
      --> x.toml:16:18
       |
    16 | hours_per_year = 1800
       |                  ^^^^ of one full-time worker
       |
       = note: in 2020 it is open for 2032 hours, of which leave and sickness leave 1618
       = hint: write "always" to make every open hour productive

    1 problem in x.toml
    "#);
}

/// The team `vervolg` of `STUDY` with turnover.
fn with_turnover(turnover: &str) -> String {
    changed(&[("caseload = 12", &format!("turnover = {turnover}"))])
}

#[test]
fn turnover_is_as_written() {
    let turnover = |written: &str| {
        let study = parse("x.toml", &with_turnover(written));
        let study = study.unwrap_or_else(|problems| panic!("{problems}"));
        study.scenarios[0].model.teams()[1]
            .turnover
            .clone()
            .unwrap()
    };
    let read = turnover("{ per_year = 0.15, vacancy = \"3 months\" }");
    assert_eq!((read.per_year, read.vacancy), (0.15, Delay::Months(3)));
    assert_eq!(read.settling, Settling::AT_ONCE);
    let read = turnover(
        "{ per_year = 0.15, vacancy = { mean = \"13 weeks\", law = \"exponential\" }, ramp = \"6 months\", pace = 0.5, mentor = 0.1 }",
    );
    // 13 weeks are 91 days.
    let vacancy = Law::exponential(91.0 * 86_400.0).unwrap();
    assert_eq!(read.vacancy, Delay::Elapsed(vacancy));
    let settling = Settling {
        ramp: Some(Delay::Months(6)),
        pace: 0.5,
        mentor: 0.1,
    };
    assert_eq!(read.settling, settling);
}

#[test]
fn turnover_that_cannot_be_is_refused() {
    let told = |turnover: &str| match parse("x.toml", &with_turnover(turnover)) {
        Ok(_) => "no problem".to_owned(),
        Err(problems) => problems.to_string(),
    };
    assert_snapshot!(told("{ per_year = 0.15 }"), @r#"
    error: `turnover` has no `vacancy`
      --> x.toml:60:12
       |
    60 | turnover = { per_year = 0.15 }
       |            ^^^^^^^^^^^^^^^^^^^ `vacancy` is needed here

    1 problem in x.toml
    "#);
    assert_snapshot!(told("{ per_year = 15, vacancy = \"3 months\" }"), @r#"
    error: 15 departures from one post in a year
      --> x.toml:60:12
       |
    60 | turnover = { per_year = 15, vacancy = "3 months" }
       |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this turnover
       |
       = hint: from 0 to 12 are expected

    1 problem in x.toml
    "#);
    assert_snapshot!(told("{ per_year = 0.15, vacancy = \"3 months\", ramp = \"6 months\" }"), @r#"
    error: `ramp` without `pace`
      --> x.toml:60:60
       |
    60 | turnover = { per_year = 0.15, vacancy = "3 months", ramp = "6 months" }
       |                                                            ^^^^^^^^^^ from which output does it rise?
       |
       = hint: write the part of full output on the first day: `pace = 0.5`

    1 problem in x.toml
    "#);
    assert_snapshot!(told("{ per_year = 0.15, vacancy = \"3 months\", pace = 0.5 }"), @r#"
    error: `pace` without `ramp`
      --> x.toml:60:60
       |
    60 | turnover = { per_year = 0.15, vacancy = "3 months", pace = 0.5 }
       |                                                            ^^^ for how long?
       |
       = hint: write the time to full output: `ramp = "6 months"`

    1 problem in x.toml
    "#);
    assert_snapshot!(told("{ per_year = 0.15, vacancy = \"3 months\", mentor = 0.1 }"), @r#"
    error: `mentor` without `ramp`
      --> x.toml:60:62
       |
    60 | turnover = { per_year = 0.15, vacancy = "3 months", mentor = 0.1 }
       |                                                              ^^^ for how long?
       |
       = hint: write the time to full output: `ramp = "6 months"`

    1 problem in x.toml
    "#);
    assert_snapshot!(told("{ per_year = 0.15, vacancy = \"3 months\", ramp = { mean = \"6 months\" }, pace = 0.5 }"), @r#"
    error: `ramp` must be a length of time
      --> x.toml:60:60
       |
    60 | turnover = { per_year = 0.15, vacancy = "3 months", ramp = { mean = "6 months" }, pace = 0.5 }
       |                                                            ^^^^^^^^^^^^^^^^^^^^^ found a table
       |
       = hint: write for example `"45 minutes"`, `"36 hours"`, `"90 days"`, `"5 working days"`, `"6 weeks"` or `"3 months"`

    1 problem in x.toml
    "#);
    assert_snapshot!(told("{ per_year = 0.15, vacancy = \"3 months\", ramp = \"6 months\", pace = 50, mentor = -1 }"), @r#"
    error: `pace` must be from 0 to 1
      --> x.toml:60:79
       |
    60 | turnover = { per_year = 0.15, vacancy = "3 months", ramp = "6 months", pace = 50, mentor = -1 }
       |                                                                               ^^ this is more than all
       |
       = hint: 50 percent is written as `0.5`

    error: `mentor` must be from 0 to 1
      --> x.toml:60:92
       |
    60 | turnover = { per_year = 0.15, vacancy = "3 months", ramp = "6 months", pace = 50, mentor = -1 }
       |                                                                                            ^^ this is out of range

    2 problems in x.toml
    "#);
}

#[test]
fn partners_have_no_turnover() {
    assert_snapshot!(told(&[("external = true", "external = true\nturnover = { per_year = 0.15, vacancy = \"3 months\" }")]), @r#"
    error: the turnover of the partner `wijkteams`
      --> x.toml:64:12
       |
    64 | turnover = { per_year = 0.15, vacancy = "3 months" }
       |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this turnover
       |
       = hint: a partner has capacity, and sees to its own people: leave it out

    1 problem in x.toml
    "#);
}

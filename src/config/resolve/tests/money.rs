//! Money and the workload sheet: what is understood and what is refused.

use super::*;
use crate::model::{Expense, ExpenseAmount, Money, YearlyEuro};

const MONEY: &str = r#"
[money]
prices_of = 2020
rise      = { 2021 = 0.02 }

[[post]]
title         = "teamleider"
fte           = 1.2
cost_per_year = 96_000
until         = 2021-07-01

[[expense]]
title  = "inhuur"
direct = true
euro   = { 2021 = 80_000 }
[[expense]]
title    = "scholing"
of_wages = 0.035

[[income]]
title = "bijdrage"
euro  = 1_400_000

[workload]
counted_with = { monitor = "onderzoek" }
[workload.average_share.MW]
triage     = 0.5
onderzoek  = 1.0
"#;

fn study_of(tables: &str) -> Study {
    let study = parse("x.toml", &format!("{STUDY}{tables}"));
    study.unwrap_or_else(|problems| panic!("{problems}"))
}

#[test]
fn money_is_understood() {
    let study = study_of(MONEY);
    let Money {
        prices,
        posts,
        expenses,
        income,
    } = &study.scenarios[0].money;
    assert_eq!(
        (prices.level, &prices.rises[..]),
        (2020, &[(2021, 0.02)][..])
    );
    assert_eq!(posts[0].title, "teamleider");
    assert_eq!(
        (posts[0].from, posts[0].until),
        (None, Some(Day::new(2021, 7, 1)))
    );
    assert_eq!(
        expenses[..],
        [
            Expense {
                title: "inhuur".into(),
                direct: true,
                amount: ExpenseAmount::Euro(YearlyEuro::In(vec![(2021, 80_000.0)])),
            },
            Expense {
                title: "scholing".into(),
                direct: false,
                amount: ExpenseAmount::OfWages(0.035),
            },
        ]
    );
    assert_eq!(income[0].amount, YearlyEuro::Every(1_400_000.0));
    let norms = &study.scenarios[0].norms;
    assert_eq!(norms.counted_with, [(StageId(3), StageId(1))]);
    let average = &norms.average_shares[0];
    assert_eq!(average.role, RoleId(0));
    assert_eq!(average.shares, [(StageId(0), 0.5), (StageId(1), 1.0)]);
}

#[test]
fn a_scenario_may_have_money_of_its_own() {
    let scenario = "\n[scenario.duurder.set]\nmoney.rise = { 2021 = 0.04 }\n";
    let study = study_of(&format!("{MONEY}{scenario}"));
    let index = |scenario: usize| study.scenarios[scenario].money.prices.index(2021);
    assert!((index(0) - 1.02).abs() < 1e-12 && (index(1) - 1.04).abs() < 1e-12);
}

#[test]
fn one_rise_holds_in_all_years() {
    let study = study_of("\n[money]\nprices_of = 2018\nrise = 0.01\n");
    let rises = &study.scenarios[0].money.prices.rises;
    assert_eq!(rises[..], [(2019, 0.01), (2020, 0.01), (2021, 0.01)]);
}

#[test]
fn money_that_means_nothing_is_refused() {
    assert_snapshot!(told_of(r#"
[money]
prices_of = 2019
rise      = { 2021 = 1.9, 2022 = 0.02, volgend = 0.02 }

[[post]]
title         = "teamleider"
fte           = 1.2
cost_per_year = 96_000
[[post]]
title         = "teamleider"
fte           = 1.0
cost_per_year = 96_000
until         = 2020-07-01

[[expense]]
title = "scholing"
[[expense]]
title = "huur"
euro  = { 2020 = 1_000 }
of_wage = 0.1

[[income]]
title = "bijdrage"
euro  = { 2022 = 5 }
"#), @r#"
        error: `rise.2021` is more than half
          --> x.toml:69:22
           |
        69 | rise      = { 2021 = 1.9, 2022 = 0.02, volgend = 0.02 }
           |                      ^^^ of a year's wage?
           |
           = hint: 1.9 percent is written as `0.019`

        error: `teamleider` stands there twice
          --> x.toml:76:17
           |
        76 | title         = "teamleider"
           |                 ^^^^^^^^^^^^ this is the second time
           |
           = hint: give each a title of its own: tables know it by that

        error: `teamleider` is there on no reported day
          --> x.toml:79:17
           |
        79 | until         = 2020-07-01
           |                 ^^^^^^^^^^ of which days?
           |
           = hint: `until` is the first day after it; it must come later than `from`, in the reported period

        error: an expense with neither `euro` nor `of_wages`
          --> x.toml:82:9
           |
        82 | title = "scholing"
           |         ^^^^^^^^^^ how much is it?
           |
           = hint: write `euro = 80_000`, `euro = { 2016 = 80_000 }` for some years, or `of_wages = 0.035`

        error: a year that is not reported
          --> x.toml:85:11
           |
        85 | euro  = { 2020 = 1_000 }
           |           ^^^^ nothing would be done with this
           |
           = hint: years from 2021 to 2021 mean something here

        error: unknown key `of_wage` in `expense`
          --> x.toml:86:1
           |
        86 | of_wage = 0.1
           | ^^^^^^^ this key means nothing here
           |
           = hint: did you mean `of_wages`?

        error: a year that is not reported
          --> x.toml:90:11
           |
        90 | euro  = { 2022 = 5 }
           |           ^^^^ nothing would be done with this
           |
           = hint: years from 2021 to 2021 mean something here

        7 problems in x.toml
        "#);
}

#[test]
fn years_without_a_rise_are_asked_for() {
    assert_snapshot!(told_of("\n[money]\nprices_of = 2018\nrise = { 2019 = 0.02, 2021 = 0.02, 2022 = 0.02 }\n"), @r"
        error: `rise` says nothing of 2020
          --> x.toml:69:8
           |
        69 | rise = { 2019 = 0.02, 2021 = 0.02, 2022 = 0.02 }
           |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ how much do wages rise?
           |
           = hint: give every year from that of the prices to the last, or one number for all

        error: a year of which no price is asked
          --> x.toml:69:36
           |
        69 | rise = { 2019 = 0.02, 2021 = 0.02, 2022 = 0.02 }
           |                                    ^^^^ nothing would be done with this
           |
           = hint: years from 2019 to 2021 mean something here

        2 problems in x.toml
        ");
}

#[test]
fn a_sheet_that_counts_nothing_is_refused() {
    assert_snapshot!(told_of(r#"
[workload]
counted_with = { monitor = "onderzoek", onderzoek = "triaje" }
[workload.average_share.WT]
triage = 0.5
[workload.average_share.MV]
triage = 0.5
"#), @r#"
        error: `onderzoek` is itself counted with another stage
          --> x.toml:68:28
           |
        68 | counted_with = { monitor = "onderzoek", onderzoek = "triaje" }
           |                            ^^^^^^^^^^^ this has no row of its own
           |
           = hint: name the stage in the row of which all hours should stand

        error: unknown stage `triaje`
          --> x.toml:68:53
           |
        68 | counted_with = { monitor = "onderzoek", onderzoek = "triaje" }
           |                                                     ^^^^^^^^ no stage has this name
           |
           = hint: did you mean `triage`?

        error: no stage of these has work for `WT`
          --> x.toml:69:25
           |
        69 | [workload.average_share.WT]
           |                         ^^ so this shares out nothing

        error: unknown role `MV`
          --> x.toml:71:25
           |
        71 | [workload.average_share.MV]
           |                         ^^ no role has this name
           |
           = hint: did you mean `MW`?

        4 problems in x.toml
        "#);
}

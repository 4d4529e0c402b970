//! Money, worked out by hand.

use super::*;
use crate::engine::CaseNumber;
use crate::model::{
    Expense, ExpenseAmount, Income, ModelParts, Money, OtherPost, Prices, YearlyEuro,
};
use crate::stats::Estimate;

/// January and February 2021 (59 days) with 1.5 fte at 73 000 euro a year at the prices of 2020, 10% less than those of 2021;
/// half a team leader of 36 500; training of a tenth of the wages; 36 500 comes in.
fn money() -> Money {
    let leader = OtherPost {
        title: "leader".into(),
        fte: 0.5,
        cost_per_year: 36_500.0,
        from: None,
        until: Some(Day::new(2022, 1, 1)),
    };
    Money {
        prices: Prices {
            level: 2020,
            rises: vec![(2021, 0.10)],
        },
        posts: vec![leader],
        expenses: vec![Expense {
            title: "training".into(),
            direct: true,
            amount: ExpenseAmount::OfWages(0.1),
        }],
        income: vec![Income {
            title: "region".into(),
            amount: YearlyEuro::Every(36_500.0),
        }],
    }
}

/// What is found when a scenario pays 600 euro once, and of five terms so many are met in each run of the baseline and of it.
/// So many cases end in each run.
fn found(met: [[usize; 3]; 2], closed: [usize; 3], look: impl FnOnce(&Findings<'_>)) {
    let first = Day::new(2021, 1, 1);
    let mut parts = parts(1, first, first, Day::new(2021, 3, 1));
    parts.roles[0].cost_per_year = Some(73_000.0);
    let usual = Model::new(parts.clone()).expect("a right model");
    let paid = change(first, None, ChangeKind::Cost { euro: 600.0 });
    let dearer = Model::new(ModelParts {
        changes: vec![paid],
        ..parts
    });
    let models = [usual, dearer.expect("a right model")];
    let ends = Fact::CaseClosed {
        case: CaseNumber(0),
        area: HERE,
        received_at: january(1),
    };
    let run = |model: &Model, met: usize, closed: usize| {
        let mut facts = five_terms(met);
        facts.extend(vec![(january(25), ends); closed]);
        measures(model, facts)
    };
    let results = Results {
        scenarios: (models.iter().zip(met))
            .map(|(model, met)| ScenarioResults {
                runs: (met.iter().zip(closed))
                    .map(|(&met, closed)| run(model, met, closed))
                    .collect(),
                twins: Vec::new(),
            })
            .collect(),
    };
    let [usual, dearer] = models;
    let mut study = study(usual, 3);
    study.scenarios.push(study.scenarios[0].clone());
    study.scenarios[1].model = dearer;
    for scenario in &mut study.scenarios {
        scenario.money = money();
    }
    look(&findings(&study, &results));
}

fn whole<'a>(found: &'a ScenarioFindings<'_>) -> &'a MoneyRow {
    let mut rows = found.money.iter();
    rows.find(|row| row.period.label() == "all").expect("a row")
}

fn mean(estimate: Option<Estimate>) -> f64 {
    estimate.expect("runs").mean()
}

/// By hand: 59 days x 1.5 fte x 220 euro = 19 470; the leader 59 x 0.5 x 110 = 3 245, for a while; training 1 947; 5 900 comes
/// in. Of nine to eleven cases that end each costs 24 662 / 10.
#[test]
fn costs_for_good_and_for_a_while() {
    found([[3, 2, 4], [4, 4, 5]], [9, 10, 11], |findings| {
        let [usual, dearer] = &findings.scenarios[..] else {
            panic!("two scenarios");
        };
        // A year and the whole.
        assert_eq!(usual.money.len(), 2);
        let row = whole(usual);
        assert_close(mean(row.structural), 19_470.0 + 1_947.0, 1e-6);
        assert_close(mean(row.incidental), 3_245.0, 1e-6);
        assert_close(mean(row.costs), 24_662.0, 1e-6);
        assert_close(row.income, 5_900.0, 1e-6);
        assert_close(mean(row.closed), 10.0, 1e-12);
        let each = row.for_each_closed.expect("cases ended");
        assert_close(each.ratio(), 2_466.2, 1e-6);
        assert_eq!(row.against, None);
        assert!(usual.unpriced_roles.is_empty());
        let row = whole(dearer);
        assert_close(mean(row.incidental), 3_845.0, 1e-6);
        let natures: Vec<Nature> = dearer.costs.iter().map(|row| row.nature).collect();
        let (structural, incidental) = (Nature::Structural, Nature::Incidental);
        assert_eq!(natures, [structural, incidental, incidental, structural]);
    });
}

/// By hand: 600 euro for 3, 3 and 4 terms, mean 10/3, variance 1/3. After Fieller with t(2) = 4.302653: C = 100/9 - 6.170940 / 3 =
/// 9.054131, B = 2 000, A = 360 000, root √740 513 = 860.53; (2 000 ± 860.53) / 9.054131 = 125.85 and 315.94.
#[test]
fn each_term_that_is_no_longer_missed_costs() {
    found([[1, 1, 1], [4, 4, 5]], [9, 10, 11], |findings| {
        let against = whole(&findings.scenarios[1]).against.as_ref();
        let against = against.expect("a baseline");
        assert_close(mean(against.extra), 600.0, 1e-6);
        let [avoided] = &against.avoided[..] else {
            panic!("one deadline");
        };
        assert_eq!(avoided.deadline, TEN_WEEKS);
        assert_close(mean(avoided.terms), 10.0 / 3.0, 1e-12);
        assert!(avoided.is_sure());
        let each = avoided.euro_for_each.expect("an answer");
        assert_close(each.ratio(), 180.0, 1e-6);
        assert_close(each.interval().low(), 125.85, 0.01);
        assert_close(each.interval().high(), 315.94, 0.01);
    });
}

/// Differences of 1, 2 and 1 terms: mean 4/3, variance 1/3, half-width 4.302653 / 3 = 1.434. Zero is among them: no answer. Nor is
/// there one for each closed case when none ends in two runs of three.
#[test]
fn without_a_sure_difference_there_is_no_answer() {
    found([[3, 2, 4], [4, 4, 5]], [0, 0, 3], |findings| {
        let row = whole(&findings.scenarios[1]);
        let avoided = &row.against.as_ref().expect("a baseline").avoided[0];
        assert_close(mean(avoided.terms), 4.0 / 3.0, 1e-12);
        assert!(avoided.euro_for_each.is_none() && !avoided.is_sure());
        assert!(row.for_each_closed.is_none());
    });
}

/// What nobody has put a price on is not told as if it were free.
#[test]
fn staff_without_a_price_is_named() {
    with_findings(winter(1), vec![waited(1)], |found| {
        assert!(found.money.is_empty());
        assert_eq!(found.unpriced_roles, [RoleId(0)]);
    });
}

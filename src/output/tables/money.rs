//! Money: costs for good and for a while, income, and what each closed case and each term that is no longer missed costs.

use super::field::{cases, ends, ends_of, euro, known};
use super::table::{Rows, Told};
use crate::analysis::{AgainstBaseline, MoneyRow};
use crate::model::Model;
use crate::stats::{Estimate, Ratio};

/// Means over the replications, with the 95% interval; `of` names a deadline. Without a value there is no answer.
pub(super) const MONEY: [&str; 6] = ["period", "measure", "of", "value", "ci_low", "ci_high"];

/// Measure, of what, value and both ends of its interval.
type Fact = [String; 5];

pub(super) fn money(told: Told<'_>) -> Rows<'_> {
    let model = &told.found.scenario.model;
    let rows = told.found.money.iter().flat_map(move |row| {
        let facts = facts(row, model).into_iter();
        facts.map(move |fact| [vec![row.period.label()], fact.to_vec()].concat())
    });
    Box::new(rows)
}

fn facts(row: &MoneyRow, model: &Model) -> Vec<Fact> {
    let mut facts = vec![
        estimated("structural", "", row.structural, euro),
        estimated("incidental", "", row.incidental, euro),
        estimated("costs", "", row.costs, euro),
        fact("income", "", euro(row.income), Default::default()),
        estimated("closed_cases", "", row.closed, cases),
        ratio("euro_per_closed_case", "", row.for_each_closed),
    ];
    facts.extend(
        row.against
            .iter()
            .flat_map(|against| beside(against, model)),
    );
    facts
}

fn beside(against: &AgainstBaseline, model: &Model) -> Vec<Fact> {
    let mut facts = vec![estimated("extra_costs", "", against.extra, euro)];
    for avoided in &against.avoided {
        let deadline = &model.deadlines()[avoided.deadline.index()].name;
        facts.push(estimated("avoided_late", deadline, avoided.terms, cases));
        let each = avoided.euro_for_each;
        facts.push(ratio("euro_per_avoided_late", deadline, each));
    }
    facts
}

fn estimated(
    measure: &str,
    of: &str,
    estimate: Option<Estimate>,
    write: fn(f64) -> String,
) -> Fact {
    let value = known(estimate, |estimate| write(estimate.mean()));
    fact(measure, of, value, ends_of(estimate, write))
}

fn ratio(measure: &str, of: &str, ratio: Option<Ratio>) -> Fact {
    let value = known(ratio, |ratio| euro(ratio.ratio()));
    fact(
        measure,
        of,
        value,
        ends(ratio.map(|ratio| ratio.interval()), euro),
    )
}

fn fact(measure: &str, of: &str, value: String, [low, high]: [String; 2]) -> Fact {
    [measure.into(), of.into(), value, low, high]
}

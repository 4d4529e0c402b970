//! The workload sheet: what the work takes in hours, fte and euro, one fact a row.

use std::io;

use super::field::{cases, euro, fte, hours};
use crate::analysis::{Product, RoleNeed, SheetYear, Worksheet};
use crate::model::{Model, Study};

const COLUMNS: [&str; 7] = [
    "scenario", "year", "part", "item", "role", "measure", "value",
];

/// Writes the sheets of the scenarios of a study, in their order.
///
/// # Errors
/// When `to` cannot be written.
pub(in crate::output) fn write_worksheets(
    study: &Study,
    sheets: &[Worksheet],
    to: impl io::Write,
) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(to);
    writer.write_record(COLUMNS)?;
    for (scenario, sheet) in study.scenarios.iter().zip(sheets) {
        for year in &sheet.years {
            for fact in facts(&scenario.model, year) {
                writer.write_field(&scenario.name)?;
                writer.write_field(year.year.label())?;
                writer.write_record(fact)?;
            }
        }
    }
    writer.flush()
}

/// Part, item, role, measure and value.
type Fact = [String; 5];

fn fact(part: &str, item: &str, role: &str, measure: &str, value: String) -> Fact {
    [part.into(), item.into(), role.into(), measure.into(), value]
}

fn facts(model: &Model, year: &SheetYear) -> Vec<Fact> {
    let products = year.products.iter();
    let mut facts: Vec<Fact> = products
        .flat_map(|product| of_product(model, product))
        .collect();
    facts.extend(year.roles.iter().flat_map(|need| of_role(model, need)));
    facts.extend(of_posts(year));
    facts.extend(of_money(year));
    facts.extend(totals(year));
    facts
}

/// The number, then norm hours and hours of each role that works on it, then those of all together.
fn of_product(model: &Model, product: &Product) -> Vec<Fact> {
    let item = &model.stage(product.stage).name;
    let of = |role: &str, measure: &str, value| fact("product", item, role, measure, value);
    let mut facts = vec![of("all", "number", cases(product.number))];
    for (index, role) in model.roles().iter().enumerate() {
        let (norm, total) = (product.norm_hours[index], product.hours[index]);
        if norm > 0.0 {
            facts.push(of(&role.name, "norm_hours", hours(norm)));
            facts.push(of(&role.name, "hours", hours(total)));
        }
    }
    let norm = product.norm_hours.iter().sum();
    facts.push(of("all", "norm_hours", hours(norm)));
    facts.push(of("all", "hours", hours(product.all_hours())));
    facts
}

fn of_role(model: &Model, need: &RoleNeed) -> Vec<Fact> {
    let name = &model.role(need.role).name;
    let facts = [
        ("hours", Some(hours(need.hours))),
        (
            "hours_by_stage_shares",
            Some(hours(need.hours_by_stage_shares)),
        ),
        ("fte", need.fte.map(fte)),
        ("fte_by_stage_shares", need.fte_by_stage_shares.map(fte)),
        ("fte_present", Some(fte(need.fte_present))),
        ("wage", need.wage.map(euro)),
        ("euro", need.euro().map(euro)),
    ];
    let known = facts
        .into_iter()
        .filter_map(|(measure, value)| Some((measure, value?)));
    known
        .map(|(measure, value)| fact("role", name, name, measure, value))
        .collect()
}

fn of_posts(year: &SheetYear) -> impl Iterator<Item = Fact> {
    year.posts.iter().flat_map(|post| {
        [
            ("fte", fte(post.fte)),
            ("wage", euro(post.wage)),
            ("euro", euro(post.euro)),
        ]
        .map(|(measure, value)| fact("post", &post.title, "", measure, value))
    })
}

fn of_money(year: &SheetYear) -> impl Iterator<Item = Fact> {
    let expenses = year.expenses.iter().map(|line| {
        let part = if line.direct {
            "direct_expense"
        } else {
            "overhead"
        };
        fact(part, &line.title, "", "euro", euro(line.euro))
    });
    let income = year.income.iter();
    expenses.chain(income.map(|line| fact("income", &line.title, "", "euro", euro(line.euro))))
}

fn totals(year: &SheetYear) -> impl Iterator<Item = Fact> {
    let total = |item: &str, measure: &str, value| fact("total", item, "all", measure, value);
    let mut totals = vec![
        total("products", "number", cases(year.number())),
        total("products", "hours", hours(year.hours())),
        total("roles", "fte", fte(year.direct_fte())),
        total("all_staff", "fte", fte(year.all_fte())),
    ];
    if year.knows_money() {
        totals.extend(
            [
                ("direct_costs", year.direct_costs()),
                ("indirect_costs", year.indirect_costs()),
                ("costs", year.costs()),
                ("income", year.all_income()),
                ("income_less_costs", year.difference()),
            ]
            .map(|(item, amount)| total(item, "euro", euro(amount))),
        );
    }
    totals.into_iter()
}

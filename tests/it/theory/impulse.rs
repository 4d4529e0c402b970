//! An impulse: servers who are hired at a date until a date. The number in the system is known at every moment.

use super::laboratory::{assert_mean, laboratory_in, one_station, replicate};
use crate::agreement::assert_rejects;
use doorstroom::measure::{Collector, StockMeasure, stock_dates};
use doorstroom::model::{Model, StageId};
use doorstroom::proof::Tables;
use doorstroom::queueing::{Stretch, expected_number};

const STATION: StageId = StageId(0);
/// A number that is just about nothing spreads as much as it is large.
const REPLICATIONS: u64 = 4_500;
const RATE: f64 = 20.0;
/// Hardly ever are more in the system.
const MOST: u32 = 400;

/// Four weeks from a Monday: one server who can do half of the work. On day 7 it is decided to hire two more, who come
/// on day 9, draw the list down to about nothing and go, in the middle of their work, when day 20 begins.
fn impulse() -> Model {
    let period = "from = 2021-02-01\nuntil = 2021-03-01";
    let hire = r#"
[[change]]
kind    = "hire"
team    = "servers"
role    = "S"
fte     = 2
decided = 2021-02-08
lag     = "2 days"
until   = 2021-02-21
"#;
    let tables = one_station(&format!("rate = \"{RATE} per day\""), "2.4", 1) + hire;
    laboratory_in(period, "\"always\"", &tables)
}

/// One server, three from day 9 on, and one from the day on which the contracts end.
fn servers(contracts_end: f64) -> [Stretch; 3] {
    [(0.0, 1), (9.0, 3), (contracts_end, 1)].map(|(from, servers)| Stretch {
        from,
        arrival_rate: RATE,
        servers,
    })
}

#[test]
fn an_impulse_agrees_with_kolmogorovs_equations() {
    let model = impulse();
    let runs = replicate(&model, REPLICATIONS, || Collector::new(&model));
    let runs = runs.into_iter();
    let tables: Vec<Tables<'_>> = runs.map(|run| Tables::new(&model, run)).collect();
    // Started empty: the first date has nobody yet.
    for (date, day) in stock_dates(&model).into_iter().enumerate().skip(1) {
        let at = f64::from(day - model.start());
        let number = |table: &Tables<'_>| table.number_on(date, STATION, &StockMeasure::ALL);
        let theory = expected_number(&servers(20.0), 0.1, MOST, at);
        assert_mean(&format!("M/M/c(t) {day}"), &tables, number, theory);
    }
    let last = stock_dates(&model).len() - 1;
    let number = |table: &Tables<'_>| table.number_on(last, STATION, &StockMeasure::ALL);
    let numbers: Vec<f64> = tables.iter().map(number).collect();
    let a_day_later = expected_number(&servers(21.0), 0.1, MOST, 28.0);
    assert_rejects("contracts that end a day later", &numbers, a_day_later);
}

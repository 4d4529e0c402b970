//! A server for everyone: M(t)/M/infinity, where the expected number is known at every moment.

use super::laboratory::{assert_mean, laboratory_in, one_station, replicate};
use doorstroom::measure::{Collector, StockMeasure, stock_dates};
use doorstroom::model::StageId;
use doorstroom::proof::Tables;
use doorstroom::queueing::{RateStep, expected_in_service};

const STATION: StageId = StageId(0);
/// Hardly ever are more needed.
const SERVERS: u32 = 1_300;
/// The number at one moment spreads more than a mean over years.
const REPLICATIONS: u64 = 60;

#[test]
fn the_number_in_hand_follows_the_rate() {
    let arrivals = r#"
rate = [
  { from = 2021-02-01, value = "300 per day" },
  { from = 2021-02-10, value = "100 per day" },
  { from = 2021-02-18, value = "200 per day" },
]"#;
    assert_follows("M(t)/M/inf", &one_station(arrivals, "72", SERVERS));
}

/// The same rates, made by changes of a rate that is always the same.
#[test]
fn the_number_in_hand_follows_the_inflow() {
    let changes = r#"
[[change]]
kind     = "inflow"
arrivals = "customers"
factor   = 1.5
from     = 2021-02-01
until    = 2021-02-10

[[change]]
kind     = "inflow"
arrivals = "customers"
factor   = 0.5
from     = 2021-02-10
until    = 2021-02-18
"#;
    let station = one_station("rate = \"200 per day\"", "72", SERVERS);
    assert_follows("inflow M(t)/M/inf", &(station + changes));
}

/// Started empty: 300 cases a day, from day 9 on 100, from day 17 on 200.
#[track_caller]
fn assert_follows(name: &str, tables: &str) {
    let period = "from = 2021-02-01\nuntil = 2021-03-01";
    let model = laboratory_in(period, "\"always\"", tables);
    let steps = [(0.0, 300.0), (9.0, 100.0), (17.0, 200.0)];
    let steps = steps.map(|(from, rate)| RateStep { from, rate });
    let runs = replicate(&model, REPLICATIONS, || Collector::new(&model));
    let runs = runs.into_iter();
    let tables: Vec<Tables<'_>> = runs.map(|run| Tables::new(&model, run)).collect();
    // On the first date nobody is there yet.
    for (date, day) in stock_dates(&model).into_iter().enumerate().skip(1) {
        let in_hand = |table: &Tables<'_>| table.number_on(date, STATION, &[StockMeasure::InHand]);
        let theory = expected_in_service(&steps, 3.0, f64::from(day - model.start()));
        assert_mean(&format!("{name} {day}"), &tables, in_hand, theory);
    }
}

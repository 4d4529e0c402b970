//! What changes over time: an impulse, a rate with steps, closed weekends.

use super::check::{Check, Section, Text};
use super::laboratory::{Laboratory, laboratory_in, one_station};
use super::long_run::LongRun;
use super::one_list::{in_hand, wait, waiting};
use super::tables::Tables;
use crate::engine::EngineError;
use crate::experiment::ExperimentError;
use crate::measure::{StockMeasure, stock_dates};
use crate::model::{Model, StageId};
use crate::queueing::{RateStep, Stretch, WeekendStation, expected_in_service, expected_number};

const STATION: StageId = StageId(0);

type Outcome = Result<Section, ExperimentError<EngineError>>;

/// Four weeks from a Monday, started empty.
const FOUR_WEEKS: &str = "from = 2021-02-01\nuntil = 2021-03-01";

/// Checks of a number on each date on which stock is counted, but the first: then nobody is there yet.
fn on_dates(
    model: &Model,
    tables: &[Tables<'_>],
    of: &[StockMeasure],
    theory: impl Fn(f64) -> f64,
) -> Vec<Check> {
    let dates = stock_dates(model).into_iter().enumerate().skip(1);
    let check = |(date, day): (usize, crate::time::Day)| {
        Check::of_runs(
            Text::new(
                format!("aantal op {day}, uit de tabellen"),
                format!("number on {day}, from the tables"),
            ),
            tables,
            |table| table.number_on(date, STATION, of),
            theory(f64::from(day - model.start())),
        )
    };
    dates.map(check).collect()
}

/// One server who can do half of the work; two more are hired, draw the list down, and go in the middle of their work.
pub(super) fn impulse(runner: &Laboratory) -> Outcome {
    // A number that is just about nothing spreads as much as it is large.
    const REPLICATIONS: u32 = 4_500;
    const RATE: f64 = 20.0;
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
    let model = laboratory_in(FOUR_WEEKS, "\"always\"", &tables);
    let servers = [(0.0, 1), (9.0, 3), (20.0, 1)].map(|(from, servers)| Stretch {
        from,
        arrival_rate: RATE,
        servers,
    });
    let tables = runner.tables(&model, REPLICATIONS)?;
    let theory = |at| expected_number(&servers, 0.1, 400, at);
    Ok(Section {
        title: Text::new(
            "Een impuls: twee mensen erbij voor elf dagen, de lijst op vier maandagen",
            "An impulse: two more people for eleven days, the list on four Mondays",
        ),
        source: Text::new(
            "De vergelijkingen van Kolmogorov voor M/M/c(t), door uniformisatie (Jensen 1953; Grassmann 1977)",
            "Kolmogorov's equations for M/M/c(t), by uniformisation (Jensen 1953; Grassmann 1977)",
        ),
        checks: on_dates(&model, &tables, &StockMeasure::ALL, theory),
    })
}

/// Always a free server, and a rate with steps.
pub(super) fn server_for_everyone(runner: &Laboratory) -> Outcome {
    const REPLICATIONS: u32 = 60;
    let arrivals = r#"
rate = [
  { from = 2021-02-01, value = "300 per day" },
  { from = 2021-02-10, value = "100 per day" },
  { from = 2021-02-18, value = "200 per day" },
]"#;
    let model = laboratory_in(
        FOUR_WEEKS,
        "\"always\"",
        &one_station(arrivals, "72", 1_300),
    );
    let steps = [(0.0, 300.0), (9.0, 100.0), (17.0, 200.0)];
    let steps = steps.map(|(from, rate)| RateStep { from, rate });
    let tables = runner.tables(&model, REPLICATIONS)?;
    let theory = |at| expected_in_service(&steps, 3.0, at);
    Ok(Section {
        title: Text::new(
            "Een instroom die twee keer verandert, niemand hoeft te wachten",
            "A rate that changes twice, and nobody has to wait",
        ),
        source: Text::alike("Eick, Massey & Whitt (1993), Operations Research 41(4), 731-742"),
        checks: on_dates(&model, &tables, &[StockMeasure::InHand], theory),
    })
}

/// Closed at weekends: cases arrive, work is paused and resumed.
pub(super) fn weekends(runner: &Laboratory) -> Outcome {
    let week = WeekendStation::with_daily_arrivals(4.0, 0.5, 4).weekly_cycle();
    // Whole weeks, from a Monday up to a Monday.
    let period = "warm_up = 2021-01-04\nfrom = 2022-01-03\nuntil = 2033-01-03";
    let tables = one_station("rate = \"4 per day\"", "12", 4);
    let model = laboratory_in(period, "[\"mon-fri 00:00-24:00\"]", &tables);
    let (runs, tables) = runner.both(&model)?;
    let on_monday = Text::new(
        "aantal op maandagochtend, uit de tabellen",
        "number on Monday morning, from the tables",
    );
    Ok(Section {
        title: Text::new(
            "In het weekend dicht: zaken komen binnen, werk ligt stil",
            "Closed at weekends: cases arrive, work is paused",
        ),
        source: Text::new(
            "De vergelijkingen van Kolmogorov week na week (Green & Kolesar 1991), met Runge-Kutta",
            "Kolmogorov's equations week after week (Green & Kolesar 1991), by Runge-Kutta",
        ),
        checks: vec![
            Check::of_runs(wait(), &runs, |run| run.mean_wait(STATION), week.mean_wait),
            Check::of_runs(
                waiting(),
                &runs,
                |run: &LongRun| run.mean_waiting(STATION),
                week.mean_waiting,
            ),
            Check::of_runs(
                in_hand(),
                &runs,
                |run| run.mean_in_hand(STATION),
                week.mean_in_hand,
            ),
            Check::of_runs(
                on_monday,
                &tables,
                |table| table.mean_number(STATION),
                week.number_at_midnight[0],
            ),
        ],
    })
}

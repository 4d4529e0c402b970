//! A station that is closed at weekends: arrivals go on, work is paused and resumed.

use super::laboratory::long_runs_and_tables;
use super::laboratory::{assert_mean, laboratory_in, one_station};
use doorstroom::model::StageId;
use doorstroom::proof::LongRun;
use doorstroom::proof::Tables;
use doorstroom::queueing::WeekendStation;

const STATION: StageId = StageId(0);

/// Whole weeks, from a Monday up to a Monday.
const WEEKS: &str = "warm_up = 2021-01-04\nfrom = 2022-01-03\nuntil = 2033-01-03";

#[test]
fn a_station_closed_at_weekends_agrees_with_its_weekly_cycle() {
    let week = WeekendStation::with_daily_arrivals(4.0, 0.5, 4).weekly_cycle();
    let tables = one_station("rate = \"4 per day\"", "12", 4);
    let model = laboratory_in(WEEKS, "[\"mon-fri 00:00-24:00\"]", &tables);
    let (runs, tables) = long_runs_and_tables(&model);
    let wait = |run: &LongRun| run.mean_wait(STATION);
    assert_mean("weekend wait", &runs, wait, week.mean_wait);
    let time = |run: &LongRun| run.mean_time_in_stage(STATION);
    assert_mean("weekend time", &runs, time, week.mean_time_in_system);
    let waiting = |run: &LongRun| run.mean_waiting(STATION);
    assert_mean("weekend waiting", &runs, waiting, week.mean_waiting);
    let in_hand = |run: &LongRun| run.mean_in_hand(STATION);
    assert_mean("weekend in hand", &runs, in_hand, week.mean_in_hand);

    // The period begins and ends on a Monday, so that stock is counted on Mondays only, at midnight.
    let on_mondays = |table: &Tables<'_>| table.mean_number(STATION);
    let monday = week.number_at_midnight[0];
    assert_mean("weekend stock on Monday", &tables, on_mondays, monday);
}

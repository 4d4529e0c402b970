//! Stations in a network: feedback after Jackson, and a tandem in which the second station blocks the first.

use super::laboratory::long_runs_and_tables;
use super::laboratory::{REPLICATIONS, assert_mean, laboratory, replicate};
use doorstroom::model::StageId;
use doorstroom::proof::{FEEDBACK, FEEDBACK_ARRIVALS, LongRun, TANDEM, Tables, feedback_nodes};
use doorstroom::queueing::{BlockedTandem, Station, mean_time_in_network, stations};

const FIRST: StageId = StageId(0);
const SECOND: StageId = StageId(1);

#[test]
fn a_network_with_feedback_agrees_with_jackson() {
    let nodes = feedback_nodes();
    let model = laboratory(10, &format!("{FEEDBACK_ARRIVALS}{FEEDBACK}"));
    let (runs, tables) = long_runs_and_tables(&model);
    let stations = stations(&nodes);
    for (stage, station) in [FIRST, SECOND].into_iter().zip(&stations) {
        assert_station_agrees(stage, station, &runs, &tables);
    }
    let time = |run: &LongRun| run.mean_time_in_system();
    let theory = mean_time_in_network(&nodes);
    assert_mean("Jackson time", &runs, time, theory);
    let everybody = |table: &Tables<'_>| table.mean_number(FIRST) + table.mean_number(SECOND);
    let number = stations.iter().map(Station::mean_number).sum();
    assert_mean("Jackson table stock", &tables, everybody, number);
}

#[track_caller]
fn assert_station_agrees(
    stage: StageId,
    station: &Station,
    runs: &[LongRun],
    tables: &[Tables<'_>],
) {
    let name = |of: &str| format!("Jackson {} {of}", stage.0 + 1);
    let wait = |run: &LongRun| run.mean_wait(stage);
    assert_mean(&name("wait"), runs, wait, station.mean_wait());
    let waiting = |run: &LongRun| run.mean_waiting(stage);
    assert_mean(&name("waiting"), runs, waiting, station.mean_waiting());
    let busy = |run: &LongRun| run.mean_in_hand(stage);
    assert_mean(&name("busy"), runs, busy, station.offered_load());

    let wait = |table: &Tables<'_>| table.mean_wait(stage);
    assert_mean(&name("table wait"), tables, wait, station.mean_wait());
    let time = |table: &Tables<'_>| table.times_in_stage(stage).mean;
    let mean_time = station.mean_time_in_system();
    assert_mean(&name("table time"), tables, time, mean_time);
    let busy = |table: &Tables<'_>| table.mean_in_hand(stage);
    let load = station.offered_load();
    assert_mean(&name("table in hand"), tables, busy, load);
    let started = |table: &Tables<'_>| table.started_per_day(stage);
    assert_mean(&name("table flow"), tables, started, station.arrival_rate);
}

#[test]
fn a_full_partner_blocks_as_in_the_tandem_of_hunt() {
    let tandem = BlockedTandem {
        arrival_rate: 4.5,
        mean_services: [0.1, 0.1],
    };
    let theory = tandem.means();
    let model = laboratory(22, TANDEM);
    let runs = replicate(&model, REPLICATIONS, || LongRun::new(&model));
    let wait = |run: &LongRun| run.mean_wait(FIRST);
    assert_mean("tandem wait", &runs, wait, theory.mean_wait);
    let time = |run: &LongRun| run.mean_time_in_system();
    assert_mean("tandem time", &runs, time, theory.mean_time_in_system);
    let working = |run: &LongRun| run.mean_in_hand(FIRST);
    assert_mean("tandem first working", &runs, working, theory.first_working);
    // What waits for the partner is what the first server holds.
    let blocked = |run: &LongRun| run.mean_waiting(SECOND);
    assert_mean("tandem first blocked", &runs, blocked, theory.first_blocked);
    let working = |run: &LongRun| run.mean_in_hand(SECOND);
    assert_mean(
        "tandem second working",
        &runs,
        working,
        theory.second_working,
    );
}

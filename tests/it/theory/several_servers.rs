//! Three servers: M/M/3, from the facts and from the tables, and Erlang's tail probabilities.

use super::laboratory::long_runs_and_tables;
use super::laboratory::{REPLICATIONS, assert_mean, laboratory, one_station, replicate};
use doorstroom::model::{DeskId, Model, StageId};
use doorstroom::proof::Tables;
use doorstroom::proof::{LongRun, LongWaits};
use doorstroom::queueing::Station;
use doorstroom::time::Span;

const STATION: StageId = StageId(0);
const SERVERS: DeskId = DeskId(0);
const THEORY: Station = Station {
    arrival_rate: 21.0,
    mean_service: 0.1,
    servers: 3,
};

fn three_servers() -> Model {
    laboratory(9, &one_station("rate = \"21 per day\"", "2.4", 3))
}

#[test]
fn mm3_agrees_with_erlang() {
    let model = three_servers();
    let (runs, tables) = long_runs_and_tables(&model);
    assert_facts_agree(&runs);
    assert_tables_agree(&tables);
}

#[track_caller]
fn assert_facts_agree(runs: &[LongRun]) {
    let wait = |run: &LongRun| run.mean_wait(STATION);
    assert_mean("M/M/3 wait", runs, wait, THEORY.mean_wait());
    let time = |run: &LongRun| run.mean_time_in_system();
    assert_mean("M/M/3 time", runs, time, THEORY.mean_time_in_system());
    let waiting = |run: &LongRun| run.mean_waiting(STATION);
    assert_mean("M/M/3 waiting", runs, waiting, THEORY.mean_waiting());
    let at_work = |run: &LongRun| run.mean_at_work();
    assert_mean("M/M/3 at work", runs, at_work, THEORY.offered_load());
}

#[track_caller]
fn assert_tables_agree(tables: &[Tables<'_>]) {
    let wait = |table: &Tables<'_>| table.mean_wait(STATION);
    assert_mean("M/M/3 table wait", tables, wait, THEORY.mean_wait());
    let time = |table: &Tables<'_>| table.times_in_stage(STATION).mean;
    let mean_time = THEORY.mean_time_in_system();
    assert_mean("M/M/3 table time", tables, time, mean_time);
    let in_hand = |table: &Tables<'_>| table.mean_in_hand(STATION);
    assert_mean(
        "M/M/3 table in hand",
        tables,
        in_hand,
        THEORY.offered_load(),
    );
    let number = |table: &Tables<'_>| table.mean_number(STATION);
    assert_mean("M/M/3 table stock", tables, number, THEORY.mean_number());
    let started = |table: &Tables<'_>| table.started_per_day(STATION);
    assert_mean("M/M/3 table flow", tables, started, THEORY.arrival_rate);
    let busy = |table: &Tables<'_>| table.utilisation(SERVERS);
    assert_mean("M/M/3 table workload", tables, busy, THEORY.utilisation());
}

#[test]
fn the_chance_to_wait_longer_agrees_with_erlang() {
    let model = three_servers();
    let service = Span::from_seconds(8640);
    let runs = replicate(&model, REPLICATIONS, || {
        let waits_over = |length| LongWaits::new(&model, length);
        (waits_over(Span::ZERO), waits_over(service))
    });
    let any = |(any, _): &(LongWaits, _)| any.share();
    assert_mean("M/M/3 P(wait > 0)", &runs, any, THEORY.chance_of_waiting());
    let long = |(_, long): &(_, LongWaits)| long.share();
    let chance = THEORY.chance_of_waiting_longer_than(service.days());
    assert_mean("M/M/3 P(wait > 2.4 hours)", &runs, long, chance);
}

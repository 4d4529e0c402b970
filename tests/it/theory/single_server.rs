//! One server: M/M/1, M/D/1, M/G/1 with lognormal work, clustered arrivals; and a value 5% off is rejected.

use super::laboratory::long_runs_and_tables;
use super::laboratory::{REPLICATIONS, assert_mean, laboratory, one_station, replicate};
use crate::agreement::{assert_agrees, assert_rejects};
use doorstroom::measure::DurationSummary;
use doorstroom::model::StageId;
use doorstroom::proof::LongRun;
use doorstroom::proof::Tables;
use doorstroom::queueing::{Station, mean_wait_clustered, mean_wait_single_server};

const STATION: StageId = StageId(0);
const ALWAYS_AS_LONG: &str = "{ mean = 2.4, law = \"fixed\" }";

#[test]
fn mm1_agrees_with_theory() {
    let theory = Station {
        arrival_rate: 7.0,
        mean_service: 0.1,
        servers: 1,
    };
    let model = laboratory(16, &one_station("rate = \"7 per day\"", "2.4", 1));
    let (runs, tables) = long_runs_and_tables(&model);
    let wait = |run: &LongRun| run.mean_wait(STATION);
    assert_mean("M/M/1 wait", &runs, wait, theory.mean_wait());
    let time = |run: &LongRun| run.mean_time_in_system();
    assert_mean("M/M/1 time", &runs, time, theory.mean_time_in_system());
    let waiting = |run: &LongRun| run.mean_waiting(STATION);
    assert_mean("M/M/1 waiting", &runs, waiting, theory.mean_waiting());
    let busy = |run: &LongRun| run.mean_in_hand(STATION);
    assert_mean("M/M/1 busy", &runs, busy, theory.utilisation());
    assert_times_are_exponential(&tables, theory.mean_time_in_system());
}

/// The time in M/M/1 is exponential (Gross, Shortle, Thompson & Harris, *Fundamentals of Queueing Theory*, section
/// 2.2), so that a part p of all cases takes at most -ln(1 - p) times its mean.
#[track_caller]
fn assert_times_are_exponential(tables: &[Tables<'_>], mean: f64) {
    let assert_quantile = |part: f64, of: fn(DurationSummary) -> f64| {
        let quantile = |table: &Tables<'_>| of(table.times_in_stage(STATION));
        let theory = -libm::log1p(-part) * mean;
        assert_mean(&format!("M/M/1 quantile {part}"), tables, quantile, theory);
    };
    assert_quantile(0.50, |times| times.p50);
    assert_quantile(0.80, |times| times.p80);
    assert_quantile(0.90, |times| times.p90);
    assert_quantile(0.95, |times| times.p95);
}

#[test]
fn md1_agrees_with_pollaczek_and_khinchine() {
    let waits = waits(8, "rate = \"7 per day\"", ALWAYS_AS_LONG);
    let theory = mean_wait_single_server(7.0, 0.1, 0.0);
    assert_agrees("M/D/1 wait", &waits, theory);
}

#[test]
fn lognormal_work_agrees_with_pollaczek_and_khinchine() {
    let work = "{ mean = 2.4, cv = 1.5, law = \"lognormal\" }";
    let waits = waits(35, "rate = \"6 per day\"", work);
    let theory = mean_wait_single_server(6.0, 0.1, 1.5);
    assert_agrees("M/G/1 wait, lognormal", &waits, theory);
}

#[test]
fn clustered_arrivals_agree_with_theory() {
    let arrivals = "rate = \"6 per day\"\ncluster = { mean = 2, law = \"geometric\" }";
    let waits = waits(16, arrivals, "2.4");
    let theory = mean_wait_clustered(6.0, 2.0, 0.1);
    assert_agrees("clusters wait", &waits, theory);
}

/// The bar can tell right from wrong: M/D/1 once more, against wrong values.
#[test]
fn a_value_five_per_cent_off_is_rejected() {
    let waits = waits(8, "rate = \"7 per day\"", ALWAYS_AS_LONG);
    let theory = mean_wait_single_server(7.0, 0.1, 0.0);
    assert_rejects("M/D/1 wait, 5% more", &waits, 1.05 * theory);
    assert_rejects("M/D/1 wait, 5% less", &waits, 0.95 * theory);
}

/// The mean wait at one server in each replication.
fn waits(years: u32, arrivals: &str, hours: &str) -> Vec<f64> {
    let model = laboratory(years, &one_station(arrivals, hours, 1));
    let runs = replicate(&model, REPLICATIONS, || LongRun::new(&model));
    runs.iter().map(|run| run.mean_wait(STATION)).collect()
}

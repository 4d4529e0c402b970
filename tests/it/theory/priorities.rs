//! Urgent cases go first, and wait for whoever is being served.

use super::laboratory::{REPLICATIONS, assert_mean, laboratory, one_station, replicate};
use doorstroom::proof::WaitsByUrgency;
use doorstroom::queueing::mean_waits_by_priority;

#[test]
fn urgent_cases_and_others_wait_as_cobham_says() {
    let arrivals = "rate = \"14 per day\"\nurgent = 0.3";
    let model = laboratory(10, &one_station(arrivals, "2.4", 2));
    let runs = replicate(&model, REPLICATIONS, || WaitsByUrgency::new(&model));
    let theory = mean_waits_by_priority(&[0.3 * 14.0, 0.7 * 14.0], 0.1, 2);
    let urgent = |run: &WaitsByUrgency| run.mean_urgent();
    assert_mean("priority, urgent", &runs, urgent, theory[0]);
    let others = |run: &WaitsByUrgency| run.mean_others();
    assert_mean("priority, others", &runs, others, theory[1]);
}

//! Case managers: their own cases in two pieces of work, an external wait between them, and a full caseload.

use super::laboratory::{REPLICATIONS, assert_mean, laboratory, replicate};
use doorstroom::model::StageId;
use doorstroom::proof::LongRun;
use doorstroom::queueing::CaseManager;

const STAGE: StageId = StageId(0);

#[test]
fn one_case_manager_agrees_with_its_chain() {
    assert_case_managers_agree(25, 3, 1);
}

#[test]
fn two_case_managers_agree_with_their_chain() {
    assert_case_managers_agree(19, 6, 2);
}

#[track_caller]
fn assert_case_managers_agree(years: u32, per_day: u32, workers: u32) {
    let chain = CaseManager {
        arrival_rate: f64::from(per_day),
        slices: 2,
        mean_slice: 0.1,
        mean_external_wait: 0.2,
        caseload: 3,
        workers: workers as usize,
    };
    let theory = chain.means();
    let model = laboratory(years, &case_managers(per_day, workers));
    let runs = replicate(&model, REPLICATIONS, || LongRun::new(&model));
    let name = |of: &str| format!("case managers ({workers}) {of}");
    let wait = |run: &LongRun| run.mean_wait(STAGE);
    assert_mean(&name("wait"), &runs, wait, theory.mean_wait);
    let time = |run: &LongRun| run.mean_time_in_system();
    assert_mean(&name("time"), &runs, time, theory.mean_time_in_system);
    let waiting = |run: &LongRun| run.mean_waiting(STAGE);
    assert_mean(&name("waiting"), &runs, waiting, theory.mean_waiting);
    let in_hand = |run: &LongRun| run.mean_in_hand(STAGE);
    assert_mean(&name("in hand"), &runs, in_hand, theory.mean_in_hand);
    let busy = |run: &LongRun| run.mean_at_work() / f64::from(workers);
    assert_mean(&name("busy"), &runs, busy, theory.utilisation);
}

fn case_managers(per_day: u32, workers: u32) -> String {
    format!(
        r#"
[arrivals.cases]
to = "stage"
rate = "{per_day} per day"

[role.MW]
hours_per_year = "always"

[stage.stage]
owner = "MW"
work = [
  {{ role = "MW", hours = 2.4 }},
  {{ role = "MW", hours = 2.4, wait = {{ mean = "4.8 hours", law = "exponential" }} }},
]
next = {{ closed = 1.0 }}

[team.managers]
staff    = {{ MW = {workers} }}
stages   = ["stage"]
caseload = 3
"#
    )
}

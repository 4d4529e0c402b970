//! Runs a replication again, for whoever wants to hear more of it than its measures.

use super::drawn::{Luck, drawn};
use super::error::ExperimentError;
use crate::engine::{self, EngineError, Observer};
use crate::model::{Scenario, Study};

/// Runs a replication of a scenario, the first one is number 0, and tells the observer what happens: the same as in
/// [`run`](super::run()).
///
/// # Errors
/// When the run fails.
pub fn replay(
    study: &Study,
    scenario: &Scenario,
    replication: u32,
    observer: &mut impl Observer,
) -> Result<(), ExperimentError<EngineError>> {
    let streams = Luck::Own.streams(study.plan.seed, replication);
    let scenarios = drawn(study, replication)?;
    let named = |other: &&Scenario| other.name == scenario.name;
    let scenario = scenarios.iter().find(named).unwrap_or(scenario);
    engine::simulate(&scenario.model, streams, observer).map_err(|reason| ExperimentError::Run {
        scenario: scenario.name.clone(),
        replication,
        reason,
    })
}

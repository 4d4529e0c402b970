//! `Results`: the measures of every run of a study.

use crate::measure::RunMeasures;

/// The measures of every run.
#[derive(Clone, PartialEq, Debug)]
pub struct Results {
    /// In the order of the study: the baseline first.
    pub scenarios: Vec<ScenarioResults>,
}

/// The measures of the runs of one scenario.
#[derive(Clone, PartialEq, Debug)]
pub struct ScenarioResults {
    /// By replication. Runs with the same number met the same chance in every scenario.
    pub runs: Vec<RunMeasures>,
}

//! `Results`: the measures of every run of a study.

use crate::measure::RunMeasures;
use crate::model::Study;

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
    /// By replication, of the first so many: a second run with the same numbers for what nobody knows and other luck.
    /// None where everything is known, or nobody asked for them.
    pub twins: Vec<RunMeasures>,
}

impl Results {
    /// The results of a study before its first replication.
    pub(super) fn none(study: &Study) -> Self {
        let none = |_| ScenarioResults {
            runs: Vec::new(),
            twins: Vec::new(),
        };
        Results {
            scenarios: study.scenarios.iter().map(none).collect(),
        }
    }

    /// Takes in the replications that follow.
    pub(super) fn append(&mut self, later: Results) {
        for (scenario, later) in self.scenarios.iter_mut().zip(later.scenarios) {
            scenario.runs.extend(later.runs);
        }
    }

    /// Forgets all but so many replications.
    pub(super) fn truncate(&mut self, replications: usize) {
        for scenario in &mut self.scenarios {
            scenario.runs.truncate(replications);
        }
    }
}

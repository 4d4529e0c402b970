//! `Norms`: how the workload sheet counts what the stages say of work.

use super::ids::{RoleId, StageId};

/// How the workload sheet counts what the stages say of work. Simulation does not look at it.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Norms {
    /// Roles of which the share of cases that need them is averaged over several stages; each at most once.
    pub average_shares: Vec<AverageShare>,
    /// Stages of which the hours count with those of another: the monitor with the investigation.
    pub counted_with: Vec<(StageId, StageId)>,
}

impl Norms {
    /// The stage with which the hours of a stage count; itself unless set.
    pub fn product_of(&self, stage: StageId) -> StageId {
        let set = self.counted_with.iter().find(|(of, _)| *of == stage);
        set.map_or(stage, |(_, with)| *with)
    }
}

/// One share for the work of a role in several stages: the mean of the shares of the stages, weighted by their cases. That is
/// how the sheet of Q-Consult counts doctors and behavioural scientists; their work of a single stage is then not what it
/// is in reality.
#[derive(Clone, PartialEq, Debug)]
pub struct AverageShare {
    /// The role.
    pub role: RoleId,
    /// The share of the cases of each stage that need the role, whether or not it has norm hours there.
    pub shares: Vec<(StageId, f64)>,
}

impl AverageShare {
    /// The mean share, when each stage has so many cases; none without cases.
    pub fn mean(&self, cases_of: impl Fn(StageId) -> f64) -> Option<f64> {
        let cases: f64 = self.shares.iter().map(|(stage, _)| cases_of(*stage)).sum();
        let needing = self
            .shares
            .iter()
            .map(|(stage, share)| cases_of(*stage) * share);
        (cases > 0.0).then(|| needing.sum::<f64>() / cases)
    }

    /// Is the share of this stage averaged?
    pub fn covers(&self, stage: StageId) -> bool {
        self.shares.iter().any(|(of, _)| *of == stage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: of three times as many cases that need it for one in ten, and cases that need it for one in two: 0.2.
    #[test]
    fn shares_are_weighted_by_cases() {
        let average = AverageShare {
            role: RoleId(0),
            shares: vec![(StageId(0), 0.1), (StageId(1), 0.5)],
        };
        let cases = |stage: StageId| [30.0, 10.0][stage.index()];
        assert!((average.mean(cases).expect("cases") - 0.2).abs() < 1e-15);
        assert_eq!(average.mean(|_| 0.0), None);
        assert!(average.covers(StageId(1)) && !average.covers(StageId(2)));
    }
}

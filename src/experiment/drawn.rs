//! The scenarios of a study as they are in one future, where that draws what nobody knows.

use std::borrow::Cow;

use super::error::ExperimentError;
use crate::model::{Scenario, Study};
use crate::random::Streams;

/// Whose luck a future has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Luck {
    /// Its own.
    Own,
    /// That of a twin: the same numbers for what nobody knows, all else drawn anew.
    OfTwin,
}

/// The numbers of twins lie beyond those of any replication.
const FIRST_TWIN: u64 = 1 << 32;

impl Luck {
    pub(super) fn streams(self, seed: u64, replication: u32) -> Streams {
        let replication = u64::from(replication);
        match self {
            Luck::Own => Streams::new(seed, replication),
            Luck::OfTwin => Streams::new(seed, FIRST_TWIN + replication),
        }
    }
}

/// What each of the first replications draws for the numbers that nobody knows: by unknown, one value for each replication.
pub fn draws(study: &Study, replications: u32) -> Vec<Vec<f64>> {
    let streams = |replication| Luck::Own.streams(study.plan.seed, replication);
    let unknowns = study.unknowns.all().iter();
    unknowns
        .map(|unknown| {
            let replications = 0..replications;
            replications
                .map(|replication| unknown.draw(&streams(replication)))
                .collect()
        })
        .collect()
}

/// The scenarios of a study in a future, in the order of the study: in each of them what nobody knows is the same.
///
/// # Errors
/// When they cannot be made with what was drawn.
pub(super) fn drawn<E>(
    study: &Study,
    replication: u32,
) -> Result<Cow<'_, [Scenario]>, ExperimentError<E>> {
    if study.unknowns.is_empty() {
        return Ok(Cow::Borrowed(&study.scenarios));
    }
    let streams = Luck::Own.streams(study.plan.seed, replication);
    let refused = |reason| ExperimentError::Unknowns {
        replication,
        reason,
    };
    let mut made = study.unknowns.scenarios(&streams).map_err(refused)?;
    // The study may have been left with some of its scenarios.
    let taken = study.scenarios.iter().map(|asked| {
        let position = made.iter().position(|made| made.name == asked.name);
        position.map(|position| made.swap_remove(position))
    });
    let taken: Option<Vec<Scenario>> = taken.collect();
    let missing = || refused("a scenario of the study is missing".to_owned());
    taken.map(Cow::Owned).ok_or_else(missing)
}

//! One random future in every scenario: a warm-up that scenarios have in common is simulated once.

use std::iter::once;

use rayon::prelude::*;

use crate::engine::{self, EngineError};
use crate::measure::{Collector, RunMeasures};
use crate::model::{Model, Scenario};
use crate::random::Streams;

/// What becomes of each scenario in one future, in their order; tells when one is `done`.
///
/// A scenario that differs from the first one only from the reported time on goes on from the end of the first one's
/// warm-up.
pub(super) fn in_every_scenario(
    scenarios: &[Scenario],
    streams: &Streams,
    done: &(dyn Fn() + Sync),
) -> Vec<Result<RunMeasures, EngineError>> {
    let Some((first, others)) = scenarios.split_first() else {
        return Vec::new();
    };
    let reported = first.model.from();
    let has_warm_up_of_first = |scenario: &Scenario| {
        reported > first.model.start() && scenario.model.has_past_of(&first.model, reported)
    };
    let alone = |scenario: &Scenario| {
        let outcome = alone(&scenario.model, streams);
        done();
        outcome
    };
    let of_all_alone = || scenarios.par_iter().map(alone).collect();
    if !others.iter().any(has_warm_up_of_first) {
        return of_all_alone();
    }
    let mut collector = Collector::new(&first.model);
    let warm_up = engine::simulate_until(&first.model, *streams, &mut collector, reported);
    let Ok(warm_up) = warm_up else {
        return of_all_alone();
    };
    let of_other = |other: &Scenario| {
        if !has_warm_up_of_first(other) {
            return alone(other);
        }
        let mut collector = warm_up.observer().under(&other.model);
        let outcome = warm_up.under(&other.model, &mut collector).go_on();
        done();
        outcome.map(|()| collector.finish())
    };
    let of_others: Vec<_> = others.par_iter().map(of_other).collect();
    let of_first = warm_up.go_on().map(|()| collector.finish());
    done();
    once(of_first).chain(of_others).collect()
}

fn alone(model: &Model, streams: &Streams) -> Result<RunMeasures, EngineError> {
    let mut collector = Collector::new(model);
    engine::simulate(model, *streams, &mut collector)?;
    Ok(collector.finish())
}

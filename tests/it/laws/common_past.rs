//! Scenarios that differ only from the reported time on have their warm-up in common: that it is simulated once makes no
//! difference.

use doorstroom::experiment;
use doorstroom::measure::RunMeasures;
use doorstroom::model::{Absence, ChangeKind, Model, ModelParts};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::changing_study::changed_later;
use super::study_of;

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    /// The second source is the engine itself, which runs each scenario from its first day.
    #[test]
    fn a_warm_up_in_common_changes_nothing((parts, changed) in changed_later(), seed: u64) {
        let [baseline, later] = [("baseline", &parts), ("later", &changed)];
        let together = measures(&[baseline, later], seed);
        prop_assert!(together[0] == measures(&[baseline], seed)[0]);
        prop_assert!(together[1] == measures(&[later], seed)[0]);
    }
}

fn measures(scenarios: &[(&str, &ModelParts)], seed: u64) -> Vec<Vec<RunMeasures>> {
    let results = experiment::run(&study_of(scenarios, seed), Some(1), &|_| ()).expect("it ends");
    let scenarios = results.scenarios.into_iter();
    scenarios.map(|scenario| scenario.runs).collect()
}

/// The law says something: of so many random pairs most have a warm-up in common, also where people are hired who may be
/// ill on their first day and where much has changed before.
#[test]
fn warm_ups_in_common_are_met() {
    let mut runner = TestRunner::deterministic();
    let (mut shared, mut with_ill_hires, mut after_changes) = (0, 0, 0);
    for _ in 0..256 {
        let (parts, changed) = changed_later()
            .new_tree(&mut runner)
            .expect("a pair")
            .current();
        let model = |parts: &ModelParts| Model::new(parts.clone()).expect("a right model");
        let differs = changed.changes.len() > parts.changes.len() && parts.from > parts.start;
        if !differs || !model(&changed).has_past_of(&model(&parts), parts.from) {
            continue;
        }
        let later = &changed.changes[parts.changes.len()..];
        let hires = later
            .iter()
            .any(|change| matches!(change.kind, ChangeKind::Hire(_)));
        let falls_ill = |absence: &Absence| absence.sickness.is_some();
        let are_ill = parts.absence.as_ref().is_some_and(falls_ill);
        shared += 1;
        with_ill_hires += usize::from(hires && are_ill);
        after_changes += usize::from(!parts.changes.is_empty());
    }
    let met = (shared, with_ill_hires, after_changes);
    assert!(
        shared > 100 && with_ill_hires > 10 && after_changes > 50,
        "{met:?}"
    );
}

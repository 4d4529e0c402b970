//! Scenarios beside a baseline, worked out by hand.

use super::*;
use crate::stats::Paired;

/// What is found of a scenario in these runs, beside a baseline in others.
fn compared(
    areas: usize,
    baseline: Vec<Vec<(SimTime, Fact)>>,
    scenario: Vec<Vec<(SimTime, Fact)>>,
    look: impl FnOnce(&[ComparisonRow]),
) {
    let model = winter(areas);
    let runs = |facts: Vec<Vec<(SimTime, Fact)>>| ScenarioResults {
        runs: facts
            .into_iter()
            .map(|facts| measures(&model, facts))
            .collect(),
        twins: Vec::new(),
    };
    let results = Results {
        scenarios: vec![runs(baseline), runs(scenario)],
    };
    let mut study = study(model.clone(), 4);
    study.scenarios.push(study.scenarios[0].clone());
    let findings = findings(&study, &results);
    assert_eq!(findings.scenarios[0].comparisons, []);
    look(&findings.scenarios[1].comparisons);
}

#[track_caller]
fn whole(rows: &[ComparisonRow], compared: Compared) -> (Paired, f64) {
    let is_it = |row: &&ComparisonRow| {
        (row.scope, row.compared) == (Scope::All, compared) && row.period.label() == "all"
    };
    let row = rows.iter().find(is_it).expect("a row");
    let chance = row.chance_better().expect("a chance");
    (row.values.expect("values"), chance)
}

/// Waits of 5, 4, 6 and 1 days become 3, 4, 3 and none. Differences -2, 0 and -3: mean -5/3, variance 7/3; with the
/// printed t(2) = 4.303 the half-width is 4.303 x sqrt(7/9) = 3.7949. Shorter in two of three, the same in one. The
/// variances apart are 1 and 1/3, so that pairing widens: sqrt(7/4) - 1 = 0.32288.
#[test]
fn shorter_waits_are_better_and_a_run_without_cases_is_left_out() {
    let baseline = [5, 4, 6, 1].map(waited).to_vec();
    let mut scenario = [3, 4, 3].map(waited).to_vec();
    scenario.push(Vec::new());
    compared(1, baseline, scenario, |rows| {
        // One deadline on three bases, two stages of two stocks and three durations; a year and the whole.
        assert_eq!(rows.len(), (3 + 2 * 5) * 2);
        let wait = Compared::MeanDays(TRIAGE, DurationMeasure::Wait);
        let (values, chance) = whole(rows, wait);
        assert_close(values.first(), 5.0, 1e-12);
        assert_close(values.second(), 10.0 / 3.0, 1e-12);
        let difference = values.difference();
        assert_eq!(difference.count(), 3);
        assert_close(difference.mean(), -5.0 / 3.0, 1e-12);
        assert_close(difference.half_width().expect("an interval"), 3.7949, 5e-4);
        assert_close(chance, 2.5 / 3.0, 1e-12);
        assert_close(values.narrower().expect("a ratio"), -0.322_876, 1e-6);
        let never = Compared::MeanDays(TRIAGE, DurationMeasure::Stage);
        let of_never = rows.iter().filter(|row| row.compared == never);
        assert!(of_never.clone().all(|row| row.values.is_none()));
        assert!(of_never.clone().all(|row| row.chance_better().is_none()));
    });
}

/// Of five terms 3, 2 and 4 are met, then 4, 4 and 5. Differences 0.2, 0.4 and 0.2: mean 4/15, variance 0.04/3,
/// half-width 4.303 x 0.2/3 = 0.28687. Variances apart 0.04 and 0.04/3: the interval is half as wide.
#[test]
fn more_in_time_is_better() {
    let baseline = [3, 2, 4].map(five_terms).to_vec();
    let scenario = [4, 4, 5].map(five_terms).to_vec();
    compared(1, baseline, scenario, |rows| {
        let (values, chance) = whole(rows, Compared::Share(TEN_WEEKS, Basis::Due));
        let difference = values.difference();
        assert_close(difference.mean(), 4.0 / 15.0, 1e-12);
        assert_close(
            difference.half_width().expect("an interval"),
            0.286_87,
            5e-5,
        );
        assert_close(chance, 1.0, 0.0);
        assert_close(values.narrower().expect("a ratio"), 0.5, 1e-12);
        // What was finished was in time in both: ties, and nothing that varies.
        let (values, chance) = whole(rows, Compared::Share(TEN_WEEKS, Basis::Finished));
        assert_close(chance, 0.5, 0.0);
        assert_eq!(values.narrower(), None);
    });
}

/// Lists of 3 and 3 at the end become 3 and 1: better in one run of two and the same in the other. One case more waits
/// in the south.
#[test]
fn fewer_waiting_at_the_end_is_better_in_every_area() {
    let wait = |here: usize, there: usize| {
        let here = vec![(january(2), entered(HERE, TRIAGE)); here];
        let there = vec![(january(2), entered(THERE, TRIAGE)); there];
        [here, there].concat()
    };
    let waiting = Compared::Stock(TRIAGE, StockMeasure::Waiting);
    compared(
        2,
        vec![wait(3, 0), wait(3, 0)],
        vec![wait(2, 1), wait(0, 1)],
        |rows| {
            assert_eq!(rows.len(), 3 * (3 + 2 * 5) * 2);
            let (values, chance) = whole(rows, waiting);
            assert_close(values.difference().mean(), -1.0, 1e-12);
            assert_close(chance, 0.75, 1e-12);
            let there = |row: &&ComparisonRow| {
                (row.scope, row.compared) == (Scope::Area(THERE), waiting)
                    && row.period.label() == "2021"
            };
            let there = rows.iter().find(there).expect("a row");
            let values = there.values.expect("values");
            assert_close(values.difference().mean(), 1.0, 1e-12);
            assert_eq!(there.chance_better(), Some(0.0));
        },
    );
}

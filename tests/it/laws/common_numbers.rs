//! Common random numbers: what a scenario adds changes when things happen, not what happens to a case.

use doorstroom::model::{
    Change, ChangeKind, Destination, During, ModelParts, Order, RoleId, Staffing, StageId,
    StreamId, Team,
};
use doorstroom::random::Law;
use doorstroom::time::SimTime;
use proptest::prelude::*;

use super::changing::pieces_done;
use super::changing_study::{changes_of_no_fate, more_staff, office_stage, small_study_with_staff};
use super::ledger::{CaseFile, Visit};
use super::small_study::repaired;
use super::{Told, run};

const MW: RoleId = RoleId(0);

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn another_worker_leaves_every_fate_as_it_was(parts in small_study_with_staff(), seed: u64) {
        let mut more = parts.clone();
        more.teams[0].staff[0].workers.push(1.0);
        assert_same_fates(&parts, &more, seed);
    }

    #[test]
    fn another_team_leaves_every_fate_as_it_was(parts in small_study_with_staff(), seed: u64) {
        let mut more = parts.clone();
        let has_work = |stage: &StageId| parts.stages[stage.index()].has_work_for(MW);
        let stages = parts.teams[0].stages.iter().copied().filter(has_work);
        let team = Team {
            name: "more".into(),
            staff: vec![Staffing { role: MW, workers: vec![1.0, 0.5] }],
            stages: stages.collect(),
            order: Order::Due,
            ..parts.teams[0].clone()
        };
        more.teams.push(team);
        assert_same_fates(&parts, &more, seed);
    }

    /// A stage through which every case goes at its end, and for which staff go before all else.
    #[test]
    fn another_stage_leaves_every_fate_as_it_was(parts in small_study_with_staff(), seed: u64) {
        let mut more = parts.clone();
        let last = StageId::from(parts.stages.len());
        for stage in &mut more.stages {
            for (to, _) in &mut stage.route.shares {
                if *to == Destination::Closed {
                    *to = Destination::Stage(last);
                }
            }
        }
        more.stages.push(office_stage("more", RoleId(1)));
        more.teams[0].stages.insert(0, last);
        assert_same_fates(&parts, &more, seed);
    }

    #[test]
    fn more_absence_leaves_every_fate_as_it_was(parts in small_study_with_staff(), seed: u64) {
        let more = with_change(&parts, ChangeKind::Absence {
            team: None,
            role: None,
            share: 0.3,
            spell: Law::exponential(6.0).expect("a mean"),
        });
        assert_same_fates(&parts, &more, seed);
        let never = ModelParts { absence: None, ..parts.clone() };
        assert_same_fates(&parts, &never, seed);
    }

    #[test]
    fn a_hire_leaves_every_fate_as_it_was(parts in small_study_with_staff(), seed: u64) {
        let more = with_change(&parts, ChangeKind::Hire(more_staff(&parts)));
        assert_same_fates(&parts, &more, seed);
    }

    /// Any changes but those that are about fates: inflow, routes and the hours of work.
    #[test]
    fn a_plan_leaves_every_fate_as_it_was((parts, planned) in changes_of_no_fate(), seed: u64) {
        assert_same_fates(&parts, &planned, seed);
    }

    /// Before an inflow changes and after it has ended the same cases arrive.
    #[test]
    fn an_inflow_changes_the_arrivals_of_its_own_days_alone(parts in small_study_with_staff(), seed: u64, factor in 0..4u32) {
        let (from, until) = (parts.start + 20, parts.start + 35);
        let kind = ChangeKind::Inflow { stream: StreamId(0), factor: f64::from(factor) * 0.7 };
        let mut other = with_change(&parts, kind);
        other.changes[0].during = During { from: Some(from), until: Some(until), trigger: None };
        let arrivals = |told: &Told| -> Vec<(SimTime, StreamId, u16, bool)> {
            let is_outside = |case: &&CaseFile| case.received_at < from.start() || until.start() <= case.received_at;
            let cases = told.ledger.cases.iter().filter(is_outside);
            cases.map(|case| (case.received_at, case.stream, case.area.0, case.urgent)).collect()
        };
        prop_assert_eq!(arrivals(&run(&parts, seed)), arrivals(&run(&other, seed)));
    }
}

/// The study with a change from its tenth day on, unless it is no change there.
fn with_change(parts: &ModelParts, kind: ChangeKind) -> ModelParts {
    let mut changed = parts.clone();
    changed.changes.push(Change {
        key: 1,
        title: None,
        during: During {
            from: Some(parts.start + 10),
            until: None,
            trigger: None,
        },
        kind,
    });
    repaired(changed)
}

/// Case by case: arrival, area and urgency, the stages in their order, and the hands-on hours of every slice that is done
/// in both runs. Stages that only the second study has are passed over.
#[track_caller]
fn assert_same_fates(parts: &ModelParts, others: &ModelParts, seed: u64) {
    let (one, other) = (run(parts, seed), run(others, seed));
    assert_eq!(one.ledger.cases.len(), other.ledger.cases.len());
    for (a, b) in one.ledger.cases.iter().zip(&other.ledger.cases) {
        assert_eq!(known_of(a), known_of(b));
        let is_known = |visit: &&Visit| visit.stage.index() < parts.stages.len();
        let visits: Vec<&Visit> = b.visits.iter().filter(is_known).collect();
        for (a, b) in a.visits.iter().zip(&visits) {
            assert_eq!(a.stage, b.stage);
            assert_same_work((&one, a), (&other, b));
        }
        let both_closed = a.closed_at.is_some() && b.closed_at.is_some();
        assert!(!both_closed || a.visits.len() == visits.len());
    }
}

fn known_of(case: &CaseFile) -> (bool, SimTime, StreamId, u16, bool) {
    let (area, urgent) = (case.area.0, case.urgent);
    (case.was_open, case.received_at, case.stream, area, urgent)
}

#[track_caller]
fn assert_same_work((one, a): (&Told, &Visit), (other, b): (&Told, &Visit)) {
    let (done, other_done) = (pieces_done(one, a), pieces_done(other, b));
    for (piece, done) in &done {
        let Some(others) = other_done.get(piece) else {
            continue;
        };
        for (slice, other) in done.iter().zip(others) {
            // Ends are rounded up to a second.
            let difference = (slice.seconds - other.seconds).abs();
            let last_second = slice.last_second.max(other.last_second).max(1.0);
            assert!(difference < last_second + 1e-3, "{slice:?} and {other:?}");
        }
    }
    if a.completed_at.is_some() && b.completed_at.is_some() {
        let slices = |visit: &Visit| -> Vec<usize> {
            let done = visit.slices.iter().filter(|slice| !slice.handed_back);
            done.map(|slice| slice.piece).collect()
        };
        assert_eq!(slices(a), slices(b));
    }
}

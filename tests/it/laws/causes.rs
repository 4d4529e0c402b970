//! Causes: every second of a case in a stage has one, and it is the right one, worked out anew from the facts second by
//! second of change: who may take what waits, who of these was there, what each had in hand and how many cases each held.

use doorstroom::engine::{Cause, Causes};
use doorstroom::model::{Absence, ModelParts, Ownership, WorkerId};
use doorstroom::time::{Day, SimTime};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::changing_study::{absence, changing_study};
use super::ledger::{CaseFile, Ledger, Slice, Visit};
use super::small_study::{repaired, small_study};
use super::{Place, Told, by_worker, caseloads, has_place_after, is_idle, may_take, run};

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_second_has_the_right_cause(parts in with_absence(), seed: u64) {
        let told = run(&parts, seed);
        prop_assert_eq!(Oracle::of(&told).verdict(&told.ledger), Ok(()));
    }

    /// Whatever changes: work, planned waits and what lies before the run are what the facts say, and with the other causes they
    /// make up all the time.
    #[test]
    fn causes_add_up_whatever_changes(parts in changing_study(), seed: u64) {
        let told = run(&parts, seed);
        for (case, visit) in told.ledger.visits() {
            prop_assert_eq!(adds_up(&told, case, visit), Ok(()));
        }
    }
}

/// A small study in which people may be away, but hand no cases back for that.
fn with_absence() -> impl Strategy<Value = ModelParts> {
    let absence = proptest::option::of(absence());
    (small_study(), absence).prop_map(|(mut parts, absence)| {
        parts.absence = absence.map(|absence| Absence {
            hand_back_after: None,
            ..absence
        });
        parts.usual_absence.clone_from(&parts.absence);
        repaired(parts)
    })
}

/// What the facts of a run say of causes.
struct Oracle<'t> {
    told: &'t Told,
    /// By worker, in the order in which they began, with the entry of the case into its stage.
    slices: Vec<Vec<Slice>>,
    entries: Vec<Vec<SimTime>>,
    loads: Vec<(SimTime, Vec<i64>)>,
}

impl<'t> Oracle<'t> {
    fn of(told: &'t Told) -> Self {
        let slices = by_worker(told);
        let entry = |slice: &Slice| {
            let mut all = told.ledger.slices();
            let same = |(_, _, other): &(&CaseFile, &Visit, &Slice)| {
                (other.worker, other.started_at) == (slice.worker, slice.started_at)
            };
            all.find(same).expect("a slice of a visit").1.entered_at
        };
        let entries = slices.iter().map(|of| of.iter().map(entry).collect());
        Oracle {
            told,
            entries: entries.collect(),
            slices,
            loads: caseloads(told),
        }
    }

    /// Do the causes that were told agree?
    fn verdict(&self, told: &Ledger) -> Result<(), String> {
        for case in &told.cases {
            for (index, visit) in case.visits.iter().enumerate() {
                adds_up(self.told, case, visit)?;
                let mut expected = Causes::default();
                for slice in &visit.slices {
                    let waited = self.waited(case, index, slice);
                    if slice.waited != waited {
                        return Err(format!("{slice:?} has waited {waited:?}"));
                    }
                    expected += waited;
                    expected += in_hand(self.told, slice);
                }
                expected[Cause::PlannedWait] += planned(self.told, visit) as u32;
                if visit.causes.is_some_and(|causes| causes != expected) {
                    return Err(format!("{visit:?} should have {expected:?}"));
                }
            }
        }
        Ok(())
    }

    /// What a slice waited for, from one moment at which something changed to the next.
    fn waited(&self, case: &CaseFile, visit: usize, slice: &Slice) -> Causes {
        let (from, to) = (slice.enabled_at, slice.started_at);
        let mut moments: Vec<SimTime> = vec![from, to];
        let begun_and_done = self.slices.iter().flatten();
        moments.extend(begun_and_done.flat_map(|slice| [slice.started_at, slice.end()]));
        moments.extend(self.loads.iter().map(|(at, _)| *at));
        let days = from.day().number()..=to.day().number();
        moments.extend(days.map(|day| Day::from_number(day).start()));
        moments.retain(|at| from <= *at && *at <= to);
        moments.sort_unstable();
        let mut waited = Causes::default();
        for pair in moments.windows(2).filter(|pair| pair[0] < pair[1]) {
            let cause = self.cause(case, visit, slice, pair[0]);
            waited[cause] += (pair[1] - pair[0]).seconds() as u32;
        }
        waited
    }

    /// What a slice waits for after all that happens at an instant.
    fn cause(&self, case: &CaseFile, visit: usize, slice: &Slice, at: SimTime) -> Cause {
        let model = &self.told.model;
        let all = (0..self.slices.len()).map(WorkerId::from);
        let may: Vec<(WorkerId, Place)> = all
            .filter_map(|worker| Some((worker, may_take(model, case, visit, slice, worker)?)))
            .collect();
        let there: Vec<(WorkerId, Place)> = may
            .iter()
            .copied()
            .filter(|(worker, _)| self.told.ledger.staff[worker.index()].at(at).pace > 0.0)
            .collect();
        let is_free = |(worker, _): &&(WorkerId, Place)| is_idle(&self.slices[worker.index()], at);
        let has_place = |(worker, place): &(WorkerId, Place)| {
            *place == Place::NotNeeded || has_place_after(model, &self.loads, *worker, at)
        };
        let is_partner = |(worker, _): &(WorkerId, Place)| {
            let team = model.desks().desk(model.desks().worker(*worker).desk).team;
            model.team(team).external
        };
        let is_newer = |(worker, _): &(WorkerId, Place)| {
            let begun = self.slices[worker.index()].partition_point(|slice| slice.started_at <= at);
            self.entries[worker.index()][begun - 1] > slice.enabled_at
        };
        if there.is_empty() && self.is_owned(case, visit, slice) {
            Cause::OwnerAbsent
        } else if there.iter().filter(is_free).any(has_place) {
            assert!(
                !model.work_calendar().is_open(at),
                "{slice:?} could begin at {at}"
            );
            Cause::OutsideHours
        } else if !may.is_empty() && may.iter().all(is_partner) {
            Cause::PartnerFull
        } else if there.is_empty() {
            Cause::SpecialistMissing
        } else if there.iter().any(|worker| is_free(&worker)) || !there.iter().any(has_place) {
            Cause::CaseloadFull
        } else if there.iter().any(is_newer) {
            Cause::Overtaken
        } else {
            Cause::NoWorkerFree
        }
    }

    /// Is a slice for an owner alone?
    fn is_owned(&self, case: &CaseFile, visit: usize, slice: &Slice) -> bool {
        let model = &self.told.model;
        let stage = model.stage(case.visits[visit].stage);
        let owned = stage.keeps_owner || stage.owner != Ownership::Anyone;
        let owner = case.owner(model, visit);
        owner.is_some_and(|(owner, since)| {
            let role = model.desks().desk(model.desks().worker(owner).desk).role;
            owned && since < slice.started_at && role == stage.work[slice.piece].role
        })
    }
}

/// What the time went to in which a worker had a case in hand.
fn in_hand(told: &Told, slice: &Slice) -> Causes {
    let mut causes = Causes::default();
    let Some(end) = slice.ended_at else {
        return causes;
    };
    let staff = &told.ledger.staff[slice.worker.index()];
    let mut from = slice.started_at;
    while from < end {
        let to = (from.day() + 1).start().min(end);
        let elapsed = (to - from).seconds() as u32;
        let open = told.model.work_calendar().open_between(from, to).seconds() as u32;
        if staff.at(from).pace > 0.0 {
            causes[Cause::WorkedOn] += open;
            causes[Cause::OutsideHours] += elapsed - open;
        } else {
            causes[Cause::OwnerAbsent] += elapsed;
        }
        from = to;
    }
    causes
}

/// Seconds of a visit in the run in which the case neither waited for a worker nor was in hand.
fn planned(told: &Told, visit: &Visit) -> i64 {
    let mut since = visit.entered_at.max(told.model.start().start());
    let mut planned = 0;
    for slice in &visit.slices {
        planned += (slice.enabled_at - since).seconds().max(0);
        since = slice.end();
    }
    planned + visit.completed_at.map_or(0, |at| (at - since).seconds())
}

/// Are work, planned waits and what lies before the run what the facts say, and do all causes make up the whole?
fn adds_up(told: &Told, case: &CaseFile, visit: &Visit) -> Result<(), String> {
    for slice in &visit.slices {
        let waited = (slice.started_at - slice.enabled_at).seconds();
        if slice.waited.total() as i64 != waited {
            return Err(format!("{slice:?} waited {waited} s"));
        }
    }
    let (Some(causes), Some(completed_at)) = (visit.causes, visit.completed_at) else {
        return Ok(());
    };
    let before = (told.model.start().start() - visit.entered_at).seconds();
    let worked: u32 = (visit.slices.iter())
        .map(|slice| in_hand(told, slice)[Cause::WorkedOn])
        .sum();
    let expected = [
        (
            "before the run",
            causes[Cause::BeforeStart].into(),
            before.max(0),
        ),
        ("worked on", causes[Cause::WorkedOn].into(), worked.into()),
        (
            "planned",
            causes[Cause::PlannedWait].into(),
            planned(told, visit),
        ),
        (
            "in all",
            causes.total() as i64,
            (completed_at - visit.entered_at).seconds(),
        ),
    ];
    match expected.iter().find(|(_, told, expected)| told != expected) {
        None => Ok(()),
        Some(wrong) => Err(format!("{wrong:?} of {visit:?} of {case:?}")),
    }
}

/// A ledger with something wrong in it is found out: a second moved from any cause to any other, of a visit or of the wait
/// of a slice, and a second lost.
#[test]
fn a_second_in_the_wrong_place_is_found() {
    let mut runner = TestRunner::deterministic();
    let mut planted = 0;
    for seed in 0..24 {
        let parts = with_absence()
            .new_tree(&mut runner)
            .expect("a study")
            .current();
        let told = run(&parts, seed);
        let mut wrong = run(&parts, seed).ledger;
        let oracle = Oracle::of(&told);
        assert_eq!(oracle.verdict(&wrong), Ok(()));
        for case in 0..wrong.cases.len() {
            let Some(visit) = wrong.cases[case]
                .visits
                .iter()
                .position(|visit| visit.causes.is_some())
            else {
                continue;
            };
            let right = wrong.cases[case].visits[visit]
                .causes
                .expect("it was completed");
            let Some(cause) = Cause::ALL.into_iter().find(|&cause| right[cause] > 0) else {
                continue;
            };
            for other in [
                None,
                Some(Cause::ALL[(cause as usize + 1 + case % 10) % 11]),
            ] {
                let mut causes = right;
                causes[cause] -= 1;
                if let Some(other) = other {
                    causes[other] += 1;
                }
                wrong.cases[case].visits[visit].causes = Some(causes);
                assert!(oracle.verdict(&wrong).is_err(), "{cause:?} to {other:?}");
                planted += 1;
            }
            wrong.cases[case].visits[visit].causes = Some(right);
            if planted > 20 * (seed as usize + 1) {
                break;
            }
        }
    }
    assert!(planted > 200, "{planted} faults");
}

/// The laws say something: every cause that they tell apart takes time in many of the random studies.
#[test]
fn every_cause_is_met() {
    let mut runner = TestRunner::deterministic();
    let mut met = [0; Cause::ALL.len()];
    for seed in 0..192 {
        let studies = [
            with_absence()
                .new_tree(&mut runner)
                .expect("a study")
                .current(),
            changing_study()
                .new_tree(&mut runner)
                .expect("a study")
                .current(),
        ];
        for parts in studies {
            let told = run(&parts, seed);
            for cause in Cause::ALL {
                let causes = told.ledger.visits().filter_map(|(_, visit)| visit.causes);
                met[cause as usize] += causes.filter(|causes| causes[cause] > 0).count();
            }
        }
    }
    assert!(met.iter().all(|&visits| visits > 50), "{met:?}");
}

//! Laws of studies in which staff and plans change, on random ones.
//!
//! Which changes hold on a day is known for those with dates. One that waits for a condition may hold or not: what is done
//! must be right in one of the two cases.

use std::collections::BTreeMap;

use doorstroom::model::{AreaId, ChangeKind, Model, ModelParts, Piece, RoleId, StageId, WorkerId};
use doorstroom::time::{Day, SimTime, Span};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::changing_study::changing_study;
use super::ledger::{CaseFile, Slice, Visit};
use super::small_study::repaired;
use super::{
    Told, by_worker, is_idle, run, seconds_of_work, study_of, tables, threads_make_no_difference,
};

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Sorting the facts checks that each can follow the one before.
    #[test]
    fn every_case_is_closed_or_in_one_stage(parts in changing_study(), seed: u64) {
        let told = run(&parts, seed);
        let cases = &told.ledger.cases;
        prop_assert_eq!(cases.iter().filter(|case| case.was_open).count(), parts.opening.len());
        for case in cases {
            let open = case.visits.iter().filter(|visit| visit.completed_at.is_none()).count();
            prop_assert_eq!(open, usize::from(case.closed_at.is_none()));
        }
        for stage in (0..parts.stages.len()).map(StageId::from) {
            let visits = || told.ledger.visits().filter(move |(_, visit)| visit.stage == stage);
            let completed = visits().filter(|(_, visit)| visit.completed_at.is_some()).count();
            let inside = cases.iter().filter(|case| {
                case.closed_at.is_none() && case.visits.last().is_some_and(|last| last.stage == stage)
            });
            prop_assert_eq!(visits().count(), completed + inside.count());
        }
    }

    #[test]
    fn nobody_is_in_two_places(parts in changing_study(), seed: u64) {
        let told = run(&parts, seed);
        for slices in by_worker(&told) {
            for pair in slices.windows(2) {
                prop_assert!(pair[0].end() <= pair[1].started_at, "{:?}", pair);
            }
        }
    }

    /// Who is away begins nothing and finishes nothing; who has gone has nothing in hand.
    #[test]
    fn those_who_are_not_there_do_not_work(parts in changing_study(), seed: u64) {
        let told = run(&parts, seed);
        for (_, _, slice) in told.ledger.slices() {
            let staff = &told.ledger.staff[slice.worker.index()];
            prop_assert!(told.model.work_calendar().is_open(slice.started_at));
            prop_assert!(staff.at(slice.started_at).pace > 0.0, "{slice:?}");
            let end = slice.ended_at.unwrap_or(told.model.end());
            prop_assert!(staff.is_there(slice.started_at, end), "{slice:?}");
            let is_done = slice.ended_at.is_some() && !slice.handed_back;
            prop_assert!(!is_done || staff.just_before(end).pace > 0.0, "{slice:?}");
        }
    }

    /// Nobody begins what is suspended, what the team does not do at the time, cases of an area that it does not serve
    /// then, or cases that somebody hired for the old list is not for.
    #[test]
    fn nobody_begins_what_is_not_to_be_done(parts in changing_study(), seed: u64) {
        let told = run(&parts, seed);
        let model = &told.model;
        for (case, visit, slice) in told.ledger.slices() {
            let begun = Waiting {
                case,
                stage: visit.stage,
                role: told.model.stage(visit.stage).work[slice.piece].role,
                from: slice.enabled_at,
                to: slice.started_at,
            };
            prop_assert!(may_begin(model, &begun, slice.worker, slice.started_at.day()), "{slice:?}");
        }
    }

    /// A piece of work takes what was drawn, however often it is interrupted: all its slices are equal, and where the
    /// hours are fixed they are those, times what changes make of them on the day on which it begins. Ends are rounded to
    /// the nearest second where the office never closes, else upwards: by no more than is done in the last second. That
    /// may be more than a second of work, where those who are present do the hours of those who are not.
    #[test]
    fn work_takes_its_hours_however_often_it_is_interrupted(parts in changing_study(), seed: u64) {
        let told = run(&parts, seed);
        let (half, hair) = (0.5 + 1e-3, 1e-3);
        for (case, visit) in told.ledger.visits() {
            let was_begun = case.was_open && std::ptr::eq(visit, &case.visits[0]);
            let first = visit.slices.first().map(|slice| slice.piece).filter(|_| was_begun);
            for (piece, done) in pieces_done(&told, visit) {
                if Some(piece) == first { continue }
                let described = &told.model.stage(visit.stage).work[piece];
                let least = done.iter().fold(f64::INFINITY, |least, done| least.min(done.seconds));
                let most = |done: &Done, drawn: f64| drawn + done.last_second.max(1.0) + hair;
                prop_assert!(done.iter().all(|done| done.seconds < most(done, least)), "{done:?}");
                let Some(hours) = described.hours.fixed_value() else { continue };
                let of_slice = hours * 3600.0 / f64::from(described.timing.slices);
                let day = done[0].begun_at.day();
                let fits = |factor: &f64| {
                    let drawn = of_slice * factor;
                    done.iter().all(|done| drawn < done.seconds + half && done.seconds < most(done, drawn))
                };
                prop_assert!(factors(&told.model, visit.stage, piece, day).iter().any(fits), "{done:?}");
            }
        }
    }

    /// While work waits in open hours that belongs to no owner and may be done, nobody is idle who is there and may do
    /// it: whoever comes or comes back, and whatever begins or ends, that morning.
    #[test]
    fn nobody_is_idle_while_work_waits(parts in changing_study(), seed: u64) {
        let told = run(&only_dated(parts), seed);
        let workers = by_worker(&told);
        for waiting in waiting(&told) {
            for (id, slices) in workers.iter().enumerate() {
                let worker = WorkerId::from(id);
                let desk = told.model.desks().desk(told.model.desks().worker(worker).desk);
                if desk.role != waiting.role { continue }
                let ends = slices.iter().filter_map(|slice| slice.ended_at);
                let inside = |at: &SimTime| waiting.from <= *at && *at < waiting.to;
                let days = (waiting.from.day().number() + 1..=waiting.to.day().number()).map(Day::from_number);
                let moments = ends.chain(days.map(Day::start)).chain([waiting.from]).filter(inside);
                let open = moments.filter_map(|at| told.model.work_calendar().next_open(at));
                for at in open.filter(inside).filter(|&at| is_idle(slices, at)) {
                    let able = told.ledger.staff[id].at(at).pace > 0.0 && may_begin(&told.model, &waiting, worker, at.day());
                    prop_assert!(!able, "{worker:?} idle at {at}: {waiting:?}");
                }
            }
        }
    }

    /// Every table is what the facts add up to.
    #[test]
    fn tables_are_what_the_facts_add_up_to(parts in changing_study(), seed: u64) {
        let told = run(&parts, seed);
        tables::assert_stock(&told);
        tables::assert_flow_and_durations(&told);
        tables::assert_terms(&told);
        tables::assert_hours(&told);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn results_depend_on_the_seed_and_on_nothing_else(parts in changing_study(), seed: u64) {
        let unchanged = ModelParts { changes: Vec::new(), ..parts.clone() };
        let study = |seed| study_of(&[("baseline", &unchanged), ("changed", &parts)], seed);
        prop_assert!(threads_make_no_difference(study, seed));
    }
}

/// Work that waits for somebody, from when it could be done until somebody begins.
#[derive(Debug)]
struct Waiting<'t> {
    case: &'t CaseFile,
    stage: StageId,
    role: RoleId,
    from: SimTime,
    to: SimTime,
}

/// All work that waits in stages whose cases have no owner: that which was begun in the end, and first work that never
/// was.
fn waiting(told: &Told) -> Vec<Waiting<'_>> {
    let mut waiting = Vec::new();
    for (case, visit) in told.ledger.visits() {
        let stage = told.model.stage(visit.stage);
        if stage.has_owner() {
            continue;
        }
        let of = |piece: usize, from: SimTime, to: SimTime| Waiting {
            case,
            stage: visit.stage,
            role: stage.work[piece].role,
            from: from.max(told.model.start().start()),
            to,
        };
        let begun = visit.slices.iter();
        waiting.extend(begun.map(|slice| of(slice.piece, slice.enabled_at, slice.started_at)));
        let is_ready_at_once = |piece: &Piece| {
            let timing = &piece.timing;
            piece.share >= 1.0 && timing.planned.is_none() && timing.wait_before.is_none()
        };
        if visit.started_at.is_none() && stage.work.first().is_some_and(is_ready_at_once) {
            waiting.push(of(0, visit.entered_at, told.model.end()));
        }
    }
    waiting
}

/// May a worker begin work on a day: is it not suspended, does the team do it and serve its area then, and is it what
/// somebody who was hired was hired for?
fn may_begin(model: &Model, work: &Waiting<'_>, worker: WorkerId, day: Day) -> bool {
    let desk = model.desks().desk(model.desks().worker(worker).desk);
    let team = model.team(desk.team);
    let suspended = possible(model, day, false, |kind| match kind {
        ChangeKind::Suspend { stage } => (*stage == work.stage).then_some(true),
        _ => None,
    });
    let ranked = possible(model, day, &team.stages, |kind| match kind {
        ChangeKind::Stages { team, stages } => (*team == desk.team).then_some(stages),
        _ => None,
    });
    let served = possible(model, day, &team.areas, |kind| match kind {
        ChangeKind::Areas { team, areas } => (*team == desk.team).then_some(areas),
        _ => None,
    });
    let serves = |areas: &&Option<Vec<AreaId>>| {
        let areas = areas.as_ref();
        areas.is_none_or(|areas| areas.contains(&work.case.area))
    };
    let limits = &desk.limits;
    let is_old = |before: SimTime| work.case.received_at < before;
    suspended.contains(&false)
        && ranked.iter().any(|stages| stages.contains(&work.stage))
        && served.iter().any(serves)
        && limits.allow(work.stage)
        && limits.received_before.is_none_or(is_old)
}

/// The study without the changes that wait for a condition.
fn only_dated(mut parts: ModelParts) -> ModelParts {
    let changes = &mut parts.changes;
    changes.retain(|change| change.during.trigger.is_none());
    repaired(parts)
}

/// What may be, of all that changes say of one thing on a day: the usual, or the last of those that hold.
fn possible<'m, T>(
    model: &'m Model,
    day: Day,
    usual: T,
    of: impl Fn(&'m ChangeKind) -> Option<T>,
) -> Vec<T> {
    let mut possible = vec![usual];
    for (position, change) in model.changes().iter().enumerate() {
        let Some(value) = of(&change.kind) else {
            continue;
        };
        match holds(model, position, day) {
            Some(true) => possible = vec![value],
            Some(false) => {}
            None => possible.push(value),
        }
    }
    possible
}

/// Does a change hold on a day? `None` when its condition decides.
fn holds(model: &Model, change: usize, day: Day) -> Option<bool> {
    let during = &model.changes()[change].during;
    let within =
        during.from.is_none_or(|from| from <= day) && during.until.is_none_or(|until| day < until);
    (!within || during.trigger.is_none()).then_some(within)
}

/// By how much changes may multiply the hours of a piece of work that begins on a day.
fn factors(model: &Model, stage: StageId, piece: usize, day: Day) -> Vec<f64> {
    let own_role = model.stage(stage).work[piece].role;
    let mut factors = vec![1.0];
    for (position, change) in model.changes().iter().enumerate() {
        let ChangeKind::Work {
            stage: of,
            role,
            factor,
        } = &change.kind
        else {
            continue;
        };
        if *of != stage || role.is_some_and(|role| role != own_role) {
            continue;
        }
        let with: Vec<f64> = factors.iter().map(|other| other * factor).collect();
        match holds(model, position, day) {
            Some(true) => factors = with,
            Some(false) => {}
            None => factors.extend(with),
        }
    }
    factors
}

/// A slice that is done, perhaps by several workers one after the other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Done {
    /// When its piece was begun, by whomever.
    pub(super) begun_at: SimTime,
    /// Hands-on.
    pub(super) seconds: f64,
    /// Of these, in the second before its end.
    pub(super) last_second: f64,
}

/// The slices of each piece of work that are done in a visit.
pub(super) fn pieces_done(told: &Told, visit: &Visit) -> BTreeMap<usize, Vec<Done>> {
    let mut pieces: BTreeMap<usize, Vec<Done>> = BTreeMap::new();
    let mut begun_at: BTreeMap<usize, SimTime> = BTreeMap::new();
    let mut seconds = 0.0;
    for slice in &visit.slices {
        let begun_at = *begun_at.entry(slice.piece).or_insert(slice.started_at);
        seconds += seconds_of_work(told, visit, slice).unwrap_or(0.0);
        if let Some(end) = slice.ended_at.filter(|_| !slice.handed_back) {
            let last = Slice {
                started_at: end - Span::from_seconds(1),
                ..*slice
            };
            let done = pieces.entry(slice.piece).or_default();
            done.push(Done {
                begun_at,
                seconds,
                last_second: seconds_of_work(told, visit, &last).unwrap_or(0.0),
            });
            seconds = 0.0;
        }
    }
    pieces
}

/// The laws say something: on this many random studies, every mechanism they speak of is at work many times.
#[test]
fn every_mechanism_is_met() {
    let mut runner = TestRunner::deterministic();
    let mut met: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in 0..192 {
        let parts = changing_study()
            .new_tree(&mut runner)
            .expect("a study")
            .current();
        let told = run(&parts, seed);
        let mut meet = |what, times| *met.entry(what).or_default() += times;
        for change in &parts.changes {
            meet(name(&change.kind), 1);
            meet("trigger", usize::from(change.during.trigger.is_some()));
        }
        let staff = || told.ledger.staff.iter();
        meet("worker away", staff().map(|file| file.absences()).sum());
        meet("worker comes", staff().map(|file| file.arrivals()).sum());
        let cases = || told.ledger.cases.iter();
        meet("open case", cases().filter(|case| case.was_open).count());
        let joined = |case: &&CaseFile| case.joined.is_some();
        meet("joined", cases().filter(joined).count());
        let handed_back = |(_, _, slice): &(&CaseFile, &Visit, &Slice)| slice.handed_back;
        let slices = told.ledger.slices();
        meet("handed back", slices.filter(handed_back).count());
    }
    let rare: Vec<_> = met.iter().filter(|(_, times)| **times < 15).collect();
    assert!(rare.is_empty() && met.len() == 18, "{rare:?} of {met:?}");
}

fn name(kind: &ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Hire(_) => "hire",
        ChangeKind::Leave { .. } => "leave",
        ChangeKind::Absence { .. } => "absence",
        ChangeKind::Inflow { .. } => "inflow",
        ChangeKind::Suspend { .. } => "suspend",
        ChangeKind::Stages { .. } => "stages",
        ChangeKind::Areas { .. } => "areas",
        ChangeKind::Route { .. } => "route",
        ChangeKind::Work { .. } => "work",
        ChangeKind::Caseload { .. } => "caseload",
        ChangeKind::Order { .. } => "order",
        ChangeKind::Cost { .. } => "cost",
    }
}

//! Laws that hold for every study, on random small ones: what they say is worked out anew from the facts of a run.

mod causes;
mod changing;
mod changing_study;
mod common_numbers;
mod common_past;
mod ledger;
mod small_study;
mod staff_file;
mod tables;

use std::collections::BTreeMap;

use doorstroom::engine::simulate;
use doorstroom::experiment;
use doorstroom::measure::{Collector, EventLog, RunMeasures};
use doorstroom::model::{
    Destination, Language, Model, ModelParts, Order, Ownership, Rate, RateStep, RoleId, RunPlan,
    Scenario, SetBy, Source, StageId, Study, WorkerId,
};
use doorstroom::random::Streams;
use doorstroom::time::{SimTime, Span};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use ledger::{CaseFile, Ledger, Slice, Visit};
use small_study::small_study;

/// A run and everything that was told of it.
struct Told {
    model: Model,
    ledger: Ledger,
    measures: RunMeasures,
}

fn run(parts: &ModelParts, seed: u64) -> Told {
    let model = Model::new(parts.clone()).expect("a small study is right");
    let mut log = EventLog::new();
    let mut collector = Collector::new(&model);
    simulate(
        &model,
        Streams::new(seed, 0),
        &mut (&mut log, &mut collector),
    )
    .expect("it ends");
    let measures = collector.finish();
    let ledger = Ledger::of(&model, &log);
    Told {
        model,
        ledger,
        measures,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Sorting the facts checks that each can follow the one before.
    #[test]
    fn every_case_that_arrives_is_closed_or_in_one_stage(parts in small_study(), seed: u64) {
        let told = run(&parts, seed);
        for case in &told.ledger.cases {
            let open = case.visits.iter().filter(|visit| visit.completed_at.is_none()).count();
            prop_assert_eq!(open, usize::from(case.closed_at.is_none()));
        }
        for stage in (0..parts.stages.len()).map(StageId::from) {
            let visits = || told.ledger.visits().filter(move |(_, visit)| visit.stage == stage);
            let completed = visits().filter(|(_, visit)| visit.completed_at.is_some()).count();
            let inside = told.ledger.cases.iter().filter(|case| {
                case.closed_at.is_none() && case.visits.last().is_some_and(|last| last.stage == stage)
            });
            prop_assert_eq!(visits().count(), completed + inside.count());
        }
    }

    /// Little's law on a finite window, exactly: the integral of the number in a stage is the sum of the times in it.
    #[test]
    fn littles_law_holds_on_the_reported_window(parts in small_study(), seed: u64) {
        let told = run(&parts, seed);
        let (from, until) = (told.model.from().start(), told.model.end());
        for stage in (0..parts.stages.len()).map(StageId::from) {
            let mut steps: Vec<(SimTime, i64)> = Vec::new();
            let mut time_in_stage = 0;
            for (_, visit) in told.ledger.visits().filter(|(_, visit)| visit.stage == stage) {
                steps.extend([(visit.entered_at, 1), (visit.end(), -1)]);
                let (entered, left) = (visit.entered_at.max(from), visit.end().min(until));
                time_in_stage += (left - entered).seconds().max(0);
            }
            steps.sort_unstable();
            let (mut number, mut integral, mut since) = (0, 0, from);
            for (at, step) in steps {
                let now = at.clamp(from, until);
                integral += number * (now - since).seconds();
                (number, since) = (number + step, now);
            }
            prop_assert_eq!(integral, time_in_stage);
        }
    }

    #[test]
    fn nobody_is_in_two_places(parts in small_study(), seed: u64) {
        let told = run(&parts, seed);
        for slices in by_worker(&told) {
            for pair in slices.windows(2) {
                prop_assert!(pair[0].end() <= pair[1].started_at, "{:?}", pair);
            }
        }
    }

    /// A slice begins while the office is open and takes its equal part of the hours of its piece, counted in
    /// productive time; where the hours are fixed, those. Ends are rounded up to a second.
    #[test]
    fn work_takes_its_hours_inside_office_hours(parts in small_study(), seed: u64) {
        let told = run(&parts, seed);
        let second = 1.0 + 1e-3;
        for (_, visit, slice) in told.ledger.slices() {
            prop_assert!(told.model.work_calendar().is_open(slice.started_at));
            let Some(worked) = seconds_of_work(&told, visit, slice) else { continue };
            let piece = &told.model.stage(visit.stage).work[slice.piece];
            if let Some(hours) = piece.hours.fixed_value() {
                let drawn = hours * 3600.0 / f64::from(piece.timing.slices);
                prop_assert!(drawn <= worked + 1e-3 && worked < drawn + second, "{worked} of {drawn}");
            }
            for other in visit.slices.iter().filter(|other| other.piece == slice.piece) {
                let other = seconds_of_work(&told, visit, other).unwrap_or(worked);
                prop_assert!((worked - other).abs() < second, "{worked} and {other}");
            }
        }
    }

    #[test]
    fn no_caseload_is_over_its_cap(parts in small_study(), seed: u64) {
        let told = run(&parts, seed);
        for (at, held) in caseloads(&told) {
            for (worker, &held) in held.iter().enumerate() {
                let cap = told.model.desks().workers()[worker].cap;
                prop_assert!(cap.is_none_or(|cap| held <= i64::from(cap)), "{at}: {held} of {cap:?}");
            }
        }
    }

    /// The owner does all work of the owner's role: in a stage of its own, and where the owner is kept or the same.
    #[test]
    fn the_owner_does_the_owners_work(parts in small_study(), seed: u64) {
        let told = run(&parts, seed);
        for case in &told.ledger.cases {
            for (index, visit) in case.visits.iter().enumerate() {
                let described = told.model.stage(visit.stage);
                let owned = described.keeps_owner || described.owner != Ownership::Anyone;
                let Some((owner, _)) = case.owner(&told.model, index).filter(|_| owned) else { continue };
                let role = role_of(&told.model, owner);
                for slice in visit.slices.iter().filter(|slice| described.work[slice.piece].role == role) {
                    prop_assert_eq!(slice.worker, owner);
                }
            }
        }
    }

    /// While work waits in open hours, nobody who may do it is idle.
    #[test]
    fn nobody_is_idle_while_work_waits(parts in small_study(), seed: u64) {
        let told = run(&parts, seed);
        let workers = by_worker(&told);
        let loads = caseloads(&told);
        for (case, index, slice) in waiting_slices(&told) {
            let (from, to) = (slice.enabled_at, slice.started_at);
            let passed = |at: SimTime| loads.partition_point(|(time, _)| *time < at);
            let changes = &loads[passed(from)..passed(to)];
            for (id, slices) in workers.iter().enumerate() {
                let worker = WorkerId::from(id);
                let Some(place) = may_take(&told.model, case, index, slice, worker) else { continue };
                let ends = slices.iter().filter_map(|slice| slice.ended_at);
                let places = changes.iter().filter(|_| place == Place::Needed).map(|(at, _)| *at);
                let open = ends.chain(places).chain([from]).filter(|&at| from <= at && at < to);
                let open = open.filter_map(|at| told.model.work_calendar().next_open(at));
                for at in open.filter(|&at| at < to && is_idle(slices, at)) {
                    let able = place == Place::NotNeeded || has_place_after(&told.model, &loads, worker, at);
                    prop_assert!(!able, "{worker:?} idle at {at}: {slice:?}");
                }
            }
        }
    }

    /// A worker begins nothing while something that goes before it waits: urgent first, then by the ranking of the
    /// team, begun before new; in teams with fifo then by the moment it was ready and the oldest case.
    #[test]
    fn nothing_goes_before_its_turn(parts in small_study(), seed: u64) {
        let told = run(&parts, seed);
        let loads = caseloads(&told);
        let waiting = waiting_slices(&told);
        for (number, case) in told.ledger.cases.iter().enumerate() {
            for (index, visit) in case.visits.iter().enumerate() {
                for slice in &visit.slices {
                    let (at, worker) = (slice.started_at, slice.worker);
                    let taken = turn(&told.model, worker, (number, case), index, slice);
                    for &(other, of, left) in waiting.iter().filter(|(_, _, left)| {
                        left.enabled_at <= at && at < left.started_at
                    }) {
                        let Some(place) = may_take(&told.model, other, of, left, worker) else { continue };
                        if place == Place::Needed && !has_place(&told.model, &loads, worker, at) { continue }
                        let position = told.ledger.cases.iter().position(|file| std::ptr::eq(file, other));
                        let left = turn(&told.model, worker, (position.expect("a case"), other), of, left);
                        prop_assert!(taken <= left, "{at} {worker:?}: {taken:?} before {left:?}");
                    }
                }
            }
        }
    }

    /// Every table is what the facts add up to.
    #[test]
    fn tables_are_what_the_facts_add_up_to(parts in small_study(), seed: u64) {
        let told = run(&parts, seed);
        tables::assert_stock(&told);
        tables::assert_flow_and_durations(&told);
        tables::assert_terms(&told);
        tables::assert_overdue(&told);
        tables::assert_hours(&told);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn results_depend_on_the_seed_and_on_nothing_else(parts in small_study(), seed: u64) {
        let mut more = parts.clone();
        more.teams[0].staff[0].workers.push(1.0);
        let study = |seed| study_of(&[("baseline", &parts), ("more", &more)], seed);
        prop_assert!(threads_make_no_difference(study, seed));
    }
}

/// A study of these scenarios, in nine replications.
fn study_of(scenarios: &[(&str, &ModelParts)], seed: u64) -> Study {
    let scenario = |(name, parts): &(&str, &ModelParts)| Scenario {
        name: (*name).into(),
        title: (*name).into(),
        settings: Vec::new(),
        model: Model::new((*parts).clone()).expect("a small study is right"),
        money: Default::default(),
        norms: Default::default(),
    };
    Study {
        usual: None,
        title: "small".into(),
        region: None,
        language: Language::English,
        scenarios: scenarios.iter().map(scenario).collect(),
        plan: RunPlan {
            replications: 9,
            replications_set_by: SetBy::Study,
            seed,
        },
        targets: Vec::new(),
        observed: Vec::new(),
        fit: Vec::new(),
        unknowns: doorstroom::model::Unknowns::none(),
        assumptions: vec![],
        fingerprint: String::new(),
    }
}

/// Are the results the same on any number of threads, and others under another seed?
fn threads_make_no_difference(study: impl Fn(u64) -> Study, seed: u64) -> bool {
    let results =
        |seed, threads| experiment::run(&study(seed), Some(threads), &|_| ()).expect("it ends");
    let alone = results(seed, 1);
    let same = [1, 2, 7].map(|threads| alone == results(seed, threads));
    same == [true; 3] && alone != results(seed ^ 1, 1)
}

/// The laws say something: on this many random studies, every mechanism they speak of is at work many times.
#[test]
fn every_mechanism_is_met() {
    let mut runner = TestRunner::deterministic();
    let mut met: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in 0..128 {
        let parts = small_study()
            .new_tree(&mut runner)
            .expect("a small study")
            .current();
        let told = run(&parts, seed);
        let mut meet = |what, times| *met.entry(what).or_default() += times;
        meet("cases", told.ledger.cases.len());
        let slices = || told.ledger.slices();
        meet("slices", slices().count());
        meet("slices that waited", waiting_slices(&told).len());
        let urgent = |(case, _, _): &(&CaseFile, &Visit, &Slice)| case.urgent;
        meet("urgent slices", slices().filter(urgent).count());
        let planned = |(_, visit, slice): &(&CaseFile, &Visit, &Slice)| {
            let timing = &told.model.stage(visit.stage).work[slice.piece].timing;
            timing.planned.is_some()
        };
        meet("planned slices", slices().filter(planned).count());
        let stopped = |term: &&ledger::TermFile| term.stopped_at.is_some();
        let late = |term: &&ledger::TermFile| term.stopped_at.is_some_and(|at| at > term.due_at);
        let terms = &told.ledger.terms;
        meet("terms stopped", terms.iter().filter(stopped).count());
        meet("terms stopped late", terms.iter().filter(late).count());
        let told_later = |term: &&ledger::TermFile| term.told_at > term.started_at;
        meet("terms told later", terms.iter().filter(told_later).count());
        let loads = caseloads(&told);
        let cap = |worker: usize| told.model.desks().workers()[worker].cap.map(i64::from);
        let full = |held: &Vec<i64>| (0..held.len()).any(|id| cap(id) == Some(held[id]));
        let times = loads.iter().filter(|(_, held)| full(held)).count();
        meet("full caseloads", times);
        for case in &told.ledger.cases {
            let again = (1..case.visits.len()).filter(|&n| {
                case.visits[..n]
                    .iter()
                    .any(|v| v.stage == case.visits[n].stage)
            });
            meet("visits again", again.count());
            for (index, visit) in case.visits.iter().enumerate() {
                let described = told.model.stage(visit.stage);
                let brought_back = described.owner == Ownership::Same || described.keeps_owner;
                let owner = case.owner(&told.model, index).filter(|_| brought_back);
                let by_owner = |slice: &&Slice| owner.is_some_and(|(id, _)| id == slice.worker);
                meet("owners again", visit.slices.iter().filter(by_owner).count());
            }
            let held = case.held(&told.model);
            let handed_over = |(_, _, to): &&(WorkerId, SimTime, SimTime)| {
                let within = |visit: &Visit| visit.entered_at < *to && *to < visit.end();
                *to < told.model.end() && case.visits.iter().any(within)
            };
            meet("hand-overs", held.iter().filter(handed_over).count());
        }
    }
    let rare: Vec<_> = met.iter().filter(|(_, times)| **times < 100).collect();
    assert!(rare.is_empty() && met.len() == 12, "{rare:?} of {met:?}");
}

/// Pieces of work are needed, routes taken and cases urgent as often as their shares say, within four standard
/// deviations of the binomial law. Arrivals stop after three weeks and staff is plenty, so that every case is closed in
/// time: those that need much are not left out.
#[test]
fn shares_are_met() {
    let mut runner = TestRunner::deterministic();
    let [mut pieces, mut routes, mut urgency] = [(0.0, 0.0, 0.0); 3];
    let count = |(met, expected, variance): &mut (f64, f64, f64), happened: bool, share: f64| {
        *met += f64::from(u8::from(happened));
        *expected += share;
        *variance += share * (1.0 - share);
    };
    for seed in 0..96 {
        let parts = small_study()
            .new_tree(&mut runner)
            .expect("a small study")
            .current();
        let told = run(&with_an_end(parts), seed);
        for case in &told.ledger.cases {
            assert!(case.closed_at.is_some());
            count(
                &mut urgency,
                case.urgent,
                told.model.stream(case.stream).urgent,
            );
            for (index, visit) in case.visits.iter().enumerate() {
                let stage = told.model.stage(visit.stage);
                for (number, piece) in stage.work.iter().enumerate() {
                    let done = visit.slices.iter().any(|slice| slice.piece == number);
                    count(&mut pieces, done, piece.share);
                }
                let next = case.visits.get(index + 1).map(|next| next.stage);
                for &(to, share) in &stage.route.shares {
                    let taken = next.map_or(Destination::Closed, Destination::Stage) == to;
                    count(&mut routes, taken, share);
                }
            }
        }
    }
    for (what, (met, expected, variance)) in
        [("pieces", pieces), ("routes", routes), ("urgency", urgency)]
    {
        let z: f64 = (met - expected) / f64::sqrt(variance);
        assert!(
            expected > 200.0 && z.abs() < 4.0,
            "{what}: {met} of {expected:.0} expected, {z:.2} standard errors"
        );
    }
}

/// The study with arrivals in the first three weeks only, much staff, no caseloads and no planned moments, for two years.
fn with_an_end(mut parts: ModelParts) -> ModelParts {
    parts.until = parts.start + 730;
    parts.deadlines.clear();
    for stream in &mut parts.streams {
        let Source::Rate(profile) = &mut stream.source else {
            continue;
        };
        profile.steps.push(RateStep {
            from: parts.start + 21,
            rate: Rate::PerDay(0.0),
        });
    }
    for team in &mut parts.teams {
        team.caseload = None;
        team.staff
            .iter_mut()
            .for_each(|staffing| staffing.workers = vec![1.0; 20]);
    }
    for piece in parts.stages.iter_mut().flat_map(|stage| &mut stage.work) {
        piece.timing.planned = None;
    }
    parts
}

/// The slices of every worker in the order in which they began.
fn by_worker(told: &Told) -> Vec<Vec<Slice>> {
    let mut workers = vec![Vec::new(); told.model.desks().workers().len()];
    for (_, _, slice) in told.ledger.slices() {
        workers[slice.worker.index()].push(*slice);
    }
    for slices in &mut workers {
        slices.sort_by_key(|slice| slice.started_at);
    }
    workers
}

/// Hands-on seconds of a slice that ended.
fn seconds_of_work(told: &Told, visit: &Visit, slice: &Slice) -> Option<f64> {
    let role = told.model.stage(visit.stage).work[slice.piece].role;
    let staff = &told.ledger.staff[slice.worker.index()];
    let productive = told.model.productive_time(role);
    Some(staff.seconds(productive, slice.started_at, slice.ended_at?))
}

fn role_of(model: &Model, worker: WorkerId) -> RoleId {
    let desks = model.desks();
    desks.desk(desks.worker(worker).desk).role
}

/// The number of cases that each worker holds after every instant at which that changes.
fn caseloads(told: &Told) -> Vec<(SimTime, Vec<i64>)> {
    let mut changes: Vec<(SimTime, usize, i64)> = Vec::new();
    for case in &told.ledger.cases {
        for (worker, from, to) in case.held(&told.model) {
            changes.extend([(from, worker.index(), 1), (to, worker.index(), -1)]);
        }
    }
    changes.sort_unstable();
    let mut held = vec![0; told.model.desks().workers().len()];
    let mut loads: Vec<(SimTime, Vec<i64>)> = Vec::new();
    for (at, worker, change) in changes {
        held[worker] += change;
        match loads.last_mut() {
            Some((last, loads)) if *last == at => loads.clone_from(&held),
            _ => loads.push((at, held.clone())),
        }
    }
    loads
}

/// Is a worker below the cap both before and after all that happens at an instant? A place that comes free because a
/// partner starts in the same instant may come too late for a worker who chose before.
fn has_place(model: &Model, loads: &[(SimTime, Vec<i64>)], worker: WorkerId, at: SimTime) -> bool {
    let before = at - Span::from_seconds(1);
    has_place_after(model, loads, worker, at) && has_place_after(model, loads, worker, before)
}

/// Is a worker below the cap after all that happens at an instant?
fn has_place_after(
    model: &Model,
    loads: &[(SimTime, Vec<i64>)],
    worker: WorkerId,
    at: SimTime,
) -> bool {
    let Some(cap) = model.desks().worker(worker).cap else {
        return true;
    };
    let passed = loads.partition_point(|(time, _)| *time <= at);
    let held = passed
        .checked_sub(1)
        .map_or(0, |last| loads[last].1[worker.index()]);
    held < i64::from(cap)
}

/// Does a piece of work make its taker the owner, so that a place in the caseload is needed?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    Needed,
    NotNeeded,
}

/// Slices that did not begin when they could, with their case and the position of the visit.
fn waiting_slices(told: &Told) -> Vec<(&CaseFile, usize, &Slice)> {
    let mut waiting = Vec::new();
    for case in &told.ledger.cases {
        for (index, visit) in case.visits.iter().enumerate() {
            let late = visit
                .slices
                .iter()
                .filter(|slice| slice.enabled_at < slice.started_at);
            waiting.extend(late.map(|slice| (case, index, slice)));
        }
    }
    waiting
}

/// May a worker take a slice, and does that need a place?
fn may_take(
    model: &Model,
    case: &CaseFile,
    visit: usize,
    slice: &Slice,
    worker: WorkerId,
) -> Option<Place> {
    let stage = case.visits[visit].stage;
    let described = model.stage(stage);
    let role = described.work[slice.piece].role;
    let owned = described.keeps_owner || described.owner != Ownership::Anyone;
    let owner = case
        .owner(model, visit)
        .filter(|(_, since)| owned && *since < slice.started_at);
    if let Some((owner, _)) = owner.filter(|(owner, _)| role_of(model, *owner) == role) {
        return (owner == worker).then_some(Place::NotNeeded);
    }
    let team = model.team(model.desks().desk(model.desks().worker(worker).desk).team);
    let may =
        role_of(model, worker) == role && team.serves(case.area) && team.stages.contains(&stage);
    let makes_owner = owner.is_none() && described.owner == Ownership::FirstOf(role);
    may.then_some(if makes_owner {
        Place::Needed
    } else {
        Place::NotNeeded
    })
}

/// Is a worker with these slices idle after all that happens at an instant?
fn is_idle(slices: &[Slice], at: SimTime) -> bool {
    let begun = slices.partition_point(|slice| slice.started_at <= at);
    begun == 0 || slices[begun - 1].end() <= at
}

/// The place of a slice in the order of a worker's team; the smallest goes first.
fn turn(
    model: &Model,
    worker: WorkerId,
    (number, case): (usize, &CaseFile),
    visit: usize,
    slice: &Slice,
) -> (bool, usize, bool, SimTime, usize) {
    let desk = model.desks().desk(model.desks().worker(worker).desk);
    let visited = &case.visits[visit];
    let rank = desk.rank_of(visited.stage).unwrap_or(usize::MAX);
    let is_new = visited.started_at == Some(slice.started_at);
    match desk.order {
        Order::Fifo => (!case.urgent, rank, is_new, slice.enabled_at, number),
        _ => (!case.urgent, rank, is_new, SimTime::from_seconds(0), 0),
    }
}

/// The overlap of two stretches of time.
fn overlap(a: (SimTime, SimTime), b: (SimTime, SimTime)) -> Span {
    (a.1.min(b.1) - a.0.max(b.0)).max(Span::ZERO)
}

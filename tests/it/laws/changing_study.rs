//! Random small studies in which staff come, fall ill and go, changes of every kind begin and end, households come back
//! and cases are open at the start.

use doorstroom::model::{
    Absence, Area, AreaId, Change, ChangeKind, Comparison, Condition, Count, Delay, Destination,
    During, FollowUp, Hire, Leave, ModelParts, OpeningCase, Order, Ownership, Past, Piece,
    Pressure, Progress, Rereport, RoleId, Route, Settling, Sickness, Stage, StageId, StreamId,
    TeamId, Timing, Trigger, Turnover, Watched,
};
use doorstroom::random::{Law, combined_key};
use doorstroom::time::Span;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::small_study::{repaired, small_study};

const MW: RoleId = RoleId(0);
const EVERYBODY: TeamId = TeamId(0);

/// A small study with everything that may change in it, or only some of it.
pub(crate) fn changing_study() -> impl Strategy<Value = ModelParts> {
    let staff = (option::of(absence()), any::<bool>(), option::of(turnover()));
    let repeats = (any::<bool>(), any::<bool>());
    let opening = prop_oneof![vec(open_case(), 0), vec(open_case(), 1..8)];
    let all = (small_study(), staff, repeats, opening, changes());
    all.prop_map(
        |(mut parts, staff, (follow_up, rereport), opening, changes)| {
            let (absence, usual, turnover) = staff;
            parts.usual_absence = absence.clone().filter(|_| usual);
            parts.absence = absence;
            parts.teams[0].turnover = turnover;
            if follow_up {
                reports_join_cases(&mut parts);
            }
            parts.rereport = rereport.then(|| households_come_back(&parts));
            parts.opening = with_opening(&parts, opening);
            with_changes(&mut parts, changes);
            repaired(parts)
        },
    )
}

/// A small study in which staff are away and cases are open at the start, but nothing changes by plan.
pub(crate) fn small_study_with_staff() -> impl Strategy<Value = ModelParts> {
    let opening = vec(open_case(), 0..8);
    let all = (small_study(), option::of(absence()), opening);
    all.prop_map(|(mut parts, absence, opening)| {
        parts.usual_absence.clone_from(&absence);
        parts.absence = absence;
        parts.opening = with_opening(&parts, opening);
        repaired(parts)
    })
}

/// A study, and the same with changes that say nothing of how many cases come, where they go and what work they need.
pub(crate) fn changes_of_no_fate() -> impl Strategy<Value = (ModelParts, ModelParts)> {
    let all = (small_study_with_staff(), changes());
    all.prop_map(|(parts, changes)| {
        let mut changed = parts.clone();
        with_changes(&mut changed, changes);
        changed.changes.retain(|change| {
            !matches!(
                change.kind,
                ChangeKind::Inflow { .. } | ChangeKind::Route { .. } | ChangeKind::Work { .. }
            )
        });
        (parts, repaired(changed))
    })
}

/// A study, and the same with more changes, which begin in its reported time.
pub(crate) fn changed_later() -> impl Strategy<Value = (ModelParts, ModelParts)> {
    let all = (changing_study(), changes(), any::<bool>());
    all.prop_map(|(parts, drawn, hires_more)| {
        let mut changed = parts.clone();
        with_changes(&mut changed, drawn);
        if hires_more {
            changed.changes.push(Change {
                key: 0,
                title: None,
                during: During {
                    from: Some(parts.start + 2),
                    until: None,
                    trigger: None,
                },
                kind: ChangeKind::Hire(more_staff(&parts)),
            });
        }
        let warm_up = parts.from - parts.start;
        for (position, change) in changed.changes.iter_mut().enumerate() {
            change.key = combined_key(13, position as u64);
            let During { from, until, .. } = &mut change.during;
            *from = Some(from.unwrap_or(parts.start) + warm_up);
            *until = until.map(|until| until + warm_up);
        }
        changed.changes.splice(0..0, parts.changes.iter().cloned());
        (parts, repaired(changed))
    })
}

fn days(number: impl Into<f64>) -> Delay {
    Delay::Elapsed(Law::fixed(number.into() * 86_400.0).expect("a length"))
}

fn days_about(mean: f64) -> Delay {
    Delay::Elapsed(Law::exponential(mean * 86_400.0).expect("a mean"))
}

pub(crate) fn absence() -> impl Strategy<Value = Absence> {
    let leave = (1..8u32).prop_map(|weeks| Leave {
        weeks: f64::from(weeks),
        months: [1.0; 12],
    });
    let pressure = option::of(Just(Pressure {
        waiting: 3.0,
        factor: 0.5,
    }));
    let sickness = (1..30u32, 1..15u32, pressure).prop_map(|(percent, spell, pressure)| Sickness {
        share: f64::from(percent) / 100.0,
        spell: Law::exponential(f64::from(spell)).expect("a mean"),
        months: [1.0, 2.0, 1.0, 1.0, 1.0, 0.5, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0],
        pressure,
    });
    let hand_back_after = option::of((1..8i64).prop_map(Span::from_days));
    let parts = (option::of(leave), option::of(sickness), hand_back_after);
    parts.prop_map(|(leave, sickness, hand_back_after)| Absence {
        leave,
        sickness,
        hand_back_after,
    })
}

fn settling() -> impl Strategy<Value = Settling> {
    let ramp = (1..60u32, 0..3u32, 0..3u32).prop_map(|(ramp, pace, mentor)| Settling {
        ramp: Some(days(ramp)),
        pace: f64::from(pace) / 2.0,
        mentor: f64::from(mentor) / 4.0,
    });
    prop_oneof![Just(Settling::AT_ONCE), ramp]
}

fn turnover() -> impl Strategy<Value = Turnover> {
    let vacancy = prop_oneof![
        Just(days(0.0)),
        (1..20u32).prop_map(days),
        Just(days_about(10.0))
    ];
    (1..8u32, vacancy, settling()).prop_map(|(per_year, vacancy, settling)| Turnover {
        per_year: f64::from(per_year),
        vacancy,
        settling,
    })
}

/// A stage for administrative work alone, first of all in the ranking of the first team.
fn reports_join_cases(parts: &mut ModelParts) {
    let stage = StageId::from(parts.stages.len());
    parts.stages.push(office_stage("joined", MW));
    parts.teams[0].stages.insert(0, stage);
    parts.follow_up = Some(FollowUp {
        streams: vec![StreamId(0)],
        share: 0.4,
        stage,
    });
}

/// A quarter of an hour, after which the case is over.
pub(crate) fn office_stage(name: &str, role: RoleId) -> Stage {
    Stage {
        name: name.into(),
        title: name.into(),
        owner: Ownership::Anyone,
        keeps_owner: false,
        work: vec![Piece {
            role,
            hours: Law::fixed(0.25).expect("a quarter of an hour"),
            share: 1.0,
            timing: Timing::STRAIGHT,
        }],
        route: Route {
            shares: vec![(Destination::Closed, 1.0)],
        },
        routes_of: vec![],
    }
}

fn households_come_back(parts: &ModelParts) -> Rereport {
    Rereport {
        streams: (0..parts.streams.len()).map(StreamId::from).collect(),
        share: 0.4,
        delay: days_about(10.0),
    }
}

/// What is drawn of an open case: stage, progress, days in it, days before it, area, urgency.
type OpenDraw = (
    usize,
    Progress,
    f64,
    Option<f64>,
    Option<usize>,
    Option<bool>,
);

fn open_case() -> impl Strategy<Value = OpenDraw> {
    let progress = prop_oneof![
        2 => Just(Progress::Waiting),
        1 => (0..20u32).prop_map(|quarters| Progress::InHand(Some(f64::from(quarters) / 4.0))),
        1 => Just(Progress::InHand(None)),
        1 => Just(Progress::Monitored),
    ];
    let age = (1..60u32).prop_map(f64::from);
    let before = option::of((0..40u32).prop_map(f64::from));
    (
        0..4usize,
        progress,
        age,
        before,
        option::of(0..2usize),
        option::of(any::<bool>()),
    )
}

fn with_opening(parts: &ModelParts, drawn: Vec<OpenDraw>) -> Vec<OpeningCase> {
    let fixed = |days: f64| Past::Before(Law::fixed(days * 86_400.0).expect("a length"));
    let about = |days: f64| Past::Before(Law::exponential(days * 86_400.0).expect("a mean"));
    let of = |(index, draw): (usize, OpenDraw)| {
        let (stage, progress, age, before, area, urgent) = draw;
        OpeningCase {
            key: combined_key(7, index as u64),
            stream: StreamId(0),
            area: area.map(|area| AreaId::from(area % parts.areas.len())),
            urgent,
            stage: StageId::from(stage % parts.stages.len()),
            progress,
            since: if index % 2 == 0 {
                fixed(age)
            } else {
                about(age)
            },
            received: before.map(fixed),
            worker: None,
        }
    };
    drawn.into_iter().enumerate().map(of).collect()
}

/// What is drawn of a change. Numbers that are too large begin again from 0.
#[derive(Clone, Debug)]
struct ChangeDraw {
    kind: u8,
    from: Option<i32>,
    lasts: Option<i32>,
    trigger: Option<(usize, bool, u32, i32)>,
    team: usize,
    stage: usize,
    other: usize,
    amount: u32,
    settling: Settling,
}

fn changes() -> impl Strategy<Value = Vec<ChangeDraw>> {
    vec(change(), 0..6)
}

fn change() -> impl Strategy<Value = ChangeDraw> {
    let trigger = (0..4usize, any::<bool>(), 0..4u32, 0..10i32);
    let trigger = prop_oneof![2 => Just(None), 1 => trigger.prop_map(Some)];
    let when = (option::of(0..100i32), option::of(1..60i32), trigger);
    let what = (0..3usize, 0..4usize, 0..4usize, 0..4u32);
    (0..13u8, when, what, settling()).prop_map(|(kind, when, what, settling)| {
        let (from, lasts, trigger) = when;
        let (team, stage, other, amount) = what;
        ChangeDraw {
            kind,
            from,
            lasts,
            trigger,
            team,
            stage,
            other,
            amount,
            settling,
        }
    })
}

fn with_changes(parts: &mut ModelParts, drawn: Vec<ChangeDraw>) {
    let drawn = drawn.into_iter().enumerate();
    let changes = drawn.map(|(position, draw)| Change {
        key: combined_key(11, position as u64),
        title: None,
        during: during(parts, &draw),
        kind: kind(parts, &draw),
    });
    parts.changes = changes.collect();
}

fn during(parts: &ModelParts, draw: &ChangeDraw) -> During {
    let first = draw.from.map(|days| parts.start + days);
    let until = draw.lasts.map(|days| first.unwrap_or(parts.start) + days);
    let trigger = draw
        .trigger
        .map(|(stage, in_hand, limit, days)| trigger(parts, stage, in_hand, limit, days));
    During {
        from: first,
        until,
        trigger,
    }
}

/// More than so many cases; the change ends when there are fewer or, by way of a condition of its own, none.
fn trigger(parts: &ModelParts, stage: usize, in_hand: bool, limit: u32, days: i32) -> Trigger {
    let stage = StageId::from(stage % parts.stages.len());
    let count = if in_hand {
        Count::InHand(stage)
    } else {
        Count::Waiting(stage)
    };
    let counts_reports = days % 3 == 0;
    let condition = |comparison, limit: u32| Condition {
        watched: if counts_reports {
            Watched::Received(StreamId(0))
        } else {
            Watched::Cases(count)
        },
        comparison,
        limit: f64::from(if counts_reports { 10 * limit } else { limit }),
    };
    Trigger {
        when: condition(Comparison::Above, limit),
        days,
        until: (days % 2 == 0).then(|| condition(Comparison::AtMost, 0)),
    }
}

fn kind(parts: &ModelParts, draw: &ChangeDraw) -> ChangeKind {
    let team = TeamId::from(draw.team % parts.teams.len());
    let stage = StageId::from(draw.stage % parts.stages.len());
    let staff = &parts.teams[team.index()].staff;
    let role = staff[draw.other % staff.len()].role;
    let every_other = draw.other.is_multiple_of(2);
    match draw.kind {
        0 | 1 => ChangeKind::Hire(hire(parts, draw, team, role, stage)),
        2 => ChangeKind::Leave {
            team,
            role,
            fte: f64::from(draw.amount + 1) * 0.4,
        },
        3 => ChangeKind::Absence {
            team: every_other.then_some(team),
            role: (draw.amount > 1).then_some(role),
            share: f64::from(draw.amount) * 0.15,
            spell: Law::exponential(4.0).expect("a mean"),
        },
        4 => ChangeKind::Inflow {
            stream: StreamId::from(draw.other % parts.streams.len()),
            factor: f64::from(draw.amount) * 0.7,
        },
        5 => ChangeKind::Suspend { stage },
        6 => ChangeKind::Stages {
            team,
            stages: ranking(&parts.teams[team.index()].stages, draw.amount),
        },
        7 => ChangeKind::Areas {
            team,
            areas: served(&parts.areas, draw.amount),
        },
        8 => ChangeKind::Route {
            stage,
            stream: every_other.then_some(StreamId(0)),
            route: route(parts, stage, draw.amount),
        },
        9 => ChangeKind::Work {
            stage,
            role: every_other.then_some(role),
            factor: f64::from(draw.amount) * 0.6,
        },
        10 => ChangeKind::Caseload {
            team,
            caseload: (draw.amount > 0).then_some(f64::from(draw.amount)),
        },
        11 => ChangeKind::Cost { euro: 1000.0 },
        _ => ChangeKind::Order {
            team,
            order: [Order::Fifo, Order::Due, Order::Slack, Order::Accumulating]
                [draw.amount as usize],
        },
    }
}

fn hire(parts: &ModelParts, draw: &ChangeDraw, team: TeamId, role: RoleId, stage: StageId) -> Hire {
    let posts = [vec![1.0], vec![0.5], vec![1.0, 1.0], vec![1.0, 0.3]];
    let lags = [
        None,
        Some(days(5.0)),
        Some(days_about(8.0)),
        Some(days(0.5)),
    ];
    Hire {
        team,
        role,
        posts: posts[draw.amount as usize].clone(),
        lag: lags[draw.other].clone(),
        chance: if draw.stage == 3 { 0.5 } else { 1.0 },
        settling: draw.settling.clone(),
        stages: (draw.other == 2).then(|| vec![stage]),
        received_before: (draw.amount == 2).then(|| (parts.start + 30).start()),
        cost_per_year: None,
    }
}

/// The other way round, or without the last.
fn ranking(stages: &[StageId], amount: u32) -> Vec<StageId> {
    let mut ranking = stages.to_vec();
    if amount % 2 == 1 {
        ranking.pop();
    }
    if amount > 1 {
        ranking.reverse();
    }
    ranking
}

fn served(areas: &[Area], amount: u32) -> Option<Vec<AreaId>> {
    (amount > 0).then(|| vec![AreaId::from(amount as usize % areas.len())])
}

/// To the end, or on to the next stage.
fn route(parts: &ModelParts, stage: StageId, amount: u32) -> Route {
    let next = Destination::Stage(StageId::from((stage.index() + 1) % parts.stages.len()));
    let onward = f64::from(amount) * 0.3;
    let shares = vec![(next, onward), (Destination::Closed, 1.0 - onward)];
    Route { shares }
}

/// Somebody who comes after three days, for the cases of the first forty.
pub(crate) fn more_staff(parts: &ModelParts) -> Hire {
    Hire {
        team: EVERYBODY,
        role: MW,
        posts: vec![1.0],
        lag: Some(days(3.0)),
        chance: 1.0,
        settling: Settling::AT_ONCE,
        stages: None,
        received_before: Some((parts.start + 40).start()),
        cost_per_year: None,
    }
}

//! Every stage is reached, and every case ends.

use crate::model::change::ChangeKind;
use crate::model::fault::{Fault, Subject};
use crate::model::ids::{StageId, StreamId};
use crate::model::model::ModelParts;
use crate::model::stage::{Route, Stage};
use crate::model::ways::Ways;

/// Every stage is reached, and every case ends.
pub(super) fn paths(parts: &ModelParts, faults: &mut Vec<Fault>) {
    let joined = parts.follow_up.iter().map(|joined| joined.stage);
    let begins = parts.streams.iter().map(|stream| stream.to).chain(joined);
    let ways = Ways::of(parts);
    let count = parts.stages.len();
    let reached = reachable(count, begins.collect(), |stage| {
        ways.successors(stage).collect()
    });
    let mut told = vec![false; parts.stages.len()];
    for (index, stream) in parts.streams.iter().enumerate() {
        let id = StreamId::from(index);
        let of_stream = reachable(count, vec![stream.to], |stage| next_of(parts, stage, id));
        for (index, _) in of_stream.iter().enumerate().filter(|(_, of)| **of) {
            told[index] |= never_ends(parts, StageId::from(index), id, &told, faults);
        }
    }
    traps(parts, &ways, faults);
    for (index, stage) in parts.stages.iter().enumerate() {
        if !reached[index] {
            let reason = format!("no case can reach `{}`", stage.name);
            let remedy =
                "give it a share in the `next` of another stage, or let arrivals go `to` it";
            let about = Subject::Stage(StageId::from(index));
            faults.push(Fault::new(about, reason).with_remedy(remedy));
        }
    }
}

/// Does a case of this stream go round for ever once it is in this stage? A cycle without an exit is told once, at
/// its first stage.
fn never_ends(
    parts: &ModelParts,
    id: StageId,
    stream: StreamId,
    told: &[bool],
    faults: &mut Vec<Fault>,
) -> bool {
    let stage = &parts.stages[id.index()];
    let next = |stage| next_of(parts, stage, stream);
    let onward = reachable(parts.stages.len(), next(id), next);
    let later = || (0..onward.len()).filter(|&later| onward[later]);
    let closes = |stage: &Stage| stage.route_of(stream).may_close();
    let ends = closes(stage) || later().any(|later| closes(&parts.stages[later]));
    let goes_round = !ends && onward[id.index()] && !later().any(|later| told[later]);
    if goes_round {
        let name = &parts.streams[stream.index()].name;
        let own = stage.routes_of.iter().any(|(of, _)| *of == stream);
        let (who, route) = if own {
            (format!("a case of `{name}`"), Some(stream))
        } else {
            ("a case".to_owned(), None)
        };
        let reason = format!("{who} that enters `{}` never ends", stage.name);
        let remedy = "give `closed` a share in the `next` of a stage on the way round";
        faults.push(Fault::new(Subject::Route(id, route), reason).with_remedy(remedy));
    }
    goes_round
}

/// Where cases of a stream go after a stage when nothing is changed.
pub(super) fn next_of(parts: &ModelParts, stage: StageId, stream: StreamId) -> Vec<StageId> {
    let route = parts.stages[stage.index()].route_of(stream);
    route.stages().collect()
}

/// The stages in which some stream never comes to an end while changed routes hold.
///
/// A set of stages is a trap when each of them has some route, usual or changed, that leads only into the set.
fn traps(parts: &ModelParts, ways: &Ways<'_>, faults: &mut Vec<Fault>) {
    let mut told = vec![false; parts.changes.len()];
    for stream in (0..parts.streams.len()).map(StreamId::from) {
        let trap = trap(ways, parts.streams[stream.index()].to, stream);
        for (position, change) in parts.changes.iter().enumerate() {
            let ChangeKind::Route {
                stage,
                stream: of,
                route,
            } = &change.kind
            else {
                continue;
            };
            let concerns = ways
                .routes_of(*stage, stream)
                .any(|own| std::ptr::eq(own, route));
            let stays = concerns && trap[stage.index()] && leads_into(route, &trap);
            if stays && !std::mem::replace(&mut told[position], true) {
                let name = &parts.stages[stage.index()].name;
                let who = of.map_or_else(
                    || "a case".to_owned(),
                    |of| format!("a case of `{}`", parts.streams[of.index()].name),
                );
                let reason = format!("with this route {who} that enters `{name}` may never end");
                let remedy = "give `closed` a share in a route on the way round";
                faults.push(Fault::new(Subject::Change(position), reason).with_remedy(remedy));
            }
        }
    }
}

/// The largest set of stages, among those that the stream reaches, that a case need not leave.
fn trap(ways: &Ways<'_>, begin: StageId, stream: StreamId) -> Vec<bool> {
    let next = |stage| {
        let routes = ways.routes_of(stage, stream);
        routes.flat_map(Route::stages).collect()
    };
    let mut trap = reachable(ways.stages.len(), vec![begin], next);
    loop {
        let stays = |stage: usize| {
            let mut routes = ways.routes_of(StageId::from(stage), stream);
            trap[stage] && routes.any(|route| leads_into(route, &trap))
        };
        let smaller: Vec<bool> = (0..trap.len()).map(stays).collect();
        if smaller == trap {
            return trap;
        }
        trap = smaller;
    }
}

fn leads_into(route: &Route, trap: &[bool]) -> bool {
    !route.may_close() && route.stages().all(|stage| trap[stage.index()])
}

/// Can a case pass the same stage twice?
pub(in crate::model) fn has_loops(ways: &Ways<'_>) -> bool {
    let stages = ways.stages.len();
    let next = |stage| ways.successors(stage).collect();
    (0..stages).any(|index| reachable(stages, next(StageId::from(index)), next)[index])
}

/// The stages that a case can enter, of so many, beginning with `begin`, where `next` tells how it goes on.
pub(super) fn reachable(
    stages: usize,
    begin: Vec<StageId>,
    next: impl Fn(StageId) -> Vec<StageId>,
) -> Vec<bool> {
    let mut reached = vec![false; stages];
    let mut unseen = begin;
    while let Some(stage) = unseen.pop() {
        if !std::mem::replace(&mut reached[stage.index()], true) {
            unseen.extend(next(stage));
        }
    }
    reached
}

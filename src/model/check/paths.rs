//! Every stage is reached, and every case ends.

use crate::model::fault::{Fault, Subject};
use crate::model::ids::{StageId, StreamId};
use crate::model::model::ModelParts;
use crate::model::stage::Stage;

/// Every stage is reached, and every case ends.
pub(super) fn paths(parts: &ModelParts, faults: &mut Vec<Fault>) {
    let joined = parts.follow_up.iter().map(|joined| joined.stage);
    let begins = parts.streams.iter().map(|stream| stream.to).chain(joined);
    let reached = reachable(&parts.stages, begins.collect(), |stage| {
        stage.successors().collect()
    });
    let mut told = vec![false; parts.stages.len()];
    for (index, stream) in parts.streams.iter().enumerate() {
        let id = StreamId::from(index);
        let of_stream = reachable(&parts.stages, vec![stream.to], |stage| next_of(stage, id));
        for (index, _) in of_stream.iter().enumerate().filter(|(_, of)| **of) {
            told[index] |= never_ends(parts, StageId::from(index), id, &told, faults);
        }
    }
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
    let onward = reachable(&parts.stages, next_of(stage, stream), |stage| {
        next_of(stage, stream)
    });
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

/// Where cases of a stream may go after a stage.
pub(super) fn next_of(stage: &Stage, stream: StreamId) -> Vec<StageId> {
    stage.route_of(stream).stages().collect()
}

/// Can a case pass the same stage twice?
pub(in crate::model) fn has_loops(stages: &[Stage]) -> bool {
    let next = |stage: &Stage| stage.successors().collect();
    (0..stages.len()).any(|index| reachable(stages, next(&stages[index]), next)[index])
}

/// The stages that a case can enter, beginning with `begin`, where `next` tells how it goes on.
pub(super) fn reachable(
    stages: &[Stage],
    begin: Vec<StageId>,
    next: impl Fn(&Stage) -> Vec<StageId>,
) -> Vec<bool> {
    let mut reached = vec![false; stages.len()];
    let mut unseen = begin;
    while let Some(stage) = unseen.pop() {
        if !std::mem::replace(&mut reached[stage.index()], true) {
            unseen.extend(next(&stages[stage.index()]));
        }
    }
    reached
}

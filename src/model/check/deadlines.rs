//! Every term can start, and what can start can stop.

use super::is_share;
use crate::model::clocks::{Clock, Verdict, verdicts};
use crate::model::deadline::{Deadline, Moment};
use crate::model::fault::{Fault, Subject};
use crate::model::ids::{DeadlineId, StageId};
use crate::model::model::ModelParts;
use crate::model::stage::Stage;
use crate::model::ways::Ways;

/// Every term can start, and what can start can stop.
pub(super) fn deadlines(parts: &ModelParts, faults: &mut Vec<Fault>) {
    for (index, deadline) in parts.deadlines.iter().enumerate() {
        let id = DeadlineId::from(index);
        if deadline.target.is_some_and(|target| !is_share(target)) {
            faults.push(Fault::new(
                Subject::Deadline(id),
                "`target`: a share lies between 0 and 1",
            ));
        }
        let mut possible = true;
        let starts = deadline
            .start
            .iter()
            .enumerate()
            .map(|(n, moment)| (moment, Subject::DeadlineStart(id, n)));
        let stops = deadline
            .stop
            .iter()
            .enumerate()
            .map(|(n, moment)| (moment, Subject::DeadlineStop(id, n)));
        for (moment, about) in starts.chain(stops) {
            if let Some(reason) = cannot_happen(&parts.stages, *moment) {
                faults.push(Fault::new(about, reason));
                possible = false;
            }
        }
        let planned = deadline
            .start
            .iter()
            .filter(|moment| matches!(moment, Moment::Due(_)))
            .count();
        if planned > 0 && planned < deadline.start.len() {
            let reason = "a term that starts at planned moments cannot start at other moments too";
            faults.push(
                Fault::new(Subject::Deadline(id), reason).with_remedy("make it two deadlines"),
            );
            possible = false;
        }
        if possible {
            stops_can_follow(parts, id, deadline, faults);
        }
    }
}

fn cannot_happen(stages: &[Stage], moment: Moment) -> Option<String> {
    let stage = &stages[moment.stage()?.index()];
    match moment {
        Moment::Started(_) if stage.work.is_empty() => {
            Some(format!("`{}` has no work, so none begins", stage.name))
        }
        Moment::Due(_) | Moment::Done(_)
            if !stage
                .work
                .iter()
                .any(|piece| piece.timing.planned.is_some()) =>
        {
            Some(format!(
                "`{}` has no work with a planned moment (`at`)",
                stage.name
            ))
        }
        _ => None,
    }
}

fn stops_can_follow(
    parts: &ModelParts,
    id: DeadlineId,
    deadline: &Deadline,
    faults: &mut Vec<Fault>,
) {
    let clock = Clock {
        deadline: id,
        planned: None,
    };
    let ways = Ways::of(parts);
    let verdicts = verdicts(&ways, deadline, &clock);
    let can_stop_in = |stage: StageId| verdicts[stage.index()] != Verdict::Dropped;
    let enters_or_stops =
        |stage: StageId| deadline.stop.contains(&Moment::Entered(stage)) || can_stop_in(stage);
    for (n, moment) in deadline.start.iter().enumerate() {
        let possible = match *moment {
            Moment::Received => parts
                .streams
                .iter()
                .any(|stream| enters_or_stops(stream.to)),
            Moment::Completed(stage) => ways.successors(stage).any(enters_or_stops),
            other => other.stage().is_some_and(can_stop_in),
        };
        if !possible {
            let reason = "no stop of this term can come after this start";
            faults.push(
                Fault::new(Subject::DeadlineStart(id, n), reason)
                    .with_remedy("name a later moment in `stop`"),
            );
        }
    }
}

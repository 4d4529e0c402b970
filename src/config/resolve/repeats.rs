//! Repeat contact: reports on households that are known.

use super::context::Context;
use super::delays;
use crate::config::problem::Problem;
use crate::config::source::Placed;
use crate::model::{FollowUp, Rereport, StreamId};

/// Reports that join an open case, when the study has them; nothing when it is wrong, which was told.
pub(super) fn follow_up(context: &Context<'_>) -> Option<FollowUp> {
    let written = &context.text.follow_up.as_ref()?.value.as_ref()?;
    let stage = context.stage(&written.stage);
    let streams = streams(context, written.arrivals.as_deref());
    Some(FollowUp {
        streams: streams?,
        share: written.share,
        stage: stage?,
    })
}

/// Reports after closing, when the study has them; nothing when it is wrong, which was told.
pub(super) fn rereport(context: &Context<'_>) -> Option<Rereport> {
    let written = &context.text.rereport.as_ref()?.value.as_ref()?;
    let delay = delays::wait(&written.delay, context.log);
    Some(Rereport {
        streams: streams(context, written.arrivals.as_deref())?,
        share: written.share,
        delay,
    })
}

/// The arrivals that were named, or all of them.
fn streams(context: &Context<'_>, written: Option<&[Placed<String>]>) -> Option<Vec<StreamId>> {
    let Some(names) = written else {
        let all = 0..context.text.arrivals.len();
        return Some(all.map(StreamId::from).collect());
    };
    let streams: Vec<Option<StreamId>> = names.iter().map(|name| context.stream(name)).collect();
    for (position, name) in names.iter().enumerate() {
        let mut before = names[..position].iter();
        if before.any(|before| before.value == name.value) {
            let problem = Problem::new(format!("`{}` stands twice in `arrivals`", name.value));
            context.tell(problem, name.place, "this is the second time");
        }
    }
    streams.into_iter().collect()
}

//! Statutory terms and the events that start and stop them, as they are written.

use super::super::collection::{alternatives, one_or_more, placed};
use super::super::nearest::near_hint;
use super::super::problem::Problem;
use super::super::quantity::{Length, length};
use super::super::scalar::{flag, share, text};
use super::super::source::Placed;
use super::super::table::Keys;
use super::super::value::Value;

/// `[deadline.NAME]`.
#[derive(Debug)]
pub(in super::super) struct DeadlineText {
    pub(in super::super) title: Option<String>,
    /// At least one.
    pub(in super::super) start: Vec<Placed<EventText>>,
    /// At least one.
    pub(in super::super) stop: Vec<Placed<EventText>>,
    pub(in super::super) term: Placed<Length>,
    pub(in super::super) target: Option<Placed<f64>>,
    /// Whether the term runs on past weekends and holidays, as the law has it; it does unless set.
    pub(in super::super) legal: Option<bool>,
}

/// An event in the life of a case that a clock can listen to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in super::super) enum EventText {
    Received,
    Stage { stage: String, event: StageEvent },
}

/// What can happen in a stage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in super::super) enum StageEvent {
    Entered,
    Started,
    Completed,
    /// The planned moment of a piece of work that has one.
    Due,
    /// The completion of such a piece.
    Done,
}

const STAGE_EVENTS: [(&str, StageEvent); 5] = [
    ("entered", StageEvent::Entered),
    ("started", StageEvent::Started),
    ("completed", StageEvent::Completed),
    ("due", StageEvent::Due),
    ("done", StageEvent::Done),
];

pub(super) fn deadline(keys: &mut Keys<'_>) -> Option<DeadlineText> {
    let title = keys.optional("title", text);
    let start = keys.required("start", one_or_more(placed(event)));
    let stop = keys.required("stop", one_or_more(placed(event)));
    let term = keys.required("term", placed(length));
    let target = keys.optional("target", placed(share));
    let legal = keys.optional("legal", flag);
    Some(DeadlineText {
        title,
        start: start?,
        stop: stop?,
        term: term?,
        target,
        legal,
    })
}

/// `received`, or a stage and what happens in it: `triage.completed`.
fn event(value: Value<'_>) -> Option<EventText> {
    let written = text(value)?;
    if written == "received" {
        return Some(EventText::Received);
    }
    let Some((stage, happening)) = written.rsplit_once('.') else {
        let problem = Problem::new(format!("unknown event `{written}`"))
            .at(
                value.place,
                "expected `received`, or a stage and what happens in it",
            )
            .hint(format!(
                "write for example `\"received\"` or `\"{written}.completed\"`"
            ));
        return value.tell(problem);
    };
    let found = STAGE_EVENTS.iter().find(|(name, _)| *name == happening);
    let Some((_, event)) = found else {
        let names = || STAGE_EVENTS.iter().map(|(name, _)| *name);
        let problem = Problem::new(format!("nothing called `{happening}` happens in a stage"))
            .at(
                value.place,
                format!("expected {}", alternatives(names().collect())),
            )
            .hint(near_hint(happening, names()));
        return value.tell(problem);
    };
    Some(EventText::Stage {
        stage: stage.to_owned(),
        event: *event,
    })
}

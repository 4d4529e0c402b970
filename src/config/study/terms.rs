//! Statutory terms and the events that start and stop them, as they are written.

use crate::config::collection::{alternatives, one_or_more, placed};
use crate::config::nearest::near_hint;
use crate::config::problem::Problem;
use crate::config::quantity::{Length, length};
use crate::config::scalar::{flag, share, text};
use crate::config::source::Placed;
use crate::config::table::Keys;
use crate::config::value::Value;

/// `[deadline.NAME]`.
#[derive(Debug)]
pub(in crate::config) struct DeadlineText {
    pub(in crate::config) title: Option<String>,
    /// At least one.
    pub(in crate::config) start: Vec<Placed<EventText>>,
    /// At least one.
    pub(in crate::config) stop: Vec<Placed<EventText>>,
    pub(in crate::config) term: Placed<Length>,
    pub(in crate::config) target: Option<Placed<f64>>,
    /// Whether the term runs on past weekends and holidays, as the law has it; it does unless set.
    pub(in crate::config) legal: Option<bool>,
}

/// An event in the life of a case that a clock can listen to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::config) enum EventText {
    Received,
    Stage { stage: String, event: StageEvent },
}

/// What can happen in a stage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::config) enum StageEvent {
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
            .hint(match near_hint(&written, ["received"]) {
                Some(hint) => hint,
                None => {
                    format!("write for example `\"received\"` or `\"{written}.completed\"`")
                }
            });
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::testing::{told, try_read};
    use insta::assert_snapshot;

    #[test]
    fn events_are_the_report_or_what_happens_in_a_stage() {
        let read = |study| try_read(study, |keys| keys.required("stop", event)).unwrap();
        assert_eq!(read("stop = \"received\""), EventText::Received);
        let completed = EventText::Stage {
            stage: "voorwaarden-en-vervolg".to_owned(),
            event: StageEvent::Completed,
        };
        assert_eq!(
            read("stop = \"voorwaarden-en-vervolg.completed\""),
            completed
        );
    }

    #[test]
    fn a_misspelt_event_gets_the_nearest_and_the_list() {
        let told_of = |study| told(study, |keys| keys.required("stop", event));
        assert_snapshot!(told_of("stop = \"triage.complete\""), @r#"
        error: nothing called `complete` happens in a stage
         --> x.toml:1:8
          |
        1 | stop = "triage.complete"
          |        ^^^^^^^^^^^^^^^^^ expected entered, started, completed, due or done
          |
          = hint: did you mean `completed`?

        1 problem in x.toml
        "#);
        assert_snapshot!(told_of("stop = \"triage\""), @r#"
        error: unknown event `triage`
         --> x.toml:1:8
          |
        1 | stop = "triage"
          |        ^^^^^^^^ expected `received`, or a stage and what happens in it
          |
          = hint: write for example `"received"` or `"triage.completed"`

        1 problem in x.toml
        "#);
    }
}

//! The cases that are open when the run starts: counted by stage, or listed in a file.

use super::beside::FilesBeside;
use super::context::Context;
use super::delays;
use super::laws::Spread;
use super::open_cases::open_cases;
use crate::config::law::LawText;
use crate::config::problem::Problem;
use crate::config::quantity::Length;
use crate::config::source::Placed;
use crate::config::study::opening::OpeningStageText;
use crate::model::{
    AreaId, ModelParts, OpeningCase, OpeningRules, Past, Progress, StageId, StreamId,
};
use crate::random::{Law, combined_key, key_of};
use crate::time::Span;

/// More open cases than any region has is a slip of the pen.
const MOST_CASES: u64 = 1_000_000;

/// The open cases. While parts of the model are missing only names and numbers are checked.
pub(super) fn opening(
    context: &Context<'_>,
    parts: &ModelParts,
    is_whole: bool,
    files: &FilesBeside,
) -> Vec<OpeningCase> {
    let Some(written) = context.text.opening.as_ref() else {
        return Vec::new();
    };
    let rules = is_whole.then(|| parts.opening_rules());
    let mut cases = Vec::new();
    for named in &written.value.stages {
        let stage = context.stage(&named.name);
        if let (Some(stage), Some(text)) = (stage, named.value.as_ref()) {
            cases.extend(counted(context, parts, rules.as_ref(), stage, text));
        }
    }
    if let Some(file) = &written.value.file {
        let listed = files.read(context, file, |log| {
            open_cases(log, context.text, parts, rules.as_ref())
        });
        cases.extend(listed.into_iter().flatten());
    }
    cases
}

/// The cases of one stage that are counted.
fn counted(
    context: &Context<'_>,
    parts: &ModelParts,
    rules: Option<&OpeningRules<'_>>,
    stage: StageId,
    written: &OpeningStageText,
) -> Vec<OpeningCase> {
    let stream = match &written.arrivals {
        Some(name) => context.stream(name),
        None => Some(first_stream_to(rules, stage)),
    };
    let area = match &written.area {
        Some(name) => context.area(name).map(Some),
        None => Some(None),
    };
    let (Some(stream), Some(area)) = (stream, area) else {
        return Vec::new();
    };
    let group = Group {
        context,
        rules,
        like: like(context, stage, stream, area, written),
        name: &parts.stages[stage.index()].name,
    };
    let age = |written: &LawText<Length>| before(context, written);
    let of_waiting = written.age.as_ref().map(age);
    let of_in_hand = written.age_in_hand.as_ref().map(age).or(of_waiting.clone());
    let of_monitored = of_waiting
        .clone()
        .or_else(|| evenly_monitored(parts, stage));
    let mut cases = group.cases("waiting", written.waiting, Progress::Waiting, of_waiting);
    cases.extend(group.cases(
        "in_hand",
        written.in_hand,
        Progress::InHand(None),
        of_in_hand,
    ));
    cases.extend(group.cases(
        "monitored",
        written.monitored,
        Progress::Monitored,
        of_monitored,
    ));
    cases
}

/// The stream by which cases come to a stage, unless they are of another.
pub(super) fn first_stream_to(rules: Option<&OpeningRules<'_>>, stage: StageId) -> StreamId {
    let found = rules.and_then(|rules| rules.streams_to(stage).next());
    found.unwrap_or(StreamId::from(0))
}

/// What all cases of a table have in common.
fn like(
    context: &Context<'_>,
    stage: StageId,
    stream: StreamId,
    area: Option<AreaId>,
    written: &OpeningStageText,
) -> OpeningCase {
    let received = written.received.as_ref();
    OpeningCase {
        key: 0,
        stream,
        area,
        urgent: None,
        stage,
        progress: Progress::Waiting,
        since: Past::Before(super::laws::stand_in()),
        received: received.map(|law| before(context, law)),
        worker: None,
    }
}

/// A length before a moment, a month counted as 30.4 days.
fn before(context: &Context<'_>, written: &LawText<Length>) -> Past {
    let second = Span::from_seconds(1);
    Past::Before(delays::in_units_of(
        second,
        written,
        Spread::NONE,
        context.log,
    ))
}

/// Monitored cases that entered at any time since the last of their planned moments still lies ahead.
fn evenly_monitored(parts: &ModelParts, stage: StageId) -> Option<Past> {
    let pieces = parts.stages[stage.index()].work.iter();
    let mut planned = pieces.filter_map(|piece| piece.timing.planned.as_ref());
    let last = planned.next_back().map(|last| last.expected())?;
    let law = Law::uniform(0.0, last.seconds() as f64);
    Some(Past::Before(
        law.expect("a planned moment is not before entry"),
    ))
}

/// Cases of one stage that are alike but for how far they are.
struct Group<'g> {
    context: &'g Context<'g>,
    rules: Option<&'g OpeningRules<'g>>,
    like: OpeningCase,
    /// Of the stage.
    name: &'g str,
}

impl Group<'_> {
    /// The cases that are so far, by the word for it.
    fn cases(
        &self,
        status: &str,
        count: Option<Placed<u64>>,
        progress: Progress,
        age: Option<Past>,
    ) -> Vec<OpeningCase> {
        let Some(count) = count.filter(|count| count.value > 0) else {
            return Vec::new();
        };
        if count.value > MOST_CASES {
            let problem = Problem::new(format!("{} open cases", count.value));
            let label = format!("at most {MOST_CASES}");
            self.context.tell(problem, count.place, label);
            return Vec::new();
        }
        let case = OpeningCase {
            progress,
            since: age.unwrap_or(self.like.since.clone()),
            ..self.like.clone()
        };
        if let Some(fault) = self.rules.and_then(|rules| rules.fault_of(&case)) {
            let problem = Problem::new(fault.reason).hint(fault.remedy);
            self.context.tell(problem, count.place, "these cases");
            return Vec::new();
        }
        let group = combined_key(key_of(self.name), key_of(status));
        let numbered = (0..count.value).map(|ordinal| OpeningCase {
            key: combined_key(group, ordinal),
            ..case.clone()
        });
        numbered.collect()
    }
}

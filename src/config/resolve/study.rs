//! From the whole study as it is written to a study that can be simulated.

use std::path::Path;

use super::absence::{absence, present_share};
use super::assumptions::assumptions;
use super::beside::FilesBeside;
use super::calendars::{legal_calendar, work_calendar};
use super::context::Context;
use super::deadlines::deadlines;
use super::demand::{self, refuse_empty_replays, refuse_too_many_cases, streams};
use super::faults::tell_fault;
use super::names::check_names;
use super::observed::observed;
use super::opening::opening;
use super::period::{Period, period, run_plan};
use super::repeats::{follow_up, rereport};
use super::staff::{self, areas, refuse_idle_caseloads, refuse_unused_roles, roles, teams};
use super::stages::{self, stages};
use crate::config::log::ProblemLog;
use crate::config::study::study_text::StudyText;
use crate::model::{Deadline, Model, ModelParts, Scenario, Study};

/// The study that `text` describes; nothing when that cannot be, which has then been told.
///
/// A study may be given although problems were told: of values for which others could stand in. The verdict is the log's.
pub(in crate::config) fn resolve(
    text: &StudyText,
    log: &ProblemLog,
    files: &FilesBeside,
) -> Option<Study> {
    check_names(text, log)?;
    let context = Context::new(text, log);
    let plan = run_plan(&context);
    let period = period(&context);
    let (positions, deadlines): (Vec<usize>, Vec<Deadline>) =
        deadlines(&context).into_iter().unzip();
    let observed = observed(&context, period, &positions);
    let model = model(&context, files, period, &positions, deadlines)?;
    let title = text.title.clone().unwrap_or_else(|| stem(log));
    let baseline = text.baseline.as_ref().map(|name| name.value.as_str());
    let baseline = baseline.unwrap_or("baseline").to_owned();
    Some(Study {
        region: text.region.clone(),
        language: text.language.unwrap_or_default(),
        plan,
        observed,
        assumptions: assumptions(text, &model),
        fingerprint: files.fingerprint(),
        scenarios: vec![Scenario {
            title: baseline.clone(),
            name: baseline,
            model,
        }],
        title,
    })
}

/// The name of the file without its folder and its ending.
fn stem(log: &ProblemLog) -> String {
    let name = log.source().name();
    let stem = Path::new(name).file_stem();
    stem.map_or_else(
        || name.to_owned(),
        |stem| stem.to_string_lossy().into_owned(),
    )
}

/// The model; `positions` are those in the study of the terms that could be read.
fn model(
    context: &Context<'_>,
    files: &FilesBeside,
    period: Option<Period>,
    positions: &[usize],
    deadlines: Vec<Deadline>,
) -> Option<Model> {
    let simulated = period.unwrap_or_else(Period::stand_in);
    let calendar = work_calendar(context, simulated);
    let absence = absence(context);
    let present = present_share(absence.as_ref());
    let roles = roles(context, &calendar, period, present);
    let stages = stages(context);
    let streams = streams(context, simulated, files);
    if let Some(period) = period {
        refuse_too_many_cases(context, &streams, period);
        refuse_empty_replays(context, &streams, period);
    }
    let teams = teams(context);
    let (follow_up, rereport) = (follow_up(context), rereport(context));
    let knows_repeats = follow_up.is_some() == context.text.follow_up.is_some()
        && rereport.is_some() == context.text.rereport.is_some();
    let is_whole =
        is_whole(context) && knows_repeats && all(&stages) && all(&streams) && all(&teams);
    let mut parts = ModelParts {
        start: simulated.start,
        from: simulated.from,
        until: simulated.until,
        legal_calendar: legal_calendar(context),
        work_calendar: calendar,
        roles,
        stages: or_stand_in(stages, stages::stand_in),
        areas: areas(context),
        streams: or_stand_in(streams, demand::stand_in),
        teams: or_stand_in(teams, staff::stand_in),
        deadlines,
        usual_absence: absence.clone(),
        absence,
        changes: Vec::new(),
        follow_up,
        rereport,
        opening: Vec::new(),
    };
    parts.opening = opening(context, &parts, is_whole, files);
    if !is_whole {
        // What the parts say of each other is guesswork while some of them are missing.
        for fault in parts.faults_of_each() {
            tell_fault(context, positions, fault);
        }
        return None;
    }
    refuse_unused_roles(context, &parts.stages, &parts.teams);
    refuse_idle_caseloads(context, &parts.stages, &parts.teams);
    let tell = |faults| {
        for fault in faults {
            tell_fault(context, positions, fault);
        }
    };
    Model::new(parts).map_err(tell).ok()
}

/// Are there parts of every kind that a model needs, and was nothing of the file lost?
fn is_whole(context: &Context<'_>) -> bool {
    let StudyText {
        roles,
        stages,
        arrivals,
        teams,
        ..
    } = context.text;
    let some_of_each =
        !(roles.is_empty() || stages.is_empty() || arrivals.is_empty() || teams.is_empty());
    some_of_each && !context.log.is_incomplete()
}

fn all<T>(parts: &[Option<T>]) -> bool {
    parts.iter().all(Option::is_some)
}

fn or_stand_in<T>(parts: Vec<Option<T>>, stand_in: fn() -> T) -> Vec<T> {
    let parts = parts.into_iter();
    parts.map(|part| part.unwrap_or_else(stand_in)).collect()
}

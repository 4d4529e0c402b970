//! From the whole study as it is written to a study that can be simulated.

use std::path::Path;

use super::absence::{absence, present_share};
use super::assumptions::{assumptions, joined};
use super::beside::FilesBeside;
use super::calendars::{legal_calendar, work_calendar};
use super::change_kinds::Usual;
use super::changes::changes;
use super::context::Context;
use super::deadlines::deadlines;
use super::demand::{self, refuse_empty_replays, refuse_too_many_cases, streams};
use super::faults::{Positions, tell_fault};
use super::fit::fit;
use super::money::money;
use super::names::{check_names, check_scenario_names};
use super::norms::norms;
use super::observed::observed;
use super::opening::opening;
use super::period::{Period, period, run_plan};
use super::repeats::{follow_up, rereport};
use super::staff::{self, areas, refuse_idle_caseloads, refuse_unused_roles, roles, teams};
use super::stages::{self, stages};
use super::targets::targets;
use super::uncertain::unknowns;
use crate::config::log::ProblemLog;
use crate::config::nearest::did_you_mean;
use crate::config::problem::Problem;
use crate::config::scenarios::{PatchedText, StudyTexts};
use crate::config::study::study_text::StudyText;
use crate::model::{
    Assumption, Change, Deadline, Fault, FreeKey, Model, ModelParts, Money, Norms, Observed,
    RunPlan, Scenario, Study, Subject, Target, Unknowns,
};

/// The study that `texts` describe; nothing when that cannot be, which has then been told.
///
/// Of the scenarios only those are made that are wanted.
///
/// A study may be given although problems were told: of values for which others could stand in. The verdict is the log's.
pub(in crate::config) fn resolve(
    texts: &StudyTexts,
    log: &ProblemLog,
    files: &FilesBeside,
    is_wanted: impl Fn(&str) -> bool,
) -> Option<Study> {
    let text = &texts.baseline;
    let name = text.baseline.as_ref().map(|name| name.value.as_str());
    let name = name.unwrap_or("baseline");
    check_scenario_names(texts, name, log);
    let baseline = organisation(text, log, files, None);
    let usual = baseline.as_ref().map(|baseline| &baseline.model);
    let resolved = texts
        .scenarios
        .iter()
        .filter(|scenario| is_wanted(&scenario.name.value))
        .map(|scenario| in_scenario(scenario, log, files, usual));
    // All are looked at before one that is wrong ends it.
    let resolved: Vec<Option<(Scenario, Vec<Assumption>)>> = resolved.collect();
    let Organisation {
        model,
        money,
        norms,
        plan,
        targets,
        observed,
        fit,
        unknowns,
        assumptions,
    } = baseline?;
    let resolved: Option<Vec<_>> = resolved.into_iter().collect();
    let (scenarios, of_scenarios): (Vec<Scenario>, Vec<_>) = resolved?.into_iter().unzip();
    let baseline = Scenario {
        name: name.to_owned(),
        title: name.to_owned(),
        settings: Vec::new(),
        model,
        money,
        norms,
    };
    Some(Study {
        title: text.title.clone().unwrap_or_else(|| stem(log)),
        region: text.region.clone(),
        language: text.language.unwrap_or_default(),
        usual: usual_scenarios(texts, log),
        plan,
        targets,
        observed,
        fit,
        unknowns,
        assumptions: joined(assumptions, of_scenarios, &texts.noted),
        fingerprint: files.fingerprint(),
        scenarios: [baseline].into_iter().chain(scenarios).collect(),
    })
}

/// The names of the scenarios to run when none is asked for, as the study gives them.
fn usual_scenarios(texts: &StudyTexts, log: &ProblemLog) -> Option<Vec<String>> {
    let named = texts.baseline.runs.as_ref()?.scenarios.as_ref()?;
    let known = texts.scenarios.iter();
    let known: Vec<&str> = known.map(|known| known.name.value.as_str()).collect();
    for name in named {
        if !known.contains(&name.value.as_str()) {
            let title = format!("unknown scenario `{}`", name.value);
            let hint = did_you_mean(&name.value, known.iter().copied());
            let problem = Problem::new(title).at(name.place, "no scenario has this name");
            log.tell(problem.hint(hint));
        }
    }
    let names = named.iter().map(|name| name.value.clone());
    Some(names.collect())
}

/// A scenario, and what its text leaves to us.
fn in_scenario(
    scenario: &PatchedText,
    log: &ProblemLog,
    files: &FilesBeside,
    usual: Option<&Model>,
) -> Option<(Scenario, Vec<Assumption>)> {
    let name = &scenario.name.value;
    let organisation = || organisation(&scenario.study, log, files, usual);
    let Organisation {
        model,
        money,
        norms,
        assumptions,
        ..
    } = log.in_scenario(name, organisation)?;
    let title = scenario.title.as_ref().unwrap_or(name);
    let scenario = Scenario {
        name: name.clone(),
        title: title.clone(),
        settings: scenario.settings.clone(),
        model,
        money,
        norms,
    };
    Some((scenario, assumptions))
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

/// What one text of a study says.
struct Organisation {
    model: Model,
    money: Money,
    norms: Norms,
    plan: RunPlan,
    targets: Vec<Target>,
    observed: Vec<Observed>,
    fit: Vec<FreeKey>,
    unknowns: Unknowns,
    assumptions: Vec<Assumption>,
}

/// What `text` says; `baseline` is the study without its scenarios, when `text` is that of a scenario.
fn organisation(
    text: &StudyText,
    log: &ProblemLog,
    files: &FilesBeside,
    baseline: Option<&Model>,
) -> Option<Organisation> {
    check_names(text, log)?;
    let context = Context::new(text, log);
    let plan = run_plan(&context);
    let period = period(&context);
    let (of_deadlines, deadlines): (Vec<usize>, Vec<Deadline>) =
        deadlines(&context).into_iter().unzip();
    // What is to be reached, what was measured and what may be sought is said once, of the study as it is.
    let (targets, observed, fit, unknowns) = match baseline {
        None => (
            targets(&context, period, &of_deadlines),
            observed(&context, period, &of_deadlines),
            fit(&context),
            unknowns(&context),
        ),
        Some(_) => (Vec::new(), Vec::new(), Vec::new(), Unknowns::none()),
    };
    let (money, norms) = (money(&context, period), norms(&context));
    let model = model(&context, files, period, (of_deadlines, deadlines), baseline)?;
    Some(Organisation {
        assumptions: assumptions(text, &model),
        money,
        norms,
        plan,
        targets,
        observed,
        fit,
        unknowns,
        model,
    })
}

/// The model. Terms come with their positions in the study; `baseline` is the study without its scenarios, when the text is
/// that of a scenario.
fn model(
    context: &Context<'_>,
    files: &FilesBeside,
    period: Option<Period>,
    (of_deadlines, deadlines): (Vec<usize>, Vec<Deadline>),
    baseline: Option<&Model>,
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
    let usual = Usual {
        stages: &stages,
        streams: &streams,
        absence: absence.as_ref(),
        until: simulated.until,
    };
    let changes = changes(context, &usual);
    let (follow_up, rereport) = (follow_up(context), rereport(context));
    let knows_repeats = follow_up.is_some() == context.text.follow_up.is_some()
        && rereport.is_some() == context.text.rereport.is_some();
    let is_whole = is_whole(context)
        && knows_repeats
        && all(&stages)
        && all(&streams)
        && all(&teams)
        && all(&changes);
    let (of_changes, changes): (Vec<usize>, Vec<Change>) = changes.into_iter().flatten().unzip();
    let positions = Positions {
        deadlines: of_deadlines,
        changes: of_changes,
    };
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
        usual_absence: baseline.map_or_else(|| absence.clone(), |usual| usual.absence().cloned()),
        absence,
        changes,
        follow_up,
        rereport,
        opening: Vec::new(),
    };
    // Whether an open case fits in says something only of an organisation that is right.
    let is_right = is_whole && period.is_some() && parts.faults().is_empty();
    let open_cases = opening(context, &parts, is_right, files);
    if is_right {
        parts.opening = open_cases;
    }
    let tell = |faults: Vec<Fault>| {
        for fault in faults {
            tell_fault(context, &positions, fault);
        }
    };
    if !is_whole {
        // What the parts say of each other is guesswork while some of them are missing, and so is whether a team has staff
        // while a key is misspelt.
        let mut faults = parts.faults_of_each();
        let misspelt = context.log.has_misspelt();
        faults.retain(|fault| !(misspelt && matches!(fault.about, Subject::Team(_))));
        tell(faults);
        return None;
    }
    refuse_unused_roles(context, &parts);
    refuse_idle_caseloads(context, &parts);
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
    some_of_each && !context.log.is_incomplete() && !context.log.has_misspelt()
}

fn all<T>(parts: &[Option<T>]) -> bool {
    parts.iter().all(Option::is_some)
}

fn or_stand_in<T>(parts: Vec<Option<T>>, stand_in: fn() -> T) -> Vec<T> {
    let parts = parts.into_iter();
    parts.map(|part| part.unwrap_or_else(stand_in)).collect()
}

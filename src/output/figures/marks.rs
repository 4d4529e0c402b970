//! Marks: the days on which hires come and go.

use super::super::charts::Mark;
use super::super::words::Words;
use crate::analysis::{HireRow, ScenarioFindings};
use crate::model::{ChangeKind, Model};
use crate::time::Day;

/// A number of fte that comes or goes on a day.
struct Step<'a> {
    day: Day,
    comes: bool,
    role: &'a str,
    scenario: Option<&'a str>,
    fte: f64,
}

/// When those who are hired for a stage come, after a lag of mean length, and go. A hire that several scenarios have is
/// marked once; one that the first of them lacks has the name of its scenario.
pub(super) fn marks<'a>(
    scenarios: impl Iterator<Item = &'a ScenarioFindings<'a>>,
    stage: &str,
    words: Words,
) -> Vec<Mark> {
    let mut known: Vec<u64> = Vec::new();
    let mut steps: Vec<Step<'a>> = Vec::new();
    for (position, found) in scenarios.enumerate() {
        let scenario = &found.scenario;
        let model = &scenario.model;
        let of_stage = found.hires.iter().filter(|hire| is_for(model, hire, stage));
        for hire in of_stage {
            let key = model.changes()[hire.change].key;
            if known.contains(&key) {
                continue;
            }
            known.push(key);
            let days = [(hire.first_day, true), (hire.until, false)];
            for (day, comes) in days {
                let step = day.map(|day| Step {
                    day,
                    comes,
                    role: &model.role(hire.role).name,
                    scenario: (position > 0).then_some(scenario.name.as_str()),
                    fte: hire.fte,
                });
                step.into_iter().for_each(|step| add(&mut steps, step));
            }
        }
    }
    steps.sort_by_key(|step| step.day);
    let mark = |step: &Step<'_>| Mark {
        day: step.day,
        label: words.staff_step(step.fte, step.comes, step.role, step.scenario),
    };
    steps.iter().map(mark).collect()
}

/// Adds a step to one of its kind on the same day, if there is one.
fn add<'a>(steps: &mut Vec<Step<'a>>, step: Step<'a>) {
    let kind = |step: &Step<'a>| (step.day, step.comes, step.role, step.scenario);
    match steps.iter_mut().find(|other| kind(other) == kind(&step)) {
        Some(same) => same.fte += step.fte,
        None => steps.push(step),
    }
}

/// Are they hired for work in the stage of this name?
fn is_for(model: &Model, row: &HireRow, stage: &str) -> bool {
    let ChangeKind::Hire(hire) = &model.changes()[row.change].kind else {
        return false;
    };
    let of_team = model.team(row.team).stages.iter();
    let mut stages = of_team.filter(|id| hire.stages.as_ref().is_none_or(|own| own.contains(id)));
    stages.any(|&id| {
        let described = model.stage(id);
        described.name == stage && described.has_work_for(row.role)
    })
}

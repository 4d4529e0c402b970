//! Marks: the days on which measures begin and end.

use super::super::charts::Mark;
use super::super::words::{Measure, Words};
use super::staff_steps::stage_named;
use crate::analysis::{HireRow, ScenarioFindings};
use crate::model::{Change, ChangeKind, Model, RoleId, StageId, TeamId};
use crate::time::Day;

/// Something that begins or ends on a day.
struct Step<'a> {
    day: Day,
    what: What<'a>,
    scenario: Option<&'a str>,
}

/// What begins or ends.
#[derive(Clone, Copy, PartialEq)]
enum What<'a> {
    /// So many fte come or go; those who are hired may have a title.
    Staff {
        comes: bool,
        role: &'a str,
        fte: f64,
        title: Option<&'a str>,
    },
    /// Another measure.
    Measure { begins: bool, measure: Measure<'a> },
}

/// More marks than this hide the list: the first that are nearest to the stage stay.
const MOST: usize = 8;

/// When measures begin and end that touch a stage: those who are hired come, after a lag of mean length, and go; whatever
/// else has a date. A measure that several scenarios have is marked once; one that the first of them lacks has the name of
/// its scenario. What a trigger decides has no date.
pub(super) fn marks<'a>(
    scenarios: impl Iterator<Item = &'a ScenarioFindings<'a>>,
    stage: &str,
    words: Words,
) -> Vec<Mark> {
    let mut known: Vec<u64> = Vec::new();
    let mut steps: Vec<Step<'a>> = Vec::new();
    let mut reported: Vec<(Day, Day)> = Vec::new();
    for (position, found) in scenarios.enumerate() {
        let scenario = &found.scenario;
        let model = &scenario.model;
        let Some(id) = stage_named(model, stage) else {
            continue;
        };
        reported.push((model.from(), model.until()));
        let name = (position > 0).then_some(scenario.name.as_str());
        for (number, change) in model.changes().iter().enumerate() {
            if known.contains(&change.key) {
                continue;
            }
            known.push(change.key);
            let hire = found.hires.iter().find(|hire| hire.change == number);
            for (day, what) in steps_of(model, change, hire, id) {
                add(
                    &mut steps,
                    Step {
                        day,
                        what,
                        scenario: name,
                    },
                );
            }
        }
    }
    let mut steps = without_exchanges(steps);
    steps.retain(|step| {
        reported
            .iter()
            .any(|(from, until)| (from..=until).contains(&&step.day))
    });
    // Staff first: it is what the list is measured against.
    steps.sort_by_key(|step| matches!(step.what, What::Measure { .. }));
    steps.truncate(MOST);
    steps.sort_by_key(|step| (step.day, step.scenario));
    let together = steps.chunk_by(Step::shares_a_label);
    together.filter_map(|steps| mark(steps, words)).collect()
}

/// One mark for steps that share a label.
fn mark(steps: &[Step<'_>], words: Words) -> Option<Mark> {
    let first = steps.first()?;
    let staff = |step: &Step<'_>| match step.what {
        What::Staff {
            comes, role, fte, ..
        } => Some(words.staff_step(fte, comes, role)),
        What::Measure { .. } => None,
    };
    let label = match first.what {
        What::Staff { .. } => {
            let staff: Vec<String> = steps.iter().filter_map(staff).collect();
            words.of_scenario(&staff.join(", "), first.scenario)
        }
        What::Measure { begins, measure } => words.measure_step(measure, begins, first.scenario),
    };
    Some(Mark {
        day: first.day,
        label,
    })
}

impl Step<'_> {
    /// Are both staff that comes or goes on one day in one scenario? Roles beside each other are one thing that happens.
    fn shares_a_label(&self, next: &Step<'_>) -> bool {
        let are_staff = [self.what, next.what]
            .iter()
            .all(|what| matches!(what, What::Staff { .. }));
        are_staff && (self.day, self.scenario) == (next.day, next.scenario)
    }
}

/// The beginning and the end of a change that touches a stage.
fn steps_of<'a>(
    model: &'a Model,
    change: &'a Change,
    hire: Option<&HireRow>,
    stage: StageId,
) -> Vec<(Day, What<'a>)> {
    if !touches(model, change, stage) || change.during.trigger.is_some() {
        return Vec::new();
    }
    let first = hire.map_or(change.during.from, |hire| hire.first_day);
    let days = [(first, true), (change.during.until, false)];
    let of_day = |(day, begins): (Option<Day>, bool)| {
        let what = match &change.kind {
            ChangeKind::Hire(of) => {
                let title = change.title.as_deref();
                staff(model, (of.role, hire?.fte), begins, title)
            }
            ChangeKind::Leave { role, fte, .. } => staff(model, (*role, *fte), !begins, None),
            kind => What::Measure {
                begins,
                measure: match &change.title {
                    Some(title) => Measure::Titled(title),
                    None => untitled(model, kind)?,
                },
            },
        };
        Some((day?, what))
    };
    days.into_iter().filter_map(of_day).collect()
}

fn staff<'a>(
    model: &'a Model,
    (role, fte): (RoleId, f64),
    comes: bool,
    title: Option<&'a str>,
) -> What<'a> {
    What::Staff {
        comes,
        role: &model.role(role).name,
        fte,
        title,
    }
}

fn untitled<'a>(model: &'a Model, kind: &ChangeKind) -> Option<Measure<'a>> {
    Some(match kind {
        ChangeKind::Absence { .. } => Measure::Absence,
        ChangeKind::Inflow { factor, .. } => Measure::Inflow(*factor),
        ChangeKind::Suspend { stage } => Measure::Suspended(&model.stage(*stage).title),
        ChangeKind::Stages { .. } => Measure::Ranking,
        ChangeKind::Areas { areas: None, .. } => Measure::OneList,
        ChangeKind::Areas { .. } => Measure::OtherAreas,
        ChangeKind::Route { .. } => Measure::Route,
        ChangeKind::Work { .. } => Measure::Hours,
        ChangeKind::Caseload { .. } => Measure::Caseload,
        ChangeKind::Order { .. } => Measure::Order,
        ChangeKind::Hire(_) | ChangeKind::Leave { .. } | ChangeKind::Cost { .. } => return None,
    })
}

/// Adds a step to one of its kind on the same day, if there is one.
fn add<'a>(steps: &mut Vec<Step<'a>>, step: Step<'a>) {
    let same = steps.iter_mut().find(|other| {
        (other.day, other.scenario) == (step.day, step.scenario)
            && is_of_kind(other.what, step.what)
    });
    match (same, step.what) {
        (None, _) => steps.push(step),
        (Some(same), What::Staff { fte: more, .. }) => {
            if let What::Staff { fte, .. } = &mut same.what {
                *fte += more;
            }
        }
        (Some(_), What::Measure { .. }) => {}
    }
}

fn is_of_kind(one: What<'_>, other: What<'_>) -> bool {
    match (one, other) {
        (
            What::Staff { comes, role, .. },
            What::Staff {
                comes: too,
                role: same,
                ..
            },
        ) => (comes, role) == (too, same),
        _ => one == other,
    }
}

/// Where as many come as go on one day, colleagues change places: that is told by the title of those who come, or go again.
fn without_exchanges(steps: Vec<Step<'_>>) -> Vec<Step<'_>> {
    let is_exchange = |step: &Step<'_>| {
        steps.iter().any(|other| match (step.what, other.what) {
            (
                What::Staff {
                    comes, role, fte, ..
                },
                What::Staff {
                    comes: too,
                    role: same,
                    fte: as_many,
                    ..
                },
            ) => {
                let is_same_day = (step.day, step.scenario) == (other.day, other.scenario);
                is_same_day && comes != too && role == same && (fte - as_many).abs() < 1e-9
            }
            _ => false,
        })
    };
    let told = |step: &Step<'_>| -> bool { !is_exchange(step) };
    let exchanged: Vec<bool> = steps.iter().map(|step| !told(step)).collect();
    let all = steps.into_iter().zip(exchanged);
    let titled = all.filter_map(|(step, is_exchanged)| match step.what {
        What::Staff { comes, title, .. } if is_exchanged => Some(Step {
            what: What::Measure {
                begins: comes,
                measure: Measure::Titled(title?),
            },
            ..step
        }),
        _ => Some(step),
    });
    titled.collect()
}

/// Does a change touch the work on a stage, or the staff that does it?
fn touches(model: &Model, change: &Change, stage: StageId) -> bool {
    let serves = |team: TeamId| model.team(team).stages.contains(&stage);
    let shares_a_team = |other: StageId| {
        let mut teams = model.teams().iter();
        teams.any(|team| team.stages.contains(&stage) && team.stages.contains(&other))
    };
    let works = |role: RoleId| model.stage(stage).has_work_for(role);
    match &change.kind {
        ChangeKind::Hire(hire) => {
            let own = hire.stages.as_ref();
            let is_allowed = own.is_none_or(|stages| stages.contains(&stage));
            serves(hire.team) && works(hire.role) && is_allowed
        }
        ChangeKind::Leave { team, role, .. } => serves(*team) && works(*role),
        ChangeKind::Absence { team, role, .. } => team.is_none_or(serves) && role.is_none_or(works),
        ChangeKind::Inflow { .. } => true,
        ChangeKind::Suspend { stage: other } | ChangeKind::Work { stage: other, .. } => {
            shares_a_team(*other)
        }
        ChangeKind::Stages { team, stages } => serves(*team) || stages.contains(&stage),
        ChangeKind::Areas { team, .. }
        | ChangeKind::Caseload { team, .. }
        | ChangeKind::Order { team, .. } => serves(*team),
        ChangeKind::Route {
            route, stage: from, ..
        } => *from == stage || route.stages().any(|to| to == stage),
        ChangeKind::Cost { .. } => false,
    }
}

//! The staff for a stage, as steps under its list.

use super::super::charts::{LowerPanel, LowerUnit, Step};
use super::super::words::Words;
use crate::analysis::{ScenarioFindings, StaffingRow};
use crate::measure::PeriodKind;
use crate::model::{ChangeKind, Model, Ownership, RoleId, Stage, StageId};
use crate::time::Day;

/// The fte of one role that work on a stage, month by month and by scenario.
pub(super) struct StaffSteps<'a> {
    /// The title of the role.
    pub(super) role: &'a str,
    /// Of each scenario that has the stage, in their order: its name and its steps.
    pub(super) scenarios: Vec<(&'a str, Vec<Step>)>,
}

/// The staff for the stage of this name: of the role that owns its cases, else of the role that has most of its work.
/// `None` where nobody of that role is ever in service.
pub(super) fn staff_steps<'a>(
    scenarios: impl Iterator<Item = &'a ScenarioFindings<'a>>,
    stage: &str,
) -> Option<StaffSteps<'a>> {
    let mut role = None;
    let mut all = Vec::new();
    for found in scenarios {
        let model = &found.scenario.model;
        let Some(id) = stage_named(model, stage) else {
            continue;
        };
        let main = main_role(model.stage(id))?;
        role.get_or_insert(model.role(main).title.as_str());
        let steps = steps(found, id, main);
        all.push((found.scenario.name.as_str(), steps));
    }
    let is_anyone = |(_, steps): &(&str, Vec<Step>)| steps.iter().any(|step| step.value > 0.0);
    all.iter().any(is_anyone).then_some(())?;
    Some(StaffSteps {
        role: role?,
        scenarios: all,
    })
}

impl StaffSteps<'_> {
    /// As a panel under the list of the stage; the first scenario is the one that is drawn with its bands.
    pub(super) fn panel(&self, words: Words, stage: &str) -> LowerPanel {
        let mut scenarios = self.scenarios.iter().cloned();
        let own = scenarios.next().map_or(Vec::new(), |(_, steps)| steps);
        LowerPanel {
            value_title: words.staff_axis(self.role, stage),
            unit: LowerUnit::Fte,
            columns: Vec::new(),
            columns_legend: String::new(),
            own,
            others: scenarios
                .map(|(name, steps)| (name.to_owned(), steps))
                .collect(),
            the_rest: words.the_rest().into(),
        }
    }

    /// Of each scenario its fewest and most fte.
    pub(super) fn extremes(&self) -> Vec<(&str, f64, f64)> {
        let mut extremes = Vec::new();
        for (name, steps) in &self.scenarios {
            let values = || steps.iter().map(|step| step.value);
            let low = values().reduce(f64::min);
            let high = values().reduce(f64::max);
            extremes.extend(low.zip(high).map(|(low, high)| (*name, low, high)));
        }
        extremes
    }

    /// The fte of a scenario on a day.
    pub(super) fn on(&self, scenario: usize, day: Day) -> Option<f64> {
        let (_, steps) = self.scenarios.get(scenario)?;
        let holds = |step: &&Step| step.from <= day && day < step.until;
        let holding = steps.iter().find(holds);
        holding.or(steps.last()).map(|step| step.value)
    }
}

/// The stage of this name.
pub(super) fn stage_named(model: &Model, name: &str) -> Option<StageId> {
    let mut stages = model.stages().iter();
    stages
        .position(|stage| stage.name == name)
        .map(StageId::from)
}

fn main_role(stage: &Stage) -> Option<RoleId> {
    if let Ownership::FirstOf(role) = stage.owner {
        return Some(role);
    }
    let hours = |role: RoleId| -> f64 {
        let own = stage.work.iter().filter(|piece| piece.role == role);
        own.map(|piece| piece.share * piece.hours.mean()).sum()
    };
    let roles = stage.work.iter().map(|piece| piece.role);
    // Of roles with as many hours the first.
    roles.reduce(|one, other| {
        if hours(other) > hours(one) {
            other
        } else {
            one
        }
    })
}

/// Neighbouring months with the same fte are one step.
fn steps(found: &ScenarioFindings<'_>, stage: StageId, role: RoleId) -> Vec<Step> {
    let model = &found.scenario.model;
    let rows = found
        .staffing
        .iter()
        .filter(|row| row.period.kind() == PeriodKind::Month && works_on(model, row, stage, role));
    let mut months: Vec<Step> = Vec::new();
    for row in rows {
        let (from, until) = (row.period.first(), row.period.end());
        match months.iter_mut().find(|month| month.from == from) {
            Some(month) => month.value += row.fte,
            None => months.push(Step {
                from,
                until,
                value: row.fte,
            }),
        }
    }
    months.sort_by_key(|month| month.from);
    let mut steps: Vec<Step> = Vec::new();
    for month in months {
        match steps.last_mut() {
            Some(step) if (step.value - month.value).abs() < 1e-9 => step.until = month.until,
            _ => steps.push(month),
        }
    }
    steps
}

fn works_on(model: &Model, row: &StaffingRow, stage: StageId, role: RoleId) -> bool {
    let is_allowed = match row.hire.map(|change| &model.changes()[change].kind) {
        Some(ChangeKind::Hire(hire)) => {
            let own = hire.stages.as_ref();
            own.is_none_or(|stages| stages.contains(&stage))
        }
        _ => true,
    };
    row.role == role && is_allowed && model.team(row.team).stages.contains(&stage)
}

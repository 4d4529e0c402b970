//! `Names`: what readers of an event log know activities and workers by.

use crate::measure::{Activity, ActivityKind, Work};
use crate::model::{DeskId, Model, RoleId, StageId, WorkerId};

/// The names of a model that an event log needs.
pub(super) struct Names {
    /// By stage and piece of work.
    work: Vec<Vec<String>>,
    /// By worker.
    workers: Vec<String>,
}

impl Names {
    pub(super) fn of(model: &Model) -> Self {
        let stages = (0..model.stages().len()).map(StageId::from);
        let workers = (0..model.desks().workers().len()).map(WorkerId::from);
        Names {
            work: stages.map(|stage| work_of(model, stage)).collect(),
            workers: workers.map(|worker| name_of(model, worker)).collect(),
        }
    }

    /// What was done or happened: the role that worked, else what became of the case.
    pub(super) fn activity(&self, activity: &Activity) -> &str {
        match activity.kind {
            ActivityKind::Received => "received",
            ActivityKind::Entered(_) => "entered",
            ActivityKind::HadBegun(_) => "had_begun",
            ActivityKind::Completed(_) => "completed",
            ActivityKind::Closed => "closed",
            ActivityKind::Worked(work) => &self.work[work.stage.index()][work.piece],
        }
    }

    /// A worker: team, role and number.
    pub(super) fn worker(&self, work: &Work) -> &str {
        &self.workers[work.worker.index()]
    }
}

/// The pieces of work of a stage: `work MW`, and `work MW 2` for the second one of the same role.
fn work_of(model: &Model, stage: StageId) -> Vec<String> {
    let work = &model.stage(stage).work;
    let name = |(position, role): (usize, RoleId)| {
        let same = work[..position].iter().filter(|piece| piece.role == role);
        let role = &model.role(role).name;
        match same.count() {
            0 => format!("work {role}"),
            before => format!("work {role} {}", before + 1),
        }
    };
    let roles = work.iter().map(|piece| piece.role).enumerate();
    roles.map(name).collect()
}

/// `vervolg.MW.3`: the third of a role in a team, those who may be hired after those who are there.
fn name_of(model: &Model, worker: WorkerId) -> String {
    let desks = model.desks();
    let place = |desk: DeskId| (desks.desk(desk).team, desks.desk(desk).role);
    let own = place(desks.worker(worker).desk);
    let before = desks.workers()[..worker.index()].iter();
    let number = before.filter(|other| place(other.desk) == own).count() + 1;
    let (team, role) = own;
    format!(
        "{}.{}.{number}",
        model.team(team).name,
        model.role(role).name
    )
}

/// The stage of an activity, if it has one.
pub(super) fn stage_of(activity: &Activity) -> Option<StageId> {
    match activity.kind {
        ActivityKind::Received | ActivityKind::Closed => None,
        ActivityKind::Entered(stage)
        | ActivityKind::HadBegun(stage)
        | ActivityKind::Completed(stage) => Some(stage),
        ActivityKind::Worked(work) => Some(work.stage),
    }
}

//! `Desks`: where workers sit.

use super::change::{Change, ChangeKind, Hire};
use super::ids::{DeskId, RoleId, StageId, TeamId, WorkerId};
use super::model::ModelParts;
use super::staff::{Order, cap_of};
use crate::random::{combined_key, key_of};
use crate::time::SimTime;

/// The workers of one team with one role who may do the same work. They choose from it by the same ranking.
#[derive(Clone, Debug)]
pub struct Desk {
    /// Their team.
    pub team: TeamId,
    /// Their role.
    pub role: RoleId,
    /// The stages in which they have work, first things first.
    pub stages: Vec<StageId>,
    /// Which case first, within a stage.
    pub order: Order,
    /// Its workers, those who are still to be hired included.
    pub workers: Vec<WorkerId>,
    /// Sum of the sizes of its workers, without those who are to be hired.
    pub fte: f64,
    /// What keeps its workers to a part of the team's work.
    pub limits: Limits,
}

impl Desk {
    /// The place of a stage in the ranking: 0 goes first.
    pub fn rank_of(&self, stage: StageId) -> Option<usize> {
        self.stages.iter().position(|&ranked| ranked == stage)
    }
}

/// What keeps workers who were hired to a part of their team's work.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Limits {
    /// Only these stages; none means all of the team.
    pub stages: Option<Vec<StageId>>,
    /// Only cases received before this instant.
    pub received_before: Option<SimTime>,
}

impl Limits {
    /// May they work in this stage?
    pub fn allow(&self, stage: StageId) -> bool {
        let stages = self.stages.as_ref();
        stages.is_none_or(|stages| stages.contains(&stage))
    }
}

/// One person, or the part of one that is paid.
#[derive(Clone, Debug)]
pub struct Worker {
    /// Where the worker belongs.
    pub desk: DeskId,
    /// Size in fte: also the pace against a full-time worker.
    pub fte: f64,
    /// The most open cases at once, when nothing is changed; none means no limit.
    pub cap: Option<u32>,
    /// The change by which the worker is hired, by position; none means that the worker is there at the start.
    pub hired_by: Option<usize>,
    /// What chance knows the worker by: the same in every scenario.
    pub key: u64,
}

/// All desks and workers. Those who are hired come after all others, so that nobody's number depends on a scenario.
#[derive(Clone, Debug)]
pub struct Desks {
    desks: Vec<Desk>,
    workers: Vec<Worker>,
}

impl Desks {
    pub(super) fn new(parts: &ModelParts) -> Self {
        let mut desks = Desks {
            desks: Vec::new(),
            workers: Vec::new(),
        };
        for (team, described) in parts.teams.iter().enumerate() {
            for staffing in &described.staff {
                let desk =
                    desks.desk_for(parts, TeamId::from(team), staffing.role, Limits::default());
                for &fte in &staffing.workers {
                    desks.desks[desk.index()].fte += fte;
                    desks.seat(parts, desk, fte, None);
                }
            }
        }
        for (position, change) in parts.changes.iter().enumerate() {
            if let ChangeKind::Hire(hire) = &change.kind {
                desks.hire(parts, position, change, hire);
            }
        }
        desks
    }

    fn hire(&mut self, parts: &ModelParts, position: usize, change: &Change, hire: &Hire) {
        let limits = Limits {
            stages: hire.stages.clone(),
            received_before: hire.received_before,
        };
        let desk = self.desk_for(parts, hire.team, hire.role, limits);
        for (post, &fte) in hire.posts.iter().enumerate() {
            let key = combined_key(change.key, post as u64);
            self.seat(parts, desk, fte, Some((position, key)));
        }
    }

    /// The desk of this team and role with these limits, made if there is none.
    fn desk_for(
        &mut self,
        parts: &ModelParts,
        team: TeamId,
        role: RoleId,
        limits: Limits,
    ) -> DeskId {
        let same = |desk: &Desk| (desk.team, desk.role) == (team, role) && desk.limits == limits;
        if let Some(known) = self.desks.iter().position(same) {
            return DeskId::from(known);
        }
        let described = &parts.teams[team.index()];
        let has_work = |stage: &StageId| {
            parts.stages[stage.index()].has_work_for(role) && limits.allow(*stage)
        };
        self.desks.push(Desk {
            team,
            role,
            stages: described.stages.iter().copied().filter(has_work).collect(),
            order: described.order,
            workers: Vec::new(),
            fte: 0.0,
            limits,
        });
        DeskId::from(self.desks.len() - 1)
    }

    fn seat(&mut self, parts: &ModelParts, desk: DeskId, fte: f64, hired: Option<(usize, u64)>) {
        let id = WorkerId::from(self.workers.len());
        let place = &mut self.desks[desk.index()];
        let team = &parts.teams[place.team.index()];
        let role = &parts.roles[place.role.index()].name;
        let of_old = || {
            let position = place.workers.len() as u64;
            combined_key(combined_key(key_of(&team.name), key_of(role)), position)
        };
        self.workers.push(Worker {
            desk,
            fte,
            cap: cap_of(team.caseload, fte),
            hired_by: hired.map(|(change, _)| change),
            key: hired.map_or_else(of_old, |(_, key)| key),
        });
        place.workers.push(id);
    }

    /// All desks, by id.
    pub fn all(&self) -> &[Desk] {
        &self.desks
    }

    /// A desk.
    pub fn desk(&self, id: DeskId) -> &Desk {
        &self.desks[id.index()]
    }

    /// All workers, by id: first those who are there at the start.
    pub fn workers(&self) -> &[Worker] {
        &self.workers
    }

    /// A worker.
    pub fn worker(&self, id: WorkerId) -> &Worker {
        &self.workers[id.index()]
    }

    /// The worker of a team with a role at a position among those who are there at the start.
    pub fn seated(&self, team: TeamId, role: RoleId, position: usize) -> Option<WorkerId> {
        let no_limits = Limits::default();
        let same =
            |desk: &&Desk| (desk.team, desk.role) == (team, role) && desk.limits == no_limits;
        let workers = &self.desks.iter().find(same)?.workers;
        let id = *workers.get(position)?;
        self.worker(id).hired_by.is_none().then_some(id)
    }
}

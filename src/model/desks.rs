//! `Desks`: who may take which work.

use super::ids::{AreaId, DeskId, RoleId, StageId, TeamId, WorkerId};
use super::model::ModelParts;
use super::staff::Order;

/// The workers of one team with one role. They choose from the same work by the same ranking.
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
    /// The first of its workers; they are numbered one after the other.
    pub first_worker: WorkerId,
    /// How many workers.
    pub workers: usize,
    /// Sum of the sizes of its workers.
    pub fte: f64,
}

impl Desk {
    /// The place of a stage in the ranking: 0 goes first.
    pub fn rank_of(&self, stage: StageId) -> Option<usize> {
        self.stages.iter().position(|&ranked| ranked == stage)
    }
}

/// A desk that may take a kind of work, and how it ranks the stage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Offer {
    /// The desk.
    pub desk: DeskId,
    /// The place of the stage in the ranking of the desk: 0 goes first.
    pub stage_rank: u16,
}

/// One person, or the part of one that is paid.
#[derive(Clone, Copy, Debug)]
pub struct Worker {
    /// Where the worker belongs.
    pub desk: DeskId,
    /// Size in fte: also the pace against a full-time worker.
    pub fte: f64,
    /// The most open cases at once; none means no limit.
    pub cap: Option<u32>,
}

/// All desks and workers, and the desks to which each kind of work is offered.
#[derive(Clone, Debug)]
pub struct Desks {
    desks: Vec<Desk>,
    workers: Vec<Worker>,
    /// Offers by stage, role and area.
    offers: Vec<Vec<Offer>>,
    roles: usize,
    areas: usize,
}

impl Desks {
    pub(super) fn new(parts: &ModelParts) -> Self {
        let mut desks = Desks {
            desks: Vec::new(),
            workers: Vec::new(),
            offers: vec![Vec::new(); parts.stages.len() * parts.roles.len() * parts.areas.len()],
            roles: parts.roles.len(),
            areas: parts.areas.len(),
        };
        for (team, described) in parts.teams.iter().enumerate() {
            for staffing in &described.staff {
                desks.add(parts, TeamId::from(team), staffing.role, &staffing.workers);
            }
        }
        desks
    }

    fn add(&mut self, parts: &ModelParts, team: TeamId, role: RoleId, workers: &[f64]) {
        let id = DeskId::from(self.desks.len());
        let described = &parts.teams[team.index()];
        let has_work = |stage: &StageId| {
            parts.stages[stage.index()]
                .work
                .iter()
                .any(|piece| piece.role == role)
        };
        let stages: Vec<StageId> = described.stages.iter().copied().filter(has_work).collect();
        for (rank, &stage) in stages.iter().enumerate() {
            for area in (0..self.areas)
                .map(AreaId::from)
                .filter(|&area| described.serves(area))
            {
                let offer = self.offer_index(stage, role, area);
                self.offers[offer].push(Offer {
                    desk: id,
                    stage_rank: rank as u16,
                });
            }
        }
        self.desks.push(Desk {
            team,
            role,
            stages,
            order: described.order,
            first_worker: WorkerId::from(self.workers.len()),
            workers: workers.len(),
            fte: workers.iter().sum(),
        });
        self.workers.extend(workers.iter().map(|&fte| {
            Worker {
                desk: id,
                fte,
                cap: described
                    .caseload
                    .map(|per_fte| (per_fte * fte - 1e-9).ceil().max(0.0) as u32),
            }
        }));
    }

    /// All desks, by id.
    pub fn all(&self) -> &[Desk] {
        &self.desks
    }

    /// A desk.
    pub fn desk(&self, id: DeskId) -> &Desk {
        &self.desks[id.index()]
    }

    /// All workers, by id.
    pub fn workers(&self) -> &[Worker] {
        &self.workers
    }

    /// A worker.
    pub fn worker(&self, id: WorkerId) -> &Worker {
        &self.workers[id.index()]
    }

    /// The desks that may take work of this role in this stage on cases of this area.
    #[inline]
    pub fn offered_to(&self, stage: StageId, role: RoleId, area: AreaId) -> &[Offer] {
        &self.offers[self.offer_index(stage, role, area)]
    }

    /// Is there work that this desk and another may take?
    pub fn shares_work(&self, desk: DeskId) -> bool {
        let both =
            |offers: &Vec<Offer>| offers.len() > 1 && offers.iter().any(|offer| offer.desk == desk);
        self.offers.iter().any(both)
    }

    fn offer_index(&self, stage: StageId, role: RoleId, area: AreaId) -> usize {
        (stage.index() * self.roles + role.index()) * self.areas + area.index()
    }
}

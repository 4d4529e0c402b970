//! `Offers`: who may take which work, as things stand.

use super::desks::Desks;
use super::ids::{AreaId, DeskId, RoleId, StageId};
use super::model::ModelParts;
use super::staff::{Order, Team};

/// What a team works on and how, as things stand: changes may replace each part for a while.
#[derive(Clone, PartialEq, Debug)]
pub struct TeamRules {
    /// The stages it works on, first things first.
    pub stages: Vec<StageId>,
    /// The areas it serves; none means all.
    pub areas: Option<Vec<AreaId>>,
    /// The most open cases that one fte may hold; none means no limit.
    pub caseload: Option<f64>,
    /// Which case first, within a stage.
    pub order: Order,
}

impl TeamRules {
    /// The rules of a team when nothing is changed.
    pub fn of(team: &Team) -> Self {
        TeamRules {
            stages: team.stages.clone(),
            areas: team.areas.clone(),
            caseload: team.caseload,
            order: team.order,
        }
    }

    fn serves(&self, area: AreaId) -> bool {
        self.areas
            .as_ref()
            .is_none_or(|areas| areas.contains(&area))
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

/// The desks to which each kind of work is offered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offers {
    /// One after the other, by stage, role and area.
    offers: Vec<Offer>,
    /// Where those of each stage, role and area begin; one more than there are.
    first: Vec<u32>,
    roles: usize,
    areas: usize,
}

impl Offers {
    /// Who may take which work when the teams have these `rules` and these desks are `staffed`.
    pub(super) fn new(
        parts: &ModelParts,
        desks: &Desks,
        rules: &[TeamRules],
        staffed: &[bool],
    ) -> Self {
        let (roles, areas) = (parts.roles.len(), parts.areas.len());
        let mut cells = vec![Vec::new(); parts.stages.len() * roles * areas];
        for (index, desk) in desks.all().iter().enumerate().filter(|(n, _)| staffed[*n]) {
            let rules = &rules[desk.team.index()];
            let has_work = |stage: &&StageId| {
                parts.stages[stage.index()].has_work_for(desk.role) && desk.limits.allow(**stage)
            };
            for (rank, stage) in rules.stages.iter().filter(has_work).enumerate() {
                let offer = Offer {
                    desk: DeskId::from(index),
                    stage_rank: rank as u16,
                };
                let row = (stage.index() * roles + desk.role.index()) * areas;
                for area in (0..areas).filter(|&area| rules.serves(AreaId::from(area))) {
                    cells[row + area].push(offer);
                }
            }
        }
        let mut first = vec![0];
        first.extend(cells.iter().scan(0, |total, cell| {
            *total += cell.len() as u32;
            Some(*total)
        }));
        Offers {
            offers: cells.concat(),
            first,
            roles,
            areas,
        }
    }

    /// The desks that may take work of this role in this stage on cases of this area.
    #[inline]
    pub fn of(&self, stage: StageId, role: RoleId, area: AreaId) -> &[Offer] {
        self.numbered(self.number(stage, role, area))
    }

    /// The number of a kind of work: of this role in this stage on cases of this area.
    #[inline]
    pub fn number(&self, stage: StageId, role: RoleId, area: AreaId) -> usize {
        (stage.index() * self.roles + role.index()) * self.areas + area.index()
    }

    /// The desks that may take the work of this number.
    #[inline]
    pub fn numbered(&self, work: usize) -> &[Offer] {
        &self.offers[self.first[work] as usize..self.first[work + 1] as usize]
    }

    /// The desks that may take each kind of work, by number.
    pub fn all(&self) -> impl Iterator<Item = &[Offer]> {
        (1..self.first.len()).map(|next| self.numbered(next - 1))
    }

    /// Is there work that this desk and another may take?
    pub fn share_work(&self, desk: DeskId) -> bool {
        let cells = self.first.windows(2);
        let mut cells = cells.map(|ends| &self.offers[ends[0] as usize..ends[1] as usize]);
        cells.any(|offers| offers.len() > 1 && offers.iter().any(|offer| offer.desk == desk))
    }
}

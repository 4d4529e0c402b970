//! Roles, teams and the order in which a team takes its work.

use super::ids::{AreaId, RoleId, StageId};
use crate::time::HoursPerYear;

/// A profession.
#[derive(Clone, Debug)]
pub struct Role {
    /// The name by which the study knows it.
    pub name: String,
    /// The name for readers.
    pub title: String,
    /// Productive hours of one fte.
    pub hours_per_year: HoursPerYear,
    /// Euro per fte per year, when known.
    pub cost_per_year: Option<f64>,
}

/// A group of staff.
#[derive(Clone, Debug)]
pub struct Team {
    /// The name by which the study knows it.
    pub name: String,
    /// The name for readers.
    pub title: String,
    /// A partner: capacity of its own, no cost of ours.
    pub external: bool,
    /// The workers: role and size in fte of each group of equals.
    pub staff: Vec<Staffing>,
    /// The stages it works on, first things first.
    pub stages: Vec<StageId>,
    /// The areas it serves; none means all.
    pub areas: Option<Vec<AreaId>>,
    /// The most open cases that one fte may hold; none means no limit.
    pub caseload: Option<f64>,
    /// Which case first, within a stage.
    pub order: Order,
}

impl Team {
    /// Does the team serve this area?
    pub fn serves(&self, area: AreaId) -> bool {
        self.areas
            .as_ref()
            .is_none_or(|areas| areas.contains(&area))
    }
}

/// The workers of one role in a team.
#[derive(Clone, PartialEq, Debug)]
pub struct Staffing {
    /// Their role.
    pub role: RoleId,
    /// The size of each worker in fte.
    pub workers: Vec<f64>,
}

impl Staffing {
    /// `fte` of a role in workers of `contract` fte each; what is left over is one smaller worker.
    pub fn split(role: RoleId, fte: f64, contract: f64) -> Self {
        let whole = (fte / contract + 1e-9).floor();
        let rest = fte - whole * contract;
        let mut workers = vec![contract; whole as usize];
        if rest > 1e-9 {
            workers.push(rest);
        }
        Staffing { role, workers }
    }

    /// Full-time equivalents.
    pub fn fte(&self) -> f64 {
        self.workers.iter().sum()
    }
}

/// Which work first, among new work or among begun work of one stage. Urgent cases go before all.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Order {
    /// By the moment the work could begin.
    #[default]
    Fifo,
    /// By the earliest end of a running term; cases without one last.
    Due,
    /// By the earliest end of a running term less the work and waits still expected in the stage.
    Slack,
    /// By the part of its term that a case has used up: priority that grows while a case waits, faster for
    /// shorter terms (accumulating priority; Stanford, Taylor and Ziedins, Queueing Systems 77, 2014).
    Accumulating,
}

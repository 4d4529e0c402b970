//! Roles, teams and the order in which a team takes its work.

use super::ids::{AreaId, RoleId, StageId};
use super::stage::Delay;
use crate::time::HoursPerYear;

/// A profession.
#[derive(Clone, PartialEq, Debug)]
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
#[derive(Clone, PartialEq, Debug)]
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
    /// How often its people leave and how they are replaced; none means that they stay.
    pub turnover: Option<Turnover>,
}

/// The most open cases of a worker of so many fte, rounded up; none means no limit.
pub fn cap_of(caseload: Option<f64>, fte: f64) -> Option<u32> {
    caseload.map(|per_fte| (per_fte * fte - 1e-9).ceil().max(0.0) as u32)
}

/// People leave for good and others come in their place.
#[derive(Clone, PartialEq, Debug)]
pub struct Turnover {
    /// The expected number of departures from one post in a year in which it is filled.
    pub per_year: f64,
    /// How long the post is vacant.
    pub vacancy: Delay,
    /// How the successor comes up to speed.
    pub settling: Settling,
}

/// How a new worker comes up to speed.
#[derive(Clone, PartialEq, Debug)]
pub struct Settling {
    /// From the first working day to full output, which grows evenly; none means full output at once.
    pub ramp: Option<Delay>,
    /// Output on the first day, as a part of full output.
    pub pace: f64,
    /// Fte of one experienced colleague that the new worker takes during the ramp.
    pub mentor: f64,
}

impl Settling {
    /// Full output at once.
    pub const AT_ONCE: Settling = Settling {
        ramp: None,
        pace: 1.0,
        mentor: 0.0,
    };

    /// Output on a day of a ramp of so many days, as a part of full output; the first working day has number 0. A
    /// day has the output that is reached at noon, so that a whole ramp gives exactly the mean of its two ends.
    pub fn output(&self, day_number_since_start: i32, days: i32) -> f64 {
        if day_number_since_start >= days {
            return 1.0;
        }
        let passed = (f64::from(day_number_since_start) + 0.5) / f64::from(days);
        self.pace + (1.0 - self.pace) * passed
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Second source: the area under a straight line, `(1 + pace) / 2`.
    #[test]
    fn a_ramp_gives_the_mean_of_its_ends() {
        for pace in [0.0, 0.5, 0.9, 1.0] {
            let settling = Settling {
                pace,
                ..Settling::AT_ONCE
            };
            for days in [1, 2, 7, 182] {
                let total: f64 = (0..days).map(|day| settling.output(day, days)).sum();
                let mean = total / f64::from(days);
                assert!((mean - (1.0 + pace) / 2.0).abs() < 1e-12, "{pace} {days}");
            }
        }
    }

    #[test]
    fn output_is_full_after_the_ramp_and_without_one() {
        let settling = Settling {
            pace: 0.5,
            ..Settling::AT_ONCE
        };
        // By hand: a quarter of the way at noon of the first of two days.
        assert!((settling.output(0, 2) - 0.625).abs() < 1e-15);
        assert!((settling.output(2, 2) - 1.0).abs() < 1e-15);
        assert!((settling.output(0, 0) - 1.0).abs() < 1e-15);
    }
}

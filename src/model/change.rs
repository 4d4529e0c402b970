//! `Change`: something that is different for a while.

use super::ids::{AreaId, RoleId, StageId, StreamId, TeamId};
use super::staff::{Order, Settling};
use super::stage::{Delay, Route};
use crate::random::Law;
use crate::time::{Day, SimTime};

/// A change of the organisation or its demand.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    /// What chance knows it by: the same in every scenario that has it.
    pub key: u64,
    /// The name for readers, when it has one.
    pub title: Option<String>,
    /// When it holds.
    pub during: During,
    /// What is different.
    pub kind: ChangeKind,
}

/// When a change holds. It begins and ends at midnight.
#[derive(Clone, PartialEq, Debug)]
pub struct During {
    /// The first day, or the first day on which a trigger is watched; none means the start of the run.
    pub from: Option<Day>,
    /// The first day after it; none means that it does not end by date.
    pub until: Option<Day>,
    /// A condition that starts it; none means that it starts on its first day.
    pub trigger: Option<Trigger>,
}

/// A condition on the lists or on what comes in, looked at every midnight.
#[derive(Clone, PartialEq, Debug)]
pub struct Trigger {
    /// The change starts when this holds.
    pub when: Condition,
    /// It lasts so many days at least.
    pub days: i32,
    /// After that it ends when this holds; none means when `when` no longer does.
    pub until: Option<Condition>,
}

/// A number of cases compared with a limit.
#[derive(Clone, PartialEq, Debug)]
pub struct Condition {
    /// What is counted.
    pub watched: Watched,
    /// How it is compared.
    pub comparison: Comparison,
    /// The limit.
    pub limit: f64,
}

impl Condition {
    /// Does it hold when so many are counted?
    pub fn holds(&self, counted: u32) -> bool {
        self.comparison.holds(counted, self.limit)
    }
}

/// What a condition counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Watched {
    /// Cases in a stage.
    Cases(Count),
    /// Cases that a stream brought in the [`YEAR_OF_REPORTS`] days before; at first, since the start of the run.
    Received(StreamId),
}

/// Over so many days, today not among them, a condition counts what a stream brought.
pub const YEAR_OF_REPORTS: i32 = 365;

/// Cases in a stage that are counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Count {
    /// Cases that entered the stage and on which no work of it has begun.
    Waiting(StageId),
    /// Cases on which work of the stage has begun and is not completed.
    InHand(StageId),
}

/// How a number is compared with a limit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Comparison {
    /// `>`
    Above,
    /// `>=`
    AtLeast,
    /// `<`
    Below,
    /// `<=`
    AtMost,
}

impl Comparison {
    /// Is the number that was counted on the right side of the limit?
    pub fn holds(self, counted: u32, limit: f64) -> bool {
        let counted = f64::from(counted);
        match self {
            Comparison::Above => counted > limit,
            Comparison::AtLeast => counted >= limit,
            Comparison::Below => counted < limit,
            Comparison::AtMost => counted <= limit,
        }
    }
}

/// What is different while a change holds.
#[derive(Clone, PartialEq, Debug)]
pub enum ChangeKind {
    /// More staff.
    Hire(Hire),
    /// Less staff.
    Leave {
        /// The team that has less.
        team: TeamId,
        /// The role.
        role: RoleId,
        /// How much less, in fte.
        fte: f64,
    },
    /// More illness.
    Absence {
        /// Whose: of this team, or of all.
        team: Option<TeamId>,
        /// Whose: with this role, or with any.
        role: Option<RoleId>,
        /// The share of days on which they are away on top of their usual absence.
        share: f64,
        /// The length of a spell, in days.
        spell: Law,
    },
    /// More or fewer arrivals.
    Inflow {
        /// The stream.
        stream: StreamId,
        /// Times the usual rate.
        factor: f64,
    },
    /// A stage is not worked on. What arrives has to be caught up.
    Suspend {
        /// The stage.
        stage: StageId,
    },
    /// A team works on other stages, or in another order.
    Stages {
        /// The team.
        team: TeamId,
        /// First things first.
        stages: Vec<StageId>,
    },
    /// A team serves other areas.
    Areas {
        /// The team.
        team: TeamId,
        /// The areas; none means all.
        areas: Option<Vec<AreaId>>,
    },
    /// Cases go elsewhere after a stage.
    Route {
        /// The stage.
        stage: StageId,
        /// Only cases of this stream; none means all that have no route of their own.
        stream: Option<StreamId>,
        /// Where they go.
        route: Route,
    },
    /// Work takes more or fewer hours.
    Work {
        /// The stage.
        stage: StageId,
        /// Only work of this role; none means all.
        role: Option<RoleId>,
        /// Times the usual hours.
        factor: f64,
    },
    /// Workers hold more or fewer cases at once.
    Caseload {
        /// The team.
        team: TeamId,
        /// The most open cases of one fte; none means no limit.
        caseload: Option<f64>,
    },
    /// A team takes its work in another order.
    Order {
        /// The team.
        team: TeamId,
        /// Which case first.
        order: Order,
    },
    /// Money that is spent once, on the first day.
    Cost {
        /// Euro.
        euro: f64,
    },
}

/// People who are to be hired. The day of the decision is the first day of the change, the end of the contract the last.
#[derive(Clone, PartialEq, Debug)]
pub struct Hire {
    /// The team they join.
    pub team: TeamId,
    /// Their role.
    pub role: RoleId,
    /// The size of each post in fte.
    pub posts: Vec<f64>,
    /// From the decision to the first working day; none means at once.
    pub lag: Option<Delay>,
    /// The chance that a post is filled at all.
    pub chance: f64,
    /// How they come up to speed.
    pub settling: Settling,
    /// The stages that they work on, as the team ranks them; none means all of the team.
    pub stages: Option<Vec<StageId>>,
    /// They work only on cases received before this instant; none means on all.
    pub received_before: Option<SimTime>,
    /// Euro per fte per year; none means that of the role.
    pub cost_per_year: Option<f64>,
}

//! `OpeningCase`: a case that is open when the run starts.

use super::ids::{AreaId, RoleId, StageId, StreamId, TeamId};
use crate::random::Law;
use crate::time::SimTime;

/// A case that is open when the run starts.
#[derive(Clone, PartialEq, Debug)]
pub struct OpeningCase {
    /// What chance knows it by: the same in every scenario.
    pub key: u64,
    /// The stream by which it arrived.
    pub stream: StreamId,
    /// Its area; none to draw one.
    pub area: Option<AreaId>,
    /// Whether it is acutely unsafe; none to draw that.
    pub urgent: Option<bool>,
    /// The stage that it is in.
    pub stage: StageId,
    /// How far it is there.
    pub progress: Progress,
    /// When it entered the stage; a length is counted back from the start of the run.
    pub since: Past,
    /// When it was received, a length being counted back from its entry into the stage; none means at that entry.
    pub received: Option<Past>,
    /// Who holds it; none to give it to the worker with the fewest open cases per fte, where the stage has an owner.
    pub worker: Option<Seat>,
}

/// How far a case is in its stage.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Progress {
    /// No work of the stage has begun.
    Waiting,
    /// So many hours of its work are done; none to draw how far it is.
    InHand(Option<f64>),
    /// All planned moments that have passed were done in time.
    Monitored,
}

/// A moment that lies before another.
#[derive(Clone, PartialEq, Debug)]
pub enum Past {
    /// This one.
    At(SimTime),
    /// So many seconds before it, drawn by chance.
    Before(Law),
}

/// A worker of a team, by position among those of the role.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Seat {
    /// The team.
    pub team: TeamId,
    /// The role.
    pub role: RoleId,
    /// 0 is the first.
    pub position: usize,
}

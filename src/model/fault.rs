//! `Fault`: why parts do not make a model, and which part it is about.

use std::fmt;

use super::ids::{AreaId, DeadlineId, RoleId, StageId, StreamId, TeamId};

/// Something in the parts that is wrong.
#[derive(Clone, PartialEq, Debug)]
pub struct Fault {
    /// What it is about.
    pub about: Subject,
    /// What is wrong: a lowercase fragment without a full stop.
    pub reason: String,
    /// What would be right, when that can be said.
    pub remedy: Option<String>,
}

/// The part of a model that a fault is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Subject {
    /// The dates of the period.
    Period,
    /// The shares of the areas together.
    Areas,
    /// One area.
    Area(AreaId),
    /// A stream of arrivals.
    Stream(StreamId),
    /// A role.
    Role(RoleId),
    /// A stage.
    Stage(StageId),
    /// The owner of a stage.
    Owner(StageId),
    /// The flag that a stage keeps its owner.
    KeepsOwner(StageId),
    /// A piece of work of a stage, by position.
    Piece(StageId, usize),
    /// Where cases go after a stage; with a stream, the route of that stream.
    Route(StageId, Option<StreamId>),
    /// A team.
    Team(TeamId),
    /// A stage in the list of a team, by position.
    TeamStage(TeamId, usize),
    /// A term.
    Deadline(DeadlineId),
    /// A start of a term, by position.
    DeadlineStart(DeadlineId, usize),
    /// A stop of a term, by position.
    DeadlineStop(DeadlineId, usize),
    /// Leave.
    Leave,
    /// Sickness.
    Sickness,
    /// The turnover of a team.
    Turnover(TeamId),
    /// A change, by position.
    Change(usize),
    /// Reports that join an open case.
    FollowUp,
    /// Reports after closing.
    Rereport,
    /// A case of the opening position, by position.
    OpeningCase(usize),
}

impl Fault {
    /// A fault without a remedy.
    pub fn new(about: Subject, reason: impl Into<String>) -> Self {
        Fault {
            about,
            reason: reason.into(),
            remedy: None,
        }
    }

    /// The same fault with a remedy.
    pub fn with_remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.about, self.reason)?;
        match &self.remedy {
            Some(remedy) => write!(f, " ({remedy})"),
            None => Ok(()),
        }
    }
}

//! `Context`: what every part of a study is resolved with.

use super::laws::Spread;
use super::names::Names;
use crate::config::log::ProblemLog;
use crate::config::problem::Problem;
use crate::config::source::{Place, Placed};
use crate::config::study::study_text::StudyText;
use crate::model::{AreaId, RoleId, StageId, StreamId, TeamId};

/// The name of the only area of a study that has none.
pub(super) const ALL_AREAS: &str = "all";

/// The study as it is written, the names it may use, and where to tell what is wrong.
pub(super) struct Context<'t> {
    pub(super) text: &'t StudyText,
    pub(super) log: &'t ProblemLog,
    /// How work spreads around every norm.
    pub(super) spread: Spread,
    roles: Names<'t>,
    stages: Names<'t>,
    areas: Names<'t>,
    streams: Names<'t>,
    teams: Names<'t>,
    deadlines: Names<'t>,
}

impl<'t> Context<'t> {
    pub(super) fn new(text: &'t StudyText, log: &'t ProblemLog) -> Self {
        Context {
            text,
            log,
            spread: Spread::of_work(text.work.as_ref(), log),
            roles: Names::of("role", &text.roles),
            stages: Names::of("stage", &text.stages),
            areas: Names::of("area", &text.areas).or(ALL_AREAS),
            streams: Names::of("arrivals", &text.arrivals),
            teams: Names::of("team", &text.teams),
            deadlines: Names::of("deadline", &text.deadlines),
        }
    }

    /// Tells what is wrong at `place`.
    pub(super) fn tell(&self, problem: Problem, place: Place, label: impl Into<String>) {
        self.log.tell(problem.at(place, label));
    }

    /// The role that was named; when there is none, that is told.
    pub(super) fn role(&self, written: &Placed<String>) -> Option<RoleId> {
        self.roles.find(written, self.log).map(RoleId::from)
    }

    /// The stage that was named; when there is none, that is told.
    pub(super) fn stage(&self, written: &Placed<String>) -> Option<StageId> {
        self.stages.find(written, self.log).map(StageId::from)
    }

    /// The stage that was named among the ways out of a stage, `closed` being another.
    pub(super) fn next_stage(&self, written: &Placed<String>) -> Option<StageId> {
        let found = self.stages.find_beside(written, "closed", self.log);
        found.map(StageId::from)
    }

    /// The area that was named; when there is none, that is told.
    pub(super) fn area(&self, written: &Placed<String>) -> Option<AreaId> {
        self.areas.find(written, self.log).map(AreaId::from)
    }

    /// The areas by name.
    pub(super) fn areas(&self) -> &Names<'t> {
        &self.areas
    }

    /// The stream of arrivals that was named; when there is none, that is told.
    pub(super) fn stream(&self, written: &Placed<String>) -> Option<StreamId> {
        self.streams.find(written, self.log).map(StreamId::from)
    }

    /// The team that was named; when there is none, that is told.
    pub(super) fn team(&self, written: &Placed<String>) -> Option<TeamId> {
        self.teams.find(written, self.log).map(TeamId::from)
    }

    /// The position in the study of the term that was named; when there is none, that is told.
    pub(super) fn deadline(&self, written: &Placed<String>) -> Option<usize> {
        self.deadlines.find(written, self.log)
    }
}

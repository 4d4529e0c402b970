//! From a fault of the model to a problem with its place in the text.

use super::context::Context;
use crate::config::problem::Problem;
use crate::config::source::Place;
use crate::config::study::staff::TeamText;
use crate::config::study::stages::StageText;
use crate::config::study::study_text::StudyText;
use crate::config::study::terms::DeadlineText;
use crate::model::{DeadlineId, Fault, StageId, StreamId, Subject, TeamId};

/// The positions in the study of things of the model, where they differ from their ids.
pub(super) struct Positions {
    pub(super) deadlines: Vec<usize>,
    pub(super) changes: Vec<usize>,
}

/// Tells a fault of the model.
pub(super) fn tell_fault(context: &Context<'_>, positions: &Positions, fault: Fault) {
    let problem = Problem::new(fault.reason).hint(fault.remedy);
    let (place, label) = place_of(&Written(context.text, positions), fault.about);
    context.log.tell(match place {
        Some(place) => problem.at(place, label),
        None => problem,
    });
}

/// Where the subject of a fault stands, and the word to put beside the mark.
fn place_of(written: &Written<'_>, about: Subject) -> (Option<Place>, &'static str) {
    match about {
        Subject::Period => (written.period(), "the reported period begins here"),
        Subject::Areas => (written.area(0), "this share and the others"),
        Subject::Area(area) => (written.area(area.index()), "this share"),
        Subject::Stream(stream) => (written.stream(stream), "these arrivals"),
        Subject::Role(role) => (
            written
                .0
                .roles
                .get(role.index())
                .map(|named| named.name.place),
            "this role",
        ),
        Subject::Stage(stage) => (written.stage_name(stage), "this stage"),
        Subject::Owner(stage) => (written.owner(stage), "this owner"),
        Subject::KeepsOwner(stage) => (written.keeps_owner(stage), "an owner is expected"),
        Subject::Piece(stage, piece) => (written.piece(stage, piece), "this work"),
        Subject::Route(stage, stream) => (written.route(stage, stream), "these shares"),
        Subject::Team(team) => (written.staff(team), "this team"),
        Subject::TeamStage(team, position) => {
            (written.team_stage(team, position), "in this ranking")
        }
        Subject::Deadline(deadline) => (written.deadline_name(deadline), "this term"),
        Subject::DeadlineStart(deadline, position) => (
            written.start(deadline, position),
            "the clock is to start here",
        ),
        Subject::DeadlineStop(deadline, position) => (
            written.stop(deadline, position),
            "the clock is to stop here",
        ),
        Subject::Change(change) => (written.change(change), "this change"),
        Subject::Turnover(team) => (written.turnover(team), "this turnover"),
        Subject::Leave => (written.leave(), "this leave"),
        Subject::Sickness => (written.sickness(), "this sickness"),
        Subject::FollowUp => (written.follow_up(), "these reports"),
        Subject::Rereport => (written.rereport(), "these reports"),
        Subject::OpeningCase(_) => (written.opening(), "the opening position"),
    }
}

/// The study as it is written, and the positions in it of things of the model.
struct Written<'t>(&'t StudyText, &'t Positions);

impl Written<'_> {
    fn period(&self) -> Option<Place> {
        Some(self.0.period.as_ref()?.from.place)
    }

    fn leave(&self) -> Option<Place> {
        let absence = self.0.absence.as_ref()?;
        Some(absence.value.leave.as_ref()?.place)
    }

    fn sickness(&self) -> Option<Place> {
        let absence = self.0.absence.as_ref()?;
        Some(absence.value.sickness.as_ref()?.place)
    }

    fn follow_up(&self) -> Option<Place> {
        Some(self.0.follow_up.as_ref()?.place)
    }

    fn rereport(&self) -> Option<Place> {
        Some(self.0.rereport.as_ref()?.place)
    }

    fn opening(&self) -> Option<Place> {
        Some(self.0.opening.as_ref()?.place)
    }

    fn area(&self, position: usize) -> Option<Place> {
        Some(self.0.areas.get(position)?.value.as_ref()?.share.place)
    }

    fn stream(&self, stream: StreamId) -> Option<Place> {
        Some(self.0.arrivals.get(stream.index())?.name.place)
    }

    fn stage(&self, stage: StageId) -> Option<&StageText> {
        self.0.stages.get(stage.index())?.value.as_ref()
    }

    fn stage_name(&self, stage: StageId) -> Option<Place> {
        Some(self.0.stages.get(stage.index())?.name.place)
    }

    fn owner(&self, stage: StageId) -> Option<Place> {
        let owner = self.stage(stage)?.owner.as_ref();
        let keeps_owner = || self.keeps_owner(stage);
        owner.map(|owner| owner.place).or_else(keeps_owner)
    }

    fn keeps_owner(&self, stage: StageId) -> Option<Place> {
        Some(self.stage(stage)?.keeps_owner?.place)
    }

    fn piece(&self, stage: StageId, piece: usize) -> Option<Place> {
        Some(self.stage(stage)?.work.get(piece)?.role.place)
    }

    fn route(&self, stage: StageId, stream: Option<StreamId>) -> Option<Place> {
        let stage = self.stage(stage)?;
        let Some(stream) = stream else {
            return Some(stage.next.place);
        };
        let name = &self.0.arrivals.get(stream.index())?.name.value;
        let own = stage.next_of.iter().find(|own| own.name.value == *name)?;
        Some(own.value.as_ref()?.place)
    }

    fn team(&self, team: TeamId) -> Option<&TeamText> {
        self.0.teams.get(team.index())?.value.as_ref()
    }

    fn staff(&self, team: TeamId) -> Option<Place> {
        let staff = self.team(team)?.staff.as_ref().map(|staff| staff.place);
        staff.or_else(|| Some(self.0.teams.get(team.index())?.name.place))
    }

    fn turnover(&self, team: TeamId) -> Option<Place> {
        Some(self.team(team)?.turnover.as_ref()?.place)
    }

    fn team_stage(&self, team: TeamId, position: usize) -> Option<Place> {
        Some(self.team(team)?.stages.value.get(position)?.place)
    }

    fn deadline(&self, deadline: DeadlineId) -> Option<&DeadlineText> {
        let position = *self.1.deadlines.get(deadline.index())?;
        self.0.deadlines.get(position)?.value.as_ref()
    }

    fn deadline_name(&self, deadline: DeadlineId) -> Option<Place> {
        let position = *self.1.deadlines.get(deadline.index())?;
        Some(self.0.deadlines.get(position)?.name.place)
    }

    fn change(&self, change: usize) -> Option<Place> {
        let position = *self.1.changes.get(change)?;
        Some(self.0.changes.get(position)?.as_ref()?.kind.place)
    }

    fn start(&self, deadline: DeadlineId, position: usize) -> Option<Place> {
        Some(self.deadline(deadline)?.start.get(position)?.place)
    }

    fn stop(&self, deadline: DeadlineId, position: usize) -> Option<Place> {
        Some(self.deadline(deadline)?.stop.get(position)?.place)
    }
}

//! Every change is of something that is there, and holds at some time of the run.

use super::{is_share, not_a_share, shares_fault};
use crate::model::arrivals::Source;
use crate::model::change::{Change, ChangeKind, During, Hire};
use crate::model::fault::{Fault, Subject};
use crate::model::ids::{RoleId, StageId, StreamId, TeamId};
use crate::model::model::ModelParts;

/// Room for rounding of sums of fte.
const FTE_TOLERANCE: f64 = 1e-9;

/// Every change is of something that is there, and holds at some time of the run.
pub(super) fn changes(parts: &ModelParts, faults: &mut Vec<Fault>) {
    for position in 0..parts.changes.len() {
        let check = Check {
            parts,
            change: &parts.changes[position],
            about: Subject::Change(position),
        };
        faults.extend(check.during(&check.change.during));
        faults.extend(check.kind());
    }
}

/// One change among all parts.
struct Check<'p> {
    parts: &'p ModelParts,
    change: &'p Change,
    about: Subject,
}

impl Check<'_> {
    fn fault(&self, reason: impl Into<String>) -> Fault {
        Fault::new(self.about, reason)
    }

    fn during(&self, during: &During) -> Vec<Fault> {
        let During {
            from,
            until,
            trigger,
        } = during;
        let mut found = Vec::new();
        if let (Some(from), Some(until)) = (from, until)
            && until <= from
        {
            found.push(self.fault(format!(
                "the change ends on {until}, not after its begin on {from}"
            )));
        }
        if let Some(from) = from.filter(|&from| from >= self.parts.until) {
            let reason = format!("the change begins on {from}, when the period is over");
            found.push(self.fault(reason));
        }
        if let Some(until) = until.filter(|&until| until <= self.parts.start) {
            let reason = format!("the change ends on {until}, before the simulation begins");
            found.push(self.fault(reason));
        }
        if trigger.as_ref().is_some_and(|trigger| trigger.days < 0) {
            found.push(self.fault("a change does not last a negative number of days"));
        }
        found
    }

    fn kind(&self) -> Vec<Fault> {
        match &self.change.kind {
            ChangeKind::Hire(hire) => self.hire(hire),
            ChangeKind::Leave { team, role, fte } => self.leave(*team, *role, *fte),
            ChangeKind::Absence {
                team, role, share, ..
            } => self.absence(*team, *role, *share),
            ChangeKind::Inflow { stream, factor } => {
                let replayed = self.replayed(*stream);
                replayed.into_iter().chain(self.negative(*factor)).collect()
            }
            ChangeKind::Suspend { stage } => self.no_work(*stage, None).into_iter().collect(),
            ChangeKind::Stages { team, stages } => self.ranking(*team, stages),
            ChangeKind::Areas { areas, .. } => {
                let is_empty = areas.as_ref().is_some_and(Vec::is_empty);
                let none = is_empty.then(|| self.fault("a team that serves no area does nothing"));
                none.into_iter().collect()
            }
            ChangeKind::Route { route, .. } => {
                let reason = shares_fault(route);
                reason
                    .map(|reason| self.fault(reason))
                    .into_iter()
                    .collect()
            }
            ChangeKind::Work {
                stage,
                role,
                factor,
            } => {
                let no_work = self.no_work(*stage, *role);
                no_work.into_iter().chain(self.negative(*factor)).collect()
            }
            ChangeKind::Caseload { team, .. } => self.no_owner(*team).into_iter().collect(),
            ChangeKind::Order { .. } => Vec::new(),
            ChangeKind::Cost { euro } => self.negative(*euro).into_iter().collect(),
        }
    }

    /// The posts are there, and there is work for them.
    fn hire(&self, hire: &Hire) -> Vec<Fault> {
        let mut found = Vec::new();
        if hire.posts.is_empty() || hire.posts.iter().any(|&fte| fte.is_nan() || fte <= 0.0) {
            found.push(self.fault("every post has a part of an fte above 0"));
        }
        let shares = [hire.chance, hire.settling.pace, hire.settling.mentor];
        let wrong = shares.into_iter().filter(|share| !is_share(*share));
        found.extend(wrong.map(|share| self.fault(not_a_share(share))));
        let ranked = self.parts.stages_of(hire.team);
        match &hire.stages {
            Some(stages) => found.extend(self.hired_for(hire, stages, &ranked)),
            None => found.extend(self.no_work_in_any(hire, &ranked)),
        }
        found
    }

    /// People who are hired for some stages have work there, and their team ranks them.
    fn hired_for(&self, hire: &Hire, stages: &[StageId], ranked: &[StageId]) -> Vec<Fault> {
        let mut found = self.twice(stages);
        for stage in stages {
            if ranked.contains(stage) {
                found.extend(self.no_work(*stage, Some(hire.role)));
                continue;
            }
            let (team, name) = (self.team(hire.team), self.stage(*stage));
            let fault = self.fault(format!("team `{team}` does not work on `{name}`"));
            found.push(fault.with_remedy(format!("name `{name}` in the `stages` of the team")));
        }
        found
    }

    fn no_work_in_any(&self, hire: &Hire, ranked: &[StageId]) -> Option<Fault> {
        let stage = |stage: &StageId| &self.parts.stages[stage.index()];
        let has_work = ranked.iter().any(|id| stage(id).has_work_for(hire.role));
        (!has_work).then(|| {
            let (team, role) = (self.team(hire.team), self.role(hire.role));
            let reason = format!("the stages of team `{team}` have no work for `{role}`");
            self.fault(reason)
                .with_remedy("hire another role, or for another team")
        })
    }

    /// There are so many to leave, with those who leave at the same time.
    fn leave(&self, team: TeamId, role: RoleId, fte: f64) -> Vec<Fault> {
        let names = (self.team(team), self.role(role));
        if !self.parts.roles_of(team).contains(&role) {
            let fault = self.fault(format!("team `{}` has no `{}`", names.0, names.1));
            return vec![fault.with_remedy("name a role of the team's staff")];
        }
        if fte.is_nan() || fte <= 0.0 {
            return vec![self.fault("the fte that leave are above 0")];
        }
        let (there, leaving) = (self.fte_of(team, role), self.leaving(team, role));
        if leaving <= there + FTE_TOLERANCE {
            return Vec::new();
        }
        let together = if leaving > fte + FTE_TOLERANCE {
            " together"
        } else {
            ""
        };
        vec![self.fault(format!(
            "leave of {} fte{together}, but team `{}` has {} fte of `{}`",
            rounded(leaving),
            names.0,
            rounded(there),
            names.1
        ))]
    }

    /// All of a role that a team ever has: its staff and those who are to be hired.
    fn fte_of(&self, team: TeamId, role: RoleId) -> f64 {
        let own = self.parts.teams[team.index()].staff.iter();
        let own = own.filter(|staffing| staffing.role == role);
        let hired = self.parts.changes.iter().map(|change| match &change.kind {
            ChangeKind::Hire(hire) if (hire.team, hire.role) == (team, role) => {
                hire.posts.iter().sum()
            }
            _ => 0.0,
        });
        own.map(|staffing| staffing.fte()).sum::<f64>() + hired.sum::<f64>()
    }

    /// What leaves on the first day of this change; what waits for a condition is counted alone.
    fn leaving(&self, team: TeamId, role: RoleId) -> f64 {
        let day = self.change.during.from;
        let holds_too = |other: &Change| {
            let dated = self.change.during.trigger.is_none() && other.during.trigger.is_none();
            let goes_on = other.during.until.is_none_or(|until| Some(until) > day);
            std::ptr::eq(other, self.change) || (dated && other.during.from <= day && goes_on)
        };
        let leaving = self.parts.changes.iter().map(|other| match other.kind {
            ChangeKind::Leave {
                team: of,
                role: with,
                fte,
            } if (of, with) == (team, role) && holds_too(other) => fte,
            _ => 0.0,
        });
        leaving.sum()
    }

    fn absence(&self, team: Option<TeamId>, role: Option<RoleId>, share: f64) -> Vec<Fault> {
        let mut found = Vec::new();
        if !is_share(share) {
            found.push(self.fault(not_a_share(share)));
        }
        let Some(role) = role else {
            return found;
        };
        let mut teams = (0..self.parts.teams.len()).map(TeamId::from);
        let is_meant = |id: TeamId| team.is_none_or(|team| team == id);
        if !teams.any(|id| is_meant(id) && self.parts.roles_of(id).contains(&role)) {
            let role = self.role(role);
            found.push(self.fault(match team {
                Some(team) => format!("team `{}` has no `{role}`", self.team(team)),
                None => format!("no team has `{role}`"),
            }));
        }
        found
    }

    fn replayed(&self, stream: StreamId) -> Option<Fault> {
        let stream = &self.parts.streams[stream.index()];
        matches!(stream.source, Source::Replay(_)).then(|| {
            self.fault(format!("`{}` are arrivals that happened", stream.name))
                .with_remedy("only arrivals with a rate become more or fewer")
        })
    }

    /// The team has work in every stage of a new ranking.
    fn ranking(&self, team: TeamId, stages: &[StageId]) -> Vec<Fault> {
        let roles = self.parts.roles_of(team);
        let stage = |stage: &StageId| &self.parts.stages[stage.index()];
        let has_work = |id: &StageId| roles.iter().any(|role| stage(id).has_work_for(*role));
        let without = stages.iter().filter(|id| !has_work(id));
        let without = without.map(|id| {
            let (name, team) = (self.stage(*id), self.team(team));
            self.fault(format!(
                "`{name}` has no work for the roles of team `{team}`"
            ))
            .with_remedy("take the stage out of the list")
        });
        self.twice(stages).into_iter().chain(without).collect()
    }

    fn twice(&self, stages: &[StageId]) -> Vec<Fault> {
        let again = stages.iter().enumerate();
        let again = again.filter(|(position, stage)| stages[..*position].contains(stage));
        again
            .map(|(_, stage)| {
                let name = self.stage(*stage);
                self.fault(format!("`{name}` stands twice in `stages`"))
            })
            .collect()
    }

    fn no_work(&self, stage: StageId, role: Option<RoleId>) -> Option<Fault> {
        let described = &self.parts.stages[stage.index()];
        let name = &described.name;
        match role {
            Some(role) if !described.has_work_for(role) => {
                let role = self.role(role);
                Some(self.fault(format!("`{name}` has no work for `{role}`")))
            }
            None if described.work.is_empty() => {
                Some(self.fault(format!("`{name}` has no work to change")))
            }
            _ => None,
        }
    }

    /// A caseload counts cases with an owner: in a team that never owns one it says nothing.
    fn no_owner(&self, team: TeamId) -> Option<Fault> {
        (!self.parts.owns_cases(team)).then(|| {
            let remedy = "a caseload counts the cases of an owner: give a stage of the team an `owner` with a role of the team";
            self.fault(format!("`{}` never owns a case", self.team(team)))
                .with_remedy(remedy)
        })
    }

    fn negative(&self, number: f64) -> Option<Fault> {
        let fits = number.is_finite() && number >= 0.0;
        (!fits).then(|| self.fault(format!("{number} is not a number of 0 or more")))
    }

    fn team(&self, id: TeamId) -> &str {
        &self.parts.teams[id.index()].name
    }

    fn role(&self, id: RoleId) -> &str {
        &self.parts.roles[id.index()].name
    }

    fn stage(&self, id: StageId) -> &str {
        &self.parts.stages[id.index()].name
    }
}

/// For people: without the rounding errors of binary fractions.
fn rounded(fte: f64) -> f64 {
    (fte * 1e6).round() / 1e6
}

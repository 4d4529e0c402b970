//! Every change is of something that is there, and holds at some time of the run.

use super::{is_share, not_a_share, shares_fault};
use crate::model::arrivals::Source;
use crate::model::change::{Change, ChangeKind, During, Hire};
use crate::model::fault::{Fault, Subject};
use crate::model::ids::{RoleId, StageId, TeamId};
use crate::model::model::ModelParts;

/// Room for rounding of sums of fte.
const FTE_TOLERANCE: f64 = 1e-9;

/// Every change is of something that is there, and holds at some time of the run.
pub(super) fn changes(parts: &ModelParts, faults: &mut Vec<Fault>) {
    for (position, change) in parts.changes.iter().enumerate() {
        let about = Subject::Change(position);
        let found = during(parts, &change.during).into_iter();
        let found = found.chain(kind(parts, change));
        faults.extend(found.map(|Reason { reason, remedy }| Fault {
            about,
            reason,
            remedy,
        }));
    }
}

/// What is wrong, and what would be right.
struct Reason {
    reason: String,
    remedy: Option<String>,
}

impl Reason {
    fn new(reason: impl Into<String>) -> Self {
        Reason {
            reason: reason.into(),
            remedy: None,
        }
    }

    fn remedy(self, remedy: impl Into<String>) -> Self {
        Reason {
            remedy: Some(remedy.into()),
            ..self
        }
    }
}

fn during(parts: &ModelParts, during: &During) -> Vec<Reason> {
    let mut found = Vec::new();
    if let (Some(from), Some(until)) = (during.from, during.until)
        && until <= from
    {
        found.push(Reason::new(format!(
            "the change ends on {until}, not after its begin on {from}"
        )));
    }
    if let Some(from) = during.from.filter(|&from| from >= parts.until) {
        found.push(Reason::new(format!(
            "the change begins on {from}, when the period is over"
        )));
    }
    if let Some(until) = during.until.filter(|&until| until <= parts.start) {
        found.push(Reason::new(format!(
            "the change ends on {until}, before the simulation begins"
        )));
    }
    if during
        .trigger
        .as_ref()
        .is_some_and(|trigger| trigger.days < 0)
    {
        found.push(Reason::new("a change lasts no negative number of days"));
    }
    found
}

fn kind(parts: &ModelParts, change: &Change) -> Vec<Reason> {
    match &change.kind {
        ChangeKind::Hire(hire) => self::hire(parts, hire),
        ChangeKind::Leave { team, role, fte } => leave(parts, change, *team, *role, *fte),
        ChangeKind::Absence {
            team, role, share, ..
        } => absence(parts, *team, *role, *share),
        ChangeKind::Inflow { stream, factor } => {
            let stream = &parts.streams[stream.index()];
            let replayed = matches!(stream.source, Source::Replay(_)).then(|| {
                let reason = format!("`{}` are arrivals that happened", stream.name);
                Reason::new(reason).remedy("only arrivals with a rate become more or fewer")
            });
            let factor = is_positive_or_zero(*factor).err();
            replayed.into_iter().chain(factor).collect()
        }
        ChangeKind::Suspend { stage } => has_work(parts, *stage, None).err().into_iter().collect(),
        ChangeKind::Stages { team, stages } => ranking(parts, *team, stages),
        ChangeKind::Areas { areas, .. } => {
            let none = areas.as_ref().is_some_and(Vec::is_empty);
            let none = none.then(|| Reason::new("a team that serves no area does nothing"));
            none.into_iter().collect()
        }
        ChangeKind::Route { route, .. } => {
            shares_fault(route).map(Reason::new).into_iter().collect()
        }
        ChangeKind::Work {
            stage,
            role,
            factor,
        } => {
            let work = has_work(parts, *stage, *role).err();
            let factor = is_positive_or_zero(*factor).err();
            work.into_iter().chain(factor).collect()
        }
        ChangeKind::Caseload { team, .. } if !parts.owns_cases(*team) => {
            let reason = format!("`{}` never owns a case", parts.teams[team.index()].name);
            vec![Reason::new(reason).remedy("a caseload counts the cases of an owner: give a stage of the team an `owner` with a role of the team")]
        }
        ChangeKind::Caseload { .. } | ChangeKind::Order { .. } => Vec::new(),
        ChangeKind::Cost { euro } => is_positive_or_zero(*euro).err().into_iter().collect(),
    }
}

/// The posts are there, and there is work for them.
fn hire(parts: &ModelParts, hire: &Hire) -> Vec<Reason> {
    let mut found = Vec::new();
    let ranked = parts.stages_of(hire.team);
    let team = &parts.teams[hire.team.index()].name;
    if hire.posts.is_empty() || hire.posts.iter().any(|&fte| fte.is_nan() || fte <= 0.0) {
        found.push(Reason::new("every post has a part of an fte above 0"));
    }
    for share in [hire.chance, hire.settling.pace, hire.settling.mentor] {
        if !is_share(share) {
            found.push(Reason::new(not_a_share(share)));
        }
    }
    let stages = hire.stages.as_deref().unwrap_or_default();
    for stage in stages.iter().filter(|stage| !ranked.contains(stage)) {
        let name = &parts.stages[stage.index()].name;
        let reason = format!("team `{team}` does not work on `{name}`");
        found
            .push(Reason::new(reason).remedy(format!("name `{name}` in the `stages` of the team")));
    }
    found.extend(twice(parts, stages));
    let in_ranked = stages.iter().filter(|stage| ranked.contains(stage));
    found.extend(in_ranked.filter_map(|&stage| has_work(parts, stage, Some(hire.role)).err()));
    let has_work = |stage: &StageId| parts.stages[stage.index()].has_work_for(hire.role);
    if stages.is_empty() && !ranked.iter().any(has_work) {
        let role = &parts.roles[hire.role.index()].name;
        let reason = format!("the stages of team `{team}` have no work for `{role}`");
        found.push(Reason::new(reason).remedy("hire another role, or for another team"));
    }
    found
}

/// There are so many to leave, with those who leave at the same time.
fn leave(parts: &ModelParts, change: &Change, team: TeamId, role: RoleId, fte: f64) -> Vec<Reason> {
    let (team_name, role_name) = names(parts, team, role);
    if !parts.roles_of(team).contains(&role) {
        let reason = format!("team `{team_name}` has no `{role_name}`");
        return vec![Reason::new(reason).remedy("name a role of the team's staff")];
    }
    if fte.is_nan() || fte <= 0.0 {
        return vec![Reason::new("the fte that leave are above 0")];
    }
    let (there, leaving) = (
        fte_of(parts, team, role),
        leaving(parts, change, team, role),
    );
    if leaving <= there + FTE_TOLERANCE {
        return Vec::new();
    }
    let together = if leaving > fte + FTE_TOLERANCE {
        format!(" of {leaving} fte together")
    } else {
        format!(" of {leaving} fte")
    };
    let reason =
        format!("leave{together}, but team `{team_name}` has {there} fte of `{role_name}`");
    vec![Reason::new(reason)]
}

/// All of a role that a team ever has: its staff and those who are to be hired.
fn fte_of(parts: &ModelParts, team: TeamId, role: RoleId) -> f64 {
    let own = parts.teams[team.index()].staff.iter();
    let own = own.filter(|staffing| staffing.role == role);
    let hired = parts.changes.iter().map(|change| match &change.kind {
        ChangeKind::Hire(hire) if (hire.team, hire.role) == (team, role) => hire.posts.iter().sum(),
        _ => 0.0,
    });
    own.map(|staffing| staffing.fte()).sum::<f64>() + hired.sum::<f64>()
}

/// What leaves on the first day of `change`; a change that waits for a condition leaves alone.
fn leaving(parts: &ModelParts, change: &Change, team: TeamId, role: RoleId) -> f64 {
    let holds_too = |other: &Change| {
        let day = change.during.from;
        let dated = change.during.trigger.is_none() && other.during.trigger.is_none();
        let begun = other.during.from <= day;
        let goes_on = other.during.until.is_none_or(|until| Some(until) > day);
        std::ptr::eq(other, change) || (dated && begun && goes_on)
    };
    let leaving = parts.changes.iter().map(|other| match other.kind {
        ChangeKind::Leave {
            team: of,
            role: with,
            fte,
        } if (of, with) == (team, role) && holds_too(other) => fte,
        _ => 0.0,
    });
    leaving.sum()
}

fn absence(
    parts: &ModelParts,
    team: Option<TeamId>,
    role: Option<RoleId>,
    share: f64,
) -> Vec<Reason> {
    let mut found = Vec::new();
    if !is_share(share) {
        found.push(Reason::new(not_a_share(share)));
    }
    let is_meant = |&id: &TeamId| team.is_none_or(|team| team == id);
    let mut teams = (0..parts.teams.len()).map(TeamId::from).filter(is_meant);
    let has_role = |id: TeamId| role.is_none_or(|role| parts.roles_of(id).contains(&role));
    if let (Some(role), false) = (role, teams.any(has_role)) {
        let role = &parts.roles[role.index()].name;
        let whose = team.map_or_else(
            || "no team".to_owned(),
            |team| format!("team `{}`", parts.teams[team.index()].name),
        );
        let has = if team.is_some() { "has no" } else { "has" };
        found.push(Reason::new(format!("{whose} {has} `{role}`")));
    }
    found
}

/// The team has work in every stage of a new ranking.
fn ranking(parts: &ModelParts, team: TeamId, stages: &[StageId]) -> Vec<Reason> {
    let mut found = twice(parts, stages);
    let roles = parts.roles_of(team);
    for stage in stages {
        let described = &parts.stages[stage.index()];
        if !roles.iter().any(|role| described.has_work_for(*role)) {
            let team = &parts.teams[team.index()].name;
            let reason = format!(
                "`{}` has no work for the roles of team `{team}`",
                described.name
            );
            found.push(Reason::new(reason).remedy("take the stage out of the list"));
        }
    }
    found
}

fn twice(parts: &ModelParts, stages: &[StageId]) -> Vec<Reason> {
    let positions = 1..stages.len().max(1);
    let again = positions.filter(|&position| stages[..position].contains(&stages[position]));
    again
        .map(|position| {
            let name = &parts.stages[stages[position].index()].name;
            Reason::new(format!("`{name}` stands twice in `stages`"))
        })
        .collect()
}

fn has_work(parts: &ModelParts, stage: StageId, role: Option<RoleId>) -> Result<(), Reason> {
    let described = &parts.stages[stage.index()];
    let name = &described.name;
    match role {
        Some(role) if !described.has_work_for(role) => {
            let role = &parts.roles[role.index()].name;
            let reason = format!("`{name}` has no work for `{role}`");
            Err(Reason::new(reason))
        }
        None if described.work.is_empty() => {
            Err(Reason::new(format!("`{name}` has no work to change")))
        }
        _ => Ok(()),
    }
}

fn is_positive_or_zero(number: f64) -> Result<(), Reason> {
    if number.is_finite() && number >= 0.0 {
        return Ok(());
    }
    Err(Reason::new(format!(
        "{number} is not a number of 0 or more"
    )))
}

fn names(parts: &ModelParts, team: TeamId, role: RoleId) -> (&str, &str) {
    (
        &parts.teams[team.index()].name,
        &parts.roles[role.index()].name,
    )
}

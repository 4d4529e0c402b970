//! Every team has work, and every piece of work has a team.

use crate::model::fault::{Fault, Subject};
use crate::model::ids::{AreaId, StageId, TeamId};
use crate::model::model::ModelParts;
use crate::model::staff::Team;

/// A team that ranks a stage has work in it.
pub(super) fn rankings(parts: &ModelParts, faults: &mut Vec<Fault>) {
    for (index, team) in parts.teams.iter().enumerate() {
        for (position, stage) in team.stages.iter().enumerate() {
            let about = Subject::TeamStage(TeamId::from(index), position);
            let described = &parts.stages[stage.index()];
            let roles = parts.roles_of(TeamId::from(index));
            if !roles.iter().any(|role| described.has_work_for(*role)) {
                let reason = format!(
                    "`{}` has no work for the roles of team `{}`",
                    described.name, team.name
                );
                faults.push(Fault::new(about, reason).with_remedy(
                    "take the stage out of the list, or give its work a role of this team",
                ));
            }
        }
    }
}

/// Every piece of work has somebody who may do it, in every area.
pub(super) fn coverage(parts: &ModelParts, faults: &mut Vec<Fault>) {
    for (index, stage) in parts.stages.iter().enumerate() {
        let id = StageId::from(index);
        let teams: Vec<_> = parts
            .teams
            .iter()
            .filter(|team| team.stages.contains(&id))
            .collect();
        if teams.is_empty() && !stage.work.is_empty() {
            let reason = format!("no team works on `{}`", stage.name);
            faults.push(
                Fault::new(Subject::Stage(id), reason)
                    .with_remedy("name the stage in the `stages` of a team"),
            );
            continue;
        }
        for (piece, described) in stage.work.iter().enumerate() {
            let able = |team: &&&Team| {
                team.staff
                    .iter()
                    .any(|staffing| staffing.role == described.role && !staffing.workers.is_empty())
            };
            let role = &parts.roles[described.role.index()].name;
            if !teams.iter().any(|team| able(&team)) {
                let reason = format!(
                    "no team that works on `{}` has the role `{role}`",
                    stage.name
                );
                let remedy = format!(
                    "give `{role}` staff in such a team, or name the stage in a team that has it"
                );
                faults.push(Fault::new(Subject::Piece(id, piece), reason).with_remedy(remedy));
                continue;
            }
            for (area, place) in parts.areas.iter().enumerate() {
                let area = AreaId::from(area);
                if place.share > 0.0 && !teams.iter().filter(able).any(|team| team.serves(area)) {
                    let reason = format!(
                        "nobody does the work of `{role}` in `{}` for area `{}`",
                        stage.name, place.name
                    );
                    faults.push(Fault::new(Subject::Piece(id, piece), reason));
                }
            }
        }
    }
}

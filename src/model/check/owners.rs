//! Whoever owns a case has work on it, and can be found again.

use crate::model::fault::{Fault, Subject};
use crate::model::ids::{RoleId, StageId, TeamId};
use crate::model::model::ModelParts;
use crate::model::stage::Ownership;
use crate::model::ways::Ways;

/// Whoever owns a case has work on it, and can be found again.
pub(super) fn owners(parts: &ModelParts, faults: &mut Vec<Fault>) {
    let ownerless = entered_without_owner(parts);
    for (index, stage) in parts.stages.iter().enumerate() {
        let id = StageId::from(index);
        if let Ownership::FirstOf(role) = stage.owner {
            let name = &parts.roles[role.index()].name;
            if !stage.work.iter().any(|piece| piece.role == role) {
                let reason = format!(
                    "`{name}` owns the cases of `{}` but has no work there",
                    stage.name
                );
                faults.push(Fault::new(Subject::Owner(id), reason));
            }
            owner_is_found_again(parts, id, role, faults);
        }
        let about = match stage.owner {
            Ownership::Same => Subject::Owner(id),
            _ if stage.keeps_owner => Subject::KeepsOwner(id),
            _ => continue,
        };
        if let Some(before) = &ownerless[index] {
            let reason = format!(
                "cases can enter `{}` without an owner: {before}",
                stage.name
            );
            let remedy = "let a stage before it, on every route, have an `owner` with a role";
            faults.push(Fault::new(about, reason).with_remedy(remedy));
        }
    }
}

/// The teams that may own a case in `from` also do the owner's work in the stages that want the same worker.
fn owner_is_found_again(parts: &ModelParts, from: StageId, role: RoleId, faults: &mut Vec<Fault>) {
    let ways = Ways::of(parts);
    let owning: Vec<TeamId> = (0..parts.teams.len())
        .map(TeamId::from)
        .filter(|&team| parts.roles_of(team).contains(&role))
        .filter(|&team| parts.stages_of(team).contains(&from))
        .collect();
    // Stages that cases of this owner can enter before another owner takes over.
    let mut seen = vec![false; parts.stages.len()];
    let mut next: Vec<StageId> = ways.successors(from).collect();
    while let Some(stage) = next.pop() {
        let described = &parts.stages[stage.index()];
        if std::mem::replace(&mut seen[stage.index()], true)
            || matches!(described.owner, Ownership::FirstOf(_))
        {
            continue;
        }
        next.extend(ways.successors(stage));
        let wants_owner = described.owner == Ownership::Same || described.keeps_owner;
        if !wants_owner || !described.work.iter().any(|piece| piece.role == role) {
            continue;
        }
        let works_on = |team: &&TeamId| parts.stages_of(**team).contains(&stage);
        for team in owning.iter().filter(|team| !works_on(team)) {
            let team = &parts.teams[team.index()];
            let reason = format!(
                "the owner comes from team `{}`, through `{}`, but that team does not work on `{}`",
                team.name,
                parts.stages[from.index()].name,
                described.name
            );
            let remedy = format!(
                "name `{}` in the `stages` of team `{}`",
                described.name, team.name
            );
            faults.push(Fault::new(Subject::Owner(stage), reason).with_remedy(remedy));
        }
    }
}

/// For each stage, how a case can enter it without ever having had an owner.
fn entered_without_owner(parts: &ModelParts) -> Vec<Option<String>> {
    let mut way: Vec<Option<String>> = vec![None; parts.stages.len()];
    let ways = Ways::of(parts);
    let mut next = Vec::new();
    for stream in &parts.streams {
        if way[stream.to.index()].is_none() {
            way[stream.to.index()] = Some(format!("arrivals `{}` begin there", stream.name));
            next.push(stream.to);
        }
    }
    if let Some(stage) = parts.follow_up.as_ref().map(|joined| joined.stage)
        && way[stage.index()].is_none()
    {
        way[stage.index()] = Some("reports that join an open case begin there".to_owned());
        next.push(stage);
    }
    while let Some(stage) = next.pop() {
        let described = &parts.stages[stage.index()];
        if matches!(described.owner, Ownership::FirstOf(_)) {
            continue;
        }
        for successor in ways.successors(stage) {
            if way[successor.index()].is_none() {
                way[successor.index()] = Some(format!("from `{}`, which has none", described.name));
                next.push(successor);
            }
        }
    }
    way
}

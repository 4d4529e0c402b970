//! What must hold for parts to make a model.

use super::arrivals::Source;
use super::clocks::{Clock, Verdict, verdicts};
use super::deadline::{Deadline, Moment};
use super::fault::{Fault, Subject};
use super::ids::{AreaId, DeadlineId, RoleId, StageId, StreamId, TeamId};
use super::model::ModelParts;
use super::stage::{Ownership, Route, Stage};

/// How far shares may add up beside 1: room for rounding of binary fractions, not for carelessness.
const SHARE_TOLERANCE: f64 = 1e-6;

/// Everything that is wrong with the parts.
pub(super) fn faults(parts: &ModelParts) -> Vec<Fault> {
    let mut faults = faults_of_each(parts);
    rankings(parts, &mut faults);
    coverage(parts, &mut faults);
    owners(parts, &mut faults);
    paths(parts, &mut faults);
    deadlines(parts, &mut faults);
    faults
}

/// What is wrong with each part by itself.
pub(super) fn faults_of_each(parts: &ModelParts) -> Vec<Fault> {
    let mut faults = Vec::new();
    period(parts, &mut faults);
    areas(parts, &mut faults);
    streams(parts, &mut faults);
    stages(parts, &mut faults);
    teams(parts, &mut faults);
    faults
}

/// Can a case pass the same stage twice?
pub(super) fn has_loops(stages: &[Stage]) -> bool {
    (0..stages.len()).any(|index| {
        let next = stages[index].successors().collect();
        reachable(stages, next)[index]
    })
}

fn period(parts: &ModelParts, faults: &mut Vec<Fault>) {
    if parts.from < parts.start {
        let reason = format!(
            "the reported period starts on {}, before the warm-up on {}",
            parts.from, parts.start
        );
        faults.push(Fault::new(Subject::Period, reason).with_remedy("let the warm-up start first"));
    }
    if parts.until <= parts.from {
        let reason = format!(
            "the period ends on {}, not after its start on {}",
            parts.until, parts.from
        );
        faults.push(
            Fault::new(Subject::Period, reason)
                .with_remedy("`until` is the first day after the period"),
        );
    }
}

fn areas(parts: &ModelParts, faults: &mut Vec<Fault>) {
    for (index, area) in parts.areas.iter().enumerate() {
        if !is_share(area.share) {
            faults.push(Fault::new(
                Subject::Area(AreaId::from(index)),
                not_a_share(area.share),
            ));
        }
    }
    let shares = parts.areas.iter().map(|area| area.share);
    if let Some(total) = wrong_total(shares) {
        faults.push(Fault::new(
            Subject::Areas,
            format!("the shares of the areas add up to {total}, not to 1"),
        ));
    }
}

fn streams(parts: &ModelParts, faults: &mut Vec<Fault>) {
    for (index, stream) in parts.streams.iter().enumerate() {
        let about = Subject::Stream(StreamId::from(index));
        if !is_share(stream.urgent) {
            faults.push(Fault::new(
                about,
                format!("`urgent`: {}", not_a_share(stream.urgent)),
            ));
        }
        let Source::Rate(profile) = &stream.source else {
            continue;
        };
        if profile.steps.is_empty() {
            faults.push(Fault::new(about, "there is no rate"));
        }
        if profile
            .steps
            .windows(2)
            .any(|pair| pair[1].from <= pair[0].from)
        {
            faults.push(Fault::new(about, "the dates of the rates do not ascend"));
        }
        if profile.weekdays.iter().sum::<f64>() <= 0.0 || profile.months.iter().sum::<f64>() <= 0.0
        {
            faults.push(Fault::new(
                about,
                "all weights are zero, so nothing can arrive",
            ));
        }
    }
}

fn stages(parts: &ModelParts, faults: &mut Vec<Fault>) {
    for (index, stage) in parts.stages.iter().enumerate() {
        let id = StageId::from(index);
        for (piece, described) in stage.work.iter().enumerate() {
            let about = Subject::Piece(id, piece);
            if !is_share(described.share) {
                faults.push(Fault::new(
                    about,
                    format!("`share`: {}", not_a_share(described.share)),
                ));
            }
            if let Some(planned) = &described.timing.planned
                && planned.law().is_some_and(|law| law.fixed_value().is_none())
            {
                faults.push(Fault::new(about, "a planned moment has no spread"));
            }
            if described.timing.slices == 0 {
                faults.push(Fault::new(about, "a piece of work has at least one slice"));
            }
        }
        route(id, None, &stage.route, faults);
        for (stream, own) in &stage.routes_of {
            route(id, Some(*stream), own, faults);
        }
    }
}

fn route(stage: StageId, stream: Option<StreamId>, route: &Route, faults: &mut Vec<Fault>) {
    let about = Subject::Route(stage, stream);
    if let Some((_, share)) = route.shares.iter().find(|(_, share)| !is_share(*share)) {
        faults.push(Fault::new(about, not_a_share(*share)));
    } else if let Some(total) = wrong_total(route.shares.iter().map(|(_, share)| *share)) {
        faults.push(Fault::new(
            about,
            format!("the shares add up to {total}, not to 1"),
        ));
    }
}

fn teams(parts: &ModelParts, faults: &mut Vec<Fault>) {
    for (index, team) in parts.teams.iter().enumerate() {
        let id = TeamId::from(index);
        if team
            .staff
            .iter()
            .all(|staffing| staffing.workers.is_empty())
        {
            faults.push(Fault::new(Subject::Team(id), "the team has no staff"));
        }
        for (position, stage) in team.stages.iter().enumerate() {
            if team.stages[..position].contains(stage) {
                let name = &parts.stages[stage.index()].name;
                faults.push(Fault::new(
                    Subject::TeamStage(id, position),
                    format!("`{name}` stands twice in the ranking"),
                ));
            }
        }
    }
}

/// A team that ranks a stage has work in it.
fn rankings(parts: &ModelParts, faults: &mut Vec<Fault>) {
    for (index, team) in parts.teams.iter().enumerate() {
        for (position, stage) in team.stages.iter().enumerate() {
            let about = Subject::TeamStage(TeamId::from(index), position);
            let described = &parts.stages[stage.index()];
            let has_work = |role: RoleId| described.work.iter().any(|piece| piece.role == role);
            if !team.staff.iter().any(|staffing| has_work(staffing.role)) {
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
fn coverage(parts: &ModelParts, faults: &mut Vec<Fault>) {
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
            let able = |team: &&&super::staff::Team| {
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

/// Whoever owns a case has work on it, and can be found again.
fn owners(parts: &ModelParts, faults: &mut Vec<Fault>) {
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
    let has_role =
        |team: &super::staff::Team| team.staff.iter().any(|staffing| staffing.role == role);
    let owning = |stage: StageId| {
        parts
            .teams
            .iter()
            .filter(move |team| has_role(team) && team.stages.contains(&stage))
    };
    // Stages that cases of this owner can enter before another owner takes over.
    let mut seen = vec![false; parts.stages.len()];
    let mut next: Vec<StageId> = parts.stages[from.index()].successors().collect();
    while let Some(stage) = next.pop() {
        let described = &parts.stages[stage.index()];
        if std::mem::replace(&mut seen[stage.index()], true)
            || matches!(described.owner, Ownership::FirstOf(_))
        {
            continue;
        }
        next.extend(described.successors());
        let wants_owner = described.owner == Ownership::Same || described.keeps_owner;
        if !wants_owner || !described.work.iter().any(|piece| piece.role == role) {
            continue;
        }
        for team in owning(from).filter(|team| !team.stages.contains(&stage)) {
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
    let mut next = Vec::new();
    for stream in &parts.streams {
        if way[stream.to.index()].is_none() {
            way[stream.to.index()] = Some(format!("arrivals `{}` begin there", stream.name));
            next.push(stream.to);
        }
    }
    while let Some(stage) = next.pop() {
        let described = &parts.stages[stage.index()];
        if matches!(described.owner, Ownership::FirstOf(_)) {
            continue;
        }
        for successor in described.successors() {
            if way[successor.index()].is_none() {
                way[successor.index()] = Some(format!("from `{}`, which has none", described.name));
                next.push(successor);
            }
        }
    }
    way
}

/// Every stage is reached, and every case ends.
fn paths(parts: &ModelParts, faults: &mut Vec<Fault>) {
    let reached = reachable(
        &parts.stages,
        parts.streams.iter().map(|stream| stream.to).collect(),
    );
    for (index, stage) in parts.stages.iter().enumerate() {
        let id = StageId::from(index);
        if !reached[index] {
            let reason = format!("no case can reach `{}`", stage.name);
            let remedy =
                "give it a share in the `next` of another stage, or let arrivals go `to` it";
            faults.push(Fault::new(Subject::Stage(id), reason).with_remedy(remedy));
        }
    }
    cycles(parts, faults);
}

/// No case goes round for ever. A cycle without an exit is told once, at its first stage.
fn cycles(parts: &ModelParts, faults: &mut Vec<Fault>) {
    let mut told = vec![false; parts.stages.len()];
    for (index, stage) in parts.stages.iter().enumerate() {
        let onward = reachable(&parts.stages, stage.successors().collect());
        let later = || (0..onward.len()).filter(|&later| onward[later]);
        let ends = stage.may_close() || later().any(|later| parts.stages[later].may_close());
        if !ends && onward[index] && !later().any(|later| told[later]) {
            told[index] = true;
            let reason = format!("a case that enters `{}` never ends", stage.name);
            let remedy = "give `closed` a share in the `next` of a stage on the way round";
            faults.push(
                Fault::new(Subject::Route(StageId::from(index), None), reason).with_remedy(remedy),
            );
        }
    }
}

/// The stages that a case can enter, beginning with `next`.
fn reachable(stages: &[Stage], mut next: Vec<StageId>) -> Vec<bool> {
    let mut reached = vec![false; stages.len()];
    while let Some(stage) = next.pop() {
        if !std::mem::replace(&mut reached[stage.index()], true) {
            next.extend(stages[stage.index()].successors());
        }
    }
    reached
}

/// Every term can start, and what can start can stop.
fn deadlines(parts: &ModelParts, faults: &mut Vec<Fault>) {
    for (index, deadline) in parts.deadlines.iter().enumerate() {
        let id = DeadlineId::from(index);
        if deadline.target.is_some_and(|target| !is_share(target)) {
            faults.push(Fault::new(
                Subject::Deadline(id),
                "`target`: a share lies between 0 and 1",
            ));
        }
        let mut possible = true;
        let starts = deadline
            .start
            .iter()
            .enumerate()
            .map(|(n, moment)| (moment, Subject::DeadlineStart(id, n)));
        let stops = deadline
            .stop
            .iter()
            .enumerate()
            .map(|(n, moment)| (moment, Subject::DeadlineStop(id, n)));
        for (moment, about) in starts.chain(stops) {
            if let Some(reason) = cannot_happen(&parts.stages, *moment) {
                faults.push(Fault::new(about, reason));
                possible = false;
            }
        }
        let planned = deadline
            .start
            .iter()
            .filter(|moment| matches!(moment, Moment::Due(_)))
            .count();
        if planned > 0 && planned < deadline.start.len() {
            let reason = "a term that starts at planned moments cannot start at other moments too";
            faults.push(
                Fault::new(Subject::Deadline(id), reason).with_remedy("make it two deadlines"),
            );
            possible = false;
        }
        if possible {
            stops_can_follow(parts, id, deadline, faults);
        }
    }
}

fn cannot_happen(stages: &[Stage], moment: Moment) -> Option<String> {
    let stage = &stages[moment.stage()?.index()];
    match moment {
        Moment::Started(_) if stage.work.is_empty() => {
            Some(format!("`{}` has no work, so none begins", stage.name))
        }
        Moment::Due(_) | Moment::Done(_)
            if !stage
                .work
                .iter()
                .any(|piece| piece.timing.planned.is_some()) =>
        {
            Some(format!(
                "`{}` has no work with a planned moment (`at`)",
                stage.name
            ))
        }
        _ => None,
    }
}

fn stops_can_follow(
    parts: &ModelParts,
    id: DeadlineId,
    deadline: &Deadline,
    faults: &mut Vec<Fault>,
) {
    let clock = Clock {
        deadline: id,
        planned: None,
    };
    let verdicts = verdicts(&parts.stages, deadline, &clock);
    let can_stop_in = |stage: StageId| verdicts[stage.index()] != Verdict::Dropped;
    let enters_or_stops =
        |stage: StageId| deadline.stop.contains(&Moment::Entered(stage)) || can_stop_in(stage);
    for (n, moment) in deadline.start.iter().enumerate() {
        let possible = match *moment {
            Moment::Received => parts
                .streams
                .iter()
                .any(|stream| enters_or_stops(stream.to)),
            Moment::Completed(stage) => parts.stages[stage.index()]
                .successors()
                .any(enters_or_stops),
            other => other.stage().is_some_and(can_stop_in),
        };
        if !possible {
            let reason = "no stop of this term can come after this start";
            faults.push(
                Fault::new(Subject::DeadlineStart(id, n), reason)
                    .with_remedy("name a later moment in `stop`"),
            );
        }
    }
}

fn is_share(share: f64) -> bool {
    (0.0..=1.0).contains(&share)
}

fn not_a_share(share: f64) -> String {
    format!("{share} is not a share: it must lie between 0 and 1")
}

/// The total of shares when it is not 1, rounded for people.
fn wrong_total(shares: impl Iterator<Item = f64>) -> Option<f64> {
    let total: f64 = shares.sum();
    ((total - 1.0).abs() > SHARE_TOLERANCE).then_some((total * 1e6).round() / 1e6)
}

//! What must hold for parts to make a model.

mod absence;
mod changes;
mod coverage;
mod deadlines;
mod opening;
mod owners;
mod paths;
mod repeats;

use absence::{absence, turnovers};
use changes::changes;
use coverage::{coverage, rankings};
use deadlines::deadlines;
use opening::opening;
pub use opening::{OpeningFault, OpeningRules};
use owners::owners;
pub(super) use paths::has_loops;
use paths::paths;
use repeats::repeats;

use super::arrivals::Source;
use super::fault::{Fault, Subject};
use super::ids::{AreaId, StageId, StreamId, TeamId};
use super::model::ModelParts;
use super::stage::Route;

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
    changes(parts, &mut faults);
    opening(parts, &mut faults);
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
    absence(parts, &mut faults);
    turnovers(parts, &mut faults);
    repeats(parts, &mut faults);
    faults
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
    faults.extend(shares_fault(route).map(|reason| Fault::new(about, reason)));
}

/// Why the shares of a route are not those of all cases.
fn shares_fault(route: &Route) -> Option<String> {
    let shares = || route.shares.iter().map(|(_, share)| *share);
    if let Some(share) = shares().find(|share| !is_share(*share)) {
        return Some(not_a_share(share));
    }
    wrong_total(shares()).map(|total| format!("the shares add up to {total}, not to 1"))
}

fn teams(parts: &ModelParts, faults: &mut Vec<Fault>) {
    for (index, team) in parts.teams.iter().enumerate() {
        let id = TeamId::from(index);
        if parts.roles_of(id).is_empty() {
            faults.push(
                Fault::new(Subject::Team(id), "the team has no staff")
                    .with_remedy("give it `staff`, or people to be hired by a change"),
            );
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

//! What the organisations are put together from.

use doorstroom::model::{
    Area, ArrivalStream, Deadline, Destination, Moment, Order, Ownership, Piece, Rate, RateProfile,
    RateStep, Role, RoleId, Route, Source, Staffing, Stage, StageId, Team, Timing,
};
use doorstroom::random::{DailyCount, Law};
use doorstroom::time::{Day, HoursPerYear, Term, TermUnit};

pub(super) fn everywhere() -> Vec<Area> {
    vec![Area {
        name: "everywhere".to_owned(),
        title: "everywhere".to_owned(),
        share: 1.0,
    }]
}

pub(super) fn role(name: &str, hours_per_year: HoursPerYear) -> Role {
    Role {
        name: name.to_owned(),
        title: name.to_owned(),
        hours_per_year,
        cost_per_year: None,
    }
}

/// A stage without an owner; no next stage means that cases end there.
pub(super) fn stage(name: &str, work: Vec<Piece>, next: &[(StageId, f64)]) -> Stage {
    let on: f64 = next.iter().map(|(_, share)| share).sum();
    let mut shares: Vec<(Destination, f64)> = next
        .iter()
        .map(|&(stage, share)| (Destination::Stage(stage), share))
        .collect();
    if on < 0.999 {
        shares.insert(0, (Destination::Closed, 1.0 - on));
    }
    Stage {
        name: name.to_owned(),
        title: name.to_owned(),
        owner: Ownership::Anyone,
        keeps_owner: false,
        work,
        route: Route { shares },
        routes_of: Vec::new(),
    }
}

pub(super) fn piece(role: RoleId, hours: Law) -> Piece {
    Piece {
        role,
        hours,
        share: 1.0,
        timing: Timing::STRAIGHT,
    }
}

/// Poisson arrivals on every day alike.
pub(super) fn arrivals(name: &str, to: StageId, steps: Vec<RateStep>) -> ArrivalStream {
    ArrivalStream {
        name: name.to_owned(),
        to,
        urgent: 0.0,
        source: Source::Rate(Box::new(profile(steps))),
    }
}

pub(super) fn profile(steps: Vec<RateStep>) -> RateProfile {
    RateProfile {
        steps,
        growth: 0.0,
        months: [1.0; 12],
        weekdays: [1.0; 7],
        count: DailyCount::new(1.0).expect("a Poisson law"),
        cluster: None,
    }
}

pub(super) fn rate(from: Day, rate: Rate) -> RateStep {
    RateStep { from, rate }
}

pub(super) fn team(name: &str, staff: &[(RoleId, f64)], stages: &[StageId]) -> Team {
    let staffing = |&(role, fte): &(RoleId, f64)| Staffing::split(role, fte, 1.0);
    Team {
        name: name.to_owned(),
        title: name.to_owned(),
        external: false,
        staff: staff.iter().map(staffing).collect(),
        stages: stages.to_vec(),
        areas: None,
        caseload: None,
        order: Order::Fifo,
    }
}

/// A term that counts as a plain length of time.
pub(super) fn deadline(
    name: &str,
    start: &[Moment],
    stop: &[Moment],
    amount: u16,
    unit: TermUnit,
) -> Deadline {
    Deadline {
        name: name.to_owned(),
        title: name.to_owned(),
        start: start.to_vec(),
        stop: stop.to_vec(),
        term: Term::new(amount, unit),
        legal: false,
        target: None,
    }
}

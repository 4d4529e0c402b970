//! The model that tests of measures speak about: small, and open day and night.

use crate::model::{
    Area, ArrivalStream, Change, ChangeKind, Deadline, DeadlineId, Destination, During, Hire,
    Model, ModelParts, Moment, Order, Ownership, Piece, Rate, RateProfile, RateStep, Role, RoleId,
    Route, Settling, Source, Staffing, Stage, StageId, Team, TeamId, Timing,
};
use crate::random::{DailyCount, Law};
use crate::time::{
    Day, Holidays, HoursPerYear, LegalCalendar, SimTime, Span, Term, TermUnit, WorkCalendar,
};

pub(crate) const TRIAGE: StageId = StageId(0);
pub(crate) const RESEARCH: StageId = StageId(1);
pub(crate) const TEN_WEEKS: DeadlineId = DeadlineId(0);

/// Triage, then research, ten weeks from receipt to the completion of research (target 80%), by one team with
/// one worker of one fte and one of a half, who work 24 hours a day.
pub(crate) fn parts(areas: usize, start: Day, from: Day, until: Day) -> ModelParts {
    ModelParts {
        start,
        from,
        until,
        work_calendar: WorkCalendar::always(start.year(), until.year()),
        legal_calendar: LegalCalendar::new(Holidays::None, vec![]),
        roles: vec![role("MW")],
        stages: vec![
            stage("triage", Destination::Stage(RESEARCH)),
            stage("research", Destination::Closed),
        ],
        areas: (0..areas).map(|index| area(index, areas)).collect(),
        streams: vec![stream("reports", 365.0, start)],
        teams: vec![team("team", &[1.0, 0.5])],
        deadlines: vec![ten_weeks()],
        absence: None,
        usual_absence: None,
        changes: Vec::new(),
        follow_up: None,
        rereport: None,
        opening: Vec::new(),
    }
}

/// The model of [`parts`].
pub(crate) fn model(areas: usize, start: Day, from: Day, until: Day) -> Model {
    Model::new(parts(areas, start, from, until)).expect("the small model is right")
}

/// An instant: the day `year-month-day` at an hour.
pub(crate) fn at(year: i16, month: i8, day: i8, hour: i64) -> SimTime {
    Day::new(year, month, day).start() + Span::from_seconds(hour * 3600)
}

pub(crate) fn role(name: &str) -> Role {
    Role {
        name: name.into(),
        title: name.into(),
        hours_per_year: HoursPerYear::Always,
        cost_per_year: None,
    }
}

pub(crate) fn stage(name: &str, next: Destination) -> Stage {
    Stage {
        name: name.into(),
        title: name.into(),
        owner: Ownership::Anyone,
        keeps_owner: false,
        work: vec![piece(RoleId(0), 1.0)],
        route: Route {
            shares: vec![(next, 1.0)],
        },
        routes_of: vec![],
    }
}

pub(crate) fn piece(role: RoleId, hours: f64) -> Piece {
    Piece {
        role,
        hours: Law::fixed(hours).expect("hours are a length"),
        share: 1.0,
        timing: Timing::STRAIGHT,
    }
}

pub(crate) fn stream(name: &str, per_year: f64, from: Day) -> ArrivalStream {
    ArrivalStream {
        name: name.into(),
        to: TRIAGE,
        urgent: 0.0,
        source: Source::Rate(Box::new(RateProfile {
            steps: vec![RateStep {
                from,
                rate: Rate::PerYear(per_year),
            }],
            growth: 0.0,
            months: [1.0; 12],
            weekdays: [1.0; 7],
            count: DailyCount::new(1.0).expect("a Poisson count"),
            cluster: None,
        })),
    }
}

pub(crate) fn team(name: &str, workers: &[f64]) -> Team {
    Team {
        name: name.into(),
        title: name.into(),
        external: false,
        staff: vec![Staffing {
            role: RoleId(0),
            workers: workers.to_vec(),
        }],
        stages: vec![TRIAGE, RESEARCH],
        areas: None,
        caseload: None,
        order: Order::Fifo,
        turnover: None,
    }
}

/// A change that holds from one day to another.
pub(crate) fn change(from: Day, until: Option<Day>, kind: ChangeKind) -> Change {
    Change {
        key: 1,
        title: None,
        during: During {
            from: Some(from),
            until,
            trigger: None,
        },
        kind,
    }
}

/// Posts of the first role in the first team.
pub(crate) fn hire(posts: &[f64]) -> Hire {
    Hire {
        team: TeamId(0),
        role: RoleId(0),
        posts: posts.to_vec(),
        lag: None,
        chance: 1.0,
        settling: Settling::AT_ONCE,
        stages: None,
        received_before: None,
        cost_per_year: None,
    }
}

fn area(index: usize, areas: usize) -> Area {
    Area {
        name: format!("area {index}"),
        title: format!("Area {index}"),
        share: 1.0 / areas as f64,
    }
}

fn ten_weeks() -> Deadline {
    Deadline {
        name: "ten-weeks".into(),
        title: "within ten weeks".into(),
        start: vec![Moment::Received],
        stop: vec![Moment::Completed(RESEARCH)],
        term: Term::new(10, TermUnit::Weeks),
        legal: false,
        target: Some(0.8),
    }
}

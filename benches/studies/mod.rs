//! The organisations that are timed.

use doorstroom::model::{
    Area, ArrivalStream, Deadline, Delay, Destination, Model, ModelParts, Moment, Order, Ownership,
    Piece, Rate, RateProfile, RateStep, Role, RoleId, Route, Source, Staffing, Stage, StageId,
    Team, Timing,
};
use doorstroom::random::{DailyCount, Law};
use doorstroom::time::{
    DAY, Day, Holidays, HoursPerYear, LegalCalendar, Term, TermUnit, WorkCalendar,
};

const TRIAGE: StageId = StageId(0);
const VV: StageId = StageId(1);
const ONDERZOEK: StageId = StageId(2);
const MONITOR: StageId = StageId(3);

/// The laboratory network: a role, a team and a list for each stage, exponential work, always open.
pub(crate) fn laboratory() -> Model {
    let start = Day::new(2021, 1, 1);
    let parts = ModelParts {
        start,
        from: start,
        until: Day::new(2026, 1, 1),
        work_calendar: WorkCalendar::always(2021, 2027),
        legal_calendar: LegalCalendar::new(Holidays::None, Vec::new()),
        roles: ["T", "V", "O", "M"].map(role).to_vec(),
        stages: vec![
            stage(
                "triage",
                vec![piece(0, 4.8)],
                &[
                    (Destination::Closed, 0.51),
                    (Destination::Stage(VV), 0.29),
                    (Destination::Stage(ONDERZOEK), 0.20),
                ],
            ),
            stage(
                "vv",
                vec![piece(1, 336.0)],
                &[(Destination::Stage(MONITOR), 1.0)],
            ),
            stage(
                "onderzoek",
                vec![piece(2, 480.0)],
                &[(Destination::Stage(MONITOR), 1.0)],
            ),
            stage(
                "monitor",
                [90, 365, 545].map(contact).to_vec(),
                &[(Destination::Closed, 1.0)],
            ),
        ],
        areas: vec![Area {
            name: "all".to_owned(),
            title: "all".to_owned(),
            share: 1.0,
        }],
        streams: vec![reports(start)],
        teams: vec![
            team("triage", 0, 4),
            team("vv", 1, 75),
            team("onderzoek", 2, 70),
            team("monitor", 3, 3),
        ],
        deadlines: vec![
            deadline(5, vec![Moment::Received], vec![Moment::Completed(TRIAGE)]),
            deadline(
                70,
                vec![Moment::Entered(VV), Moment::Entered(ONDERZOEK)],
                vec![Moment::Completed(VV), Moment::Completed(ONDERZOEK)],
            ),
        ],
    };
    Model::new(parts).expect("the laboratory is right")
}

fn role(name: &str) -> Role {
    Role {
        name: name.to_owned(),
        title: name.to_owned(),
        hours_per_year: HoursPerYear::Always,
        cost_per_year: None,
    }
}

fn stage(name: &str, work: Vec<Piece>, shares: &[(Destination, f64)]) -> Stage {
    Stage {
        name: name.to_owned(),
        title: name.to_owned(),
        owner: Ownership::Anyone,
        keeps_owner: false,
        work,
        route: Route {
            shares: shares.to_vec(),
        },
        routes_of: Vec::new(),
    }
}

fn piece(role: u16, hours: f64) -> Piece {
    Piece {
        role: RoleId(role),
        hours: Law::exponential(hours).expect("a mean"),
        share: 1.0,
        timing: Timing::STRAIGHT,
    }
}

fn contact(days: i64) -> Piece {
    let seconds = Law::fixed((days * DAY) as f64).expect("a length");
    Piece {
        timing: Timing {
            planned: Some(Delay::Elapsed(seconds)),
            ..Timing::STRAIGHT
        },
        ..piece(3, 2.4)
    }
}

fn reports(from: Day) -> ArrivalStream {
    ArrivalStream {
        name: "reports".to_owned(),
        to: TRIAGE,
        urgent: 0.0,
        source: Source::Rate(Box::new(RateProfile {
            steps: vec![RateStep {
                from,
                rate: Rate::PerDay(16.0),
            }],
            growth: 0.0,
            months: [1.0; 12],
            weekdays: [1.0; 7],
            count: DailyCount::new(1.0).expect("a Poisson law"),
            cluster: None,
        })),
    }
}

/// The team of the stage with the same number.
fn team(name: &str, number: u16, workers: usize) -> Team {
    Team {
        name: name.to_owned(),
        title: name.to_owned(),
        external: false,
        staff: vec![Staffing {
            role: RoleId(number),
            workers: vec![1.0; workers],
        }],
        stages: vec![StageId(number)],
        areas: None,
        caseload: None,
        order: Order::Fifo,
    }
}

fn deadline(days: u16, start: Vec<Moment>, stop: Vec<Moment>) -> Deadline {
    Deadline {
        name: format!("{days} days"),
        title: format!("{days} days"),
        start,
        stop,
        term: Term::new(days, TermUnit::Days),
        legal: false,
        target: None,
    }
}

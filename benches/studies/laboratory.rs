//! The laboratory network: a role, a team and a list for each stage, exponential work, always open.

use doorstroom::model::{Delay, Model, ModelParts, Moment, Piece, Rate, RoleId, StageId, Timing};
use doorstroom::random::Law;
use doorstroom::time::{DAY, Day, Holidays, HoursPerYear, LegalCalendar, TermUnit, WorkCalendar};

use super::parts::{arrivals, deadline, everywhere, piece, rate, role, stage, team};

const TRIAGE: StageId = StageId(0);
const VV: StageId = StageId(1);
const ONDERZOEK: StageId = StageId(2);
const MONITOR: StageId = StageId(3);

/// `configs/laboratory.toml`, put together by hand.
pub(crate) fn laboratory() -> Model {
    let start = Day::new(2021, 1, 1);
    let [t, v, o, m] = [0, 1, 2, 3].map(RoleId);
    let parts = ModelParts {
        start,
        from: start,
        until: Day::new(2026, 1, 1),
        work_calendar: WorkCalendar::always(2021, 2027),
        legal_calendar: LegalCalendar::new(Holidays::None, Vec::new()),
        roles: ["T", "V", "O", "M"]
            .map(|name| role(name, HoursPerYear::Always))
            .to_vec(),
        stages: vec![
            stage(
                "triage",
                vec![work(t, 4.8)],
                &[(VV, 0.29), (ONDERZOEK, 0.20)],
            ),
            stage("vv", vec![work(v, 336.0)], &[(MONITOR, 1.0)]),
            stage("onderzoek", vec![work(o, 480.0)], &[(MONITOR, 1.0)]),
            stage(
                "monitor",
                [90, 365, 545].map(|days| contact(m, days)).to_vec(),
                &[],
            ),
        ],
        areas: everywhere(),
        streams: vec![arrivals(
            "reports",
            TRIAGE,
            vec![rate(start, Rate::PerDay(16.0))],
        )],
        teams: vec![
            team("triage", &[(t, 4.0)], &[TRIAGE]),
            team("vv", &[(v, 75.0)], &[VV]),
            team("onderzoek", &[(o, 70.0)], &[ONDERZOEK]),
            team("monitor", &[(m, 3.0)], &[MONITOR]),
        ],
        deadlines: vec![
            deadline(
                "five-days",
                &[Moment::Received],
                &[Moment::Completed(TRIAGE)],
                5,
                TermUnit::Days,
            ),
            deadline(
                "ten-weeks",
                &[VV, ONDERZOEK].map(Moment::Entered),
                &[VV, ONDERZOEK].map(Moment::Completed),
                70,
                TermUnit::Days,
            ),
        ],
    };
    Model::new(parts).expect("the laboratory is right")
}

fn work(role: RoleId, hours: f64) -> Piece {
    piece(role, Law::exponential(hours).expect("a mean"))
}

fn contact(role: RoleId, days: i64) -> Piece {
    let seconds = Law::fixed((days * DAY) as f64).expect("a length");
    Piece {
        timing: Timing {
            planned: Some(Delay::Elapsed(seconds)),
            ..Timing::STRAIGHT
        },
        ..work(role, 2.4)
    }
}

//! Gooi en Vechtstreek: office hours, owners with a caseload, slices with waits, a partner, shared specialists.

use doorstroom::model::{
    ArrivalStream, Deadline, Delay, Model, ModelParts, Moment, Order, Ownership, Piece, Rate,
    RateProfile, RoleId, Source, Stage, StageId, Team, Timing,
};
use doorstroom::random::{DailyCount, Law};
use doorstroom::time::{
    DAY, Day, Holidays, HoursPerYear, LegalCalendar, OpenWindow, TermUnit, WorkCalendar,
};

use super::parts::{arrivals, deadline, everywhere, piece, profile, rate, role, stage, team};

const MW: RoleId = RoleId(0);
const SC: RoleId = RoleId(1);
const GD: RoleId = RoleId(2);
const VA: RoleId = RoleId(3);
const WT: RoleId = RoleId(4);

const ADVIES: StageId = StageId(0);
const TRIAGE: StageId = StageId(1);
const DIRECTE_OVERDRACHT: StageId = StageId(2);
const VOORWAARDEN: StageId = StageId(3);
const ONDERZOEK: StageId = StageId(4);
const OVERDRACHT: StageId = StageId(5);
const MONITOR: StageId = StageId(6);

/// `configs/gooi-en-vechtstreek.toml`, put together by hand.
pub(crate) fn gooi_en_vechtstreek() -> Model {
    let parts = ModelParts {
        start: Day::new(2019, 1, 1),
        from: Day::new(2021, 1, 1),
        until: Day::new(2023, 1, 1),
        work_calendar: office_hours(),
        legal_calendar: LegalCalendar::new(
            Holidays::Dutch,
            vec![Day::new(2021, 5, 14), Day::new(2022, 5, 27)],
        ),
        roles: ["MW", "SC", "GD", "VA", "WT"]
            .map(|name| role(name, HoursPerYear::Hours(1350.0)))
            .to_vec(),
        stages: stages(),
        areas: everywhere(),
        streams: vec![adviezen(), meldingen()],
        teams: teams(),
        deadlines: deadlines(),
    };
    Model::new(parts).expect("the region is right")
}

fn office_hours() -> WorkCalendar {
    let hour = DAY / 24;
    let week = std::array::from_fn(|weekday| match weekday {
        0..5 => vec![OpenWindow {
            from: 9 * hour,
            to: 17 * hour,
        }],
        _ => Vec::new(),
    });
    WorkCalendar::new(week, |day| Holidays::Dutch.contains(day), 2019, 2025)
}

fn adviezen() -> ArrivalStream {
    let steps = vec![
        rate(Day::new(2019, 1, 1), Rate::PerYear(1622.0)),
        rate(Day::new(2020, 1, 1), Rate::PerYear(1632.0)),
    ];
    arrivals("adviezen", ADVIES, steps)
}

fn meldingen() -> ArrivalStream {
    let steps = vec![
        rate(Day::new(2019, 1, 1), Rate::PerYear(1620.0)),
        rate(Day::new(2020, 1, 1), Rate::PerYear(1459.0)),
    ];
    let uneven = RateProfile {
        months: [
            0.87, 0.87, 1.03, 0.90, 1.02, 1.04, 1.03, 0.96, 1.05, 1.01, 1.21, 1.03,
        ],
        weekdays: [1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0],
        count: DailyCount::new(1.5).expect("a dispersion above 1"),
        ..profile(steps)
    };
    ArrivalStream {
        name: "meldingen".to_owned(),
        to: TRIAGE,
        urgent: 0.03,
        source: Source::Rate(Box::new(uneven)),
    }
}

fn stages() -> Vec<Stage> {
    let owned = |stage: Stage| Stage {
        owner: Ownership::FirstOf(MW),
        ..stage
    };
    vec![
        stage(
            "advies",
            vec![work(MW, 1.0), work(SC, 0.25), some(0.25, work(GD, 0.5))],
            &[],
        ),
        stage(
            "triage",
            vec![work(SC, 0.25), work(MW, 1.5), some(0.25, work(GD, 1.0))],
            &[
                (DIRECTE_OVERDRACHT, 0.7),
                (VOORWAARDEN, 0.2),
                (ONDERZOEK, 0.1),
            ],
        ),
        stage(
            "directe-overdracht",
            vec![work(MW, 0.25), work(SC, 1.25)],
            &[],
        ),
        owned(stage(
            "voorwaarden-en-vervolg",
            vec![
                sliced(5, work(MW, 14.5)),
                some(0.8, work(GD, 1.0)),
                some(0.35, work(VA, 1.25)),
                work(SC, 1.25),
            ],
            &[(OVERDRACHT, 1.0)],
        )),
        owned(stage(
            "onderzoek",
            vec![
                sliced(7, work(MW, 25.5)),
                some(0.8, work(GD, 7.5)),
                some(0.35, work(VA, 5.25)),
                work(SC, 1.25),
            ],
            &[(OVERDRACHT, 1.0)],
        )),
        Stage {
            keeps_owner: true,
            ..stage("overdracht", vec![work(WT, 4.0)], &[(MONITOR, 1.0)])
        },
        Stage {
            owner: Ownership::Same,
            ..stage("monitor", [3, 12, 18].map(contact_after).to_vec(), &[])
        },
    ]
}

fn work(role: RoleId, hours: f64) -> Piece {
    piece(role, Law::lognormal(hours, 0.7).expect("a mean and a cv"))
}

fn some(share: f64, piece: Piece) -> Piece {
    Piece { share, ..piece }
}

/// In parts with six days of waiting between them.
fn sliced(slices: u32, piece: Piece) -> Piece {
    let wait = Law::exponential((6 * DAY) as f64).expect("a mean");
    Piece {
        timing: Timing {
            slices,
            wait_between: Some(Delay::Elapsed(wait)),
            ..Timing::STRAIGHT
        },
        ..piece
    }
}

fn contact_after(months: u32) -> Piece {
    Piece {
        timing: Timing {
            planned: Some(Delay::Months(months)),
            ..Timing::STRAIGHT
        },
        ..work(MW, 1.5)
    }
}

fn teams() -> Vec<Team> {
    vec![
        team(
            "voordeur",
            &[(MW, 3.6), (SC, 2.5)],
            &[TRIAGE, ADVIES, DIRECTE_OVERDRACHT],
        ),
        Team {
            caseload: Some(12.0),
            order: Order::Due,
            ..team("vervolg", &[(MW, 6.5)], &[VOORWAARDEN, ONDERZOEK, MONITOR])
        },
        team(
            "specialisten",
            &[(GD, 1.6), (VA, 0.5)],
            &[TRIAGE, ONDERZOEK, VOORWAARDEN, ADVIES],
        ),
        team("administratie", &[(SC, 0.6)], &[ONDERZOEK, VOORWAARDEN]),
        Team {
            external: true,
            ..team("wijkteams", &[(WT, 2.5)], &[OVERDRACHT])
        },
    ]
}

fn deadlines() -> Vec<Deadline> {
    let legal = |deadline: Deadline| Deadline {
        legal: true,
        ..deadline
    };
    vec![
        legal(deadline(
            "besluit",
            &[Moment::Received],
            &[Moment::Completed(TRIAGE)],
            5,
            TermUnit::WorkingDays,
        )),
        legal(deadline(
            "tien-weken",
            &[Moment::Received],
            &[VOORWAARDEN, ONDERZOEK].map(Moment::Completed),
            10,
            TermUnit::Weeks,
        )),
        legal(deadline(
            "monitor",
            &[Moment::Due(MONITOR)],
            &[Moment::Done(MONITOR)],
            4,
            TermUnit::Weeks,
        )),
    ]
}

//! Random small studies: every mechanism of a model, in any combination that makes one.

use doorstroom::model::{
    Area, AreaId, ArrivalStream, Deadline, Delay, Destination, Fault, Model, ModelParts, Moment,
    Order, Ownership, Piece, Rate, RateProfile, RateStep, Role, RoleId, Route, Source, Staffing,
    Stage, StageId, Subject, Team, Timing,
};
use doorstroom::random::{ClusterSize, DailyCount, Law};
use doorstroom::time::{
    Day, Holidays, HoursPerYear, LegalCalendar, OpenWindow, Term, TermUnit, WorkCalendar,
};
use proptest::collection::vec;
use proptest::prelude::*;

const MW: RoleId = RoleId(0);
const GD: RoleId = RoleId(1);
const WT: RoleId = RoleId(2);

/// The parts of a model that is right, about a hundred days long.
pub(crate) fn small_study() -> impl Strategy<Value = ModelParts> {
    let stages = (1..=4usize).prop_flat_map(|count| vec(stage(count), count));
    let demand = (vec(stream(), 1..=2), 1..=2usize);
    let teams = (team(), proptest::option::of(team()), vec(fte(), 1..=2));
    let deadlines = vec(deadline(), 0..=3);
    let times = (calendar(), productive_hours(), 0..40i32, 40..110i32);
    (stages, demand, teams, deadlines, times).prop_map(
        |(stages, (streams, areas), (first, second, partner), deadlines, times)| {
            let (work_calendar, hours_per_year, warm_up, days) = times;
            let start = Day::new(2021, 2, 15);
            let count = stages.len() as u16;
            let role = |name: &str| Role {
                name: name.into(),
                title: name.into(),
                hours_per_year,
                cost_per_year: None,
            };
            let mut parts = ModelParts {
                start,
                from: start + warm_up,
                until: start + warm_up + days,
                work_calendar,
                legal_calendar: LegalCalendar::new(Holidays::Dutch, vec![]),
                roles: ["MW", "GD", "WT"].map(role).to_vec(),
                stages: named(stages),
                areas: (0..areas).map(|index| area(index, areas)).collect(),
                streams: streams_from(streams, start),
                teams: Vec::new(),
                deadlines: deadlines_from(deadlines, count),
                absence: None,
                usual_absence: None,
                changes: Vec::new(),
                follow_up: None,
                rereport: None,
                opening: Vec::new(),
            };
            parts.teams = teams_for(&parts.stages, areas, first, second, partner);
            repaired(parts)
        },
    )
}

/// Takes out what makes no model: an owner before whom there was none, a term that cannot stop, a change of nothing.
pub(crate) fn repaired(mut parts: ModelParts) -> ModelParts {
    while let Err(mut faults) = Model::new(parts.clone()) {
        // From the last to the first, so that the positions of the others stay what they are.
        faults.sort_by_key(|fault| std::cmp::Reverse(fault.about));
        faults.dedup_by_key(|fault| fault.about);
        let before = parts.deadlines.len();
        for Fault { about, .. } in &faults {
            match *about {
                Subject::Owner(stage) => parts.stages[stage.index()].owner = Ownership::Anyone,
                Subject::KeepsOwner(stage) => parts.stages[stage.index()].keeps_owner = false,
                Subject::Deadline(id)
                | Subject::DeadlineStart(id, _)
                | Subject::DeadlineStop(id, _) => {
                    if parts.deadlines.len() == before {
                        parts.deadlines.remove(id.index());
                    }
                }
                Subject::Change(position) => drop(parts.changes.remove(position)),
                Subject::OpeningCase(position) => drop(parts.opening.remove(position)),
                _ => panic!("not to be repaired: {faults:?}"),
            }
        }
    }
    parts
}

fn calendar() -> impl Strategy<Value = WorkCalendar> {
    let windows = |hours: &'static [(i64, i64)]| {
        move || -> Vec<OpenWindow> {
            let window = |&(from, to): &(i64, i64)| OpenWindow {
                from: from * 3600,
                to: to * 3600,
            };
            hours.iter().map(window).collect()
        }
    };
    let office = |windows: &dyn Fn() -> Vec<OpenWindow>, days: usize| {
        let week = std::array::from_fn(|day| if day < days { windows() } else { vec![] });
        WorkCalendar::new(week, |day| Holidays::Dutch.contains(day), 2020, 2024)
    };
    prop_oneof![
        1 => Just(WorkCalendar::always(2020, 2024)),
        2 => Just(office(&windows(&[(9, 17)]), 5)),
        1 => Just(office(&windows(&[(8, 12), (13, 18)]), 6)),
    ]
}

fn productive_hours() -> impl Strategy<Value = HoursPerYear> {
    prop_oneof![
        Just(HoursPerYear::Always),
        Just(HoursPerYear::Hours(1350.0))
    ]
}

fn hours() -> impl Strategy<Value = Law> {
    let law = |mean: f64, kind: u8| match kind {
        0 => Law::fixed(mean),
        1 => Law::exponential(mean),
        _ => Law::lognormal(mean, 0.7),
    };
    (1..12u32, 0..3u8).prop_map(move |(quarters, kind)| {
        law(f64::from(quarters) / 4.0, kind).expect("a mean above zero")
    })
}

fn delay() -> impl Strategy<Value = Delay> {
    let fixed = |value: f64| Law::fixed(value).expect("a length");
    prop_oneof![
        (1..200_000u32).prop_map(move |seconds| Delay::Elapsed(fixed(f64::from(seconds)))),
        (1..5u32).prop_map(move |days| Delay::WorkingDays(fixed(f64::from(days) / 2.0))),
        Just(Delay::Elapsed(Law::exponential(100_000.0).expect("a mean"))),
    ]
}

fn timing() -> impl Strategy<Value = Timing> {
    let planned = prop_oneof![
        (1..30u32).prop_map(|days| Delay::Elapsed(
            Law::fixed(f64::from(days) * 86_400.0).expect("a length")
        )),
        Just(Delay::Months(1)),
        Just(Delay::Months(2)),
    ];
    prop_oneof![
        3 => Just(Timing::STRAIGHT),
        1 => delay().prop_map(|wait| Timing { wait_before: Some(wait), ..Timing::STRAIGHT }),
        2 => (2..4u32, proptest::option::of(delay()))
            .prop_map(|(slices, wait_between)| Timing { slices, wait_between, ..Timing::STRAIGHT }),
        1 => planned.prop_map(|at| Timing { planned: Some(at), ..Timing::STRAIGHT }),
    ]
}

fn piece() -> impl Strategy<Value = Piece> {
    let role = prop_oneof![3 => Just(MW), 1 => Just(GD), 1 => Just(WT)];
    let share = prop_oneof![2 => Just(1.0), 1 => Just(0.5), 1 => Just(0.2)];
    (role, hours(), share, timing()).prop_map(|(role, hours, share, timing)| Piece {
        role,
        hours,
        share,
        timing,
    })
}

/// One of `count` stages; the last weight of its route is that of the end.
fn stage(count: usize) -> impl Strategy<Value = Stage> {
    let owner = prop_oneof![
        Just(Ownership::Anyone),
        Just(Ownership::FirstOf(MW)),
        Just(Ownership::FirstOf(MW)),
        Just(Ownership::Same)
    ];
    let route = vec(0..3u32, count + 1);
    (owner, any::<bool>(), vec(piece(), 0..=3), route).prop_map(|(owner, keeps, work, weights)| {
        let mut work = work;
        if owner == Ownership::FirstOf(MW) && !work.iter().any(|piece| piece.role == MW) {
            work.push(Piece {
                role: MW,
                hours: Law::fixed(1.0).expect("an hour"),
                share: 1.0,
                timing: Timing::STRAIGHT,
            });
        }
        let destination = |place: usize| match place {
            end if end + 1 == weights.len() => Destination::Closed,
            place => Destination::Stage(StageId::from(place)),
        };
        let shares = weights.iter().enumerate();
        let shares = shares.map(|(place, &weight)| (destination(place), f64::from(weight)));
        Stage {
            name: String::new(),
            title: String::new(),
            owner,
            keeps_owner: keeps && owner != Ownership::FirstOf(MW),
            work,
            route: Route {
                shares: shares.collect(),
            },
            routes_of: vec![],
        }
    })
}

/// Gives every stage its name, a way to the next one and a way out.
fn named(mut stages: Vec<Stage>) -> Vec<Stage> {
    for (index, stage) in stages.iter_mut().enumerate() {
        stage.name = format!("stage-{index}");
        let next = Destination::Stage(StageId::from(index + 1));
        let shares = &mut stage.route.shares;
        for (destination, weight) in shares.iter_mut() {
            if *destination == next || *destination == Destination::Closed {
                *weight += 1.0;
            }
        }
        let total: f64 = shares.iter().map(|(_, weight)| weight).sum();
        shares.iter_mut().for_each(|(_, weight)| *weight /= total);
    }
    stages
}

fn area(index: usize, areas: usize) -> Area {
    Area {
        name: format!("area-{index}"),
        title: String::new(),
        share: 1.0 / areas as f64,
    }
}

/// Cases per day, dispersion in halves, mean size of clusters.
fn stream() -> impl Strategy<Value = (f64, f64, Option<f64>)> {
    let cluster = proptest::option::of(Just(1.5));
    (1..30u32, 2..5u32, cluster).prop_map(|(rate, dispersion, cluster)| {
        (f64::from(rate) / 20.0, f64::from(dispersion) / 2.0, cluster)
    })
}

fn streams_from(streams: Vec<(f64, f64, Option<f64>)>, start: Day) -> Vec<ArrivalStream> {
    let profile = |(rate, dispersion, cluster): (f64, f64, Option<f64>)| RateProfile {
        steps: vec![RateStep {
            from: start,
            rate: Rate::PerDay(rate),
        }],
        growth: 0.0,
        months: [1.0; 12],
        weekdays: [1.0, 1.0, 2.0, 1.0, 1.0, 0.0, 0.5],
        count: DailyCount::new(dispersion).expect("a dispersion of one or more"),
        cluster: cluster.map(|mean| ClusterSize::geometric(mean).expect("a mean size")),
    };
    let streams = streams.into_iter().enumerate();
    let stream = |(index, described)| ArrivalStream {
        name: format!("stream-{index}"),
        to: StageId(0),
        urgent: 0.15,
        source: Source::Rate(Box::new(profile(described))),
    };
    streams.map(stream).collect()
}

fn fte() -> impl Strategy<Value = f64> {
    prop_oneof![Just(1.0), Just(1.0), Just(0.6)]
}

/// What is drawn of a team: case workers, caseload, order, whether it ranks the last stage first.
type TeamDraw = (Vec<f64>, Option<f64>, Order, bool, bool);

fn team() -> impl Strategy<Value = TeamDraw> {
    let order = prop_oneof![
        2 => Just(Order::Fifo),
        1 => Just(Order::Due),
        1 => Just(Order::Slack),
        1 => Just(Order::Accumulating),
    ];
    let caseload = proptest::option::of((1..6u32).prop_map(f64::from));
    let workers = vec(fte(), 1..=3);
    (workers, caseload, order, any::<bool>(), any::<bool>())
}

/// A team for everything, perhaps another for some of it, and a partner.
fn teams_for(
    stages: &[Stage],
    areas: usize,
    first: TeamDraw,
    second: Option<TeamDraw>,
    partner: Vec<f64>,
) -> Vec<Team> {
    let ranked = |roles: &[RoleId], backwards: bool| {
        let works = |stage: &Stage| stage.work.iter().any(|piece| roles.contains(&piece.role));
        let all = (0..stages.len()).filter(|&index| works(&stages[index]));
        let mut ranked: Vec<StageId> = all.map(StageId::from).collect();
        if backwards {
            ranked.reverse();
        }
        ranked
    };
    let staffing = |role: RoleId, workers: &[f64]| Staffing {
        role,
        workers: workers.to_vec(),
    };
    let team = |name: &str, roles: &[RoleId], draw: TeamDraw| {
        let (workers, caseload, order, backwards, _) = draw;
        Team {
            name: name.into(),
            title: name.into(),
            external: false,
            staff: roles.iter().map(|&role| staffing(role, &workers)).collect(),
            stages: ranked(roles, backwards),
            areas: None,
            caseload,
            order,
            turnover: None,
        }
    };
    let mut teams = vec![team("all", &[MW, GD], first)];
    if let Some(draw) = second {
        let regional = draw.4 && areas > 1;
        let mut second = team("some", &[MW], draw);
        second.areas = regional.then(|| vec![AreaId(1)]);
        teams.push(second);
    }
    let mut partner = team("partner", &[WT], (partner, None, Order::Fifo, false, false));
    partner.external = true;
    teams.push(partner);
    teams
}

/// What is drawn of a deadline: moments as (kind, stage), days, legal.
type DeadlineDraw = ((u8, u16), (u8, u16), u16, bool);

fn deadline() -> impl Strategy<Value = DeadlineDraw> {
    (
        (0..5u8, 0..4u16),
        (0..4u8, 0..4u16),
        1..30u16,
        any::<bool>(),
    )
}

fn deadlines_from(drawn: Vec<DeadlineDraw>, stages: u16) -> Vec<Deadline> {
    let moment = |(kind, stage): (u8, u16)| match (kind, StageId(stage % stages)) {
        (0, stage) => Moment::Completed(stage),
        (1, stage) => Moment::Started(stage),
        (2, stage) => Moment::Done(stage),
        (3, stage) => Moment::Entered(stage),
        _ => Moment::Received,
    };
    let of = |(index, (start, stop, days, legal)): (usize, DeadlineDraw)| Deadline {
        name: format!("term-{index}"),
        title: String::new(),
        // The counterpart of a contact that is made is its planned moment.
        start: vec![match moment(stop) {
            Moment::Done(stage) => Moment::Due(stage),
            _ => moment(start),
        }],
        stop: vec![moment(stop)],
        term: Term::new(
            days,
            if legal {
                TermUnit::WorkingDays
            } else {
                TermUnit::Days
            },
        ),
        legal,
        target: None,
    };
    drawn.into_iter().enumerate().map(of).collect()
}

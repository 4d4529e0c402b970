//! The static load: hours asked against hours available, without simulating.
//!
//! Expected arrivals of each calendar year, times the visits of a case to each stage, times the expected hours
//! of the work there. It is the load in the long run: cases are counted in the year in which they arrive, with the
//! reports that come of them, however long afterwards the work comes. Work that several desks may do is divided over them in proportion
//! to their fte; that an owner keeps to one desk is not followed. Dated changes count as far as they can be foreseen.

use super::foreseen::{fte_of, inflow_on, work_factor};
use super::post::Post;
use super::traffic::visits;
use crate::measure::{Period, PeriodKind, Periods};
use crate::model::{
    AreaId, ArrivalStream, DeskId, Model, ReplayedArrival, RoleId, Source, StageId, StreamId,
    TeamId,
};
use crate::time::Day;

/// Hours asked against hours available, and the visits behind them.
#[derive(Clone, PartialEq, Debug)]
pub struct StaticLoad {
    /// Expected cases by calendar year and stage.
    pub visits: Vec<VisitsRow>,
    /// Load by calendar year, team and role; partners included.
    pub rows: Vec<LoadRow>,
}

/// The cases that a calendar year brings to a stage.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct VisitsRow {
    /// The calendar year, as far as it is reported.
    pub year: Period,
    /// The stage.
    pub stage: StageId,
    /// Expected number of entries.
    pub cases: f64,
}

/// The hours that a calendar year asks of the staff of a team with one role.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct LoadRow {
    /// The calendar year, as far as it is reported.
    pub year: Period,
    /// The team.
    pub team: TeamId,
    /// The role.
    pub role: RoleId,
    /// Is it a partner?
    pub external: bool,
    /// Expected hands-on hours of the cases that arrive.
    pub asked_hours: f64,
    /// Productive hours.
    pub available_hours: f64,
}

/// Hours that differ by no more than this part are the same: fte that were made to fit leave no shortage.
const ROUNDING: f64 = 1e-9;

impl LoadRow {
    /// Hours asked over hours available: 1.13 is 113%. Infinite when there are none.
    pub fn load(&self) -> f64 {
        if self.asked_hours > 0.0 {
            self.asked_hours / self.available_hours
        } else {
            0.0
        }
    }

    /// Is more asked than there is, so that a list must grow whatever is done?
    pub fn is_structural_shortage(&self) -> bool {
        self.asked_hours > self.available_hours * (1.0 + ROUNDING)
    }
}

/// The static load of every calendar year that is reported.
pub fn static_load(model: &Model) -> StaticLoad {
    let mut load = StaticLoad {
        visits: Vec::new(),
        rows: Vec::new(),
    };
    for year in Periods::of(model).of_kind(PeriodKind::Year) {
        let demand = Demand::of(model, year);
        let of_stage = |stage: usize| VisitsRow {
            year: *year,
            stage: StageId::from(stage),
            cases: demand.visits[stage].iter().sum(),
        };
        load.visits.extend((0..model.stages().len()).map(of_stage));
        let desks = (0..model.desks().all().len()).map(DeskId::from);
        let fte: Vec<f64> = desks.map(|desk| fte_of(model, desk, year)).collect();
        let asked = demand.hours_by_desk(model, year, &fte);
        let of_post = |post: &Post| load_row(model, year, post, (&asked, &fte));
        load.rows.extend(Post::all(model).iter().map(of_post));
    }
    load
}

/// The expected entries of a year, by stage.
pub(super) fn cases_by_stage(model: &Model, year: &Period) -> Vec<f64> {
    let visits = Demand::of(model, year).visits;
    visits
        .iter()
        .map(|of_stage| of_stage.iter().sum())
        .collect()
}

/// What one fte of a role is expected to have in a period: productive time on the days on which staff are there.
pub(super) fn productive_seconds(model: &Model, role: RoleId, year: &Period) -> f64 {
    let productive = model.productive_time(role);
    let Some(presence) = model.presence() else {
        return productive.between(year.first().start(), year.end().start());
    };
    let days = year.first().number()..year.end().number();
    days.map(Day::from_number)
        .map(|day| productive.between(day.start(), (day + 1).start()) * presence.share_present(day))
        .sum()
}

/// The load of a post, given hours asked and fte by desk.
fn load_row(model: &Model, year: &Period, post: &Post, (asked, fte): (&[f64], &[f64])) -> LoadRow {
    let of_desks = |by_desk: &[f64]| -> f64 {
        let desks = post.desks.iter();
        desks.map(|desk| by_desk[desk.index()]).sum()
    };
    let seconds = productive_seconds(model, post.role, year);
    LoadRow {
        year: *year,
        team: post.team,
        role: post.role,
        external: model.team(post.team).external,
        asked_hours: of_desks(asked),
        available_hours: of_desks(fte) * seconds / 3600.0,
    }
}

/// The expected entries of one year.
struct Demand {
    /// By stage and area.
    visits: Vec<Vec<f64>>,
}

impl Demand {
    fn of(model: &Model, year: &Period) -> Self {
        let mut demand = Demand {
            visits: vec![vec![0.0; model.areas().len()]; model.stages().len()],
        };
        for (index, stream) in model.streams().iter().enumerate() {
            let id = StreamId::from(index);
            let arrivals = arrivals(model, (id, stream), year);
            let visits = visits(model, id, stream);
            for (of_stage, visits) in demand.visits.iter_mut().zip(visits) {
                for (of_area, arrivals) in of_stage.iter_mut().zip(&arrivals) {
                    *of_area += visits * arrivals;
                }
            }
        }
        demand
    }

    /// The hours asked of every desk in a year, given the fte of each.
    fn hours_by_desk(&self, model: &Model, year: &Period, fte: &[f64]) -> Vec<f64> {
        let mut hours = vec![0.0; fte.len()];
        for (index, stage) in model.stages().iter().enumerate() {
            for piece in &stage.work {
                let factor = work_factor(model, StageId::from(index), piece.role, year);
                for (area, visits) in self.visits[index].iter().enumerate() {
                    let asked = visits * piece.share * piece.hours.mean() * factor;
                    let able =
                        model
                            .offers()
                            .of(StageId::from(index), piece.role, AreaId::from(area));
                    let all: f64 = able.iter().map(|offer| fte[offer.desk.index()]).sum();
                    for offer in able.iter().filter(|_| all > 0.0) {
                        let desk = offer.desk.index();
                        hours[desk] += asked * fte[desk] / all;
                    }
                }
            }
        }
        hours
    }
}

/// The arrivals of a stream in a year, by area: expected ones, or those that are replayed.
fn arrivals(model: &Model, (id, stream): (StreamId, &ArrivalStream), year: &Period) -> Vec<f64> {
    let areas = model.areas().iter();
    match &stream.source {
        Source::Rate(profile) => {
            let usual = (0..).zip(profile.daily_means(year.first(), year.end()));
            let on_day = |(day, mean): (i32, f64)| mean * inflow_on(model, id, year.first() + day);
            let total: f64 = usual.map(on_day).sum();
            areas.map(|area| total * area.share).collect()
        }
        Source::Replay(arrivals) => {
            let is_in = |arrival: &&ReplayedArrival| {
                (year.first().start()..year.end().start()).contains(&arrival.received_at)
            };
            let of = |area: Option<AreaId>| {
                let arrivals = arrivals.iter().filter(is_in);
                arrivals.filter(|arrival| arrival.area == area).count() as f64
            };
            let somewhere = of(None);
            let in_area = |(index, area): (usize, &crate::model::Area)| {
                of(Some(AreaId::from(index))) + somewhere * area.share
            };
            areas.enumerate().map(in_area).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::small_model::{
        RESEARCH, TRIAGE, at, change, hire, model, parts, piece, role, stage, stream, team,
    };
    use crate::model::{ChangeKind, Destination, ModelParts};
    use crate::time::HoursPerYear;

    const MW: RoleId = RoleId(0);
    const WT: RoleId = RoleId(1);

    fn close(computed: f64, expected: f64) -> bool {
        (computed - expected).abs() < 1e-9 * expected.abs()
    }

    /// The work of the roles MW and WT on reports in Gooi en Vechtstreek, as the contract study has it.
    fn gooi() -> Model {
        let to = |index: u16| Destination::Stage(StageId(index));
        let mut stages = vec![
            stage("triage", Destination::Closed),
            stage("directe-overdracht", Destination::Closed),
            stage("voorwaarden-en-vervolg", to(4)),
            stage("onderzoek", to(4)),
            stage("overdracht", to(5)),
            stage("monitor", Destination::Closed),
        ];
        stages[0].route.shares = vec![(to(1), 0.7), (to(2), 0.2), (to(3), 0.1)];
        let hours: [&[f64]; 6] = [&[1.5], &[0.25], &[14.5], &[25.5], &[4.0], &[1.5, 1.5, 1.5]];
        for (stage, hours) in stages.iter_mut().zip(hours) {
            stage.work = hours.iter().map(|&hours| piece(MW, hours)).collect();
        }
        stages[4].work[0].role = WT;
        let teams = [
            ("voordeur", 3.6, 0..2),
            ("vervolg", 6.5, 0..6),
            ("wijkteams", 2.5, 4..5),
        ];
        let mut teams = teams.map(|(name, fte, stages)| {
            let mut team = team(name, &[fte]);
            team.stages = stages.map(StageId).collect();
            team
        });
        teams[1].stages = vec![StageId(2), StageId(3), StageId(5)];
        (teams[2].external, teams[2].staff[0].role) = (true, WT);
        let mut roles = vec![role("MW"), role("WT")];
        for role in &mut roles {
            role.hours_per_year = HoursPerYear::Hours(1350.0);
        }
        let (start, from) = (Day::new(2019, 1, 1), Day::new(2021, 1, 1));
        Model::new(ModelParts {
            roles,
            stages,
            teams: teams.to_vec(),
            streams: vec![stream("meldingen", 1459.0, start)],
            deadlines: vec![],
            absence: None,
            usual_absence: None,
            changes: Vec::new(),
            follow_up: None,
            rereport: None,
            opening: Vec::new(),
            ..parts(1, start, from, Day::new(2023, 1, 1))
        })
        .expect("a right model")
    }

    /// By hand: 0.20 x 1459 x 14.5 + 0.10 x 1459 x 25.5 + 0.30 x 1459 x 4.5 = 4231.1 + 3720.45 + 1969.65 =
    /// 9921.2 hours against 6.5 x 1350 = 8775, which is 113.06%.
    #[test]
    fn the_team_of_gooi_en_vechtstreek_is_short_of_case_workers() {
        let load = static_load(&gooi());
        assert_eq!(load.rows.len(), 2 * 3);
        for year in load.rows.chunks(3) {
            let [front_door, follow_up, partner] = year else {
                panic!("three posts a year");
            };
            assert!(close(follow_up.asked_hours, 9921.2), "{follow_up:?}");
            assert!(close(follow_up.available_hours, 8775.0));
            assert!(close(follow_up.load(), 9921.2 / 8775.0));
            assert!(follow_up.is_structural_shortage() && !follow_up.external);
            // 1459 x (1.5 + 0.7 x 0.25) = 2443.825 hours against 3.6 x 1350 = 4860.
            assert!(close(front_door.asked_hours, 2443.825));
            assert!(!front_door.is_structural_shortage());
            // 0.3 x 1459 x 4 = 1750.8 hours against 2.5 x 1350 = 3375.
            assert!(close(partner.load(), 1750.8 / 3375.0) && partner.external);
        }
        let monitored = load.visits[5];
        assert_eq!(monitored.stage, StageId(5));
        assert!(close(monitored.cases, 0.3 * 1459.0));
    }

    /// 365 reports a year, one a day, each one hour of triage and one of research; 10 days of 2020 (with 366
    /// days 365/366 a day) and 59 of 2021. One and a half fte, day and night.
    #[test]
    fn a_year_counts_as_far_as_it_is_reported() {
        let from = Day::new(2020, 12, 22);
        let load = static_load(&model(1, from, from, Day::new(2021, 3, 1)));
        let [first, second] = &load.rows[..] else {
            panic!("two years");
        };
        assert!(close(first.asked_hours, 2.0 * 10.0 * 365.0 / 366.0));
        assert!(close(first.available_hours, 10.0 * 36.0));
        assert!(close(second.asked_hours, 2.0 * 59.0));
        assert_eq!(second.year.label(), "2021");
    }

    /// Two areas with half of the 730 hours each. Team 0 (1.5 fte) serves both, team 1 (0.5 fte) only area 1:
    /// team 0 has 365 + 365 x 1.5 / 2 hours, team 1 the rest.
    #[test]
    fn shared_work_is_divided_in_proportion_to_fte() {
        let first = Day::new(2021, 1, 1);
        let mut parts = parts(2, first, first, Day::new(2022, 1, 1));
        let mut second = team("of area 1", &[0.5]);
        second.areas = Some(vec![AreaId(1)]);
        parts.teams.push(second);
        let load = static_load(&Model::new(parts).expect("a right model"));
        assert!(close(load.rows[0].asked_hours, 365.0 + 273.75));
        assert!(close(load.rows[1].asked_hours, 91.25));
    }

    /// Of four arrivals one came before the year; one has no area and counts for half in each.
    #[test]
    fn replayed_arrivals_are_counted() {
        let first = Day::new(2021, 1, 1);
        let mut parts = parts(2, first - 31, first, Day::new(2022, 1, 1));
        let arrival = |received_at, area: Option<u16>| ReplayedArrival {
            received_at,
            area: area.map(AreaId),
            urgent: None,
        };
        parts.streams[0].source = Source::Replay(vec![
            arrival(at(2020, 12, 31, 23), Some(0)),
            arrival(at(2021, 1, 1, 0), Some(0)),
            arrival(at(2021, 6, 1, 9), None),
            arrival(at(2021, 12, 31, 23), Some(1)),
        ]);
        let model = Model::new(parts).expect("a right model");
        let year = *Periods::of(&model).whole();
        let stream = (StreamId(0), &model.streams()[0]);
        assert_eq!(arrivals(&model, stream, &year), [1.5, 1.5]);
        let visits = static_load(&model).visits;
        assert_eq!(visits.len(), 2);
        for (row, stage) in visits.iter().zip([TRIAGE, RESEARCH]) {
            assert!(row.stage == stage && close(row.cases, 3.0));
        }
    }

    /// 365 days, one report of two hours each: 730 hours. By hand: a hire of one fte from 1 July, decided two months
    /// before, filled in half of the runs, is 184 days x 0.5; the half-timer leaves on 1 October, 92 days; one and a half
    /// fte are 547.5 fte-days. 547.5 + 92 - 46 = 593.5 fte-days of 24 hours. In December one and a half times twice as
    /// many reports: 365 + 62 arrivals; triage takes twice its hour in the last 73 days, a fifth of the year.
    #[test]
    fn dated_changes_count_as_far_as_they_are_foreseen() {
        let first = Day::new(2021, 1, 1);
        let small = parts(1, first, first, Day::new(2022, 1, 1));
        let half = crate::model::Hire {
            chance: 0.5,
            lag: Some(crate::model::Delay::Months(2)),
            ..hire(&[1.0])
        };
        let leave = ChangeKind::Leave {
            team: TeamId(0),
            role: MW,
            fte: 0.5,
        };
        let inflow = |factor| ChangeKind::Inflow {
            stream: StreamId(0),
            factor,
        };
        let slower = ChangeKind::Work {
            stage: TRIAGE,
            role: None,
            factor: 2.0,
        };
        let old_cases = crate::model::Hire {
            received_before: Some(first.start()),
            ..hire(&[9.0])
        };
        let last_73_days = Day::new(2022, 1, 1) - 73;
        let changes = vec![
            change(Day::new(2021, 5, 1), None, ChangeKind::Hire(half)),
            change(first, None, ChangeKind::Hire(old_cases)),
            change(Day::new(2021, 10, 1), None, leave),
            change(Day::new(2021, 12, 1), None, inflow(1.5)),
            change(Day::new(2021, 12, 1), None, inflow(2.0)),
            change(last_73_days, None, slower),
        ];
        let model = Model::new(ModelParts { changes, ..small }).expect("a right model");
        let load = static_load(&model);
        assert!(close(load.rows[0].available_hours, 593.5 * 24.0));
        assert!(close(load.visits[0].cases, 427.0));
        assert!(close(load.rows[0].asked_hours, 427.0 * (1.2 + 1.0)));
        assert_eq!(load.rows.len(), 1);
    }
}

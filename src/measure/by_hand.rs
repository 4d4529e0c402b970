//! Stories whose measures were worked out by hand.

mod staff;

use super::facts::{
    completed, entered, measures, open, started, term_counts, term_stopped, work_ended,
    work_started,
};
use super::small_model::{RESEARCH, TEN_WEEKS, TRIAGE, at, model, parts};
use super::*;
use crate::engine::{Fact, Observer};
use crate::model::{AreaId, DeskId, Model, StageId, WorkerId};
use crate::time::{DAY, Day, OpenWindow, SimTime, Span, WorkCalendar};

const NORTH: AreaId = AreaId(0);
const SOUTH: AreaId = AreaId(1);
const FULL_TIME: WorkerId = WorkerId(0);
const HALF_TIME: WorkerId = WorkerId(1);
const DESK: DeskId = DeskId(0);

fn midnight(month: i8, day: i8) -> SimTime {
    at(2021, month, day, 0)
}

/// January and February are warm-up; 1 March was a Monday, 11 May a Tuesday.
fn spring(areas: usize) -> Model {
    let (start, from) = (Day::new(2021, 1, 1), Day::new(2021, 3, 1));
    model(areas, start, from, Day::new(2021, 5, 11))
}

fn period(model: &Model, label: &str) -> Period {
    let periods = Periods::of(model);
    let found = periods.all().iter().find(|period| period.label() == label);
    *found.unwrap_or_else(|| panic!("no period {label}"))
}

/// Two cases. `.` waits, `#` is worked on, `|` completes a stage.
///
/// ```text
///               warm-up | March                   | April               | May
///       20 Feb   27 Feb | 1    3       8          | 1 12:00             | 4     11
/// north    ......####### ######|..................  .####################|#####|
///          triage                research
/// south                  .......|.....................................................
///                        06:00  needed no work in triage
/// ```
fn two_cases() -> Vec<(SimTime, Fact)> {
    let received = midnight(2, 20);
    let (triage_begun, triage_done) = (midnight(2, 27), midnight(3, 3));
    let (research_begun, research_done) = (at(2021, 4, 1, 12), midnight(5, 4));
    let in_south = at(2021, 3, 1, 6);
    vec![
        (received, entered(NORTH, TRIAGE)),
        (triage_begun, started(NORTH, TRIAGE, received)),
        (triage_begun, work_started(FULL_TIME)),
        (triage_done, work_ended(FULL_TIME, triage_begun)),
        (
            triage_done,
            completed(NORTH, TRIAGE, (received, received, Some(triage_begun))),
        ),
        (triage_done, entered(NORTH, RESEARCH)),
        (research_begun, started(NORTH, RESEARCH, triage_done)),
        (research_begun, work_started(HALF_TIME)),
        (research_done, work_ended(HALF_TIME, research_begun)),
        (
            research_done,
            completed(
                NORTH,
                RESEARCH,
                (received, triage_done, Some(research_begun)),
            ),
        ),
        (in_south, entered(SOUTH, TRIAGE)),
        (
            midnight(3, 8),
            completed(SOUTH, TRIAGE, (in_south, in_south, None)),
        ),
        (midnight(3, 8), entered(SOUTH, RESEARCH)),
        // Goes on when the run ends.
        (midnight(5, 9), work_started(FULL_TIME)),
    ]
}

#[test]
fn stock_is_counted_before_the_events_of_its_midnight() {
    let model = spring(2);
    let measures = measures(&model, two_cases());
    let dates: Vec<String> = stock_dates(&model)
        .iter()
        .map(|day| format!("{}-{}", day.date().day(), day.month()))
        .collect();
    assert_eq!(
        dates.join(" "),
        "1-3 8-3 15-3 22-3 29-3 5-4 12-4 19-4 26-4 3-5 10-5 11-5"
    );
    let stock = |scope, stage, of| -> String {
        (0..dates.len())
            .map(|date| measures.stock(scope, stage, of, date).to_string())
            .collect()
    };
    let (north, south) = (Scope::Area(NORTH), Scope::Area(SOUTH));
    let (waiting, in_hand) = (StockMeasure::Waiting, StockMeasure::InHand);
    assert_eq!(stock(north, TRIAGE, in_hand), "100000000000");
    assert_eq!(stock(north, TRIAGE, waiting), "000000000000");
    assert_eq!(stock(south, TRIAGE, waiting), "010000000000");
    assert_eq!(stock(north, RESEARCH, waiting), "011110000000");
    assert_eq!(stock(north, RESEARCH, in_hand), "000001111100");
    assert_eq!(stock(south, RESEARCH, waiting), "001111111111");
    assert_eq!(stock(Scope::All, RESEARCH, waiting), "012221111111");
}

#[test]
fn flow_is_counted_by_month_and_adds_up() {
    let model = spring(2);
    let measures = measures(&model, two_cases());
    let flow = |scope, stage, label| {
        let flow = measures.flow(scope, stage, &period(&model, label));
        (flow.entered, flow.started, flow.completed)
    };
    // The northern case entered triage in the warm-up and was taken up there in it.
    assert_eq!(flow(Scope::Area(NORTH), TRIAGE, "2021-03"), (0, 0, 1));
    assert_eq!(flow(Scope::Area(SOUTH), TRIAGE, "2021-03"), (1, 0, 1));
    assert_eq!(flow(Scope::All, TRIAGE, "all"), (1, 0, 2));
    assert_eq!(flow(Scope::All, RESEARCH, "2021-Q1"), (2, 0, 0));
    assert_eq!(flow(Scope::All, RESEARCH, "2021-04"), (0, 1, 0));
    assert_eq!(flow(Scope::All, RESEARCH, "2021-Q2"), (0, 1, 1));
    assert_eq!(flow(Scope::All, RESEARCH, "2021"), (2, 1, 1));
}

#[test]
fn durations_belong_to_the_period_in_which_they_ended() {
    let model = spring(2);
    let measures = measures(&model, two_cases());
    let durations = |scope, stage, of, label| {
        let summary = measures.durations(scope, stage, of, &period(&model, label))?;
        let DurationSummary {
            cases,
            mean,
            p50,
            p80,
            p90,
            p95,
        } = summary;
        Some((cases, [mean, p50, p80, p90, p95]))
    };
    let same = |days: f64| [days; 5];
    use DurationMeasure::{SinceReceived, Stage, Wait};
    // 20 February to 3 March is 11 days; 1 March 06:00 to 8 March is 6.75. Between two values a quantile lies
    // on a straight line: 6.75 + 0.8 * 4.25 = 10.15, and so on.
    assert_eq!(
        durations(Scope::All, TRIAGE, Stage, "2021-03"),
        Some((2, [8.875, 8.875, 10.15, 10.575, 10.7875]))
    );
    assert_eq!(
        durations(Scope::Area(SOUTH), TRIAGE, Stage, "2021"),
        Some((1, same(6.75)))
    );
    // The wait for triage ended in the warm-up.
    assert_eq!(durations(Scope::All, TRIAGE, Wait, "all"), None);
    // 3 March to 1 April 12:00; then to 4 May, which is 73 days after 20 February.
    for label in ["2021-04", "2021-Q2", "2021", "all"] {
        let wait = durations(Scope::All, RESEARCH, Wait, label);
        assert_eq!(wait, Some((1, same(29.5))), "{label}");
    }
    assert_eq!(durations(Scope::All, RESEARCH, Wait, "2021-05"), None);
    assert_eq!(
        durations(Scope::All, RESEARCH, Stage, "2021-05"),
        Some((1, same(62.0)))
    );
    assert_eq!(
        durations(Scope::Area(NORTH), RESEARCH, SinceReceived, "2021-05"),
        Some((1, same(73.0)))
    );
}

/// A wait of one day ended in the warm-up, one of three days began there and ended in March.
#[test]
fn a_wait_that_ended_in_the_warm_up_is_forgotten() {
    let model = spring(1);
    let facts = vec![
        (midnight(2, 20), entered(NORTH, TRIAGE)),
        (midnight(2, 21), started(NORTH, TRIAGE, midnight(2, 20))),
        (midnight(2, 27), entered(NORTH, TRIAGE)),
        (midnight(3, 2), started(NORTH, TRIAGE, midnight(2, 27))),
    ];
    let march = period(&model, "2021-03");
    let waits =
        measures(&model, facts).durations(Scope::All, TRIAGE, DurationMeasure::Wait, &march);
    let waits = waits.expect("a wait");
    assert_eq!((waits.cases, waits.mean, waits.p95), (1, 3.0, 3.0));
}

/// Waits that end in April (north, 5 days) and in May (north 3, south 1): the quarter has 1, 3 and 5 days. At
/// 2 p beyond the smallest lie 3, 4.2, 4.6 and 4.8; for May at p beyond 1 lie 2, 2.6, 2.8 and 2.9.
#[test]
fn quantiles_are_those_of_all_areas_and_months_together() {
    let model = spring(2);
    let waits = [
        (NORTH, (4, 2), (4, 7)),
        (NORTH, (5, 1), (5, 4)),
        (SOUTH, (5, 4), (5, 5)),
    ];
    let facts = waits.into_iter().flat_map(|(area, from, to)| {
        let (from, to) = (midnight(from.0, from.1), midnight(to.0, to.1));
        [
            (from, entered(area, TRIAGE)),
            (to, started(area, TRIAGE, from)),
        ]
    });
    let measures = measures(&model, facts.collect());
    for (label, expected) in [
        ("2021-Q2", [3.0, 4.2, 4.6, 4.8]),
        ("2021-05", [2.0, 2.6, 2.8, 2.9]),
    ] {
        let period = period(&model, label);
        let waits = measures.durations(Scope::All, TRIAGE, DurationMeasure::Wait, &period);
        let waits = waits.expect("waits");
        let computed = [waits.p50, waits.p80, waits.p90, waits.p95];
        for (computed, expected) in computed.into_iter().zip(expected) {
            assert!((computed - expected).abs() < 1e-9, "{label}: {waits:?}");
        }
    }
}

/// At the start two cases of the north wait for triage, one since 20 December, and one of the south is in hand in
/// research. On 5 January the oldest is taken up, 16 days after it entered; on 6 January the one in hand is completed,
/// 36 days after.
#[test]
fn what_was_open_at_the_start_is_in_stock_and_did_not_flow() {
    let (first, end) = (Day::new(2021, 1, 1), Day::new(2021, 2, 1));
    let model = model(2, first, first, end);
    let before = first.start() - Span::from_seconds(1);
    let (december, november) = (at(2020, 12, 20, 0), at(2020, 12, 1, 0));
    let facts = vec![
        (before, open(NORTH, TRIAGE, december, false)),
        (before, open(NORTH, TRIAGE, at(2020, 12, 30, 0), false)),
        (before, open(SOUTH, RESEARCH, november, true)),
        (midnight(1, 5), started(NORTH, TRIAGE, december)),
        (
            midnight(1, 6),
            completed(SOUTH, RESEARCH, (november, november, Some(november))),
        ),
    ];
    let measures = measures(&model, facts);
    let stock = |area, stage, of| {
        let dates = 0..stock_dates(&model).len();
        let cases = dates.map(|date| measures.stock(Scope::Area(area), stage, of, date));
        cases.map(|cases| cases.to_string()).collect::<String>()
    };
    // 1 January, the Mondays 4, 11, 18 and 25 January, and 1 February.
    assert_eq!(stock(NORTH, TRIAGE, StockMeasure::Waiting), "221111");
    assert_eq!(stock(NORTH, TRIAGE, StockMeasure::InHand), "001111");
    assert_eq!(stock(SOUTH, RESEARCH, StockMeasure::InHand), "110000");
    let january = period(&model, "2021-01");
    let flow = |stage| {
        let flow = measures.flow(Scope::All, stage, &january);
        (flow.entered, flow.started, flow.completed)
    };
    assert_eq!((flow(TRIAGE), flow(RESEARCH)), ((0, 1, 0), (0, 0, 1)));
    let days = |stage, of| {
        let days = measures.durations(Scope::All, stage, of, &january);
        days.expect("a duration").mean
    };
    assert_eq!(days(TRIAGE, DurationMeasure::Wait).to_string(), "16");
    assert_eq!(days(RESEARCH, DurationMeasure::Stage).to_string(), "36");
}

/// Of three areas the north waits 5 and 3 days in March, 4 on average, the south 1; the third has no case.
#[test]
fn areas_differ_as_much_as_the_longest_and_the_shortest_mean_wait() {
    let model = spring(3);
    let waits = [
        (NORTH, (3, 1), (3, 6)),
        (NORTH, (3, 2), (3, 5)),
        (SOUTH, (3, 3), (3, 4)),
        (SOUTH, (4, 1), (4, 3)),
    ];
    let facts = waits.into_iter().flat_map(|(area, from, to)| {
        let (from, to) = (midnight(from.0, from.1), midnight(to.0, to.1));
        [
            (from, entered(area, TRIAGE)),
            (to, started(area, TRIAGE, from)),
        ]
    });
    let measures = measures(&model, facts.collect());
    let difference = |stage, label| measures.wait_difference(stage, &period(&model, label));
    assert_eq!(difference(TRIAGE, "2021-03"), Some(3.0));
    // In April only the south has a case; over all, the south waits 1 and 2 days, 1.5 on average.
    assert_eq!(difference(TRIAGE, "2021-04"), None);
    assert_eq!(difference(TRIAGE, "all"), Some(2.5));
    assert_eq!(difference(RESEARCH, "all"), None);
}

#[test]
fn work_is_split_at_the_ends_of_months() {
    let model = spring(2);
    let measures = measures(&model, two_cases());
    let hours = |label| {
        let hours = measures.hours(DESK, &period(&model, label));
        (hours.available, hours.worked)
    };
    // One and a half fte, day and night: 36 hours a day. Worked by the full-timer 1 and 2 March; by the
    // half-timer from 1 April 12:00 through 3 May at half pace; by the full-timer 9 and 10 May.
    assert_eq!(hours("2021-03"), (31.0 * 36.0, 48.0));
    assert_eq!(hours("2021-04"), (30.0 * 36.0, 29.5 * 12.0));
    assert_eq!(hours("2021-05"), (10.0 * 36.0, 3.0 * 12.0 + 48.0));
    assert_eq!(hours("all"), (71.0 * 36.0, 48.0 + 354.0 + 84.0));
}

#[test]
fn work_is_split_by_productive_time() {
    let hour = DAY / 24;
    let office = [OpenWindow {
        from: 9 * hour,
        to: 17 * hour,
    }];
    let week = std::array::from_fn(|day| if day < 5 { office.to_vec() } else { vec![] });
    let first = Day::new(2021, 4, 1);
    let mut parts = parts(1, first, first, Day::new(2021, 6, 1));
    parts.work_calendar = WorkCalendar::new(week, |_| false, 2021, 2021);
    let model = Model::new(parts).expect("a right model");
    // From Friday 30 April noon until Monday 3 May noon: 5 hours on Friday, 3 on Monday.
    let begun = at(2021, 4, 30, 12);
    let facts = vec![
        (begun, work_started(FULL_TIME)),
        (at(2021, 5, 3, 12), work_ended(FULL_TIME, begun)),
    ];
    let measures = measures(&model, facts);
    let worked = |label| measures.hours(DESK, &period(&model, label)).worked;
    assert_eq!((worked("2021-04"), worked("2021-05")), (5.0, 3.0));
}

/// Six terms of the north and two of the south. `[` counts from here, `d` due, `x` stopped.
///
/// ```text
///          warm-up | March            | April            | May      | after
///    1  [..x.......|.d                |                  |          |           due March, met early
///    2  [......d...|..................|....x             |          |           due in the warm-up
///    3             |.[................|....dx at once    |          |           stopped in the last second
///    4             |..[...............|.......d..........|..........|           due 10 April, never stopped
///    5             |.[................|..................|d..x      |           due 1 May 00:00
///    6  [..x..d....|                  |                  |          |           warm-up only
/// s  7             |.......d..........|.......[.x        |          |           told a month after it was due
/// s  8             |                  |.[................|..........|..d
/// ```
fn eight_terms() -> Vec<(SimTime, Fact)> {
    let mut facts = Vec::new();
    let mut term = |area, counts: SimTime, due: SimTime, stopped: Option<SimTime>| {
        facts.push((counts, term_counts(area, due)));
        facts.extend(stopped.map(|at| (at, term_stopped(area, due))));
    };
    term(
        NORTH,
        midnight(2, 1),
        midnight(3, 10),
        Some(midnight(2, 20)),
    );
    term(
        NORTH,
        midnight(2, 10),
        midnight(2, 25),
        Some(midnight(4, 10)),
    );
    term(NORTH, midnight(3, 1), midnight(4, 5), Some(midnight(4, 5)));
    term(NORTH, midnight(3, 5), midnight(4, 10), None);
    term(NORTH, midnight(3, 3), midnight(5, 1), Some(midnight(5, 4)));
    term(NORTH, midnight(1, 3), midnight(2, 3), Some(midnight(2, 1)));
    term(
        SOUTH,
        midnight(4, 20),
        midnight(3, 15),
        Some(midnight(4, 22)),
    );
    term(SOUTH, midnight(4, 2), midnight(5, 20), None);
    facts
}

#[test]
fn terms_are_counted_as_due_as_finished_and_as_open() {
    let model = spring(2);
    let measures = measures(&model, eight_terms());
    let expected = [
        // Terms 1 and 7; 3 and 4; 5. Not 2 and 6, due before the period, nor 8, due after it.
        (Basis::Due, "2021-03", (2, 1)),
        (Basis::Due, "2021-04", (2, 1)),
        (Basis::Due, "2021-05", (1, 0)),
        (Basis::Due, "2021-Q2", (3, 1)),
        (Basis::Due, "all", (5, 2)),
        // None; 2, 3 and 7; 5.
        (Basis::Finished, "2021-03", (0, 0)),
        (Basis::Finished, "2021-04", (3, 1)),
        (Basis::Finished, "2021-05", (1, 0)),
        (Basis::Finished, "all", (4, 1)),
        // 2 (overdue), 3, 4, 5; then 4 (overdue), 5 (in its last second) and 8; then 4 (overdue) and 8.
        (Basis::Open, "2021-03", (4, 3)),
        (Basis::Open, "2021-Q1", (4, 3)),
        (Basis::Open, "2021-04", (3, 2)),
        (Basis::Open, "2021-05", (2, 1)),
        (Basis::Open, "2021-Q2", (2, 1)),
        (Basis::Open, "all", (2, 1)),
    ];
    for (basis, label, counts) in expected {
        let terms = measures.terms(Scope::All, TEN_WEEKS, basis, &period(&model, label));
        assert_eq!((terms.cases, terms.in_time), counts, "{basis:?} {label}");
    }
    let march = period(&model, "2021-03");
    let south = measures.terms(Scope::Area(SOUTH), TEN_WEEKS, Basis::Due, &march);
    assert_eq!(
        (south.cases, south.overdue(), south.share()),
        (1, 1, Some(0.0))
    );
}

/// On the Mondays 1 March to 10 May and on Tuesday 11 May: term 2 up to 5 April, 4 from 12 April on, and 5 on 3 May. Not
/// 3, in its last second on 5 April, nor 7, which is told and stopped between two Mondays.
#[test]
fn what_is_overdue_is_counted_on_every_date() {
    let model = spring(2);
    let measures = measures(&model, eight_terms());
    let overdue = |scope| -> Vec<u32> {
        let dates = 0..stock_dates(&model).len();
        dates
            .map(|date| measures.overdue(scope, TEN_WEEKS, date))
            .collect()
    };
    assert_eq!(overdue(Scope::All), [1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1]);
    assert_eq!(overdue(Scope::Area(SOUTH)), [0; 12]);
}

#[test]
fn a_run_in_which_nothing_happens_has_every_row() {
    let model = spring(1);
    let measures = measures(&model, vec![]);
    for period in Periods::of(&model).all() {
        assert_eq!(
            measures.flow(Scope::All, TRIAGE, period),
            FlowCounts::default()
        );
        for of in DurationMeasure::ALL {
            assert_eq!(measures.durations(Scope::All, TRIAGE, of, period), None);
        }
        for basis in Basis::ALL {
            assert_eq!(
                measures.terms(Scope::All, TEN_WEEKS, basis, period).share(),
                None
            );
        }
        assert_eq!(measures.hours(DESK, period).utilisation(), Some(0.0));
    }
    let last = stock_dates(&model).len() - 1;
    assert_eq!(
        measures.stock(Scope::All, TRIAGE, StockMeasure::Waiting, last),
        0
    );
}

#[test]
fn one_area_is_the_same_as_all() {
    let model = spring(1);
    let facts = two_cases().into_iter().filter(|(_, fact)| {
        !matches!(fact, Fact::StageEntered { area, .. } | Fact::StageCompleted { area, .. } if *area == SOUTH)
    });
    let measures = measures(&model, facts.collect());
    assert_eq!(Scope::of(&model), [Scope::All]);
    assert_eq!(Scope::Area(NORTH).name(&model), "area 0");
    let year = period(&model, "2021");
    let of = |scope| measures.durations(scope, TRIAGE, DurationMeasure::Stage, &year);
    assert!(of(Scope::All).is_some());
    assert_eq!(of(Scope::All), of(Scope::Area(NORTH)));
}

/// A thousand runs of the largest region must fit in 500 MB: ten areas, seven stages, three terms, four years.
/// Nine more desks would take 10 kB of what is left.
#[test]
fn a_run_of_the_largest_region_takes_less_than_half_a_megabyte() {
    let mut parts = parts(
        10,
        Day::new(2021, 1, 1),
        Day::new(2021, 1, 1),
        Day::new(2025, 1, 1),
    );
    let research = parts.stages[RESEARCH.index()].clone();
    for extra in 2..7 {
        let stage = StageId::from(extra);
        parts.stages[extra - 1].route.shares = vec![(crate::model::Destination::Stage(stage), 1.0)];
        parts.stages.push(research.clone());
        parts.teams[0].stages.push(stage);
    }
    let last_deadline = parts.deadlines[0].clone();
    parts
        .deadlines
        .extend([last_deadline.clone(), last_deadline]);
    let model = Model::new(parts).expect("a right model");
    let bytes = measures(&model, vec![]).bytes();
    assert!(bytes < 480_000, "{bytes} bytes");
    // What is told before the run is not less than what it then takes, and at most twice as much.
    let told = bytes_of_run(&model) as usize;
    assert!((bytes..2 * bytes).contains(&told), "{told} for {bytes}");
}

#[test]
fn a_log_keeps_what_it_hears() {
    let mut log = EventLog::new();
    for (at, fact) in two_cases() {
        log.record(at, fact);
    }
    assert_eq!(log.facts(), two_cases());
}

//! Findings worked out by hand, from runs of a few facts.

mod comparison;
mod money;
mod targets;

use super::*;
use crate::engine::Fact;
use crate::experiment::{Results, ScenarioResults};
use crate::measure::facts::{
    completed, entered, measures, staff_changed, started, term_counts, term_stopped, work_ended,
    work_started,
};
use crate::measure::small_model::{
    RESEARCH, TEN_WEEKS, TRIAGE, at, change, hire, model, parts, team,
};
use crate::measure::{Basis, DurationMeasure, PeriodKind, RunMeasures, Scope, StockMeasure};
use crate::model::{
    AreaId, ChangeKind, Hire, Language, Model, Rate, RateStep, RoleId, RunPlan, Scenario, Source,
    StageId, Study, TeamId, WorkerId,
};
use crate::time::{Day, SimTime};

const HERE: AreaId = AreaId(0);
const THERE: AreaId = AreaId(1);

/// January and February 2021.
fn winter(areas: usize) -> Model {
    let first = Day::new(2021, 1, 1);
    model(areas, first, first, Day::new(2021, 3, 1))
}

fn january(day: i8) -> SimTime {
    at(2021, 1, day, 0)
}

fn study(model: Model, replications: u32) -> Study {
    Study {
        usual: None,
        title: "a study".into(),
        region: None,
        language: Language::English,
        scenarios: vec![Scenario {
            name: "baseline".into(),
            title: "as it is".into(),
            settings: Vec::new(),
            model,
            money: Default::default(),
            norms: Default::default(),
        }],
        plan: RunPlan {
            replications,
            replications_set_by: crate::model::SetBy::Study,
            seed: 1,
        },
        targets: Vec::new(),
        observed: Vec::new(),
        fit: Vec::new(),
        unknowns: crate::model::Unknowns::none(),
        assumptions: vec![],
        fingerprint: String::new(),
    }
}

/// What is found when each of these lists of facts is a run.
fn with_findings(
    model: Model,
    runs: Vec<Vec<(SimTime, Fact)>>,
    look: impl FnOnce(&ScenarioFindings<'_>),
) {
    let runs: Vec<RunMeasures> = runs
        .into_iter()
        .map(|facts| measures(&model, facts))
        .collect();
    let study = study(model, runs.len() as u32);
    let results = Results {
        scenarios: vec![ScenarioResults {
            runs,
            twins: Vec::new(),
        }],
    };
    let findings = findings(&study, &results);
    assert_eq!(findings.scenarios.len(), 1);
    look(&findings.scenarios[0]);
}

#[track_caller]
fn assert_close(computed: f64, expected: f64, tolerance: f64) {
    assert!(
        (computed - expected).abs() <= tolerance,
        "{computed} instead of {expected}"
    );
}

fn waited(days: i8) -> Vec<(SimTime, Fact)> {
    vec![
        (january(2), entered(HERE, TRIAGE)),
        (january(2 + days), started(HERE, TRIAGE, january(2))),
    ]
}

/// Waits of 1, 2 and 3 days in three runs, none in the fourth. Mean 2, s = 1; with the printed t(2) = 4.303
/// the half-width is 4.303 / sqrt(3) = 2.4843. Each run has one wait, so its quantiles are that wait.
#[test]
fn the_mean_of_runs_has_the_interval_of_student() {
    let runs = vec![waited(1), waited(2), waited(3), vec![]];
    with_findings(winter(1), runs, |found| {
        // 2 stages, 3 measures, and 2 months, a quarter, a year and the whole.
        assert_eq!(found.durations.len(), 2 * 3 * 5);
        let row = |label: &str| {
            let is_row = |row: &&DurationRow| {
                (row.stage, row.measure) == (TRIAGE, DurationMeasure::Wait)
                    && row.period.label() == label
            };
            *found.durations.iter().find(is_row).expect("a row")
        };
        for label in ["2021-01", "2021-Q1", "2021", "all"] {
            assert_close(row(label).cases, 0.75, 0.0);
            let days = row(label).days.expect("durations");
            for estimate in [days.mean, days.p50, days.p80, days.p90, days.p95] {
                assert_eq!(estimate.count(), 3);
                assert_close(estimate.mean(), 2.0, 1e-12);
                assert_close(estimate.half_width().expect("an interval"), 2.4843, 0.0003);
            }
        }
        assert_close(row("2021-02").cases, 0.0, 0.0);
        assert_eq!(row("2021-02").days, None);
    });
}

/// Five terms due on 20 January, of which so many are met; the others are never stopped.
fn five_terms(met: usize) -> Vec<(SimTime, Fact)> {
    let mut facts = vec![(january(2), term_counts(HERE, january(20))); 5];
    facts.extend(vec![(january(10), term_stopped(HERE, january(20))); met]);
    facts
}

/// Shares of 1, 0.8, 0.8, 0.6 and 0.4. Mean 0.72; squares of the deviations add up to 0.208, s = 0.228035; with
/// the printed t(4) = 2.776 the half-width is 0.2831, so the upper end would be above 1. Quantiles of type 7:
/// 0.4 + 0.2 x 0.2 and 0.8 + 0.8 x 0.2.
///
/// The target of 0.8 is met in three runs of five. Wilson: centre (3 + 1.92073) / 8.84146 = 0.55655, half-width
/// 1.95996 x sqrt(1.2 + 0.96036) / 8.84146 = 0.32583.
#[test]
fn the_share_in_time_has_a_range_and_a_chance_to_meet_its_target() {
    let runs = [5, 4, 4, 3, 2].map(five_terms).to_vec();
    with_findings(winter(1), runs, |found| {
        assert_eq!(found.deadlines.len(), 3 * 5);
        let row = |basis: Basis, label: &str| {
            let is_row = |row: &&DeadlineRow| row.basis == basis && row.period.label() == label;
            *found.deadlines.iter().find(is_row).expect("a row")
        };
        let due = row(Basis::Due, "all");
        assert_eq!((due.deadline, due.target), (TEN_WEEKS, Some(0.8)));
        assert_close(due.cases, 5.0, 0.0);
        assert_close(due.overdue, 1.4, 1e-12);
        let share = due.share.expect("a share");
        assert_close(share.mean, 0.72, 1e-12);
        let interval = share.interval.expect("an interval");
        assert_close(interval.low(), 0.72 - 0.2831, 0.0001);
        assert_close(interval.high(), 1.0, 0.0);
        assert_close(share.p05, 0.44, 1e-12);
        assert_close(share.p95, 0.96, 1e-12);
        let chance = due.target_met.expect("a chance");
        assert_eq!((chance.successes(), chance.trials()), (3, 5));
        assert_close(chance.interval().low(), 0.55655 - 0.32583, 0.0001);
        assert_close(chance.interval().high(), 0.55655 + 0.32583, 0.0001);

        // What was finished was in time; what is open at the end is overdue, in four runs of five.
        let finished = row(Basis::Finished, "2021-01");
        assert_close(finished.cases, 3.6, 1e-12);
        assert_close(finished.share.expect("a share").mean, 1.0, 0.0);
        let open = row(Basis::Open, "2021-02");
        assert_close(open.overdue, 1.4, 1e-12);
        assert_eq!(open.target_met.expect("a chance").trials(), 4);

        let none = row(Basis::Due, "2021-02");
        assert_eq!((none.share, none.target_met), (None, None));
        assert!(found.cautions.contains(&Caution::TargetInsideInterval {
            deadline: TEN_WEEKS
        }));
        assert!(
            found
                .cautions
                .contains(&Caution::FewReplications { replications: 5 })
        );
    });
}

/// One to ten cases waiting in ten runs: at 9 p beyond the smallest lie 1.45, 3.25, 5.5, 7.75 and 9.55.
#[test]
fn stock_over_time_has_bands() {
    let wait = |cases: usize| vec![(january(2), entered(HERE, TRIAGE)); cases];
    with_findings(winter(1), (1..=10).map(wait).collect(), |found| {
        assert_eq!(found.stock.len(), 2 * 2);
        let waiting = &found.stock[0];
        assert_eq!(
            (waiting.stage, waiting.measure),
            (TRIAGE, StockMeasure::Waiting)
        );
        // 1 January, the Mondays 4 January to 22 February, and 1 March, itself a Monday.
        assert_eq!(waiting.points.len(), 1 + 8 + 1);
        assert_close(waiting.points[0].mean, 0.0, 0.0);
        for point in &waiting.points[1..] {
            assert_close(point.mean, 5.5, 1e-12);
            let band = point.band;
            let computed = [band.p05, band.p25, band.p50, band.p75, band.p95];
            for (computed, expected) in computed.into_iter().zip([1.45, 3.25, 5.5, 7.75, 9.55]) {
                assert_close(computed, expected, 1e-12);
            }
        }
        let nobody = &found.stock[3];
        assert!(nobody.points.iter().all(|point| point.mean == 0.0));
        assert_eq!(found.cautions, [Caution::OpenAtEnd { cases: 5.5 }]);
    });
}

/// Several areas have rows of their own beside those of all.
#[test]
fn areas_have_rows_beside_all() {
    let both = vec![
        (january(2), entered(HERE, TRIAGE)),
        (january(3), entered(THERE, TRIAGE)),
        (january(3), entered(THERE, TRIAGE)),
        (
            january(5),
            completed(THERE, TRIAGE, (january(3), january(3), None)),
        ),
    ];
    with_findings(winter(2), vec![both, vec![]], |found| {
        let triage: Vec<(Scope, f64, f64)> = found
            .flow
            .iter()
            .filter(|row| row.stage == TRIAGE && row.period.kind() == PeriodKind::All)
            .map(|row| (row.scope, row.entered, row.completed))
            .collect();
        assert_eq!(
            triage,
            [
                (Scope::All, 1.5, 0.5),
                (Scope::Area(HERE), 0.5, 0.0),
                (Scope::Area(THERE), 1.0, 0.5)
            ]
        );
        assert_eq!(found.flow.len(), 3 * 2 * 5);
        assert_eq!(found.durations.len(), 3 * 2 * 3 * 5);
        assert_eq!(found.stock.len(), 3 * 2 * 2);
    });
}

/// Team 0 has one and a half fte, 36 hours a day. Its full-timer works five days of January in one run of two:
/// 120 of 1116 hours, and none. A partner has no rows.
#[test]
fn workload_and_costs_leave_partners_out() {
    let first = Day::new(2020, 7, 1);
    let mut parts = parts(1, first, first, Day::new(2022, 1, 1));
    let mut partner = team("partner", &[2.0]);
    partner.external = true;
    parts.teams.push(partner);
    parts.roles[0].cost_per_year = Some(80_000.0);
    let busy = vec![
        (january(2), work_started(WorkerId(0))),
        (january(7), work_ended(WorkerId(0), january(2))),
    ];
    let model = Model::new(parts).expect("a right model");
    with_findings(model, vec![busy, vec![]], |found| {
        assert!(found.workload.iter().all(|row| row.team == TeamId(0)));
        let month = found
            .workload
            .iter()
            .find(|row| row.period.label() == "2021-01");
        let month = month.expect("a row");
        assert_close(month.available_hours, 1116.0, 1e-9);
        assert_close(month.worked_hours, 60.0, 1e-9);
        assert_close(
            month.utilisation.expect("hours").mean(),
            60.0 / 1116.0,
            1e-12,
        );
        // Of two runs one in twenty lies at a twentieth of the way from the smaller to the larger.
        let band = month.band.expect("hours");
        assert_close(band.p05, 0.05 * 120.0 / 1116.0, 1e-12);
        assert_close(band.p95, 0.95 * 120.0 / 1116.0, 1e-12);
        // 1.5 x 80,000 = 120,000 euro a year; of 2020 184 days of 366 are reported.
        let costs: Vec<(i16, CostItem)> = (found.costs.iter())
            .map(|row| (row.year, row.item.clone()))
            .collect();
        let staff = CostItem::Staff {
            team: TeamId(0),
            role: RoleId(0),
        };
        assert_eq!(costs, [(2020, staff.clone()), (2021, staff)]);
        assert_close(found.costs[0].euro, 120_000.0 * 184.0 / 366.0, 1e-6);
        assert_close(found.costs[1].euro, 120_000.0, 1e-6);
        // The static load has the partner: two of three and a half fte.
        assert_eq!(found.load.rows.len(), 2 * 2);
        assert!(found.load.rows[1].external);
    });
}

/// The growth of the list of research that is told, when in each run so many cases wait from the first of 28 Mondays on
/// and so many more enter at `later`.
fn growth_told(runs: &[(usize, usize)], later: SimTime) -> Option<(StageId, f64)> {
    let first = Day::new(2021, 1, 4);
    let facts = |&(from_the_start, more): &(usize, usize)| {
        let early = vec![(at(2021, 1, 4, 1), entered(HERE, RESEARCH)); from_the_start];
        let late = vec![(later, entered(HERE, RESEARCH)); more];
        [early, late].concat()
    };
    let mut told = None;
    let model = model(1, first, first, Day::new(2021, 7, 12));
    with_findings(model, runs.iter().map(facts).collect(), |found| {
        told = found.cautions.iter().find_map(|caution| match *caution {
            Caution::GrowingList { stage, growth } => Some((stage, growth.mean())),
            _ => None,
        });
    });
    told
}

/// On the fifteenth Monday cases enter after the count, so that the last thirteen Mondays have that many more than the
/// thirteen before. Growth of 1, 2 and 3 is 2 ± 2.484: not sure. Growth of 2, 3 and 4 is 3 ± 2.484: sure.
#[test]
fn a_list_grows_when_that_is_sure() {
    let fifteenth = at(2021, 4, 12, 1);
    let grows = |cases: [usize; 3]| growth_told(&cases.map(|more| (0, more)), fifteenth);
    assert_eq!(grows([1, 2, 3]), None);
    assert_eq!(grows([2, 3, 4]), Some((RESEARCH, 3.0)));
}

/// Runs that are all the same leave no doubt. One case more is 5% of 20 cases and less of 21; a case that is there
/// on the last six of thirteen Mondays is a growth of less than one.
#[test]
fn growth_that_nobody_would_notice_is_not_told() {
    let fifteenth = at(2021, 4, 12, 1);
    let grows = |from_the_start| growth_told(&[(from_the_start, 1); 3], fifteenth);
    assert_eq!(grows(0), Some((RESEARCH, 1.0)));
    assert_eq!(grows(20), Some((RESEARCH, 1.0)));
    assert_eq!(grows(21), None);
    assert_eq!(growth_told(&[(0, 1); 3], at(2021, 5, 31, 1)), None);
}

/// One report a day of two hours' work against a hundredth fte, 0.24 hours a day: a load of 833%, in each of three
/// years.
#[test]
fn a_structural_shortage_is_told_once() {
    let first = Day::new(2021, 1, 1);
    let mut parts = parts(1, first, first, Day::new(2024, 1, 1));
    parts.teams = vec![team("small", &[0.01])];
    let model = Model::new(parts).expect("a right model");
    with_findings(model, vec![vec![]; 10], |found| {
        let [
            Caution::StructuralShortage {
                first_year,
                last_year,
                team,
                role,
                load,
            },
        ] = found.cautions[..]
        else {
            panic!("{:?}", found.cautions);
        };
        assert_eq!((team, role), (TeamId(0), RoleId(0)));
        assert_eq!(
            [first_year.label(), last_year.label()],
            ["2021", "2023"].map(String::from)
        );
        assert_close(load, 2.0 / 0.24, 1e-9);
    });
}

/// The same staff with 0.02 fte: 417% in 2021. From 2022 on two reports a day make it 833%: another shortage.
#[test]
fn a_shortage_that_changes_is_told_again() {
    let (first, change) = (Day::new(2021, 1, 1), Day::new(2022, 1, 1));
    let mut parts = parts(1, first, first, Day::new(2023, 1, 1));
    parts.teams = vec![team("small", &[0.02])];
    let Source::Rate(profile) = &mut parts.streams[0].source else {
        panic!("a rate");
    };
    profile.steps.push(RateStep {
        from: change,
        rate: Rate::PerDay(2.0),
    });
    let model = Model::new(parts).expect("a right model");
    with_findings(model, vec![vec![]; 10], |found| {
        let told = found.cautions.iter().filter_map(|caution| match *caution {
            Caution::StructuralShortage {
                first_year,
                last_year,
                load,
                ..
            } => Some((first_year.label(), last_year.label(), load.round())),
            _ => None,
        });
        let year = |label: &str, load| (label.to_owned(), label.to_owned(), load);
        let told: Vec<_> = told.collect();
        assert_eq!(told, [year("2021", 4.0), year("2022", 8.0)]);
    });
}

#[test]
fn single_replications_can_be_read() {
    let model = winter(1);
    let runs = [waited(1), waited(3)].map(|facts| measures(&model, facts));
    let wait_for_triage = |row: ReplicationRow| match row.value {
        ReplicationValue::MeanDays(TRIAGE, DurationMeasure::Wait, days) => {
            Some((row.replication, row.period.label(), days))
        }
        _ => None,
    };
    let waits: Vec<_> = replication_rows(&model, &runs)
        .filter_map(wait_for_triage)
        .collect();
    let expected = [
        (0, "2021".into(), Some(1.0)),
        (0, "all".into(), Some(1.0)),
        (1, "2021".into(), Some(3.0)),
        (1, "all".into(), Some(3.0)),
    ];
    assert_eq!(waits, expected);

    // A case that entered on Thursday 25 February waits on 1 March, the end of the period.
    let late = [measures(
        &model,
        vec![(at(2021, 2, 25, 9), entered(HERE, RESEARCH))],
    )];
    let mut values = replication_rows(&model, &late).map(|row| row.value);
    assert!(values.any(|value| value == ReplicationValue::WaitingAtEnd(RESEARCH, 1)));
}

/// Two hires of one fte with the same team, role and day, the second at 100,000 euro a year; 5,000 euro once in 2021 and
/// 7,000 before the reported time. In one run of two the first is there from 1 January to 1 July 2021, 181 days, and
/// leaves a week later than that in the other: 188 days; the mean is 184.5. The second comes in the first run only, for
/// 73 days: a fifth of the year, a tenth on average. The full-timer of the old staff is gone in the second run from
/// 20 October on, 73 days: 1.5 fte less a tenth.
#[test]
fn what_is_paid_is_what_it_costs() {
    let mut parts = parts(
        1,
        Day::new(2020, 7, 1),
        Day::new(2021, 1, 1),
        Day::new(2022, 1, 1),
    );
    parts.roles[0].cost_per_year = Some(73_000.0);
    let from = Day::new(2020, 12, 1);
    let dearer = Hire {
        cost_per_year: Some(100_000.0),
        ..hire(&[1.0])
    };
    parts.changes = vec![
        change(from, None, ChangeKind::Hire(hire(&[1.0]))),
        change(from, None, ChangeKind::Hire(dearer)),
        change(from, None, ChangeKind::Cost { euro: 7_000.0 }),
        change(
            Day::new(2021, 4, 1),
            None,
            ChangeKind::Cost { euro: 5_000.0 },
        ),
    ];
    parts.changes[3].title = Some("verhuizing".into());
    let model = Model::new(parts).expect("a right model");
    let (first, second) = (WorkerId(2), WorkerId(3));
    let day = |month, day| at(2021, month, day, 0);
    let there = |worker, from, to| {
        [
            (from, staff_changed(worker, 1.0, 1.0)),
            (to, staff_changed(worker, 0.0, 0.0)),
        ]
    };
    let one = [
        there(first, day(1, 1), day(7, 1)),
        there(second, day(3, 1), day(5, 13)),
    ]
    .concat();
    let gone = [(day(10, 20), staff_changed(WorkerId(0), 0.0, 0.0))];
    let other = [&there(first, day(1, 1), day(7, 8))[..], &gone].concat();
    with_findings(model, vec![one, other], |found| {
        let costs: Vec<(CostItem, f64)> = (found.costs.iter())
            .map(|row| (row.item.clone(), (row.euro * 100.0).round() / 100.0))
            .collect();
        let named = |name: &str| CostItem::Hire(name.into());
        let staff = CostItem::Staff {
            team: TeamId(0),
            role: RoleId(0),
        };
        let expected = [
            (staff, 1.4 * 73_000.0),
            (named("team.MW 2020-12-01"), 184.5 * 200.0),
            (named("team.MW 2020-12-01 (2)"), 10_000.0),
            (CostItem::Once("verhuizing".into()), 5_000.0),
        ];
        assert_eq!(costs, expected);
        assert!(found.costs.iter().all(|row| row.year == 2021));
    });
}

/// One of two halves is there for 20, 40 and 60 weeks in three runs; the run ends after 40. So 10, 20 and 20 fte-weeks
/// reach cases; one run in twenty lies at a tenth of the way from the smallest to the next.
#[test]
fn hires_have_means_and_a_range() {
    let first = Day::new(2021, 1, 4);
    let mut parts = parts(1, first, first, first + 7 * 40);
    let until = Some(first + 7 * 40);
    parts.changes = vec![change(first, until, ChangeKind::Hire(hire(&[0.5, 0.5])))];
    parts.changes[0].title = Some("impuls".into());
    let weeks = |weeks: i32| {
        let worker = WorkerId(2);
        let end = (first + 7 * weeks).start();
        let comes = staff_changed(worker, 0.5, 0.5);
        let decided = Fact::PostDecided {
            worker,
            filled: true,
        };
        let mut facts = vec![(first.start(), decided), (first.start(), comes)];
        if weeks < 40 {
            facts.push((end, staff_changed(worker, 0.0, 0.0)));
            facts.push((end, Fact::PostEnded { worker }));
        }
        facts
    };
    let model = Model::new(parts).expect("a right model");
    with_findings(model, [20, 40, 60].map(weeks).to_vec(), |found| {
        let [row] = &found.hires[..] else {
            panic!("one hire");
        };
        assert_eq!((row.name.as_str(), row.fte), ("impuls", 1.0));
        assert_eq!((row.decided, row.until), (Some(first), until));
        assert_close(row.weeks.paid, (10.0 + 20.0 + 20.0) / 3.0, 1e-9);
        assert_close(row.weeks.planned, row.weeks.paid, 1e-9);
        assert_close(row.weeks.reached(), row.weeks.paid, 1e-9);
        assert_close(row.reached_p05, 11.0, 1e-9);
        assert_close(row.reached_p95, 20.0, 1e-9);
    });
}

/// Here waits of 1, 2 and 3 days, there one of 4 days in every run but the last: differences of 3 and 2, mean 2.5.
#[test]
fn fairness_is_told_of_the_runs_that_have_it() {
    let run = |days: i8, other: bool| {
        let mut facts = waited(days);
        facts.push((january(2), entered(THERE, TRIAGE)));
        if other {
            facts.push((january(6), started(THERE, TRIAGE, january(2))));
        }
        facts
    };
    let runs = vec![run(1, true), run(2, true), run(3, false)];
    with_findings(winter(2), runs, |found| {
        assert_eq!(found.fairness.len(), 2 * 5);
        let row = &found.fairness[0];
        assert_eq!((row.stage, row.period.label()), (TRIAGE, "2021-01".into()));
        assert_close(row.cases, 5.0 / 3.0, 1e-12);
        let days = row.days.expect("a difference");
        assert_eq!(days.count(), 2);
        assert_close(days.mean(), 2.5, 1e-12);
        assert_eq!(found.fairness[1].days, None);
    });
    with_findings(winter(1), vec![waited(1)], |found| {
        assert!(found.fairness.is_empty());
    });
}

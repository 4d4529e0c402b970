//! The tables of a run, worked out anew from its facts without any hurry.

use doorstroom::measure::{
    Basis, DurationMeasure, Periods, Scope, StockMeasure, TermCounts, stock_dates,
};
use doorstroom::model::{AreaId, DeadlineId, DeskId, StageId};
use doorstroom::stats::quantile;
use doorstroom::time::{DAY, SimTime};

use super::{Told, overlap};

fn is_in(scope: Scope, area: AreaId) -> bool {
    scope == Scope::All || scope == Scope::Area(area)
}

fn stages(told: &Told) -> impl Iterator<Item = StageId> + use<> {
    (0..told.model.stages().len()).map(StageId::from)
}

/// Before anything happens at midnight.
pub(super) fn assert_stock(told: &Told) {
    for (position, date) in stock_dates(&told.model).into_iter().enumerate() {
        let midnight = date.start();
        for scope in Scope::of(&told.model) {
            for stage in stages(told) {
                let mut counted = [0, 0];
                for (case, visit) in told.ledger.visits() {
                    let inside = visit.entered_at < midnight && midnight <= visit.end();
                    if inside && visit.stage == stage && is_in(scope, case.area) {
                        let begun = visit.started_at.is_some_and(|at| at < midnight);
                        counted[usize::from(begun)] += 1;
                    }
                }
                let table =
                    StockMeasure::ALL.map(|of| told.measures.stock(scope, stage, of, position));
                assert_eq!(table, counted, "{date} {scope:?} {stage:?}");
            }
        }
    }
}

pub(super) fn assert_flow_and_durations(told: &Told) {
    for period in Periods::of(&told.model).all() {
        let (first, end) = (period.first().start(), period.end().start());
        let inside = |at: &SimTime| first <= *at && *at < end;
        for scope in Scope::of(&told.model) {
            for stage in stages(told) {
                let mut entered = 0;
                let mut seconds: [Vec<f64>; 3] = Default::default();
                for (case, visit) in told.ledger.visits() {
                    if visit.stage != stage || !is_in(scope, case.area) {
                        continue;
                    }
                    entered += u32::from(inside(&visit.entered_at));
                    let span = |from: SimTime, to: SimTime| (to - from).seconds() as f64;
                    if let Some(at) = visit.started_at.filter(inside) {
                        seconds[0].push(span(visit.entered_at, at));
                    }
                    if let Some(at) = visit.completed_at.filter(inside) {
                        seconds[1].push(span(visit.entered_at, at));
                        seconds[2].push(span(case.received_at, at));
                    }
                }
                let flow = told.measures.flow(scope, stage, period);
                let counts = [entered as usize, seconds[0].len(), seconds[1].len()];
                let table =
                    [flow.entered, flow.started, flow.completed].map(|cases| cases as usize);
                assert_eq!(table, counts, "{period} {scope:?} {stage:?}");
                for (of, mut seconds) in DurationMeasure::ALL.into_iter().zip(seconds) {
                    seconds.sort_by(f64::total_cmp);
                    let table = told.measures.durations(scope, stage, of, period);
                    assert_eq!(table.is_some(), !seconds.is_empty());
                    let Some(table) = table else { continue };
                    let mean = seconds.iter().sum::<f64>() / seconds.len() as f64;
                    assert_eq!(table.cases as usize, seconds.len());
                    assert!((table.mean * DAY as f64 - mean).abs() < 1e-3);
                    for (part, told) in [
                        (0.5, table.p50),
                        (0.8, table.p80),
                        (0.9, table.p90),
                        (0.95, table.p95),
                    ] {
                        let expected = quantile(&seconds, part).expect("durations");
                        assert!(
                            (told * DAY as f64 - expected).abs() < 0.5 + 1e-3,
                            "{part} of {seconds:?}"
                        );
                    }
                }
            }
        }
    }
}

pub(super) fn assert_terms(told: &Told) {
    let periods = Periods::of(&told.model);
    for period in periods.all() {
        let (first, end) = (period.first().start(), period.end().start());
        let inside = |at: SimTime| first <= at && at < end;
        for scope in Scope::of(&told.model) {
            for deadline in (0..told.model.deadlines().len()).map(DeadlineId::from) {
                let mut counted = [TermCounts::default(); 3];
                let mut count = |basis: Basis, in_time: bool| {
                    counted[basis as usize].cases += 1;
                    counted[basis as usize].in_time += u32::from(in_time);
                };
                for term in &told.ledger.terms {
                    if term.deadline != deadline || !is_in(scope, term.area) {
                        continue;
                    }
                    let met = term.stopped_at.is_some_and(|at| at <= term.due_at);
                    if inside(term.due_at) {
                        count(Basis::Due, met);
                    }
                    if term.stopped_at.is_some_and(inside) {
                        count(Basis::Finished, met);
                    }
                    if term.told_at < end && term.stopped_at.is_none_or(|at| end <= at) {
                        count(Basis::Open, end <= term.due_at);
                    }
                }
                let table =
                    Basis::ALL.map(|basis| told.measures.terms(scope, deadline, basis, period));
                assert_eq!(table, counted, "{period} {scope:?} {deadline:?}");
            }
        }
    }
}

/// Before anything happens at midnight.
pub(super) fn assert_overdue(told: &Told) {
    for (position, date) in stock_dates(&told.model).into_iter().enumerate() {
        let midnight = date.start();
        for scope in Scope::of(&told.model) {
            for deadline in (0..told.model.deadlines().len()).map(DeadlineId::from) {
                let terms = told.ledger.terms.iter();
                let overdue = terms.filter(|term| {
                    let runs = term.stopped_at.is_none_or(|at| midnight <= at);
                    term.deadline == deadline
                        && is_in(scope, term.area)
                        && term.told_at < midnight
                        && term.due_at < midnight
                        && runs
                });
                let table = told.measures.overdue(scope, deadline, position);
                assert_eq!(
                    table as usize,
                    overdue.count(),
                    "{date} {scope:?} {deadline:?}"
                );
            }
        }
    }
}

pub(super) fn assert_hours(told: &Told) {
    let model = &told.model;
    for period in Periods::of(model).all() {
        let (first, end) = (period.first().start(), period.end().start());
        for (index, desk) in model.desks().all().iter().enumerate() {
            let productive = model.productive_time(desk.role);
            let mut worked = 0.0;
            for (_, _, slice) in told.ledger.slices() {
                let worker = model.desks().worker(slice.worker);
                let stretch = (slice.started_at, slice.end());
                if worker.desk.index() == index && overlap(stretch, (first, end)).seconds() > 0 {
                    let (from, to) = (stretch.0.max(first), stretch.1.min(end));
                    worked += productive.between(from, to) * worker.fte / 3600.0;
                }
            }
            let available = productive.between(first, end) * desk.fte / 3600.0;
            let table = told.measures.hours(DeskId::from(index), period);
            assert!(
                (table.worked - worked).abs() < 1e-6,
                "{period}: {} and {worked}",
                table.worked
            );
            assert!((table.available - available).abs() < 1e-6);
            assert!(table.worked <= table.available + 1e-6);
        }
    }
}

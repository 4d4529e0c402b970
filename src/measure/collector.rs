//! `Collector`: hears the facts of one run and counts them.

use std::ops::Range;

use super::causes::{CauseSeconds, CauseTotals};
use super::clock_times::ClockTimes;
use super::durations::Durations;
use super::flow::{Flow, FlowCounts};
use super::hires::HireTally;
use super::payroll::{Payroll, PayrollTally};
use super::period::{PeriodKind, Periods};
use super::run_measures::RunMeasures;
use super::scope::Grid;
use super::stage_tally::{StageTally, seconds};
use super::stock::{self, Stock, stock_dates};
use super::term_tally::TermTally;
use super::terms::{DuePlaces, MonthOfTerms, Terms};
use super::workload::{Hours, WorkTally, Workload};
use crate::engine::{Fact, Observer, StaffState};
use crate::model::{AreaId, DeadlineId, Model, StageId, WorkerId};
use crate::time::{Day, SimTime};

/// Counts the facts of one run, from its first second on, and makes its measures.
///
/// The warm-up is left out without bias: cases, running terms and work under way live on when the reported
/// time begins; only what was counted is forgotten. A fact costs a few increments. What needs the calendar is
/// done when the run passes a boundary: the start of a month, or of a day on which stock is counted.
#[derive(Clone, Debug)]
pub struct Collector<'m> {
    model: &'m Model,
    periods: Periods,
    stages: Grid,
    stage_tallies: Vec<StageTally>,
    deadlines: Grid,
    term_tallies: Vec<TermTally>,
    due_places: DuePlaces,
    work: WorkTally<'m>,
    payroll: PayrollTally,
    hires: HireTally,
    /// Cases closed since the last month ended.
    closed: u32,
    boundaries: Boundaries,
    counted: Counted,
}

/// What was counted at the boundaries so far: one date or month after the other.
#[derive(Clone, Default, Debug)]
struct Counted {
    stock: Vec<u32>,
    flow: Vec<FlowCounts>,
    terms: Vec<MonthOfTerms>,
    overdue: Vec<u32>,
    /// One year after the other.
    causes: Vec<CauseSeconds>,
    hours: Vec<Hours>,
    paid_days: Vec<f64>,
    closed: Vec<u32>,
}

impl<'m> Collector<'m> {
    /// Listens to a run of `model`.
    pub fn new(model: &'m Model) -> Self {
        let periods = Periods::of(model);
        let stages = Grid::new(model.areas().len(), model.stages().len());
        let deadlines = Grid::new(model.areas().len(), model.deadlines().len());
        let boundaries = Boundaries::new(stock_dates(model), &periods);
        let due_places = DuePlaces::new(&boundaries.days());
        Collector {
            model,
            stages,
            stage_tallies: vec![StageTally::default(); stages.cells()],
            deadlines,
            term_tallies: vec![TermTally::new(due_places.count()); deadlines.cells()],
            due_places,
            work: WorkTally::new(model),
            payroll: PayrollTally::new(model),
            hires: HireTally::new(model),
            closed: 0,
            boundaries,
            periods,
            counted: Counted::default(),
        }
    }

    /// A listener that heard in a run of `model` what this one heard so far, before the reported time began: the model
    /// [has the past](Model::has_past_of) of this one.
    pub fn under<'n>(&self, model: &'n Model) -> Collector<'n>
    where
        'm: 'n,
    {
        let mut other = Collector::new(model);
        other.stage_tallies.clone_from(&self.stage_tallies);
        other.term_tallies.clone_from(&self.term_tallies);
        other.work.take_over(&self.work);
        other.payroll.take_over(&self.payroll);
        other.hires.take_over(&self.hires);
        other.closed = self.closed;
        other
    }

    /// The measures of the run, which has reached [`Model::end`].
    pub fn finish(mut self) -> RunMeasures {
        self.pass_boundaries(self.model.end());
        let flow = Flow::new(self.stages, &self.counted.flow);
        RunMeasures {
            stock: Stock::new(self.stages, self.counted.stock),
            causes: CauseTotals::new(self.stages, &self.periods, &self.counted.causes),
            durations: Durations::new(self.stages, &self.periods, &self.stage_tallies, &flow),
            flow,
            clock_times: ClockTimes::new(
                self.deadlines,
                &self.periods,
                &self.term_tallies,
                &self.counted.terms,
            ),
            terms: Terms::new(
                self.deadlines,
                &self.term_tallies,
                &self.counted.terms,
                &self.boundaries.of_months(&self.periods),
                self.counted.overdue,
            ),
            workload: Workload::new(self.model, self.counted.hours),
            payroll: Payroll::new(self.model, self.counted.paid_days),
            hires: self.hires.finish(self.model.end()),
            closed: self.counted.closed.into(),
            areas: self.model.areas().len(),
        }
    }

    #[inline]
    fn stage(&mut self, area: AreaId, stage: StageId) -> &mut StageTally {
        &mut self.stage_tallies[self.stages.cell(area.index(), stage.index())]
    }

    #[inline]
    fn term(&mut self, area: AreaId, deadline: DeadlineId) -> &mut TermTally {
        &mut self.term_tallies[self.deadlines.cell(area.index(), deadline.index())]
    }

    /// Does what every boundary up to and including `at` asks, before what happens at that instant is counted.
    #[cold]
    fn pass_boundaries(&mut self, at: SimTime) {
        while let Some(boundary) = self.boundaries.pass(at) {
            if boundary.ends_warm_up {
                self.end_warm_up(boundary.day);
            }
            if boundary.ends_month {
                self.close_month(boundary);
            }
            if boundary.counts_stock {
                stock::count(&self.stage_tallies, &mut self.counted.stock);
                let overdue = self.term_tallies.iter();
                let overdue = overdue.map(|tally| tally.overdue(boundary.position));
                self.counted.overdue.extend(overdue);
            }
        }
    }

    fn end_warm_up(&mut self, from: Day) {
        self.stage_tallies
            .iter_mut()
            .for_each(StageTally::end_warm_up);
        self.term_tallies
            .iter_mut()
            .for_each(TermTally::end_warm_up);
        self.work.cut(from.start());
        self.work.take_hours().for_each(drop);
        self.payroll.cut(from.start());
        self.payroll.take_days().for_each(drop);
        self.closed = 0;
    }

    fn close_month(&mut self, end: Boundary) {
        let flow = self.stage_tallies.iter_mut().map(StageTally::close_month);
        self.counted.flow.extend(flow);
        let terms = self.term_tallies.iter_mut();
        let terms = terms.map(|tally| tally.close_month(end.position));
        self.counted.terms.extend(terms);
        self.work.cut(end.day.start());
        self.counted.hours.extend(self.work.take_hours());
        self.payroll.cut(end.day.start());
        self.counted.paid_days.extend(self.payroll.take_days());
        self.counted.closed.push(std::mem::take(&mut self.closed));
        if end.ends_year {
            let causes = self.stage_tallies.iter_mut().map(StageTally::close_year);
            self.counted.causes.extend(causes);
        }
    }

    #[cold]
    fn staff_changed(&mut self, at: SimTime, worker: WorkerId, state: StaffState) {
        self.work.pace_changed(at, worker, state.pace);
        self.payroll.changed(at, worker, state.employed);
        self.hires.changed(at, worker, state);
    }
}

impl Observer for Collector<'_> {
    #[inline(always)]
    fn record(&mut self, at: SimTime, fact: Fact) {
        if at >= self.boundaries.next {
            self.pass_boundaries(at);
        }
        match fact {
            Fact::StageEntered { stage, area, .. } => self.stage(area, stage).entered(),
            Fact::StageStarted {
                stage,
                area,
                entered_at,
                ..
            } => self.stage(area, stage).started(at, entered_at),
            Fact::StageCompleted {
                stage,
                area,
                received_at,
                entered_at,
                started_at,
                ref causes,
                ..
            } => {
                let was_started = started_at.is_some();
                let tally = self.stage(area, stage);
                tally.completed(at, received_at, entered_at, was_started, causes);
            }
            Fact::WorkStarted { worker, .. } => self.work.started(at, worker),
            Fact::WorkEnded { worker, .. } | Fact::WorkHandedBack { worker, .. } => {
                self.work.ended(at, worker);
            }
            Fact::TermCounts {
                area,
                deadline,
                due_at,
                ..
            } => {
                let due = self.due_places.of(due_at);
                self.term(area, deadline).counts(due);
            }
            Fact::TermStopped {
                area,
                deadline,
                started_at,
                due_at,
                ..
            } => {
                let due = self.due_places.of(due_at);
                let ran = seconds(started_at, at);
                self.term(area, deadline).stopped(due, at <= due_at, ran);
            }
            Fact::CaseOpen {
                stage, area, begun, ..
            } => self.stage(area, stage).was_open(begun),
            Fact::StaffChanged { worker, state } => self.staff_changed(at, worker, state),
            Fact::PostDecided { worker, filled } => self.hires.decided(at, worker, filled),
            Fact::PostEnded { worker } => self.hires.ended(at, worker),
            Fact::CaseClosed { .. } => self.closed += 1,
            Fact::JoinedOpenCase { .. } | Fact::CaseArrived { .. } => {}
        }
    }
}

/// The instants at which more is done than counting, in order.
#[derive(Clone, Debug)]
struct Boundaries {
    all: Vec<Boundary>,
    passed: usize,
    /// The next one.
    next: SimTime,
}

/// A midnight at which something is counted or begins.
#[derive(Clone, Copy, Debug)]
struct Boundary {
    day: Day,
    /// Among all boundaries, and so the place of the stretch that ends here.
    position: usize,
    ends_warm_up: bool,
    ends_month: bool,
    ends_year: bool,
    counts_stock: bool,
}

impl Boundaries {
    fn new(stock_dates: Vec<Day>, periods: &Periods) -> Self {
        let ends_of_months = periods.months().iter().map(|month| month.end());
        let mut days: Vec<Day> = stock_dates.iter().copied().chain(ends_of_months).collect();
        days.sort_unstable();
        days.dedup();
        let at = |(position, day): (usize, Day)| Boundary {
            day,
            position,
            ends_warm_up: day == periods.whole().first(),
            ends_month: periods.months().iter().any(|month| month.end() == day),
            ends_year: periods
                .of_kind(PeriodKind::Year)
                .any(|year| year.end() == day),
            counts_stock: stock_dates.binary_search(&day).is_ok(),
        };
        let all: Vec<Boundary> = days.into_iter().enumerate().map(at).collect();
        Boundaries {
            passed: 0,
            next: all[0].day.start(),
            all,
        }
    }

    /// Every day with a boundary.
    fn days(&self) -> Vec<Day> {
        self.all.iter().map(|boundary| boundary.day).collect()
    }

    /// The places of the stretches that make up each month: after the boundary at its beginning up to that at its end.
    fn of_months(&self, periods: &Periods) -> Vec<Range<usize>> {
        let position = |day: Day| self.all.partition_point(|boundary| boundary.day < day);
        let months = periods.months().iter();
        months
            .map(|month| position(month.first()) + 1..position(month.end()) + 1)
            .collect()
    }

    /// The next boundary, if `at` has reached it.
    fn pass(&mut self, at: SimTime) -> Option<Boundary> {
        let boundary = *self.all.get(self.passed)?;
        if at < boundary.day.start() {
            return None;
        }
        self.passed += 1;
        let next = self.all.get(self.passed);
        self.next = next.map_or(SimTime::FAR_FUTURE, |boundary| boundary.day.start());
        Some(boundary)
    }
}

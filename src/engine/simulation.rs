//! `simulate`: advance the clock; execute everything that is due; start what can start.

use std::collections::BTreeMap;

use super::arrivals::StreamState;
use super::cases::{Cases, Slot};
use super::causes::Causes;
use super::changes::ChangeState;
use super::error::EngineError;
use super::event::Event;
use super::future_events::FutureEvents;
use super::lines::{CaseTime, Lines};
use super::observer::Observer;
use super::open_clock::OpenClock;
use super::people::Person;
use super::repeats::Household;
use super::roster::Roster;
use super::routing::Next;
use super::rules::Rules;
use super::running_clocks::RunningClocks;
use super::stage_plan::StagePlan;
use crate::model::{Model, StageId, StreamId};
use crate::random::Streams;
use crate::time::{Day, SimTime};

/// Simulates one random future of a model, from its start to its end, and tells the observer what happens.
///
/// Tocher's three phases: A, the clock goes to the next event; B, all events of that instant are executed, which frees
/// people and makes work ready but starts nothing; C, work starts until nothing more can. Who gets which
/// case is thus decided with everything known that happens at the instant.
///
/// # Errors
/// When the run cannot go on; see [`EngineError`].
pub fn simulate<O: Observer>(
    model: &Model,
    streams: Streams,
    observer: &mut O,
) -> Result<(), EngineError> {
    let mut run = Run::new(model, streams, observer);
    run.begins();
    run.advance(model.end())
}

fn streams_of(model: &Model) -> impl Iterator<Item = StreamId> {
    (0..model.streams().len()).map(StreamId::from)
}

/// The state of a run.
pub(super) struct Run<'a, O> {
    pub(super) model: &'a Model,
    pub(super) streams: Streams,
    pub(super) observer: &'a mut O,
    pub(super) now: SimTime,
    pub(super) events: FutureEvents<Event>,
    pub(super) cases: Cases,
    pub(super) running: RunningClocks,
    pub(super) roster: Roster,
    pub(super) arrivals: Vec<StreamState>,
    /// Households that will be reported again.
    pub(super) known: Vec<Household>,
    /// By worker.
    pub(super) people: Vec<Person<'a>>,
    /// By change.
    pub(super) changes: Vec<ChangeState>,
    pub(super) rules: Rules,
    /// The day on which staff and changes last came and went.
    pub(super) last_midnight: Option<Day>,
    /// Until when the calendar is surely open; in the past when that is not known.
    pub(super) open_until: SimTime,
    /// When the next `Event::Opening` comes, if one is planned: until then the calendar is closed.
    pub(super) opening_at: Option<SimTime>,
    /// Why the run cannot go on.
    pub(super) failure: Option<EngineError>,
    pub(super) stages: Vec<StagePlan>,
    pub(super) open_clock: OpenClock,
    /// Who waits for whom.
    pub(super) lines: Lines,
    /// By slot.
    pub(super) times: Vec<CaseTime>,
    /// What ready work waited for in lines that it had to leave.
    pub(super) interrupted: BTreeMap<Slot, Causes>,
}

impl<'a, O: Observer> Run<'a, O> {
    pub(super) fn new(model: &'a Model, streams: Streams, observer: &'a mut O) -> Self {
        let arrivals = streams_of(model).map(|stream| StreamState::new(model, stream));
        let arrivals: Vec<StreamState> = arrivals.collect();
        let start = model.start().start();
        let stages = model.stages().iter();
        let pieces = stages.map(|stage| stage.work.len()).max().unwrap_or(1);
        let drawn = streams_of(model).flat_map(|stream| model.daily_means(stream));
        let known: usize = arrivals.iter().map(StreamState::coming).sum();
        let expected = (drawn.sum::<f64>() + known as f64) * (1 + pieces) as f64;
        Run {
            model,
            streams,
            observer,
            now: start,
            events: FutureEvents::new(start, model.end(), expected),
            cases: Cases::new(model),
            running: RunningClocks::new(model),
            roster: Roster::new(model),
            arrivals,
            known: Vec::new(),
            people: Person::all(model),
            changes: ChangeState::all(model),
            rules: Rules::of(model),
            last_midnight: None,
            open_until: start,
            opening_at: None,
            failure: None,
            stages: StagePlan::all(model),
            open_clock: OpenClock::new(start),
            lines: Lines::new(model),
            times: Vec::new(),
            interrupted: BTreeMap::new(),
        }
    }

    /// Simulates everything before `until`.
    #[inline]
    pub(super) fn advance(&mut self, until: SimTime) -> Result<(), EngineError> {
        while let Some((at, first)) = self.events.next() {
            if at >= until {
                self.events.plan(at, first);
                break;
            }
            self.now = at;
            self.execute(first);
            while let Some(event) = self.events.next_at(at) {
                self.execute(event);
            }
            self.dispatch();
            self.review_lines();
            if let Some(failure) = self.failure.take() {
                return Err(failure);
            }
        }
        Ok(())
    }

    /// What is there when the run begins: the opening position, the plan of the first day, the first arrivals.
    pub(super) fn begins(&mut self) {
        for stream in streams_of(self.model) {
            self.plan_arrival(stream);
        }
        self.plan_first_midnight();
        self.open_cases();
    }

    #[inline]
    fn execute(&mut self, event: Event) {
        match event {
            Event::WorkEnds(worker) => self.work_ends(worker),
            Event::WaitEnds(slot) => self.proceed(slot, Next::Ready),
            Event::PlannedMoment(slot) => self.planned_moment(slot),
            Event::Opening => self.opening_at = None,
            Event::Arrival(stream) => self.arrives(stream),
            Event::Midnight => self.midnight(),
            Event::Rereport(number) => self.is_reported_again(number),
        }
    }

    /// What chance knows a piece of work in a visit to a stage by.
    #[inline]
    pub(super) fn work_key(&self, stage: StageId, visit: u16, piece: usize) -> u64 {
        self.stages[stage.index()].work_key(visit, piece)
    }
}

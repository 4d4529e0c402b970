//! `HaltedRun`: a run that stopped at the beginning of a day, from which several futures can go on.

use super::error::EngineError;
use super::event::Event;
use super::observer::Observer;
use super::simulation::Run;
use crate::model::Model;
use crate::random::Streams;
use crate::time::{Day, SimTime};

/// A run that stopped at the beginning of a day, before anything of that day happened.
///
/// Futures that differ from that day on have their past in common: it is simulated once, and each goes on from there.
pub struct HaltedRun<'a, O> {
    run: Run<'a, O>,
    at: SimTime,
}

/// Simulates one random future of a model as [`simulate`](super::simulate) does, up to the beginning of a day of the run.
///
/// # Errors
/// When the run cannot come so far; see [`EngineError`].
pub fn simulate_until<'a, O: Observer>(
    model: &'a Model,
    streams: Streams,
    observer: &'a mut O,
    day: Day,
) -> Result<HaltedRun<'a, O>, EngineError> {
    let mut run = Run::new(model, streams, observer);
    run.begins();
    let at = day.start();
    run.advance(at)?;
    Ok(HaltedRun { run, at })
}

impl<'a, O: Observer> HaltedRun<'a, O> {
    /// Who heard what happened so far.
    pub fn observer(&self) -> &O {
        self.run.observer
    }

    /// Goes on to the end of the run.
    ///
    /// # Errors
    /// As [`simulate`](super::simulate).
    pub fn go_on(mut self) -> Result<(), EngineError> {
        self.run.advance(self.run.model.end())
    }

    /// A run of another model that came to the same point, and tells what happens from here on to `observer`. The
    /// model has to [have the past](Model::has_past_of) of this one up to that day.
    pub fn under<'b, P: Observer>(&self, model: &'b Model, observer: &'b mut P) -> HaltedRun<'b, P>
    where
        'a: 'b,
    {
        let past = &self.run;
        debug_assert!(model.has_past_of(past.model, self.at.day()));
        let mut run = Run::new(model, past.streams, observer);
        run.now = past.now;
        run.events = past.events.clone();
        run.cases = past.cases.clone();
        run.running = past.running.clone();
        run.arrivals = past.arrivals.clone();
        run.known = past.known.clone();
        run.last_midnight = past.last_midnight;
        run.open_until = past.open_until;
        run.opening_at = past.opening_at;
        run.stages = past.stages.clone();
        run.open_clock = past.open_clock.clone();
        run.times = past.times.clone();
        run.interrupted = past.interrupted.clone();
        run.rules = past.rules.clone();
        run.roster.take_over(&past.roster, model, &run.rules);
        run.lines.take_over(&past.lines);
        run.changes[..past.changes.len()].clone_from_slice(&past.changes);
        let people = past.people.len();
        run.people[..people].clone_from_slice(&past.people);
        run.have_been_ill(people, self.at.day());
        // Whatever is different now begins at midnight.
        run.events.plan(self.at, Event::Midnight);
        HaltedRun { run, at: self.at }
    }
}

//! Cases arrive: day by day, at seconds spread over the day.

use std::collections::VecDeque;

use super::cases::{Case, MOST_OPEN_CASES, Slot};
use super::error::EngineError;
use super::event::Event;
use super::observer::{Fact, Observer};
use super::routing::Next;
use super::simulation::Run;
use crate::model::{
    AreaId, Model, RateProfile, ReplayedArrival, Source, StreamId, YEAR_OF_REPORTS,
};
use crate::random::{DailyCount, Purpose, Streams, combined_key, key_of};
use crate::time::{DAY, Day, SimTime, Span};

/// The arrivals of one stream that are still to come.
#[derive(Clone, Debug)]
pub(super) struct StreamState {
    key: u64,
    /// The first day that has not been drawn.
    next_day: Day,
    /// Arrivals that are drawn and have not come yet, the next one last.
    coming: Vec<Coming>,
    /// Times the usual rate.
    factor: f64,
    /// When the next arrival is planned.
    planned_at: Option<SimTime>,
    /// The day of each arrival of the past year, the first one first; none when no condition counts them.
    received: Option<VecDeque<Day>>,
}

/// An arrival that is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Coming {
    at: SimTime,
    /// The position among the arrivals of the day (or of the replayed list): part of the identity of its cases.
    index: u32,
}

impl StreamState {
    pub(super) fn new(model: &Model, id: StreamId) -> Self {
        let stream = model.stream(id);
        let coming = match &stream.source {
            Source::Rate(_) => Vec::new(),
            Source::Replay(arrivals) => replayed(model, arrivals),
        };
        StreamState {
            key: key_of(&stream.name),
            next_day: model.start(),
            coming,
            factor: 1.0,
            planned_at: None,
            received: model.counts_received(id).then(VecDeque::new),
        }
    }

    /// An arrival of today, for the conditions that count them.
    fn note_received(&mut self, today: Day) {
        if let Some(received) = &mut self.received {
            while received
                .front()
                .is_some_and(|day| today - *day > YEAR_OF_REPORTS)
            {
                received.pop_front();
            }
            received.push_back(today);
        }
    }

    /// How many came in the year before this day.
    pub(super) fn received_before(&self, today: Day) -> u32 {
        let days = self.received.iter().flatten();
        let of_year = days.filter(|day| today - **day <= YEAR_OF_REPORTS);
        of_year.count() as u32
    }

    /// How many arrivals are known that have not come yet.
    pub(super) fn coming(&self) -> usize {
        self.coming.len()
    }

    /// When the next arrival comes, drawing further days from a rate as needed.
    fn next_time(&mut self, model: &Model, id: StreamId, streams: &Streams) -> Option<SimTime> {
        if let Source::Rate(profile) = &model.stream(id).source {
            while self.coming.is_empty() && self.next_day < model.until() {
                let day = (self.next_day - model.start()) as usize;
                let mean = self.factor * model.daily_means(id)[day] / cluster_mean(profile);
                self.draw_day(profile.count, mean, streams);
            }
        }
        self.coming.last().map(|coming| coming.at)
    }

    fn draw_day(&mut self, count: DailyCount, mean: f64, streams: &Streams) {
        let day = self.next_day;
        self.next_day = day + 1;
        if mean <= 0.0 {
            return;
        }
        let number = count.sample(mean, streams, self.key, day_key(day));
        self.coming.extend((0..number).map(|index| {
            let visit = combined_key(day_key(day), u64::from(index));
            let part = streams
                .draw(Purpose::ArrivalSecond, self.key, visit)
                .uniform();
            Coming {
                at: day.start() + Span::from_seconds((part * DAY as f64) as i64),
                index,
            }
        }));
        self.coming.sort_unstable_by(|a, b| b.cmp(a));
    }
}

fn day_key(day: Day) -> u64 {
    day.number() as u64
}

fn cluster_mean(profile: &RateProfile) -> f64 {
    profile
        .cluster
        .as_ref()
        .map_or(1.0, |cluster| cluster.mean())
}

/// The arrivals of a list that fall within the run, the first one last.
fn replayed(model: &Model, arrivals: &[ReplayedArrival]) -> Vec<Coming> {
    let within = model.start().start()..model.end();
    let mut coming: Vec<Coming> = (0..)
        .zip(arrivals)
        .filter(|(_, arrival)| within.contains(&arrival.received_at))
        .map(|(index, arrival)| Coming {
            at: arrival.received_at,
            index,
        })
        .collect();
    coming.sort_unstable_by(|a, b| b.cmp(a));
    coming
}

impl<O: Observer> Run<'_, O> {
    /// Plans the next arrival of a stream.
    pub(super) fn plan_arrival(&mut self, id: StreamId) {
        let stream = &mut self.arrivals[id.index()];
        let next = stream.next_time(self.model, id, &self.streams);
        if let Some(at) = next.filter(|_| next != stream.planned_at) {
            self.events.plan(at, Event::Arrival(id));
        }
        stream.planned_at = next;
    }

    /// From today on a stream has so many times its usual rate. What was drawn of these days is drawn anew.
    pub(super) fn arrives_at_rate(&mut self, id: StreamId, factor: f64, today: Day) {
        let stream = &mut self.arrivals[id.index()];
        let is_drawn = matches!(self.model.stream(id).source, Source::Rate(_));
        if is_drawn && stream.factor.to_bits() != factor.to_bits() {
            stream.factor = factor;
            stream.next_day = today;
            stream.coming.clear();
            self.plan_arrival(id);
        }
    }

    /// The next arrival of a stream comes: one case, or a cluster of them.
    pub(super) fn arrives(&mut self, id: StreamId) {
        let stream = &mut self.arrivals[id.index()];
        // Another rate may have put it off.
        if stream.planned_at.take_if(|at| *at == self.now).is_none() {
            return;
        }
        let Some(coming) = stream.coming.pop() else {
            return;
        };
        let stream_key = stream.key;
        let key_at = |place| {
            let visit = combined_key(place, u64::from(coming.index));
            combined_key(stream_key, visit)
        };
        let (key, size, known) = match &self.model.stream(id).source {
            Source::Rate(profile) => {
                let key = key_at(day_key(coming.at.day()));
                let draw = || self.streams.draw(Purpose::ClusterSize, key, 0);
                let cluster = profile.cluster.as_ref();
                (
                    key,
                    cluster.map_or(1, |size| size.sample(&mut draw())),
                    None,
                )
            }
            Source::Replay(arrivals) => {
                let known = arrivals.get(coming.index as usize).copied();
                (key_at(0), 1, known)
            }
        };
        let area = known.and_then(|arrival| arrival.area);
        let urgent = known.and_then(|arrival| arrival.urgent);
        for member in 0..u64::from(size) {
            let key = if member == 0 {
                key
            } else {
                combined_key(key, member)
            };
            self.case_arrives(id, key, area, urgent);
        }
        self.plan_arrival(id);
    }

    /// A case arrives; its area and whether it is urgent are drawn when they are not known.
    pub(super) fn case_arrives(
        &mut self,
        id: StreamId,
        key: u64,
        area: Option<AreaId>,
        urgent: Option<bool>,
    ) {
        let area = area.unwrap_or_else(|| self.draw_area(key));
        let urgent = urgent.unwrap_or_else(|| self.draw_urgency(id, key));
        let joined = self.open_case_concerned(id, area, key);
        let stage = match (joined, self.model.follow_up()) {
            (Some(_), Some(follow_up)) => follow_up.stage,
            _ => self.model.stream(id).to,
        };
        self.arrivals[id.index()].note_received(self.now.day());
        let number = self.cases.next_number();
        let case = Case {
            urgent,
            joined: joined.is_some(),
            ..Case::new(key, number, id, stage, area, self.now)
        };
        let joined = joined.map(|slot| self.cases[slot].number);
        let Some(slot) = self.open_case(case) else {
            return;
        };
        self.observer.record(
            self.now,
            Fact::CaseArrived {
                case: number,
                stream: id,
                area,
                urgent,
            },
        );
        match joined {
            Some(joined) => {
                let fact = Fact::JoinedOpenCase {
                    case: number,
                    joined,
                };
                self.observer.record(self.now, fact);
            }
            None => self.apply(slot, self.model.clocks().received()),
        }
        self.proceed(slot, Next::Enter(stage));
    }

    /// Keeps a new case; when there are too many the run cannot go on.
    pub(super) fn open_case(&mut self, case: Case) -> Option<Slot> {
        let slot = self.cases.open(case);
        match slot {
            Some(slot) => {
                self.running.clear(slot);
                self.keep_time_of(slot);
            }
            None => {
                let (at, most) = (self.now, MOST_OPEN_CASES);
                self.failure = Some(EngineError::TooManyOpenCases { at, most });
            }
        }
        slot
    }

    /// Is a case acutely unsafe?
    pub(super) fn draw_urgency(&self, id: StreamId, key: u64) -> bool {
        let share = self.model.stream(id).urgent;
        share > 0.0 && self.streams.draw(Purpose::Urgency, key, 0).uniform() < share
    }

    /// The area of a case.
    pub(super) fn draw_area(&self, key: u64) -> AreaId {
        let areas = self.model.areas();
        if areas.len() == 1 {
            return AreaId(0);
        }
        let u = self.streams.draw(Purpose::Area, key, 0).uniform();
        let mut below = 0.0;
        let chosen = areas.iter().position(|area| {
            below += area.share;
            u < below
        });
        AreaId::from(chosen.unwrap_or(areas.len() - 1))
    }
}

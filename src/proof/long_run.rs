//! What theory speaks of, heard from one run: mean waits, mean numbers, shares.

use crate::engine::{CaseNumber, Fact, Observer};
use crate::model::{AreaId, Model, StageId};
use crate::time::{Day, SimTime, Span};

/// Means of one run in days and in numbers of cases.
///
/// The warm-up is left out without bias: a length of time counts when it ends after the warm-up, whenever it began;
/// a number counts from the end of the warm-up on, whoever is there.
pub struct LongRun {
    from: SimTime,
    until: SimTime,
    stages: Vec<StageRun>,
    at_work: Level,
    in_system: Average,
}

struct StageRun {
    waiting: Level,
    in_hand: Level,
    waits: Average,
    in_stage: Average,
}

impl LongRun {
    /// Listens to a run of `model`.
    pub fn new(model: &Model) -> Self {
        let from = model.from().start();
        let stage = |_| StageRun {
            waiting: Level::new(from),
            in_hand: Level::new(from),
            waits: Average::default(),
            in_stage: Average::default(),
        };
        LongRun {
            from,
            until: model.end(),
            stages: model.stages().iter().map(stage).collect(),
            at_work: Level::new(from),
            in_system: Average::default(),
        }
    }

    /// From entering a stage to the first work in it.
    pub fn mean_wait(&self, stage: StageId) -> f64 {
        self.stages[stage.index()].waits.days()
    }

    /// From entering a stage to its completion.
    pub fn mean_time_in_stage(&self, stage: StageId) -> f64 {
        self.stages[stage.index()].in_stage.days()
    }

    /// From being received to being closed.
    pub fn mean_time_in_system(&self) -> f64 {
        self.in_system.days()
    }

    /// Cases that entered a stage and on which no work of it has begun.
    pub fn mean_waiting(&self, stage: StageId) -> f64 {
        self.stages[stage.index()].waiting.mean(self.until)
    }

    /// Cases on which work of a stage has begun and not all is done.
    pub fn mean_in_hand(&self, stage: StageId) -> f64 {
        self.stages[stage.index()].in_hand.mean(self.until)
    }

    /// Workers at work.
    pub fn mean_at_work(&self) -> f64 {
        self.at_work.mean(self.until)
    }
}

impl Observer for LongRun {
    fn record(&mut self, at: SimTime, fact: Fact) {
        let counts = at >= self.from;
        match fact {
            Fact::StageEntered { stage, .. } => self.stages[stage.index()].waiting.rise(at),
            Fact::StageStarted {
                stage, entered_at, ..
            } => {
                let stage = &mut self.stages[stage.index()];
                stage.waiting.fall(at);
                stage.in_hand.rise(at);
                stage.waits.add_if(counts, at - entered_at);
            }
            Fact::StageCompleted {
                stage, entered_at, ..
            } => {
                let stage = &mut self.stages[stage.index()];
                stage.in_hand.fall(at);
                stage.in_stage.add_if(counts, at - entered_at);
            }
            Fact::WorkStarted { .. } => self.at_work.rise(at),
            Fact::WorkEnded { .. } => self.at_work.fall(at),
            Fact::CaseClosed { received_at, .. } => {
                self.in_system.add_if(counts, at - received_at);
            }
            _ => {}
        }
    }
}

/// The mean waits of the urgent cases and of the others, in days; waits that end in the warm-up left out.
pub struct WaitsByUrgency {
    from: SimTime,
    /// By case number.
    is_urgent: Vec<bool>,
    urgent: Average,
    others: Average,
}

impl WaitsByUrgency {
    /// Listens to a run of `model`.
    pub fn new(model: &Model) -> Self {
        WaitsByUrgency {
            from: model.from().start(),
            is_urgent: Vec::new(),
            urgent: Average::default(),
            others: Average::default(),
        }
    }

    /// Of urgent cases.
    pub fn mean_urgent(&self) -> f64 {
        self.urgent.days()
    }

    /// Of cases that are not urgent.
    pub fn mean_others(&self) -> f64 {
        self.others.days()
    }
}

impl Observer for WaitsByUrgency {
    fn record(&mut self, at: SimTime, fact: Fact) {
        match fact {
            // Cases are numbered in the order in which they arrive.
            Fact::CaseArrived { urgent, .. } => self.is_urgent.push(urgent),
            Fact::StageStarted {
                case: CaseNumber(case),
                entered_at,
                ..
            } => {
                let class = if self.is_urgent[case as usize] {
                    &mut self.urgent
                } else {
                    &mut self.others
                };
                class.add_if(at >= self.from, at - entered_at);
            }
            _ => {}
        }
    }
}

/// The share of waits that last longer than a given length; waits that end in the warm-up left out.
pub struct LongWaits {
    from: SimTime,
    longer_than: Span,
    waits: u32,
    long: u32,
}

impl LongWaits {
    /// Listens to a run of `model`.
    pub fn new(model: &Model, longer_than: Span) -> Self {
        LongWaits {
            from: model.from().start(),
            longer_than,
            waits: 0,
            long: 0,
        }
    }

    /// Long waits over all waits.
    pub fn share(&self) -> f64 {
        f64::from(self.long) / f64::from(self.waits)
    }
}

impl Observer for LongWaits {
    fn record(&mut self, at: SimTime, fact: Fact) {
        if let Fact::StageStarted { entered_at, .. } = fact
            && at >= self.from
        {
            self.waits += 1;
            self.long += u32::from(at - entered_at > self.longer_than);
        }
    }
}

/// The mean waits of the cases of each area, in days; waits that end outside a stretch of time left out.
pub struct WaitsByArea {
    from: SimTime,
    until: SimTime,
    areas: Vec<Average>,
}

impl WaitsByArea {
    /// Listens to a run of `model`, from one day up to another.
    pub fn new(model: &Model, from: Day, until: Day) -> Self {
        WaitsByArea {
            from: from.start(),
            until: until.start(),
            areas: model.areas().iter().map(|_| Average::default()).collect(),
        }
    }

    /// Of the cases of an area.
    pub fn mean(&self, area: AreaId) -> f64 {
        self.areas[area.index()].days()
    }

    /// Of all cases.
    pub fn mean_of_all(&self) -> f64 {
        let mut all = Average::default();
        for area in &self.areas {
            all.sum += area.sum;
            all.count += area.count;
        }
        all.days()
    }
}

impl Observer for WaitsByArea {
    fn record(&mut self, at: SimTime, fact: Fact) {
        if let Fact::StageStarted {
            area, entered_at, ..
        } = fact
        {
            let counts = self.from <= at && at < self.until;
            self.areas[area.index()].add_if(counts, at - entered_at);
        }
    }
}

/// The mean of lengths of time.
#[derive(Default)]
struct Average {
    sum: Span,
    count: u32,
}

impl Average {
    fn add_if(&mut self, counts: bool, length: Span) {
        if counts {
            self.sum += length;
            self.count += 1;
        }
    }

    fn days(&self) -> f64 {
        self.sum.days() / f64::from(self.count)
    }
}

/// A number that rises and falls, and its area over time.
struct Level {
    from: SimTime,
    number: u32,
    /// Until when the area is known.
    known_until: SimTime,
    area: Span,
}

impl Level {
    /// Zero; nothing counts before `from`.
    fn new(from: SimTime) -> Self {
        Level {
            from,
            number: 0,
            known_until: from,
            area: Span::ZERO,
        }
    }

    fn rise(&mut self, at: SimTime) {
        self.follow(at);
        self.number += 1;
    }

    fn fall(&mut self, at: SimTime) {
        self.follow(at);
        self.number -= 1;
    }

    fn follow(&mut self, at: SimTime) {
        if at > self.known_until {
            self.area += self.area_until(at);
            self.known_until = at;
        }
    }

    /// What the area gains when nothing changes before `at`.
    fn area_until(&self, at: SimTime) -> Span {
        let length = at - self.known_until;
        Span::from_seconds(i64::from(self.number) * length.seconds())
    }

    fn mean(&self, until: SimTime) -> f64 {
        let area = self.area + self.area_until(until);
        area.days() / (until - self.from).days()
    }
}

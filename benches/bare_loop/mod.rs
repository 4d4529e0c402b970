//! The laboratory network written by hand: what a simulation costs when it can do nothing else.
//!
//! Cases arrive (16 a day) at triage (4 workers, 0.2 day); 29% go on to `vv` (75 workers, 14 days) and 20% to
//! `onderzoek` (70 workers, 20 days), and from either to the monitor, where they are seen 90, 365 and 545 days after
//! entry (3 workers, 0.1 day). All work is exponential, each list first come first served, always open. It has what a
//! quick program has: the standard heap, a ziggurat, one generator drawn on and on, columns, integer seconds; and
//! none of what a study needs: keys for chance, calendars, owners, terms, observers.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use rand::rngs::Xoshiro256PlusPlus;
use rand::{RngExt, SeedableRng};
use rand_distr::Exp1;

const DAY: f64 = 86_400.0;

/// Days from 2021-01-01 to 2026-01-01, the period of the laboratory study.
const DAYS: u32 = 1_826;
/// Expected arrivals of a day.
pub(crate) const ARRIVALS_PER_DAY: f64 = 16.0;
/// Workers at triage.
pub(crate) const TRIAGE_WORKERS: u32 = 4;
/// Expected days of a triage.
pub(crate) const TRIAGE_DAYS: f64 = 0.2;

/// Workers and expected days of work, by station.
const STATIONS: [(u32, f64); 4] = [
    (TRIAGE_WORKERS, TRIAGE_DAYS),
    (75, 14.0),
    (70, 20.0),
    (3, 0.1),
];
const TRIAGE: u8 = 0;
const VV: u8 = 1;
const ONDERZOEK: u8 = 2;
const MONITOR: u8 = 3;
/// Shares of cases that end at triage, and that end there or go on to `vv`.
const ENDS_AT_TRIAGE: f64 = 0.51;
const ENDS_OR_GOES_TO_VV: f64 = 0.80;
/// Seconds from the entry into the monitor to each contact.
const CONTACTS: [u64; 3] = [90 * 86_400, 365 * 86_400, 545 * 86_400];

/// What one run came to.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Outcome {
    /// Arrivals, planned moments and ends of work that were executed.
    pub(crate) events: u64,
    /// Triages that began.
    pub(crate) triages: u64,
    /// Seconds that these waited, together.
    pub(crate) triage_wait: u64,
}

/// Simulates the laboratory study once.
pub(crate) fn run(seed: u64) -> Outcome {
    let mut run = Run::new(seed);
    let end = u64::from(DAYS) * DAY as u64;
    run.plan_arrival();
    while let Some(Reverse((at, event))) = run.pending.pop() {
        if at >= end {
            break;
        }
        run.now = at;
        run.outcome.events += 1;
        run.execute(event);
    }
    run.outcome
}

/// What can happen, in the order in which events of one second are executed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    WorkEnds { station: u8, case: u32 },
    Contact { case: u32 },
    Arrival,
}

/// The columns have a row for every case that ever arrived.
struct Run {
    now: u64,
    random: Xoshiro256PlusPlus,
    pending: BinaryHeap<Reverse<(u64, Event)>>,
    idle: [u32; 4],
    lists: [VecDeque<u32>; 4],
    /// When the case entered its station.
    entered_at: Vec<u64>,
    /// How many contacts of the case were planned.
    contacts: Vec<u8>,
    outcome: Outcome,
}

impl Run {
    fn new(seed: u64) -> Self {
        let expected = (f64::from(DAYS) * ARRIVALS_PER_DAY * 1.1) as usize;
        Run {
            now: 0,
            random: Xoshiro256PlusPlus::seed_from_u64(seed),
            pending: BinaryHeap::with_capacity(16_384),
            idle: STATIONS.map(|(workers, _)| workers),
            lists: [const { VecDeque::new() }; 4],
            entered_at: Vec::with_capacity(expected),
            contacts: Vec::with_capacity(expected),
            outcome: Outcome::default(),
        }
    }

    #[inline]
    fn execute(&mut self, event: Event) {
        match event {
            Event::Arrival => {
                let case = self.entered_at.len() as u32;
                self.entered_at.push(self.now);
                self.contacts.push(0);
                self.join(TRIAGE, case);
                self.plan_arrival();
            }
            Event::Contact { case } => {
                self.join(MONITOR, case);
                self.plan_contact(case);
            }
            Event::WorkEnds { station, case } => {
                match self.lists[usize::from(station)].pop_front() {
                    Some(next) => self.begin(station, next),
                    None => self.idle[usize::from(station)] += 1,
                }
                self.go_on(station, case);
            }
        }
    }

    #[inline]
    fn join(&mut self, station: u8, case: u32) {
        let idle = &mut self.idle[usize::from(station)];
        if *idle > 0 {
            *idle -= 1;
            self.begin(station, case);
        } else {
            self.lists[usize::from(station)].push_back(case);
        }
    }

    #[inline]
    fn begin(&mut self, station: u8, case: u32) {
        if station == TRIAGE {
            self.outcome.triages += 1;
            self.outcome.triage_wait += self.now - self.entered_at[case as usize];
        }
        let at = self.now + self.exponential(STATIONS[usize::from(station)].1 * DAY);
        self.pending
            .push(Reverse((at, Event::WorkEnds { station, case })));
    }

    #[inline]
    fn go_on(&mut self, station: u8, case: u32) {
        match station {
            TRIAGE => {
                let u: f64 = self.random.random();
                if u < ENDS_AT_TRIAGE {
                    return;
                }
                let next = if u < ENDS_OR_GOES_TO_VV {
                    VV
                } else {
                    ONDERZOEK
                };
                self.join(next, case);
            }
            VV | ONDERZOEK => {
                self.entered_at[case as usize] = self.now;
                self.plan_contact(case);
            }
            _ => {}
        }
    }

    #[inline]
    fn plan_arrival(&mut self) {
        let at = self.now + self.exponential(DAY / ARRIVALS_PER_DAY);
        self.pending.push(Reverse((at, Event::Arrival)));
    }

    #[inline]
    fn plan_contact(&mut self, case: u32) {
        let row = case as usize;
        if let Some(after) = CONTACTS.get(usize::from(self.contacts[row])) {
            let at = self.entered_at[row] + after;
            self.contacts[row] += 1;
            self.pending.push(Reverse((at, Event::Contact { case })));
        }
    }

    #[inline]
    fn exponential(&mut self, mean: f64) -> u64 {
        let unit: f64 = self.random.sample(Exp1);
        (unit * mean + 0.5) as u64
    }
}

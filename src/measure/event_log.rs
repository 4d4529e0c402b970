//! `EventLog`: keeps every fact of a run.

use crate::engine::{Fact, Observer};
use crate::time::SimTime;

/// Every fact of a run with its instant, in the order in which they were told.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct EventLog {
    facts: Vec<(SimTime, Fact)>,
}

impl EventLog {
    /// An empty log.
    pub fn new() -> Self {
        EventLog::default()
    }

    /// What happened, and when.
    pub fn facts(&self) -> &[(SimTime, Fact)] {
        &self.facts
    }
}

impl Observer for EventLog {
    fn record(&mut self, at: SimTime, fact: Fact) {
        self.facts.push((at, fact));
    }
}

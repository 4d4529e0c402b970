//! Repeat contact: reports on households that are known.

use super::cases::{Case, Slot};
use super::event::Event;
use super::observer::Observer;
use super::simulation::Run;
use crate::model::{AreaId, StreamId};
use crate::random::{Purpose, combined_key};
use crate::time::SimTime;

/// A household that will be reported again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Household {
    stream: StreamId,
    area: AreaId,
    key: u64,
}

/// What sets the key of a new report apart from that of the case it follows.
const AGAIN: u64 = 0x0061_6761_696e;

impl<O: Observer> Run<'_, O> {
    /// The open case that a report concerns: one of its area, if the report concerns an open case at all.
    ///
    /// Every open case is as likely as the others. The choice hangs on the keys of the report and of the cases, not on
    /// their places, so that a case that is open in two scenarios is met by the same report in both.
    pub(super) fn open_case_concerned(
        &self,
        stream: StreamId,
        area: AreaId,
        report: u64,
    ) -> Option<Slot> {
        let follow_up = self.model.follow_up()?;
        let drawn = || self.streams.draw(Purpose::FollowUp, report, 0).uniform();
        if !follow_up.streams.contains(&stream) || drawn() >= follow_up.share {
            return None;
        }
        let may_be = |slot: &Slot| {
            let case = &self.cases[*slot];
            case.area == area && !case.joined
        };
        let open = self.cases.open_slots().filter(may_be);
        open.min_by_key(|slot| combined_key(report, self.cases[*slot].key))
    }

    /// A case is closed; perhaps the household is reported again.
    #[inline]
    pub(super) fn may_be_reported_again(&mut self, slot: Slot) {
        let Some(rereport) = self.model.rereport() else {
            return;
        };
        let Case {
            key,
            stream,
            area,
            joined,
            ..
        } = self.cases[slot];
        let drawn = || self.streams.draw(Purpose::Rereport, key, 0).uniform();
        if joined || !rereport.streams.contains(&stream) || drawn() >= rereport.share {
            return;
        }
        let mut draw = self.streams.draw(Purpose::RereportDelay, key, 0);
        let amount = rereport
            .delay
            .law()
            .map_or(0.0, |law| law.sample(&mut draw));
        let calendar = self.model.work_calendar();
        let at: SimTime = rereport.delay.end(self.now, amount, calendar);
        if at < self.model.end() {
            let household = Household {
                stream,
                area,
                key: combined_key(key, AGAIN),
            };
            self.events
                .plan(at, Event::Rereport(self.known.len() as u32));
            self.known.push(household);
        }
    }

    /// A household is reported again: a new case.
    pub(super) fn is_reported_again(&mut self, number: u32) {
        let Household { stream, area, key } = self.known[number as usize];
        self.case_arrives(stream, key, Some(area), None);
    }
}

//! `Cause`: why a case is not further than it is. Every second between the entry into a stage and its completion has one.
//!
//! Of a case that a worker has in hand:
//!
//! | cause | while |
//! |---|---|
//! | owner absent | the worker is not there |
//! | worked on | the worker is there and the work calendar is open |
//! | outside hours | the worker is there and the calendar is closed |
//!
//! Of a case on which nobody can work yet, for an external wait or because a planned moment has not come: *planned wait*. Of a case
//! that waits for a worker, the first of these that holds:
//!
//! | cause | while |
//! |---|---|
//! | before the start | the run has not begun: what was then behind it is not known |
//! | suspended | its stage is suspended |
//! | owner absent | its owner alone may go on with it and is not there |
//! | outside hours | somebody who may take it is there and free: all that it waits for is that the calendar opens |
//! | partner full | only partners may take it |
//! | specialist missing | nobody who may take it is there: all are away, or there are none |
//! | caseload full | who takes it will hold the case, and somebody who may take it is free but holds as many as allowed, or nobody who is there holds fewer |
//! | overtaken | somebody who may take it has a case in hand that entered its stage only after this work could begin: it is urgent, or of a stage that the team ranks higher, or was put first by the order of the team |
//! | no worker free | everybody who may take it has a case in hand, and none of these is newer |
//!
//! *There* is who is on the payroll and not away today; *free* is who is there and has nothing in hand. So a night in which
//! everybody who may take a case still has another in hand is part of the wait for a free worker. Work for an owner is judged by
//! the owner alone, even where others were hired to relieve owners. Where one stage is done first come, first served by people
//! of one role nobody is overtaken. Of a case that was open when the run began, all time before that is *before the start*.

use std::ops::{AddAssign, Index, IndexMut};

/// Why a case is not further than it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Cause {
    /// A worker is at work on it.
    WorkedOn,
    /// Nobody can work on it yet: an external wait, or a planned moment that has not come.
    PlannedWait,
    /// No work of its stage is started.
    Suspended,
    /// All that it waits for is that the work calendar opens.
    OutsideHours,
    /// The owner, who alone may go on with it, is not there.
    OwnerAbsent,
    /// Only partners may do it, and they are at work.
    PartnerFull,
    /// Nobody who may do it is there.
    SpecialistMissing,
    /// Who would take it up may hold no more cases.
    CaseloadFull,
    /// Somebody who may do it is at work on a case that came later.
    Overtaken,
    /// Everybody who may do it is at work.
    NoWorkerFree,
    /// It was open when the run began, and this was before that.
    BeforeStart,
}

impl Cause {
    /// All of them, those of the case itself first.
    pub const ALL: [Cause; 11] = [
        Cause::WorkedOn,
        Cause::PlannedWait,
        Cause::Suspended,
        Cause::OutsideHours,
        Cause::OwnerAbsent,
        Cause::PartnerFull,
        Cause::SpecialistMissing,
        Cause::CaseloadFull,
        Cause::Overtaken,
        Cause::NoWorkerFree,
        Cause::BeforeStart,
    ];

    /// Could staff, rules or partners make it shorter? Work, planned waits, closed hours and what lies before a run they
    /// cannot.
    pub fn is_avoidable(self) -> bool {
        !matches!(
            self,
            Cause::WorkedOn | Cause::PlannedWait | Cause::OutsideHours | Cause::BeforeStart
        )
    }

    /// The name in tables.
    pub fn key(self) -> &'static str {
        match self {
            Cause::WorkedOn => "worked_on",
            Cause::PlannedWait => "planned_wait",
            Cause::Suspended => "suspended",
            Cause::OutsideHours => "outside_hours",
            Cause::OwnerAbsent => "owner_absent",
            Cause::PartnerFull => "partner_full",
            Cause::SpecialistMissing => "specialist_missing",
            Cause::CaseloadFull => "caseload_full",
            Cause::Overtaken => "overtaken",
            Cause::NoWorkerFree => "no_worker_free",
            Cause::BeforeStart => "before_start",
        }
    }
}

/// A length of time by cause, in seconds.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Causes([u32; Cause::ALL.len()]);

impl Causes {
    /// All causes together.
    pub fn total(&self) -> u64 {
        self.0.iter().map(|&seconds| u64::from(seconds)).sum()
    }

    /// The cause of most of the time, of equal ones the first; `None` when there is no time.
    pub fn main(&self) -> Option<Cause> {
        let longest = *self.0.iter().max()?;
        let of_longest = Cause::ALL.into_iter().find(|&cause| self[cause] == longest);
        of_longest.filter(|_| longest > 0)
    }

    /// Adds some seconds; 136 years is the most that fits.
    #[inline]
    pub(super) fn add(&mut self, cause: Cause, seconds: i64) {
        debug_assert!(seconds >= 0, "{cause:?} cannot have taken {seconds} s");
        self[cause] += seconds as u32;
    }
}

impl Index<Cause> for Causes {
    type Output = u32;
    #[inline]
    fn index(&self, cause: Cause) -> &u32 {
        &self.0[cause as usize]
    }
}

impl IndexMut<Cause> for Causes {
    #[inline]
    fn index_mut(&mut self, cause: Cause) -> &mut u32 {
        &mut self.0[cause as usize]
    }
}

impl AddAssign for Causes {
    #[inline]
    fn add_assign(&mut self, other: Causes) {
        for (seconds, more) in self.0.iter_mut().zip(other.0) {
            *seconds += more;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_main_cause_took_longest() {
        let mut causes = Causes::default();
        assert_eq!(causes.main(), None);
        causes.add(Cause::NoWorkerFree, 3);
        causes.add(Cause::OutsideHours, 5);
        causes.add(Cause::Overtaken, 5);
        assert_eq!(causes.main(), Some(Cause::OutsideHours));
        assert_eq!(causes.total(), 13);
    }

    #[test]
    fn causes_stand_in_the_order_of_their_list() {
        for (position, cause) in Cause::ALL.into_iter().enumerate() {
            assert_eq!(cause as usize, position);
        }
    }
}

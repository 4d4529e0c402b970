//! `Stage`: a service, the work it takes, and where cases go from it.

use super::ids::{RoleId, StageId, StreamId};
use crate::random::Law;
use crate::time::{SimTime, Span, WorkCalendar};

/// A service (dienst) that a case passes through.
#[derive(Clone, PartialEq, Debug)]
pub struct Stage {
    /// The name by which the study knows it.
    pub name: String,
    /// The name for readers.
    pub title: String,
    /// Who holds a case while it is here.
    pub owner: Ownership,
    /// The case stays in the caseload of the worker who had it in the stage before.
    pub keeps_owner: bool,
    /// The pieces of work, done in this order.
    pub work: Vec<Piece>,
    /// Where cases go, unless their stream of arrivals has a route of its own.
    pub route: Route,
    /// Routes of particular streams of arrivals.
    pub routes_of: Vec<(StreamId, Route)>,
}

impl Stage {
    /// Is the owner's work done by the owner here?
    #[inline]
    pub fn has_owner(&self) -> bool {
        self.keeps_owner || self.owner != Ownership::Anyone
    }

    /// Is there work for this role?
    pub fn has_work_for(&self, role: RoleId) -> bool {
        self.work.iter().any(|piece| piece.role == role)
    }

    /// The route of cases that arrived by `stream`.
    pub fn route_of(&self, stream: StreamId) -> &Route {
        let own = self.routes_of.iter().find(|(of, _)| *of == stream);
        own.map_or(&self.route, |(_, route)| route)
    }

    /// Every stage that some case may enter next, repeats included.
    pub fn successors(&self) -> impl Iterator<Item = StageId> + '_ {
        self.routes().flat_map(|route| route.stages())
    }

    /// The route of the stage and those of particular streams.
    pub fn routes(&self) -> impl Iterator<Item = &Route> {
        std::iter::once(&self.route).chain(self.routes_of.iter().map(|(_, route)| route))
    }

    /// May a case end here?
    pub fn may_close(&self) -> bool {
        self.routes().any(Route::may_close)
    }
}

/// Who does the work of a case in a stage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ownership {
    /// Whoever is free.
    Anyone,
    /// The first worker of this role who starts the case holds it and does all its work of that role here.
    FirstOf(RoleId),
    /// The worker who held the case before does the work of that worker's role.
    Same,
}

/// One piece of work in a stage.
#[derive(Clone, PartialEq, Debug)]
pub struct Piece {
    /// Who does it.
    pub role: RoleId,
    /// Hands-on hours.
    pub hours: Law,
    /// The share of cases that need it, 0 to 1.
    pub share: f64,
    /// When it may begin.
    pub timing: Timing,
}

/// When the parts of a piece of work may begin.
#[derive(Clone, PartialEq, Debug)]
pub struct Timing {
    /// A planned moment, counted from the entry into the stage.
    pub planned: Option<Delay>,
    /// An external wait before the piece, counted from the moment the piece before it was done.
    pub wait_before: Option<Delay>,
    /// Number of equal parts into which the drawn hours are split, at least one.
    pub slices: u32,
    /// An external wait between two parts.
    pub wait_between: Option<Delay>,
}

impl Timing {
    /// All at once, as soon as the piece before it is done.
    pub const STRAIGHT: Timing = Timing {
        planned: None,
        wait_before: None,
        slices: 1,
        wait_between: None,
    };
}

/// A length of time during which nobody works on a case.
#[derive(Clone, PartialEq, Debug)]
pub enum Delay {
    /// Elapsed time: a law in seconds.
    Elapsed(Law),
    /// A law in working days of the work calendar.
    WorkingDays(Law),
    /// Calendar months: the same day of a later month.
    Months(u32),
}

impl Delay {
    /// The law of which a value must be drawn to know the end; none for a number of months.
    pub fn law(&self) -> Option<&Law> {
        match self {
            Delay::Elapsed(law) | Delay::WorkingDays(law) => Some(law),
            Delay::Months(_) => None,
        }
    }

    /// The end of a delay that begins `from`, when its law gave `amount`.
    pub fn end(&self, from: SimTime, amount: f64, calendar: &WorkCalendar) -> SimTime {
        match self {
            Delay::Elapsed(_) => from + Span::from_seconds(amount.round() as i64),
            Delay::WorkingDays(_) => calendar.after_working_days(from, amount),
            Delay::Months(months) => {
                let since_midnight = Span::from_seconds(from.second_of_day());
                from.day().plus_months(*months as i32).start() + since_midnight
            }
        }
    }

    /// The end of a delay without spread; `None` when it has one.
    pub fn fixed_end(&self, from: SimTime, calendar: &WorkCalendar) -> Option<SimTime> {
        let amount = match self.law() {
            Some(law) => law.fixed_value()?,
            None => 0.0,
        };
        Some(self.end(from, amount, calendar))
    }

    /// The expected length, a working day counted as 7/5 of a day and a month as 30.4 days.
    pub fn expected(&self) -> Span {
        let days = match self {
            Delay::Elapsed(law) => return Span::from_seconds(law.mean().round() as i64),
            Delay::WorkingDays(law) => law.mean() * 1.4,
            Delay::Months(months) => f64::from(*months) * 30.4,
        };
        Span::from_seconds((days * crate::time::DAY as f64).round() as i64)
    }
}

/// Where cases go after a stage, with the share of each.
#[derive(Clone, PartialEq, Debug)]
pub struct Route {
    /// Destinations and their shares, which add up to 1.
    pub shares: Vec<(Destination, f64)>,
}

impl Route {
    /// The destination of a case whose uniform number is `u`.
    #[inline]
    pub fn choose(&self, u: f64) -> Destination {
        let mut below = 0.0;
        for (destination, share) in &self.shares {
            below += share;
            if u < below {
                return *destination;
            }
        }
        // The shares may add up to a hair less than 1.
        self.shares
            .last()
            .map_or(Destination::Closed, |(destination, _)| *destination)
    }

    /// May a case end here?
    pub fn may_close(&self) -> bool {
        let mut shares = self.shares.iter();
        shares.any(|(to, share)| *to == Destination::Closed && *share > 0.0)
    }

    /// The stages that get a share.
    pub fn stages(&self) -> impl Iterator<Item = StageId> + '_ {
        self.shares
            .iter()
            .filter(|(_, share)| *share > 0.0)
            .filter_map(|(to, _)| match to {
                Destination::Stage(stage) => Some(*stage),
                Destination::Closed => None,
            })
    }
}

/// What follows a stage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Destination {
    /// The case is over.
    Closed,
    /// The case enters another stage.
    Stage(StageId),
}

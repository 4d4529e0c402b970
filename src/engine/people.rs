//! `Person`: a post, who holds it, and how able and present the holder is.

use super::observer::StaffState;
use crate::model::{Model, Settling, Turnover, WorkerId};
use crate::random::{Purpose, Streams};
use crate::time::{Day, SimTime, WorkCalendar};

/// A post and who holds it.
#[derive(Clone, Debug)]
pub(super) struct Person<'m> {
    /// What chance knows the worker by.
    pub(super) key: u64,
    /// Size of the post in fte.
    fte: f64,
    /// Fte that changes took away.
    pub(super) taken: f64,
    pub(super) holder: Holder,
    pub(super) turnover: Option<&'m Turnover>,
    /// How often somebody new was looked for.
    searches: u32,
    /// While the holder is new.
    pub(super) settles: Option<Settles<'m>>,
    /// Who mentors the holder.
    pub(super) mentor: Option<WorkerId>,
    /// Fte that the holder gives to new colleagues.
    pub(super) gives: f64,
    pub(super) leave: KnownLeave,
    /// The first day after the spell of illness.
    pub(super) well_from: Day,
    /// Extra spells of absence: the change that causes them, and the first day after the spell.
    pub(super) extra: Vec<(usize, Day)>,
    /// The first day of an absence that lasts.
    pub(super) away_since: Option<Day>,
    /// Were the cases handed back in this absence?
    pub(super) handed_back: bool,
    /// As it was told last.
    pub(super) state: StaffState,
}

/// Who holds a post.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Holder {
    Nobody,
    /// Somebody who comes on this day.
    From(Day),
    /// Somebody who is there.
    Somebody,
}

/// The leave of a worker as far as it is drawn.
#[derive(Clone, Debug)]
pub(super) struct KnownLeave {
    /// The end of the last year that is drawn.
    pub(super) until: Day,
    /// The weeks away of that year, by their Mondays.
    pub(super) mondays: Vec<Day>,
}

/// Somebody is new.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settles<'m> {
    pub(super) how: &'m Settling,
    from: Day,
    /// Days until full output.
    days: i32,
}

impl<'m> Person<'m> {
    /// Everybody, by worker.
    pub(super) fn all(model: &'m Model) -> Vec<Person<'m>> {
        let people = model.desks().workers().iter().map(|worker| {
            let is_there = worker.hired_by.is_none();
            let team = model.team(model.desks().desk(worker.desk).team);
            let size = if is_there { worker.fte } else { 0.0 };
            Person {
                key: worker.key,
                fte: worker.fte,
                taken: 0.0,
                holder: if is_there {
                    Holder::Somebody
                } else {
                    Holder::Nobody
                },
                turnover: team.turnover.as_ref().filter(|_| is_there),
                searches: 0,
                settles: None,
                mentor: None,
                gives: 0.0,
                leave: KnownLeave {
                    until: model.start() + -7,
                    mondays: Vec::new(),
                },
                well_from: model.start(),
                extra: Vec::new(),
                away_since: None,
                handed_back: false,
                state: StaffState {
                    employed: size,
                    pace: size,
                    settling: 0.0,
                    mentored: 0.0,
                },
            }
        });
        people.collect()
    }

    /// Fte on the payroll.
    pub(super) fn size(&self) -> f64 {
        match self.holder {
            Holder::Somebody => without_rounding_errors(self.fte - self.taken),
            Holder::Nobody | Holder::From(_) => 0.0,
        }
    }

    /// The holder goes, or never comes.
    pub(super) fn goes(&mut self) {
        self.holder = Holder::Nobody;
        self.settles = None;
        self.mentor = None;
    }

    pub(super) fn is_experienced(&self) -> bool {
        self.holder == Holder::Somebody && self.settles.is_none() && self.size() > 0.0
    }

    /// Comes today, or came before the run; or becomes as experienced as the others.
    pub(super) fn comes_or_settles(
        &mut self,
        today: Day,
        settling: Option<&'m Settling>,
        calendar: &WorkCalendar,
    ) {
        if let Holder::From(day) = self.holder
            && day <= today
        {
            self.holder = Holder::Somebody;
            self.settles = settling.and_then(|how| {
                let end = how.ramp.as_ref()?.fixed_end(day.start(), calendar)?;
                let days = end.day() - day;
                (days > 0).then_some(Settles {
                    how,
                    from: day,
                    days,
                })
            });
        }
        if self.settles.is_some_and(|new| new.from + new.days <= today) {
            self.settles = None;
            self.mentor = None;
        }
    }

    /// What the worker is worth today.
    pub(super) fn state_on(&self, today: Day, away: bool) -> StaffState {
        let employed = self.size();
        let output = self
            .settles
            .map_or(1.0, |new| new.how.output(today - new.from, new.days));
        let mentored = self
            .mentor
            .and(self.settles)
            .map_or(0.0, |new| new.how.mentor);
        StaffState {
            employed,
            pace: if away {
                0.0
            } else {
                without_rounding_errors(employed * output - self.gives)
            },
            settling: employed * (1.0 - output),
            mentored,
        }
    }

    /// The holder may leave for good; then the post is vacant for a while.
    pub(super) fn may_leave(
        &mut self,
        today: Day,
        turnover: &Turnover,
        streams: &Streams,
        calendar: &WorkCalendar,
    ) {
        if self.holder != Holder::Somebody || self.settles.is_some_and(|new| new.from == today) {
            return;
        }
        let day = today.number() as u64;
        let risk = turnover.per_year / 365.25;
        if streams.draw(Purpose::Departure, self.key, day).uniform() < risk {
            self.goes();
            self.searches += 1;
            let mut draw = streams.draw(Purpose::Vacancy, self.key, self.searches.into());
            let amount = turnover
                .vacancy
                .law()
                .map_or(0.0, |law| law.sample(&mut draw));
            let back = first_day(turnover.vacancy.end(today.start(), amount, calendar));
            self.holder = Holder::From(back.max(today + 1));
        }
    }
}

/// An amount in fte; what rounding leaves of nothing is nothing, for nobody works at such a pace.
fn without_rounding_errors(fte: f64) -> f64 {
    if fte > 1e-9 { fte } else { 0.0 }
}

/// The first day on which somebody works who comes at `at`.
pub(super) fn first_day(at: SimTime) -> Day {
    at.day() + i32::from(at.second_of_day() > 0)
}

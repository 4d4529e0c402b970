//! Who is away today: leave, illness, and what changes add to it.

use super::observer::Observer;
use super::people::KnownLeave;
use super::simulation::Run;
use crate::model::ChangeKind;
use crate::random::{Purpose, combined_key};
use crate::time::Day;

impl<O: Observer> Run<'_, O> {
    /// Is the worker away today?
    pub(super) fn is_away(&mut self, index: usize, today: Day) -> bool {
        let on_leave = self.is_on_leave(index, today);
        let pressure = self.pressure(index);
        let ill = self.falls_ill(index, today, pressure);
        let extra = self.is_away_besides(index, today);
        on_leave || ill || extra
    }

    fn is_on_leave(&mut self, index: usize, today: Day) -> bool {
        let Some(presence) = self.model.presence() else {
            return false;
        };
        let person = &mut self.people[index];
        let monday = today + -(today.days_since_monday() as i32);
        // Asked for everybody every day: the year is worked out only when another one has begun.
        if person.leave.until <= monday {
            let year = monday.year();
            let draw = || self.streams.draw(Purpose::Leave, person.key, year as u64);
            person.leave = KnownLeave {
                until: Day::new(year + 1, 1, 1),
                mondays: presence.leave_weeks(year, draw().uniform()),
            };
        }
        person.leave.mondays.contains(&monday)
    }

    /// How much larger the risk to fall ill is by the work that waits for the worker's team.
    fn pressure(&self, index: usize) -> f64 {
        let absence = self.model.absence();
        let sickness = absence.and_then(|absence| absence.sickness.as_ref());
        let Some(pressure) = sickness.and_then(|sickness| sickness.pressure) else {
            return 1.0;
        };
        let desk = self.model.desks().desk(self.roster.workers[index].desk);
        let stages = self.rules.teams[desk.team.index()].stages.iter();
        let waiting = stages.map(|stage| self.stages[stage.index()].count.waiting());
        pressure.on_risk(f64::from(waiting.sum::<u32>()))
    }

    /// The spells of illness, from before the run up to a day, of the workers from one number on.
    pub(super) fn have_been_ill(&mut self, first: usize, until: Day) {
        let Some(presence) = self.model.presence() else {
            return;
        };
        for index in first..self.people.len() {
            self.people[index].well_from = presence.first_day();
            for day in presence.first_day().number()..until.number() {
                self.falls_ill(index, Day::from_number(day), 1.0);
            }
        }
    }

    /// Is the worker ill today, perhaps from today on?
    pub(super) fn falls_ill(&mut self, index: usize, today: Day, pressure: f64) -> bool {
        let Some(presence) = self.model.presence() else {
            return false;
        };
        let person = &mut self.people[index];
        let risk = presence.risk_to_fall_ill(today) * pressure;
        if person.well_from <= today && risk > 0.0 {
            let day = today.number() as u64;
            if self
                .streams
                .draw(Purpose::Illness, person.key, day)
                .uniform()
                < risk
            {
                let u = self
                    .streams
                    .draw(Purpose::SpellLength, person.key, day)
                    .uniform();
                person.well_from = today + presence.spell_days(u);
            }
        }
        today < person.well_from
    }

    /// A change that makes people absent more often begins.
    pub(super) fn extra_absence_begins(&mut self, change: usize, today: Day) {
        let Some(extra) = self.model.extra_absence(change) else {
            return;
        };
        for index in 0..self.people.len() {
            if self.is_concerned(index, change) {
                let person = &mut self.people[index];
                let key = combined_key(person.key, self.model.changes()[change].key);
                let u = self
                    .streams
                    .draw(Purpose::ExtraAbsenceAtFirst, key, today.number() as u64);
                let days = extra.away_at_first(u.clone().uniform()).unwrap_or(0);
                person.extra.push((change, today + days));
            }
        }
    }

    pub(super) fn extra_absence_ends(&mut self, change: usize) {
        for person in &mut self.people {
            person.extra.retain(|(of, _)| *of != change);
        }
    }

    /// Does a change of absence concern the worker?
    fn is_concerned(&self, index: usize, change: usize) -> bool {
        let desk = self.model.desks().desk(self.roster.workers[index].desk);
        match &self.model.changes()[change].kind {
            ChangeKind::Absence { team, role, .. } => {
                team.is_none_or(|team| team == desk.team)
                    && role.is_none_or(|role| role == desk.role)
            }
            _ => false,
        }
    }

    /// Is the worker away today for a reason that a change brought?
    fn is_away_besides(&mut self, index: usize, today: Day) -> bool {
        let model = self.model;
        let mut away = false;
        let person = &mut self.people[index];
        for (change, back_on) in &mut person.extra {
            let Some(extra) = model.extra_absence(*change) else {
                continue;
            };
            let begins = self.changes[*change].begins(today);
            if *back_on <= today && !begins {
                let key = combined_key(person.key, model.changes()[*change].key);
                let day = today.number() as u64;
                if self.streams.draw(Purpose::ExtraAbsence, key, day).uniform() < extra.risk() {
                    let u = self.streams.draw(Purpose::SpellLength, key, day).uniform();
                    *back_on = today + extra.spell_days(u);
                }
            }
            away |= today < *back_on;
        }
        away
    }
}

//! `ExtraAbsence`: illness on top of the usual, while a change lasts.

use super::illness::constant_risk;
use super::spells::Spells;
use crate::model::absence::Absence;
use crate::random::Law;

/// Illness on top of the usual, independent of it, with a constant risk. It does not build up: on the first day of
/// the change it is at its level, as if it had always been there.
#[derive(Clone, Debug)]
pub struct ExtraAbsence {
    /// The share of days, of the days on which the worker would otherwise be well.
    share: f64,
    risk: f64,
    spells: Spells,
}

impl ExtraAbsence {
    /// Takes `share` of all days from those on which people with the `usual` absence are not ill. What takes from
    /// the days that are left takes a larger part of them: `share / (1 - usual share)`.
    pub(in crate::model) fn new(share: f64, spell: &Law, usual: Option<&Absence>) -> ExtraAbsence {
        let sickness = usual.and_then(|absence| absence.sickness.as_ref());
        let well = 1.0 - sickness.map_or(0.0, |sickness| sickness.share);
        debug_assert!((0.0..=well).contains(&share));
        let spells = Spells::new(spell);
        let share = share / well;
        ExtraAbsence {
            share,
            risk: constant_risk(share, &spells),
            spells,
        }
    }

    /// How many days, the first included, a worker is still away on the first day of the change, drawn by `u` between
    /// 0 and 1; none for one who is there. Nobody else falls ill on that day: the risk begins on the next.
    pub fn away_at_first(&self, u: f64) -> Option<i32> {
        (u < self.share).then(|| self.spells.days_left(u / self.share))
    }

    /// The chance to fall ill on a day after the first, of one who is not ill in this way at its start.
    pub fn risk(&self) -> f64 {
        self.risk
    }

    /// The length of a spell in whole days, drawn by `u` between 0 and 1: as with [`Presence::spell_days`].
    ///
    /// [`Presence::spell_days`]: super::Presence::spell_days
    pub fn spell_days(&self, u: f64) -> i32 {
        self.spells.days(u)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::absence::Sickness;

    fn sickness(share: f64) -> Absence {
        Absence {
            sickness: Some(Sickness {
                share,
                spell: Law::exponential(21.0).unwrap(),
                months: [1.0; 12],
                pressure: None,
            }),
            ..Absence::default()
        }
    }

    /// The chance to be away on each of the first `days` days: who is away at first, by going through every day of
    /// every spell of the table, then day by day who recovers and who falls ill.
    fn shares_away(extra: &ExtraAbsence, days: usize) -> Vec<f64> {
        let mut recover_after = vec![0.0; days + 5000];
        let mut healthy = 1.0 - extra.share;
        let all_days = (extra.spells.mean() * 1024.0).round();
        for n in 0..all_days as usize {
            let u = (n as f64 + 0.5) / all_days * extra.share;
            let left = extra.away_at_first(u).unwrap_or(0);
            recover_after[left as usize] += extra.share / all_days;
        }
        let mut away = vec![1.0 - healthy];
        for day in 1..days {
            healthy += recover_after[day];
            let fall_ill = healthy * extra.risk();
            healthy -= fall_ill;
            away.push(1.0 - healthy);
            for n in 0..1024 {
                let length = extra.spell_days((f64::from(n) + 0.5) / 1024.0);
                recover_after[day + length as usize] += fall_ill / 1024.0;
            }
        }
        away
    }

    /// Second source: the arithmetic of independent causes. 12% in all on top of 7% leaves 0.93 (1 - e) = 0.88.
    #[test]
    fn it_is_at_its_level_from_the_first_day_and_stays_there() {
        let laws = [
            Law::exponential(21.0).unwrap(),
            Law::fixed(5.0).unwrap(),
            Law::lognormal(30.0, 1.5).unwrap(),
        ];
        for law in laws {
            let extra = ExtraAbsence::new(0.05, &law, Some(&sickness(0.07)));
            for (day, away) in shares_away(&extra, 150).into_iter().enumerate() {
                let left = 0.93 * (1.0 - away);
                assert!((left - 0.88).abs() < 1e-12, "{law:?}, day {day}: {left}");
            }
        }
    }

    /// Second source: by hand. With no other illness a tenth of the days in spells of 5 is q = 0.1 / (5 - 0.1 * 4).
    #[test]
    fn the_risk_is_that_of_renewal_theory() {
        let extra = ExtraAbsence::new(0.1, &Law::fixed(5.0).unwrap(), None);
        assert!((extra.risk() - 0.1 / 4.6).abs() < 1e-15);
        assert_eq!(extra.away_at_first(0.1), None);
        // The first of the days of all spells is a first day, the last of them a last day.
        assert_eq!(extra.away_at_first(1e-9), Some(5));
        assert_eq!(extra.away_at_first(0.1 - 1e-9), Some(1));
    }
}

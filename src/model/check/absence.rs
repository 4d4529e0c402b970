//! Absence fits into a year, and people leave no faster than they can come.

use super::{is_share, not_a_share};
use crate::model::absence::{Absence, Leave, Pressure, Sickness};
use crate::model::fault::{Fault, Subject};
use crate::model::ids::TeamId;
use crate::model::model::ModelParts;
use crate::model::staff::{Settling, Turnover};

/// The mean spell of illness in days: Dutch employers pay at most two years of it.
const SPELL_DAYS: std::ops::RangeInclusive<f64> = 1.0..=730.0;

/// The risk of illness rises by at most so many times for each doubling of the list.
const MOST_FACTOR: f64 = 100.0;

/// More departures from one post in a year are a slip of the pen.
const MOST_DEPARTURES: f64 = 12.0;

/// The months and their shortest number of days.
const MONTHS: [(&str, f64); 12] = [
    ("January", 31.0),
    ("February", 28.0),
    ("March", 31.0),
    ("April", 30.0),
    ("May", 31.0),
    ("June", 30.0),
    ("July", 31.0),
    ("August", 31.0),
    ("September", 30.0),
    ("October", 31.0),
    ("November", 30.0),
    ("December", 31.0),
];

/// Absence fits into a year.
pub(super) fn absence(parts: &ModelParts, faults: &mut Vec<Fault>) {
    let Some(Absence {
        leave: described,
        sickness: spells,
        ..
    }) = &parts.absence
    else {
        return;
    };
    if let Some(described) = described {
        leave(described, faults);
    }
    if let Some(spells) = spells {
        sickness(spells, faults);
    }
}

fn leave(leave: &Leave, faults: &mut Vec<Fault>) {
    let about = Subject::Leave;
    if !(0.0..=Leave::MOST_WEEKS).contains(&leave.weeks) {
        let reason = format!("{} weeks of leave in a year", leave.weeks);
        let remedy = format!("from 0 to {} weeks are expected", Leave::MOST_WEEKS);
        faults.push(Fault::new(about, reason).with_remedy(remedy));
        return;
    }
    let Some(shares) = shares_of_months(&leave.months) else {
        faults.push(no_month(about));
        return;
    };
    for ((month, days), share) in MONTHS.iter().zip(shares) {
        let (asked, there) = (leave.weeks * share, days / 7.0);
        if asked > there + 1e-9 {
            let reason = format!(
                "{asked:.1} of the {} weeks of leave fall in {month}, which has {there:.1}",
                leave.weeks
            );
            let remedy = "nobody takes the same week twice: spread the weights over more months";
            faults.push(Fault::new(about, reason).with_remedy(remedy));
        }
    }
}

fn sickness(sickness: &Sickness, faults: &mut Vec<Fault>) {
    let about = Subject::Sickness;
    if !(0.0..=Sickness::MOST_SHARE).contains(&sickness.share) {
        let reason = format!("a share of {} of sickness", sickness.share);
        let most = Sickness::MOST_SHARE;
        let remedy = format!("the share of days over an average year, from 0 to {most}");
        faults.push(Fault::new(about, reason).with_remedy(remedy));
    }
    if !SPELL_DAYS.contains(&sickness.spell.mean()) {
        let reason = format!("a spell of {:.2} days on average", sickness.spell.mean());
        let (least, most) = (SPELL_DAYS.start(), SPELL_DAYS.end());
        let remedy = format!("from {least} to {most} days are expected");
        faults.push(Fault::new(about, reason).with_remedy(remedy));
    }
    match shares_of_months(&sickness.months) {
        None => faults.push(no_month(about)),
        Some(shares) => months_hold_the_sick(sickness.share, shares, faults),
    }
    if let Some(pressure) = &sickness.pressure
        && !is_bearable(pressure)
    {
        let reason = "a pressure that cannot be";
        let remedy = format!("`waiting` is above 0 and `factor` from 0 to {MOST_FACTOR}");
        faults.push(Fault::new(about, reason).with_remedy(remedy));
    }
}

/// Nobody is ill on more days than a month has.
fn months_hold_the_sick(of_year: f64, shares: [f64; 12], faults: &mut Vec<Fault>) {
    for ((month, _), share) in MONTHS.iter().zip(shares) {
        let ill = of_year * 12.0 * share;
        if ill >= 1.0 && of_year <= Sickness::MOST_SHARE {
            let reason = format!("in {month} everybody would be ill all the time");
            let remedy = "make the weights of the months more equal, or the share smaller";
            faults.push(Fault::new(Subject::Sickness, reason).with_remedy(remedy));
        }
    }
}

fn is_bearable(pressure: &Pressure) -> bool {
    pressure.waiting > 0.0
        && pressure.waiting.is_finite()
        && (0.0..=MOST_FACTOR).contains(&pressure.factor)
}

/// The share of each month in the weights; none when these are no weights.
fn shares_of_months(months: &[f64; 12]) -> Option<[f64; 12]> {
    let total: f64 = months.iter().sum();
    let usable = months.iter().all(|weight| *weight >= 0.0) && total > 0.0 && total.is_finite();
    usable.then(|| months.map(|weight| weight / total))
}

fn no_month(about: Subject) -> Fault {
    Fault::new(about, "no month has a weight").with_remedy("one of the months must be above 0")
}

/// People leave no faster than they can come, and partners see to their own.
pub(super) fn turnovers(parts: &ModelParts, faults: &mut Vec<Fault>) {
    for (index, team) in parts.teams.iter().enumerate() {
        let about = Subject::Turnover(TeamId::from(index));
        let Some(turnover) = &team.turnover else {
            continue;
        };
        if team.external {
            let reason = format!("the turnover of the partner `{}`", team.name);
            let remedy = "a partner has capacity, and sees to its own people: leave it out";
            faults.push(Fault::new(about, reason).with_remedy(remedy));
        }
        departures(about, turnover, faults);
        settling(about, &turnover.settling, faults);
    }
}

fn departures(about: Subject, turnover: &Turnover, faults: &mut Vec<Fault>) {
    if !(0.0..=MOST_DEPARTURES).contains(&turnover.per_year) {
        let reason = format!("{} departures from one post in a year", turnover.per_year);
        let remedy = format!("from 0 to {MOST_DEPARTURES} are expected");
        faults.push(Fault::new(about, reason).with_remedy(remedy));
    }
}

/// A newcomer comes up to speed along a known line.
fn settling(about: Subject, settling: &Settling, faults: &mut Vec<Fault>) {
    for (key, share) in [("pace", settling.pace), ("mentor", settling.mentor)] {
        if !is_share(share) {
            faults.push(Fault::new(
                about,
                format!("`{key}`: {}", not_a_share(share)),
            ));
        }
    }
    let ramp = settling.ramp.as_ref();
    let drawn = |ramp: &crate::model::stage::Delay| {
        ramp.law().is_some_and(|law| law.fixed_value().is_none())
    };
    if ramp.is_some_and(drawn) {
        faults.push(Fault::new(about, "a ramp has no spread"));
    }
}

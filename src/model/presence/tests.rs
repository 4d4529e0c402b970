//! What is expected against theory, hand calculation and an independent simulation.

use super::*;
use crate::model::absence::{Leave, Sickness};
use crate::random::{Law, Purpose, Streams};
use crate::time::{HoursPerYear, OpenWindow, ProductiveTime, WorkCalendar};

/// The weights of the contract study: more illness in winter.
const WINTER: [f64; 12] = [1.2, 1.2, 1.1, 1.0, 1.0, 0.9, 0.8, 0.8, 0.9, 1.0, 1.1, 1.2];
const SUMMER: [f64; 12] = [4.0, 6.0, 4.0, 6.0, 8.0, 6.0, 22.0, 24.0, 5.0, 6.0, 3.0, 6.0];

fn exponential() -> Law {
    Law::exponential(21.0).unwrap()
}

fn sickness(share: f64, spell: Law, months: [f64; 12]) -> Absence {
    Absence {
        sickness: Some(Sickness {
            share,
            spell,
            months,
            pressure: None,
        }),
        ..Absence::default()
    }
}

/// Leave and sickness of the contract study.
fn contract() -> Absence {
    Absence {
        leave: Some(Leave {
            weeks: 6.0,
            months: SUMMER,
        }),
        ..sickness(0.07, exponential(), WINTER)
    }
}

fn from_2021(absence: &Absence, until: i16) -> Presence {
    Presence::new(absence, Day::new(2021, 1, 1), Day::new(until, 1, 1))
}

fn days_of(year: i16) -> impl Iterator<Item = Day> {
    let (first, next) = (Day::new(year, 1, 1), Day::new(year + 1, 1, 1));
    (first.number()..next.number()).map(Day::from_number)
}

fn mean_presence(presence: &Presence, year: i16) -> f64 {
    let days = days_of(year).count() as f64;
    days_of(year)
        .map(|day| presence.share_present(day))
        .sum::<f64>()
        / days
}

/// Second source: the study. 2022 and 2023 are two and three years of 365 days after everybody was healthy.
#[test]
fn people_are_ill_on_the_configured_share_of_days() {
    let laws = [
        exponential(),
        Law::fixed(5.0).unwrap(),
        Law::fixed(1.0).unwrap(),
        Law::lognormal(21.0, 1.0).unwrap(),
        Law::discrete(vec![2.0, 40.0], &[0.8, 0.2]).unwrap(),
    ];
    for law in laws {
        for share in [0.0, 0.01, 0.07, 0.3] {
            for months in [WINTER, [1.0; 12], SUMMER] {
                let presence = from_2021(&sickness(share, law.clone(), months), 2024);
                for year in [2022, 2023] {
                    let ill = 1.0 - mean_presence(&presence, year);
                    assert!((ill - share).abs() < 2e-7, "{law:?} {share} {year}: {ill}");
                }
            }
        }
    }
}

/// Second source: renewal theory. Healthy days end with chance q, so a healthy stretch of whole days lasts
/// (1 - q) / q of them and a spell m: the share ill is q m / (1 + q (m - 1)). For 7% in spells of 5 days
/// q = 0.07 / (5 - 0.07 * 4).
#[test]
fn a_constant_risk_is_that_of_renewal_theory() {
    let presence = from_2021(&sickness(0.07, Law::fixed(5.0).unwrap(), [1.0; 12]), 2022);
    let risk = presence.risk_to_fall_ill(Day::new(2021, 6, 1));
    assert!((risk - 0.07 / 4.72).abs() < 1e-14, "{risk}");
    assert_eq!([0.0, 0.5, 0.999].map(|u| presence.spell_days(u)), [5; 3]);
}

/// Second source: by hand. Who is ill for one day at a time is ill on a day with just the risk of that day: the
/// share times the weight of the month over the mean weight of the days of a year.
#[test]
fn illness_of_a_day_follows_the_months_exactly() {
    let presence = from_2021(&sickness(0.07, Law::fixed(1.0).unwrap(), WINTER), 2023);
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map(f64::from);
    let weights: f64 = WINTER
        .iter()
        .zip(lengths)
        .map(|(weight, days)| weight * days)
        .sum();
    for day in days_of(2022) {
        let expected = 0.07 * WINTER[day.month() as usize - 1] / (weights / 365.0);
        assert!(
            (1.0 - presence.share_present(day) - expected).abs() < 1e-13,
            "{day}"
        );
    }
}

/// Long spells carry winter into spring, but not into summer.
#[test]
fn illness_of_weeks_is_a_matter_of_winter() {
    let presence = from_2021(&sickness(0.07, exponential(), WINTER), 2023);
    let ill = |month, day| 1.0 - presence.share_present(Day::new(2022, month, day));
    assert!(ill(2, 15) > 1.1 * 0.07);
    assert!(ill(8, 15) < 0.9 * 0.07);
}

/// One worker followed from healthy on the first day, as the engine does: the days on which he is ill.
fn lived_through(presence: &Presence, worker: u64, days: usize) -> Vec<bool> {
    let streams = Streams::new(20_210_318, 1);
    let mut healthy_from = 0;
    let is_ill_on = |n: usize| {
        let mut draw = streams.draw(Purpose::Wait, worker, n as u64);
        let risk = presence.risk_to_fall_ill(presence.first_day() + n as i32);
        if healthy_from <= n && draw.uniform() < risk {
            healthy_from = n + presence.spell_days(draw.uniform()) as usize;
        }
        n < healthy_from
    };
    (0..days).map(is_ill_on).collect()
}

/// Second source: an independent simulation of 40 000 workers, from the first day of the burn-in on. With six dates
/// and two laws a fair test fails at 3.5 standard errors once in 180 times; the draws are fixed.
#[test]
fn expected_illness_is_that_of_simulated_workers() {
    const WORKERS: u64 = 40_000;
    for law in [exponential(), Law::fixed(5.0).unwrap()] {
        let presence = from_2021(&sickness(0.07, law.clone(), WINTER), 2022);
        let dates = [2, 12, 45, 200, 400, 700];
        let mut counts = [0_u32; 6];
        for worker in 0..WORKERS {
            let ill = lived_through(&presence, worker, 701);
            for (count, date) in counts.iter_mut().zip(dates) {
                *count += u32::from(ill[date]);
            }
        }
        for (count, date) in counts.into_iter().zip(dates) {
            let expected = 1.0 - presence.share_present(presence.first_day() + date as i32);
            let found = f64::from(count) / WORKERS as f64;
            let error = (expected * (1.0 - expected) / WORKERS as f64).sqrt();
            let z = (found - expected) / error;
            assert!(z.abs() < 3.5, "{law:?}, day {date}: {found} {expected}");
        }
    }
}

/// Second source: independent causes, and the weeks of a year that lie in the sample of every `u`.
#[test]
fn leave_and_illness_are_independent() {
    let only_ill = from_2021(&sickness(0.07, exponential(), WINTER), 2023);
    let both = from_2021(&contract(), 2023);
    let steps = 20_000;
    // 10 August 2022 is in the week of 8 August, one of five in that month.
    let day = Day::new(2022, 8, 10);
    let away = (0..steps).filter(|n| {
        let u = (f64::from(*n) + 0.5) / f64::from(steps);
        both.leave_weeks(2022, u).contains(&Day::new(2022, 8, 8))
    });
    let on_leave = away.count() as f64 / f64::from(steps);
    assert!(
        (on_leave - 6.0 * 24.0 / 100.0 / 5.0).abs() < 1e-4,
        "{on_leave}"
    );
    let expected = (1.0 - on_leave) * only_ill.share_present(day);
    assert!((both.share_present(day) - expected).abs() < 1e-4);
}

/// The last days of December may belong to the last week of a year and the first of January to the year before.
#[test]
fn a_week_over_new_year_belongs_to_the_year_of_its_monday() {
    let mut months = [0.0; 12];
    months[11] = 1.0;
    let december = Absence {
        leave: Some(Leave { weeks: 1.0, months }),
        ..Absence::default()
    };
    let presence = from_2021(&december, 2023);
    // 28 December 2020 was a Monday, one of four of its month; 27 December 2021 as well.
    let away = |day| 1.0 - presence.share_present(day);
    assert!((away(Day::new(2021, 1, 3)) - 0.25).abs() < 1e-12);
    assert!(away(Day::new(2021, 1, 4)).abs() < 1e-12);
    assert!((away(Day::new(2022, 1, 2)) - 0.25).abs() < 1e-12);
    assert_eq!(presence.leave_weeks(2021, 0.999), [Day::new(2021, 12, 27)]);
}

#[test]
fn without_leave_and_sickness_everybody_is_there() {
    let presence = from_2021(&Absence::default(), 2023);
    let day = Day::new(2022, 7, 20);
    assert_eq!(presence.leave_weeks(2022, 0.5), []);
    assert!(presence.risk_to_fall_ill(day).abs() < 1e-300);
    assert!((presence.share_present(day) - 1.0).abs() < 1e-300);
}

fn office() -> WorkCalendar {
    let nine_to_five = OpenWindow {
        from: 9 * 3600,
        to: 17 * 3600,
    };
    let week = std::array::from_fn(|day| if day < 5 { vec![nine_to_five] } else { vec![] });
    WorkCalendar::new(
        week,
        |day| day.month() == 12 && day.date().day() == 25,
        2019,
        2026,
    )
}

/// The expected hours of one fte in a year: what is done when present, times the chance to be.
fn expected_hours(productive: &ProductiveTime, presence: &Presence, year: i16) -> f64 {
    let on = |day: Day| {
        productive.between(day.start(), (day + 1).start()) * presence.share_present(day) / 3600.0
    };
    days_of(year).map(on).sum()
}

/// Second source: the study. A run of 2020-07-01 to 2022, and years of the calendar on both sides of it.
#[test]
fn every_calendar_year_expects_the_hours_per_year() {
    let (start, until) = (Day::new(2020, 7, 1), Day::new(2027, 1, 1));
    let presence = Presence::new(&contract(), start, until);
    let share_present = |day| presence.share_present(day);
    let productive = ProductiveTime::new(&office(), HoursPerYear::Hours(1350.0), share_present);
    for year in 2019..2027 {
        let hours = expected_hours(&productive, &presence, year);
        assert!((hours - 1350.0).abs() < 1e-6, "{year}: {hours}");
    }
}

/// Second source: independent causes. With a steady risk a worker is well on 0.88 instead of 0.93 of the days,
/// whatever else keeps him away, and the hours of a year fall in the same proportion.
#[test]
fn more_sickness_than_usual_costs_hours() {
    let of = |share| Absence {
        leave: contract().leave,
        ..sickness(share, exponential(), [1.0; 12])
    };
    let (usual, more) = (from_2021(&of(0.07), 2027), from_2021(&of(0.12), 2027));
    let share_present = |day| usual.share_present(day);
    let productive = ProductiveTime::new(&office(), HoursPerYear::Hours(1350.0), share_present);
    let hours = expected_hours(&productive, &more, 2024);
    assert!((hours - 1350.0 * 0.88 / 0.93).abs() < 1e-6, "{hours}");
}

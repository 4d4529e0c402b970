//! The hours of a year: what staff have, what they work and what reaches cases, with and without absence.
//!
//! The unit is the productive hour of one full-time worker in a year. All runs of a study together last 200 years, so
//! that twenty workers are seen for 4000.

use super::laboratory::replicate;
use crate::agreement::{assert_agrees, assert_close, assert_rejects};
use doorstroom::config;
use doorstroom::measure::{Collector, Periods, Scope};
use doorstroom::model::{DeskId, Model, StageId};

const REPLICATIONS: u64 = 40;
const YEARS: f64 = 5.0;
const FTE: f64 = 20.0;
/// Hands-on hours of a case.
const HOURS: f64 = 18.0;
/// Nearly twice as many cases a year as twenty full-time workers can do.
const TOO_MANY: f64 = 2_750.0;
/// Half as many.
const FEW: f64 = 750.0;

/// Leave and sickness of the contract study.
const CONTRACT: &str = r#"
[absence]
leave    = { weeks = 6, months = [4, 6, 4, 6, 8, 6, 22, 24, 5, 6, 3, 6] }
sickness = { share = 0.07, spell = { mean = "3 weeks", law = "exponential" }, months = [1.2, 1.2, 1.1, 1, 1, 0.9, 0.8, 0.8, 0.9, 1, 1.1, 1.2] }
hand_back_after = "4 weeks"
"#;
/// The same, with the same share of people ill all year: then leave and sickness have nothing to do with each other.
const EVEN: &str = r#"
[absence]
leave    = { weeks = 6, months = [4, 6, 4, 6, 8, 6, 22, 24, 5, 6, 3, 6] }
sickness = { share = 0.07, spell = { mean = "3 weeks", law = "exponential" } }
"#;

/// Twenty workers in office hours and so many cases a year; the scenario that comes last in `tables`, else the baseline.
fn office(cases_per_year: f64, tables: &str) -> Model {
    let text = format!(
        r#"
[period]
warm_up = 2021-07-01
from    = 2022-01-01
until   = 2027-01-01

[arrivals.cases]
to   = "stage"
rate = "{cases_per_year} per year"

[role.MW]
hours_per_year = 1350

[stage.stage]
work = [ {{ role = "MW", hours = {{ mean = {HOURS}, law = "fixed" }} }} ]
next = {{ closed = 1.0 }}

[team.team]
staff  = {{ MW = {FTE} }}
stages = ["stage"]
{tables}"#
    );
    let study =
        config::parse("capacity.toml", &text).unwrap_or_else(|problems| panic!("{problems}"));
    let last = study.scenarios.into_iter().next_back();
    last.expect("at least the baseline").model
}

/// Hours per fte and year in one run.
struct Year {
    /// Of those present: worked or idle.
    available: f64,
    /// With a case in hand.
    worked: f64,
    /// Of the cases that were completed.
    done: f64,
}

fn years(model: &Model) -> Vec<Year> {
    let periods = Periods::of(model);
    let collectors = replicate(model, REPLICATIONS, || Collector::new(model));
    let year = |collector: Collector<'_>| {
        let measures = collector.finish();
        let hours = measures.hours(DeskId(0), periods.whole());
        let flow = measures.flow(Scope::All, StageId(0), periods.whole());
        let per_year = |hours: f64| hours / FTE / YEARS;
        Year {
            available: per_year(hours.available),
            worked: per_year(hours.worked),
            done: per_year(f64::from(flow.completed) * HOURS),
        }
    };
    collectors.into_iter().map(year).collect()
}

fn of(years: &[Year], hours: fn(&Year) -> f64) -> Vec<f64> {
    years.iter().map(hours).collect()
}

/// Agrees with what is expected, within half a per cent besides.
#[track_caller]
fn assert_hours(name: &str, values: &[f64], expected: f64) {
    assert_agrees(name, values, expected);
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    assert_close(mean, expected, 0.005 * expected);
}

#[test]
fn without_absence_everybody_has_the_hours_of_the_year() {
    let [busy, at_ease] = [TOO_MANY, FEW].map(|cases| years(&office(cases, "")));
    for year in busy.iter().chain(&at_ease) {
        assert_close(year.available, 1350.0, 1e-6);
    }
    // There is always work, so nobody is idle for a second.
    for year in &busy {
        assert_close(year.worked, 1350.0, 1e-5);
    }
    assert_hours("done", &of(&busy, |year| year.done), 1350.0);
    assert_agrees("half worked", &of(&at_ease, |year| year.worked), 675.0);
}

/// Absence moves hours in time, and takes none away.
#[test]
fn with_absence_everybody_is_expected_to_have_the_hours_of_the_year() {
    let [busy, at_ease] = [TOO_MANY, FEW].map(|cases| years(&office(cases, CONTRACT)));
    assert_hours("available", &of(&busy, |year| year.available), 1350.0);
    assert_hours("worked", &of(&busy, |year| year.worked), 1350.0);
    assert_hours("done", &of(&busy, |year| year.done), 1350.0);
    let worked_and_idle = of(&at_ease, |year| year.available);
    assert_hours("worked and idle", &worked_and_idle, 1350.0);
    assert_agrees("half worked", &of(&at_ease, |year| year.worked), 675.0);
}

/// Of those who are not on leave 88% are there instead of 93%. The same whether a scenario sets another share or a
/// change adds five days in a hundred.
#[test]
fn more_sickness_takes_exactly_its_part_of_the_hours() {
    let patch = "[scenario.ill.set]\nabsence.sickness.share = 0.12\n";
    let change = r#"
[[scenario.ill.change]]
kind  = "absence"
share = 0.05
from  = 2021-07-01
"#;
    let expected = 1350.0 * 0.88 / 0.93;
    for (name, more) in [("12% ill", patch), ("5% more ill", change)] {
        let years = years(&office(TOO_MANY, &(EVEN.to_owned() + more)));
        for (what, hours) in [
            ("available", (|year| year.available) as fn(&Year) -> f64),
            ("worked", |year| year.worked),
            ("done", |year| year.done),
        ] {
            let hours = of(&years, hours);
            assert_hours(&format!("{name}, {what}"), &hours, expected);
            assert_rejects("no less", &hours, 1350.0);
        }
    }
}

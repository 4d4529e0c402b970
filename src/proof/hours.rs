//! The hours of a year: what staff have and what reaches cases, with leave and sickness.

use super::check::{Check, Section, Text};
use super::laboratory::{Laboratory, baseline};
use super::tables::Tables;
use crate::engine::EngineError;
use crate::experiment::ExperimentError;
use crate::model::{DeskId, StageId};

const REPLICATIONS: u32 = 40;
const YEARS: f64 = 5.0;
const FTE: f64 = 20.0;
/// Hands-on hours of a case.
const HOURS: f64 = 18.0;

/// Nearly twice as many cases a year as twenty full-time workers can do, so that nobody is ever idle.
fn office(more: &str) -> String {
    format!(
        r#"
[period]
warm_up = 2021-07-01
from    = 2022-01-01
until   = 2027-01-01

[arrivals.cases]
to   = "stage"
rate = "2750 per year"

[role.MW]
hours_per_year = 1350

[stage.stage]
work = [ {{ role = "MW", hours = {{ mean = {HOURS}, law = "fixed" }} }} ]
next = {{ closed = 1.0 }}

[team.team]
staff  = {{ MW = {FTE} }}
stages = ["stage"]

[absence]
leave    = {{ weeks = 6, months = [4, 6, 4, 6, 8, 6, 22, 24, 5, 6, 3, 6] }}
sickness = {{ share = 0.07, spell = {{ mean = "3 weeks", law = "exponential" }} }}
{more}"#
    )
}

/// Absence moves hours in time and takes none away; more absence takes exactly its part.
pub(super) fn of_the_year(
    laboratory: &Laboratory,
) -> Result<Section, ExperimentError<EngineError>> {
    let more_ill = r#"
[[change]]
kind  = "absence"
share = 0.05
from  = 2021-07-01
"#;
    let [usual, ill] = ["", more_ill].map(|more| baseline(&office(more)));
    let usual = laboratory.tables(&usual, REPLICATIONS)?;
    let ill = laboratory.tables(&ill, REPLICATIONS)?;
    let per_year = |hours: f64| hours / FTE / YEARS;
    let worked = |table: &Tables<'_>| per_year(table.hours(DeskId(0)).worked);
    let done = |table: &Tables<'_>| per_year(f64::from(table.completed(StageId(0))) * HOURS);
    // Of those who are not on leave 88% are there instead of 93%.
    let less = 1350.0 * 0.88 / 0.93;
    let hours_worked = || {
        Text::new(
            "gewerkte uren per fte en jaar",
            "hours worked per fte and year",
        )
    };
    let hours_done = Text::new(
        "uren in afgeronde zaken per fte en jaar",
        "hours in completed cases per fte and year",
    );
    let with_more = Text::new(
        "gewerkte uren per fte en jaar bij 5% meer verzuim",
        "hours worked per fte and year with 5% more absence",
    );
    Ok(Section {
        title: Text::new(
            "De uren van een jaar, met verlof en verzuim",
            "The hours of a year, with leave and sickness",
        ),
        source: Text::new(
            "De studie zelf: 1350 productieve uren, gemiddeld verlof en verzuim eraf; 1350 × 0,88 / 0,93",
            "The study itself: 1350 productive hours, average leave and sickness taken out; 1350 × 0.88 / 0.93",
        ),
        checks: vec![
            Check::of_runs(hours_worked(), &usual, worked, 1350.0),
            Check::of_runs(hours_done, &usual, done, 1350.0),
            Check::of_runs(with_more, &ill, worked, less),
        ],
    })
}

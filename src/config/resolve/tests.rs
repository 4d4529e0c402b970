//! What is refused, in which words, and what becomes of the numbers of a study that is not.

use crate::config::{Problems, only_scenarios, parse};
use crate::model::{
    Assumption, Change, ChangeKind, Comparison, Condition, Count, Delay, Destination, During, Hire,
    Model, Moment, Order, Ownership, RoleId, Settling, Source, StageId, StreamId, Study, TeamId,
    Trigger, Verdict, Watched,
};
use crate::random::Law;
use crate::time::{Day, Span, Term, TermUnit};
use insta::assert_snapshot;

/// A small study with an owner, a hand-over, planned moments and two areas.
const STUDY: &str = r#"
[period]
warm_up = 2020-01-01
from    = 2021-01-01
until   = 2022-01-01

[arrivals.meldingen]
to   = "triage"
rate = "1000 per year"

[arrivals.politie]
to   = "triage"
rate = "1 per day"

[role.MW]
hours_per_year = 1350
[role.WT]
hours_per_year = 1350

[work]
law = "lognormal"
cv  = 0.7

[stage.triage]
work = [ { role = "MW", hours = 1.5 } ]
next = { onderzoek = 0.3, closed = 0.7 }

[stage.onderzoek]
owner = "MW"
work  = [ { role = "MW", hours = 25.5 } ]
next  = { overdracht = 1.0 }

[stage.overdracht]
keeps_owner = true
work        = [ { role = "WT", hours = 4.0 } ]
next        = { monitor = 1.0 }

[stage.monitor]
owner = "same"
work  = [ { role = "MW", hours = 1.5, at = "3 months" }, { role = "MW", hours = 1.5, at = "12 months" } ]
next  = { closed = 1.0 }

[deadline.besluit]
start = "received"
stop  = "triage.completed"
term  = "5 working days"

[area.noord]
share = 0.6
[area.zuid]
share = 0.4

[team.voordeur]
staff  = { MW = 3.6 }
stages = ["triage"]

[team.vervolg]
staff    = { MW = 6.5 }
stages   = ["onderzoek", "monitor"]
caseload = 12

[team.wijkteams]
external = true
staff    = { WT = 2.5 }
stages   = ["overdracht"]
"#;

/// `STUDY` with parts of its text replaced.
fn changed(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(STUDY.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "`{from}` is not in the study");
        text.replacen(from, to, 1)
    })
}

fn read(changes: &[(&str, &str)]) -> Result<Study, Problems> {
    parse("x.toml", &changed(changes))
}

/// What is said of the changed study.
fn told(changes: &[(&str, &str)]) -> String {
    match read(changes) {
        Ok(_) => "no problem".to_owned(),
        Err(problems) => problems.to_string(),
    }
}

fn model(changes: &[(&str, &str)]) -> Model {
    let study = read(changes).unwrap_or_else(|problems| panic!("{problems}"));
    study.scenarios[0].model.clone()
}

/// The model of `STUDY` with more tables at its end.
fn model_with(tables: &str) -> Model {
    let study = parse("x.toml", &format!("{STUDY}{tables}"));
    let study = study.unwrap_or_else(|problems| panic!("{problems}"));
    study.scenarios[0].model.clone()
}

/// What is said of `STUDY` with more tables at its end. Its lines go up to 71.
fn told_of(tables: &str) -> String {
    match parse("x.toml", &format!("{STUDY}{tables}")) {
        Ok(_) => "no problem".to_owned(),
        Err(problems) => problems.to_string(),
    }
}

fn gooi_en_vechtstreek() -> Study {
    let text = include_str!("../../../configs/gooi-en-vechtstreek.toml");
    parse("gooi-en-vechtstreek.toml", text).unwrap_or_else(|problems| panic!("{problems}"))
}

mod absence;
mod changes;
mod configs;
mod demand;
mod fit;
mod money;
mod observed;
mod opening;
mod refusals;
mod repeats;
mod scenarios;
mod targets;
mod understood;

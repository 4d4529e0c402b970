//! Short ways for the tests of this room to read a piece of a study and see what is said of it.

use super::log::ProblemLog;
use super::problem::Problems;
use super::source::Source;
use super::syntax::parse;
use super::table::{Keys, read_document};

/// Reads `text` as the study `x.toml`.
pub(super) fn try_read<T>(
    text: &str,
    read: impl FnOnce(&mut Keys<'_>) -> Option<T>,
) -> Result<T, Problems> {
    let log = ProblemLog::new(Source::new("x.toml", text));
    let result = parse(&log).and_then(|document| read_document(&document, &log, read));
    log.verdict(result)
}

/// What is said of `text`; for tests of messages.
pub(super) fn told<T>(text: &str, read: impl FnOnce(&mut Keys<'_>) -> Option<T>) -> String {
    match try_read(text, read) {
        Ok(_) => "no problem".to_owned(),
        Err(problems) => problems.to_string(),
    }
}

/// A study of a region, with nearly every key that there is.
pub(super) const REGION: &str = r#"
title    = "Veilig Thuis Gooi en Vechtstreek"
region   = "Gooi en Vechtstreek"
language = "nl"
baseline = "zonder-impuls"      # a comment

[period]
warm_up = 2019-01-01
from    = 2021-01-01
until   = 2023-01-01

[runs]
replications = 200
seed         = 20210318

[calendar.work]
hours  = ["mon-fri 09:00-17:00", "sat 10:00-12:00"]
closed = "nl"

[calendar.legal]
holidays = "nl"
equated  = [2021-05-14, 2022-05-27]

[arrivals.meldingen]
to         = "triage"
rate       = [ { from = 2019-01-01, value = "1620 per year" }, { from = 2020-01-01, value = "1459 per year" } ]
growth     = 0.0
months     = [0.87, 0.87, 1.03, 0.90, 1.02, 1.04, 1.03, 0.96, 1.05, 1.01, 1.21, 1.03]
weekdays   = [1, 1, 1, 1, 1, 0, 0]
dispersion = 3.5
cluster    = { law = "geometric", mean = 2.0 }
urgent     = 0.03

[role.MW]
title          = "medewerker Veilig Thuis"
hours_per_year = 1350
cost_per_year  = 82_895
[role.SC]
hours_per_year = 1350

[work]
law = "lognormal"
cv  = 0.7

[stage.triage]
title = "veiligheidsbeoordeling"
work  = [
  { role = "SC", hours = 0.25 },
  { role = "MW", hours = { law = "triangular", min = 1, mode = 1.5, max = 4 }, share = 0.25 },
]
next  = { onderzoek = 0.30, closed = 0.70 }
[stage.triage.next_of.meldingen]
closed = 1.0

[stage.onderzoek]
owner       = "MW"
work  = [ { role = "MW", hours = 25.5, slices = 7, wait = { mean = "6 days", law = "exponential" } } ]
next  = { monitor = 1.0 }

[stage.monitor]
owner       = "same"
keeps_owner = true
work  = [ { role = "MW", hours = 1.5, at = "3 months" } ]
next  = { closed = 1.0 }

[deadline.besluit]
title  = "besluit binnen 5 werkdagen"
start  = "received"
stop   = ["triage.completed"]
term   = "5 working days"
target = 0.90
legal  = true

[area.regio]
share = 1.0

[team.voordeur]
staff  = { MW = 3.6, SC = 2.5 }
stages = ["triage"]

[team.vervolg]
staff    = { MW = 6.5 }
contract = 0.8
stages   = ["onderzoek", "monitor"]
areas    = ["regio"]
external = false
caseload = 12
order    = "due"
"#;

/// A study in laboratory mode.
pub(super) const LABORATORY: &str = r#"
title = "One counter"
runs = { replications = 20, seed = 1 }
calendar.work = { hours = "always", closed = "none" }
calendar.legal = { holidays = "none" }
arrivals.reports = { to = "triage", rate = "16 per day" }
role.T = { hours_per_year = "always" }
work = { law = "exponential" }

[period]
from  = 2021-01-01
until = 2026-01-01

[stage.triage]
work = [ { role = "T", hours = 4.8 } ]
next = { closed = 1.0 }

[deadline.five-days]
start = "received"
stop  = "triage.completed"
term  = "5 days"
legal = false

[team.triage]
staff  = { T = 4 }
stages = ["triage"]
"#;

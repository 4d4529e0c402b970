//! Traces made by hand: a few cases at known instants, and the timetable that follows.
//!
//! March 2021 began on a Monday; Easter was on Sunday 4 April. The office is open from nine to five on weekdays.

use super::check::{Check, Section, Text};
use super::laboratory::{Laboratory, study};
use crate::engine::{CaseNumber, EngineError, Fact};
use crate::experiment::ExperimentError;
use crate::measure::EventLog;
use crate::time::SimTime;

type Failure = ExperimentError<EngineError>;

/// A few cases and what becomes of them.
struct Trace {
    what: (&'static str, &'static str),
    /// The tables of a study without its period and its arrivals.
    study: &'static str,
    /// Instants of `received`, perhaps with `,area,urgent` behind.
    arrivals: &'static [&'static str],
    /// Slices of work in the order in which they began, by hand: case, stage, begin and end.
    slices: &'static [&'static str],
}

/// ```text
///       Fri 16    17     Mon 9    10    11    12
/// MW1       AAAAAA         AAAAAABBBBBBBBBBBB
///           A   B ..............
/// ```
/// A is paused at five on Friday and resumed at nine on Monday; B waits for it.
const WEEKEND: Trace = Trace {
    what: ("over een weekend", "over a weekend"),
    study: r#"
role.MW.hours_per_year = "always"
stage.triage = { work = [{ role = "MW", hours = 2 }], next = { closed = 1 } }
team.front = { staff = { MW = 1 }, stages = ["triage"] }
"#,
    arrivals: &["2021-03-05 16:00,,", "2021-03-05 16:30,,"],
    slices: &[
        "A triage 03-05 16:00 - 03-08 10:00",
        "B triage 03-08 10:00 - 03-08 12:00",
    ],
};

/// ```text
///                   Thu 1 Apr 15    16    17   Fri  Sat  Sun  Mon    Tue 6 Apr      Wed 7 Apr 16    17
/// 2 working days              AAAAAA ........Good Friday..Easter..............................AAAAAA
/// ```
const EASTER: Trace = Trace {
    what: ("twee werkdagen over Pasen", "two working days over Easter"),
    study: r#"
role.MW.hours_per_year = "always"
stage.triage = { work = [{ role = "MW", hours = 2, slices = 2, wait = "2 working days" }], next = { closed = 1 } }
team.front = { staff = { MW = 1 }, stages = ["triage"] }
"#,
    arrivals: &["2021-04-01 15:00,,"],
    slices: &[
        "A triage 04-01 15:00 - 04-01 16:00",
        "A triage 04-07 16:00 - 04-07 17:00",
    ],
};

/// ```text
///      Mon 9    10    11    12
/// MW1      AAAAAACCCCCCBBBBBB
///          A  B ......
///               C (urgent, 9:40)
/// ```
/// A is not interrupted; C is urgent and goes before B.
const URGENT: Trace = Trace {
    what: (
        "spoed gaat voor, maar onderbreekt niet",
        "urgent goes first, and interrupts nothing",
    ),
    study: r#"
role.MW.hours_per_year = "always"
stage.triage = { work = [{ role = "MW", hours = 1 }], next = { closed = 1 } }
team.front = { staff = { MW = 1 }, stages = ["triage"] }
"#,
    arrivals: &[
        "2021-03-01 09:00,,",
        "2021-03-01 09:20,,false",
        "2021-03-01 09:40,,true",
    ],
    slices: &[
        "A triage 03-01 09:00 - 03-01 10:00",
        "C triage 03-01 10:00 - 03-01 11:00",
        "B triage 03-01 11:00 - 03-01 12:00",
    ],
};

/// ```text
///      Mon 9    10    11    12    13    14    15    16    17   Tue 9    10    11    12    13    14
/// MW1      AAAAAABBBBBB                   CCCCCC
/// held     A     B .....................  C .......................... (free: WT1 starts on C)
/// WT1            AAAAAAAAAAAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBBB  BBBBBBCCCCCCCCCCCCCCCCCCCCCCCCC
/// ```
/// From 11:00 to 14:00 MW1 sits idle with B in hand while C waits: the partner is full and the caseload is one.
const PARTNER: Trace = Trace {
    what: (
        "een volle partner houdt de eigenaar vast",
        "a full partner holds up the owner",
    ),
    study: r#"
role.MW.hours_per_year = "always"
role.WT.hours_per_year = "always"
[stage.triage]
owner = "MW"
work  = [{ role = "MW", hours = 1 }]
next  = { hand-over = 1 }
[stage.hand-over]
keeps_owner = true
work = [{ role = "WT", hours = 4 }]
next = { closed = 1 }
[team.front]
staff    = { MW = 1 }
stages   = ["triage"]
caseload = 1
[team.partner]
external = true
staff    = { WT = 1 }
stages   = ["hand-over"]
"#,
    arrivals: &[
        "2021-03-01 09:00,,",
        "2021-03-01 09:00,,",
        "2021-03-01 09:00,,",
    ],
    slices: &[
        "A triage 03-01 09:00 - 03-01 10:00",
        "B triage 03-01 10:00 - 03-01 11:00",
        "A hand-over 03-01 10:00 - 03-01 14:00",
        "C triage 03-01 14:00 - 03-01 15:00",
        "B hand-over 03-01 14:00 - 03-02 10:00",
        "C hand-over 03-02 10:00 - 03-02 14:00",
    ],
};

/// ```text
///      Mon 9    10    11    12    13    14    15    16    17   Tue 10    11    12    13    14    15    16:30   Wed 10:30
/// MW1      AAAAAA                  CCCCCC                          AAAAAA                  CCCCCC
/// MW2               BBBBBBBBBBBB           DDDDDDDDDDDD                       BBBBBBBBBBBB         DDDDDDDDDDDDDDDDD
/// ```
/// MW1 is full-time, MW2 half-time and half as fast. B: MW1 holds a case, MW2 none. C: 1 / 1 case per fte against
/// 1 / 0.5. D: 2 / 1 is as much as 1 / 0.5, and MW2 has been idle since 12:30, MW1 since 14:00.
const TWO_WORKERS: Trace = Trace {
    what: (
        "wie de minste zaken per fte heeft",
        "who has the fewest cases per fte",
    ),
    study: r#"
role.MW.hours_per_year = "always"
[stage.triage]
owner = "MW"
work  = [{ role = "MW", hours = 2, slices = 2, wait = "1 day" }]
next  = { closed = 1 }
[team.front]
staff  = { MW = 1.5 }
stages = ["triage"]
"#,
    arrivals: &[
        "2021-03-01 09:00,,",
        "2021-03-01 10:30,,",
        "2021-03-01 13:00,,",
        "2021-03-01 14:30,,",
    ],
    slices: &[
        "A triage 03-01 09:00 - 03-01 10:00",
        "B triage 03-01 10:30 - 03-01 12:30",
        "C triage 03-01 13:00 - 03-01 14:00",
        "D triage 03-01 14:30 - 03-01 16:30",
        "A triage 03-02 10:00 - 03-02 11:00",
        "B triage 03-02 12:30 - 03-02 14:30",
        "C triage 03-02 14:00 - 03-02 15:00",
        "D triage 03-02 16:30 - 03-03 10:30",
    ],
};

/// Every slice of every trace.
pub(super) fn by_hand(runner: &Laboratory) -> Result<Section, Failure> {
    let mut checks = Vec::new();
    for trace in [WEEKEND, EASTER, URGENT, PARTNER, TWO_WORKERS] {
        checks.extend(slice_by_slice(&trace, &simulated(&trace, runner)?));
    }
    Ok(Section {
        title: Text::new(
            "Roosters die met de hand zijn gemaakt (maand-dag uur:minuut)",
            "Timetables by hand (month-day hour:minute)",
        ),
        source: Text::new(
            "Met de hand getekend: wie wanneer aan welke zaak werkt, over kantooruren, weekend en Pasen",
            "Drawn by hand: who works on which case and when, over office hours, weekend and Easter",
        ),
        checks,
    })
}

/// A timetable in which the first slice would end a minute later.
pub(super) fn a_minute_later(runner: &Laboratory) -> Result<Check, Failure> {
    let slices = simulated(&WEEKEND, runner)?;
    let what = Text::new(
        "werk dat een minuut later klaar zou zijn",
        "work that would be done a minute later",
    );
    let expected = "A triage 03-05 16:00 - 03-08 10:01";
    Ok(Check::exact(
        what,
        slices.first().map_or("", String::as_str),
        expected,
    ))
}

fn slice_by_slice(trace: &Trace, simulated: &[String]) -> Vec<Check> {
    let longest = simulated.len().max(trace.slices.len());
    let check = |at: usize| {
        let what = Text::new(
            format!("{} ({})", trace.what.0, at + 1),
            format!("{} ({})", trace.what.1, at + 1),
        );
        let expected = trace.slices.get(at).copied().unwrap_or_default();
        Check::exact(what, simulated.get(at).map_or("", String::as_str), expected)
    };
    (0..longest).map(check).collect()
}

/// What the program makes of it: slices in the order in which they began.
fn simulated(trace: &Trace, runner: &Laboratory) -> Result<Vec<String>, Failure> {
    let text = format!(
        "{}\n[period]\nfrom = 2021-03-01\nuntil = 2021-07-01\n\
         [arrivals.reports]\nto = \"triage\"\nreplay = \"arrivals.csv\"\n",
        trace.study
    );
    let arrivals = format!("received,area,urgent\n{}\n", trace.arrivals.join("\n"));
    let study = study(&text, &[("arrivals.csv", &arrivals)]);
    let model = &study.scenarios[0].model;
    let logs = runner.listen(model, 1, EventLog::new)?;
    let mut slices: Vec<(SimTime, usize, String)> = Vec::new();
    for &(at, fact) in logs[0].facts() {
        if let Fact::WorkEnded {
            case,
            stage,
            started_at,
            worker,
            ..
        } = fact
        {
            let stage = &model.stage(stage).name;
            let line = format!(
                "{} {stage} {} - {}",
                letter(case),
                written(started_at),
                written(at)
            );
            slices.push((started_at, worker.index(), line));
        }
    }
    slices.sort();
    Ok(slices.into_iter().map(|(_, _, line)| line).collect())
}

/// The n-th case to arrive has the n-th letter.
fn letter(CaseNumber(number): CaseNumber) -> char {
    char::from(b'A' + (number % 26) as u8)
}

/// `03-05 16:00`, with seconds where there are any.
fn written(at: SimTime) -> String {
    let date = at.day().to_string();
    let second = at.second_of_day();
    let clock = format!("{:02}:{:02}", second / 3600, second / 60 % 60);
    let seconds = match second % 60 {
        0 => String::new(),
        second => format!(":{second:02}"),
    };
    format!("{} {clock}{seconds}", date.get(5..).unwrap_or_default())
}

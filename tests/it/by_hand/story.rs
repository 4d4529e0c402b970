//! `Story`: a study in a few lines, the instants at which its cases arrive, and the timetable that follows.

use std::collections::BTreeMap;
use std::io::Write;

use doorstroom::config;
use doorstroom::engine::{CaseNumber, Cause, Fact, simulate};
use doorstroom::measure::{Collector, EventLog, RunMeasures};
use doorstroom::model::{DeadlineId, Model, Study, WorkerId};
use doorstroom::random::Streams;
use doorstroom::time::SimTime;

/// A study without its period, and what arrives in it.
pub(crate) struct Story {
    study: String,
    /// By stream: its name, the stage it enters, and its instants.
    arrivals: Vec<(&'static str, &'static str, Vec<&'static str>)>,
    /// The rows of a list of cases that are open at the start.
    open_cases: Vec<&'static str>,
    warm_up: Option<&'static str>,
    until: &'static str,
}

impl Story {
    /// The tables of a study without its period and its arrivals.
    pub(crate) fn of(study: &str) -> Self {
        Story {
            study: study.to_owned(),
            arrivals: Vec::new(),
            open_cases: Vec::new(),
            warm_up: None,
            until: "2021-07-01",
        }
    }

    /// Reports arrive and enter `triage`: `2021-03-01 09:00`, with `, area` or `, area, true` (urgent) behind it where
    /// that matters. Nobody comes by an empty list.
    pub(crate) fn arrivals(self, arrivals: &[&'static str]) -> Self {
        self.arrivals_of("reports", "triage", arrivals)
    }

    /// Cases arrive by a stream of their own.
    pub(crate) fn arrivals_of(
        mut self,
        stream: &'static str,
        to: &'static str,
        arrivals: &[&'static str],
    ) -> Self {
        self.arrivals.push((stream, to, arrivals.to_vec()));
        self
    }

    /// Cases that are open at the start: `case,received,stage,since,status,worker,hours_done`.
    pub(crate) fn open_cases(mut self, rows: &[&'static str]) -> Self {
        self.open_cases = rows.to_vec();
        self
    }

    /// The first day that is simulated; else the first that is reported, 1 March.
    pub(crate) fn warm_up(mut self, from: &'static str) -> Self {
        self.warm_up = Some(from);
        self
    }

    /// The first day that is no longer simulated; else 1 July.
    pub(crate) fn until(self, until: &'static str) -> Self {
        Story { until, ..self }
    }

    /// What happens.
    #[track_caller]
    pub(crate) fn told(self) -> Told {
        let study = self.study();
        let model = study.scenarios[0].model.clone();
        let mut log = EventLog::new();
        let mut collector = Collector::new(&model);
        simulate(&model, Streams::new(1, 0), &mut (&mut log, &mut collector))
            .expect("a story comes to its end");
        let measures = collector.finish();
        Told {
            log,
            measures,
            model,
        }
    }

    #[track_caller]
    fn study(&self) -> Study {
        let mut text = format!(
            "{}\n[period]\nfrom = 2021-03-01\nuntil = {}\n",
            self.study, self.until
        );
        if let Some(warm_up) = self.warm_up {
            text += &format!("warm_up = {warm_up}\n");
        }
        let mut files = Vec::new();
        if !self.open_cases.is_empty() {
            let header = "case,received,stage,since,status,worker,hours_done";
            let file = file_of(header, self.open_cases.iter().copied());
            text += &format!("[opening]\nfile = '{}'\n", file.path().display());
            files.push(file);
        }
        for (stream, to, arrivals) in &self.arrivals {
            text += &format!("[arrivals.{stream}]\nto = \"{to}\"\n");
            if arrivals.is_empty() {
                text += "rate = \"0 per day\"\n";
                continue;
            }
            let file = arrivals_file(arrivals);
            text += &format!("replay = '{}'\n", file.path().display());
            files.push(file);
        }
        config::parse("story.toml", &text).unwrap_or_else(|problems| panic!("{problems}"))
    }
}

fn arrivals_file(arrivals: &[&str]) -> tempfile::NamedTempFile {
    let row = |arrival: &&str| {
        let empty = ",".repeat(2 - arrival.matches(',').count());
        format!("{arrival}{empty}")
    };
    file_of("received,area,urgent", arrivals.iter().map(row))
}

/// A file of rows, gone when it is dropped.
fn file_of<R: AsRef<str>>(header: &str, rows: impl Iterator<Item = R>) -> tempfile::NamedTempFile {
    let mut text = format!("{header}\n");
    for row in rows {
        text += row.as_ref();
        text.push('\n');
    }
    let mut file = tempfile::NamedTempFile::new().expect("a file beside the story");
    file.write_all(text.as_bytes()).expect("rows are written");
    file
}

/// What happened in a story.
pub(crate) struct Told {
    log: EventLog,
    pub(crate) measures: RunMeasures,
    pub(crate) model: Model,
}

impl Told {
    /// The slices of work, in the order in which they began: `MW1 A triage Mon 1 Mar 09:00 - 10:00`. Workers of a
    /// role are numbered through all teams, cases are lettered in the order of their arrival, and an end on another
    /// day has its date. A slice that was left to others ends with `handed back`.
    #[track_caller]
    pub(crate) fn works(self, expected: &[&str]) -> Self {
        let ends = self.ends_of_work();
        let mut slices = Vec::new();
        for &(at, fact) in self.log.facts() {
            if let Fact::WorkStarted {
                case,
                stage,
                worker,
                ..
            } = fact
            {
                let end = ends.get(&(case, worker, at)).copied();
                let end = end.map(|(end, how)| format!("{}{how}", written_after(at, end)));
                let line = format!(
                    "{} {} {} {} - {}",
                    self.worker(worker),
                    letter(case),
                    self.model.stage(stage).name,
                    written(at),
                    end.unwrap_or("...".to_owned()),
                );
                slices.push((at, worker, line));
            }
        }
        slices.sort();
        let slices: Vec<String> = slices.into_iter().map(|(_, _, line)| line).collect();
        assert_lines(&slices, expected);
        self
    }

    /// When each slice ended, and how.
    fn ends_of_work(&self) -> BTreeMap<(CaseNumber, WorkerId, SimTime), (SimTime, &'static str)> {
        let ends = self
            .log
            .facts()
            .iter()
            .filter_map(|&(at, fact)| match fact {
                Fact::WorkEnded {
                    case,
                    worker,
                    started_at,
                    ..
                } => Some(((case, worker, started_at), (at, ""))),
                Fact::WorkHandedBack {
                    case,
                    worker,
                    started_at,
                    ..
                } => Some(((case, worker, started_at), (at, " handed back"))),
                _ => None,
            });
        ends.collect()
    }

    /// What became of staff: `MW2 Mon 15 Mar 1 fte at 0.625` when from that midnight a post of 1 fte is on the payroll
    /// and works at this pace.
    #[track_caller]
    pub(crate) fn staff(self, expected: &[&str]) -> Self {
        let changes = self
            .log
            .facts()
            .iter()
            .filter_map(|&(at, fact)| match fact {
                Fact::StaffChanged { worker, state } => Some(format!(
                    "{} {} {} fte at {}",
                    self.worker(worker),
                    written(at).trim_end_matches(" 00:00"),
                    to_thousandths(state.employed),
                    to_thousandths(state.pace),
                )),
                _ => None,
            });
        assert_lines(&changes.collect::<Vec<_>>(), expected);
        self
    }

    /// The reports that joined an open case: `B joins A`.
    #[track_caller]
    pub(crate) fn joins(self, expected: &[&str]) -> Self {
        let joins = self.log.facts().iter().filter_map(|&(_, fact)| match fact {
            Fact::JoinedOpenCase { case, joined } => {
                Some(format!("{} joins {}", letter(case), letter(joined)))
            }
            _ => None,
        });
        assert_lines(&joins.collect::<Vec<_>>(), expected);
        self
    }

    /// Everything that happened, in order.
    pub(crate) fn facts(&self) -> &[(SimTime, Fact)] {
        self.log.facts()
    }

    /// The visits to stages that were completed, in that order: `A triage Mon 1 Mar 09:00 - 10:00` from entry to
    /// completion.
    #[track_caller]
    pub(crate) fn completes(self, expected: &[&str]) -> Self {
        let visits = self
            .log
            .facts()
            .iter()
            .filter_map(|&(at, fact)| match fact {
                Fact::StageCompleted {
                    case,
                    stage,
                    entered_at,
                    ..
                } => Some(format!(
                    "{} {} {} - {}",
                    letter(case),
                    self.model.stage(stage).name,
                    written(entered_at),
                    written_after(entered_at, at),
                )),
                _ => None,
            });
        assert_lines(&visits.collect::<Vec<_>>(), expected);
        self
    }

    /// What the time of the visits that were completed went to, in hours and in that order: `A triage: 2 worked_on, 0.5
    /// no_worker_free`. Causes that took no time are left out.
    #[track_caller]
    pub(crate) fn causes(self, expected: &[&str]) -> Self {
        let visits = self.log.facts().iter().filter_map(|(_, fact)| match fact {
            Fact::StageCompleted {
                case,
                stage,
                causes,
                ..
            } => {
                let hours = |cause: Cause| f64::from(causes[cause]) / 3600.0;
                let causes = Cause::ALL.into_iter().filter(|&cause| hours(cause) > 0.0);
                let causes = causes.map(|cause| format!("{} {}", hours(cause), cause.key()));
                let causes = causes.collect::<Vec<_>>().join(", ");
                let stage = &self.model.stage(*stage).name;
                Some(format!("{} {stage}: {causes}", letter(*case)))
            }
            _ => None,
        });
        assert_lines(&visits.collect::<Vec<_>>(), expected);
        self
    }

    /// The terms that count, in the order in which that became known: `A decision Mon 1 Mar 09:00 - Mon 8 Mar 23:59:59
    /// counts Mon 1 Mar 09:00 stopped Tue 2 Mar 10:00`, or `open` when the run ended first.
    #[track_caller]
    pub(crate) fn terms(self, expected: &[&str]) -> Self {
        let mut stops: BTreeMap<(CaseNumber, DeadlineId, SimTime), SimTime> = BTreeMap::new();
        for &(at, fact) in self.log.facts() {
            if let Fact::TermStopped {
                case,
                deadline,
                started_at,
                ..
            } = fact
            {
                stops.insert((case, deadline, started_at), at);
            }
        }
        let terms = self
            .log
            .facts()
            .iter()
            .filter_map(|&(at, fact)| match fact {
                Fact::TermCounts {
                    case,
                    deadline,
                    started_at,
                    due_at,
                    ..
                } => {
                    let stop = stops.get(&(case, deadline, started_at));
                    Some(format!(
                        "{} {} {} - {} counts {} {}",
                        letter(case),
                        self.model.deadlines()[deadline.index()].name,
                        written(started_at),
                        written(due_at),
                        written(at),
                        stop.map_or("open".to_owned(), |&at| format!("stopped {}", written(at))),
                    ))
                }
                _ => None,
            });
        assert_lines(&terms.collect::<Vec<_>>(), expected);
        self
    }

    /// The worker by role and number.
    fn worker(&self, id: WorkerId) -> String {
        let desks = self.model.desks();
        let role = |worker: usize| desks.desk(desks.workers()[worker].desk).role;
        let own = role(id.index());
        let number = (0..=id.index()).filter(|&other| role(other) == own).count();
        format!("{}{number}", self.model.role(own).name)
    }
}

/// The n-th case to arrive has the n-th letter.
fn letter(case: CaseNumber) -> char {
    char::from(b'A' + u8::try_from(case.0).expect("a story has few cases"))
}

/// `Mon 1 Mar 09:00`, with seconds where there are any.
fn written(at: SimTime) -> String {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let day = at.day();
    let (weekday, month) = (
        DAYS[day.days_since_monday()],
        MONTHS[day.month() as usize - 1],
    );
    format!("{weekday} {} {month} {}", day.date().day(), clock(at))
}

/// The same for the end of something; the day is left out when it is that of the beginning.
fn written_after(from: SimTime, to: SimTime) -> String {
    if from.day() == to.day() {
        clock(to)
    } else {
        written(to)
    }
}

fn clock(at: SimTime) -> String {
    let second = at.second_of_day();
    let minutes = format!("{:02}:{:02}", second / 3600, second / 60 % 60);
    match second % 60 {
        0 => minutes,
        second => format!("{minutes}:{second:02}"),
    }
}

fn to_thousandths(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}

/// Compares line by line; how the columns are lined out does not matter.
#[track_caller]
fn assert_lines(told: &[String], expected: &[&str]) {
    let expected: Vec<String> = expected
        .iter()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    let (told, expected) = (told.join("\n"), expected.join("\n"));
    assert!(
        told == expected,
        "\nby hand:\n{expected}\n\nsimulated:\n{told}\n"
    );
}

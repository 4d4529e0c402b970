//! `Story`: a study in a few lines, the instants at which its cases arrive, and the timetable that follows.

use std::collections::BTreeMap;
use std::io::Write;

use doorstroom::config;
use doorstroom::engine::{CaseNumber, Fact, simulate};
use doorstroom::measure::{Collector, EventLog, RunMeasures};
use doorstroom::model::{DeadlineId, Model, Study, WorkerId};
use doorstroom::random::Streams;
use doorstroom::time::SimTime;

/// A study without its period, and what arrives in it.
pub(crate) struct Story {
    study: String,
    /// By stream: its name, the stage it enters, and its instants.
    arrivals: Vec<(&'static str, &'static str, Vec<&'static str>)>,
    until: &'static str,
}

impl Story {
    /// The tables of a study without its period and its arrivals.
    pub(crate) fn of(study: &str) -> Self {
        Story {
            study: study.to_owned(),
            arrivals: Vec::new(),
            until: "2021-07-01",
        }
    }

    /// Reports arrive and enter `triage`: `2021-03-01 09:00`, with `, area` or `, area, true` (urgent) behind it where
    /// that matters.
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
        let mut files = Vec::new();
        for (stream, to, arrivals) in &self.arrivals {
            let file = arrivals_file(arrivals);
            let path = file.path().display();
            text += &format!("[arrivals.{stream}]\nto = \"{to}\"\nreplay = '{path}'\n");
            files.push(file);
        }
        config::parse("story.toml", &text).unwrap_or_else(|problems| panic!("{problems}"))
    }
}

/// A file of arrivals, gone when it is dropped.
fn arrivals_file(arrivals: &[&str]) -> tempfile::NamedTempFile {
    let mut rows = String::from("received,area,urgent\n");
    for arrival in arrivals {
        let empty = ",".repeat(2 - arrival.matches(',').count());
        rows += &format!("{arrival}{empty}\n");
    }
    let mut file = tempfile::NamedTempFile::new().expect("a file for the arrivals");
    file.write_all(rows.as_bytes()).expect("rows are written");
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
    /// day has its date.
    #[track_caller]
    pub(crate) fn works(self, expected: &[&str]) -> Self {
        let mut ends: BTreeMap<(CaseNumber, WorkerId, SimTime), SimTime> = BTreeMap::new();
        for &(at, fact) in self.log.facts() {
            if let Fact::WorkEnded {
                case,
                worker,
                started_at,
                ..
            } = fact
            {
                ends.insert((case, worker, started_at), at);
            }
        }
        let mut slices = Vec::new();
        for &(at, fact) in self.log.facts() {
            if let Fact::WorkStarted {
                case,
                stage,
                worker,
                ..
            } = fact
            {
                let end = ends.get(&(case, worker, at));
                let line = format!(
                    "{} {} {} {} - {}",
                    self.worker(worker),
                    letter(case),
                    self.model.stage(stage).name,
                    written(at),
                    end.map_or("...".to_owned(), |&end| written_after(at, end)),
                );
                slices.push((at, worker, line));
            }
        }
        slices.sort();
        let slices: Vec<String> = slices.into_iter().map(|(_, _, line)| line).collect();
        assert_lines(&slices, expected);
        self
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

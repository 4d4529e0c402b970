//! The event log that `run --events` writes: every table of the same run follows from it, and PM4Py reads it.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test reads what the program wrote, and says so when PM4Py is not there"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command as Foreign;

use assert_cmd::cargo::cargo_bin_cmd;
use tempfile::TempDir;

/// A row of a table by column.
type Row = BTreeMap<String, String>;

/// What `doorstroom run --events` writes for one future of a study.
struct Run {
    folder: TempDir,
}

impl Run {
    fn of(study: &str, more: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut run = cargo_bin_cmd!("doorstroom");
        run.current_dir(env!("CARGO_MANIFEST_DIR"))
            .args(["run", study, "--replications", "1", "--events", "--quiet"])
            .args(more)
            .arg("--out")
            .arg(folder.path())
            .assert()
            .success();
        Run { folder }
    }

    fn table(&self, name: &str) -> Vec<Row> {
        let reader = csv::Reader::from_path(self.folder.path().join(name));
        let rows = reader.expect("a table").into_deserialize();
        rows.collect::<Result<_, _>>()
            .expect("rows as long as the header")
    }
}

/// A visit of a case to a stage, from the log. Instants are ISO 8601, which sorts as time does.
#[derive(Clone, Debug)]
struct Visit {
    scenario: String,
    area: String,
    stage: String,
    received: String,
    entered: String,
    /// When the first work began: nothing when it did not, and `before` when that was before the run.
    started: Option<String>,
    completed: Option<String>,
}

const BEFORE: &str = "";

/// The visits of every case, in the order of the log.
fn visits(events: &[Row]) -> Vec<Visit> {
    let mut visits: Vec<Visit> = Vec::new();
    // By scenario and case: when it was received, and its visit now.
    let mut open: BTreeMap<(&str, &str), (&str, Option<usize>)> = BTreeMap::new();
    for row in events {
        let case = (row["scenario"].as_str(), row["case"].as_str());
        let at = row["completed"].as_str();
        match row["activity"].as_str() {
            "received" => drop(open.insert(case, (at, None))),
            "closed" => drop(open.remove(&case)),
            "entered" => {
                let (received, visit) = open.get_mut(&case).expect("an open case");
                *visit = Some(visits.len());
                visits.push(Visit {
                    scenario: row["scenario"].clone(),
                    area: row["area"].clone(),
                    stage: row["stage"].clone(),
                    received: (*received).to_owned(),
                    entered: at.to_owned(),
                    started: None,
                    completed: None,
                });
            }
            activity => {
                let visit = open[&case].1.expect("a visit");
                let visit = &mut visits[visit];
                assert_eq!(visit.stage, row["stage"]);
                match activity {
                    "completed" => visit.completed = Some(at.to_owned()),
                    "had_begun" => visit.started = Some(BEFORE.to_owned()),
                    work => {
                        assert!(work.starts_with("work "), "{work}");
                        visit.started.get_or_insert_with(|| row["started"].clone());
                    }
                }
            }
        }
    }
    visits
}

fn of_area<'v>(visits: &'v [Visit], row: &Row) -> impl Iterator<Item = &'v Visit> {
    let wanted = (
        row["scenario"].clone(),
        row["stage"].clone(),
        row["area"].clone(),
    );
    visits.iter().filter(move |visit| {
        (&visit.scenario, &visit.stage) == (&wanted.0, &wanted.1)
            && (wanted.2 == "all" || visit.area == wanted.2)
    })
}

/// Did it happen in a period, `2021-04`, `2021-Q2`, `2021` or `all`? `from` and `until` are those of the study.
fn is_in(at: &str, period: &str, (from, until): (&str, &str)) -> bool {
    if at < from || at >= until {
        return false;
    }
    match period.split_once("-Q") {
        Some((year, quarter)) => {
            let month: u32 = at[5..7].parse().expect("a month");
            at.starts_with(year)
                && (month - 1) / 3 + 1 == quarter.parse::<u32>().expect("a quarter")
        }
        None => period == "all" || at.starts_with(period),
    }
}

fn number(row: &Row, column: &str) -> f64 {
    row[column].parse().expect("a number")
}

/// Seconds of an ISO 8601 instant, counted by the days of the civil calendar (Howard Hinnant, `days_from_civil`).
fn seconds(at: &str) -> i64 {
    let part = |from: usize, to: usize| at[from..to].parse::<i64>().expect("digits");
    let (year, month, day) = (part(0, 4), part(5, 7), part(8, 10));
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day = 365 * year + year / 4 - year / 100 + year / 400 + day_of_year;
    day * 86_400 + part(11, 13) * 3600 + part(14, 16) * 60 + part(17, 19)
}

/// Stock, flow and durations of the tables are what the log adds up to.
fn reconcile(study: &str, more: &[&str], reported: (&str, &str)) {
    let run = Run::of(study, more);
    let visits = visits(&run.table("events.csv"));
    let counted: usize = [
        assert_stock(&run, &visits),
        assert_flow(&run, &visits, reported),
        assert_durations(&run, &visits, reported),
    ]
    .into_iter()
    .sum();
    assert!(counted > 1000, "{counted} numbers above zero");
}

fn assert_stock(run: &Run, visits: &[Visit]) -> usize {
    let mut counted = 0;
    for row in run.table("stock.csv") {
        let midnight = format!("{}T00:00:00", row["date"]);
        let is_past = |at: &Option<String>| at.as_ref().is_some_and(|at| *at < midnight);
        let waits = row["measure"] == "waiting";
        let there = of_area(visits, &row).filter(|visit| {
            visit.entered < midnight
                && !is_past(&visit.completed)
                && is_past(&visit.started) != waits
        });
        let expected = there.count();
        assert!(
            (number(&row, "mean") - expected as f64).abs() < 1e-9,
            "{row:?}: {expected}"
        );
        counted += usize::from(expected > 0);
    }
    counted
}

fn assert_flow(run: &Run, visits: &[Visit], reported: (&str, &str)) -> usize {
    let mut counted = 0;
    for row in run.table("flow.csv") {
        let within = |at: &str| is_in(at, &row["period"], reported);
        let number_of = |is_counted: &dyn Fn(&Visit) -> bool| {
            of_area(visits, &row)
                .filter(|visit| is_counted(visit))
                .count()
        };
        let expected = [
            ("entered", number_of(&|visit| within(&visit.entered))),
            (
                "started",
                number_of(&|visit| visit.started.as_ref().is_some_and(|at| within(at))),
            ),
            (
                "completed",
                number_of(&|visit| visit.completed.as_ref().is_some_and(|at| within(at))),
            ),
        ];
        for (column, expected) in expected {
            assert!(
                (number(&row, column) - expected as f64).abs() < 1e-9,
                "{row:?}: {expected} {column}"
            );
            counted += usize::from(expected > 0);
        }
    }
    counted
}

fn assert_durations(run: &Run, visits: &[Visit], reported: (&str, &str)) -> usize {
    let mut counted = 0;
    let rows = run.table("durations.csv").into_iter();
    for row in
        rows.filter(|row| ["wait", "stage", "since_received"].contains(&row["measure"].as_str()))
    {
        let ends = |visit: &Visit| match row["measure"].as_str() {
            "wait" => Some((visit.entered.clone(), visit.started.clone()?)),
            "stage" => Some((visit.entered.clone(), visit.completed.clone()?)),
            _ => Some((visit.received.clone(), visit.completed.clone()?)),
        };
        let lengths: Vec<f64> = of_area(visits, &row)
            .filter_map(ends)
            .filter(|(_, end)| is_in(end, &row["period"], reported))
            .map(|(start, end)| (seconds(&end) - seconds(&start)) as f64 / 86_400.0)
            .collect();
        assert!(
            (number(&row, "cases") - lengths.len() as f64).abs() < 1e-9,
            "{row:?}"
        );
        if lengths.is_empty() {
            assert_eq!(row["mean"], "", "{row:?}");
            continue;
        }
        let mean = lengths.iter().sum::<f64>() / lengths.len() as f64;
        assert!(
            (number(&row, "mean") - mean).abs() < 6e-4,
            "{row:?}: {mean}"
        );
        counted += 1;
    }
    counted
}

#[test]
fn the_tables_of_a_region_follow_from_its_log() {
    let study = "configs/gooi-en-vechtstreek.toml";
    reconcile(
        study,
        &["--scenario", "impuls"],
        ("2021-01-01", "2023-01-01"),
    );
}

/// With areas, an opening position, absence, partners and changes of every kind.
#[test]
fn the_tables_of_the_example_follow_from_its_log() {
    let text =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("configs/example.toml"));
    let text = text.expect("the example");
    let date = |key: &str| {
        let line = text
            .lines()
            .find(|line| line.starts_with(key))
            .expect("a date");
        let digits = line.find("20").expect("a year");
        line[digits..digits + 10].to_owned()
    };
    let (from, until) = (date("from"), date("until"));
    reconcile("configs/example.toml", &[], (&from, &until));
}

/// A second reader of the log, where it is installed: PM4Py takes both files and finds the same cases, events and throughput
/// times. Without it the test says so.
#[test]
fn pm4py_reads_the_same() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pm4py_reads.py");
    let python = std::env::var("DOORSTROOM_PYTHON").unwrap_or("python3".into());
    let has_pm4py = Foreign::new(&python).args(["-c", "import pm4py"]).output();
    if !has_pm4py.is_ok_and(|output| output.status.success()) {
        eprintln!("{python} has no pm4py: nobody else has read the event log");
        return;
    }
    let run = Run::of(
        "configs/gooi-en-vechtstreek.toml",
        &["--scenario", "impuls"],
    );
    let output = Foreign::new(&python)
        .arg(script)
        .arg(run.folder.path())
        .output();
    let output = output.expect("python runs");
    let told = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}{errors}");
    eprintln!("{told}");
}

/// The program, told to run the smallest study.
fn minimal(folder: &Path, more: &[&str]) -> assert_cmd::assert::Assert {
    let mut run = cargo_bin_cmd!("doorstroom");
    let run = run.current_dir(env!("CARGO_MANIFEST_DIR")).args([
        "run",
        "configs/minimal.toml",
        "--quiet",
    ]);
    run.args(more).arg("--out").arg(folder).assert()
}

#[test]
fn the_futures_that_were_asked_for_are_told_each_once() {
    let folder = tempfile::tempdir().expect("a folder");
    minimal(folder.path(), &["--replications", "3", "--events=2,0,2"]).success();
    let run = Run { folder };
    let events = run.table("events.csv");
    let mut futures: Vec<&str> = events
        .iter()
        .map(|row| row["replication"].as_str())
        .collect();
    futures.dedup();
    assert_eq!(futures, ["0", "2"]);
    let read = |name: &str| fs::read_to_string(run.folder.path().join(name)).expect("a file");
    let manifest = read("run.json");
    assert!(manifest.contains("\"events.csv\"") && manifest.contains("\"events.xes\""));
    let xes = read("events.xes");
    let received = events
        .iter()
        .filter(|row| row["activity"] == "received")
        .count();
    assert_eq!(xes.matches("<trace>").count(), received);
    assert_eq!(xes.matches("</trace>").count(), received);
    assert!(xes.ends_with("</log>\n"));
    // What an earlier run told and this one does not is gone.
    minimal(run.folder.path(), &["--replications", "3"]).success();
    assert!(!run.folder.path().join("events.csv").exists());
}

#[test]
fn a_future_that_is_not_run_is_refused_before_anything_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let refused = minimal(folder.path(), &["--replications", "2", "--events=2"]).code(1);
    let told = String::from_utf8_lossy(&refused.get_output().stderr).into_owned();
    assert!(told.contains("there is no future 2"), "{told}");
    assert!(told.contains("have the numbers 0 to 1"), "{told}");
    let there = fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(there, 0);
}

//! Tables as a reader gets them: the columns that were promised, and numbers that agree with each other.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::super::small_run::SmallRun;
use super::TABLES;
use crate::model::Language;

/// The columns of section 4 of the design; durations have the intervals of their quantiles besides, comparisons what
/// pairing gains, and hires and targets a table of their own.
const PROMISED: [(&str, &str); 17] = [
    (
        "stock.csv",
        "scenario,area,stage,measure,date,mean,p05,p25,p50,p75,p95",
    ),
    (
        "flow.csv",
        "scenario,area,stage,period,entered,started,completed",
    ),
    (
        "deadlines.csv",
        "scenario,area,deadline,basis,period,cases,share,ci_low,ci_high,p05,p95,overdue,target,\
         chance_target_met",
    ),
    (
        "durations.csv",
        "scenario,area,stage,measure,period,cases,mean,ci_low,ci_high,p50,p80,p90,p95,p50_low,p50_high,\
         p80_low,p80_high,p90_low,p90_high,p95_low,p95_high",
    ),
    (
        "causes.csv",
        "scenario,area,stage,period,cause,cases,mean,ci_low,ci_high",
    ),
    (
        "workload.csv",
        "scenario,team,role,period,available_hours,worked_hours,utilisation",
    ),
    ("costs.csv", "scenario,year,kind,item,nature,euro"),
    (
        "money.csv",
        "scenario,period,measure,of,value,ci_low,ci_high",
    ),
    (
        "hires.csv",
        "scenario,hire,team,role,fte,decided,until,planned_weeks,unfilled_weeks,lag_weeks,paid_weeks,\
         settling_weeks,mentor_weeks,reached_weeks,reached_p05,reached_p95",
    ),
    (
        "comparison.csv",
        "scenario,baseline,area,subject,measure,period,difference,ci_low,ci_high,chance_better,narrower",
    ),
    (
        "targets.csv",
        "scenario,target,by,chance,chance_low,chance_high,never,p05,p25,p50,p75,p95,chance_on_date,on_date_low,\
         on_date_high,count_on_date_p05,count_on_date_p50,count_on_date_p95,lost,chance_at_end,at_end_low,\
         at_end_high,count_at_end_p05,count_at_end_p50,count_at_end_p95",
    ),
    (
        "overdue.csv",
        "scenario,area,deadline,date,mean,p05,p25,p50,p75,p95",
    ),
    (
        "clocks.csv",
        "scenario,area,deadline,period,cases,mean,ci_low,ci_high,p50,p50_p05,p50_p95,p80,p80_p05,p80_p95",
    ),
    (
        "clearance.csv",
        "scenario,stage,limit,there_at_first,never,p05,p25,p50,p75,p95",
    ),
    ("staffing.csv", "scenario,team,role,hire,period,fte"),
    (
        "load.csv",
        "scenario,team,role,year,asked_hours,available_hours,load",
    ),
    (
        "replications.csv",
        "scenario,replication,measure,subject,period,value",
    ),
];

const RUNS: usize = 12;

/// A table as it was read back.
struct ReadBack {
    header: String,
    rows: Vec<BTreeMap<String, String>>,
}

static TABLES_READ: LazyLock<BTreeMap<&'static str, ReadBack>> = LazyLock::new(|| {
    let small = SmallRun::of(&["nu", "impuls"], Language::Dutch, 2);
    let findings = small.findings();
    let read = |table: &super::table::Table| {
        let mut bytes = Vec::new();
        table.write(&findings, &mut bytes).expect("a table");
        (
            table.name,
            read_back(&String::from_utf8(bytes).expect("text")),
        )
    };
    TABLES.iter().map(read).collect()
});

fn read_back(text: &str) -> ReadBack {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    ReadBack {
        header: text.lines().next().unwrap_or_default().into(),
        rows: reader
            .deserialize()
            .collect::<Result<_, _>>()
            .expect("rows as long as the header"),
    }
}

/// The number in a column of the only row that has these values.
#[track_caller]
fn number(table: &str, wanted: &[(&str, &str)], column: &str) -> f64 {
    let numbers = numbers(table, wanted, column);
    assert_eq!(numbers.len(), 1, "{table} {wanted:?}");
    numbers[0]
}

/// The numbers in a column of all rows that have these values.
fn numbers(table: &str, wanted: &[(&str, &str)], column: &str) -> Vec<f64> {
    let is_wanted =
        |row: &&BTreeMap<String, String>| wanted.iter().all(|(name, value)| row[*name] == *value);
    let rows = TABLES_READ[table].rows.iter().filter(is_wanted);
    rows.filter_map(|row| row[column].parse().ok()).collect()
}

/// As near as numbers of three decimals can be.
#[track_caller]
fn assert_equal(one: f64, other: f64) {
    assert!((one - other).abs() < 0.004, "{one} {other}");
}

#[test]
fn the_columns_are_those_of_the_design() {
    let headers: Vec<(&str, &str)> = TABLES
        .iter()
        .map(|table| (table.name, TABLES_READ[table.name].header.as_str()))
        .collect();
    assert_eq!(headers, PROMISED);
}

/// Reported are 15 October 2020 up to 2022: 15 months, 5 quarters, 2 years and the whole are 23 periods, and 63
/// Mondays and both ends 65 dates. Two scenarios; all and two areas; four stages; two deadlines.
#[test]
fn no_row_is_missing() {
    let rows = |table: &str| TABLES_READ[table].rows.len();
    assert_eq!(rows("stock.csv"), 2 * 3 * 4 * 2 * 65);
    assert_eq!(rows("flow.csv"), 2 * 3 * 4 * 23);
    assert_eq!(rows("deadlines.csv"), 2 * 3 * 2 * 3 * 23);
    // And of all areas the difference between them.
    assert_eq!(rows("durations.csv"), 2 * 3 * 4 * 3 * 23 + 2 * 4 * 23);
    assert_eq!(rows("workload.csv"), 2 * 23);
    assert_eq!(rows("costs.csv"), 2 * 2);
    // Two years and the whole: six facts each, and beside the baseline one and two for each of two deadlines.
    assert_eq!(rows("money.csv"), 3 * (2 * 6 + 1 + 2 * 2));
    // One scenario beside the baseline: three bases, two stocks and three durations; two years and the whole.
    assert_eq!(rows("comparison.csv"), 3 * (2 * 3 + 4 * 5) * 3);
    assert_eq!(rows("overdue.csv"), 2 * 3 * 2 * 65);
    assert_eq!(rows("clocks.csv"), 2 * 3 * 2 * 23);
    assert_eq!(rows("clearance.csv"), 2 * 4);
    assert_eq!(rows("staffing.csv"), 2 * 23);
    assert_eq!(rows("load.csv"), 2 * 2);
    assert_eq!(rows("replications.csv"), 2 * RUNS * 3 * (4 * 8 + 2 * 3 + 1));
}

#[test]
fn a_stage_that_nobody_comes_to_has_rows_with_zero() {
    let row = &[
        ("scenario", "nu"),
        ("area", "all"),
        ("stage", "never"),
        ("period", "all"),
    ];
    assert_equal(number("flow.csv", row, "entered"), 0.0);
    let wait = [&row[..], &[("measure", "wait")]].concat();
    assert_equal(number("durations.csv", &wait, "cases"), 0.0);
    assert!(numbers("durations.csv", &wait, "mean").is_empty());
    let text = TABLES_READ.values().flat_map(|table| &table.rows);
    assert!(
        text.flat_map(BTreeMap::values)
            .all(|field| !field.contains("NaN"))
    );
}

/// Every wait ends in a start, every duration in a completion.
#[test]
fn durations_are_of_the_cases_that_flowed() {
    for flow in &TABLES_READ["flow.csv"].rows {
        let cases = |measure| {
            let columns = ["scenario", "area", "stage", "period"];
            let mut wanted: Vec<(&str, &str)> =
                columns.map(|column| (column, flow[column].as_str())).into();
            wanted.push(("measure", measure));
            number("durations.csv", &wanted, "cases")
        };
        let counted = |column: &str| flow[column].parse::<f64>().expect("a number");
        assert_equal(cases("wait"), counted("started"));
        assert_equal(cases("stage"), counted("completed"));
        assert_equal(cases("since_received"), counted("completed"));
    }
}

/// What comes in and does not go out is what the stock grows by.
#[test]
fn stock_is_what_flow_leaves() {
    for stage in ["triage", "research", "monitor"] {
        let of = [("scenario", "nu"), ("area", "all"), ("stage", stage)];
        let grown = |measure| {
            let stock = numbers(
                "stock.csv",
                &[&of[..], &[("measure", measure)]].concat(),
                "mean",
            );
            stock[stock.len() - 1] - stock[0]
        };
        let flow = |column| {
            number(
                "flow.csv",
                &[&of[..], &[("period", "all")]].concat(),
                column,
            )
        };
        assert_equal(grown("waiting"), flow("entered") - flow("started"));
        assert_equal(grown("in_hand"), flow("started") - flow("completed"));
    }
}

#[test]
fn areas_and_months_add_up() {
    let research = [("scenario", "impuls"), ("stage", "research")];
    let areas = ["all", "area 0", "area 1"].map(|area| {
        let row = [&research[..], &[("area", area), ("period", "all")]].concat();
        number("flow.csv", &row, "completed")
    });
    assert_equal(areas[0], areas[1] + areas[2]);
    assert!(areas[1] > 100.0 && areas[2] > 100.0);
    let hours = |period| {
        let row = [
            ("scenario", "nu"),
            ("team", "team"),
            ("role", "MW"),
            ("period", period),
        ];
        number("workload.csv", &row, "worked_hours")
    };
    let quarters = ["2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4"];
    assert!((quarters.map(hours).iter().sum::<f64>() - hours("2021")).abs() < 0.03);
    assert!((hours("2020") + hours("2021") - hours("all")).abs() < 0.02);
}

/// The clock of ten weeks stops when research is completed, so that as many finish as complete it.
#[test]
fn terms_finish_with_the_work_that_stops_them() {
    for period in ["2020-10", "2021-06", "2021-Q2", "2021", "all"] {
        let of = [("scenario", "nu"), ("area", "all"), ("period", period)];
        let finished = [&of[..], &[("deadline", "ten-weeks"), ("basis", "finished")]].concat();
        let research = [&of[..], &[("stage", "research")]].concat();
        assert_equal(
            number("deadlines.csv", &finished, "cases"),
            number("flow.csv", &research, "completed"),
        );
    }
}

#[test]
fn single_replications_give_the_means_and_the_chances() {
    let runs = |measure, subject| {
        let wanted = [
            ("scenario", "nu"),
            ("measure", measure),
            ("subject", subject),
            ("period", "all"),
        ];
        let values = numbers("replications.csv", &wanted, "value");
        assert_eq!(values.len(), RUNS, "{measure}");
        values
    };
    let mean = |values: &[f64]| values.iter().sum::<f64>() / RUNS as f64;
    let all = [("scenario", "nu"), ("area", "all"), ("period", "all")];
    let research = [&all[..], &[("stage", "research")]].concat();
    assert_equal(
        mean(&runs("completed", "research")),
        number("flow.csv", &research, "completed"),
    );
    let wait = [&research[..], &[("measure", "wait")]].concat();
    assert_equal(
        mean(&runs("mean_wait_days", "research")),
        number("durations.csv", &wait, "mean"),
    );
    let due = [&all[..], &[("deadline", "ten-weeks"), ("basis", "due")]].concat();
    let shares = runs("share_due", "ten-weeks");
    assert_equal(mean(&shares), number("deadlines.csv", &due, "share"));
    let met = shares.iter().filter(|&&share| share >= 0.8).count();
    assert_equal(
        met as f64 / RUNS as f64,
        number("deadlines.csv", &due, "chance_target_met"),
    );
    let hours = [("scenario", "nu"), ("team", "team"), ("period", "all")];
    assert_equal(
        mean(&runs("utilisation", "team.MW")),
        number("workload.csv", &hours, "utilisation"),
    );
    let last = [
        ("scenario", "nu"),
        ("area", "all"),
        ("stage", "research"),
        ("measure", "waiting"),
        ("date", "2022-01-01"),
    ];
    assert_equal(
        mean(&runs("waiting_at_end", "research")),
        number("stock.csv", &last, "mean"),
    );
}

/// The small study has two scenarios that are the same, so that in the same random futures nothing differs.
#[test]
fn the_same_scenario_differs_in_nothing() {
    for row in &TABLES_READ["comparison.csv"].rows {
        assert_eq!([&*row["scenario"], &*row["baseline"]], ["impuls", "nu"]);
        let column = |name: &str| row[name].parse::<f64>().ok();
        let told = ["difference", "ci_low", "ci_high", "chance_better"].map(column);
        assert!(
            [[None; 4], [Some(0.0), Some(0.0), Some(0.0), Some(0.5)]].contains(&told),
            "{row:?}"
        );
        assert!([None, Some(1.0)].contains(&column("narrower")), "{row:?}");
    }
}

/// Nothing ever waits for the stage that nobody comes to: that at most none waits holds from the first day on, that more
/// do on no day.
#[test]
fn a_target_has_a_row_in_every_scenario() {
    for (target, chances, first) in [
        ("none", ["1.0000", "0.0000"], "2020-10-15"),
        ("never", ["0.0000", "1.0000"], ""),
    ] {
        let rows = TABLES_READ["targets.csv"].rows.iter();
        let rows: Vec<_> = rows.filter(|row| row["target"] == target).collect();
        assert_eq!(rows.len(), 2, "{target}");
        for row in rows {
            assert_eq!([&*row["chance"], &*row["never"]], chances);
            assert_eq!([&*row["p05"], &*row["p95"]], [first; 2]);
            assert_eq!(row["chance"], row["chance_on_date"]);
            assert_eq!(row["chance"], row["chance_at_end"]);
            assert_eq!([&*row["lost"], &*row["count_at_end_p95"]], ["", "0.000"]);
        }
    }
}

/// By hand: 90 days from 1 January to 1 April, 183 to 1 October. The full post: 39 planned weeks, 90/7 lag, 183/7 paid;
/// the half post the half of that, or 19.5 unfilled weeks. One run of each: means of 1.25 posts. 80,000 euro a year.
#[test]
fn what_became_of_a_hire_is_in_its_tables() {
    let small = SmallRun::with_hire(Language::Dutch);
    let findings = small.findings();
    let read = |name: &str| {
        let table = TABLES.iter().find(|table| table.name == name);
        let mut bytes = Vec::new();
        let written = table.expect("a table").write(&findings, &mut bytes);
        written.expect("a table in memory");
        read_back(&String::from_utf8(bytes).expect("text")).rows
    };
    let hires = read("hires.csv");
    assert_eq!(hires.len(), 1);
    let row = &hires[0];
    let names =
        ["scenario", "hire", "team", "role", "decided", "until"].map(|column| &*row[column]);
    let expected = [
        "impuls",
        "team.MW 2021-01-01",
        "team",
        "MW",
        "2021-01-01",
        "2021-10-01",
    ];
    assert_eq!(names, expected);
    let number = |column: &str| row[column].parse::<f64>().expect("a number");
    let (lag, paid) = (90.0 / 7.0, 183.0 / 7.0);
    assert_equal(number("fte"), 1.5);
    assert_equal(number("planned_weeks"), 39.0 * 1.5);
    assert_equal(number("lag_weeks"), lag * 1.25);
    assert_equal(number("unfilled_weeks"), 39.0 * 0.25);
    assert_equal(number("paid_weeks"), paid * 1.25);
    assert_equal(number("reached_weeks"), paid * 1.25);
    // One run in twenty lies at a twentieth of the way from the one run to the other.
    assert_equal(number("reached_p05"), paid * 1.025);
    assert_equal(number("reached_p95"), paid * 1.475);

    let costs = read("costs.csv");
    let euro = |item: &str, year: &str| {
        let is_it = |row: &&BTreeMap<String, String>| {
            row["scenario"] == "impuls" && row["item"] == item && row["year"] == year
        };
        let row = costs.iter().find(is_it).expect("a row");
        row["euro"].parse::<f64>().expect("euros")
    };
    assert!((euro("team.MW", "2021") - 1.5 * 80_000.0).abs() < 0.005);
    assert_equal(euro("team.MW 2021-01-01", "2020"), 0.0);
    let expected = 80_000.0 * 183.0 / 365.0 * 1.25;
    assert!((euro("team.MW 2021-01-01", "2021") - expected).abs() < 0.006);
    // 2 years of staff in both scenarios, and of the hire in one.
    assert_eq!(costs.len(), 2 * 2 + 2);
}

/// The second source is the other table: what the time in a stage goes to adds up to the mean time in the stage.
#[test]
fn causes_add_up_to_the_time_in_the_stage() {
    let rows = &TABLES_READ["durations.csv"].rows;
    let is_told = |row: &&BTreeMap<String, String>| {
        row["measure"] == "stage" && (row["period"].len() == 4 || row["period"] == "all")
    };
    let mut told = 0;
    for row in rows.iter().filter(is_told) {
        let wanted: Vec<(&str, &str)> = ["scenario", "area", "stage", "period"]
            .map(|column| (column, row[column].as_str()))
            .to_vec();
        let causes = numbers("causes.csv", &wanted, "mean");
        let Ok(mean) = row["mean"].parse::<f64>() else {
            assert!(causes.is_empty(), "{wanted:?}");
            continue;
        };
        assert_eq!(causes.len(), 11, "{wanted:?}");
        // Eleven numbers of three decimals.
        let sum: f64 = causes.iter().sum();
        assert!((sum - mean).abs() < 0.0065, "{wanted:?}: {sum} {mean}");
        told += 1;
    }
    assert!(told > 20, "{told}");
}

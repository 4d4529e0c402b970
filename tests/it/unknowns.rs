//! What nobody knows: drawn in every future, told apart from chance, and refused where it cannot be.

use doorstroom::analysis::{Findings, KeyMeasure, Part, SpreadRow, findings};
use doorstroom::config;
use doorstroom::experiment::{Results, draws, observe, run, run_twins};
use doorstroom::measure::{RunMeasures, Scope, StockMeasure, stock_dates};
use doorstroom::model::{StageId, Study};
use doorstroom::random::{Purpose, Streams, normal_quantile};
use doorstroom::stats::{ConfidenceLevel, Tally, VarianceComponents};

/// Five cases a day on average wait 20 days, by an exponential law, before anybody may begin; then there is always somebody.
const STUDY: &str = r#"
[period]
warm_up = 2021-07-01
from    = 2022-01-01
until   = 2022-02-01
[runs]
replications = 400
[calendar.work]
hours  = "always"
closed = "none"
[calendar.legal]
holidays = "none"
[arrivals.customers]
to   = "station"
rate = "5 per day"
[role.S]
hours_per_year = "always"
[stage.station]
work = [ { role = "S", hours = 0.1, wait = { mean = "20 days", law = "exponential" } } ]
next = { station2 = 0.5, closed = 0.5 }
[stage.station2]
work = [ { role = "S", hours = 0.1, slices = 2, wait = "1 day" } ]
next = { closed = 1.0 }
[team.servers]
staff  = { S = 20 }
stages = ["station", "station2"]
"#;

fn with(tables: &str) -> Result<Study, String> {
    config::parse("x.toml", &format!("{STUDY}{tables}")).map_err(|problems| problems.to_string())
}

fn study(tables: &str) -> Study {
    with(tables).unwrap_or_else(|problems| panic!("{problems}"))
}

fn refused(tables: &str) -> String {
    with(tables).expect_err("it is wrong")
}

fn results(study: &Study) -> Results {
    let mut results = run(study, Some(2), &|_| ()).unwrap_or_else(|error| panic!("{error}"));
    run_twins(study, &mut results, Some(2), &|_| ()).unwrap_or_else(|error| panic!("{error}"));
    results
}

/// The cases that wait for the first stage at the end.
fn waiting(study: &Study, run: &RunMeasures) -> f64 {
    let last = stock_dates(&study.scenarios[0].model).len() - 1;
    f64::from(run.stock(Scope::All, StageId(0), StockMeasure::Waiting, last))
}

fn spread_of_waiting<'a>(findings: &'a Findings<'_>, scenario: usize) -> &'a SpreadRow {
    let rows = &findings.scenarios[scenario].spread;
    let row = rows
        .iter()
        .find(|row| row.measure == KeyMeasure::WaitingAtEnd(StageId(0)) && !row.is_difference);
    row.expect("a list")
}

/// Within twice the half of its 95% interval, which chance passes in one of ten thousand cases.
#[track_caller]
fn assert_part(part: Part, theory: f64) {
    let interval = part.interval.expect("an interval");
    let reach = interval.high() - interval.low();
    assert!(reach < 0.25, "{interval:?}");
    assert!((part.share - theory).abs() < reach, "{part:?} {theory}");
}

const RATE: &str =
    "[[uncertain]]\nkey = \"arrivals.customers.rate\"\nrange = [3, 7]\nlaw = \"uniform\"\n";

/// Theory: with rate λ and waits of mean w the list is Poisson with mean λ w. λ is uniform on 3 to 7, with mean 5 and variance 4/3;
/// w triangular on 15, 20 and 25, with mean 20 and variance 25/6. The variance of λ w is (25 + 4/3)(400 + 25/6) - 10 000 =
/// 643.06, chance adds the mean 100. Of 743.06 the unknown is 86.5%, and 400 · 4/3 = 533.3 and 25 · 25/6 = 104.2 go in straight
/// lines with λ and with w: 71.8% and 14.0%.
#[test]
fn a_list_of_poisson_with_an_uncertain_mean() {
    let inline = STUDY.replace(
        "mean = \"20 days\",",
        "mean = \"20 days\", range = [15, 25],",
    );
    let text = format!("{inline}{RATE}");
    let study = config::parse("x.toml", &text).unwrap_or_else(|problems| panic!("{problems}"));
    let results = results(&study);
    let runs = &results.scenarios[0].runs;
    let lists: Tally = runs.iter().map(|run| waiting(&study, run)).collect();
    let variance = 643.06 + 100.0;
    let mean = lists.mean().expect("runs");
    assert!(
        (mean - 100.0).abs() < 4.0 * f64::sqrt(variance / 400.0),
        "{mean}"
    );
    let ratio = lists.variance().expect("runs") / variance;
    assert!((0.75..1.3).contains(&ratio), "{ratio}");
    let findings = findings(&study, &results);
    let row = spread_of_waiting(&findings, 0);
    assert_part(row.unknown.expect("twins"), 643.06 / variance);
    let keys: Vec<&str> = study
        .unknowns
        .all()
        .iter()
        .map(|unknown| unknown.key.as_str())
        .collect();
    assert_eq!(
        keys,
        ["arrivals.customers.rate", "stage.station.work[0].wait.mean"]
    );
    assert_part(row.effects[0].part, 533.3 / variance);
    assert_part(row.effects[1].part, 104.2 / variance);
    assert!(
        row.effects
            .iter()
            .all(|effect| effect.is_sure() && effect.rank > 0.0)
    );
    assert_eq!(row.strongest()[0].unknown, 0);
}

/// What has nothing to do with a list has no part in it: the number of slices of the next stage.
#[test]
fn what_makes_no_difference_has_no_part() {
    let slices =
        "[[uncertain]]\nkey = \"stage.station2.work[0].slices\"\nrange = [1, 4]\nstep = 1\n";
    let study = study(&format!("{RATE}{slices}"));
    let results = results(&study);
    let findings = findings(&study, &results);
    let effect = spread_of_waiting(&findings, 0).effects[1];
    assert!(effect.part.share < 0.03, "{effect:?}");
    assert!(effect.rank.abs() < 0.15, "{effect:?}");
}

#[test]
fn all_scenarios_see_the_same_draws_and_twins_have_other_luck() {
    let same = "[scenario.same]\ntitle = \"no other\"\n[[scenario.same.change]]\nkind = \"cost\"\ntitle = \"x\"\neuro = 1\nfrom = 2022-01-02\n";
    let mut study = study(&format!("{RATE}{same}"));
    study.plan.replications = 30;
    let results = results(&study);
    let [baseline, same] = &results.scenarios[..] else {
        panic!("two scenarios");
    };
    let lists =
        |of: &[RunMeasures]| -> Vec<f64> { of.iter().map(|run| waiting(&study, run)).collect() };
    assert_eq!(lists(&baseline.runs), lists(&same.runs));
    assert_eq!(lists(&baseline.twins), lists(&same.twins));
    assert_eq!(baseline.twins.len(), 30);
    assert_ne!(lists(&baseline.runs), lists(&baseline.twins));
    let findings = findings(&study, &results);
    let differences = findings.scenarios[1].spread.iter();
    let mut differences = differences.filter(|row| row.is_difference);
    assert!(differences.all(|row| row.deviation == 0.0 && row.effects.is_empty()));
}

#[test]
fn draws_do_not_depend_on_threads_on_other_unknowns_or_on_how_many_futures_there_are() {
    let mut few = study(RATE);
    few.plan.replications = 12;
    let alone = run(&few, Some(1), &|_| ()).expect("a run");
    let three = run(&few, Some(3), &|_| ()).expect("a run");
    assert_eq!(alone, three);
    let many = draws(&study(RATE), 50);
    assert_eq!(many[0][..12], draws(&few, 12)[0]);
    let other = "[[uncertain]]\nkey = \"team.servers.staff.S\"\nrange = [18, 22]\n";
    let both = draws(&study(&format!("{other}{RATE}")), 12);
    assert_eq!(both[1], draws(&few, 12)[0]);
}

/// Shares move against each other, so that they still add up to one: 0.5 + d and 0.5 - d.
#[test]
fn a_share_moves_against_another() {
    let share = "[[uncertain]]\nkey = \"stage.station.next.station2\"\nrange = [0.3, 0.6]\n";
    let told = refused(share);
    assert!(
        told.contains("the shares add up to 0.8, not to 1"),
        "{told}"
    );
    assert!(
        told.contains("`stage.station.next.station2` is 0.3"),
        "{told}"
    );
    let mut against = study(&format!("{share}against = \"stage.station.next.closed\"\n"));
    against.plan.replications = 5;
    assert_eq!(results(&against).scenarios[0].runs.len(), 5);
}

/// Second source: the test above, of one future by Poisson chance alone and of all futures together.
#[test]
fn a_back_test_holds_both_kinds_of_doubt() {
    let observed =
        "[[observed]]\nmeasure = \"waiting\"\nof = \"station\"\ndate = 2022-02-01\nvalue = 100\n";
    let spread = |tables: &str| {
        let study = study(&format!("{tables}{observed}"));
        let runs = observe(&study, Some(2), &|_| ()).expect("runs");
        let lists: Tally = runs.iter().filter_map(|run| run[0]).collect();
        lists.variance().expect("runs")
    };
    let (chance, both) = (spread(""), spread(RATE));
    assert!((75.0..130.0).contains(&chance), "{chance}");
    let theory = 100.0 + 400.0 * 4.0 / 3.0;
    assert!((0.75 * theory..1.3 * theory).contains(&both), "{both}");
}

#[test]
fn what_cannot_be_uncertain_is_refused_where_it_stands() {
    let of = |key: &str, rest: &str| format!("[[uncertain]]\nkey = \"{key}\"\n{rest}\n");
    let cases = [
        (
            of("team.servers.staf.S", "range = [1, 30]"),
            "the study has no key `team.servers.staf.S`",
        ),
        (
            of("team.servers.order", "range = [1, 30]"),
            "the study has no key `team.servers.order`",
        ),
        (
            of("period.from", "range = [1, 30]"),
            "`period.from` cannot be uncertain",
        ),
        (
            of("team.servers.staff.S", "range = [30, 40]"),
            "`team.servers.staff.S` is 20, outside its range",
        ),
        (
            of("team.servers.staff.S", "range = [30, 10]"),
            "`range` has no room",
        ),
        (
            of("team.servers.staff.S", "range = [10, 30]\nlaw = \"normal\""),
            "`law` cannot be `normal`",
        ),
        (
            of("team.servers.staff.S", "range = [10, 30]\nmode = 5"),
            "the most likely value lies outside the range",
        ),
        (
            of(
                "team.servers.staff.S",
                "range = [10, 30]\nlaw = \"uniform\"\nmode = 15",
            ),
            "a uniform law has no `mode`",
        ),
        (
            of("team.servers.staff.S", "range = [10, 30]\nstep = 0"),
            "`step` must be above 0",
        ),
        (
            of("team.servers.staff.S", "range = [-5, 30]"),
            "this is so when `team.servers.staff.S` is -5",
        ),
        (
            of("stage.station2.work[0].slices", "range = [1, 4]"),
            "`slices` must be a whole number",
        ),
        (
            format!("{RATE}{RATE}"),
            "`arrivals.customers.rate` is uncertain twice",
        ),
        (
            format!("{RATE}[[fit]]\nkey = \"arrivals.customers.rate\"\nrange = [3, 9]\n"),
            "is both uncertain and fitted",
        ),
    ];
    for (tables, expected) in cases {
        let told = refused(&tables);
        assert!(told.contains(expected), "{expected}\n{told}");
        assert!(told.contains("x.toml:"), "{told}");
    }
    let twins = STUDY.replace("replications = 400", "replications = 400\ntwins = 10");
    let told = config::parse("x.toml", &twins)
        .expect_err("no use")
        .to_string();
    assert!(
        told.contains("twins of a study in which everything is known"),
        "{told}"
    );
}

/// A linear model with known parts: a shared effect of variance 1 and a rest of variance 1 for each of two. In 1000 samples of 30
/// pairs the estimate is 1 on average, its variance being (2 · 3² / 29 + 2 / 30) / 4 as mean squares are chi-square; and the
/// interval holds the share of one half in 95 of 100.
#[test]
fn the_parts_of_a_linear_model_are_unbiased_and_their_interval_covers() {
    let (samples, pairs) = (1000_u64, 30_u64);
    let mut between = Tally::new();
    let mut covered = 0;
    for sample in 0..samples {
        let streams = Streams::new(1, sample);
        let normal = |pair, of| normal_quantile(streams.draw(Purpose::Wait, pair, of).uniform());
        let pairs: Vec<(f64, f64)> = (0..pairs)
            .map(|pair| {
                let shared = normal(pair, 0);
                (shared + normal(pair, 1), shared + normal(pair, 2))
            })
            .collect();
        let found = VarianceComponents::of(&pairs).expect("pairs that vary");
        between.add(found.between);
        let interval = found
            .interval(ConfidenceLevel::NINETY_FIVE)
            .expect("an interval");
        covered += u32::from(interval.contains(0.5));
    }
    let error = ((2.0 * 9.0 / 29.0 + 2.0 / 30.0) / 4.0 / samples as f64).sqrt();
    let mean = between.mean().expect("samples");
    assert!((mean - 1.0).abs() < 4.0 * error, "{mean}");
    let coverage = f64::from(covered) / samples as f64;
    assert!(
        (coverage - 0.95).abs() < 4.0 * (0.05_f64 * 0.95 / samples as f64).sqrt(),
        "{coverage}"
    );
}

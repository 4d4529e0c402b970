//! How much it takes, against queueing theory: the least servers, the most work, the cheapest of two, or nothing at all.

use doorstroom::analysis::{Amounts, Answer, Question, SizeDoubt, Sizing, Varied, size};
use doorstroom::config::{self, Template};
use doorstroom::model::{RunPlan, SetBy};

use doorstroom::queueing::Station;

/// Customers arrive 8 a day and take a day each, of a server who works day and night; the first year is not counted.
const STATION: &str = r#"
[period]
warm_up = 2021-01-01
from    = 2022-01-01
until   = 2026-01-01

[calendar.work]
hours  = "always"
closed = "none"

[calendar.legal]
holidays = "none"

[work]
law = "exponential"

[arrivals.customers]
to   = "station"
rate = "8 per day"

[role.S]
hours_per_year = "always"

[stage.station]
work = [ { role = "S", hours = 24 } ]
next = { closed = 1.0 }

[deadline.a-day]
start = "station.entered"
stop  = "station.started"
term  = "1 day"
legal = false

[team.near]
staff  = { S = 10 }
stages = ["station"]
"#;

/// The share of customers of whom the service begins within a day, in the long run.
fn share_within_a_day(arrival_rate: f64, servers: u32) -> f64 {
    let station = Station {
        arrival_rate,
        mean_service: 1.0,
        servers,
    };
    1.0 - station.chance_of_waiting_longer_than(1.0)
}

/// What is found of a study when `varied` are the keys, with the lowest and the highest amount and what one more costs.
/// Half of the replications have to reach the goal, so that it is one of the long run.
fn found(study: &str, until: &str, varied: &[(&str, f64, f64, f64)]) -> Sizing {
    let template = Template::new("station.toml", study);
    let read = template
        .study()
        .unwrap_or_else(|problems| panic!("{problems}"));
    let key = |&(key, low, high, cost): &(&str, f64, f64, f64)| Varied {
        key: key.to_owned(),
        settable: template
            .settable(key)
            .unwrap_or_else(|problems| panic!("{problems}")),
        amounts: Amounts::new(low, high, 1.0).expect("amounts"),
        cost,
    };
    let question = Question {
        scenario: None,
        varied: varied.iter().map(key).collect(),
        goal: config::goal(until, &read.scenarios[0].model).expect("a goal"),
        from: None,
        chance: 0.5,
        plan: RunPlan {
            replications: 21,
            replications_set_by: SetBy::CommandLine,
            seed: 1,
        },
    };
    let sizing = size(&template, &question, Some(2), &|_| ());
    sizing.unwrap_or_else(|error| panic!("{error:?}"))
}

/// The amounts of the answer.
fn answer(sizing: &Sizing) -> &[f64] {
    match sizing.answer {
        Answer::Suffices(at) => &sizing.tries[at].amounts,
        ref other => panic!("{other:?}"),
    }
}

fn whole(amounts: &[f64]) -> Vec<u32> {
    amounts.iter().map(|amount| *amount as u32).collect()
}

/// The least servers by Erlang's formula, which has to tell them well apart from one fewer.
#[test]
fn the_servers_that_erlang_asks_for_are_found() {
    for target in [0.85, 0.965, 0.994] {
        let least = (9..20).find(|&servers| share_within_a_day(8.0, servers) >= target);
        let least = least.expect("servers");
        let until = format!("a-day.due >= {target}");
        let sizing = found(STATION, &until, &[("team.near.staff.S", 9.0, 24.0, 1.0)]);
        assert_eq!(whole(answer(&sizing)), [least], "{target}");
        let worse = |doubt: &SizeDoubt| matches!(doubt, SizeDoubt::Worse(..) | SizeDoubt::NoEffect);
        assert!(!sizing.doubts.iter().any(worse), "{:?}", sizing.doubts);
        assert!(sizing.more_is_better);
    }
}

/// More servers never serve fewer customers in time in any replication: each meets the same customers.
#[test]
fn one_more_server_is_never_worse() {
    let sizing = found(
        STATION,
        "a-day.due >= 0.965",
        &[("team.near.staff.S", 9.0, 24.0, 1.0)],
    );
    for pair in sizing.tries.windows(2) {
        let values = pair[0].values.iter().zip(&pair[1].values);
        assert!(values.clone().all(|(less, more)| less <= more), "{pair:?}");
    }
}

/// Ten servers serve 8 customers a day in time 94.5% of the times, and 9 customers 75.4%, by Erlang's formula.
#[test]
fn of_work_the_most_is_found() {
    assert!(share_within_a_day(8.0, 10) > 0.94 && share_within_a_day(9.0, 10) < 0.76);
    let rate = ("arrivals.customers.rate", 4.0, 12.0, 1.0);
    let sizing = found(STATION, "a-day.due >= 0.85", &[rate]);
    assert_eq!(whole(answer(&sizing)), [8]);
    assert!(!sizing.more_is_better);
}

/// Eight days of work a day for seven servers at most: nothing helps, and the load says so.
#[test]
fn of_an_overloaded_station_it_says_that_nothing_suffices() {
    let sizing = found(
        STATION,
        "a-day.due >= 0.85",
        &[("team.near.staff.S", 2.0, 7.0, 1.0)],
    );
    let Answer::Nothing { short } = &sizing.answer else {
        panic!("{:?}", sizing.answer);
    };
    assert_eq!(short.len(), 1);
    assert!((short[0].load() - 8.0 / 7.0).abs() < 1e-9, "{short:?}");
}

#[test]
fn when_the_least_suffices_it_says_so() {
    let sizing = found(
        STATION,
        "a-day.due >= 0.85",
        &[("team.near.staff.S", 14.0, 20.0, 1.0)],
    );
    assert!(
        matches!(sizing.answer, Answer::LeastSuffices(0)),
        "{:?}",
        sizing.answer
    );
}

/// Two teams that do the same work: ten servers are needed (Erlang), and the cheaper team has all but one.
#[test]
fn of_two_teams_the_cheaper_grows() {
    let two = format!("{STATION}\n[team.far]\nstaff  = {{ S = 2 }}\nstages = [\"station\"]\n");
    let near = ("team.near.staff.S", 1.0, 12.0, 3.0);
    let far = ("team.far.staff.S", 1.0, 12.0, 2.0);
    let sizing = found(&two, "a-day.due >= 0.85", &[near, far]);
    assert_eq!(whole(answer(&sizing)), [1, 9]);
    assert!(sizing.tries.len() < 40, "{} of 144", sizing.tries.len());
}

/// Nobody works in research: how many there are makes no difference to who is served in time.
#[test]
fn a_key_without_a_say_is_told() {
    let other = format!(
        "{STATION}\n[arrivals.others]\nto = \"other\"\nrate = \"1 per day\"\n[stage.other]\nwork = [ {{ role = \"T\", hours = 1 }} ]\nnext = {{ closed = 1.0 }}\n[role.T]\nhours_per_year = \"always\"\n[team.other]\nstaff = {{ T = 2 }}\nstages = [\"other\"]\n"
    );
    let sizing = found(
        &other,
        "a-day.due >= 0.85",
        &[("team.other.staff.T", 1.0, 9.0, 1.0)],
    );
    assert!(
        sizing.doubts.contains(&SizeDoubt::NoEffect),
        "{:?}",
        sizing.doubts
    );
}

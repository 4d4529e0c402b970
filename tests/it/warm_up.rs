//! How long an empty start is remembered, against queues of which that is known.

use doorstroom::analysis::{Rest, WarmUp, warm_up};
use doorstroom::config;
use doorstroom::model::Study;

/// One list and servers who work day and night; a case takes so many days on average, by an exponential law.
fn study(warm_up: &str, per_day: f64, days: f64, servers: u32) -> Study {
    let hours = days * 24.0;
    let text = format!(
        r#"
[period]
{warm_up}
from  = 2022-01-01
until = 2023-01-01
[calendar.work]
hours  = "always"
closed = "none"
[calendar.legal]
holidays = "none"
[work]
law = "exponential"
[arrivals.customers]
to   = "station"
rate = "{per_day} per day"
[role.S]
hours_per_year = "always"
[stage.station]
work = [ {{ role = "S", hours = {hours} }} ]
next = {{ closed = 1.0 }}
[team.servers]
staff  = {{ S = {servers} }}
stages = ["station"]
"#
    );
    config::parse("queue.toml", &text).unwrap_or_else(|problems| panic!("{problems}"))
}

fn pilot(study: &Study) -> WarmUp {
    let found = warm_up(study, Some(2)).unwrap_or_else(|error| panic!("{error}"));
    found.expect("it begins empty")
}

fn days(rest: Rest) -> f64 {
    match rest {
        Rest::After(days) => f64::from(days),
        other => panic!("{other:?}"),
    }
}

/// Theory: with a server for everyone the cases in hand t days after an empty start are Poisson with mean
/// m (1 - exp(-t / τ)), τ the length of the work (Eick, Massey and Whitt, *Management Science* 39, 1993, p. 241). In the mean of
/// 20 replications the effect of the start is as large as the noise after τ log(m / √(m / 20)).
#[test]
fn a_server_for_everyone() {
    let (mean, length) = (100.0_f64, 20.0_f64);
    let found = pilot(&study("", mean / length, length, 400));
    let in_hand = &found.lists[1];
    for day in [5_usize, 10, 20, 40, 80, 160] {
        let expected = mean * (1.0 - libm::exp(-(day as f64) / length));
        let error = (expected / f64::from(found.replications)).sqrt();
        let difference = in_hand.cases[day] - expected;
        assert!(difference.abs() < 3.5 * error, "{day}: {difference}");
    }
    let expected = length * libm::log(mean / (mean / 20.0).sqrt());
    let rest = days(in_hand.rest);
    assert!(
        (0.5 * expected..2.0 * expected).contains(&rest),
        "{rest} {expected}"
    );
    assert_eq!(found.lists[0].rest, Rest::Small);
}

/// Theory: one server forgets where it began with the relaxation τ = 1 / (μ (1 - √ρ)²) (Morse, *Journal of the Operations
/// Research Society of America* 3, 1955, p. 255): 9 days at ρ = 0.8, 38 at 0.9, for work of a tenth of a day. The list is at rest
/// after a few of these.
#[test]
fn one_server_that_is_busier_remembers_longer() {
    for load in [0.8, 0.9] {
        let found = pilot(&study("", 10.0 * load, 0.1, 1));
        let root = 1.0 - f64::sqrt(load);
        let relaxation = 0.1 / (root * root);
        let waiting = days(found.lists[0].rest);
        let range = 0.5 * relaxation..6.0 * relaxation;
        assert!(range.contains(&waiting), "{load}: {waiting} {relaxation}");
    }
}

#[test]
fn a_warm_up_that_is_short_is_told_with_the_date_to_write() {
    let begins_empty = pilot(&study("", 5.0, 20.0, 400));
    let months = begins_empty.months().expect("it comes to rest");
    let proposed = begins_empty.proposed().expect("it comes to rest");
    assert_eq!(begins_empty.is_short(), Some(true));
    assert_eq!(proposed, begins_empty.from.plus_months(-months));
    let mended = study(&format!("warm_up = {proposed}"), 5.0, 20.0, 400);
    assert_eq!(pilot(&mended).is_short(), Some(false));
    let later = study(&format!("warm_up = {}", proposed + 1), 5.0, 20.0, 400);
    assert_eq!(pilot(&later).is_short(), Some(true));
}

/// Theory: a list before servers who are asked 125% of what they can do grows by a fifth of what arrives.
#[test]
fn what_grows_for_ever_has_no_warm_up() {
    let found = pilot(&study("", 10.0, 0.125, 1));
    let waiting = &found.lists[0];
    assert_eq!((waiting.rest, found.months()), (Rest::Never, None));
    assert_eq!(found.is_short(), None);
    let [shortage] = &found.shortages[..] else {
        panic!("{:?}", found.shortages);
    };
    assert!((shortage.load() - 1.25).abs() < 1e-9);
    let grown = waiting.cases[1000] - waiting.cases[500];
    assert!((grown - 1000.0).abs() < 100.0, "{grown}");
}

/// Seasons, growth, dated steps and changes to come do not keep a study from coming to rest: by the laws above it does so as
/// the one that stands still.
#[test]
fn a_study_that_changes_is_held_still_as_on_the_first_reported_day() {
    let still = study("", 5.0, 20.0, 400);
    let text = r#"
[period]
from  = 2022-01-01
until = 2023-01-01
[calendar.work]
hours  = "always"
closed = "none"
[calendar.legal]
holidays = "none"
[work]
law = "exponential"
[arrivals.customers]
to     = "station"
rate   = [ { from = 2015-01-01, value = "2 per day" }, { from = 2021-01-01, value = "2.5 per day" } ]
growth = 1.0
months = [1, 1, 1, 1, 1, 1, 5, 1, 1, 1, 1, 1]
[role.S]
hours_per_year = "always"
[stage.station]
work = [ { role = "S", hours = 480 } ]
next = { closed = 1.0 }
[team.servers]
staff  = { S = 400 }
stages = ["station"]
[[change]]
kind   = "inflow"
factor = 3.0
from   = 2022-07-01
"#;
    let changing = config::parse("x.toml", text).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(pilot(&still).lists, pilot(&changing).lists);
}

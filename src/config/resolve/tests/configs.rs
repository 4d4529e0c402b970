//! The studies that come with the program.

use super::*;
use crate::config::law_name::{CLUSTER_LAWS, LAWS, SPREAD_LAWS};
use crate::config::load;
use crate::config::log::ProblemLog;
use crate::config::scenarios::read_texts;
use crate::config::source::Source;
use crate::config::syntax;
use std::path::PathBuf;

fn studies() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/configs");
    let entries = std::fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.extension() == Some("toml".as_ref()))
        .collect()
}

#[test]
fn every_study_that_comes_with_the_program_loads() {
    assert!(studies().len() >= 4);
    for path in studies() {
        let study = load(&path).unwrap_or_else(|problems| panic!("{problems}"));
        assert!(!study.scenarios.is_empty(), "{}", path.display());
    }
}

/// The reader itself tells which keys it asks for; a kind of table is known by them.
#[test]
fn the_example_has_every_key_and_every_law() {
    let text = include_str!("../../../../configs/example.toml");
    let log = ProblemLog::new(Source::new("example.toml", text));
    let document = syntax::parse(&log).unwrap();
    read_texts(&document, &log);
    let unused = log.keys_never_used();
    assert!(unused.is_empty(), "{unused:?}");
    let names = LAWS.map(|(name, _)| name).to_vec();
    let names = names.into_iter().chain(SPREAD_LAWS.map(|(name, _)| name));
    for name in names.chain(CLUSTER_LAWS.map(|(name, _)| name)) {
        assert!(text.contains(name), "{name}");
    }
}

#[test]
fn the_shortest_study_says_what_it_leaves_to_us() {
    let text = include_str!("../../../../configs/minimal.toml");
    let study = parse("configs/minimal.toml", text).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(
        (study.title.as_str(), study.scenarios[0].name.as_str()),
        ("minimal", "baseline")
    );
    assert_eq!((study.plan.replications, study.plan.seed), (200, 1));
    let told = |assumption: &Assumption| {
        format!(
            "{} {}: {}",
            assumption.code, assumption.key, assumption.supposed
        )
    };
    let told: Vec<String> = study.assumptions.iter().map(told).collect();
    assert_snapshot!(told.join("\n"), @r#"
    U3 work: every case takes exactly the norm hours
    U4 arrivals.vragen.dispersion: daily numbers spread by a Poisson law (dispersion 1)
    U5 arrivals.vragen.urgent: no case is urgent (share 0)
    U13 team.advies.order: first come, first served (fifo), after urgent cases
    U16 period.warm_up: nothing is waiting or in hand when the reported period begins
    "#);
    let model = &study.scenarios[0].model;
    // 2024 has 366 days, 104 of them at the weekend. Seven Dutch holidays fall on other days: 1 January, 29 March,
    // 1 April, 9 and 20 May, 25 and 26 December; 27 April is a Saturday and 5 May a Sunday (counted by hand).
    let days = (0..366).filter(|day| {
        let day = Day::new(2024, 1, 1) + *day;
        model.work_calendar().is_working_day(day)
    });
    assert_eq!(days.count(), 366 - 104 - 7);
    assert_eq!(model.areas()[0].name, "all");
}

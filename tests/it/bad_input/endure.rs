//! Whatever the reader is given, it tells what is wrong or gives a study that can be run: it never stops.

use std::panic::{AssertUnwindSafe, catch_unwind};

use doorstroom::config;
use doorstroom::engine::simulate;
use doorstroom::experiment::memory_needed;
use doorstroom::measure::Collector;
use doorstroom::model::Study;
use doorstroom::random::Streams;

use super::mutation::{Numbers, mutated};

/// Studies that are right, with the lists beside them.
const STUDIES: [&str; 5] = [
    include_str!("../../../configs/example.toml"),
    include_str!("../../../configs/gooi-en-vechtstreek.toml"),
    include_str!("../../../configs/kennemerland.toml"),
    include_str!("../../../configs/laboratory.toml"),
    include_str!("../../../configs/minimal.toml"),
];
const LISTS: [(&str, &str); 2] = [
    (
        "example-arrivals.csv",
        include_str!("../../../configs/example-arrivals.csv"),
    ),
    (
        "example-open-cases.csv",
        include_str!("../../../configs/example-open-cases.csv"),
    ),
];

/// What became of inputs.
#[derive(Default, Debug)]
pub(crate) struct Endured {
    pub(crate) refused: u64,
    pub(crate) accepted: u64,
    pub(crate) simulated: u64,
    /// The number of the input, and what the program said when it stopped.
    pub(crate) stops: Vec<(u64, String)>,
}

/// Tries the input of a number.
pub(crate) fn try_input(number: u64, endured: &mut Endured) {
    let mut numbers = Numbers::new(number);
    let (study, lists) = input(&mut numbers);
    let is_simulated = numbers.below(40) == 0;
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let lists = [0, 1].map(|list: usize| (LISTS[list].0, lists[list].as_str()));
        match config::parse_with("x.toml", &study, &lists) {
            Err(problems) => {
                assert!(problems.to_string().ends_with(&problems.summary()));
                None
            }
            Ok(study) => Some(is_simulated && is_run(study)),
        }
    }));
    match outcome {
        Ok(None) => endured.refused += 1,
        Ok(Some(simulated)) => {
            endured.accepted += 1;
            endured.simulated += u64::from(simulated);
        }
        Err(stop) => {
            let told = stop.downcast_ref::<String>().cloned();
            let told = told.or(stop.downcast_ref::<&str>().map(|&text| text.to_owned()));
            endured.stops.push((number, told.unwrap_or_default()));
        }
    }
}

/// Simulates a study once, when that is little work.
fn is_run(mut study: Study) -> bool {
    study.plan.replications = 1;
    if memory_needed(&study, 1).total() > 2_500_000 {
        return false;
    }
    for scenario in &study.scenarios {
        let mut collector = Collector::new(&scenario.model);
        let streams = Streams::new(study.plan.seed, 0);
        // That lists grow without bound is told, and no stop.
        if simulate(&scenario.model, streams, &mut collector).is_ok() {
            collector.finish();
        }
    }
    true
}

/// A study and its two lists, of which one or two were changed.
fn input(numbers: &mut Numbers) -> (String, [String; 2]) {
    let study = STUDIES[numbers.below(STUDIES.len())];
    let lists = LISTS.map(|(_, text)| text.to_owned());
    match numbers.below(6) {
        0 => {
            let list = numbers.below(2);
            let changed = mutated(LISTS[list].1, &LISTS.map(|(_, text)| text), numbers);
            let mut lists = lists;
            lists[list] = changed;
            // Only the example names lists.
            (STUDIES[0].to_owned(), lists)
        }
        _ => (mutated(study, &STUDIES, numbers), lists),
    }
}

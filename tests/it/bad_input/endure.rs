//! Whatever the reader is given, it tells what is wrong or gives a study that can be run: it never stops.

use std::panic::{AssertUnwindSafe, catch_unwind};

use doorstroom::analysis::static_load;
use doorstroom::config::{self, Problems, Template};
use doorstroom::engine::simulate;
use doorstroom::experiment::memory_needed;
use doorstroom::measure::Collector;
use doorstroom::model::Study;
use doorstroom::random::Streams;

use super::mutation::{Numbers, any_characters, broken, mutated};

/// Studies that are right, with the lists beside them; the small ones, of which more can be tried in a day, stand last.
const STUDIES: [&str; 8] = [
    include_str!("../../../configs/example.toml"),
    include_str!("../../../configs/drenthe.toml"),
    include_str!("../../../configs/gooi-en-vechtstreek.toml"),
    include_str!("../../../configs/kennemerland.toml"),
    include_str!("../../../configs/zuid-limburg.toml"),
    include_str!("../../../configs/laboratory.toml"),
    include_str!("../../../configs/minimal.toml"),
    include_str!("right.toml"),
];
const LISTS: [(&str, &str); 4] = [
    (
        "example-arrivals.csv",
        include_str!("../../../configs/example-arrivals.csv"),
    ),
    (
        "example-open-cases.csv",
        include_str!("../../../configs/example-open-cases.csv"),
    ),
    ("adviezen.csv", include_str!("adviezen.csv")),
    ("lijst.csv", include_str!("lijst.csv")),
];
const SMALL: usize = 5;
/// By list, the study that names it.
const NAMED_IN: [usize; 4] = [0, 0, 7, 7];
/// Ways to write a goal, and keys that a study may have.
const GOALS: [&str; 3] = [
    "tien-weken.due >= 0.80",
    "waiting.onderzoek <= 40",
    "overdue.monitor <= 20",
];
const KEYS: [&str; 4] = [
    "team.vervolg.staff.MW",
    "stage.onderzoek.work[0].hours",
    "scenario.impuls.change[0].fte",
    "arrivals.meldingen.rate",
];

/// What became of inputs.
#[derive(Default, Debug)]
pub(crate) struct Endured {
    pub(crate) refused: u64,
    pub(crate) accepted: u64,
    pub(crate) simulated: u64,
    /// Of the inputs of which this was looked at, those that are TOML, whatever they mean.
    pub(crate) looked_at: u64,
    pub(crate) well_formed: u64,
    /// The number of the input, and what the program said when it stopped.
    pub(crate) stops: Vec<(u64, String)>,
}

/// A study and the lists beside it.
struct Input {
    study: String,
    lists: [String; 4],
}

/// Tries the input of a number.
pub(crate) fn try_input(number: u64, endured: &mut Endured) {
    let mut numbers = Numbers::new(number);
    let input = input(&mut numbers);
    if number.is_multiple_of(16) {
        endured.looked_at += 1;
        endured.well_formed += u64::from(input.study.parse::<toml::Table>().is_ok());
    }
    let outcome = catch_unwind(AssertUnwindSafe(|| tried(&input, &mut numbers)));
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

/// Reads an input by one of the ways there are; if it is a right study, looks at it as `check` does and says whether
/// it was simulated.
fn tried(input: &Input, numbers: &mut Numbers) -> Option<bool> {
    let texts = [0, 1, 2, 3].map(|list: usize| (LISTS[list].0, input.lists[list].as_str()));
    let read = match numbers.below(400) {
        0 => from_disk(input, numbers),
        1..12 => config::parse("configs/x.toml", &input.study),
        12..24 => set(&input.study, numbers),
        _ => config::parse_with("x.toml", &input.study, &texts),
    };
    match read {
        Err(problems) => {
            assert_is_told(&problems, numbers);
            None
        }
        Ok(study) => Some(is_run(study, numbers)),
    }
}

fn assert_is_told(problems: &Problems, numbers: &mut Numbers) {
    assert!(problems.count() > 0);
    // To show problems takes longer than to find them.
    if numbers.below(4) == 0 {
        let told = problems.to_string();
        assert!(told.ends_with(&problems.summary()));
        assert!(!told.contains('\u{1b}'), "{told}");
        assert!(!problems.in_colour().is_empty());
    }
}

/// From files in a folder, of which some bytes are any.
#[expect(clippy::disallowed_methods, reason = "studies are written as users do")]
fn from_disk(input: &Input, numbers: &mut Numbers) -> Result<Study, Problems> {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, bytes: Vec<u8>| std::fs::write(folder.path().join(name), bytes);
    for ((name, _), text) in LISTS.iter().zip(&input.lists) {
        write(name, broken(text, numbers)).expect("a list");
    }
    write("x.toml", broken(&input.study, numbers)).expect("a study");
    config::load(&folder.path().join("x.toml"))
}

/// With another number for one of its keys.
fn set(study: &str, numbers: &mut Numbers) -> Result<Study, Problems> {
    let key = mutated(numbers.of(&KEYS), &KEYS, numbers);
    let key = if numbers.below(2) == 0 {
        numbers.of(&KEYS).to_owned()
    } else {
        key
    };
    let amount = numbers.of(&[
        -1.0,
        0.0,
        0.3,
        1.0,
        7.5,
        1e9,
        1e300,
        f64::NAN,
        f64::INFINITY,
    ]);
    Template::new("configs/x.toml", study).with(&[(&key, amount)])
}

/// Looks at what `check` shows of a study, reads a goal for it, and now and then simulates it once, when that is little
/// work.
fn is_run(mut study: Study, numbers: &mut Numbers) -> bool {
    study.plan.replications = 1;
    let goal = mutated(numbers.of(&GOALS), &GOALS, numbers);
    for scenario in &study.scenarios {
        let _ = config::goal(&goal, &scenario.model);
        let load = static_load(&scenario.model);
        assert!(load.visits.iter().all(|row| row.cases >= 0.0), "{load:?}");
    }
    if numbers.below(5) > 0 || memory_needed(&study, 1).total() > 2_500_000 {
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

/// A study and its lists, of which one was changed.
fn input(numbers: &mut Numbers) -> Input {
    let mut lists = LISTS.map(|(_, text)| text.to_owned());
    let study = match numbers.below(24) {
        0 => any_characters(numbers),
        1..4 => {
            let list = numbers.below(LISTS.len());
            lists[list] = mutated(LISTS[list].1, &LISTS.map(|(_, text)| text), numbers);
            STUDIES[NAMED_IN[list]].to_owned()
        }
        4..8 => mutated(numbers.of(&STUDIES), &STUDIES, numbers),
        _ => mutated(numbers.of(&STUDIES[SMALL..]), &STUDIES, numbers),
    };
    Input { study, lists }
}

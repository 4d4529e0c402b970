//! `verify`: every section of the battery, and the proof that comes of it.

use super::check::{Check, Found, Rule, Section, Text, Verdict};
use super::laboratory::Laboratory;
use super::{calendars, chance, changing, hours, networks, one_list, sameness, traces, wrong};
use crate::engine::EngineError;
use crate::experiment::{ExperimentError, Progress};

/// How a section of the battery is made.
type Try = fn(&Laboratory) -> Result<Section, ExperimentError<EngineError>>;

/// From one list to networks and change, then what takes no time; what is wrong on purpose last.
const BATTERY: [Try; 22] = [
    one_list::one_server,
    one_list::always_as_long,
    one_list::lognormal,
    one_list::clusters,
    one_list::three_servers,
    one_list::urgent_first,
    networks::feedback,
    networks::blocked,
    networks::case_managers,
    changing::impulse,
    changing::server_for_everyone,
    changing::weekends,
    hours::of_the_year,
    chance::laws,
    chance::arrivals,
    chance::golden,
    calendars::terms,
    traces::by_hand,
    sameness::conservation,
    sameness::threads,
    sameness::common_numbers,
    wrong::on_purpose,
];

/// What the battery showed.
#[derive(Clone, PartialEq, Debug)]
pub struct Proof {
    /// In the order in which they were tried.
    pub sections: Vec<Section>,
    /// By which the means are judged.
    pub rule: Rule,
    /// From which all chance follows.
    pub seed: u64,
    /// Of a study with a warm-up.
    pub replications: u32,
}

impl Proof {
    /// Is everything as expected, and what is wrong on purpose rejected?
    pub fn passes(&self) -> bool {
        self.failures() == 0
    }

    /// How many checks do not end as they should.
    pub fn failures(&self) -> usize {
        let fails = |check: &&Check| !self.rule.verdict(check).passes();
        self.checks().filter(fails).count()
    }

    /// How many checks there are that are not wrong on purpose.
    pub fn comparisons(&self) -> usize {
        self.checks()
            .filter(|check| !check.is_wrong_on_purpose)
            .count()
    }

    /// How many expectations are wrong on purpose, and how many of them were rejected.
    pub fn wrong_and_rejected(&self) -> (usize, usize) {
        let wrong = || self.checks().filter(|check| check.is_wrong_on_purpose);
        let rejected = |check: &&Check| self.rule.verdict(check) == Verdict::Rejected;
        (wrong().count(), wrong().filter(rejected).count())
    }

    /// The mean that lies farthest from its theory, of those that are not wrong on purpose, in standard errors.
    pub fn farthest(&self) -> Option<(&Text, f64)> {
        let right = self.checks().filter(|check| !check.is_wrong_on_purpose);
        let means = right.filter(|check| matches!(check.found, Found::Mean { .. }));
        let distances = means.filter_map(|check| Some((&check.what, check.distance()?)));
        distances.max_by(|(_, one), (_, other)| one.abs().total_cmp(&other.abs()))
    }

    fn checks(&self) -> impl Iterator<Item = &Check> {
        self.sections.iter().flat_map(|section| &section.checks)
    }
}

/// Tries the program against all that is known without it, on so many threads or one for each processor, and tells `progress`
/// after each section.
///
/// The seed is fixed: the same version gives the same proof on every machine.
///
/// # Errors
/// When a run fails, or the threads cannot be started. That something is not as expected is no error but a verdict.
pub fn verify(
    threads: Option<usize>,
    progress: &dyn Fn(Progress),
) -> Result<Proof, ExperimentError<EngineError>> {
    let laboratory = Laboratory::new(threads);
    let total = BATTERY.len();
    let mut sections = Vec::with_capacity(total);
    for section in BATTERY {
        progress(Progress {
            done: sections.len(),
            total,
        });
        sections.push(section(&laboratory)?);
    }
    Ok(Proof {
        rule: Rule::for_sections(&sections),
        sections,
        seed: Laboratory::SEED,
        replications: Laboratory::REPLICATIONS,
    })
}

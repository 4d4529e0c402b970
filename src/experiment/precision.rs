//! `run_to_precision`: as many replications as it takes for the numbers that a planner reads to be known well enough.

use std::ops::Range;

use super::drawn::Luck;
use super::error::ExperimentError;
use super::parallel::Pool;
use super::results::Results;
use super::runner::Progress;
use crate::engine::EngineError;
use crate::measure::{Basis, Period, Periods, RunMeasures, Scope, StockMeasure, stock_dates};
use crate::model::{DeadlineId, Model, Ownership, SetBy, Stage, StageId, Study};
use crate::stats::{Precision, ReplicationsRule};

/// More replications are not run, however imprecise the numbers are.
pub const MOST_REPLICATIONS: u32 = 10_000;

/// The replications of the first batch; each later batch makes them twice as many.
pub const FEWEST_FOR_PRECISION: u32 = 20;

/// What was reached, and by which numbers.
#[derive(Clone, PartialEq, Debug)]
pub struct Reached {
    /// The precision that was asked for: 0.05 is 5%.
    pub precision: f64,
    /// Are all numbers that precise? If not, the most replications were run.
    pub is_met: bool,
    /// How many replications were run.
    pub replications: u32,
    /// Each number that was watched, in the order of scenarios.
    pub watched: Vec<Watched>,
}

/// A number of which the precision was watched.
#[derive(Clone, PartialEq, Debug)]
pub struct Watched {
    /// The name of the scenario.
    pub scenario: String,
    /// Its name: `besluit.due` or `waiting.onderzoek`.
    pub name: String,
    /// The mean; `None` when no replication has the number.
    pub mean: Option<f64>,
    /// Half the width of its 95% interval.
    pub half_width: Option<f64>,
    /// The number of replications from which on it was precise enough; `None` when it is not.
    pub precise_since: Option<u64>,
}

/// Runs every scenario until the numbers that a planner reads are known to within `precision`, 0.05 for 5%, and tells how
/// well they are known.
///
/// Those numbers are, over the whole reported period and all areas: the share due of each deadline with a target, of which the 95%
/// interval has to reach no more than `precision` to either side (5 percentage points); and the cases that wait at
/// the end for each stage with an owner (for each stage, where none has one), of which it has to reach no more than that part of
/// the mean, or one case, which is no news. A number that has no value in a replication is not improved by it.
///
/// The number of replications is that of [`ReplicationsRule`], its look-ahead included: the same on any number of threads,
/// and with the same results as [`run`](super::run()) with that number. All scenarios get the same number, so that they can be
/// compared run by run; `study` is told it. It is never more than `most`, nor than [`MOST_REPLICATIONS`].
///
/// # Errors
/// As [`run`](super::run()).
pub fn run_to_precision(
    study: &mut Study,
    precision: f64,
    most: u32,
    threads: Option<usize>,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<(Results, Reached), ExperimentError<EngineError>> {
    let pool = Pool::new(threads)?;
    let mut watches: Vec<Watch> = study
        .scenarios
        .iter()
        .enumerate()
        .flat_map(|(number, scenario)| watches(number, &scenario.model, precision))
        .collect();
    let mut results = Results::none(study);
    let most = most.min(MOST_REPLICATIONS);
    let mut replications = 0;
    while replications < most && !is_settled(&watches) {
        let end = (replications * 2).max(FEWEST_FOR_PRECISION).min(most);
        results.append(pool.run(study, replications..end, Luck::Own, progress)?);
        replications = watch(&mut watches, &results, replications..end);
    }
    results.truncate(replications as usize);
    study.plan.replications = replications;
    study.plan.replications_set_by = SetBy::Precision;
    let watched = watches.into_iter().map(|watch| watch.told(study)).collect();
    Ok((results, Reached::of(precision, replications, watched)))
}

impl Reached {
    /// The names of the numbers that are not known that well, each once.
    pub fn imprecise(&self) -> Vec<String> {
        let wide = self
            .watched
            .iter()
            .filter(|watched| watched.precise_since.is_none());
        let mut names: Vec<String> = wide.map(|watched| watched.name.clone()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    fn of(precision: f64, replications: u32, watched: Vec<Watched>) -> Self {
        Reached {
            precision,
            is_met: watched
                .iter()
                .all(|watched| watched.precise_since.is_some()),
            replications,
            watched,
        }
    }
}

/// Takes the replications in one by one; gives the number at which all is settled, or the end.
fn watch(watches: &mut [Watch], results: &Results, replications: Range<u32>) -> u32 {
    for replication in replications.clone() {
        for watch in &mut *watches {
            let run = &results.scenarios[watch.scenario].runs[replication as usize];
            watch.rule.add(watch.subject.value(run));
        }
        if is_settled(watches) {
            return replication + 1;
        }
    }
    replications.end
}

/// Are all numbers settled? Without any to watch, nothing ever is.
fn is_settled(watches: &[Watch]) -> bool {
    !watches.is_empty() && watches.iter().all(|watch| watch.rule.is_settled())
}

/// A number of a scenario, and whether it is known well enough.
struct Watch {
    scenario: usize,
    name: String,
    subject: Subject,
    rule: ReplicationsRule,
}

/// What is read off a run.
enum Subject {
    Share(DeadlineId, Period),
    Waiting(StageId, usize),
}

impl Subject {
    fn value(&self, run: &RunMeasures) -> Option<f64> {
        match self {
            Subject::Share(deadline, whole) => {
                run.terms(Scope::All, *deadline, Basis::Due, whole).share()
            }
            Subject::Waiting(stage, last) => {
                let waiting = run.stock(Scope::All, *stage, StockMeasure::Waiting, *last);
                Some(f64::from(waiting))
            }
        }
    }
}

/// A list that is known to within one case is known: no less growth of one is told either.
const ONE_CASE: f64 = 1.0;

fn watches(scenario: usize, model: &Model, precision: f64) -> Vec<Watch> {
    let whole = *Periods::of(model).whole();
    let last = stock_dates(model).len() - 1;
    let with_target = model.deadlines().iter().enumerate();
    let with_target = with_target.filter(|(_, deadline)| deadline.target.is_some());
    let shares = with_target.map(|(index, deadline)| Watch {
        scenario,
        name: format!("{}.due", deadline.name),
        subject: Subject::Share(DeadlineId::from(index), whole),
        rule: ReplicationsRule::new(Precision {
            relative: 0.0,
            absolute: precision,
        }),
    });
    let has_owner = |stage: &Stage| !matches!(stage.owner, Ownership::Anyone);
    let any_owner = model.stages().iter().any(has_owner);
    let stages = model.stages().iter().enumerate();
    let stages = stages.filter(|(_, stage)| !any_owner || has_owner(stage));
    let lists = stages.map(|(index, stage)| Watch {
        scenario,
        name: format!("waiting.{}", stage.name),
        subject: Subject::Waiting(StageId::from(index), last),
        rule: ReplicationsRule::new(Precision {
            relative: precision,
            absolute: ONE_CASE,
        }),
    });
    shares.chain(lists).collect()
}

impl Watch {
    fn told(self, study: &Study) -> Watched {
        let estimate = self.rule.estimate();
        Watched {
            scenario: study.scenarios[self.scenario].name.clone(),
            name: self.name,
            mean: estimate.map(|estimate| estimate.mean()),
            half_width: estimate.and_then(|estimate| estimate.half_width()),
            precise_since: self.rule.precise_since(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::run;
    use crate::measure::small_model::model;
    use crate::model::{Language, RunPlan, Scenario};
    use crate::time::Day;

    fn study(scenarios: &[&str]) -> Study {
        let (first, end) = (Day::new(2021, 1, 1), Day::new(2021, 4, 1));
        let scenario = |name: &&str| Scenario {
            name: name.to_string(),
            title: name.to_string(),
            settings: Vec::new(),
            model: model(1, first, first, end),
            money: Default::default(),
            norms: Default::default(),
        };
        Study {
            usual: None,
            title: "a study".into(),
            region: None,
            language: Language::English,
            scenarios: scenarios.iter().map(scenario).collect(),
            plan: RunPlan {
                replications: 1,
                replications_set_by: SetBy::Default,
                seed: 5,
            },
            targets: Vec::new(),
            observed: Vec::new(),
            fit: Vec::new(),
            unknowns: crate::model::Unknowns::none(),
            assumptions: vec![],
            fingerprint: String::new(),
        }
    }

    fn to_precision(study: &mut Study, precision: f64, threads: usize) -> (Results, Reached) {
        run_to_precision(study, precision, MOST_REPLICATIONS, Some(threads), &|_| ())
            .expect("the study runs")
    }

    /// The look-ahead alone asks for more than four.
    #[test]
    fn no_more_are_run_than_may_be() {
        let mut asked = study(&["baseline"]);
        let (results, reached) =
            run_to_precision(&mut asked, 1e-4, 4, Some(1), &|_| ()).expect("the study runs");
        assert_eq!((reached.replications, asked.plan.replications), (4, 4));
        assert_eq!(results.scenarios[0].runs.len(), 4);
    }

    #[test]
    fn the_results_are_those_of_a_plain_run_of_that_many() {
        let mut asked = study(&["baseline", "more"]);
        let (results, reached) = to_precision(&mut asked, 0.02, 1);
        assert!(reached.is_met, "{reached:?}");
        assert_eq!(asked.plan.replications_set_by, SetBy::Precision);
        assert_eq!(
            asked.plan.replications as usize,
            results.scenarios[0].runs.len()
        );
        assert_eq!(run(&asked, Some(2), &|_| ()).as_ref(), Ok(&results));
        let mut again = study(&["baseline", "more"]);
        assert_eq!(to_precision(&mut again, 0.02, 3), (results, reached));
    }

    /// The number is that at which the last of the numbers had been precise for five replications, or five in a hundred.
    #[test]
    fn the_last_number_decides() {
        let mut asked = study(&["baseline"]);
        let (_, reached) = to_precision(&mut asked, 0.02, 2);
        let since = reached
            .watched
            .iter()
            .filter_map(|watched| watched.precise_since);
        let last = since.max().expect("precise numbers");
        assert_eq!(
            u64::from(asked.plan.replications),
            last + 5 * last.max(100) / 100
        );
        let names: Vec<&str> = reached
            .watched
            .iter()
            .map(|watched| watched.name.as_str())
            .collect();
        assert_eq!(
            names,
            ["ten-weeks.due", "waiting.triage", "waiting.research"]
        );
        assert!(reached.imprecise().is_empty());
    }
}

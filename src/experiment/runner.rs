//! Runs every replication of every scenario.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::drawn::{Luck, drawn};
use super::error::ExperimentError;
use super::future::in_every_scenario;
use super::parallel::Pool;
use super::results::{Results, ScenarioResults};
use crate::engine::EngineError;
use crate::measure::RunMeasures;
use crate::model::{Scenario, Study};
use crate::random::Streams;

/// How far an experiment is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// Runs that are done.
    pub done: usize,
    /// All runs.
    pub total: usize,
}

/// Runs every replication of every scenario, on so many threads or one for each processor, and tells `progress`
/// after each run, from the thread that ran it.
///
/// Replication `r` draws from the same streams in every scenario, so that differences between scenarios are
/// differences of policy, not of luck. Results stand in the order of scenarios and replications and do not
/// depend on the number of threads.
///
/// # Errors
/// When a run fails, or the threads cannot be started. All runs are tried; one failure is told.
pub fn run(
    study: &Study,
    threads: Option<usize>,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Results, ExperimentError<EngineError>> {
    Pool::new(threads)?.run(study, 0..study.plan.replications, Luck::Own, progress)
}

/// Runs, where a study has numbers that nobody knows, a twin of the first replications of `results`: with the same numbers and
/// other luck, in every scenario.
///
/// # Errors
/// As [`run`].
pub fn run_twins(
    study: &Study,
    results: &mut Results,
    threads: Option<usize>,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<(), ExperimentError<EngineError>> {
    let twins = study.unknowns.twins(study.plan.replications);
    if twins == 0 {
        return Ok(());
    }
    let twins = Pool::new(threads)?.run(study, 0..twins, Luck::OfTwin, progress)?;
    for (scenario, twins) in results.scenarios.iter_mut().zip(twins.scenarios) {
        scenario.twins = twins.runs;
    }
    Ok(())
}

impl Pool {
    /// Runs some replications of every scenario. Progress counts those before them as done.
    pub(super) fn run(
        &self,
        study: &Study,
        replications: Range<u32>,
        luck: Luck,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Results, ExperimentError<EngineError>> {
        self.run_with(study, replications, luck, progress, in_every_scenario)
    }

    /// Runs some replications of every scenario: `simulate` tells what becomes of the scenarios in one future, and when
    /// one is done.
    fn run_with<E, S>(
        &self,
        study: &Study,
        replications: Range<u32>,
        luck: Luck,
        progress: &(dyn Fn(Progress) + Sync),
        simulate: S,
    ) -> Result<Results, ExperimentError<E>>
    where
        E: Send,
        S: Fn(&[Scenario], &Streams, &(dyn Fn() + Sync)) -> Vec<Result<RunMeasures, E>> + Sync,
    {
        let scenarios = study.scenarios.len();
        let total = scenarios * replications.end as usize;
        let done = AtomicUsize::new(scenarios * replications.start as usize);
        let run = |replication: u32| {
            let streams = luck.streams(study.plan.seed, replication);
            let tell = || {
                let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                progress(Progress { done, total });
            };
            Ok(simulate(&drawn(study, replication)?, &streams, &tell))
        };
        let outcomes = self.each(replications.clone(), run);
        collect(study, replications, outcomes)
    }
}

/// What became of the scenarios of one replication, in their order.
type Outcomes<E> = Result<Vec<Result<RunMeasures, E>>, ExperimentError<E>>;

/// Sorts the outcomes by scenario.
fn collect<E>(
    study: &Study,
    replications: Range<u32>,
    outcomes: Vec<Outcomes<E>>,
) -> Result<Results, ExperimentError<E>> {
    let outcomes: Vec<_> = outcomes.into_iter().collect::<Result<_, _>>()?;
    let mut outcomes: Vec<_> = outcomes.into_iter().map(Vec::into_iter).collect();
    let mut scenarios = Vec::with_capacity(study.scenarios.len());
    for scenario in &study.scenarios {
        let mut runs = Vec::with_capacity(replications.len());
        for (replication, of_scenarios) in replications.clone().zip(&mut outcomes) {
            let outcome = of_scenarios.next().expect("a run of every scenario");
            runs.push(outcome.map_err(|reason| ExperimentError::Run {
                scenario: scenario.name.clone(),
                replication,
                reason,
            })?);
        }
        scenarios.push(ScenarioResults {
            runs,
            twins: Vec::new(),
        });
    }
    Ok(Results { scenarios })
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::engine::{CaseNumber, Fact, Observer};
    use crate::measure::Collector;
    use crate::measure::small_model::{TRIAGE, model};
    use crate::measure::{Scope, StockMeasure};
    use crate::model::{AreaId, Language, Model, RunPlan};
    use crate::random::Purpose;
    use crate::time::Day;

    fn study(scenarios: &[&str], replications: u32) -> Study {
        let (first, end) = (Day::new(2021, 1, 1), Day::new(2021, 2, 1));
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
                replications,
                replications_set_by: crate::model::SetBy::Study,
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

    fn run_with<E: Send>(
        study: &Study,
        threads: Option<usize>,
        progress: &(dyn Fn(Progress) + Sync),
        simulate: impl Fn(&Model, &Streams, &mut Collector<'_>) -> Result<(), E> + Sync,
    ) -> Result<Results, ExperimentError<E>> {
        Pool::new(threads)?.run_with(
            study,
            0..study.plan.replications,
            Luck::Own,
            progress,
            |scenarios, streams, done| each_with(&simulate, scenarios, streams, done),
        )
    }

    /// What becomes of every scenario, each by itself.
    fn each_with<E>(
        simulate: impl Fn(&Model, &Streams, &mut Collector<'_>) -> Result<(), E>,
        scenarios: &[Scenario],
        streams: &Streams,
        done: &(dyn Fn() + Sync),
    ) -> Vec<Result<RunMeasures, E>> {
        let of = |scenario: &Scenario| {
            let mut collector = Collector::new(&scenario.model);
            let outcome = simulate(&scenario.model, streams, &mut collector);
            done();
            outcome.map(|()| collector.finish())
        };
        scenarios.iter().map(of).collect()
    }

    /// Instead of an engine: a random number of cases, up to 99, waits for triage.
    fn some_wait(model: &Model, streams: &Streams, observer: &mut Collector) -> Result<(), String> {
        for case in 0..(streams.draw(Purpose::ArrivalCount, 0, 0).uniform() * 100.0) as u32 {
            let entered = Fact::StageEntered {
                case: CaseNumber(case),
                stage: TRIAGE,
                area: AreaId(0),
            };
            observer.record(model.start().start(), entered);
        }
        Ok(())
    }

    fn waiting(run: &RunMeasures) -> u32 {
        run.stock(Scope::All, TRIAGE, StockMeasure::Waiting, 1)
    }

    #[test]
    fn results_do_not_depend_on_the_number_of_threads() {
        let study = study(&["baseline", "more"], 25);
        let results = |threads| run_with(&study, Some(threads), &|_| (), some_wait).unwrap();
        let alone = results(1);
        assert_eq!(alone, results(2));
        assert_eq!(alone, results(7));
    }

    #[test]
    fn a_replication_meets_the_same_chance_in_every_scenario() {
        let results =
            run_with(&study(&["baseline", "more"], 25), None, &|_| (), some_wait).unwrap();
        let [baseline, more] = &results.scenarios[..] else {
            panic!("two scenarios");
        };
        assert_eq!(baseline, more);
        let expected = |replication| {
            (Streams::new(5, replication)
                .draw(Purpose::ArrivalCount, 0, 0)
                .uniform()
                * 100.0) as u32
        };
        for (replication, run) in baseline.runs.iter().enumerate() {
            assert_eq!(waiting(run), expected(replication as u64));
        }
    }

    #[test]
    fn replications_in_parts_are_those_of_one_run() {
        let study = study(&["baseline", "more"], 25);
        let whole = run_with(&study, None, &|_| (), some_wait);
        let pool = Pool::new::<String>(Some(2)).unwrap();
        let part = |replications| {
            pool.run_with(
                &study,
                replications,
                Luck::Own,
                &|_| (),
                |scenarios, streams, done| each_with(some_wait, scenarios, streams, done),
            )
            .unwrap()
        };
        let mut parts = part(0..10);
        parts.append(part(10..40));
        parts.truncate(25);
        assert_eq!(Ok(parts), whole);
    }

    #[test]
    fn every_run_is_told_once() {
        let told = Mutex::new(Vec::new());
        let listen = |progress: Progress| told.lock().unwrap().push(progress);
        run_with(
            &study(&["baseline", "more"], 9),
            Some(3),
            &listen,
            some_wait,
        )
        .unwrap();
        let mut told = told.into_inner().unwrap();
        told.sort_by_key(|progress| progress.done);
        let expected: Vec<Progress> = (1..=18).map(|done| Progress { done, total: 18 }).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn the_first_failure_is_told() {
        let fails = |_: &Model, streams: &Streams, _: &mut Collector<'_>| {
            let key = streams.draw(Purpose::ArrivalCount, 0, 0).uniform();
            let of = |replication| {
                Streams::new(5, replication)
                    .draw(Purpose::ArrivalCount, 0, 0)
                    .uniform()
            };
            let is = |replication| key.to_bits() == f64::to_bits(of(replication));
            if is(3) || is(6) {
                Err("no way out")
            } else {
                Ok(())
            }
        };
        let failure = run_with(&study(&["baseline", "more"], 9), Some(4), &|_| (), fails);
        assert_eq!(
            failure,
            Err(ExperimentError::Run {
                scenario: "baseline".into(),
                replication: 3,
                reason: "no way out"
            })
        );
    }
}

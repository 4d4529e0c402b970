//! `size`: the least staff, or the most of anything else that a study says in numbers, with which a goal is reached.

use std::collections::BTreeMap;

use super::across_runs::{LEVEL, estimate_known};
use super::amounts::Amounts;
use super::goal::Gauge;
use super::load::{LoadRow, static_load};
use crate::config::{Problems, Settable, Template, UnknownScenario, only_scenarios};
use crate::engine::EngineError;
use crate::experiment::{self, ExperimentError, Progress, cheapest};
use crate::model::{Goal, Model, RunPlan, Study};
use crate::stats::{Estimate, Proportion};
use crate::time::Day;

/// How much of something it takes to reach a goal.
#[derive(Clone, PartialEq, Debug)]
pub struct Question {
    /// The scenario in which it is asked; the baseline when none.
    pub scenario: Option<String>,
    /// What is varied; at least one key. Of several keys more must be better, for the cheapest choice is sought.
    pub varied: Vec<Varied>,
    /// What has to hold.
    pub goal: Goal,
    /// From which day on; none means the whole reported time, or its end: see [`Gauge`].
    pub from: Option<Day>,
    /// The chance with which it has to hold: the share of replications in which it does, 0 to 1.
    pub chance: f64,
    /// Replications of each try, and the seed. Every try meets the same random futures.
    pub plan: RunPlan,
}

/// A key of the study, and the amounts that it is tried with.
#[derive(Clone, PartialEq, Debug)]
pub struct Varied {
    /// The key, as [`Template`] reads it.
    pub key: String,
    /// What it holds in the study.
    pub settable: Settable,
    /// What it is tried with.
    pub amounts: Amounts,
    /// What one more costs; above zero.
    pub cost: f64,
}

/// What was tried and what follows from it.
#[derive(Clone, Debug)]
pub struct Sizing {
    /// The question.
    pub question: Question,
    /// The study as it is written, with nothing but the scenario of the question.
    pub study: Study,
    /// Every try, in the order of the amounts of the first key, then of the second.
    pub tries: Vec<Try>,
    /// The answer.
    pub answer: Answer,
    /// Does more of the only key help? If not, the answer is the most with which the goal is still reached.
    pub more_is_better: bool,
    /// What a reader must know before using the answer.
    pub doubts: Vec<SizeDoubt>,
}

/// One choice of amounts, simulated.
#[derive(Clone, PartialEq, Debug)]
pub struct Try {
    /// The amount of each key.
    pub amounts: Vec<f64>,
    /// What these amounts cost together.
    pub cost: f64,
    /// The replications in which the goal is reached, of those that had a case to tell by; `None` when none had.
    pub chance: Option<Proportion>,
    /// The mean of the measure over the replications: a share, or a number of cases.
    pub measure: Option<Estimate>,
    /// The measure in each replication.
    pub values: Vec<Option<f64>>,
}

impl Try {
    /// Is the goal reached in a large enough share of the replications?
    pub fn suffices(&self, chance: f64) -> bool {
        self.chance
            .is_some_and(|reached| reached.share() >= chance - ROUNDING)
    }
}

/// Nine of ten are 0.9.
const ROUNDING: f64 = 1e-12;

/// What it takes.
#[derive(Clone, PartialEq, Debug)]
pub enum Answer {
    /// The least, or the cheapest, that suffices: the position of the try.
    Suffices(usize),
    /// Even the least that was tried suffices: the position of the try. Less may do.
    LeastSuffices(usize),
    /// Nothing that was tried suffices.
    Nothing {
        /// The posts of which, with the most that was tried, more work is asked than they have hours: the load alone keeps the
        /// list growing. In the first year in which it is so.
        short: Vec<LoadRow>,
    },
}

/// What a reader must know before using the answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SizeDoubt {
    /// Nothing changes in any replication between the least and the most: the key has no say in this.
    NoEffect,
    /// With so many replications the chance at the answer may still be smaller than was asked.
    Unsure {
        /// The cheapest try of which the chance is surely (95% interval) large enough, if there is one.
        sure: Option<usize>,
    },
    /// The second of these tries reaches the goal less often than the first although it has more of what helps, and
    /// that is no chance: of the replications in which they differ, significantly more speak for less.
    Worse(usize, usize),
}

/// Why a question has no answer.
#[derive(Clone, Debug)]
pub enum SizeError {
    /// The study is wrong, or with amounts that were to be tried.
    Study(Problems),
    /// No scenario has the name that was asked for.
    Scenario(UnknownScenario),
    /// Nothing is counted from the day that was asked for.
    NothingCounted(Day),
    /// A simulation could not go on.
    Run(ExperimentError<EngineError>),
}

impl From<Problems> for SizeError {
    fn from(problems: Problems) -> Self {
        SizeError::Study(problems)
    }
}

/// How far a search is: the number of the try, from 1, and how far that is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SizeProgress {
    /// The number of the try, from 1.
    pub number: usize,
    /// How far it is.
    pub runs: Progress,
}

/// Finds the least of what is varied with which a goal is reached.
///
/// Every try is simulated with the same random futures, so that it differs from another by what is varied, not by
/// luck. Of a single key it is found out first whether more or less of it helps.
///
/// # Errors
/// When the study is wrong, the scenario is unknown, nothing is counted from the day that was asked for, or a run fails.
pub fn size(
    template: &Template,
    question: &Question,
    threads: Option<usize>,
    progress: &(dyn Fn(SizeProgress) + Sync),
) -> Result<Sizing, SizeError> {
    let study = asked(template.study()?, question)?;
    // Whether other scenarios can be made with what is tried does not matter.
    let names: Vec<String> = question.scenario.iter().cloned().collect();
    let template = &template.only_scenarios(&names);
    let model = &study.scenarios[0].model;
    let gauge = Gauge::new(model, question.goal, question.from);
    let gauge = gauge.ok_or(SizeError::NothingCounted(
        question.from.unwrap_or(model.from()),
    ))?;
    let mut search = Search {
        template,
        question,
        gauge,
        threads,
        progress,
        tried: BTreeMap::new(),
    };
    let (more_is_better, found) = search.run()?;
    let answer = search.answer(found, more_is_better)?;
    let positions: Vec<&Vec<usize>> = search.tried.keys().collect();
    let place = |of: &Vec<usize>| positions.iter().position(|known| *known == of).unwrap_or(0);
    let answer = match answer {
        Found::Suffices(point) => Answer::Suffices(place(&point)),
        Found::LeastSuffices(point) => Answer::LeastSuffices(place(&point)),
        Found::Nothing(short) => Answer::Nothing { short },
    };
    let tries: Vec<Try> = search.tried.into_values().collect();
    Ok(Sizing {
        doubts: doubts(question, &tries, &answer, more_is_better),
        question: question.clone(),
        tries,
        answer,
        more_is_better,
        study,
    })
}

/// The study with the plan and nothing but the scenario of a question.
fn asked(study: Study, question: &Question) -> Result<Study, SizeError> {
    let names: Vec<String> = question.scenario.iter().cloned().collect();
    let mut study = only_scenarios(study, &names).map_err(SizeError::Scenario)?;
    let last = study.scenarios.pop().into_iter();
    study.scenarios = last.collect();
    study.plan = question.plan;
    Ok(study)
}

/// A search that is going on. Points are positions among the amounts of each key.
struct Search<'a> {
    template: &'a Template,
    question: &'a Question,
    gauge: Gauge,
    threads: Option<usize>,
    progress: &'a (dyn Fn(SizeProgress) + Sync),
    tried: BTreeMap<Vec<usize>, Try>,
}

enum Found {
    Suffices(Vec<usize>),
    LeastSuffices(Vec<usize>),
    Nothing(Vec<LoadRow>),
}

impl Search<'_> {
    /// Whether more is better, and the point that was found.
    fn run(&mut self) -> Result<(bool, Option<Vec<usize>>), SizeError> {
        let more_is_better = self.does_more_help()?;
        let axes: Vec<Vec<f64>> = self.question.varied.iter().map(costs).collect();
        let found = cheapest(&axes, |point| {
            let point = self.turned(point, more_is_better);
            self.suffices(&point)
        })?;
        let found = found.map(|point| self.turned(&point, more_is_better));
        if let ([_], Some(&[at])) = (&self.question.varied[..], found.as_deref()) {
            self.try_beside(at)?;
        }
        Ok((more_is_better, found))
    }

    /// Does more of the only key help? When the ends differ in whether they suffice, that tells; else the measure does.
    fn does_more_help(&mut self) -> Result<bool, SizeError> {
        let [only] = &self.question.varied[..] else {
            return Ok(true);
        };
        let last = only.amounts.count() - 1;
        let (high, low) = (self.suffices(&[last])?, self.suffices(&[0])?);
        if high != low {
            return Ok(high);
        }
        let mean = |point: usize| {
            self.tried[&vec![point]]
                .measure
                .map(|measure| measure.mean())
        };
        let (Some(high), Some(low)) = (mean(last), mean(0)) else {
            return Ok(true);
        };
        Ok(if self.question.goal.wants_more() {
            high >= low
        } else {
            high <= low
        })
    }

    /// A point counted from the side that costs least; where less is better that is the highest amount.
    fn turned(&self, point: &[usize], more_is_better: bool) -> Vec<usize> {
        let turn = |(&at, varied): (&usize, &Varied)| match more_is_better {
            true => at,
            false => varied.amounts.count() - 1 - at,
        };
        point.iter().zip(&self.question.varied).map(turn).collect()
    }

    /// The neighbours of an answer, so that the curve around it is seen.
    fn try_beside(&mut self, at: usize) -> Result<(), SizeError> {
        let count = self.question.varied[0].amounts.count();
        for beside in [at.checked_sub(1), Some(at + 1)].into_iter().flatten() {
            if beside < count {
                self.suffices(&[beside])?;
            }
        }
        Ok(())
    }

    fn suffices(&mut self, point: &[usize]) -> Result<bool, SizeError> {
        if !self.tried.contains_key(point) {
            let tried = self.simulate(point)?;
            self.tried.insert(point.to_vec(), tried);
        }
        Ok(self.tried[point].suffices(self.question.chance))
    }

    fn simulate(&self, point: &[usize]) -> Result<Try, SizeError> {
        let study = self.study_at(point)?;
        let number = self.tried.len() + 1;
        let told = |runs| (self.progress)(SizeProgress { number, runs });
        let results = experiment::run(&study, self.threads, &told).map_err(SizeError::Run)?;
        let runs = &results.scenarios[0].runs;
        let values: Vec<Option<f64>> = runs.iter().map(|run| self.gauge.value(run)).collect();
        let amounts = self.amounts(point);
        let costs = amounts.iter().zip(&self.question.varied);
        Ok(Try {
            cost: costs.map(|(amount, varied)| amount * varied.cost).sum(),
            amounts,
            chance: self.chance(&values),
            measure: estimate_known(&values, |value| *value),
            values,
        })
    }

    fn chance(&self, values: &[Option<f64>]) -> Option<Proportion> {
        let known = || values.iter().flatten();
        let reached = known().filter(|value| self.question.goal.holds(**value));
        Proportion::of(reached.count() as u64, known().count() as u64, LEVEL)
    }

    fn amounts(&self, point: &[usize]) -> Vec<f64> {
        let axes = point.iter().zip(&self.question.varied);
        axes.map(|(&at, varied)| varied.amounts.at(at)).collect()
    }

    fn study_at(&self, point: &[usize]) -> Result<Study, SizeError> {
        let amounts = self.amounts(point);
        let keys = self
            .question
            .varied
            .iter()
            .map(|varied| varied.key.as_str());
        let settings: Vec<(&str, f64)> = keys.zip(amounts).collect();
        asked(self.template.with(&settings)?, self.question)
    }

    fn answer(&self, found: Option<Vec<usize>>, more_is_better: bool) -> Result<Found, SizeError> {
        let least = self.turned(&vec![0; self.question.varied.len()], more_is_better);
        match found {
            Some(point) if point == least => Ok(Found::LeastSuffices(point)),
            Some(point) => Ok(Found::Suffices(point)),
            None => {
                let last = |varied: &Varied| varied.amounts.count() - 1;
                let last: Vec<usize> = self.question.varied.iter().map(last).collect();
                let study = self.study_at(&self.turned(&last, more_is_better))?;
                Ok(Found::Nothing(shortages(&study.scenarios[0].model)))
            }
        }
    }
}

fn costs(varied: &Varied) -> Vec<f64> {
    let positions = 0..varied.amounts.count();
    positions
        .map(|position| position as f64 * varied.amounts.step() * varied.cost)
        .collect()
}

/// Each post with a structural shortage, in the first year that has it.
fn shortages(model: &Model) -> Vec<LoadRow> {
    let mut short: Vec<LoadRow> = Vec::new();
    for row in static_load(model).rows {
        let is_known = |known: &LoadRow| (known.team, known.role) == (row.team, row.role);
        if row.is_structural_shortage() && !short.iter().any(is_known) {
            short.push(row);
        }
    }
    short
}

fn doubts(
    question: &Question,
    tries: &[Try],
    answer: &Answer,
    more_is_better: bool,
) -> Vec<SizeDoubt> {
    let mut doubts = Vec::new();
    if let [first, others @ ..] = tries
        && others.iter().all(|other| other.values == first.values)
    {
        doubts.push(SizeDoubt::NoEffect);
    }
    if let Answer::Suffices(at) | Answer::LeastSuffices(at) = answer
        && !is_sure(&tries[*at], question.chance)
    {
        let sure = (0..tries.len()).filter(|&number| is_sure(&tries[number], question.chance));
        let cost = |number: &usize| tries[*number].cost * if more_is_better { 1.0 } else { -1.0 };
        let sure = sure.min_by(|a, b| cost(a).total_cmp(&cost(b)));
        doubts.push(SizeDoubt::Unsure { sure });
    }
    if question.varied.len() == 1 {
        let pairs = (1..tries.len()).map(|next| match more_is_better {
            true => (next - 1, next),
            false => (next, next - 1),
        });
        let worse =
            pairs.filter(|&(less, more)| is_worse(&question.goal, &tries[less], &tries[more]));
        doubts.extend(worse.map(|(less, more)| SizeDoubt::Worse(less, more)));
    }
    doubts
}

fn is_sure(tried: &Try, chance: f64) -> bool {
    tried
        .chance
        .is_some_and(|reached| reached.interval().low() >= chance)
}

/// Does `more` reach the goal in fewer replications than `less`, beyond chance? Of the replications in which only one of
/// the two does, each would be as likely as the other: the sign test (McNemar, *Psychometrika* 12, 1947, p. 153), here
/// with the score interval of a proportion.
fn is_worse(goal: &Goal, less: &Try, more: &Try) -> bool {
    let reached = |value: &Option<f64>| value.is_some_and(|value| goal.holds(value));
    let pairs = || {
        less.values
            .iter()
            .map(reached)
            .zip(more.values.iter().map(reached))
    };
    let only_less = pairs().filter(|pair| *pair == (true, false)).count() as u64;
    let differ = pairs().filter(|(less, more)| less != more).count() as u64;
    let share = Proportion::of(only_less, differ, LEVEL);
    share.is_some_and(|share| share.interval().low() > 0.5)
}

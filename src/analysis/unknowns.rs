//! What nobody knows: how much of the spread of futures comes from it rather than from chance, and from which number most.

use super::across_runs::{LEVEL, Layout};
use super::targets::is_reached;
use crate::experiment::draws;
use crate::measure::{Basis, Period, RunMeasures, Scope, StockMeasure, stock_dates};
use crate::model::{DeadlineId, Model, StageId, Study};
use crate::stats::{Coefficient, Interval, StandardRegression, Tally, VarianceComponents, ranks};
use crate::time::Day;

/// Of one number of a scenario: where its spread over the futures comes from.
#[derive(Clone, PartialEq, Debug)]
pub struct SpreadRow {
    /// Is it the difference to the baseline, future by future, or the number itself?
    pub is_difference: bool,
    /// Which number.
    pub measure: KeyMeasure,
    /// The standard deviation over the futures; zero when nothing varies.
    pub deviation: f64,
    /// The part of the variance that comes from what nobody knows, as pairs of twins tell; `None` without twins, or when
    /// nothing varies. The rest is chance.
    pub unknown: Option<Part>,
    /// What each unknown does, in the order of the study; none when nothing varies.
    pub effects: Vec<Effect>,
}

/// A number that planners read, over the whole reported period and all areas.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyMeasure {
    /// Cases waiting for a stage at the end.
    WaitingAtEnd(StageId),
    /// The share of the terms that ended in the period that were met.
    ShareDue(DeadlineId),
    /// Is the target of this position reached for good by its date? 1 or 0.
    TargetReached(usize),
}

/// A part of a variance, 0 to 1.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Part {
    /// The estimate.
    pub share: f64,
    /// Its 95% interval.
    pub interval: Option<Interval>,
}

/// What one unknown does to a number.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Effect {
    /// Its position in the study.
    pub unknown: usize,
    /// The part of the variance that goes with it in a straight line.
    pub part: Part,
    /// The standardised coefficient of a regression on ranks: from -1, the more of the one the less of the other, to 1.
    pub rank: f64,
    /// Its 95% interval.
    pub rank_interval: Interval,
}

impl Effect {
    /// Is it sure in which direction it works?
    pub fn is_sure(&self) -> bool {
        !self.rank_interval.contains(0.0)
    }
}

impl SpreadRow {
    /// The unknowns that surely matter, on ranks and in a straight line, those with the largest part first.
    pub fn strongest(&self) -> Vec<Effect> {
        let has_part = |part: Part| part.interval.is_some_and(|interval| interval.low() > 0.0);
        let matters = |effect: &&Effect| effect.is_sure() && has_part(effect.part);
        let sure = self.effects.iter().filter(matters);
        let mut sure: Vec<Effect> = sure.copied().collect();
        sure.sort_by(|a, b| b.part.share.total_cmp(&a.part.share));
        sure
    }
}

/// The runs of a scenario and their twins.
#[derive(Clone, Copy)]
pub(super) struct Twinned<'a> {
    pub(super) runs: &'a [RunMeasures],
    pub(super) twins: &'a [RunMeasures],
}

/// Which of two runs with the same draws.
#[derive(Clone, Copy)]
enum Side {
    Own,
    Twin,
}

impl<'a> Twinned<'a> {
    fn run(&self, side: Side, replication: usize) -> Option<&'a RunMeasures> {
        match side {
            Side::Own => self.runs.get(replication),
            Side::Twin => self.twins.get(replication),
        }
    }
}

/// The rows of a scenario: its numbers, then the differences to the baseline. None where everything is known.
pub(super) fn rows(
    study: &Study,
    model: &Model,
    runs: Twinned<'_>,
    baseline: Option<Twinned<'_>>,
) -> Vec<SpreadRow> {
    if study.unknowns.is_empty() {
        return Vec::new();
    }
    let reading = Reading {
        study,
        dates: stock_dates(model),
        whole: *Layout::of(model).periods.whole(),
    };
    let inputs = draws(study, runs.runs.len() as u32);
    let measures = reading.measures(model);
    let mut rows = Vec::new();
    for &measure in &measures {
        let value = |side, replication| reading.value(measure, runs.run(side, replication)?);
        rows.push(row(false, measure, &inputs, runs, value));
    }
    let Some(baseline) = baseline else {
        return rows;
    };
    // A scenario may have stages and terms that the baseline has not.
    let known = reading.measures(&study.scenarios[0].model);
    for &measure in measures.iter().filter(|measure| known.contains(measure)) {
        let value = |side, replication| {
            let of = |runs: Twinned<'_>| reading.value(measure, runs.run(side, replication)?);
            Some(of(runs)? - of(baseline)?)
        };
        rows.push(row(true, measure, &inputs, runs, value));
    }
    rows
}

/// Reads numbers off runs.
struct Reading<'a> {
    study: &'a Study,
    dates: Vec<Day>,
    whole: Period,
}

impl Reading<'_> {
    fn measures(&self, model: &Model) -> Vec<KeyMeasure> {
        let stages = (0..model.stages().len()).map(StageId::from);
        let deadlines = (0..model.deadlines().len()).map(DeadlineId::from);
        let targets = 0..self.study.targets.len();
        stages
            .map(KeyMeasure::WaitingAtEnd)
            .chain(deadlines.map(KeyMeasure::ShareDue))
            .chain(targets.map(KeyMeasure::TargetReached))
            .collect()
    }

    fn value(&self, measure: KeyMeasure, run: &RunMeasures) -> Option<f64> {
        match measure {
            KeyMeasure::WaitingAtEnd(stage) => {
                let last = self.dates.len() - 1;
                let cases = run.stock(Scope::All, stage, StockMeasure::Waiting, last);
                Some(f64::from(cases))
            }
            KeyMeasure::ShareDue(deadline) => {
                let terms = run.terms(Scope::All, deadline, Basis::Due, &self.whole);
                terms.share()
            }
            KeyMeasure::TargetReached(target) => {
                let reached = is_reached(&self.study.targets[target], &self.dates, run);
                Some(f64::from(u8::from(reached)))
            }
        }
    }
}

/// The spread of one number, of which `value` reads that of a replication or of its twin.
fn row(
    is_difference: bool,
    measure: KeyMeasure,
    inputs: &[Vec<f64>],
    runs: Twinned<'_>,
    value: impl Fn(Side, usize) -> Option<f64>,
) -> SpreadRow {
    let known = |run: usize| Some((run, value(Side::Own, run)?));
    let known: Vec<(usize, f64)> = (0..runs.runs.len()).filter_map(known).collect();
    let values: Vec<f64> = known.iter().map(|(_, value)| *value).collect();
    let of_known = |input: &Vec<f64>| known.iter().map(|(run, _)| input[*run]).collect();
    let inputs: Vec<Vec<f64>> = inputs.iter().map(of_known).collect();
    let pairs = known
        .iter()
        .filter_map(|(run, own)| Some((*own, value(Side::Twin, *run)?)));
    let tally: Tally = values.iter().copied().collect();
    SpreadRow {
        is_difference,
        measure,
        deviation: tally.standard_deviation().unwrap_or(0.0),
        unknown: unknown(&pairs.collect::<Vec<_>>()),
        effects: effects(&inputs, &values).unwrap_or_default(),
    }
}

fn unknown(pairs: &[(f64, f64)]) -> Option<Part> {
    let components = VarianceComponents::of(pairs)?;
    Some(Part {
        share: components.share_between(),
        interval: components.interval(LEVEL),
    })
}

fn effects(inputs: &[Vec<f64>], values: &[f64]) -> Option<Vec<Effect>> {
    let linear = StandardRegression::of(inputs, values, LEVEL)?;
    let ranked: Vec<Vec<f64>> = inputs.iter().map(|input| ranks(input)).collect();
    let ranked = StandardRegression::of(&ranked, &ranks(values), LEVEL)?;
    let both = linear.coefficients().iter().zip(ranked.coefficients());
    let effect = |(unknown, (linear, rank)): (usize, (&Coefficient, &Coefficient))| Effect {
        unknown,
        part: Part {
            share: linear.share(),
            interval: linear.share_interval(),
        },
        rank: rank.value,
        rank_interval: rank.interval,
    };
    Some(both.enumerate().map(effect).collect())
}

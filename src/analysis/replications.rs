//! The measures of single replications, for readers who want to do their own statistics.

use super::across_runs::ToldPeriod;
use super::post::Post;
use crate::measure::{Basis, DurationMeasure, Period, RunMeasures, Scope, StockMeasure};
use crate::model::{DeadlineId, Model, RoleId, StageId, TeamId};

/// One measure of one replication in one period, of all areas together.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ReplicationRow {
    /// The number of the replication, from 0.
    pub replication: usize,
    /// A calendar year as far as it is reported, or all that is reported.
    pub period: Period,
    /// What.
    pub value: ReplicationValue,
}

/// What is told of a replication, with its value; `None` when there were no cases.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum ReplicationValue {
    /// Cases waiting on the last date of stock in the period, its end included.
    WaitingAtEnd(StageId, u32),
    /// Cases in hand on that date.
    InHandAtEnd(StageId, u32),
    /// Cases that entered a stage.
    Entered(StageId, u32),
    /// Cases that completed a stage.
    Completed(StageId, u32),
    /// Mean duration in days.
    MeanDays(StageId, DurationMeasure, Option<f64>),
    /// The largest difference between areas in the mean wait, in days; told where there are several areas.
    WaitDifference(StageId, Option<f64>),
    /// Share in time, 0 to 1.
    Share(DeadlineId, Basis, Option<f64>),
    /// Hours worked over hours available of the staff of a team with one role, 0 to 1.
    Utilisation(TeamId, RoleId, Option<f64>),
}

/// The rows of every run of a model: for each replication by year and for the whole.
pub fn replication_rows<'a>(
    model: &'a Model,
    runs: &'a [RunMeasures],
) -> impl Iterator<Item = ReplicationRow> + 'a {
    let periods = ToldPeriod::of(model);
    let rows = move |(replication, run): (usize, &'a RunMeasures)| {
        let mut rows = Vec::new();
        for told in &periods {
            let values = values(model, run, told).into_iter();
            rows.extend(values.map(|value| ReplicationRow {
                replication,
                period: told.period,
                value,
            }));
        }
        rows
    };
    runs.iter().enumerate().flat_map(rows)
}

fn values(model: &Model, run: &RunMeasures, told: &ToldPeriod) -> Vec<ReplicationValue> {
    let stages = (0..model.stages().len()).map(StageId::from);
    let deadlines = (0..model.deadlines().len()).map(DeadlineId::from);
    let mut values = Vec::new();
    for stage in stages {
        values.extend(levels_and_flow(run, stage, told));
        values.extend(mean_days(run, stage, &told.period));
        values.extend(wait_difference(model, run, stage, &told.period));
    }
    for deadline in deadlines {
        values.extend(Basis::ALL.map(|basis| {
            let terms = run.terms(Scope::All, deadline, basis, &told.period);
            ReplicationValue::Share(deadline, basis, terms.share())
        }));
    }
    values.extend(utilisations(model, run, &told.period));
    values
}

fn levels_and_flow(run: &RunMeasures, stage: StageId, told: &ToldPeriod) -> [ReplicationValue; 4] {
    let flow = run.flow(Scope::All, stage, &told.period);
    let stock = |of| run.stock(Scope::All, stage, of, told.last_date);
    [
        ReplicationValue::WaitingAtEnd(stage, stock(StockMeasure::Waiting)),
        ReplicationValue::InHandAtEnd(stage, stock(StockMeasure::InHand)),
        ReplicationValue::Entered(stage, flow.entered),
        ReplicationValue::Completed(stage, flow.completed),
    ]
}

fn mean_days(run: &RunMeasures, stage: StageId, period: &Period) -> [ReplicationValue; 3] {
    DurationMeasure::ALL.map(|of| {
        let days = run.durations(Scope::All, stage, of, period);
        ReplicationValue::MeanDays(stage, of, days.map(|days| days.mean))
    })
}

fn wait_difference(
    model: &Model,
    run: &RunMeasures,
    stage: StageId,
    period: &Period,
) -> Option<ReplicationValue> {
    let has_several_areas = model.areas().len() > 1;
    has_several_areas
        .then(|| ReplicationValue::WaitDifference(stage, run.wait_difference(stage, period)))
}

fn utilisations(
    model: &Model,
    run: &RunMeasures,
    period: &Period,
) -> impl Iterator<Item = ReplicationValue> {
    Post::of_our_own(model).into_iter().map(move |post| {
        let utilisation = post.hours(run, period).utilisation();
        ReplicationValue::Utilisation(post.team, post.role, utilisation)
    })
}

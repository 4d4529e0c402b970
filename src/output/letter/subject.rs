//! `Subject`: what a letter is about: the baseline, a measure beside it, and the lists that are worth telling.

use super::super::words::{LetterWords, Side, is_all_planned};
use crate::analysis::{ScenarioFindings, StockPoint, StockSeries};
use crate::measure::{Scope, StockMeasure};
use crate::model::{Count, Counted, Model, Moment, Stage, StageId, Study};
use crate::stats::Band;
use crate::time::Day;

/// What a letter is about.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    pub(super) study: &'a Study,
    pub(super) words: LetterWords,
    /// The study as it is.
    pub(super) baseline: &'a ScenarioFindings<'a>,
    /// The scenario beside it.
    pub(super) measure: Option<&'a ScenarioFindings<'a>>,
}

/// The waiting list of a stage, without and with the measure.
#[derive(Clone, Copy)]
pub(super) struct ToldList<'a> {
    pub(super) stage: &'a Stage,
    /// Do its cases wait for a date rather than for a worker?
    pub(super) planned: bool,
    /// Has the study a target about it?
    pub(super) is_wanted: bool,
    pub(super) without: &'a StockSeries,
    pub(super) with: Option<&'a StockSeries>,
}

/// Smaller numbers of cases are not worth telling, and of an area not to be told.
pub(super) const FEW: f64 = 5.0;

impl<'a> Subject<'a> {
    /// The model of the baseline.
    pub(super) fn model(&self) -> &'a Model {
        &self.baseline.scenario.model
    }

    /// The first reported day.
    pub(super) fn from(&self) -> Day {
        self.model().from()
    }

    /// The day after the last.
    pub(super) fn until(&self) -> Day {
        self.model().until()
    }

    /// The baseline with its side, and the measure with its own.
    pub(super) fn sides(&self) -> Vec<(Side, &'a ScenarioFindings<'a>)> {
        match self.measure {
            None => vec![(Side::Alone, self.baseline)],
            Some(measure) => vec![(Side::Without, self.baseline), (Side::With, measure)],
        }
    }

    /// The side on which a reader will be: with the measure, where there is one.
    pub(super) fn chosen(&self) -> (Side, &'a ScenarioFindings<'a>) {
        match self.measure {
            None => (Side::Alone, self.baseline),
            Some(measure) => (Side::With, measure),
        }
    }

    /// The lists that are worth telling: those of which the study has a target first, then those on which cases wait for a
    /// worker, the longest first.
    pub(super) fn lists(&self) -> Vec<ToldList<'a>> {
        let stages = self.model().stages().iter();
        let mut lists: Vec<ToldList<'a>> = stages
            .filter_map(|stage| self.list(stage, Scope::All))
            .filter(ToldList::is_worth_telling)
            .collect();
        lists.sort_by(|one, other| {
            let wanted = other.is_wanted.cmp(&one.is_wanted);
            let planned = one.planned.cmp(&other.planned);
            wanted
                .then(planned)
                .then(other.longest().total_cmp(&one.longest()))
        });
        lists
    }

    /// Has the study a target about the list of this stage, or about what is over time there?
    fn is_wanted(&self, stage: StageId) -> bool {
        let targets = self.study.targets.iter();
        let mut counted = targets.map(|target| target.counted);
        counted.any(|counted| match counted {
            Counted::Cases(Count::Waiting(of) | Count::InHand(of)) => of == stage,
            Counted::Overdue(deadline) => {
                let starts = &self.model().deadlines()[deadline.index()].start;
                starts
                    .iter()
                    .any(|start| matches!(start, Moment::Due(of) if *of == stage))
            }
        })
    }

    /// Is the list of every stage worth telling?
    pub(super) fn tells_all(&self) -> bool {
        self.lists().len() == self.model().stages().len()
    }

    /// The list of a stage in one area or in all.
    pub(super) fn list(&self, stage: &'a Stage, scope: Scope) -> Option<ToldList<'a>> {
        let without = waiting(self.baseline, &stage.name, scope)?;
        Some(ToldList {
            stage,
            planned: is_all_planned(stage),
            is_wanted: self.is_wanted(without.stage),
            without,
            with: self
                .measure
                .and_then(|measure| waiting(measure, &stage.name, scope)),
        })
    }
}

impl<'a> ToldList<'a> {
    /// The first counting.
    pub(super) fn first(&self) -> Option<&'a StockPoint> {
        self.without.points.first()
    }

    /// The last counting, without and with the measure.
    pub(super) fn last(&self) -> Option<(&'a StockPoint, Option<&'a StockPoint>)> {
        let with = self.with.and_then(|series| series.points.last());
        Some((self.without.points.last()?, with))
    }

    fn is_worth_telling(&self) -> bool {
        self.longest() >= FEW
    }

    fn longest(&self) -> f64 {
        self.ends().map(|band| band.p50).fold(0.0, f64::max)
    }

    fn ends(&self) -> impl Iterator<Item = &'a Band> {
        let first = self.first().map(|point| &point.band);
        let last = self.last();
        let without = last.map(|(without, _)| &without.band);
        let with = last.and_then(|(_, with)| with).map(|point| &point.band);
        [first, without, with].into_iter().flatten()
    }
}

/// The series of cases that wait for the stage of this name.
pub(super) fn waiting<'a>(
    found: &'a ScenarioFindings<'a>,
    stage: &str,
    scope: Scope,
) -> Option<&'a StockSeries> {
    let model = &found.scenario.model;
    let is_it = |series: &&StockSeries| {
        (series.scope, series.measure) == (scope, StockMeasure::Waiting)
            && model.stage(series.stage).name == stage
    };
    let series = found.stock.iter().find(is_it);
    series.filter(|series| !series.points.is_empty())
}

/// The last counting at or before a day.
pub(super) fn counted_by(series: &StockSeries, day: Day) -> Option<&StockPoint> {
    let counted = series.points.iter();
    counted.take_while(|point| point.date <= day).last()
}

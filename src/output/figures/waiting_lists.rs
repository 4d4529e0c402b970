//! The waiting list of every stage that has one.

use super::super::charts::{WaitingListChart, WaitingListWeek, waiting_list};
use super::super::words::ListStory;
use super::drawing::Drawing;
use super::figure::Chart;
use crate::analysis::{StockPoint, StockSeries};
use crate::measure::{Scope, StockMeasure};
use crate::model::Stage;
use crate::stats::Band;

/// The waiting lists of all areas together that are worth drawing.
pub(super) fn waiting_lists<'a>(drawing: &'a Drawing<'a>) -> impl Iterator<Item = Chart<'a>> {
    let is_list = |series: &&StockSeries| {
        series.scope == Scope::All
            && series.measure == StockMeasure::Waiting
            && is_worth_drawing(series)
    };
    let lists = drawing.found.stock.iter().filter(is_list);
    lists.filter_map(|series| chart(drawing, series))
}

/// From this length on a list is drawn that is usually empty.
const SELDOM_LONG: f64 = 5.0;

/// Is there a date on which a case waits in half of the runs, or a handful in one of twenty?
fn is_worth_drawing(series: &StockSeries) -> bool {
    let band = |band: Band| band.p50 >= 1.0 || band.p95 >= SELDOM_LONG;
    series.points.iter().any(|point| band(point.band))
}

fn chart<'a>(drawing: &'a Drawing<'a>, series: &StockSeries) -> Option<Chart<'a>> {
    let stage = drawing.found.scenario.model.stage(series.stage);
    let words = drawing.words;
    let story = ListStory {
        setting: drawing.setting,
        stage: &stage.title,
        planned: is_all_planned(stage),
        first: *series.points.first()?,
        highest: highest(&series.points)?,
        last: *series.points.last()?,
    };
    let svg = waiting_list(&WaitingListChart {
        caption: drawing.caption(
            words.list_title(&story),
            words.list_subtitle(&story),
            words.list_description(&story),
        ),
        notation: words.notation(),
        value_title: words.list_axis(story.planned).into(),
        legend: words.list_legend(),
        weeks: series.points.iter().map(week).collect(),
        marks: Vec::new(),
        target: None,
    });
    Some(Chart {
        kind: words.list_file(),
        subject: &stage.name,
        svg,
    })
}

/// Is every piece of work planned, as in monitoring? Then nobody waits for a worker before that moment.
fn is_all_planned(stage: &Stage) -> bool {
    stage
        .work
        .iter()
        .all(|piece| piece.timing.planned.is_some())
}

/// The first of the points with the highest median.
fn highest(points: &[StockPoint]) -> Option<StockPoint> {
    let higher = |one: StockPoint, other: StockPoint| {
        if other.band.p50 > one.band.p50 {
            other
        } else {
            one
        }
    };
    points.iter().copied().reduce(higher)
}

fn week(point: &StockPoint) -> WaitingListWeek {
    WaitingListWeek {
        day: point.date,
        p05: point.band.p05,
        p25: point.band.p25,
        p50: point.band.p50,
        p75: point.band.p75,
        p95: point.band.p95,
    }
}

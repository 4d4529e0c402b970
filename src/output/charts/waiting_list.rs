//! The waiting list by week: the median, the middle half and nine in ten of the replications.

use crate::time::Day;

use super::canvas::{Canvas, Dash, Point};
use super::caption::Caption;
use super::day_axis::{DaySpan, MonthName, day_at};
use super::legend::Sample;
use super::lower_panel::LowerPanel;
use super::mark::Mark;
use super::notation::Notation;
use super::palette::{HALF, MIDDLE, MOST, MOST_EDGE};
use super::scenario_line::ScenarioLine;
use super::svg::Svg;
use super::time_plot::{
    LastValue, PLOT_HEIGHT, PanelParts, Size, Target, TimePlot, TimePlotParts, legend_of,
};
use super::value_axis::ValueAxis;

/// A waiting list in time.
#[derive(Clone, PartialEq, Debug)]
pub struct WaitingListChart {
    /// The words around it.
    pub caption: Caption,
    /// How dates and numbers are written.
    pub notation: Notation,
    /// How high it is drawn.
    pub size: Size,
    /// What is counted, over the axis, on one line: `wachtende zaken`.
    pub value_title: String,
    /// What the line and the bands are.
    pub legend: WaitingListLegend,
    /// The scenario that is drawn with its bands: a short name; empty where it is the only one.
    pub name: String,
    /// The counts, in the order of time.
    pub weeks: Vec<WaitingListWeek>,
    /// The medians of the other scenarios.
    pub others: Vec<ScenarioLine>,
    /// Moments worth pointing at; those outside the weeks are not drawn.
    pub marks: Vec<Mark>,
    /// The length to stay under, where there is one.
    pub target: Option<Target>,
    /// What stands under the list on the same axis of days, where there is something.
    pub below: Option<LowerPanel>,
}

/// What the line and the bands are, in the reader's language.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct WaitingListLegend {
    /// The line: `mediaan`.
    pub median: String,
    /// The band from p25 to p75.
    pub half: String,
    /// The band from p05 to p95.
    pub most: String,
}

/// Cases waiting at the start of a day, over the replications. Finite numbers in ascending order.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct WaitingListWeek {
    /// The day at whose start was counted.
    pub day: Day,
    /// One in twenty replications had fewer.
    pub p05: f64,
    /// One in four had fewer.
    pub p25: f64,
    /// Half had fewer.
    pub p50: f64,
    /// One in four had more.
    pub p75: f64,
    /// One in twenty had more.
    pub p95: f64,
}

/// Draws a waiting list. Without weeks the axes are empty.
pub fn waiting_list(chart: &WaitingListChart) -> Svg {
    let span = span_of(chart);
    let marks = marks_inside(&chart.marks, span);
    let list = PanelParts {
        value_title: &chart.value_title,
        values: value_axis(chart),
        write_value: |notation, tick| notation.number(tick, 0),
        target: chart.target.as_ref(),
        lasts: lasts(chart),
        height: PLOT_HEIGHT,
    };
    let below = chart.below.iter();
    let below = below.map(|panel| panel.parts(&chart.name, &chart.notation));
    let mut plot = TimePlot::new(TimePlotParts {
        caption: &chart.caption,
        notation: &chart.notation,
        size: chart.size,
        legend: legend(chart),
        span,
        month_name: MonthName::UnderFirstDay,
        marks: &marks,
        panels: std::iter::once(list).chain(below).collect(),
    });
    let lines = Quantiles::placed(&plot, 0, &chart.weeks);
    draw_bands(&mut plot.canvas, &lines);
    if let Some(below) = &chart.below {
        below.draw_columns(&mut plot, 1);
    }
    plot.draw_over_ranges();
    plot.draw_scenarios(0, &chart.others, day_at);
    draw_median(&mut plot.canvas, &lines);
    if let Some(below) = &chart.below {
        below.draw_steps(&mut plot, 1);
    }
    plot.finish()
}

fn legend(chart: &WaitingListChart) -> Vec<(Sample, &str)> {
    let words = &chart.legend;
    let mut legend = vec![(Sample::Line, words.median.as_str())];
    legend.extend(legend_of(&chart.others));
    legend.push((Sample::Half, &words.half));
    legend.push((Sample::Most, &words.most));
    legend.extend(chart.below.as_ref().and_then(LowerPanel::legend));
    legend
}

fn week_day(week: &WaitingListWeek) -> Day {
    week.day
}

/// The five lines on the canvas.
pub(super) struct Quantiles {
    p05: Vec<Point>,
    p25: Vec<Point>,
    p50: Vec<Point>,
    p75: Vec<Point>,
    p95: Vec<Point>,
}

impl Quantiles {
    /// Those of a list in a panel.
    pub(super) fn placed(plot: &TimePlot<'_>, panel: usize, weeks: &[WaitingListWeek]) -> Self {
        let line = |quantile: fn(&WaitingListWeek) -> f64| -> Vec<Point> {
            let place = |week: &WaitingListWeek| {
                plot.point(panel, day_at(&plot.days, week.day), quantile(week))
            };
            weeks.iter().map(place).collect()
        };
        Quantiles {
            p05: line(|week| week.p05),
            p25: line(|week| week.p25),
            p50: line(|week| week.p50),
            p75: line(|week| week.p75),
            p95: line(|week| week.p95),
        }
    }
}

pub(super) fn draw_bands(canvas: &mut Canvas, lines: &Quantiles) {
    if lines.p50.is_empty() {
        return;
    }
    canvas.layer("band p05-p95", Dash::Solid, |pen| {
        pen.polygon(&around(&lines.p05, &lines.p95), MOST);
        pen.line(&lines.p05, MOST_EDGE, 1.0);
        pen.line(&lines.p95, MOST_EDGE, 1.0);
    });
    canvas.layer("band p25-p75", Dash::Solid, |pen| {
        pen.polygon(&around(&lines.p25, &lines.p75), HALF);
    });
}

pub(super) fn draw_median(canvas: &mut Canvas, lines: &Quantiles) {
    let median = &lines.p50;
    let Some(&end) = median.last() else { return };
    canvas.layer("median", Dash::Solid, |pen| {
        pen.line(median, MIDDLE, 2.75);
        pen.circle(end, 4.0, MIDDLE);
    });
}

/// The outline of a band: there along the low line, back along the high one.
fn around(low: &[Point], high: &[Point]) -> Vec<Point> {
    low.iter().chain(high.iter().rev()).copied().collect()
}

/// From the first week to the last, and at least a week, also when there is none.
fn span_of(chart: &WaitingListChart) -> DaySpan {
    let others = chart.others.iter().flat_map(|line| &line.points);
    let others = others.map(|&(day, _)| day);
    let days = || chart.weeks.iter().map(week_day).chain(others.clone());
    let first = days().min().unwrap_or(Day::from_number(0));
    let last = days().max().unwrap_or(first);
    let last = if last > first { last } else { first + 7 };
    DaySpan { first, last }
}

pub(super) fn marks_inside(marks: &[Mark], span: DaySpan) -> Vec<Mark> {
    let is_inside = |mark: &&Mark| mark.day >= span.first && mark.day <= span.last;
    marks.iter().filter(is_inside).cloned().collect()
}

fn value_axis(chart: &WaitingListChart) -> ValueAxis {
    let counts = chart.weeks.iter().map(|week| week.p95);
    let target = chart.target.iter().map(|target| target.value);
    let others = chart.others.iter().flat_map(ScenarioLine::values);
    ValueAxis::of_counts(counts.chain(target).chain(others))
}

fn lasts(chart: &WaitingListChart) -> Vec<LastValue> {
    let notation = &chart.notation;
    let own = chart.weeks.last().map(|week| LastValue {
        value: week.p50,
        name: chart.name.clone(),
        written: notation.count(week.p50),
        range: notation.count_range(week.p05, week.p95),
        colour: MIDDLE,
    });
    let others = LastValue::of_lines(&chart.others, |value| notation.count(value));
    own.into_iter().chain(others).collect()
}

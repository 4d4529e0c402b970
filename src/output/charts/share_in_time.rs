//! The share in time by month, with its range over the replications, against its target.

use crate::time::Day;

use super::canvas::{Dash, Point};
use super::caption::Caption;
use super::day_axis::{DaySpan, MonthName, first_of_month, month_middle_at};
use super::legend::{Sample, draw_range_bar};
use super::notation::Notation;
use super::palette::MIDDLE;
use super::scenario_line::ScenarioLine;
use super::svg::Svg;
use super::time_plot::{LastValue, Target, TimePlot, TimePlotParts, legend_of};
use super::value_axis::ValueAxis;

/// A share in time, month by month.
#[derive(Clone, PartialEq, Debug)]
pub struct ShareInTimeChart {
    /// The words around it.
    pub caption: Caption,
    /// How dates and numbers are written.
    pub notation: Notation,
    /// What the percents are of, over the axis, on one line: `op tijd`.
    pub value_title: String,
    /// What the line and the bars are.
    pub legend: ShareLegend,
    /// The scenario that is drawn with its ranges: a short name; empty where it is the only one.
    pub name: String,
    /// The months, in the order of time.
    pub months: Vec<MonthlyShare>,
    /// The means of the other scenarios; each day is one of its month.
    pub others: Vec<ScenarioLine>,
    /// The share to reach, where there is one.
    pub target: Option<Target>,
}

/// What the line and the bars are, in the reader's language.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ShareLegend {
    /// The line with dots: `gemiddelde`.
    pub mean: String,
    /// The bars from p05 to p95.
    pub range: String,
}

/// The share of one month.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct MonthlyShare {
    /// A day of the month.
    pub month: Day,
    /// `None` when there were no cases: a gap.
    pub share: Option<ShareRange>,
}

/// A share of one over the replications, 0 to 1.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ShareRange {
    /// The mean.
    pub mean: f64,
    /// One in twenty replications had less.
    pub p05: f64,
    /// One in twenty had more.
    pub p95: f64,
}

/// Draws a share in time. Without months the axes are empty.
pub fn share_in_time(chart: &ShareInTimeChart) -> Svg {
    let mut plot = TimePlot::new(TimePlotParts {
        caption: &chart.caption,
        notation: &chart.notation,
        legend: legend(chart),
        value_title: &chart.value_title,
        values: ValueAxis::of_shares(std::iter::empty()),
        write_value: |notation, tick| notation.percent(tick),
        span: span_of(chart),
        month_name: MonthName::UnderMiddle,
        marks: &[],
        target: chart.target.as_ref(),
        lasts: lasts(chart),
    });
    draw_ranges(&mut plot, &chart.months);
    plot.draw_over_ranges();
    plot.draw_scenarios(&chart.others, month_middle_at);
    draw_means(&mut plot, &chart.months);
    plot.finish()
}

fn legend(chart: &ShareInTimeChart) -> Vec<(Sample, &str)> {
    let mut legend = vec![(Sample::DottedLine, chart.legend.mean.as_str())];
    legend.extend(legend_of(&chart.others));
    legend.push((Sample::RangeBar, &chart.legend.range));
    legend
}

fn draw_ranges(plot: &mut TimePlot<'_>, months: &[MonthlyShare]) {
    let (days, values) = (plot.days, plot.values);
    let width = bar_width(plot);
    plot.canvas.layer("range p05-p95", Dash::Solid, |pen| {
        for (month, share) in months.iter().filter_map(with_cases) {
            let ends = (values.at(share.p95), values.at(share.p05));
            draw_range_bar(pen, month_middle_at(&days, month), ends, width);
        }
    });
}

fn draw_means(plot: &mut TimePlot<'_>, months: &[MonthlyShare]) {
    let dot = (bar_width(plot) * 0.35).clamp(2.25, 4.25);
    let runs: Vec<Vec<Point>> = months
        .split(|month| month.share.is_none())
        .map(|run| {
            let shares = run.iter().filter_map(with_cases);
            let place = |(month, share): (Day, ShareRange)| {
                plot.point(month_middle_at(&plot.days, month), share.mean)
            };
            shares.map(place).collect()
        })
        .collect();
    plot.canvas.layer("mean", Dash::Solid, |pen| {
        for run in &runs {
            if run.len() > 1 {
                pen.line(run, MIDDLE, 1.75);
            }
            for &point in run {
                pen.circle(point, dot, MIDDLE);
            }
        }
    });
}

fn with_cases(month: &MonthlyShare) -> Option<(Day, ShareRange)> {
    month.share.map(|share| (month.month, share))
}

/// A bar takes half of its month, within measure.
fn bar_width(plot: &TimePlot<'_>) -> f64 {
    (plot.days.length(30.0) * 0.5).clamp(3.0, 22.0)
}

/// Whole months, at least one, also when there is none.
fn span_of(chart: &ShareInTimeChart) -> DaySpan {
    let others = chart.others.iter().flat_map(|line| &line.points);
    let others = others.map(|&(day, _)| day);
    let months = chart.months.iter().map(|month| month.month);
    let days = || months.clone().chain(others.clone());
    let first = days().min().unwrap_or(Day::from_number(0));
    let last = days().max().unwrap_or(first);
    DaySpan {
        first: first_of_month(first),
        last: first_of_month(last).plus_months(1) - 1,
    }
}

/// The last month of each line, if it had cases: beside a gap it would name the wrong month.
fn lasts(chart: &ShareInTimeChart) -> Vec<LastValue> {
    let notation = &chart.notation;
    let own = chart.months.last().and_then(|month| month.share);
    let own = own.map(|share| LastValue {
        value: share.mean,
        name: chart.name.clone(),
        written: notation.percent(share.mean),
        range: notation.percent_range(share.p05, share.p95),
        colour: MIDDLE,
    });
    let others = LastValue::of_lines(&chart.others, |value| notation.percent(value));
    own.into_iter().chain(others).collect()
}

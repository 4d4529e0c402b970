//! Values by month with their range over the replications, against what they should be: shares in time, or weeks.

use crate::time::Day;

use super::canvas::{Dash, Point};
use super::caption::Caption;
use super::day_axis::{DaySpan, MonthName, first_of_month, month_middle_at};
use super::legend::{Sample, draw_range_bar};
use super::notation::Notation;
use super::palette::MIDDLE;
use super::scenario_line::ScenarioLine;
use super::svg::Svg;
use super::time_plot::{
    LastValue, PLOT_HEIGHT, PanelParts, Size, Target, TimePlot, TimePlotParts, legend_of,
};
use super::value_axis::ValueAxis;

/// Values month by month, in one panel or in several above each other.
#[derive(Clone, PartialEq, Debug)]
pub struct MonthlyChart {
    /// The words around it.
    pub caption: Caption,
    /// How dates and numbers are written.
    pub notation: Notation,
    /// How high it is drawn.
    pub size: Size,
    /// What the values are.
    pub unit: MonthlyUnit,
    /// What the line and the bars are.
    pub legend: MonthlyLegend,
    /// The scenario that is drawn with its ranges: a short name; empty where it is the only one.
    pub name: String,
    /// From top to bottom; at least one.
    pub panels: Vec<MonthlyPanel>,
}

/// What the values are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MonthlyUnit {
    /// Shares of one.
    Share,
    /// Weeks, or another length of time.
    Length,
}

/// One series of values.
#[derive(Clone, PartialEq, Debug)]
pub struct MonthlyPanel {
    /// What the values are, over the axis, on one line: `op tijd`.
    pub value_title: String,
    /// The months, in the order of time.
    pub months: Vec<MonthlyValue>,
    /// The middles of the other scenarios; each day is one of its month.
    pub others: Vec<ScenarioLine>,
    /// The value to reach or to stay under, where there is one.
    pub target: Option<Target>,
}

/// What the line and the bars are, in the reader's language.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MonthlyLegend {
    /// The line with dots: `gemiddelde`.
    pub middle: String,
    /// The bars from p05 to p95.
    pub range: String,
}

/// The value of one month.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct MonthlyValue {
    /// A day of the month.
    pub month: Day,
    /// `None` when there were no cases: a gap.
    pub value: Option<ValueRange>,
}

/// A value over the replications.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ValueRange {
    /// The middle: a mean or a median.
    pub middle: f64,
    /// One in twenty replications had less.
    pub p05: f64,
    /// One in twenty had more.
    pub p95: f64,
}

/// The height of each of several panels.
const SHARED_HEIGHT: f64 = 170.0;

impl MonthlyUnit {
    fn axis(self, values: impl Iterator<Item = f64>) -> ValueAxis {
        match self {
            MonthlyUnit::Share => ValueAxis::of_shares(std::iter::empty()),
            MonthlyUnit::Length => ValueAxis::of_counts(values),
        }
    }

    fn write(self, notation: &Notation, value: f64) -> String {
        match self {
            MonthlyUnit::Share => notation.percent(value),
            MonthlyUnit::Length => notation.count(value),
        }
    }

    fn write_range(self, notation: &Notation, low: f64, high: f64) -> String {
        match self {
            MonthlyUnit::Share => notation.percent_range(low, high),
            MonthlyUnit::Length => notation.count_range(low, high),
        }
    }

    fn write_tick(self) -> fn(&Notation, f64) -> String {
        match self {
            MonthlyUnit::Share => |notation, tick| notation.percent(tick),
            MonthlyUnit::Length => |notation, tick| notation.number(tick, 0),
        }
    }
}

/// Draws values by month. Without months the axes are empty.
pub fn by_month(chart: &MonthlyChart) -> Svg {
    let mut plot = TimePlot::new(TimePlotParts {
        caption: &chart.caption,
        notation: &chart.notation,
        size: chart.size,
        legend: legend(chart),
        span: span_of(chart),
        month_name: MonthName::UnderMiddle,
        marks: &[],
        panels: chart
            .panels
            .iter()
            .map(|panel| parts(chart, panel))
            .collect(),
    });
    for (number, panel) in chart.panels.iter().enumerate() {
        draw_ranges(&mut plot, number, &panel.months);
    }
    plot.draw_over_ranges();
    for (number, panel) in chart.panels.iter().enumerate() {
        plot.draw_scenarios(number, &panel.others, month_middle_at);
        draw_middles(&mut plot, number, &panel.months);
    }
    plot.finish()
}

fn parts<'a>(chart: &'a MonthlyChart, panel: &'a MonthlyPanel) -> PanelParts<'a> {
    PanelParts {
        value_title: &panel.value_title,
        values: chart.unit.axis(chart.panels.iter().flat_map(values_of)),
        write_value: chart.unit.write_tick(),
        target: panel.target.as_ref(),
        lasts: lasts(chart, panel),
        height: match chart.panels.len() {
            1 => PLOT_HEIGHT,
            _ => SHARED_HEIGHT,
        },
    }
}

/// All that the axis has to hold.
fn values_of(panel: &MonthlyPanel) -> impl Iterator<Item = f64> + '_ {
    let own = panel.months.iter().filter_map(|month| month.value);
    let own = own.flat_map(|value| [value.middle, value.p95]);
    let others = panel.others.iter().flat_map(ScenarioLine::values);
    let target = panel.target.iter().map(|target| target.value);
    own.chain(others).chain(target)
}

fn legend(chart: &MonthlyChart) -> Vec<(Sample, &str)> {
    let mut legend = vec![(Sample::DottedLine, chart.legend.middle.as_str())];
    let others = chart.panels.first().map_or(&[][..], |panel| &panel.others);
    legend.extend(legend_of(others));
    legend.push((Sample::RangeBar, &chart.legend.range));
    legend
}

fn draw_ranges(plot: &mut TimePlot<'_>, panel: usize, months: &[MonthlyValue]) {
    let (days, values) = (plot.days, plot.values(panel));
    let width = bar_width(plot);
    plot.canvas.layer("range p05-p95", Dash::Solid, |pen| {
        for (month, value) in months.iter().filter_map(with_cases) {
            let ends = (values.at(value.p95), values.at(value.p05));
            draw_range_bar(pen, month_middle_at(&days, month), ends, width);
        }
    });
}

fn draw_middles(plot: &mut TimePlot<'_>, panel: usize, months: &[MonthlyValue]) {
    let dot = (bar_width(plot) * 0.35).clamp(2.25, 4.25);
    let runs: Vec<Vec<Point>> = months
        .split(|month| month.value.is_none())
        .map(|run| {
            let values = run.iter().filter_map(with_cases);
            let place = |(month, value): (Day, ValueRange)| {
                plot.point(panel, month_middle_at(&plot.days, month), value.middle)
            };
            values.map(place).collect()
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

fn with_cases(month: &MonthlyValue) -> Option<(Day, ValueRange)> {
    month.value.map(|value| (month.month, value))
}

/// A bar takes half of its month, within measure.
fn bar_width(plot: &TimePlot<'_>) -> f64 {
    (plot.days.length(30.0) * 0.5).clamp(3.0, 22.0)
}

/// Whole months, at least one, also when there is none.
fn span_of(chart: &MonthlyChart) -> DaySpan {
    let days = || {
        chart.panels.iter().flat_map(|panel| {
            let others = panel.others.iter().flat_map(|line| &line.points);
            let others = others.map(|&(day, _)| day);
            panel.months.iter().map(|month| month.month).chain(others)
        })
    };
    let first = days().min().unwrap_or(Day::from_number(0));
    let last = days().max().unwrap_or(first);
    DaySpan {
        first: first_of_month(first),
        last: first_of_month(last).plus_months(1) - 1,
    }
}

/// The last month of each line, if it had cases: beside a gap it would name the wrong month.
fn lasts(chart: &MonthlyChart, panel: &MonthlyPanel) -> Vec<LastValue> {
    let (notation, unit) = (&chart.notation, chart.unit);
    let own = panel.months.last().and_then(|month| month.value);
    let own = own.map(|value| LastValue {
        value: value.middle,
        name: chart.name.clone(),
        written: unit.write(notation, value.middle),
        range: unit.write_range(notation, value.p05, value.p95),
        colour: MIDDLE,
    });
    let others = LastValue::of_lines(&panel.others, |value| unit.write(notation, value));
    own.into_iter().chain(others).collect()
}

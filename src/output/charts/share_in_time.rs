//! The share in time by month, with its range over the replications, against its target.

use crate::time::Day;

use super::canvas::{Dash, Point};
use super::caption::Caption;
use super::day_axis::{DaySpan, MonthName, first_of_month, month_middle_at};
use super::legend::{Sample, draw_range_bar};
use super::notation::Notation;
use super::palette::MIDDLE;
use super::svg::Svg;
use super::time_plot::{LastValue, Target, TimePlot, TimePlotParts};
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
    /// The months, in the order of time.
    pub months: Vec<MonthlyShare>,
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
        legend: vec![
            (Sample::DottedLine, &chart.legend.mean),
            (Sample::RangeBar, &chart.legend.range),
        ],
        value_title: &chart.value_title,
        values: ValueAxis::of_shares(std::iter::empty()),
        write_value: |notation, tick| notation.percent(tick),
        span: span_of(&chart.months),
        month_name: MonthName::UnderMiddle,
        marks: &[],
        target: chart.target.as_ref(),
        last: last_value(chart),
    });
    draw_ranges(&mut plot, &chart.months);
    plot.draw_over_ranges();
    draw_means(&mut plot, &chart.months);
    plot.finish()
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
fn span_of(months: &[MonthlyShare]) -> DaySpan {
    let first = months
        .first()
        .map_or(Day::from_number(0), |month| month.month);
    let last = months.last().map_or(first, |month| month.month);
    DaySpan {
        first: first_of_month(first),
        last: first_of_month(last).plus_months(1) - 1,
    }
}

/// The last month that had cases, if that is the last month: beside a gap it would name the wrong month.
fn last_value(chart: &ShareInTimeChart) -> Option<LastValue> {
    let share = chart.months.last()?.share?;
    Some(LastValue {
        value: share.mean,
        written: chart.notation.percent(share.mean),
        range: chart.notation.percent_range(share.p05, share.p95),
    })
}

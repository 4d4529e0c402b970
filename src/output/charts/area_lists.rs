//! The waiting list of each area, panel under panel, on one axis of days and with the same axis of cases.

use super::caption::Caption;
use super::day_axis::{DaySpan, MonthName, day_at};
use super::legend::Sample;
use super::mark::Mark;
use super::notation::Notation;
use super::palette::MIDDLE;
use super::scenario_line::{LineStyle, ScenarioLine};
use super::svg::Svg;
use super::time_plot::{LastValue, LineEnd, PanelParts, Size, TimePlot, TimePlotParts, legend_of};
use super::value_axis::ValueAxis;
use super::waiting_list::{
    Quantiles, WaitingListLegend, WaitingListWeek, draw_bands, draw_median, marks_inside,
};

/// The waiting lists of areas.
#[derive(Clone, PartialEq, Debug)]
pub struct AreaListsChart {
    /// The words around it.
    pub caption: Caption,
    /// How dates and numbers are written.
    pub notation: Notation,
    /// What the line and the bands are.
    pub legend: WaitingListLegend,
    /// The scenario that is drawn with its bands: a short name; empty where it is the only one.
    pub name: String,
    /// How the scenarios are called whose last values read the same: `overige`.
    pub the_rest: String,
    /// From top to bottom; at least one.
    pub areas: Vec<AreaPanel>,
    /// Moments worth pointing at; those outside the weeks are not drawn.
    pub marks: Vec<Mark>,
}

/// The waiting list of one area.
#[derive(Clone, PartialEq, Debug)]
pub struct AreaPanel {
    /// The area, and what is counted, on one line.
    pub title: String,
    /// The counts, in the order of time.
    pub weeks: Vec<WaitingListWeek>,
    /// The medians of the other scenarios.
    pub others: Vec<ScenarioLine>,
}

const HEIGHT: f64 = 120.0;

/// Draws the waiting lists of areas.
pub fn area_lists(chart: &AreaListsChart) -> Svg {
    let span = span_of(chart);
    let marks = marks_inside(&chart.marks, span);
    let values = || ValueAxis::of_counts(chart.areas.iter().flat_map(values_of));
    let panel = |area| parts(chart, area, values());
    let mut plot = TimePlot::new(TimePlotParts {
        caption: &chart.caption,
        notation: &chart.notation,
        size: Size::Full,
        legend: legend(chart),
        span,
        month_name: MonthName::UnderFirstDay,
        marks: &marks,
        panels: chart.areas.iter().map(panel).collect(),
    });
    let placed =
        |(number, area): (usize, &AreaPanel)| Quantiles::placed(&plot, number, &area.weeks);
    let lines: Vec<Quantiles> = chart.areas.iter().enumerate().map(placed).collect();
    for lines in &lines {
        draw_bands(&mut plot.canvas, lines);
    }
    plot.draw_over_ranges();
    for (number, (area, lines)) in chart.areas.iter().zip(&lines).enumerate() {
        plot.draw_scenarios(number, &area.others, day_at);
        draw_median(&mut plot.canvas, lines);
    }
    plot.finish()
}

fn parts<'a>(chart: &AreaListsChart, area: &'a AreaPanel, values: ValueAxis) -> PanelParts<'a> {
    let own = area.weeks.last().map(|week| LineEnd {
        name: &chart.name,
        value: week.p50,
        colour: MIDDLE,
    });
    let others = area.others.iter().enumerate();
    let others = others.filter_map(|(position, line)| {
        Some(LineEnd {
            name: &line.name,
            value: line.last()?,
            colour: LineStyle::of(position).colour,
        })
    });
    let lines = own.into_iter().chain(others).collect();
    let write = |value| chart.notation.count(value);
    PanelParts {
        value_title: &area.title,
        values,
        write_value: |notation, tick| notation.number(tick, 0),
        target: None,
        lasts: LastValue::grouped(lines, &chart.the_rest, write),
        height: HEIGHT,
    }
}

/// All that the axis has to hold.
fn values_of(area: &AreaPanel) -> impl Iterator<Item = f64> + '_ {
    let own = area.weeks.iter().map(|week| week.p95);
    own.chain(area.others.iter().flat_map(ScenarioLine::values))
}

fn legend(chart: &AreaListsChart) -> Vec<(Sample, &str)> {
    let words = &chart.legend;
    let mut legend = vec![(Sample::Line, words.median.as_str())];
    let others = chart.areas.first().map_or(&[][..], |area| &area.others);
    legend.extend(legend_of(others));
    legend.push((Sample::Half, &words.half));
    legend.push((Sample::Most, &words.most));
    legend
}

/// From the first week to the last.
fn span_of(chart: &AreaListsChart) -> DaySpan {
    let days = || {
        chart
            .areas
            .iter()
            .flat_map(|area| &area.weeks)
            .map(|week| week.day)
    };
    let first = days().min().unwrap_or(crate::time::Day::from_number(0));
    let last = days().max().unwrap_or(first);
    let last = if last > first { last } else { first + 7 };
    DaySpan { first, last }
}

//! The panel under a list over time: steps of staff, or what comes and goes by month, on the same axis of days.

use crate::time::Day;

use super::canvas::{Dash, Point};
use super::day_axis::day_at;
use super::legend::{Sample, draw_column};
use super::notation::Notation;
use super::palette::MIDDLE;
use super::scenario_line::LineStyle;
use super::time_plot::{LastValue, LineEnd, PanelParts, TimePlot};
use super::value_axis::ValueAxis;

/// Values that hold for a while and then step, by scenario.
#[derive(Clone, PartialEq, Debug)]
pub struct LowerPanel {
    /// What the values are, over the axis, on one line: `fte medewerker Veilig Thuis`.
    pub value_title: String,
    /// What the values are.
    pub unit: LowerUnit,
    /// Filled columns behind the lines; may be empty.
    pub columns: Vec<Step>,
    /// What the columns are, in the legend; empty where there are none.
    pub columns_legend: String,
    /// The scenario that is drawn with its bands above.
    pub own: Vec<Step>,
    /// The others, by name, in the order in which they are drawn above.
    pub others: Vec<(String, Vec<Step>)>,
    /// How the scenarios are called whose last values read the same: `overige`.
    pub the_rest: String,
}

/// What the values of a lower panel are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LowerUnit {
    /// Fte: with a decimal where they are not whole.
    Fte,
    /// Numbers of cases or contacts.
    Count,
}

impl LowerUnit {
    fn write(self, notation: &Notation, value: f64) -> String {
        match self {
            LowerUnit::Fte => notation.short(value),
            LowerUnit::Count => notation.count(value),
        }
    }
}

/// A value that holds from one day up to another.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Step {
    /// From the start of this day.
    pub from: Day,
    /// Up to the start of this one.
    pub until: Day,
    /// The value.
    pub value: f64,
}

/// A panel is so high at least.
const HEIGHT: f64 = 92.0;

impl LowerPanel {
    /// The panel without its data; `name` is that of the scenario which is drawn with its bands above.
    pub(super) fn parts<'a>(&'a self, name: &str, notation: &Notation) -> PanelParts<'a> {
        let others = self.others.iter().flat_map(|(_, steps)| steps);
        let steps = self.columns.iter().chain(&self.own).chain(others);
        PanelParts {
            value_title: &self.value_title,
            values: ValueAxis::of_few_counts(steps.map(|step| step.value)),
            write_value: |notation, tick| notation.number(tick, 0),
            target: None,
            lasts: self.lasts(name, notation),
            height: HEIGHT,
        }
    }

    /// What the columns are.
    pub(super) fn legend(&self) -> Option<(Sample, &str)> {
        let has_columns = !self.columns.is_empty();
        has_columns.then_some((Sample::Column, self.columns_legend.as_str()))
    }

    /// Columns, under marks and lines.
    pub(super) fn draw_columns(&self, plot: &mut TimePlot<'_>, panel: usize) {
        let (days, values) = (plot.days, plot.values(panel));
        plot.canvas.layer("columns", Dash::Solid, |pen| {
            for column in &self.columns {
                let (left, right) = (day_at(&days, column.from), day_at(&days, column.until));
                let gap = ((right - left) * 0.08).min(2.0);
                let (left, right) = (left + gap, right - gap);
                let (top, bottom) = (values.at(column.value), values.at(0.0));
                draw_column(pen, (left, right), (top, bottom));
            }
        });
    }

    /// The steps of all scenarios.
    pub(super) fn draw_steps(&self, plot: &mut TimePlot<'_>, panel: usize) {
        let others = self.others.iter();
        let others = others.map(|(_, steps)| stretches(plot, panel, steps));
        let others: Vec<Vec<Vec<Point>>> = others.collect();
        plot.canvas.scenario_lines(&others);
        let own = stretches(plot, panel, &self.own);
        plot.canvas.layer("own", Dash::Solid, |pen| {
            for stretch in &own {
                pen.line(stretch, MIDDLE, 2.25);
            }
        });
    }

    /// The last values. Those of several scenarios that read the same stand in one label.
    fn lasts(&self, name: &str, notation: &Notation) -> Vec<LastValue> {
        let end = |name, steps: &[Step], colour| {
            let value = steps.last()?.value;
            Some(LineEnd {
                name,
                value,
                colour,
            })
        };
        let own = end(name, &self.own, MIDDLE);
        let others = self.others.iter().enumerate();
        let others = others.filter_map(|(position, (name, steps))| {
            end(name, steps, LineStyle::of(position).colour)
        });
        let all = own.into_iter().chain(others).collect();
        LastValue::grouped(all, &self.the_rest, |value| {
            self.unit.write(notation, value)
        })
    }
}

/// Steps that follow each other as one line; a gap in time begins another.
fn stretches(plot: &TimePlot<'_>, panel: usize, steps: &[Step]) -> Vec<Vec<Point>> {
    let follows = |one: &Step, other: &Step| one.until == other.from;
    let corners = |step: &Step| {
        let corner = |day: Day| plot.point(panel, day_at(&plot.days, day), step.value);
        [corner(step.from), corner(step.until)]
    };
    let stretches = steps.chunk_by(follows);
    stretches
        .map(|stretch| stretch.iter().flat_map(corners).collect())
        .collect()
}

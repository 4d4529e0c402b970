//! `ScenarioLine`: the course of a scenario beside that of the scenario which is drawn with its range.

use crate::time::Day;

use super::canvas::{Canvas, Dash, Point};
use super::palette::{Colour, OTHERS, WHITE};

/// The course of a scenario. It is drawn as a line of its own kind.
#[derive(Clone, PartialEq, Debug)]
pub struct ScenarioLine {
    /// A short name, written at the end of the line.
    pub name: String,
    /// What the line is, in the legend.
    pub legend: String,
    /// Day and value, in the order of time. Without a value there is a gap.
    pub points: Vec<(Day, Option<f64>)>,
}

/// How the line of a scenario looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct LineStyle {
    pub(super) dash: Dash,
    pub(super) colour: Colour,
}

const DASHES: [Dash; 4] = [Dash::Long, Dash::StrokeDot, Dash::Short, Dash::StrokeDotDot];

impl LineStyle {
    /// The style of the line at a position. Sixteen lines differ; the first four differ in grey.
    pub(super) fn of(position: usize) -> Self {
        let round = position / OTHERS.len();
        LineStyle {
            dash: DASHES[(position + round) % DASHES.len()],
            colour: OTHERS[position % OTHERS.len()],
        }
    }
}

impl ScenarioLine {
    /// Its last value, if the last point has one: beside a gap it would name the wrong day.
    pub(super) fn last(&self) -> Option<f64> {
        self.points.last()?.1
    }

    /// Its values.
    pub(super) fn values(&self) -> impl Iterator<Item = f64> + '_ {
        self.points.iter().filter_map(|&(_, value)| value)
    }

    /// The stretches without a gap, placed on the canvas.
    pub(super) fn stretches(&self, place: impl Fn(Day, f64) -> Point) -> Vec<Vec<Point>> {
        let stretches = self.points.split(|(_, value)| value.is_none());
        let placed = stretches.map(|stretch| {
            let known = stretch
                .iter()
                .filter_map(|&(day, value)| Some((day, value?)));
            known.map(|(day, value)| place(day, value)).collect()
        });
        placed
            .filter(|stretch: &Vec<Point>| !stretch.is_empty())
            .collect()
    }
}

impl Canvas {
    /// Draws the lines of scenarios, with white under all of them so that they also show on bands. Where several run
    /// together, each shows in the gaps of the others.
    pub(super) fn scenario_lines(&mut self, lines: &[Vec<Vec<Point>>]) {
        self.layer("scenario", Dash::Solid, |pen| {
            let stretches = lines.iter().flatten();
            for stretch in stretches.filter(|stretch| stretch.len() > 1) {
                pen.line(stretch, WHITE, 4.25);
            }
        });
        for (position, stretches) in lines.iter().enumerate() {
            let style = LineStyle::of(position);
            self.layer("scenario", style.dash, |pen| {
                for stretch in stretches {
                    match stretch[..] {
                        [alone] => pen.circle(alone, 3.0, style.colour),
                        _ => pen.line(stretch, style.colour, 2.25),
                    }
                }
            });
        }
    }
}

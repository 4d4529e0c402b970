//! What the charts over time have in common: axes, marks, target line and the labels at their right.

use crate::time::Day;

use super::canvas::{Anchor, Canvas, Dash, LABEL_SIZE, MARGIN, Point, QUIET, RIGHT, Type};
use super::caption::Caption;
use super::day_axis::{DayAxis, DaySpan, MonthName, day_at};
use super::end_label::{END_GAP, END_ROOM, EndLabel, height_of};
use super::legend::Sample;
use super::mark::{LANE, Lane, MARK_TYPE, Mark, lanes};
use super::notation::Notation;
use super::palette::{AXIS, Colour, GRID, INK, MOMENT, MUTED, TARGET, WHITE};
use super::scale::Scale;
use super::scenario_line::{LineStyle, ScenarioLine};
use super::svg::Svg;
use super::value_axis::ValueAxis;

/// A value to stay under or to reach.
#[derive(Clone, PartialEq, Debug)]
pub struct Target {
    /// The value, in the unit of the chart; a share of one where the chart shows percents.
    pub value: f64,
    /// What the line means, the value included.
    pub label: String,
}

/// What a chart over time is made of besides its data.
pub(super) struct TimePlotParts<'a> {
    pub(super) caption: &'a Caption,
    pub(super) notation: &'a Notation,
    pub(super) legend: Vec<(Sample, &'a str)>,
    /// What the values are, over the axis; may be empty.
    pub(super) value_title: &'a str,
    pub(super) values: ValueAxis,
    /// How a value on the axis is written.
    pub(super) write_value: fn(&Notation, f64) -> String,
    pub(super) span: DaySpan,
    pub(super) month_name: MonthName,
    pub(super) marks: &'a [Mark],
    pub(super) target: Option<&'a Target>,
    /// The last value of each line.
    pub(super) lasts: Vec<LastValue>,
}

/// The last value of a line.
pub(super) struct LastValue {
    pub(super) value: f64,
    /// Of which scenario; empty where it is the only one.
    pub(super) name: String,
    pub(super) written: String,
    /// Empty where the line has no range.
    pub(super) range: String,
    pub(super) colour: Colour,
}

impl LastValue {
    /// The last values of the lines of scenarios.
    pub(super) fn of_lines(
        lines: &[ScenarioLine],
        write: impl Fn(f64) -> String,
    ) -> impl Iterator<Item = LastValue> {
        let last = move |(position, line): (usize, &ScenarioLine)| {
            let value = line.last()?;
            Some(LastValue {
                value,
                name: line.name.clone(),
                written: write(value),
                range: String::new(),
                colour: LineStyle::of(position).colour,
            })
        };
        lines.iter().enumerate().filter_map(last)
    }
}

/// The legend of the lines of scenarios.
pub(super) fn legend_of(lines: &[ScenarioLine]) -> impl Iterator<Item = (Sample, &str)> {
    let lines = lines.iter().enumerate();
    lines.map(|(position, line)| {
        let sample = Sample::Scenario(LineStyle::of(position));
        (sample, line.legend.as_str())
    })
}

/// Axes on a canvas, ready for the data.
pub(super) struct TimePlot<'a> {
    pub(super) canvas: Canvas,
    pub(super) days: Scale,
    pub(super) values: Scale,
    parts: TimePlotParts<'a>,
    frame: Frame,
    lanes: Vec<Lane>,
}

#[derive(Clone, Copy)]
struct Frame {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

const PLOT_HEIGHT: f64 = 300.0;
const TICK: f64 = 6.0;
const TITLE_TYPE: Type = Type::regular(LABEL_SIZE, INK);

impl<'a> TimePlot<'a> {
    /// Caption, legend, grid: all that lies under the data.
    pub(super) fn new(parts: TimePlotParts<'a>) -> Self {
        let mut canvas = Canvas::new(parts.caption);
        canvas.legend(&parts.legend);
        let (left, right) = (left_side(&parts), RIGHT - right_side(&parts));
        let days = parts.span.scale(left, right);
        let lanes = mark_lanes(parts.marks, &days);
        canvas.used += 12.0;
        let top = canvas.used + head_height(parts.value_title, &lanes);
        write_value_title(&mut canvas, parts.value_title);
        let frame = Frame {
            left,
            right,
            top,
            bottom: top + plot_height(&parts),
        };
        let values = Scale::new(0.0, parts.values.top(), frame.bottom, frame.top);
        let mut plot = TimePlot {
            canvas,
            days,
            values,
            parts,
            frame,
            lanes,
        };
        plot.draw_value_axis();
        plot
    }

    /// The labels at the right, and the picture that results.
    pub(super) fn finish(mut self) -> Svg {
        self.write_end_labels();
        self.canvas.finish(self.parts.caption)
    }

    fn draw_value_axis(&mut self) {
        let Frame { left, right, .. } = self.frame;
        let ticks: Vec<(f64, f64)> = self
            .parts
            .values
            .ticks
            .iter()
            .map(|&tick| (tick, self.values.at(tick)))
            .collect();
        self.canvas.layer("grid", Dash::Solid, |pen| {
            for &(_, at) in &ticks {
                pen.line(&[(left, at), (right, at)], GRID, 1.0);
            }
        });
        for (tick, at) in ticks {
            let written = (self.parts.write_value)(self.parts.notation, tick);
            self.canvas
                .text_centred(&written, (left - 9.0, at), Anchor::End, QUIET);
        }
    }

    /// Axis, marks and target: over the ranges, and under the line that is to be compared with them.
    pub(super) fn draw_over_ranges(&mut self) {
        self.draw_day_axis();
        self.draw_marks();
        self.draw_target();
    }

    fn draw_target(&mut self) {
        let Some(at) = self.target_at() else { return };
        let Frame { left, right, .. } = self.frame;
        let line = [(left, at), (right, at)];
        // White under the dashes, so that they also show on the bands.
        self.canvas
            .layer("target", Dash::Solid, |pen| pen.line(&line, WHITE, 3.5));
        self.canvas
            .layer("target", Dash::Dashed, |pen| pen.line(&line, TARGET, 2.0));
    }

    fn draw_marks(&mut self) {
        let Frame { top, bottom, .. } = self.frame;
        for (mark, lane) in self.parts.marks.iter().zip(&self.lanes) {
            let middle = top - 9.0 - (lane.lane as f64 + 0.5) * LANE;
            let line = [(lane.at, middle - 7.0), (lane.at, bottom)];
            self.canvas
                .layer("mark", Dash::Dotted, |pen| pen.line(&line, MOMENT, 1.75));
            self.canvas
                .text_centred(&mark.label, (lane.left, middle), Anchor::Start, MARK_TYPE);
        }
    }

    fn draw_day_axis(&mut self) {
        let Frame {
            left,
            right,
            bottom,
            ..
        } = self.frame;
        let parts = &self.parts;
        let axis = DayAxis::new(parts.span, &self.days, parts.notation, parts.month_name);
        let has_names = !axis.ticks.is_empty();
        let years_at = bottom + if has_names { 41.0 } else { 20.0 };
        // Between the years, never through the name of a month.
        let year_line_top = if has_names { years_at - 9.0 } else { bottom };
        self.canvas.layer("axis", Dash::Solid, |pen| {
            pen.line(&[(left, bottom), (right, bottom)], AXIS, 1.25);
            let named = axis.ticks.iter().map(|tick| tick.at);
            for at in named.chain(axis.minor.iter().copied()) {
                pen.line(&[(at, bottom), (at, bottom + TICK)], AXIS, 1.0);
            }
            for &at in &axis.year_starts {
                pen.line(&[(at, year_line_top), (at, years_at + 9.0)], AXIS, 1.0);
            }
        });
        for tick in &axis.ticks {
            self.canvas
                .text_centred(&tick.name, (tick.at, bottom + 19.0), Anchor::Middle, QUIET);
        }
        for year in &axis.years {
            self.canvas
                .text_centred(&year.name, (year.at, years_at), Anchor::Middle, QUIET);
        }
        self.canvas.used = years_at + 10.0;
    }

    fn write_end_labels(&mut self) {
        let lasts = self.parts.lasts.iter().map(|last| EndLabel {
            at: self.values.at(last.value),
            lines: last_lines(last),
        });
        let target = self.parts.target.zip(self.target_at());
        let target = target.map(|(target, at)| EndLabel {
            at,
            lines: target_lines(target),
        });
        let labels: Vec<EndLabel> = lasts.chain(target).collect();
        let room = (self.frame.top - 10.0, self.frame.bottom + 10.0);
        self.canvas.end_labels(&labels, self.frame.right, room);
    }

    fn target_at(&self) -> Option<f64> {
        self.parts.target.map(|target| self.values.at(target.value))
    }

    /// The lines of scenarios beside the first: over its ranges, under its line.
    pub(super) fn draw_scenarios(
        &mut self,
        lines: &[ScenarioLine],
        at: impl Fn(&Scale, Day) -> f64,
    ) {
        let placed: Vec<Vec<Vec<Point>>> = lines
            .iter()
            .map(|line| line.stretches(|day, value| self.point(at(&self.days, day), value)))
            .collect();
        self.canvas.scenario_lines(&placed);
    }

    /// A point of the data.
    pub(super) fn point(&self, at: f64, value: f64) -> Point {
        (at, self.values.at(value))
    }
}

fn last_lines(last: &LastValue) -> Vec<(String, Type)> {
    let words = Type::semi_bold(LABEL_SIZE, last.colour);
    if last.range.is_empty() {
        // Many lines end here: name and value share a line where they fit.
        let lines = words.wrap(&format!("{}: {}", last.name, last.written), END_ROOM);
        return lines.into_iter().map(|line| (line, words)).collect();
    }
    let names = words.wrap(&last.name, END_ROOM).into_iter();
    let mut lines: Vec<(String, Type)> = names.map(|line| (line, words)).collect();
    let value_type = Type::semi_bold(LABEL_SIZE + 1.0, last.colour);
    lines.push((last.written.clone(), value_type));
    lines.push((last.range.clone(), Type::regular(LABEL_SIZE, MUTED)));
    lines
}

/// High enough for the labels of all lines beside it.
fn plot_height(parts: &TimePlotParts<'_>) -> f64 {
    let lasts = parts.lasts.iter().map(last_lines);
    let labels = lasts.chain(parts.target.map(target_lines));
    let labels: Vec<EndLabel> = labels.map(|lines| EndLabel { at: 0.0, lines }).collect();
    PLOT_HEIGHT.max(height_of(&labels))
}

fn target_lines(target: &Target) -> Vec<(String, Type)> {
    let letters = Type::regular(LABEL_SIZE, TARGET);
    let lines = letters.wrap_evenly(&target.label, END_ROOM);
    lines.into_iter().map(|line| (line, letters)).collect()
}

/// Height of what stands over the drawing: labels of marks, and over them what the values are, in the same row where
/// that is free.
fn head_height(title: &str, lanes: &[Lane]) -> f64 {
    let lane_count = lanes.iter().map(|lane| lane.lane + 1).max().unwrap_or(0);
    let title_end = MARGIN + TITLE_TYPE.width(title) + 2.0 * END_GAP;
    let is_beside = |lane: &Lane| lane.lane + 1 < lane_count || lane.left.min(lane.at) >= title_end;
    let has_own_row = !title.is_empty() && (lane_count == 0 || !lanes.iter().all(is_beside));
    (lane_count + usize::from(has_own_row)) as f64 * LANE + 11.0
}

fn write_value_title(canvas: &mut Canvas, title: &str) {
    if title.is_empty() {
        return;
    }
    let middle = canvas.used + LANE / 2.0;
    canvas.text_centred(title, (MARGIN, middle), Anchor::Start, TITLE_TYPE);
}

/// How far the drawing begins from the left: room for the numbers on the axis.
fn left_side(parts: &TimePlotParts<'_>) -> f64 {
    let ticks = parts.values.ticks.iter();
    let widths = ticks.map(|&tick| QUIET.width(&(parts.write_value)(parts.notation, tick)));
    MARGIN + widths.fold(0.0, f64::max) + 9.0
}

/// How far the drawing ends from the right: room for the labels there.
fn right_side(parts: &TimePlotParts<'_>) -> f64 {
    let lasts = parts.lasts.iter().map(last_lines);
    let lines = lasts.chain(parts.target.map(target_lines));
    let widths = lines.map(|lines| EndLabel { at: 0.0, lines }.width());
    let width = widths.fold(0.0, f64::max);
    if width > 0.0 { END_GAP + width } else { 0.0 }
}

fn mark_lanes(marks: &[Mark], days: &Scale) -> Vec<Lane> {
    let label = |mark: &Mark| (day_at(days, mark.day), MARK_TYPE.width(&mark.label));
    let labels: Vec<(f64, f64)> = marks.iter().map(label).collect();
    lanes(&labels, MARGIN)
}

//! What the charts over time have in common: panels above each other that share the axis of days, marks, target lines
//! and the labels at their right.

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

/// How high a chart over time is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Size {
    /// As a picture of its own.
    #[default]
    Full,
    /// Between the lines of a letter, where two have to share a page with text.
    Low,
}

impl Size {
    /// The height of a panel that is so high in full.
    fn of(self, height: f64) -> f64 {
        match self {
            Size::Full => height,
            Size::Low => (height * LOW).round(),
        }
    }
}

/// What is left of the height of a panel in a letter.
const LOW: f64 = 0.5;

/// What a chart over time is made of besides its data.
pub(super) struct TimePlotParts<'a> {
    pub(super) caption: &'a Caption,
    pub(super) notation: &'a Notation,
    pub(super) size: Size,
    pub(super) legend: Vec<(Sample, &'a str)>,
    pub(super) span: DaySpan,
    pub(super) month_name: MonthName,
    pub(super) marks: &'a [Mark],
    /// From top to bottom; at least one.
    pub(super) panels: Vec<PanelParts<'a>>,
}

/// What a panel is made of besides its data.
pub(super) struct PanelParts<'a> {
    /// What the values are, over the axis; may be empty.
    pub(super) value_title: &'a str,
    pub(super) values: ValueAxis,
    /// How a value on the axis is written.
    pub(super) write_value: fn(&Notation, f64) -> String,
    pub(super) target: Option<&'a Target>,
    /// The last value of each line.
    pub(super) lasts: Vec<LastValue>,
    /// At least so high; higher where the labels beside it need it.
    pub(super) height: f64,
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

/// Where a line ends.
#[derive(Clone, Copy)]
pub(super) struct LineEnd<'a> {
    pub(super) name: &'a str,
    pub(super) value: f64,
    pub(super) colour: Colour,
}

/// Lines whose last values read the same.
struct SameEnd<'a> {
    written: String,
    lines: Vec<LineEnd<'a>>,
}

impl LastValue {
    /// The last values of lines. Those of several that read the same stand in one label: of the largest group it says
    /// `the_rest`, and where all read the same it has no name.
    pub(super) fn grouped(
        lines: Vec<LineEnd<'_>>,
        the_rest: &str,
        write: impl Fn(f64) -> String,
    ) -> Vec<LastValue> {
        let mut groups: Vec<SameEnd<'_>> = Vec::new();
        for line in lines {
            let written = write(line.value);
            match groups.iter_mut().find(|other| other.written == written) {
                Some(group) => group.lines.push(line),
                None => groups.push(SameEnd {
                    written,
                    lines: vec![line],
                }),
            }
        }
        let largest = groups.iter().map(|group| group.lines.len()).max();
        let is_rest =
            |group: &SameEnd<'_>| group.lines.len() > 1 && Some(group.lines.len()) == largest;
        let (alone, rest) = (groups.len() == 1, groups.iter().position(is_rest));
        let label = |(position, group): (usize, SameEnd<'_>)| {
            let names: Vec<&str> = group.lines.iter().map(|line| line.name).collect();
            LastValue {
                value: group.lines[0].value,
                name: match () {
                    () if alone => String::new(),
                    () if rest == Some(position) => the_rest.into(),
                    () => names.join(", "),
                },
                written: group.written,
                range: String::new(),
                colour: group.lines[0].colour,
            }
        };
        groups.into_iter().enumerate().map(label).collect()
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
    parts: TimePlotParts<'a>,
    frames: Vec<Frame>,
    lanes: Vec<Lane>,
}

/// Where a panel stands.
#[derive(Clone, Copy)]
struct Frame {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    values: Scale,
}

/// The height of a panel that stands alone or first.
pub(super) const PLOT_HEIGHT: f64 = 300.0;
/// Between a panel and the title of the one below it.
const PANEL_GAP: f64 = 18.0;
/// Between what stands over a panel and the panel.
const HEAD_GAP: f64 = 11.0;
const TICK: f64 = 6.0;
const TITLE_TYPE: Type = Type::regular(LABEL_SIZE, INK);

impl<'a> TimePlot<'a> {
    /// Caption, legend, grid: all that lies under the data.
    pub(super) fn new(parts: TimePlotParts<'a>) -> Self {
        let mut canvas = Canvas::new(parts.caption);
        canvas.legend(&parts.legend);
        let widest = |side: &dyn Fn(&PanelParts<'_>) -> f64| {
            parts.panels.iter().map(side).fold(0.0, f64::max)
        };
        let left = MARGIN + widest(&|panel| left_side(panel, parts.notation));
        let right = RIGHT - widest(&right_side);
        let days = parts.span.scale(left, right);
        let lanes = mark_lanes(parts.marks, &days);
        canvas.used += 12.0;
        let mut plot = TimePlot {
            canvas,
            days,
            frames: Vec::new(),
            lanes,
            parts,
        };
        for number in 0..plot.parts.panels.len() {
            plot.begin_panel(number, (left, right));
            plot.draw_value_axis(number);
        }
        plot
    }

    /// Makes room for a panel and writes what its values are.
    fn begin_panel(&mut self, number: usize, (left, right): Point) {
        let panel = &self.parts.panels[number];
        let top = match self.frames.last() {
            None => {
                let top = self.canvas.used + head_height(panel.value_title, &self.lanes);
                write_value_title(&mut self.canvas, panel.value_title);
                top
            }
            Some(above) => {
                self.canvas.used = above.bottom + PANEL_GAP;
                write_value_title(&mut self.canvas, panel.value_title);
                self.canvas.used + LANE + HEAD_GAP
            }
        };
        let bottom = top + panel_height(self.parts.size, panel);
        self.frames.push(Frame {
            left,
            right,
            top,
            bottom,
            values: Scale::new(0.0, panel.values.top(), bottom, top),
        });
    }

    /// The labels at the right, and the picture that results.
    pub(super) fn finish(mut self) -> Svg {
        for number in 0..self.frames.len() {
            self.write_end_labels(number);
        }
        self.canvas.finish(self.parts.caption)
    }

    /// The scale of the values of a panel.
    pub(super) fn values(&self, panel: usize) -> Scale {
        self.frames[panel].values
    }

    fn draw_value_axis(&mut self, number: usize) {
        let Frame { left, right, .. } = self.frames[number];
        let panel = &self.parts.panels[number];
        let values = self.frames[number].values;
        let place = |&tick: &f64| (tick, values.at(tick));
        let ticks: Vec<(f64, f64)> = panel.values.ticks.iter().map(place).collect();
        self.canvas.layer("grid", Dash::Solid, |pen| {
            for &(_, at) in &ticks {
                pen.line(&[(left, at), (right, at)], GRID, 1.0);
            }
        });
        for (tick, at) in ticks {
            let written = (panel.write_value)(self.parts.notation, tick);
            self.canvas
                .text_centred(&written, (left - 9.0, at), Anchor::End, QUIET);
        }
    }

    /// Axis, marks and targets: over the ranges, and under the lines that are to be compared with them.
    pub(super) fn draw_over_ranges(&mut self) {
        self.draw_day_axis();
        self.draw_marks();
        for number in 0..self.frames.len() {
            self.draw_target(number);
        }
    }

    fn draw_target(&mut self, number: usize) {
        let Some(at) = self.target_at(number) else {
            return;
        };
        let Frame { left, right, .. } = self.frames[number];
        let line = [(left, at), (right, at)];
        // White under the dashes, so that they also show on the bands.
        self.canvas
            .layer("target", Dash::Solid, |pen| pen.line(&line, WHITE, 3.5));
        self.canvas
            .layer("target", Dash::Dashed, |pen| pen.line(&line, TARGET, 2.0));
    }

    fn draw_marks(&mut self) {
        for (position, (mark, lane)) in self.parts.marks.iter().zip(&self.lanes).enumerate() {
            let middle = self.frames[0].top - 9.0 - (lane.lane as f64 + 0.5) * LANE;
            let same_day = |other: &&Lane| (other.at - lane.at).abs() < 0.5;
            let highest = self
                .lanes
                .iter()
                .filter(same_day)
                .map(|other| other.lane)
                .max();
            // Dots over dots fill each other's gaps: of the marks of a day only the highest has a line.
            let is_first = !self.lanes[..position]
                .iter()
                .any(|other| same_day(&other) && other.lane == lane.lane);
            let has_line = is_first && highest == Some(lane.lane);
            let frames = &self.frames;
            self.canvas.layer("mark", Dash::Dotted, |pen| {
                for (number, frame) in frames.iter().enumerate().filter(|_| has_line) {
                    // Not through the words between two panels.
                    let top = if number == 0 { middle - 7.0 } else { frame.top };
                    pen.line(&[(lane.at, top), (lane.at, frame.bottom)], MOMENT, 1.75);
                }
            });
            self.canvas
                .text_centred(&mark.label, (lane.left, middle), Anchor::Start, MARK_TYPE);
        }
    }

    fn draw_day_axis(&mut self) {
        let parts = &self.parts;
        let axis = DayAxis::new(parts.span, &self.days, parts.notation, parts.month_name);
        let last = self.frames[self.frames.len() - 1];
        let has_names = !axis.ticks.is_empty();
        let years_at = last.bottom + if has_names { 41.0 } else { 20.0 };
        // Between the years, never through the name of a month.
        let year_line_top = if has_names {
            years_at - 9.0
        } else {
            last.bottom
        };
        let frames = &self.frames;
        self.canvas.layer("axis", Dash::Solid, |pen| {
            for frame in frames {
                let (left, right, bottom) = (frame.left, frame.right, frame.bottom);
                pen.line(&[(left, bottom), (right, bottom)], AXIS, 1.25);
                let named = axis.ticks.iter().map(|tick| tick.at);
                for at in named.chain(axis.minor.iter().copied()) {
                    pen.line(&[(at, bottom), (at, bottom + TICK)], AXIS, 1.0);
                }
            }
            for &at in &axis.year_starts {
                pen.line(&[(at, year_line_top), (at, years_at + 9.0)], AXIS, 1.0);
            }
        });
        for tick in &axis.ticks {
            let at = (tick.at, last.bottom + 19.0);
            self.canvas
                .text_centred(&tick.name, at, Anchor::Middle, QUIET);
        }
        for year in &axis.years {
            self.canvas
                .text_centred(&year.name, (year.at, years_at), Anchor::Middle, QUIET);
        }
        self.canvas.used = years_at + 10.0;
    }

    fn write_end_labels(&mut self, number: usize) {
        let frame = self.frames[number];
        let panel = &self.parts.panels[number];
        let lasts = panel.lasts.iter().map(|last| EndLabel {
            at: frame.values.at(last.value),
            lines: last_lines(last),
        });
        let target = panel.target.map(|target| EndLabel {
            at: frame.values.at(target.value),
            lines: target_lines(target),
        });
        let labels: Vec<EndLabel> = lasts.chain(target).collect();
        let room = (frame.top - 10.0, frame.bottom + 10.0);
        self.canvas.end_labels(&labels, frame.right, room);
    }

    fn target_at(&self, number: usize) -> Option<f64> {
        let target = self.parts.panels[number].target?;
        Some(self.frames[number].values.at(target.value))
    }

    /// The lines of scenarios beside the first in a panel: over its ranges, under its line.
    pub(super) fn draw_scenarios(
        &mut self,
        panel: usize,
        lines: &[ScenarioLine],
        at: impl Fn(&Scale, Day) -> f64,
    ) {
        let placed: Vec<Vec<Vec<Point>>> = lines
            .iter()
            .map(|line| line.stretches(|day, value| self.point(panel, at(&self.days, day), value)))
            .collect();
        self.canvas.scenario_lines(&placed);
    }

    /// A point of the data of a panel.
    pub(super) fn point(&self, panel: usize, at: f64, value: f64) -> Point {
        (at, self.frames[panel].values.at(value))
    }
}

fn last_lines(last: &LastValue) -> Vec<(String, Type)> {
    let words = Type::semi_bold(LABEL_SIZE, last.colour);
    if last.range.is_empty() {
        // Many lines end here: name and value share a line where they fit.
        let named = match last.name.as_str() {
            "" => last.written.clone(),
            name => format!("{name}: {}", last.written),
        };
        let lines = words.wrap(&named, END_ROOM);
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
fn panel_height(size: Size, panel: &PanelParts<'_>) -> f64 {
    let lasts = panel.lasts.iter().map(last_lines);
    let labels = lasts.chain(panel.target.map(target_lines));
    let labels: Vec<EndLabel> = labels.map(|lines| EndLabel { at: 0.0, lines }).collect();
    size.of(panel.height).max(height_of(&labels))
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
    (lane_count + usize::from(has_own_row)) as f64 * LANE + HEAD_GAP
}

fn write_value_title(canvas: &mut Canvas, title: &str) {
    if title.is_empty() {
        return;
    }
    let middle = canvas.used + LANE / 2.0;
    canvas.text_centred(title, (MARGIN, middle), Anchor::Start, TITLE_TYPE);
}

/// Room to the left of a panel for the numbers on its axis.
fn left_side(panel: &PanelParts<'_>, notation: &Notation) -> f64 {
    let ticks = panel.values.ticks.iter();
    let widths = ticks.map(|&tick| QUIET.width(&(panel.write_value)(notation, tick)));
    widths.fold(0.0, f64::max) + 9.0
}

/// Room to the right of a panel for the labels there.
fn right_side(panel: &PanelParts<'_>) -> f64 {
    let lasts = panel.lasts.iter().map(last_lines);
    let lines = lasts.chain(panel.target.map(target_lines));
    let widths = lines.map(|lines| EndLabel { at: 0.0, lines }.width());
    let width = widths.fold(0.0, f64::max);
    if width > 0.0 { END_GAP + width } else { 0.0 }
}

fn mark_lanes(marks: &[Mark], days: &Scale) -> Vec<Lane> {
    let label = |mark: &Mark| (day_at(days, mark.day), MARK_TYPE.width(&mark.label));
    let labels: Vec<(f64, f64)> = marks.iter().map(label).collect();
    lanes(&labels, MARGIN)
}

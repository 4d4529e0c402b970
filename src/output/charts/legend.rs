//! The legend: samples of what is drawn with their words, above the drawing so that it never covers any of it.

use super::canvas::{Anchor, Canvas, Dash, LABEL_LINE, MARGIN, PLAIN, Pen, Point, RIGHT};
use super::palette::{AXIS, HALF, INK, MIDDLE, MOST, MOST_EDGE, WHITE};
use super::scenario_line::LineStyle;
use super::texture::Texture;

/// What a sample looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sample {
    /// The median.
    Line,
    /// The band that holds half; a lying bar.
    Half,
    /// The band that holds nine in ten.
    Most,
    /// A line with a dot: a mean per period.
    DottedLine,
    /// An upright bar: the range of a period.
    RangeBar,
    /// A line with two caps: the range of a bar.
    Whisker,
    /// A column.
    Column,
    /// A dot.
    Dot,
    /// An open dot.
    OpenDot,
    /// The interval of a dot.
    Interval,
    /// The line of a scenario.
    Scenario(LineStyle),
    /// What fills a part of a bar.
    Texture(Texture),
}

impl Sample {
    fn width(self) -> f64 {
        match self {
            Sample::RangeBar | Sample::Column | Sample::Dot | Sample::OpenDot => 12.0,
            Sample::Scenario(_) => 44.0,
            _ => 28.0,
        }
    }
}

const SAMPLE_GAP: f64 = 9.0;
const ENTRY_GAP: f64 = 26.0;
const ROW: f64 = 24.0;

impl Canvas {
    /// The legend in as many rows as it needs, below what is there.
    pub(super) fn legend(&mut self, entries: &[(Sample, &str)]) {
        self.used += 12.0;
        let (mut left, mut row_height) = (MARGIN, 0.0);
        for &(sample, words) in entries {
            let words_from = sample.width() + SAMPLE_GAP;
            let lines = PLAIN.wrap(words, RIGHT - MARGIN - words_from);
            let widths = lines.iter().map(|line| PLAIN.width(line));
            let width = words_from + widths.fold(0.0, f64::max);
            if left > MARGIN && left + width > RIGHT {
                self.used += row_height;
                (left, row_height) = (MARGIN, 0.0);
            }
            if let Some(more_lines) = lines.len().checked_sub(1) {
                self.legend_entry(sample, &lines, (left, self.used + ROW / 2.0));
                row_height = f64::max(row_height, ROW + more_lines as f64 * LABEL_LINE);
                left += width + ENTRY_GAP;
            }
        }
        self.used += row_height;
    }

    /// A sample and its words; `at` is the middle of its left side, on its first line.
    fn legend_entry(&mut self, sample: Sample, lines: &[String], at: Point) {
        let dash = match sample {
            Sample::Scenario(style) => style.dash,
            _ => Dash::Solid,
        };
        self.layer("legend", dash, |pen| draw_sample(pen, sample, at));
        for (index, line) in lines.iter().enumerate() {
            let middle = at.1 + index as f64 * LABEL_LINE;
            let words_at = (at.0 + sample.width() + SAMPLE_GAP, middle);
            self.text_centred(line, words_at, Anchor::Start, PLAIN);
        }
    }
}

/// Draws a sample; `at` is the middle of its left side.
fn draw_sample(pen: &mut Pen<'_>, sample: Sample, at: Point) {
    let (left, right, centre) = (at.0, at.0 + sample.width(), at.0 + sample.width() / 2.0);
    match sample {
        Sample::Line => pen.line(&[(left, at.1), (right, at.1)], MIDDLE, 2.75),
        Sample::Half => pen.rectangle((left, at.1 - 7.0), (right, at.1 + 7.0), HALF),
        Sample::Most => {
            let (top, bottom) = (at.1 - 7.0, at.1 + 7.0);
            pen.rectangle((left, top), (right, bottom), MOST);
            pen.line(&[(left, top), (right, top)], MOST_EDGE, 1.0);
            pen.line(&[(left, bottom), (right, bottom)], MOST_EDGE, 1.0);
        }
        Sample::DottedLine => {
            pen.line(&[(left, at.1), (right, at.1)], MIDDLE, 1.75);
            pen.circle((centre, at.1), 4.0, MIDDLE);
        }
        Sample::RangeBar => draw_range_bar(pen, centre, (at.1 - 9.0, at.1 + 9.0), 12.0),
        Sample::Whisker => draw_whisker(pen, (left + 2.0, right - 2.0), at.1),
        Sample::Column => draw_column(pen, (left, right), (at.1 - 9.0, at.1 + 9.0)),
        Sample::Dot => draw_dot(pen, (centre, at.1), false),
        Sample::OpenDot => draw_dot(pen, (centre, at.1), true),
        Sample::Interval => draw_interval(pen, (left, right), at.1),
        Sample::Texture(texture) => {
            let (top, bottom) = (at.1 - 8.0, at.1 + 8.0);
            texture.fill(pen, (left, top), (right, bottom));
            let corners = [
                (left, bottom),
                (left, top),
                (right, top),
                (right, bottom),
                (left, bottom),
            ];
            pen.line(&corners, AXIS, 1.0);
        }
        Sample::Scenario(style) => {
            pen.line(&[(left, at.1), (right, at.1)], style.colour, 2.25);
        }
    }
}

/// An upright bar around `centre`, with its two ends marked.
pub(super) fn draw_range_bar(
    pen: &mut Pen<'_>,
    centre: f64,
    (top, bottom): (f64, f64),
    width: f64,
) {
    let (left, right) = (centre - width / 2.0, centre + width / 2.0);
    pen.rectangle((left, top), (right, bottom), MOST);
    pen.line(&[(left, top), (right, top)], MOST_EDGE, 1.25);
    pen.line(&[(left, bottom), (right, bottom)], MOST_EDGE, 1.25);
}

/// A filled column with its outline.
pub(super) fn draw_column(pen: &mut Pen<'_>, (left, right): Point, (top, bottom): Point) {
    pen.rectangle((left, top), (right, bottom), MOST);
    let outline = [(left, bottom), (left, top), (right, top), (right, bottom)];
    pen.line(&outline, MOST_EDGE, 1.0);
}

/// A dot, filled or open.
pub(super) fn draw_dot(pen: &mut Pen<'_>, at: Point, is_open: bool) {
    pen.circle(at, 5.5, MIDDLE);
    if is_open {
        pen.circle(at, 3.25, WHITE);
    }
}

/// A thick lying line: the interval of a dot.
pub(super) fn draw_interval(pen: &mut Pen<'_>, (left, right): (f64, f64), middle: f64) {
    pen.line(&[(left, middle), (right, middle)], HALF, 5.0);
    pen.line(&[(left, middle - 5.0), (left, middle + 5.0)], MIDDLE, 1.5);
    pen.line(&[(right, middle - 5.0), (right, middle + 5.0)], MIDDLE, 1.5);
}

/// A lying line with two caps.
pub(super) fn draw_whisker(pen: &mut Pen<'_>, (left, right): (f64, f64), middle: f64) {
    pen.line(&[(left, middle), (right, middle)], INK, 1.5);
    pen.line(&[(left, middle - 5.0), (left, middle + 5.0)], INK, 1.5);
    pen.line(&[(right, middle - 5.0), (right, middle + 5.0)], INK, 1.5);
}

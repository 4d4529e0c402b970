//! What the time in each stage goes to: a bar of a hundred percent for each, its parts told apart by texture.

use super::canvas::{
    Anchor, Canvas, Dash, LABEL_LINE, LABEL_SIZE, MARGIN, PLAIN, Pen, Point, QUIET, RIGHT, Type,
};
use super::caption::Caption;
use super::legend::Sample;
use super::notation::Notation;
use super::palette::{AXIS, INK, WHITE};
use super::scale::Scale;
use super::svg::Svg;
use super::texture::Texture;

/// What the time in each stage goes to.
#[derive(Clone, PartialEq, Debug)]
pub struct TimeByCauseChart {
    /// The words around it.
    pub caption: Caption,
    /// How numbers are written.
    pub notation: Notation,
    /// What the parts are, in the order in which they stand in the bars; the legend has those that occur.
    pub causes: Vec<String>,
    /// From top to bottom.
    pub bars: Vec<TimeByCauseBar>,
}

/// What the time in a stage goes to.
#[derive(Clone, PartialEq, Debug)]
pub struct TimeByCauseBar {
    /// The stage; a soft hyphen (U+00AD) shows where a long word may be broken.
    pub label: String,
    /// All of the time, written out: it stands at the end of the bar.
    pub total: String,
    /// The part of each cause, in the order of the chart; together 1.
    pub shares: Vec<f64>,
}

const LABEL_ROOM: f64 = 230.0;
const BAR: f64 = 30.0;
const ROW_GAP: f64 = 14.0;
const COLUMN_GAP: f64 = 14.0;
/// Between a number in a bar and the ends of its part.
const AIR: f64 = 6.0;
const TOTAL_TYPE: Type = Type::semi_bold(LABEL_SIZE, INK);
const TICKS: [f64; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];

/// Draws what the time in each stage goes to.
pub fn time_by_cause(chart: &TimeByCauseChart) -> Svg {
    let mut canvas = Canvas::new(&chart.caption);
    let occurs = |place: usize| {
        let mut shares = chart.bars.iter().filter_map(|bar| bar.shares.get(place));
        shares.any(|&share| share > 0.0)
    };
    let legend: Vec<(Sample, &str)> = Texture::all()
        .zip(&chart.causes)
        .enumerate()
        .filter(|(place, _)| occurs(*place))
        .map(|(_, (texture, cause))| (Sample::Texture(texture), cause.as_str()))
        .collect();
    canvas.legend(&legend);
    canvas.used += 10.0;
    let names: Vec<Vec<String>> = chart
        .bars
        .iter()
        .map(|bar| PLAIN.wrap(&bar.label, LABEL_ROOM))
        .collect();
    let widest = |widths: &mut dyn Iterator<Item = f64>| widths.fold(0.0, f64::max);
    let name_width = widest(&mut names.iter().flatten().map(|line| PLAIN.width(line)));
    let total_width = widest(&mut chart.bars.iter().map(|bar| TOTAL_TYPE.width(&bar.total)));
    let left = MARGIN + name_width + COLUMN_GAP;
    let scale = Scale::new(0.0, 1.0, left, RIGHT - total_width - COLUMN_GAP);
    let top = canvas.used;
    let mut row_top = top + ROW_GAP / 2.0;
    for (bar, name) in chart.bars.iter().zip(&names) {
        let height = (name.len() as f64 * LABEL_LINE).max(BAR);
        let middle = row_top + height / 2.0;
        write_name(&mut canvas, name, (left - COLUMN_GAP, middle));
        draw_bar(&mut canvas, bar, &chart.notation, &scale, middle);
        row_top += height + ROW_GAP;
    }
    draw_axis(
        &mut canvas,
        &chart.notation,
        &scale,
        (top, row_top - ROW_GAP / 2.0),
    );
    canvas.finish(&chart.caption)
}

fn write_name(canvas: &mut Canvas, lines: &[String], (right, middle): Point) {
    let first = middle - (lines.len() as f64 - 1.0) * LABEL_LINE / 2.0;
    for (index, line) in lines.iter().enumerate() {
        let at = (right, first + index as f64 * LABEL_LINE);
        canvas.text_centred(line, at, Anchor::End, PLAIN);
    }
}

fn draw_bar(
    canvas: &mut Canvas,
    bar: &TimeByCauseBar,
    notation: &Notation,
    scale: &Scale,
    middle: f64,
) {
    let (top, bottom) = (middle - BAR / 2.0, middle + BAR / 2.0);
    let mut labels: Vec<(String, f64, f64)> = Vec::new();
    canvas.layer("bar", Dash::Solid, |pen| {
        let mut begins = 0.0;
        for (texture, &share) in Texture::all().zip(&bar.shares) {
            let (from, to) = (scale.at(begins), scale.at(begins + share));
            begins += share;
            if share <= 0.0 {
                continue;
            }
            texture.fill(pen, (from, top), (to, bottom));
            let written = notation.percent(share);
            let width = PLAIN.width(&written) + 2.0 * AIR;
            if to - from >= width + 2.0 * AIR {
                labels.push((written, (from + to) / 2.0, width));
            }
        }
        outline(pen, (scale.at(0.0), top), (scale.at(1.0), bottom));
    });
    // A number stands on paper of its own: no texture runs through it.
    canvas.layer("number", Dash::Solid, |pen| {
        for (_, at, width) in &labels {
            let half = (width / 2.0, LABEL_SIZE / 2.0 + 2.0);
            pen.rectangle(
                (at - half.0, middle - half.1),
                (at + half.0, middle + half.1),
                WHITE,
            );
        }
    });
    for (written, at, _) in &labels {
        canvas.text_centred(written, (*at, middle), Anchor::Middle, PLAIN);
    }
    canvas.text_centred(&bar.total, (RIGHT, middle), Anchor::End, TOTAL_TYPE);
}

fn outline(pen: &mut Pen<'_>, (left, top): Point, (right, bottom): Point) {
    let corners = [
        (left, top),
        (right, top),
        (right, bottom),
        (left, bottom),
        (left, top),
    ];
    pen.line(&corners, AXIS, 1.0);
}

fn draw_axis(canvas: &mut Canvas, notation: &Notation, scale: &Scale, (top, bottom): Point) {
    canvas.layer("axis", Dash::Solid, |pen| {
        let zero = scale.at(0.0);
        pen.line(&[(zero, top), (zero, bottom)], AXIS, 1.25);
        for tick in TICKS {
            pen.line(
                &[(scale.at(tick), bottom), (scale.at(tick), bottom + 5.0)],
                AXIS,
                1.0,
            );
        }
    });
    for tick in TICKS {
        let at = (scale.at(tick), bottom + 16.0);
        canvas.text_centred(&notation.percent(tick), at, Anchor::Middle, QUIET);
    }
    canvas.used = bottom + 30.0;
}

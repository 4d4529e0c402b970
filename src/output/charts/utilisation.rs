//! The utilisation of each role or team: bars with their range, against all the hours there are.

use super::canvas::{
    Anchor, Canvas, Dash, LABEL_LINE, LABEL_SIZE, MARGIN, PLAIN, Point, QUIET, RIGHT, Type,
};
use super::caption::Caption;
use super::legend::{Sample, draw_whisker};
use super::notation::Notation;
use super::palette::{AXIS, GRID, HALF, INK, MUTED, TARGET};
use super::scale::Scale;
use super::svg::Svg;
use super::value_axis::ValueAxis;

/// The utilisation of roles or teams.
#[derive(Clone, PartialEq, Debug)]
pub struct UtilisationChart {
    /// The words around it.
    pub caption: Caption,
    /// How numbers are written.
    pub notation: Notation,
    /// What the bars and the whiskers are.
    pub legend: UtilisationLegend,
    /// From top to bottom.
    pub bars: Vec<UtilisationBar>,
    /// What the line at 100% means: `alle beschikbare uren`.
    pub full_label: String,
}

/// What the bars and the whiskers are, in the reader's language.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UtilisationLegend {
    /// The bar: `gemiddelde`.
    pub mean: String,
    /// The whisker from p05 to p95.
    pub range: String,
}

/// Worked hours as a share of available hours, over the replications.
#[derive(Clone, PartialEq, Debug)]
pub struct UtilisationBar {
    /// Role or team; a soft hyphen (U+00AD) shows where a long word may be broken.
    pub label: String,
    /// The mean; 1 when all available hours are worked.
    pub mean: f64,
    /// One in twenty replications had less.
    pub p05: f64,
    /// One in twenty had more.
    pub p95: f64,
}

const LABEL_ROOM: f64 = 250.0;
const BAR: f64 = 20.0;
const ROW_GAP: f64 = 16.0;
const COLUMN_GAP: f64 = 14.0;
const MEAN_TYPE: Type = Type::semi_bold(LABEL_SIZE, INK);

/// Draws the utilisation of roles or teams.
pub fn utilisation(chart: &UtilisationChart) -> Svg {
    let mut canvas = Canvas::new(&chart.caption);
    canvas.legend(&[
        (Sample::Half, &chart.legend.mean),
        (Sample::Whisker, &chart.legend.range),
    ]);
    let rows = rows_of(&chart.bars, &chart.notation);
    let columns = Columns::fitting(&rows);
    let shares = ValueAxis::of_shares(chart.bars.iter().flat_map(|bar| [bar.mean, bar.p95]));
    let scale = Scale::new(0.0, shares.top(), columns.left, columns.right);
    canvas.used += 6.0;
    write_full_label(&mut canvas, &chart.full_label, scale.at(1.0));
    let top = canvas.used + 4.0;
    let bottom = top + ROW_GAP + rows.iter().map(|row| row.height + ROW_GAP).sum::<f64>();
    draw_axis(&mut canvas, chart, &shares, &scale, (top, bottom));
    let mut row_top = top + ROW_GAP;
    for row in &rows {
        draw_row(
            &mut canvas,
            row,
            &columns,
            &scale,
            row_top + row.height / 2.0,
        );
        row_top += row.height + ROW_GAP;
    }
    draw_full_line(&mut canvas, scale.at(1.0), (top, bottom));
    canvas.used = bottom + 28.0;
    canvas.finish(&chart.caption)
}

/// A bar with its words.
struct Row<'a> {
    bar: &'a UtilisationBar,
    name: Vec<String>,
    mean: String,
    range: String,
    height: f64,
}

fn rows_of<'a>(bars: &'a [UtilisationBar], notation: &Notation) -> Vec<Row<'a>> {
    let row = |bar: &'a UtilisationBar| {
        let name = PLAIN.wrap(&bar.label, LABEL_ROOM);
        let height = (name.len() as f64 * LABEL_LINE).max(BAR);
        Row {
            bar,
            name,
            mean: notation.percent(bar.mean),
            range: notation.percent_range(bar.p05, bar.p95),
            height,
        }
    };
    bars.iter().map(row).collect()
}

/// Where the bars begin and end, and where the values end that are written beside them.
struct Columns {
    left: f64,
    right: f64,
    mean_end: f64,
}

impl Columns {
    fn fitting(rows: &[Row<'_>]) -> Self {
        let widest = |widths: &mut dyn Iterator<Item = f64>| widths.fold(0.0, f64::max);
        let names = widest(
            &mut rows
                .iter()
                .flat_map(|row| &row.name)
                .map(|line| PLAIN.width(line)),
        );
        let means = widest(&mut rows.iter().map(|row| MEAN_TYPE.width(&row.mean)));
        let ranges = widest(&mut rows.iter().map(|row| QUIET.width(&row.range)));
        let mean_end = RIGHT - ranges - COLUMN_GAP;
        Columns {
            left: MARGIN + names + COLUMN_GAP,
            right: mean_end - means - COLUMN_GAP - 6.0,
            mean_end,
        }
    }
}

fn write_full_label(canvas: &mut Canvas, label: &str, at: f64) {
    let letters = Type::regular(LABEL_SIZE, TARGET);
    for line in letters.wrap(label, RIGHT - MARGIN) {
        canvas.used += LABEL_LINE;
        // Centred on the line, as far as the margins allow.
        let half = letters.width(&line) / 2.0;
        let middle = at.min(RIGHT - half).max(MARGIN + half);
        let place = (middle, canvas.used - LABEL_LINE / 2.0);
        canvas.text_centred(&line, place, Anchor::Middle, letters);
    }
}

fn draw_axis(
    canvas: &mut Canvas,
    chart: &UtilisationChart,
    shares: &ValueAxis,
    scale: &Scale,
    (top, bottom): Point,
) {
    canvas.layer("grid", Dash::Solid, |pen| {
        for &tick in &shares.ticks {
            let at = scale.at(tick);
            pen.line(&[(at, top), (at, bottom)], GRID, 1.0);
        }
    });
    for &tick in &shares.ticks {
        let written = chart.notation.percent(tick);
        canvas.text_centred(
            &written,
            (scale.at(tick), bottom + 15.0),
            Anchor::Middle,
            QUIET,
        );
    }
    let zero = scale.at(0.0);
    canvas.layer("axis", Dash::Solid, |pen| {
        pen.line(&[(zero, top), (zero, bottom)], AXIS, 1.25)
    });
}

fn draw_row(canvas: &mut Canvas, row: &Row<'_>, columns: &Columns, scale: &Scale, middle: f64) {
    let first = middle - (row.name.len() as f64 - 1.0) * LABEL_LINE / 2.0;
    for (index, line) in row.name.iter().enumerate() {
        let at = (columns.left - COLUMN_GAP, first + index as f64 * LABEL_LINE);
        canvas.text_centred(line, at, Anchor::End, PLAIN);
    }
    let bar = row.bar;
    canvas.layer("bar", Dash::Solid, |pen| {
        let (top, bottom) = (middle - BAR / 2.0, middle + BAR / 2.0);
        pen.rectangle((scale.at(0.0), top), (scale.at(bar.mean), bottom), HALF);
        draw_whisker(pen, (scale.at(bar.p05), scale.at(bar.p95)), middle);
    });
    canvas.text_centred(
        &row.mean,
        (columns.mean_end, middle),
        Anchor::End,
        MEAN_TYPE,
    );
    let range_type = Type::regular(LABEL_SIZE, MUTED);
    canvas.text_centred(&row.range, (RIGHT, middle), Anchor::End, range_type);
}

fn draw_full_line(canvas: &mut Canvas, at: f64, (top, bottom): Point) {
    let line = [(at, top), (at, bottom)];
    canvas.layer("full", Dash::Dashed, |pen| pen.line(&line, TARGET, 2.0));
}

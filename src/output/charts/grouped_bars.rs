//! Shares side by side in groups, each group with a heading and what its shares mean, against a mark.

use super::canvas::{
    Anchor, Canvas, Dash, LABEL_LINE, LABEL_SIZE, MARGIN, PLAIN, Point, QUIET, RIGHT, Type,
};
use super::caption::Caption;
use super::legend::{Sample, draw_whisker};
use super::notation::Notation;
use super::palette::{AXIS, GRID, HALF, INK, MUTED, TARGET};
use super::scale::Scale;
use super::svg::Svg;
use super::time_plot::Target;
use super::value_axis::ValueAxis;

/// Shares in groups.
#[derive(Clone, PartialEq, Debug)]
pub struct GroupedBarsChart {
    /// The words around it.
    pub caption: Caption,
    /// How numbers are written.
    pub notation: Notation,
    /// What the bars are, in the legend.
    pub bar_legend: String,
    /// What the whiskers are; empty where no bar has one.
    pub range_legend: String,
    /// From top to bottom.
    pub groups: Vec<BarGroup>,
    /// The share to reach or not to pass, where there is one.
    pub mark: Option<Target>,
}

/// Bars under a heading.
#[derive(Clone, PartialEq, Debug)]
pub struct BarGroup {
    /// What the shares are of, in a few words.
    pub heading: String,
    /// What they mean; may be empty.
    pub explanation: String,
    /// From top to bottom.
    pub bars: Vec<GroupedBar>,
}

/// A share.
#[derive(Clone, PartialEq, Debug)]
pub struct GroupedBar {
    /// Of which scenario; empty where there is one.
    pub label: String,
    /// The share of one; `None` when there is nothing to take a share of.
    pub share: Option<f64>,
    /// The share as it is written, or why there is none.
    pub written: String,
    /// Nine in ten replications lie between these, where that is known.
    pub range: Option<(f64, f64)>,
    /// What stands at the far right: counts behind the share; may be empty.
    pub note: String,
}

const LABEL_ROOM: f64 = 210.0;
const NOTE_ROOM: f64 = 190.0;
const BAR: f64 = 17.0;
const ROW_GAP: f64 = 9.0;
const GROUP_GAP: f64 = 16.0;
const COLUMN_GAP: f64 = 14.0;
const HEADING_LINE: f64 = 22.0;
const HEADING: Type = Type::semi_bold(16.0, INK);
const SHARE: Type = Type::semi_bold(LABEL_SIZE, INK);
const NOTE: Type = Type::regular(LABEL_SIZE, MUTED);

/// Draws shares in groups. Without groups the axis is empty.
pub fn grouped_bars(chart: &GroupedBarsChart) -> Svg {
    let mut canvas = Canvas::new(&chart.caption);
    let mut legend = vec![(Sample::Half, chart.bar_legend.as_str())];
    if !chart.range_legend.is_empty() {
        legend.push((Sample::Whisker, &chart.range_legend));
    }
    canvas.legend(&legend);
    let columns = Columns::fitting(chart);
    let bars = chart.groups.iter().flat_map(|group| &group.bars);
    let ends = bars.flat_map(|bar| [bar.share, bar.range.map(|range| range.1)]);
    let mark = chart.mark.iter().map(|mark| mark.value);
    let shares = ValueAxis::of_shares(ends.flatten().chain(mark));
    let scale = Scale::new(0.0, shares.top(), columns.left, columns.right);
    if let Some(mark) = &chart.mark {
        write_mark_label(&mut canvas, &mark.label, scale.at(mark.value));
    }
    for group in &chart.groups {
        draw_group(
            &mut canvas,
            group,
            &columns,
            (&shares, &scale),
            chart.mark.as_ref(),
        );
    }
    for &tick in &shares.ticks {
        let at = (scale.at(tick), canvas.used + 13.0);
        let written = chart.notation.percent(tick);
        canvas.text_centred(&written, at, Anchor::Middle, QUIET);
    }
    canvas.used += 26.0;
    canvas.finish(&chart.caption)
}

/// Where bars begin and end, and where what is written beside them ends.
struct Columns {
    left: f64,
    right: f64,
    share_end: f64,
    note_left: f64,
}

impl Columns {
    fn fitting(chart: &GroupedBarsChart) -> Self {
        let bars = || chart.groups.iter().flat_map(|group| &group.bars);
        let widest = |widths: &mut dyn Iterator<Item = f64>| widths.fold(0.0, f64::max);
        let labels = widest(&mut bars().flat_map(|bar| {
            let lines = PLAIN.wrap(&bar.label, LABEL_ROOM);
            lines.into_iter().map(|line| PLAIN.width(&line))
        }));
        let shares = widest(&mut bars().map(|bar| SHARE.width(&bar.written)));
        let notes = widest(&mut bars().flat_map(|bar| {
            let lines = NOTE.wrap(&bar.note, NOTE_ROOM);
            lines.into_iter().map(|line| NOTE.width(&line))
        }));
        let gap = |width: f64| if width > 0.0 { width + COLUMN_GAP } else { 0.0 };
        let note_left = RIGHT - notes;
        let share_end = RIGHT - gap(notes);
        Columns {
            left: MARGIN + gap(labels),
            right: share_end - shares - COLUMN_GAP - 6.0,
            share_end,
            note_left,
        }
    }
}

fn write_mark_label(canvas: &mut Canvas, label: &str, at: f64) {
    let letters = Type::regular(LABEL_SIZE, TARGET);
    canvas.used += 6.0;
    for line in letters.wrap(label, RIGHT - MARGIN) {
        canvas.used += LABEL_LINE;
        // Centred on the mark, as far as the margins allow.
        let half = letters.width(&line) / 2.0;
        let middle = at.min(RIGHT - half).max(MARGIN + half);
        let place = (middle, canvas.used - LABEL_LINE / 2.0);
        canvas.text_centred(&line, place, Anchor::Middle, letters);
    }
}

fn draw_group(
    canvas: &mut Canvas,
    group: &BarGroup,
    columns: &Columns,
    (shares, scale): (&ValueAxis, &Scale),
    mark: Option<&Target>,
) {
    canvas.used += GROUP_GAP;
    write_lines(canvas, &group.heading, HEADING, HEADING_LINE);
    write_lines(canvas, &group.explanation, NOTE, LABEL_LINE);
    let top = canvas.used + 5.0;
    let heights: Vec<f64> = group.bars.iter().map(height_of).collect();
    let bottom = top + ROW_GAP + heights.iter().map(|height| height + ROW_GAP).sum::<f64>();
    draw_grid(canvas, shares, scale, (top, bottom));
    let mut row_top = top + ROW_GAP;
    for (bar, height) in group.bars.iter().zip(heights) {
        draw_bar(canvas, bar, columns, scale, row_top + height / 2.0);
        row_top += height + ROW_GAP;
    }
    if let Some(mark) = mark {
        let at = scale.at(mark.value);
        let line = [(at, top), (at, bottom)];
        canvas.layer("target", Dash::Dashed, |pen| pen.line(&line, TARGET, 2.0));
    }
    canvas.used = bottom;
}

fn write_lines(canvas: &mut Canvas, text: &str, letters: Type, line_height: f64) {
    for line in letters.wrap(text, RIGHT - MARGIN) {
        canvas.used += line_height;
        let at = (MARGIN, canvas.used - line_height / 2.0);
        canvas.text_centred(&line, at, Anchor::Start, letters);
    }
}

fn draw_grid(canvas: &mut Canvas, shares: &ValueAxis, scale: &Scale, (top, bottom): Point) {
    canvas.layer("grid", Dash::Solid, |pen| {
        for &tick in &shares.ticks {
            let at = scale.at(tick);
            pen.line(&[(at, top), (at, bottom)], GRID, 1.0);
        }
    });
    let zero = scale.at(0.0);
    canvas.layer("axis", Dash::Solid, |pen| {
        pen.line(&[(zero, top), (zero, bottom)], AXIS, 1.25);
    });
}

fn height_of(bar: &GroupedBar) -> f64 {
    let labels = PLAIN.wrap(&bar.label, LABEL_ROOM).len();
    let notes = NOTE.wrap(&bar.note, NOTE_ROOM).len();
    (labels.max(notes) as f64 * LABEL_LINE).max(BAR)
}

fn draw_bar(canvas: &mut Canvas, bar: &GroupedBar, columns: &Columns, scale: &Scale, middle: f64) {
    let write = |canvas: &mut Canvas, lines: Vec<String>, left: f64, letters: Type| {
        let first = middle - (lines.len() as f64 - 1.0) * LABEL_LINE / 2.0;
        for (index, line) in lines.iter().enumerate() {
            let at = (left, first + index as f64 * LABEL_LINE);
            canvas.text_centred(line, at, Anchor::Start, letters);
        }
    };
    write(canvas, PLAIN.wrap(&bar.label, LABEL_ROOM), MARGIN, PLAIN);
    let notes = NOTE.wrap(&bar.note, NOTE_ROOM);
    write(canvas, notes, columns.note_left, NOTE);
    canvas.layer("bar", Dash::Solid, |pen| {
        let (top, bottom) = (middle - BAR / 2.0, middle + BAR / 2.0);
        if let Some(share) = bar.share {
            pen.rectangle((scale.at(0.0), top), (scale.at(share), bottom), HALF);
        }
        if let Some((low, high)) = bar.range {
            draw_whisker(pen, (scale.at(low), scale.at(high)), middle);
        }
    });
    let share_at = (columns.share_end, middle);
    canvas.text_centred(&bar.written, share_at, Anchor::End, SHARE);
}

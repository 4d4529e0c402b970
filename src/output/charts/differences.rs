//! Differences between scenarios and the baseline, measure under measure: a dot with its interval on an axis with zero,
//! on which better is always to the right.

use super::canvas::{
    Anchor, Canvas, Dash, LABEL_LINE, LABEL_SIZE, MARGIN, PLAIN, QUIET, RIGHT, Type,
};
use super::caption::Caption;
use super::legend::{Sample, draw_dot, draw_interval};
use super::notation::Notation;
use super::palette::{AXIS, GRID, INK, MUTED};
use super::scale::Scale;
use super::svg::Svg;

/// Differences between scenarios and the baseline.
#[derive(Clone, PartialEq, Debug)]
pub struct DifferencesChart {
    /// The words around it.
    pub caption: Caption,
    /// How numbers are written.
    pub notation: Notation,
    /// What the signs are.
    pub legend: DifferencesLegend,
    /// The left side of zero: `slechter dan zonder-impuls`.
    pub worse: String,
    /// The right side.
    pub better: String,
    /// From top to bottom.
    pub measures: Vec<MeasurePanel>,
}

/// What the signs are, in the reader's language.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DifferencesLegend {
    /// A dot whose interval does not hold zero.
    pub sure: String,
    /// An open dot, whose interval holds zero.
    pub unsure: String,
    /// The line through a dot.
    pub interval: String,
}

/// The differences in one measure.
#[derive(Clone, PartialEq, Debug)]
pub struct MeasurePanel {
    /// What is measured, and its unit.
    pub heading: String,
    /// Is a larger value the better one?
    pub more_is_better: bool,
    /// What the differences are.
    pub unit: DifferenceUnit,
    /// From top to bottom.
    pub rows: Vec<DifferenceRow>,
}

/// What differences are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DifferenceUnit {
    /// Of shares of one: the axis has percentage points.
    Points,
    /// Of numbers of cases, or lengths of time.
    Count,
}

/// The difference of one scenario.
#[derive(Clone, PartialEq, Debug)]
pub struct DifferenceRow {
    /// The scenario.
    pub label: String,
    /// Scenario less baseline, in the unit of the measure; `None` when there is nothing to compare.
    pub difference: Option<f64>,
    /// The interval of that.
    pub interval: Option<(f64, f64)>,
    /// The difference as it is written.
    pub written: String,
    /// The interval as it is written; may be empty.
    pub range: String,
}

impl DifferenceUnit {
    /// The axis reaches so far at least, to either side.
    fn least(self) -> f64 {
        match self {
            DifferenceUnit::Points => 0.01,
            DifferenceUnit::Count => 1.0,
        }
    }

    /// A tick with its sign and as many decimals as it needs.
    fn write(self, notation: &Notation, tick: f64) -> String {
        let tick = match self {
            DifferenceUnit::Points => tick * 100.0,
            DifferenceUnit::Count => tick,
        };
        let is_told = |decimals: &usize| {
            let scale = [1.0, 10.0, 100.0][*decimals];
            ((tick * scale).round() - tick * scale).abs() < 1e-6
        };
        let written = notation.number(tick, (0..3).find(is_told).unwrap_or(3));
        let is_above = tick > 1e-9;
        if is_above {
            format!("+{written}")
        } else {
            written
        }
    }
}

const LABEL_ROOM: f64 = 200.0;
const ROW: f64 = 25.0;
const COLUMN_GAP: f64 = 16.0;
const PANEL_GAP: f64 = 18.0;
const HEADING: Type = Type::semi_bold(16.0, INK);
const WRITTEN: Type = Type::semi_bold(LABEL_SIZE, INK);
const RANGE: Type = Type::regular(LABEL_SIZE, MUTED);

/// Draws differences.
pub fn differences(chart: &DifferencesChart) -> Svg {
    let mut canvas = Canvas::new(&chart.caption);
    let legend = &chart.legend;
    canvas.legend(&[
        (Sample::Dot, legend.sure.as_str()),
        (Sample::OpenDot, &legend.unsure),
        (Sample::Interval, &legend.interval),
    ]);
    let columns = Columns::fitting(chart);
    for measure in &chart.measures {
        draw_measure(&mut canvas, chart, measure, &columns);
    }
    canvas.finish(&chart.caption)
}

/// Where the drawing begins and ends, and where what is written beside it ends.
struct Columns {
    left: f64,
    right: f64,
    written_end: f64,
}

impl Columns {
    fn fitting(chart: &DifferencesChart) -> Self {
        let rows = || chart.measures.iter().flat_map(|measure| &measure.rows);
        let widest = |widths: &mut dyn Iterator<Item = f64>| widths.fold(0.0, f64::max);
        let labels = widest(&mut rows().flat_map(|row| {
            let lines = PLAIN.wrap(&row.label, LABEL_ROOM);
            lines.into_iter().map(|line| PLAIN.width(&line))
        }));
        let written = widest(&mut rows().map(|row| WRITTEN.width(&row.written)));
        let ranges = widest(&mut rows().map(|row| RANGE.width(&row.range)));
        let written_end = RIGHT - ranges - if ranges > 0.0 { COLUMN_GAP } else { 0.0 };
        Columns {
            left: MARGIN + labels + COLUMN_GAP + 8.0,
            right: written_end - written - COLUMN_GAP - 8.0,
            written_end,
        }
    }
}

fn draw_measure(
    canvas: &mut Canvas,
    chart: &DifferencesChart,
    measure: &MeasurePanel,
    columns: &Columns,
) {
    canvas.used += PANEL_GAP;
    for line in HEADING.wrap(&measure.heading, RIGHT - MARGIN) {
        canvas.used += 22.0;
        let at = (MARGIN, canvas.used - 11.0);
        canvas.text_centred(&line, at, Anchor::Start, HEADING);
    }
    let sign = if measure.more_is_better { 1.0 } else { -1.0 };
    let ticks = ticks(measure, sign);
    let (low, high) = (ticks[0], ticks[ticks.len() - 1]);
    let scale = Scale::new(low, high, columns.left, columns.right);
    write_sides(canvas, chart, scale.at(0.0), columns);
    let top = canvas.used + 4.0;
    let heights: Vec<f64> = measure.rows.iter().map(height_of).collect();
    let bottom = top + 4.0 + heights.iter().sum::<f64>();
    canvas.layer("grid", Dash::Solid, |pen| {
        for &tick in &ticks {
            let at = scale.at(tick);
            pen.line(&[(at, top), (at, bottom)], GRID, 1.0);
        }
    });
    let zero = scale.at(0.0);
    canvas.layer("zero", Dash::Solid, |pen| {
        pen.line(&[(zero, top - 4.0), (zero, bottom)], AXIS, 2.0);
    });
    for &tick in &ticks {
        let at = (scale.at(tick), bottom + 14.0);
        let written = measure.unit.write(&chart.notation, tick * sign);
        canvas.text_centred(&written, at, Anchor::Middle, QUIET);
    }
    let mut row_top = top + 2.0;
    for (row, height) in measure.rows.iter().zip(heights) {
        draw_row(canvas, row, columns, (&scale, sign), row_top + height / 2.0);
        row_top += height;
    }
    canvas.used = bottom + 26.0;
}

/// What either side of zero means; a side without room is named by the other alone.
fn write_sides(canvas: &mut Canvas, chart: &DifferencesChart, zero: f64, columns: &Columns) {
    canvas.used += LABEL_LINE;
    let middle = canvas.used - LABEL_LINE / 2.0;
    let gap = 10.0;
    if zero - gap - RANGE.width(&chart.worse) >= MARGIN {
        canvas.text_centred(&chart.worse, (zero - gap, middle), Anchor::End, RANGE);
    }
    if zero + gap + RANGE.width(&chart.better) <= RIGHT.max(columns.right) {
        canvas.text_centred(&chart.better, (zero + gap, middle), Anchor::Start, RANGE);
    }
}

fn height_of(row: &DifferenceRow) -> f64 {
    (PLAIN.wrap(&row.label, LABEL_ROOM).len() as f64 * LABEL_LINE + 4.0).max(ROW)
}

fn draw_row(
    canvas: &mut Canvas,
    row: &DifferenceRow,
    columns: &Columns,
    (scale, sign): (&Scale, f64),
    middle: f64,
) {
    let lines = PLAIN.wrap(&row.label, LABEL_ROOM);
    let first = middle - (lines.len() as f64 - 1.0) * LABEL_LINE / 2.0;
    for (index, line) in lines.iter().enumerate() {
        let at = (MARGIN, first + index as f64 * LABEL_LINE);
        canvas.text_centred(line, at, Anchor::Start, PLAIN);
    }
    canvas.layer("difference", Dash::Solid, |pen| {
        if let Some((low, high)) = row.interval {
            let ends = (scale.at(low * sign), scale.at(high * sign));
            draw_interval(pen, ends, middle);
        }
        if let Some(difference) = row.difference {
            let holds_zero = row
                .interval
                .is_none_or(|(low, high)| low <= 0.0 && high >= 0.0);
            draw_dot(pen, (scale.at(difference * sign), middle), holds_zero);
        }
    });
    let written_at = (columns.written_end, middle);
    canvas.text_centred(&row.written, written_at, Anchor::End, WRITTEN);
    canvas.text_centred(&row.range, (RIGHT, middle), Anchor::End, RANGE);
}

/// Steps around zero that hold all rows, at most six or so; in the direction of the axis.
fn ticks(measure: &MeasurePanel, sign: f64) -> Vec<f64> {
    let ends = measure.rows.iter().flat_map(|row| {
        let interval = row.interval.map(|(low, high)| [low, high]);
        interval.into_iter().flatten().chain(row.difference)
    });
    let ends: Vec<f64> = ends
        .filter(|end| end.is_finite())
        .map(|end| end * sign)
        .collect();
    // Next to nothing looks like next to nothing.
    let least = measure.unit.least();
    let low = ends.iter().copied().fold(-least, f64::min);
    let high = ends.iter().copied().fold(least, f64::max);
    let step = step_for((high - low) / 4.0);
    // A hair beyond a tick, from rounding, does not ask for another.
    let from = (low / step + 1e-9).floor().min(-1.0) as i32;
    let to = (high / step - 1e-9).ceil().max(1.0) as i32;
    (from..=to).map(|index| f64::from(index) * step).collect()
}

/// The step that people count in, not below what is asked.
fn step_for(least: f64) -> f64 {
    let mut power = 1.0;
    while power > least {
        power /= 10.0;
    }
    while power * 10.0 <= least {
        power *= 10.0;
    }
    let steps = [1.0, 2.0, 5.0, 10.0].map(|step| step * power);
    steps
        .into_iter()
        .find(|&step| step >= least)
        .unwrap_or(least)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn panel(ends: &[(f64, f64)], more_is_better: bool) -> MeasurePanel {
        let row = |&(low, high): &(f64, f64)| DifferenceRow {
            label: String::new(),
            difference: Some((low + high) / 2.0),
            interval: Some((low, high)),
            written: String::new(),
            range: String::new(),
        };
        MeasurePanel {
            heading: String::new(),
            more_is_better,
            unit: DifferenceUnit::Count,
            rows: ends.iter().map(row).collect(),
        }
    }

    #[test]
    fn zero_is_inside_and_all_ends_are() {
        let of = |ends: &[(f64, f64)]| ticks(&panel(ends, true), 1.0);
        assert_eq!(
            of(&[(-24.0, -10.0), (1.0, 8.0)]),
            [-30.0, -20.0, -10.0, 0.0, 10.0]
        );
        assert_eq!(of(&[(2.0, 7.0)]), [-2.0, 0.0, 2.0, 4.0, 6.0, 8.0]);
        assert_eq!(of(&[(0.0, 0.0)]), [-1.0, -0.5, 0.0, 0.5, 1.0]);
    }

    #[test]
    fn ticks_have_signs_and_no_needless_decimals() {
        let notation = super::super::tests::DUTCH;
        let counts = [-20.0, 0.0, 2.5].map(|tick| DifferenceUnit::Count.write(&notation, tick));
        assert_eq!(counts, ["\u{2212}20", "0", "+2,5"]);
        assert_eq!(DifferenceUnit::Points.write(&notation, 0.1), "+10");
    }

    #[test]
    fn fewer_is_to_the_right_where_it_is_better() {
        let ticks = ticks(&panel(&[(-24.0, -10.0)], false), -1.0);
        assert_eq!(ticks, [-10.0, 0.0, 10.0, 20.0, 30.0]);
    }
}

//! Labels to the right of a drawing, each at the height of what it names, moved apart where they would touch.

use super::canvas::{Anchor, Canvas, Dash, Point, Type};
use super::palette::{AXIS, Colour};

/// A label of some lines at a height.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct EndLabel {
    /// Height of what it names, in pixels from the top.
    pub(super) at: f64,
    /// Its lines.
    pub(super) lines: Vec<(String, Type)>,
}

/// Between the drawing and the labels.
pub(super) const END_GAP: f64 = 12.0;
/// No label is wider than this.
pub(super) const END_ROOM: f64 = 128.0;
/// Between labels above each other.
const APART: f64 = 6.0;
/// From line to line of a label.
const LINE: f64 = 20.0;
/// A label that moved further needs a line to what it names.
const FAR: f64 = 28.0;

impl EndLabel {
    /// Its widest line, in pixels.
    pub(super) fn width(&self) -> f64 {
        let widths = self.lines.iter().map(|(line, letters)| letters.width(line));
        widths.fold(0.0, f64::max)
    }

    fn height(&self) -> f64 {
        self.lines.len() as f64 * LINE
    }
}

/// The height that labels take together.
pub(super) fn height_of(labels: &[EndLabel]) -> f64 {
    let heights = labels.iter().map(|label| label.height() + APART);
    heights.sum()
}

impl Canvas {
    /// Writes labels to the right of `right`, between `top` and `bottom`; one that had to move far gets a thin line
    /// to what it names.
    pub(super) fn end_labels(&mut self, labels: &[EndLabel], right: f64, (top, bottom): Point) {
        let heights: Vec<(f64, f64)> = labels
            .iter()
            .map(|label| (label.at, label.height()))
            .collect();
        for (label, middle) in labels.iter().zip(spread(&heights, top, bottom)) {
            if (middle - label.at).abs() > FAR {
                self.lead(
                    (right + 2.0, label.at),
                    (right + END_GAP - 2.0, middle),
                    AXIS,
                );
            }
            let first = middle - label.height() / 2.0 + LINE / 2.0;
            for (index, (line, letters)) in label.lines.iter().enumerate() {
                let at = (right + END_GAP, first + index as f64 * LINE);
                self.text_centred(line, at, Anchor::Start, *letters);
            }
        }
    }

    fn lead(&mut self, from: Point, to: Point, colour: Colour) {
        self.layer("leader", Dash::Solid, |pen| {
            pen.line(&[from, to], colour, 1.0)
        });
    }
}

/// The middles of labels (wanted middle, height) such that none touch and all lie between `top` and `bottom` where
/// there is room for all.
fn spread(labels: &[(f64, f64)], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by(|&one, &other| labels[one].0.total_cmp(&labels[other].0));
    let mut middles: Vec<f64> = labels.iter().map(|label| label.0).collect();
    share_the_overlap(&mut middles, labels, &order);
    let mut floor = bottom;
    for &index in order.iter().rev() {
        let half = labels[index].1 / 2.0;
        middles[index] = middles[index].min(floor - half);
        floor = middles[index] - half - APART;
    }
    let mut ceiling = top;
    for &index in &order {
        let half = labels[index].1 / 2.0;
        middles[index] = middles[index].max(ceiling + half);
        ceiling = middles[index] + half + APART;
    }
    middles
}

/// Two neighbours that touch each give way by half.
fn share_the_overlap(middles: &mut [f64], labels: &[(f64, f64)], order: &[usize]) {
    for pair in order.windows(2) {
        let (upper, lower) = (pair[0], pair[1]);
        let needed = (labels[upper].1 + labels[lower].1) / 2.0 + APART;
        let missing = needed - (middles[lower] - middles[upper]);
        if missing > 0.0 {
            middles[upper] -= missing / 2.0;
            middles[lower] += missing / 2.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_with_room_stay_where_they_are() {
        assert_eq!(
            spread(&[(50.0, 20.0), (120.0, 20.0)], 0.0, 300.0),
            [50.0, 120.0]
        );
    }

    #[test]
    fn labels_that_touch_give_way_by_half() {
        assert_eq!(
            spread(&[(100.0, 20.0), (110.0, 20.0)], 0.0, 300.0),
            [92.0, 118.0]
        );
    }

    #[test]
    fn labels_stay_beside_the_drawing() {
        // By hand, from the bottom: 300 - 10; 280 - 6 - 20; 234 - 6 - 20.
        let middles = spread(&[(299.0, 40.0), (300.0, 40.0), (300.0, 20.0)], 0.0, 300.0);
        assert_eq!(middles, [208.0, 254.0, 290.0]);
        assert_eq!(spread(&[(0.0, 40.0)], 0.0, 300.0), [20.0]);
    }
}

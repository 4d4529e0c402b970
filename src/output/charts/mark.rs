//! `Mark`: a moment worth pointing at, and the lanes in which the labels of moments stand.

use crate::time::Day;

use super::canvas::{LABEL_SIZE, RIGHT, Type};
use super::palette::MOMENT;

/// A moment worth pointing at: the end of the warm-up, the start of a measure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    /// The day at whose start the mark stands.
    pub day: Day,
    /// What happens then, in a few words: it is written on one line.
    pub label: String,
}

/// The label of a mark, placed.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Lane {
    /// Where the mark stands, in pixels.
    pub(super) at: f64,
    /// Lanes between the drawing and the label.
    pub(super) lane: usize,
    /// Where the label begins.
    pub(super) left: f64,
    width: f64,
}

/// Labels of marks.
pub(super) const MARK_TYPE: Type = Type::regular(LABEL_SIZE, MOMENT);
/// Height of a lane.
pub(super) const LANE: f64 = 21.0;
/// Between a mark and its label.
const GAP: f64 = 6.0;
/// Between labels in a lane.
const LABEL_GAP: f64 = 12.0;

/// A lane for each label (place of the mark, width of the label), in the order given, in as few lanes as can be: no
/// two labels overlap and no mark runs through the label of another. Where the search takes too long, each label
/// has a lane of its own.
pub(super) fn lanes(labels: &[(f64, f64)], left_limit: f64) -> Vec<Lane> {
    let mut search = Search {
        labels,
        left_limit,
        steps_left: MOST_STEPS,
    };
    for lane_count in 1..=labels.len() {
        let mut placed = Vec::new();
        if search.place_rest(&mut placed, lane_count) {
            return placed;
        }
    }
    // The first highest: then the line of a later mark ends below the labels of the earlier ones.
    let own_lane = |(position, &(at, width)): (usize, &(f64, f64))| Lane {
        at,
        lane: labels.len() - 1 - position,
        left: label_lefts(at, width, left_limit)[0],
        width,
    };
    labels.iter().enumerate().map(own_lane).collect()
}

/// Steps that a search may take: some milliseconds.
const MOST_STEPS: u32 = 20_000;

struct Search<'a> {
    labels: &'a [(f64, f64)],
    left_limit: f64,
    steps_left: u32,
}

impl Search<'_> {
    /// Places the labels that are not placed yet; false when that cannot be done.
    fn place_rest(&mut self, placed: &mut Vec<Lane>, lane_count: usize) -> bool {
        let Some(&(at, width)) = self.labels.get(placed.len()) else {
            return true;
        };
        for left in label_lefts(at, width, self.left_limit) {
            for lane in 0..lane_count {
                let lane = Lane {
                    at,
                    lane,
                    left,
                    width,
                };
                self.steps_left = self.steps_left.saturating_sub(1);
                let is_free = |other: &Lane| !lane.overlaps(other) && !lane.crosses(other);
                if self.steps_left == 0 || !placed.iter().all(is_free) {
                    continue;
                }
                placed.push(lane);
                if self.place_rest(placed, lane_count) {
                    return true;
                }
                placed.pop();
            }
        }
        false
    }
}

/// Where the label may begin: to the right of the mark, to its left, or else as near as the picture allows.
fn label_lefts(at: f64, width: f64, left_limit: f64) -> Vec<f64> {
    let mut lefts = Vec::new();
    if at + GAP + width <= RIGHT {
        lefts.push(at + GAP);
    }
    if at - GAP - width >= left_limit {
        lefts.push(at - GAP - width);
    }
    if lefts.is_empty() {
        lefts.push((RIGHT - width).max(left_limit));
    }
    lefts
}

impl Lane {
    fn overlaps(&self, other: &Lane) -> bool {
        self.lane == other.lane
            && self.left < other.left + other.width + LABEL_GAP
            && other.left < self.left + self.width + LABEL_GAP
    }

    /// Whether one of the marks runs through the label of the other, or so near its end that it seems to own it.
    fn crosses(&self, other: &Lane) -> bool {
        let runs_through = |one: &Lane, other: &Lane| {
            let (near_left, near_right) = other.neighbourhood();
            one.lane >= other.lane && one.at > near_left && one.at < near_right
        };
        runs_through(self, other) || runs_through(other, self)
    }

    /// From where to where no other mark may pass: closer to the own mark than at the far end.
    fn neighbourhood(&self) -> (f64, f64) {
        let (near, far) = (GAP - 2.0, LABEL_GAP);
        let right = self.left + self.width;
        if self.left > self.at {
            (self.left - near, right + far)
        } else {
            (self.left - far, right + near)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lane_numbers(labels: &[(f64, f64)]) -> Vec<usize> {
        lanes(labels, 60.0)
            .into_iter()
            .map(|lane| lane.lane)
            .collect()
    }

    #[test]
    fn labels_far_apart_share_a_lane() {
        assert_eq!(lane_numbers(&[(100.0, 120.0), (400.0, 120.0)]), [0, 0]);
    }

    #[test]
    fn two_close_marks_have_their_labels_on_either_side() {
        let placed = lanes(&[(300.0, 120.0), (350.0, 120.0)], 60.0);
        assert_eq!((placed[0].lane, placed[1].lane), (0, 0));
        assert!(placed[0].left < 300.0 && placed[1].left > 350.0);
    }

    #[test]
    fn the_earlier_of_two_close_marks_at_the_left_has_its_label_above() {
        assert_eq!(lane_numbers(&[(100.0, 120.0), (150.0, 120.0)]), [1, 0]);
    }

    #[test]
    fn marks_of_one_day_have_their_labels_around_them() {
        assert_eq!(
            lane_numbers(&[(300.0, 90.0), (300.0, 120.0), (300.0, 80.0)]),
            [0, 1, 0]
        );
    }

    #[test]
    fn more_marks_than_can_be_searched_have_lanes_of_their_own() {
        let labels = vec![(500.0, 500.0); 12];
        let mut numbers = lane_numbers(&labels);
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), 12);
    }

    #[test]
    fn close_marks_at_the_end_do_not_run_through_labels() {
        let labels = [(700.0, 160.0), (760.0, 160.0), (780.0, 160.0)];
        let lanes = lanes(&labels, 60.0);
        for one in &lanes {
            for other in lanes.iter().filter(|other| *other != one) {
                assert!(!one.overlaps(other) && !one.crosses(other));
            }
        }
    }
}

//! `cheapest`: the cheapest point of a grid at which something holds, found in few trials.

/// The cheapest point of a grid at which `holds`, when more on any axis can only help; `None` when it does not hold
/// even at the highest point. Of points that cost the same the first is given.
///
/// `axes` are the costs of the values on each axis, in ascending order; a point costs the sum, and is told by its
/// positions on the axes. Each trial is of the point that rules out most points in the worse of its two outcomes: when
/// it holds there, no dearer point is of interest; when it does not, it holds at no point that has less of everything. On a single axis that is
/// bisection.
///
/// # Errors
/// The first error of a trial.
pub fn cheapest<E>(
    axes: &[Vec<f64>],
    mut holds: impl FnMut(&[usize]) -> Result<bool, E>,
) -> Result<Option<Vec<usize>>, E> {
    let grid = Grid::of(axes);
    let (Some(&dearest), Some(&most_modest)) = (grid.by_cost.last(), grid.by_cost.first()) else {
        return Ok(None);
    };
    if !holds(&grid.positions(dearest))? {
        return Ok(None);
    }
    let mut open = vec![true; grid.costs.len()];
    let mut best = dearest;
    grid.close_dearer(&mut open, best);
    let mut next = open[most_modest].then_some(most_modest);
    while let Some(point) = next {
        if holds(&grid.positions(point))? {
            best = point;
            grid.close_dearer(&mut open, best);
        } else {
            grid.close_below(&mut open, point);
        }
        next = grid.most_telling(&open);
    }
    Ok(Some(grid.positions(best)))
}

/// The points of the axes, numbered with the last axis running fastest.
struct Grid {
    /// How many values each axis has.
    sizes: Vec<usize>,
    /// The cost of each point.
    costs: Vec<f64>,
    /// The points from the cheapest to the dearest.
    by_cost: Vec<usize>,
}

impl Grid {
    fn of(axes: &[Vec<f64>]) -> Self {
        debug_assert!(axes.iter().all(|costs| costs.is_sorted()));
        let mut costs = vec![0.0];
        for axis in axes {
            let with_axis =
                |before: &f64| axis.iter().map(|cost| before + cost).collect::<Vec<_>>();
            costs = costs.iter().flat_map(with_axis).collect();
        }
        let mut by_cost: Vec<usize> = (0..costs.len()).collect();
        by_cost.sort_by(|&a, &b| costs[a].total_cmp(&costs[b]));
        Grid {
            sizes: axes.iter().map(Vec::len).collect(),
            costs,
            by_cost,
        }
    }

    fn positions(&self, point: usize) -> Vec<usize> {
        let mut rest = point;
        let from_last = self.sizes.iter().rev().map(|size| {
            let position = rest % size;
            rest /= size;
            position
        });
        let mut positions: Vec<usize> = from_last.collect();
        positions.reverse();
        positions
    }

    /// It holds at `point`: neither that nor any point of at least its cost needs a trial.
    fn close_dearer(&self, open: &mut [bool], point: usize) {
        for (open, &cost) in open.iter_mut().zip(&self.costs) {
            *open &= cost < self.costs[point];
        }
    }

    /// It does not hold at `point`: nor at one that has no more on any axis.
    fn close_below(&self, open: &mut [bool], point: usize) {
        let limits = self.positions(point);
        for (number, open) in open.iter_mut().enumerate() {
            let positions = self.positions(number);
            let is_below = positions.iter().zip(&limits).all(|(at, limit)| at <= limit);
            *open &= !is_below;
        }
    }

    /// The open point of which a trial rules out most in its worse outcome.
    fn most_telling(&self, open: &[bool]) -> Option<usize> {
        let below = self.open_below(open);
        let mut told: Option<(usize, usize)> = None;
        let mut cheaper = 0;
        let all = open.iter().filter(|open| **open).count();
        for of_one_cost in self
            .by_cost
            .chunk_by(|&a, &b| self.costs[a].total_cmp(&self.costs[b]).is_eq())
        {
            let here = || of_one_cost.iter().copied().filter(|&point| open[point]);
            for point in here() {
                let worse = below[point].min(all - cheaper);
                if told.is_none_or(|(_, most)| worse > most) {
                    told = Some((point, worse));
                }
            }
            cheaper += here().count();
        }
        told.map(|(point, _)| point)
    }

    /// For every point, how many open points have no more on any axis: sums along one axis after the other.
    fn open_below(&self, open: &[bool]) -> Vec<usize> {
        let mut sums: Vec<usize> = open.iter().map(|&open| usize::from(open)).collect();
        let mut stride = 1;
        for &size in self.sizes.iter().rev() {
            for point in 0..sums.len() {
                if point / stride % size > 0 {
                    sums[point] += sums[point - stride];
                }
            }
            stride *= size;
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::convert::Infallible;

    /// The answer and the number of trials.
    fn found(axes: &[Vec<f64>], holds: impl Fn(&[usize]) -> bool) -> (Option<Vec<usize>>, usize) {
        let mut trials = 0;
        let answer = cheapest(axes, |point| {
            trials += 1;
            Ok::<_, Infallible>(holds(point))
        });
        let Ok(answer) = answer;
        (answer, trials)
    }

    fn even(count: usize, cost: f64) -> Vec<f64> {
        (0..count).map(|number| number as f64 * cost).collect()
    }

    /// Both ends, then halving 1..=1022: ten trials at most.
    #[test]
    fn one_axis_is_bisected() {
        for least in 0..1024 {
            let (answer, trials) = found(&[even(1024, 1.0)], |point| point[0] >= least);
            assert_eq!(answer, Some(vec![least]));
            assert!(trials <= 2 + 10, "{trials} trials for {least}");
        }
    }

    #[test]
    fn what_holds_nowhere_takes_one_trial() {
        assert_eq!(found(&[even(50, 1.0), even(50, 2.0)], |_| false), (None, 1));
    }

    #[test]
    fn what_holds_everywhere_takes_two_trials() {
        let everywhere = found(&[even(50, 1.0), even(50, 2.0)], |_| true);
        assert_eq!(everywhere, (Some(vec![0, 0]), 2));
    }

    /// By hand: 3a + 2b >= 24 with a and b up to 10, at a cost of 5 and 3. A unit of the left side costs 1.67 by a and 1.5 by b;
    /// 24 is reached exactly, with the most of b, by a = 2 and b = 9, at 10 + 27 = 37. With b = 10 it takes a = 2 as well.
    #[test]
    fn the_cheaper_of_two_ways_is_taken() {
        let axes = [even(11, 5.0), even(11, 3.0)];
        let (answer, trials) = found(&axes, |point| 3 * point[0] + 2 * point[1] >= 24);
        assert_eq!(answer, Some(vec![2, 9]));
        assert!(trials < 30, "{trials} trials of 121");
    }

    #[test]
    fn the_first_error_ends_it() {
        let failed = cheapest(&[even(9, 1.0)], |_| Err::<bool, _>("no engine"));
        assert_eq!(failed, Err("no engine"));
    }

    proptest! {
        /// Against trying every point.
        #[test]
        fn no_cheaper_point_holds(
            costs in prop::collection::vec((1_usize..7, 1_u32..9), 1..4),
            corners in prop::collection::vec(prop::collection::vec(0_usize..7, 3), 0..4),
        ) {
            let axes: Vec<Vec<f64>> =
                costs.iter().map(|&(count, cost)| even(count, f64::from(cost))).collect();
            let holds = |point: &[usize]| {
                corners.iter().any(|corner| point.iter().zip(corner).all(|(at, least)| at >= least))
            };
            let (answer, _) = found(&axes, holds);
            let grid = Grid::of(&axes);
            let all = 0..grid.costs.len();
            let holding = all.filter(|&point| holds(&grid.positions(point)));
            let least = holding.map(|point| grid.costs[point]).min_by(f64::total_cmp);
            let cost = |point: &Vec<usize>| -> f64 {
                point.iter().zip(&axes).map(|(&at, costs)| costs[at]).sum()
            };
            prop_assert!(answer.as_ref().is_none_or(|point| holds(point)));
            prop_assert_eq!(answer.as_ref().map(cost), least);
        }
    }
}

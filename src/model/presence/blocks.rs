//! The order in which a systematic sample goes through the weeks of a season so that it takes weeks on end.

/// The longest stretch that is tried as a beginning.
const LONGEST_STRETCH: usize = 8;
/// Rounds of exchanges: the first one or two do nearly all that can be done.
const ROUNDS: usize = 4;
/// The most weeks that are still exchanged: the labour grows with the fourth power.
const MOST_WEEKS: usize = 18;

/// The positions of weeks with these chances, in an order in which weeks one unit of chance apart are neighbours.
///
/// By hand: where `n` weeks are expected to be chosen, let the season fall into stretches of `n` weeks, and let all
/// first weeks of a stretch be followed by all second weeks, and so on. If the chances of the first weeks add up to
/// 1, the point after the one on a first week lies on the second week of the same stretch. Chances do not add up so
/// neatly; stretches of every length are therefore tried, and in each of these orders weeks are exchanged as long as
/// that leaves fewer weeks alone.
pub(super) fn order_for_blocks(shares: &[f64]) -> Vec<usize> {
    let weeks = shares.len();
    let by_stretch = |n: usize| -> Vec<usize> {
        let nth_weeks = |first: usize| (first..weeks).step_by(n);
        (0..n).flat_map(nth_weeks).collect()
    };
    let orders = (1..=LONGEST_STRETCH).map(|n| improved(by_stretch(n), shares));
    let better = |a: &Vec<usize>, b: &Vec<usize>| {
        weeks_on_end(a, shares).total_cmp(&weeks_on_end(b, shares))
    };
    orders.max_by(better).unwrap_or_default()
}

/// The order after as many exchanges as help.
fn improved(mut order: Vec<usize>, shares: &[f64]) -> Vec<usize> {
    let rounds = if order.len() <= MOST_WEEKS { ROUNDS } else { 0 };
    for _ in 0..rounds {
        if !exchange(&mut order, shares) {
            break;
        }
    }
    order
}

/// Exchanges each pair of weeks that had better be exchanged; was there any?
fn exchange(order: &mut [usize], shares: &[f64]) -> bool {
    let mut best = weeks_on_end(order, shares);
    let before = best;
    for one in 0..order.len() {
        for other in 0..one {
            order.swap(one, other);
            let found = weeks_on_end(order, shares);
            if found > best + 1e-9 {
                best = found;
            } else {
                order.swap(one, other);
            }
        }
    }
    best > before
}

/// The expected number of weeks that are chosen together with the week before or after.
fn weeks_on_end(order: &[usize], shares: &[f64]) -> f64 {
    let mut end = 0.0;
    let ends = order.iter().map(|&week| {
        end += shares[week];
        (week, end)
    });
    let ends: Vec<(usize, f64)> = ends.collect();
    let mut bounds: Vec<f64> = ends.iter().map(|(_, end)| end.fract()).collect();
    bounds.extend([0.0, 1.0]);
    bounds.sort_unstable_by(f64::total_cmp);
    // The choice is the same for all points between two bounds.
    let between = bounds.windows(2).map(|pair| {
        let chosen = chosen(&ends, (pair[0] + pair[1]) / 2.0);
        let on_end = chosen & (chosen << 1 | chosen >> 1);
        (pair[1] - pair[0]) * f64::from(on_end.count_ones())
    });
    between.sum()
}

/// The weeks that are chosen when the points are `u`, `u + 1` and so on, as a set of bits: a year has fewer than 64.
fn chosen(ends: &[(usize, f64)], u: f64) -> u64 {
    let mut before = 0.0;
    ends.iter().fold(0, |chosen, &(week, end)| {
        let below = points_below(end, u);
        let is_chosen = below > before;
        before = below;
        chosen | u64::from(is_chosen) << week
    })
}

/// How many of the points `u`, `u + 1`, .. lie below `end`; without a sum or difference that could be rounded.
pub(super) fn points_below(end: f64, u: f64) -> f64 {
    end.floor() + f64::from(u8::from(u < end.fract()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: nine weeks, three of them chosen. Each stretch of three is chosen as a whole.
    #[test]
    fn even_chances_give_whole_stretches() {
        let shares = [1.0 / 3.0; 9];
        let stretches = [0, 3, 6, 1, 4, 7, 2, 5, 8];
        for order in [&stretches[..], &order_for_blocks(&shares)] {
            assert!((weeks_on_end(order, &shares) - 3.0).abs() < 1e-12);
        }
        // In natural order the weeks lie as far apart as they can.
        assert!(weeks_on_end(&[0, 1, 2, 3, 4, 5, 6, 7, 8], &shares) < 1e-12);
    }

    /// By hand: of 2.5 weeks in ten, two blocks of two or three can always be had in part; of one week none.
    #[test]
    fn uneven_chances_give_few_weeks_alone() {
        let shares = [0.25; 10];
        assert!(weeks_on_end(&order_for_blocks(&shares), &shares) > 0.8 * 2.5);
        assert!(weeks_on_end(&order_for_blocks(&[0.1; 10]), &[0.1; 10]) < 1e-12);
    }

    #[test]
    fn every_week_is_there_once() {
        let shares: Vec<f64> = (0..34).map(|n| 0.1 + 0.02 * f64::from(n)).collect();
        let mut order = order_for_blocks(&shares);
        order.sort_unstable();
        assert_eq!(order, (0..34).collect::<Vec<_>>());
        assert_eq!(order_for_blocks(&[]), [0; 0]);
    }
}

//! Least squares: linear systems, and slopes of a plane through points.

/// The solution of a system of linear equations, by elimination with the largest pivot.
///
/// `None` when the equations do not determine it.
pub fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Option<Vec<f64>> {
    let size = right.len();
    for column in 0..size {
        let by_size = |&a: &usize, &b: &usize| {
            let (a, b): (f64, f64) = (matrix[a][column], matrix[b][column]);
            a.abs().total_cmp(&b.abs())
        };
        let pivot = (column..size).max_by(by_size)?;
        matrix.swap(column, pivot);
        right.swap(column, pivot);
        let largest = matrix[column][column];
        if largest == 0.0 || !largest.is_finite() {
            return None;
        }
        let pivot = matrix[column].clone();
        for row in column + 1..size {
            let times = matrix[row][column] / largest;
            for (cell, above) in matrix[row].iter_mut().zip(&pivot) {
                *cell -= times * above;
            }
            right[row] -= times * right[column];
        }
    }
    for row in (0..size).rev() {
        let known: f64 = (row + 1..size)
            .map(|place| matrix[row][place] * right[place])
            .sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    Some(right)
}

/// The slopes of the plane that lies nearest to the values at these points, in each direction.
///
/// A little is added to the diagonal of the normal equations (Hoerl and Kennard, *Technometrics* 12, 1970, p. 55), so that
/// a direction in which the points do not differ has no slope.
pub fn slopes(points: &[&[f64]], values: &[f64]) -> Option<Vec<f64>> {
    let dimensions = points.first()?.len();
    let count = points.len() as f64;
    let centre = |along: usize| points.iter().map(|point| point[along]).sum::<f64>() / count;
    let centre: Vec<f64> = (0..dimensions).map(centre).collect();
    let middle = values.iter().sum::<f64>() / count;
    let moment = |a: usize, b: usize| {
        let products = points
            .iter()
            .map(|point| (point[a] - centre[a]) * (point[b] - centre[b]));
        let sum: f64 = products.sum();
        if a == b { sum + RIDGE } else { sum }
    };
    let with_values = |along: usize| {
        let pairs = points.iter().zip(values);
        pairs
            .map(|(point, value)| (point[along] - centre[along]) * (value - middle))
            .sum()
    };
    let row = |a: usize| (0..dimensions).map(|b| moment(a, b)).collect();
    solve(
        (0..dimensions).map(row).collect(),
        (0..dimensions).map(with_values).collect(),
    )
}

/// Small beside the spread of any points worth a slope, when they lie between 0 and 1.
const RIDGE: f64 = 1e-9;

#[cfg(test)]
mod tests {
    use super::super::check::assert_close;
    use super::*;

    /// By hand: 2 y = 4 and x + y = 3, the first pivot being zero.
    #[test]
    fn two_equations_worked_by_hand() {
        let solved = solve(vec![vec![0.0, 2.0], vec![1.0, 1.0]], vec![4.0, 3.0]).unwrap();
        assert_close(Some(solved[0]), 1.0, 1e-14);
        assert_close(Some(solved[1]), 2.0, 1e-14);
    }

    #[test]
    fn equations_that_say_the_same_twice_have_no_solution() {
        assert_eq!(
            solve(vec![vec![1.0, 1.0], vec![1.0, 1.0]], vec![1.0, 2.0]),
            None
        );
    }

    #[test]
    fn a_plane_has_its_own_slopes() {
        let points = [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.5, 0.25]];
        let values: Vec<f64> = points
            .iter()
            .map(|[x, y]| 3.0 * x - 2.0 * y + 7.0)
            .collect();
        let points: Vec<&[f64]> = points.iter().map(|point| &point[..]).collect();
        let found = slopes(&points, &values).unwrap();
        assert!((found[0] - 3.0).abs() < 1e-7, "{found:?}");
        assert!((found[1] + 2.0).abs() < 1e-7, "{found:?}");
    }

    #[test]
    fn a_direction_in_which_nothing_differs_has_no_slope() {
        let points: [&[f64]; 3] = [&[0.0, 0.5], &[0.5, 0.5], &[1.0, 0.5]];
        let found = slopes(&points, &[1.0, 2.0, 3.0]).unwrap();
        assert!((found[0] - 2.0).abs() < 1e-7, "{found:?}");
        assert!(found[1].abs() < 1e-12, "{found:?}");
    }
}

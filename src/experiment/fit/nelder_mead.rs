//! The simplex method of Nelder and Mead inside a box.

/// Seeks a small objective from `start` in steps of `step`, with about `most` evaluations; points have coordinates from 0
/// to 1.
///
/// Nelder and Mead, *Computer Journal* 7 (1965), p. 308, with coefficients that suit the number of dimensions (Gao and
/// Han, *Computational Optimization and Applications* 51, 2012, p. 259). A point outside the box is moved to its
/// side, which may flatten the simplex: a search is worth repeating from its end. Derivatives are not asked for,
/// so that the small steps of an objective made of counts do no harm.
pub(super) fn descend<E>(
    start: &[f64],
    step: f64,
    most: usize,
    mut objective: impl FnMut(&[f64]) -> Result<f64, E>,
) -> Result<(), E> {
    let mut simplex = Vec::with_capacity(start.len() + 1);
    for point in corners(start, step) {
        let height = objective(&point)?;
        simplex.push(Corner { point, height });
    }
    let coefficients = Coefficients::of(start.len());
    let mut evaluations = simplex.len();
    while evaluations < most {
        simplex.sort_by(|a, b| a.height.total_cmp(&b.height));
        if is_small(&simplex) {
            break;
        }
        evaluations += improve(&mut simplex, &coefficients, &mut objective)?;
    }
    Ok(())
}

/// A simplex whose corners lie nearer to each other than this part of the ranges cannot tell them apart.
const SMALL: f64 = 0.003;

struct Corner {
    point: Vec<f64>,
    height: f64,
}

/// How far a simplex is reflected, expanded, contracted and shrunk.
struct Coefficients {
    expand: f64,
    contract: f64,
    shrink: f64,
}

impl Coefficients {
    /// Those of Gao and Han; in one dimension those of two, which are those of Nelder and Mead.
    fn of(dimensions: usize) -> Self {
        let dimensions = dimensions.max(2) as f64;
        Coefficients {
            expand: 1.0 + 2.0 / dimensions,
            contract: 0.75 - 1.0 / (2.0 * dimensions),
            shrink: 1.0 - 1.0 / dimensions,
        }
    }
}

/// The start, and a step from it along each coordinate, towards where there is room.
fn corners(start: &[f64], step: f64) -> Vec<Vec<f64>> {
    let mut corners = vec![start.to_vec()];
    for along in 0..start.len() {
        let mut corner = start.to_vec();
        corner[along] += if start[along] + step <= 1.0 {
            step
        } else {
            -step
        };
        corners.push(corner);
    }
    corners
}

fn is_small(simplex: &[Corner]) -> bool {
    let best = &simplex[0].point;
    let far = |corner: &Corner| {
        let pairs = corner.point.iter().zip(best);
        pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
    };
    simplex.iter().map(far).fold(0.0, f64::max) < SMALL
}

/// Replaces the worst corner, or draws all towards the best; tells how many evaluations that took.
fn improve<E>(
    simplex: &mut [Corner],
    coefficients: &Coefficients,
    objective: &mut impl FnMut(&[f64]) -> Result<f64, E>,
) -> Result<usize, E> {
    let last = simplex.len() - 1;
    let (best, second_worst) = (simplex[0].height, simplex[last - 1].height);
    let centre = centre(&simplex[..last]);
    let worst = simplex[last].point.clone();
    // At 1 the worst corner mirrored in the centre, at -1 the worst corner itself.
    let mut at = |along: f64| -> Result<Corner, E> {
        let coordinates = centre.iter().zip(&worst);
        let point: Vec<f64> = coordinates
            .map(|(centre, worst)| (centre + along * (centre - worst)).clamp(0.0, 1.0))
            .collect();
        let height = objective(&point)?;
        Ok(Corner { point, height })
    };
    let reflected = at(1.0)?;
    if reflected.height < best {
        let expanded = at(coefficients.expand)?;
        let is_better = expanded.height < reflected.height;
        simplex[last] = if is_better { expanded } else { reflected };
        return Ok(2);
    }
    if reflected.height < second_worst {
        simplex[last] = reflected;
        return Ok(1);
    }
    let is_outside = reflected.height < simplex[last].height;
    let contract = coefficients.contract;
    let contracted = at(if is_outside { contract } else { -contract })?;
    if contracted.height < simplex[last].height.min(reflected.height) {
        simplex[last] = contracted;
        return Ok(2);
    }
    shrink(simplex, coefficients.shrink, objective)?;
    Ok(2 + last)
}

fn centre(corners: &[Corner]) -> Vec<f64> {
    let along = |place: usize| {
        let sum: f64 = corners.iter().map(|corner| corner.point[place]).sum();
        sum / corners.len() as f64
    };
    (0..corners[0].point.len()).map(along).collect()
}

fn shrink<E>(
    simplex: &mut [Corner],
    part: f64,
    objective: &mut impl FnMut(&[f64]) -> Result<f64, E>,
) -> Result<(), E> {
    let (best, others) = simplex.split_at_mut(1);
    for corner in others {
        for (place, towards) in corner.point.iter_mut().zip(&best[0].point) {
            *place = towards + part * (*place - towards);
        }
        corner.height = objective(&corner.point)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    /// The best of what was asked.
    fn best(start: &[f64], most: usize, objective: impl Fn(&[f64]) -> f64) -> (Vec<f64>, usize) {
        let (mut best, mut asked) = ((start.to_vec(), f64::INFINITY), 0);
        let listen = |point: &[f64]| -> Result<f64, Infallible> {
            assert!(point.iter().all(|place| (0.0..=1.0).contains(place)));
            asked += 1;
            let height = objective(point);
            if height < best.1 {
                best = (point.to_vec(), height);
            }
            Ok(height)
        };
        let Ok(()) = descend(start, 0.1, most, listen);
        (best.0, asked)
    }

    /// The function of Rosenbrock (*Computer Journal* 3, 1960, p. 175), whose least value lies at (1, 1), with half of that
    /// as the box.
    #[test]
    fn the_valley_of_rosenbrock_is_followed_to_its_end() {
        let rosenbrock = |point: &[f64]| {
            let (x, y) = (2.0 * point[0], 2.0 * point[1]);
            100.0 * (y - x * x) * (y - x * x) + (1.0 - x) * (1.0 - x)
        };
        let (end, _) = best(&[0.1, 0.9], 200, rosenbrock);
        let (found, _) = best(&end, 200, rosenbrock);
        for place in found {
            assert!((place - 0.5).abs() < 0.01, "{place}");
        }
    }

    #[test]
    fn a_least_value_at_the_side_of_the_box_is_found_there() {
        let (found, _) = best(&[0.5, 0.5, 0.5], 300, |point| {
            (point[0] + 1.0) + (point[1] - 0.3) * (point[1] - 0.3) + (2.0 - point[2])
        });
        assert!(found[0] < 0.01 && found[2] > 0.99, "{found:?}");
        assert!((found[1] - 0.3).abs() < 0.05, "{found:?}");
    }

    #[test]
    fn one_number_can_be_sought_and_evaluations_are_bounded() {
        let (found, asked) = best(&[0.95], 40, |point| (point[0] - 0.2) * (point[0] - 0.2));
        assert!((found[0] - 0.2).abs() < 0.01, "{found:?}");
        assert!(asked <= 43, "{asked}");
    }
}

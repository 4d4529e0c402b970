//! How far from the best a key may lie when the others make up for it.

use super::trials::{Phase, Trials};
use crate::stats::{slopes, solve};

/// A key that changes nothing measured gets no more weight than this, in spreads over its whole range, squared.
const NO_EFFECT: f64 = 0.01;
/// Ends of the region are known to this part of a range.
const FINE: f64 = 0.02;
/// Points that are tried for one end of a key, at most.
pub(super) const POINTS_FOR_AN_END: usize = 6;

/// Tries points along the border of what is acceptable: for each key, towards both ends of its range, while the other keys
/// move along so as to keep what is simulated near what was measured.
///
/// How they move follows from a plane through what the nearest points gave; whether a point is acceptable is simulated.
pub(super) fn explore<F, E>(trials: &mut Trials<'_, F>, room: f64) -> Result<(), E>
where
    F: FnMut(&[f64]) -> Result<Vec<Vec<Option<f64>>>, E>,
{
    for key in 0..trials.free.len() {
        for side in [-1.0, 1.0] {
            walk(trials, key, side, room)?;
        }
    }
    Ok(())
}

/// From the best point as far as is acceptable, with one key towards one end of its range.
fn walk<F, E>(trials: &mut Trials<'_, F>, key: usize, side: f64, room: f64) -> Result<(), E>
where
    F: FnMut(&[f64]) -> Result<Vec<Vec<Option<f64>>>, E>,
{
    let Some(best) = trials.best() else {
        return Ok(());
    };
    let from = trials.point_of(best);
    let end = if side > 0.0 {
        1.0 - from[key]
    } else {
        from[key]
    };
    if end <= 0.0 {
        return Ok(());
    }
    let Course { direction, reach } = course(trials, best, key, room);
    let limit = trials.all[best].objective + room;
    let (mut inside, mut outside) = (0.0, None);
    let mut length = reach.clamp(FINE, end.max(FINE)).min(end);
    for _ in 0..POINTS_FOR_AN_END {
        let point: Vec<f64> = from
            .iter()
            .zip(&direction)
            .map(|(place, along)| (place + side * length * along).clamp(0.0, 1.0))
            .collect();
        if trials.at(Phase::Region, &point)? <= limit {
            inside = length;
        } else {
            outside = Some(length);
        }
        if inside >= end || outside.is_some_and(|outside| outside - inside < FINE) {
            break;
        }
        length = outside.map_or((2.0 * inside).min(end), |outside| (inside + outside) / 2.0);
    }
    Ok(())
}

/// Where to go from a point, and how far that is likely to be acceptable.
struct Course {
    /// How each key moves when the one that is sought moves by 1.
    direction: Vec<f64>,
    reach: f64,
}

/// The direction in which one key moves most for what it costs: that of the column of the inverse of the normal equations.
fn course<F, E>(trials: &Trials<'_, F>, from: usize, key: usize, room: f64) -> Course
where
    F: FnMut(&[f64]) -> Result<Vec<Vec<Option<f64>>>, E>,
{
    let keys = trials.free.len();
    let mut alone = vec![0.0; keys];
    alone[key] = 1.0;
    let column = solve(normal_equations(trials, from), alone.clone());
    match column {
        Some(column) if column[key] > 0.0 && column.iter().all(|part| part.is_finite()) => Course {
            direction: column.iter().map(|part| part / column[key]).collect(),
            reach: (room * column[key]).sqrt(),
        },
        _ => Course {
            direction: alone,
            reach: 1.0,
        },
    }
}

/// The second derivatives of half the objective, were what is simulated a plane.
fn normal_equations<F, E>(trials: &Trials<'_, F>, from: usize) -> Vec<Vec<f64>>
where
    F: FnMut(&[f64]) -> Result<Vec<Vec<Option<f64>>>, E>,
{
    let keys = trials.free.len();
    let near = nearest(trials, from, 4 * (keys + 1));
    let points: Vec<Vec<f64>> = near.iter().map(|trial| trials.point_of(*trial)).collect();
    let points: Vec<&[f64]> = points.iter().map(Vec::as_slice).collect();
    let residuals: Vec<Vec<f64>> = near
        .iter()
        .map(|trial| trials.residuals(*trial, from))
        .collect();
    let mut equations = vec![vec![0.0; keys]; keys];
    for observation in 0..residuals.first().map_or(0, Vec::len) {
        let values: Vec<f64> = residuals.iter().map(|of| of[observation]).collect();
        let slopes = slopes(&points, &values).unwrap_or_else(|| vec![0.0; keys]);
        for (row, down) in equations.iter_mut().zip(&slopes) {
            for (cell, across) in row.iter_mut().zip(&slopes) {
                *cell += down * across;
            }
        }
    }
    for (along, row) in equations.iter_mut().enumerate() {
        row[along] += NO_EFFECT;
    }
    equations
}

/// The trials nearest to one, itself first.
fn nearest<F, E>(trials: &Trials<'_, F>, to: usize, count: usize) -> Vec<usize>
where
    F: FnMut(&[f64]) -> Result<Vec<Vec<Option<f64>>>, E>,
{
    let here = trials.point_of(to);
    let distance = |trial: usize| -> f64 {
        let there = trials.point_of(trial);
        let pairs = here.iter().zip(&there);
        pairs.map(|(a, b)| (a - b) * (a - b)).sum()
    };
    let mut all: Vec<(f64, usize)> = (0..trials.all.len())
        .map(|trial| (distance(trial), trial))
        .collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    all.into_iter()
        .take(count)
        .map(|(_, trial)| trial)
        .collect()
}

//! The traffic equations: how often a case visits each stage.

use crate::model::{ArrivalStream, Destination, Model, StageId, StreamId};

/// The expected number of visits to each stage that a report of a stream brings, with what comes of it in the long run.
///
/// Of the reports that arrive a share joins an open case, which there nearly always is, and asks the administrative work
/// alone. The others are cases, and a share of these is reported again: one report becomes 1 + b + b² + ... of them, where
/// b is the chance that a report is a case and comes back.
pub(super) fn visits(model: &Model, id: StreamId, stream: &ArrivalStream) -> Vec<f64> {
    let joins = model.follow_up().filter(|it| it.streams.contains(&id));
    let returns = model.rereport().filter(|it| it.streams.contains(&id));
    let is_case = 1.0 - joins.map_or(0.0, |it| it.share);
    let reports = 1.0 / (1.0 - is_case * returns.map_or(0.0, |it| it.share));
    let mut visits = visits_of_a_case(model, id, stream);
    for visits in &mut visits {
        *visits *= reports * is_case;
    }
    if let Some(joins) = joins {
        visits[joins.stage.index()] += reports * joins.share;
    }
    visits
}

/// The expected number of visits to each stage of a case of a stream.
///
/// Visits obey v = e + Pᵀ v, where e is the stage of arrival and P the shares of the routes (Jackson,
/// *Operations Research* 5, 1957, p. 518). Every case ends, so there is one solution.
fn visits_of_a_case(model: &Model, id: StreamId, stream: &ArrivalStream) -> Vec<f64> {
    let stages = model.stages();
    let mut equations = vec![vec![0.0; stages.len() + 1]; stages.len()];
    for (from, stage) in stages.iter().enumerate() {
        equations[from][from] += 1.0;
        for (destination, share) in &stage.route_of(id).shares {
            if let Destination::Stage(to) = destination {
                equations[to.index()][from] -= share;
            }
        }
    }
    entry(&mut equations, stream.to);
    solve(equations)
}

fn entry(equations: &mut [Vec<f64>], to: StageId) {
    if let Some(known) = equations[to.index()].last_mut() {
        *known = 1.0;
    }
}

/// Gauss-Jordan elimination; the last column is the known side.
///
/// Needs no pivoting: I - Pᵀ is an M-matrix, of which every pivot is positive (Berman and Plemmons,
/// *Nonnegative Matrices in the Mathematical Sciences*, chapter 6, theorem 2.3).
fn solve(mut rows: Vec<Vec<f64>>) -> Vec<f64> {
    for column in 0..rows.len() {
        let pivot = rows[column].clone();
        for (number, row) in rows.iter_mut().enumerate() {
            let factor = row[column] / pivot[column];
            if number != column && factor != 0.0 {
                let values = row.iter_mut().zip(&pivot);
                values.for_each(|(value, by)| *value -= factor * by);
            }
        }
    }
    let unknown = |(number, row): (usize, &Vec<f64>)| row[rows.len()] / row[number];
    rows.iter().enumerate().map(unknown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::small_model::{parts, stage};
    use crate::model::{Delay, Destination, FollowUp, ModelParts, Rereport, Route};
    use crate::time::Day;

    fn network(routes: &[&[(Destination, f64)]]) -> Model {
        let day = Day::new(2021, 1, 1);
        let small = parts(1, day, day, day + 31);
        let stages = routes.iter().enumerate().map(|(index, shares)| {
            let mut stage = stage(&format!("stage {index}"), Destination::Closed);
            stage.route.shares = shares.to_vec();
            stage
        });
        let mut teams = small.teams.clone();
        teams[0].stages = (0..routes.len()).map(StageId::from).collect();
        Model::new(ModelParts {
            stages: stages.collect(),
            teams,
            deadlines: vec![],
            absence: None,
            usual_absence: None,
            changes: Vec::new(),
            follow_up: None,
            rereport: None,
            opening: Vec::new(),
            ..small
        })
        .expect("a right network")
    }

    fn assert_visits(model: &Model, expected: &[f64]) {
        let visits = visits(model, StreamId(0), &model.streams()[0]);
        for (computed, expected) in visits.iter().zip(expected) {
            assert!((computed - expected).abs() < 1e-12, "{visits:?}");
        }
    }

    const CLOSED: Destination = Destination::Closed;
    const FIRST: Destination = Destination::Stage(StageId(0));
    const SECOND: Destination = Destination::Stage(StageId(1));
    const THIRD: Destination = Destination::Stage(StageId(2));

    /// Back to itself with a chance of a quarter: 1 + 1/4 + 1/16 + ... = 4/3 visits.
    #[test]
    fn work_that_comes_back_is_a_geometric_series() {
        assert_visits(&network(&[&[(FIRST, 0.25), (CLOSED, 0.75)]]), &[4.0 / 3.0]);
    }

    /// By hand: v1 = 1 + v3 / 2, v2 = 0.4 v1, v3 = 0.6 v1 + v2 = v1. So v1 = 2, v2 = 0.8, v3 = 2.
    #[test]
    fn a_loop_over_three_stages() {
        let model = network(&[
            &[(SECOND, 0.4), (THIRD, 0.6)],
            &[(THIRD, 1.0)],
            &[(FIRST, 0.5), (CLOSED, 0.5)],
        ]);
        assert_visits(&model, &[2.0, 0.8, 2.0]);
    }

    /// By hand: of 100 reports 20 join a case; of the 80 cases half come back, 40 reports, of which 8 join. And so on, with four
    /// tenths each time: 100 / 0.6 reports in all, of which 100 / 0.6 x 0.8 are cases and the rest joins.
    #[test]
    fn reports_that_join_or_come_back_are_counted() {
        let day = Day::new(2021, 1, 1);
        let small = parts(1, day, day, day + 31);
        let mut stages = vec![stage("report", Destination::Closed); 2];
        stages[1].name = "joins".into();
        let mut teams = small.teams.clone();
        teams[0].stages = vec![StageId(0), StageId(1)];
        let repeating = ModelParts {
            stages,
            teams,
            deadlines: vec![],
            changes: Vec::new(),
            opening: Vec::new(),
            follow_up: Some(FollowUp {
                streams: vec![StreamId(0)],
                share: 0.2,
                stage: StageId(1),
            }),
            rereport: Some(Rereport {
                streams: vec![StreamId(0)],
                share: 0.5,
                delay: Delay::Months(3),
            }),
            ..small
        };
        let model = Model::new(repeating).expect("a right model");
        assert_visits(&model, &[0.8 / 0.6, 0.2 / 0.6]);
    }

    #[test]
    fn a_stream_with_routes_of_its_own_follows_them() {
        let day = Day::new(2021, 1, 1);
        let mut parts = parts(1, day, day, day + 31);
        let police = Route {
            shares: vec![(SECOND, 0.3), (CLOSED, 0.7)],
        };
        parts.stages[0].routes_of = vec![(StreamId(1), police)];
        let mut second = parts.streams[0].clone();
        second.name = "police".into();
        parts.streams.push(second);
        let model = Model::new(parts).expect("a right model");
        let of = |id: u16| visits(&model, StreamId(id), &model.streams()[id as usize]);
        assert_eq!((of(0), of(1)), (vec![1.0, 1.0], vec![1.0, 0.3]));
    }
}

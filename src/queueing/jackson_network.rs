//! Open networks of M/M/c stations with random routing and feedback.

use super::station::Station;

/// A station of an open network and where its customers go next.
///
/// Jackson (1957), *Operations Research* 5(4), 518-521; Gross et al., section 4.2: every station behaves as an
/// M/M/c of its own with the arrival rate of the traffic equations.
#[derive(Clone, Debug)]
pub struct Node {
    /// Arrivals from outside per unit of time.
    pub outside_rate: f64,
    /// Expected length of one service.
    pub mean_service: f64,
    /// Servers of the station.
    pub servers: u32,
    /// The chance to go on to each station, in the order of the network; what is left leaves.
    pub next: Vec<f64>,
}

/// The stations of an open network, each with its total arrival rate.
pub fn stations(nodes: &[Node]) -> Vec<Station> {
    let rates = arrival_rates(nodes);
    let with_rates = nodes.iter().zip(rates);
    with_rates
        .map(|(node, arrival_rate)| Station {
            arrival_rate,
            mean_service: node.mean_service,
            servers: node.servers,
        })
        .collect()
}

/// Expected time from arrival in the network to leaving it, by Little's law.
pub fn mean_time_in_network(nodes: &[Node]) -> f64 {
    let number: f64 = stations(nodes).iter().map(Station::mean_number).sum();
    let outside_rate: f64 = nodes.iter().map(|node| node.outside_rate).sum();
    number / outside_rate
}

/// Solves the traffic equations: what arrives is what comes from outside plus what the stations send on.
fn arrival_rates(nodes: &[Node]) -> Vec<f64> {
    let size = nodes.len();
    let mut coefficients = vec![vec![0.0; size]; size];
    for (from, node) in nodes.iter().enumerate() {
        coefficients[from][from] += 1.0;
        for (to, chance) in node.next.iter().enumerate() {
            coefficients[to][from] -= chance;
        }
    }
    let outside_rates = nodes.iter().map(|node| node.outside_rate).collect();
    solve_linear_equations(coefficients, outside_rates)
}

/// Gaussian elimination with partial pivoting.
fn solve_linear_equations(mut rows: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for column in 0..size {
        let largest = |&one: &usize, &other: &usize| {
            rows[one][column]
                .abs()
                .total_cmp(&rows[other][column].abs())
        };
        let pivot = (column..size).max_by(largest).expect("a row is left");
        rows.swap(column, pivot);
        right.swap(column, pivot);
        let (upper, lower) = rows.split_at_mut(column + 1);
        let pivot_row = &upper[column];
        for (below, row) in lower.iter_mut().enumerate() {
            let factor = row[column] / pivot_row[column];
            for (entry, pivot_entry) in row.iter_mut().zip(pivot_row) {
                *entry -= factor * pivot_entry;
            }
            right[column + 1 + below] -= factor * right[column];
        }
    }
    for row in (0..size).rev() {
        for known in row + 1..size {
            right[row] -= rows[row][known] * right[known];
        }
        right[row] /= rows[row][row];
    }
    right
}

#[cfg(test)]
mod tests {
    use super::super::check::assert_close;
    use super::*;

    /// Hillier & Lieberman, *Introduction to Operations Research*, chapter on queueing, Jackson networks: three
    /// facilities with feedback, printed arrival rates 5, 10 and 7.5, mean numbers 1, 4/3 and 3, time 2/3.
    #[test]
    fn three_facilities_agree_with_hillier_and_lieberman() {
        let facility = |outside_rate, servers, next: [f64; 3]| Node {
            outside_rate,
            mean_service: 0.1,
            servers,
            next: next.to_vec(),
        };
        let network = [
            facility(1.0, 1, [0.0, 0.6, 0.3]),
            facility(4.0, 2, [0.1, 0.0, 0.3]),
            facility(3.0, 1, [0.4, 0.4, 0.0]),
        ];
        let printed = [(5.0, 1.0), (10.0, 4.0 / 3.0), (7.5, 3.0)];
        for (station, (arrival_rate, mean_number)) in stations(&network).iter().zip(printed) {
            assert_close(station.arrival_rate, arrival_rate, 1e-12);
            assert_close(station.mean_number(), mean_number, 1e-12);
        }
        assert_close(mean_time_in_network(&network), 2.0 / 3.0, 1e-12);
    }

    /// By hand: with feedback chance 1/4 a customer passes 4/3 times, so the load rises from 0.6 to 0.8.
    #[test]
    fn feedback_to_the_same_station_raises_its_load() {
        let station = Node {
            outside_rate: 0.6,
            mean_service: 1.0,
            servers: 1,
            next: vec![0.25],
        };
        assert_close(stations(&[station])[0].utilisation(), 0.8, 1e-12);
    }

    /// By hand: x + y = 3 under 2 y = 2, with the rows in an order that needs an exchange.
    #[test]
    fn elimination_exchanges_rows_where_it_must() {
        let rows = vec![vec![0.0, 2.0], vec![1.0, 1.0]];
        let solution = solve_linear_equations(rows, vec![2.0, 3.0]);
        assert_close(solution[0], 2.0, 1e-15);
        assert_close(solution[1], 1.0, 1e-15);
    }
}

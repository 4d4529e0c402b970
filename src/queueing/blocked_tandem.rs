//! Two single servers in series without room between them: the first holds its finished job while the second is busy.

use super::markov_chain::MarkovChain;

/// Poisson arrivals, an infinite list in front, exponential services, blocking after service.
///
/// Hunt (1956), *Operations Research* 4(6), 674-683; Avi-Itzhak & Yadin (1965), *Management Science* 11(5),
/// 553-564.
#[derive(Clone, Copy, Debug)]
pub struct BlockedTandem {
    /// Expected arrivals per unit of time.
    pub arrival_rate: f64,
    /// Expected length of a service at the first and at the second server.
    pub mean_services: [f64; 2],
}

/// The long-run means of a blocked tandem.
#[derive(Clone, Copy, Debug)]
pub struct BlockedTandemMeans {
    /// Expected time from arrival to the start of service at the first server.
    pub mean_wait: f64,
    /// Expected time from arrival to the end of service at the second server.
    pub mean_time_in_system: f64,
    /// Share of time the first server works.
    pub first_working: f64,
    /// Share of time the first server holds a finished job.
    pub first_blocked: f64,
    /// Share of time the second server works.
    pub second_working: f64,
    /// Jobs completed per unit of time.
    pub throughput: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum First {
    Idle,
    Working,
    Blocked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct State {
    waiting: u32,
    first: First,
    second_works: bool,
}

impl BlockedTandem {
    /// A longer list must have less than `NEGLIGIBLE` chance.
    const LONGEST_LIST: u32 = 2_000;
    const NEGLIGIBLE: f64 = 1e-9;

    /// The most jobs per unit of time that the tandem can pass, after Hunt: one job per longer of two services.
    pub fn capacity(&self) -> f64 {
        let [first, second] = self.mean_services;
        1.0 / (first + second - first * second / (first + second))
    }

    /// Solves the chain, with the list truncated far beyond what occurs.
    pub fn means(&self) -> BlockedTandemMeans {
        let empty = State {
            waiting: 0,
            first: First::Idle,
            second_works: false,
        };
        let chain = MarkovChain::explore(empty, |state| self.moves(*state));
        let steady = chain.steady_state();
        let truncated = steady.chance(|state| state.waiting == Self::LONGEST_LIST);
        assert!(truncated < Self::NEGLIGIBLE, "too busy: {self:?}");
        let waiting = steady.mean(|state| f64::from(state.waiting));
        let first_working = steady.chance(|state| state.first == First::Working);
        let first_blocked = steady.chance(|state| state.first == First::Blocked);
        let second_working = steady.chance(|state| state.second_works);
        let number = waiting + first_working + first_blocked + second_working;
        BlockedTandemMeans {
            mean_wait: waiting / self.arrival_rate,
            mean_time_in_system: number / self.arrival_rate,
            first_working,
            first_blocked,
            second_working,
            throughput: second_working / self.mean_services[1],
        }
    }

    fn moves(&self, state: State) -> Vec<(f64, State)> {
        let mut moves = Vec::new();
        if state.waiting < Self::LONGEST_LIST {
            moves.push((self.arrival_rate, state.with_arrival()));
        }
        if state.first == First::Working {
            moves.push((1.0 / self.mean_services[0], state.after_first_service()));
        }
        if state.second_works {
            moves.push((1.0 / self.mean_services[1], state.after_second_service()));
        }
        moves
    }
}

impl State {
    fn with_arrival(self) -> State {
        match self.first {
            First::Idle => State {
                first: First::Working,
                ..self
            },
            _ => State {
                waiting: self.waiting + 1,
                ..self
            },
        }
    }

    fn after_first_service(self) -> State {
        if self.second_works {
            State {
                first: First::Blocked,
                ..self
            }
        } else {
            self.handed_over()
        }
    }

    fn after_second_service(self) -> State {
        if self.first == First::Blocked {
            self.handed_over()
        } else {
            State {
                second_works: false,
                ..self
            }
        }
    }

    /// The job of the first server goes to the second; the first takes the next from the list.
    fn handed_over(self) -> State {
        let first = if self.waiting > 0 {
            First::Working
        } else {
            First::Idle
        };
        State {
            waiting: self.waiting.saturating_sub(1),
            first,
            second_works: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::assert_close;
    use super::super::station::Station;
    use super::*;

    /// Hunt (1956): two equal servers without room between pass at most two thirds of what one server passes.
    #[test]
    fn capacity_of_equal_servers_is_two_thirds() {
        let tandem = BlockedTandem {
            arrival_rate: 0.1,
            mean_services: [1.0, 1.0],
        };
        assert_close(tandem.capacity(), 2.0 / 3.0, 1e-15);
    }

    /// Second source: seen from the list this is an M/G/1 in which the first customer of a busy period has an
    /// exceptional service; Welch (1964), *Operations Research* 12(5), 736-752. A job that begins at a hand-over
    /// occupies the first server for the longer of two services. A job that finds the first server empty comes an
    /// exponential time after a hand-over, and so finds the second busy with chance `a / (a + m)`.
    #[test]
    fn mean_wait_agrees_with_an_exceptional_first_service() {
        for (arrival_rate, mean_services) in
            [(0.4, [1.0, 1.0]), (0.5, [1.0, 0.7]), (0.3, [0.8, 1.3])]
        {
            let tandem = BlockedTandem {
                arrival_rate,
                mean_services,
            };
            let [first, second] = mean_services;
            let shorter = first * second / (first + second);
            let longer = first + second - shorter;
            let first_squared = 2.0 * first * first;
            let longer_squared = first_squared + 2.0 * second * second - 2.0 * shorter * shorter;
            let busy = arrival_rate / (arrival_rate + 1.0 / second);
            let exceptional = busy * longer + (1.0 - busy) * first;
            let exceptional_squared = busy * longer_squared + (1.0 - busy) * first_squared;
            let theory = arrival_rate * longer_squared / (2.0 * (1.0 - arrival_rate * longer))
                + arrival_rate * (exceptional_squared - longer_squared)
                    / (2.0 * (1.0 - arrival_rate * (longer - exceptional)));
            assert_close(tandem.means().mean_wait, theory, 1e-8);
        }
    }

    /// Little's law at either server and conservation of jobs.
    #[test]
    fn what_arrives_is_served_twice() {
        let tandem = BlockedTandem {
            arrival_rate: 0.5,
            mean_services: [1.0, 0.8],
        };
        let means = tandem.means();
        assert_close(means.first_working, 0.5, 1e-9);
        assert_close(means.second_working, 0.4, 1e-9);
        assert_close(means.throughput, 0.5, 1e-9);
        let blocked = means.first_blocked / tandem.arrival_rate;
        assert_close(
            means.mean_time_in_system,
            means.mean_wait + blocked + 1.8,
            1e-9,
        );
    }

    /// Second source: M/M/1, when the second server is infinitely fast.
    #[test]
    fn a_fast_second_server_never_blocks() {
        let tandem = BlockedTandem {
            arrival_rate: 0.7,
            mean_services: [1.0, 1e-9],
        };
        let alone = Station {
            arrival_rate: 0.7,
            mean_service: 1.0,
            servers: 1,
        };
        assert_close(tandem.means().mean_wait, alone.mean_wait(), 1e-6);
    }
}

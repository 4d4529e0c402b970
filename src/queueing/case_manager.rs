//! Case workers with a caseload cap: cases need several slices of work by their own worker, with external waits between.

use super::markov_chain::MarkovChain;

/// Poisson arrivals of cases, one list, equal workers. A worker takes a case from the list only when idle and below
/// the cap, and only when none of the worker's own cases is ready. A new case goes to the idle worker with the
/// fewest open cases. A case is open from its first work to its completion, its external waits included. All slices
/// have one exponential law, all external waits another.
///
/// The baseline of Campello, Ingolfsson & Shumsky (2017), *Management Science* 63(3), 882-900, with a fixed instead
/// of a geometric number of slices. Ready cases are taken in the order in which they became ready; with two slices
/// or a cap of two no order makes a difference.
#[derive(Clone, Copy, Debug)]
pub struct CaseManager {
    /// Expected arrivals per unit of time.
    pub arrival_rate: f64,
    /// Slices of work of every case.
    pub slices: usize,
    /// Expected length of one slice.
    pub mean_slice: f64,
    /// Expected external wait between two slices.
    pub mean_external_wait: f64,
    /// The most cases a worker holds open.
    pub caseload: usize,
    /// Case workers. Several, only with at most two slices: else who has been idle longest would matter too.
    pub workers: usize,
}

/// The long-run means of a team of case workers.
#[derive(Clone, Copy, Debug)]
pub struct CaseManagerMeans {
    /// Expected time from arrival to the first work.
    pub mean_wait: f64,
    /// Expected time from arrival to completion.
    pub mean_time_in_system: f64,
    /// Expected number of cases without any work yet.
    pub mean_waiting: f64,
    /// Expected number of cases begun and not completed.
    pub mean_in_hand: f64,
    /// Share of time a worker works.
    pub utilisation: f64,
}

/// Workers are interchangeable, so they stand in sorted order: far fewer states.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Team {
    waiting: usize,
    workers: Vec<Worker>,
}

/// The open cases of one worker, each told by the number of slices done.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Worker {
    /// How many cases are in an external wait after 1, 2, ... slices.
    external: Vec<usize>,
    /// The cases ready for work, first ready first.
    ready: Vec<usize>,
    /// The case being worked on.
    in_service: Option<usize>,
}

impl CaseManager {
    /// A longer list must have less chance than this.
    const NEGLIGIBLE: f64 = 1e-9;
    /// The list is followed at least up to this length, and further if needed.
    const SHORTEST_TRUNCATION: usize = 100;

    /// Solves the chain, with the list truncated where it hardly ever comes.
    pub fn means(&self) -> CaseManagerMeans {
        assert!(self.workers == 1 || self.slices <= 2, "not exact: {self:?}");
        let mut longest_list = Self::SHORTEST_TRUNCATION;
        loop {
            let (means, truncated) = self.means_with_list_up_to(longest_list);
            if truncated < Self::NEGLIGIBLE {
                return means;
            }
            longest_list *= 2;
            assert!(longest_list < 10_000, "no steady state: {self:?}");
        }
    }

    /// The means and the chance that the list is as long as it may be.
    fn means_with_list_up_to(&self, longest_list: usize) -> (CaseManagerMeans, f64) {
        let idle = Worker {
            external: vec![0; self.slices - 1],
            ready: Vec::new(),
            in_service: None,
        };
        let empty = Team {
            waiting: 0,
            workers: vec![idle; self.workers],
        };
        let chain = MarkovChain::explore(empty, |team| self.moves(team, longest_list));
        let steady = chain.steady_state();
        let mean_waiting = steady.mean(|team| team.waiting as f64);
        let mean_in_hand = steady.mean(|team| team.open_cases() as f64);
        let mean_busy = steady.mean(|team| team.busy_workers() as f64);
        let means = CaseManagerMeans {
            mean_wait: mean_waiting / self.arrival_rate,
            mean_time_in_system: (mean_waiting + mean_in_hand) / self.arrival_rate,
            mean_waiting,
            mean_in_hand,
            utilisation: mean_busy / self.workers as f64,
        };
        (means, steady.chance(|team| team.waiting == longest_list))
    }

    fn moves(&self, team: &Team, longest_list: usize) -> Vec<(f64, Team)> {
        let mut moves = Vec::new();
        if team.waiting < longest_list {
            moves.push((self.arrival_rate, self.after_arrival(team)));
        }
        for (place, worker) in team.workers.iter().enumerate() {
            if let Some(slices_done) = worker.in_service {
                let next = self.after_slice(team, place, slices_done);
                moves.push((1.0 / self.mean_slice, next));
            }
            for (after, &cases) in worker.external.iter().enumerate() {
                if cases > 0 {
                    let next = self.after_external_wait(team, place, after);
                    moves.push((cases as f64 / self.mean_external_wait, next));
                }
            }
        }
        moves
    }

    fn after_arrival(&self, team: &Team) -> Team {
        let mut next = team.clone();
        next.waiting += 1;
        let takers = next.workers.iter_mut();
        let taker = takers
            .filter(|worker| worker.in_service.is_none() && worker.open_cases() < self.caseload)
            .min_by_key(|worker| worker.open_cases());
        if let Some(worker) = taker {
            worker.take_work(&mut next.waiting, self.caseload);
        }
        next.sorted()
    }

    fn after_slice(&self, team: &Team, place: usize, slices_done: usize) -> Team {
        let mut next = team.clone();
        let worker = &mut next.workers[place];
        worker.in_service = None;
        // The last slice completes the case.
        if slices_done + 1 < self.slices {
            worker.external[slices_done] += 1;
        }
        worker.take_work(&mut next.waiting, self.caseload);
        next.sorted()
    }

    fn after_external_wait(&self, team: &Team, place: usize, after: usize) -> Team {
        let mut next = team.clone();
        let worker = &mut next.workers[place];
        worker.external[after] -= 1;
        worker.ready.push(after + 1);
        if worker.in_service.is_none() {
            worker.take_work(&mut next.waiting, self.caseload);
        }
        next.sorted()
    }
}

impl Team {
    fn sorted(mut self) -> Team {
        self.workers.sort();
        self
    }

    fn open_cases(&self) -> usize {
        self.workers.iter().map(Worker::open_cases).sum()
    }

    fn busy_workers(&self) -> usize {
        let busy = self
            .workers
            .iter()
            .filter(|worker| worker.in_service.is_some());
        busy.count()
    }
}

impl Worker {
    fn open_cases(&self) -> usize {
        let external: usize = self.external.iter().sum();
        external + self.ready.len() + usize::from(self.in_service.is_some())
    }

    /// Own cases first, then the list, if the cap allows.
    fn take_work(&mut self, waiting: &mut usize, caseload: usize) {
        if !self.ready.is_empty() {
            self.in_service = Some(self.ready.remove(0));
        } else if *waiting > 0 && self.open_cases() < caseload {
            *waiting -= 1;
            self.in_service = Some(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::assert_close;
    use super::super::station::{Station, mean_wait_single_server, mean_waits_by_priority};
    use super::*;

    /// Second source: a cap of one makes the whole passage, external waits included, one service of an M/G/1.
    #[test]
    fn a_cap_of_one_agrees_with_pollaczek_and_khinchine() {
        let manager = CaseManager {
            arrival_rate: 0.1,
            slices: 3,
            mean_slice: 1.0,
            mean_external_wait: 2.0,
            caseload: 1,
            workers: 1,
        };
        let mean_passage = 3.0 * 1.0 + 2.0 * 2.0;
        let variance = 3.0 * 1.0 + 2.0 * 4.0;
        let cv = f64::sqrt(variance) / mean_passage;
        let wait = mean_wait_single_server(0.1, mean_passage, cv);
        let means = manager.means();
        assert_close(means.mean_wait, wait, 1e-7);
        assert_close(means.mean_time_in_system, wait + mean_passage, 1e-7);
        assert_close(means.utilisation, 0.3, 1e-9);
    }

    /// Second source: with one slice the cap never matters and the team is an M/M/c.
    #[test]
    fn one_slice_makes_a_multi_server_station() {
        let manager = CaseManager {
            arrival_rate: 2.1,
            slices: 1,
            mean_slice: 1.0,
            mean_external_wait: 1.0,
            caseload: 5,
            workers: 3,
        };
        let station = Station {
            arrival_rate: 2.1,
            mean_service: 1.0,
            servers: 3,
        };
        assert_close(manager.means().mean_wait, station.mean_wait(), 1e-7);
    }

    /// By hand: a list that is never empty, a cap of two, slices and external waits of mean 1. With the slice in
    /// service and the other case (external, ready, none) the states are 1e, 1r, 1n, 2e, 2r, 2n and idle with both
    /// external. Balance gives the six working states equal shares and the idle one half of that: the worker works
    /// 12/13 of the time.
    #[test]
    fn an_overloaded_worker_agrees_with_hand_calculation() {
        let manager = CaseManager {
            arrival_rate: 10.0,
            slices: 2,
            mean_slice: 1.0,
            mean_external_wait: 1.0,
            caseload: 2,
            workers: 1,
        };
        let (means, _) = manager.means_with_list_up_to(50);
        assert_close(means.utilisation, 12.0 / 13.0, 1e-9);
    }

    /// Second source: the limit of long external waits under a cap that hardly binds. Cases then come back like
    /// independent arrivals that go before new cases: Cobham's priorities.
    #[test]
    fn long_external_waits_approach_priorities() {
        let distance_from_limit = |mean_external_wait| {
            let manager = CaseManager {
                arrival_rate: 0.2,
                slices: 2,
                mean_slice: 1.0,
                mean_external_wait,
                caseload: 16,
                workers: 1,
            };
            let (means, _) = manager.means_with_list_up_to(12);
            let waits = mean_waits_by_priority(&[0.2, 0.2], 1.0, 1);
            (means.mean_wait / waits[1] - 1.0).abs()
        };
        let distances = [5.0, 10.0, 20.0].map(distance_from_limit);
        assert!(distances[1] < distances[0] && distances[2] < distances[1]);
        assert!(distances[2] < 0.02, "{distances:?}");
    }

    /// Little's law and conservation of work, for a team with a cap that binds.
    #[test]
    fn a_team_works_what_arrives() {
        let manager = CaseManager {
            arrival_rate: 0.6,
            slices: 2,
            mean_slice: 1.0,
            mean_external_wait: 2.0,
            caseload: 2,
            workers: 2,
        };
        let means = manager.means();
        assert_close(means.utilisation, 0.6, 1e-8);
        assert_close(means.mean_waiting, 0.6 * means.mean_wait, 1e-12);
        let in_system = means.mean_waiting + means.mean_in_hand;
        assert_close(in_system, 0.6 * means.mean_time_in_system, 1e-12);
    }

    /// Order: a higher cap shortens the list, and where the cap no longer binds one more place changes nothing.
    #[test]
    fn a_higher_cap_shortens_the_list_until_it_does_not_bind() {
        let wait_with_cap = |caseload| {
            let manager = CaseManager {
                arrival_rate: 0.2,
                slices: 2,
                mean_slice: 1.0,
                mean_external_wait: 1.0,
                caseload,
                workers: 1,
            };
            manager.means_with_list_up_to(40).0.mean_wait
        };
        let waits = [1, 2, 3, 9, 10].map(wait_with_cap);
        assert!(waits[0] > waits[1] && waits[1] > waits[2], "{waits:?}");
        assert_close(waits[3], waits[4], 1e-6);
    }
}

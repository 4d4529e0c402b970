//! Stations with a formula: M/M/c, M/G/1, clustered arrivals, priorities.

/// M/M/c: Poisson arrivals, exponential service, equal servers, one list, first come first served.
///
/// Gross, Shortle, Thompson & Harris, *Fundamentals of Queueing Theory*, 4th ed., sections 2.2 and 2.3;
/// Kleinrock, *Queueing Systems*, volume 1, sections 3.2 and 3.5.
#[derive(Clone, Copy, Debug)]
pub struct Station {
    /// Expected arrivals per unit of time.
    pub arrival_rate: f64,
    /// Expected length of one service.
    pub mean_service: f64,
    /// Servers, each serving one customer at a time.
    pub servers: u32,
}

impl Station {
    /// Expected number of busy servers, in erlang.
    pub fn offered_load(&self) -> f64 {
        self.arrival_rate * self.mean_service
    }

    /// Long-run share of the servers' time that is spent serving.
    pub fn utilisation(&self) -> f64 {
        self.offered_load() / f64::from(self.servers)
    }

    /// Erlang's delay formula: the chance that a customer has to wait at all.
    ///
    /// By the recursion of Erlang's loss formula, which does not overflow (Gross et al., chapter 2).
    pub fn chance_of_waiting(&self) -> f64 {
        assert!(self.utilisation() < 1.0, "no steady state: {self:?}");
        let load = self.offered_load();
        let loss = (1..=self.servers).fold(1.0, |loss, servers| {
            load * loss / (f64::from(servers) + load * loss)
        });
        loss / (1.0 - self.utilisation() * (1.0 - loss))
    }

    /// Expected time from arrival to the start of service.
    pub fn mean_wait(&self) -> f64 {
        self.chance_of_waiting() / self.spare_rate()
    }

    /// Expected time from arrival to the end of service.
    pub fn mean_time_in_system(&self) -> f64 {
        self.mean_wait() + self.mean_service
    }

    /// Expected number of customers whose service has not begun.
    pub fn mean_waiting(&self) -> f64 {
        self.arrival_rate * self.mean_wait()
    }

    /// Expected number of customers waiting or in service.
    pub fn mean_number(&self) -> f64 {
        self.arrival_rate * self.mean_time_in_system()
    }

    /// The chance that a customer waits longer than `time`.
    pub fn chance_of_waiting_longer_than(&self, time: f64) -> f64 {
        self.chance_of_waiting() * libm::exp(-self.spare_rate() * time)
    }

    /// The rate at which a list shrinks while all servers are busy.
    fn spare_rate(&self) -> f64 {
        f64::from(self.servers) / self.mean_service - self.arrival_rate
    }
}

/// Expected wait in M/G/1, by Pollaczek and Khinchine, from the mean and the coefficient of variation of service.
///
/// Gross et al., section 5.1; M/D/1 with `service_cv` 0, M/M/1 with 1.
pub fn mean_wait_single_server(arrival_rate: f64, mean_service: f64, service_cv: f64) -> f64 {
    let utilisation = arrival_rate * mean_service;
    assert!(utilisation < 1.0, "no steady state");
    utilisation * mean_service * (1.0 + service_cv * service_cv) / (2.0 * (1.0 - utilisation))
}

/// Expected wait of one customer in `M^[X]/M/1`: Poisson clusters of geometric size (1, 2, ...), the wait for
/// customers ahead in the same cluster included. `arrival_rate` counts customers, not clusters.
///
/// Gross et al., section 3.1: the mean number is `r (E X + E X^2) / (2 E X (1 - r))` at utilisation `r`, and
/// `E X^2 = g (2 g - 1)` for the geometric law with mean `g`, which leaves `r g / (1 - r)`.
pub fn mean_wait_clustered(arrival_rate: f64, mean_cluster: f64, mean_service: f64) -> f64 {
    let utilisation = arrival_rate * mean_service;
    assert!(utilisation < 1.0 && mean_cluster >= 1.0, "no such station");
    let mean_number = utilisation * mean_cluster / (1.0 - utilisation);
    mean_number / arrival_rate - mean_service
}

/// Expected wait per class in a non-pre-emptive M/M/c with one mean service for all; most urgent class first.
///
/// Cobham (1954), *Journal of the Operations Research Society of America* 2(1), 70-76; Gross et al., section 3.4.
pub fn mean_waits_by_priority(arrival_rates: &[f64], mean_service: f64, servers: u32) -> Vec<f64> {
    let all = Station {
        arrival_rate: arrival_rates.iter().sum(),
        mean_service,
        servers,
    };
    let wait_for_a_server = all.chance_of_waiting() * mean_service / f64::from(servers);
    let mut more_urgent = 0.0;
    arrival_rates
        .iter()
        .map(|rate| {
            let ahead = 1.0 - more_urgent;
            more_urgent += rate * mean_service / f64::from(servers);
            wait_for_a_server / (ahead * (1.0 - more_urgent))
        })
        .collect()
}

/// A lognormal law by its mean and its coefficient of variation.
///
/// Johnson, Kotz & Balakrishnan, *Continuous Univariate Distributions*, volume 1, chapter 14.
#[derive(Clone, Copy, Debug)]
pub struct Lognormal {
    /// Expected value.
    pub mean: f64,
    /// Standard deviation divided by the mean.
    pub cv: f64,
}

impl Lognormal {
    /// Variance of the logarithm.
    pub fn log_variance(&self) -> f64 {
        libm::log1p(self.cv * self.cv)
    }

    /// Mean of the logarithm.
    pub fn log_mean(&self) -> f64 {
        libm::log(self.mean) - self.log_variance() / 2.0
    }

    /// Expected value of the `order`-th power.
    pub fn moment(&self, order: u32) -> f64 {
        let order = f64::from(order);
        libm::exp(order * self.log_mean() + order * order * self.log_variance() / 2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::assert_close;
    use super::super::markov_chain::MarkovChain;
    use super::*;

    /// Gross et al., section 2.2: a hairdresser, five customers an hour, ten minutes each.
    #[test]
    fn single_server_agrees_with_the_hairdresser_of_gross_and_harris() {
        let hairdresser = Station {
            arrival_rate: 5.0,
            mean_service: 1.0 / 6.0,
            servers: 1,
        };
        assert_close(hairdresser.mean_number(), 5.0, 1e-12);
        assert_close(hairdresser.mean_waiting(), 25.0 / 6.0, 1e-12);
        assert_close(hairdresser.mean_wait(), 5.0 / 6.0, 1e-12);
        assert_close(hairdresser.mean_time_in_system(), 1.0, 1e-12);
        assert_close(hairdresser.chance_of_waiting(), 5.0 / 6.0, 1e-12);
    }

    /// Gross et al., section 2.3: an eye clinic, three doctors, six patients an hour, twenty minutes each.
    #[test]
    fn several_servers_agree_with_the_eye_clinic_of_gross_and_harris() {
        let clinic = Station {
            arrival_rate: 6.0,
            mean_service: 1.0 / 3.0,
            servers: 3,
        };
        assert_close(clinic.mean_waiting(), 8.0 / 9.0, 1e-12);
        assert_close(clinic.mean_number(), 26.0 / 9.0, 1e-12);
        assert_close(clinic.mean_time_in_system() * 60.0, 28.9, 0.02);
    }

    /// Tanner's worked example of Erlang C: 360 calls per half hour of four minutes, 55 agents: 23.9% wait,
    /// 8 seconds on average, 84.6% are answered within 15 seconds.
    #[test]
    fn erlang_c_agrees_with_a_printed_call_centre() {
        let call_centre = Station {
            arrival_rate: 0.2,
            mean_service: 240.0,
            servers: 55,
        };
        assert_close(call_centre.chance_of_waiting(), 0.239, 0.0005);
        assert_close(call_centre.mean_wait(), 8.0, 0.5);
        assert_close(
            1.0 - call_centre.chance_of_waiting_longer_than(15.0),
            0.846,
            0.0005,
        );
    }

    /// Second source: the birth-death chain.
    #[test]
    fn several_servers_agree_with_their_chain() {
        let station = Station {
            arrival_rate: 3.2,
            mean_service: 1.0,
            servers: 4,
        };
        let chain = MarkovChain::explore(0_u32, |&number| {
            let mut moves = vec![(f64::from(number.min(4)), number.saturating_sub(1))];
            if number < 200 {
                moves.push((3.2, number + 1));
            }
            moves
        });
        let steady = chain.steady_state();
        assert_close(
            steady.mean(|&number| f64::from(number)),
            station.mean_number(),
            1e-9,
        );
        assert_close(
            steady.chance(|&number| number >= 4),
            station.chance_of_waiting(),
            1e-9,
        );
    }

    /// Kleinrock, volume 1, section 5.6: constant service halves the wait of exponential service.
    #[test]
    fn constant_service_waits_half_as_long_as_exponential_service() {
        let exponential = Station {
            arrival_rate: 0.8,
            mean_service: 1.0,
            servers: 1,
        };
        assert_close(
            mean_wait_single_server(0.8, 1.0, 1.0),
            exponential.mean_wait(),
            1e-12,
        );
        assert_close(mean_wait_single_server(0.8, 1.0, 0.0), 2.0, 1e-12);
    }

    /// By hand from `r E[S^2] / (2 E[S] (1 - r))`: mean 2, cv 1.5, so E[S^2] = 13; r = 0.6.
    #[test]
    fn wait_with_lognormal_service_follows_from_its_second_moment() {
        let service = Lognormal { mean: 2.0, cv: 1.5 };
        assert_close(service.moment(2), 13.0, 1e-12);
        assert_close(
            mean_wait_single_server(0.3, service.mean, service.cv),
            0.3 * 13.0 / 0.8,
            1e-12,
        );
    }

    /// Second source: with log-mean 0 and log-variance 1 the law has mean sqrt(e) = 1.648721 and variance
    /// e (e - 1) = 4.670774 (the standard lognormal of every table).
    #[test]
    fn lognormal_moments_agree_with_the_standard_lognormal() {
        let mean = 1.648_721_270_700_128;
        let standard = Lognormal {
            mean,
            cv: 4.670_774_270_471_604_f64.sqrt() / mean,
        };
        assert_close(standard.log_mean(), 0.0, 1e-12);
        assert_close(standard.log_variance(), 1.0, 1e-12);
        assert_close(standard.moment(1), mean, 1e-12);
        assert_close(standard.moment(3), libm::exp(4.5), 1e-9);
    }

    /// Second source: the chain of the number in the system, clusters up to size 100.
    #[test]
    fn clustered_arrivals_agree_with_their_chain() {
        let (arrival_rate, mean_cluster) = (0.6, 2.0);
        let limit = 300_u32;
        let chain = MarkovChain::explore(0_u32, |&number| {
            let mut moves = vec![(f64::from(number.min(1)), number.saturating_sub(1))];
            let mut rate = arrival_rate / mean_cluster / mean_cluster;
            for size in 1..=100 {
                if number + size <= limit {
                    moves.push((rate, number + size));
                }
                rate *= 1.0 - 1.0 / mean_cluster;
            }
            moves
        });
        let mean_waiting = chain
            .steady_state()
            .mean(|&number| f64::from(number.saturating_sub(1)));
        assert_close(
            mean_wait_clustered(arrival_rate, mean_cluster, 1.0),
            mean_waiting / arrival_rate,
            1e-8,
        );
    }

    /// Hillier & Lieberman, *Introduction to Operations Research*, the County Hospital: 0.2 critical, 0.6 serious
    /// and 1.2 stable patients an hour, twenty minutes each, by one doctor or by two; printed in hours.
    #[test]
    fn priorities_agree_with_the_county_hospital_of_hillier_and_lieberman() {
        let patients = [0.2, 0.6, 1.2];
        let one_doctor = mean_waits_by_priority(&patients, 1.0 / 3.0, 1);
        assert_close(one_doctor[0], 0.238, 0.0005);
        assert_close(one_doctor[1], 0.325, 0.0005);
        let two_doctors = mean_waits_by_priority(&patients, 1.0 / 3.0, 2);
        assert_close(two_doctors[0], 0.029, 0.0005);
        assert_close(two_doctors[1], 0.033, 0.0005);
        assert_close(two_doctors[2], 0.048, 0.0005);
    }

    /// Second source: the chain of (urgent waiting, others waiting, busy servers).
    #[test]
    fn priorities_agree_with_their_chain() {
        let (urgent_rate, other_rate, servers, limit) = (0.3, 0.9, 2_u32, 60_u32);
        let chain = MarkovChain::explore((0_u32, 0_u32, 0_u32), |&(urgent, others, busy)| {
            let mut moves = Vec::new();
            if busy < servers {
                moves.push((urgent_rate + other_rate, (urgent, others, busy + 1)));
            } else {
                if urgent < limit {
                    moves.push((urgent_rate, (urgent + 1, others, busy)));
                }
                if others < limit {
                    moves.push((other_rate, (urgent, others + 1, busy)));
                }
            }
            let after_service = match (urgent, others) {
                (0, 0) => (0, 0, busy.saturating_sub(1)),
                (0, _) => (0, others - 1, busy),
                _ => (urgent - 1, others, busy),
            };
            moves.push((f64::from(busy), after_service));
            moves
        });
        let steady = chain.steady_state();
        let waits = mean_waits_by_priority(&[urgent_rate, other_rate], 1.0, servers);
        let urgent_waiting = steady.mean(|&(urgent, _, _)| f64::from(urgent));
        let others_waiting = steady.mean(|&(_, others, _)| f64::from(others));
        assert_close(waits[0], urgent_waiting / urgent_rate, 1e-8);
        assert_close(waits[1], others_waiting / other_rate, 1e-8);
    }
}

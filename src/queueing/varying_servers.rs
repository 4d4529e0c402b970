//! M(t)/M/c(t): arrivals and servers that change at known instants, by Kolmogorov's forward equations.
//!
//! A customer whose server leaves goes back to the head of the list with the work that is left. Exponential work has no
//! memory, so the number in the system stays a birth-death process: it does not matter who serves whom.

/// From an instant on, customers come at a rate and so many servers are there.
#[derive(Clone, Copy, Debug)]
pub struct Stretch {
    /// The instant from which this holds.
    pub from: f64,
    /// Expected arrivals per unit of time.
    pub arrival_rate: f64,
    /// Servers, each serving one customer at a time.
    pub servers: u32,
}

/// Expected number of customers waiting or in service at the instant `at`, started empty at the first stretch.
///
/// The stretches are in order of time. States above `most` are cut off; fails when they would have mattered.
pub fn expected_number(stretches: &[Stretch], mean_service: f64, most: u32, at: f64) -> f64 {
    let mut chances = Chances::empty(most);
    for (place, stretch) in stretches.iter().enumerate() {
        let until = stretches
            .get(place + 1)
            .map_or(at, |next| next.from.min(at));
        if until > stretch.from {
            let rates = Rates::of(stretch, mean_service);
            chances = chances.after(until - stretch.from, rates);
        }
    }
    assert!(chances.of(most) < 1e-12, "more than {most} in the system");
    chances.mean()
}

/// The rates of a birth-death process.
#[derive(Clone, Copy, Debug)]
struct Rates {
    arrival: f64,
    service: f64,
    servers: u32,
}

impl Rates {
    fn of(stretch: &Stretch, mean_service: f64) -> Rates {
        Rates {
            arrival: stretch.arrival_rate,
            service: 1.0 / mean_service,
            servers: stretch.servers,
        }
    }

    fn departure(self, number: usize) -> f64 {
        self.service * (number as f64).min(f64::from(self.servers))
    }

    /// No state is left at a higher rate.
    fn highest(self) -> f64 {
        self.arrival + self.service * f64::from(self.servers)
    }
}

/// The chance of each number of customers.
#[derive(Clone, Debug)]
struct Chances(Vec<f64>);

impl Chances {
    fn empty(most: u32) -> Chances {
        let mut chances = vec![0.0; most as usize + 1];
        chances[0] = 1.0;
        Chances(chances)
    }

    fn of(&self, number: u32) -> f64 {
        self.0[number as usize]
    }

    fn mean(&self) -> f64 {
        let numbers = self.0.iter().enumerate();
        numbers.map(|(number, chance)| number as f64 * chance).sum()
    }

    /// The chances some time later, by uniformisation: moves, or staying where it is, come as a Poisson process, and the
    /// number of them is Poisson. Only positive numbers are added, so no digits are lost.
    ///
    /// Jensen (1953), *Skandinavisk Aktuarietidskrift* 36, 87-91; Grassmann (1977), *Computers & Operations Research*
    /// 4(1), 47-53.
    fn after(self, time: f64, rates: Rates) -> Chances {
        // A Poisson law with a mean of 20 at most: its first weight, exp(-20), is far from too small to be a number.
        let moves = rates.highest() * time;
        let parts = (moves / 20.0).ceil().max(1.0);
        (0..parts as u32).fold(self, |chances, _| chances.after_moves(moves / parts, rates))
    }

    fn after_moves(self, mean_moves: f64, rates: Rates) -> Chances {
        let mut weight = libm::exp(-mean_moves);
        let mut later: Vec<f64> = self.0.iter().map(|chance| weight * chance).collect();
        let mut moved = self;
        let mut left = 1.0 - weight;
        let mut number = 0.0;
        while left > 1e-16 && number < mean_moves + 200.0 {
            moved = moved.after_one_move(rates);
            number += 1.0;
            weight *= mean_moves / number;
            left -= weight;
            for (sum, chance) in later.iter_mut().zip(&moved.0) {
                *sum += weight * chance;
            }
        }
        Chances(later)
    }

    fn after_one_move(&self, rates: Rates) -> Chances {
        let highest = rates.highest();
        let last = self.0.len() - 1;
        let mut moved = vec![0.0; self.0.len()];
        for (number, chance) in self.0.iter().enumerate() {
            let up = if number < last { rates.arrival } else { 0.0 } / highest;
            let down = rates.departure(number) / highest;
            if up > 0.0 {
                moved[number + 1] += chance * up;
            }
            if down > 0.0 {
                moved[number - 1] += chance * down;
            }
            moved[number] += chance * (1.0 - up - down);
        }
        Chances(moved)
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::assert_close;
    use super::super::station::Station;
    use super::super::time_varying::{RateStep, expected_in_service};
    use super::*;

    fn steady(arrival_rate: f64, servers: u32) -> Stretch {
        Stretch {
            from: 0.0,
            arrival_rate,
            servers,
        }
    }

    /// The transient of M/M/1 at full load: started empty, it is empty at `t` with chance
    /// `exp(-2 r t) (I0(2 r t) + I1(2 r t))` (Kleinrock, *Queueing Systems*, volume 1, equation 2.163). The scaled Bessel
    /// functions are those of Abramowitz & Stegun, *Handbook of Mathematical Functions*, table 9.8.
    #[test]
    fn one_server_at_full_load_agrees_with_its_bessel_functions() {
        let table = [
            (1.0, 0.465_759_607_7, 0.207_910_415_3),
            (2.0, 0.308_508_322_6, 0.215_269_289_2),
            (5.0, 0.183_540_812_6, 0.163_972_266_9),
        ];
        for (twice_rate_times_time, i0, i1) in table {
            let rates = Rates::of(&steady(0.5, 1), 2.0);
            let chances = Chances::empty(200).after(twice_rate_times_time, rates);
            assert_close(chances.of(0), i0 + i1, 1e-9);
        }
    }

    /// Second source: the closed form of M(t)/M/infinity.
    #[test]
    fn a_server_for_everyone_agrees_with_the_closed_form() {
        let rates = [(0.0, 8.0), (1.5, 1.0), (2.0, 12.0)];
        let steps = rates.map(|(from, rate)| RateStep { from, rate });
        let stretches = rates.map(|(from, arrival_rate)| Stretch {
            from,
            arrival_rate,
            servers: 120,
        });
        for at in [0.4, 1.5, 1.8, 4.0] {
            let number = expected_number(&stretches, 0.7, 120, at);
            assert_close(number, expected_in_service(&steps, 0.7, at), 1e-11);
        }
    }

    /// Second source: Erlang's formula, once the start is forgotten.
    #[test]
    fn several_servers_settle_at_erlangs_mean() {
        let station = Station {
            arrival_rate: 20.0,
            mean_service: 0.1,
            servers: 3,
        };
        let number = expected_number(&[steady(20.0, 3)], 0.1, 400, 30.0);
        assert_close(number, station.mean_number(), 1e-10);
    }

    /// By hand: without arrivals two customers leave at rate 2, then one at rate 1. With one server all the time the
    /// first leaves at rate 1 only: `2 exp(-t) + t exp(-t)` are expected to be there, and with two `2 exp(-t)`.
    #[test]
    fn a_server_who_goes_is_missed() {
        let two_customers = || {
            let mut chances = vec![0.0; 6];
            chances[2] = 1.0;
            Chances(chances)
        };
        let with = |servers| Rates::of(&steady(0.0, servers), 1.0);
        let of_two = two_customers().after(0.8, with(2));
        assert_close(of_two.mean(), 2.0 * libm::exp(-0.8), 1e-14);
        let of_one = two_customers().after(0.8, with(1));
        assert_close(of_one.mean(), 2.8 * libm::exp(-0.8), 1e-14);
        // One of two servers goes after 0.5: who was two then is served by one.
        let both = libm::exp(-1.0);
        let one = 2.0 * libm::exp(-0.5) * (1.0 - libm::exp(-0.5));
        let then_one = two_customers().after(0.5, with(2)).after(0.3, with(1));
        let later = both * 2.3 * libm::exp(-0.3) + one * libm::exp(-0.3);
        assert_close(then_one.mean(), later, 1e-14);
    }
}

//! M/M/c that is closed at weekends: arrivals may go on, work is paused and resumed on Monday.

/// Days of the week on which work is done, Monday first.
const OPEN_DAYS: usize = 5;
/// Days of the week.
const DAYS: usize = 7;
/// One more than the largest number in the system that is followed.
const LEVELS: usize = 300;
/// A larger number must have less chance than this, and so must a change from one week to the next.
const NEGLIGIBLE: f64 = 1e-10;

/// A station that works Monday to Friday, 24 hours a day; the unit of time is the day.
#[derive(Clone, Copy, Debug)]
pub struct WeekendStation {
    /// Expected arrivals on each day of the week, Monday first, uniformly over the day.
    pub arrivals_per_day: [f64; DAYS],
    /// Expected length of one service, in open days.
    pub mean_service: f64,
    /// Servers of the station.
    pub servers: u32,
}

/// The week to which every week becomes alike.
#[derive(Clone, Copy, Debug, Default)]
pub struct WeeklyCycle {
    /// Time average over the week of the number in the system.
    pub mean_number: f64,
    /// Time average over the week of the number whose service has not begun.
    pub mean_waiting: f64,
    /// Time average over the week of the number whose service has begun, paused at weekends included.
    pub mean_in_hand: f64,
    /// Expected number in the system at the start of each day, Monday first.
    pub number_at_midnight: [f64; DAYS],
    /// Expected time in days from arrival to the end of service, by Little's law.
    pub mean_time_in_system: f64,
    /// Expected time in days from arrival to the start of service, by Little's law.
    pub mean_wait: f64,
}

impl WeekendStation {
    /// Arrivals always, at the same rate on all days.
    pub fn with_daily_arrivals(per_day: f64, mean_service: f64, servers: u32) -> Self {
        WeekendStation {
            arrivals_per_day: [per_day; DAYS],
            mean_service,
            servers,
        }
    }

    /// Arrivals on working days only.
    pub fn with_weekday_arrivals(per_open_day: f64, mean_service: f64, servers: u32) -> Self {
        let mut arrivals_per_day = [per_open_day; DAYS];
        arrivals_per_day[OPEN_DAYS..].fill(0.0);
        WeekendStation {
            arrivals_per_day,
            mean_service,
            servers,
        }
    }

    /// Expected arrivals in a week.
    pub fn arrivals_per_week(&self) -> f64 {
        self.arrivals_per_day.iter().sum()
    }

    /// Share of the open hours that the servers work.
    pub fn utilisation(&self) -> f64 {
        let open_server_days = f64::from(self.servers) * OPEN_DAYS as f64;
        self.arrivals_per_week() * self.mean_service / open_server_days
    }

    /// Solves Kolmogorov's forward equations week after week, until a week ends as it began.
    ///
    /// Green & Kolesar (1991), *Management Science* 37(1), 84-97, for the method; started empty.
    pub fn weekly_cycle(&self) -> WeeklyCycle {
        assert!(self.utilisation() < 1.0, "no steady state: {self:?}");
        let mut chances = vec![0.0; LEVELS];
        chances[0] = 1.0;
        loop {
            let before = mean_number(&chances);
            let week = self.follow_a_week(&mut chances);
            if (mean_number(&chances) - before).abs() < NEGLIGIBLE {
                assert!(chances[LEVELS - 1] < NEGLIGIBLE, "too busy: {self:?}");
                return week;
            }
        }
    }

    fn follow_a_week(&self, chances: &mut [f64]) -> WeeklyCycle {
        let mut week = WeeklyCycle::default();
        let mut in_hand_at_closing = 0.0;
        for (day, arrivals) in self.arrivals_per_day.into_iter().enumerate() {
            week.number_at_midnight[day] = mean_number(chances);
            let open_servers = if day < OPEN_DAYS { self.servers } else { 0 };
            let (number, in_hand) = self.follow_a_day(arrivals, open_servers, chances);
            week.mean_number += number / DAYS as f64;
            // Who is in service at closing time stays so until Monday; whoever comes at the weekend waits.
            week.mean_in_hand += in_hand.unwrap_or(in_hand_at_closing) / DAYS as f64;
            if day < OPEN_DAYS {
                in_hand_at_closing = mean_busy(chances, self.servers);
            }
        }
        week.mean_waiting = week.mean_number - week.mean_in_hand;
        let arrival_rate = self.arrivals_per_week() / DAYS as f64;
        week.mean_time_in_system = week.mean_number / arrival_rate;
        week.mean_wait = week.mean_waiting / arrival_rate;
        week
    }

    /// Time averages over the day of the number in the system and, if open, of the number in service.
    fn follow_a_day(
        &self,
        arrivals: f64,
        open_servers: u32,
        chances: &mut [f64],
    ) -> (f64, Option<f64>) {
        let steps = self.steps_per_day();
        let mut number = 0.0;
        let mut busy = 0.0;
        for node in 0..=steps {
            let weight = simpson_weight(node, steps);
            number += weight * mean_number(chances);
            busy += weight * mean_busy(chances, open_servers);
            if node < steps {
                let step = 1.0 / f64::from(steps);
                runge_kutta_step(chances, step, |chances| {
                    self.flow(arrivals, open_servers, chances)
                });
            }
        }
        (number, (open_servers > 0).then_some(busy))
    }

    /// An even number of steps, each so short that a second move within it is unlikely.
    fn steps_per_day(&self) -> u32 {
        const MOVES_PER_STEP: f64 = 0.04;
        let busiest = self.arrivals_per_day.into_iter().fold(0.0, f64::max);
        let moves_per_day = busiest + f64::from(self.servers) / self.mean_service;
        2 * (moves_per_day / MOVES_PER_STEP / 2.0).ceil() as u32
    }

    /// Kolmogorov's forward equations: what each chance gains per day.
    fn flow(&self, arrivals: f64, open_servers: u32, chances: &[f64]) -> Vec<f64> {
        let mut gains = vec![0.0; LEVELS];
        for upper in 1..LEVELS {
            let completions = upper.min(open_servers as usize) as f64 / self.mean_service;
            let upward = arrivals * chances[upper - 1] - completions * chances[upper];
            gains[upper - 1] -= upward;
            gains[upper] += upward;
        }
        gains
    }
}

fn mean_number(chances: &[f64]) -> f64 {
    let weighted = chances.iter().enumerate();
    weighted
        .map(|(number, chance)| number as f64 * chance)
        .sum()
}

fn mean_busy(chances: &[f64], servers: u32) -> f64 {
    let weighted = chances.iter().enumerate();
    weighted
        .map(|(number, chance)| number.min(servers as usize) as f64 * chance)
        .sum()
}

/// The weight of a node in Simpson's rule over one unit of time.
fn simpson_weight(node: u32, steps: u32) -> f64 {
    let factor = match node {
        0 => 1.0,
        _ if node == steps => 1.0,
        _ if node % 2 == 1 => 4.0,
        _ => 2.0,
    };
    factor / 3.0 / f64::from(steps)
}

/// The classical method of fourth order.
fn runge_kutta_step(values: &mut [f64], step: f64, slope: impl Fn(&[f64]) -> Vec<f64>) {
    let moved = |slopes: &[f64], by: f64| -> Vec<f64> {
        let pairs = values.iter().zip(slopes);
        pairs.map(|(value, slope)| value + by * slope).collect()
    };
    let at_start = slope(values);
    let halfway = slope(&moved(&at_start, step / 2.0));
    let halfway_again = slope(&moved(&halfway, step / 2.0));
    let at_end = slope(&moved(&halfway_again, step));
    for (place, value) in values.iter_mut().enumerate() {
        let inner = 2.0 * (halfway[place] + halfway_again[place]);
        *value += step / 6.0 * (at_start[place] + inner + at_end[place]);
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::assert_close;
    use super::super::station::Station;
    use super::*;

    /// Second source: without arrivals at the weekend nothing happens then, and the open days, laid end to end, are
    /// an M/M/c; all lengths of time grow by 7/5.
    #[test]
    fn weekday_arrivals_are_a_paused_multi_server_station() {
        let weekend = WeekendStation::with_weekday_arrivals(2.1, 1.0, 3);
        let never_closed = Station {
            arrival_rate: 2.1,
            mean_service: 1.0,
            servers: 3,
        };
        let week = weekend.weekly_cycle();
        assert_close(weekend.utilisation(), 0.7, 1e-12);
        assert_close(week.mean_number, never_closed.mean_number(), 1e-6);
        assert_close(week.mean_waiting, never_closed.mean_waiting(), 1e-6);
        assert_close(week.mean_wait, 1.4 * never_closed.mean_wait(), 1e-6);
        assert_close(
            week.mean_time_in_system,
            1.4 * never_closed.mean_time_in_system(),
            1e-6,
        );
        for number in week.number_at_midnight {
            assert_close(number, never_closed.mean_number(), 1e-6);
        }
    }

    /// Second source: with a server for everyone, the mean number moves exponentially towards the load on open days
    /// and rises in a straight line at the weekend.
    #[test]
    fn many_servers_follow_the_linear_equation() {
        let (per_day, mean_service) = (4.0, 1.0);
        let weekend = WeekendStation::with_daily_arrivals(per_day, mean_service, 50);
        let week = weekend.weekly_cycle();
        let load = per_day * mean_service;
        let left_after = |days: f64| libm::exp(-days / mean_service);
        let monday = load + 2.0 * per_day / (1.0 - left_after(5.0));
        let saturday = load + (monday - load) * left_after(5.0);
        for day in 0..=OPEN_DAYS {
            let number = load + (monday - load) * left_after(day as f64);
            assert_close(week.number_at_midnight[day], number, 1e-6);
        }
        assert_close(week.number_at_midnight[6], saturday + per_day, 1e-6);
        let open_area = 5.0 * load + (monday - load) * mean_service * (1.0 - left_after(5.0));
        let weekend_area = 2.0 * saturday + 2.0 * per_day;
        assert_close(week.mean_number, (open_area + weekend_area) / 7.0, 1e-6);
        // On open days nobody waits; at the weekend the newcomers do.
        assert_close(week.mean_waiting, 2.0 * per_day / 7.0, 1e-6);
        assert_close(week.mean_wait, 2.0 / 7.0, 1e-6);
        assert_close(
            week.mean_in_hand,
            week.mean_number - week.mean_waiting,
            1e-9,
        );
        let time_in_system = week.mean_number / per_day;
        assert_close(week.mean_time_in_system, time_in_system, 1e-9);
    }

    /// Order in time: the list is longest when the weekend ends and shortest when it begins.
    #[test]
    fn daily_arrivals_pile_up_at_the_weekend() {
        let weekend = WeekendStation::with_daily_arrivals(1.5, 1.0, 3);
        let week = weekend.weekly_cycle();
        assert_close(weekend.utilisation(), 0.7, 1e-12);
        let [monday, .., saturday, sunday] = week.number_at_midnight;
        assert_close(sunday, saturday + 1.5, 1e-9);
        assert_close(monday, saturday + 3.0, 1e-6);
    }
}

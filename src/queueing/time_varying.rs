//! M(t)/M/infinity: a rate that changes over time, and always a free server.

/// From an instant on, arrivals come at a rate.
#[derive(Clone, Copy, Debug)]
pub struct RateStep {
    /// The instant from which the rate holds.
    pub from: f64,
    /// Expected arrivals per unit of time.
    pub rate: f64,
}

/// Expected number in service at the instant `at`, started empty at the first step; steps in order of time.
///
/// Exact: within a step the mean moves exponentially towards the load of the step. Eick, Massey & Whitt (1993),
/// *Operations Research* 41(4), 731-742, theorem 1; the number itself is Poisson with this mean.
pub fn expected_in_service(steps: &[RateStep], mean_service: f64, at: f64) -> f64 {
    let mut number = 0.0;
    for (place, step) in steps.iter().enumerate() {
        let until = steps.get(place + 1).map_or(at, |next| next.from.min(at));
        if until <= step.from {
            break;
        }
        let load = step.rate * mean_service;
        number = load + (number - load) * libm::exp(-(until - step.from) / mean_service);
    }
    number
}

/// Expected number in service at the instant `at` under any smooth rate, started empty at zero: the integral of
/// the rate times the chance to be still in service, by Simpson's rule.
pub fn expected_in_service_under(rate: impl Fn(f64) -> f64, mean_service: f64, at: f64) -> f64 {
    const PAIRS: u32 = 10_000;
    let width = at / f64::from(2 * PAIRS);
    let still_there = |node: u32| {
        let arrived_at = f64::from(node) * width;
        rate(arrived_at) * libm::exp(-(at - arrived_at) / mean_service)
    };
    let weighted = (0..PAIRS).map(|pair| {
        still_there(2 * pair) + 4.0 * still_there(2 * pair + 1) + still_there(2 * pair + 2)
    });
    weighted.sum::<f64>() * width / 3.0
}

#[cfg(test)]
mod tests {
    use super::super::check::assert_close;
    use super::*;

    /// Eick, Massey & Whitt (1993), *Management Science* 39(2), 241-252: under the rate
    /// `a + b sin(g t)` with services of mean 1 the mean is `a + b (sin(g t) - g cos(g t)) / (1 + g^2)`
    /// once the start is forgotten.
    #[test]
    fn sinusoidal_rate_agrees_with_eick_massey_and_whitt() {
        let frequency = 0.5;
        for at in [40.0, 43.0, 47.5] {
            let number =
                expected_in_service_under(|time| 10.0 + 4.0 * libm::sin(frequency * time), 1.0, at);
            let wave = libm::sin(frequency * at) - frequency * libm::cos(frequency * at);
            let theory = 10.0 + 4.0 * wave / (1.0 + frequency * frequency);
            assert_close(number, theory, 1e-9);
        }
    }

    /// Second source: the integral; a rate of 6 from 1 to 2 only is the difference of two steady rates.
    #[test]
    fn steps_agree_with_the_integral() {
        let steps = [(0.0, 0.0), (1.0, 6.0), (2.0, 0.0)];
        let steps = steps.map(|(from, rate)| RateStep { from, rate });
        let since_start = |elapsed: f64| expected_in_service_under(|_| 6.0, 1.5, elapsed);
        assert_close(expected_in_service(&steps, 1.5, 0.7), 0.0, 1e-15);
        assert_close(
            expected_in_service(&steps, 1.5, 1.8),
            since_start(0.8),
            1e-9,
        );
        assert_close(
            expected_in_service(&steps, 1.5, 5.0),
            since_start(4.0) - since_start(3.0),
            1e-9,
        );
    }

    /// By hand: from empty, after one mean service, 1 - 1/e of the load is there.
    #[test]
    fn constant_rate_fills_up_to_its_load() {
        let steady = [RateStep {
            from: 0.0,
            rate: 8.0,
        }];
        assert_close(
            expected_in_service(&steady, 2.0, 2.0),
            16.0 * 0.632_120_558_8,
            1e-8,
        );
        assert_close(expected_in_service(&steady, 2.0, 1000.0), 16.0, 1e-12);
    }
}

//! The proof: draws against the laws of another library, by Kolmogorov-Smirnov and chi-square.
//!
//! All draws are keyed, so a test passes always or never; a level of one in a thousand keeps chance rejections out
//! when draws are changed on purpose.

use doorstroom::engine::{Fact, Observer, simulate};
use doorstroom::model::{
    Area, ArrivalStream, Destination, Model, ModelParts, Order, Ownership, Piece, Rate,
    RateProfile, RateStep, Role, RoleId, Route, Source, Staffing, Stage, StageId, Team, Timing,
};
use doorstroom::random::{ClusterSize, DailyCount, Law, Purpose, Streams};
use doorstroom::time::{DAY, Day, Holidays, HoursPerYear, LegalCalendar, SimTime, WorkCalendar};
use statrs::distribution::{
    ChiSquared, ContinuousCDF, Discrete, Erlang, Exp, Gamma, Geometric, LogNormal,
    NegativeBinomial, Poisson, Triangular, Uniform, Weibull,
};
use statrs::statistics::Distribution;

use crate::agreement::assert_close;

const DRAWS: u64 = 20_000;

/// A law of ours and what another source says of it.
struct Held {
    name: &'static str,
    law: Law,
    mean: f64,
    cv: f64,
    cdf: Box<dyn Fn(f64) -> f64>,
}

/// A law of ours beside one of `statrs`, whose parameters were worked out by hand from mean and cv.
fn held<F>(name: &'static str, law: Law, foreign: F) -> Held
where
    F: ContinuousCDF<f64, f64> + Distribution<f64> + 'static,
{
    let mean = foreign.mean().expect("a law with a mean");
    Held {
        name,
        law,
        mean,
        cv: foreign.std_dev().expect("a law with a spread") / mean,
        cdf: Box::new(move |x| foreign.cdf(x)),
    }
}

/// Every law with a density, with parameters at both sides of where its shape changes.
fn laws() -> Vec<Held> {
    // Lognormal: variance of the logarithm ln(1 + cv^2), mean of the logarithm ln(mean) less half of that.
    let lognormal = |mean: f64, cv: f64| {
        let variance = libm::log(1.0 + cv * cv);
        LogNormal::new(libm::log(mean) - variance / 2.0, variance.sqrt()).unwrap()
    };
    let pi = std::f64::consts::PI;
    vec![
        held(
            "exponential",
            Law::exponential(4.8).unwrap(),
            Exp::new(1.0 / 4.8).unwrap(),
        ),
        // Erlang: cv is 1 / sqrt(phases), the rate of a phase is phases / mean.
        held(
            "erlang of 4",
            Law::erlang(6.0, 0.5).unwrap(),
            Erlang::new(4, 4.0 / 6.0).unwrap(),
        ),
        held(
            "erlang of 1",
            Law::erlang(6.0, 1.0).unwrap(),
            Erlang::new(1, 1.0 / 6.0).unwrap(),
        ),
        // Gamma: shape 1 / cv^2, rate shape / mean.
        held(
            "gamma of shape 4",
            Law::gamma(3.0, 0.5).unwrap(),
            Gamma::new(4.0, 4.0 / 3.0).unwrap(),
        ),
        held(
            "gamma of shape 1",
            Law::gamma(3.0, 1.0).unwrap(),
            Gamma::new(1.0, 1.0 / 3.0).unwrap(),
        ),
        held(
            "gamma of shape 1/4",
            Law::gamma(3.0, 2.0).unwrap(),
            Gamma::new(0.25, 0.25 / 3.0).unwrap(),
        ),
        held(
            "lognormal of cv 0.7",
            Law::lognormal(14.5, 0.7).unwrap(),
            lognormal(14.5, 0.7),
        ),
        held(
            "lognormal of cv 1.5",
            Law::lognormal(2.0, 1.5).unwrap(),
            lognormal(2.0, 1.5),
        ),
        // Weibull with shape 2 (Rayleigh): cv^2 = 4/pi - 1, mean = scale sqrt(pi)/2. With shape 1/2: cv^2 = 5, mean =
        // 2 scale.
        held(
            "weibull of shape 2",
            Law::weibull(10.0, (4.0 / pi - 1.0).sqrt()).unwrap(),
            Weibull::new(2.0, 20.0 / pi.sqrt()).unwrap(),
        ),
        held(
            "weibull of shape 1/2",
            Law::weibull(10.0, 5.0_f64.sqrt()).unwrap(),
            Weibull::new(0.5, 5.0).unwrap(),
        ),
        held(
            "triangular",
            Law::triangular(1.0, 2.0, 6.0).unwrap(),
            Triangular::new(1.0, 6.0, 2.0).unwrap(),
        ),
        // Symmetric triangular: the standard deviation is the half-width / sqrt(6).
        held(
            "symmetric triangular",
            Law::symmetric_triangular(6.0, 0.5 / 6.0_f64.sqrt()).unwrap(),
            Triangular::new(3.0, 9.0, 6.0).unwrap(),
        ),
        held(
            "uniform",
            Law::uniform(2.0, 5.0).unwrap(),
            Uniform::new(2.0, 5.0).unwrap(),
        ),
        // Uniform: the standard deviation is the half-width / sqrt(3).
        held(
            "uniform about its mean",
            Law::uniform_about(6.0, 0.5 / 3.0_f64.sqrt()).unwrap(),
            Uniform::new(3.0, 9.0).unwrap(),
        ),
    ]
}

/// The draws of a law for cases 0, 1, 2, ... as the engine takes them: each from a key of its own.
fn keyed_draws(law: &Law) -> Vec<f64> {
    let streams = Streams::new(2021, 3);
    (0..DRAWS)
        .map(|case| law.sample(&mut streams.draw(Purpose::Hours, case, 0)))
        .collect()
}

/// The largest distance between the empirical distribution of `values` and `cdf`, times the root of their number.
fn kolmogorov(values: &[f64], cdf: impl Fn(f64) -> f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let count = sorted.len() as f64;
    let distance = |(rank, &value): (usize, &f64)| {
        let expected = cdf(value);
        (expected - rank as f64 / count).max((rank + 1) as f64 / count - expected)
    };
    sorted.iter().enumerate().map(distance).fold(0.0, f64::max) * count.sqrt()
}

/// What Kolmogorov's statistic exceeds once in a thousand: `sqrt(-ln(0.0005) / 2)`, the first term of his series.
const KOLMOGOROV_LIMIT: f64 = 1.949_5;

#[test]
fn every_law_draws_from_its_distribution_function() {
    for Held { name, law, cdf, .. } in laws() {
        let statistic = kolmogorov(&keyed_draws(&law), cdf);
        assert!(statistic < KOLMOGOROV_LIMIT, "{name}: {statistic}");
    }
}

/// The bar can tell right from wrong: five percent too much is rejected. (Laws with a cv above 1 spread over so many
/// orders of magnitude that five percent of scale hardly shows.)
#[test]
fn a_law_five_per_cent_off_is_rejected() {
    for held in laws().into_iter().filter(|held| held.cv < 1.01) {
        let statistic = kolmogorov(&keyed_draws(&held.law.scaled(1.05)), held.cdf);
        assert!(statistic > KOLMOGOROV_LIMIT, "{}: {statistic}", held.name);
    }
}

#[test]
fn every_law_knows_its_mean_and_variation() {
    for Held {
        name,
        law,
        mean,
        cv,
        ..
    } in laws()
    {
        let is_near = |ours: f64, theirs: f64| (ours / theirs - 1.0).abs() < 1e-9;
        assert!(
            is_near(law.mean(), mean),
            "{name}: mean {} for {mean}",
            law.mean()
        );
        assert!(is_near(law.cv(), cv), "{name}: cv {} for {cv}", law.cv());
    }
}

/// Within four standard errors. That of the cv follows from its influence function `cv ((z^2 - 1) / 2 - cv z)`, with
/// `z` the distance from the mean in standard deviations (the delta method).
#[test]
fn every_law_draws_with_its_mean_and_variation() {
    for Held {
        name,
        law,
        mean,
        cv,
        ..
    } in laws()
    {
        let draws = keyed_draws(&law);
        let drawn = spread(&draws);
        let influence = draws.iter().map(|draw| {
            let z = (draw / mean - 1.0) / cv;
            cv * ((z * z - 1.0) / 2.0 - cv * z)
        });
        let count = (DRAWS as f64).sqrt();
        let cv_error = spread(&influence.collect::<Vec<_>>()).deviation / count;
        assert_close(drawn.mean, mean, 4.0 * cv * mean / count);
        let drawn_cv = drawn.deviation / drawn.mean;
        assert!(
            (drawn_cv - cv).abs() < 4.0 * cv_error,
            "{name}: cv {drawn_cv} for {cv}"
        );
    }
}

struct Spread {
    mean: f64,
    deviation: f64,
}

fn spread(values: &[f64]) -> Spread {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares = values.iter().map(|value| (value - mean) * (value - mean));
    Spread {
        mean,
        deviation: (squares.sum::<f64>() / (count - 1.0)).sqrt(),
    }
}

/// By hand: a fixed law has one value, and no spread.
#[test]
fn a_fixed_law_always_draws_its_value() {
    let law = Law::fixed(3.5).unwrap();
    assert!(
        keyed_draws(&law)
            .iter()
            .all(|draw| draw.to_bits() == 3.5_f64.to_bits())
    );
    assert_close(law.mean(), 3.5, 0.0);
    assert_close(law.cv(), 0.0, 0.0);
}

/// By hand: values 1, 2 and 5 with weights 1, 2 and 1 have mean 2.5 and variance 34/4 - 2.5^2 = 2.25.
#[test]
fn a_discrete_law_draws_each_value_by_its_weight() {
    let law = Law::discrete(vec![1.0, 2.0, 5.0], &[1.0, 2.0, 1.0]).unwrap();
    let draws = keyed_draws(&law).into_iter().map(|draw| draw as u64);
    let weight = |value: u64| match value {
        1 | 5 => 0.25,
        2 => 0.5,
        _ => 0.0,
    };
    assert_fits("discrete", draws, weight);
    assert_close(law.mean(), 2.5, 1e-12);
    assert_close(law.cv(), 1.5 / 2.5, 1e-12);
}

/// A busy day is summed from parts: 150 is such a day.
#[test]
fn daily_counts_without_dispersion_are_poisson() {
    for mean in [0.4, 4.0, 150.0] {
        let poisson = Poisson::new(mean).unwrap();
        assert_fits("poisson", daily_counts(mean, 1.0), |count| {
            poisson.pmf(count)
        });
    }
}

/// The negative binomial law with mean `m` and variance-to-mean ratio `d` has `r = m / (d - 1)` and `p = 1 / d`.
#[test]
fn dispersed_daily_counts_are_negative_binomial() {
    for (mean, dispersion) in [(4.0, 1.5), (0.4, 4.0), (150.0, 3.0)] {
        let foreign = NegativeBinomial::new(mean / (dispersion - 1.0), 1.0 / dispersion).unwrap();
        let counts = daily_counts(mean, dispersion);
        assert_fits("negative binomial", counts, |count| foreign.pmf(count));
    }
}

#[test]
fn clusters_are_geometric() {
    let streams = Streams::new(2021, 3);
    let size = ClusterSize::geometric(2.5).unwrap();
    let foreign = Geometric::new(1.0 / 2.5).unwrap();
    let sizes = (0..DRAWS).map(|case| {
        let mut draw = streams.draw(Purpose::ClusterSize, case, 0);
        u64::from(size.sample(&mut draw))
    });
    assert_fits("geometric", sizes, |size| foreign.pmf(size));
}

fn daily_counts(mean: f64, dispersion: f64) -> impl Iterator<Item = u64> {
    let streams = Streams::new(2021, 3);
    let law = DailyCount::new(dispersion).unwrap();
    (0..DRAWS).map(move |day| u64::from(law.sample(mean, &streams, 1, day)))
}

/// Pearson's chi-square test of whole numbers against their probabilities, values pooled so that five or more are
/// expected in every cell; fails beyond what happens once in a thousand.
#[track_caller]
fn assert_fits(name: &str, values: impl Iterator<Item = u64>, probability: impl Fn(u64) -> f64) {
    let statistic = Pearson::of(values, probability);
    assert!(statistic.is_plausible(), "{name}: {statistic:?}");
}

#[derive(Debug)]
struct Pearson {
    statistic: f64,
    cells: u32,
}

impl Pearson {
    fn of(values: impl Iterator<Item = u64>, probability: impl Fn(u64) -> f64) -> Self {
        let mut counts = Vec::new();
        for value in values {
            let value = value as usize;
            counts.resize(counts.len().max(value + 1), 0.0);
            counts[value] += 1.0;
        }
        let total: f64 = counts.iter().sum();
        let mut pearson = Pearson {
            statistic: 0.0,
            cells: 0,
        };
        let (mut observed, mut expected, mut left) = (0.0, 0.0, total);
        for (value, count) in (0..).zip(counts) {
            observed += count;
            expected += total * probability(value);
            let beyond = left - expected;
            if expected >= 5.0 && beyond >= 5.0 {
                pearson.add(observed, expected);
                left = beyond;
                (observed, expected) = (0.0, 0.0);
            }
        }
        // The last cell takes all that is left, values that were never drawn included.
        pearson.add(observed, left);
        pearson
    }

    fn add(&mut self, observed: f64, expected: f64) {
        self.statistic += (observed - expected) * (observed - expected) / expected;
        self.cells += 1;
    }

    fn is_plausible(&self) -> bool {
        let chi_squared = ChiSquared::new(f64::from(self.cells - 1)).unwrap();
        chi_squared.cdf(self.statistic) < 0.999
    }
}

/// The bar can tell right from wrong: Poisson counts of mean 4 are not those of mean 4.1, nor is a dispersion of
/// 1.1 none.
#[test]
fn counts_slightly_off_are_rejected() {
    let poisson = Poisson::new(4.0).unwrap();
    for counts in [daily_counts(4.1, 1.0), daily_counts(4.0, 1.1)] {
        assert!(!Pearson::of(counts, |count| poisson.pmf(count)).is_plausible());
    }
}

/// A homogeneous Poisson process: daily counts are Poisson, seconds of the day uniform. As the engine tells them.
#[test]
fn arrivals_of_a_constant_rate_are_a_poisson_process() {
    let model = front_desk(16.0);
    let mut arrivals = Arrivals(Vec::new());
    simulate(&model, Streams::new(2021, 3), &mut arrivals).unwrap();
    let part_of_day = |at: &SimTime| (at.second_of_day() as f64 + 0.5) / DAY as f64;
    let parts: Vec<f64> = arrivals.0.iter().map(part_of_day).collect();
    let statistic = kolmogorov(&parts, |part| part);
    assert!(
        statistic < KOLMOGOROV_LIMIT,
        "seconds of the day: {statistic}"
    );

    let mut counts = vec![0_u64; (model.until() - model.start()) as usize];
    for at in arrivals.0 {
        counts[(at.day() - model.start()) as usize] += 1;
    }
    let poisson = Poisson::new(16.0).unwrap();
    assert_fits("arrivals of a day", counts.into_iter(), |count| {
        poisson.pmf(count)
    });
}

struct Arrivals(Vec<SimTime>);

impl Observer for Arrivals {
    fn record(&mut self, at: SimTime, fact: Fact) {
        if let Fact::CaseArrived { .. } = fact {
            self.0.push(at);
        }
    }
}

/// Four years of cases that are answered at once.
fn front_desk(cases_per_day: f64) -> Model {
    let start = Day::new(2021, 1, 1);
    let (name, title) = ("desk".to_owned(), "desk".to_owned());
    let answer = Piece {
        role: RoleId(0),
        hours: Law::fixed(0.0).unwrap(),
        share: 1.0,
        timing: Timing::STRAIGHT,
    };
    let rate = RateStep {
        from: start,
        rate: Rate::PerDay(cases_per_day),
    };
    let profile = RateProfile {
        steps: vec![rate],
        growth: 0.0,
        months: [1.0; 12],
        weekdays: [1.0; 7],
        count: DailyCount::new(1.0).unwrap(),
        cluster: None,
    };
    let parts = ModelParts {
        start,
        from: start,
        until: Day::new(2025, 1, 1),
        work_calendar: WorkCalendar::always(2021, 2025),
        legal_calendar: LegalCalendar::new(Holidays::None, Vec::new()),
        roles: vec![Role {
            name: name.clone(),
            title: title.clone(),
            hours_per_year: HoursPerYear::Always,
            cost_per_year: None,
        }],
        stages: vec![Stage {
            name: name.clone(),
            title: title.clone(),
            owner: Ownership::Anyone,
            keeps_owner: false,
            work: vec![answer],
            route: Route {
                shares: vec![(Destination::Closed, 1.0)],
            },
            routes_of: Vec::new(),
        }],
        areas: vec![Area {
            name: name.clone(),
            title: title.clone(),
            share: 1.0,
        }],
        streams: vec![ArrivalStream {
            name: name.clone(),
            to: StageId(0),
            urgent: 0.0,
            source: Source::Rate(Box::new(profile)),
        }],
        teams: vec![Team {
            name,
            title,
            external: false,
            staff: vec![Staffing {
                role: RoleId(0),
                workers: vec![1.0],
            }],
            stages: vec![StageId(0)],
            areas: None,
            caseload: None,
            order: Order::Fifo,
            turnover: None,
        }],
        deadlines: Vec::new(),
        absence: None,
        usual_absence: None,
        changes: Vec::new(),
        follow_up: None,
        rereport: None,
        opening: Vec::new(),
    };
    Model::new(parts).unwrap()
}

//! Streams of arrivals: rates with their spread, or arrivals that happened.

use super::beside::FilesBeside;
use super::context::Context;
use super::laws::possible;
use super::period::Period;
use super::replay::replayed;
use crate::config::collection::Named;
use crate::config::law::{LawText, ShapeText};
use crate::config::law_name::MeanLaw;
use crate::config::problem::Problem;
use crate::config::quantity::{self, RateUnit};
use crate::config::source::{Place, Placed};
use crate::config::study::demand::{ArrivalsText, RateText};
use crate::model::{ArrivalStream, Rate, RateProfile, RateStep, ReplayedArrival, Source, StageId};
use crate::random::{ClusterSize, DailyCount};
use crate::time::Day;

/// Counts that spread further than this are a slip of the pen.
const LARGEST_DISPERSION: f64 = 1000.0;

/// The most cases that may be expected in one replication: more do not fit in memory, or in a lifetime.
const MOST_CASES: f64 = 50e6;

/// Every stream; nothing for one of which the stage is unknown or that could not be read.
pub(super) fn streams(
    context: &Context<'_>,
    period: Period,
    files: &FilesBeside,
) -> Vec<Option<ArrivalStream>> {
    let written = context.text.arrivals.iter();
    written
        .map(|named| stream(context, named, period, files))
        .collect()
}

/// A stream in the place of one that is wrong.
pub(super) fn stand_in() -> ArrivalStream {
    ArrivalStream {
        name: String::new(),
        to: StageId::from(0),
        urgent: 0.0,
        source: Source::Replay(Vec::new()),
    }
}

fn stream(
    context: &Context<'_>,
    named: &Named<Option<ArrivalsText>>,
    period: Period,
    files: &FilesBeside,
) -> Option<ArrivalStream> {
    let written = named.value.as_ref()?;
    let to = context.stage(&written.to);
    let source = source(context, &named.name, written, period, files);
    Some(ArrivalStream {
        name: named.name.value.clone(),
        to: to?,
        urgent: written.urgent.map_or(0.0, |urgent| urgent.value),
        source: source.unwrap_or_else(|| Source::Replay(Vec::new())),
    })
}

fn source(
    context: &Context<'_>,
    name: &Placed<String>,
    written: &ArrivalsText,
    period: Period,
    files: &FilesBeside,
) -> Option<Source> {
    match (&written.rate, &written.replay) {
        (Some(rate), None) => {
            profile(context, written, rate, period).map(|profile| Source::Rate(Box::new(profile)))
        }
        (None, Some(file)) => {
            refuse_chance(context, written, file.place);
            let read = files.read(context, file, |log| replayed(log, context.areas()));
            read.map(Source::Replay)
        }
        (Some(rate), Some(file)) => {
            let problem = Problem::new("arrivals with both a rate and a replay")
                .with(rate.place, "drawn by chance from this rate")
                .hint("leave one of the two out".to_owned());
            context.tell(problem, file.place, "or as they happened in this file");
            None
        }
        // That it cannot be read has been told.
        (None, None) if written.says_whence => None,
        (None, None) => {
            let title = format!("`arrivals.{}` has no `rate`", name.value);
            let problem = Problem::new(title)
                .hint("write for example `rate = \"1459 per year\"`, or name a file of arrivals in `replay`".to_owned());
            context.tell(problem, name.place, "`rate` or `replay` is needed here");
            None
        }
    }
}

/// What is drawn by chance has no meaning for arrivals that happened.
fn refuse_chance(context: &Context<'_>, written: &ArrivalsText, replay: Place) {
    let settings = [
        ("growth", written.growth.map(|growth| growth.place)),
        ("months", written.months.as_ref().map(|months| months.place)),
        ("weekdays", written.weekdays.as_ref().map(|days| days.place)),
        ("dispersion", written.dispersion.map(|ratio| ratio.place)),
        ("cluster", written.cluster.as_ref().map(|law| law.place)),
    ];
    for (key, place) in settings {
        if let Some(place) = place {
            let problem = Problem::new(format!("`{key}` has no meaning with `replay`"))
                .with(replay, "the arrivals are in this file");
            context.tell(problem, place, "nothing is drawn from this");
        }
    }
}

fn profile(
    context: &Context<'_>,
    written: &ArrivalsText,
    rate: &Placed<RateText>,
    period: Period,
) -> Option<RateProfile> {
    let steps = steps(context, &rate.value, period.start);
    let growth = written.growth.map_or(Some(0.0), |growth| {
        let possible = growth.value > -1.0;
        if !possible {
            let problem = Problem::new("growth of -1 or less leaves nothing to arrive")
                .hint("three percent less each year is written as `-0.03`".to_owned());
            context.tell(problem, growth.place, "above -1 is expected");
        }
        possible.then_some(growth.value)
    });
    let months = weights(context, written.months.as_ref());
    let weekdays = weights(context, written.weekdays.as_ref());
    let cluster = match &written.cluster {
        None => Some(None),
        Some(law) => cluster(context, law).map(Some),
    };
    let cluster = cluster?;
    let count = count(context, written.dispersion, cluster.as_ref());
    Some(RateProfile {
        steps: steps?,
        growth: growth?,
        months: months?,
        weekdays: weekdays?,
        count: count?,
        cluster,
    })
}

/// A rate that never changes holds from the first simulated day.
fn steps(context: &Context<'_>, written: &RateText, start: Day) -> Option<Vec<RateStep>> {
    let step = |from, written| RateStep {
        from,
        rate: rate(written),
    };
    let written = match written {
        RateText::Constant(rate) => return Some(vec![step(start, *rate)]),
        RateText::Steps(steps) => steps,
    };
    let mut ascend = true;
    for pair in written.windows(2) {
        let [(earlier, _), (later, _)] = pair else {
            continue;
        };
        if later.value <= earlier.value {
            let problem = Problem::new("the dates of the rates are out of order")
                .with(earlier.place, "the date before it");
            context.tell(problem, later.place, "this is not later");
            ascend = false;
        }
    }
    let steps = written.iter().map(|(from, rate)| step(from.value, *rate));
    ascend.then(|| steps.collect())
}

fn rate(written: quantity::Rate) -> Rate {
    match written.unit {
        RateUnit::Year => Rate::PerYear(written.amount),
        RateUnit::Week => Rate::PerDay(written.amount / 7.0),
        RateUnit::Day => Rate::PerDay(written.amount),
    }
}

/// Weights as they are written, or equal ones; nothing when they leave no day on which cases can arrive.
fn weights<const N: usize>(
    context: &Context<'_>,
    written: Option<&Placed<Vec<f64>>>,
) -> Option<[f64; N]> {
    let Some(written) = written else {
        return Some([1.0; N]);
    };
    let total: f64 = written.value.iter().sum();
    if total <= 0.0 || !total.is_finite() {
        let problem = Problem::new("weights that leave no day on which cases can arrive");
        context.tell(problem, written.place, "one of them must be above 0");
        return None;
    }
    written.value.as_slice().try_into().ok()
}

/// The law of the number of clusters of a day, such that that of cases has the dispersion that was asked.
///
/// With sizes of mean m and variance v, and counts of clusters with dispersion d, the dispersion of cases is
/// v / m + d m: the variance of a random sum (Wald).
fn count(
    context: &Context<'_>,
    dispersion: Option<Placed<f64>>,
    cluster: Option<&ClusterSize>,
) -> Option<DailyCount> {
    let Some(asked) = dispersion else {
        return DailyCount::new(1.0);
    };
    if !(1.0..=LARGEST_DISPERSION).contains(&asked.value) {
        let problem = Problem::new("a dispersion that daily counts cannot have")
            .because("it is the variance of the number of a day divided by its mean: 1 is Poisson, more is less regular");
        let label = format!("from 1 to {LARGEST_DISPERSION} is expected");
        context.tell(problem, asked.place, label);
        return None;
    }
    let Some(size) = cluster else {
        return DailyCount::new(asked.value);
    };
    let (mean, variance) = (size.mean(), size.variance());
    let of_clusters = (asked.value - variance / mean) / mean;
    // A hair of rounding is not less than Poisson.
    let count = DailyCount::new(if of_clusters > 1.0 - 1e-9 {
        of_clusters.max(1.0)
    } else {
        of_clusters
    });
    if count.is_none() {
        let alone = variance / mean + mean;
        let problem = Problem::new("a dispersion that is less than the clusters give")
            .because(format!(
                "clusters of this law that arrive by a Poisson law already give {}",
                (alone * 1e4).round() / 1e4
            ))
            .hint("leave `dispersion` out, or make the clusters smaller".to_owned());
        context.tell(problem, asked.place, "more is expected");
    }
    count
}

fn cluster(context: &Context<'_>, written: &LawText<f64>) -> Option<ClusterSize> {
    let size = match &written.shape {
        ShapeText::Mean {
            law: Some(law),
            mean,
            ..
        } if mean.value <= LARGEST_CLUSTER => match law.value {
            MeanLaw::Geometric => ClusterSize::geometric(mean.value),
            _ => ClusterSize::fixed(mean.value),
        },
        ShapeText::Discrete { values, weights } if smaller_than_largest(&values.value) => {
            let equal = vec![1.0; values.value.len()];
            let weights = weights.as_ref().map_or(&equal, |weights| &weights.value);
            ClusterSize::discrete(values.value.clone(), weights)
        }
        ShapeText::Mean { law: None, .. } => {
            let problem = Problem::new("the size of a cluster needs a law")
                .hint("write for example `{ law = \"geometric\", mean = 2.0 }`".to_owned());
            context.tell(problem, written.place, "geometric, fixed or discrete");
            return None;
        }
        _ => {
            let problem = Problem::new("clusters that are too large");
            let label = format!("at most {LARGEST_CLUSTER} cases at one instant");
            context.tell(problem, written.place, label);
            return None;
        }
    };
    possible(size, written.place, context.log)
}

/// The most cases that may arrive at one instant, or on average.
const LARGEST_CLUSTER: f64 = 10_000.0;

fn smaller_than_largest(sizes: &[f64]) -> bool {
    sizes.iter().all(|size| *size <= LARGEST_CLUSTER)
}

/// Refuses a study that would not fit in memory, at the stream with which it becomes too large.
pub(super) fn refuse_too_many_cases(
    context: &Context<'_>,
    streams: &[Option<ArrivalStream>],
    period: Period,
) {
    let mut total = 0.0;
    for (named, stream) in context.text.arrivals.iter().zip(streams) {
        let Some(Source::Rate(profile)) = stream.as_ref().map(|stream| &stream.source) else {
            continue;
        };
        let means = profile.daily_means(period.start, period.until);
        total += means.iter().sum::<f64>();
        // Growth without end may also give no number at all.
        if total.is_nan() || total > MOST_CASES {
            let reason = format!("more than {MOST_CASES} cases are expected in one replication");
            let problem = Problem::new("more cases than can be simulated")
                .because(reason)
                .hint("look at the rate, the growth and the length of the period".to_owned());
            context.tell(problem, named.name.place, "with these arrivals");
            return;
        }
    }
}

/// Arrivals outside the period are left out; a file with no others was not meant for it.
pub(super) fn refuse_empty_replays(
    context: &Context<'_>,
    streams: &[Option<ArrivalStream>],
    period: Period,
) {
    let simulated = period.start.start()..period.until.start();
    for (named, stream) in context.text.arrivals.iter().zip(streams) {
        let Some(Source::Replay(arrivals)) = stream.as_ref().map(|stream| &stream.source) else {
            continue;
        };
        let (Some(first), Some(last)) = (arrivals.first(), arrivals.last()) else {
            continue;
        };
        let within = |arrival: &ReplayedArrival| simulated.contains(&arrival.received_at);
        let replay = named.value.as_ref().and_then(|text| text.replay.as_ref());
        if let Some(replay) = replay.filter(|_| !arrivals.iter().any(within)) {
            let (first, last) = (first.received_at.day(), last.received_at.day());
            let problem = Problem::new("none of these arrivals falls in the simulated period")
                .because(format!("they were received from {first} to {last}"));
            context.tell(problem, replay.place, "this file is of another time");
        }
    }
}

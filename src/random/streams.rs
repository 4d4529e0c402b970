//! `Streams`: every random number is a pure function of its key.
//!
//! A key is (seed, replication, purpose, subject, visit). The scenario is not part of it, nor is the moment at
//! which a number is asked for: the same case meets the same fate in every scenario (common random numbers by
//! construction), and a scenario that adds a worker, a stage or a draw leaves every other draw alone.
//!
//! The recipe, frozen by tests: the five parts are folded one after the other into 64 bits with the finaliser of
//! SplitMix64 (Steele, Lea and Flood, OOPSLA 2014; constants of Stafford's variant 13); these bits start a
//! SplitMix64 generator, a named and portable algorithm that is made to be started anew again and again.

use rand::Rng;
use rand::SeedableRng;
use rand_xoshiro::SplitMix64;

/// What a random number is for. The discriminants are part of the recipe: never renumber, only add.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// How many cases (or clusters of cases) arrive on a day.
    ArrivalCount = 1,
    /// At which second of the day a case arrives.
    ArrivalSecond = 2,
    /// How many cases arrive together.
    ClusterSize = 3,
    /// To which area a case belongs.
    Area = 4,
    /// Whether a case is acutely unsafe.
    Urgency = 5,
    /// Where a case goes after a stage.
    Route = 6,
    /// Whether a case needs a piece of work.
    Need = 7,
    /// How many hands-on hours a piece of work takes.
    Hours = 8,
    /// How long an external wait lasts.
    Wait = 9,
    /// In which weeks of a year a worker is on leave.
    Leave = 10,
    /// Whether a worker falls ill on a day.
    Illness = 11,
    /// How long a spell of absence lasts.
    SpellLength = 12,
    /// Whether a worker is away on the first day of a time of extra absence.
    ExtraAbsenceAtFirst = 13,
    /// Whether a spell of extra absence begins on a day.
    ExtraAbsence = 14,
    /// Whether a worker leaves for good on a day.
    Departure = 15,
    /// How long a post is vacant.
    Vacancy = 16,
    /// Whether a post is filled at all.
    PostFilled = 17,
    /// How long it takes from the decision to hire to the first working day.
    HiringLag = 18,
    /// Whether a report concerns an open case.
    FollowUp = 19,
    /// Whether a household is reported again.
    Rereport = 20,
    /// How long after the closing of its case.
    RereportDelay = 21,
    /// How long ago a case of the opening position entered its stage.
    OpeningAge = 22,
    /// How long before that it was received.
    OpeningBefore = 23,
    /// How far it is.
    OpeningProgress = 24,
    /// How long an external wait of it still lasts.
    OpeningWait = 25,
    /// What a number is that nobody knows.
    Unknown = 26,
}

/// The random numbers of one replication.
#[derive(Clone, Copy, Debug)]
pub struct Streams {
    root: u64,
}

impl Streams {
    /// The streams of replication number `replication` under `seed`.
    pub fn new(seed: u64, replication: u64) -> Self {
        Streams {
            root: finalise(finalise(seed ^ GOLDEN).wrapping_add(replication.wrapping_mul(GOLDEN))),
        }
    }

    /// The draw for `purpose`, for this `subject` (a case, a stream of arrivals), at this `visit` of it
    /// (a day, a piece of work in a stage).
    #[inline]
    pub fn draw(&self, purpose: Purpose, subject: u64, visit: u64) -> Draw {
        let subject =
            finalise(self.root ^ subject.wrapping_mul(GOLDEN).wrapping_add(purpose as u64));
        Draw(SplitMix64::seed_from_u64(finalise(
            subject ^ visit.wrapping_mul(SILVER),
        )))
    }
}

/// One random quantity in the making: a generator of its own, so that a law may use up as many numbers as it
/// needs without disturbing anything else.
#[derive(Clone, Debug)]
pub struct Draw(SplitMix64);

impl Draw {
    /// A number strictly between 0 and 1: the midpoints of 2^53 equal steps.
    #[inline]
    pub fn uniform(&mut self) -> f64 {
        const STEP: f64 = 1.0 / (1u64 << 53) as f64;
        ((self.0.next_u64() >> 11) as f64 + 0.5) * STEP
    }
}

/// A key for something that has a name in the study, the same wherever it stands in the file (FNV-1a, 64 bits,
/// then finalised).
pub fn key_of(name: &str) -> u64 {
    let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    finalise(hash)
}

/// A key for something that is known by two keys, such as the n-th arrival of a day of a stream.
#[inline]
pub fn combined_key(first: u64, second: u64) -> u64 {
    finalise(first ^ second.wrapping_mul(SILVER))
}

/// 2^64 divided by the golden ratio, odd.
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
/// 2^64 times (sqrt(2) - 1), odd.
const SILVER: u64 = 0x6a09_e667_f3bc_c909;

#[inline]
fn finalise(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_key_gives_the_same_number() {
        let streams = Streams::new(7, 3);
        let draw = |purpose, subject, visit| streams.draw(purpose, subject, visit).uniform();
        assert_eq!(
            draw(Purpose::Hours, 5, 2).to_bits(),
            draw(Purpose::Hours, 5, 2).to_bits()
        );
        let others = [
            draw(Purpose::Wait, 5, 2),
            draw(Purpose::Hours, 6, 2),
            draw(Purpose::Hours, 5, 3),
            Streams::new(7, 4).draw(Purpose::Hours, 5, 2).uniform(),
            Streams::new(8, 3).draw(Purpose::Hours, 5, 2).uniform(),
        ];
        for other in others {
            assert_ne!(other.to_bits(), draw(Purpose::Hours, 5, 2).to_bits());
        }
    }

    /// First draws of neighbouring keys behave as independent uniform numbers: mean 1/2, variance 1/12 and no
    /// serial correlation, each within 4 standard errors (theory of the uniform law).
    #[test]
    fn first_draws_of_neighbouring_keys_are_uniform_and_independent() {
        let n = 200_000_u64;
        type Key = fn(u64) -> (u64, u64, u64);
        let keys: [Key; 3] = [|i| (i, 1, 1), |i| (1, i, 1), |i| (1, 1, i)];
        for key in keys {
            let values: Vec<f64> = (0..n)
                .map(|i| {
                    let (replication, subject, visit) = key(i);
                    Streams::new(1, replication)
                        .draw(Purpose::Hours, subject, visit)
                        .uniform()
                        - 0.5
                })
                .collect();
            let count = n as f64;
            let mean = values.iter().sum::<f64>() / count;
            let variance = values.iter().map(|v| v * v).sum::<f64>() / count;
            let lag = values.windows(2).map(|w| w[0] * w[1]).sum::<f64>() / count;
            assert!(
                mean.abs() < 4.0 * (1.0 / 12.0 / count).sqrt(),
                "mean {mean}"
            );
            assert!(
                (variance - 1.0 / 12.0).abs() < 4.0 * (1.0 / 180.0 / count).sqrt(),
                "variance {variance}"
            );
            assert!(lag.abs() < 4.0 / 12.0 / count.sqrt(), "lag {lag}");
        }
    }
}

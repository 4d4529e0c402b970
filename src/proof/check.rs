//! `Check`: one comparison with a second source, and the rule by which it is judged.

use crate::stats::{ConfidenceLevel, Tally, student_t};

/// The same in the two languages of readers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text {
    /// For Dutch readers.
    pub dutch: String,
    /// For English readers.
    pub english: String,
}

impl Text {
    /// In Dutch and in English.
    pub(super) fn new(dutch: impl Into<String>, english: impl Into<String>) -> Self {
        Text {
            dutch: dutch.into(),
            english: english.into(),
        }
    }

    /// What is written alike in both languages.
    pub(super) fn alike(text: impl Into<String>) -> Self {
        let text = text.into();
        Text::new(text.clone(), text)
    }
}

/// Checks that rest on the same source.
#[derive(Clone, PartialEq, Debug)]
pub struct Section {
    /// What is tried.
    pub title: Text,
    /// Where the expected numbers come from.
    pub source: Text,
    /// Each comparison.
    pub checks: Vec<Check>,
}

/// One comparison.
#[derive(Clone, PartialEq, Debug)]
pub struct Check {
    /// What is compared, with its unit.
    pub what: Text,
    /// What the program gives, and what is expected of it.
    pub found: Found,
    /// Is the expectation wrong on purpose? Then it has to be rejected.
    pub is_wrong_on_purpose: bool,
}

/// What the program gives, and what is expected of it.
#[derive(Clone, PartialEq, Debug)]
pub enum Found {
    /// A mean of independent values, beside its theoretical value.
    Mean {
        /// Of one value from each replication, or each draw.
        tally: Tally,
        /// Expected.
        theory: f64,
    },
    /// Something that has to be exactly so.
    Exact {
        /// What the program gives.
        value: String,
        /// What has to be there.
        expected: String,
    },
}

/// How a check ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// As expected.
    Agrees,
    /// Not as expected.
    Differs,
    /// The mean is not known sharply enough to prove anything.
    TooBlunt,
    /// Wrong on purpose, and recognised as wrong.
    Rejected,
    /// Wrong on purpose, and not recognised: the rule cannot tell right from wrong.
    NotRejected,
}

impl Verdict {
    /// Is this how a program that works ends it?
    pub const fn passes(self) -> bool {
        matches!(self, Verdict::Agrees | Verdict::Rejected)
    }
}

impl Check {
    /// The mean over runs of what is read from each.
    pub(super) fn of_runs<R>(what: Text, runs: &[R], of: impl Fn(&R) -> f64, theory: f64) -> Self {
        Check::of_values(what, runs.iter().map(of), theory)
    }

    /// The mean of independent values.
    pub(super) fn of_values(
        what: Text,
        values: impl IntoIterator<Item = f64>,
        theory: f64,
    ) -> Self {
        Check::of_tally(what, values.into_iter().collect(), theory)
    }

    /// The mean of independent values that were tallied.
    pub(super) fn of_tally(what: Text, tally: Tally, theory: f64) -> Self {
        Check {
            what,
            found: Found::Mean { tally, theory },
            is_wrong_on_purpose: false,
        }
    }

    /// Something that has to be exactly so.
    pub(super) fn exact(what: Text, value: impl ToString, expected: impl ToString) -> Self {
        Check {
            what,
            found: Found::Exact {
                value: value.to_string(),
                expected: expected.to_string(),
            },
            is_wrong_on_purpose: false,
        }
    }

    /// The same check of an expectation that is wrong.
    pub(super) fn wrong_on_purpose(self) -> Self {
        Check {
            is_wrong_on_purpose: true,
            ..self
        }
    }

    /// By how many standard errors the mean lies above its theoretical value. `None` for what has no standard error; infinite
    /// for values that do not vary and are not equal to it.
    pub fn distance(&self) -> Option<f64> {
        let Found::Mean { tally, theory } = &self.found else {
            return None;
        };
        let difference = tally.mean()? - theory;
        if difference.abs() <= f64::EPSILON * theory.abs() {
            return Some(0.0);
        }
        Some(difference / tally.standard_error()?)
    }
}

/// By which distance a mean is rejected.
///
/// All means are judged together: of a program that is right, and another seed, at least one mean would be rejected with a
/// chance of at most `family`. Each gets an equal part of it (Bonferroni; Dunn, *Journal of the American Statistical
/// Association* 56 (1961), 52-64) under Student's t.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Rule {
    /// The chance that a right program is rejected at all.
    pub family: f64,
    /// How many means are judged.
    pub means: usize,
    /// A standard error above this part of the theoretical value proves nothing.
    pub bluntest: f64,
}

impl Rule {
    /// Fewer replications give no trustworthy standard error.
    const FEWEST: u64 = 30;

    /// The rule for the means of these sections; expectations that are wrong on purpose do not share in it.
    pub(super) fn for_sections(sections: &[Section]) -> Self {
        let checks = sections.iter().flat_map(|section| &section.checks);
        let means = checks.filter(|check| {
            !check.is_wrong_on_purpose && matches!(check.found, Found::Mean { .. })
        });
        Rule {
            family: 0.01,
            means: means.count(),
            bluntest: 0.01,
        }
    }

    /// From how many standard errors on the mean of so many values is rejected.
    pub fn critical(&self, values: u64) -> Option<f64> {
        let level = ConfidenceLevel::new(1.0 - self.family / self.means.max(1) as f64)?;
        student_t(level, values.checked_sub(1)?)
    }

    /// How a check ends.
    pub fn verdict(&self, check: &Check) -> Verdict {
        let verdict = match &check.found {
            Found::Exact { value, expected } if value == expected => Verdict::Agrees,
            Found::Exact { .. } => Verdict::Differs,
            Found::Mean { tally, theory } => self.verdict_of_mean(check, tally, *theory),
        };
        match (check.is_wrong_on_purpose, verdict) {
            (false, verdict) => verdict,
            (true, Verdict::Differs) => Verdict::Rejected,
            (true, _) => Verdict::NotRejected,
        }
    }

    fn verdict_of_mean(&self, check: &Check, tally: &Tally, theory: f64) -> Verdict {
        let (Some(error), Some(distance), Some(critical)) = (
            tally.standard_error(),
            check.distance(),
            self.critical(tally.count()),
        ) else {
            return Verdict::TooBlunt;
        };
        if distance.abs() > critical {
            Verdict::Differs
        } else if tally.count() < Self::FEWEST || error > self.bluntest * theory.abs() {
            Verdict::TooBlunt
        } else {
            Verdict::Agrees
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: Rule = Rule {
        family: 0.01,
        means: 10,
        bluntest: 0.01,
    };

    /// Mean 100, squared deviations 1.44 and 0.36 in equal numbers: standard error sqrt(0.9 / 31) = 0.17038.
    fn values() -> Vec<f64> {
        [98.8, 99.4, 100.6, 101.2].repeat(8)
    }

    fn check(theory: f64) -> Check {
        Check::of_values(Text::alike("by hand"), values(), theory)
    }

    /// Student's t with 31 degrees of freedom leaves 0.0005 above 3.633 (Pearson and Hartley, *Biometrika Tables*, table 12:
    /// 3.646 at 30 and 3.551 at 40 degrees, read in 1/degrees).
    #[test]
    fn ten_means_share_one_in_a_hundred() {
        let critical = RULE.critical(32).unwrap();
        assert!((critical - 3.633).abs() < 0.003, "{critical}");
    }

    /// By hand: 0.6 is 3.52 standard errors and 0.65 is 3.81; the critical distance is 3.63.
    #[test]
    fn a_mean_is_rejected_from_the_critical_distance_on() {
        assert_eq!(RULE.verdict(&check(100.6)), Verdict::Agrees);
        assert_eq!(RULE.verdict(&check(99.4)), Verdict::Agrees);
        assert_eq!(RULE.verdict(&check(100.65)), Verdict::Differs);
        assert_eq!(RULE.verdict(&check(99.35)), Verdict::Differs);
    }

    #[test]
    fn what_is_wrong_on_purpose_has_to_be_rejected() {
        let verdict = |theory| RULE.verdict(&check(theory).wrong_on_purpose());
        assert_eq!(verdict(105.0), Verdict::Rejected);
        assert_eq!(verdict(100.1), Verdict::NotRejected);
        assert!(Verdict::Rejected.passes() && !Verdict::NotRejected.passes());
    }

    #[test]
    fn a_blunt_mean_proves_nothing() {
        let few = Check::of_values(Text::alike("few"), [99.9, 100.1], 100.0);
        assert_eq!(RULE.verdict(&few), Verdict::TooBlunt);
        let wide = Check::of_values(Text::alike("wide"), [50.0, 150.0].repeat(20), 100.0);
        assert_eq!(RULE.verdict(&wide), Verdict::TooBlunt);
        let undefined = Check::of_values(Text::alike("none"), [f64::NAN; 32], 100.0);
        assert_eq!(RULE.verdict(&undefined), Verdict::TooBlunt);
    }

    #[test]
    fn what_does_not_vary_has_to_be_equal() {
        let same = |theory| Check::of_values(Text::alike("same"), [2.0; 32], theory);
        assert_eq!(RULE.verdict(&same(2.0)), Verdict::Agrees);
        assert_eq!(RULE.verdict(&same(2.1)), Verdict::Differs);
        let exact = |expected| Check::exact(Text::alike("date"), "2021-03-08", expected);
        assert_eq!(RULE.verdict(&exact("2021-03-08")), Verdict::Agrees);
        assert_eq!(RULE.verdict(&exact("2021-03-09")), Verdict::Differs);
    }
}

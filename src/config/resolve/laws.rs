//! Laws of chance: from how they are written to how they are drawn.

use std::fmt::Display;

use crate::config::law::{LawText, ShapeText, SpreadText};
use crate::config::law_name::MeanLaw;
use crate::config::log::ProblemLog;
use crate::config::problem::Problem;
use crate::config::source::{Place, Placed};
use crate::random::{Law, LawError};

/// More is a slip of the pen, and so far in the tails that sums lose their meaning.
const LARGEST_CV: f64 = 10.0;

/// About 75 years of one worker.
const MOST_HOURS: f64 = 100_000.0;

/// The law and the cv of values that are written as a mean alone.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spread {
    law: MeanLaw,
    /// Only for laws that have one to set.
    cv: Option<f64>,
}

impl Spread {
    /// Always the mean.
    pub(super) const NONE: Spread = Spread {
        law: MeanLaw::Fixed,
        cv: None,
    };

    /// Without memory: how long it has lasted says nothing of how long it still lasts.
    pub(super) const MEMORYLESS: Spread = Spread {
        law: MeanLaw::Exponential,
        cv: None,
    };

    /// The spread that `[work]` gives to every norm; none when it is left out or wrong.
    pub(super) fn of_work(written: Option<&SpreadText>, log: &ProblemLog) -> Spread {
        let Some(SpreadText { law, cv }) = written else {
            return Spread::NONE;
        };
        match mean_law(*law, 1.0, *cv, log) {
            Some(_) => Spread {
                law: law.value,
                cv: cv.map(|cv| cv.value),
            },
            None => Spread::NONE,
        }
    }
}

/// The law of hands-on hours; a mean alone spreads as `[work]` says.
pub(super) fn hours(written: &LawText<f64>, spread: Spread, log: &ProblemLog) -> Law {
    let law = drawn(&written.shape, written.place, spread, log).unwrap_or_else(stand_in);
    if law.mean() > MOST_HOURS {
        let problem = Problem::new(format!(
            "more than {MOST_HOURS} hours for one piece of work"
        ));
        log.tell(problem.at(written.place, "hands-on hours of one case"));
    }
    law
}

/// A law in the place of one that is wrong.
pub(super) fn stand_in() -> Law {
    Law::fixed(1.0).expect("one is a mean")
}

/// The law of a shape; a mean without a law spreads as `spread` says. Nothing when there is no such law, which is told.
pub(super) fn drawn(
    shape: &ShapeText<f64>,
    place: Place,
    spread: Spread,
    log: &ProblemLog,
) -> Option<Law> {
    let law = match shape {
        ShapeText::Mean {
            law: Some(law),
            mean,
            cv,
        } => return mean_law(*law, mean.value, *cv, log),
        ShapeText::Mean {
            law: None,
            mean,
            cv: Some(cv),
        } => return own_cv(spread, mean.value, *cv, log),
        ShapeText::Mean {
            law: None,
            mean,
            cv: None,
        } => law_about(spread.law, mean.value, spread.cv.unwrap_or(0.0)),
        ShapeText::Triangular { min, mode, max } => {
            Law::triangular(min.value, mode.value, max.value)
        }
        ShapeText::Uniform { min, max } => Law::uniform(min.value, max.value),
        ShapeText::Discrete { values, weights } => {
            let equal = vec![1.0; values.value.len()];
            let weights = weights.as_ref().map_or(&equal, |weights| &weights.value);
            Law::discrete(values.value.clone(), weights)
        }
    };
    possible(law, place, log)
}

/// A mean with a cv of its own and the law that holds where it stands.
fn own_cv(spread: Spread, mean: f64, cv: Placed<f64>, log: &ProblemLog) -> Option<Law> {
    if spread.law.has_cv() {
        return law_with_cv(spread.law, mean, cv, log);
    }
    let label = format!("the law here is `{}`", spread.law.name());
    let problem = Problem::new("a `cv` without a law that has one").at(cv.place, label);
    log.refuse(problem.hint("name the law beside it: `law = \"lognormal\"`".to_owned()))
}

/// A law that was named, with its mean and its cv.
fn mean_law(
    law: Placed<MeanLaw>,
    mean: f64,
    cv: Option<Placed<f64>>,
    log: &ProblemLog,
) -> Option<Law> {
    match cv {
        Some(cv) => law_with_cv(law.value, mean, cv, log),
        None if !law.value.has_cv() => possible(law_about(law.value, mean, 0.0), law.place, log),
        None => {
            let problem = Problem::new(format!("`{}` needs a `cv`", law.value.name()))
                .at(law.place, "how far does it spread?")
                .because("the cv is the standard deviation divided by the mean; only fixed and exponential need none")
                .hint("write for example `cv = 0.7`".to_owned());
            log.refuse(problem)
        }
    }
}

fn law_with_cv(law: MeanLaw, mean: f64, cv: Placed<f64>, log: &ProblemLog) -> Option<Law> {
    if cv.value > LARGEST_CV {
        let problem = Problem::new(format!("a cv of {} is too large", cv.value));
        return log.refuse(problem.at(cv.place, format!("at most {LARGEST_CV}")));
    }
    if cv.value == 0.0 {
        let problem = Problem::new("a cv of 0 is no spread")
            .at(cv.place, "above 0 is expected")
            .hint("write `law = \"fixed\"` for always the same".to_owned());
        return log.refuse(problem);
    }
    possible(law_about(law, mean, cv.value), cv.place, log)
}

fn law_about(law: MeanLaw, mean: f64, cv: f64) -> Result<Law, LawError> {
    match law {
        MeanLaw::Fixed => Law::fixed(mean),
        MeanLaw::Exponential => Law::exponential(mean),
        MeanLaw::Erlang => Law::erlang(mean, cv),
        MeanLaw::Gamma => Law::gamma(mean, cv),
        MeanLaw::Lognormal => Law::lognormal(mean, cv),
        MeanLaw::Weibull => Law::weibull(mean, cv),
        MeanLaw::Triangular => Law::symmetric_triangular(mean, cv),
        MeanLaw::Uniform => Law::uniform_about(mean, cv),
        MeanLaw::Geometric => unreachable!("only clusters may be written as geometric"),
    }
}

/// A law, unless its parameters do not fit: then that is told.
pub(super) fn possible<L, E: Display>(
    law: Result<L, E>,
    place: Place,
    log: &ProblemLog,
) -> Option<L> {
    law.map_err(|error| {
        let problem = Problem::new("there is no such law").at(place, "these numbers do not fit");
        log.tell(problem.because(error.to_string()));
    })
    .ok()
}

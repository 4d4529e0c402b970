//! The simulated period and the runs.

use super::context::Context;
use crate::config::problem::Problem;
use crate::config::source::Placed;
use crate::config::study::period::{PeriodText, RunsText};
use crate::model::{RunPlan, SetBy};
use crate::time::Day;

/// The days of a study.
#[derive(Clone, Copy, Debug)]
pub(super) struct Period {
    /// The first day that is simulated.
    pub(super) start: Day,
    /// The first day that is reported.
    pub(super) from: Day,
    /// The first day that is no longer simulated.
    pub(super) until: Day,
}

impl Period {
    /// A period in the place of one that is wrong.
    pub(super) fn stand_in() -> Period {
        let day = Day::new(2021, 1, 1);
        Period {
            start: day,
            from: day,
            until: day.plus_months(12),
        }
    }
}

/// Longer is a slip of the pen.
const MOST_YEARS: i32 = 100;

/// The period, when it is given and its dates are in order.
pub(super) fn period(context: &Context<'_>) -> Option<Period> {
    let PeriodText {
        warm_up,
        from,
        until,
    } = context.text.period.as_ref()?;
    let start = warm_up.unwrap_or(*from);
    let begins = start.value <= from.value;
    if !begins {
        let problem = Problem::new("the warm-up begins after the reported period")
            .with(from.place, "the reported period begins here")
            .hint("let `warm_up` be a date before `from`, or leave it out".to_owned());
        context.tell(problem, start.place, "this is later");
    }
    let ends = ends_after(context, *from, *until) && is_in_a_century(context, start, *until);
    (begins && ends).then_some(Period {
        start: start.value,
        from: from.value,
        until: until.value,
    })
}

fn ends_after(context: &Context<'_>, from: Placed<Day>, until: Placed<Day>) -> bool {
    let ends = from.value < until.value;
    if !ends {
        let problem = Problem::new("the period ends before it begins")
            .with(from.place, "it begins here")
            .hint("`until` is the first day after the period".to_owned());
        context.tell(problem, until.place, "this is not later");
    }
    ends
}

fn is_in_a_century(context: &Context<'_>, start: Placed<Day>, until: Placed<Day>) -> bool {
    let fits = until.value <= start.value.plus_months(12 * MOST_YEARS);
    if !fits {
        let problem = Problem::new(format!("the period is longer than {MOST_YEARS} years"))
            .with(start.place, "the simulation begins here");
        context.tell(problem, until.place, "and ends here");
    }
    fits
}

/// Runs of a study that does not say how many.
const USUAL_RUNS: RunPlan = RunPlan {
    replications: 200,
    replications_set_by: SetBy::Default,
    seed: 1,
};

/// More would take years, and their results more memory than there is.
const MOST_REPLICATIONS: u64 = 1_000_000;

/// How often the study is run; 200 replications with seed 1 unless it says otherwise.
pub(super) fn run_plan(context: &Context<'_>) -> RunPlan {
    let Some(RunsText {
        replications, seed, ..
    }) = &context.text.runs
    else {
        return USUAL_RUNS;
    };
    let set = replications.is_some();
    let replications = match replications {
        Some(many) if many.value > MOST_REPLICATIONS => {
            let problem = Problem::new("too many replications");
            let label = format!("at most {MOST_REPLICATIONS}");
            context.tell(problem, many.place, label);
            USUAL_RUNS.replications
        }
        Some(replications) => replications.value as u32,
        None => USUAL_RUNS.replications,
    };
    RunPlan {
        replications,
        replications_set_by: if set { SetBy::Study } else { SetBy::Default },
        seed: seed.unwrap_or(USUAL_RUNS.seed),
    }
}

//! The numbers that may be fitted to what was measured.

use super::context::Context;
use crate::config::problem::Problem;
use crate::config::settable::Settable;
use crate::config::study::fit::FitText;
use crate::config::template::settable_in;
use crate::model::FreeKey;

/// More than these cannot be searched in reasonable time, nor told by a few observations.
const MOST: usize = 6;

/// What of a study is no part of the organisation, so that reality says nothing of it.
const NOT_THE_ORGANISATION: [&str; 10] = [
    "period", "runs", "observed", "fit", "scenario", "money", "post", "expense", "income",
    "workload",
];

/// The numbers that may be fitted.
pub(super) fn fit(context: &Context<'_>) -> Vec<FreeKey> {
    let written = &context.text.fit;
    if let Some(extra) = written.get(MOST) {
        let problem = Problem::new(format!("more than {MOST} numbers to fit"));
        context.tell(problem, extra.key.place, "this is one too many");
    }
    let mut free: Vec<FreeKey> = Vec::new();
    for fit in written {
        let Some(found) = free_key(context, fit) else {
            continue;
        };
        if free.iter().any(|known| known.key == found.key) {
            let problem = Problem::new(format!("`{}` is fitted twice", found.key));
            context.tell(
                problem,
                fit.key.place,
                "this stands in an earlier `[[fit]]`",
            );
            continue;
        }
        free.push(found);
    }
    free
}

fn free_key(context: &Context<'_>, fit: &FitText) -> Option<FreeKey> {
    let key = &fit.key;
    let refused = |problem: Problem, label: &str| {
        context.tell(problem, key.place, label);
        None
    };
    let table = key.value.split(['.', '[']).next().unwrap_or_default();
    if NOT_THE_ORGANISATION.contains(&table.trim()) {
        let problem = Problem::new(format!("`{}` cannot be fitted", key.value))
            .hint("name a number of the organisation, such as `team.vervolg.staff.MW`".to_owned());
        return refused(problem, "reality says nothing of this");
    }
    match settable_in(context.log.source(), &key.value)? {
        Err(problem) => refused(*problem, "this cannot be fitted"),
        Ok(Settable::Date(_)) => {
            let problem = Problem::new(format!("`{}` holds a date", key.value));
            refused(problem, "only a number can be fitted")
        }
        Ok(settable) => Some(FreeKey {
            key: key.value.clone(),
            low: fit.low,
            high: fit.high,
            written: settable.amount(),
        }),
    }
}

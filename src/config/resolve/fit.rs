//! The numbers that may be fitted to what was measured.

use super::context::Context;
use crate::config::problem::Problem;
use crate::config::settable::Settable;
use crate::config::source::Placed;
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
    if let Some(extra) = written.get(MOST).and_then(|fit| fit.keys.first()) {
        let problem = Problem::new(format!("more than {MOST} numbers to fit"));
        context.tell(problem, extra.place, "this is one too many");
    }
    let mut known: Vec<&str> = Vec::new();
    let mut free: Vec<FreeKey> = Vec::new();
    for fit in written {
        let is_new = fit.keys.iter().all(|key| is_new(context, key, &mut known));
        free.extend(free_key(context, fit).filter(|_| is_new));
    }
    free
}

/// Is this the first time that a key is named? If not it is told.
fn is_new<'k>(context: &Context<'_>, key: &'k Placed<String>, known: &mut Vec<&'k str>) -> bool {
    if known.contains(&key.value.as_str()) {
        let problem = Problem::new(format!("`{}` is fitted twice", key.value));
        context.tell(problem, key.place, "this stands in an earlier `[[fit]]`");
        return false;
    }
    known.push(&key.value);
    true
}

/// The number that all keys of a `[[fit]]` hold.
fn free_key(context: &Context<'_>, fit: &FitText) -> Option<FreeKey> {
    let written: Vec<Option<f64>> = fit.keys.iter().map(|key| written(context, key)).collect();
    let written: Vec<f64> = written.into_iter().collect::<Option<_>>()?;
    let ((first, also), now) = (fit.keys.split_first()?, *written.first()?);
    let other = fit
        .keys
        .iter()
        .zip(&written)
        .find(|(_, at)| at.total_cmp(&now).is_ne());
    if let Some((key, at)) = other {
        let problem = Problem::new("keys of one `[[fit]]` that hold different numbers")
            .because(format!(
                "`{}` holds {now}, `{}` {at}",
                first.value, key.value
            ))
            .hint("write the same number at both, or a `[[fit]]` for each".to_owned());
        context.tell(problem, key.place, "this is not the same");
        return None;
    }
    if let Some(step) = fit.step.filter(|step| step.value > fit.high - fit.low) {
        let problem = Problem::new("the range has no room for a step");
        context.tell(problem, step.place, "this is larger");
        return None;
    }
    Some(FreeKey {
        key: first.value.clone(),
        also: also.iter().map(|key| key.value.clone()).collect(),
        low: fit.low,
        high: fit.high,
        written: now,
        step: fit.step.map(|step| step.value),
    })
}

/// What a key holds now, if that can be fitted.
fn written(context: &Context<'_>, key: &Placed<String>) -> Option<f64> {
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
        Ok(settable) => Some(settable.amount()),
    }
}

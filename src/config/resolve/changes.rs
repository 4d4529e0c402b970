//! Changes: when each holds, and what chance knows it by.

use super::change_kinds::{Maker, Usual};
use super::context::Context;
use crate::config::condition::{ConditionText, CountedText};
use crate::config::problem::Problem;
use crate::config::source::{Place, Placed};
use crate::config::study::changes::{ChangeText, DuringText, UntilText};
use crate::model::{Change, ChangeKind, Condition, Count, During, Trigger};
use crate::random::{combined_key, key_of};
use crate::time::Day;

/// Every change with its position in the study; none of one that could not be read or names something unknown. One
/// that names several stages or several streams of arrivals becomes one change for each.
pub(super) fn changes(context: &Context<'_>, usual: &Usual<'_>) -> Vec<Option<(usize, Change)>> {
    let written = context.text.changes.iter().enumerate();
    let mut found: Vec<Option<(usize, Change)>> = Vec::new();
    for (position, written) in written {
        let written = written.as_ref();
        match written.and_then(|written| of_one(context, written, usual)) {
            None => found.push(None),
            Some(changes) => {
                let changes = changes.into_iter();
                found.extend(changes.map(|change| Some((position, change))));
            }
        }
    }
    number_equals(&mut found);
    found
}

fn of_one(context: &Context<'_>, written: &ChangeText, usual: &Usual<'_>) -> Option<Vec<Change>> {
    let during = during(context, &written.during);
    let maker = Maker {
        context,
        usual,
        place: written.kind.place,
    };
    let kinds = maker.kinds(&written.what);
    let (during, kinds) = (during?, kinds?);
    let change = |(names, kind): (Vec<&str>, ChangeKind)| Change {
        key: known_by(written.kind.value.word(), during.from, &names),
        title: written.title.clone(),
        during: during.clone(),
        kind,
    };
    Some(kinds.into_iter().map(change).collect())
}

/// A key from names and a date alone, so that the same change has the same in every scenario.
fn known_by(kind: &str, first: Option<Day>, names: &[&str]) -> u64 {
    let first = first.map(|day| day.to_string()).unwrap_or_default();
    // A name is one line, so that other names give another text.
    key_of(&[&[kind, &first], names].concat().join("\n"))
}

/// Changes with all their names in common are known by their number among them.
fn number_equals(changes: &mut [Option<(usize, Change)>]) {
    let known_by = |change: &Option<(usize, Change)>| change.as_ref().map(|(_, change)| change.key);
    let keys: Vec<Option<u64>> = changes.iter().map(known_by).collect();
    for (position, change) in changes.iter_mut().enumerate() {
        if let Some((_, change)) = change {
            let before = keys[..position].iter();
            let equals = before.filter(|before| **before == keys[position]);
            change.key = combined_key(change.key, equals.count() as u64);
        }
    }
}

fn during(context: &Context<'_>, written: &DuringText) -> Option<During> {
    let when = match &written.when {
        None => Some(None),
        Some(when) => condition(context, when).map(Some),
    };
    let (last, until) = match &written.until {
        None => (None, Some(None)),
        Some(Placed { value, place }) => match value {
            UntilText::Day(day) => (Some(placed(*day, *place)), Some(None)),
            UntilText::Condition(until) => (None, condition(context, until).map(Some)),
        },
    };
    let last = last.filter(|last| ends_after(context, written.from, *last));
    let (when, until) = (when?, until?);
    Some(During {
        from: written.from.map(|day| day.value),
        until: last.map(|day| day.value),
        trigger: when.map(|when| Trigger {
            when,
            days: written.lasting.unwrap_or(0),
            until,
        }),
    })
}

fn placed<T>(value: T, place: Place) -> Placed<T> {
    Placed { value, place }
}

fn ends_after(context: &Context<'_>, first: Option<Placed<Day>>, last: Placed<Day>) -> bool {
    let Some(first) = first.filter(|first| first.value >= last.value) else {
        return true;
    };
    let problem = Problem::new("a change that ends before it begins")
        .with(first.place, "it begins here")
        .hint("`until` is the first day after it".to_owned());
    context.tell(problem, last.place, "this is not later");
    false
}

fn condition(context: &Context<'_>, written: &ConditionText) -> Option<Condition> {
    let stage = context.stage(&written.of)?;
    Some(Condition {
        count: match written.counted {
            CountedText::Waiting => Count::Waiting(stage),
            CountedText::InHand => Count::InHand(stage),
        },
        comparison: written.comparison,
        limit: written.limit,
    })
}

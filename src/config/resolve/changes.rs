//! Changes: when each holds, and what chance knows it by.

use super::change_kinds::{Maker, Usual};
use super::context::Context;
use crate::config::condition::{ConditionText, WatchedText};
use crate::config::problem::Problem;
use crate::config::source::{Place, Placed};
use crate::config::study::changes::{ChangeText, DuringText, UntilText, WhatText};
use crate::model::{Change, ChangeKind, Condition, During, Hire, Trigger, Watched};
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
    let change = |(names, kind, during): (Vec<&str>, ChangeKind, During)| Change {
        key: known_by(written.kind.value.word(), during.from, &names),
        title: written.title.clone(),
        during,
        kind,
    };
    let per_month = per_month(context, &written.what, &during)?;
    let by_month = kinds.into_iter().flat_map(|(names, kind)| {
        let months = month_by_month(kind, &during, per_month, usual.until).into_iter();
        months.map(move |(kind, during)| (names.clone(), kind, during))
    });
    Some(by_month.map(change).collect())
}

/// The most fte of a hire that are decided on in a month; none without a limit.
fn per_month(context: &Context<'_>, what: &WhatText, during: &During) -> Option<Option<f64>> {
    let WhatText::Hire(hire) = what else {
        return Some(None);
    };
    let Some(limit) = hire.per_month.filter(|_| during.trigger.is_some()) else {
        return Some(hire.per_month.map(|limit| limit.value));
    };
    let problem = Problem::new("`per_month` with a condition")
        .because("months are counted from the day in `decided`".to_owned())
        .hint("leave out `when` or `per_month`".to_owned());
    context.tell(problem, limit.place, "nobody knows when this begins");
    None
}

/// A hire of which so many fte can be found in a month is a hire in each month, until its end or that of the study; another change
/// is itself.
fn month_by_month(
    kind: ChangeKind,
    during: &During,
    per_month: Option<f64>,
    until: Day,
) -> Vec<(ChangeKind, During)> {
    let (hire, first, limit) = match (kind, during.from, per_month) {
        (ChangeKind::Hire(hire), Some(first), Some(limit)) if first < until => (hire, first, limit),
        (kind, ..) => return vec![(kind, during.clone())],
    };
    let end = during.until.map_or(until, |end| end.min(until));
    let months = by_month(&hire.posts, limit).into_iter();
    let dated = months.map(|(month, posts)| (first.plus_months(month), posts));
    let there = dated.take_while(|(from, _)| *from < end);
    there
        .map(|(from, posts)| {
            let kind = ChangeKind::Hire(Hire {
                posts,
                ..hire.clone()
            });
            let from = Some(from);
            (
                kind,
                During {
                    from,
                    ..during.clone()
                },
            )
        })
        .collect()
}

/// Which posts are decided on in which month after the first, when there is room for so many fte in a month: what a month
/// leaves is there in the next, so that a whole post may take two months.
fn by_month(posts: &[f64], limit: f64) -> Vec<(i32, Vec<f64>)> {
    let mut months: Vec<(i32, Vec<f64>)> = Vec::new();
    let mut sum = 0.0;
    for &post in posts {
        sum += post;
        // The rounding of a sum takes no month more.
        let month = (sum / limit - 1e-9).floor().min(MOST_MONTHS) as i32;
        match months.last_mut().filter(|(last, _)| *last == month) {
            Some((_, posts)) => posts.push(post),
            None => months.push((month, vec![post])),
        }
    }
    months
}

/// A century: nothing is simulated so long.
const MOST_MONTHS: f64 = 1200.0;

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
    let of = &written.of;
    Some(Condition {
        watched: match written.counted {
            WatchedText::Cases(counted) => Watched::Cases(counted.of(context.stage(of)?)),
            WatchedText::Received => Watched::Received(context.stream(of)?),
        },
        comparison: written.comparison,
        limit: written.limit,
    })
}

//! The numbers that nobody knows.

use super::context::Context;
use crate::config::problem::Problem;
use crate::config::settable::Settable;
use crate::config::source::{Place, Placed};
use crate::config::study::uncertain::{RangeLawText, UncertainText};
use crate::config::template::{inline_ranges, settable_in};
use crate::model::{Opposite, Unknown, Unknowns};
use crate::random::RangeLaw;

/// More than these cannot be told apart by a few hundred futures.
const MOST: usize = 20;

/// What of a study is no part of what is simulated.
const NOT_SIMULATED: [&str; 6] = ["period", "runs", "observed", "fit", "uncertain", "target"];
/// Keys that no simulation takes part in, wherever they stand.
const NOT_DRAWN: [&str; 3] = ["cost_per_year", "euro", "target"];

/// The numbers that nobody knows: those of the tables first, then those with a range where they stand.
pub(super) fn unknowns(context: &Context<'_>) -> Unknowns {
    let mut known: Vec<Unknown> = Vec::new();
    let tables = context.text.uncertain.iter();
    let tables: Vec<_> = tables
        .map(|written| (written.key.place, of_table(context, written)))
        .collect();
    let inline = inline_ranges(context.log.source());
    let inline = inline.into_iter().map(|inline| {
        let (key, range) = (&inline.key, inline.range);
        (range.place, in_place(context, key, range))
    });
    for (place, unknown) in tables.into_iter().chain(inline) {
        let Some(unknown) = unknown else { continue };
        if is_right(context, &known, &unknown, place) {
            known.push(unknown);
        }
    }
    Unknowns::new(known, twins(context))
}

/// Is a number that nobody knows told once, and not sought as well?
fn is_right(context: &Context<'_>, known: &[Unknown], unknown: &Unknown, place: Place) -> bool {
    let key = &unknown.key;
    let told = |title: String, label: &str| {
        context.tell(Problem::new(title), place, label);
        false
    };
    let moves = |known: &Unknown| known.moves(key);
    let opposite = unknown.opposite.as_ref();
    let is_moved = |opposite: &Opposite| known.iter().any(|known| known.key == opposite.key);
    if known.iter().any(moves) || opposite.is_some_and(is_moved) {
        return told(
            format!("`{key}` is uncertain twice"),
            "this stands or moves in an earlier range",
        );
    }
    let mut fitted = context.text.fit.iter().flat_map(|fit| &fit.keys);
    if fitted.any(|fitted| unknown.moves(&fitted.value)) {
        return told(
            format!("`{key}` is both uncertain and fitted"),
            "leave it out of the one or the other",
        );
    }
    if known.len() == MOST {
        return told(
            format!("more than {MOST} uncertain numbers"),
            "this is one too many",
        );
    }
    true
}

/// Of a `[[uncertain]]`.
fn of_table(context: &Context<'_>, written: &UncertainText) -> Option<Unknown> {
    let [low, high] = written.range.value;
    let now = amount(context, &written.key)?;
    check_inside(context, &written.key.value, now, written.range)?;
    let mode = written.mode;
    if let Some(mode) = mode.filter(|mode| !(low..=high).contains(&mode.value)) {
        let problem = Problem::new("the most likely value lies outside the range")
            .with(written.range.place, "this is the range");
        context.tell(problem, mode.place, "`mode` is this");
        return None;
    }
    if let Some(step) = written.step.filter(|step| step.value > high - low) {
        let problem = Problem::new("the range has no room for a step")
            .with(written.range.place, "this is the range");
        context.tell(problem, step.place, "this is larger");
        return None;
    }
    let mode = mode.map_or(now, |mode| mode.value);
    let mode = (mode - low) / (high - low);
    let opposite = match &written.against {
        None => None,
        Some(key) => Some(Opposite {
            key: key.value.clone(),
            written: amount(context, key)?,
        }),
    };
    Some(Unknown {
        key: written.key.value.trim().to_owned(),
        title: written.title.clone(),
        low,
        high,
        written: now,
        law: match written.law {
            RangeLawText::Uniform => RangeLaw::Uniform,
            RangeLawText::Triangular => RangeLaw::Triangular { mode },
            RangeLawText::Pert => RangeLaw::Pert { mode },
        },
        step: written.step.map(|step| step.value),
        opposite,
    })
}

/// Of a number with a `range` beside it: most likely what is written.
fn in_place(context: &Context<'_>, key: &str, range: Placed<[f64; 2]>) -> Option<Unknown> {
    let [low, high] = range.value;
    let place = range.place;
    let now = amount(
        context,
        &Placed {
            value: key.to_owned(),
            place,
        },
    )?;
    check_inside(context, key, now, range)?;
    Some(Unknown {
        key: key.to_owned(),
        title: None,
        low,
        high,
        written: now,
        law: RangeLaw::Triangular {
            mode: (now - low) / (high - low),
        },
        step: None,
        opposite: None,
    })
}

/// The number that a key holds, when it is one that may be drawn.
fn amount(context: &Context<'_>, key: &Placed<String>) -> Option<f64> {
    let refused = |problem: Problem, label: &str| {
        context.tell(problem, key.place, label);
        None
    };
    let names = key.value.split(['.', '[', ']']).map(str::trim);
    let (first, last) = (names.clone().next(), names.clone().next_back());
    let is_apart = first.is_some_and(|first| NOT_SIMULATED.contains(&first));
    if is_apart || last.is_some_and(|last| NOT_DRAWN.contains(&last)) {
        let problem = Problem::new(format!("`{}` cannot be uncertain", key.value))
            .hint("name a number of the organisation, such as `team.vervolg.staff.MW`".to_owned());
        return refused(problem, "no future depends on this");
    }
    match settable_in(context.log.source(), &key.value)? {
        Err(problem) => refused(*problem, "this cannot be uncertain"),
        Ok(Settable::Date(_)) => {
            let problem = Problem::new(format!("`{}` holds a date", key.value));
            refused(problem, "only a number can be uncertain")
        }
        Ok(settable) => Some(settable.amount()),
    }
}

fn check_inside(context: &Context<'_>, key: &str, now: f64, range: Placed<[f64; 2]>) -> Option<()> {
    if (range.value[0]..=range.value[1]).contains(&now) {
        return Some(());
    }
    let problem = Problem::new(format!("`{key}` is {now}, outside its range"))
        .because("what the study says without the range has to be possible".to_owned());
    context.tell(problem, range.place, "this is the range");
    None
}

/// How many twins the study asks for.
fn twins(context: &Context<'_>) -> Option<u32> {
    let twins = context.text.runs.as_ref()?.twins?;
    let is_uncertain =
        !context.text.uncertain.is_empty() || !inline_ranges(context.log.source()).is_empty();
    if !is_uncertain {
        let problem = Problem::new("twins of a study in which everything is known")
            .hint("leave it out, or say with `[[uncertain]]` what is not known".to_owned());
        context.tell(problem, twins.place, "this has no use");
    }
    Some(twins.value.min(u64::from(u32::MAX)) as u32)
}

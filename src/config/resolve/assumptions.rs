//! On what a study rests: the values of the list of unknowns of the field that it could set and does not, and those that it
//! sets and calls an assumption in a comment.

use crate::config::law::{LawText, ShapeText};
use crate::config::noted::Noted;
use crate::config::study::study_text::StudyText;
use crate::model::{Assumption, Model, SetBy, Source, TeamId};

/// What was supposed, in the order of the codes.
pub(super) fn assumptions(text: &StudyText, model: &Model) -> Vec<Assumption> {
    let mut found: Vec<Assumption> = Vec::new();
    found.extend(spread_of_hours(text));
    found.extend(spread_of_counts(text, model));
    found.extend(urgency(text, model));
    found.extend(spells(text));
    found.extend(caseloads(text, model));
    found.extend(orders(text));
    found.extend(opening(text));
    found
}

/// What was supposed for the study, what only its scenarios leave open too, and what the study calls an assumption itself, in
/// the order of the codes.
pub(super) fn joined(
    baseline: Vec<Assumption>,
    of_scenarios: impl IntoIterator<Item = Vec<Assumption>>,
    noted: &[Noted],
) -> Vec<Assumption> {
    let mut joined = baseline;
    for assumption in of_scenarios.into_iter().flatten() {
        if !joined.contains(&assumption) {
            joined.push(assumption);
        }
    }
    joined.extend(noted.iter().map(as_noted));
    let number = |code: &str| code.trim_start_matches('U').parse().unwrap_or(u32::MAX);
    joined.sort_by_key(|assumption| number(&assumption.code));
    joined
}

fn supposed(code: &str, key: impl Into<String>, supposed: &str) -> Assumption {
    Assumption {
        code: code.to_owned(),
        key: key.into(),
        supposed: supposed.to_owned(),
        set_by: SetBy::Default,
    }
}

fn as_noted(noted: &Noted) -> Assumption {
    Assumption {
        code: noted.code.clone(),
        key: noted.key.clone(),
        supposed: noted.written.clone(),
        set_by: SetBy::Study,
    }
}

/// U3: how hands-on hours spread.
fn spread_of_hours(text: &StudyText) -> Option<Assumption> {
    let has_no_law =
        |hours: &LawText<f64>| matches!(hours.shape, ShapeText::Mean { law: None, .. });
    let stages = text.stages.iter().filter_map(|named| named.value.as_ref());
    let rests = stages
        .flat_map(|stage| &stage.work)
        .any(|piece| has_no_law(&piece.hours));
    let unset = text.work.is_none() && rests;
    unset.then(|| supposed("U3", "work", "every case takes exactly the norm hours"))
}

/// U4: how daily numbers of arrivals spread.
fn spread_of_counts(text: &StudyText, model: &Model) -> Vec<Assumption> {
    let written = text.arrivals.iter().zip(model.streams());
    let unset = written.filter(|(named, stream)| {
        let is_set = named
            .value
            .as_ref()
            .is_none_or(|arrivals| arrivals.dispersion.is_some() || arrivals.cluster.is_some());
        matches!(stream.source, Source::Rate(_)) && !is_set
    });
    unset
        .map(|(named, _)| {
            let key = format!("arrivals.{}.dispersion", named.name.value);
            supposed(
                "U4",
                key,
                "daily numbers spread by a Poisson law (dispersion 1)",
            )
        })
        .collect()
}

/// U5: the share of cases that is acutely unsafe.
fn urgency(text: &StudyText, model: &Model) -> Vec<Assumption> {
    let written = text.arrivals.iter().zip(model.streams());
    let unset = written.filter(|(named, stream)| {
        let is_set = named
            .value
            .as_ref()
            .is_none_or(|arrivals| arrivals.urgent.is_some());
        !is_set && !is_known_of_each(&stream.source)
    });
    unset
        .map(|(named, _)| {
            let key = format!("arrivals.{}.urgent", named.name.value);
            supposed("U5", key, "no case is urgent (share 0)")
        })
        .collect()
}

fn is_known_of_each(source: &Source) -> bool {
    match source {
        Source::Rate(_) => false,
        Source::Replay(arrivals) => arrivals.iter().all(|arrival| arrival.urgent.is_some()),
    }
}

/// U10: how spells of illness spread.
fn spells(text: &StudyText) -> Option<Assumption> {
    let sickness = text.absence.as_ref()?.value.sickness.as_ref()?;
    let has_no_law = matches!(
        sickness.value.spell.shape,
        ShapeText::Mean { law: None, .. }
    );
    has_no_law.then(|| {
        supposed(
            "U10",
            "absence.sickness.spell",
            "spells of illness spread by an exponential law (cv 1)",
        )
    })
}

/// U12: how many cases a worker holds at once.
fn caseloads(text: &StudyText, model: &Model) -> Vec<Assumption> {
    let written = text.teams.iter().zip(model.teams()).enumerate();
    let unset = written.filter(|(position, (_, team))| {
        team.caseload.is_none() && model.owns_cases(TeamId::from(*position))
    });
    unset
        .map(|(_, (named, _))| {
            let key = format!("team.{}.caseload", named.name.value);
            supposed("U12", key, "a worker may hold any number of cases")
        })
        .collect()
}

/// U13: which case goes first within a stage.
fn orders(text: &StudyText) -> Vec<Assumption> {
    let unset = text.teams.iter().filter(|named| {
        let order = named.value.as_ref().map(|team| team.order);
        order.flatten().is_none()
    });
    unset
        .map(|named| {
            let key = format!("team.{}.order", named.name.value);
            supposed(
                "U13",
                key,
                "first come, first served (fifo), after urgent cases",
            )
        })
        .collect()
}

/// U16: what lies on the shelf on the first day.
fn opening(text: &StudyText) -> Option<Assumption> {
    let has_warm_up = |text: &StudyText| {
        let period = text.period.as_ref();
        period.is_some_and(|period| {
            period
                .warm_up
                .is_some_and(|day| day.value < period.from.value)
        })
    };
    (text.opening.is_none() && !has_warm_up(text)).then(|| {
        supposed(
            "U16",
            "period.warm_up",
            "nothing is waiting or in hand when the reported period begins",
        )
    })
}

//! Stages: their owners, their work and where cases go from them.

use super::context::Context;
use super::{delays, laws};
use crate::config::collection::Named;
use crate::config::problem::Problem;
use crate::config::source::Placed;
use crate::config::study::stages::{PieceText, SharesText, StageText};
use crate::model::{Destination, Ownership, Piece, Route, Stage, Timing};

/// The most parts into which a piece of work can be split.
const MOST_SLICES: u64 = 1000;

/// The most pieces of work of a stage.
const MOST_PIECES: usize = 200;

/// Every stage; nothing for one of which a name is unknown or that could not be read.
pub(super) fn stages(context: &Context<'_>) -> Vec<Option<Stage>> {
    let written = context.text.stages.iter();
    written
        .map(|named| stage(context, &named.name.value, named.value.as_ref()?))
        .collect()
}

/// A stage in the place of one that is wrong.
pub(super) fn stand_in() -> Stage {
    Stage {
        name: String::new(),
        title: String::new(),
        owner: Ownership::Anyone,
        keeps_owner: false,
        work: Vec::new(),
        route: Route {
            shares: vec![(Destination::Closed, 1.0)],
        },
        routes_of: Vec::new(),
    }
}

fn stage(context: &Context<'_>, name: &str, written: &StageText) -> Option<Stage> {
    let owner = match &written.owner {
        None => Some(Ownership::Anyone),
        Some(owner) if owner.value == "anyone" => Some(Ownership::Anyone),
        Some(owner) if owner.value == "same" => Some(Ownership::Same),
        Some(owner) => context.role(owner).map(Ownership::FirstOf),
    };
    let pieces = written.work.iter().map(|written| piece(context, written));
    let work: Vec<Option<Piece>> = pieces.collect();
    planned_in_order(context, written);
    few_enough(context, name, written);
    let route = route(context, &written.next);
    let own_routes = written.next_of.iter().map(|named| {
        let stream = context.stream(&named.name);
        let route = named
            .value
            .as_ref()
            .and_then(|shares| self::route(context, shares));
        Some((stream?, route?))
    });
    let routes_of: Vec<Option<_>> = own_routes.collect();
    Some(Stage {
        name: name.to_owned(),
        title: written.title.clone().unwrap_or_else(|| name.to_owned()),
        owner: owner?,
        keeps_owner: written.keeps_owner.is_some_and(|keeps| keeps.value),
        work: work.into_iter().collect::<Option<_>>()?,
        route: route?,
        routes_of: routes_of.into_iter().collect::<Option<_>>()?,
    })
}

pub(super) fn route(context: &Context<'_>, written: &SharesText) -> Option<Route> {
    let destination = |name: &Placed<String>| match name.value.as_str() {
        "closed" => Some(Destination::Closed),
        _ => context.next_stage(name).map(Destination::Stage),
    };
    let ways = written.value.iter();
    let shares: Vec<Option<_>> = ways
        .map(|Named { name, value }| Some((destination(name)?, value.value)))
        .collect();
    let shares = shares.into_iter().collect::<Option<_>>()?;
    Some(Route { shares })
}

fn piece(context: &Context<'_>, written: &PieceText) -> Option<Piece> {
    let role = context.role(&written.role);
    let hours = laws::hours(&written.hours, context.spread, context.log);
    let timing = timing(context, written);
    Some(Piece {
        role: role?,
        hours,
        share: written.share.map_or(1.0, |share| share.value),
        timing,
    })
}

/// With slices the wait is between them, without it comes before the piece.
fn timing(context: &Context<'_>, written: &PieceText) -> Timing {
    let slices = written.slices.map_or(1, |slices| slices.value);
    if let Some(written) = written.slices.filter(|_| slices > MOST_SLICES) {
        let problem = Problem::new(format!("a piece of work in {slices} slices"));
        context.tell(problem, written.place, format!("at most {MOST_SLICES}"));
    }
    if let (Some(at), Some(wait), 1) = (written.at, &written.wait, slices) {
        let problem = Problem::new("a planned moment and a wait before it")
            .with(at.place, "the moment is planned here")
            .because("work with `at` begins at its moment, or later when nobody is free; a `wait` comes between slices")
            .hint("leave one of the two out, or split the work into `slices`".to_owned());
        context.tell(problem, wait.place, "this wait has no place");
    }
    let wait = || {
        written
            .wait
            .as_ref()
            .map(|wait| delays::wait(wait, context.log))
    };
    Timing {
        planned: written.at.map(|at| delays::fixed(at.value)),
        wait_before: if slices == 1 { wait() } else { None },
        slices: slices.min(MOST_SLICES) as u32,
        wait_between: if slices > 1 { wait() } else { None },
    }
}

/// The pieces of a stage are done in order, so their moments are planned in order.
fn planned_in_order(context: &Context<'_>, written: &StageText) {
    let planned: Vec<_> = written.work.iter().filter_map(|piece| piece.at).collect();
    for pair in planned.windows(2) {
        let [earlier, later] = pair else { continue };
        let after_entry = |at: Placed<_>| delays::fixed(at.value).expected();
        if after_entry(*later) < after_entry(*earlier) {
            let problem = Problem::new("planned moments out of order")
                .with(earlier.place, "the moment before it")
                .because("the pieces of work of a stage are done in the order of the list");
            context.tell(problem, later.place, "this moment is earlier");
        }
    }
}

fn few_enough(context: &Context<'_>, name: &str, written: &StageText) {
    if let Some(first_too_many) = written.work.get(MOST_PIECES) {
        let problem = Problem::new(format!(
            "`{name}` has more than {MOST_PIECES} pieces of work"
        ));
        context.tell(problem, first_too_many.role.place, "this is one too many");
    }
}

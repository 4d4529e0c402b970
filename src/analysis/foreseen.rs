//! What dated changes make of staff and work in a period, as far as it can be foreseen without simulating.
//!
//! Hires count from the mean end of their lag, times the chance that they are filled, at full pace; leaving, inflow and
//! hours of work count by their dates. What a trigger decides is not foreseen, nor are suspensions, routes, illness and
//! hires who take only cases received before a date: they leave what is asked in the long run as it is, or cannot help
//! with it.

use crate::measure::Period;
use crate::model::{
    Change, ChangeKind, Delay, DeskId, Hire, Limits, Model, RoleId, StageId, StreamId,
};
use crate::time::{DAY, Day, Span};

/// The mean number of fte of a desk over a period.
pub(super) fn fte_of(model: &Model, id: DeskId, period: &Period) -> f64 {
    let desk = model.desks().desk(id);
    let mut fte = desk.fte;
    for (position, change) in dated(model) {
        match &change.kind {
            ChangeKind::Hire(hire) if hire.received_before.is_none() => {
                let part = part_of(period, first_working_day(model, position, hire), change);
                let workers = desk.workers.iter().map(|&id| model.desks().worker(id));
                let hired = workers.filter(|worker| worker.hired_by == Some(position));
                fte += hire.chance * part * hired.map(|worker| worker.fte).sum::<f64>();
            }
            ChangeKind::Leave {
                team,
                role,
                fte: less,
            } if (*team, *role) == (desk.team, desk.role) && desk.limits == Limits::default() => {
                fte -= less * part_of(period, first_day(model, change), change);
            }
            _ => {}
        }
    }
    fte.max(0.0)
}

/// Times how many more arrivals a stream has on a day than usually.
pub(super) fn inflow_on(model: &Model, stream: StreamId, day: Day) -> f64 {
    factor_on(model, day, |kind| match kind {
        ChangeKind::Inflow { stream: of, factor } => (*of == stream).then_some(*factor),
        _ => None,
    })
}

/// Times how many more hours work of a role in a stage takes than usually: the mean over a period.
pub(super) fn work_factor(model: &Model, stage: StageId, role: RoleId, period: &Period) -> f64 {
    let factor_of = |kind: &ChangeKind| match kind {
        ChangeKind::Work {
            stage: of,
            role: by,
            factor,
        } => (*of == stage && by.is_none_or(|by| by == role)).then_some(*factor),
        _ => None,
    };
    let days = period.first().number()..period.end().number();
    let length = days.len() as f64;
    let factors = days.map(|day| factor_on(model, Day::from_number(day), factor_of));
    factors.sum::<f64>() / length
}

/// The factor that holds on a day: several multiply, as they do in a run; one when there is none.
fn factor_on(model: &Model, day: Day, factor_of: impl Fn(&ChangeKind) -> Option<f64>) -> f64 {
    let holds = |change: &Change| {
        first_day(model, change) <= day && change.during.until.is_none_or(|until| day < until)
    };
    let holding = dated(model).filter(|(_, change)| holds(change));
    let factors = holding.filter_map(|(_, change)| factor_of(&change.kind));
    factors.product()
}

/// The changes that no trigger decides on, with their positions.
fn dated(model: &Model) -> impl Iterator<Item = (usize, &Change)> {
    let changes = model.changes().iter().enumerate();
    changes.filter(|(_, change)| change.during.trigger.is_none())
}

fn first_day(model: &Model, change: &Change) -> Day {
    change.during.from.unwrap_or(model.start())
}

/// The first working day of who is hired, after a lag of its mean length.
pub(super) fn first_working_day(model: &Model, change: usize, hire: &Hire) -> Day {
    let decided = first_day(model, &model.changes()[change]);
    match &hire.lag {
        None => decided,
        Some(Delay::Months(months)) => decided.plus_months(*months as i32),
        Some(Delay::Elapsed(law)) => {
            (decided.start() + Span::from_seconds(law.mean().round() as i64)).day()
        }
        Some(Delay::WorkingDays(law)) => {
            let calendar = model.work_calendar();
            calendar
                .after_working_days(decided.start(), law.mean())
                .day()
        }
    }
}

/// The part of a period in which a change holds from its first day on.
fn part_of(period: &Period, first: Day, change: &Change) -> f64 {
    let until = change.during.until.unwrap_or(period.end());
    let (from, to) = (first.max(period.first()), until.min(period.end()));
    let seconds = (to.start() - from.start()).seconds().max(0);
    (seconds / DAY) as f64 / f64::from(period.end() - period.first())
}

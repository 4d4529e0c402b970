//! Terms, and the moments that start and stop their clocks.

use super::context::Context;
use crate::config::problem::Problem;
use crate::config::quantity::{Length, LengthUnit};
use crate::config::source::Placed;
use crate::config::study::terms::{DeadlineText, EventText, StageEvent};
use crate::model::{Deadline, Moment};
use crate::time::{Term, TermUnit};

/// Every term that could be read and names known stages, with its position in the study.
pub(super) fn deadlines(context: &Context<'_>) -> Vec<(usize, Deadline)> {
    let written = context.text.deadlines.iter().enumerate();
    written
        .filter_map(|(position, named)| {
            let deadline = deadline(context, &named.name.value, named.value.as_ref()?)?;
            Some((position, deadline))
        })
        .collect()
}

fn deadline(context: &Context<'_>, name: &str, written: &DeadlineText) -> Option<Deadline> {
    let start = moments(context, &written.start);
    let stop = moments(context, &written.stop);
    let term = term(context, written.term);
    Some(Deadline {
        name: name.to_owned(),
        title: written.title.clone().unwrap_or_else(|| name.to_owned()),
        start: start?,
        stop: stop?,
        term: term?,
        legal: written.legal.unwrap_or(true),
        target: written.target.map(|target| target.value),
    })
}

fn moments(context: &Context<'_>, written: &[Placed<EventText>]) -> Option<Vec<Moment>> {
    let moments: Vec<Option<Moment>> = written.iter().map(|event| moment(context, event)).collect();
    moments.into_iter().collect()
}

fn moment(context: &Context<'_>, written: &Placed<EventText>) -> Option<Moment> {
    let EventText::Stage { stage, event } = &written.value else {
        return Some(Moment::Received);
    };
    let stage = context.stage(&Placed {
        value: stage.clone(),
        place: written.place,
    })?;
    Some(match event {
        StageEvent::Entered => Moment::Entered(stage),
        StageEvent::Started => Moment::Started(stage),
        StageEvent::Completed => Moment::Completed(stage),
        StageEvent::Due => Moment::Due(stage),
        StageEvent::Done => Moment::Done(stage),
    })
}

/// A term counts whole hours, days, working days, weeks or months.
fn term(context: &Context<'_>, written: Placed<Length>) -> Option<Term> {
    let Length { amount, unit } = written.value;
    let unit = match unit {
        LengthUnit::Minutes => None,
        LengthUnit::Hours => Some(TermUnit::Hours),
        LengthUnit::Days => Some(TermUnit::Days),
        LengthUnit::WorkingDays => Some(TermUnit::WorkingDays),
        LengthUnit::Weeks => Some(TermUnit::Weeks),
        LengthUnit::Months => Some(TermUnit::Months),
    };
    let fits = amount.fract() == 0.0 && (1.0..=f64::from(u16::MAX)).contains(&amount);
    if let (Some(unit), true) = (unit, fits) {
        return Some(Term::new(amount as u16, unit));
    }
    let problem =
        Problem::new("a term is a whole number of working days, days, weeks, months or hours")
            .hint("write for example `\"5 working days\"` or `\"10 weeks\"`".to_owned());
    context.tell(problem, written.place, "this is not such a number");
    None
}

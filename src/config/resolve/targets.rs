//! What is to be reached.

use super::context::Context;
use super::period::Period;
use crate::config::condition::TargetCountText;
use crate::config::problem::Problem;
use crate::config::source::Placed;
use crate::config::study::targets::TargetText;
use crate::model::{Counted, Target};
use crate::time::Day;

/// The targets of a study in its order. Without a period nothing is said of dates; `positions` are those of the deadlines
/// of the model.
pub(super) fn targets(
    context: &Context<'_>,
    period: Option<Period>,
    positions: &[usize],
) -> Vec<Target> {
    let written = context.text.targets.iter();
    written
        .filter_map(|named| {
            let written = named.value.as_ref()?;
            target(context, &named.name.value, written, period, positions)
        })
        .collect()
}

fn target(
    context: &Context<'_>,
    name: &str,
    written: &TargetText,
    period: Option<Period>,
    positions: &[usize],
) -> Option<Target> {
    let counted = counted(context, written, positions);
    let period = period?;
    if let Some(by) = written.by {
        check_date(context, by, period);
    }
    Some(Target {
        name: name.to_owned(),
        title: written.title.clone().unwrap_or_else(|| name.to_owned()),
        counted: counted?,
        comparison: written.holds.comparison,
        limit: written.holds.limit,
        by: written.by.map_or(period.until, |by| by.value),
    })
}

fn counted(context: &Context<'_>, written: &TargetText, positions: &[usize]) -> Option<Counted> {
    let of = &written.holds.of;
    match written.holds.counted {
        TargetCountText::Cases(counted) => Some(Counted::Cases(counted.of(context.stage(of)?))),
        TargetCountText::Overdue => {
            let deadline = context.deadline(of)?;
            let position = positions.iter().position(|known| *known == deadline)?;
            Some(Counted::Overdue(position.into()))
        }
    }
}

/// Lists are only counted in the reported period, its end included.
fn check_date(context: &Context<'_>, by: Placed<Day>, period: Period) {
    if (period.from..=period.until).contains(&by.value) {
        return;
    }
    let problem = Problem::new("a target outside the reported period")
        .because(format!(
            "it is reported from {} until {}",
            period.from, period.until
        ))
        .hint("let the period hold it, or leave out `by` for the end of the period".to_owned());
    context.tell(problem, by.place, "this is not reported");
}

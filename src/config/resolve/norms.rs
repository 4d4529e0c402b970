//! How the workload sheet counts.

use super::context::Context;
use crate::config::collection::Named;
use crate::config::problem::Problem;
use crate::config::source::Placed;
use crate::model::{AverageShare, Norms, StageId};

/// How the workload sheet counts; a name that is wrong is told and left out.
pub(super) fn norms(context: &Context<'_>) -> Norms {
    let Some(written) = &context.text.norms else {
        return Norms::default();
    };
    let averages = written.average_share.iter();
    Norms {
        average_shares: averages
            .filter_map(|written| average_share(context, written))
            .collect(),
        counted_with: counted_with(context, &written.counted_with),
    }
}

fn average_share(context: &Context<'_>, written: &Named<Vec<Named<f64>>>) -> Option<AverageShare> {
    let role = context.role(&written.name);
    let of_stage = |named: &Named<f64>| Some((context.stage(&named.name)?, named.value));
    let shares: Vec<Option<_>> = written.value.iter().map(of_stage).collect();
    let shares: Vec<(StageId, f64)> = shares.into_iter().collect::<Option<_>>()?;
    let has_work = written.value.iter().any(|named| {
        let mut stages = context.text.stages.iter();
        let stage = stages.find(|stage| stage.name.value == named.name.value);
        let work = stage.and_then(|stage| stage.value.as_ref());
        work.is_none_or(|stage| {
            let mut pieces = stage.work.iter();
            pieces.any(|piece| piece.role.value == written.name.value)
        })
    });
    if role.is_some() && !has_work {
        let title = format!("no stage of these has work for `{}`", written.name.value);
        context.tell(
            Problem::new(title),
            written.name.place,
            "so this shares out nothing",
        );
    }
    Some(AverageShare {
        role: role?,
        shares,
    })
}

fn counted_with(
    context: &Context<'_>,
    written: &[Named<Placed<String>>],
) -> Vec<(StageId, StageId)> {
    let mut pairs: Vec<(StageId, StageId)> = Vec::new();
    for named in written {
        let (of, with) = (context.stage(&named.name), context.stage(&named.value));
        let goes_on = written
            .iter()
            .any(|other| other.name.value == named.value.value);
        if goes_on {
            let problem = Problem::new(format!(
                "`{}` is itself counted with another stage",
                named.value.value
            ))
            .hint("name the stage in the row of which all hours should stand".to_owned());
            context.tell(problem, named.value.place, "this has no row of its own");
        }
        pairs.extend(of.zip(with).filter(|_| !goes_on));
    }
    pairs
}

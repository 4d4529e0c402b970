//! Expectations that are wrong on purpose: a battery that accepts them proves nothing.

use super::check::{Check, Section, Text};
use super::laboratory::Laboratory;
use super::long_run::LongRun;
use super::one_list::fixed_work;
use super::{calendars, chance, traces};
use crate::engine::EngineError;
use crate::experiment::ExperimentError;
use crate::model::StageId;

/// One for each kind of comparison.
pub(super) fn on_purpose(runner: &Laboratory) -> Result<Section, ExperimentError<EngineError>> {
    let (model, theory) = fixed_work();
    let runs = runner.listen(&model, Laboratory::REPLICATIONS, || LongRun::new(&model))?;
    let wait = |what, theory| Check::of_runs(what, &runs, |run| run.mean_wait(StageId(0)), theory);
    let checks = vec![
        wait(
            Text::new("M/D/1, wachttijd 5% te hoog", "M/D/1, wait 5% too long"),
            1.05 * theory,
        ),
        wait(
            Text::new("M/D/1, wachttijd 5% te laag", "M/D/1, wait 5% too short"),
            0.95 * theory,
        ),
        wait(
            Text::new(
                "M/D/1, met de formule van M/M/1",
                "M/D/1, by the formula of M/M/1",
            ),
            2.0 * theory,
        ),
        chance::spread_off(),
        chance::last_bit(),
        calendars::a_day_later(),
        traces::a_minute_later(runner)?,
    ];
    Ok(Section {
        title: Text::new("Met opzet verkeerd", "Wrong on purpose"),
        source: Text::new(
            "Deze verwachtingen kloppen niet en moeten dus worden afgewezen: anders kan deze proef goed en fout niet onderscheiden",
            "These expectations are wrong and have to be rejected: else this battery cannot tell right from wrong",
        ),
        checks: checks.into_iter().map(Check::wrong_on_purpose).collect(),
    })
}

//! What the time in each stage goes to.

use super::super::charts::{self, TimeByCauseBar, TimeByCauseChart};
use super::super::words::{Column, TimeStory, Words};
use super::drawing::Drawing;
use super::figure::{Chart, FigureKind};
use super::numbers::{Cell, Numbers};
use crate::analysis::CauseRow;
use crate::engine::Cause;
use crate::measure::{PeriodKind, Scope};
use crate::model::StageId;

/// One chart of all stages over the whole period; none when no case completed any.
pub(super) fn time_by_cause<'a>(drawing: &'a Drawing<'a>) -> impl Iterator<Item = Chart<'a>> {
    let stages = (0..drawing.found.scenario.model.stages().len()).map(StageId::from);
    let bars: Vec<(StageId, f64, Vec<f64>)> = stages
        .filter_map(|stage| {
            let days = days_by_cause(drawing, stage)?;
            let total: f64 = days.iter().sum();
            (total > 0.0).then_some((stage, total, days))
        })
        .collect();
    let has_bars = !bars.is_empty();
    has_bars.then(|| chart(drawing, &bars)).into_iter()
}

/// The mean days of each cause in a stage.
fn days_by_cause(drawing: &Drawing<'_>, stage: StageId) -> Option<Vec<f64>> {
    let of_stage = |row: &&CauseRow| {
        (row.scope, row.stage, row.period.kind()) == (Scope::All, stage, PeriodKind::All)
    };
    let rows = drawing.found.causes.iter().filter(of_stage);
    rows.map(|row| Some(row.days?.mean())).collect()
}

fn chart<'a>(drawing: &'a Drawing<'a>, bars: &[(StageId, f64, Vec<f64>)]) -> Chart<'a> {
    let words = drawing.words;
    let model = &drawing.found.scenario.model;
    let title = |stage: StageId| model.stage(stage).title.as_str();
    let table = table(words, bars, title);
    let bar = |(stage, total, days): &(StageId, f64, Vec<f64>)| TimeByCauseBar {
        label: title(*stage).to_owned(),
        total: words.duration(*total),
        shares: days.iter().map(|days| days / total).collect(),
    };
    let bars: Vec<TimeByCauseBar> = bars.iter().map(bar).collect();
    let obstacle = drawing.found.obstacle.as_ref();
    let story = TimeStory {
        obstacle: obstacle.map(|obstacle| {
            (
                title(obstacle.stage),
                words.duration(obstacle.days.mean()),
                words.cause_in(obstacle.cause, obstacle.stage, model),
            )
        }),
        most_to_gain: obstacle.map(|obstacle| words.most_to_gain(obstacle, model)),
        bars: bars
            .iter()
            .map(|bar| (bar.label.as_str(), bar.total.as_str(), &bar.shares[..]))
            .collect(),
    };
    let caption = drawing.caption(
        words.time_title(&story),
        words.time_subtitle(&drawing.setting),
        words.time_description(&story),
    );
    Chart {
        kind: FigureKind::TimeByCause,
        file: words.time_file(),
        subject: "",
        caption: caption.clone(),
        unit: words.time_unit().into(),
        table,
        svg: charts::time_by_cause(&TimeByCauseChart {
            caption,
            notation: words.notation(),
            causes: Cause::ALL.map(|cause| words.cause(cause).into()).to_vec(),
            bars,
        }),
    }
}

/// A row for every stage: the mean days of each cause.
fn table<'a>(
    words: Words,
    bars: &[(StageId, f64, Vec<f64>)],
    title: impl Fn(StageId) -> &'a str,
) -> Numbers {
    let causes = Cause::ALL.map(|cause| words.cause(cause).to_owned());
    let row = |(stage, _, days): &(StageId, f64, Vec<f64>)| {
        let stage = Cell::Text(title(*stage).to_owned());
        let days = days.iter().map(|&days| Cell::Number(days));
        std::iter::once(stage).chain(days).collect()
    };
    Numbers {
        headings: std::iter::once(words.column(Column::Stage).to_owned())
            .chain(causes)
            .collect(),
        rows: bars.iter().map(row).collect(),
    }
}

//! The overview: what each scenario changes, measure by measure.

use super::super::charts::{
    DifferenceRow, DifferenceUnit, DifferencesChart, MeasurePanel, differences,
};
use super::super::words::{Column, Differs, OverviewStory, Words, is_all_planned};
use super::drawing::Drawing;
use super::figure::{Chart, FigureKind};
use super::numbers::{Cell, Numbers};
use crate::analysis::{Compared, ComparisonRow, ScenarioFindings};
use crate::measure::{Basis, PeriodKind, Scope, StockMeasure};
use crate::model::{DeadlineId, Model, Ownership, Stage, StageId};

/// One chart of all scenarios beside the baseline, over the whole period; none where there is one scenario.
pub(super) fn overview<'a>(drawing: &'a Drawing<'a>) -> Option<Chart<'a>> {
    let is_first = drawing.earlier.is_empty();
    (is_first && !drawing.later.is_empty()).then(|| chart(drawing))
}

fn chart<'a>(drawing: &'a Drawing<'a>) -> Chart<'a> {
    let words = drawing.words;
    let baseline = drawing.found.scenario;
    let measures = key_measures(&baseline.model);
    let differ = |found: &'a ScenarioFindings<'a>| Differs {
        scenario: &found.scenario.name,
        better: measures
            .iter()
            .filter(|of| surely(found, **of) == Some(true))
            .count(),
        worse: measures
            .iter()
            .filter(|of| surely(found, **of) == Some(false))
            .count(),
    };
    let story = OverviewStory {
        setting: drawing.setting_beside(drawing.later.len()),
        baseline: &baseline.name,
        measures: measures.len(),
        scenarios: drawing.later.iter().map(differ).collect(),
    };
    let panels: Vec<MeasurePanel> = measures.iter().map(|&of| panel(drawing, of)).collect();
    let told: Vec<String> = panels.iter().map(|panel| in_words(words, panel)).collect();
    let caption = drawing.caption(
        words.overview_title(&story),
        words.overview_subtitle(&story),
        words.overview_description(&story, &told),
    );
    let svg = differences(&DifferencesChart {
        caption: caption.clone(),
        notation: words.notation(),
        legend: words.overview_legend(),
        worse: words.worse_than(&baseline.name),
        better: words.better_than(&baseline.name),
        measures: panels,
    });
    Chart {
        kind: FigureKind::Overview,
        file: words.overview_file(),
        subject: "",
        caption,
        unit: words.overview_axis().into(),
        table: table(drawing, &measures),
        svg,
    }
}

/// The shares in time of all deadlines, and the lists of the stages in which cases have an owner; where there are none,
/// those of all stages whose work is not planned.
fn key_measures(model: &Model) -> Vec<Compared> {
    let deadlines = (0..model.deadlines().len()).map(DeadlineId::from);
    let shares = deadlines.map(|deadline| Compared::Share(deadline, Basis::Due));
    let lists = key_stages(model).into_iter();
    let lists = lists.map(|stage| Compared::Stock(stage, StockMeasure::Waiting));
    shares.chain(lists).collect()
}

/// The stages whose lists are told first.
pub(super) fn key_stages(model: &Model) -> Vec<StageId> {
    let of = |is_key: fn(&Stage) -> bool| -> Vec<StageId> {
        let stages = model.stages().iter().enumerate();
        let key = stages.filter(|(_, stage)| is_key(stage) && !is_all_planned(stage));
        key.map(|(index, _)| StageId::from(index)).collect()
    };
    let owned = of(|stage| matches!(stage.owner, Ownership::FirstOf(_)));
    if owned.is_empty() {
        of(|_| true)
    } else {
        owned
    }
}

/// The difference of a scenario over the whole period.
fn row_of<'a>(found: &'a ScenarioFindings<'a>, compared: Compared) -> Option<&'a ComparisonRow> {
    found.comparisons.iter().find(|row| {
        (row.scope, row.compared) == (Scope::All, compared) && row.period.kind() == PeriodKind::All
    })
}

/// Difference and interval.
fn difference(
    found: &ScenarioFindings<'_>,
    compared: Compared,
) -> (Option<f64>, Option<(f64, f64)>) {
    let values = row_of(found, compared).and_then(|row| row.values);
    let difference = values.map(|values| values.difference());
    let interval = difference.and_then(|difference| difference.interval());
    (
        difference.map(|difference| difference.mean()),
        interval.map(|interval| (interval.low(), interval.high())),
    )
}

/// A smaller mean difference is not told in words: a percentage point in time, or a case.
fn least(compared: Compared) -> f64 {
    match compared {
        Compared::Share(..) => 0.01,
        Compared::Stock(..) | Compared::MeanDays(..) => 1.0,
    }
}

/// Is it better, by an amount that matters and with zero outside the interval? `None` when that cannot be told.
fn surely(found: &ScenarioFindings<'_>, compared: Compared) -> Option<bool> {
    let (mean, interval) = difference(found, compared);
    let (mean, (low, high)) = (mean?, interval?);
    let matters = mean.abs() >= least(compared) && (low > 0.0 || high < 0.0);
    matters.then_some((mean > 0.0) == compared.more_is_better())
}

fn panel(drawing: &Drawing<'_>, compared: Compared) -> MeasurePanel {
    let words = drawing.words;
    let row = |found: &ScenarioFindings<'_>| {
        let (difference, interval) = difference(found, compared);
        let write = |value| cell(compared, value).written(words);
        DifferenceRow {
            label: found.scenario.name.clone(),
            difference,
            interval,
            written: difference.map_or(words.nothing_to_compare().into(), write),
            range: interval.map_or(String::new(), |(low, high)| {
                words.short_range(&write(low), &write(high))
            }),
        }
    };
    MeasurePanel {
        heading: heading(words, &drawing.found.scenario.model, compared),
        more_is_better: compared.more_is_better(),
        unit: unit(compared),
        rows: drawing.later.iter().map(row).collect(),
    }
}

fn heading(words: Words, model: &Model, compared: Compared) -> String {
    match compared {
        Compared::Share(deadline, _) => {
            words.share_measure(&model.deadlines()[deadline.index()].title)
        }
        Compared::Stock(stage, _) | Compared::MeanDays(stage, _) => {
            words.list_measure(&model.stage(stage).title, model.until())
        }
    }
}

fn cell(compared: Compared, value: f64) -> Cell {
    match compared {
        Compared::Share(..) => Cell::Points(value),
        Compared::Stock(..) | Compared::MeanDays(..) => Cell::Difference(value),
    }
}

fn unit(compared: Compared) -> DifferenceUnit {
    match compared {
        Compared::Share(..) => DifferenceUnit::Points,
        Compared::Stock(..) | Compared::MeanDays(..) => DifferenceUnit::Count,
    }
}

/// `Onderzoek: impuls −24 (−26 tot −22)`.
fn in_words(words: Words, panel: &MeasurePanel) -> String {
    let row = |row: &DifferenceRow| {
        let range = match row.range.as_str() {
            "" => String::new(),
            range => format!(" ({range})"),
        };
        format!("{} {}{range}", row.label, row.written)
    };
    let rows: Vec<String> = panel.rows.iter().map(row).collect();
    words.measure_in_words(&panel.heading, &rows)
}

/// A row for every measure and scenario.
fn table(drawing: &Drawing<'_>, measures: &[Compared]) -> Numbers {
    let words = drawing.words;
    let model = &drawing.found.scenario.model;
    let columns = [
        Column::Measure,
        Column::Scenario,
        Column::Difference,
        Column::IntervalLow,
        Column::IntervalHigh,
        Column::ChanceBetter,
    ];
    let mut rows = Vec::new();
    for &compared in measures {
        for found in drawing.later {
            let (difference, interval) = difference(found, compared);
            let cell = |value| cell(compared, value);
            let chance = row_of(found, compared).and_then(ComparisonRow::chance_better);
            rows.push(vec![
                Cell::Text(heading(words, model, compared)),
                Cell::Text(found.scenario.name.clone()),
                Cell::known(difference, cell),
                Cell::known(interval, |(low, _)| cell(low)),
                Cell::known(interval, |(_, high)| cell(high)),
                Cell::known(chance, Cell::Share),
            ]);
        }
    }
    Numbers {
        headings: columns.map(|column| words.column(column).into()).into(),
        rows,
    }
}

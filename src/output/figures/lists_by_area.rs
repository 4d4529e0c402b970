//! The waiting lists of areas, where there are several.

use super::super::charts::{AreaListsChart, AreaPanel, ScenarioLine, WaitingListWeek, area_lists};
use super::super::words::{AreasStory, Beside, Column, Words};
use super::drawing::Drawing;
use super::figure::{Chart, FigureKind};
use super::marks::marks;
use super::numbers::{Cell, Numbers};
use super::overview::key_stages;
use super::staff_steps::stage_named;
use crate::analysis::{ScenarioFindings, StockPoint, StockSeries};
use crate::measure::{Scope, StockMeasure};
use crate::model::{AreaId, Model, Stage};

/// A chart of every key stage with a panel for each area; none where there is one area.
pub(super) fn lists_by_area<'a>(drawing: &'a Drawing<'a>) -> impl Iterator<Item = Chart<'a>> {
    let model = &drawing.found.scenario.model;
    let has_areas = drawing.earlier.is_empty() && model.areas().len() > 1;
    let stages = key_stages(model).into_iter().filter(move |_| has_areas);
    stages.filter_map(|stage| chart(drawing, model.stage(stage)))
}

fn chart<'a>(drawing: &'a Drawing<'a>, stage: &'a Stage) -> Option<Chart<'a>> {
    let words = drawing.words;
    let model = &drawing.found.scenario.model;
    let scenarios: Vec<&ScenarioFindings<'_>> = std::iter::once(drawing.found)
        .chain(drawing.later)
        .collect();
    let areas = (0..model.areas().len()).map(AreaId::from);
    let areas: Vec<(&str, Vec<(&ScenarioFindings<'_>, &StockSeries)>)> = areas
        .map(|area| {
            let lists = scenarios.iter();
            let list = |found: &&'a ScenarioFindings<'a>| {
                Some((
                    *found,
                    list(found, &stage.name, model.area(area).name.as_str())?,
                ))
            };
            (
                model.area(area).title.as_str(),
                lists.filter_map(list).collect(),
            )
        })
        .collect();
    let means = |(title, lists): &(&'a str, Vec<(&ScenarioFindings<'_>, &StockSeries)>)| {
        Some((*title, mean(lists.first()?.1)))
    };
    let lead = drawing.found.scenario;
    let beside = Beside {
        lead: &lead.title,
        values: Vec::new(),
    };
    let others = drawing.later.len();
    let story = AreasStory {
        setting: drawing.setting_beside(others),
        beside: (others > 0).then_some(&beside),
        lead: if others > 0 { &lead.name } else { "" },
        stage: &stage.title,
        means: areas.iter().filter_map(means).collect(),
    };
    let caption = drawing.caption(
        words.areas_title(&story),
        words.areas_subtitle(&story),
        words.areas_description(&story),
    );
    let unit = words.list_axis(false);
    let panel = |(title, lists): &(&str, Vec<(&ScenarioFindings<'_>, &StockSeries)>)| {
        let own = lists.first().map_or(&[][..], |(_, list)| &list.points);
        AreaPanel {
            title: format!("{title}: {unit}"),
            weeks: own.iter().map(WaitingListWeek::from).collect(),
            others: lists.iter().skip(1).map(line).collect(),
        }
    };
    let svg = area_lists(&AreaListsChart {
        caption: caption.clone(),
        notation: words.notation(),
        legend: words.list_legend(story.beside),
        name: story.lead.into(),
        the_rest: words.the_rest().into(),
        areas: areas.iter().map(panel).collect(),
        marks: marks(scenarios.iter().copied(), &stage.name, words),
    });
    Some(Chart {
        kind: FigureKind::ListByArea,
        file: words.areas_file(),
        subject: &stage.name,
        caption,
        unit: unit.into(),
        table: table(words, &areas, others > 0),
        svg,
    })
}

/// The waiting list of the stage and the area of these names.
fn list<'a>(found: &'a ScenarioFindings<'a>, stage: &str, area: &str) -> Option<&'a StockSeries> {
    let model: &Model = &found.scenario.model;
    let stage = stage_named(model, stage)?;
    found.stock.iter().find(|series| {
        let is_of_area = matches!(series.scope, Scope::Area(id) if model.area(id).name == area);
        is_of_area && (series.stage, series.measure) == (stage, StockMeasure::Waiting)
    })
}

/// The mean list over the dates.
fn mean(series: &StockSeries) -> f64 {
    let total: f64 = series.points.iter().map(|point| point.mean).sum();
    total / series.points.len().max(1) as f64
}

/// The medians of another scenario.
fn line((found, series): &(&ScenarioFindings<'_>, &StockSeries)) -> ScenarioLine {
    let median = |point: &StockPoint| (point.date, Some(point.band.p50));
    ScenarioLine {
        name: found.scenario.name.clone(),
        legend: found.scenario.title.clone(),
        points: series.points.iter().map(median).collect(),
    }
}

/// A row for every area and date, and one for its mean over the dates.
fn table(
    words: Words,
    areas: &[(&str, Vec<(&ScenarioFindings<'_>, &StockSeries)>)],
    has_several: bool,
) -> Numbers {
    let mut headings = vec![
        words.column(Column::Area).to_owned(),
        words.column(Column::Date).to_owned(),
    ];
    for (found, _) in areas.first().map_or(&[][..], |(_, lists)| lists) {
        let name = if has_several {
            found.scenario.name.as_str()
        } else {
            ""
        };
        let columns = [Column::Median, Column::Low, Column::High];
        headings.extend(columns.map(|column| words.column_of(column, name)));
    }
    let mut rows = Vec::new();
    for (title, lists) in areas {
        let dates = lists.first().map_or(0, |(_, list)| list.points.len());
        for number in 0..dates {
            let mut row = vec![Cell::Text((*title).to_owned())];
            row.push(Cell::Day(lists[0].1.points[number].date));
            for (_, list) in lists {
                let band = list.points.get(number).map(|point| point.band);
                row.push(Cell::known(band, |band| Cell::Number(band.p50)));
                row.push(Cell::known(band, |band| Cell::Number(band.p05)));
                row.push(Cell::known(band, |band| Cell::Number(band.p95)));
            }
            rows.push(row);
        }
        let mut row = vec![Cell::Text((*title).to_owned())];
        row.push(Cell::Text(words.mean_over_period().into()));
        for (_, list) in lists {
            row.extend([Cell::Number(mean(list)), Cell::Nothing, Cell::Nothing]);
        }
        rows.push(row);
    }
    Numbers { headings, rows }
}

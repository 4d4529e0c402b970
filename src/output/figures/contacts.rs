//! Planned contacts: how many are over time, and how many had to be done and were done by month.

use super::super::charts::{
    LowerPanel, LowerUnit, ScenarioLine, Step, WaitingListChart, WaitingListWeek, waiting_list,
};
use super::super::words::{Beside, Column, ContactsStory, Words};
use super::drawing::Drawing;
use super::figure::{Chart, FigureKind};
use super::marks::marks;
use super::numbers::{Cell, Numbers};
use super::of_deadline::{OfDeadline, new_deadlines, rows_of};
use crate::analysis::{DeadlineRow, OverdueSeries, ScenarioFindings, StockPoint};
use crate::measure::{Basis, PeriodKind, Scope};
use crate::model::{DeadlineId, Moment};

/// The contacts of every deadline whose clock starts at a planned moment.
pub(super) fn contacts<'a>(drawing: &'a Drawing<'a>) -> impl Iterator<Item = Chart<'a>> {
    let planned = |of: &OfDeadline<'_>| of.deadline.starts_at_planned_moments();
    let deadlines = new_deadlines(drawing).filter(planned);
    deadlines.filter_map(|of| chart(drawing, &of))
}

fn chart<'a>(drawing: &'a Drawing<'a>, of: &OfDeadline<'a>) -> Option<Chart<'a>> {
    let words = drawing.words;
    let (lead, id) = *of.scenarios.first()?;
    let own = overdue(lead, id)?;
    let ends = of.scenarios.iter().filter_map(|&(found, id)| {
        let last = overdue(found, id)?.points.last()?;
        Some((found.scenario.name.as_str(), last.band.p50))
    });
    let beside = Beside {
        lead: &lead.scenario.title,
        values: ends.collect(),
    };
    let whole = |basis| rows_of(lead, id, basis, PeriodKind::All).next();
    let story = ContactsStory {
        setting: drawing.setting_beside(of.others()),
        beside: (of.others() > 0).then_some(&beside),
        deadline: &of.deadline.title,
        first: *own.points.first()?,
        last: *own.points.last()?,
        due: whole(Basis::Due)?.cases,
        done: whole(Basis::Finished)?.cases,
    };
    let caption = drawing.caption(
        words.contacts_title(&story),
        words.contacts_subtitle(&story),
        words.contacts_description(&story),
    );
    let unit = words.contacts_axis();
    let stage = of.deadline.start.iter().find_map(|moment| match moment {
        Moment::Due(stage) => Some(lead.scenario.model.stage(*stage).name.as_str()),
        _ => None,
    });
    let scenarios = || of.scenarios.iter().map(|&(found, _)| found);
    let svg = waiting_list(&WaitingListChart {
        caption: caption.clone(),
        notation: words.notation(),
        size: drawing.size,
        value_title: unit.into(),
        legend: words.list_legend(story.beside),
        name: of.name(0).into(),
        weeks: own.points.iter().map(WaitingListWeek::from).collect(),
        others: of.scenarios[1..].iter().filter_map(line).collect(),
        marks: stage.map_or(Vec::new(), |stage| marks(scenarios(), stage, words)),
        target: None,
        below: Some(flow(words, of)),
    });
    Some(Chart {
        kind: FigureKind::Contacts,
        file: words.contacts_file(),
        subject: &of.deadline.name,
        caption,
        unit: unit.into(),
        table: table(words, of),
        svg,
    })
}

fn overdue<'a>(found: &'a ScenarioFindings<'a>, id: DeadlineId) -> Option<&'a OverdueSeries> {
    let mut all = found.overdue.iter();
    all.find(|series| (series.scope, series.deadline) == (Scope::All, id))
}

/// The medians of another scenario.
fn line(&(found, id): &(&ScenarioFindings<'_>, DeadlineId)) -> Option<ScenarioLine> {
    let median = |point: &StockPoint| (point.date, Some(point.band.p50));
    Some(ScenarioLine {
        name: found.scenario.name.clone(),
        legend: found.scenario.title.clone(),
        points: overdue(found, id)?.points.iter().map(median).collect(),
    })
}

/// What had to be done as columns, what was done as steps.
fn flow(words: Words, of: &OfDeadline<'_>) -> LowerPanel {
    let steps = |&(found, id): &(&ScenarioFindings<'_>, DeadlineId), basis| -> Vec<Step> {
        let step = |row: &DeadlineRow| Step {
            from: row.period.first(),
            until: row.period.end(),
            value: row.cases,
        };
        rows_of(found, id, basis, PeriodKind::Month)
            .map(step)
            .collect()
    };
    let others = of.scenarios[1..].iter();
    LowerPanel {
        value_title: words.contacts_flow_axis().into(),
        unit: LowerUnit::Count,
        columns: steps(&of.scenarios[0], Basis::Due),
        columns_legend: words.contacts_due_legend(of.name(0)),
        own: steps(&of.scenarios[0], Basis::Finished),
        others: others
            .map(|scenario| {
                (
                    scenario.0.scenario.name.clone(),
                    steps(scenario, Basis::Finished),
                )
            })
            .collect(),
        the_rest: words.the_rest().into(),
    }
}

/// A row for every month, its first date of counting, and one for the last date.
fn table(words: Words, of: &OfDeadline<'_>) -> Numbers {
    let mut headings = vec![words.column(Column::Date).to_owned()];
    for scenario in 0..of.scenarios.len() {
        let name = of.name(scenario);
        let overdue = words.contacts_axis();
        let columns = [Column::Median, Column::Low, Column::High];
        headings.extend(columns.map(|column| {
            let heading = words.column_of(column, name);
            format!("{overdue}, {heading}")
        }));
    }
    for scenario in 0..of.scenarios.len() {
        headings.extend(words.contacts_columns(of.name(scenario)));
    }
    let (lead, id) = of.scenarios[0];
    let dates = overdue(lead, id).map_or(&[][..], |series| &series.points);
    let row = |(number, point): (usize, &StockPoint)| {
        let mut row = vec![Cell::Day(point.date)];
        for &(found, id) in &of.scenarios {
            let band = overdue(found, id).and_then(|series| series.points.get(number));
            let band = band.map(|point| point.band);
            row.push(Cell::known(band, |band| Cell::Number(band.p50)));
            row.push(Cell::known(band, |band| Cell::Number(band.p05)));
            row.push(Cell::known(band, |band| Cell::Number(band.p95)));
        }
        row.extend(
            of.scenarios
                .iter()
                .flat_map(|_| [Cell::Nothing, Cell::Nothing]),
        );
        row
    };
    let mut rows: Vec<Vec<Cell>> = dates.iter().enumerate().map(row).collect();
    let periods = |kind| rows_of(lead, id, Basis::Due, kind);
    let periods = periods(PeriodKind::Month).chain(periods(PeriodKind::All));
    for period in periods.map(|row| row.period) {
        let mut row = vec![match period.kind() {
            PeriodKind::Month => Cell::Month(period.first()),
            _ => Cell::Text(words.period(&period)),
        }];
        row.extend(
            of.scenarios
                .iter()
                .flat_map(|_| [Cell::Nothing, Cell::Nothing, Cell::Nothing]),
        );
        for &(found, id) in &of.scenarios {
            row.extend([Basis::Due, Basis::Finished].map(|basis| {
                let mut same = rows_of(found, id, basis, period.kind());
                let cases = same.find(|row| row.period == period).map(|row| row.cases);
                Cell::known(cases, Cell::Number)
            }));
        }
        rows.push(row);
    }
    Numbers { headings, rows }
}

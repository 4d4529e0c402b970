//! The share in time of every deadline, by month, against its target.

use super::super::charts::{
    MonthlyChart, MonthlyPanel, MonthlyUnit, MonthlyValue, ScenarioLine, Target, ValueRange,
    by_month,
};
use super::super::words::{Beside, Column, ShareStory, Verdict, Words};
use super::drawing::Drawing;
use super::figure::{Chart, FigureKind};
use super::numbers::{Cell, Numbers};
use crate::analysis::{DeadlineRow, ScenarioFindings, ShareEstimate};
use crate::measure::{Basis, PeriodKind, Scope};
use crate::model::{Deadline, DeadlineId, Scenario};
use crate::time::Day;

/// The share in time of every deadline, of all areas together.
pub(super) fn shares_in_time<'a>(drawing: &'a Drawing<'a>) -> impl Iterator<Item = Chart<'a>> {
    let deadlines = drawing.found.scenario.model.deadlines().iter().enumerate();
    let is_new = |(_, deadline): &(usize, &Deadline)| {
        let mut earlier = drawing.earlier.iter();
        !earlier.any(|found| id_of(found, &deadline.name).is_some())
    };
    let new = deadlines.filter(is_new);
    new.map(|(index, deadline)| chart(drawing, DeadlineId::from(index), deadline))
}

/// The deadline of this name.
fn id_of(found: &ScenarioFindings<'_>, name: &str) -> Option<DeadlineId> {
    let mut deadlines = found.scenario.model.deadlines().iter();
    deadlines
        .position(|deadline| deadline.name == name)
        .map(DeadlineId::from)
}

fn chart<'a>(drawing: &'a Drawing<'a>, id: DeadlineId, deadline: &'a Deadline) -> Chart<'a> {
    let words = drawing.words;
    let own = rows(drawing.found, id);
    let months = months(&own);
    let whole = whole(&own);
    let later = drawing.later.iter();
    let others: Vec<(&Scenario, Vec<&DeadlineRow>)> = later
        .filter_map(|found| Some((found.scenario, rows(found, id_of(found, &deadline.name)?))))
        .collect();
    let lead = drawing.found.scenario;
    let beside = Beside {
        lead: &lead.title,
        values: std::iter::once((lead, &own))
            .chain(others.iter().map(|(scenario, rows)| (*scenario, rows)))
            .filter_map(|(scenario, rows)| Some((scenario.name.as_str(), self::whole(rows)?.mean)))
            .collect(),
    };
    let wholes = std::iter::once(whole).chain(others.iter().map(|(_, rows)| self::whole(rows)));
    let known = wholes.filter(Option::is_some);
    let verdicts: Vec<Verdict> = match deadline.target {
        Some(target) => known.map(|whole| verdict(whole, target)).collect(),
        None => Vec::new(),
    };
    let story = ShareStory {
        setting: drawing.setting_beside(others.len()),
        beside: (!others.is_empty()).then_some(&beside),
        verdicts: &verdicts,
        deadline: &deadline.title,
        whole,
        target: deadline
            .target
            .map(|target| (target, verdict(whole, target))),
        extremes: extremes(&months),
    };
    let caption = drawing.caption(
        words.share_title(&story),
        words.share_subtitle(&story),
        words.share_description(&story),
    );
    let unit: String = words.share_axis().into();
    let table = table(words, deadline.target, (lead, &own), &others);
    let svg = by_month(&MonthlyChart {
        caption: caption.clone(),
        notation: words.notation(),
        size: drawing.size,
        unit: MonthlyUnit::Share,
        legend: words.share_legend(story.beside),
        name: drawing.name_beside(others.len()).into(),
        panels: vec![MonthlyPanel {
            value_title: unit.clone(),
            months,
            others: others.iter().map(line).collect(),
            target: deadline.target.map(|target| Target {
                value: target,
                label: words.target_label(target),
            }),
        }],
    });
    Chart {
        kind: FigureKind::ShareInTime,
        file: words.share_file(),
        subject: &deadline.name,
        caption,
        unit,
        table,
        svg,
    }
}

/// A row for every month and one for the whole period.
fn table(
    words: Words,
    target: Option<f64>,
    own: (&Scenario, &Vec<&DeadlineRow>),
    others: &[(&Scenario, Vec<&DeadlineRow>)],
) -> Numbers {
    let scenarios: Vec<(&Scenario, &Vec<&DeadlineRow>)> = std::iter::once(own)
        .chain(others.iter().map(|(scenario, rows)| (*scenario, rows)))
        .collect();
    let name = |scenario: &Scenario| match scenarios.len() {
        1 => String::new(),
        _ => scenario.name.clone(),
    };
    let mut headings = vec![words.column(Column::Month).to_owned()];
    for (scenario, _) in &scenarios {
        let columns = [
            Column::Mean,
            Column::Low,
            Column::High,
            Column::IntervalLow,
            Column::IntervalHigh,
        ];
        headings.extend(columns.map(|column| words.column_of(column, &name(scenario))));
    }
    headings.extend(target.map(|_| words.column(Column::Target).to_owned()));
    let is_told =
        |row: &&&DeadlineRow| matches!(row.period.kind(), PeriodKind::Month | PeriodKind::All);
    let row = |(number, first): (usize, &&DeadlineRow)| {
        let mut cells = vec![match first.period.kind() {
            PeriodKind::Month => Cell::Month(first.period.first()),
            _ => Cell::Text(words.period(&first.period)),
        }];
        for (_, rows) in &scenarios {
            let share = rows
                .iter()
                .filter(is_told)
                .nth(number)
                .and_then(|row| row.share);
            let interval = share.and_then(|share| share.interval);
            cells.push(Cell::known(share, |share| Cell::Share(share.mean)));
            cells.push(Cell::known(share, |share| Cell::Share(share.p05)));
            cells.push(Cell::known(share, |share| Cell::Share(share.p95)));
            cells.push(Cell::known(interval, |interval| {
                Cell::Share(interval.low())
            }));
            cells.push(Cell::known(interval, |interval| {
                Cell::Share(interval.high())
            }));
        }
        cells.extend(target.map(Cell::Share));
        cells
    };
    let periods = own.1.iter().filter(is_told).enumerate();
    Numbers {
        headings,
        rows: periods.map(row).collect(),
    }
}

/// What was due, by period.
fn rows<'a>(found: &'a ScenarioFindings<'a>, id: DeadlineId) -> Vec<&'a DeadlineRow> {
    let is_due =
        |row: &&DeadlineRow| (row.scope, row.deadline, row.basis) == (Scope::All, id, Basis::Due);
    found.deadlines.iter().filter(is_due).collect()
}

/// The share of the whole period.
fn whole(rows: &[&DeadlineRow]) -> Option<ShareEstimate> {
    let whole = rows
        .iter()
        .find(|row| row.period.kind() == PeriodKind::All)?;
    whole.share
}

/// The means of another scenario by month.
fn line((scenario, rows): &(&Scenario, Vec<&DeadlineRow>)) -> ScenarioLine {
    let mean = |month: MonthlyValue| (month.month, month.value.map(|value| value.middle));
    ScenarioLine {
        name: scenario.name.clone(),
        legend: scenario.title.clone(),
        points: months(rows).into_iter().map(mean).collect(),
    }
}

fn months(rows: &[&DeadlineRow]) -> Vec<MonthlyValue> {
    let of_month = rows
        .iter()
        .filter(|row| row.period.kind() == PeriodKind::Month);
    let month = |row: &&DeadlineRow| MonthlyValue {
        month: row.period.first(),
        value: row.share.map(|share| ValueRange {
            middle: share.mean,
            p05: share.p05,
            p95: share.p95,
        }),
    };
    of_month.map(month).collect()
}

fn verdict(whole: Option<ShareEstimate>, target: f64) -> Verdict {
    match whole.and_then(|whole| whole.interval) {
        None => Verdict::Unknown,
        Some(interval) if interval.high() < target => Verdict::Below,
        Some(interval) if interval.low() > target => Verdict::Above,
        Some(_) => Verdict::About,
    }
}

/// The months with the lowest and the highest mean.
fn extremes(months: &[MonthlyValue]) -> Option<[(Day, f64); 2]> {
    let means: Vec<(Day, f64)> = months
        .iter()
        .filter_map(|month| Some((month.month, month.value?.middle)))
        .collect();
    let by_share = |one: &&(Day, f64), other: &&(Day, f64)| one.1.total_cmp(&other.1);
    Some([
        *means.iter().min_by(by_share)?,
        *means.iter().max_by(by_share)?,
    ])
}

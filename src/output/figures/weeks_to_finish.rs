//! How many weeks it takes to finish, by month, against the term.

use super::super::charts::{
    MonthlyChart, MonthlyPanel, MonthlyUnit, MonthlyValue, ScenarioLine, Target, ValueRange,
    by_month,
};
use super::super::words::{Beside, Column, WeeksStory, Words};
use super::drawing::Drawing;
use super::figure::{Chart, FigureKind};
use super::numbers::{Cell, Numbers};
use super::of_deadline::{OfDeadline, new_deadlines};
use crate::analysis::{ClockDays, ClockRow, ScenarioFindings, Spread};
use crate::measure::{PeriodKind, Scope};
use crate::model::{Deadline, DeadlineId};
use crate::time::TermUnit;

/// The weeks that it takes, of every deadline whose term is told in weeks.
pub(super) fn weeks_to_finish<'a>(drawing: &'a Drawing<'a>) -> impl Iterator<Item = Chart<'a>> {
    new_deadlines(drawing).filter_map(|of| chart(drawing, &of))
}

/// Days of a week.
const WEEK: f64 = 7.0;

/// The term in weeks; `None` where it is short, or is of planned contacts.
fn term_in_weeks(deadline: &Deadline) -> Option<f64> {
    let amount = f64::from(deadline.term.amount());
    let weeks = match deadline.term.unit() {
        TermUnit::Weeks => amount,
        TermUnit::Days => amount / WEEK,
        TermUnit::Months => amount * 30.4 / WEEK,
        TermUnit::Hours | TermUnit::WorkingDays => return None,
    };
    (weeks >= 3.0 && !deadline.starts_at_planned_moments()).then_some(weeks)
}

/// The two quantiles that are drawn.
const QUANTILES: [fn(&ClockDays) -> Spread; 2] = [|days| days.p50, |days| days.p80];

fn chart<'a>(drawing: &'a Drawing<'a>, of: &OfDeadline<'a>) -> Option<Chart<'a>> {
    let words = drawing.words;
    let term = term_in_weeks(of.deadline)?;
    let (lead, id) = *of.scenarios.first()?;
    let whole = rows(lead, id, PeriodKind::All).next()?.days?;
    let of_whole = |(found, id): &(&'a ScenarioFindings<'a>, DeadlineId)| {
        let days = rows(found, *id, PeriodKind::All).next()?.days?;
        Some((found.scenario.name.as_str(), days.p80.mean / WEEK))
    };
    let beside = Beside {
        lead: &lead.scenario.title,
        values: of.scenarios.iter().filter_map(of_whole).collect(),
    };
    let weeks = |spread: Spread| [spread.mean, spread.p05, spread.p95].map(|days| days / WEEK);
    let story = WeeksStory {
        setting: drawing.setting_beside(of.others()),
        beside: (of.others() > 0).then_some(&beside),
        deadline: &of.deadline.title,
        term,
        half: weeks(whole.p50),
        most: weeks(whole.p80),
    };
    let caption = drawing.caption(
        words.weeks_title(&story),
        words.weeks_subtitle(&story),
        words.weeks_description(&story),
    );
    let panel = |(title, quantile): (&'static str, fn(&ClockDays) -> Spread)| MonthlyPanel {
        value_title: title.into(),
        months: months(lead, id, quantile),
        others: of.scenarios[1..]
            .iter()
            .map(|of| line(of, quantile))
            .collect(),
        target: Some(Target {
            value: term,
            label: words.term_label(term),
        }),
    };
    let titles = [words.half_axis(), words.most_axis()];
    let svg = by_month(&MonthlyChart {
        caption: caption.clone(),
        notation: words.notation(),
        size: drawing.size,
        unit: MonthlyUnit::Length,
        legend: words.share_legend(story.beside),
        name: of.name(0).into(),
        panels: titles.into_iter().zip(QUANTILES).map(panel).collect(),
    });
    Some(Chart {
        kind: FigureKind::WeeksToFinish,
        file: words.weeks_file(),
        subject: &of.deadline.name,
        caption,
        unit: words.weeks_axis().into(),
        table: table(words, of, term),
        svg,
    })
}

fn rows<'a>(
    found: &'a ScenarioFindings<'a>,
    id: DeadlineId,
    kind: PeriodKind,
) -> impl Iterator<Item = &'a ClockRow> {
    let is_wanted = move |row: &&ClockRow| {
        (row.scope, row.deadline) == (Scope::All, id) && row.period.kind() == kind
    };
    found.clock_times.iter().filter(is_wanted)
}

fn months(
    found: &ScenarioFindings<'_>,
    id: DeadlineId,
    quantile: fn(&ClockDays) -> Spread,
) -> Vec<MonthlyValue> {
    let value = |row: &ClockRow| MonthlyValue {
        month: row.period.first(),
        value: row.days.as_ref().map(quantile).map(|spread| ValueRange {
            middle: spread.mean / WEEK,
            p05: spread.p05 / WEEK,
            p95: spread.p95 / WEEK,
        }),
    };
    rows(found, id, PeriodKind::Month).map(value).collect()
}

fn line(
    (found, id): &(&ScenarioFindings<'_>, DeadlineId),
    quantile: fn(&ClockDays) -> Spread,
) -> ScenarioLine {
    let middle = |month: MonthlyValue| (month.month, month.value.map(|value| value.middle));
    ScenarioLine {
        name: found.scenario.name.clone(),
        legend: found.scenario.title.clone(),
        points: months(found, *id, quantile)
            .into_iter()
            .map(middle)
            .collect(),
    }
}

/// A row for every month and one for the whole period: weeks in which half and eight in ten were finished.
fn table(words: Words, of: &OfDeadline<'_>, term: f64) -> Numbers {
    let mut headings = vec![words.column(Column::Month).to_owned()];
    for scenario in 0..of.scenarios.len() {
        for quantile in [words.half_axis(), words.most_axis()] {
            let columns = [Column::Mean, Column::Low, Column::High];
            headings.extend(columns.map(|column| {
                let heading = words.column_of(column, of.name(scenario));
                format!("{quantile}, {heading}")
            }));
        }
    }
    headings.push(words.term_heading().into());
    let told =
        |found, id| rows(found, id, PeriodKind::Month).chain(rows(found, id, PeriodKind::All));
    let (lead, id) = of.scenarios[0];
    let row = |(number, first): (usize, &ClockRow)| {
        let mut row = vec![match first.period.kind() {
            PeriodKind::Month => Cell::Month(first.period.first()),
            _ => Cell::Text(words.period(&first.period)),
        }];
        for &(found, id) in &of.scenarios {
            let days = told(found, id).nth(number).and_then(|row| row.days);
            for quantile in QUANTILES {
                let spread = days.as_ref().map(quantile);
                let weeks = |of: fn(&Spread) -> f64| {
                    Cell::known(spread.as_ref().map(of), |days| Cell::Number(days / WEEK))
                };
                row.push(weeks(|spread| spread.mean));
                row.push(weeks(|spread| spread.p05));
                row.push(weeks(|spread| spread.p95));
            }
        }
        row.push(Cell::Number(term));
        row
    };
    Numbers {
        headings,
        rows: told(lead, id).enumerate().map(row).collect(),
    }
}

//! The waiting list of every stage that has one.

use super::super::charts::{ScenarioLine, WaitingListChart, WaitingListWeek, waiting_list};
use super::super::words::{
    Beside, Clearances, Column, Course, ListStory, StaffStory, Words, is_all_planned,
};
use super::drawing::Drawing;
use super::figure::{Chart, FigureKind};
use super::marks::marks;
use super::numbers::{Cell, Numbers};
use super::staff_steps::{StaffSteps, staff_steps, stage_named};
use crate::analysis::{ClearanceRow, ScenarioFindings, StockPoint, StockSeries};
use crate::measure::{Scope, StockMeasure};
use crate::model::Scenario;
use crate::stats::quantiles;

/// The waiting lists of all areas together: of every stage, for that a list stays empty is worth knowing too.
pub(super) fn waiting_lists<'a>(drawing: &'a Drawing<'a>) -> impl Iterator<Item = Chart<'a>> {
    let is_list = |series: &&StockSeries| {
        series.scope == Scope::All && series.measure == StockMeasure::Waiting
    };
    let lists = drawing.found.stock.iter().filter(is_list);
    let is_new = |series: &&StockSeries| {
        let name = &drawing.found.scenario.model.stage(series.stage).name;
        let mut earlier = drawing.earlier.iter();
        !earlier.any(|found| list_of(found, name).is_some())
    };
    let new = lists.filter(is_new);
    new.filter_map(|series| chart(drawing, series))
}

/// The waiting list of the stage of this name, of all areas together.
fn list_of<'a>(found: &'a ScenarioFindings<'a>, stage: &str) -> Option<&'a StockSeries> {
    let id = stage_named(&found.scenario.model, stage)?;
    found.stock.iter().find(|series| {
        series.scope == Scope::All && series.measure == StockMeasure::Waiting && series.stage == id
    })
}

fn chart<'a>(drawing: &'a Drawing<'a>, series: &'a StockSeries) -> Option<Chart<'a>> {
    let stage = drawing.found.scenario.model.stage(series.stage);
    let words = drawing.words;
    let later = drawing.later.iter();
    let others: Vec<(&Scenario, &StockSeries)> = later
        .filter_map(|found| Some((found.scenario, list_of(found, &stage.name)?)))
        .collect();
    let lead = drawing.found.scenario;
    let scenarios: Vec<(&Scenario, &StockSeries)> = std::iter::once((lead, series))
        .chain(others.iter().copied())
        .collect();
    let ends = scenarios.iter().filter_map(|(scenario, series)| {
        Some((scenario.name.as_str(), series.points.last()?.band.p50))
    });
    let beside = Beside {
        lead: &lead.title,
        values: ends.collect(),
    };
    let all = || std::iter::once(drawing.found).chain(drawing.later);
    let planned = is_all_planned(stage);
    let staff = staff_steps(all(), &stage.name);
    let extremes = staff.as_ref().map_or(Vec::new(), StaffSteps::extremes);
    let marks = marks(all(), &stage.name, words);
    let clearances = Clearances {
        scenarios: match planned {
            true => Vec::new(),
            false => all()
                .filter_map(|found| cleared(found, &stage.name))
                .collect(),
        },
    };
    let story = ListStory {
        setting: drawing.setting_beside(others.len()),
        beside: (!others.is_empty()).then_some(&beside),
        stage: &stage.title,
        planned,
        course: course(&series.points)?,
        first: *series.points.first()?,
        highest: highest(&series.points)?,
        last: *series.points.last()?,
        clearances: &clearances,
        staff: staff.as_ref().map(|staff| StaffStory {
            role: staff.role,
            scenarios: &extremes,
        }),
        marks: &marks,
    };
    let caption = drawing.caption(
        words.list_title(&story),
        words.list_subtitle(&story),
        words.list_description(&story),
    );
    let unit: String = words.list_axis(story.planned).into();
    let svg = waiting_list(&WaitingListChart {
        caption: caption.clone(),
        notation: words.notation(),
        size: drawing.size,
        value_title: unit.clone(),
        legend: words.list_legend(story.beside),
        name: drawing.name_beside(others.len()).into(),
        weeks: series.points.iter().map(WaitingListWeek::from).collect(),
        others: others.iter().map(line).collect(),
        below: staff.as_ref().map(|staff| staff.panel(words, &stage.title)),
        marks: marks.clone(),
        target: None,
    });
    Some(Chart {
        kind: FigureKind::WaitingList,
        file: words.list_file(),
        subject: &stage.name,
        caption,
        unit,
        table: table(words, &scenarios, staff.as_ref()),
        svg,
    })
}

/// When the list of the stage of this name is gone.
fn cleared<'a>(found: &'a ScenarioFindings<'a>, stage: &str) -> Option<(&'a str, ClearanceRow)> {
    let id = stage_named(&found.scenario.model, stage)?;
    let row = found.clearance.iter().find(|row| row.stage == id)?;
    Some((found.scenario.name.as_str(), *row))
}

/// A row for every date: the list of each scenario, its range, and the staff of that day.
fn table(
    words: Words,
    scenarios: &[(&Scenario, &StockSeries)],
    staff: Option<&StaffSteps<'_>>,
) -> Numbers {
    let name = |scenario: &Scenario| match scenarios.len() {
        1 => String::new(),
        _ => scenario.name.clone(),
    };
    let mut headings = vec![words.column(Column::Date).to_owned()];
    for (scenario, _) in scenarios {
        let columns = [Column::Median, Column::Low, Column::High];
        headings.extend(columns.map(|column| words.column_of(column, &name(scenario))));
        headings.extend(staff.map(|_| words.column_of(Column::Fte, &name(scenario))));
    }
    let row = |(number, point): (usize, &StockPoint)| {
        let mut row = vec![Cell::Day(point.date)];
        for (position, (_, series)) in scenarios.iter().enumerate() {
            let band = series.points.get(number).map(|point| point.band);
            row.push(Cell::known(band, |band| Cell::Number(band.p50)));
            row.push(Cell::known(band, |band| Cell::Number(band.p05)));
            row.push(Cell::known(band, |band| Cell::Number(band.p95)));
            let fte = staff.map(|staff| staff.on(position, point.date));
            row.extend(fte.map(|fte| Cell::known(fte, Cell::Fte)));
        }
        row
    };
    let points = scenarios
        .first()
        .map_or(&[][..], |(_, series)| &series.points);
    Numbers {
        headings,
        rows: points.iter().enumerate().map(row).collect(),
    }
}

/// The medians of another scenario.
fn line((scenario, series): &(&Scenario, &StockSeries)) -> ScenarioLine {
    let median = |point: &StockPoint| (point.date, Some(point.band.p50));
    ScenarioLine {
        name: scenario.name.clone(),
        legend: scenario.title.clone(),
        points: series.points.iter().map(median).collect(),
    }
}

/// Weeks at either end whose middle tells whether a list changed: a quarter of a year.
const WEEKS: usize = 13;

/// From the first to the last median, unless that is mostly the luck of the two dates: then between the lowest
/// and the highest. A Friday in the holidays is no beginning.
fn course(points: &[StockPoint]) -> Option<Course> {
    let medians: Vec<f64> = points.iter().map(|point| point.band.p50).collect();
    let (first, last) = (*medians.first()?, *medians.last()?);
    let weeks = WEEKS.min(medians.len().div_ceil(2));
    let early = middle(&medians[..weeks])?;
    let late = middle(&medians[medians.len() - weeks..])?;
    let (change, lasting) = (last - first, late - early);
    if change * lasting > 0.0 && lasting.abs() >= 0.5 * change.abs() {
        return Some(Course::FromTo(first, last));
    }
    let low = medians.iter().copied().fold(first, f64::min);
    let high = medians.iter().copied().fold(first, f64::max);
    Some(Course::Between(low, high))
}

fn middle(values: &[f64]) -> Option<f64> {
    quantiles(&mut values.to_vec(), [0.5]).map(|[middle]| middle)
}

/// The first of the points with the highest median.
fn highest(points: &[StockPoint]) -> Option<StockPoint> {
    let higher = |one: StockPoint, other: StockPoint| {
        if other.band.p50 > one.band.p50 {
            other
        } else {
            one
        }
    };
    points.iter().copied().reduce(higher)
}

impl From<&StockPoint> for WaitingListWeek {
    fn from(point: &StockPoint) -> Self {
        WaitingListWeek {
            day: point.date,
            p05: point.band.p05,
            p25: point.band.p25,
            p50: point.band.p50,
            p75: point.band.p75,
            p95: point.band.p95,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::Band;
    use crate::time::Day;

    fn course_of(medians: &[f64]) -> Course {
        let first = Day::new(2021, 1, 4);
        let point = |(week, &p50): (i32, &f64)| StockPoint {
            date: first + 7 * week,
            mean: p50,
            band: Band {
                p05: p50,
                p25: p50,
                p50,
                p75: p50,
                p95: p50,
            },
        };
        let points: Vec<StockPoint> = (0..).zip(medians).map(point).collect();
        course(&points).expect("a course")
    }

    #[test]
    fn a_list_that_grows_goes_from_its_first_to_its_last_length() {
        let grows: Vec<f64> = (0..52).map(|week| 10.0 + f64::from(week)).collect();
        assert_eq!(course_of(&grows), Course::FromTo(10.0, 61.0));
    }

    #[test]
    fn an_odd_first_or_last_day_is_no_course() {
        let mut level = vec![10.0; 52];
        (level[0], level[51]) = (2.0, 7.0);
        assert_eq!(course_of(&level), Course::Between(2.0, 10.0));
        assert_eq!(course_of(&[3.0]), Course::Between(3.0, 3.0));
    }
}

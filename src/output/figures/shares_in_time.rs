//! The share in time of every deadline, by month, against its target.

use super::super::charts::{
    MonthlyShare, ScenarioLine, ShareInTimeChart, ShareRange, Target, share_in_time,
};
use super::super::words::{Beside, ShareStory, Verdict};
use super::drawing::Drawing;
use super::figure::{Chart, FigureKind};
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
    let story = ShareStory {
        setting: drawing.setting_beside(others.len()),
        beside: (!others.is_empty()).then_some(&beside),
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
    let svg = share_in_time(&ShareInTimeChart {
        caption: caption.clone(),
        notation: words.notation(),
        value_title: words.share_axis().into(),
        legend: words.share_legend(story.beside),
        name: drawing.name_beside(others.len()).into(),
        months,
        others: others.iter().map(line).collect(),
        target: deadline.target.map(|target| Target {
            value: target,
            label: words.target_label(target),
        }),
    });
    Chart {
        kind: FigureKind::ShareInTime,
        file: words.share_file(),
        subject: &deadline.name,
        caption,
        svg,
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
    let mean = |month: MonthlyShare| (month.month, month.share.map(|share| share.mean));
    ScenarioLine {
        name: scenario.name.clone(),
        legend: scenario.title.clone(),
        points: months(rows).into_iter().map(mean).collect(),
    }
}

fn months(rows: &[&DeadlineRow]) -> Vec<MonthlyShare> {
    let of_month = rows
        .iter()
        .filter(|row| row.period.kind() == PeriodKind::Month);
    let month = |row: &&DeadlineRow| MonthlyShare {
        month: row.period.first(),
        share: row.share.map(|share| ShareRange {
            mean: share.mean,
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
fn extremes(months: &[MonthlyShare]) -> Option<[(Day, f64); 2]> {
    let means: Vec<(Day, f64)> = months
        .iter()
        .filter_map(|month| Some((month.month, month.share?.mean)))
        .collect();
    let by_share = |one: &&(Day, f64), other: &&(Day, f64)| one.1.total_cmp(&other.1);
    Some([
        *means.iter().min_by(by_share)?,
        *means.iter().max_by(by_share)?,
    ])
}

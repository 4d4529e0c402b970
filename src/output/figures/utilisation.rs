//! How busy the staff of each team and role was.

use super::super::charts::{self, UtilisationBar, UtilisationChart};
use super::super::words::{Column, UtilisationStory};
use super::drawing::Drawing;
use super::figure::{Chart, FigureKind};
use super::numbers::{Cell, Numbers};
use crate::analysis::WorkloadRow;
use crate::measure::PeriodKind;

/// One chart of all staff over the whole period; none without staff that has hours.
pub(super) fn utilisation<'a>(drawing: &'a Drawing<'a>) -> impl Iterator<Item = Chart<'a>> {
    let is_whole = |row: &&WorkloadRow| row.period.kind() == PeriodKind::All;
    let rows = drawing.found.workload.iter().filter(is_whole);
    let bars: Vec<UtilisationBar> = rows.filter_map(|row| bar(drawing, row)).collect();
    let has_bars = !bars.is_empty();
    has_bars.then(|| chart(drawing, bars)).into_iter()
}

fn bar(drawing: &Drawing<'_>, row: &WorkloadRow) -> Option<UtilisationBar> {
    let (mean, band) = (row.utilisation?.mean(), row.band?);
    let model = &drawing.found.scenario.model;
    Some(UtilisationBar {
        label: drawing.words.post(model, row.team, row.role),
        mean,
        p05: band.p05,
        p95: band.p95,
    })
}

fn chart<'a>(drawing: &'a Drawing<'a>, bars: Vec<UtilisationBar>) -> Chart<'a> {
    let words = drawing.words;
    let story = UtilisationStory {
        setting: drawing.setting,
        bars: bars
            .iter()
            .map(|bar| (bar.label.as_str(), bar.mean, [bar.p05, bar.p95]))
            .collect(),
    };
    let caption = drawing.caption(
        words.utilisation_title(&story),
        words.utilisation_subtitle(&drawing.setting),
        words.utilisation_description(&story),
    );
    let columns = [Column::Post, Column::Mean, Column::Low, Column::High];
    let row = |bar: &UtilisationBar| {
        let shares = [bar.mean, bar.p05, bar.p95].map(Cell::Share);
        let mut row = vec![Cell::Text(bar.label.clone())];
        row.extend(shares);
        row
    };
    Chart {
        kind: FigureKind::Utilisation,
        file: words.utilisation_file(),
        subject: "",
        caption: caption.clone(),
        unit: words.utilisation_axis().into(),
        table: Numbers {
            headings: columns.map(|column| words.column(column).into()).to_vec(),
            rows: bars.iter().map(row).collect(),
        },
        svg: charts::utilisation(&UtilisationChart {
            caption,
            notation: words.notation(),
            legend: words.utilisation_legend(),
            bars,
            full_label: words.all_hours().into(),
        }),
    }
}

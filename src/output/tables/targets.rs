//! Targets: the chance that each is reached, and from which date on.

use super::field::{cases, known, share};
use super::table::{Rows, Told};
use crate::analysis::TargetRow;
use crate::stats::{Band, Proportion};
use crate::time::Day;

/// Chances with their intervals; p05 to p95 are dates by which so many of the replications have reached the target, `lost` one
/// by which half of those that had it have not any more.
pub(super) const TARGETS: [&str; 24] = [
    "target",
    "by",
    "chance",
    "chance_low",
    "chance_high",
    "never",
    "p05",
    "p25",
    "p50",
    "p75",
    "p95",
    "chance_on_date",
    "on_date_low",
    "on_date_high",
    "count_on_date_p05",
    "count_on_date_p50",
    "count_on_date_p95",
    "lost",
    "chance_at_end",
    "at_end_low",
    "at_end_high",
    "count_at_end_p05",
    "count_at_end_p50",
    "count_at_end_p95",
];

pub(super) fn targets(told: Told<'_>) -> Rows<'_> {
    let rows = told.found.targets.iter();
    Box::new(rows.map(move |row| target_row(told, row)))
}

fn target_row(told: Told<'_>, row: &TargetRow) -> Vec<String> {
    let target = &told.study.targets[row.target];
    let first = row.first;
    let dates = [first.p05, first.p25, first.p50, first.p75, first.p95];
    let mut fields = vec![target.name.clone(), target.by.to_string()];
    fields.extend(chance(row.by_then));
    fields.push(share(row.never));
    fields.extend(dates.map(|date| known(date, |date: Day| date.to_string())));
    fields.extend(chance(row.on_date));
    fields.extend(counts(row.count_on_date));
    fields.push(known(row.lost, |date: Day| date.to_string()));
    fields.extend(chance(row.at_end));
    fields.extend(counts(row.count_at_end));
    fields
}

/// The median of what is counted, between the ends of the middle nine tenths.
fn counts(band: Band) -> [String; 3] {
    [band.p05, band.p50, band.p95].map(cases)
}

/// A chance and the ends of its interval.
fn chance(met: Proportion) -> [String; 3] {
    let interval = met.interval();
    [met.share(), interval.low(), interval.high()].map(share)
}

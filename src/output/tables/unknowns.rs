//! What nobody knows: where the spread of futures comes from, and what each future drew.

use std::io;

use super::field::{ends, known, share};
use super::table::{Rows, Told};
use crate::analysis::{Effect, Findings, KeyMeasure, Part, SpreadRow};
use crate::experiment::draws;

/// `source` is `unknown` (all of it), `chance` (the rest), or the key of one number.
pub(super) const UNKNOWNS: [&str; 11] = [
    "baseline",
    "measure",
    "subject",
    "deviation",
    "source",
    "share",
    "share_low",
    "share_high",
    "effect",
    "effect_low",
    "effect_high",
];

pub(super) fn unknowns(told: Told<'_>) -> Rows<'_> {
    let rows = told.found.spread.iter();
    Box::new(rows.flat_map(move |row| of_row(told, row)))
}

fn of_row(told: Told<'_>, row: &SpreadRow) -> Vec<Vec<String>> {
    let model = &told.found.scenario.model;
    let (measure, subject) = match row.measure {
        KeyMeasure::WaitingAtEnd(stage) => ("waiting_at_end", &model.stage(stage).name),
        KeyMeasure::ShareDue(deadline) => ("share_due", &model.deadlines()[deadline.index()].name),
        KeyMeasure::TargetReached(target) => ("target_reached", &told.study.targets[target].name),
    };
    let baseline = match row.is_difference {
        true => told.study.scenarios[0].name.clone(),
        false => String::new(),
    };
    let first = [
        baseline,
        measure.to_owned(),
        subject.clone(),
        share(row.deviation),
    ];
    let with_first = |rest: Vec<String>| first.iter().cloned().chain(rest).collect();
    let mut rows: Vec<Vec<String>> = of_parts(row.unknown).into_iter().map(with_first).collect();
    let effects = row.effects.iter();
    let effects = effects.map(|effect| {
        let unknown = &told.study.unknowns.all()[effect.unknown];
        with_first(of_effect(&unknown.key, effect))
    });
    rows.extend(effects);
    rows
}

/// What nobody knows, and chance, which is the rest.
fn of_parts(unknown: Option<Part>) -> Vec<Vec<String>> {
    let none = || vec![String::new(); 3];
    let of = |source: &str, part: Vec<String>| {
        let mut row = vec![source.to_owned()];
        row.extend(part);
        row.extend(none());
        row
    };
    let rest = unknown.map(|part| {
        let ends = part
            .interval
            .map(|interval| [1.0 - interval.high(), 1.0 - interval.low()]);
        let ends = ends.map_or([String::new(), String::new()], |ends| ends.map(share));
        let mut rest = vec![share(1.0 - part.share)];
        rest.extend(ends);
        rest
    });
    vec![
        of("unknown", unknown.map_or_else(none, of_part)),
        of("chance", rest.unwrap_or_else(none)),
    ]
}

fn of_part(part: Part) -> Vec<String> {
    let mut row = vec![share(part.share)];
    row.extend(ends(part.interval, share));
    row
}

fn of_effect(key: &str, effect: &Effect) -> Vec<String> {
    let mut row = vec![key.to_owned()];
    row.extend(of_part(effect.part));
    row.push(share(effect.rank));
    row.extend(ends(Some(effect.rank_interval), share));
    row
}

/// Writes what each future drew, one number a row.
///
/// # Errors
/// When `to` cannot be written.
pub(in crate::output) fn write_draws(
    findings: &Findings<'_>,
    to: impl io::Write,
) -> io::Result<()> {
    let study = findings.study;
    let drawn = draws(study, study.plan.replications);
    let mut writer = csv::Writer::from_writer(to);
    writer.write_record(["replication", "key", "value"])?;
    for replication in 0..study.plan.replications {
        for (unknown, values) in study.unknowns.all().iter().zip(&drawn) {
            let value = values.get(replication as usize);
            writer.write_record([
                replication.to_string(),
                unknown.key.clone(),
                known(value, f64::to_string),
            ])?;
        }
    }
    writer.flush()
}

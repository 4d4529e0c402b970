//! Hours asked against hours available, by role and team.

use super::super::charts::{BarGroup, GroupedBar, GroupedBarsChart, Target, grouped_bars};
use super::super::words::{Column, LoadStory, Words, capitalised};
use super::drawing::Drawing;
use super::figure::{Chart, FigureKind};
use super::numbers::{Cell, Numbers};
use crate::analysis::ScenarioFindings;
use crate::model::{RoleId, TeamId};

/// One chart of all staff and scenarios over the reported years; none without staff that has hours.
pub(super) fn loads<'a>(drawing: &'a Drawing<'a>) -> Option<Chart<'a>> {
    let rows = rows(drawing);
    (drawing.earlier.is_empty() && !rows.is_empty()).then(|| chart(drawing, &rows))
}

/// The hours of a post in a scenario, over all reported years.
struct Row<'a> {
    post: String,
    scenario: &'a str,
    asked: f64,
    available: f64,
}

impl Row<'_> {
    fn load(&self) -> f64 {
        self.asked / self.available
    }

    /// Do both read the same?
    fn reads_as(&self, other: &Row<'_>) -> bool {
        let hours = |row: &Row<'_>| [row.asked.round() as i64, row.available.round() as i64];
        hours(self) == hours(other)
    }
}

/// Post by post, the scenarios under each other. Posts without hours in any scenario are left out.
fn rows<'a>(drawing: &'a Drawing<'a>) -> Vec<Row<'a>> {
    let mut posts: Vec<(TeamId, RoleId, String)> = Vec::new();
    let scenarios = || std::iter::once(drawing.found).chain(drawing.later);
    for found in scenarios() {
        let model = &found.scenario.model;
        for row in &found.load.rows {
            let post = drawing.words.post(model, row.team, row.role);
            if !posts.iter().any(|(_, _, known)| *known == post) {
                posts.push((row.team, row.role, post));
            }
        }
    }
    let mut rows = Vec::new();
    for (team, role, post) in &posts {
        for found in scenarios() {
            rows.extend(row(found, (*team, *role), post));
        }
    }
    rows
}

fn row<'a>(found: &'a ScenarioFindings<'a>, of: (TeamId, RoleId), post: &str) -> Option<Row<'a>> {
    let years = || {
        found
            .load
            .rows
            .iter()
            .filter(|row| (row.team, row.role) == of)
    };
    let available: f64 = years().map(|row| row.available_hours).sum();
    (available > 0.0).then(|| Row {
        post: post.to_owned(),
        scenario: &found.scenario.name,
        asked: years().map(|row| row.asked_hours).sum(),
        available,
    })
}

fn chart<'a>(drawing: &'a Drawing<'a>, rows: &[Row<'a>]) -> Chart<'a> {
    let words = drawing.words;
    let lead = &drawing.found.scenario.name;
    let has_several = !drawing.later.is_empty();
    let own: Vec<&Row<'_>> = rows.iter().filter(|row| row.scenario == lead).collect();
    let highest = own.iter().copied().reduce(|one, other| {
        if other.load() > one.load() {
            other
        } else {
            one
        }
    });
    let lowest_there = highest.and_then(|highest| {
        let same = rows.iter().filter(|row| row.post == highest.post);
        same.reduce(|one, other| {
            if other.load() < one.load() {
                other
            } else {
                one
            }
        })
    });
    let story = LoadStory {
        setting: drawing.setting_beside(drawing.later.len()),
        lead: if has_several { lead } else { "" },
        highest: highest.map(|row| (row.post.as_str(), row.load())),
        lowest_there: lowest_there.map(|row| (row.scenario, row.load())),
    };
    let groups = groups(words, rows, has_several);
    let told: Vec<String> = groups.iter().map(in_words).collect();
    let caption = drawing.caption(
        words.load_title(&story),
        words.load_subtitle(&story),
        words.load_description(&told),
    );
    let svg = grouped_bars(&GroupedBarsChart {
        caption: caption.clone(),
        notation: words.notation(),
        bar_legend: words.load_axis().into(),
        range_legend: String::new(),
        groups,
        mark: Some(Target {
            value: 1.0,
            label: words.all_hours().into(),
        }),
    });
    Chart {
        kind: FigureKind::Load,
        file: words.load_file(),
        subject: "",
        caption,
        unit: words.load_axis().into(),
        table: table(words, rows),
        svg,
    }
}

/// A group for every post; scenarios that read the same share a bar.
fn groups(words: Words, rows: &[Row<'_>], has_several: bool) -> Vec<BarGroup> {
    let of_post = |rows: &[Row<'_>]| {
        let mut told: Vec<(Vec<&str>, &Row<'_>)> = Vec::new();
        for row in rows {
            match told.iter_mut().find(|(_, other)| other.reads_as(row)) {
                Some((names, _)) => names.push(row.scenario),
                None => told.push((vec![row.scenario], row)),
            }
        }
        let is_alone = told.len() == 1;
        let bar = |(names, row): (Vec<&str>, &Row<'_>)| GroupedBar {
            label: match () {
                () if !has_several => String::new(),
                () if is_alone && rows.len() > 1 => words.every_scenario().into(),
                () => names.join(", "),
            },
            share: Some(row.load()),
            written: words.percent(row.load()),
            range: None,
            note: words.hours_of_hours(row.asked, row.available),
        };
        BarGroup {
            heading: capitalised(&rows[0].post),
            explanation: String::new(),
            bars: told.into_iter().map(bar).collect(),
        }
    };
    let posts = rows.chunk_by(|one, other| one.post == other.post);
    posts.map(of_post).collect()
}

fn in_words(group: &BarGroup) -> String {
    let bar = |bar: &GroupedBar| {
        let named = match bar.label.as_str() {
            "" => String::new(),
            label => format!("{label} "),
        };
        format!("{named}{} ({})", bar.written, bar.note)
    };
    let bars: Vec<String> = group.bars.iter().map(bar).collect();
    format!("{}: {}.", group.heading, bars.join("; "))
}

/// A row for every post and scenario.
fn table(words: Words, rows: &[Row<'_>]) -> Numbers {
    let columns = [
        Column::Post,
        Column::Scenario,
        Column::Asked,
        Column::Available,
        Column::Load,
    ];
    let row = |row: &Row<'_>| {
        vec![
            Cell::Text(row.post.clone()),
            Cell::Text(row.scenario.to_owned()),
            Cell::Number(row.asked),
            Cell::Number(row.available),
            Cell::Share(row.load()),
        ]
    };
    Numbers {
        headings: columns.map(|column| words.column(column).into()).into(),
        rows: rows.iter().map(row).collect(),
    }
}

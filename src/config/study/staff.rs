//! Roles and teams as they are written.

use super::super::collection::{Named, list_of, map_of, one_of, placed};
use super::super::scalar::{flag, not_negative, positive, text};
use super::super::source::Placed;
use super::super::table::Keys;
use super::super::value::Value;

/// `[role.NAME]`.
#[derive(Debug)]
pub(in super::super) struct RoleText {
    pub(in super::super) title: Option<String>,
    pub(in super::super) hours_per_year: Placed<HoursPerYearText>,
    /// Euro per fte.
    pub(in super::super) cost_per_year: Option<f64>,
}

/// The productive hours of one fte.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(in super::super) enum HoursPerYearText {
    /// Every open hour of the work calendar.
    Always,
    /// This many, average absence already taken out.
    Hours(f64),
}

/// `[team.NAME]`.
#[derive(Debug)]
pub(in super::super) struct TeamText {
    pub(in super::super) title: Option<String>,
    /// Fte per role.
    pub(in super::super) staff: Placed<Vec<Named<Placed<f64>>>>,
    /// The fte of every worker, where they all have the same.
    pub(in super::super) contract: Option<Placed<f64>>,
    /// What the team works on, first things first.
    pub(in super::super) stages: Placed<Vec<Placed<String>>>,
    /// The areas the team serves; all of them when left out.
    pub(in super::super) areas: Option<Vec<Placed<String>>>,
    pub(in super::super) external: Option<bool>,
    /// Open cases per fte.
    pub(in super::super) caseload: Option<Placed<f64>>,
    pub(in super::super) order: Option<OrderText>,
}

/// Which case comes first within a stage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in super::super) enum OrderText {
    Fifo,
    Due,
    Slack,
    Accumulating,
}

const ORDERS: [(&str, OrderText); 4] = [
    ("fifo", OrderText::Fifo),
    ("due", OrderText::Due),
    ("slack", OrderText::Slack),
    ("accumulating", OrderText::Accumulating),
];

pub(super) fn role(keys: &mut Keys<'_>) -> Option<RoleText> {
    let title = keys.optional("title", text);
    let hours_per_year = keys.required("hours_per_year", placed(hours_per_year));
    let cost_per_year = keys.optional("cost_per_year", not_negative);
    Some(RoleText {
        title,
        hours_per_year: hours_per_year?,
        cost_per_year,
    })
}

fn hours_per_year(value: Value<'_>) -> Option<HoursPerYearText> {
    match value.content.as_str() {
        Some("always") => Some(HoursPerYearText::Always),
        _ => positive(value).map(HoursPerYearText::Hours),
    }
}

pub(super) fn team(keys: &mut Keys<'_>) -> Option<TeamText> {
    let title = keys.optional("title", text);
    let staff = keys.required("staff", placed(map_of(placed(positive))));
    let contract = keys.optional("contract", placed(positive));
    let stages = keys.required("stages", placed(list_of(placed(text))));
    let areas = keys.optional("areas", list_of(placed(text)));
    let external = keys.optional("external", flag);
    let caseload = keys.optional("caseload", placed(positive));
    let order = keys.optional("order", one_of(&ORDERS));
    Some(TeamText {
        title,
        staff: staff?,
        contract,
        stages: stages?,
        areas,
        external,
        caseload,
        order,
    })
}

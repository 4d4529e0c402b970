//! `StudyText`: the whole study as it is written.

use super::super::collection::{Named, map_of, names_to, one_of, placed, table};
use super::super::law::{SpreadText, spread};
use super::super::scalar::{share, text};
use super::super::source::Placed;
use super::super::table::Keys;
use super::demand::{ArrivalsText, arrivals};
use super::period::{
    LegalCalendarText, PeriodText, RunsText, WorkCalendarText, calendars, period, runs,
};
use super::staff::{RoleText, TeamText, role, team};
use super::stages::{StageText, stage};
use super::terms::{DeadlineText, deadline};

/// A table of names; `None` where the reading of one went wrong and was told.
pub(in super::super) type Names<T> = Vec<Named<Option<T>>>;

/// A study as it is written. What is `None` or empty was left out, or is wrong and was told.
#[derive(Debug)]
pub(in super::super) struct StudyText {
    pub(in super::super) title: Option<String>,
    pub(in super::super) region: Option<String>,
    pub(in super::super) language: Option<LanguageText>,
    pub(in super::super) baseline: Option<Placed<String>>,
    pub(in super::super) period: Option<PeriodText>,
    pub(in super::super) runs: Option<RunsText>,
    pub(in super::super) work_calendar: Option<WorkCalendarText>,
    pub(in super::super) legal_calendar: Option<LegalCalendarText>,
    pub(in super::super) arrivals: Names<ArrivalsText>,
    pub(in super::super) roles: Names<RoleText>,
    pub(in super::super) work: Option<SpreadText>,
    pub(in super::super) stages: Names<StageText>,
    pub(in super::super) deadlines: Names<DeadlineText>,
    pub(in super::super) areas: Option<Vec<Named<Placed<f64>>>>,
    pub(in super::super) teams: Names<TeamText>,
}

/// The language of charts, letters and the summary.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in super::super) enum LanguageText {
    Dutch,
    English,
}

const LANGUAGES: [(&str, LanguageText); 2] =
    [("nl", LanguageText::Dutch), ("en", LanguageText::English)];

const LATER_TABLES: [&str; 7] = [
    "absence", "observed", "scenario", "change", "opening", "followup", "rereport",
];

/// Reads a study; never stops at a problem.
pub(in super::super) fn read_study(keys: &mut Keys<'_>) -> StudyText {
    let title = keys.optional("title", text);
    let region = keys.optional("region", text);
    let language = keys.optional("language", one_of(&LANGUAGES));
    let baseline = keys.optional("baseline", placed(text));
    let period = keys.required("period", table(period));
    let runs = keys.required("runs", table(runs));
    let calendars = keys.required("calendar", table(calendars));
    let (work_calendar, legal_calendar) = calendars.unwrap_or_default();
    let study = StudyText {
        title,
        region,
        language,
        baseline,
        period,
        runs,
        work_calendar,
        legal_calendar,
        arrivals: keys
            .required("arrivals", names_to(table(arrivals)))
            .unwrap_or_default(),
        roles: keys
            .required("role", names_to(table(role)))
            .unwrap_or_default(),
        work: keys.optional("work", table(spread)),
        stages: keys
            .required("stage", names_to(table(stage)))
            .unwrap_or_default(),
        deadlines: keys
            .optional("deadline", names_to(table(deadline)))
            .unwrap_or_default(),
        areas: keys.optional("area", map_of(table(area))),
        teams: keys
            .required("team", names_to(table(team)))
            .unwrap_or_default(),
    };
    LATER_TABLES.into_iter().for_each(|key| keys.not_yet(key));
    study
}

/// The share of all cases that comes from an area.
fn area(keys: &mut Keys<'_>) -> Option<Placed<f64>> {
    keys.required("share", placed(share))
}

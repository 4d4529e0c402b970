//! `StudyText`: the whole study as it is written.

use super::absence::{AbsenceText, absence};
use super::changes::{ChangeText, change};
use super::demand::{ArrivalsText, arrivals};
use super::fit::{FitText, fit};
use super::money::{ExpenseText, IncomeText, PostText, PricesText, expense, income, post, prices};
use super::norms::{NormsText, norms};
use super::observed::{ObservedText, observed};
use super::opening::{OpeningText, opening};
use super::period::{
    LegalCalendarText, PeriodText, RunsText, WorkCalendarText, calendars, period, runs,
};
use super::repeats::{FollowUpText, RereportText, follow_up, rereport};
use super::staff::{RoleText, TeamText, role, team};
use super::stages::{StageText, stage};
use super::targets::{TargetText, target};
use super::terms::{DeadlineText, deadline};
use super::uncertain::{UncertainText, uncertain};
use crate::config::collection::{
    Named, each_of, if_right, list_of, names_to, one_of, placed, table,
};
use crate::config::law::{SpreadText, spread};
use crate::config::scalar::{share, text};
use crate::config::source::Placed;
use crate::config::table::Keys;
use crate::model::Language;

/// A table of names; `None` where the reading of one went wrong and was told.
pub(in crate::config) type Names<T> = Vec<Named<Option<T>>>;

/// A study as it is written. What is `None` or empty was left out, or is wrong and was told.
#[derive(Debug)]
pub(in crate::config) struct StudyText {
    pub(in crate::config) title: Option<String>,
    pub(in crate::config) region: Option<String>,
    pub(in crate::config) language: Option<Language>,
    pub(in crate::config) baseline: Option<Placed<String>>,
    pub(in crate::config) period: Option<PeriodText>,
    pub(in crate::config) runs: Option<RunsText>,
    pub(in crate::config) work_calendar: Option<WorkCalendarText>,
    pub(in crate::config) legal_calendar: Option<LegalCalendarText>,
    pub(in crate::config) arrivals: Names<ArrivalsText>,
    pub(in crate::config) roles: Names<RoleText>,
    pub(in crate::config) work: Option<SpreadText>,
    pub(in crate::config) stages: Names<StageText>,
    pub(in crate::config) deadlines: Names<DeadlineText>,
    pub(in crate::config) targets: Names<TargetText>,
    pub(in crate::config) areas: Names<AreaText>,
    pub(in crate::config) teams: Names<TeamText>,
    /// In the order in which they hold where two say something of the same thing.
    pub(in crate::config) changes: Vec<Option<ChangeText>>,
    pub(in crate::config) absence: Option<Placed<AbsenceText>>,
    /// The table, and what it says unless that went wrong.
    pub(in crate::config) follow_up: Option<Placed<Option<FollowUpText>>>,
    /// The table, and what it says unless that went wrong.
    pub(in crate::config) rereport: Option<Placed<Option<RereportText>>>,
    pub(in crate::config) opening: Option<Placed<OpeningText>>,
    pub(in crate::config) observed: Vec<ObservedText>,
    pub(in crate::config) fit: Vec<FitText>,
    pub(in crate::config) prices: Option<PricesText>,
    pub(in crate::config) posts: Vec<PostText>,
    pub(in crate::config) expenses: Vec<ExpenseText>,
    pub(in crate::config) income: Vec<IncomeText>,
    pub(in crate::config) norms: Option<NormsText>,
    pub(in crate::config) uncertain: Vec<UncertainText>,
}

impl StudyText {
    /// The same study with the names that `other` has too first and in the order of `other`: what a scenario adds
    /// comes after what is there, wherever in the file it stands.
    pub(in crate::config) fn in_the_order_of(mut self, other: &StudyText) -> Self {
        order(&mut self.arrivals, &other.arrivals);
        order(&mut self.roles, &other.roles);
        order(&mut self.stages, &other.stages);
        order(&mut self.deadlines, &other.deadlines);
        order(&mut self.areas, &other.areas);
        order(&mut self.teams, &other.teams);
        self
    }
}

fn order<T>(names: &mut Names<T>, other: &Names<T>) {
    names.sort_by_key(|named| {
        let mut others = other.iter();
        let position = others.position(|other| other.name.value == named.name.value);
        position.unwrap_or(other.len())
    });
}

/// `[area.NAME]`.
#[derive(Debug)]
pub(in crate::config) struct AreaText {
    pub(in crate::config) title: Option<String>,
    /// Of all cases.
    pub(in crate::config) share: Placed<f64>,
}

const LANGUAGES: [(&str, Language); 2] = [("nl", Language::Dutch), ("en", Language::English)];

/// Reads a study; never stops at a problem.
pub(in crate::config) fn read_study(keys: &mut Keys<'_>) -> StudyText {
    let title = keys.optional("title", text);
    let region = keys.optional("region", text);
    let language = keys.optional("language", one_of(&LANGUAGES));
    let baseline = keys.optional("baseline", placed(text));
    let period = keys.required("period", table(period));
    let runs = keys.optional("runs", table(runs));
    let calendars = keys.optional("calendar", table(calendars));
    let (work_calendar, legal_calendar) = calendars.unwrap_or_default();
    StudyText {
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
        targets: keys
            .optional("target", names_to(table(target)))
            .unwrap_or_default(),
        areas: keys
            .optional("area", names_to(table(area)))
            .unwrap_or_default(),
        teams: keys
            .required("team", names_to(table(team)))
            .unwrap_or_default(),
        changes: keys
            .optional("change", each_of(table(change)))
            .unwrap_or_default(),
        absence: keys.optional("absence", absence),
        follow_up: keys.optional("followup", placed(if_right(table(follow_up)))),
        rereport: keys.optional("rereport", placed(if_right(table(rereport)))),
        opening: keys.optional("opening", opening),
        observed: rows(keys, "observed", observed),
        fit: rows(keys, "fit", fit),
        uncertain: rows(keys, "uncertain", uncertain),
        prices: keys.optional("money", table(prices)),
        posts: rows(keys, "post", post),
        expenses: rows(keys, "expense", expense),
        income: rows(keys, "income", income),
        norms: keys.optional("workload", table(norms)),
    }
}

/// The tables under a double-bracketed key; one that is wrong does not hide the others.
fn rows<'a, T>(
    keys: &mut Keys<'a>,
    key: &'static str,
    read: fn(&mut Keys<'a>) -> Option<T>,
) -> Vec<T> {
    let rows = keys.optional(key, list_of(if_right(table(read))));
    rows.unwrap_or_default().into_iter().flatten().collect()
}

fn area(keys: &mut Keys<'_>) -> Option<AreaText> {
    let title = keys.optional("title", text);
    let share = keys.required("share", placed(share));
    Some(AreaText {
        title,
        share: share?,
    })
}

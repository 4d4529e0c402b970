//! Roles, areas and teams.

use super::context::{ALL_AREAS, Context};
use super::delays;
use super::period::Period;
use crate::config::collection::Named;
use crate::config::problem::Problem;
use crate::config::source::Placed;
use crate::config::study::staff::{RoleText, SettlingText, TeamText, TurnoverText};
use crate::model::{
    Area, AreaId, ModelParts, Role, RoleId, Settling, Staffing, Stage, StageId, Team, TeamId,
    Turnover,
};
use crate::time::{Day, HoursPerYear, WorkCalendar};

/// The most fte of a role in a team: each worker takes memory.
const MOST_FTE: f64 = 10_000.0;

/// The smallest worker or caseload; less is a slip of the pen.
const LEAST_FTE: f64 = 0.01;

/// The smallest size that all workers of a team can have.
const LEAST_CONTRACT: f64 = 0.05;

/// More open cases per fte than anybody can count is no limit.
const MOST_CASELOAD: f64 = 1_000_000.0;

/// Every role; one that could not be read stays known by its name. `present` is the part of a year without leave and
/// sickness.
pub(super) fn roles(
    context: &Context<'_>,
    calendar: &WorkCalendar,
    period: Option<Period>,
    present: f64,
) -> Vec<Role> {
    let written = context.text.roles.iter();
    let role = |named: &Named<Option<RoleText>>| {
        let written = named.value.as_ref();
        if let (Some(written), Some(period)) = (written, period) {
            hours_fit_the_calendar(context, written.hours_per_year, calendar, period, present);
        }
        let name = &named.name.value;
        let title = written.and_then(|written| written.title.clone());
        Role {
            name: name.clone(),
            title: title.unwrap_or_else(|| name.clone()),
            hours_per_year: written
                .map_or(HoursPerYear::Always, |written| written.hours_per_year.value),
            cost_per_year: written.and_then(|written| written.cost_per_year),
        }
    };
    written.map(role).collect()
}

/// Nobody is productive for more hours than are open on the days that are worked.
fn hours_fit_the_calendar(
    context: &Context<'_>,
    written: Placed<HoursPerYear>,
    calendar: &WorkCalendar,
    period: Period,
    present: f64,
) {
    let HoursPerYear::Hours(hours) = written.value else {
        return;
    };
    let new_year = |year| Day::new(year, 1, 1).start();
    let open = |year: &i16| {
        calendar
            .open_between(new_year(*year), new_year(year + 1))
            .hours()
    };
    let mut years = period.start.year()..=period.until.year();
    if let Some(year) = years.find(|year| hours > open(year) * present + 1e-6) {
        let mut reason = format!("in {year} it is open for {} hours", open(&year));
        if present < 1.0 {
            let left = (open(&year) * present).floor();
            reason += &format!(", of which leave and sickness leave {left}");
        }
        let problem = Problem::new("more productive hours than the work calendar is open")
            .because(reason)
            .hint("write \"always\" to make every open hour productive".to_owned());
        context.tell(problem, written.place, "of one full-time worker");
    }
}

/// A role that nobody has and no work asks for says nothing.
pub(super) fn refuse_unused_roles(context: &Context<'_>, parts: &ModelParts) {
    for (position, named) in context.text.roles.iter().enumerate() {
        let id = RoleId::from(position);
        let works = |stage: &Stage| stage.has_work_for(id);
        let serves = |team: usize| parts.roles_of(TeamId::from(team)).contains(&id);
        if !parts.stages.iter().any(works) && !(0..parts.teams.len()).any(serves) {
            let title = format!("nothing uses the role `{}`", named.name.value);
            let problem = Problem::new(title)
                .hint("give it work in a stage and `staff` in a team, or leave it out".to_owned());
            context.tell(problem, named.name.place, "no work and no team has it");
        }
    }
}

/// The areas with their shares; without any, all cases come from one.
pub(super) fn areas(context: &Context<'_>) -> Vec<Area> {
    let written = &context.text.areas;
    if written.is_empty() {
        return vec![Area {
            name: ALL_AREAS.to_owned(),
            title: ALL_AREAS.to_owned(),
            share: 1.0,
        }];
    }
    // Equal shares stand in where one could not be read: then nothing can be said of their sum.
    let all_read = written.iter().all(|named| named.value.is_some());
    let equal = 1.0 / written.len() as f64;
    let areas = written.iter().map(|named| {
        let name = &named.name.value;
        let text = named.value.as_ref();
        let title = text.and_then(|text| text.title.clone());
        Area {
            name: name.clone(),
            title: title.unwrap_or_else(|| name.clone()),
            share: text
                .filter(|_| all_read)
                .map_or(equal, |text| text.share.value),
        }
    });
    areas.collect()
}

/// Every team; nothing for one of which a name is unknown or that could not be read.
pub(super) fn teams(context: &Context<'_>) -> Vec<Option<Team>> {
    let written = context.text.teams.iter();
    written
        .map(|named| team(context, &named.name.value, named.value.as_ref()?))
        .collect()
}

/// A team in the place of one that is wrong.
pub(super) fn stand_in() -> Team {
    Team {
        name: String::new(),
        title: String::new(),
        external: false,
        staff: vec![Staffing::split(RoleId::from(0), 1.0, 1.0)],
        stages: Vec::new(),
        areas: None,
        caseload: None,
        order: Default::default(),
        turnover: None,
    }
}

fn team(context: &Context<'_>, name: &str, written: &TeamText) -> Option<Team> {
    let contract = contract(context, written.contract);
    let of_roles = written.staff.as_ref().map(|staff| staff.value.iter());
    let staff: Vec<Option<Staffing>> = of_roles
        .into_iter()
        .flatten()
        .map(|of_role| staffing(context, of_role, contract))
        .collect();
    let stages: Vec<Option<StageId>> = written
        .stages
        .value
        .iter()
        .map(|stage| context.stage(stage))
        .collect();
    let areas = match &written.areas {
        None => Some(None),
        Some(names) => areas_served(context, names).map(Some),
    };
    let caseload = written.caseload.map(|caseload| {
        caseload_in_range(
            context,
            caseload,
            "leave `caseload` out when there is no limit",
        );
        caseload.value
    });
    Some(Team {
        name: name.to_owned(),
        title: written.title.clone().unwrap_or_else(|| name.to_owned()),
        external: written.external.unwrap_or(false),
        staff: staff.into_iter().collect::<Option<_>>()?,
        stages: stages.into_iter().collect::<Option<_>>()?,
        areas: areas?,
        caseload,
        order: written.order.unwrap_or_default(),
        turnover: written
            .turnover
            .as_ref()
            .map(|written| turnover(context, &written.value)),
    })
}

fn turnover(context: &Context<'_>, written: &TurnoverText) -> Turnover {
    Turnover {
        per_year: written.per_year,
        vacancy: delays::wait(&written.vacancy, context.log),
        settling: settling(&written.settling),
    }
}

/// Full output at once, unless a ramp is written.
pub(super) fn settling(written: &SettlingText) -> Settling {
    Settling {
        ramp: written.ramp.map(delays::fixed),
        pace: written.pace.unwrap_or(Settling::AT_ONCE.pace),
        mentor: written.mentor.unwrap_or(Settling::AT_ONCE.mentor),
    }
}

/// The size of every worker in fte; a full-time one when left out.
pub(super) fn contract(context: &Context<'_>, written: Option<Placed<f64>>) -> f64 {
    let Some(contract) = written else {
        return 1.0;
    };
    if (LEAST_CONTRACT..=1.0).contains(&contract.value) {
        return contract.value;
    }
    let problem = Problem::new("a contract that no worker has")
        .hint("write the size of one worker in fte: `contract = 0.8`".to_owned());
    let label = format!("from {LEAST_CONTRACT} to 1 fte is expected");
    context.tell(problem, contract.place, label);
    1.0
}

fn staffing(
    context: &Context<'_>,
    written: &Named<Placed<f64>>,
    contract: f64,
) -> Option<Staffing> {
    let role = context.role(&written.name);
    let fte = fte(context, &written.name.value, written.value);
    Some(Staffing::split(role?, fte, contract))
}

/// Fte of a role, as many as there can be.
pub(super) fn fte(context: &Context<'_>, role: &str, written: Placed<f64>) -> f64 {
    let fte = written.value;
    let fits = (LEAST_FTE..=MOST_FTE).contains(&fte);
    if !fits {
        let problem = Problem::new(format!("{fte} fte of `{role}`"));
        let label = format!("from {LEAST_FTE} to {MOST_FTE} fte is expected");
        context.tell(problem, written.place, label);
    }
    if fits { fte } else { 1.0 }
}

/// The areas that a team serves, each once.
pub(super) fn areas_served(
    context: &Context<'_>,
    written: &[Placed<String>],
) -> Option<Vec<AreaId>> {
    let areas: Vec<Option<AreaId>> = written.iter().map(|area| context.area(area)).collect();
    for (position, area) in written.iter().enumerate() {
        if written[..position]
            .iter()
            .any(|before| before.value == area.value)
        {
            let problem = Problem::new(format!("`{}` stands twice in `areas`", area.value));
            context.tell(problem, area.place, "this is the second time");
        }
    }
    areas.into_iter().collect()
}

/// Tells a caseload that nobody can have; `no_limit` says how to write that there is none.
pub(super) fn caseload_in_range(context: &Context<'_>, written: Placed<f64>, no_limit: &str) {
    if !(LEAST_FTE..=MOST_CASELOAD).contains(&written.value) {
        let problem = Problem::new("a caseload that nobody can have").hint(no_limit.to_owned());
        let label = format!("from {LEAST_FTE} to {MOST_CASELOAD} open cases per fte is expected");
        context.tell(problem, written.place, label);
    }
}

/// A caseload counts cases with an owner: in a team that never owns one it says nothing.
pub(super) fn refuse_idle_caseloads(context: &Context<'_>, parts: &ModelParts) {
    for (position, named) in context.text.teams.iter().enumerate() {
        let written = named.value.as_ref().and_then(|team| team.caseload);
        if let Some(caseload) = written.filter(|_| !parts.owns_cases(TeamId::from(position))) {
            let problem = Problem::new(format!("`{}` never owns a case", named.name.value))
                .because("a caseload counts the cases of an owner, and no stage of this team has an `owner` with a role of the team")
                .hint("leave `caseload` out, or give a stage of the team an `owner`".to_owned());
            context.tell(problem, caseload.place, "so this limits nothing");
        }
    }
}

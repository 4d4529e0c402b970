//! Open cases from a CSV file.

use std::collections::{BTreeMap, BTreeSet};

use super::names::Names;
use super::opening::first_stream_to;
use super::rows::{Fault, Format, Row, has_time, instant, rows, truth};
use crate::config::log::ProblemLog;
use crate::config::nearest::did_you_mean;
use crate::config::study::study_text::StudyText;
use crate::model::{
    AreaId, ModelParts, OpeningCase, OpeningRules, Past, Progress, RoleId, Seat, StageId, StreamId,
    TeamId,
};
use crate::random::{combined_key, key_of};
use crate::time::SimTime;

const OPEN_CASES: Format = Format {
    what: "open cases",
    columns: &[
        "case",
        "area",
        "received",
        "stage",
        "since",
        "status",
        "worker",
        "hours_done",
        "arrivals",
        "urgent",
        "team",
    ],
    needed: &["case", "received", "stage", "since", "status"],
};

/// The words for how far a case is.
const STATUSES: [&str; 3] = ["waiting", "in_hand", "monitored"];

/// The cases in the file of `log`, in its order. Without rules only names, dates and numbers are checked.
pub(super) fn open_cases(
    log: &ProblemLog,
    text: &StudyText,
    parts: &ModelParts,
    rules: Option<&OpeningRules<'_>>,
) -> Option<Vec<OpeningCase>> {
    let mut list = List {
        stages: Names::of("stage", &text.stages),
        streams: Names::of("arrivals", &text.arrivals),
        areas: Names::of("area", &text.areas).or(super::context::ALL_AREAS),
        teams: Names::of("team", &text.teams),
        parts,
        rules,
        labels: BTreeSet::new(),
        workers: BTreeMap::new(),
        seated: BTreeMap::new(),
    };
    rows(log, &OPEN_CASES, |row| list.case(row))
}

/// The list as far as it was read.
struct List<'l> {
    stages: Names<'l>,
    streams: Names<'l>,
    areas: Names<'l>,
    teams: Names<'l>,
    parts: &'l ModelParts,
    rules: Option<&'l OpeningRules<'l>>,
    /// The cases by the label that the centre gives them.
    labels: BTreeSet<String>,
    /// The workers by the label that the centre gives them.
    workers: BTreeMap<String, Seat>,
    /// How many of each team and role were named.
    seated: BTreeMap<(TeamId, RoleId), usize>,
}

impl List<'_> {
    fn case(&mut self, row: &Row<'_>) -> Result<OpeningCase, Fault> {
        let label = row.needed("case")?;
        if !self.labels.insert(label.to_owned()) {
            let fault = Fault::new(format!("the case `{label}` stands in the file twice"));
            return Err(fault.hint("a case is open once".to_owned()));
        }
        let stage = StageId::from(self.stages.in_row(row.needed("stage")?)?);
        let area = row.filled("area").map(|name| self.areas.in_row(name));
        let stream = row.filled("arrivals").map(|name| self.streams.in_row(name));
        let (received, since) = in_order(row.needed("received")?, row.needed("since")?)?;
        let mut case = OpeningCase {
            key: combined_key(key_of("opening file"), key_of(label)),
            stream: stream
                .transpose()?
                .map_or_else(|| first_stream_to(self.rules, stage), StreamId::from),
            area: area.transpose()?.map(AreaId::from),
            urgent: row.filled("urgent").map(truth).transpose()?,
            stage,
            progress: progress(row)?,
            since: Past::At(since),
            received: Some(Past::At(received)),
            worker: None,
        };
        let team = row.filled("team").map(|name| self.teams.in_row(name));
        let team = team.transpose()?.map(TeamId::from);
        let Some(rules) = self.rules else {
            return Ok(case);
        };
        // A fault of the case itself comes before one of its worker, which may follow from it.
        refuse(rules, &case)?;
        case.worker = match row.filled("worker") {
            Some(label) => Some(self.seat(rules, &case, label, team)?),
            None if team.is_some() => {
                let fault = Fault::new("a team without a worker");
                return Err(
                    fault.hint("name the worker of the case, or leave `team` empty".to_owned())
                );
            }
            None => None,
        };
        refuse(rules, &case)?;
        Ok(case)
    }

    /// The place of the worker with this label: the one that the label had before, or the next free one.
    fn seat(
        &mut self,
        rules: &OpeningRules<'_>,
        case: &OpeningCase,
        label: &str,
        team: Option<TeamId>,
    ) -> Result<Seat, Fault> {
        if let Some(seat) = self.workers.get(label) {
            let known = self.name_of(seat.team);
            return match team {
                Some(team) if team != seat.team => {
                    let team = self.name_of(team);
                    let title =
                        format!("worker `{label}` of team `{known}` is now of team `{team}`");
                    Err(Fault::new(title)
                        .hint("a worker has one team in the whole file".to_owned()))
                }
                _ => Ok(*seat),
            };
        }
        let (team, role) = self.desk(rules, case, label, team)?;
        let seated = self.seated.entry((team, role)).or_default();
        let seat = Seat {
            team,
            role,
            position: *seated,
        };
        let with_worker = OpeningCase {
            worker: Some(seat),
            ..case.clone()
        };
        refuse(rules, &with_worker)?;
        *seated += 1;
        self.workers.insert(label.to_owned(), seat);
        Ok(seat)
    }

    /// The first team whose workers may hold the case, in the order of the study, and the role that they have.
    fn desk(
        &self,
        rules: &OpeningRules<'_>,
        case: &OpeningCase,
        label: &str,
        team: Option<TeamId>,
    ) -> Result<(TeamId, RoleId), Fault> {
        let stage = &self.parts.stages[case.stage.index()].name;
        let roles = rules.owner_roles(case.stage);
        let Some(first_role) = roles.first() else {
            let title =
                format!("worker `{label}` is named, but nobody owns the cases of `{stage}`");
            return Err(Fault::new(title).hint("leave `worker` empty".to_owned()));
        };
        let all = (0..self.parts.teams.len()).map(TeamId::from);
        let desks = all
            .filter(|of| team.is_none_or(|named| named == *of))
            .flat_map(|team| roles.iter().map(move |role| (team, *role)));
        let mut able =
            desks.filter(|(team, role)| rules.may_hold(*team, *role, case.stage, case.area));
        able.next().ok_or_else(|| {
            let role = &self.parts.roles[first_role.index()].name;
            let nobody = match team {
                Some(team) => format!("team `{}` has no", self.name_of(team)),
                None => "no team has a".to_owned(),
            };
            let area = match case.area {
                Some(area) => format!("area `{}`", self.parts.areas[area.index()].name),
                None => "every area".to_owned(),
            };
            let title = format!("{nobody} `{role}` who can own the cases of `{stage}` for {area}");
            let hint = "name the area of the case, and a worker of a team that serves it";
            Fault::new(title).hint(hint.to_owned())
        })
    }

    fn name_of(&self, team: TeamId) -> &str {
        &self.parts.teams[team.index()].name
    }
}

fn refuse(rules: &OpeningRules<'_>, case: &OpeningCase) -> Result<(), Fault> {
    match rules.fault_of(case) {
        Some(fault) => Err(Fault::new(fault.reason).hint(fault.remedy)),
        None => Ok(()),
    }
}

/// When a case was received and when it entered its stage. A bare date is not before or after a time of the same day.
fn in_order(received: &str, since: &str) -> Result<(SimTime, SimTime), Fault> {
    let (received_at, entered_at) = (instant(received)?, instant(since)?);
    if received_at.day() != entered_at.day() || has_time(received) == has_time(since) {
        return Ok((received_at, entered_at));
    }
    let known_at = if has_time(received) {
        received_at
    } else {
        entered_at
    };
    Ok((received_at.min(known_at), entered_at.max(known_at)))
}

fn progress(row: &Row<'_>) -> Result<Progress, Fault> {
    let status = row.needed("status")?;
    let hours = row.filled("hours_done").map(hours).transpose()?;
    let worked = hours.filter(|hours| *hours > 0.0);
    match (status, worked) {
        ("in_hand", _) => Ok(Progress::InHand(hours)),
        ("waiting", None) => Ok(Progress::Waiting),
        ("monitored", None) => Ok(Progress::Monitored),
        ("waiting" | "monitored", Some(hours)) => {
            let fault = Fault::new(format!("{hours} hours are done on a case that is {status}"));
            Err(fault.hint("a case on which work has begun is in_hand".to_owned()))
        }
        _ => {
            Err(Fault::new(format!("unknown status `{status}`"))
                .hint(did_you_mean(status, STATUSES)))
        }
    }
}

/// `4.5`, or as Dutch spreadsheets write it `4,5`.
fn hours(written: &str) -> Result<f64, Fault> {
    let decimals = written
        .split_once(',')
        .map_or(0, |(_, decimals)| decimals.len());
    if decimals == 3 {
        let fault = Fault::new(format!("`{written}` can be read in two ways"));
        return Err(fault.hint("write the hours with a point and one or two decimals".to_owned()));
    }
    let number: Option<f64> = written.replacen(',', ".", 1).parse().ok();
    match number.filter(|hours| hours.is_finite()) {
        Some(hours) if hours < 0.0 => Err(Fault::new(format!("{hours} hours of work done"))
            .hint("hours done are 0 or more".to_owned())),
        Some(hours) => Ok(hours),
        None => Err(Fault::new(format!("`{written}` is not a number of hours"))),
    }
}

//! The cases that are open at the start could have come to where they are.

use super::paths::{next_of, reachable};
use crate::model::fault::{Fault, Subject};
use crate::model::ids::{AreaId, RoleId, StageId, StreamId, TeamId};
use crate::model::model::ModelParts;
use crate::model::opening::{OpeningCase, Past, Progress, Seat};
use crate::model::staff::Team;
use crate::model::stage::{Ownership, Stage};
use crate::time::{SimTime, Span};

/// Faults that are told one by one; a list that is wrong from end to end is told soon enough.
const MOST_TOLD: usize = 20;

/// More hours done on one case are a slip of the pen.
const MOST_HOURS: f64 = 100_000.0;

/// The cases that are open at the start could have come to where they are, and no two share their chance.
pub(super) fn opening(parts: &ModelParts, faults: &mut Vec<Fault>) {
    if parts.opening.is_empty() {
        return;
    }
    let rules = OpeningRules::new(parts);
    let cases = parts.opening.iter().enumerate();
    let wrong = cases.filter_map(|(position, case)| {
        let about = Subject::OpeningCase(position);
        Some(rules.fault_of(case)?.about(about))
    });
    faults.extend(wrong.take(MOST_TOLD));
    let mut keys: Vec<u64> = parts.opening.iter().map(|case| case.key).collect();
    keys.sort_unstable();
    if keys.windows(2).any(|pair| pair[0] == pair[1]) {
        let reason = "two of the open cases have the same key";
        faults.push(Fault::new(Subject::OpeningCase(0), reason));
    }
}

/// What must hold for a case that is open at the start of a model of these parts.
#[derive(Debug)]
pub struct OpeningRules<'p> {
    parts: &'p ModelParts,
    /// By stream, by stage: do its cases come there?
    comes_to: Vec<Vec<bool>>,
    /// By stage: the stages whose first worker may own a case there.
    owned_since: Vec<Vec<StageId>>,
}

/// What is wrong with an open case, and what would be right.
#[derive(Clone, PartialEq, Debug)]
pub struct OpeningFault {
    /// A lowercase fragment without a full stop.
    pub reason: String,
    /// What would be right, when that can be said.
    pub remedy: Option<String>,
}

impl OpeningFault {
    fn new(reason: impl Into<String>) -> Self {
        OpeningFault {
            reason: reason.into(),
            remedy: None,
        }
    }

    fn with_remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }

    fn about(self, about: Subject) -> Fault {
        Fault {
            about,
            reason: self.reason,
            remedy: self.remedy,
        }
    }
}

impl<'p> OpeningRules<'p> {
    /// The longest time that a case can be open at the start, in years.
    pub const MOST_YEARS: i16 = 20;

    pub(in crate::model) fn new(parts: &'p ModelParts) -> Self {
        let comes_to = |(index, _)| came_from(parts, StreamId::from(index));
        OpeningRules {
            parts,
            comes_to: parts.streams.iter().enumerate().map(comes_to).collect(),
            owned_since: owned_since(&parts.stages),
        }
    }

    /// The streams whose cases come to a stage.
    pub fn streams_to(&self, stage: StageId) -> impl Iterator<Item = StreamId> + '_ {
        let streams = self.comes_to.iter().enumerate();
        streams
            .filter(move |(_, comes_to)| comes_to[stage.index()])
            .map(|(index, _)| StreamId::from(index))
    }

    /// The roles whose workers own cases in a stage, none when nobody does.
    pub fn owner_roles(&self, stage: StageId) -> Vec<RoleId> {
        let mut roles: Vec<RoleId> = Vec::new();
        for since in &self.owned_since[stage.index()] {
            if let Ownership::FirstOf(role) = self.stage(*since).owner
                && !roles.contains(&role)
            {
                roles.push(role);
            }
        }
        roles
    }

    /// May a worker of this team with this role hold a case of this area in a stage?
    pub fn may_hold(
        &self,
        team: TeamId,
        role: RoleId,
        stage: StageId,
        area: Option<AreaId>,
    ) -> bool {
        let described = &self.parts.teams[team.index()];
        self.owns(described, role, stage) && self.serves(described, area)
    }

    /// How many workers with a role a team has at the start.
    pub fn seats(&self, team: TeamId, role: RoleId) -> usize {
        let staff = self.parts.teams[team.index()].staff.iter();
        let of_role = staff.filter(|staffing| staffing.role == role);
        of_role.map(|staffing| staffing.workers.len()).sum()
    }

    /// What is wrong with a case, if anything is.
    pub fn fault_of(&self, case: &OpeningCase) -> Option<OpeningFault> {
        self.fault_of_way(case)
            .or_else(|| self.fault_of_dates(case))
            .or_else(|| self.fault_of_progress(case))
            .or_else(|| self.fault_of_worker(case, case.worker?))
    }

    fn stage(&self, id: StageId) -> &'p Stage {
        &self.parts.stages[id.index()]
    }

    fn fault_of_way(&self, case: &OpeningCase) -> Option<OpeningFault> {
        if self.comes_to[case.stream.index()][case.stage.index()] {
            return None;
        }
        let stream = &self.parts.streams[case.stream.index()].name;
        let stage = &self.stage(case.stage).name;
        let fault = OpeningFault::new(format!("arrivals `{stream}` never come to `{stage}`"));
        Some(fault.with_remedy("name the `arrivals` by which the case came"))
    }

    fn fault_of_dates(&self, case: &OpeningCase) -> Option<OpeningFault> {
        let start = self.parts.start;
        let earliest = start.plus_months(-12 * i32::from(Self::MOST_YEARS));
        let moments = [
            ("entered the stage", Some(&case.since)),
            ("was received", case.received.as_ref()),
        ];
        for (what, moment) in moments {
            let Some(Past::At(at)) = moment else { continue };
            if *at >= start.start() {
                let reason = format!("it {what} on {}, when the run has begun", at.day());
                let remedy = format!("what is open at the start came before {start}");
                return Some(OpeningFault::new(reason).with_remedy(remedy));
            }
            if at.day() < earliest {
                let years = Self::MOST_YEARS;
                let reason = format!("it {what} on {}, more than {years} years before", at.day());
                return Some(OpeningFault::new(reason));
            }
        }
        match (&case.since, &case.received) {
            (Past::At(since), Some(Past::At(received))) if since < received => {
                let (since, received) = (since.day(), received.day());
                let reason = format!(
                    "it entered the stage on {since}, before it was received on {received}"
                );
                Some(OpeningFault::new(reason))
            }
            _ => None,
        }
    }

    fn fault_of_progress(&self, case: &OpeningCase) -> Option<OpeningFault> {
        let stage = self.stage(case.stage);
        let name = &stage.name;
        match case.progress {
            Progress::Waiting | Progress::InHand(_) if stage.work.is_empty() => {
                let reason = format!("`{name}` has no work, so no case stays there");
                Some(OpeningFault::new(reason))
            }
            Progress::InHand(Some(hours)) if !(0.0..=MOST_HOURS).contains(&hours) => {
                let reason = format!("{hours} hours of work done");
                let remedy = format!("from 0 to {MOST_HOURS} are expected");
                Some(OpeningFault::new(reason).with_remedy(remedy))
            }
            Progress::Monitored => self.fault_of_monitoring(case, stage),
            _ => None,
        }
    }

    /// A case whose last planned moment has passed in time is closed.
    fn fault_of_monitoring(&self, case: &OpeningCase, stage: &Stage) -> Option<OpeningFault> {
        let pieces = stage.work.iter();
        let mut planned = pieces.filter_map(|piece| piece.timing.planned.as_ref());
        let Some(last) = planned.next_back() else {
            let reason = format!("`{}` has no work with a planned moment (`at`)", stage.name);
            let remedy = "count its cases as waiting or in hand";
            return Some(OpeningFault::new(reason).with_remedy(remedy));
        };
        let start = self.parts.start.start();
        let entered_at = entered_at(&case.since, start)?;
        let end = last.fixed_end(entered_at, &self.parts.work_calendar)?;
        (end < start).then(|| {
            let reason = format!("its last planned moment in `{}` has passed", stage.name);
            OpeningFault::new(reason).with_remedy("count it as waiting or in hand, or leave it out")
        })
    }

    fn fault_of_worker(&self, case: &OpeningCase, seat: Seat) -> Option<OpeningFault> {
        self.fault_of_ownership(case, seat)
            .or_else(|| self.fault_of_area(case, seat.team))
            .or_else(|| self.fault_of_seat(seat))
    }

    fn fault_of_ownership(&self, case: &OpeningCase, seat: Seat) -> Option<OpeningFault> {
        let stage = self.stage(case.stage);
        let name = &stage.name;
        if !stage.has_owner() {
            let reason = format!("a worker is named, but nobody owns the cases of `{name}`");
            return Some(OpeningFault::new(reason).with_remedy("leave `worker` empty"));
        }
        let first_takes_it = matches!(stage.owner, Ownership::FirstOf(_)) && !stage.keeps_owner;
        if case.progress == Progress::Waiting && first_takes_it {
            let reason = format!(
                "a worker is named, but a case that waits in `{name}` gets its owner with its first work"
            );
            let remedy = "leave `worker` empty, or write in_hand with 0 hours when the worker has it already";
            return Some(OpeningFault::new(reason).with_remedy(remedy));
        }
        let team = &self.parts.teams[seat.team.index()];
        (!self.owns(team, seat.role, case.stage)).then(|| {
            let role = &self.parts.roles[seat.role.index()].name;
            let team = &team.name;
            OpeningFault::new(format!(
                "a `{role}` of team `{team}` cannot own cases in `{name}`"
            ))
        })
    }

    fn fault_of_area(&self, case: &OpeningCase, team: TeamId) -> Option<OpeningFault> {
        let team = &self.parts.teams[team.index()];
        if self.serves(team, case.area) {
            return None;
        }
        let of_case = match case.area {
            Some(area) => format!("area `{}`", self.parts.areas[area.index()].name),
            None => "every area".to_owned(),
        };
        let fault = OpeningFault::new(format!("team `{}` does not serve {of_case}", team.name));
        Some(fault.with_remedy("name the area of the case, and a worker who serves it"))
    }

    fn fault_of_seat(&self, seat: Seat) -> Option<OpeningFault> {
        let seats = self.seats(seat.team, seat.role);
        (seat.position >= seats).then(|| {
            let team = &self.parts.teams[seat.team.index()].name;
            let role = &self.parts.roles[seat.role.index()].name;
            let reason = format!(
                "more workers are named than the {seats} that team `{team}` has as `{role}`"
            );
            let remedy = "give the team more staff, or merge workers who share a post";
            OpeningFault::new(reason).with_remedy(remedy)
        })
    }

    /// Can a worker of a team own a case in a stage: by working there, or before, when the role has no work there?
    fn owns(&self, team: &Team, role: RoleId, stage: StageId) -> bool {
        let has_role = team.staff.iter().any(|staffing| staffing.role == role);
        let may_start = |since: &StageId| {
            self.stage(*since).owner == Ownership::FirstOf(role) && team.stages.contains(since)
        };
        let works_on = if self.stage(stage).has_work_for(role) {
            team.stages.contains(&stage)
        } else {
            self.owned_since[stage.index()].iter().any(may_start)
        };
        has_role && works_on && self.owner_roles(stage).contains(&role)
    }

    /// Does a team serve an area, or all where the area is still to be drawn?
    fn serves(&self, team: &Team, area: Option<AreaId>) -> bool {
        let areas = self.parts.areas.iter().enumerate();
        let mut possible = areas.filter(|(_, described)| described.share > 0.0);
        match area {
            Some(area) => team.serves(area),
            None => possible.all(|(index, _)| team.serves(AreaId::from(index))),
        }
    }
}

/// When a case entered its stage, if that is known before anything is drawn.
fn entered_at(since: &Past, start: SimTime) -> Option<SimTime> {
    match since {
        Past::At(at) => Some(*at),
        Past::Before(law) => {
            let seconds = law.fixed_value()?.round() as i64;
            Some(start + Span::from_seconds(-seconds))
        }
    }
}

/// By stage: do cases of the stream come there, by themselves or as reports that join an open case?
fn came_from(parts: &ModelParts, stream: StreamId) -> Vec<bool> {
    let joined = parts.follow_up.iter();
    let joined = joined.filter(|joined| joined.streams.contains(&stream));
    let begins = std::iter::once(parts.streams[stream.index()].to);
    let begins = begins.chain(joined.map(|joined| joined.stage)).collect();
    let next = |stage| next_of(parts, stage, stream);
    reachable(parts.stages.len(), begins, next)
}

/// By stage: the stages whose first worker may own a case there, in the order of the study.
fn owned_since(stages: &[Stage]) -> Vec<Vec<StageId>> {
    let mut since = vec![Vec::new(); stages.len()];
    for (index, stage) in stages.iter().enumerate() {
        if !matches!(stage.owner, Ownership::FirstOf(_)) {
            continue;
        }
        since[index].push(StageId::from(index));
        // A case has this owner until it enters a stage with a first worker of its own.
        let passes_on = |stage: StageId| match stages[stage.index()].owner {
            Ownership::FirstOf(_) => Vec::new(),
            _ => stages[stage.index()].successors().collect(),
        };
        let reached = reachable(stages.len(), stage.successors().collect(), passes_on);
        for (later, described) in stages.iter().enumerate() {
            let takes_over = matches!(described.owner, Ownership::FirstOf(_));
            if reached[later] && !takes_over && described.has_owner() {
                since[later].push(StageId::from(index));
            }
        }
    }
    since
}

//! `Model`: the organisation and its demand, checked and read-only.

use super::absence::Absence;
use super::arrivals::{Area, ArrivalStream};
use super::change::Change;
use super::check::{self, OpeningRules};
use super::clocks::Clocks;
use super::deadline::Deadline;
use super::desks::Desks;
use super::due_dates::DueDates;
use super::fault::Fault;
use super::ids::{AreaId, DeadlineId, RoleId, StageId, StreamId, TeamId};
use super::offers::{Offers, TeamRules};
use super::opening::OpeningCase;
use super::repeats::{FollowUp, Rereport};
use super::staff::{Role, Team};
use super::stage::Stage;
use crate::time::{Day, LegalCalendar, ProductiveTime, SimTime, WorkCalendar};

/// What a model is made of, before it is checked.
#[derive(Clone, Debug)]
pub struct ModelParts {
    /// The first day that is simulated.
    pub start: Day,
    /// The first day that is reported; what lies before is warm-up.
    pub from: Day,
    /// The first day that is no longer simulated.
    pub until: Day,
    /// When staff work.
    pub work_calendar: WorkCalendar,
    /// How terms count.
    pub legal_calendar: LegalCalendar,
    /// Professions.
    pub roles: Vec<Role>,
    /// Services.
    pub stages: Vec<Stage>,
    /// Areas, with shares that add up to 1.
    pub areas: Vec<Area>,
    /// Demand.
    pub streams: Vec<ArrivalStream>,
    /// Staff.
    pub teams: Vec<Team>,
    /// Terms.
    pub deadlines: Vec<Deadline>,
    /// When staff are away; none means that productive hours are spread evenly.
    pub absence: Option<Absence>,
    /// The absence that productive hours per year contain: that of the study, whatever a scenario makes of it.
    pub usual_absence: Option<Absence>,
    /// What is different for a while; where two say something of the same thing, the later one in the list holds.
    pub changes: Vec<Change>,
    /// Reports on households with an open case.
    pub follow_up: Option<FollowUp>,
    /// Reports on households whose case was closed.
    pub rereport: Option<Rereport>,
    /// The cases that are open at the start.
    pub opening: Vec<OpeningCase>,
}

impl ModelParts {
    /// What is wrong with each part by itself, whether or not all other parts are there: for a reader that goes
    /// on past a part it could not understand.
    pub fn faults_of_each(&self) -> Vec<Fault> {
        check::faults_of_each(self)
    }

    /// What must hold for the cases that are open at the start, for a reader that takes them in one by one.
    pub fn opening_rules(&self) -> OpeningRules<'_> {
        OpeningRules::new(self)
    }
}

/// The organisation and its demand. A model that exists is right: everything was checked by [`Model::new`].
#[derive(Clone, Debug)]
pub struct Model {
    parts: ModelParts,
    desks: Desks,
    offers: Offers,
    clocks: Clocks,
    productive: Vec<ProductiveTime>,
    due_dates: Vec<DueDates>,
    /// The expected number of arrivals of each day of the run, by stream; empty for a replayed one.
    daily_means: Vec<Vec<f64>>,
}

impl Model {
    /// Checks the parts and works out what follows from them.
    ///
    /// # Errors
    /// Every fault that was found, in no particular order; each names the thing it is about.
    pub fn new(parts: ModelParts) -> Result<Model, Vec<Fault>> {
        let faults = check::faults(&parts);
        if !faults.is_empty() {
            return Err(faults);
        }
        let productive =
            |role: &Role| ProductiveTime::new(&parts.work_calendar, role.hours_per_year);
        let desks = Desks::new(&parts);
        let rules: Vec<TeamRules> = parts.teams.iter().map(TeamRules::of).collect();
        Ok(Model {
            offers: Offers::new(&parts, &desks, &rules),
            desks,
            clocks: Clocks::new(&parts),
            due_dates: parts
                .deadlines
                .iter()
                .map(|deadline| DueDates::new(&parts, deadline))
                .collect(),
            daily_means: parts
                .streams
                .iter()
                .map(|stream| stream.daily_means(parts.start, parts.until))
                .collect(),
            productive: parts.roles.iter().map(productive).collect(),
            parts,
        })
    }

    /// The first day that is simulated.
    pub fn start(&self) -> Day {
        self.parts.start
    }

    /// The first day that is reported.
    pub fn from(&self) -> Day {
        self.parts.from
    }

    /// The first day that is no longer simulated.
    pub fn until(&self) -> Day {
        self.parts.until
    }

    /// The instant at which a run ends.
    pub fn end(&self) -> SimTime {
        self.parts.until.start()
    }

    /// When staff work.
    pub fn work_calendar(&self) -> &WorkCalendar {
        &self.parts.work_calendar
    }

    /// How terms count.
    pub fn legal_calendar(&self) -> &LegalCalendar {
        &self.parts.legal_calendar
    }

    /// All roles, by id.
    pub fn roles(&self) -> &[Role] {
        &self.parts.roles
    }

    /// All stages, by id.
    pub fn stages(&self) -> &[Stage] {
        &self.parts.stages
    }

    /// All areas, by id.
    pub fn areas(&self) -> &[Area] {
        &self.parts.areas
    }

    /// All streams of arrivals, by id.
    pub fn streams(&self) -> &[ArrivalStream] {
        &self.parts.streams
    }

    /// All teams, by id.
    pub fn teams(&self) -> &[Team] {
        &self.parts.teams
    }

    /// All terms, by id.
    pub fn deadlines(&self) -> &[Deadline] {
        &self.parts.deadlines
    }

    /// A role.
    pub fn role(&self, id: RoleId) -> &Role {
        &self.parts.roles[id.index()]
    }

    /// A stage.
    pub fn stage(&self, id: StageId) -> &Stage {
        &self.parts.stages[id.index()]
    }

    /// An area.
    pub fn area(&self, id: AreaId) -> &Area {
        &self.parts.areas[id.index()]
    }

    /// A stream of arrivals.
    pub fn stream(&self, id: StreamId) -> &ArrivalStream {
        &self.parts.streams[id.index()]
    }

    /// A team.
    pub fn team(&self, id: TeamId) -> &Team {
        &self.parts.teams[id.index()]
    }

    /// When staff are away.
    pub fn absence(&self) -> Option<&Absence> {
        self.parts.absence.as_ref()
    }

    /// What is different for a while, by position.
    pub fn changes(&self) -> &[Change] {
        &self.parts.changes
    }

    /// Reports on households with an open case.
    pub fn follow_up(&self) -> Option<&FollowUp> {
        self.parts.follow_up.as_ref()
    }

    /// Reports on households whose case was closed.
    pub fn rereport(&self) -> Option<&Rereport> {
        self.parts.rereport.as_ref()
    }

    /// The cases that are open at the start.
    pub fn opening(&self) -> &[OpeningCase] {
        &self.parts.opening
    }

    /// The desks and the workers who sit at them.
    pub fn desks(&self) -> &Desks {
        &self.desks
    }

    /// Who may take which work when nothing is changed.
    pub fn offers(&self) -> &Offers {
        &self.offers
    }

    /// Who may take which work when the teams have these rules, by team.
    pub fn offers_under(&self, rules: &[TeamRules]) -> Offers {
        Offers::new(&self.parts, &self.desks, rules)
    }

    /// Which clocks a case may have, and what starts and stops them.
    pub fn clocks(&self) -> &Clocks {
        &self.clocks
    }

    /// The productive time of one fte of a role.
    pub fn productive_time(&self, role: RoleId) -> &ProductiveTime {
        &self.productive[role.index()]
    }

    /// The last second in which a term is met whose clock starts at `started_at`, a moment of the run.
    #[inline]
    pub fn due_at(&self, deadline: DeadlineId, started_at: SimTime) -> SimTime {
        self.due_dates[deadline.index()].due_at(started_at, &self.parts.work_calendar)
    }

    /// The expected number of arrivals of a stream on each day of the run; empty for a replayed one.
    pub fn daily_means(&self, stream: StreamId) -> &[f64] {
        &self.daily_means[stream.index()]
    }

    /// Can a case pass the same stage twice?
    pub fn has_loops(&self) -> bool {
        check::has_loops(&self.parts.stages)
    }
}

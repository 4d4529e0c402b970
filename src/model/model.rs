//! `Model`: the organisation and its demand, checked and read-only.

use super::absence::Absence;
use super::arrivals::{Area, ArrivalStream};
use super::change::{Change, ChangeKind, Watched};
use super::check::{self, OpeningRules};
use super::clocks::Clocks;
use super::deadline::Deadline;
use super::desks::Desks;
use super::due_dates::DueDates;
use super::fault::Fault;
use super::ids::{AreaId, DeadlineId, RoleId, StageId, StreamId, TeamId};
use super::offers::{Offers, TeamRules};
use super::opening::OpeningCase;
use super::presence::{ExtraAbsence, Presence};
use super::repeats::{FollowUp, Rereport};
use super::staff::{Role, Team};
use super::stage::{Ownership, Stage};
use super::ways::Ways;
use crate::time::{Day, LegalCalendar, ProductiveTime, SimTime, WorkCalendar};

/// What a model is made of, before it is checked.
#[derive(Clone, PartialEq, Debug)]
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
    /// What is different for a while; where two say something of the same thing, the later one in the list holds, but
    /// factors of inflow and of work are multiplied.
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

    /// Everything that is wrong with the parts, also with what they say of each other.
    pub fn faults(&self) -> Vec<Fault> {
        check::faults(self)
    }

    /// The roles that a team has at some time of the run: of its own staff and of those who are to be hired.
    pub fn roles_of(&self, team: TeamId) -> Vec<RoleId> {
        let own = self.teams[team.index()].staff.iter();
        let own = own.filter(|staffing| !staffing.workers.is_empty());
        let own = own.map(|staffing| staffing.role);
        let hired = self.changes.iter().filter_map(|change| match &change.kind {
            ChangeKind::Hire(hire) if hire.team == team => Some(hire.role),
            _ => None,
        });
        own.chain(hired).collect()
    }

    /// The stages that a team works on at some time of the run.
    pub fn stages_of(&self, team: TeamId) -> Vec<StageId> {
        let own = self.teams[team.index()].stages.iter();
        let changed = self.changes.iter().filter_map(|change| match &change.kind {
            ChangeKind::Stages { team: of, stages } if *of == team => Some(stages),
            _ => None,
        });
        own.chain(changed.flatten()).copied().collect()
    }

    /// Can a worker of the team become the owner of a case?
    pub fn owns_cases(&self, team: TeamId) -> bool {
        let roles = self.roles_of(team);
        let owned = |stage: StageId| match self.stages[stage.index()].owner {
            Ownership::FirstOf(role) => roles.contains(&role),
            Ownership::Anyone | Ownership::Same => false,
        };
        self.stages_of(team).into_iter().any(owned)
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
    presence: Option<Presence>,
    /// By change; none for one that is no absence.
    extra_absence: Vec<Option<ExtraAbsence>>,
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
        let presence = presence_under(parts.absence.as_ref(), &parts);
        let usual = if parts.usual_absence == parts.absence {
            presence.clone()
        } else {
            presence_under(parts.usual_absence.as_ref(), &parts)
        };
        let desks = Desks::new(&parts);
        let rules: Vec<TeamRules> = parts.teams.iter().map(TeamRules::of).collect();
        let staffed: Vec<bool> = desks.all().iter().map(|desk| desk.fte > 0.0).collect();
        Ok(Model {
            offers: Offers::new(&parts, &desks, &rules, &staffed),
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
            extra_absence: extra_absence(&parts),
            productive: productive_times(&parts, usual.as_ref()),
            presence,
            parts,
        })
    }

    /// What it is made of.
    pub(super) fn parts(&self) -> &ModelParts {
        &self.parts
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

    /// What absence means for each day of the run; none without absence.
    pub fn presence(&self) -> Option<&Presence> {
        self.presence.as_ref()
    }

    /// The extra absence of a change, by its position; none when the change is another.
    pub fn extra_absence(&self, change: usize) -> Option<&ExtraAbsence> {
        self.extra_absence[change].as_ref()
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

    /// Who may take which work when the teams have these rules, by team, and these desks have workers, by desk.
    pub fn offers_under(&self, rules: &[TeamRules], staffed: &[bool]) -> Offers {
        Offers::new(&self.parts, &self.desks, rules, staffed)
    }

    /// Which clocks a case may have, and what starts and stops them.
    pub fn clocks(&self) -> &Clocks {
        &self.clocks
    }

    /// The productive time of one fte of a role who is present. What one fte is expected to do in a calendar year is
    /// less by the absence of that year: with the usual absence exactly the hours per year of the role.
    pub fn productive_time(&self, role: RoleId) -> &ProductiveTime {
        &self.productive[role.index()]
    }

    /// The last second in which a term is met whose clock starts at `started_at`, before or in the run.
    #[inline]
    pub fn due_at(&self, deadline: DeadlineId, started_at: SimTime) -> SimTime {
        self.due_dates[deadline.index()].due_at(
            started_at,
            &self.parts.work_calendar,
            &self.parts.legal_calendar,
        )
    }

    /// The expected number of arrivals of a stream on each day of the run; empty for a replayed one.
    pub fn daily_means(&self, stream: StreamId) -> &[f64] {
        &self.daily_means[stream.index()]
    }

    /// Does a change wait for how much this stream brings?
    pub fn counts_received(&self, stream: StreamId) -> bool {
        let triggers = self
            .changes()
            .iter()
            .filter_map(|change| change.during.trigger.as_ref());
        let mut conditions =
            triggers.flat_map(|trigger| [Some(&trigger.when), trigger.until.as_ref()]);
        conditions.any(|condition| {
            condition.is_some_and(|condition| condition.watched == Watched::Received(stream))
        })
    }

    /// Can a worker of the team become the owner of a case, at some time of the run?
    pub fn owns_cases(&self, team: TeamId) -> bool {
        self.parts.owns_cases(team)
    }

    /// Can a case pass the same stage twice, at some time of the run?
    pub fn has_loops(&self) -> bool {
        check::has_loops(&Ways::of(&self.parts))
    }
}

/// The presence of staff under an absence, for the days of the run and all later days of the work calendar.
fn presence_under(absence: Option<&Absence>, parts: &ModelParts) -> Option<Presence> {
    let calendar = &parts.work_calendar;
    let end = calendar.first_day() + calendar.days() as i32;
    absence.map(|absence| Presence::new(absence, parts.start, end.max(parts.until)))
}

/// The productive time of each role: the hours per year contain the usual absence, whatever happens in this model.
fn productive_times(parts: &ModelParts, usual: Option<&Presence>) -> Vec<ProductiveTime> {
    let share_present = |day: Day| usual.map_or(1.0, |presence| presence.share_present(day));
    let productive =
        |role: &Role| ProductiveTime::new(&parts.work_calendar, role.hours_per_year, share_present);
    parts.roles.iter().map(productive).collect()
}

/// The extra absence of each change.
fn extra_absence(parts: &ModelParts) -> Vec<Option<ExtraAbsence>> {
    let of_change = |change: &Change| match &change.kind {
        ChangeKind::Absence { share, spell, .. } => {
            Some(ExtraAbsence::new(*share, spell, parts.absence.as_ref()))
        }
        _ => None,
    };
    parts.changes.iter().map(of_change).collect()
}

#[cfg(test)]
mod tests {
    use super::super::absence::Sickness;
    use super::super::change::During;
    use super::*;
    use crate::random::Law;
    use crate::time::{Holidays, HoursPerYear};

    fn sick(share: f64) -> Option<Absence> {
        let sickness = Sickness {
            share,
            spell: Law::exponential(21.0).unwrap(),
            months: [1.0; 12],
            pressure: None,
        };
        Some(Absence {
            sickness: Some(sickness),
            ..Absence::default()
        })
    }

    /// A role and no work, for the years 2021 to 2024.
    fn model(absence: Option<Absence>, usual_absence: Option<Absence>) -> Model {
        let extra = Change {
            key: 1,
            title: None,
            during: During {
                from: None,
                until: None,
                trigger: None,
            },
            kind: ChangeKind::Absence {
                team: None,
                role: None,
                share: 0.05,
                spell: Law::fixed(5.0).unwrap(),
            },
        };
        let cost = Change {
            kind: ChangeKind::Cost { euro: 1.0 },
            ..extra.clone()
        };
        let parts = ModelParts {
            start: Day::new(2021, 1, 1),
            from: Day::new(2021, 1, 1),
            until: Day::new(2024, 1, 1),
            work_calendar: WorkCalendar::always(2020, 2024),
            legal_calendar: LegalCalendar::new(Holidays::Dutch, Vec::new()),
            roles: vec![Role {
                name: "MW".to_owned(),
                title: "MW".to_owned(),
                hours_per_year: HoursPerYear::Hours(1350.0),
                cost_per_year: None,
            }],
            stages: Vec::new(),
            areas: vec![Area {
                name: "regio".to_owned(),
                title: "regio".to_owned(),
                share: 1.0,
            }],
            streams: Vec::new(),
            teams: Vec::new(),
            deadlines: Vec::new(),
            absence,
            usual_absence,
            changes: vec![cost, extra],
            follow_up: None,
            rereport: None,
            opening: Vec::new(),
        };
        Model::new(parts).unwrap()
    }

    /// The hours that one fte is expected to work in 2024.
    fn expected_hours(model: &Model) -> f64 {
        let productive = model.productive_time(RoleId(0));
        let days = Day::new(2024, 1, 1).number()..Day::new(2025, 1, 1).number();
        let on = |day: Day| {
            let present = model.presence().map_or(1.0, |of| of.share_present(day));
            productive.between(day.start(), (day + 1).start()) / 3600.0 * present
        };
        days.map(Day::from_number).map(on).sum()
    }

    /// Second source: the study and independent causes. Usual absence is in the hours per year, more costs.
    #[test]
    fn hours_per_year_contain_the_usual_absence_and_no_more() {
        let cases = [
            (None, None, 1350.0),
            (sick(0.07), sick(0.07), 1350.0),
            (sick(0.12), sick(0.07), 1350.0 * 0.88 / 0.93),
            (None, sick(0.07), 1350.0 / 0.93),
            (sick(0.07), None, 1350.0 * 0.93),
        ];
        for (absence, usual, hours) in cases {
            let found = expected_hours(&model(absence, usual));
            assert!((found - hours).abs() < 1e-6, "{found} {hours}");
        }
    }

    #[test]
    fn a_change_that_is_no_absence_has_no_extra_absence() {
        let model = model(sick(0.07), sick(0.07));
        assert!(model.extra_absence(0).is_none());
        // By hand: 0.05 / 0.93 of the days in spells of 5.
        let share = 0.05 / 0.93;
        let risk = model.extra_absence(1).unwrap().risk();
        assert!((risk - share / (5.0 - 4.0 * share)).abs() < 1e-15);
    }
}

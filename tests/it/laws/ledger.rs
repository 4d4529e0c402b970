//! `Ledger`: the facts of a run sorted by case, each checked to be possible where it stands.

use doorstroom::engine::{CaseNumber, Causes, Fact, StaffState};
use doorstroom::measure::EventLog;
use doorstroom::model::{
    AreaId, ChangeKind, DeadlineId, Destination, Model, Ownership, Route, StageId, StreamId,
    WorkerId,
};
use doorstroom::time::{SimTime, Span};

use super::staff_file::StaffFile;

/// What happened to every case.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    /// By number.
    pub(crate) cases: Vec<CaseFile>,
    /// In the order in which they were told to count.
    pub(crate) terms: Vec<TermFile>,
    /// By worker.
    pub(crate) staff: Vec<StaffFile>,
}

/// What happened to a case.
#[derive(Debug)]
pub(crate) struct CaseFile {
    pub(crate) received_at: SimTime,
    pub(crate) stream: StreamId,
    pub(crate) area: AreaId,
    pub(crate) urgent: bool,
    /// Was it open when the run started? Then its first visit, and perhaps work there, had begun before.
    pub(crate) was_open: bool,
    /// The open case that it turned out to be about.
    pub(crate) joined: Option<CaseNumber>,
    pub(crate) visits: Vec<Visit>,
    pub(crate) closed_at: Option<SimTime>,
}

/// A visit to a stage.
#[derive(Debug)]
pub(crate) struct Visit {
    pub(crate) stage: StageId,
    pub(crate) entered_at: SimTime,
    pub(crate) started_at: Option<SimTime>,
    pub(crate) completed_at: Option<SimTime>,
    pub(crate) slices: Vec<Slice>,
    /// What its time went to, once it is over.
    pub(crate) causes: Option<Causes>,
}

/// A slice of work.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slice {
    pub(crate) piece: usize,
    pub(crate) worker: WorkerId,
    pub(crate) enabled_at: SimTime,
    pub(crate) started_at: SimTime,
    pub(crate) ended_at: Option<SimTime>,
    /// Did it end before it was done? Then the next one goes on with it.
    pub(crate) handed_back: bool,
    /// What it waited for before it began.
    pub(crate) waited: Causes,
}

/// A term that counts.
#[derive(Debug)]
pub(crate) struct TermFile {
    pub(crate) case: CaseNumber,
    pub(crate) area: AreaId,
    pub(crate) deadline: DeadlineId,
    pub(crate) started_at: SimTime,
    pub(crate) due_at: SimTime,
    pub(crate) told_at: SimTime,
    pub(crate) stopped_at: Option<SimTime>,
}

/// Later than every instant of a run.
const NEVER: SimTime = SimTime::FAR_FUTURE;

impl Slice {
    /// When it ended; if it did not, never.
    pub(crate) fn end(&self) -> SimTime {
        self.ended_at.unwrap_or(NEVER)
    }
}

impl Visit {
    fn new(stage: StageId, entered_at: SimTime) -> Self {
        Visit {
            stage,
            entered_at,
            started_at: None,
            completed_at: None,
            slices: Vec::new(),
            causes: None,
        }
    }

    /// When the case left the stage; if it did not, never.
    pub(crate) fn end(&self) -> SimTime {
        self.completed_at.unwrap_or(NEVER)
    }
}

impl CaseFile {
    fn new(received_at: SimTime, stream: StreamId, area: AreaId, urgent: bool) -> Self {
        CaseFile {
            received_at,
            stream,
            area,
            urgent,
            was_open: false,
            joined: None,
            visits: Vec::new(),
            closed_at: None,
        }
    }

    /// The worker who owns the case in a visit, and from when on: the first who did the owner's work there, or in the
    /// last visit before it that had an owner, through stages that keep or want the same one.
    pub(crate) fn owner(&self, model: &Model, visit: usize) -> Option<(WorkerId, SimTime)> {
        let described = model.stage(self.visits[visit].stage);
        if let Ownership::FirstOf(role) = described.owner {
            let of_role = |slice: &&Slice| {
                model.stage(self.visits[visit].stage).work[slice.piece].role == role
            };
            let first = self.visits[visit].slices.iter().find(of_role);
            return first.map(|slice| (slice.worker, slice.started_at));
        }
        let before = visit.checked_sub(1)?;
        self.owner(model, before)
    }

    /// The stretches during which the case counts in the caseload of a worker: from the first work of an owner to the
    /// completion of the stage, through stages that keep the owner, up to the start of a partner there.
    pub(crate) fn held(&self, model: &Model) -> Vec<(WorkerId, SimTime, SimTime)> {
        let mut held: Vec<(WorkerId, SimTime, SimTime)> = Vec::new();
        let mut holds = false;
        for (index, visit) in self.visits.iter().enumerate() {
            let described = model.stage(visit.stage);
            let owner = self.owner(model, index);
            if matches!(described.owner, Ownership::FirstOf(_)) {
                holds = owner.is_some();
                held.extend(owner.map(|(owner, since)| (owner, since, visit.end())));
            } else if !described.keeps_owner {
                holds = false;
            } else if holds {
                let is_partner = |slice: &&Slice| {
                    let desks = model.desks();
                    let team = desks.desk(desks.worker(slice.worker).desk).team;
                    model.team(team).external
                };
                let accepted = visit.slices.iter().find(is_partner);
                let last = held.last_mut().expect("a stretch that goes on");
                last.2 = accepted.map_or(visit.end(), |slice| slice.started_at);
                holds = accepted.is_none();
            }
        }
        held
    }
}

impl Ledger {
    /// Sorts the facts of a run. Panics at a fact that cannot follow what was told before.
    pub(crate) fn of(model: &Model, log: &EventLog) -> Self {
        let mut ledger = Ledger {
            staff: StaffFile::all(model),
            ..Ledger::default()
        };
        // What was open at the start is told a second before it.
        let mut last = model.start().start() - Span::from_seconds(1);
        for &(at, fact) in log.facts() {
            assert!(last <= at && at < model.end(), "{at}: {fact:?}");
            last = at;
            ledger.enter(model, at, fact);
        }
        ledger
    }

    /// Every visit with its case.
    pub(crate) fn visits(&self) -> impl Iterator<Item = (&CaseFile, &Visit)> {
        let of = |case: &'_ CaseFile| (0..case.visits.len()).collect::<Vec<_>>();
        self.cases
            .iter()
            .flat_map(move |case| of(case).into_iter().map(move |n| (case, &case.visits[n])))
    }

    /// Every slice with its case and visit.
    pub(crate) fn slices(&self) -> impl Iterator<Item = (&CaseFile, &Visit, &Slice)> {
        self.visits()
            .flat_map(|(case, visit)| visit.slices.iter().map(move |slice| (case, visit, slice)))
    }

    fn enter(&mut self, model: &Model, at: SimTime, fact: Fact) {
        match fact {
            Fact::CaseArrived {
                case,
                stream,
                area,
                urgent,
            } => {
                assert_eq!(case.0 as usize, self.cases.len());
                self.cases.push(CaseFile::new(at, stream, area, urgent));
            }
            Fact::CaseOpen {
                case,
                stream,
                area,
                urgent,
                received_at,
                stage,
                entered_at,
                begun,
            } => {
                assert_eq!(case.0 as usize, self.cases.len());
                assert_eq!(at, model.start().start() - Span::from_seconds(1));
                assert!(received_at <= entered_at && entered_at <= at);
                self.cases.push(CaseFile {
                    was_open: true,
                    visits: vec![Visit {
                        started_at: begun.then_some(entered_at),
                        ..Visit::new(stage, entered_at)
                    }],
                    ..CaseFile::new(received_at, stream, area, urgent)
                });
            }
            Fact::JoinedOpenCase { case, joined } => {
                let other = self.open(joined);
                assert!(other.joined.is_none());
                let area = other.area;
                let file = self.open(case);
                assert!(file.visits.is_empty() && file.area == area && case != joined);
                file.joined = Some(joined);
            }
            Fact::StageEntered { case, stage, area } => {
                let file = self.open(case);
                assert_eq!(file.area, area);
                match file.visits.last() {
                    None => {
                        assert_eq!(at, file.received_at);
                        let joins = model.follow_up().filter(|_| file.joined.is_some());
                        let first = joins.map_or(model.stream(file.stream).to, |of| of.stage);
                        assert_eq!(stage, first);
                    }
                    Some(before) => {
                        assert_eq!(before.completed_at, Some(at));
                        assert!(leads_to(model, before.stage, Destination::Stage(stage)));
                    }
                }
                file.visits.push(Visit::new(stage, at));
            }
            Fact::StageStarted {
                case,
                stage,
                entered_at,
                ..
            } => {
                let visit = self.visit(case, stage);
                assert!(visit.started_at.is_none() && visit.slices.is_empty());
                assert_eq!(visit.entered_at, entered_at);
                visit.started_at = Some(at);
            }
            Fact::WorkStarted {
                case,
                stage,
                piece,
                worker,
                enabled_at,
                waited,
            } => {
                let was_open = self.open(case).was_open && self.open(case).visits.len() == 1;
                let visit = self.visit(case, stage);
                let ready_at = match visit.slices.last() {
                    None => {
                        assert!(visit.started_at == Some(at) || was_open);
                        visit.entered_at
                    }
                    Some(before) => {
                        assert!(before.piece <= piece);
                        assert!(!before.handed_back || before.piece == piece);
                        before.ended_at.expect("one slice after the other")
                    }
                };
                assert!(ready_at <= enabled_at && enabled_at <= at);
                visit.slices.push(Slice {
                    piece,
                    worker,
                    enabled_at,
                    started_at: at,
                    ended_at: None,
                    handed_back: false,
                    waited,
                });
            }
            Fact::WorkEnded {
                case,
                stage,
                piece,
                worker,
                started_at,
            }
            | Fact::WorkHandedBack {
                case,
                stage,
                piece,
                worker,
                started_at,
            } => {
                let visit = self.visit(case, stage);
                let slice = visit.slices.last_mut().expect("work that was begun");
                assert_eq!(
                    (slice.piece, slice.worker, slice.started_at, slice.ended_at),
                    (piece, worker, started_at, None)
                );
                assert!(started_at + Span::from_seconds(1) <= at);
                slice.ended_at = Some(at);
                slice.handed_back = matches!(fact, Fact::WorkHandedBack { .. });
            }
            Fact::StaffChanged { worker, state } => self.staff_changes(model, at, worker, state),
            Fact::PostDecided { worker, filled } => {
                assert!(model.desks().worker(worker).hired_by.is_some());
                self.staff[worker.index()].post_is_decided(filled);
            }
            Fact::PostEnded { worker } => self.staff[worker.index()].post_ends(),
            Fact::StageCompleted {
                case,
                stage,
                received_at,
                entered_at,
                started_at,
                causes,
                ..
            } => {
                assert_eq!(self.open(case).received_at, received_at);
                let visit = self.visit(case, stage);
                assert_eq!(
                    (visit.entered_at, visit.started_at),
                    (entered_at, started_at)
                );
                assert!(visit.slices.iter().all(|slice| slice.ended_at.is_some()));
                visit.completed_at = Some(at);
                visit.causes = Some(causes);
                let file = self.open(case);
                // What was done before the run is not told.
                if !file.was_open || file.visits.len() > 1 {
                    assert_slices_of_pieces(model, file.visits.last().expect("a visit"));
                }
            }
            Fact::TermCounts {
                case,
                area,
                deadline,
                started_at,
                due_at,
            } => {
                let file = self.open(case);
                assert_eq!(file.area, area);
                assert!(file.received_at <= started_at && started_at <= at);
                assert!(started_at <= due_at);
                self.terms.push(TermFile {
                    case,
                    area,
                    deadline,
                    started_at,
                    due_at,
                    told_at: at,
                    stopped_at: None,
                });
            }
            Fact::TermStopped {
                case,
                deadline,
                started_at,
                due_at,
                ..
            } => {
                let running = self.terms.iter_mut().find(|term| {
                    term.stopped_at.is_none()
                        && (term.case, term.deadline, term.started_at, term.due_at)
                            == (case, deadline, started_at, due_at)
                });
                running.expect("a term that counts and runs").stopped_at = Some(at);
            }
            Fact::CaseClosed {
                case, received_at, ..
            } => {
                let file = self.open(case);
                assert_eq!(file.received_at, received_at);
                let last = file.visits.last().expect("a case that was in a stage");
                assert_eq!(last.completed_at, Some(at));
                assert!(leads_to(model, last.stage, Destination::Closed));
                file.closed_at = Some(at);
            }
        }
    }

    /// Staff change at midnight; a new state is another one. Who goes leaves no work in hand behind.
    fn staff_changes(&mut self, model: &Model, at: SimTime, worker: WorkerId, state: StaffState) {
        assert_eq!(at.second_of_day(), 0);
        let hired = model.desks().worker(worker).hired_by.is_some();
        self.staff[worker.index()].changes(at, state, hired);
    }

    /// A case that is not closed.
    fn open(&mut self, case: CaseNumber) -> &mut CaseFile {
        let file = &mut self.cases[case.0 as usize];
        assert!(file.closed_at.is_none(), "{case:?} is closed");
        file
    }

    /// The stage that a case is in.
    fn visit(&mut self, case: CaseNumber, stage: StageId) -> &mut Visit {
        let visit = self.open(case).visits.last_mut().expect("a stage entered");
        assert!(visit.stage == stage && visit.completed_at.is_none());
        visit
    }
}

/// May a case go there after a stage, at some time of the run?
fn leads_to(model: &Model, stage: StageId, to: Destination) -> bool {
    let changed = model
        .changes()
        .iter()
        .filter_map(|change| match &change.kind {
            ChangeKind::Route {
                stage: of, route, ..
            } if *of == stage => Some(route),
            _ => None,
        });
    let mut routes = model.stage(stage).routes().chain(changed);
    let has_share = |route: &Route| {
        let mut shares = route.shares.iter();
        shares.any(|(next, share)| *next == to && *share > 0.0)
    };
    routes.any(has_share)
}

/// Every piece that all cases need was done in all its slices, and no piece in part.
fn assert_slices_of_pieces(model: &Model, visit: &Visit) {
    for (index, piece) in model.stage(visit.stage).work.iter().enumerate() {
        let done = visit
            .slices
            .iter()
            .filter(|slice| slice.piece == index && !slice.handed_back)
            .count();
        let all = piece.timing.slices as usize;
        assert!(done == all || (done == 0 && piece.share < 1.0));
    }
}

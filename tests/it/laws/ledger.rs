//! `Ledger`: the facts of a run sorted by case, each checked to be possible where it stands.

use doorstroom::engine::{CaseNumber, Fact};
use doorstroom::measure::EventLog;
use doorstroom::model::{AreaId, DeadlineId, Model, Ownership, StageId, StreamId, WorkerId};
use doorstroom::time::{SimTime, Span};

/// What happened to every case.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    /// By number.
    pub(crate) cases: Vec<CaseFile>,
    /// In the order in which they were told to count.
    pub(crate) terms: Vec<TermFile>,
}

/// What happened to a case.
#[derive(Debug)]
pub(crate) struct CaseFile {
    pub(crate) received_at: SimTime,
    pub(crate) stream: StreamId,
    pub(crate) area: AreaId,
    pub(crate) urgent: bool,
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
}

/// A slice of work.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slice {
    pub(crate) piece: usize,
    pub(crate) worker: WorkerId,
    pub(crate) enabled_at: SimTime,
    pub(crate) started_at: SimTime,
    pub(crate) ended_at: Option<SimTime>,
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
    /// When the case left the stage; if it did not, never.
    pub(crate) fn end(&self) -> SimTime {
        self.completed_at.unwrap_or(NEVER)
    }
}

impl CaseFile {
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
        let mut ledger = Ledger::default();
        let mut last = model.start().start();
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
                self.cases.push(CaseFile {
                    received_at: at,
                    stream,
                    area,
                    urgent,
                    visits: Vec::new(),
                    closed_at: None,
                });
            }
            Fact::StageEntered { case, stage, area } => {
                let file = self.open(case);
                assert_eq!(file.area, area);
                match file.visits.last() {
                    None => {
                        assert_eq!(at, file.received_at);
                        assert_eq!(stage, model.stream(file.stream).to);
                    }
                    Some(before) => {
                        assert_eq!(before.completed_at, Some(at));
                        let described = model.stage(before.stage);
                        assert!(described.successors().any(|next| next == stage));
                    }
                }
                file.visits.push(Visit {
                    stage,
                    entered_at: at,
                    started_at: None,
                    completed_at: None,
                    slices: Vec::new(),
                });
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
            } => {
                let visit = self.visit(case, stage);
                let ready_at = match visit.slices.last() {
                    None => {
                        assert_eq!(visit.started_at, Some(at));
                        visit.entered_at
                    }
                    Some(before) => {
                        assert!(before.piece <= piece);
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
                });
            }
            Fact::WorkEnded {
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
            }
            Fact::StageCompleted {
                case,
                stage,
                received_at,
                entered_at,
                started_at,
                ..
            } => {
                assert_eq!(self.open(case).received_at, received_at);
                let visit = self.visit(case, stage);
                assert_eq!(
                    (visit.entered_at, visit.started_at),
                    (entered_at, started_at)
                );
                assert!(visit.slices.iter().all(|slice| slice.ended_at.is_some()));
                assert_slices_of_pieces(model, visit);
                visit.completed_at = Some(at);
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
                assert!(model.stage(last.stage).may_close());
                file.closed_at = Some(at);
            }
            // Told by studies with changes alone.
            other => panic!("nothing of the kind is in these studies: {other:?}"),
        }
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

/// Every piece that all cases need was done in all its slices, and no piece in part.
fn assert_slices_of_pieces(model: &Model, visit: &Visit) {
    for (index, piece) in model.stage(visit.stage).work.iter().enumerate() {
        let done = visit
            .slices
            .iter()
            .filter(|slice| slice.piece == index)
            .count();
        let all = piece.timing.slices as usize;
        assert!(done == all || (done == 0 && piece.share < 1.0));
    }
}

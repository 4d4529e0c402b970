//! `Activities`: the facts of one run as an event log, one activity of a case after the other.

use std::collections::BTreeMap;

use crate::engine::{CaseNumber, Cause, Causes, Fact, Observer};
use crate::model::{AreaId, StageId, WorkerId};
use crate::time::SimTime;

/// Something that was done with a case, or happened to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Activity {
    /// Which case.
    pub case: CaseNumber,
    /// From where.
    pub area: AreaId,
    /// Is it acutely unsafe?
    pub urgent: bool,
    /// What.
    pub kind: ActivityKind,
    /// When it was over; none while it is not, or when that is not known.
    pub completed_at: Option<SimTime>,
}

/// What was done with a case, or happened to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ActivityKind {
    /// It was received.
    Received,
    /// It entered a stage.
    Entered(StageId),
    /// Work of the stage in which it was at the start had begun before the run; when is not known.
    HadBegun(StageId),
    /// A worker did a slice of work.
    Worked(Work),
    /// All work of a stage was done.
    Completed(StageId),
    /// It was closed.
    Closed,
}

/// A slice of work.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Work {
    /// In which stage.
    pub stage: StageId,
    /// Which piece of the stage's work, by position.
    pub piece: usize,
    /// Who.
    pub worker: WorkerId,
    /// From when on it could have begun.
    pub enabled_at: SimTime,
    /// When it began.
    pub started_at: SimTime,
    /// What it mostly waited for; none when it began at once.
    pub waited_for: Option<Cause>,
    /// Was it left to others before it was done?
    pub handed_back: bool,
}

/// Hears the facts of a run and hands on every activity when it is over. It remembers no more than the open cases.
pub struct Activities<F> {
    hand_on: F,
    open: BTreeMap<CaseNumber, OpenCase>,
}

/// What is remembered of an open case.
#[derive(Clone, Copy, Debug)]
struct OpenCase {
    area: AreaId,
    urgent: bool,
    work: Option<Work>,
}

impl<F: FnMut(Activity)> Activities<F> {
    /// Hands activities on to `hand_on`, in the order in which they are over.
    pub fn new(hand_on: F) -> Self {
        Activities {
            hand_on,
            open: BTreeMap::new(),
        }
    }

    /// Hands on the work that is not over when the run ends.
    pub fn finish(mut self) {
        for (case, open) in std::mem::take(&mut self.open) {
            if let Some(work) = open.work {
                self.tell(case, open, ActivityKind::Worked(work), None);
            }
        }
    }

    fn tell(
        &mut self,
        case: CaseNumber,
        of: OpenCase,
        kind: ActivityKind,
        completed_at: Option<SimTime>,
    ) {
        (self.hand_on)(Activity {
            case,
            area: of.area,
            urgent: of.urgent,
            kind,
            completed_at,
        });
    }

    /// Tells of an open case.
    fn tells(&mut self, case: CaseNumber, kind: ActivityKind, at: SimTime) {
        if let Some(&open) = self.open.get(&case) {
            self.tell(case, open, kind, Some(at));
        }
    }

    fn opens(&mut self, case: CaseNumber, area: AreaId, urgent: bool, received_at: SimTime) {
        let open = OpenCase {
            area,
            urgent,
            work: None,
        };
        self.open.insert(case, open);
        self.tells(case, ActivityKind::Received, received_at);
    }

    fn begins(&mut self, case: CaseNumber, work: Work) {
        if let Some(open) = self.open.get_mut(&case) {
            open.work = Some(work);
        }
    }

    fn ends(&mut self, case: CaseNumber, at: SimTime, handed_back: bool) {
        let work = self.open.get_mut(&case).and_then(|open| open.work.take());
        if let Some(work) = work {
            let work = Work {
                handed_back,
                ..work
            };
            self.tells(case, ActivityKind::Worked(work), at);
        }
    }
}

impl<F: FnMut(Activity)> Observer for Activities<F> {
    fn record(&mut self, at: SimTime, fact: Fact) {
        match fact {
            Fact::CaseArrived {
                case, area, urgent, ..
            } => self.opens(case, area, urgent, at),
            Fact::CaseOpen {
                case,
                area,
                urgent,
                received_at,
                stage,
                entered_at,
                begun,
                ..
            } => {
                self.opens(case, area, urgent, received_at);
                self.tells(case, ActivityKind::Entered(stage), entered_at);
                if let Some(&open) = self.open.get(&case).filter(|_| begun) {
                    self.tell(case, open, ActivityKind::HadBegun(stage), None);
                }
            }
            Fact::StageEntered { case, stage, .. } => {
                self.tells(case, ActivityKind::Entered(stage), at);
            }
            Fact::WorkStarted {
                case,
                stage,
                piece,
                worker,
                enabled_at,
                waited,
            } => self.begins(
                case,
                Work {
                    stage,
                    piece,
                    worker,
                    enabled_at,
                    started_at: at,
                    waited_for: Causes::main(&waited),
                    handed_back: false,
                },
            ),
            Fact::WorkEnded { case, .. } => self.ends(case, at, false),
            Fact::WorkHandedBack { case, .. } => self.ends(case, at, true),
            Fact::StageCompleted { case, stage, .. } => {
                self.tells(case, ActivityKind::Completed(stage), at);
            }
            Fact::CaseClosed { case, .. } => {
                self.tells(case, ActivityKind::Closed, at);
                self.open.remove(&case);
            }
            Fact::JoinedOpenCase { .. }
            | Fact::StageStarted { .. }
            | Fact::StaffChanged { .. }
            | Fact::PostDecided { .. }
            | Fact::PostEnded { .. }
            | Fact::TermCounts { .. }
            | Fact::TermStopped { .. } => {}
        }
    }
}

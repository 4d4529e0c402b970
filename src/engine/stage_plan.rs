//! `StagePlan`: what a run knows of a stage beside the model.

use crate::model::{Count, Model, Route, Stage, StreamId};
use crate::random::key_of;

/// What a run knows of a stage beside the model.
#[derive(Clone)]
pub(super) struct StagePlan {
    /// What chance knows the stage by.
    key: u64,
    /// Does any of its work have a planned moment?
    pub(super) has_planned_work: bool,
    /// Times the usual hours, by piece of work.
    pub(super) factors: Vec<f64>,
    /// Routes that replace those of the model, the first one first: of one stream, or of all without a route of their own.
    pub(super) routes: Vec<(Option<StreamId>, Route)>,
    pub(super) count: CaseCount,
}

/// The cases in a stage.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct CaseCount {
    waiting: u32,
    in_hand: u32,
}

impl CaseCount {
    #[inline]
    pub(super) fn enters(&mut self) {
        self.waiting += 1;
    }

    #[inline]
    pub(super) fn starts(&mut self) {
        self.waiting -= 1;
        self.in_hand += 1;
    }

    #[inline]
    pub(super) fn completes(&mut self, was_started: bool) {
        if was_started {
            self.in_hand -= 1;
        } else {
            self.waiting -= 1;
        }
    }

    /// Cases waiting.
    pub(super) fn waiting(self) -> u32 {
        self.waiting
    }
}

impl StagePlan {
    pub(super) fn all(model: &Model) -> Vec<Self> {
        model.stages().iter().map(StagePlan::new).collect()
    }

    fn new(stage: &Stage) -> Self {
        StagePlan {
            key: key_of(&stage.name),
            has_planned_work: stage
                .work
                .iter()
                .any(|piece| piece.timing.planned.is_some()),
            factors: vec![1.0; stage.work.len()],
            routes: Vec::new(),
            count: CaseCount::default(),
        }
    }

    /// What chance knows a piece of work in a visit to the stage by.
    #[inline]
    pub(super) fn work_key(&self, visit: u16, piece: usize) -> u64 {
        self.key ^ (u64::from(visit) << 32 | (piece as u64) << 16)
    }

    /// Where cases of a stream go, as things stand.
    #[inline]
    pub(super) fn route_of<'r>(&'r self, stage: &'r Stage, stream: StreamId) -> &'r Route {
        if self.routes.is_empty() {
            return stage.route_of(stream);
        }
        let of = |wanted: Option<StreamId>| {
            let mut routes = self.routes.iter().rev();
            routes.find(|(of, _)| *of == wanted).map(|(_, route)| route)
        };
        let has_own = stage.routes_of.iter().any(|(own, _)| *own == stream);
        let of_all = || if has_own { None } else { of(None) };
        of(Some(stream))
            .or_else(of_all)
            .unwrap_or_else(|| stage.route_of(stream))
    }
}

/// How many cases a condition counts.
pub(super) fn counted(stages: &[StagePlan], count: Count) -> u32 {
    match count {
        Count::Waiting(stage) => stages[stage.index()].count.waiting,
        Count::InHand(stage) => stages[stage.index()].count.in_hand,
    }
}

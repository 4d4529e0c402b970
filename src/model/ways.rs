//! `Ways`: where cases may go at some time of the run, the routes that changes give for a while included.

use super::change::ChangeKind;
use super::ids::{StageId, StreamId};
use super::model::ModelParts;
use super::stage::{Route, Stage};

/// Where cases may go from each stage at some time of the run.
pub(super) struct Ways<'m> {
    pub(super) stages: &'m [Stage],
    /// The routes that changes give, by stage, with the stream to which each is limited.
    changed: Vec<Vec<(Option<StreamId>, &'m Route)>>,
}

impl<'m> Ways<'m> {
    pub(super) fn of(parts: &'m ModelParts) -> Self {
        let mut changed = vec![Vec::new(); parts.stages.len()];
        for change in &parts.changes {
            if let ChangeKind::Route {
                stage,
                stream,
                route,
            } = &change.kind
            {
                changed[stage.index()].push((*stream, route));
            }
        }
        Ways {
            stages: &parts.stages,
            changed,
        }
    }

    /// Every route after a stage.
    fn routes(&self, stage: StageId) -> impl Iterator<Item = &'m Route> {
        let changed = self.changed[stage.index()].iter();
        let usual = self.stages[stage.index()].routes();
        usual.chain(changed.map(|(_, route)| *route))
    }

    /// The routes after a stage of cases that arrived by `stream`.
    pub(super) fn routes_of(
        &self,
        stage: StageId,
        stream: StreamId,
    ) -> impl Iterator<Item = &'m Route> {
        let described = &self.stages[stage.index()];
        let has_own = described.routes_of.iter().any(|(of, _)| *of == stream);
        let concerns = move |of: Option<StreamId>| of.map_or(!has_own, |of| of == stream);
        let changed = self.changed[stage.index()].iter();
        let changed = changed.filter(move |(of, _)| concerns(*of));
        std::iter::once(described.route_of(stream)).chain(changed.map(|(_, route)| *route))
    }

    /// Every stage that some case may enter after a stage, repeats included.
    pub(super) fn successors(&self, stage: StageId) -> impl Iterator<Item = StageId> {
        self.routes(stage).flat_map(Route::stages)
    }

    /// May a case end after this stage?
    pub(super) fn may_close(&self, stage: StageId) -> bool {
        self.routes(stage).any(Route::may_close)
    }
}

//! `Rules`: who works on what, as things stand.

use crate::model::{ChangeKind, Model, Offers, TeamRules};

/// What changes may replace of the organisation while they hold.
#[derive(Clone, Debug)]
pub(super) struct Rules {
    /// By team.
    pub(super) teams: Vec<TeamRules>,
    /// By stage: is no work on it started?
    pub(super) suspended: Vec<bool>,
    /// Who may take which work.
    pub(super) offers: Offers,
}

impl Rules {
    /// The rules when nothing is changed.
    pub(super) fn of(model: &Model) -> Self {
        Rules {
            teams: model.teams().iter().map(TeamRules::of).collect(),
            suspended: vec![false; model.stages().len()],
            offers: model.offers().clone(),
        }
    }

    /// The rules while these changes hold and these desks have workers, by desk; of two changes that say something of
    /// the same thing the later one counts.
    pub(super) fn under<'c>(
        model: &Model,
        changes: impl Iterator<Item = &'c ChangeKind>,
        staffed: &[bool],
    ) -> Self {
        let mut rules = Rules::of(model);
        changes.for_each(|change| rules.apply(change));
        rules.offers = model.offers_under(&rules.teams, staffed);
        rules
    }

    fn apply(&mut self, change: &ChangeKind) {
        match change {
            ChangeKind::Suspend { stage } => self.suspended[stage.index()] = true,
            ChangeKind::Stages { team, stages } => {
                self.teams[team.index()].stages.clone_from(stages);
            }
            ChangeKind::Areas { team, areas } => self.teams[team.index()].areas.clone_from(areas),
            ChangeKind::Caseload { team, caseload } => {
                self.teams[team.index()].caseload = *caseload;
            }
            ChangeKind::Order { team, order } => self.teams[team.index()].order = *order,
            _ => {}
        }
    }
}

/// Does the change replace rules?
pub(super) fn replaces_rules(change: &ChangeKind) -> bool {
    matches!(
        change,
        ChangeKind::Suspend { .. }
            | ChangeKind::Stages { .. }
            | ChangeKind::Areas { .. }
            | ChangeKind::Caseload { .. }
            | ChangeKind::Order { .. }
    )
}

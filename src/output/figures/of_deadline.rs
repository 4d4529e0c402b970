//! `OfDeadline`: a deadline with all scenarios that have it.

use super::drawing::Drawing;
use crate::analysis::{DeadlineRow, ScenarioFindings};
use crate::measure::{Basis, PeriodKind, Scope};
use crate::model::{Deadline, DeadlineId};

/// A deadline with all scenarios that have it.
pub(super) struct OfDeadline<'a> {
    pub(super) deadline: &'a Deadline,
    /// The one that is drawn with its ranges first.
    pub(super) scenarios: Vec<(&'a ScenarioFindings<'a>, DeadlineId)>,
}

/// The deadlines of the scenario of a drawing that no earlier scenario has.
pub(super) fn new_deadlines<'a>(
    drawing: &'a Drawing<'a>,
) -> impl Iterator<Item = OfDeadline<'a>> + 'a {
    let all = drawing.found.scenario.model.deadlines().iter();
    let is_new = |deadline: &&Deadline| {
        let mut earlier = drawing.earlier.iter();
        !earlier.any(|found| id_of(found, &deadline.name).is_some())
    };
    all.filter(is_new).map(|deadline| {
        let scenarios = std::iter::once(drawing.found).chain(drawing.later);
        let with_id =
            |found: &'a ScenarioFindings<'a>| Some((found, id_of(found, &deadline.name)?));
        OfDeadline {
            deadline,
            scenarios: scenarios.filter_map(with_id).collect(),
        }
    })
}

/// The deadline of this name.
fn id_of(found: &ScenarioFindings<'_>, name: &str) -> Option<DeadlineId> {
    let mut deadlines = found.scenario.model.deadlines().iter();
    deadlines
        .position(|deadline| deadline.name == name)
        .map(DeadlineId::from)
}

impl<'a> OfDeadline<'a> {
    /// How many scenarios stand beside the first.
    pub(super) fn others(&self) -> usize {
        self.scenarios.len() - 1
    }

    /// The name of a scenario in words; nothing where it stands alone.
    pub(super) fn name(&self, scenario: usize) -> &'a str {
        match self.others() {
            0 => "",
            _ => &self.scenarios[scenario].0.scenario.name,
        }
    }
}

/// The rows of a deadline on a basis, of all areas together, of one kind of period.
pub(super) fn rows_of<'a>(
    found: &'a ScenarioFindings<'a>,
    id: DeadlineId,
    basis: Basis,
    kind: PeriodKind,
) -> impl Iterator<Item = &'a DeadlineRow> {
    found.deadlines.iter().filter(move |row| {
        (row.scope, row.deadline, row.basis) == (Scope::All, id, basis) && row.period.kind() == kind
    })
}

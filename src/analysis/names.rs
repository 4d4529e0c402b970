//! Names of changes in tables: a title, or else what can be said in every language.

use crate::model::{Change, ChangeKind, Model};

/// The name of a change in tables: its title, else `team.role` of a hire or `cost` with the day on which it begins.
/// The second of two with the same name has ` (2)` after it, and so on.
pub(super) fn change_name(model: &Model, position: usize) -> String {
    let name = |change: &Change| name(model, change);
    let own = name(&model.changes()[position]);
    let before = model.changes()[..position].iter();
    match before.filter(|change| name(change) == own).count() {
        0 => own,
        same => format!("{own} ({})", same + 1),
    }
}

fn name(model: &Model, change: &Change) -> String {
    if let Some(title) = &change.title {
        return title.clone();
    }
    let what = match &change.kind {
        ChangeKind::Hire(hire) => {
            let (team, role) = (model.team(hire.team), model.role(hire.role));
            format!("{}.{}", team.name, role.name)
        }
        ChangeKind::Cost { .. } => "cost".into(),
        _ => "change".into(),
    };
    match change.during.from {
        Some(day) => format!("{what} {day}"),
        None => what,
    }
}

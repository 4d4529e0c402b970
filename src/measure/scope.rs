//! `Scope`: all areas together, or one of them; and `Grid`: where the numbers of areas stand in a table.

use crate::model::{AreaId, Model};

/// Which cases a number is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Scope {
    /// Those of all areas together.
    All,
    /// Those of one area.
    Area(AreaId),
}

impl Scope {
    /// The scopes of which a model has numbers: all areas together and, where there are several, each area.
    pub fn of(model: &Model) -> Vec<Scope> {
        let areas = model.areas().len();
        let each = (0..areas).map(|index| Scope::Area(AreaId::from(index)));
        let each = each.filter(|_| areas > 1);
        std::iter::once(Scope::All).chain(each).collect()
    }

    /// The name in tables: `all`, or that of the area.
    pub fn name(self, model: &Model) -> &str {
        match self {
            Scope::All => "all",
            Scope::Area(area) => &model.area(area).name,
        }
    }
}

/// A table with a cell for every area and every subject: a stage, or a term.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Grid {
    areas: usize,
    subjects: usize,
}

impl Grid {
    pub(super) fn new(areas: usize, subjects: usize) -> Self {
        Grid { areas, subjects }
    }

    /// The number of cells.
    pub(super) fn cells(self) -> usize {
        self.areas * self.subjects
    }

    /// The cell of a subject in an area.
    #[inline]
    pub(super) fn cell(self, area: usize, subject: usize) -> usize {
        area * self.subjects + subject
    }

    /// The cells of a subject whose sum is the number of a scope.
    pub(super) fn cells_in(self, scope: Scope, subject: usize) -> impl Iterator<Item = usize> {
        let areas = match scope {
            Scope::All => 0..self.areas,
            Scope::Area(area) => area.index()..area.index() + 1,
        };
        areas.map(move |area| self.cell(area, subject))
    }

    /// The number of subjects.
    pub(super) fn subjects(self) -> usize {
        self.subjects
    }

    /// All areas together, then each area; one area is the same as all.
    pub(super) fn scopes(self) -> impl Iterator<Item = Scope> {
        let each = (0..self.areas).filter(move |_| self.areas > 1);
        std::iter::once(Scope::All).chain(each.map(|area| Scope::Area(AreaId::from(area))))
    }

    /// The position of a scope among [`Grid::scopes`].
    pub(super) fn position(self, scope: Scope) -> usize {
        match scope {
            Scope::Area(area) if self.areas > 1 => 1 + area.index(),
            Scope::Area(_) | Scope::All => 0,
        }
    }
}

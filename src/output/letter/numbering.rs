//! `Numbering`: tables and figures are counted through a letter.

use super::super::data_table::DataTable;
use super::super::figures;
use super::content::{Block, Figure};

/// How many tables and figures there were so far.
#[derive(Clone, Copy, Default)]
pub(super) struct Numbering {
    tables: usize,
    figures: usize,
}

impl Numbering {
    /// The next table.
    pub(super) fn table(&mut self, table: DataTable) -> Block {
        self.tables += 1;
        Block::Table {
            number: self.tables,
            table,
        }
    }

    /// The next figure, which shows this.
    pub(super) fn figure(&mut self, figure: &figures::Figure, caption: String) -> Figure {
        self.figures += 1;
        Figure {
            number: self.figures,
            caption,
            description: figure.caption.description.clone(),
            svg: figure.svg.clone(),
        }
    }
}

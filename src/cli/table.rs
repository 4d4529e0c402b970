//! Tables on the terminal.

use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table, TableStyle};

/// One line, under the headings.
const UNDER_THE_HEADINGS: TableStyle =
    TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// A table with a heading over each column; all but the first `names` columns hold numbers and stand to the right.
pub(super) struct Columns {
    table: Table,
    names: usize,
}

impl Columns {
    pub(super) fn new<'a>(headings: impl IntoIterator<Item = &'a str>, names: usize) -> Self {
        let mut table = Table::new();
        table
            .load_style(UNDER_THE_HEADINGS)
            .set_content_arrangement(ContentArrangement::Disabled)
            .set_header(headings);
        Columns { table, names }
    }

    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.table.add_row(cells);
    }

    /// The table as text, a line break at its end.
    pub(super) fn text(mut self) -> String {
        for column in self.table.column_iter_mut().skip(self.names) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        format!("{}\n", self.table.trim_fmt())
    }
}

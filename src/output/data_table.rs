//! `DataTable`: rows and columns that a reader sees, in a letter, in a sheet and beside a chart.
//!
//! A cell has its number and how that is written, so that a page shows the one and a sheet holds the other.

use serde::{Deserialize, Serialize};

use crate::time::Day;

/// Rows and columns that a reader sees. The first cell of a row says what the row is of.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(super) struct DataTable {
    /// What it is about, in a few words: the name of its sheet.
    pub(super) name: String,
    /// The line above it.
    pub(super) caption: String,
    /// The columns, that of the names of rows first.
    pub(super) headings: Vec<String>,
    /// Rows of as many cells as there are columns.
    pub(super) rows: Vec<Vec<Cell>>,
    /// What a reader must know of it; may be empty.
    pub(super) note: String,
}

/// What stands in a row and a column.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(super) enum Cell {
    /// Words.
    Text(String),
    /// A day.
    Day {
        /// Days since 1 January 1970.
        number: i32,
        /// As a reader says it.
        written: String,
    },
    /// A number.
    Number {
        /// The number itself.
        value: f64,
        /// How a sheet shows it.
        form: Form,
        /// As a reader says it.
        written: String,
    },
    /// A number with how far futures lie from it, or how well it is known.
    Range {
        /// The middle.
        value: f64,
        /// The lower end.
        low: f64,
        /// The upper end.
        high: f64,
        /// How a sheet shows them.
        form: Form,
        /// As a reader says them together.
        written: String,
    },
}

/// How a sheet shows a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) enum Form {
    /// A number of things, which as a mean may have a fraction.
    Count,
    /// A share of one, as a percentage.
    Share,
    /// Euros.
    Euro,
}

impl Cell {
    /// Words.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Cell::Text(text.into())
    }

    /// A day as a reader says it.
    pub(super) fn day(day: Day, written: String) -> Self {
        Cell::Day {
            number: day.number(),
            written,
        }
    }

    /// As a reader says it.
    pub(super) fn written(&self) -> &str {
        match self {
            Cell::Text(written)
            | Cell::Day { written, .. }
            | Cell::Number { written, .. }
            | Cell::Range { written, .. } => written,
        }
    }

    /// Is it a number, to be set to the right?
    pub(super) fn is_number(&self) -> bool {
        matches!(self, Cell::Number { .. } | Cell::Range { .. })
    }
}

impl DataTable {
    /// Does a column have numbers with a range?
    pub(super) fn has_ranges(&self, column: usize) -> bool {
        let mut cells = self.rows.iter().filter_map(|row| row.get(column));
        cells.any(|cell| matches!(cell, Cell::Range { .. }))
    }

    /// Is a column to be set to the right?
    pub(super) fn is_numeric(&self, column: usize) -> bool {
        let mut cells = self.rows.iter().filter_map(|row| row.get(column));
        cells.any(Cell::is_number)
    }

    /// The table with so many rows at most, where its rows are of days: the first of every month, or of every quarter, half
    /// year or year, and the last of all. A page has no room for every week.
    pub(super) fn thinned(&self, most: usize) -> DataTable {
        let thinned = [1, 3, 6, 12].map(|months| self.every(months));
        let fits = |table: &&DataTable| table.rows.len() <= most;
        thinned.iter().find(fits).unwrap_or(&thinned[3]).clone()
    }

    /// The first row of every so many months, counted from January, and the last of all.
    fn every(&self, months: i16) -> DataTable {
        let part = |row: &Vec<Cell>| match row.first() {
            Some(Cell::Day { number, .. }) => {
                let day = Day::from_number(*number);
                Some((day.year(), (i16::from(day.month()) - 1) / months))
            }
            _ => None,
        };
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for (position, row) in self.rows.iter().enumerate() {
            let is_new = part(row).is_none() || rows.last().and_then(part) != part(row);
            let is_last = position + 1 == self.rows.len();
            if is_new || is_last {
                rows.push(row.clone());
            }
        }
        DataTable {
            rows,
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weekly(days: &[Day]) -> DataTable {
        let row = |&day: &Day| vec![Cell::day(day, day.to_string())];
        DataTable {
            name: "list".into(),
            caption: String::new(),
            headings: vec!["date".into()],
            rows: days.iter().map(row).collect(),
            note: String::new(),
        }
    }

    fn kept(table: &DataTable) -> Vec<&str> {
        table.rows.iter().map(|row| row[0].written()).collect()
    }

    #[test]
    fn a_month_has_its_first_date_and_the_end_its_own() {
        let days = [(1, 1), (1, 4), (1, 25), (2, 1), (2, 8), (2, 15)];
        let days = days.map(|(month, day)| Day::new(2021, month, day));
        let table = weekly(&days).thinned(3);
        assert_eq!(kept(&table), ["2021-01-01", "2021-02-01", "2021-02-15"]);
    }

    #[test]
    fn rows_grow_scarcer_until_they_fit() {
        let day = |month: i8| Day::new(2021, month, 1);
        let table = weekly(&[1, 2, 3, 4, 5, 6, 7, 8].map(day));
        assert_eq!(table.thinned(8).rows.len(), 8);
        let table = table.thinned(4);
        assert_eq!(
            kept(&table),
            ["2021-01-01", "2021-04-01", "2021-07-01", "2021-08-01"]
        );
    }
}

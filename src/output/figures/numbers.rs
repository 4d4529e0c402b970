//! `Numbers`: what a chart draws, as numbers: its CSV, and a sheet of the workbook of a letter.

use std::io;

use super::super::data_table::{self, DataTable, Form};
use super::super::words::Words;
use crate::time::Day;

/// The numbers of a chart: every number that it draws, and every number that its words tell.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::output) struct Numbers {
    /// One for each column.
    pub(in crate::output) headings: Vec<String>,
    /// From top to bottom, each as long as the headings.
    pub(in crate::output) rows: Vec<Vec<Cell>>,
}

impl Numbers {
    /// The table as CSV for programs.
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub(in crate::output) fn write(&self, to: impl io::Write) -> io::Result<()> {
        let mut writer = csv::Writer::from_writer(to);
        writer.write_record(&self.headings)?;
        for row in &self.rows {
            writer.write_record(row.iter().map(Cell::field))?;
        }
        writer.flush()
    }

    /// The numbers as a table that a reader sees.
    pub(in crate::output) fn written(
        &self,
        words: Words,
        name: String,
        caption: String,
        note: String,
    ) -> DataTable {
        let row = |cells: &Vec<Cell>| cells.iter().map(|cell| cell.shown(words)).collect();
        DataTable {
            name,
            caption,
            headings: self.headings.clone(),
            rows: self.rows.iter().map(row).collect(),
            note,
        }
    }
}

/// A cell of the numbers of a chart.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::output) enum Cell {
    /// There is nothing to tell.
    Nothing,
    /// Words.
    Text(String),
    /// A day.
    Day(Day),
    /// The month of a day.
    Month(Day),
    /// A number of cases, contacts or hours, or a length of time in its unit.
    Number(f64),
    /// A number of cases that came or went: with its sign.
    Difference(f64),
    /// A share of one.
    Share(f64),
    /// A difference between shares of one, told in percentage points.
    Points(f64),
    /// Full-time equivalents.
    Fte(f64),
}

impl Cell {
    /// A number that may not exist.
    pub(super) fn known<N>(number: Option<N>, cell: impl Fn(N) -> Cell) -> Cell {
        number.map_or(Cell::Nothing, cell)
    }

    /// As it stands in a table for programs: ISO dates, points for decimals.
    pub(in crate::output) fn field(&self) -> String {
        let number = |number: f64| format!("{number:.4}");
        match self {
            Cell::Nothing => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Day(day) => day.to_string(),
            Cell::Month(day) => format!("{:04}-{:02}", day.year(), day.month()),
            Cell::Number(value) | Cell::Difference(value) | Cell::Share(value) => number(*value),
            Cell::Points(value) | Cell::Fte(value) => number(*value),
        }
    }

    /// As a cell of a table that a reader sees.
    fn shown(&self, words: Words) -> data_table::Cell {
        let written = self.written(words);
        let number = |value: f64, form| data_table::Cell::Number {
            value,
            form,
            written: written.clone(),
        };
        match self {
            Cell::Nothing | Cell::Text(_) => data_table::Cell::text(written.clone()),
            Cell::Day(day) | Cell::Month(day) => data_table::Cell::day(*day, written.clone()),
            Cell::Number(value) | Cell::Difference(value) | Cell::Fte(value) => {
                number(*value, Form::Count)
            }
            Cell::Share(value) | Cell::Points(value) => number(*value, Form::Share),
        }
    }

    /// As the reader writes it.
    pub(in crate::output) fn written(&self, words: Words) -> String {
        match self {
            Cell::Nothing => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Day(day) => words.date(*day),
            Cell::Month(day) => words.month(*day),
            Cell::Number(number) => words.count(*number),
            Cell::Difference(number) => words.signed_count(*number),
            Cell::Share(share) => words.percent(*share),
            Cell::Points(points) => words.signed_points(*points),
            Cell::Fte(fte) => words.fte(*fte),
        }
    }
}

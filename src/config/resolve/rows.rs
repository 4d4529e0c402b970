//! CSV files whose first line names their columns. Every row is used or told.

use csv::{ReaderBuilder, StringRecord};
use toml::value::Datetime;

use crate::config::collection::unknown;
use crate::config::log::ProblemLog;
use crate::config::problem::Problem;
use crate::config::scalar::iso_date;
use crate::config::source::Place;
use crate::time::{Day, SimTime, Span};

/// What is known by its date alone happened at the opening of the office.
const SECOND_OF_A_BARE_DATE: i64 = 9 * 3600;

/// Rows that are told one by one; of the others only the lines are named.
const MOST_ROWS_TOLD: usize = 20;

/// A kind of file.
pub(super) struct Format {
    /// What its rows are, in the plural.
    pub(super) what: &'static str,
    /// The columns that it may have.
    pub(super) columns: &'static [&'static str],
    /// Those that it must have.
    pub(super) needed: &'static [&'static str],
}

/// One row, by the names of its columns.
pub(super) struct Row<'r> {
    record: &'r StringRecord,
    headers: &'r StringRecord,
}

impl Row<'_> {
    /// What stands in a column, without blanks around it; nothing where the cell is empty or there is no such column.
    pub(super) fn filled(&self, column: &str) -> Option<&str> {
        let position = self.headers.iter().position(|name| name.trim() == column)?;
        let cell = self.record.get(position).unwrap_or_default().trim();
        Some(cell).filter(|cell| !cell.is_empty())
    }

    /// What stands in a column that may not be empty.
    pub(super) fn needed(&self, column: &str) -> Result<&str, Fault> {
        let filled = self.filled(column);
        filled.ok_or_else(|| Fault::new(format!("the row has no `{column}`")))
    }
}

/// Why a row cannot be used, and what would be right.
pub(super) struct Fault {
    pub(super) title: String,
    pub(super) hint: Option<String>,
}

impl Fault {
    pub(super) fn new(title: impl Into<String>) -> Self {
        Fault {
            title: title.into(),
            hint: None,
        }
    }

    pub(super) fn hint(self, hint: impl Into<Option<String>>) -> Self {
        Fault {
            hint: hint.into(),
            ..self
        }
    }
}

/// What `read` makes of every row of the file of `log`, in the order of the file; nothing when its header is of another
/// kind of file.
pub(super) fn rows<T>(
    log: &ProblemLog,
    format: &Format,
    mut read: impl FnMut(&Row<'_>) -> Result<T, Fault>,
) -> Option<Vec<T>> {
    let text = log.source().text();
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let headers = reader.headers().cloned().unwrap_or_default();
    check_columns(log, format, &headers)?;
    let mut understood = Vec::new();
    let mut unreadable = Unreadable::new(log);
    for record in reader.records() {
        // The text is UTF-8 and rows may have any length, so that the reader has nothing left to refuse.
        let record = &record.expect("text in memory can be read");
        let headers = &headers;
        match whole(record, headers.len()).and_then(|()| read(&Row { record, headers })) {
            Ok(row) => understood.push(row),
            Err(fault) => unreadable.tell(record, fault),
        }
    }
    unreadable.tell_the_others();
    if understood.is_empty() && unreadable.rows == 0 {
        let title = format!("the file has no {}", format.what);
        log.tell(Problem::new(title).because("there are no rows under its header"));
    }
    Some(understood)
}

/// A file with semicolons, as Dutch spreadsheets write it, or with commas.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    if header.contains(';') { b';' } else { b',' }
}

fn whole(record: &StringRecord, fields: usize) -> Result<(), Fault> {
    if record.len() == fields {
        return Ok(());
    }
    let found = record.len();
    Err(Fault::new(format!(
        "a row of {found} fields under a header of {fields}"
    )))
}

/// Tells columns that mean nothing, stand twice or are missing; nothing when there are any.
fn check_columns(log: &ProblemLog, format: &Format, headers: &StringRecord) -> Option<()> {
    let header_line = Place::from(0..log.source().line_end(0));
    let names: Vec<&str> = headers.iter().map(str::trim).collect();
    if names.iter().all(|name| !format.columns.contains(name)) {
        log.tell(no_names(format).at(header_line, "none of these is the name of a column"));
        return None;
    }
    let mut usable = true;
    for (position, name) in names.iter().enumerate() {
        if !format.columns.contains(name) {
            let valid = format.columns.iter().copied();
            log.tell(unknown("column", name, header_line, valid));
            usable = false;
        } else if names[..position].contains(name) {
            let problem = Problem::new(format!("the column `{name}` is given twice"));
            log.tell(problem.at(header_line, "remove one of the two"));
            usable = false;
        }
    }
    let missing = format.needed.iter().filter(|name| !names.contains(name));
    for name in missing.filter(|_| usable).collect::<Vec<_>>() {
        let problem = Problem::new(format!("the file has no column `{name}`"));
        log.tell(problem.at(header_line, "the first line names the columns"));
        usable = false;
    }
    usable.then_some(())
}

fn no_names(format: &Format) -> Problem {
    Problem::new("the first line does not name the columns")
        .because(format!("columns may be {}", format.columns.join(", ")))
        .hint(format!(
            "begin the file with a line such as `{}`",
            format.needed.join(",")
        ))
}

/// `2021-03-18`, `2021-03-18 14:05` or `2021-03-18T14:05:30`.
pub(super) fn instant(written: &str) -> Result<SimTime, Fault> {
    let without_seconds = has_time(written) && written.matches(':').count() == 1;
    let whole = if without_seconds {
        format!("{written}:00")
    } else {
        written.to_owned()
    };
    let moment: Option<Datetime> = whole.parse().ok();
    let local = moment.filter(|moment| moment.offset.is_none());
    let date = local.and_then(|moment| moment.date);
    let Some(date) = date.filter(|date| (1900..=2200).contains(&date.year)) else {
        let fault = Fault::new(format!("`{written}` is not a date"));
        return Err(fault.hint(hint_for_date(written)));
    };
    let second = local
        .and_then(|moment| moment.time)
        .map_or(SECOND_OF_A_BARE_DATE, |time| {
            let (hour, minute) = (i64::from(time.hour), i64::from(time.minute));
            // A leap second is the last second of its minute.
            hour * 3600 + minute * 60 + i64::from(time.second.unwrap_or(0).min(59))
        });
    let day = Day::new(date.year as i16, date.month as i8, date.day as i8);
    Ok(day.start() + Span::from_seconds(second))
}

/// Is there more than a date?
pub(super) fn has_time(written: &str) -> bool {
    written.contains(':')
}

fn hint_for_date(written: &str) -> String {
    match iso_date(written) {
        Some(iso) => format!("write it as `{iso}`"),
        None => "write `2021-03-18`, or `2021-03-18 14:05` in local time without a zone".to_owned(),
    }
}

pub(super) fn truth(written: &str) -> Result<bool, Fault> {
    match written.to_lowercase().as_str() {
        "true" | "yes" | "ja" | "1" => Ok(true),
        "false" | "no" | "nee" | "0" => Ok(false),
        _ => {
            let fault = Fault::new(format!("`{written}` is neither true nor false"));
            Err(fault.hint("write true or false, ja or nee, 1 or 0".to_owned()))
        }
    }
}

/// The rows that could not be read.
struct Unreadable<'l> {
    log: &'l ProblemLog,
    rows: usize,
    /// Lines of the rows that were not told by themselves.
    other_lines: Vec<u64>,
    /// Where the first of those stands.
    others_from: Option<Place>,
}

impl<'l> Unreadable<'l> {
    fn new(log: &'l ProblemLog) -> Self {
        Unreadable {
            log,
            rows: 0,
            other_lines: Vec::new(),
            others_from: None,
        }
    }

    fn tell(&mut self, record: &StringRecord, fault: Fault) {
        self.rows += 1;
        if self.rows <= MOST_ROWS_TOLD {
            let problem = Problem::new(fault.title).at(self.place(record), "in this row");
            self.log.tell(problem.hint(fault.hint));
            return;
        }
        if self.others_from.is_none() {
            self.others_from = Some(self.place(record));
        }
        let line = record.position().map(|position| position.line());
        self.other_lines.extend(line);
    }

    /// The first line of a row.
    fn place(&self, record: &StringRecord) -> Place {
        let source = self.log.source();
        let byte = record.position().map_or(0, |position| position.byte());
        let byte = byte as usize;
        // The reader counts the end of a line before the row partly to the row.
        let text = source.text_at(Place::from(byte..source.text().len()));
        let start = byte + (text.len() - text.trim_start_matches(['\r', '\n']).len());
        Place::from(start..source.line_end(start))
    }

    fn tell_the_others(&self) {
        let Some(first) = self.others_from else {
            return;
        };
        let lines: Vec<String> = self.other_lines.iter().map(u64::to_string).collect();
        let title = format!("{} more rows cannot be read", lines.len());
        let problem = Problem::new(title).because(format!("lines {}", lines.join(", ")));
        self.log.tell(problem.at(first, "the first of them"));
    }
}

//! Arrivals that happened, from a CSV file. Every row is used or told.

use csv::{ReaderBuilder, StringRecord};
use toml::value::Datetime;

use super::names::Names;
use crate::config::collection::unknown;
use crate::config::log::ProblemLog;
use crate::config::problem::Problem;
use crate::config::scalar::iso_date;
use crate::config::source::Place;
use crate::model::{AreaId, ReplayedArrival};
use crate::time::{Day, SimTime, Span};

/// A report of which only the date is known was received at the opening of the office.
const SECOND_OF_A_BARE_DATE: i64 = 9 * 3600;

/// Rows that are told one by one; of the others only the lines are named.
const MOST_ROWS_TOLD: usize = 20;

/// The columns that a file of arrivals may have.
const COLUMNS: [&str; 3] = ["received", "area", "urgent"];

/// The arrivals in the file of `log`, in the order of their instants.
pub(super) fn replayed(log: &ProblemLog, areas: &Names<'_>) -> Option<Vec<ReplayedArrival>> {
    let text = log.source().text();
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let headers = reader.headers().cloned().unwrap_or_default();
    let columns = columns(log, &headers)?;
    let mut arrivals = Vec::new();
    let mut unreadable = Unreadable::new(log);
    for record in reader.records() {
        // The text is UTF-8 and rows may have any length, so that the reader has nothing left to refuse.
        let record = record.expect("text in memory can be read");
        match arrival(&record, &columns, headers.len(), areas) {
            Ok(arrival) => arrivals.push(arrival),
            Err(fault) => unreadable.tell(&record, fault),
        }
    }
    unreadable.tell_the_others();
    if arrivals.is_empty() && unreadable.rows == 0 {
        log.tell(
            Problem::new("the file has no arrivals").because("there are no rows under its header"),
        );
    }
    arrivals.sort_by_key(|arrival| arrival.received_at);
    Some(arrivals)
}

/// A file with semicolons, as Dutch spreadsheets write it, or with commas.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    if header.contains(';') { b';' } else { b',' }
}

/// Where each column stands.
struct Columns {
    received: usize,
    area: Option<usize>,
    urgent: Option<usize>,
}

fn columns(log: &ProblemLog, headers: &StringRecord) -> Option<Columns> {
    let header_line = Place::from(0..log.source().line_end(0));
    let mut usable = true;
    for (position, header) in headers.iter().enumerate() {
        let name = header.trim();
        if !COLUMNS.contains(&name) {
            log.tell(unknown("column", name, header_line, COLUMNS));
            usable = false;
        } else if headers
            .iter()
            .take(position)
            .any(|before| before.trim() == name)
        {
            let problem = Problem::new(format!("the column `{name}` is given twice"));
            log.tell(problem.at(header_line, "remove one of the two"));
            usable = false;
        }
    }
    let position = |column: &str| headers.iter().position(|header| header.trim() == column);
    let received = position("received");
    if received.is_none() && usable {
        let problem = Problem::new("the file has no column `received`");
        log.tell(problem.at(header_line, "the first line names the columns"));
    }
    Some(Columns {
        received: received.filter(|_| usable)?,
        area: position("area"),
        urgent: position("urgent"),
    })
}

/// Why a row cannot be used, and what would be right.
struct Fault {
    title: String,
    hint: Option<String>,
}

impl Fault {
    fn new(title: String) -> Self {
        Fault { title, hint: None }
    }
}

fn arrival(
    record: &StringRecord,
    columns: &Columns,
    fields: usize,
    areas: &Names<'_>,
) -> Result<ReplayedArrival, Fault> {
    if record.len() != fields {
        let title = format!(
            "a row of {} fields under a header of {fields}",
            record.len()
        );
        return Err(Fault::new(title));
    }
    let field = |column: usize| record.get(column).unwrap_or_default().trim();
    let filled = |column: Option<usize>| column.map(field).filter(|text| !text.is_empty());
    Ok(ReplayedArrival {
        received_at: instant(field(columns.received))?,
        area: filled(columns.area)
            .map(|name| area(name, areas))
            .transpose()?,
        urgent: filled(columns.urgent).map(truth).transpose()?,
    })
}

/// `2021-03-18`, `2021-03-18 14:05` or `2021-03-18T14:05:30`.
fn instant(written: &str) -> Result<SimTime, Fault> {
    let has_time = written.contains(':');
    let without_seconds = has_time && written.matches(':').count() == 1;
    let whole = if without_seconds {
        format!("{written}:00")
    } else {
        written.to_owned()
    };
    let moment: Option<Datetime> = whole.parse().ok();
    let local = moment.filter(|moment| moment.offset.is_none());
    let date = local.and_then(|moment| moment.date);
    let Some(date) = date.filter(|date| (1900..=2200).contains(&date.year)) else {
        return Err(Fault {
            title: format!("`{written}` is not a date"),
            hint: Some(hint_for_date(written)),
        });
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

fn hint_for_date(written: &str) -> String {
    match iso_date(written) {
        Some(iso) => format!("write it as `{iso}`"),
        None => "write `2021-03-18`, or `2021-03-18 14:05` in local time without a zone".to_owned(),
    }
}

fn area(written: &str, areas: &Names<'_>) -> Result<AreaId, Fault> {
    let found = areas.position(written).map(AreaId::from);
    found.ok_or_else(|| Fault {
        title: format!("unknown area `{written}`"),
        hint: crate::config::nearest::did_you_mean(written, areas.all()),
    })
}

fn truth(written: &str) -> Result<bool, Fault> {
    match written.to_lowercase().as_str() {
        "true" | "yes" | "ja" | "1" => Ok(true),
        "false" | "no" | "nee" | "0" => Ok(false),
        _ => Err(Fault {
            title: format!("`{written}` is neither true nor false"),
            hint: Some("write true or false, ja or nee, 1 or 0".to_owned()),
        }),
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

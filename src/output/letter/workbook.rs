//! The tables of a letter and of all figures as a workbook: a sheet each, with numbers and dates that Excel knows as
//! such, and charts that stay editable.

use std::fmt;

use rust_xlsxwriter::{
    Chart, ChartAxisDateUnitType, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType,
    ChartSolidFill, ChartType, DocProperties, ExcelDateTime, Format, FormatAlign, FormatUnderline,
    Formula, Url, Workbook, Worksheet, XlsxError,
};

use super::super::data_table::{Cell, DataTable, Form};
use super::super::words::LetterWords;
use super::content::{Block, Drawn, FigureTable, Letter};
use super::html;
use super::sheet_names::SheetNames;

/// A workbook could not be made; says why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetError(String);

/// The colour of links: dark enough on white.
const LINK: &str = "#0B2A55";

/// Days from the first day of Excel to 1 January 1970.
const EPOCH: i32 = 25_569;

/// A sheet and what it is about.
struct Listed {
    sheet: String,
    caption: String,
    note: String,
}

/// The bytes of the workbook: the same for the same letter.
pub(super) fn workbook(letter: &Letter) -> Result<Vec<u8>, SheetError> {
    let words = html::words(letter);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(letter)?);
    workbook.add_worksheet();
    let mut names = SheetNames::new(words.contents());
    let mut listed = Vec::new();
    for block in letter.blocks() {
        if let Block::Table { number, table } = block {
            let name = format!("{} {number}", words.table());
            let sheet = add(&mut workbook, words, &names.name(&name), table)?;
            listed.push(sheet);
        }
    }
    for figure in &letter.figure_tables {
        let name = names.name(&figure.table.name);
        listed.push(add(&mut workbook, words, &name, &figure.table)?);
        if let Some(drawn) = figure.drawn {
            let sheet = workbook.worksheet_from_name(&name)?;
            draw(sheet, words, &name, figure, drawn)?;
        }
    }
    let contents = workbook.worksheet_from_index(0)?;
    write_contents(contents, letter, &listed)?;
    Ok(workbook.save_to_buffer()?)
}

/// Title and origin; the time is always the same.
fn properties(letter: &Letter) -> Result<DocProperties, XlsxError> {
    Ok(DocProperties::new()
        .set_title(html::title(letter))
        .set_author("doorstroom")
        .set_comment(&letter.source)
        .set_creation_datetime(&ExcelDateTime::from_ymd(1980, 1, 1)?))
}

/// What the workbook has, where it is from, and what a reader must know of it.
fn write_contents(
    sheet: &mut Worksheet,
    letter: &Letter,
    listed: &[Listed],
) -> Result<(), XlsxError> {
    let words = html::words(letter);
    let (bold, wrapped) = (Format::new().set_bold(), wrapped());
    let link_format = wrapped
        .clone()
        .set_font_color(LINK)
        .set_underline(FormatUnderline::Single);
    sheet.set_name(words.contents())?;
    for (column, heading) in (0_u16..).zip(words.contents_headings()) {
        sheet.write_string_with_format(0, column, heading, &bold)?;
    }
    for (row, listed) in (1_u32..).zip(listed) {
        let link = format!("internal:'{}'!A1", listed.sheet.replace('\'', "''"));
        let link = Url::new(link).set_text(&listed.sheet);
        sheet.write_url_with_format(row, 0, link, &link_format)?;
        sheet.write_string_with_format(row, 1, &listed.caption, &wrapped)?;
        sheet.write_string_with_format(row, 2, &listed.note, &wrapped)?;
        sheet.set_row_height(row, height(&[(&listed.caption, 60), (&listed.note, 90)]))?;
    }
    let after = u32::try_from(listed.len()).unwrap_or(u32::MAX / 2) + 2;
    let about = [&letter.kind, &letter.title, &letter.measure, &letter.source];
    for (row, text) in (after..).zip(about) {
        sheet.write_string_with_format(row, 1, text, &wrapped)?;
        sheet.set_row_height(row, height(&[(text, 60)]))?;
    }
    for (column, width) in [(0, 30.0), (1, 60.0), (2, 90.0)] {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    fit_on_paper(sheet);
    Ok(())
}

/// The height of a row in which these texts stand in columns of so many letters, in points.
fn height(texts: &[(&str, usize)]) -> f64 {
    let lines = texts
        .iter()
        .map(|(text, width)| text.chars().count().div_ceil(*width));
    15.0 * lines.max().unwrap_or(1).max(1) as f64
}

/// Adds a table as a sheet: names of columns in the first row, names of rows in the first column, both in sight when
/// the rest moves.
fn add(
    workbook: &mut Workbook,
    words: LetterWords,
    name: &str,
    table: &DataTable,
) -> Result<Listed, XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(name)?;
    let heading = wrapped().set_bold();
    let mut at = 0;
    for (column, title) in table.headings.iter().enumerate() {
        let cells = table.rows.iter().filter_map(|row| row.get(column));
        let longest = cells.map(|cell| cell.written().chars().count()).max();
        let has_ranges = table.has_ranges(column);
        let width = if has_ranges {
            16
        } else {
            longest.unwrap_or(0).clamp(14, 44)
        };
        let titles = std::iter::once(title.clone());
        let ends = words.range_headings(title);
        for title in titles.chain(ends.into_iter().filter(|_| has_ranges)) {
            sheet.write_string_with_format(0, at, title, &heading)?;
            sheet.set_column_width(at, width as f64 + 2.0)?;
            at += 1;
        }
    }
    for (position, cells) in (1_u32..).zip(&table.rows) {
        let mut at = 0;
        for (column, cell) in cells.iter().enumerate() {
            write(sheet, words, position, at, cell)?;
            at += if table.has_ranges(column) { 3 } else { 1 };
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_repeat_rows(0, 0)?;
    fit_on_paper(sheet);
    Ok(Listed {
        sheet: name.to_owned(),
        caption: table.caption.clone(),
        note: table.note.clone(),
    })
}

fn fit_on_paper(sheet: &mut Worksheet) {
    sheet.set_paper_size(9);
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
}

fn wrapped() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}

fn write(
    sheet: &mut Worksheet,
    words: LetterWords,
    row: u32,
    column: u16,
    cell: &Cell,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => {
            sheet.write_string_with_format(row, column, text, &wrapped())?;
        }
        Cell::Day { number, .. } => {
            let format = Format::new()
                .set_num_format(words.date_format())
                .set_align(FormatAlign::Left);
            let serial = f64::from(number + EPOCH);
            sheet.write_number_with_format(row, column, serial, &format)?;
        }
        Cell::Number { value, form, .. } => {
            sheet.write_number_with_format(row, column, *value, &format_of(words, *form))?;
        }
        Cell::Range {
            value,
            low,
            high,
            form,
            ..
        } => {
            for (at, number) in (column..).zip([value, low, high]) {
                sheet.write_number_with_format(row, at, *number, &format_of(words, *form))?;
            }
        }
    }
    Ok(())
}

fn format_of(words: LetterWords, form: Form) -> Format {
    Format::new().set_num_format(match form {
        Form::Count => "#,##0.0",
        Form::Share => "0.0%",
        Form::Euro => words.euro_format(),
    })
}

/// Where numbers stand in a sheet.
struct Columns<'a> {
    sheet: &'a str,
    last_row: u32,
}

impl Columns<'_> {
    fn values(&self, column: u16) -> (&str, u32, u16, u32, u16) {
        (self.sheet, 1, column, self.last_row, column)
    }
}

/// Draws a list or shares beside their numbers, as a chart that a reader can change.
fn draw(
    sheet: &mut Worksheet,
    words: LetterWords,
    name: &str,
    figure: &FigureTable,
    drawn: Drawn,
) -> Result<(), XlsxError> {
    let table = &figure.table;
    let last_row = u32::try_from(table.rows.len()).unwrap_or(0);
    if last_row == 0 {
        return Ok(());
    }
    let scenarios = &table.headings[1..];
    let columns = Columns {
        sheet: name,
        last_row,
    };
    let after = u16::try_from(1 + 3 * scenarios.len()).unwrap_or(u16::MAX / 2);
    write_spread(sheet, words, after, table)?;
    let mut lines = Chart::new(ChartType::Line);
    for (position, scenario) in (0_u16..).zip(scenarios) {
        lines
            .add_series()
            .set_name(scenario)
            .set_categories(columns.values(0))
            .set_values(columns.values(1 + 3 * position))
            .set_format(&mut line(position));
    }
    let mut chart = band(words, &columns, after);
    chart.combine(&lines);
    chart.title().set_name(&table.caption);
    chart
        .x_axis()
        .set_date_axis(true)
        .set_major_unit(3)
        .set_major_unit_date_type(ChartAxisDateUnitType::Months)
        .set_num_format(words.month_format());
    match drawn {
        Drawn::Shares => chart.y_axis().set_min(0).set_max(1).set_num_format("0%"),
        Drawn::List => chart.y_axis().set_min(0).set_num_format("#,##0"),
    };
    chart
        .legend()
        .set_position(ChartLegendPosition::Bottom)
        .delete_entries(&[0]);
    chart.set_width(900).set_height(440);
    let alternative: String = figure.description.chars().take(255).collect();
    chart.set_alt_text(alternative);
    sheet.insert_chart(1, after + 2, &chart)?;
    Ok(())
}

/// The height of the range of the first scenario, as a formula, for the band of the chart.
fn write_spread(
    sheet: &mut Worksheet,
    words: LetterWords,
    column: u16,
    table: &DataTable,
) -> Result<(), XlsxError> {
    let heading = wrapped().set_bold();
    sheet.write_string_with_format(0, column, words.spread_heading(), &heading)?;
    sheet.set_column_width(column, 18)?;
    for (position, row) in (1_u32..).zip(&table.rows) {
        if let Some(Cell::Range {
            low, high, form, ..
        }) = row.get(1)
        {
            let line = position + 1;
            let formula =
                Formula::new(format!("=D{line}-C{line}")).set_result((high - low).to_string());
            let format = format_of(words, *form);
            sheet.write_formula_with_format(position, column, formula, &format)?;
        }
    }
    Ok(())
}

/// The range of the first scenario: what lies under it is not seen.
fn band(words: LetterWords, columns: &Columns<'_>, spread: u16) -> Chart {
    let mut chart = Chart::new(ChartType::AreaStacked);
    chart
        .add_series()
        .set_name("")
        .set_categories(columns.values(0))
        .set_values(columns.values(2))
        .set_format(ChartFormat::new().set_no_fill());
    let mut pale = ChartSolidFill::new();
    pale.set_color("#DAE7F3");
    chart
        .add_series()
        .set_name(words.band())
        .set_categories(columns.values(0))
        .set_values(columns.values(spread))
        .set_format(ChartFormat::new().set_solid_fill(&pale));
    chart
}

/// Lines are told apart by their dashes as well as by their colours.
fn line(position: u16) -> ChartFormat {
    let (colour, dash) = match position {
        0 => ("#0B2A55", ChartLineDashType::Solid),
        1 => ("#8A1C5B", ChartLineDashType::Dash),
        _ => ("#00594C", ChartLineDashType::RoundDot),
    };
    let mut line = ChartLine::new();
    line.set_color(colour).set_width(2.25).set_dash_type(dash);
    let mut format = ChartFormat::new();
    format.set_line(&line);
    format
}

impl From<XlsxError> for SheetError {
    fn from(error: XlsxError) -> Self {
        SheetError(error.to_string())
    }
}

impl fmt::Display for SheetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the workbook cannot be made: {}", self.0)
    }
}

impl std::error::Error for SheetError {}

//! The files of a letter: a page, a Word document and a workbook.

use std::fmt;

use super::super::charts::ChartError;
use super::content::Letter;
use super::docx;
use super::html;
use super::store::{StoreError, StoredLetters};
use super::template::{PageTemplate, TemplateError};
use super::workbook::{SheetError, workbook};
use crate::model::Language;

/// The letter as a page.
const PAGE: &str = "letter.html";
/// The letter as a Word document.
const DOCUMENT: &str = "letter.docx";
/// Its tables as a workbook.
const WORKBOOK: &str = "tables.xlsx";

/// Which letter of a run is asked for, and what it stands in.
#[derive(Clone, Copy, Default, Debug)]
pub struct LetterRequest<'a> {
    /// Its language; none means that of the run.
    pub language: Option<Language>,
    /// The scenario that is the measure; none means the first of the study.
    pub scenario: Option<&'a str>,
    /// A page with places for the letter: the name of its file, and its text.
    pub page: Option<(&'a str, &'a str)>,
    /// Likewise a Word document: the name of its file, and its bytes.
    pub document: Option<(&'a str, &'a [u8])>,
}

/// Why a letter cannot be made.
#[derive(Clone, PartialEq, Debug)]
pub enum LetterError {
    /// What was kept of the run does not have it.
    Store(StoreError),
    /// The template is wrong.
    Template(TemplateError),
    /// A chart cannot be drawn.
    Chart(ChartError),
    /// The workbook cannot be made.
    Sheet(SheetError),
}

/// The files of a letter that was kept, by their names.
pub(in crate::output) fn files(
    letters: &StoredLetters,
    request: &LetterRequest<'_>,
) -> Result<Vec<(String, Vec<u8>)>, LetterError> {
    let letter = letters.letter(request.language, request.scenario)?;
    Ok(vec![
        (PAGE.into(), page(letter, request)?.into_bytes()),
        (DOCUMENT.into(), document(letter, request)?),
        (WORKBOOK.into(), workbook(letter)?),
    ])
}

fn page(letter: &Letter, request: &LetterRequest<'_>) -> Result<String, LetterError> {
    let Some((name, text)) = request.page else {
        return Ok(html::page(letter));
    };
    Ok(PageTemplate::read(name, text)?.filled(letter))
}

fn document(letter: &Letter, request: &LetterRequest<'_>) -> Result<Vec<u8>, LetterError> {
    match request.document {
        None => docx::document(letter),
        Some((name, bytes)) => docx::document_in(name, bytes, letter),
    }
}

impl LetterError {
    /// What to do about it, when that is known.
    pub fn hint(&self) -> Option<String> {
        match self {
            LetterError::Store(error) => Some(error.hint()),
            LetterError::Template(error) => Some(error.hint()),
            LetterError::Chart(_) | LetterError::Sheet(_) => None,
        }
    }
}

impl From<StoreError> for LetterError {
    fn from(error: StoreError) -> Self {
        LetterError::Store(error)
    }
}

impl From<TemplateError> for LetterError {
    fn from(error: TemplateError) -> Self {
        LetterError::Template(error)
    }
}

impl From<ChartError> for LetterError {
    fn from(error: ChartError) -> Self {
        LetterError::Chart(error)
    }
}

impl From<SheetError> for LetterError {
    fn from(error: SheetError) -> Self {
        LetterError::Sheet(error)
    }
}

impl fmt::Display for LetterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LetterError::Store(error) => error.fmt(f),
            LetterError::Template(error) => error.fmt(f),
            LetterError::Chart(error) => error.fmt(f),
            LetterError::Sheet(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for LetterError {}

//! The council letter: composed once from what was found, kept, and written as a page, a Word document and a workbook.

mod annex;
mod areas;
mod compose;
mod content;
mod core;
mod docx;
mod figure_tables;
mod files;
mod goals;
mod html;
mod lists;
mod look_again;
mod money;
mod numbering;
mod placeholders;
mod sheet_names;
mod sheets;
mod store;
mod subject;
mod template;
mod terms;
#[cfg(test)]
mod tests;
mod uncertain;
mod workbook;

pub(super) use files::files;
pub use files::{LetterError, LetterRequest};
pub(super) use store::LETTERS;
pub use store::{StoreError, StoredLetters};
pub use template::TemplateError;
pub use workbook::SheetError;

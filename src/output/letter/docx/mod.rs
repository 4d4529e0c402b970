//! A letter as a Word document: of our own, or in the letterhead of somebody else.

mod body;
mod fill;
mod package;
mod paragraphs;
mod styles;
#[cfg(test)]
mod tests;
mod xml;

pub(super) use fill::{document, document_in};

//! The sentences of a council letter, in plain Dutch (B1) and plain English: short, one fact each, and no simulated
//! number without its range.

mod goals;
mod letter_words;
mod lists;
mod look_again;
mod money;
mod sheets;
mod terms;
mod uncertain;

pub(in crate::output) use letter_words::{LetterWords, Side};

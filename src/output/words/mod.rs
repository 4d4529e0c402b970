//! What readers see, in Dutch and in English: numbers, dates, names of measures, captions and cautions. No other
//! place of the library has words for readers.

mod captions;
mod cautions;
mod dates;
mod labels;
mod language;
mod numbers;

pub(in crate::output) use captions::{ListStory, Setting, ShareStory, UtilisationStory, Verdict};
pub use labels::Heading;
pub use language::Words;

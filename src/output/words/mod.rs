//! What readers see, in Dutch and in English: numbers, dates, names of measures, captions and cautions. No other
//! place of the library has words for readers.

mod backtest;
mod captions;
mod causes;
mod cautions;
mod dates;
mod labels;
mod language;
mod numbers;
mod staff;

pub(in crate::output) use backtest::{basis_of, duration_of, stock_of};
pub(in crate::output) use captions::{
    Beside, Course, ListStory, Setting, ShareStory, TimeStory, UtilisationStory, Verdict,
};
pub use labels::Heading;
pub(in crate::output) use labels::is_all_planned;
pub use language::Words;

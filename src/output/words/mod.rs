//! What readers see, in Dutch and in English: numbers, dates, names of measures, captions and cautions. No other
//! place of the library has words for readers.

mod backtest;
mod captions;
mod causes;
mod cautions;
mod columns;
mod dates;
mod labels;
mod language;
mod letter;
mod measures;
mod numbers;
mod proof;
mod staff;

pub(in crate::output) use backtest::{basis_of, duration_of, stock_of};
pub(in crate::output) use captions::{
    AreasStory, Beside, Clearances, ContactsStory, Course, Differs, ListStory, LoadStory,
    OverviewStory, Setting, ShareStory, StaffStory, ThreeWaysStory, TimeStory, UtilisationStory,
    Verdict, WeeksStory,
};
pub(in crate::output) use columns::Column;
pub use labels::Heading;
pub(in crate::output) use labels::is_all_planned;
pub use language::Words;
pub(in crate::output) use language::capitalised;
pub(in crate::output) use letter::{LetterWords, Side};
pub(in crate::output) use measures::Measure;
pub use proof::ProofRow;

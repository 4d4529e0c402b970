//! What the user wrote: reads a study and tells every problem of it at once. Home of `toml`, `annotate-snippets` and
//! `strsim`; shares `csv`, which reads here and writes in `output`.
//!
//! The way of a study: `file` reads its bytes, `syntax` parses them, `table` and the readers (`scalar`, `collection`,
//! `quantity`, `week`, `law`) take it apart key by key, `study` holds what was written; `resolve` makes of it
//! what is simulated. Nothing stops at a problem: each is put in the `log`, and the verdict falls at the end.

mod chosen;
mod collection;
mod condition;
mod decimal_comma;
mod file;
mod goal;
mod key_path;
mod law;
mod law_name;
mod load;
mod log;
mod nearest;
mod noted;
mod patch;
mod problem;
mod quantity;
mod resolve;
mod scalar;
mod scenarios;
mod settable;
mod source;
mod study;
mod syntax;
mod table;
mod template;
#[cfg(test)]
mod testing;
mod value;
mod week;

pub use chosen::{UnknownScenario, only_scenarios};
pub use file::{bytes_of, text_of};
pub use goal::{UnreadableGoal, goal};
pub use load::{load, parse, parse_with};
pub use problem::Problems;
pub use settable::{Settable, day_of};
pub use template::Template;

//! What the user wrote: reads a study and tells every problem of it at once. Home of `toml`, `annotate-snippets` and `strsim`.
//!
//! The way of a study: `file` reads its bytes, `syntax` parses them, `table` and the readers (`scalar`, `collection`,
//! `quantity`, `week`, `law`) take it apart key by key, `study` holds what was written. Nothing stops at a problem: each
//! is put in the `log`, and the verdict falls at the end.
#![expect(
    dead_code,
    reason = "the model is built from what is read here in the next step"
)]

mod collection;
mod decimal_comma;
mod file;
mod law;
mod law_name;
mod load;
mod log;
mod nearest;
mod problem;
mod quantity;
mod scalar;
mod source;
mod study;
mod syntax;
mod table;
#[cfg(test)]
mod testing;
mod value;
mod week;

pub use problem::Problems;

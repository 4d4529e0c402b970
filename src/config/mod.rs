//! What the user wrote: reads a study and tells every problem of it at once. Home of `toml`, `annotate-snippets` and `strsim`.

mod collection;
mod log;
mod nearest;
mod problem;
mod quantity;
mod scalar;
mod source;
mod syntax;
mod table;
#[cfg(test)]
mod testing;

mod week;

pub use problem::Problems;

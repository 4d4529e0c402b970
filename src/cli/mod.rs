//! Speaks to people: arguments in, tables and messages out. Home of `clap`, `indicatif`, `anstream` and `comfy-table`.

mod args;
mod backtest;
mod beside;
mod causes;
mod changes;
mod check;
mod commands;
mod differences;
mod failure;
mod fit;
mod letter;
mod money;
mod new;
mod precise;
mod progress;
mod size;
mod speak;
mod summary;
mod table;
mod targets;
mod unknowns;
mod verify;
mod words;
mod workload;

pub(crate) use commands::main;

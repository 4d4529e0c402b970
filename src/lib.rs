//! doorstroom: a case-flow simulator for Veilig Thuis.
pub mod analysis;
pub mod config;
pub mod engine;
pub mod experiment;
pub mod measure;
pub mod model;
pub mod output;
pub mod random;
pub mod stats;
pub mod time;

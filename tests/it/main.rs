//! Tests of the whole: the simulator against theory, law, published tables and hand calculation; the house against its
//! laws; the program as people use it.

mod architecture;
mod by_hand;
mod chance;
mod cli;
mod configs;
mod events;
mod fit;
mod laws;
mod queueing;
mod size;
mod theory;

//! Tests of the whole: the simulator against theory, law, published tables and hand calculation; the house against its
//! laws; the program as people use it.

mod agreement;
mod architecture;
mod bad_input;
mod by_hand;
mod chance;
mod cli;
mod configs;
mod events;
mod fit;
mod laws;
mod regions;
mod size;
mod theory;
mod unknowns;
mod warm_up;
mod workload;

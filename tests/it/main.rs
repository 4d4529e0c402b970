//! Tests of the whole: the simulator against theory, law, published tables and hand calculation.

mod architecture;
mod by_hand;
mod chance;
mod laws;
mod queueing;
mod theory;

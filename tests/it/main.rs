//! Tests of the whole: the simulator against theory, law, published tables and hand calculation.

mod architecture;
mod chance;
mod queueing;
mod theory;

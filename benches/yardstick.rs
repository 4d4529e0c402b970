//! The bare loop on its own, for whole-process CPU time beside that of the program:
//! `cargo bench --bench yardstick -- 200` simulates the laboratory study 200 times (20 without a number).

mod bare_loop;

use bare_loop::Outcome;

#[expect(
    clippy::print_stdout,
    reason = "what the bench came to is for whoever runs it"
)]
fn main() {
    let replications = std::env::args()
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(20);
    let total = (0..replications)
        .map(bare_loop::run)
        .fold(Outcome::default(), sum);
    let mean_wait = total.triage_wait as f64 / total.triages as f64;
    println!(
        "{replications} replications, {} events, mean wait for triage {mean_wait:.0} s",
        total.events
    );
}

fn sum(a: Outcome, b: Outcome) -> Outcome {
    Outcome {
        events: a.events + b.events,
        triages: a.triages + b.triages,
        triage_wait: a.triage_wait + b.triage_wait,
    }
}

//! doorstroom: a case-flow simulator for Veilig Thuis, the Dutch regional centres for advice and reports on domestic
//! violence and child abuse. It answers: *what will this do to the waiting list and to the legal terms, and how sure
//! are we?*
//!
//! This page is the map. What a study can say stands in `configs/example.toml`, how to read the results in the README.
//!
//! # A study, simulated
//!
//! ```
//! use doorstroom::measure::{PeriodKind, Scope};
//! use doorstroom::{analysis, config, experiment};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mut study = config::load("configs/minimal.toml".as_ref())?;
//! study.plan.replications = 20;
//! let results = experiment::run(&study, None, &|_progress| ())?;
//! let findings = analysis::findings(&study, &results);
//!
//! let found = &findings.scenarios[0];
//! let whole = |row: &&analysis::FlowRow| {
//!     row.scope == Scope::All && row.period.kind() == PeriodKind::All
//! };
//! let advice = found.flow.iter().find(whole).ok_or("a row of the whole period")?;
//! // 1200 requests a year are expected, by a Poisson law: the mean of 20 years lies within 4 × √(1200 / 20) of that.
//! assert!((advice.entered - 1200.0).abs() < 31.0);
//! # Ok(())
//! # }
//! ```
//!
//! [`output::write`] makes files of the findings. The program `doorstroom` does all this, and speaks.
//!
//! # The map
//!
//! Data runs up this picture, from what the user wrote to the charts; imports run down.
//!
//! ```text
//!  floor 9                        main.rs
//!  floor 8                          cli          speaks to people                       [clap, indicatif]
//!  ------------------------------ crate wall: library below ------------------------------
//!  floor 7                        output         files: tables, charts, the letter      [csv, plotters]
//!  floor 6                 analysis     proof    what the runs say, with ranges; the program against theory
//!  floor 5                      experiment       scenarios x replications               [rayon]
//!  floor 4                        measure        facts of one run -> its measures
//!  floor 3        config                engine   strangers to each other
//!              [toml, serde]
//!  floor 2                         model         the organisation, checked, read-only
//!  floor 1     queueing    stats    time    random                                      [statrs] [jiff] [rand]
//! ```
//!
//! | room | its door |
//! |---|---|
//! | [`config`] | [`config::load`]: a file becomes a [`Study`](model::Study), or all that is wrong with it; [`config::Template`]: a study of which numbers can be set |
//! | [`engine`] | [`engine::simulate`]: a [`Model`](model::Model) and its chance become facts |
//! | [`measure`] | [`Collector`](measure::Collector): the facts of one run become its measures |
//! | [`experiment`] | [`experiment::run`]: every scenario, every replication, on any number of threads; [`experiment::run_to_precision`]: as many as it takes |
//! | [`analysis`] | [`analysis::findings`]: what the runs say; [`analysis::static_load`]: what no run is needed for; [`analysis::size`](analysis::size()): how much it takes |
//! | [`proof`] | [`proof::verify`]: the program against queueing theory and against traces made by hand |
//! | [`output`] | [`output::write`]: tables, charts, letter and manifest, whole or not at all; [`output::write_letter`]: the letter again, without simulating |
//!
//! The engine knows events and advances in three phases: the clock; everything that is due at that instant; then work is
//! started until nothing more can start. So ties never depend on the order of events. Staff and changes come and go at
//! midnight, in one event of the day; what chance has for a worker hangs, as for a case, on a key of its own.
//!
//! # The laws of the house
//!
//! | law | held by |
//! |---|---|
//! | 1. A file names only its own room or a lower floor; `config` and `engine` never name each other. | `tests/it/architecture.rs` |
//! | 2. Each outside package has one home room; the few with more say why. | `tests/it/architecture.rs` |
//! | 3. Only `config` reads files, only `output` writes them, only `cli` prints. | clippy: `disallowed-methods` in `clippy.toml`, `print_stdout` and `print_stderr` in `Cargo.toml` |
//! | 4. A [`Model`](model::Model) that exists is right: the engine never reports a user's mistake. | types: private fields and [`Model::new`](model::Model::new), which tells every [`Fault`](model::Fault) |
//! | 5. The engine knows no file, no scenario, no thread, no language and no statistic over runs. It tells facts to an [`Observer`](engine::Observer). | law 1 for what has a room; habit for the rest |
//! | 6. Work starts in one place, `engine/dispatch.rs`. Every random number comes from [`random`] by its key. No hash order, no wall clock, no entropy of the system. | `tests/it/architecture.rs`; clippy: `disallowed-types`; `rand` is built without a source of entropy |
//! | 7. An expected number in a test names its second source: theory, law, a published table, a calculation by hand. Golden values guard against change and prove nothing. | habit |
//! | 8. No simulated figure in words without its range in words. | habit, and tests of the words around charts and of the letter |
//! | 9. No hidden constant: what a study leaves open is an [`Assumption`](model::Assumption) with a code, in the answer and in the manifest. | habit, and tests of `config` |
//!
//! Besides: a face (`mod.rs`) holds no logic, which `tests/it/architecture.rs` tests; every public item says what it is, which the
//! compiler asks; and the elementary functions are those of `libm`, the same on every platform, which clippy asks
//! and golden draws confirm.
//!
//! # Causes of waiting
//!
//! Every second of a case between entry and completion of a stage has one [`Cause`](engine::Cause), which the engine tells when
//! work begins and when the stage is completed; its page says exactly which. Why work waits hangs on who may take it: so it
//! waits in a line with all that waits for the same people, the line knows how long each cause held, and a piece of work takes the
//! difference between the moments at which it came and went.
//!
//! # Words
//!
//! | word | meaning | in Dutch |
//! |---|---|---|
//! | study | a baseline and scenarios, in one TOML file | studie |
//! | scenario | the baseline with something set otherwise or changed for a while | scenario |
//! | change | something that is different for a while: staff, stages, routes, hours, arrivals | wijziging |
//! | replication | one random future of a scenario | herhaling |
//! | report | what arrives | melding |
//! | case | the thing that flows | zaak |
//! | stage | a service that cases pass: triage, research, hand-over, monitoring | dienst |
//! | waiting list | of a stage: the cases that entered it and on which no work of that stage has begun | wachtlijst |
//! | in hand | begun in a stage, not completed | in behandeling |
//! | term | a statutory length of time | termijn |
//! | clock | one running term of one case | lopende termijn |
//! | measure | a measure of performance | maat |
//! | cause | what a second of a case in a stage is due to | oorzaak |
//! | event log | everything that happens to the cases of one replication | gebeurtenissenlog |
//! | band | how far replications lie apart: percentiles over them | marge |
//! | unknown | a number of the study that nobody knows: every replication draws it anew, the same in all scenarios | onzeker getal |
//! | twin | a second run of a replication with the same draws of the unknowns and other luck | tweede uitvoering |
//! | warm-up | simulated before the reported time, to fill the lists | aanloop |
//! | interval | how well a mean over replications is known: 95% confidence | interval |

pub mod analysis;
pub mod config;
pub mod engine;
pub mod experiment;
pub mod measure;
pub mod model;
pub mod output;
pub mod proof;
pub mod queueing;
pub mod random;
pub mod stats;
pub mod time;

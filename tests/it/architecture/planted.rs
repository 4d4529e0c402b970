//! The laws on made-up source that breaks them, and on source that nearly does.

use super::*;

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile {
        name: name.to_owned(),
        text: text.to_owned(),
    }
}

/// Each text breaks the law in the way that its message tells.
#[track_caller]
fn assert_broken(faults_of: impl Fn(&SourceFile) -> Vec<String>, cases: &[(&str, &str, &str)]) {
    for (name, text, message) in cases {
        let faults = faults_of(&file(name, text));
        assert_eq!(faults.len(), 1, "{name}: {text}: {faults:?}");
        assert!(faults[0].contains(message), "{name}: {text}: {faults:?}");
        assert!(faults[0].starts_with(name), "{faults:?}");
    }
}

#[track_caller]
fn assert_kept(faults_of: impl Fn(&SourceFile) -> Vec<String>, cases: &[(&str, &str)]) {
    for (name, text) in cases {
        assert_eq!(faults_of(&file(name, text)), [""; 0], "{name}: {text}");
    }
}

#[test]
fn an_import_that_runs_up_or_sideways_is_told() {
    let cases = [
        (
            "src/model/case.rs",
            "use crate::engine::Fact;",
            "imports run down",
        ),
        (
            "src/time/day.rs",
            "fn f() { super::super::model::g() }",
            "imports run down",
        ),
        (
            "src/config/load.rs",
            "use crate::{model::Model, engine};",
            "strangers",
        ),
        (
            "src/engine/work.rs",
            "fn f(p: crate::config::Problem) {}",
            "strangers",
        ),
        (
            "src/random/law.rs",
            "mod tests { use super::super::super::stats::Tally; }",
            "strangers",
        ),
        (
            "src/stats/tally.rs",
            "use crate::time::Day;",
            "`stats` (floor 1) may not name `time` (floor 1)",
        ),
        (
            "src/measure/mod.rs",
            "pub use super::experiment::run;",
            "imports run down",
        ),
    ];
    assert_broken(import_faults, &cases);
}

#[test]
fn an_import_from_the_crate_root_or_past_the_wall_is_told() {
    let cases = [
        (
            "src/engine/work.rs",
            "use crate::Model;",
            "never from the crate root",
        ),
        (
            "src/engine/work.rs",
            "use crate::*;",
            "never from the crate root",
        ),
        (
            "src/engine/work.rs",
            "use super::super as root;",
            "never from the crate root",
        ),
        (
            "src/engine/work.rs",
            "use doorstroom::model::Model;",
            "names itself `crate`",
        ),
        (
            "src/engine/work.rs",
            "use crate::cli::Progress;",
            "no room of the library",
        ),
        (
            "src/lib.rs",
            "pub use crate::model::Model;",
            "names nothing",
        ),
        (
            "src/cli/check.rs",
            "use crate::model::Model;",
            "as `doorstroom::<room>`",
        ),
        ("src/cli/check.rs", "use doorstroom::Model;", "is no room"),
        ("src/main.rs", "use doorstroom::*;", "is no room"),
        ("src/helpers/a.rs", "", "has no floor"),
    ];
    assert_broken(import_faults, &cases);
}

#[test]
fn imports_that_run_down_are_free() {
    let cases = [
        (
            "src/engine/work.rs",
            "use super::cases::Slot; use crate::{model, time::Day, random::*};",
        ),
        (
            "src/engine/work.rs",
            "mod tests { use super::*; use crate::engine::cases; }",
        ),
        (
            "src/output/charts/mark.rs",
            "use super::super::tables; use crate::stats::Band;",
        ),
        (
            "src/engine/work.rs",
            "// use crate::config::load;\nconst A: &str = \"crate::config\";",
        ),
        (
            "src/cli/check.rs",
            "use super::args; use crate::cli::args; use doorstroom::{config, engine::simulate};",
        ),
        ("src/main.rs", "mod cli; fn main() { cli::main() }"),
        ("src/lib.rs", "pub mod time;"),
    ];
    assert_kept(import_faults, &cases);
}

#[test]
fn a_package_away_from_home_is_told() {
    let packages = ["rand", "serde", "annotate-snippets"].map(str::to_owned);
    let cases = [
        (
            "src/engine/arrivals.rs",
            "use rand::Rng;",
            "`rand` does not live here (its home: random)",
        ),
        (
            "src/engine/arrivals.rs",
            "fn f() -> ::rand::Seed {}",
            "home: random",
        ),
        (
            "src/model/stage.rs",
            "#[derive(serde::Deserialize)] struct A;",
            "home: config, output",
        ),
        (
            "src/cli/check.rs",
            "extern crate annotate_snippets as a;",
            "home: config",
        ),
        ("src/main.rs", "use rand;", "home: random"),
    ];
    assert_broken(|file| homeless_uses(file, &packages), &cases);
    let kept = [
        ("src/random/law.rs", "use rand::Rng;"),
        ("src/output/tables.rs", "use serde::Serialize;"),
        (
            "src/time/day.rs",
            "#[cfg(test)] fn f() { rand::f() } #[cfg(test)] #[rustfmt::skip] mod tests { use rand::Rng; }",
        ),
        (
            "src/engine/arrivals.rs",
            "use crate::random::Draw; fn f(rand: u32) -> u32 { rand }",
        ),
    ];
    assert_kept(|file| homeless_uses(file, &packages), &kept);
}

#[test]
fn a_dependency_without_a_home_and_a_home_without_a_dependency_are_told() {
    let mut packages = dependencies(&manifest());
    packages.retain(|package| package != "toml");
    packages.push("tokio".to_owned());
    let faults = table_faults(&packages).join("\n");
    assert!(
        faults.contains("`tokio` has no home: choose the one room"),
        "{faults}"
    );
    assert!(faults.contains("`toml` is no dependency"), "{faults}");
}

#[test]
fn dependencies_are_read_as_cargo_reads_them() {
    let manifest = "[dependencies]\na-b = \"1\"\n[dependencies.c]\nversion = \"1\"\n[dev-dependencies]\nd = \"1\"";
    assert_eq!(dependencies(manifest), ["a-b", "c"]);
}

#[test]
fn work_that_starts_elsewhere_is_told() {
    let cases = [
        (
            "src/engine/work.rs",
            "fn f() { g(now, Fact::WorkStarted { case, stage }); }",
            "dispatch.rs only",
        ),
        (
            "src/engine/work.rs",
            "let fact = Fact::WorkStarted { ..other };",
            "dispatch.rs only",
        ),
        (
            "src/engine/work.rs",
            "use super::observer::Fact::{WorkStarted};",
            "dispatch.rs only",
        ),
        (
            "src/engine/work.rs",
            "if a == Fact::WorkStarted { case } == b {}",
            "dispatch.rs only",
        ),
        (
            "src/engine/observer.rs",
            "impl Fact { fn f() -> Self { Self::WorkStarted { case } } }",
            "dispatch.rs only",
        ),
        (
            "src/measure/stock.rs",
            "fn f() -> Fact { Fact::WorkStarted { case } }",
            "dispatch.rs only",
        ),
    ];
    assert_broken(starts_elsewhere, &cases);
    let kept = [
        (
            "src/engine/dispatch.rs",
            "let fact = Fact::WorkStarted { case };",
        ),
        (
            "src/engine/observer.rs",
            "enum Fact { CaseArrived, WorkStarted { case: CaseNumber } }",
        ),
        (
            "src/measure/stock.rs",
            "match fact { Fact::WorkStarted { case, .. } => {} }",
        ),
        (
            "src/measure/stock.rs",
            "match fact { Fact::WorkStarted { case } if case > 1 => {} }",
        ),
        (
            "src/measure/stock.rs",
            "if let Some(Fact::WorkStarted { case }) = fact {}",
        ),
        (
            "src/measure/stock.rs",
            "#[cfg(test)] mod tests { fn f() { g(Fact::WorkStarted { case }) } }",
        ),
    ];
    assert_kept(starts_elsewhere, &kept);
}

#[test]
fn files_of_tests_are_known_by_the_module_above() {
    let face = file(
        "src/measure/mod.rs",
        "mod stock; #[cfg(test)] pub(crate) mod by_hand; mod flow;",
    );
    assert_eq!(test_only_files(&face), ["src/measure/by_hand.rs"]);
}

#[test]
fn logic_in_a_face_is_told() {
    let cases = [
        (
            "src/model/mod.rs",
            "mod a;\npub fn f() {}",
            "mod.rs:2: a face holds no logic",
        ),
        (
            "src/model/mod.rs",
            "mod a { fn f() {} }",
            "a face holds no logic",
        ),
        (
            "src/model/mod.rs",
            "#[derive(Debug)] pub struct A;",
            "a face holds no logic",
        ),
        (
            "src/output/charts/mod.rs",
            "const A: u32 = 1;",
            "a face holds no logic",
        ),
        ("src/lib.rs", "pub mod a; pub use a::B;", "lists the rooms"),
    ];
    assert_broken(face_faults, &cases);
    let kept = [
        (
            "src/model/mod.rs",
            "//! A.\n#![deny(x)]\nmod a;\n#[cfg(test)]\npub(crate) mod b;\npub use a::{B, C};",
        ),
        ("src/model/stage.rs", "fn f() {}"),
    ];
    assert_kept(face_faults, &kept);
}
